/*
 * nfa_nodes.h - what an automaton is made of (used by automaton*.c only)
 */
#ifndef NEWSPRINT_PATTERN_NFA_NODES_H
#define NEWSPRINT_PATTERN_NFA_NODES_H

#include "pattern/nfa.h"

/* What an automaton reads: an ASCII character, or the class of another one. */
enum { CASED = 128, LATIN, SIGNS, UNCASED, SYMBOLS };

struct symbols {
    uint64_t bits[3];
};

/* Sets below 128 are that character, below 256 that letter in either case, the others are in `sets`: the
 * first of them holds every symbol. */
enum {
    EITHER_CASE = 128,
    FIRST_SET = 256,
    ANY_SET = FIRST_SET,
    SETS_MAX = 1024,
    MATCHED = 0xFFFE,
    NO_SET = 0xFFFF
};

/* A node reads one symbol of its set and goes to `next`; without a set it reads nothing and goes to `next`
 * and to `other`; MATCHED its pattern has matched. Node 0 is nowhere. */
struct node {
    uint32_t next, other;
    uint32_t follows; /* where what can be reached without a symbol is listed; 0 where that is not known */
    uint16_t set;
    uint16_t pattern;
};

struct nfa {
    VECTOR_OF(struct node) nodes;
    VECTOR_OF(struct symbols) sets;
    VECTOR_OF(uint32_t) follows; /* lists, each behind its size */
    VECTOR_OF(uint32_t) read;    /* by a step: the nodes behind it */
    VECTOR_OF(uint32_t) stack;
    VECTOR_OF(uint32_t) seen; /* by node: the last closure that met it */
    uint32_t closure;
    VECTOR_OF(unsigned char) reach;         /* by node: the rows that a way to it goes without */
    VECTOR_OF(struct nfa_branch) branches;  /* of one pattern after the other */
    VECTOR_OF(struct nfa_literal) literals; /* of one branch after the other */
};

static inline void symbols_add(struct symbols *set, unsigned symbol) {
    set->bits[symbol / 64] |= (uint64_t)1 << symbol % 64;
}

static inline bool symbols_have(const struct symbols *set, unsigned symbol) {
    return set->bits[symbol / 64] >> symbol % 64 & 1;
}

static inline void symbols_add_beyond(struct symbols *set) {
    for (unsigned symbol = CASED; symbol < SYMBOLS; symbol++) symbols_add(set, symbol);
}

static inline unsigned symbol_of(unsigned char lead) {
    if (lead < 0x80) return lead;
    if (lead == 0xC2) return LATIN;
    if (lead == 0xE2) return SIGNS;
    return lead <= 0xD6 || lead == 0xE1 || lead == 0xEA || lead >= 0xEF ? CASED : UNCASED;
}

#endif
