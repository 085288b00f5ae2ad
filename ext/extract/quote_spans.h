/*
 * quote_spans.h - where quotations stand in a text
 *
 *     struct quote_spans spans = QUOTE_SPANS_INIT;                          kept from text to text
 *     enum status status = quote_spans_read(&spans, &tokens, poll);
 *     for (size_t i = 0; !status && i < spans.count; i++) use(&spans.items[i]);
 *     quote_spans_release(&spans);
 *
 * “We won,” she said, “at last.”      We won,      at last.
 *
 * All styles are read: " " “ ” „ “ « » » « ‹ › ‘ ’ ' ' ‚ ‘ 「 」 『 』 《 》 `` '' and their full-width forms.
 * Marks are paired by what they lean on (quote_opens() in text/chars.h), within a paragraph. A quotation
 * within a quotation is part of it, and one without a word is none. No marks of quotation are inches (a digit
 * before, nothing open), apostrophes, the gershayim of Hebrew abbreviations, and what stands in <...>.
 *
 * A quotation that its paragraph does not close ends with it where the next paragraph opens with a mark: then
 * that one continues it. So does the next paragraph where its first mark closes what it did not open. It ends
 * there as well where a colon introduces it and a full stop ends the paragraph. Else the mark that was not
 * closed is taken for a slip, and so is one that has a quotation of its own kind behind it.
 *
 * Spans come in the order of the text and do not overlap.
 */
#ifndef NEWSPRINT_EXTRACT_QUOTE_SPANS_H
#define NEWSPRINT_EXTRACT_QUOTE_SPANS_H

#include "extract/tokens.h"

/* Tokens open .. end - 1 are the quotation with its marks, first .. last what is quoted. Without a mark at
 * its begin (end), open == first (end == last + 1). */
struct quote_span {
    size_t open, first, last, end;
    bool continues; /* the span before, from an earlier paragraph */
};

/* A mark that opened a quotation which is not closed so far. */
struct open_mark {
    size_t open, first;
    size_t words;    /* of the text before it */
    unsigned family; /* enum mark_family of quote_spans.c */
    bool broken;     /* a quotation of the same family began behind it */
    bool continues;  /* what the paragraph before left open */
};

struct quote_spans {
    struct quote_span *items;
    size_t count, capacity;
    VECTOR_OF(struct open_mark) stack; /* scratch */
    bool reads_doubled;                /* the caller's wish: what '' opens is a quotation, not nothing */
};
#define QUOTE_SPANS_INIT                                                                                     \
    { NULL, 0, 0, VECTOR_INIT, false }

/* Replaces the content and keeps the memory. STATUS_NOMEM or STATUS_INTERRUPT leaves what may only be read
 * again or released. O(tokens), whatever they are. */
enum status quote_spans_read(struct quote_spans *spans, const struct tokens *tokens, struct poll *poll);
void quote_spans_release(struct quote_spans *spans);

#endif
