/*
 * nfa.h - patterns as one nondeterministic finite automaton
 *
 * The automaton reads every text that a pattern of regex.h matches, and some that it does not. Each pattern
 * is read once, under a number. All lazy automata (dfa.h) that are made of it share it. It lends its callers
 * room to work in: one thread at a time.
 *
 * Calls fail with STATUS_NOMEM alone; after that an automaton is only good for nfa_free(). Cost is that of
 * the nodes that are looked at.
 */
#ifndef NEWSPRINT_PATTERN_NFA_H
#define NEWSPRINT_PATTERN_NFA_H

#include "base/span.h"
#include "base/status.h"
#include "base/vector.h"
#include <stdint.h>

enum { NFA_PATTERNS = 128 };

struct nfa;

/* Nodes that wait for a character, or, at the end of a pattern, for nothing. */
struct nfa_nodes {
    VECTOR_OF(uint32_t) list;
};

/* A set of patterns, by the numbers they were added under. */
struct nfa_set {
    uint64_t bits[NFA_PATTERNS / 64];
};

static inline bool nfa_set_has(const struct nfa_set *set, unsigned number) {
    return set->bits[number / 64] >> number % 64 & 1;
}

static inline void nfa_set_add(struct nfa_set *set, unsigned number) {
    set->bits[number / 64] |= (uint64_t)1 << number % 64;
}

static inline bool nfa_set_empty(const struct nfa_set *set) {
    return (set->bits[0] | set->bits[1]) == 0;
}

static inline void nfa_set_join(struct nfa_set *set, const struct nfa_set *other) {
    for (int i = 0; i < NFA_PATTERNS / 64; i++) set->bits[i] |= other->bits[i];
}

static inline void nfa_set_leave(struct nfa_set *set, const struct nfa_set *other) {
    for (int i = 0; i < NFA_PATTERNS / 64; i++) set->bits[i] &= ~other->bits[i];
}

/* The next number of the set at or behind `number`; NFA_PATTERNS where there is none. */
static inline unsigned nfa_set_next(const struct nfa_set *set, unsigned number) {
    for (unsigned word = number / 64; word < NFA_PATTERNS / 64; word++, number = word * 64) {
        uint64_t bits = set->bits[word] >> number % 64;
        if (bits) return number + (unsigned)__builtin_ctzll(bits);
    }
    return NFA_PATTERNS;
}

/* The caller frees *nfa, which is NULL after a failure. */
enum status nfa_new(struct nfa **nfa);
void nfa_free(struct nfa *nfa);

/* Adds a pattern, or one more row of it, under a number below NFA_PATTERNS; the rows of a pattern one after
 * the other. What the automaton does not know of the notation it takes for anything at all, and *unread says
 * what that is; NULL otherwise. */
enum status nfa_add(struct nfa *nfa, struct span source, bool caseless, unsigned number, const char **unread);

enum { NFA_UNLIMITED = 1 << 20, NFA_WORD = 16, NFA_LITERAL = 32 };

/* A text of which every match of a branch holds one, at the start of a word. */
struct nfa_literal {
    char bytes[NFA_LITERAL];
    unsigned char size;
    bool either_case;
};

/* One of the alternatives that a pattern is made of. */
struct nfa_branch {
    unsigned pattern;
    uint32_t start;      /* a node */
    uint32_t longest;    /* characters that it can match, or NFA_UNLIMITED */
    char word[NFA_WORD]; /* stands in all that it matches, in either case; may be empty */
    uint32_t first_literal, literal_count;
};

/* The literals of a branch, good until the next nfa_add(). */
const struct nfa_literal *nfa_literals(const struct nfa *nfa, const struct nfa_branch *branch);

/* The branches of a pattern, good until the next nfa_add(). */
const struct nfa_branch *nfa_branches(const struct nfa *nfa, unsigned number, size_t *count);

/* Appends the nodes that a branch begins with. */
enum status nfa_begin(struct nfa *nfa, const struct nfa_branch *branch, struct nfa_nodes *nodes);

/* Appends the nodes behind `count` others and the character that starts with `byte`. */
enum status nfa_step(struct nfa *nfa, const uint32_t *nodes, size_t count, unsigned char byte,
                     struct nfa_nodes *next);

/* The pattern of a node; whether the pattern ends there. */
unsigned nfa_pattern(const struct nfa *nfa, uint32_t node);
bool nfa_ends(const struct nfa *nfa, uint32_t node);

/* Sets bit i of *needed when every match that starts at one of the nodes contains a character of rows[i].
 * There are up to NFA_ROWS rows, without ASCII letters. Of bytes beyond ASCII a row may have C2 and E2: they
 * stand for all characters that begin with them. */
enum { NFA_ROWS = 8 };
enum status nfa_needs(struct nfa *nfa, const struct nfa_nodes *nodes, const char *const *rows, unsigned count,
                      unsigned char *needed);

/* Numbers the byte classes: two bytes share a column when no transition reachable from the nodes tells them
 * apart. Frequent characters have the first columns, the bytes within a character the last. */
enum status nfa_columns(struct nfa *nfa, const struct nfa_nodes *nodes, unsigned char column[256],
                        unsigned *count);

#endif
