/*
 * scan.h - to the next byte that can matter, sixteen at a time
 *
 * Each function gives the first byte of p..end-1 that is in its set, or end. The sets, but for that of
 * scan_line, hold every byte from 0x80 on: who wants only some characters beyond ASCII looks at what was found
 * and scans on.
 *
 *     scan_sentence   . ! ? line feed, vertical tab, form feed, carriage return
 *     scan_quote      "
 *     scan_plain      controls, DEL, &, and the first of two spaces within p..end-1
 *     scan_line       line feed and all controls below, form feed, carriage return, 0xC2, 0xE2
 *
 * With SSE2, which every x86-64 has, sixteen bytes are compared at once; elsewhere byte by byte. Both are
 * compiled where both can be, give the same answer on every input, and never read outside p..end-1.
 */
#ifndef NEWSPRINT_TEXT_SCAN_H
#define NEWSPRINT_TEXT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

const char *scan_sentence(const char *p, const char *end);
const char *scan_quote(const char *p, const char *end);
const char *scan_plain(const char *p, const char *end);
const char *scan_line(const char *p, const char *end);

/* The first byte of p..end-1 that is one of the four, or end. */
const char *scan_any(const char *p, const char *end, const char set[4]);

/* The spaces among p..end-1, and whether a byte beyond ASCII is there. */
size_t scan_spaces(const char *p, const char *end, bool *high);

/* The same byte by byte: what the vector forms are tested against. */
const char *scan_sentence_plain(const char *p, const char *end);
const char *scan_quote_plain(const char *p, const char *end);
const char *scan_any_plain(const char *p, const char *end, const char set[4]);
size_t scan_spaces_plain(const char *p, const char *end, bool *high);
const char *scan_plain_plain(const char *p, const char *end);
const char *scan_line_plain(const char *p, const char *end);

#endif
