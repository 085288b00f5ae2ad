/*
 * charsets.c - the bytes of characters in charsets of one byte
 *
 * The characters are found by halving the sorted list of data/charsets.def.
 */
#include "text/charsets.h"
#include <stddef.h>

static const struct {
    uint16_t code;
    unsigned char bytes[CHARSETS];
} CHARACTERS[] = {
#define CHARACTER(code, ...) {code, {__VA_ARGS__}},
#include "data/charsets.def"
#undef CHARACTER
};
enum { CHARACTERS_COUNT = sizeof CHARACTERS / sizeof *CHARACTERS };

const unsigned char *charset_bytes(uint32_t code) {
    static const unsigned char NONE[CHARSETS] = {0};
    size_t low = 0, high = CHARACTERS_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (CHARACTERS[middle].code == code) return CHARACTERS[middle].bytes;
        if (CHARACTERS[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return NONE;
}

void charset_characters(enum charset charset, uint32_t characters[CHARSET_CHARACTERS]) {
    for (size_t i = 0; i < CHARACTERS_COUNT; i++) {
        unsigned byte = CHARACTERS[i].bytes[charset];
        if (byte >= CHARSET_CHARACTERS) characters[byte - CHARSET_CHARACTERS] = CHARACTERS[i].code;
    }
}

uint32_t charset_control(uint32_t byte) {
    for (size_t i = 0; i < CHARACTERS_COUNT; i++)
        if (CHARACTERS[i].bytes[WINDOWS_1252] == byte) return CHARACTERS[i].code;
    return byte;
}
