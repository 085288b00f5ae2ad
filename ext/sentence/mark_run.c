/*
 * mark_run.c - the marks at the end of a sentence, and what closes behind them
 *
 * In “Is it . . . over?!”[12] She left. the first run is the three dots, the second is ?!”[12]: a question
 * mark, an exclamation mark, a closing quotation mark and a footnote. The sentence ends behind all of it.
 */
#include "sentence/mark_run.h"
#include "text/chars.h"

static void take_mark(struct mark_run *run, enum char_class class) {
    if (class == CHAR_DOT) run->dots++;
    enum mark_run_kind kind = class == CHAR_FULL_STOP  ? MARK_RUN_FULL_STOP
                              : class == CHAR_STRONG   ? MARK_RUN_STRONG
                              : class == CHAR_ELLIPSIS ? MARK_RUN_ELLIPSIS
                                                       : MARK_RUN_DOT;
    if (run->dots > 1 && kind == MARK_RUN_DOT) kind = MARK_RUN_ELLIPSIS;
    if (kind > run->kind) run->kind = kind;
}

/* Where a mark ends that stands alone behind blanks, as in ". . ." or "what ? !"; NULL where none does:
 * "...and" is a word. */
static const char *spaced_mark(const char *p, const char *end, enum char_class *class) {
    const char *q = skip_space(p, end, false), *behind;
    size_t size, next_size;
    if (q == p || q == end || !char_is_mark(*class = char_at(q, &size))) return NULL;
    for (behind = q + size; behind < end && char_is_mark(char_at(behind, &next_size)); behind += next_size)
        continue;
    if (behind == end) return q + size;
    enum char_class next = char_at(behind, &next_size);
    return char_is_letter(next) || next == CHAR_DIGIT || next == CHAR_OTHER ? NULL : q + size;
}

static void read_marks(struct mark_run *run, const char *end) {
    const char *p = run->end;
    for (size_t size; p < end;) {
        enum char_class class = char_at(p, &size);
        const char *spaced = NULL;
        if (char_is_mark(class))
            p += size;
        else if ((spaced = spaced_mark(p, end, &class)))
            p = spaced;
        else
            break;
        run->spaced += spaced && class == CHAR_DOT;
        take_mark(run, class);
        if (!run->first) run->first = p;
    }
    if (p == run->start) {
        size_t size;
        char_at(p, &size);
        run->kind = MARK_RUN_STRONG;
        run->first = p += size;
    }
    run->end = p;
}

/* Past a footnote mark "[12]", "[1 - 3]" or "[a]", or an omission "[...]"; p where there is none. */
static const char *footnote_end(const char *p, const char *end) {
    enum { FOOTNOTE_BYTES = 12 };
    if (p + 2 >= end || *p != '[') return p;
    if (begins_with(p, end, "[...]")) return p + 5;
    if (begins_with(p, end, "[…]")) return p + 5;
    if (!is_ascii_digit(p[1]) && p[2] != ']') return p;
    const char *q = p + 1;
    while (q < end && q - p < FOOTNOTE_BYTES &&
           (is_ascii_digit(*q) || is_one_of(*q, " -,") || (*q >= 'a' && *q <= 'z')))
        q++;
    return q < end && *q == ']' ? q + 1 : p;
}

/* Past ":)" ";-)" ":D" and their like; p where there is none. */
static const char *emoticon_end(const char *p, const char *end) {
    const char *q = p;
    if (q == end || (*q != ':' && *q != ';' && *q != '=')) return p;
    q++;
    if (q < end && *q == '-') q++;
    if (q == end || !is_one_of(*q, "()DPp")) return p;
    q++;
    size_t size;
    return q == end || char_is_space(char_at(q, &size)) ? q : p;
}

