/*
 * page_metadata.h - what a page says of the article on it: title, author, times ...
 *
 *     struct page_metadata page = PAGE_METADATA_INIT;
 *     status = page_metadata_read(&page, html, &readers, poll);
 *     struct span title = page_value(&page, PAGE_TITLE);              empty where it is not said, or not sure
 *     page.fields[PAGE_TITLE].source                                  "h1"
 *     page_metadata_release(&page);
 *
 * What is believed, in this order:
 *
 *   title        a title of the card or of the JSON-LD that an h2 or h3 shows; h1, where the title of the
 *                page or of its card has it; og:title and its like; headline of the JSON-LD; title. The name
 *                of the site is cut off.
 *   author       JSON-LD, meta, rel=author and itemprop, a byline by its class. Names, joined by ", ";
 *                without places, roles, and the name of the site.
 *   published    JSON-LD, meta, marked elements, the date in the address, other times; never the time of a
 *                change. As ISO 8601, in the zone that it is given in.
 *   modified     JSON-LD, meta, marked elements
 *   site         og:site_name and its like, the publisher of the JSON-LD
 *   language     lang of html, og:locale, inLanguage, the text (sentence/language.h)
 *   url          link rel=canonical, og:url, JSON-LD; by canonical_url()
 *   description, image, section: JSON-LD, meta
 */
#ifndef NEWSPRINT_HTML_PAGE_METADATA_H
#define NEWSPRINT_HTML_PAGE_METADATA_H

#include "html/page_facts.h"

enum { PAGE_SOURCE_MAX = 64 };

struct page_metadata {
    struct buffer text; /* the values */
    struct {
        size_t start, size;           /* in text */
        char source[PAGE_SOURCE_MAX]; /* "json-ld headline", "meta og:title", "h1" ... */
    } fields[PAGE_FIELDS];
};
#define PAGE_METADATA_INIT                                                                                   \
    {                                                                                                        \
        BUFFER_INIT, {                                                                                       \
            { 0 }                                                                                            \
        }                                                                                                    \
    }

/* What times mean is known in another room. Appends a printed time as ISO 8601 with the zone that it is given
 * in, or nothing where it is not sure; day_first: the day stands before the month in numbers. Gives the
 * buffer's status. */
struct page_readers {
    enum status (*time)(struct span printed, bool day_first, struct buffer *result);
};

/* The html is valid UTF-8. Fails with STATUS_NOMEM, or STATUS_INTERRUPT where poll, which may be NULL, said
 * to stop; to be released in any case. O(bytes). */
enum status page_metadata_read(struct page_metadata *page, struct span html,
                               const struct page_readers *readers, struct poll *poll);
void page_metadata_release(struct page_metadata *page);

static inline struct span page_value(const struct page_metadata *page, enum page_field field) {
    return (struct span){page->text.data ? page->text.data + page->fields[field].start : NULL,
                         page->fields[field].size};
}

#endif
