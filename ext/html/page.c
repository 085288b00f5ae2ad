/*
 * page.c - a page of HTML as a flat table of elements and a list of blocks of text
 *
 *     <body><nav><a href=/>Home</a></nav><p>Ice shut <b>the pier</b>.<p>Ferries sail.
 *
 *     nodes   0 page  1 body  2 nav  3 p  4 p
 *     blocks  Home (2)  Ice shut the pier. (3)  Ferries sail. (4)
 *
 * Most elements of a page hold no text: pictures, buttons, wrappers of those. So an element is first only
 * noted as open (open.h). When text comes, its attributes are looked at, and those around the block get a
 * row in the table. Elements in a line never do, unless a block stands in them.
 */
#include "html/page.h"
#include "base/mem.h"
#include "html/class_words.h"
#include "html/hints.h"
#include "html/likely.h"
#include "html/open.h"
#include "html/text_run.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Real pages have 48 bytes for a row of the table and 105 for a block, or more. A page may have a few
 * whatever its size, and then one in so many bytes, which bounds the memory; further blocks are made of
 * longer pieces. */
enum { FEW = 1024, NODE_BYTES = 40, BLOCK_BYTES = 64, PIECE_BYTES = 256 };

struct reader {
    struct html_page *page;
    struct open_elements open;
    struct class_list classes;
    struct html_block block; /* the block on its way, while in_block */
    bool in_block;
    enum text_gap gap;
    bool in_title;
    enum status status;
    struct poll *poll;
};

/* ---- the table ---- */

/* Looks at the attributes of all that is open. */
static void examine(struct reader *reader) {
    struct open_elements *open = &reader->open;
    for (; open->examined < open->depth; open->examined++) {
        struct open_element *element = &open->items[open->examined];
        element->hints = (uint16_t)html_hints(&reader->classes, &element->tag, element->block);
        if (!open->hidden && (element->hints & HTML_HINT_HIDDEN)) open->hidden = open->examined + 1;
    }
}

/* What gives its kind to the blocks in it. */
static bool gives_kind(enum element element) {
    switch (element) {
    case ELEMENT_h1:
    case ELEMENT_h2:
    case ELEMENT_h3:
    case ELEMENT_h4:
    case ELEMENT_h5:
    case ELEMENT_h6:
    case ELEMENT_li:
    case ELEMENT_dt:
    case ELEMENT_dd:
    case ELEMENT_blockquote:
    case ELEMENT_figcaption:
    case ELEMENT_caption:
    case ELEMENT_td:
    case ELEMENT_th:
        return true;
    default:
        return false;
    }
}

/* Room for one more, by halves: what doubles is half empty at worst. */
static enum status make_room(void **items, size_t *capacity, size_t count, size_t item_size) {
    return count < *capacity ? STATUS_OK : vector_fit(items, capacity, count + count / 2 + 8, item_size);
}
#define MAKE_ROOM(v) make_room((void **)&(v)->items, &(v)->capacity, (v)->count, sizeof *(v)->items)

/* A row of the table; 0 where memory is out. */
static uint32_t add_node(struct reader *reader, const struct open_element *element, uint32_t parent) {
    struct html_page *page = reader->page;
    struct html_node *node = MAKE_ROOM(&page->nodes) ? NULL : VECTOR_ADD(&page->nodes);
    if (!node) return reader->status = STATUS_NOMEM, 0;
    const struct html_node *around = &page->nodes.items[parent];
    enum element name = element->element;
    bool anew = name == ELEMENT_body || name == ELEMENT_article || name == ELEMENT_main;
    uint32_t number = (uint32_t)page->nodes.count - 1,
             words = html_hint_words(&reader->classes, &element->tag);
    unsigned comments = words & HTML_WORD_COMMENTS ? HTML_HINT_COMMENTS : around->hints & HTML_HINT_COMMENTS;
    *node = (struct html_node){.parent = parent,
                               .first = (uint32_t)page->blocks.count,
                               .words = words,
                               .tag = (uint32_t)(element->tag.source.data - page->html.data),
                               .row = name == ELEMENT_tr ? number : around->row,
                               .element = (uint16_t)name,
                               .within = (uint16_t)(gives_kind(name) ? name
                                                    : anew           ? 0
                                                                     : around->within),
                               .hints = (uint16_t)(element->hints | comments)};
    return number;
}

static bool has_room(const struct html_page *page, size_t count, size_t bytes) {
    return count < FEW + page->html.size / bytes;
}

/* Puts what is open, up to the innermost block, into the table: the node of that. Where that is full, the
 * node is one around it. */
