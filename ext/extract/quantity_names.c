/*
 * quantity_names.c - numbers that name a thing rather than count one
 *
 *     Falcon 9, PS4 5.50, room 204, No. 2, COVID-19, 24/7, 555-0134, 5G, https://a.example/14
 *
 * A capital before a lone number is the best sign of a name; headlines, in which all words have one, are let
 * off where a plural stands behind. In an address or code the number is glued to marks that no amount has.
 */
#include "extract/quantities_impl.h"
#include "text/chars.h"

enum { GLUED_TOKENS = 12, SURE_TO_COUNT = NUMBER_HAS_GROUPS | NUMBER_HAS_POWER };

static const struct token *token_at(const struct pieces *pieces, size_t token) {
    return &pieces->tokens->items[token];
}

static bool is_mark_of(const struct pieces *pieces, size_t token, const char *marks) {
    struct span text = token_text(pieces->tokens, token);
    return text.size == 1 && is_one_of(*text.data, marks);
}

static bool is_glued(const struct pieces *pieces, size_t token) {
    return token < pieces->end && token > pieces->first && token_at(pieces, token)->flags & TOKEN_GLUED;
}

/* True where the marks of an address, a tag or a code are glued to a token from before. */
static bool code_before(const struct pieces *pieces, size_t token) {
    for (size_t i = 0; i < GLUED_TOKENS && is_glued(pieces, token); i++) {
        token--;
        if (is_mark_of(pieces, token, "/@#_=?\\&*")) return true;
        bool dot = is_mark_of(pieces, token, ".") && is_glued(pieces, token) &&
                   token_at(pieces, token - 1)->flags & TOKEN_WORD;
        if (dot && token_at(pieces, token - 1)->size > 1) return true;
    }
    return false;
}

static bool code_behind(const struct pieces *pieces, size_t token) {
    for (size_t i = 0; i < GLUED_TOKENS && is_glued(pieces, token + 1); i++) {
        token++;
        if (is_mark_of(pieces, token, "@_=\\*")) return true;
        bool dot = is_mark_of(pieces, token, ".") && is_glued(pieces, token + 1);
        if (dot && is_ascii_letter(*token_text(pieces->tokens, token + 1).data)) return true;
    }
    return false;
}

/* True for the digits of ".5 percent", ".38 calibre", which are less than one. */
static bool is_fraction(const struct pieces *pieces, size_t token) {
    return is_glued(pieces, token) && is_mark_of(pieces, token - 1, ".") && !is_glued(pieces, token - 1);
}

bool candidate_is_code(const struct pieces *pieces, size_t token) {
    return code_before(pieces, token) || code_behind(pieces, token) || is_fraction(pieces, token);
}

