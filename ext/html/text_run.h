/*
 * text_run.h - the characters of a block, as a browser shows them, and what they weigh
 */
#ifndef NEWSPRINT_HTML_TEXT_RUN_H
#define NEWSPRINT_HTML_TEXT_RUN_H

#include "base/buffer.h"
#include "html/references.h"

/* What is owed between the last character of a block and the next one. */
enum text_gap { GAP_NONE, GAP_SPACE, GAP_LINE, GAP_LINES };

struct text_run {
    struct buffer *text;
    enum text_gap gap;
    bool verbatim;     /* line breaks are kept: in pre */
    const char *first; /* the first and past the last character of the raw text that was not white space */
    const char *last;  /* NULL where there is none */
};

/* Appends raw text, white space as one blank that is owed until a character follows, and none at `start`,
 * where the block begins. References are read where `reading` says so; U+0000 goes. Linear; memory is the
 * buffer's. */
void text_run_add(struct text_run *run, struct span raw, enum html_reading reading, size_t start,
                  struct poll *poll);

struct text_weight {
    uint32_t characters;
    uint32_t good; /* characters that look like the prose of an article */
    bool sentence; /* it ends as a sentence does */
};

/* What a text of which so many characters are in links weighs. Prose is a text of 60 characters with the mark
 * of a sentence in it, or of 140 with none, or of 20 that ends as a sentence does; 2 characters are taken
 * off
 * for one in a link, and 3 counted for one of a script without blanks. */
struct text_weight text_run_weigh(struct span text, uint32_t links);

#endif
