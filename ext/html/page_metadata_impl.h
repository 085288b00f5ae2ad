/*
 * page_metadata_impl.h - what the sources of a page are read with
 */
#ifndef NEWSPRINT_HTML_PAGE_METADATA_IMPL_H
#define NEWSPRINT_HTML_PAGE_METADATA_IMPL_H

#include "html/page_metadata.h"

struct metadata {
    struct page_metadata *page;
    struct page_facts facts;
    struct span html;
    const struct page_readers *readers;
    struct poll *poll;
    size_t article, web_page; /* objects of the JSON-LD */
    struct buffer raw;        /* one source, as text */
    struct buffer site;       /* the match key of the site */
    enum status status;       /* the first failure */
};

bool metadata_is_filled(const struct metadata *m, enum page_field field);

/* Fills a field with what was appended to page->text from `start` on, if that is anything; its source is
 * named by both words. */
void metadata_fill(struct metadata *m, enum page_field field, size_t start, const char *kind,
                   const char *name);

/* The same with m->raw. */
void metadata_fill_text(struct metadata *m, enum page_field field, const char *kind, const char *name);

/* Forgets the text of a source, and keeps its failure. */
void metadata_clear_raw(struct metadata *m);

/* Each makes m->raw the text of a source, empty where it says nothing: an attribute; a value of the JSON-LD,
 * or JSON_LD_NONE; a member of an object there, or of the object in it; an element. */
struct span metadata_raw_text(struct metadata *m, struct span attribute);
struct span metadata_raw_value(struct metadata *m, size_t value);
struct span metadata_raw_member(struct metadata *m, size_t object, const char *name, const char *inner);
void metadata_raw_element(struct metadata *m, const struct page_element *element, const char *mark);

/* Makes `key` the match key of a text's first characters. */
struct span metadata_key(struct metadata *m, struct span text, struct buffer *key);

/* Fill the title, before which the site is known; the language; the times and the author, before which site,
 * language and address are known. */
void metadata_read_title(struct metadata *m);
void metadata_read_language(struct metadata *m);
void metadata_read_times(struct metadata *m);
void metadata_read_authors(struct metadata *m);

#endif
