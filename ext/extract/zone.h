/*
 * zone.h - time zones as they are printed beside times
 *
 * A zone is an offset, a name that stands for one, or a name whose offset depends on the day: ET is EST in
 * winter and EDT in summer. Names of several meanings (IST, AST, GST) are unsure. EST, CST, MST and PST and
 * their summer times are those of RFC 5322, so of North America; BST is British, and unsure outside British
 * summer time. Nothing here fails or touches the heap; O(pieces).
 *
 * Source: RFC 5322, section 4.3; Energy Policy Act of 2005 and Uniform Time Act as amended in 1986 for the
 * summer times of the United States from 1987 on; directive 2000/84/EC for British ones.
 */
#ifndef NEWSPRINT_EXTRACT_ZONE_H
#define NEWSPRINT_EXTRACT_ZONE_H

#include "extract/time_tokens.h"

enum zone_kind { ZONE_NONE, ZONE_FIXED, ZONE_US, ZONE_UK, ZONE_UNSURE };

struct zone {
    enum zone_kind kind;
    int minutes;                 /* east of Greenwich, in winter */
    const struct date_word *row; /* the meanings of a zone that is unsure */
};

/* Reads the zone at *i, behind a time, and moves *i behind it; ZONE_NONE where there is none. `machine`: the
 * time is part of a stamp that machines write, in which "-05:00" is a zone; behind a printed time it may be
 * the end of a range. False where two zones stand there that
 * contradict each other, or what is glued to the time is none. */
bool zone_read(const struct time_tokens *tokens, size_t *i, bool machine, struct zone *zone);

/* The offset in minutes of a time that is local in the zone: day and seconds of it. `assumed` is taken where
 * no zone is printed, or one whose meanings have it. False where the offset is not known. */
bool zone_offset(const struct zone *zone, const struct zone *assumed, int64_t day, int64_t seconds,
                 int *minutes);

#endif
