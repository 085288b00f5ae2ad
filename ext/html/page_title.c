/*
 * page_title.c - the title of the article on a page
 *
 *     <title>Ice at Ostrel: pier shut | The Tern</title>
 *     <meta property="og:title" content="Ice shuts the pier">
 *     <nav><h1>Ice at Ostrel: pier shut</h1></nav>           written for machines, in the path
 *     <h2><span>Winter</span> Ice shuts the pier</h2>        what readers see: the title
 *
 * The page, its card and its JSON-LD each give a title; a heading that says the same is the one on the page.
 */
#include "html/headline.h"
#include "html/page_metadata_impl.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

/* Titles that a heading is compared with: of the page, of its card, of the JSON-LD. Of 461 titles that
 * people chose, .924 are right when a heading needs a third of its words in one of them, .887 when it needs
 * all, .861 when headings are not asked. A longer heading is a text; of a title no more is compared. */
enum { TITLES = 3, HEADING_SHARE_MIN = 34, HEADING_MAX = 400, TITLE_MAX = 1000 };

/* The title that a source gives, its own site's name cut off; false where there is none. */
static bool fill_title(struct metadata *m, const char *kind, const char *name) {
    struct span bare;
    if (m->raw.size == 0 || m->raw.status) return false;
    enum status status = headline_without_site(buffer_span(&m->raw), buffer_span(&m->site), &bare);
    if (status) m->status = status;
    size_t start = m->page->text.size;
    buffer_append(&m->page->text, bare);
    metadata_fill(m, PAGE_TITLE, start, kind, name);
    return metadata_is_filled(m, PAGE_TITLE);
}

struct span metadata_key(struct metadata *m, struct span text, struct buffer *key) {
    buffer_clear(key);
    enum status status = text_fold(utf8_clip(text, TITLE_MAX), key, NULL);
    if (status) m->status = status;
    return buffer_span(key);
}

/* ---- the h1 ---- */

/* How much of a heading's words stand in a title, in per cent. */
static size_t share_of_words(struct span heading, struct span title) {
    size_t words = 0, there = 0;
    while (heading.size > 0) {
        const char *blank = memchr(heading.data, ' ', heading.size);
        size_t end = blank ? (size_t)(blank - heading.data) : heading.size;
        there += headline_holds(title, span_slice(heading, 0, end));
        words++;
        heading = span_slice(heading, blank ? end + 1 : end, heading.size);
    }
    size_t share = words ? there * 100 / words : 0;
    return words > 2 || (words == 2 && share == 100) ? share : 0;
}

/* The h1 that has most in common with what else the page gives as its title, if that is enough. */
static void read_heading(struct metadata *m, const struct buffer titles[TITLES]) {
    struct buffer key = BUFFER_INIT;
    size_t best = 0, most = HEADING_SHARE_MIN - 1;
    for (size_t i = 0; i < m->facts.headings.count; i++) {
        metadata_clear_raw(m);
        page_element_text(&m->facts.headings.items[i], " ", &m->raw);
        struct span heading = metadata_key(m, buffer_span(&m->raw), &key);
        if (heading.size > HEADING_MAX || headline_holds(buffer_span(&m->site), heading)) continue;
        for (size_t t = 0; t < TITLES; t++) {
            size_t share = share_of_words(heading, buffer_span(&titles[t]));
            if (share > most) best = i, most = share;
        }
    }
    buffer_release(&key);
    if (most < HEADING_SHARE_MIN) return;
    metadata_clear_raw(m);
    page_element_text(&m->facts.headings.items[best], " ", &m->raw);
    fill_title(m, "h1", "");
}

/* ---- titles that are not shown ---- */

static void raw_page_title(struct metadata *m) {
    metadata_clear_raw(m);
    for (size_t i = 0; i < m->facts.titles.count && m->raw.size == 0; i++)
        page_element_text(&m->facts.titles.items[i], " ", &m->raw);
}

static void raw_card_title(struct metadata *m, const struct page_meta *meta) {
    metadata_clear_raw(m);
    if (meta) metadata_raw_text(m, meta->content);
}

/* The h1, or else one of these in the order of the header. */
static void read_said(struct metadata *m) {
    struct buffer keys[TITLES] = {BUFFER_INIT, BUFFER_INIT, BUFFER_INIT};
    const struct page_meta *meta = page_facts_meta(&m->facts, PAGE_TITLE, 0);
    raw_page_title(m);
    metadata_key(m, buffer_span(&m->raw), &keys[0]);
    raw_card_title(m, meta);
    metadata_key(m, buffer_span(&m->raw), &keys[1]);
    metadata_key(m, metadata_raw_member(m, m->article, "headline", NULL), &keys[2]);
    read_heading(m, keys);
    for (size_t i = 0; i < TITLES; i++) buffer_release(&keys[i]);
    if (metadata_is_filled(m, PAGE_TITLE)) return;
    raw_card_title(m, meta);
    if (meta && fill_title(m, "meta ", meta->name)) return;
    metadata_raw_member(m, m->article, "headline", NULL);
    if (fill_title(m, "json-ld ", "headline")) return;
    raw_page_title(m);
    if (fill_title(m, "title", "")) return;
    metadata_clear_raw(m);
    if (m->facts.headings.count > 0) page_element_text(&m->facts.headings.items[0], " ", &m->raw);
    fill_title(m, "h1", "");
}

