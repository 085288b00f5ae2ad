/*
 * quantity_scan.h - whether a sentence can have a quantity at all
 *
 *     struct quantity_scan scan;
 *     quantity_scan_init(&scan, vocabulary);                              of vocabulary_get_figures()
 *     enum status status = tokens_read_where(&tokens, text, vocabulary, quantity_scan_wants, &scan, poll);
 *
 * Three sentences of news in five have neither a digit nor a word that a number or a month begins with, and
 * need not be read as tokens. A "no" is right for all words in plain ASCII; in other languages than English
 * the answer is "yes". No heap; O(bytes), some 2 ns each.
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITY_SCAN_H
#define NEWSPRINT_EXTRACT_QUANTITY_SCAN_H

#include "extract/vocabulary.h"

enum { SCAN_LETTERS = 26, SCAN_LENGTHS = 16, SCAN_BITS = SCAN_LETTERS * SCAN_LETTERS * SCAN_LENGTHS };

struct quantity_scan {
    const struct vocabulary *vocabulary;
    uint64_t heads[SCAN_BITS / 64]; /* the first two letters of the words, with their lengths */
};

void quantity_scan_init(struct quantity_scan *scan, const struct vocabulary *vocabulary);

/* The context is a struct quantity_scan. */
bool quantity_scan_wants(const void *context, struct span sentence);

#endif
