/*
 * name_beside.c - what stands beside a name and tells of it
 */
#include "extract/name_beside.h"

uint64_t name_beside_kin(const struct name_reader *reader, size_t first) {
    size_t end = first > 0 && is_mark(reader, first - 1, ',') ? first - 1 : first;
    bool kin = end > 0 && classes_at(reader, end - 1) & CLASS_KIN && is_small(reader, end - 1);
    return kin ? classes_at(reader, end - 1) : 0;
}

bool name_beside_is_kin(const struct name_reader *reader, size_t first, size_t end) {
    if (!name_beside_kin(reader, first)) return false;
    size_t verb = end + is_mark(reader, end, ',');
    return !(is_small(reader, verb) && classes_at(reader, verb) & CLASS_SPEECH_VERB);
}

bool name_beside_is_of_office(const struct name_reader *reader, size_t i) {
    size_t tie = i - 1 - (i > 1 && is_word(reader, i - 1, "the"));
    bool tied = is_word(reader, tie, "of") || is_word(reader, tie, "for") || is_word(reader, tie, "to");
    return tied && tie > 0 && is_capital(reader, tie - 1) && classes_at(reader, tie - 1) & CLASS_TITLE;
}

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

bool name_beside_is_trade(const struct name_reader *reader, const struct name_run *run, size_t from,
                          size_t to) {
    const uint64_t own = CLASS_FIRST_NAME | CLASS_FAMILY_FIRST | CLASS_PLACE_WORD | CLASS_ORGANIZATION_WORD;
    for (size_t i = from; i < to; i++)
        if (classes_at(reader, run->words[i]) & own || is_initial(reader, run->words[i])) return false;
    if (is_saint(reader, run->words[to - 1])) return false;
    return reader->language == LANGUAGE_DE ||
           (reader->language != LANGUAGE_EN && is_field(reader, run->words[from]));
}

bool name_beside_is_first_name(const struct name_reader *reader, size_t i) {
    if (!(classes_at(reader, i) & CLASS_FIRST_NAME) || token_at(reader, i)->flags & TOKEN_CAPITALS)
        return false;
    return i == 0 || !(is_word(reader, i - 1, "in") || is_word(reader, i - 1, "near") ||
                       token_at(reader, i - 1)->flags & TOKEN_DIGITS);
}
