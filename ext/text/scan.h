/*
 * scan.h - to the next byte that can matter, sixteen at a time
 *
 * Each function gives the first byte of p..end-1 that is in its set, or end. The sets hold every byte from
 * 0x80 on: who wants only some characters beyond ASCII looks at what was found and scans on.
 *
 *     scan_sentence   . ! ? line feed, vertical tab, form feed, carriage return
 *     scan_quote      "
 *
 * With SSE2, which every x86-64 has, sixteen bytes are compared at once; elsewhere byte by byte. Both are
 * compiled where both can be, give the same answer on every input, and never read outside p..end-1.
 */
#ifndef NEWSPRINT_TEXT_SCAN_H
#define NEWSPRINT_TEXT_SCAN_H

const char *scan_sentence(const char *p, const char *end);
const char *scan_quote(const char *p, const char *end);

/* The same byte by byte: what the vector forms are tested against. */
const char *scan_sentence_plain(const char *p, const char *end);
const char *scan_quote_plain(const char *p, const char *end);

#endif
