/*
 * sentences.c - a text as sentences
 *
 * The problem: "“Will it hold?” asked Gen. Voss. The U.S. team left at 9 p.m. Monday" is three clauses with six
 * dots and marks; which of them end a sentence? A rule set that is right on such cases tends to be wrong on running
 * news, where one wrong guess in a hundred is too many, and slow.
 *
 * The idea: three questions that hardly touch each other.
 *
 *   layout     what does a line break mean in this text?            text/layout.h
 *   marks      does the sentence end at this dot?                   text/boundary.h
 *   between    nothing else ends a sentence, so skip to the next
 *              mark or break as fast as memory allows               text/scan.h
 *
 * This file walks from mark to mark, trims, numbers paragraphs, and says what kind of thing it found.
 *
 * Lists in one line ("1) Bread 2) Wine") have no marks: when a sentence begins with a number of a list, the next
 * number is looked for in the following ITEM_BYTES bytes of its line.
 *
 * Limits: single quotation marks (‘so’) do not count for `quoted`, since they cannot be told from apostrophes.
 */
#include "text/sentences.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

/* How far the next number of a list is looked for. Items on one line are short; the bound keeps a line of a million
 * "1) " linear. */
enum { ITEM_BYTES = 400 };

/* A line without a mark at its end is a heading up to this many characters. Headlines of more than 120 characters
 * are rare, and most longer lines are captions or text cut off. */
enum { HEADING_CHARACTERS = 120 };

/* Bytes between two questions to the poll. */
enum { SCAN_CHUNK = 65536 };

static const char *text_end(const struct sentences *s) {
    return s->boundary.text.data + s->boundary.text.size;
}

void sentences_init(struct sentences *s, struct span text, const struct sentence_options *options, struct poll *poll) {
    struct sentence_options asked = {LANGUAGE_AUTO, NEWLINES_AUTO, STYLE_NEWS};
    if (options) asked = *options;
    if (!text.data) text.data = "";
    struct layout layout = layout_of(text, asked.newlines);
    *s = (struct sentences){
        .boundary = {.text = text, .newlines = layout.newlines, .language = asked.language, .style = asked.style},
        .layout = layout,
        .poll = poll,
        .position = text.data,
    };
}

/* ---- lists in one line ---- */

/* The marker that follows "9." or "b)" or a bullet, as it is written; empty where none can. */
static size_t next_marker(const char *marker, const char *end, char out[8]) {
    size_t size, used = 0;
    if (char_at(marker, &size) == CHAR_BULLET) {
        memcpy(out, marker, size);
        return size;
    }
    const char *p = marker;
    if (*p == '(') out[used++] = *p++;
    int value = 0;
    if (*p >= 'a' && *p < 'z')
        out[used++] = (char)(*p++ + 1);
    else {
        while (p < end && *p >= '0' && *p <= '9') value = value * 10 + (*p++ - '0');
        if (p == marker + used || ++value > 999) return 0;
        if (value > 99) out[used++] = (char)('0' + value / 100);
        if (value > 9) out[used++] = (char)('0' + value / 10 % 10);
        out[used++] = (char)('0' + value % 10);
    }
    while (p < end && (*p == '.' || *p == ')') && used < 7) out[used++] = *p++;
    return used;
}

/* Where the next item of the list begins whose item has the marker from .. to, within the line; or NULL. */
static const char *find_next_item(const char *from, const char *to, const char *end) {
    char marker[8];
    size_t size = next_marker(from, end, marker), ignored;
    const char *limit = end - to > ITEM_BYTES ? to + ITEM_BYTES : end;
    bool bullet = (unsigned char)marker[0] >= 0x80;
    for (const char *p = to; size && p < limit && *p != '\n' && *p != '\r'; p++) {
        if (*p != ' ' || (size_t)(limit - p) < size + 3 || memcmp(p + 1, marker, size) != 0) continue;
        const char *behind = p + 1 + size;
        if (!bullet && *behind != ' ') continue;
        if (!bullet && char_at(behind + 1, &ignored) != char_at(to, &ignored)) continue;
        return p + 1;
    }
    return NULL;
}

/* ---- kinds ---- */

static bool has_mark_at_end(struct span sentence) {
    const char *p = sentence.data + sentence.size;
    while (p > sentence.data) {
        size_t size;
        enum char_class class = char_before(sentence.data, p, &size);
        if (class == CHAR_DOT || class == CHAR_STRONG || class == CHAR_ELLIPSIS || class == CHAR_FULL_STOP) return true;
        if (class != CHAR_QUOTE && class != CHAR_CLOSE && !char_is_space(class) && class != CHAR_MARK) return false;
        p -= size;
    }
    return false;
}

static enum sentence_kind kind_of(struct span sentence, bool whole_line, bool item) {
    if (item) return SENTENCE_LIST_ITEM;
    if (has_mark_at_end(sentence)) return SENTENCE_SENTENCE;
    size_t size;
    enum char_class first = char_at(sentence.data, &size);
    bool headed = first == CHAR_UPPER || first == CHAR_LETTER || first == CHAR_DIGIT || first == CHAR_QUOTE;
    bool brief = sentence.size <= HEADING_CHARACTERS || utf8_count(sentence) <= HEADING_CHARACTERS;
    return whole_line && headed && brief ? SENTENCE_HEADING : SENTENCE_FRAGMENT;
}

/* ---- quotations ---- */

static bool has_word(const char *p, const char *end) {
    for (size_t size; p < end; p += size) {
        enum char_class class = char_at(p, &size);
        if (char_is_letter(class) || class == CHAR_DIGIT) return true;
    }
    return false;
}

