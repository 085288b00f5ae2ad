/*
 * lines.c - a text as its lines, and how a line looks
 *
 * What a scraper leaves of a page is lines: "Share", "By Corin Maddox", "4 min read", then a paragraph. Most
 * of what tells them apart is how they look: how many words, and whether they end like a sentence.
 *
 *     Related: Island ferry fares to rise by a tenth      8 words, no end mark
 *     “We will open every file we have,” he said.         9 words, LINE_SENTENCE_END
 *
 * The end is found, and the words of most lines are counted, in one pass (line_scan.h).
 */
#include "text/lines.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

static bool bytes_at(const char *p, const char *end, const char *bytes, size_t size) {
    return (size_t)(end - p) >= size && memcmp(p, bytes, size) == 0;
}

/* U+1680, U+2000..200A, U+202F, U+205F, U+3000. */
static bool is_wide_space(const char *p, const char *end) {
    if (end - p < 3) return false;
    unsigned char second = (unsigned char)p[1], third = (unsigned char)p[2];
    switch ((unsigned char)*p) {
    case 0xE1:
        return second == 0x9A && third == 0x80;
    case 0xE2:
        return (second == 0x80 && (third <= 0x8A || third == 0xAF)) || (second == 0x81 && third == 0x9F);
    case 0xE3:
        return second == 0x80 && third == 0x80;
    default:
        return false;
    }
}

/* U+200E, U+200F, U+202A..202E, U+2066..2069. */
static bool is_direction(const char *p, const char *end) {
    if (end - p < 3 || *p != '\xE2') return false;
    unsigned char second = (unsigned char)p[1], third = (unsigned char)p[2];
    if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE);
    return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

/* Characters that show nothing and that repair drops: a line of nothing else is blank, before repair as after
 * it. */
static size_t invisible(const char *p, const char *end) {
    unsigned char byte = (unsigned char)*p;
    if (byte == 0x7F || (byte > 0 && byte < ' ' && line_break(p, end) == 0)) return 1;
    if (bytes_at(p, end, "\xC2\xAD", 2) || bytes_at(p, end, "\xD8\x9C", 2)) return 2;
    if (is_direction(p, end)) return 3;
    bool zero_width = bytes_at(p, end, "\xE2\x80\x8B", 3) || bytes_at(p, end, "\xE2\x81\xA0", 3) ||
                      bytes_at(p, end, "\xEF\xBB\xBF", 3);
    return zero_width ? 3 : 0;
}

size_t line_space(const char *p, const char *end) {
    unsigned char byte = (unsigned char)*p;
    if (byte == ' ' || byte == '\t') return 1;
    if (byte > ' ' && byte < 0xC2) return 0;
    if (bytes_at(p, end, "\xC2\xA0", 2)) return 2;
    if (is_wide_space(p, end)) return 3;
    return line_break(p, end);
}

/* White space, or what shows as little. */
static size_t line_blank(const char *p, const char *end) {
    size_t size = line_space(p, end);
    return size ? size : invisible(p, end);
}

static const char *trim_end(const char *start, const char *stop, struct poll *poll) {
    while (stop > start && !is_graphic(stop[-1]) && !poll_stop(poll, 1)) {
        const char *last = stop - 1;
        while (last > start && ((unsigned char)*last & 0xC0) == 0x80) last--;
        if (!line_blank(last, stop)) break;
        stop = last;
    }
    return stop;
}

/* End marks of a sentence beyond ASCII: … 。 ！ ？ ． ؟ ۔ । ॥ ። ፧ ፨ ‼ ⁇ ։ */
static bool is_end_mark(uint32_t code) {
    switch (code) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0965:
    case 0x1362:
    case 0x1367:
    case 0x1368:
    case 0x203C:
    case 0x2047:
    case 0x0589:
        return true;
    default:
        return false;
    }
}

static bool is_open_mark(uint32_t code) {
    return code == ',' || code == ';' || code == ':' || code == '(' || code == '-' || code == 0x2013 ||
           code == 0x2014 || code == 0x060C || code == 0x3001 || code == 0xFF0C || code == 0xFF1A;
}

/* Quotes and brackets that may close behind the end mark. */
static bool is_closer(uint32_t code) {
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == '*' || code == 0xBB ||
           code == 0xAB || (code >= 0x2018 && code <= 0x201F) || code == 0x203A || code == 0x300D ||
           code == 0x300F || code == 0xFF09;
}