static uint32_t node_of_block(struct reader *reader) {
    struct open_elements *open = &reader->open;
    size_t top = open->depth, i;
    while (top > 0 && !open->items[top - 1].block) top--;
    for (i = top; i > 0 && !open->items[i - 1].node; i--) continue;
    uint32_t parent = i > 0 ? open->items[i - 1].node : 0;
    for (; i < top && !reader->status; i++) {
        if (!has_room(reader->page, reader->page->nodes.count, NODE_BYTES)) break;
        parent = open->items[i].node = add_node(reader, &open->items[i], parent);
    }
    return parent;
}

/* Closes a node; a block that goes on belongs to its parent then. */
static void close_node(struct reader *reader, uint32_t node) {
    struct html_page *page = reader->page;
    page->nodes.items[node].end = (uint32_t)page->nodes.count;
    page->nodes.items[node].last = (uint32_t)page->blocks.count;
    if (reader->in_block && reader->block.node == node) reader->block.node = page->nodes.items[node].parent;
}

/* ---- blocks ---- */

static void add_block(struct reader *reader) {
    struct html_page *page = reader->page;
    reader->in_block = false;
    if (reader->block.start == page->text.size) return;
    struct html_block *block = MAKE_ROOM(&page->blocks) ? NULL : VECTOR_ADD(&page->blocks);
    if (!block) {
        reader->status = STATUS_NOMEM;
        return;
    }
    *block = reader->block;
    block->end = (uint32_t)page->text.size;
    struct text_weight weight = text_run_weigh(html_block_text(page, block), block->links);
    block->characters = weight.characters;
    block->good = block->hidden ? 0 : weight.good;
    block->sentence = weight.sentence;
    page->nodes.items[block->node].good += block->good;
}

/* Whether the block at hand is too short to end, in a page that has many. */
static bool goes_on(const struct reader *reader) {
    return !reader->block.hidden && !has_room(reader->page, reader->page->blocks.count, BLOCK_BYTES) &&
           reader->block.source_end < reader->block.source + PIECE_BYTES;
}

static void end_block(struct reader *reader) {
    bool joined = reader->in_block && goes_on(reader);
    reader->gap = joined ? GAP_SPACE : GAP_NONE;
    if (reader->in_block && !joined) add_block(reader);
}

static void begin_block(struct reader *reader) {
    uint32_t start = (uint32_t)reader->page->text.size;
    reader->block = (struct html_block){.node = node_of_block(reader),
                                        .start = start,
                                        .end = start,
                                        .in_pre = reader->open.counts[ELEMENT_pre] > 0,
                                        .hidden = reader->open.hidden > 0};
    reader->in_block = reader->status == STATUS_OK;
}

/* Whether what is open hides a piece of a line, or of a block that goes on. */
static bool is_left_out(const struct reader *reader) {
    const struct open_elements *open = &reader->open;
    if (!open->hidden) return false;
    return !open->items[open->hidden - 1].block ||
           !has_room(reader->page, reader->page->blocks.count, BLOCK_BYTES);
}

/* Characters of a run without the white space that was owed before it. */
static uint32_t count_shown(struct span run) {
    while (run.size && (*run.data == ' ' || *run.data == '\n')) run = span_slice(run, 1, run.size);
    return (uint32_t)utf8_count(run);
}

static void add_text(struct reader *reader, const struct html_token *token) {
    const struct open_elements *open = &reader->open;
    struct span raw = token->text;
    const char *first = skip_space(raw.data, raw.data + raw.size, true);
    if (open->silent) return;
    if (first == raw.data + raw.size && !(reader->in_block && reader->block.in_pre)) {
        if (reader->gap == GAP_NONE) reader->gap = GAP_SPACE;
        return;
    }
    examine(reader);
    if (is_left_out(reader)) return;
    if (reader->gap == GAP_LINES && !reader->block.in_pre) end_block(reader);
    if (!reader->in_block) begin_block(reader);
    if (!reader->in_block) return;
    struct text_run run = {.text = &reader->page->text, .gap = reader->gap, .verbatim = reader->block.in_pre};
    size_t before = run.text->size;
    text_run_add(&run, raw, token->reading, reader->block.start, reader->poll);
    reader->gap = run.gap;
    if (run.text->status) reader->status = run.text->status;
    if (!run.last) return;
    if (before == reader->block.start) reader->block.source = (uint32_t)(run.first - reader->page->html.data);
    reader->block.source_end = (uint32_t)(run.last - reader->page->html.data);
    if (open->depth > 0 && open->items[open->depth - 1].link)
        reader->block.links += count_shown(span_slice(buffer_span(run.text), before, run.text->size));
}

/* ---- tags ---- */

static void close_to(struct reader *reader, size_t depth) {
    struct open_elements *open = &reader->open;
    while (open->depth > depth) {
        const struct open_element *last = &open->items[open->depth - 1];
        if (last->block && !open->silent) end_block(reader);
        if (last->node) close_node(reader, last->node);
        open_pop(open);
    }
}

