/*
 * outline.h - which of many patterns a text can match at all, read off it in one pass
 *
 * An outline knows the patterns of pattern.h by their rough shape. What it rules out does not match; what it
 * lets through may or may not, and is then searched for. The text must be valid UTF-8.
 *
 * Cost: some ns a byte, and less where the answer is clear after the first few. An outline keeps what it worked
 * out for the next text, up to a bound (OUTLINE_STATES, some 2 MB): one thread at a time. Calls fail with
 * STATUS_NOMEM alone, but outline_add() with STATUS_LIMIT where it cannot read a pattern.
 */
#ifndef NEWSPRINT_TEXT_OUTLINE_H
#define NEWSPRINT_TEXT_OUTLINE_H

#include "base/span.h"
#include "base/status.h"
#include <stdint.h>

enum { OUTLINE_PATTERNS = 128, OUTLINE_STATES = 4096 };

struct outline;

/* A set of patterns, by the numbers they were added under. */
struct outline_set {
    uint64_t bits[OUTLINE_PATTERNS / 64];
};

static inline bool outline_set_has(const struct outline_set *set, unsigned number) {
    return set->bits[number / 64] >> number % 64 & 1;
}

static inline void outline_set_add(struct outline_set *set, unsigned number) {
    set->bits[number / 64] |= (uint64_t)1 << number % 64;
}

static inline bool outline_set_empty(const struct outline_set *set) {
    return (set->bits[0] | set->bits[1]) == 0;
}

/* The next number of the set at or behind `number`; OUTLINE_PATTERNS where there is none. */
static inline unsigned outline_set_next(const struct outline_set *set, unsigned number) {
    for (unsigned word = number / 64; word < OUTLINE_PATTERNS / 64; word++, number = word * 64) {
        uint64_t bits = set->bits[word] >> number % 64;
        if (bits) return number + (unsigned)__builtin_ctzll(bits);
    }
    return OUTLINE_PATTERNS;
}

/* The caller frees *outline, which is NULL after a failure. */
enum status outline_new(struct outline **outline);
void outline_free(struct outline *outline);

/* Adds a pattern under a number below OUTLINE_PATTERNS. All are added before the first text is read. */
enum status outline_add(struct outline *outline, struct span source, bool caseless, unsigned number);

/* The patterns that may match the whole text: by all of it, or by its first few bytes. Many patterns at once are
 * cheap for the second alone, one by itself is cheap for the first. */
enum status outline_whole(struct outline *outline, struct span text, struct outline_set *set);
enum status outline_begun(struct outline *outline, struct span text, bool whole, struct outline_set *set);

/* True where the first few bytes are known to begin no pattern: the short way to an empty outline_begun(). */
bool outline_ends_soon(const struct outline *outline, const char *p, const char *end);

/* Whether some pattern may match at the start of the text. */
enum status outline_start(struct outline *outline, struct span text, bool *may);

/* Whether no pattern matches a text without at least one of the characters, none of them ASCII letters. A
 * character beyond ASCII stands for all that an outline does not tell from it. */
enum status outline_needs(struct outline *outline, const char *characters, bool *needed);

/* Whether some pattern may start with each byte. */
enum status outline_first_bytes(struct outline *outline, bool first[256]);

#endif
