/*
 * scan_impl.h - what scan.c shows to its test alone: the narrow forms that the wide ones are held against
 */
#ifndef NEWSPRINT_TEXT_SCAN_IMPL_H
#define NEWSPRINT_TEXT_SCAN_IMPL_H

#include "text/scan.h"

/* The stops among the SCAN_BLOCK bytes at p, or as many as there are. */
uint64_t scan_stops(const char *p, const char *end);

/* This and the functions of scan.h by sixteen bytes (narrow) and byte by byte (plain). */
uint64_t scan_stops_narrow(const char *p, const char *end);
const char *scan_line_narrow(const char *p, const char *end);
uint64_t scan_stops_plain(const char *p, const char *end);
const char *scan_line_plain(const char *p, const char *end);
const char *scan_quote_plain(const char *p, const char *end);
const char *scan_plain_plain(const char *p, const char *end);
unsigned scan_held_narrow(const char *p, const char *end, const char set[4]);
unsigned scan_held_plain(const char *p, const char *end, const char set[4]);
const char *scan_any_plain(const char *p, const char *end, const char set[4]);
size_t scan_spaces_plain(const char *p, const char *end, size_t *wide);

#endif
