/*
 * learn_weights.h - the weights that some texts teach, for the tests of what uses them
 */
#ifndef NEWSPRINT_TESTS_LEARN_WEIGHTS_H
#define NEWSPRINT_TESTS_LEARN_WEIGHTS_H

#include "match/term_weights.h"

/* The caller releases the buffer. */
static inline struct buffer learn_weights(const char *const *texts, size_t count) {
    struct term_counts counts = TERM_COUNTS_INIT;
    struct buffer blob = BUFFER_INIT;
    for (size_t i = 0; i < count; i++)
        assert_int_equal(term_counts_add(&counts, span_of(texts[i]), NULL), STATUS_OK);
    assert_int_equal(term_counts_write(&counts, &blob, NULL), STATUS_OK);
    term_counts_release(&counts);
    return blob;
}

#endif
