/*
 * page_facts.h - where a page may say what it is: its meta tags, links, marked elements and JSON-LD
 *
 *     struct page_facts facts;
 *     status = page_facts_read(&facts, html, poll);
 *     ... page_facts_meta(&facts, PAGE_PUBLISHED, 0) ... page_element_text(&facts.headings.items[0], ...)
 *     page_facts_release(&facts);
 *
 * One walk over the page, which keeps the first few of each kind: what stands in the tags is kept as it is
 * written, what stands between them is read when it is asked for.
 */
#ifndef NEWSPRINT_HTML_PAGE_FACTS_H
#define NEWSPRINT_HTML_PAGE_FACTS_H

#include "html/json_ld.h"
#include "html/tokenizer.h"

enum page_field {
    PAGE_TITLE,
    PAGE_AUTHOR,
    PAGE_PUBLISHED,
    PAGE_MODIFIED,
    PAGE_SITE,
    PAGE_LANGUAGE,
    PAGE_URL,
    PAGE_DESCRIPTION,
    PAGE_IMAGE,
    PAGE_SECTION,
    PAGE_FIELDS
};

/* A page says each thing a few times; a list of articles says it of each. */
enum {
    PAGE_METAS_MAX = 96,
    PAGE_ELEMENTS_MAX = 16,
    PAGE_SUBHEADINGS_MAX = 256,
    PAGE_LABELS = 2,
    ELEMENT_TEXT_MAX = 4096
};

struct page_meta {
    const char *name; /* as data/meta_names.def has it */
    struct span content;
    enum page_field field;
    int rank;
};

struct page_element {
    struct html_token tag;
    struct html_tokenizer behind; /* where its content begins */
    enum page_field field;        /* of one that is marked */
    struct span mark;             /* what marks it: the name of a property, or of a class */
};

struct page_elements {
    struct page_element items[PAGE_ELEMENTS_MAX];
    size_t count;
};

struct page_facts {
    struct json_ld ld;
    struct page_meta metas[PAGE_METAS_MAX];
    size_t metas_count;
    struct page_elements titles, headings;         /* title, h1 */
    struct span subheadings[PAGE_SUBHEADINGS_MAX]; /* h2 and h3, from their tag to the end of the page */
    size_t subheadings_count;
    struct page_elements properties; /* with an itemprop, or a rel, that names a field */
    struct page_elements times;      /* time, with a datetime */
    struct page_elements bylines;    /* with a class that says so */
    struct page_elements writers;    /* links to the page of an author */
    struct span labels[PAGE_LABELS], labelled[PAGE_LABELS]; /* twitter:label1 and twitter:data1, and so on */
    struct span language;                                   /* lang of html */
    struct span canonical;                                  /* link rel=canonical */
};

/* The html is valid UTF-8 and outlives the facts. Fails with STATUS_NOMEM, or STATUS_INTERRUPT where poll,
 * which may be NULL, said to stop; to be released in any case. O(bytes). */
enum status page_facts_read(struct page_facts *facts, struct span html, struct poll *poll);
void page_facts_release(struct page_facts *facts);

/* The n-th meta of a field, the one that is believed first for n = 0; NULL behind the last. */
const struct page_meta *page_facts_meta(const struct page_facts *facts, enum page_field field, size_t n);

/* Appends the text in an element, of its first ELEMENT_TEXT_MAX bytes: references read, white space as one
 * blank, and `mark` where a block begins or ends within it; one of more than a blank also between elements
 * side by side. Failure is in out->status. */
void page_element_text(const struct page_element *element, const char *mark, struct buffer *out);

/* The same of an element that is given from its start tag on. */
void page_tag_text(struct span html, const char *mark, struct buffer *out);

/* Makes one blank of each run of white space from `start` on, and none at the ends. */
void html_collapse(struct buffer *out, size_t start);

/* Appends raw text of an attribute in the same form, its first PAGE_TEXT_MAX bytes. */
enum { PAGE_TEXT_MAX = 65536 };
void page_text(struct span raw, enum html_reading reading, struct buffer *out);

#endif
