/*
 * plain.c - characters that repair leaves as they are
 *
 * Nine lines in ten need no repair, so most of the work on them is to find that out. Beyond ASCII normal form C
 * decides (nfc.h): a letter is safe, whatever stands beside it; a vowel sign or an accent behind a safe letter
 * mostly is; spaces, controls and invisible characters are not.
 *
 *     हिन्दी में      safe, mark, safe, mark, ...: each settled by a look into a table
 *     São Tomé     letters, unless what follows shows that a wrong charset was read (windows.h)
 *     AT&T         no semicolon near: no entity
 */
#include "text/plain.h"
#include "text/nfc.h"
#include "text/windows.h"

/* Zero-width joiners and non-joiners are spelling behind a letter beyond ASCII. */
static bool is_spelling(const char *start, const char *p) {
    bool joiner = memcmp(p, "\xE2\x80\x8C", 3) == 0 || memcmp(p, "\xE2\x80\x8D", 3) == 0;
    return joiner && p > start && (unsigned char)p[-1] >= 0x80;
}

/* A character beyond ASCII at p that is not simply safe: its bytes where it needs no repair, else 0. Kept apart, so
 * that the loop over those that are safe stays in registers. */
static __attribute__((noinline)) size_t other(const char *start, const char *p, const char *end,
                                              bool after_safe) {
    size_t size;
    enum nfc_kind kind = nfc_kind(p, &size);
    bool plain;
    if (kind == NFC_SAFE)
        plain = !windows_misread_at(p, end);
    else if (kind == NFC_OTHER)
        plain = size == 3 && is_spelling(start, p);
    else
        plain = (kind == NFC_MARK && after_safe) || nfc_is_settled(start, p, kind);
    return plain ? size : 0;
}

/* NUL is data, and an ampersand is text where no entity may stand. */
static bool is_plain_ascii(const char *p, const char *end) {
    if (*p == '&') return !memchr(p, ';', end - p < ENTITY_MAX ? (size_t)(end - p) : ENTITY_MAX);
    return *p == '\0' || (*p >= ' ' && *p < 0x7F);
}

/* Past the letters of two and three bytes from p on that are safe, but for those of C3. */
static inline const char *skip_safe(const char *p, const char *limit) {
    while (p < limit) {
        unsigned lead = (unsigned char)*p;
        if (lead < 0xC4 || lead >= 0xF0) break;
        unsigned second = (unsigned char)p[1];
        if (lead < 0xE0) {
            if (!nfc_is_safe_in(lead - 0xC0, second)) break;
            p += 2;
        } else {
            if (!nfc_is_safe_in((lead - 0xE0) * 64 + second - 0x80, (unsigned char)p[2])) break;
            p += 3;
        }
    }
    return p;
}

/* Past the character at p, and all beyond ASCII that follow it before `limit`; NULL where one needs repair. */
static inline const char *skip_plain(const char *start, const char *p, const char *limit, const char *end) {
    if ((unsigned char)*p < 0x80) return is_plain_ascii(p, end) ? p + 1 : NULL;
    for (size_t size; p < limit; p += size) {
        const char *behind = skip_safe(p, limit);
        bool after_safe = behind > p;
        p = behind;
        if (p >= limit || (unsigned char)*p < 0x80) break;
        if ((size = other(start, p, end, after_safe)) == 0) return NULL;
    }
    return p;
}

bool plain_characters(const char *start, const char *p, uint64_t asked, const char *end) {
    const char *limit = end - p < 64 ? end : p + 64;
    while (asked) {
        const char *behind = skip_plain(start, p + __builtin_ctzll(asked), limit, end);
        if (!behind) return false;
        if (behind >= limit) return true;
        asked &= ~(uint64_t)0 << (behind - p);
    }
    return true;
}

bool plain_line(struct span line) {
    struct line_scan scan = LINE_SCAN_OF(line);
    struct line_bytes bytes;
    return line_scan_next(&scan, line.data, &bytes) == line.data + line.size && bytes.plain;
}
