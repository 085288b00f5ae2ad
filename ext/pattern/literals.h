/*
 * literals.h - which of many short texts stand in a longer one, found in one pass
 *
 * Each literal stands for topics, as bits, and the pass gives the topics of all literals that were found. A
 * literal that begins with a letter stands where a word of ASCII letters begins, one that begins with a mark
 * anywhere.
 *
 * No heap. Adding fails with STATUS_LIMIT: for a text that is shorter than LITERAL_MIN or longer than
 * LITERAL_MAX bytes, that begins with anything but a letter or one of the two marks before a letter, that has
 * no word of three letters, or one too many.
 *
 * Cost: a few instructions a byte, whatever the number of literals, and a comparison where four bytes of one
 * stand.
 */
#ifndef NEWSPRINT_PATTERN_LITERALS_H
#define NEWSPRINT_PATTERN_LITERALS_H

#include "base/span.h"
#include "base/status.h"
#include <stdbool.h>
#include <stdint.h>

enum { LITERAL_MIN = 4, LITERAL_MAX = 32, LITERALS_MAX = 1000, LITERAL_SLOT_BITS = 12 };

/* Letters in either case are told from other bytes by nothing but bit 5: "(C)2" is "(c)2". */
enum literal_case { LITERAL_EXACT, LITERAL_EITHER_CASE };

/* Eight bytes from a key on. The bits of them that do not count are set in both. Zeroed, it is like no
 * word. */
struct literal_start {
    uint64_t bytes, free;
};

struct literal {
    char bytes[LITERAL_MAX];
    unsigned char size;
    unsigned char key;   /* where the four bytes begin that it is known by */
    unsigned char fold;  /* 0x20 in either case */
    unsigned short next; /* 1 + the next literal of the same slot */
    unsigned topics;
    struct literal_start start;
};

/* The literals of a slot, and what they have in common. */
struct literal_key {
    struct literal_start start;
    unsigned short first; /* 1 + the first of them */
};

/* Zeroed, it holds none. */
struct literals {
    struct literal items[LITERALS_MAX];
    size_t count;
    struct literal_key keys[1 + LITERALS_MAX]; /* the first is that of empty slots */
    size_t key_count;
    unsigned short slots[1 << LITERAL_SLOT_BITS]; /* by hash of four bytes: the index of their key */
    unsigned char low[LITERAL_MIN][16],
        high[16]; /* by half of a byte: the groups that have it there, as bits */
};

/* Whether a text can be added, but for want of room. */
bool literals_take(struct span text);

/* A text that is there already, in the same case, gets the topics as well. */
enum status literals_add(struct literals *literals, struct span text, enum literal_case letters,
                         unsigned topics);

/* The topics of the literals that stand in a text. */
unsigned literals_held(const struct literals *literals, struct span text);

/* The same by sixteen bytes: what the wider form is tested against. */
unsigned literals_held_narrow(const struct literals *literals, struct span text);

#endif
