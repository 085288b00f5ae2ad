/*
 * text_run.c - the characters of a block, as a browser shows them, and what they weigh
 */
#include "html/text_run.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Prose is told by its length and marks: shorter blocks are mostly menus, titles and teasers. */
enum { ENDED_MIN = 20, SENTENCE_MIN = 60, PROSE_MIN = 140, LINK_PRICE = 2, DENSE_WORTH = 3 };

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Whether bytes stand for themselves. */
static bool is_plain(char byte) {
    return !is_blank(byte) && byte != '&' && byte != '\0' && byte != '\xC2';
}

static void owe(struct text_run *run, enum text_gap gap) {
    if (gap == GAP_LINE && run->gap >= GAP_LINE) gap = GAP_LINES;
    if (gap > run->gap) run->gap = gap;
}

/* Appends bytes that are no white space, and what was owed before them. */
static void put(struct text_run *run, struct span bytes, size_t start) {
    static const struct span GAPS[] = {{"", 0}, {" ", 1}, {"\n", 1}, {"\n\n", 2}};
    if (run->gap != GAP_NONE && run->text->size > start) buffer_append(run->text, GAPS[run->gap]);
    run->gap = GAP_NONE;
    buffer_append(run->text, bytes);
}

/* Appends the character reference at p; its bytes, 0 where there is none. */
static size_t put_reference(struct text_run *run, const char *p, const char *end, size_t start) {
    struct html_reference reference = html_reference_at(p, end, HTML_READ_TEXT);
    char bytes[8];
    if (reference.size == 0) return 0;
    uint32_t code = reference.codes[0];
    if (code == 0xA0 || code == ' ' || (code >= '\t' && code <= '\r'))
        return owe(run, GAP_SPACE), reference.size;
    size_t size = utf8_encode(code, bytes);
    if (reference.codes[1]) size += utf8_encode(reference.codes[1], bytes + size);
    put(run, (struct span){bytes, size}, start);
    return reference.size;
}

/* The end of bytes that stand for themselves, single blanks between them included. */
static const char *plain_end(const char *p, const char *end) {
    if (end - p > POLL_INTERVAL) end = p + POLL_INTERVAL;
    for (p++; p < end; p++)
        if (!is_plain(*p) && (*p != ' ' || end - p < 2 || !is_plain(p[1]))) break;
    return p;
}

/* One piece: white space, a reference, or bytes that stand for themselves. Gives its bytes. */
static size_t add_piece(struct text_run *run, const char *p, const char *end, bool refers, size_t start) {
    if (is_blank(*p)) return owe(run, run->verbatim && *p == '\n' ? GAP_LINE : GAP_SPACE), 1;
    if (begins_with(p, end, "\u00a0")) return owe(run, GAP_SPACE), 2;
    if (*p == '\0') return 1;
    size_t size = *p == '&' && refers ? put_reference(run, p, end, start) : 0;
    if (size) {
        if (run->gap != GAP_NONE) return size;
    } else {
        size = (size_t)(plain_end(p, end) - p);
        put(run, (struct span){p, size}, start);
    }
    if (!run->first) run->first = p;
    run->last = p + size;
    return size;
}

void text_run_add(struct text_run *run, struct span raw, enum html_reading reading, size_t start,
                  struct poll *poll) {
    const char *end = raw.data + raw.size;
    buffer_reserve(run->text, raw.size + 2);
    for (const char *p = raw.data; p < end;) {
        size_t size = add_piece(run, p, end, reading == HTML_READ_TEXT, start);
        if (poll_stop(poll, size)) return;
        p += size;
    }
}

/* Characters of scripts that have no blanks between words: lead bytes from U+3000 on. */
static bool is_dense(char lead) {
    return (unsigned char)lead >= 0xE3 && (unsigned char)lead <= 0xED;
}

/* Whether the mark that ends at p ends a sentence: a blank, a quote or nothing stands behind it. */
static bool ends_sentence(enum char_class mark, const char *p, const char *end) {
    if (mark == CHAR_FULL_STOP || mark == CHAR_ELLIPSIS || p == end) return true;
    size_t size;
    enum char_class next = char_at(p, &size);
    return char_is_space(next) || next == CHAR_QUOTE || next == CHAR_CLOSE;
}

struct text_weight text_run_weigh(struct span text, uint32_t links) {
    struct text_weight result = {0};
    size_t dense = 0, size;
    bool marks = false;
    for (const char *p = text.data, *end = p + text.size; p < end; p += size, result.characters++) {
        if (is_ascii_alnum(*p)) {
            result.sentence = false;
            size = 1;
            continue;
        }
        enum char_class class = char_at(p, &size);
        dense += is_dense(*p);
        if (char_is_mark(class)) {
            result.sentence = ends_sentence(class, p + size, end);
            marks |= result.sentence;
        } else if (class != CHAR_QUOTE && class != CHAR_CLOSE && class != CHAR_SPACE) {
            result.sentence = false;
        }
    }
    size_t weight = result.characters + (DENSE_WORTH - 1) * dense, price = LINK_PRICE * (size_t)links;
    size_t least = result.sentence ? ENDED_MIN : marks ? SENTENCE_MIN : PROSE_MIN;
    if (weight >= least && weight > price) result.good = (uint32_t)(weight - price);
    return result;
}
