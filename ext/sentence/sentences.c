/*
 * sentences.c - a text as sentences
 *
 * The problem: "“Will it hold?” asked Gen. Voss. The U.S. team sailed at 9 p.m. Monday" is three clauses with
 * six dots and marks; which of them end a sentence? A rule set that is right on such cases tends to be wrong
 * on running news, where one wrong guess in a hundred is too many, and slow.
 *
 * The idea: three questions that hardly touch each other.
 *
 *   layout     what does a line break mean in this text?            sentence/layout.h
 *   marks      does the sentence end at this dot?                   sentence/boundary.h
 *   between    nothing else ends a sentence, so skip to the next
 *              mark or break as fast as memory allows               text/scan.h
 *
 * This file walks from mark to mark, trims, numbers paragraphs, and says what kind of thing it found.
 *
 * Lists in one line ("1) Bread 2) Wine") have no marks: when a sentence begins with a number of a list, the
 * next number is looked for in its line: sentence/list_marker.h.
 *
 * Limits: single quotation marks (‘so’) do not count for `quoted`, since they cannot be told from
 * apostrophes.
 */
#include "sentence/sentences.h"
#include "sentence/list_marker.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

/* A line without a mark at its end is a heading up to this many characters. Headlines of more than 120
 * characters are rare, and most longer lines are captions or text cut off. */
enum { HEADING_CHARACTERS = 120 };

/* Bytes between two questions to the poll, of which few are read twice where a question mark stops the
 * reading that the scan does not know; and what a decision costs beside reading a byte: some 100 ns. */
enum { SCAN_CHUNK = 65536, GREEK_CHUNK = 256, WORK_OF_MARK = 32 };

static const char *text_end(const struct sentences *s) {
    return s->boundary.text.data + s->boundary.text.size;
}

/* Greek letters begin with one of two bytes; most texts have neither at their start, and need no other
 * look. */
static bool is_greek(struct span text, enum language asked) {
    if (asked != LANGUAGE_AUTO) return asked == LANGUAGE_EL;
    enum { START = 128 };
    size_t size = text.size < START ? text.size : START;
    return memchr(text.data, 0xCE, size) && language_of(text) == LANGUAGE_EL;
}

