/*
 * single_dot.c - does a single dot end the sentence?
 *
 * The word before it says most: a number, an initial, or one of the abbreviations. For what may or may not
 * end a sentence ("U.S.", "Inc.", "Ave.") the next word decides, by whether it is an opener.
 */
#include "sentence/lexicon.h"
#include "sentence/previous_word_impl.h"
#include "sentence/single_dot_impl.h"
#include "text/block.h"

/* ---- the form of a word ---- */

/* The part of a word behind its last hyphen, dash, slash or elision: Gen of Lt.-Gen, U.S of EPA/U.S, av of
 * l'av. */
static struct span last_part(struct span word) {
    size_t i = word.size;
    for (; i > 0; i--) {
        unsigned char byte = (unsigned char)word.data[i - 1];
        bool dash_or_apostrophe = (byte == 0x93 || byte == 0x94 || byte == 0x99) && i >= 3 &&
                                  !memcmp(word.data + i - 3, "\xE2\x80", 2);
        if (byte == '-' || byte == '/' || byte == '\'' || dash_or_apostrophe) break;
    }
    return span_slice(word, i, word.size);
}

/* Letters with a dot between each: U.S, N.A.S.A, J.K, J.-P, a.k.a. In scripts without case up to three
 * characters stand between the dots. */
static bool is_dotted(struct span word) {
    enum { CASELESS_LETTERS = 3 };
    int letters = 0, dots = 0, most = 1;
    for (size_t i = 0, size; i < word.size; i += size) {
        enum char_class class = char_at(word.data + i, &size);
        if (class == CHAR_LETTER) most = CASELESS_LETTERS;
        if (class == CHAR_DOT && letters > 0) {
            dots++;
            letters = 0;
        } else if (word.data[i] == '-' && dots > 0 && letters == 0) {
            continue;
        } else if (!char_is_letter(class) || ++letters > most) {
            return false;
        }
    }
    return dots > 0 && letters > 0;
}

static bool is_all_digits(struct span word) {
    for (size_t i = 0; i < word.size; i++)
        if (!is_ascii_digit(word.data[i])) return false;
    return word.size > 0;
}

/* One letter, direction marks beside it not counted. */
static bool is_single_letter(struct span word) {
    enum { LETTER_BYTES = 4, MARK_BYTES = 3 };
    if (word.size > LETTER_BYTES + 2 * MARK_BYTES) return false;
    if (word.size > 1 && is_ascii_letter(word.data[0]) && is_ascii_letter(word.data[1])) return false;
    int letters = 0;
    for (size_t i = 0, size; i < word.size; i += size) {
        enum char_class class = char_at(word.data + i, &size);
        if (class == CHAR_MARK) continue;
        if (!char_is_letter(class) || ++letters > 1) return false;
    }
    return letters == 1;
}

/* ---- initials and numbers ---- */

/* "C." as in "a. C.", "J. A. Lund". */
static bool is_letter_dot(struct next next, const char *end) {
    size_t size;
    if (next.class != CHAR_UPPER) return false;
    char_at(next.start, &size);
    return end - next.start > (ptrdiff_t)size && next.start[size] == '.';
}

/* "I. Lewis Dorn", "I. A. Lund": two words of a name. */
static bool is_name(struct surroundings *b, struct next next) {
    const char *end = text_end(b);
    struct span word = word_at(next.start, end);
    const char *p = word.data + word.size;
    if (p < end && *p == '.') return word.size == 1;
    bool last;
    size_t size;
    p = cross_space(b, p, &last);
    return !last && p > word.data + word.size && char_at(p, &size) == CHAR_UPPER;
}

/* "Captain Ira B. Lund", "Plan B. The vote", "neither you nor I. Boats". */
static bool initial_ends(struct surroundings *b, struct span letter, struct next next) {
    if (first_class(letter) == CHAR_LETTER || is_letter_dot(next, text_end(b))) return false;
    struct span before = word_before_word(b, letter);
    if (!before.size) return false;
    bool small = first_class(before) == CHAR_LOWER && before.data[before.size - 1] != ',';
    if (*letter.data == 'I' && letter.size == 1 && small &&
        (lexicon_takes_pronoun(before, surroundings_language(b)) || !is_name(b, next)))
        return true;
    return is_opener(b, next);
}

