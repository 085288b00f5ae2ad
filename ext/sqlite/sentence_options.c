/*
 * sentence_options.c - the options that sentences() and paragraphs() share
 */
#include "sqlite/sentence_options.h"
#include "sqlite/options.h"

enum option_number { OPTION_LANGUAGE, OPTION_NEWLINES, OPTION_STYLE, OPTION_COUNT };

/* The values stand in the order of enum language, enum newlines and enum style. */
int sentence_options_read(struct table_cursor *cursor, int argument, struct sentence_options *asked) {
    struct option options[OPTION_COUNT] = {
        [OPTION_LANGUAGE] = {.name = "language",
                             .values = "auto, "
#define LANGUAGE(name, code, script) code ", "
#include "data/languages.def"
#undef LANGUAGE
                                       "other"},
        [OPTION_NEWLINES] = {.name = "newlines", .values = "auto, boundary, blank, space"},
        [OPTION_STYLE] = {.name = "style", .values = "news, web"},
    };
    int code = options_read(cursor, argument, options, OPTION_COUNT);
    *asked = (struct sentence_options){(enum language)options[OPTION_LANGUAGE].value,
                                       (enum newlines)options[OPTION_NEWLINES].value,
                                       (enum style)options[OPTION_STYLE].value};
    return code;
}
