/*
 * page_facts.c - where a page may say what it is: its meta tags, links, marked elements and JSON-LD
 *
 *     <meta property="article:published_time" content="2031-03-14T09:12:00+01:00">
 *     <h1>Ice shuts the pier</h1> <a rel="author">Ada Holm</a> <time itemprop="datePublished">14 March</time>
 *
 * Which names mean what is in data/meta_names.def; an itemprop means what a meta of its name does. An element
 * is kept as the place where its content begins, and its text is read from there, up to its end tag.
 */
#include "html/page_facts.h"
#include "text/chars.h"
#include "text/utf8.h"

static const struct {
    const char *name;
    enum page_field field;
    int rank;
} NAMES[] = {
#define META(name, field, rank) {name, PAGE_##field, rank},
#include "data/meta_names.def"
#undef META
};
/* A longer class is a list of tags and states and names no byline; a longer address leads to no author. */
enum { NAMES_COUNT = sizeof NAMES / sizeof *NAMES, ATTRIBUTE_MAX = 200 };

/* The row of a name; NAMES_COUNT where it says nothing. */
static size_t find_name(struct span name) {
    for (size_t i = 0; i < NAMES_COUNT; i++)
        if (html_named(name, NAMES[i].name)) return i;
    return NAMES_COUNT;
}

/* ---- The walk ---- */

/* A bit for a letter, in either case, which other bytes may share. */
static uint32_t bit_of(char byte) {
    return 1u << (byte & 31);
}

/* Whether a value has one of the pieces in it. */
static bool has_piece(struct span value, const char *const *pieces, size_t count) {
    uint32_t firsts = 0;
    for (size_t i = 0; i < count; i++) firsts |= bit_of(*pieces[i]);
    for (size_t at = 0; at < value.size; at++) {
        if (!(firsts & bit_of(value.data[at]))) continue;
        for (size_t i = 0; i < count; i++) {
            if ((value.data[at] | 0x20) != *pieces[i]) continue;
            size_t end = at + strlen(pieces[i]);
            if (end <= value.size && html_named(span_slice(value, at, end), pieces[i])) return true;
        }
    }
    return false;
}

/* "byline", "article__author-name", and not "author-bio", "comment-author". */
static bool says_byline(struct span class) {
    static const char *const WRITERS[] = {"byline", "author", "autor", "auteur"};
    static const char *const OTHERS[] = {"avatar",  "bio",    "box",    "card",  "comment", "date",
                                         "desc",    "email",  "follow", "image", "img",     "photo",
                                         "related", "social", "time",   "title", "twitter"};
    if (class.size > ATTRIBUTE_MAX) return false;
    return has_piece(class, WRITERS, sizeof WRITERS / sizeof *WRITERS) &&
           !has_piece(class, OTHERS, sizeof OTHERS / sizeof *OTHERS);
}

/* "/author/ada-holm", "?author=7". */
static bool leads_to_author(struct span address) {
    static const char *const PLACES[] = {"/author",    "author=",   "/autor",  "/auteur",    "/journalist",
                                         "/columnist", "/people/",  "/team/",  "/redakteur", "/contributor",
                                         "/profile/",  "/reporter", "/staff/", "/writer",    "/by/"};
    return address.size <= ATTRIBUTE_MAX && has_piece(address, PLACES, sizeof PLACES / sizeof *PLACES);
}

static void keep_element(struct page_elements *elements, const struct html_token *tag,
                         const struct html_tokenizer *behind, enum page_field field, struct span mark) {
    if (elements->count < PAGE_ELEMENTS_MAX)
        elements->items[elements->count++] = (struct page_element){*tag, *behind, field, mark};
}

static void keep_meta(struct page_facts *facts, struct span name, struct span content) {
    size_t row = find_name(name);
    if (row == NAMES_COUNT || content.size == 0 || facts->metas_count == PAGE_METAS_MAX) return;
    facts->metas[facts->metas_count++] =
        (struct page_meta){NAMES[row].name, content, NAMES[row].field, NAMES[row].rank};
}

/* "Written by" of twitter:label1, and whom twitter:data1 names. */
static void keep_label(struct page_facts *facts, struct span name, struct span content) {
    static const char *const NAMES_OF[PAGE_LABELS][2] = {{"twitter:label1", "twitter:data1"},
                                                         {"twitter:label2", "twitter:data2"}};
    for (size_t i = 0; i < PAGE_LABELS; i++) {
        if (html_named(name, NAMES_OF[i][0])) facts->labels[i] = content;
        if (html_named(name, NAMES_OF[i][1])) facts->labelled[i] = content;
    }
}

