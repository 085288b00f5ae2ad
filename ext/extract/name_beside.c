/*
 * name_beside.c - what stands beside a name and tells of it
 */
#include "extract/name_beside.h"

bool name_beside_is_kin(const struct name_reader *reader, size_t first, size_t end) {
    size_t before = first > 0 && is_mark(reader, first - 1, ',') ? first - 1 : first;
    if (before == 0 || !(classes_at(reader, before - 1) & CLASS_KIN) || !is_small(reader, before - 1))
        return false;
    size_t verb = end + is_mark(reader, end, ',');
    return !(verb < reader->end && classes_at(reader, verb) & CLASS_SPEECH_VERB && is_small(reader, verb));
}

bool name_beside_is_of_office(const struct name_reader *reader, size_t i) {
    size_t tie = i - 1 - (i > 1 && is_word(reader, i - 1, "the"));
    bool tied = is_word(reader, tie, "of") || is_word(reader, tie, "for") || is_word(reader, tie, "to");
    return tied && tie > 0 && is_capital(reader, tie - 1) && classes_at(reader, tie - 1) & CLASS_TITLE;
}
