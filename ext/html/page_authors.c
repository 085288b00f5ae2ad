/*
 * page_authors.c - whom a page names as its author
 *
 *     {"author": [{"@type": "Person", "name": "Ada Holm"}]}     <meta name="author" content="By Ada Holm">
 *     <a rel="author" href="/people/ada-holm">Ada Holm</a>      <p>By Ada Holm and Bo Lind, Ostrel</p>
 *
 * What is said to be the author is believed as it stands, but for what byline.h leaves out. What is shown is
 * asked below the heading only, and must look like the name of a person.
 */
#include "html/byline.h"
#include "html/page_metadata_impl.h"
#include "html/shown_blocks.h"

/* Lists have no more authors. Two elements that name authors of one article stand no further apart. A byline
 * is among the first blocks below the heading, and no longer than that. */
enum { AUTHORS_MAX = 20, ELEMENTS_APART_MAX = 1500, BLOCKS_MAX = 30, SHOWN_BYLINE_MAX = 160 };

static void add_names(struct metadata *m, enum byline_kind kind, size_t start) {
    if (m->raw.status) return;
    byline_names(buffer_span(&m->raw), page_value(m->page, PAGE_SITE), kind, start, &m->page->text);
}

static bool leads(struct metadata *m, struct span text, bool all) {
    bool leads = false;
    enum status status = byline_leads(text, all, &leads);
    if (status) m->status = status;
    return leads;
}

static void read_ld_author(struct metadata *m, size_t about, const char *name) {
    const struct json_ld *ld = &m->facts.ld;
    size_t start = m->page->text.size, value = json_ld_member(ld, about, name);
    if (metadata_is_filled(m, PAGE_AUTHOR)) return;
    for (int n = 0; n < AUTHORS_MAX && value != JSON_LD_NONE; n++, value = json_ld_next(ld, value)) {
        size_t held = json_ld_member(ld, json_ld_resolve(ld, value), "name");
        bool inner = held != JSON_LD_NONE;
        if (!inner) held = value;
        for (int i = 0; i < AUTHORS_MAX && held != JSON_LD_NONE; i++) {
            metadata_raw_value(m, held);
            add_names(m, BYLINE_STATED, start);
            held = inner ? json_ld_next(ld, held) : JSON_LD_NONE;
        }
    }
    metadata_fill(m, PAGE_AUTHOR, start, "json-ld ", name);
}

static void read_meta_author(struct metadata *m) {
    const struct page_meta *meta, *first = NULL;
    size_t start = m->page->text.size;
    for (size_t n = 0; (meta = page_facts_meta(&m->facts, PAGE_AUTHOR, n)); n++) {
        if (first && meta->name != first->name) continue;
        metadata_raw_text(m, meta->content);
        add_names(m, BYLINE_STATED, start);
        if (!first && m->page->text.size > start) first = meta;
    }
    if (first) metadata_fill(m, PAGE_AUTHOR, start, "meta ", first->name);
    for (size_t i = 0; i < PAGE_LABELS && !metadata_is_filled(m, PAGE_AUTHOR); i++) {
        if (!leads(m, metadata_raw_text(m, m->facts.labels[i]), true)) continue;
        metadata_raw_text(m, m->facts.labelled[i]);
        add_names(m, BYLINE_STATED, start);
        metadata_fill(m, PAGE_AUTHOR, start, "meta ", i == 0 ? "twitter:data1" : "twitter:data2");
    }
}

/* The first element with a name, and those that follow it closely. */
static void read_elements(struct metadata *m, const struct page_elements *elements, enum byline_kind kind,
                          const char *shown) {
    size_t start = m->page->text.size;
    const char *last = NULL;
    for (size_t i = 0; i < elements->count && !metadata_is_filled(m, PAGE_AUTHOR); i++) {
        const char *at = elements->items[i].tag.source.data;
        if (elements->items[i].field != PAGE_AUTHOR) continue;
        if (last && at - last > ELEMENTS_APART_MAX) break;
        size_t before = m->page->text.size;
        metadata_raw_element(m, &elements->items[i], " | ");
        add_names(m, kind, start);
        if (m->page->text.size == before) { /* <span>Ada</span> <span>Holm</span> */
            metadata_raw_element(m, &elements->items[i], "  ");
            add_names(m, kind, start);
        }
        if (m->page->text.size > start) last = at;
    }
    metadata_fill(m, PAGE_AUTHOR, start, shown, "");
}

/* A block below the heading that begins as a byline does. */
static void read_blocks(struct metadata *m) {
    if (metadata_is_filled(m, PAGE_AUTHOR) || m->facts.headings.count == 0) return;
    size_t heading = (size_t)(m->facts.headings.items[0].behind.at - m->html.data),
           start = m->page->text.size;
    struct shown_blocks blocks = shown_blocks_of(span_slice(m->html, heading, m->html.size), m->poll);
    for (int n = 0; n < BLOCKS_MAX && m->page->text.size == start && shown_blocks_next(&blocks); n++) {
        struct span text = buffer_span(&blocks.text);
        if (blocks.cut || text.size > SHOWN_BYLINE_MAX || !leads(m, text, false)) continue;
        metadata_clear_raw(m);
        buffer_append(&m->raw, text);
        add_names(m, BYLINE_SHOWN, start);
    }
    if (blocks.text.status) m->status = blocks.text.status;
    shown_blocks_release(&blocks);
    metadata_fill(m, PAGE_AUTHOR, start, "text", "");
}

void metadata_read_authors(struct metadata *m) {
    read_ld_author(m, m->article, "author");
    read_ld_author(m, m->article, "creator");
    if (!metadata_is_filled(m, PAGE_AUTHOR)) read_meta_author(m);
    read_ld_author(m, m->web_page, "author");
    read_elements(m, &m->facts.properties, BYLINE_SHOWN, "rel=author");
    read_elements(m, &m->facts.bylines, BYLINE_SHOWN, "byline");
    read_elements(m, &m->facts.writers, BYLINE_SHOWN, "link to author");
    read_blocks(m);
}
