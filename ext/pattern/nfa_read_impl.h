/*
 * nfa_read_impl.h - a pattern while it is read (used by nfa_read.c and nfa_set.c only)
 */
#ifndef NEWSPRINT_PATTERN_NFA_READ_IMPL_H
#define NEWSPRINT_PATTERN_NFA_READ_IMPL_H

#include "pattern/nfa_nodes.h"
#include "pattern/required.h"

struct reading {
    struct nfa *nfa;
    const char *p, *end;
    bool caseless;
    uint16_t pattern;
    uint32_t longest;       /* of what was read last, in characters */
    unsigned last;          /* the symbol that was read last where no other could stand there, or SYMBOLS */
    struct wording wording; /* of what was read last, unless that is `single` */
    char single;            /* one ASCII character, a letter in either case if it is in lower case there */
    bool single_cased;
    bool boundary;      /* no letter stands before what is read next */
    int depth;          /* of groups */
    const char *unread; /* what the pattern holds that is not known here */
    enum status status;
};

/* The pattern holds what is not known here. */
static inline void refuse(struct reading *r, const char *what) {
    if (r->status) return;
    r->status = STATUS_LIMIT;
    r->unread = what;
}

static inline bool reads(struct reading *r, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(r->end - r->p) < size || memcmp(r->p, word, size) != 0) return false;
    r->p += size;
    return true;
}

/* The set of what stands for one character; NO_SET where nothing is read. Fills in r->wording or
 * r->single. */
uint16_t nfa_read_set(struct reading *r);

#endif
