/*
 * figures.h - a sentence, and the quantities that are read in it: kind, value and unit of each, " ; " between two
 */
#ifndef NEWSPRINT_TESTS_FIGURES_H
#define NEWSPRINT_TESTS_FIGURES_H

#include "../unit.h"
#include "extract/quantities.h"

static const char *const KINDS[] = {
    "cardinal", "ordinal",     "money",  "percent", "duration", "distance", "area",  "volume", "mass",
    "speed",    "temperature", "energy", "age",     "date",     "time",     "score", "ratio",
};

struct read {
    enum language language;
    const char *text;
    struct buffer shown;
};

static void show_number(struct buffer *shown, struct decimal value) {
    char digits[40];
    int size = snprintf(digits, sizeof digits, " %.15g", decimal_double(value));
    buffer_append(shown, (struct span){digits, (size_t)size});
}

static void show(struct buffer *shown, const struct quantity *quantity) {
    if (shown->size) buffer_append(shown, span_of(" ; "));
    buffer_append(shown, span_of(KINDS[quantity->kind]));
    if (quantity->moment_size) {
        buffer_append_byte(shown, ' ');
        buffer_append(shown, (struct span){quantity->moment, quantity->moment_size});
    } else if (quantity->has_value) {
        show_number(shown, quantity->value);
    }
    if (quantity->has_maximum) show_number(shown, quantity->maximum);
    if (quantity->unit) buffer_append_byte(shown, ' ');
    if (quantity->unit) buffer_append(shown, span_of(quantity->unit));
}

static enum status read_text(void *context) {
    struct read *read = context;
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    struct tokens tokens = TOKENS_INIT;
    struct quantities quantities = QUANTITIES_INIT;
    enum status status = vocabulary_get_figures(&all, read->language, &vocabulary);
    if (!status) status = tokens_read(&tokens, span_of(read->text), vocabulary, NULL);
    if (!status) status = quantities_read(&quantities, &tokens, read->language, NULL);
    buffer_clear(&read->shown);
    for (size_t i = 0; !status && i < quantities.list.count; i++)
        show(&read->shown, &quantities.list.items[i]);
    if (!status) status = read->shown.status;
    quantities_release(&quantities);
    tokens_release(&tokens);
    vocabularies_release(&all);
    return status;
}

static void assert_read(enum language language, const char *text, const char *expected) {
    struct read read = {language, text, BUFFER_INIT};
    assert_int_equal(read_text(&read), STATUS_OK);
    if (!span_equal(buffer_span(&read.shown), span_of(expected)))
        fail_msg("%s\n  is     %.*s\n  not    %s", text, (int)read.shown.size, read.shown.data, expected);
    buffer_release(&read.shown);
}

#endif
