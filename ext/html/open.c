/*
 * open.c - the elements that are open where a page is being read
 */
#include "html/open.h"

/* What an end tag, or the end of a paragraph or item, within it does not reach beyond. */
static bool is_wall(enum element element) {
    return element == ELEMENT_td || element == ELEMENT_th || element == ELEMENT_table ||
           element == ELEMENT_caption || element == ELEMENT_noscript || element == ELEMENT_template;
}

static bool is_table_part(enum element element) {
    return element == ELEMENT_td || element == ELEMENT_th || element == ELEMENT_tr ||
           element == ELEMENT_tbody || element == ELEMENT_thead || element == ELEMENT_tfoot ||
           element == ELEMENT_table || element == ELEMENT_caption;
}

/* The depth below the innermost `element`, if no `wall` stands within it; the present one otherwise. */
static size_t below(const struct open_elements *open, enum element element, bool (*wall)(enum element)) {
    if (open->counts[element] == 0) return open->depth;
    for (size_t i = open->depth; i-- > 0;) {
        enum element at = open->items[i].element;
        if (at == element) return i;
        if (wall(at)) break;
    }
    return open->depth;
}

static bool ends_items(enum element element) {
    return is_wall(element) || element == ELEMENT_ul || element == ELEMENT_ol || element == ELEMENT_menu;
}

static bool ends_terms(enum element element) {
    return is_wall(element) || element == ELEMENT_dl;
}

static bool ends_cells(enum element element) {
    return element == ELEMENT_table || element == ELEMENT_tr;
}

static bool ends_rows(enum element element) {
    return element == ELEMENT_table;
}

static bool ends_options(enum element element) {
    return element == ELEMENT_select || element == ELEMENT_datalist;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

size_t open_closed_by_start(const struct open_elements *open, enum element element) {
    size_t depth = open->depth;
    if (element_is(element, ELEMENT_ENDS_P)) depth = below(open, ELEMENT_p, is_wall);
    switch (element) {
    case ELEMENT_li:
        return least(depth, below(open, ELEMENT_li, ends_items));
    case ELEMENT_dt:
    case ELEMENT_dd:
        depth = least(depth, below(open, ELEMENT_dt, ends_terms));
        return least(depth, below(open, ELEMENT_dd, ends_terms));
    case ELEMENT_td:
    case ELEMENT_th:
        depth = least(depth, below(open, ELEMENT_td, ends_cells));
        return least(depth, below(open, ELEMENT_th, ends_cells));
    case ELEMENT_tr:
    case ELEMENT_tbody:
    case ELEMENT_tfoot:
        return least(depth, below(open, ELEMENT_tr, ends_rows));
    case ELEMENT_option:
        return least(depth, below(open, ELEMENT_option, ends_options));
    default:
        break;
    }
    bool in_heading = open->depth > 0 && html_is_heading(open->items[open->depth - 1].element);
    if (html_is_heading(element) && in_heading) return least(depth, open->depth - 1);
    if (!element_is(element, ELEMENT_IN_HEAD) && element != ELEMENT_html)
        depth = least(depth, below(open, ELEMENT_head, ends_rows));
    return depth;
}

/* An element that is not listed, by its name. */
static size_t below_name(const struct open_elements *open, struct span name) {
    if (open->counts[ELEMENT_OTHER] == 0) return open->depth;
    for (size_t i = open->depth; i-- > 0;)
        if (open->items[i].element == ELEMENT_OTHER && span_equal(open->items[i].tag.name, name)) return i;
    return open->depth;
}

static size_t below_line(const struct open_elements *open, enum element element) {
    if (open->counts[element] == 0) return open->depth;
    for (size_t i = open->depth; i-- > 0 && !open->items[i].block;)
        if (open->items[i].element == element) return i;
    return open->depth;
}

size_t open_closed_by_end(const struct open_elements *open, const struct html_token *tag) {
    enum element element = tag->element;
    if (element == ELEMENT_body || element == ELEMENT_html) return open->depth;
    if (element == ELEMENT_OTHER) return below_name(open, tag->name);
    if (!element_is(element, ELEMENT_BLOCK | ELEMENT_NO_TEXT)) return below_line(open, element);
    if (html_is_heading(element))
        for (size_t i = open->depth; i-- > 0 && !is_wall(open->items[i].element);)
            if (html_is_heading(open->items[i].element)) return i;
    return below(open, element, is_table_part(element) ? ends_rows : is_wall);
}

bool open_is_block(const struct open_elements *open, const struct html_token *tag, bool in_text) {
    if (tag->element != ELEMENT_OTHER) return element_is(tag->element, ELEMENT_BLOCK);
    if (in_text) return false;
    bool named_by_author = memchr(tag->name.data, '-', tag->name.size) != NULL;
    bool in_line = open->counts[ELEMENT_p] > 0;
    for (int level = ELEMENT_h1; level <= ELEMENT_h6 && !in_line; level++) in_line = open->counts[level] > 0;
    return named_by_author && !in_line;
}

enum status open_push(struct open_elements *open, const struct html_token *tag, bool block) {
    if (open->depth == HTML_DEPTH_MAX) return STATUS_OK;
    enum status status =
        vector_grow((void **)&open->items, &open->capacity, open->depth + 1, sizeof *open->items);
    if (status) return status;
    bool link = tag->element == ELEMENT_a || (open->depth > 0 && open->items[open->depth - 1].link);
    open->items[open->depth++] =
        (struct open_element){.element = tag->element, .block = block, .link = link, .tag = *tag};
    open->counts[tag->element]++;
    open->silent += element_is(tag->element, ELEMENT_NO_TEXT) != 0;
    return STATUS_OK;
}

void open_release(struct open_elements *open) {
    vector_release((void **)&open->items, &open->depth, &open->capacity);
}

void open_pop(struct open_elements *open) {
    const struct open_element *last = &open->items[--open->depth];
    open->counts[last->element]--;
    open->silent -= element_is(last->element, ELEMENT_NO_TEXT) != 0;
    if (open->examined > open->depth) open->examined = open->depth;
    if (open->hidden > open->depth) open->hidden = 0;
}

void open_forget(struct open_elements *open, enum element element) {
    size_t i = open->depth;
    if (open->counts[element] == 0) return;
    while (i-- > 0 && open->items[i].element != element) continue;
    open->items[i].element = ELEMENT_OTHER;
    open->counts[element]--;
    open->counts[ELEMENT_OTHER]++;
    if (element != ELEMENT_a) return;
    bool outer = i > 0 && open->items[i - 1].link;
    for (; i < open->depth; i++) open->items[i].link = outer;
}