/* Walks the quotation marks of a sentence; true when all of its words stand in one quotation. */
static bool read_quotes(struct quote_marks *marks, struct span sentence) {
    const char *end = sentence.data + sentence.size, *mark;
    bool quoted = true, any = quote_marks_open(marks, sentence.data);
    const char *outside = any ? NULL : sentence.data;
    for (size_t size; (mark = quote_marks_next(marks, end, &size));) {
        if (marks->open && outside && quoted) quoted = !has_word(outside, mark);
        any |= marks->open;
        outside = marks->open ? NULL : mark + size;
    }
    return any && quoted && !(outside && has_word(outside, end));
}

bool sentences_quoted(struct sentences *s, const struct sentence *sentence) {
    if (s->asked != sentence->text.data) s->quoted = read_quotes(&s->marks, sentence->text);
    s->asked = sentence->text.data;
    return s->quoted;
}

/* ---- the walk ---- */

/* Bytes that begin a character which may end a sentence or a line, beyond ASCII. All other characters are passed
 * over byte by byte without being decoded. */
static bool is_lead_of_mark(unsigned char byte) {
    switch (byte) {
    case 0xC2: /* U+0085 */
    case 0xD6: /* Armenian */
    case 0xD8: /* Arabic question mark */
    case 0xDB: /* Urdu full stop */
    case 0xDC: /* Syriac */
    case 0xE0: /* danda */
    case 0xE1: /* Myanmar, Ethiopic, Khmer */
    case 0xE2: /* ellipsis, double marks, line and paragraph separator */
    case 0xE3: /* ideographic full stop */
    case 0xEF: /* full-width forms */
        return true;
    default:
        return false;
    }
}

/* What stands at p, as far as it can end a sentence: CHAR_OTHER for all else, then *size bytes can be skipped. */
static enum char_class mark_at(const char *p, size_t *size) {
    unsigned char byte = (unsigned char)*p;
    if (byte < 0x80) return char_at(p, size);
    *size = 1;
    if (!is_lead_of_mark(byte)) return CHAR_OTHER;
    bool quote_or_dash = byte == 0xE2 && (unsigned char)p[1] == 0x80 && (unsigned char)p[2] >= 0x90 &&
                         (unsigned char)p[2] <= 0x9F;
    if (quote_or_dash) return *size = 3, CHAR_OTHER;
    bool letter = (byte == 0xD8 && (unsigned char)p[1] != 0x9F) || (byte == 0xE0 && (unsigned char)p[1] != 0xA5) ||
                  (byte == 0xE3 && (unsigned char)p[1] != 0x80);
    return letter ? CHAR_OTHER : char_at(p, size);
}

/* Where the sentence that runs at p ends, white space before it included; *line_end when a break ended it. */
static const char *find_end(struct sentences *s, const char *p, bool *line_end) {
    const char *end = text_end(s);
    *line_end = false;
    for (;;) {
        const char *limit = end - p > SCAN_CHUNK ? p + SCAN_CHUNK : end;
        const char *stop = scan_sentence(p, limit);
        if (poll_stop(s->poll, (size_t)(stop - p) + 1)) s->status = STATUS_INTERRUPT;
        if (s->status) return end;
        if (s->next_item && stop >= s->next_item) return s->next_item;
        if (stop == end) return *line_end = true, end;
        p = stop;
        if (stop == limit) continue;
        size_t size;
        switch (mark_at(p, &size)) {
        case CHAR_DOT:
        case CHAR_STRONG:
        case CHAR_ELLIPSIS:
        case CHAR_FULL_STOP:
            if (boundary_at(&s->boundary, p, &p)) return p;
            break;
        case CHAR_BREAK:
        case CHAR_PAGE: {
            struct line_break found = line_break_at(p, end);
            if (boundary_break_ends(s->layout.newlines, found, end)) return *line_end = true, p;
            p = found.end;
            break;
        }
        default:
            p += size;
        }
    }
}

/* Over the white space before a sentence; true when a line ends in it. */
static bool cross_gap(struct sentences *s) {
    const char *end = text_end(s), *p = s->position;
    bool first = p == s->boundary.text.data, broken = first, paragraph = false;
    for (p = skip_space(p, end, false); p < end; p = skip_space(p, end, false)) {
        size_t size;
        if (!char_is_space(char_at(p, &size))) break;
        struct line_break found = line_break_at(p, end);
        broken = true;
        paragraph |= found.paragraph || s->layout.lines_are_paragraphs;
        p = found.end;
    }
    s->position = p;
    if (paragraph || first) {
        s->paragraph++;
        s->marks = (struct quote_marks){s->boundary.text, p, false};
        boundary_begin_paragraph(&s->boundary, p);
    }
    return broken;
}

/* The list marker at a sentence, when it stands where a list item can. */
static const char *read_marker(struct sentences *s, bool line_start) {
    const char *start = s->position, *end = text_end(s);
    bool expected = s->next_item == start;
    if (s->next_item && s->next_item <= start) s->next_item = NULL;
    if (!line_start && !expected) return start;
    const char *behind = list_marker_end(start, end);
    if (behind == end) return start;
    if (behind > start) s->next_item = find_next_item(start, behind, end);
    return behind;
}

bool sentences_next(struct sentences *s, struct sentence *sentence) {
    if (s->status) return false;
    bool line_start = cross_gap(s), line_end;
    const char *start = s->position;
    if (start == text_end(s)) return false;
    const char *behind = read_marker(s, line_start);
    boundary_begin(&s->boundary, behind);
    const char *stop = find_end(s, behind, &line_end);
    if (s->status) return false;
    stop = trim_space(start, stop);
    sentence->text = (struct span){start, (size_t)(stop - start)};
    sentence->paragraph = s->paragraph;
    sentence->kind = kind_of(sentence->text, line_start && line_end, behind > start);
    s->position = stop;
    return true;
}
