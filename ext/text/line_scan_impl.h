/*
 * line_scan_impl.h - what line_scan.c shows to its test alone: the narrow forms of line_scan_next()
 */
#ifndef NEWSPRINT_TEXT_LINE_SCAN_IMPL_H
#define NEWSPRINT_TEXT_LINE_SCAN_IMPL_H

#include "text/line_scan.h"

/* line_scan_next() by sixteen bytes (narrow) and byte by byte (plain). */
const char *line_scan_next_narrow(struct line_scan *scan, const char *start, struct line_bytes *bytes);
const char *line_scan_next_plain(struct line_scan *scan, const char *start, struct line_bytes *bytes);

#endif
