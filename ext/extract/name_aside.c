/*
 * name_aside.c - words with capitals before a first name that are no part of the name
 *
 * A field of office stands there in the languages that put it behind the title, "ministre des Transports Ida
 * Voss", and in German, where all nouns have capitals, what somebody is: "Passagierin Ida Voss".
 */
#include "extract/name_aside.h"

/* True where a title stands before the run with a small word between: "ministre des Transports Ida Voss". */
static bool is_field(const struct name_reader *reader, size_t first) {
    for (size_t i = first; i > 1 && i + 2 > first && is_small(reader, i - 1); i--)
        if (classes_at(reader, i - 2) & CLASS_TITLE) return true;
    return false;
}

/* "Saint" before a first name, which is a place then. */
static bool is_saint(const struct name_reader *reader, size_t i) {
    static const char *const WORDS[] = {"Saint", "Sainte", "San", "Sankt", "Sant",
                                        "Santa", "Santo",  "São", "Sint"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

bool name_stands_aside(const struct name_reader *reader, const struct name_run *run, size_t from, size_t to) {
    const uint64_t own = CLASS_FIRST_NAME | CLASS_FAMILY_FIRST | CLASS_PLACE_WORD | CLASS_ORGANIZATION_WORD;
    for (size_t i = from; i < to; i++)
        if (classes_at(reader, run->words[i]) & own || is_initial(reader, run->words[i])) return false;
    if (is_saint(reader, run->words[to - 1])) return false;
    return reader->language == LANGUAGE_DE ||
           (reader->language != LANGUAGE_EN && is_field(reader, run->words[from]));
}
