/*
 * name_run.c - how far a run of capitalised words goes that may be one name, or several
 *
 * A run goes on over what may stand inside a name: the full stop of an initial, a hyphen, "&", ", Jr.", the
 * particles of a person's name, and "of", "for" or "and" where a word of organisations or places stands
 * beside them.
 */
#include "extract/name_run.h"
#include "text/chars.h"

/* "I've", with any apostrophe. */
static bool is_contraction(const struct name_reader *reader, size_t i) {
    struct span word = token_text(reader->tokens, i);
    size_t size;
    return word.data[0] == 'I' && char_at(word.data + 1, &size) == CHAR_QUOTE;
}

/* True for a zone of time that is a part of a name: "Central Bank"; not for that of "noon Central Time". */
static bool is_named_zone(const struct name_reader *reader, size_t i) {
    bool zone = is_word(reader, i, "Central") || is_word(reader, i, "Eastern") ||
                is_word(reader, i, "Pacific") || is_word(reader, i, "Mountain");
    if (!zone || !is_capital(reader, i + 1) || classes_at(reader, i + 1) & CLASS_CALENDAR) return false;
    return !is_word(reader, i + 1, "Time") && !is_word(reader, i + 1, "Standard") &&
           !is_word(reader, i + 1, "Daylight");
}

/* True for a month or day that begins somebody's name here: "said April Voss", "Jan van der Kerr", "Sun
 * Wei"; not for that of "in April Voss", "6 June Kerr". */
static bool is_given_month(const struct name_reader *reader, size_t i) {
    const uint64_t others = CLASS_CALENDAR | CLASS_NO_NAME | CLASS_PLACE | CLASS_DEMONYM | CLASS_ORGANIZATION;
    if (!(classes_at(reader, i) & (CLASS_FIRST_NAME | CLASS_FAMILY_FIRST)) || i + 1 >= reader->end)
        return false;
    bool follows = is_small(reader, i + 1)
                       ? classes_at(reader, i + 1) & CLASS_PARTICLE
                       : is_capital(reader, i + 1) && !(classes_at(reader, i + 1) & others);
    if (!follows || !i || token_at(reader, i - 1)->sentence != token_at(reader, i)->sentence) return follows;
    bool word = token_at(reader, i - 1)->flags & (TOKEN_WORD | TOKEN_DIGITS);
    return !word || is_word(reader, i - 1, "and") ||
           classes_at(reader, i - 1) & (CLASS_SPEECH_VERB | CLASS_TITLE);
}

bool name_run_skips(const struct name_reader *reader, size_t i) {
    if (token_at(reader, i)->size > 1 && is_contraction(reader, i)) return true;
    if (classes_at(reader, i) & CLASS_CALENDAR && (is_given_month(reader, i) || is_named_zone(reader, i)))
        return false;
    bool maitre = reader->language == LANGUAGE_FR && is_word(reader, i, "Me"); /* "Me Paul Lind" */
    return maitre || classes_at(reader, i) & (CLASS_CALENDAR | CLASS_NO_NAME) ||
           (is_mark(reader, i + 1, '$') && is_glued(reader, i + 1)) ||
           (is_word(reader, i, "I") && !is_mark(reader, i + 1, '.'));
}

bool name_run_dotted(const struct name_reader *reader, size_t i) {
    return is_initial(reader, i) || lexicon_abbreviation(token_text(reader->tokens, i), reader->language);
}

/* "of", "for" and what stands for them elsewhere may follow a word that heads the name of an organisation.
 * */
