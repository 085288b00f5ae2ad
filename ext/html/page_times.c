/*
 * page_times.c - when a page says that it was published, and changed
 *
 * What machines write is believed before what is printed, and what says that it is the publication before
 * what does not: a page that is updated shows its last change first.
 */
#include "html/page_metadata_impl.h"
#include "html/shown_blocks.h"
#include "html/url_date.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

/* A longer block is a paragraph, and its dates are those of what it tells. */
enum { PRINTED_MAX = 160 };

/* A label is told by so many bytes. */
enum { LABEL_MAX = 64 };

/* Whether numbers alone are day, month and year where the page's language is written: 04.03.2031 in German.
 * In English it depends on the country. */
static bool is_day_first(const struct metadata *m) {
    static const char LANGUAGES[] =
        "bg ca cs da de el es fi fr hr id it nb nl nn no pl pt ro ru sk sl sr tr uk vi ";
    struct span tag = page_value(m->page, PAGE_LANGUAGE);
    if (tag.size != 2 && !(tag.size > 2 && tag.data[2] == '-')) return false;
    for (const char *p = LANGUAGES; *p; p += 3)
        if (html_named(span_slice(tag, 0, 2), (char[]){p[0], p[1], '\0'})) return true;
    return false;
}

static void fill_time(struct metadata *m, enum page_field field, const char *kind, const char *name) {
    size_t start = m->page->text.size;
    if (m->raw.size == 0 || m->raw.status) return;
    enum status status = m->readers->time(buffer_span(&m->raw), is_day_first(m), &m->page->text);
    if (status) m->status = status;
    metadata_fill(m, field, start, kind, name);
}

static void read_ld_time(struct metadata *m, enum page_field field, size_t object, const char *name,
                         const char *shown) {
    if (metadata_is_filled(m, field)) return;
    metadata_raw_member(m, object, name, NULL);
    fill_time(m, field, "json-ld ", shown);
}

static void read_marked_time(struct metadata *m, enum page_field field, const char *name) {
    const struct page_elements *marked = &m->facts.properties;
    for (size_t i = 0; i < marked->count && !metadata_is_filled(m, field); i++) {
        if (marked->items[i].field != field) continue;
        metadata_raw_element(m, &marked->items[i], " ");
        fill_time(m, field, "itemprop ", name);
    }
}

/* Whether a class, or the like, of an element has a piece of a word. */
static bool has_piece(const struct page_element *element, const char *attribute, const char *piece) {
    struct span value;
    size_t size = strlen(piece);
    if (!html_attribute(&element->tag, attribute, &value)) return false;
    for (size_t at = 0; at + size <= value.size; at++)
        if (html_named(span_slice(value, at, at + size), piece)) return true;
    return false;
}

static bool is_published(const struct page_element *time) {
    struct span value;
    return html_attribute(&time->tag, "pubdate", &value) || has_piece(time, "class", "publish") ||
           has_piece(time, "class", "entry-date");
}

static bool is_changed(const struct page_element *time) {
    return has_piece(time, "class", "update") || has_piece(time, "class", "modif") ||
           has_piece(time, "itemprop", "modif");
}

/* Times in time elements that say that they are of the publication. */
static void read_marked_times(struct metadata *m) {
    const struct page_elements *times = &m->facts.times;
    for (size_t i = 0; i < times->count && !metadata_is_filled(m, PAGE_PUBLISHED); i++) {
        if (!is_published(&times->items[i])) continue;
        metadata_raw_element(m, &times->items[i], " ");
        fill_time(m, PAGE_PUBLISHED, "time", " pubdate");
    }
}

/* ---- Printed times ---- */

enum label { LABEL_CHANGED, LABEL_PUBLISHED };

static const struct {
    const char *words;
    enum label label;
} LABELS[] = {
#define CHANGED(words)   {words, LABEL_CHANGED},
#define PUBLISHED(words) {words, LABEL_PUBLISHED},
#include "data/time_labels.def"
#undef CHANGED
#undef PUBLISHED
};

/* Whether a key begins with words that lead to a time. */
static bool begins_with_label(struct span key, enum label label) {
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS && key.size > 0; i++) {
        if (LABELS[i].label != label || *LABELS[i].words != *key.data) continue;
        size_t size = strlen(LABELS[i].words);
        if (key.size >= size && memcmp(key.data, LABELS[i].words, size) == 0 &&
            (key.size == size || key.data[size] == ' '))
            return true;
    }
    return false;
}

/* The number of the word of a key from which on it says when something was changed; SIZE_MAX for none. */
static size_t word_of_change(struct span key) {
    for (size_t word = 0; key.size > 0; word++) {
        if (begins_with_label(key, LABEL_CHANGED)) return word;
        const char *blank = memchr(key.data, ' ', key.size);
        key = blank ? span_slice(key, (size_t)(blank - key.data) + 1, key.size) : (struct span){NULL, 0};
    }
    return SIZE_MAX;
}

/* The part of a short text before it says when something was changed. */
static struct span before_change(struct metadata *m, struct span text) {
    struct buffer key = BUFFER_INIT;
    struct words words = {text, 0, NULL};
    struct span word;
    enum status status = text_fold(text, &key, NULL);
    if (status) m->status = status;
    size_t number = word_of_change(buffer_span(&key));
    buffer_release(&key);
    for (size_t i = 0; number < SIZE_MAX && words_next(&words, &word); i++)
        if (i == number) text.size = (size_t)(word.data - text.data);
    return text;
}

