/*
 * quantity_context.c - the words around a number: what is counted, what became of it, how sure it is
 *
 *     At least 14 young people were killed     noun: the last word of "young people"; verb: behind it
 *     killing at least 14 people               verb: before the number, for nothing else stands between
 *     23 are still trapped                     no noun: it is that of the number before
 *
 * There is no parser. A noun ends where a plural, a verb, a function word or a mark does; what ends in -ed
 * is a verb unless a noun follows it.
 */
#include "extract/quantity_context.h"
#include "extract/number.h"
#include "text/chars.h"

static const struct span NOTHING = {NULL, 0};

static bool is(const struct piece *piece, const char *text) {
    return span_equal(piece->text, span_of(text));
}

static bool ends_with(struct span text, const char *tail) {
    size_t size = strlen(tail);
    return text.size >= size && memcmp(text.data + text.size - size, tail, size) == 0;
}

/* A word in small letters, or one of a name: no function word. */
static bool is_content(const struct pieces *pieces, const struct piece *piece) {
    bool function = piece->classes & CLASS_SMALL_WORD && is_function_word(pieces, piece->text);
    return piece->word && !is_ascii_digit(*piece->text.data) && !function &&
           !piece_is_word_of(pieces, piece, 1 << WORD_NO_NOUN);
}

static bool is_verb(const struct pieces *pieces, const struct piece *piece) {
    if (!piece->word || !is_ascii_lower(*piece->text.data)) return false;
    if (piece->text.size > 4 && ends_with(piece->text, "ed") && !ends_with(piece->text, "eed") &&
        !is(piece, "hundred"))
        return true;
    return piece_is_word_of(pieces, piece, 1 << WORD_VERB);
}

const char *context_modifier(const struct pieces *pieces, size_t first, struct place next,
                             struct place *behind) {
    size_t begin;
    *behind = next;
    const struct quantity_word *row = NULL;
    if (first > pieces->first && pieces->tokens->items[first - 1].flags & TOKEN_WORD)
        row = phrase_before(pieces, first, 1 << WORD_MODIFIER, &begin);
    if (row) return row->name;
    row = phrase_at(pieces, next, 1 << WORD_BEHIND, behind);
    return row ? row->name : NULL;
}

/* Past words between a number and what it counts: "of the", "more", "other". */
static struct place past_words(const struct pieces *pieces, struct place place) {
    for (size_t i = 0; i < 3; i++) {
        struct piece piece = piece_at(pieces, place);
        bool passed = piece.word && piece_is_word_of(pieces, &piece, 1 << WORD_PASSED);
        if (!passed) break;
        place = piece.next;
    }
    return place;
}

/* Past a number: "two of the three gunmen" counts gunmen twice. */
static struct place past_number(const struct pieces *pieces, struct place place) {
    struct number number;
    return number_at(pieces, place, false, &number) ? number.next : place;
}

struct span context_noun(const struct pieces *pieces, struct place next, struct place *last) {
    struct span noun = NOTHING;
    struct place place = past_number(pieces, past_words(pieces, next));
    *last = next;
    for (size_t words = 0; words < CONTEXT_WORDS; words++) {
        struct piece piece = piece_at(pieces, place), behind = piece_at(pieces, piece.next);
        if (!is_content(pieces, &piece) || (piece.join == JOIN_GLUED && words)) break;
        if (noun.data && is_ascii_upper(*piece.text.data) && is_ascii_lower(*noun.data)) break;
        if (!noun.data && piece.classes != UINT64_MAX && piece.classes & CLASS_NUMBER_WORD) {
            place = piece.next;
            continue;
        }
        bool verb = is_verb(pieces, &piece);
        bool adjective = verb && !noun.data && behind.join == JOIN_SPACE && is_content(pieces, &behind) &&
                         !is_verb(pieces, &behind) && !ends_with(behind.text, "ly");
        if ((verb && !adjective) || (ends_with(piece.text, "ly") && !ends_with(piece.text, "family"))) break;
        place = piece.next;
        if (adjective) continue;
        noun = piece.text;
        *last = piece.next;
        if (piece_is_plural(pieces, &piece) && behind.join != JOIN_HYPHEN) break;
    }
    return noun;
}

/* The verb that stands before the number with nothing but modifiers between. */
static struct span verb_before(const struct pieces *pieces, size_t first) {
    size_t begin = first;
    if (first > pieces->first && phrase_before(pieces, first, 1 << WORD_MODIFIER, &begin)) first = begin;
    for (size_t words = 0; words < 3 && first > pieces->first; words++) {
        struct piece piece = piece_at(pieces, place_of(pieces, --first));
        if (!piece.word) break;
        bool verb = is_verb(pieces, &piece) || (ends_with(piece.text, "ing") && piece.text.size > 5);
        if (!verb && !piece_is_word_of(pieces, &piece, 1 << WORD_ONLY)) break;
        if (lexicon_is_speech_verb(piece.text, pieces->language)) break;
        if (verb) return piece.text;
    }
    return NOTHING;
}

static struct span verb_behind(const struct pieces *pieces, struct place place) {
    for (size_t words = 0; words < CONTEXT_WORDS; words++) {
        struct piece piece = piece_at(pieces, place);
        if (!piece.text.size || (!piece.word && !is(&piece, "-"))) break;
        if (is_verb(pieces, &piece)) return piece.text;
        place = piece.next;
    }
    return NOTHING;
}

struct span context_verb(const struct pieces *pieces, size_t first, struct place last) {
    struct span verb = verb_before(pieces, first);
    return verb.data ? verb : verb_behind(pieces, last);
}

bool context_has(const struct pieces *pieces, size_t first, struct place next, size_t words,
                 unsigned classes) {
    for (size_t i = 1; i <= words; i++)
        if (first >= pieces->first + i && token_is_word_of(pieces, first - i, classes)) return true;
    for (size_t i = 0; i < words; i++)
        if (next.token + i < pieces->end && token_is_word_of(pieces, next.token + i, classes)) return true;
    return false;
}
