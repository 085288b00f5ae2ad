/*
 * page_metadata.c - what a page says of the article on it: title, author, times ...
 *
 * For each field its sources are asked in the order of the header, and the first that gives something that
 * can be believed fills it. A source is read into the end of the buffer of values, where it stays or is taken
 * off again.
 */
#include "html/page_metadata.h"
#include "html/canonical_url.h"
#include "html/page_metadata_impl.h"
#include "text/chars.h"

/* ---- Values ---- */

bool metadata_is_filled(const struct metadata *m, enum page_field field) {
    return m->page->fields[field].size > 0;
}

/* Fills a field with what was appended from `start` on, if that is anything. */
void metadata_fill(struct metadata *m, enum page_field field, size_t start, const char *kind,
                   const char *name) {
    struct page_metadata *page = m->page;
    if (page->text.status || page->text.size == start) return;
    char *source = page->fields[field].source;
    size_t size = 0;
    for (; *kind && size + 1 < PAGE_SOURCE_MAX; kind++) source[size++] = *kind;
    for (; *name && size + 1 < PAGE_SOURCE_MAX; name++) source[size++] = *name;
    source[size] = '\0';
    page->fields[field].start = start;
    page->fields[field].size = page->text.size - start;
}

/* The field of an answer, from one source's text in m->raw. */
void metadata_fill_text(struct metadata *m, enum page_field field, const char *kind, const char *name) {
    size_t start = m->page->text.size;
    buffer_append(&m->page->text, buffer_span(&m->raw));
    metadata_fill(m, field, start, kind, name);
}

void metadata_clear_raw(struct metadata *m) {
    if (m->raw.status) m->status = m->raw.status;
    buffer_clear(&m->raw);
}

struct span metadata_raw_text(struct metadata *m, struct span attribute) {
    metadata_clear_raw(m);
    page_text(attribute, HTML_READ_ATTRIBUTE, &m->raw);
    return buffer_span(&m->raw);
}

/* The text of a value of the JSON-LD; empty where it is none. */
struct span metadata_raw_value(struct metadata *m, size_t value) {
    struct buffer text = BUFFER_INIT;
    metadata_clear_raw(m);
    if (value != JSON_LD_NONE) json_ld_text(&m->facts.ld, value, &text);
    page_text(buffer_span(&text), HTML_READ_RAW, &m->raw);
    if (text.status) m->status = text.status;
    buffer_release(&text);
    return buffer_span(&m->raw);
}

/* A member of an object, or of the object in a member: "publisher", "name". */
struct span metadata_raw_member(struct metadata *m, size_t object, const char *name, const char *inner) {
    size_t value = json_ld_member(&m->facts.ld, object, name);
    if (value != JSON_LD_NONE && inner) {
        size_t held = json_ld_member(&m->facts.ld, json_ld_resolve(&m->facts.ld, value), inner);
        if (held != JSON_LD_NONE) value = held;
    }
    return metadata_raw_value(m, value);
}

/* What an element says is its attribute, or its text. */
void metadata_raw_element(struct metadata *m, const struct page_element *element, const char *mark) {
    static const char *const SAID_BY[] = {"content", "datetime"};
    struct span value;
    for (size_t i = 0; i < sizeof SAID_BY / sizeof *SAID_BY; i++)
        if (html_attribute(&element->tag, SAID_BY[i], &value) && value.size > 0)
            return (void)metadata_raw_text(m, value);
    metadata_clear_raw(m);
    page_element_text(element, mark, &m->raw);
}

/* ---- Fields of one text ---- */

static bool is_address(struct span text) {
    return begins_with(text.data, text.data + text.size, "http") || (text.size > 0 && *text.data == '@');
}

