/*
 * chars.h - the classes of characters that layout and sentences look at
 *
 * One small classification for all scripts: letters by case, digits, white space, line breaks, the marks that
 * end a sentence, quotation marks, brackets, dashes, bullets. Text must be valid UTF-8. Nothing here fails,
 * touches the heap, or reads outside p..end-1.
 *
 * Quotation marks are one class, straight or curly, because the direction that a mark shows cannot be
 * trusted: German closes with the mark that English opens with, and half of the web types straight ones. What
 * a mark does is read off its neighbours: quote_opens().
 */
#ifndef NEWSPRINT_TEXT_CHARS_H
#define NEWSPRINT_TEXT_CHARS_H

#include "base/span.h"
#include <stdint.h>

enum char_class {
    CHAR_OTHER,
    CHAR_SPACE, /* white space within a line: blank, tab, no-break space ... */
    CHAR_BREAK, /* line feed, carriage return, vertical tab, U+0085, U+2028 */
    CHAR_PAGE,  /* form feed, U+2029: surely the end of a paragraph */
    CHAR_UPPER, /* letters of upper and title case */
    CHAR_LOWER,
    CHAR_LETTER, /* letters of scripts without case */
    CHAR_MARK,   /* accents and vowel signs, and what is invisible: joiners, direction marks */
    CHAR_DIGIT,
    CHAR_DOT,       /* . */
    CHAR_STRONG,    /* ! ? and their forms: end a sentence unless the next word says otherwise */
    CHAR_ELLIPSIS,  /* one character of several dots */
    CHAR_FULL_STOP, /* the full stops of other scripts: they have no other use and need no space behind */
    CHAR_QUOTE,     /* " ' and all curly, angle and low forms */
    CHAR_OPEN,      /* opening brackets, inverted ? and ! */
    CHAR_CLOSE,     /* closing brackets */
    CHAR_DASH,
    CHAR_COMMA, /* comma, semicolon, colon, and what else can only go on: % \& = / */
    CHAR_BULLET,
};

/* The classes of ASCII, and of a character beyond it. */
extern const unsigned char CHAR_ASCII[128];
enum char_class char_beyond_ascii(const char *p, size_t *size);

/* The class of the character at p, which must not be the end, and its bytes. */
static inline enum char_class char_at(const char *p, size_t *size) {
    unsigned char lead = (unsigned char)*p;
    if (lead >= 0x80) return char_beyond_ascii(p, size);
    *size = 1;
    return (enum char_class)CHAR_ASCII[lead];
}

/* The class of the character that ends before p (start < p), and its bytes. */
static inline enum char_class char_before(const char *start, const char *p, size_t *size) {
    const char *lead = p - 1;
    while (lead > start && ((unsigned char)*lead & 0xC0) == 0x80) lead--;
    return char_at(lead, size);
}

static inline bool char_is_letter(enum char_class class) {
    return class == CHAR_UPPER || class == CHAR_LOWER || class == CHAR_LETTER || class == CHAR_MARK;
}

static inline bool char_is_space(enum char_class class) {
    return class == CHAR_SPACE || class == CHAR_BREAK || class == CHAR_PAGE;
}

/* The marks that may end a sentence. */
static inline bool char_is_mark(enum char_class class) {
    return class == CHAR_DOT || class == CHAR_STRONG || class == CHAR_ELLIPSIS || class == CHAR_FULL_STOP;
}

/* True when the bytes of `prefix` stand at p. */
static inline bool begins_with(const char *p, const char *end, const char *prefix) {
    size_t size = strlen(prefix);
    return (size_t)(end - p) >= size && memcmp(p, prefix, size) == 0;
}

static inline bool is_ascii_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* ASCII that shows: neither white space nor a control character. */
static inline bool is_graphic(char byte) {
    return (unsigned char)(byte - '!') < 0x7F - '!';
}

/* The bytes of U+2010 to U+201F, dashes and curly quotes, at p, where three can be read. */
static inline bool is_curly(const char *p) {
    return p[0] == '\xE2' && p[1] == '\x80' && (p[2] & '\xF0') == '\x90';
}

/* The single quotes among them, which are typed for an apostrophe: ‘ ’ ‛. */
static inline bool is_curly_apostrophe(const char *p) {
    return is_curly(p) && (p[2] == '\x98' || p[2] == '\x99' || p[2] == '\x9B');
}

static inline bool is_ascii_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static inline bool is_ascii_lower(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static inline bool is_ascii_letter(char byte) {
    return is_ascii_lower((char)(byte | 0x20));
}

static inline bool is_ascii_alnum(char byte) {
    return is_ascii_digit(byte) || is_ascii_letter(byte);
}

/* Bytes of the line break at p: \n, \r\n, \r, form feed, vertical tab, U+0085, U+2028 or U+2029 (CHAR_BREAK
 * and CHAR_PAGE); 0 where there is none. */
static inline size_t line_break(const char *p, const char *end) {
    if ((unsigned char)*p < 0x80) {
        if (*p < '\n' || *p > '\r') return 0;
        return *p == '\r' && end - p >= 2 && p[1] == '\n' ? 2 : 1;
    }
    if (*p == '\xC2') return end - p >= 2 && p[1] == '\x85' ? 2 : 0;
    bool breaks = end - p >= 3 && p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\xA8' || p[2] == '\xA9');
    return breaks ? 3 : 0;
}

/* The lower-case form of a code point, or the code point itself. */
uint32_t char_lower(uint32_t code);

static inline bool is_one_of(char byte, const char *set) {
    return byte != '\0' && strchr(set, byte);
}

/* Past the white space at p; with `breaks` also past line and page breaks. */
const char *skip_all_space(const char *p, const char *end, bool breaks);

static inline const char *skip_space(const char *p, const char *end, bool breaks) {
    if (p < end && *p == ' ') p++;
    bool none = p < end && (unsigned char)(*p - '!') < 0x80 - '!';
    return none ? p : skip_all_space(p, end, breaks);
}

/* Before the white space that ends at p, breaks included. */
const char *trim_all_space(const char *start, const char *p);

static inline const char *trim_space(const char *start, const char *p) {
    bool none = p > start && (unsigned char)(p[-1] - '!') < 0x80 - '!';
    return none ? p : trim_all_space(start, p);
}

/* True when the quotation mark of `size` bytes at p opens what follows, false when it closes what was before:
 * a mark leans on the right when white space, a dash or an opening bracket stands before it, and on the left
 * when white space, a comma, a closing bracket or the end of a sentence stands behind it. One that leans on
 * both sides or on neither opens when it is one of the angle marks « ‹, closes when » ›, and otherwise opens
 * when nothing is open. */
bool quote_opens(struct span text, const char *p, size_t size, bool open);

#endif
