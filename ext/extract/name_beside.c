/*
 * name_beside.c - what stands beside a name and tells of it
 */
#include "extract/name_beside.h"

bool name_beside_is_kin(const struct name_reader *reader, size_t first, size_t end) {
    size_t verb = end + is_mark(reader, end, ',');
    bool speaks =
        verb < reader->end && classes_at(reader, verb) & CLASS_SPEECH_VERB && is_small(reader, verb);
    return !speaks && name_beside_kin(reader, first);
}

bool name_beside_is_of_office(const struct name_reader *reader, size_t i) {
    size_t tie = i - 1 - (i > 1 && is_word(reader, i - 1, "the"));
    bool tied = is_word(reader, tie, "of") || is_word(reader, tie, "for") || is_word(reader, tie, "to");
    return tied && tie > 0 && is_capital(reader, tie - 1) && classes_at(reader, tie - 1) & CLASS_TITLE;
}

bool name_beside_is_first_name(const struct name_reader *reader, size_t i) {
    if (!(classes_at(reader, i) & CLASS_FIRST_NAME) || token_at(reader, i)->flags & TOKEN_CAPITALS)
        return false;
    return i == 0 || !(is_word(reader, i - 1, "in") || is_word(reader, i - 1, "near") ||
                       token_at(reader, i - 1)->flags & TOKEN_DIGITS);
}
