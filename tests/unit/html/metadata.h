/*
 * metadata.h - a page, and what it says of itself
 *
 *     assert_field(PAGE_TITLE, "<h1>Ice shuts the pier</h1>", "Ice shuts the pier", "h1");
 */
#ifndef NEWSPRINT_TESTS_UNIT_HTML_METADATA_H
#define NEWSPRINT_TESTS_UNIT_HTML_METADATA_H

#include "../unit.h"
#include "extract/iso_time.h"
#include "html/page_metadata.h"

static inline enum status read_time(struct span printed, bool day_first, struct buffer *result) {
    const struct iso_time_options options = {.order = day_first ? DATE_ORDER_DMY : DATE_ORDER_AUTO,
                                             .keep_zone = true};
    return iso_time(printed, &options, result);
}
static const struct page_readers READERS = {read_time};

static inline void assert_field(enum page_field field, const char *html, const char *value, const char *source) {
    struct page_metadata page = PAGE_METADATA_INIT;
    size_t size = strlen(html);
    char *exact = malloc(size ? size : 1); /* an over-read shows */
    memcpy(exact, html, size);
    assert_int_equal(page_metadata_read(&page, (struct span){exact, size}, &READERS, NULL), STATUS_OK);
    assert_span_equal(page_value(&page, field), value);
    assert_string_equal(page.fields[field].source, source);
    page_metadata_release(&page);
    free(exact);
}

#define LD(members) "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", " members "}</script>"
#define SITE        "<meta property='og:site_name' content='The Tern'>"
#define CARD(title) "<meta property=og:title content='" title "'>"

#endif
