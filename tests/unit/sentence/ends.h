/*
 * ends.h - asks of one mark whether a sentence ends there, in short and at length
 */
#ifndef NEWSPRINT_TESTS_ENDS_H
#define NEWSPRINT_TESTS_ENDS_H

#include "../unit.h"
#include "sentence/boundary.h"
#include "sentence/language.h"

/* What boundary_at() says of the mark at text[at], once boundary_at_length() was seen to say the same. */
static inline bool ends_at(const char *string, size_t at, enum language language, enum newlines newlines) {
    struct span all = exact_copy(span_of(string)); /* an over-read shows */
    const char *text = all.data;
    struct surroundings boundary = {
        .text = all, .marks = {.text = all}, .newlines = newlines, .language = language};
    const char *next = NULL, *next_at_length = NULL;
    boundary_begin_paragraph(&boundary, text);
    boundary_begin(&boundary, text);
    bool at_length = boundary_at_length(&boundary, text + at, &next_at_length);
    boundary_begin_paragraph(&boundary, text);
    boundary_begin(&boundary, text);
    bool ended = boundary_at(&boundary, text + at, &next);
    if (ended != at_length || next != next_at_length)
        fail_msg("%s: %d and %d at length, going on at %d and %d", string, ended, at_length,
                 (int)(next - text), (int)(next_at_length - text));
    free((char *)(uintptr_t)text);
    return ended;
}

/* The same for the mark behind "|", which is taken out. */
static inline bool ends_in(enum language language, const char *marked) {
    char text[1000];
    snprintf(text, sizeof text, "%s", marked);
    char *bar = strchr(text, '|');
    memmove(bar, bar + 1, strlen(bar));
    return ends_at(text, (size_t)(bar - text), language, NEWLINES_BOUNDARY);
}

/* The same with `count` letters between two parts. */
static inline bool ends_filled(const char *before, int count, const char *behind) {
    char marked[1000], letters[600];
    memset(letters, 'a', (size_t)count);
    letters[count] = '\0';
    snprintf(marked, sizeof marked, "%s%s%s", before, letters, behind);
    return ends_in(LANGUAGE_EN, marked);
}

static inline bool ends(const char *marked) {
    return ends_in(LANGUAGE_EN, marked);
}

/* The mark of the text at "|" ends a sentence that goes on to the second "|". */
static inline void assert_tail(const char *marked) {
    char text[200];
    snprintf(text, sizeof text, "%s", marked);
    char *mark = strchr(text, '|');
    memmove(mark, mark + 1, strlen(mark));
    char *tail = strchr(mark, '|');
    memmove(tail, tail + 1, strlen(tail));
    struct span all = exact_copy(span_of(text));
    struct surroundings b = {
        .text = all, .marks = {.text = all}, .newlines = NEWLINES_BOUNDARY, .language = LANGUAGE_EN};
    const char *next = NULL;
    boundary_begin_paragraph(&b, all.data);
    boundary_begin(&b, all.data);
    assert_true(boundary_at(&b, all.data + (mark - text), &next));
    if (next - all.data != tail - text) fail_msg("%s: to %d", marked, (int)(next - all.data));
    free((char *)(uintptr_t)all.data);
}

static inline void assert_all(enum language language, bool expected, const char *const *marked,
                              size_t count) {
    for (size_t i = 0; i < count; i++)
        if (ends_in(language, marked[i]) != expected)
            fail_msg("%s %s", marked[i], expected ? "goes on" : "ends");
}

#define ASSERT_ALL(language, expected, ...)                                                                  \
    do {                                                                                                     \
        static const char *const marked[] = {__VA_ARGS__};                                                   \
        assert_all(language, expected, marked, sizeof marked / sizeof *marked);                              \
    } while (0)
#define ASSERT_ENDS(...)    ASSERT_ALL(LANGUAGE_EN, true, __VA_ARGS__)
#define ASSERT_GOES_ON(...) ASSERT_ALL(LANGUAGE_EN, false, __VA_ARGS__)

#endif
