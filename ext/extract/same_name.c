/*
 * same_name.c - are two names one person's?
 *
 * What differs between two spellings of a name are its vowels. They are compared gap by gap, between
 * consonants that agree: translators write o or u, e or i, which costs little; other vowels cost more, and
 * most where one has none. What sounds alike may still be written too differently: letters are counted as
 * well.
 *
 *     Zelensky     Z e L e N Z K i        Kattersen   K a T e R Z e N
 *     Zelenskiy    Z e L e N Z K i   0    Ketersen    K e T e R Z e N   3, too much
 */
#include "extract/same_name.h"

struct sounds {
    char of[PERSON_SOUNDS];
    size_t count;
};

static struct sounds sounds_of(const struct person_word *word) {
    struct sounds sounds;
    sounds.count = person_sounds(word, sounds.of);
    return sounds;
}

static bool is_vowel_at(const struct sounds *sounds, size_t i) {
    return i < sounds->count && sound_is_vowel(sounds->of[i]);
}

/* What one vowel for another costs. Those of the first two pairs are written for each other by
 * translators. */
static size_t vowel_cost(char a, char b) {
    static const char *const PAIRS[] = {"ou", "ei", "ao", "au", "ae"};
    enum { TRANSLATED = 2 };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if ((a == PAIRS[i][0] && b == PAIRS[i][1]) || (a == PAIRS[i][1] && b == PAIRS[i][0]))
            return i < TRANSLATED ? 2 : 3;
    return 6;
}

/* What the vowels before the next consonants cost; goes on to these. */
static size_t gap_cost(const struct sounds *a, size_t *i, const struct sounds *b, size_t *j) {
    size_t cost = 0;
    bool both = is_vowel_at(a, *i) && is_vowel_at(b, *j);
    while (is_vowel_at(a, *i) || is_vowel_at(b, *j)) {
        bool in_a = is_vowel_at(a, *i), in_b = is_vowel_at(b, *j);
        if (in_a && in_b && a->of[*i] != b->of[*j]) cost += vowel_cost(a->of[*i], b->of[*j]);
        if (in_a != in_b) cost += both ? 2 : 4;
        *i += in_a;
        *j += in_b;
    }
    return cost;
}

/* What two words differ in; SIZE_MAX where consonants do. */
static size_t cost_of(const struct person_word *a, const struct person_word *b) {
    struct sounds as = sounds_of(a), bs = sounds_of(b);
    size_t i = 0, j = 0, cost = 0;
    for (;;) {
        cost += gap_cost(&as, &i, &bs, &j);
        if (i == as.count || j == bs.count) return i == as.count && j == bs.count ? cost : SIZE_MAX;
        if (as.of[i++] != bs.of[j++]) return SIZE_MAX;
    }
}