static void read_site(struct metadata *m) {
    const struct page_meta *meta;
    for (size_t n = 0; !metadata_is_filled(m, PAGE_SITE) && (meta = page_facts_meta(&m->facts, PAGE_SITE, n));
         n++)
        if (!is_address(metadata_raw_text(m, meta->content)))
            metadata_fill_text(m, PAGE_SITE, "meta ", meta->name);
    if (metadata_is_filled(m, PAGE_SITE)) return;
    if (!is_address(metadata_raw_member(m, m->article, "publisher", "name")))
        metadata_fill_text(m, PAGE_SITE, "json-ld ", "publisher");
}

static void read_text(struct metadata *m, enum page_field field, const char *name, const char *inner) {
    const struct page_meta *meta;
    metadata_raw_member(m, m->article, name, inner);
    metadata_fill_text(m, field, "json-ld ", name);
    for (size_t n = 0; !metadata_is_filled(m, field) && (meta = page_facts_meta(&m->facts, field, n)); n++) {
        metadata_raw_text(m, meta->content);
        metadata_fill_text(m, field, "meta ", meta->name);
    }
}

/* ---- Address ---- */

/* Fills the address from m->raw, but for the site's own front, which is no article's. */
static void fill_url(struct metadata *m, const char *kind, const char *name) {
    size_t start = m->page->text.size;
    if (metadata_is_filled(m, PAGE_URL) || m->raw.status) return;
    enum status status = canonical_url(buffer_span(&m->raw), &m->page->text);
    if (status) m->status = status;
    struct span url = {m->page->text.data ? m->page->text.data + start : NULL, m->page->text.size - start};
    size_t slashes = 0;
    for (size_t i = 0; i < url.size; i++) slashes += url.data[i] == '/';
    if (slashes == 3 && url.data[url.size - 1] == '/')
        m->page->text.size = start;
    else
        metadata_fill(m, PAGE_URL, start, kind, name);
}

static void read_url(struct metadata *m) {
    const struct page_meta *meta;
    metadata_raw_text(m, m->facts.canonical);
    fill_url(m, "link ", "canonical");
    for (size_t n = 0; (meta = page_facts_meta(&m->facts, PAGE_URL, n)); n++) {
        metadata_raw_text(m, meta->content);
        fill_url(m, "meta ", meta->name);
    }
    metadata_raw_member(m, m->article, "mainentityofpage", "@id");
    fill_url(m, "json-ld ", "mainEntityOfPage");
    metadata_raw_member(m, m->article, "url", NULL);
    fill_url(m, "json-ld ", "url");
}

/* ---- All ---- */

static void read_fields(struct metadata *m) {
    m->article = json_ld_about(&m->facts.ld, JSON_LD_ARTICLE);
    m->web_page = json_ld_about(&m->facts.ld, JSON_LD_PAGE);
    read_site(m);
    metadata_key(m, page_value(m->page, PAGE_SITE), &m->site);
    read_url(m);
    metadata_read_title(m);
    metadata_read_authors(m);
    metadata_read_language(m);
    metadata_read_times(m);
    read_text(m, PAGE_DESCRIPTION, "description", NULL);
    read_text(m, PAGE_IMAGE, "image", "url");
    read_text(m, PAGE_SECTION, "articlesection", NULL);
}

enum status page_metadata_read(struct page_metadata *page, struct span html,
                               const struct page_readers *readers, struct poll *poll) {
    struct metadata m = {.page = page,
                         .html = html,
                         .readers = readers,
                         .poll = poll,
                         .raw = BUFFER_INIT,
                         .site = BUFFER_INIT};
    enum status status = page_facts_read(&m.facts, html, poll);
    if (!status) read_fields(&m);
    if (!status && poll_stopped(poll)) status = STATUS_INTERRUPT;
    if (!status) status = m.status ? m.status : page->text.status ? page->text.status : m.raw.status;
    page_facts_release(&m.facts);
    buffer_release(&m.raw);
    buffer_release(&m.site);
    return status;
}

void page_metadata_release(struct page_metadata *page) {
    buffer_release(&page->text);
}