static bool is_roman_or_letter(struct span word) {
    if (is_pronoun_i(word)) return false;
    for (size_t i = 0; i < word.size; i++)
        if (!is_one_of(word.data[i], "IVXLC")) return word.size == 1;
    return true;
}

/* "two things: 1. The price, and 2. The wind": the number before it stands in the sentence. */
static bool goes_on_counting(struct surroundings *b, struct span number, struct span before) {
    enum { LIST_BYTES = 400 };
    int value = 0;
    for (size_t i = 0; i < number.size; i++) value = value * 10 + (number.data[i] - '0');
    bool joined = span_equal(before, span_of("and")) || span_equal(before, span_of("or"));
    if (value < 2 || !before.size || !(joined || is_one_of(before.data[before.size - 1], ",;"))) return false;
    char last[16];
    size_t size = 0;
    last[size++] = ' ';
    if (value > 10) last[size++] = (char)('0' + (value - 1) / 10);
    last[size++] = (char)('0' + (value - 1) % 10);
    last[size++] = '.';
    const char *p = number.data - b->sentence > LIST_BYTES ? number.data - LIST_BYTES : b->sentence;
    for (; p + size < number.data; p++)
        if (!memcmp(p, last, size)) return true;
    return false;
}

static bool has_ordinals(enum language language) {
    const uint64_t with =
        UINT64_C(1) << LANGUAGE_CS | UINT64_C(1) << LANGUAGE_DA | UINT64_C(1) << LANGUAGE_DE |
        UINT64_C(1) << LANGUAGE_FI | UINT64_C(1) << LANGUAGE_HR | UINT64_C(1) << LANGUAGE_HU |
        UINT64_C(1) << LANGUAGE_NO | UINT64_C(1) << LANGUAGE_PL | UINT64_C(1) << LANGUAGE_SK |
        UINT64_C(1) << LANGUAGE_SR | UINT64_C(1) << LANGUAGE_TR;
    return with >> language & 1;
}

/* A number ends a sentence, with two exceptions. A list may begin behind a colon: "what to bring: 1. Rope".
 * German, Polish and others write "3." for "third", "70." for "seventies": after a small letter or an article
 * that ends a sentence only before an opener. No ordinal stands behind "č." or "Nr.". */
static bool number_ends(struct surroundings *b, struct span number, struct next next) {
    enum { ORDINAL_DIGITS = 2 };
    if (number.size > ORDINAL_DIGITS || next.class != CHAR_UPPER) return true;
    struct span before = word_before_word(b, number);
    if (before.size && before.data[before.size - 1] == ':') return false;
    if (goes_on_counting(b, number, before)) return false;
    if (!has_ordinals(surroundings_language(b)) || (before.size && before.data[before.size - 1] == '.'))
        return true;
    if (lexicon_is_calendar(word_at(next.start, text_end(b)))) return false;
    if (is_opener(b, next)) return true;
    return first_class(before) != CHAR_LOWER && !lexicon_is_opener(before, surroundings_language(b));
}

/* Kings, centuries and regiments: "Ludwig XIV. Bau" in languages with ordinals. */
static bool is_roman_ordinal(struct surroundings *b, struct span word) {
    if (word.size < 2 || !is_roman_or_letter(word)) return false;
    return has_ordinals(surroundings_language(b)) || surroundings_language(b) == LANGUAGE_OTHER;
}

static bool has_digit(struct span word) {
    for (size_t i = 0; i < word.size; i++)
        if (is_ascii_digit(word.data[i])) return true;
    return false;
}

/* "Around 6 a.m. Capt. Lind rang", "In 44 B.C. Rome": so few words before the time are no sentence, nor is
 * "На 5 май 1990 г. Лунд", up to `most` words of a date. */
static bool only_time_before(const struct surroundings *b, struct span time, int most) {
    enum { WORDS_BEFORE_TIME = 2 };
    struct span word = time;
    for (int words = 1; words <= most; words++) {
        word = word_before_word(b, word);
        if (!word.size || word.data == b->sentence) return true;
        if (words >= WORDS_BEFORE_TIME && !has_digit(word) && !lexicon_is_calendar(word)) return false;
    }
    return false;
}

