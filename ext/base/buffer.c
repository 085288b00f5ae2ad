/*
 * buffer.c - bytes that grow, with a ceiling and a sticky status
 *
 * Capacity doubles, so n appended bytes cost O(n) moves. The ceiling is checked before the heap is asked, so
 * a hostile input cannot make us allocate far beyond what SQLite would accept as a value anyway.
 */
#include "base/buffer.h"
#include "base/mem.h"

enum { BUFFER_FIRST_CAPACITY = 64 };

static char *buffer_fail(struct buffer *b, enum status status) {
    b->status = status;
    return NULL;
}

char *buffer_reserve(struct buffer *b, size_t more) {
    if (b->status) return NULL;
    if (more > b->limit || b->size > b->limit - more) return buffer_fail(b, STATUS_TOOBIG);
    size_t needed = b->size + more;
    if (needed > b->capacity || !b->data) {
        size_t capacity = b->capacity < BUFFER_FIRST_CAPACITY ? BUFFER_FIRST_CAPACITY : b->capacity * 2;
        if (capacity < needed) capacity = needed;
        char *data = mem_realloc(b->data, capacity);
        if (!data) return buffer_fail(b, STATUS_NOMEM);
        b->data = data;
        b->capacity = capacity;
    }
    return b->data + b->size;
}

void buffer_append(struct buffer *b, struct span bytes) {
    if (bytes.size == 0) return;
    char *room = buffer_reserve(b, bytes.size);
    if (!room) return;
    memcpy(room, bytes.data, bytes.size);
    b->size += bytes.size;
}

void buffer_append_polled(struct buffer *b, struct span bytes, struct poll *poll) {
    char *room = bytes.size ? buffer_reserve(b, bytes.size) : NULL;
    if (room && copy_polled(room, bytes, poll)) b->size += bytes.size;
}

void buffer_append_byte(struct buffer *b, char byte) {
    char *room = buffer_reserve(b, 1);
    if (!room) return;
    *room = byte;
    b->size++;
}

void buffer_clear(struct buffer *b) {
    b->size = 0;
    b->status = STATUS_OK;
}

void buffer_release(struct buffer *b) {
    mem_free(b->data);
    *b = (struct buffer)BUFFER_LIMITED(b->limit);
}