static void read_meta(struct page_facts *facts, const struct html_token *tag) {
    static const char *const NAMED_BY[] = {"property", "name", "itemprop", "http-equiv"};
    struct span name, content;
    if (!html_attribute(tag, "content", &content)) return;
    for (size_t i = 0; i < sizeof NAMED_BY / sizeof *NAMED_BY; i++)
        if (html_attribute(tag, NAMED_BY[i], &name)) {
            keep_meta(facts, name, content);
            keep_label(facts, name, content);
        }
}

/* The next word of a list such as rel="author nofollow". */
static bool next_word(struct span *list, struct span *word) {
    size_t start = 0, end;
    while (start < list->size && is_one_of(list->data[start], " \t\n\f\r")) start++;
    for (end = start; end < list->size && !is_one_of(list->data[end], " \t\n\f\r"); end++) continue;
    *word = span_slice(*list, start, end);
    *list = span_slice(*list, end, list->size);
    return word->size > 0;
}

static bool has_word(struct span list, const char *word) {
    struct span found;
    while (next_word(&list, &found))
        if (html_named(found, word)) return true;
    return false;
}

/* What an attribute of any element says of it; by the size of its name first, which most do not have. */
static void read_attribute(struct page_facts *facts, const struct html_token *tag,
                           const struct html_tokenizer *behind, struct html_attribute attribute) {
    struct span name = attribute.name, value = attribute.value, word;
    bool linked = tag->element == ELEMENT_a && facts->headings.count > 0;
    if (name.size == 5 && html_named(name, "class") && says_byline(value))
        keep_element(&facts->bylines, tag, behind, PAGE_AUTHOR, value);
    if (name.size == 3 && html_named(name, "rel") && has_word(value, "author"))
        keep_element(&facts->properties, tag, behind, PAGE_AUTHOR, span_of("rel=author"));
    if (name.size == 8 && html_named(name, "itemprop"))
        while (next_word(&value, &word)) {
            size_t row = find_name(word);
            if (row < NAMES_COUNT) keep_element(&facts->properties, tag, behind, NAMES[row].field, word);
        }
    if (linked && name.size == 4 && html_named(name, "href") && leads_to_author(value))
        keep_element(&facts->writers, tag, behind, PAGE_AUTHOR, value);
}

static void read_head(struct page_facts *facts, const struct html_token *tag) {
    struct span rel;
    if (tag->element == ELEMENT_html && !facts->language.size &&
        !html_attribute(tag, "lang", &facts->language))
        html_attribute(tag, "xml:lang", &facts->language);
    if (tag->element == ELEMENT_link && !facts->canonical.size && html_attribute(tag, "rel", &rel) &&
        has_word(rel, "canonical"))
        html_attribute(tag, "href", &facts->canonical);
}

static void read_start(struct page_facts *facts, const struct html_token *tag,
                       const struct html_tokenizer *behind) {
    struct html_attribute attribute;
    if (tag->element == ELEMENT_meta) return read_meta(facts, tag);
    if (tag->element == ELEMENT_html || tag->element == ELEMENT_link) read_head(facts, tag);
    if (tag->element == ELEMENT_title)
        keep_element(&facts->titles, tag, behind, PAGE_TITLE, span_of("title"));
    if (tag->element == ELEMENT_h1) keep_element(&facts->headings, tag, behind, PAGE_TITLE, span_of("h1"));
    if (tag->element == ELEMENT_time)
        keep_element(&facts->times, tag, behind, PAGE_PUBLISHED, span_of("time"));
    bool subheading = tag->element == ELEMENT_h2 || tag->element == ELEMENT_h3;
    if (subheading && facts->subheadings_count < PAGE_SUBHEADINGS_MAX) {
        const char *start = tag->source.data;
        facts->subheadings[facts->subheadings_count++] = (struct span){start, (size_t)(behind->end - start)};
    }
    for (struct span at = tag->attributes; html_attribute_next(&at, &attribute);)
        read_attribute(facts, tag, behind, attribute);
}

static bool is_json_ld(const struct html_token *tag) {
    struct span type;
    if (tag->element != ELEMENT_script || !html_attribute(tag, "type", &type)) return false;
    static const char JSON_LD[] = "application/ld+json";
    return type.size >= sizeof JSON_LD - 1 && html_named(span_slice(type, 0, sizeof JSON_LD - 1), JSON_LD);
}

