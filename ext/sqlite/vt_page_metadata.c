/*
 * vt_page_metadata.c - what a page says of the article on it, in one row
 *
 *     SELECT title, author, published_at, language FROM page_metadata('<html lang="en">
 *     <title>Ice shuts the pier | The Tern</title><meta property="og:site_name" content="The Tern">
 *     <meta name="author" content="By Ada Holm, Harbour Editor">
 *     <h1>Ice shuts the pier</h1><time pubdate>14 March 2031, 9:12</time>');
 *     Ice shuts the pier|Ada Holm|2031-03-14T09:12:00|en
 *
 * What is believed, and in which order: html/page_metadata.h. Columns are NULL where nothing is said or it is
 * not sure; `source` is a JSON object of where each came from. A BLOB is read in its encoding
 * (html/encoding.h).
 */
#include "extract/iso_time.h"
#include "html/page_metadata.h"
#include "sqlite/table.h"

struct metadata_cursor {
    struct table_cursor base;
    struct page_metadata page;
};

/* The columns are the fields in their order, and the source of each. */
static const char *const COLUMNS[PAGE_FIELDS] = {
    [PAGE_TITLE] = "title",
    [PAGE_AUTHOR] = "author",
    [PAGE_PUBLISHED] = "published_at",
    [PAGE_MODIFIED] = "modified_at",
    [PAGE_SITE] = "site",
    [PAGE_LANGUAGE] = "language",
    [PAGE_URL] = "canonical_url",
    [PAGE_DESCRIPTION] = "description",
    [PAGE_IMAGE] = "image",
    [PAGE_SECTION] = "section",
};

static enum status read_time(struct span printed, bool day_first, struct buffer *result) {
    enum date_order order = day_first ? DATE_ORDER_DMY : DATE_ORDER_AUTO;
    const struct iso_time_options options = {.order = order, .keep_zone = true};
    return iso_time(printed, &options, result);
}

static int metadata_filter(struct table_cursor *base) {
    struct metadata_cursor *cursor = (struct metadata_cursor *)base;
    static const struct page_readers READERS = {read_time};
    cursor->page = (struct page_metadata)PAGE_METADATA_INIT;
    base->done = false;
    return table_finish(base,
                        page_metadata_read(&cursor->page, base->document.text, &READERS, table_poll(base)));
}

static int metadata_next(struct table_cursor *base) {
    base->done = true;
    return SQLITE_OK;
}

/* {"title": "h1", ...}; sources are names that need no escapes. */
static void result_source(sqlite3_context *context, const struct page_metadata *page) {
    struct buffer json = BUFFER_INIT;
    for (size_t field = 0; field < PAGE_FIELDS; field++) {
        if (page->fields[field].size == 0) continue;
        buffer_append(&json, span_of(json.size ? ",\"" : "{\""));
        buffer_append(&json, span_of(COLUMNS[field]));
        buffer_append(&json, span_of("\":\""));
        buffer_append(&json, span_of(page->fields[field].source));
        buffer_append(&json, span_of("\""));
    }
    buffer_append(&json, span_of(json.size ? "}" : "{}"));
    result_text(context, &json);
    buffer_release(&json);
}

static int metadata_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct page_metadata *page = &((struct metadata_cursor *)base)->page;
    if (column == PAGE_FIELDS)
        result_source(context, page);
    else if (page->fields[column].size > 0)
        column_text(context, page_value(page, (enum page_field)column));
    return SQLITE_OK;
}

static void metadata_release(struct table_cursor *base) {
    page_metadata_release(&((struct metadata_cursor *)base)->page);
}

const struct sql_table vt_page_metadata = {
    .name = "page_metadata",
    .columns = "title TEXT, author TEXT, published_at TEXT, modified_at TEXT, site TEXT, language TEXT, "
               "canonical_url TEXT, description TEXT, image TEXT, section TEXT, source TEXT",
    .arguments = "html",
    .required = 1,
    .flags = TABLE_HTML,
    .rows = 1,
    .cursor_size = sizeof(struct metadata_cursor),
    .filter = metadata_filter,
    .next = metadata_next,
    .column = metadata_column,
    .release = metadata_release,
    .usage = "page_metadata(html)",
    .summary = "title, author, times, site and language that a page of HTML says of its article",
};
