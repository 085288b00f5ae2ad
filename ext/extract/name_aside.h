/*
 * name_aside.h - words with capitals before a first name that are no part of the name
 */
#ifndef NEWSPRINT_EXTRACT_NAME_ASIDE_H
#define NEWSPRINT_EXTRACT_NAME_ASIDE_H

#include "extract/name_run.h"

/* True where words from .. to-1 of a run say what somebody is, and the first name at `to` begins the name. */
bool name_stands_aside(const struct name_reader *reader, const struct name_run *run, size_t from, size_t to);

#endif
