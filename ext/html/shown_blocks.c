/*
 * shown_blocks.c - the text of a page block by block, in a sketch
 *
 * A block ends at each tag of a block and at <br>. What is open is not tracked, but for one element without
 * text, which a paragraph within it ends as well: <button> and <svg> are often left open.
 */
#include "html/shown_blocks.h"
#include "html/page_facts.h"
#include "text/utf8.h"

struct shown_blocks shown_blocks_of(struct span html, struct poll *poll) {
    return (struct shown_blocks){
        .tokens = html_tokenizer_of(html, poll), .text = BUFFER_INIT, .silent = ELEMENT_OTHER};
}

void shown_blocks_release(struct shown_blocks *blocks) {
    buffer_release(&blocks->text);
}

/* Whether an element has no text that is shown; the head has elements of its own that do. */
static bool is_silent(enum element element) {
    return element == ELEMENT_title || (element != ELEMENT_head && element_is(element, ELEMENT_NO_TEXT));
}

static void read_tag(struct shown_blocks *blocks, const struct html_token *tag) {
    struct span datetime;
    bool starts = tag->kind == HTML_START_TAG;
    bool ends_silence = starts
                            ? element_is(tag->element, ELEMENT_ENDS_P) && blocks->silent != ELEMENT_template
                            : tag->element == blocks->silent;
    if (ends_silence) blocks->silent = ELEMENT_OTHER;
    if (starts && is_silent(tag->element) && blocks->silent == ELEMENT_OTHER) blocks->silent = tag->element;
    bool is_time = starts && tag->element == ELEMENT_time && html_attribute(tag, "datetime", &datetime);
    if (is_time && !blocks->time.source.size) blocks->time = *tag;
}

static void read_text(struct shown_blocks *blocks, const struct html_token *token) {
    struct span text = token->text;
    if (blocks->silent != ELEMENT_OTHER) return;
    size_t room = blocks->text.size < SHOWN_BLOCK_MAX ? SHOWN_BLOCK_MAX - blocks->text.size : 0;
    if (text.size > room) blocks->cut = true;
    text = utf8_clip(text, room);
    html_decode(text, token->reading, &blocks->text, NULL);
}

bool shown_blocks_next(struct shown_blocks *blocks) {
    struct html_token token;
    buffer_clear(&blocks->text);
    blocks->time = (struct html_token){.source = {NULL, 0}};
    blocks->cut = false;
    bool more = true;
    while (more && !blocks->text.status) {
        struct html_tokenizer before = blocks->tokens;
        more = html_next(&blocks->tokens, &token);
        if (more && token.kind == HTML_TEXT) read_text(blocks, &token);
        bool tag = more && (token.kind == HTML_START_TAG || token.kind == HTML_END_TAG);
        bool ends =
            !more || (tag && (token.element == ELEMENT_br || element_is(token.element, ELEMENT_BLOCK)));
        if (ends && !blocks->text.status) {
            blocks->at = blocks->tokens.at;
            html_collapse(&blocks->text, 0);
        }
        bool found = ends && (blocks->text.size > 0 || blocks->time.source.size > 0);
        if (tag && !found) read_tag(blocks, &token);
        if (found) {
            if (tag) blocks->tokens = before; /* the tag is the next block's */
            return !blocks->text.status;
        }
    }
    return false;
}