static bool are_equal(const struct person_word *a, const struct person_word *b) {
    return a->size == b->size && !memcmp(a->letters, b->letters, a->size);
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The letters to be put in, left out and replaced to make one word of the other. */
static size_t letters_apart(const struct person_word *a, const struct person_word *b) {
    size_t row[PERSON_NAME_LETTERS + 1];
    for (size_t j = 0; j <= b->size; j++) row[j] = j;
    for (size_t i = 0; i < a->size; i++) {
        size_t before = row[0]++;
        for (size_t j = 0; j < b->size; j++) {
            size_t replaced = before + (a->letters[i] != b->letters[j]);
            before = row[j + 1];
            row[j + 1] = least(replaced, least(row[j], row[j + 1]) + 1);
        }
    }
    return row[b->size];
}

/* True for two spellings of one word: of a family name, or of a first name, which may differ in more. */
static bool are_spellings(const struct person_word *a, const struct person_word *b, bool family) {
    enum { SHORT = 5, LONG = 7, VERY_LONG = 10 };
    if (are_equal(a, b)) return true;
    size_t size = least(a->size, b->size);
    size_t limit = size < SHORT ? 0 : size < VERY_LONG ? 2 : 4;
    size_t letters = size < SHORT ? 1 : size < LONG ? 2 : size < VERY_LONG ? 3 : 4;
    if (a->letters[0] + b->letters[0] == 'c' + 'g') return false; /* "Cross", "Gross" */
    if (!family && size >= SHORT) limit = size < LONG ? 3 : 5;
    return cost_of(a, b) <= limit && letters_apart(a, b) <= letters;
}

static bool is_form_of(const struct person_word *word, const struct person_word *full) {
    struct span name = {word->letters, word->size};
    const char *form;
    for (size_t n = 0; (form = nickname_full(name, n)) != NULL; n++)
        if (span_equal(span_of(form), (struct span){full->letters, full->size})) return true;
    return false;
}

/* True when both are short forms of one name: "Bill", "Will". */
static bool share_form(const struct person_word *a, const struct person_word *b) {
    const char *form;
    for (size_t n = 0; (form = nickname_full((struct span){a->letters, a->size}, n)) != NULL; n++) {
        struct person_word full = {.size = strlen(form)};
        memcpy(full.letters, form, full.size);
        if (is_form_of(b, &full)) return true;
    }
    return false;
}

static bool genders_clash(const struct person_word *a, const struct person_word *b) {
    const uint64_t both = CLASS_MALE | CLASS_FEMALE;
    uint64_t of_a = a->classes & both, of_b = b->classes & both;
    return a->classes & b->classes & CLASS_FIRST_NAME && of_a && of_b && of_a != of_b &&
           (of_a | of_b) == both;
}

static bool is_initial_of(const struct person_word *a, const struct person_word *b) {
    return (a->size == 1 || b->size == 1) && a->letters[0] == b->letters[0];
}

static enum same_name same_given(const struct person_word *a, const struct person_word *b) {
    if (are_equal(a, b)) return SAME_NAME_YES;
    if (is_initial_of(a, b)) return SAME_NAME_UNSURE;
    if (is_form_of(a, b) || is_form_of(b, a) || share_form(a, b)) return SAME_NAME_YES;
    return !genders_clash(a, b) && are_spellings(a, b, false) ? SAME_NAME_YES : SAME_NAME_NO;
}

/* The names between the first and the last: SAME_NAME_YES where some agree, SAME_NAME_UNSURE where one has
 * none. */
static enum same_name same_middle(const struct person_name *a, const struct person_name *b) {
    if (a->count < 3 || b->count < 3) return SAME_NAME_UNSURE;
    size_t count = (a->count < b->count ? a->count : b->count) - 2;
    for (size_t i = 1; i <= count; i++) {
        const struct person_word *of_a = &a->words[i], *of_b = &b->words[i];
        if (!is_initial_of(of_a, of_b) && !are_spellings(of_a, of_b, false)) return SAME_NAME_NO;
    }
    return SAME_NAME_YES;
}

/* True when the family name of one stands before the last word of the other: "Ana Marsk", "Ana Marsk
 * Voss". */
static bool is_cut_short(const struct person_name *a, const struct person_name *b) {
    for (size_t i = 1; i + 1 < b->count; i++)
        if (are_spellings(&a->words[a->count - 1], &b->words[i], true)) return true;
    return false;
}

enum same_name same_name(const struct person_name *a, const struct person_name *b) {
    const struct person_word *family_a = &a->words[a->count - 1], *family_b = &b->words[b->count - 1];
    if (a->suffix && b->suffix && a->suffix != b->suffix) return SAME_NAME_NO;
    bool junior = a->suffix != b->suffix; /* of one it is not said whether father or son */
    bool single = a->count == 1 || b->count == 1;
    if (single) {
        if (!are_spellings(family_a, family_b, true)) return SAME_NAME_NO;
        return a->count == b->count ? SAME_NAME_YES : SAME_NAME_UNSURE;
    }
    enum same_name given = same_given(&a->words[0], &b->words[0]);
    if (given == SAME_NAME_NO) return SAME_NAME_NO;
    if (!are_spellings(family_a, family_b, true))
        return is_cut_short(a, b) || is_cut_short(b, a) ? SAME_NAME_UNSURE : SAME_NAME_NO;
    enum same_name middle = same_middle(a, b);
    if (middle == SAME_NAME_UNSURE) middle = given;
    return middle == SAME_NAME_YES && junior ? SAME_NAME_UNSURE : middle;
}