static void start_tag(struct reader *reader, const struct html_token *token) {
    struct open_elements *open = &reader->open;
    enum element element = token->element;
    if (open->counts[element] && (element == ELEMENT_body || element == ELEMENT_html)) return;
    close_to(reader, open_closed_by_start(open, element));
    if (element == ELEMENT_br && !reader->open.silent)
        reader->gap = reader->gap >= GAP_LINE ? GAP_LINES : GAP_LINE;
    if (element == ELEMENT_a) open_forget(open, element);
    if (element == ELEMENT_title)
        reader->in_title = reader->page->title.size == 0 && !open->counts[ELEMENT_svg];
    if (element == ELEMENT_script) reader->page->has_script = true;
    if (element_is(element, ELEMENT_VOID)) {
        if (element == ELEMENT_hr) end_block(reader);
        return;
    }
    if (token->self_closing &&
        (element == ELEMENT_svg || element == ELEMENT_math || element == ELEMENT_OTHER))
        return;
    bool block = open_is_block(open, token, reader->in_block);
    if (block && !open->silent) end_block(reader);
    enum status status = open_push(open, token, block);
    if (status) reader->status = status;
}

static void end_tag(struct reader *reader, const struct html_token *token) {
    struct open_elements *open = &reader->open;
    size_t depth = open_closed_by_end(open, token);
    reader->in_title = false;
    if (depth < open->depth)
        close_to(reader, depth);
    else if (!element_is(token->element, ELEMENT_BLOCK) && token->element != ELEMENT_OTHER)
        open_forget(open, token->element);
    else if (token->element == ELEMENT_p)
        end_block(reader);
}

static void read_token(struct reader *reader, const struct html_token *token) {
    if (token->kind == HTML_START_TAG) start_tag(reader, token);
    if (token->kind == HTML_END_TAG) end_tag(reader, token);
    if (token->kind != HTML_TEXT) return;
    if (reader->in_title && reader->page->title.size == 0) reader->page->title = token->text;
    add_text(reader, token);
}

/* A page without text has one block, so that something says why. */
static void add_empty_block(struct reader *reader) {
    struct html_block *block = VECTOR_ADD(&reader->page->blocks);
    if (block)
        *block = (struct html_block){0};
    else
        reader->status = STATUS_NOMEM;
}

/* Sums up the parents: children stand behind them. */
static void add_up(struct html_page *page) {
    for (size_t i = page->nodes.count; i-- > 1;)
        page->nodes.items[page->nodes.items[i].parent].good += page->nodes.items[i].good;
}

/* Gives back the room that was kept for more. */
static enum status trim(struct html_page *page) {
    enum status status = vector_fit((void **)&page->nodes.items, &page->nodes.capacity, page->nodes.count,
                                    sizeof *page->nodes.items);
    if (!status)
        status = vector_fit((void **)&page->blocks.items, &page->blocks.capacity, page->blocks.count,
                            sizeof *page->blocks.items);
    if (!status && page->text.size > 0)
        status = vector_fit((void **)&page->text.data, &page->text.capacity, page->text.size, 1);
    return status;
}

enum status html_page_read(struct html_page *page, struct span html, struct poll *poll) {
    if (html.size >= UINT32_MAX) return STATUS_TOOBIG;
    struct reader *reader = mem_zeroed(1, sizeof *reader);
    struct html_node *root = VECTOR_ADD(&page->nodes);
    enum status status = reader && root ? STATUS_OK : STATUS_NOMEM;
    if (!status) {
        page->html = html;
        *root = (struct html_node){0};
        reader->page = page;
        reader->poll = poll;
        class_list_init(&reader->classes);
        struct html_tokenizer tokens = html_tokenizer_of(html_unwrap(html), poll);
        struct html_token token;
        while (!reader->status && html_next(&tokens, &token)) read_token(reader, &token);
        if (reader->in_block) add_block(reader);
        close_to(reader, 0);
        if (page->blocks.count == 0 && !reader->status) add_empty_block(reader);
        close_node(reader, 0);
        add_up(page);
        open_release(&reader->open);
        status = reader->status ? reader->status : trim(page);
    }
    mem_free(reader);
    return !status && poll_stopped(poll) ? STATUS_INTERRUPT : status;
}

void html_page_forget_text(struct html_page *page) {
    buffer_release(&page->text);
    VECTOR_RELEASE(&page->nodes);
}

void html_page_release(struct html_page *page) {
    html_page_forget_text(page);
    VECTOR_RELEASE(&page->blocks);
}

struct span html_node_name(const struct html_page *page, uint32_t node) {
    if (!node) return (struct span){page->html.data, 0};
    const char *name = page->html.data + page->nodes.items[node].tag + 1,
               *end = page->html.data + page->html.size, *stop = name;
    while (stop < end && *stop != '>' && *stop != '/' && (unsigned char)*stop > ' ') stop++;
    return (struct span){name, (size_t)(stop - name)};
}
