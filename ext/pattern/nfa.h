/*
 * nfa.h - patterns as one nondeterministic automaton
 *
 * The patterns of pattern/regex.h by their rough shape: what the automaton of a pattern does not read, the pattern does
 * not match; what it reads, the pattern may or may not match. Each is read once, under a number, and shared by all
 * outlines (dfa.h) that are made of it. An automaton lends its callers room to work in: one thread at a time.
 *
 * Calls fail with STATUS_NOMEM alone, but automaton_add() with STATUS_LIMIT where it cannot read a pattern; after
 * either of these an automaton is only good for automaton_free(). Cost is that of the nodes that are looked at.
 */
#ifndef NEWSPRINT_PATTERN_NFA_H
#define NEWSPRINT_PATTERN_NFA_H

#include "base/span.h"
#include "base/status.h"
#include "base/vector.h"
#include <stdint.h>

enum { AUTOMATON_PATTERNS = 128 };

struct automaton;

/* Nodes that wait for a character, or, at the end of a pattern, for nothing. */
struct automaton_nodes {
    VECTOR_OF(uint32_t) list;
};

/* A set of patterns, by the numbers they were added under. */
struct automaton_set {
    uint64_t bits[AUTOMATON_PATTERNS / 64];
};

static inline bool automaton_set_has(const struct automaton_set *set, unsigned number) {
    return set->bits[number / 64] >> number % 64 & 1;
}

static inline void automaton_set_add(struct automaton_set *set, unsigned number) {
    set->bits[number / 64] |= (uint64_t)1 << number % 64;
}

static inline bool automaton_set_empty(const struct automaton_set *set) {
    return (set->bits[0] | set->bits[1]) == 0;
}

static inline void automaton_set_join(struct automaton_set *set, const struct automaton_set *other) {
    for (int i = 0; i < AUTOMATON_PATTERNS / 64; i++) set->bits[i] |= other->bits[i];
}

/* The next number of the set at or behind `number`; AUTOMATON_PATTERNS where there is none. */
static inline unsigned automaton_set_next(const struct automaton_set *set, unsigned number) {
    for (unsigned word = number / 64; word < AUTOMATON_PATTERNS / 64; word++, number = word * 64) {
        uint64_t bits = set->bits[word] >> number % 64;
        if (bits) return number + (unsigned)__builtin_ctzll(bits);
    }
    return AUTOMATON_PATTERNS;
}

/* The caller frees *automaton, which is NULL after a failure. */
enum status automaton_new(struct automaton **automaton);
void automaton_free(struct automaton *automaton);

/* Adds a pattern under a number below AUTOMATON_PATTERNS that none has yet. */
enum status automaton_add(struct automaton *automaton, struct span source, bool caseless, unsigned number);

enum { AUTOMATON_UNLIMITED = 1 << 20, AUTOMATON_WORD = 16 };

/* One of the alternatives that a pattern is made of. */
struct automaton_branch {
    unsigned pattern;
    uint32_t start;            /* a node */
    uint32_t longest;          /* characters that it can match, or AUTOMATON_UNLIMITED */
    char word[AUTOMATON_WORD]; /* stands in all that it matches, in either case; may be empty */
};

/* The branches of a pattern, good until the next automaton_add(). */
const struct automaton_branch *automaton_branches(const struct automaton *automaton, unsigned number,
                                                  size_t *count);

/* Appends the nodes that a branch begins with. */
enum status automaton_begin(struct automaton *automaton, const struct automaton_branch *branch,
                            struct automaton_nodes *nodes);

/* Appends the nodes behind `count` others and the character that starts with `byte`. */
enum status automaton_step(struct automaton *automaton, const uint32_t *nodes, size_t count,
                           unsigned char byte, struct automaton_nodes *next);

/* The pattern of a node; whether the pattern ends there. */
unsigned automaton_pattern(const struct automaton *automaton, uint32_t node);
bool automaton_ends(const struct automaton *automaton, uint32_t node);

/* Of some rows of characters, up to AUTOMATON_ROWS and none of them ASCII letters, those that each way from the nodes
 * to the end of a pattern has one of, as bits. A byte beyond ASCII stands for all characters that an automaton does not
 * tell from those that begin with it. */
enum { AUTOMATON_ROWS = 8 };
enum status automaton_needs(struct automaton *automaton, const struct automaton_nodes *nodes,
                            const char *const *rows, unsigned count, unsigned char *needed);

/* A column for each byte, the same for those that nothing on the way from the nodes tells apart, and how many there
 * are. Frequent characters have the first ones, the bytes within a character the last. */
enum status automaton_columns(struct automaton *automaton, const struct automaton_nodes *nodes,
                              unsigned char column[256], unsigned *count);

#endif
