/*
 * letters.c - the match keys of letters beyond ASCII that are one letter, by table
 */
#include "text/letters.h"
#include <stdint.h>

enum { FIRST = 0xC0 };

static const uint16_t KEYS[] = {
#define LETTER_KEYS(first, ...) __VA_ARGS__,
#include "data/letter_keys.def"
#undef LETTER_KEYS
};

unsigned letter_key(const char *p) {
    unsigned lead = (unsigned char)*p;
    if (lead < 0xC3 || lead >= 0xE0) return 0;
    unsigned place = ((lead & 0x1F) << 6 | ((unsigned char)p[1] & 0x3F)) - FIRST;
    return place < sizeof KEYS / sizeof *KEYS ? KEYS[place] : 0;
}