/* ---- a title that a heading shows ---- */

/* Titles of cards, and the one of the JSON-LD; shorter ones, in bytes of their key, stand in headings by
 * chance. Of 683 titles that people chose, 9 more are right, and none is lost. */
enum { CARDS = 3, RIVALS = CARDS + 1, RIVAL_MIN = 15 };

struct rival {
    struct buffer text, key; /* the key is empty where it is no rival */
    const char *kind, *name;
};

static size_t count_colons(struct span text) {
    size_t colons = 0;
    for (size_t i = 0; i < text.size; i++) colons += text.data[i] == ':';
    return colons;
}

static bool key_ends_with(struct span key, struct span end) {
    if (end.size < RIVAL_MIN || end.size > key.size) return false;
    size_t start = key.size - end.size;
    return (start == 0 || key.data[start - 1] == ' ') && memcmp(key.data + start, end.data, end.size) == 0;
}

/* Makes m->raw a rival, if the title at hand does not have it. */
static void read_rival(struct metadata *m, struct rival *rival, struct span title, const char *kind,
                       const char *name) {
    struct span bare;
    if (m->raw.size == 0) return;
    enum status status = headline_without_site(buffer_span(&m->raw), buffer_span(&m->site), &bare);
    if (status) m->status = status;
    buffer_append(&rival->text, bare);
    if (rival->text.status) m->status = rival->text.status;
    rival->kind = kind;
    rival->name = name;
    if (headline_holds(title, metadata_key(m, bare, &rival->key))) buffer_clear(&rival->key);
}

static bool read_rivals(struct metadata *m, struct rival rivals[RIVALS]) {
    struct buffer title = BUFFER_INIT;
    const struct page_meta *meta;
    metadata_key(m, page_value(m->page, PAGE_TITLE), &title);
    for (size_t n = 0; n < CARDS && (meta = page_facts_meta(&m->facts, PAGE_TITLE, n)); n++) {
        raw_card_title(m, meta);
        read_rival(m, &rivals[n], buffer_span(&title), "meta ", meta->name);
    }
    metadata_raw_member(m, m->article, "headline", NULL);
    read_rival(m, &rivals[CARDS], buffer_span(&title), "json-ld ", "headline");
    buffer_release(&title);
    size_t keys = 0;
    for (size_t r = 0; r < RIVALS; r++) keys += rivals[r].key.size;
    return keys > 0;
}

/* Whether a heading, its blocks parted by bars, shows a title: it ends with it, or the title ends with the
 * last block. A colon that the heading has not was put into the title, so that is not as it is shown. */
static bool shows(struct metadata *m, struct span heading, const struct rival *rival, struct buffer *key) {
    struct span title = buffer_span(&rival->key);
    bool whole = key_ends_with(metadata_key(m, heading, key), title);
    if (whole && count_colons(buffer_span(&rival->text)) <= count_colons(heading)) return true;
    while (heading.size > 0 && is_one_of(heading.data[heading.size - 1], "| ")) heading.size--;
    size_t start = heading.size;
    while (start > 0 && heading.data[start - 1] != '|') start--;
    return start > 0 && key_ends_with(title, metadata_key(m, span_slice(heading, start, heading.size), key));
}

/* The first of the titles that a heading shows; RIVALS where none is. */
static size_t find_shown(struct metadata *m, const struct rival rivals[RIVALS]) {
    struct buffer text = BUFFER_INIT, key = BUFFER_INIT;
    size_t best = RIVALS;
    for (size_t i = 0; i < m->facts.subheadings_count && !poll_stop(m->poll, ELEMENT_TEXT_MAX); i++) {
        buffer_clear(&text);
        page_tag_text(m->facts.subheadings[i], "|", &text);
        for (size_t r = 0; r < best && text.size <= HEADING_MAX; r++)
            if (rivals[r].key.size > 0 && shows(m, buffer_span(&text), &rivals[r], &key)) best = r;
        if (text.status) m->status = text.status;
    }
    buffer_release(&text);
    buffer_release(&key);
    return best;
}

/* Puts the rival that is shown in the place of the title. */
static void read_shown(struct metadata *m) {
    struct rival rivals[RIVALS] = {{BUFFER_INIT, BUFFER_INIT, NULL, NULL}};
    for (size_t r = 1; r < RIVALS; r++) rivals[r] = rivals[0];
    struct page_metadata *page = m->page;
    size_t shown = read_rivals(m, rivals) ? find_shown(m, rivals) : RIVALS;
    if (shown < RIVALS) {
        size_t start = page->fields[PAGE_TITLE].size ? page->fields[PAGE_TITLE].start : page->text.size;
        page->text.size = start; /* the title was the last */
        buffer_append(&page->text, buffer_span(&rivals[shown].text));
        metadata_fill(m, PAGE_TITLE, start, rivals[shown].kind, rivals[shown].name);
    }
    for (size_t r = 0; r < RIVALS; r++) {
        buffer_release(&rivals[r].text);
        buffer_release(&rivals[r].key);
    }
}

void metadata_read_title(struct metadata *m) {
    read_said(m);
    read_shown(m);
}
