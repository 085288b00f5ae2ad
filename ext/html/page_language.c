/*
 * page_language.c - which language a page says, or shows, that it is in
 */
#include "html/page_metadata_impl.h"
#include "html/shown_blocks.h"
#include "sentence/language.h"
#include "text/chars.h"

/* Shorter blocks are menus, in the language of the site. */
enum { PARAGRAPH_MIN = 60 };

/* Whether a text is the tag of a language: "de", "de-AT", "de_AT". */
static bool is_language(struct span text) {
    size_t letters = 0;
    while (letters < text.size && is_ascii_letter(text.data[letters])) letters++;
    return (letters == 2 || letters == 3) &&
           (letters == text.size || (is_one_of(text.data[letters], "-_") && text.size <= 12));
}

static void fill_language(struct metadata *m, const char *kind, const char *name) {
    if (metadata_is_filled(m, PAGE_LANGUAGE) || !is_language(buffer_span(&m->raw))) return;
    for (size_t i = 0; i < m->raw.size; i++)
        if (m->raw.data[i] == '_') m->raw.data[i] = '-';
    metadata_fill_text(m, PAGE_LANGUAGE, kind, name);
}

/* The language that the page's paragraphs are in, where it is sure. */
static void read_text_language(struct metadata *m) {
    struct shown_blocks blocks = shown_blocks_of(m->html, m->poll);
    metadata_clear_raw(m);
    while (m->raw.size < LANGUAGE_SAMPLE && shown_blocks_next(&blocks)) {
        if (blocks.text.size < PARAGRAPH_MIN) continue;
        buffer_append(&m->raw, buffer_span(&blocks.text));
        buffer_append_byte(&m->raw, '\n');
    }
    if (blocks.text.status) m->status = blocks.text.status;
    shown_blocks_release(&blocks);
    const char *code = m->raw.size ? language_code(language_known(buffer_span(&m->raw))) : NULL;
    metadata_clear_raw(m);
    if (code) buffer_append(&m->raw, span_of(code));
    metadata_fill_text(m, PAGE_LANGUAGE, "text", "");
}

void metadata_read_language(struct metadata *m) {
    const struct page_meta *meta;
    metadata_raw_text(m, m->facts.language);
    fill_language(m, "html ", "lang");
    for (size_t n = 0; (meta = page_facts_meta(&m->facts, PAGE_LANGUAGE, n)); n++) {
        metadata_raw_text(m, meta->content);
        fill_language(m, "meta ", meta->name);
    }
    metadata_raw_member(m, m->article, "inlanguage", "name");
    fill_language(m, "json-ld ", "inLanguage");
    metadata_raw_member(m, m->web_page, "inlanguage", NULL);
    fill_language(m, "json-ld ", "inLanguage");
    if (!metadata_is_filled(m, PAGE_LANGUAGE)) read_text_language(m);
}