static bool number_follows(struct surroundings *b, struct next next) {
    if (next.class != CHAR_UPPER) return next.class == CHAR_DIGIT;
    struct span word = word_at(next.start, text_end(b));
    return is_roman_or_letter(word) || lexicon_is_calendar(word);
}

/* "44 B.C.", "the second century B.C.": a word with a digit or a century before it. */
static bool is_dated(const struct surroundings *b, struct span era) {
    struct span before = word_before_word(b, era);
    return has_digit(before) || span_equal(before, span_of("century"));
}

/* Where a suffix may end a sentence: an opener does begin the next one, and so does speech. */
static bool begins_sentence(struct surroundings *b, struct next next) {
    return next.quoted || is_opener(b, next);
}

/* "Holm Mills Inc. Bakers in Marrow": a capital before a small letter is no name, unless it is an office
 * ("Chairman"). */
static bool is_alone(const struct surroundings *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    bool last;
    const char *p = cross_space(b, word.data + word.size, &last);
    size_t size;
    return next.class == CHAR_UPPER && !last && p > word.data + word.size &&
           char_at(p, &size) == CHAR_LOWER && !lexicon_is_role(word);
}

/* "Marrow, Fla.", "Tamsin Crewe, D-Conn.": the state of a town or of a member. */
static bool is_behind_town(const struct surroundings *b, struct span state) {
    const char *before = trim_space(b->sentence, state.data);
    return before > b->sentence && (before[-1] == ',' || before[-1] == '-');
}

/* "Marrow, Fla. Divers found": a full stop, and a capital that begins no name; but "Marrow, Fla. Monday
 * night" and "MARROW, Fla. — Divers found" go on. */
static bool begins_afresh(struct surroundings *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    return next.direct && is_alone(b, next) && !lexicon_is_calendar(word);
}

/* "5 p.m. London time": up to three names and "time". */
static bool is_local_time(struct surroundings *b, struct next next) {
    enum { ZONE_WORDS = 3 };
    const char *p = next.start, *end = text_end(b);
    for (int i = 0; i <= ZONE_WORDS; i++) {
        struct span word = word_at(p, end);
        if (i > 0 && (span_equal(word, span_of("time")) || span_equal(word, span_of("Time"))))
            return !is_opener(b, next);
        if (first_class(word) != CHAR_UPPER) return false;
        bool last;
        p = cross_space(b, p + word.size, &last);
        if (last) return false;
    }
    return false;
}

/* "A.M. Stroud III": initials, since no clock time stands before them. */
static bool time_ends(struct surroundings *b, struct span time, struct next next) {
    if (only_time_before(b, time, 2)) return false;
    if (first_class(time) == CHAR_UPPER && !is_dated(b, time)) return begins_sentence(b, next);
    return !lexicon_is_calendar(word_at(next.start, text_end(b))) && !is_local_time(b, next);
}

/* "5 ft. 4 in.": a number follows a unit that a number stands before. */
static bool is_measure(struct surroundings *b, struct span unit, struct next next) {
    return next.class == CHAR_DIGIT && has_digit(word_before_word(b, unit));
}

static bool abbreviation_ends(struct surroundings *b, enum abbreviation class, struct span word,
                              struct next next) {
    enum { WORDS_OF_DATE = 4 };
    bool capital = first_class(word) == CHAR_UPPER;
    switch (class) {
    case ABBREVIATION_INNER:
    case ABBREVIATION_HONORIFIC:
        return false;
    case ABBREVIATION_TITLE:
        return !capital && !is_measure(b, word, next);
    case ABBREVIATION_NUMBER:
        return !number_follows(b, next);
    case ABBREVIATION_MONTH:
        return !capital || next.class != CHAR_DIGIT;
    case ABBREVIATION_UNIT:
        return next.class != CHAR_DIGIT;
    case ABBREVIATION_PLACE:
        return !capital || begins_sentence(b, next) || (is_behind_town(b, word) && begins_afresh(b, next));
    case ABBREVIATION_SUFFIX:
        return begins_sentence(b, next);
    case ABBREVIATION_COMPANY:
        return begins_sentence(b, next) || is_alone(b, next);
    case ABBREVIATION_ERA:
        return (is_dated(b, word) && !only_time_before(b, word, WORDS_OF_DATE)) || is_opener(b, next);
    case ABBREVIATION_TIME:
        return time_ends(b, word, next);
    case ABBREVIATION_NONE:
        break;
    }
    return true;
}

