/*
 * name_beside.h - what stands beside a name and tells of it
 *
 *     his wife, Ida Voss, who         is kin
 *     Secretary of State Ida Voss     "State" is of an office
 *     die Passagierin Ida Voss        "Passagierin" is a trade, what somebody is
 *
 * A name is tokens first .. end - 1. All are linear in the name, which is bounded.
 */
#ifndef NEWSPRINT_EXTRACT_NAME_BESIDE_H
#define NEWSPRINT_EXTRACT_NAME_BESIDE_H

#include "extract/name_run.h"

/* The classes of the "wife" of "his wife, Ida Voss"; 0 for none. */
uint64_t name_beside_kin(const struct name_reader *reader, size_t first);

/* True for one of whom no more is told than whose wife or son it is; not for "his wife, Ida Voss, said". */
bool name_beside_is_kin(const struct name_reader *reader, size_t first, size_t end);

/* True for a capital at token i behind "Secretary of" or "Envoy to the": no part of the holder's name. */
bool name_beside_is_of_office(const struct name_reader *reader, size_t i);

/* True where words from .. to - 1 of a run say what somebody is, and the first name at `to` begins the name:
 * in German, where all nouns have capitals, "Passagierin Ida Voss"; elsewhere a field of office behind its
 * title, "ministre des Transports Ida Voss". False in English. */
bool name_beside_is_trade(const struct name_reader *reader, const struct name_run *run, size_t from,
                          size_t to);

/* True for a first name by itself at token i; "in Aurora", "737 Max" and CHIP are none. */
bool name_beside_is_first_name(const struct name_reader *reader, size_t i);

#endif
