/*
 * name_beside.h - what stands beside a name and tells of it
 *
 *     his wife, Ida Voss, who         is kin
 *     Secretary of State Ida Voss     "State" is of an office
 *
 * A name is tokens first .. end - 1. All are O(1).
 */
#ifndef NEWSPRINT_EXTRACT_NAME_BESIDE_H
#define NEWSPRINT_EXTRACT_NAME_BESIDE_H

#include "extract/name_run.h"

/* True for one of whom no more is told than whose wife or son it is; not for "his wife, Ida Voss, said". */
bool name_beside_is_kin(const struct name_reader *reader, size_t first, size_t end);

/* True for a capital at token i behind "Secretary of" or "Envoy to the": no part of the holder's name. */
bool name_beside_is_of_office(const struct name_reader *reader, size_t i);

#endif