/* True for the marks before a number that is the place of a text or of a list: § 12, # 5. */
static bool is_place_mark(const struct pieces *pieces, size_t token) {
    static const char *const MARKS[] = {"\xC2\xA7", "#", "\xE2\x84\x96"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (span_equal(token_text(pieces->tokens, token), span_of(MARKS[i]))) return true;
    return false;
}

/* True for a word before a number that is no name although a capital begins it. */
static bool is_plain_word(const struct pieces *pieces, size_t token) {
    enum {
        PLAIN = 1 << WORD_MODIFIER | 1 << WORD_VERB | 1 << WORD_PASSED | 1 << WORD_ONLY |
                1 << WORD_YEAR_BEFORE | 1 << WORD_NO_NOUN | 1 << WORD_AGE_BEFORE | 1 << WORD_VAGUE |
                1 << WORD_DAY_BEFORE | 1 << WORD_OWN
    };
    return is_function_word(pieces, token_text(pieces->tokens, token)) ||
           token_is_word_of(pieces, token, PLAIN) ||
           lexicon_is_speech_verb(token_text(pieces->tokens, token), pieces->language);
}

/* True where the word behind is what is counted, rather than what the number names. */
static bool counts_behind(const struct candidate *candidate) {
    struct piece piece = candidate->behind;
    if (candidate->amount.number.flags & NUMBER_HAS_POINT) return false;
    return piece.word && piece.join == JOIN_SPACE && piece_is_plural(candidate->pieces, &piece);
}

/* True for a capital within a word: iPlane. */
static bool has_capital(struct span word) {
    enum { LOOKED_AT = 12 };
    for (size_t i = 0; i < word.size && i < LOOKED_AT; i++)
        if (is_ascii_upper(word.data[i])) return true;
    return false;
}

static bool is_capital_name(const struct candidate *candidate, size_t before) {
    const struct pieces *pieces = candidate->pieces;
    if (!(token_at(pieces, before)->flags & TOKEN_CAPITAL) &&
        !has_capital(token_text(pieces->tokens, before)))
        return false;
    if (is_plain_word(pieces, before)) return false;
    if (candidate->heading && counts_behind(candidate)) return false;
    struct piece behind = candidate->behind;
    return !behind.word || !(span_equal(behind.text, span_of("times")) ||
                             piece_is_word_of(pieces, &behind, 1 << WORD_PLURAL));
}

/* "room 204", "No. 2", "junctions 9 and 10". */
static bool is_labelled(const struct candidate *candidate, size_t before) {
    const struct pieces *pieces = candidate->pieces;
    bool dot = token_is(pieces->tokens, before, '.') && before > pieces->first && is_glued(pieces, before);
    if (dot) before--;
    if (token_is_word_of(pieces, before, 1 << WORD_LABEL)) return dot || !counts_behind(candidate);
    struct span text = token_text(pieces->tokens, before);
    bool list = span_equal(text, span_of("and")) || span_equal(text, span_of("to")) ||
                span_equal(text, span_of("or"));
    if (!list || before < pieces->first + 2 || counts_behind(candidate)) return false;
    return token_at(pieces, before - 1)->flags & TOKEN_DIGITS &&
           token_is_word_of(pieces, before - 2, 1 << WORD_LABEL);
}

/* True where a hyphen, a slash or letters are glued to the number from behind, and it is not a noun's. */
static bool is_glued_behind(const struct candidate *candidate) {
    const struct piece *behind = &candidate->behind;
    if (span_equal(behind->text, span_of("/"))) return true;
    if (!behind->text.size || behind->join == JOIN_SPACE) return false;
    if (behind->join == JOIN_HYPHEN)
        return is_ascii_digit(*behind->text.data) || is_ascii_upper(*behind->text.data);
    if (behind->word) return true;
    struct piece next = piece_at(candidate->pieces, behind->next);
    bool digit = next.join == JOIN_GLUED && next.text.size && is_ascii_digit(*next.text.data);
    return is_one_of(*behind->text.data, "/") || (digit && is_one_of(*behind->text.data, ":-.,"));
}

/* True for a unit of one letter that is glued to the number: 4C, which may be a model. */
static bool has_letter_unit(const struct candidate *candidate) {
    struct place behind = candidate->amount.number.next;
    struct piece piece = piece_at(candidate->pieces, behind);
    return piece.join == JOIN_GLUED && piece.text.size == 1 && is_ascii_upper(*piece.text.data);
}

/* "Page Six", "the Big Ten": a number in words with a capital, within a sentence, and no noun behind it. */
static bool is_word_in_name(const struct candidate *candidate, size_t before) {
    const struct pieces *pieces = candidate->pieces;
    const struct piece *behind = &candidate->behind;
    if (candidate->heading || !(token_at(pieces, candidate->first)->flags & TOKEN_CAPITAL)) return false;
    if (candidate->amount.unit)
        return behind->word && behind->join == JOIN_SPACE && is_ascii_upper(*behind->text.data);
    if (!(token_at(pieces, before)->flags & TOKEN_WORD)) return false;
    return !behind->word || !is_ascii_lower(*behind->text.data) ||
           token_at(pieces, before)->flags & TOKEN_CAPITAL;
}

/* "(3)" and "3." at the head of a sentence: its place in a list. */
static bool is_list_mark(const struct candidate *candidate) {
    const struct pieces *pieces = candidate->pieces;
    const struct span mark = candidate->behind.text;
    bool first = candidate->first == pieces->first;
    bool bracket = candidate->first == pieces->first + 1 && token_is(pieces->tokens, pieces->first, '(');
    if (!(first || bracket) || candidate->amount.unit || candidate->behind.join != JOIN_GLUED) return false;
    bool alone = piece_at(pieces, candidate->behind.next).text.size == 0;
    return span_equal(mark, span_of(")")) || (first && !alone && span_equal(mark, span_of(".")));
}

/* "chapters 4-6"; but "round 6-4". */
static bool is_plural_label(const struct candidate *candidate, size_t before) {
    struct span label = token_text(candidate->pieces->tokens, before);
    return label.data[label.size - 1] == 's' && is_labelled(candidate, before);
}

bool candidate_is_name(const struct candidate *candidate) {
    const struct amount *amount = &candidate->amount;
    size_t before = token_before(candidate);
    if (is_list_mark(candidate)) return true;
    if (amount->number.flags & NUMBER_HAS_ZERO) return true;
    if (is_glued_behind(candidate)) return true;
    if (amount->sign || before == SIZE_MAX) return false;
    if (is_place_mark(candidate->pieces, before) || token_is(candidate->pieces->tokens, before, '/'))
        return true;
    bool glued = is_glued(candidate->pieces, candidate->first);
    bool said = glued && amount->hyphen && before > candidate->pieces->first &&
                is_ascii_lower(*token_text(candidate->pieces->tokens, before - 1).data);
    bool hyphen = glued && !said && is_mark_of(candidate->pieces, before, "-/:.,+'") &&
                  is_glued(candidate->pieces, before);
    if (hyphen || (glued && token_at(candidate->pieces, before)->flags & TOKEN_WORD)) return true;
    if (!(amount->number.flags & NUMBER_IN_DIGITS)) return is_word_in_name(candidate, before);
    if ((amount->unit && !has_letter_unit(candidate)) || amount->number.flags & SURE_TO_COUNT) return false;
    if (amount->number.flags & (NUMBER_IS_ORDINAL | NUMBER_IS_PART)) return false;
    if (amount->range == RANGE_DASH && !(amount->number.flags & NUMBER_HAS_POINT))
        return is_plural_label(candidate, before);
    return is_capital_name(candidate, before) || is_labelled(candidate, before);
}

static bool before_is(const struct candidate *candidate, const char *word) {
    size_t before = token_before(candidate);
    return before != SIZE_MAX && span_equal(token_key(candidate->pieces, before), span_of(word));
}

/* "one" that stands for somebody, or for no number. */
static bool is_pronoun(const struct candidate *candidate) {
    static const char *const BEFORE[] = {"no",   "this",  "that",    "any",  "every", "the",
                                         "each", "which", "another", "some", "number"};
    struct piece behind = candidate->behind;
    if (behind.text.size > 5 && memcmp(behind.text.data + behind.text.size - 3, "ing", 3) == 0) return true;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
        if (before_is(candidate, BEFORE[i])) return true;
    if (!behind.word || behind.join != JOIN_SPACE || is_ascii_upper(*behind.text.data)) return true;
    return piece_is_word_of(candidate->pieces, &behind, 1 << WORD_NO_ONE);
}

bool candidate_is_vague(const struct candidate *candidate) {
    const struct amount *amount = &candidate->amount;
    const struct pieces *pieces = candidate->pieces;
    if (amount->number.flags & NUMBER_IN_DIGITS) return false;
    size_t before = token_before(candidate);
    if (before != SIZE_MAX && token_is_word_of(pieces, before, 1 << WORD_VAGUE)) return true;
    if (before_is(candidate, "of") && before > pieces->first &&
        token_is_word_of(pieces, before - 1, 1 << WORD_VAGUE))
        return true;
    bool one = decimal_compare(amount->number.value, decimal_of(1, 0)) == 0 &&
               !(amount->number.flags & NUMBER_HAS_ARTICLE);
    if (one && !amount->unit && !amount->range) return is_pronoun(candidate);
    if (!(amount->number.flags & NUMBER_IS_PART) || amount->unit) return false;
    bool of = piece_is_word_of(pieces, &candidate->behind, 1 << WORD_HALF_OF);
    return amount->number.flags & NUMBER_HAS_ARTICLE && (!of || candidate->behind.join != JOIN_SPACE);
}

/* "third-largest", "third-quarter", but not "first-class". */
static bool is_hyphened_ordinal(const struct candidate *candidate) {
    struct span text = candidate->behind.text;
    if (text.size > 4 && memcmp(text.data + text.size - 3, "est", 3) == 0) return true;
    return piece_is_word_of(candidate->pieces, &candidate->behind, 1 << WORD_ORDINAL_NOUN);
}

bool candidate_is_ordinal(const struct candidate *candidate) {
    const struct pieces *pieces = candidate->pieces;
    const struct piece *behind = &candidate->behind;
    if (candidate->amount.number.flags & NUMBER_IN_DIGITS)
        return !(span_equal(behind->text, span_of("Street")) || span_equal(behind->text, span_of("Avenue")));
    if (behind->join == JOIN_HYPHEN) return is_hyphened_ordinal(candidate);
    bool capital = token_at(pieces, candidate->first)->flags & TOKEN_CAPITAL;
    bool next_capital = behind->word && is_ascii_upper(*behind->text.data);
    if (capital && (next_capital || candidate->first > pieces->first)) return false;
    bool noun = behind->word && behind->join == JOIN_SPACE && !is_function_word(pieces, behind->text);
    if (noun && piece_is_word_of(pieces, behind, 1 << WORD_NO_ORDINAL)) return false;
    bool adverb =
        noun && ((behind->text.size > 4 && memcmp(behind->text.data + behind->text.size - 2, "ed", 2) == 0) ||
                 lexicon_is_speech_verb(behind->text, pieces->language) ||
                 piece_is_word_of(pieces, behind, 1 << WORD_VERB));
    if (noun && !adverb) return true;
    bool chosen = before_is(candidate, "the") &&
                  (span_equal(behind->text, span_of("to")) || span_equal(behind->text, span_of("of")));
    return chosen || (candidate->amount.number.value.digits > 2 && !adverb);
}