static uint32_t last_code(const char *start, const char **stop) {
    const char *p = *stop - 1;
    while (p > start && ((unsigned char)*p & 0xC0) == 0x80) p--;
    size_t size;
    uint32_t code = utf8_decode_valid(p, &size);
    *stop = p;
    return code;
}

static uint32_t last_mark(struct span text, struct poll *poll) {
    const char *stop = text.data + text.size;
    uint32_t code = 0;
    do code = last_code(text.data, &stop);
    while (stop > text.data && is_closer(code) && !poll_stop(poll, 1));
    return code;
}

/* What stands before a note in brackets at the end: "He left. (Reporting by Una Pellew)". */
static struct span before_note(struct span text, struct poll *poll) {
    size_t size = text.size;
    if (size == 0 || text.data[size - 1] != ')') return (struct span){text.data, 0};
    while (size > 0 && text.data[size - 1] != '(' && !poll_stop(poll, 1)) size--;
    while (size > 0 && (text.data[size - 1] == '(' || text.data[size - 1] == ' ') && !poll_stop(poll, 1))
        size--;
    return span_slice(text, 0, size);
}

static uint32_t end_flags(struct span text, struct poll *poll) {
    uint32_t code = last_mark(text, poll);
    if (is_end_mark(code)) return LINE_SENTENCE_END;
    struct span rest = before_note(text, poll);
    if (rest.size && is_end_mark(last_mark(rest, poll))) return LINE_SENTENCE_END;
    return is_open_mark(code) ? LINE_OPEN_END : 0;
}

static uint32_t words_of(size_t spaces, size_t wide) {
    return (uint32_t)(spaces + 1 + wide / 2);
}

static uint32_t count_words(struct span text) {
    size_t wide, spaces = scan_spaces(text.data, text.data + text.size, &wide);
    return words_of(spaces, wide);
}

void line_look(struct line *line, struct poll *poll) {
    char first = line->text.data[0];
    bool capital = is_ascii_upper(first) || is_ascii_digit(first) || first == '"' || first == '\'' ||
                   (unsigned char)first >= 0x80;
    if (!(line->flags & LINE_PLAIN)) line->words = count_words(line->text);
    line->flags |= end_flags(line->text, poll) | (capital ? LINE_CAPITAL : 0);
}

/* Passes white space and breaks from p; counts the breaks. */
static const char *skip_blank(const char *p, const char *end, size_t *breaks, struct poll *poll) {
    for (size_t size = 0; p < end && !is_graphic(*p) && !poll_stop(poll, size); p += size) {
        bool feed = *p == '\n';
        size = feed ? 1 : line_blank(p, end);
        if (size == 0) break;
        *breaks += feed || line_break(p, end) > 0;
    }
    return p;
}

struct span line_trimmed(struct span text, struct poll *poll) {
    size_t breaks = 0;
    const char *end = text.data + text.size, *start = skip_blank(text.data, end, &breaks, poll);
    return (struct span){start, (size_t)(trim_end(start, end, poll) - start)};
}

bool lines_next(struct lines *lines, struct line *line) {
    struct span text = lines->scan.text;
    if (lines->position == text.size) return false;
    const char *end = text.data + text.size, *p = text.data + lines->position;
    struct poll *poll = lines->scan.poll;
    size_t before = 0, after = 0;
    const char *start = lines->position ? p : skip_blank(p, end, &before, poll);
    if (start == end) return false;
    struct line_bytes bytes;
    const char *stop = line_scan_next(&lines->scan, start, &bytes), *last = trim_end(start, stop, poll);
    const char *next = skip_blank(stop, end, &after, poll);
    if (poll_stopped(poll)) return false;
    *line = (struct line){.text = {start, (size_t)(last - start)}};
    if (bytes.plain && last == stop) {
        line->words = words_of(bytes.spaces, bytes.wide);
        line->flags |= LINE_PLAIN;
    }
    bool blank_before = !lines->position || lines->blank;
    lines->start = lines->position;
    lines->position = (size_t)(next - text.data);
    lines->blank = after > 1;
    if (blank_before) line->flags |= LINE_BLANK_BEFORE;
    if (after > 1 || next == end) line->flags |= LINE_BLANK_AFTER;
    return true;
}
