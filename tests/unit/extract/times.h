/*
 * times.h - printed times, and what iso_time() makes of each
 */
#ifndef NEWSPRINT_TESTS_TIMES_H
#define NEWSPRINT_TESTS_TIMES_H

#include "../unit.h"
#include "extract/iso_time.h"

struct sample {
    const char *text, *expected;
};

static enum status read_time(const char *string, const struct iso_time_options *options,
                             struct buffer *result) {
    struct span text = exact_copy(span_of(string));
    enum status status = iso_time(text, options, result);
    free((char *)(uintptr_t)text.data);
    return status;
}

static void assert_times(const struct sample *samples, size_t count, const struct iso_time_options *options) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct buffer result = BUFFER_INIT;
        const char *expected = samples[i].expected ? samples[i].expected : "";
        assert_int_equal(read_time(samples[i].text, options, &result), STATUS_OK);
        if (!span_equal(buffer_span(&result), span_of(expected))) {
            print_error("%s: \"%.*s\" is not \"%s\"\n", samples[i].text, (int)result.size,
                        result.data ? result.data : "", expected);
            wrong++;
        }
        buffer_release(&result);
    }
    assert_int_equal(wrong, 0);
}

static const struct iso_time_options PLAIN = {.order = DATE_ORDER_AUTO};

#define ASSERT_TIMES(options, ...)                                                                           \
    do {                                                                                                     \
        static const struct sample SAMPLES[] = {__VA_ARGS__};                                                \
        assert_times(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES, options);                                    \
    } while (0)

#endif