enum status page_facts_read(struct page_facts *facts, struct span html, struct poll *poll) {
    struct html_tokenizer tokens = html_tokenizer_of(html, poll);
    struct html_token token;
    enum status status = STATUS_OK;
    bool in_json = false;
    *facts = (struct page_facts){.ld = JSON_LD_INIT};
    while (!status && html_next(&tokens, &token)) {
        if (token.kind == HTML_START_TAG) {
            read_start(facts, &token, &tokens);
            in_json = is_json_ld(&token);
        } else if (token.kind == HTML_TEXT && in_json) {
            status = json_ld_add(&facts->ld, token.text, poll);
        } else {
            in_json = false;
        }
    }
    return status ? status : poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

void page_facts_release(struct page_facts *facts) {
    json_ld_release(&facts->ld);
}

const struct page_meta *page_facts_meta(const struct page_facts *facts, enum page_field field, size_t n) {
    for (int rank = 0; rank < 10; rank++)
        for (size_t i = 0; i < facts->metas_count; i++) {
            const struct page_meta *meta = &facts->metas[i];
            if (meta->field == field && meta->rank == rank && n-- == 0) return meta;
        }
    return NULL;
}

/* ---- Text ---- */

/* The end of the characters from p on that are no white space. */
static const char *word_end(const char *p, const char *end) {
    for (size_t size; p < end; p += size)
        if (char_is_space(char_at(p, &size))) break;
    return p;
}

void html_collapse(struct buffer *out, size_t start) {
    if (out->status || out->size == start) return;
    const char *p = out->data + start, *end = out->data + out->size;
    char *to = out->data + start;
    while ((p = skip_space(p, end, true)) < end) {
        const char *stop = word_end(p, end);
        if (to > out->data + start) *to++ = ' ';
        if (to != p) memmove(to, p, (size_t)(stop - p));
        to += stop - p;
        p = stop;
    }
    out->size = (size_t)(to - out->data);
}

void page_text(struct span raw, enum html_reading reading, struct buffer *out) {
    size_t start = out->size;
    html_decode(utf8_clip(raw, PAGE_TEXT_MAX), reading, out, NULL);
    html_collapse(out, start);
}

/* Appends what stands in a meta within an element: the name of an author. */
static void append_content(const struct html_token *tag, struct buffer *out) {
    struct span value, content;
    bool named = html_attribute(tag, "itemprop", &value) && html_named(value, "name");
    if (tag->element == ELEMENT_meta && named && html_attribute(tag, "content", &content))
        html_decode(content, HTML_READ_ATTRIBUTE, out, NULL);
}

/* Goes past an element without text, whose start tag was read. */
static void skip_silent(struct html_tokenizer *tokens, enum element element) {
    struct html_token token;
    while (html_next(tokens, &token))
        if (token.kind == HTML_END_TAG && token.element == element) return;
}

static bool is_blank(struct span text) {
    for (size_t i = 0; i < text.size; i++)
        if (!is_one_of(text.data[i], " \t\n\f\r")) return false;
    return true;
}

void page_element_text(const struct page_element *element, const char *mark, struct buffer *out) {
    struct html_tokenizer tokens = element->behind;
    struct html_token token;
    size_t start = out->size, depth = 1;
    bool ended = false; /* an element has, and nothing but white space followed */
    if (element_is(element->tag.element, ELEMENT_VOID)) return;
    struct span content = {tokens.at, (size_t)(tokens.end - tokens.at)};
    tokens.end = tokens.at + utf8_clip(content, ELEMENT_TEXT_MAX).size;
    while (depth > 0 && html_next(&tokens, &token)) {
        if (token.kind == HTML_TEXT) html_decode(token.text, token.reading, out, NULL);
        if (token.kind == HTML_TEXT && !is_blank(token.text)) ended = false;
        if (token.kind != HTML_START_TAG && token.kind != HTML_END_TAG) continue;
        bool same = token.element == element->tag.element &&
                    (token.element != ELEMENT_OTHER || span_equal(token.name, element->tag.name));
        if (same) depth = token.kind == HTML_START_TAG ? depth + 1 : depth - 1;
        bool block = element_is(token.element, ELEMENT_BLOCK) || token.element == ELEMENT_br;
        if (block || (mark[1] && ended && token.kind == HTML_START_TAG)) buffer_append(out, span_of(mark));
        ended = token.kind == HTML_END_TAG;
        if (token.kind != HTML_START_TAG) continue;
        append_content(&token, out);
        if (element_is(token.element, ELEMENT_NO_TEXT)) skip_silent(&tokens, token.element);
    }
    html_collapse(out, start);
}

void page_tag_text(struct span html, const char *mark, struct buffer *out) {
    struct html_tokenizer tokens = html_tokenizer_of(html, NULL);
    struct page_element element = {.field = PAGE_FIELDS};
    if (!html_next(&tokens, &element.tag)) return;
    element.behind = tokens;
    page_element_text(&element, mark, out);
}
