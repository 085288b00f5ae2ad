/*
 * buffer.h - bytes that grow, with a ceiling and a sticky status
 *
 * Start at `struct buffer b = BUFFER_INIT;` (or BUFFER_LIMITED(n) for a ceiling of n bytes). Append as often
 * as you like and look at b.status once at the end: after the first failure (STATUS_NOMEM, or STATUS_TOOBIG
 * at the ceiling) every later append does nothing, and data/size still hold what fitted before.
 * buffer_release() of an empty or failed buffer is fine, and leaves it ready for use again with its ceiling.
 *
 * data is not NUL-terminated and is NULL while nothing was appended. Appending is amortised O(bytes).
 * Appending from the buffer's own data is not supported.
 */
#ifndef NEWSPRINT_BASE_BUFFER_H
#define NEWSPRINT_BASE_BUFFER_H

#include "base/poll.h"
#include "base/span.h"
#include "base/status.h"
#include <stdint.h>

struct buffer {
    char *data;
    size_t size;
    size_t capacity;
    size_t limit;
    enum status status;
};

#define BUFFER_LIMITED(n)                                                                                    \
    { NULL, 0, 0, (n), STATUS_OK }
#define BUFFER_INIT BUFFER_LIMITED(SIZE_MAX / 2)

/* Room for `more` bytes behind the present ones; NULL when that failed. The caller writes there and adds to
 * size. */
char *buffer_reserve(struct buffer *b, size_t more);
void buffer_append(struct buffer *b, struct span bytes);
void buffer_append_byte(struct buffer *b, char byte);
/* Appends bytes, which may be many; nothing where poll, which may be NULL, said to stop. */
void buffer_append_polled(struct buffer *b, struct span bytes, struct poll *poll);
/* Forgets the content and the status, keeps the memory. */
void buffer_clear(struct buffer *b);
void buffer_release(struct buffer *b);

/* Copies bytes, which may be many; false where poll, which may be NULL, said to stop. It is asked behind each
 * POLL_INTERVAL of them. */
static inline bool copy_polled(char *to, struct span bytes, struct poll *poll) {
    for (; bytes.size > POLL_INTERVAL; to += POLL_INTERVAL) {
        memcpy(to, bytes.data, POLL_INTERVAL);
        bytes = span_slice(bytes, POLL_INTERVAL, bytes.size);
        if (poll_stop(poll, POLL_INTERVAL)) return false;
    }
    memcpy(to, bytes.data, bytes.size);
    return true;
}

static inline struct span buffer_span(const struct buffer *b) {
    return (struct span){b->data, b->size};
}

#endif
