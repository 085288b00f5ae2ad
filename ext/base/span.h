/*
 * span.h - a run of bytes that somebody else owns
 *
 * A span never owns, is never NUL-terminated and may hold NUL bytes. It is passed by value, and is valid for
 * as long as the bytes it was cut from stay where they are.
 */
#ifndef NEWSPRINT_BASE_SPAN_H
#define NEWSPRINT_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *data;
    size_t size; /* bytes */
};

/* The span of a string literal or another NUL-terminated string. */
static inline struct span span_of(const char *string) {
    return (struct span){string, strlen(string)};
}

/* The bytes start .. end-1 of a span; the caller answers for start <= end <= size. */
static inline struct span span_slice(struct span text, size_t start, size_t end) {
    return (struct span){text.data + start, end - start};
}

static inline bool span_equal(struct span a, struct span b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

#endif
