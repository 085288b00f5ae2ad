/*
 * quantity_scan.h - whether a sentence can have a quantity at all
 *
 *     status = tokens_read_where(&tokens, text, vocabulary, quantity_scan_wants, vocabulary, poll);
 *
 * Three sentences of news in five have neither a digit nor a word that a number or a month begins with, and
 * need not be read as tokens. A "no" is right for all words in plain ASCII; in other languages than English
 * the answer is "yes". No heap; O(bytes), some 2 ns each.
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITY_SCAN_H
#define NEWSPRINT_EXTRACT_QUANTITY_SCAN_H

#include "extract/vocabulary.h"

/* The context is a vocabulary of vocabulary_get_figures(). */
bool quantity_scan_wants(const void *context, struct span sentence);

#endif
