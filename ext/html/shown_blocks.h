/*
 * shown_blocks.h - the text of a page block by block, in a sketch
 *
 *     struct shown_blocks blocks = shown_blocks_of(html, poll);
 *     while (shown_blocks_next(&blocks)) ... buffer_span(&blocks.text), blocks.datetime
 *     shown_blocks_release(&blocks);
 *
 * Good enough to find a printed date, or the language: paragraphs, headings, cells, and lines parted by <br>,
 * without what has no text. Which of them are the article is another question (html/page.h).
 */
#ifndef NEWSPRINT_HTML_SHOWN_BLOCKS_H
#define NEWSPRINT_HTML_SHOWN_BLOCKS_H

#include "html/tokenizer.h"

/* More than that of a block is not kept. */
enum { SHOWN_BLOCK_MAX = 400 };

struct shown_blocks {
    struct html_tokenizer tokens;
    struct buffer text; /* of the block, references read, single blanks */
    struct html_token
        time; /* the first time element with a datetime in it; its source is empty where there is none */
    const char *at;      /* where in the page the block ends */
    bool cut;            /* the block is longer than its text */
    enum element silent; /* the open element without text; ELEMENT_OTHER for none */
};

struct shown_blocks shown_blocks_of(struct span html, struct poll *poll);

/* The next block that is not empty; false at the end, where memory is out (text.status), or where the poll
 * said to stop (poll_stopped()). O(bytes). */
bool shown_blocks_next(struct shown_blocks *blocks);
void shown_blocks_release(struct shown_blocks *blocks);

#endif