static bool joins_heads(const struct name_reader *reader, size_t i) {
    static const char *const WORDS[] = {"of", "for", "de", "du",  "des", "del", "della",
                                        "do", "da",  "di", "van", "fur", "für"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

static bool is_head(const struct name_reader *reader, size_t i) {
    return classes_at(reader, i) & (CLASS_ORGANIZATION_WORD | CLASS_PLACE_WORD);
}

/* The capital behind "of", "of the" at i, or 0. */
static size_t behind_joint(const struct name_reader *reader, size_t i) {
    size_t next = i + 1 + (is_word(reader, i + 1, "the") || is_word(reader, i + 1, "la"));
    return is_capital(reader, next) && !name_run_skips(reader, next) ? next : 0;
}

/* What has a field of its own: "Committee on Foreign Affairs", "Office of Management and Budget". */
static bool is_body(const struct name_reader *reader, size_t i) {
    static const char *const WORDS[] = {
        "Agency",    "Centers",  "Commission", "Committee",    "Conference",   "Council",     "Department",
        "Institute", "Ministry", "Office",     "Organization", "Organisation", "Subcommittee"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

static bool has_body(const struct name_reader *reader, const struct name_run *run) {
    for (size_t w = 0; w < run->count; w++)
        if (is_body(reader, run->words[w])) return true;
    return false;
}

/* "Office of Management and Budget", "Food and Drug Administration": the capital behind "and" at i, where
 * a word of organisations ends the run. */
static size_t behind_and(const struct name_reader *reader, const struct name_run *run, size_t i) {
    const uint64_t own = CLASS_FIRST_NAME | CLASS_PLACE | CLASS_DEMONYM | CLASS_ORGANIZATION | CLASS_TITLE;
    size_t last = i + 1;
    bool known = classes_at(reader, run->words[run->count - 1]) & own || classes_at(reader, last) & own;
    if (run->joined && !known && has_body(reader, run) && is_capital(reader, last) &&
        !name_run_skips(reader, last))
        return last;
    if (run->count > 2 || classes_at(reader, run->words[run->count - 1]) & own) return 0;
    if (!is_capital(reader, last) || classes_at(reader, last) & own) return 0;
    while (last < i + NAME_RUN_WORDS && is_capital(reader, last + 1)) last++;
    return last > i + 1 && classes_at(reader, last) & CLASS_ORGANIZATION_WORD ? i + 1 : 0;
}

/* "van der" and the capital behind, from i on, within the name of a person: "Ida van der Voss", "A.J. van den
 * Voss"; or 0. */
static size_t behind_particles(const struct name_reader *reader, const struct name_run *run, size_t i) {
    bool person = false;
    for (size_t w = 0; w < run->count; w++)
        person = person || classes_at(reader, run->words[w]) & (CLASS_FIRST_NAME | CLASS_TITLE) ||
                 (is_initial(reader, run->words[w]) && is_mark(reader, run->words[w] + 1, '.'));
    for (size_t most = i + 3; person && i < most && is_small(reader, i); i++) {
        if (!(classes_at(reader, i) & CLASS_PARTICLE)) return 0;
        size_t next = i + 1 + (is_mark(reader, i + 1, '-') && is_glued(reader, i + 1));
        if (is_capital(reader, next)) return name_run_skips(reader, next) ? 0 : next;
    }
    return 0;
}

/* The word behind a small word at i that the run may go on with, or 0. */
static size_t behind_small(const struct name_reader *reader, struct name_run *run, size_t i) {
    size_t next = 0, last = run->words[run->count - 1];
    if (is_head(reader, last) && joins_heads(reader, i)) next = behind_joint(reader, i);
    if (!next && is_word(reader, i, "on") && is_body(reader, last)) next = behind_joint(reader, i);
    if (!next && is_word(reader, i, "and")) next = behind_and(reader, run, i);
    if (next) return run->joined = true, next;
    return classes_at(reader, i) & CLASS_PARTICLE ? behind_particles(reader, run, i) : 0;
}

/* The word behind a hyphen at i: "Al-Assad", and the small "un" of "Kim Jong-un"; or 0. */
static size_t behind_hyphen(const struct name_reader *reader, const struct name_run *run, size_t i) {
    enum { SYLLABLE = 5 };
    size_t next = i + 1;
    if (!is_glued(reader, i) || !is_glued(reader, next)) return 0;
    if (is_capital(reader, next)) return next;
    bool family = run->count == 2 && classes_at(reader, run->words[0]) & CLASS_FAMILY_FIRST;
    return family && is_small(reader, next) && token_at(reader, next)->size <= SYLLABLE ? next : 0;
}

/* "Lena Voss Voss said": a link with its title; but not "Boutros Boutros-Ghali". */
static bool repeats(const struct name_reader *reader, size_t i, size_t next) {
    return token_at(reader, i)->hash == token_at(reader, next)->hash && !is_mark(reader, next + 1, '-');
}

/* True for a capital at which another run begins, for it is glued to this one: "White House It". */
static bool breaks(const struct name_reader *reader, const struct name_run *run, size_t next) {
    size_t last = run->words[run->count - 1];
    if (name_run_skips(reader, next) || repeats(reader, last, next)) return true;
    if (classes_at(reader, next) || token_at(reader, next)->flags & TOKEN_CAPITALS ||
        is_initial(reader, next))
        return false;
    bool family = run->count == 1 && classes_at(reader, last) & CLASS_FIRST_NAME; /* "Theresa May" */
    if (family || !vocabulary_may_open(reader->vocabulary, token_at(reader, next)->hash)) return false;
    return lexicon_function_word(token_text(reader->tokens, next)) >> LANGUAGE_EN & 1;
}

size_t name_run_next(const struct name_reader *reader, struct name_run *run) {
    size_t i = run->words[run->count - 1], next = i + 1;
    if (is_mark(reader, next, '.') && is_glued(reader, next) && name_run_dotted(reader, i)) next++;
    if (is_capital(reader, next)) return breaks(reader, run, next) ? 0 : next;
    if (is_mark(reader, next, '-')) return behind_hyphen(reader, run, next);
    if (is_small(reader, next)) return behind_small(reader, run, next);
    if (!is_capital(reader, next + 1)) return 0;
    if (is_mark(reader, next, '&')) return next + 1;
    bool suffix = classes_at(reader, next + 1) & (CLASS_NAME_SUFFIX | CLASS_COMPANY_WORD);
    return is_mark(reader, next, ',') && suffix ? next + 1 : 0;
}
