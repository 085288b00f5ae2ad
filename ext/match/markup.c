/*
 * markup.c - pieces of a text put between marks
 *
 * "fish & chips" with tags: "<ins>fish &amp; chips</ins>".
 */
#include "match/markup.h"

struct marks marks_default(enum mark_kind kind, bool tags) {
    static const char *const MARKS[MARK_KINDS][2][2] = {
        [MARK_ADDED] = {{"{+", "+}"}, {"<ins>", "</ins>"}},
        [MARK_DELETED] = {{"[-", "-]"}, {"<del>", "</del>"}},
        [MARK_SHARED] = {{"{=", "=}"}, {"<mark>", "</mark>"}},
    };
    return (struct marks){span_of(MARKS[kind][tags][0]), span_of(MARKS[kind][tags][1])};
}

bool marks_are_tags(struct marks marks) {
    for (size_t i = 0; i + 1 < marks.open.size; i++) {
        char next = marks.open.data[i + 1];
        if (marks.open.data[i] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')))
            return true;
    }
    return false;
}

/* What HTML writes for a character, or NULL for itself. */
static const char *escape_of(char c) {
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
}

void markup_text(struct buffer *out, struct span text, bool tags, struct poll *poll) {
    size_t written = 0;
    for (size_t i = 0; i < text.size && tags; i++) {
        const char *escape = escape_of(text.data[i]);
        if (poll_stop(poll, 1)) return;
        if (!escape) continue;
        buffer_append(out, span_slice(text, written, i));
        buffer_append(out, span_of(escape));
        written = i + 1;
    }
    if (written < text.size) buffer_append(out, span_slice(text, written, text.size));
}

void markup_piece(struct buffer *out, struct span piece, struct marks marks, struct poll *poll) {
    if (piece.size == 0) return;
    buffer_append(out, marks.open);
    markup_text(out, piece, marks_are_tags(marks), poll);
    buffer_append(out, marks.close);
}