static bool is_superscript(const char *p, size_t size) {
    return (size == 2 &&
            (!memcmp(p, "\xC2\xB9", 2) || !memcmp(p, "\xC2\xB2", 2) || !memcmp(p, "\xC2\xB3", 2))) ||
           (size == 3 && !memcmp(p, "\xE2\x81", 2) && (unsigned char)p[2] >= 0xB0);
}

static const char *marks_end(const struct quote_marks *marks) {
    return marks->text.data + marks->text.size;
}

/* Between a mark and a capital, with no blank on either side, ” closes and “ opens, unless „ stands before
 * it. */
enum direction { HIDDEN, OPENS, CLOSES };

static enum direction direction_of_glued(const struct quote_marks *marks, const char *p, size_t size) {
    enum { QUOTATION_BYTES = 400 };
    const char *end = marks_end(marks), *start = marks->text.data;
    size_t ignored;
    if (p + size == end || char_at(p + size, &ignored) != CHAR_UPPER) return HIDDEN;
    if (begins_with(p, end, "”")) return CLOSES;
    if (!begins_with(p, end, "“")) return HIDDEN;
    const char *limit = p - start > QUOTATION_BYTES ? p - QUOTATION_BYTES : start;
    for (const char *q = p - 1; q >= limit; q--)
        if (*q == '\xE2' && (begins_with(q, end, "„") || begins_with(q, end, "“")))
            return q[2] == '\x9E' ? CLOSES : OPENS;
    return OPENS;
}

/* True when the quotation mark at p, behind the end of a sentence, closes. One that leans on neither side
 * does at a line end, or when a quotation is open; a single one always does: nobody knows what is open. */
static bool quote_closes(struct quote_marks *marks, const char *p, size_t size) {
    if (quote_opens(marks->text, p, size, true)) return false;
    if (!quote_opens(marks->text, p, size, false) || !quote_mark_is_double(p, size)) return true;
    enum direction direction = direction_of_glued(marks, p, size);
    if (direction) return direction == CLOSES;
    const char *behind = skip_space(p + size, marks_end(marks), false);
    size_t ignored;
    return behind == marks_end(marks) || char_is_space(char_at(behind, &ignored)) ||
           quote_marks_open(marks, p);
}

/* One thing that belongs to the sentence behind its last mark: where it ends, or p. */
static const char *closer_end(struct quote_marks *marks, struct mark_run *run, const char *p) {
    const char *end = marks_end(marks);
    size_t size;
    enum char_class class = char_at(p, &size);
    if (class == CHAR_CLOSE || class == CHAR_MARK || (class == CHAR_DIGIT && is_superscript(p, size)))
        return p + size;
    if (class == CHAR_QUOTE && quote_closes(marks, p, size)) return run->quoted = true, p + size;
    if (class == CHAR_OPEN) return footnote_end(p, end);
    if (class != CHAR_SPACE) return p;
    const char *q = skip_space(p, end, false);
    if (q == end) return p;
    class = char_at(q, &size);
    if (class == CHAR_CLOSE) return q + size;
    if (class == CHAR_QUOTE && quote_closes(marks, q, size)) return run->quoted = true, q + size;
    const char *behind = class == CHAR_OPEN ? footnote_end(q, end) : emoticon_end(q, end);
    return behind > q ? behind : p;
}

static void read_closers(struct quote_marks *marks, struct mark_run *run) {
    const char *p = run->end, *end = marks_end(marks);
    while (p < end) {
        size_t size;
        enum char_class class = char_at(p, &size);
        const char *q = p > run->end && char_is_mark(class) ? p + size : closer_end(marks, run, p);
        if (q == p) break;
        p = q;
    }
    run->tail = p;
}

struct mark_run mark_run_read(struct quote_marks *marks, const char *p) {
    struct mark_run run = {.start = p, .end = p};
    read_marks(&run, marks_end(marks));
    read_closers(marks, &run);
    run.bracketed = p > marks->text.data && (p[-1] == '[' || p[-1] == '(') && run.tail > run.end &&
                    (*run.end == ']' || *run.end == ')');
    return run;
}
