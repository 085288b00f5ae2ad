/*
 * hints.c - what the attributes of an element say of it
 */
#include "html/hints.h"
#include "text/chars.h"

/* Whether a word of lower case stands in a value, in either case. */
static bool has_word(struct span value, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= value.size; i++)
        if (html_named(span_slice(value, i, i + size), word)) return true;
    return false;
}

static bool ends_with(struct span text, const char *word) {
    size_t size = strlen(word);
    return text.size >= size && html_named(span_slice(text, text.size - size, text.size), word);
}

static bool begins_word(struct span text, const char *word) {
    size_t size = strlen(word);
    return text.size >= size && html_named(span_slice(text, 0, size), word);
}

/* Whether a style says "display: none" or "visibility: hidden". */
static bool hides(struct span style) {
    const char *p = style.data, *end = p + style.size;
    while (p < end && (p = memchr(p, ':', (size_t)(end - p)))) {
        const char *name_end = trim_space(style.data, p), *value = skip_space(p + 1, end, true);
        struct span name = {style.data, (size_t)(name_end - style.data)},
                    rest = {value, (size_t)(end - value)};
        if (ends_with(name, "display") && begins_word(rest, "none")) return true;
        if (ends_with(name, "visibility") && begins_word(rest, "hidden")) return true;
        p++;
    }
    return false;
}

static unsigned hint_of_role(struct span role) {
    static const char *const ASIDE[] = {"alert",  "banner",  "complementary", "contentinfo",
                                        "dialog", "menu",    "menubar",       "navigation",
                                        "search", "tablist", "toolbar"};
    if (html_named(role, "main")) return HTML_HINT_MAIN;
    if (html_named(role, "article")) return HTML_HINT_ARTICLE;
    for (size_t i = 0; i < sizeof ASIDE / sizeof *ASIDE; i++)
        if (html_named(role, ASIDE[i])) return HTML_HINT_ASIDE;
    return 0;
}

static bool is_whole_page(enum element element) {
    return element == ELEMENT_body || element == ELEMENT_html;
}

/* What is read of the attributes before it is weighed. */
struct signs {
    const struct class_list *list;
    struct span class;
    bool block, hidden, shown;
    unsigned hints;
};

/* By its size first: most attributes of a page are none of these. */
static void read_sign(struct signs *signs, struct html_attribute attribute) {
    struct span name = attribute.name, value = attribute.value;
    switch (name.size) {
    case 2:
        if (html_named(name, "id")) signs->shown |= begins_with(value.data, value.data + value.size, "S:");
        break;
    case 4:
        if (!html_named(name, "role")) break;
        signs->shown |= html_named(value, "region") || html_named(value, "tabpanel");
        signs->hints |= hint_of_role(value);
        break;
    case 5:
        if (html_named(name, "style")) signs->hidden |= hides(value);
        if (!html_named(name, "class")) break;
        signs->class = value;
        signs->hidden |= !signs->block && (html_class_words(signs->list, value) & HTML_WORD_UNSEEN);
        break;
    case 6:
        if (html_named(name, "hidden")) signs->hidden |= !html_named(value, "until-found");
        break;
    case 8:
        if (html_named(name, "itemprop") && has_word(value, "articlebody")) signs->hints |= HTML_HINT_BODY;
        break;
    default:
        break;
    }
}

unsigned html_hints(const struct class_list *list, const struct html_token *tag, bool block) {
    struct html_attribute attribute;
    struct signs signs = {.list = list, .block = block};
    struct span unused;
    for (struct span at = tag->attributes; html_attribute_next(&at, &attribute);)
        read_sign(&signs, attribute);
    if (tag->element == ELEMENT_dialog) signs.hidden |= !html_attribute(tag, "open", &unused);
    bool shown = signs.shown || is_whole_page(tag->element) || !signs.hidden;
    return signs.hints | (shown || has_word(signs.class, "paywall") ? 0 : HTML_HINT_HIDDEN);
}

uint32_t html_hint_words(const struct class_list *list, const struct html_token *tag) {
    struct html_attribute attribute;
    uint32_t words = 0;
    if (is_whole_page(tag->element)) return 0;
    for (struct span at = tag->attributes; html_attribute_next(&at, &attribute);) {
        struct span name = attribute.name;
        bool names =
            (name.size == 5 && html_named(name, "class")) || (name.size == 2 && html_named(name, "id"));
        if (names) words |= html_class_words(list, attribute.value);
    }
    return words;
}
