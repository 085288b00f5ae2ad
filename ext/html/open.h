/*
 * open.h - the elements that are open where a page is being read
 *
 * A tag opens or closes what browsers would open or close with it, without building a tree (HTML Standard,
 * the rules for parsing tokens, simplified): a paragraph ends where a block begins, an item where the next
 * does, a cell is a wall to end tags within it, an end tag without a start is nothing. A count for each
 * name keeps that linear, and a limit of depth.
 */
#ifndef NEWSPRINT_HTML_OPEN_H
#define NEWSPRINT_HTML_OPEN_H

#include "base/vector.h"
#include "html/tokenizer.h"

struct open_element {
    enum element element; /* ELEMENT_OTHER also for one that was closed out of turn */
    bool block;
    bool link; /* within an a */
    struct html_token tag;
    uint32_t node; /* 0 while it has none */
    uint16_t hints;
};

struct open_elements {
    struct open_element *items;
    size_t depth, capacity;
    size_t examined; /* of how many the hints are known, */
    size_t hidden;   /* and which of these is the first that is hidden, plus 1; 0 for none */
    uint32_t counts[ELEMENTS];
    size_t silent; /* how many are open that have no text */
};

/* The depth to which a start tag, an end tag, closes what is open; the present one for nothing. */
size_t open_closed_by_start(const struct open_elements *open, enum element element);
size_t open_closed_by_end(const struct open_elements *open, const struct html_token *tag);

/* Opens an element, a block or not, but for one that is too deep. STATUS_NOMEM leaves all as it was. */
enum status open_push(struct open_elements *open, const struct html_token *tag, bool block);
/* Closes the innermost one. */
void open_pop(struct open_elements *open);
/* Closes an element of a line that a block within it outlives. */
void open_forget(struct open_elements *open, enum element element);

void open_release(struct open_elements *open);

/* Whether a start tag begins a block of its own; of an element that a page names itself, "site-story", that
 * is so where no text stands before it in its line, which is in_text. */
bool open_is_block(const struct open_elements *open, const struct html_token *tag, bool in_text);

#endif
