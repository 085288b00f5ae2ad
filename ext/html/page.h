/*
 * page.h - a page of HTML as a flat table of elements and a list of blocks of text
 *
 *     struct html_page page = HTML_PAGE_INIT;
 *     enum status status = html_page_read(&page, html, poll);
 *     html_page_release(&page);
 *
 * A block is text that stands together: a paragraph, a heading, an item, a cell, and what stands between
 * such. Its characters are in page.text as a browser shows them: references read, white space one blank,
 * <br> a line feed; two <br> part blocks. What no browser shows, script, style and the like, is in no
 * block; what is hidden by an attribute is, with a mark, where a whole block is.
 *
 * The table has the elements that hold blocks, parents before children, so what is asked of an element and
 * all within it is one loop: node n has the nodes n .. end-1 and the blocks first .. last-1. Node 0 is the
 * page. Elements deeper than HTML_DEPTH_MAX are taken for the text of the one around them.
 *
 * Memory is at most 3 bytes for one of the page, and 90 KB: where blocks are many and shorter than any page
 * has them, 256 bytes of the page go into one, words parted by a blank, and what is hidden there is dropped.
 *
 * The html must be valid UTF-8, below 4 GiB (STATUS_TOOBIG). Nothing else is an error: any text is a page.
 * Linear; `poll` may be NULL. Fails with STATUS_NOMEM and STATUS_INTERRUPT; the page may then only be
 * released.
 */
#ifndef NEWSPRINT_HTML_PAGE_H
#define NEWSPRINT_HTML_PAGE_H

#include "base/buffer.h"
#include "base/vector.h"
#include "html/elements.h"
#include <stdint.h>

struct html_node {
    uint32_t parent;      /* 0 for node 0 */
    uint32_t end;         /* the node behind its last one */
    uint32_t first, last; /* its blocks: first .. last-1 */
    uint32_t good;        /* characters of good text in it, see blocks */
    uint32_t words;       /* kinds of words in its class and id: html/class_words.h */
    uint32_t tag;         /* byte of the page where its start tag begins */
    uint32_t row;         /* the innermost tr around it, itself included; 0 for none */
    uint16_t element;     /* enum element */
    uint16_t within;      /* the innermost that gives its kind to a block, h1, li, td ...; ELEMENT_OTHER */
    uint16_t hints;       /* enum html_hint */
};

struct html_block {
    uint32_t node;               /* the element of the block kind around it */
    uint32_t start, end;         /* bytes of page.text */
    uint32_t source, source_end; /* bytes of the page, from its first character to its last */
    uint32_t characters, links;  /* of its text, and of those the ones within links */
    uint32_t good;               /* characters of good text (html/text_run.h); none of a hidden block */
    bool in_pre, hidden;
    bool sentence; /* ends as a sentence does */
};

struct html_page {
    struct span html;
    struct buffer text;
    VECTOR_OF(struct html_node) nodes;
    VECTOR_OF(struct html_block) blocks;
    struct span title; /* what the title element says, as it is written; empty where there is none */
    bool has_script;
};
#define HTML_PAGE_INIT                                                                                       \
    { {NULL, 0}, BUFFER_INIT, VECTOR_INIT, VECTOR_INIT, {NULL, 0}, false }

enum status html_page_read(struct html_page *page, struct span html, struct poll *poll);
void html_page_release(struct html_page *page);
/* Gives back the memory of text and table; the blocks stay. */
void html_page_forget_text(struct html_page *page);

static inline struct span html_block_text(const struct html_page *page, const struct html_block *block) {
    return span_slice(buffer_span(&page->text), block->start, block->end);
}

/* The name of a node's element, as it is written in the page; empty for node 0. */
struct span html_node_name(const struct html_page *page, uint32_t node);

#endif