/* The unit or clock time of a number that it is glued to: p.m of 7:30p.m. The word begins with a digit. */
static struct span unit_of(struct surroundings *b, struct span word, enum abbreviation *class) {
    size_t number = 1;
    while (number < word.size && (is_ascii_digit(word.data[number]) || is_one_of(word.data[number], ".:,")))
        number++;
    struct span unit = span_slice(word, number, word.size);
    enum abbreviation found = lexicon_abbreviation(unit, surroundings_language(b));
    bool small = unit.size && first_class(unit) == CHAR_LOWER;
    if (found != ABBREVIATION_TIME && !(small && (found == ABBREVIATION_UNIT || found == ABBREVIATION_TITLE)))
        return word;
    *class = found;
    return unit;
}

/* The P of J-P. */
static bool is_initial_part(struct span word, struct span part) {
    enum { INITIALS_BYTES = 4 };
    return part.size < word.size && word.size <= INITIALS_BYTES && is_single_letter(part) &&
           first_class(part) == CHAR_UPPER && first_class(word) == CHAR_UPPER;
}

/* "Hauptstr.": a street in German and Dutch. */
static bool is_street(struct surroundings *b, struct span word) {
    enum { STREET_BYTES = 3 };
    if (word.size <= STREET_BYTES || memcmp(word.data + word.size - STREET_BYTES, "str", STREET_BYTES) != 0)
        return false;
    return surroundings_language(b) == LANGUAGE_DE || surroundings_language(b) == LANGUAGE_NL;
}

/* The abbreviation that ends at a dot, or the part of the word that is none. */
static inline struct span abbreviation_before(struct surroundings *b, struct span word,
                                              enum abbreviation *class) {
    *class = lexicon_abbreviation(word, surroundings_language(b));
    struct span part = *class ? word : last_part(word);
    if (part.size < word.size && !is_dotted(word))
        *class = lexicon_abbreviation(part, surroundings_language(b));
    if (*class || !part.size) return part;
    if (is_street(b, part)) return *class = ABBREVIATION_SUFFIX, part;
    return is_ascii_digit(*part.data) ? unit_of(b, part, class) : part;
}

bool single_dot_ends(struct surroundings *b, const char *dot, struct next next) {
    struct span word = word_before(b, dot);
    if (!word.size) return true;
    if (is_all_digits(word)) return number_ends(b, word, next);
    if (is_single_letter(word) && first_class(word) != CHAR_LOWER) return initial_ends(b, word, next);
    if (is_single_letter(word) && is_letter_dot(next, text_end(b))) return false;
    enum abbreviation class;
    struct span part = abbreviation_before(b, word, &class);
    if (is_initial_part(word, part)) return is_opener(b, next);
    if (class) return abbreviation_ends(b, class, part, next);
    if (is_dotted(part)) return first_class(part) == CHAR_UPPER && begins_sentence(b, next);
    return !is_roman_ordinal(b, word) || is_opener(b, next);
}

bool single_dot_is_of_place(struct surroundings *b, const char *dot) {
    enum { PLACE_LETTERS = 8 };
    if (dot - b->text.data > BLOCK_BYTES && block_run_back(block_small(dot - BLOCK_BYTES)) > PLACE_LETTERS)
        return false;
    struct span word = word_before(b, dot);
    enum abbreviation class;
    struct span part = abbreviation_before(b, word, &class);
    bool capital = first_class(part) == CHAR_UPPER;
    switch (class) {
    case ABBREVIATION_NONE:
        return is_dotted(part);
    case ABBREVIATION_TITLE:
    case ABBREVIATION_PLACE:
    case ABBREVIATION_MONTH:
        return capital;
    case ABBREVIATION_NUMBER:
        return false;
    default:
        return true;
    }
}
