/*
 * entities.c - HTML entities, named and numeric
 *
 * Names are found by halving the sorted list of data/entities.def.
 *
 * Reference: HTML Standard, named and numeric character references.
 */
#include "text/entities.h"
#include "text/chars.h"
#include "text/charsets.h"

static const struct {
    const char *name;
    uint32_t code;
} ENTITIES[] = {
#define ENTITY(name, code) {name, code},
#include "data/entities.def"
#undef ENTITY
};

static uint32_t entity_named(struct span name) {
    size_t low = 0, high = sizeof ENTITIES / sizeof *ENTITIES;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *candidate = ENTITIES[middle].name;
        size_t size = strlen(candidate);
        int order = memcmp(candidate, name.data, size < name.size ? size : name.size);
        if (order == 0) order = (size > name.size) - (size < name.size);
        if (order == 0) return ENTITIES[middle].code;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static int digit_value(char digit, int base) {
    int value = is_ascii_digit(digit)                            ? digit - '0'
                : (digit | 0x20) >= 'a' && (digit | 0x20) <= 'f' ? (digit | 0x20) - 'a' + 10
                                                                 : 99;
    return value < base ? value : -1;
}

/* Numbers 128..159 are Windows-1252 to every browser. 0 where the digits are not a character. */
static uint32_t entity_number(struct span digits) {
    bool hex = digits.size > 0 && (digits.data[0] | 0x20) == 'x';
    uint32_t code = 0;
    if (digits.size == (size_t)hex) return 0;
    for (size_t i = hex; i < digits.size; i++) {
        int value = digit_value(digits.data[i], hex ? 16 : 10);
        if (value < 0 || code > 0x10FFFF) return 0;
        code = code * (hex ? 16 : 10) + (uint32_t)value;
    }
    if (code >= 0x80 && code < 0xA0) return charset_control(code);
    return code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? 0 : code;
}

uint32_t entity_at_end(struct span bytes, size_t *start) {
    size_t at = bytes.size - 1, floor = bytes.size > ENTITY_MAX ? bytes.size - ENTITY_MAX : 0;
    while (at > floor && bytes.data[at] != '&') at--;
    if (bytes.data[at] != '&') return 0;
    *start = at;
    struct span name = span_slice(bytes, at + 1, bytes.size - 1);
    if (name.size > 1 && name.data[0] == '#') return entity_number(span_slice(name, 1, name.size));
    return entity_named(name);
}

/* The names that HTML knows without a semicolon: those of Latin-1, and & < > ". */
static bool may_stay_open(uint32_t code) {
    return code == '&' || code == '<' || code == '>' || code == '"' || (code >= 0xA0 && code < 0x100);
}

uint32_t entity_open(const char *p, const char *end, size_t *size) {
    if (end - p > ENTITY_MAX) end = p + ENTITY_MAX;
    const char *name = p + 1, *stop = name + (name < end && *name == '#');
    while (stop < end && is_ascii_alnum(*stop)) stop++;
    struct span found = {name, (size_t)(stop - name)};
    *size = found.size + 1;
    bool closed = stop < end && (*stop == ';' || *stop == '=');
    if (closed || found.size < 2) return 0;
    if (*name == '#') {
        uint32_t code = found.size > 2 ? entity_number(span_slice(found, 1, found.size)) : 0;
        return code >= ' ' ? code : 0;
    }
    if (begins_with(name, stop, "nbsp")) return *size = sizeof "&nbsp" - 1, 0xA0;
    uint32_t code = entity_named(found);
    return may_stay_open(code) ? code : 0;
}