static bool has_digit(struct span text) {
    for (size_t i = 0; i < text.size; i++)
        if (is_ascii_digit(text.data[i])) return true;
    return false;
}

/* Whether a text may have a date: four digits side by side. */
static bool has_year(struct span text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.size && digits < 4; i++)
        digits = is_ascii_digit(text.data[i]) ? digits + 1 : 0;
    return digits == 4;
}

static bool has_printed_time(const struct shown_blocks *block) {
    return !block->cut && block->text.size <= PRINTED_MAX && has_year(buffer_span(&block->text));
}

/* A printed time in a short block, or the machine's form of it. */
static void read_block(struct metadata *m, const struct shown_blocks *block) {
    struct span text = buffer_span(&block->text), datetime;
    const struct page_element time = {.tag = block->time};
    size_t size = text.size;
    if (!block->cut && size <= PRINTED_MAX) text = before_change(m, text);
    bool marked = block->time.source.size > 0 && !is_changed(&time) && (text.size == size || has_digit(text));
    if (marked && html_attribute(&block->time, "datetime", &datetime)) {
        metadata_raw_text(m, datetime);
        fill_time(m, PAGE_PUBLISHED, "time", "");
    }
    if (!has_printed_time(block) || !has_year(text) || metadata_is_filled(m, PAGE_PUBLISHED)) return;
    metadata_clear_raw(m);
    buffer_append(&m->raw, text);
    fill_time(m, PAGE_PUBLISHED, "text", "");
}

/* Whether a short block says that its time is that of the publication. */
static bool says_published(struct metadata *m, const struct shown_blocks *block) {
    struct buffer key = BUFFER_INIT;
    if (!has_printed_time(block)) return false;
    enum status status = text_fold(utf8_clip(buffer_span(&block->text), LABEL_MAX), &key, NULL);
    if (status) m->status = status;
    bool says = begins_with_label(buffer_span(&key), LABEL_PUBLISHED);
    buffer_release(&key);
    return says;
}

/* The first time that is shown in a part of the page, or that is said there to be of the publication. Gives
 * where the first block with a time begins; the end of the part for none. */
static size_t read_shown(struct metadata *m, struct span html, bool labelled) {
    struct shown_blocks blocks = shown_blocks_of(html, m->poll);
    size_t start = 0, first = html.size;
    while (!metadata_is_filled(m, PAGE_PUBLISHED) && shown_blocks_next(&blocks)) {
        bool may = blocks.time.source.size > 0 || has_printed_time(&blocks);
        if (may && first == html.size) first = start;
        if (may && (!labelled || says_published(m, &blocks))) read_block(m, &blocks);
        start = (size_t)(blocks.tokens.at - html.data);
    }
    if (blocks.text.status) m->status = blocks.text.status;
    shown_blocks_release(&blocks);
    return first;
}

/* The first time that is shown below the heading, or else above it. */
static void read_printed(struct metadata *m) {
    size_t heading = 0;
    if (m->facts.headings.count > 0)
        heading = (size_t)(m->facts.headings.items[0].tag.source.data - m->html.data);
    struct span below = span_slice(m->html, heading, m->html.size), above = span_slice(m->html, 0, heading);
    size_t first = read_shown(m, below, true);
    if (!metadata_is_filled(m, PAGE_PUBLISHED)) read_shown(m, span_slice(below, first, below.size), false);
    if (!metadata_is_filled(m, PAGE_PUBLISHED)) read_shown(m, above, false);
}

/* ---- All ---- */

static void read_meta_times(struct metadata *m, enum page_field field) {
    const struct page_meta *meta;
    for (size_t n = 0; !metadata_is_filled(m, field) && (meta = page_facts_meta(&m->facts, field, n)); n++) {
        metadata_raw_text(m, meta->content);
        fill_time(m, field, "meta ", meta->name);
    }
}

static void read_url_date(struct metadata *m) {
    size_t start = m->page->text.size;
    struct buffer day = BUFFER_INIT;
    url_date(page_value(m->page, PAGE_URL), &day);
    buffer_append(&m->page->text, buffer_span(&day));
    if (day.status) m->status = day.status;
    buffer_release(&day);
    metadata_fill(m, PAGE_PUBLISHED, start, "url", "");
}

void metadata_read_times(struct metadata *m) {
    read_ld_time(m, PAGE_PUBLISHED, m->article, "datepublished", "datePublished");
    read_meta_times(m, PAGE_PUBLISHED);
    read_ld_time(m, PAGE_PUBLISHED, m->web_page, "datepublished", "datePublished");
    read_marked_time(m, PAGE_PUBLISHED, "datePublished");
    read_marked_times(m);
    if (!metadata_is_filled(m, PAGE_PUBLISHED)) read_url_date(m);
    if (!metadata_is_filled(m, PAGE_PUBLISHED)) read_printed(m);
    read_ld_time(m, PAGE_MODIFIED, m->article, "datemodified", "dateModified");
    read_meta_times(m, PAGE_MODIFIED);
    read_ld_time(m, PAGE_MODIFIED, m->web_page, "datemodified", "dateModified");
    read_marked_time(m, PAGE_MODIFIED, "dateModified");
}
