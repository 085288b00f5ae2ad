/*
 * quantity.h - the quantities of a text, as tests of extract/ want them
 *
 *     assert_english("It cost $5m.", "money 5000000 USD");         kind, value and unit, " ; " between two
 *     assert_whole("At least 2 km were lost.", "2 km = 2000 m, at least, verb lost");
 */
#ifndef NEWSPRINT_TESTS_UNIT_EXTRACT_QUANTITY_H
#define NEWSPRINT_TESTS_UNIT_EXTRACT_QUANTITY_H

#include "../unit.h"
#include "extract/quantities.h"

struct read_text {
    enum language language;
    const char *text;
    void (*show)(struct buffer *shown, const struct quantity *quantity);
    struct buffer shown;
};

static inline void show_text(struct buffer *shown, const char *before, const char *text) {
    if (!text) return;
    buffer_append(shown, span_of(before));
    buffer_append(shown, span_of(text));
}

static inline void show_number(struct buffer *shown, struct decimal value) {
    char digits[40];
    snprintf(digits, sizeof digits, " %.15g", decimal_double(value));
    buffer_append(shown, span_of(digits));
}

static inline void show_value(struct buffer *shown, const struct quantity *quantity) {
    static const char *const KINDS[] = {
        "cardinal", "ordinal",     "money",  "percent", "duration", "distance", "area",  "volume", "mass",
        "speed",    "temperature", "energy", "age",     "date",     "time",     "score", "ratio",
    };
    show_text(shown, shown->size ? " ; " : "", KINDS[quantity->kind]);
    if (quantity->moment_size) {
        buffer_append_byte(shown, ' ');
        buffer_append(shown, (struct span){quantity->moment, quantity->moment_size});
    } else if (quantity->has_value) {
        show_number(shown, quantity->value);
    }
    if (quantity->has_maximum) show_number(shown, quantity->maximum);
    show_text(shown, " ", quantity->unit);
}

/* Its text, its value in the base unit, the modifier, the noun and the verb. */
static inline void show_whole(struct buffer *shown, const struct quantity *quantity) {
    buffer_append(shown, span_of(shown->size ? " ; " : ""));
    buffer_append(shown, quantity->text);
    if (quantity->has_base) {
        buffer_append(shown, span_of(" ="));
        show_number(shown, quantity->base);
        show_text(shown, " ", quantity->base_unit);
    }
    show_text(shown, ", ", quantity->modifier);
    if (quantity->noun.data) buffer_append(shown, span_of(", noun "));
    buffer_append(shown, quantity->noun);
    if (quantity->verb.data) buffer_append(shown, span_of(", verb "));
    buffer_append(shown, quantity->verb);
}

static inline enum status read_quantities(struct read_text *read) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    struct tokens tokens = TOKENS_INIT;
    struct quantities quantities = QUANTITIES_INIT;
    enum status status = vocabulary_get_figures(&all, read->language, &vocabulary);
    if (!status) status = tokens_read(&tokens, span_of(read->text), vocabulary, NULL);
    if (!status) status = quantities_read(&quantities, &tokens, read->language, NULL);
    buffer_clear(&read->shown);
    for (size_t i = 0; !status && i < quantities.list.count; i++)
        read->show(&read->shown, &quantities.list.items[i]);
    if (!status) status = read->shown.status;
    quantities_release(&quantities);
    tokens_release(&tokens);
    vocabularies_release(&all);
    return status;
}

static inline void assert_shown(struct read_text read, const char *expected) {
    assert_int_equal(read_quantities(&read), STATUS_OK);
    if (!span_equal(buffer_span(&read.shown), span_of(expected)))
        fail_msg("%s\n  is     %.*s\n  not    %s", read.text, (int)read.shown.size, read.shown.data, expected);
    buffer_release(&read.shown);
}

static inline void assert_read(enum language language, const char *text, const char *expected) {
    assert_shown((struct read_text){language, text, show_value, BUFFER_INIT}, expected);
}

static inline void assert_english(const char *text, const char *expected) {
    assert_read(LANGUAGE_EN, text, expected);
}

static inline void assert_whole(const char *text, const char *expected) {
    assert_shown((struct read_text){LANGUAGE_EN, text, show_whole, BUFFER_INIT}, expected);
}

#endif