void sentences_init(struct sentences *s, struct span text, const struct sentence_options *options,
                    struct poll *poll) {
    struct sentence_options asked = {LANGUAGE_AUTO, NEWLINES_AUTO, STYLE_NEWS};
    if (options) asked = *options;
    if (!text.data) text.data = "";
    bool greek = is_greek(text, asked.language);
    struct layout layout = layout_of(text, asked.newlines);
    *s = (struct sentences){
        .boundary = {.text = text,
                     .marks = {.text = text},
                     .newlines = layout.newlines,
                     .language = asked.language,
                     .style = asked.style,
                     .greek = greek},
        .layout = layout,
        .chunk = greek ? GREEK_CHUNK : SCAN_CHUNK,
        .scan = {.end = text.data + text.size},
        .marks = {.text = text},
        .poll = poll,
        .position = text.data,
        .counted = text.data,
    };
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

/* What stands at p, where the scan stopped, as far as it can end a sentence or a line: CHAR_OTHER for all
 * else. Letters of scripts whose lead bytes marks share are not decoded. */
static enum char_class mark_at(const char *p, size_t *size) {
    unsigned char byte = (unsigned char)*p;
    if (byte < 0x80) return char_at(p, size);
    unsigned char second = (unsigned char)p[1];
    bool letter = (byte == 0xC2 && second != 0x85) || (byte == 0xD8 && second != 0x9F) ||
                  (byte == 0xE0 && second != 0xA5) || (byte == 0xE2 && second > 0x81) ||
                  (byte == 0xE3 && second != 0x80);
    *size = 1;
    return letter ? CHAR_OTHER : char_at(p, size);
}

/* What ended a sentence. */
enum ending { ENDING_MARK, ENDING_LINE, ENDING_ITEM };

/* Counts the work up to p, and asks whether to go on. Called at each mark, it would be a twentieth of all
 * work. */
static inline __attribute__((always_inline)) bool is_stopped(struct sentences *s, const char *p) {
    size_t work = (size_t)(p - s->counted) + WORK_OF_MARK;
    s->counted = p;
    if (!poll_stop(s->poll, work)) return false;
    s->status = STATUS_INTERRUPT;
    return true;
}

/* "Rules: • No dogs. • No cars.": a bullet behind a colon and a blank begins a list within the line. */
__attribute__((noinline)) static bool begins_items(const struct sentences *s, const char *bullet) {
    const char *before = trim_space(s->position, bullet);
    return before > s->position && before < bullet && before[-1] == ':' &&
           list_marker_end(bullet, text_end(s)) > bullet;
}

/* True when a question mark of Greek among p..stop-1 ends the sentence, at p, which else is behind the last
 * one. */
__attribute__((noinline)) static bool ends_in_question(struct sentences *s, const char **p,
                                                       const char *stop) {
    const char *question;
    while (*p < stop && (question = boundary_question(*p, stop)))
        if (boundary_at(&s->boundary, question, p)) return true;
    return false;
}

/* Where the sentence that runs at p ends; white space may stand before it. */
static const char *find_end(struct sentences *s, const char *p, enum ending *ending) {
    const char *end = text_end(s);
    for (;;) {
        const char *limit = end - p > s->chunk ? p + s->chunk : end;
        const char *stop = scan_sentence(&s->scan, p, limit);
        if (is_stopped(s, stop)) return end;
        if (s->boundary.greek) {
            if (ends_in_question(s, &p, stop)) return *ending = ENDING_MARK, p;
            if (p > stop) continue;
        }
        if (s->next_item && stop >= s->next_item) return *ending = ENDING_ITEM, s->next_item;
        if (stop == end) return *ending = ENDING_LINE, end;
        p = stop;
        if (stop >= limit) continue;
        size_t size;
        enum char_class class = mark_at(p, &size);
        if (char_is_mark(class)) {
            if (boundary_at(&s->boundary, p, &p)) return *ending = ENDING_MARK, p;
        } else if (class == CHAR_BREAK || class == CHAR_PAGE) {
            struct line_break found = line_break_at(p, end);
            if (layout_break_ends(s->layout.newlines, found, end)) return *ending = ENDING_LINE, p;
            p = found.end;
        } else {
            if (class == CHAR_BULLET && begins_items(s, p)) return *ending = ENDING_ITEM, s->next_item = p;
            p += size;
        }
    }
}

static void begin_paragraph(struct sentences *s) {
    s->paragraph++;
    quote_marks_begin(&s->marks, s->position);
    boundary_begin_paragraph(&s->boundary, s->position);
}

/* Over the white space before a sentence that is not the first; true when a line ends in it. */
static bool cross_gap(struct sentences *s) {
    const char *end = text_end(s), *p = s->position;
    if (end - p > 1 && *p == ' ' && is_ascii_letter(p[1])) return s->position++, false;
    if (p < end && *p != '\n') s->position = p = skip_space(p, end, false);
    size_t size;
    if (p == end || !char_is_space(char_at(p, &size))) return false;
    struct line_break found = line_break_at(p, end);
    s->position = found.end;
    if (found.paragraph || s->layout.lines_are_paragraphs ||
        (found.indented && s->layout.newlines == NEWLINES_BLANK))
        begin_paragraph(s);
    return true;
}

/* Over the white space before the first sentence. */
static void cross_margin(struct sentences *s) {
    s->position = skip_space(s->position, text_end(s), true);
    begin_paragraph(s);
}

/* Past the list marker at a sentence: any one at the start of a line or where the next item is expected,
 * elsewhere a number before a capital ("... into chaos. 2. Debts"). */
static const char *read_marker(struct sentences *s, bool line_start) {
    const char *start = s->position, *end = text_end(s);
    bool expected = s->next_item == start;
    if (!s->next_item && is_ascii_upper(*start)) return start;
    const char *behind = list_marker_end(start, end);
    size_t size;
    if (s->next_item && s->next_item <= start) s->next_item = NULL;
    if (behind == start || behind == end) return start;
    bool heads = is_ascii_digit(*start) && char_at(behind, &size) == CHAR_UPPER;
    if (!line_start && !expected && !heads) return start;
    if (line_start || expected) s->next_item = list_marker_next(start, behind, end);
    return behind;
}

static enum sentence_kind kind_of(struct span sentence, bool item, bool line_start, enum ending ending) {
    if (item) return SENTENCE_LIST_ITEM;
    if (ending == ENDING_MARK) return SENTENCE_SENTENCE;
    size_t size;
    enum char_class first = char_at(sentence.data, &size);
    bool headed = first == CHAR_UPPER || first == CHAR_LETTER || first == CHAR_DIGIT || first == CHAR_QUOTE;
    bool whole_line = line_start && ending == ENDING_LINE;
    bool brief = whole_line && headed &&
                 (sentence.size <= HEADING_CHARACTERS || utf8_count(sentence) <= HEADING_CHARACTERS);
    return brief ? SENTENCE_HEADING : SENTENCE_FRAGMENT;
}

bool sentences_next(struct sentences *s, struct sentence *sentence) {
    if (s->status) return false;
    bool line_start = s->paragraph ? cross_gap(s) : (cross_margin(s), true);
    const char *start = s->position;
    if (start == text_end(s)) return is_stopped(s, start), false;
    const char *behind = read_marker(s, line_start);
    boundary_begin(&s->boundary, behind);
    enum ending ending = ENDING_LINE;
    const char *end = find_end(s, behind, &ending), *stop = trim_space(start, end);
    bool far = end - s->counted >= POLL_INTERVAL;
    if (s->status || (far && is_stopped(s, end))) return false;
    sentence->text = (struct span){start, (size_t)(stop - start)};
    sentence->paragraph = s->paragraph;
    sentence->kind = kind_of(sentence->text, behind > start, line_start, ending);
    s->position = stop;
    if (s->counted > stop) s->counted = stop;
    return true;
}
