/*
 * clause.c - verbs of speech and their subjects in German, Spanish, French, Italian, Dutch and Portuguese
 *
 * A speaker is a determiner, words of small letters that say what he is, and a name:
 *
 *     el ministro de Hacienda , Juan Lara ,    o presidente da República    der Sprecher der Polizei Nordheim
 *
 * The name of what he is of ("Hacienda") stands behind a small word of data/clause_words.def and is not his.
 * German nouns have capitals all: one alone behind a determiner is what he is, more are title and name.
 */
#include "extract/clause.h"

enum {
    SMALL_BYTES = 5,     /* of words that accents alone tell apart: "él", "está" */
    INITIAL_BYTES = 3,   /* "J", "Dr" */
    PHRASE_WORDS = 16,   /* of a speaker with all that he is */
    BETWEEN_WORDS = 3,   /* small words between a speaker and a verb, or an auxiliary and its participle */
    ASIDE_WORDS = 24,    /* between two commas */
    INFINITIVE_FAR = 7,  /* "s'est contenté de dire", "limitou-se a dizer" */
    PARTICIPLE_FAR = 14, /* from the auxiliary: "hat der Sprecher der Zeitung gesagt" */
};

/* What is one of these with an accent and the other without. */
static const struct {
    uint64_t with, without;
} BY_ACCENT[] = {
    {CLASS_PERSONAL, CLASS_DETERMINER},    /* él, el */
    {CLASS_PREPOSITION, CLASS_DETERMINER}, /* às, as */
    {CLASS_PREPOSITION, CLASS_AUXILIARY},  /* à, a */
    {CLASS_BE, CLASS_CONJUNCTION},         /* è, e */
    {CLASS_BE, CLASS_DETERMINER},          /* está, esta */
};

static bool is_none(struct phrase phrase) {
    return phrase.first == phrase.end;
}

uint64_t clause_classes(const struct tokens *tokens, size_t i) {
    const struct token *token = &tokens->items[i];
    uint64_t classes = token->classes;
    if (token->size > SMALL_BYTES) return classes;
    bool accent = false;
    for (size_t k = 0; k < token->size; k++)
        accent = accent || (unsigned char)tokens->text.data[token->start + k] >= 0x80;
    for (size_t k = 0; k < sizeof BY_ACCENT / sizeof *BY_ACCENT; k++)
        if (classes & BY_ACCENT[k].with && classes & BY_ACCENT[k].without)
            classes &= ~(accent ? BY_ACCENT[k].without : BY_ACCENT[k].with);
    return classes;
}

static bool has(const struct tokens *tokens, size_t i, uint64_t classes) {
    return clause_classes(tokens, i) & classes;
}

static bool is_word(const struct tokens *tokens, size_t i) {
    return tokens->items[i].flags & TOKEN_WORD;
}

static bool is_mark(const struct tokens *tokens, size_t i, char mark) {
    return token_is(tokens, i, mark);
}

/* True for a word of small letters that has a capital because it begins a sentence: "Die", "Mais". */
static bool is_small(const struct tokens *tokens, size_t i) {
    const uint64_t small = CLASS_DETERMINER | CLASS_PERSONAL | CLASS_PREPOSITION | CLASS_SOURCE |
                           CLASS_OPINION | CLASS_BETWEEN | CLASS_CONJUNCTION | CLASS_RELATIVE;
    bool may =
        (i == 0 || !is_word(tokens, i - 1) || tokens->items[i - 1].sentence != tokens->items[i].sentence) &&
        !has(tokens, i, CLASS_PARTICLE);
    struct span word = token_text(tokens, i);
    uint64_t languages = may ? lexicon_function_word(word) : 0;
    bool opens = may && lexicon_is_opener(word, tokens->language);
    return has(tokens, i, small) || languages >> tokens->language & 1 || opens;
}

/* True for "M" of "M. Lund". */
static bool is_short(const struct tokens *tokens, size_t i) {
    const struct token *token = &tokens->items[i];
    bool dotted = i + 2 < tokens->count && is_mark(tokens, i + 1, '.') && token[1].flags & TOKEN_GLUED;
    return dotted && token->size <= INITIAL_BYTES && token[2].flags & TOKEN_CAPITAL &&
           token[2].sentence == token->sentence;
}

static bool is_capital(const struct tokens *tokens, size_t i) {
    unsigned flags = tokens->items[i].flags;
    if (!(flags & TOKEN_CAPITAL) || has(tokens, i, CLASS_TIME_WORD)) return false;
    return flags & TOKEN_CAPITALS || is_short(tokens, i) || !is_small(tokens, i);
}

/* True for a verb, or an auxiliary when `also` has it; a name that looks like one has a capital. */
static bool is_verb(const struct tokens *tokens, size_t i, uint64_t also) {
    return has(tokens, i, CLASS_SPEECH_VERB | CLASS_BESIDE_VERB | CLASS_GERUND | also) &&
           !(tokens->items[i].flags & TOKEN_CAPITAL);
}

/* Past the small words that may stand between a speaker and his verb. */
static size_t skip_between(const struct tokens *tokens, size_t i, size_t end) {
    size_t last = i + BETWEEN_WORDS < end ? i + BETWEEN_WORDS : end;
    while (i < last && has(tokens, i, CLASS_BETWEEN)) i++;
    return i;
}

/* Past "-t-elle" or "-il" behind a French verb, with the pronoun in *subject. */
static size_t inverted(const struct tokens *tokens, size_t i, size_t end, struct phrase *subject) {
    size_t p = i;
    if (p + 3 < end && is_mark(tokens, p, '-') && tokens->items[p + 1].size == 1) p += 2;
    if (p + 1 >= end || !is_mark(tokens, p, '-') || !has(tokens, p + 1, CLASS_PERSONAL)) return i;
    *subject = (struct phrase){p + 1, p + 2};
    return p + 2;
}

/* The participle that belongs to an auxiliary: beside it, or in German and Dutch at the end of the clause. */
static void find_participle(const struct tokens *tokens, size_t i, size_t end, struct clause_verb *verb) {
    bool apart = tokens->language == LANGUAGE_DE || tokens->language == LANGUAGE_NL;
    size_t p = skip_between(tokens, i, end);
    if (p < end && has(tokens, p, CLASS_PARTICIPLE)) {
        verb->end = p + 1;
        return;
    }
    size_t last = i + PARTICIPLE_FAR < end ? i + PARTICIPLE_FAR : end;
    for (p = i; apart && p < last && !is_mark(tokens, p, ',') && !is_mark(tokens, p, '.'); p++)
        if (has(tokens, p, CLASS_PARTICIPLE)) verb->participle = p;
}

/* The end of a verb with the infinitive that it has, "limitó a decir", "est contenté de dire"; 0 for none. */
static size_t infinitive_end(const struct tokens *tokens, size_t i, size_t end) {
    bool found = false;
    size_t last = i + INFINITIVE_FAR < end ? i + INFINITIVE_FAR : end;
    if (i < last && has(tokens, i, CLASS_AUXILIARY | CLASS_BE)) i = skip_between(tokens, i + 1, end);
    for (; i < last && !(tokens->items[i].flags & TOKEN_CAPITAL); i++) {
        if (found && has(tokens, i, CLASS_INFINITIVE)) return i + 1;
        bool catenative = has(tokens, i, CLASS_CATENATIVE);
        bool small = has(tokens, i, CLASS_BETWEEN | CLASS_PREPOSITION | CLASS_OF) || is_mark(tokens, i, '-');
        if (!catenative && !(found && small)) return 0;
        found = true;
    }
    return 0;
}

bool clause_verb_at(const struct tokens *tokens, size_t i, size_t end, struct clause_verb *verb) {
    size_t p = i;
    if (p < end && !is_verb(tokens, p, CLASS_AUXILIARY)) p = skip_between(tokens, p, end);
    size_t infinitive = infinitive_end(tokens, p, end);
    if (infinitive) {
        *verb = (struct clause_verb){.first = i, .end = infinitive};
        return true;
    }
    uint64_t auxiliary = p > i ? CLASS_AUXILIARY | CLASS_BE : CLASS_AUXILIARY;
    if (p >= end || !is_verb(tokens, p, auxiliary)) return false;
    bool speech = has(tokens, p, CLASS_SPEECH_VERB | CLASS_BESIDE_VERB | CLASS_GERUND);
    *verb = (struct clause_verb){
        .first = i, .end = p + 1, .beside = !has(tokens, p, CLASS_SPEECH_VERB | CLASS_GERUND)};
    verb->gerund = has(tokens, p, CLASS_GERUND);
    bool leans = p + 2 < end && is_mark(tokens, p + 1, '-') && has(tokens, p + 2, CLASS_BETWEEN);
    if (leans) verb->end = p + 3; /* "queixa-se" */
    verb->end = inverted(tokens, verb->end, end, &verb->subject);
    if (!has(tokens, p, auxiliary)) return speech;
    size_t alone = verb->end;
    find_participle(tokens, alone, end, verb);
    bool found = verb->end > alone || verb->participle;
    if (found) verb->beside = false;
    return speech || found;
}

/* True for what joins the words of a name: "van", "de"; in German "der" rather says whose. */
static bool joins_name(const struct tokens *tokens, size_t i) {
    bool german = tokens->language == LANGUAGE_DE && has(tokens, i, CLASS_DETERMINER);
    return has(tokens, i, CLASS_PARTICLE) && !german;
}

/* True for the dot of "J. Lund" or "Dr. Lund". */
static bool is_initial(const struct tokens *tokens, size_t i, size_t end) {
    const struct token *dot = &tokens->items[i];
    return i > 0 && is_mark(tokens, i, '.') && dot->flags & TOKEN_GLUED && dot[-1].size <= INITIAL_BYTES &&
           i + 1 < end && is_capital(tokens, i + 1);
}

/* The end of a run of capitals that begins at i: "Jan van der Meer", "Rojas-Pinto", "J. Lund". */
static size_t run_end(const struct tokens *tokens, size_t i, size_t end) {
    bool acronym = tokens->items[i].flags & TOKEN_CAPITALS; /* "CEO de Quill" */
    for (i++; i < end; i++) {
        size_t p = i;
        bool glued = is_mark(tokens, i, '-') && tokens->items[i].flags & TOKEN_GLUED;
        if (glued && i + 1 < end && is_word(tokens, i + 1)) {
            i++;
            continue;
        }
        while (p < end && p < i + 2 && !acronym && joins_name(tokens, p)) p++;
        if (p < end && is_capital(tokens, p))
            i = p;
        else if (!is_initial(tokens, i, end))
            break;
    }
    return i;
}

/* True for a word of small letters in no list: "ministre" of "le Premier ministre Yves Kerr". */
static bool is_plain(const struct tokens *tokens, size_t i) {
    const uint64_t listed = CLASS_SPEECH_VERB | CLASS_BESIDE_VERB | CLASS_AUXILIARY | CLASS_OF |
                            CLASS_BETWEEN | CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_RELATIVE |
                            CLASS_DETERMINER;
    return is_word(tokens, i) && !(clause_classes(tokens, i) & listed) &&
           !(tokens->items[i].flags & TOKEN_CAPITAL) && !lexicon_function_word(token_text(tokens, i));
}

/* True for one capitalised word that is no name: "Premier" of "le Premier ministre Yves Kerr", "Commission"
 * of "la Commission européenne", "Fonti del ministero", any German noun behind a determiner. `first` is
 * where words begin. */
static bool is_office(const struct tokens *tokens, struct phrase run, size_t first, size_t end) {
    size_t i = run.end;
    if (i - run.first > 1) return false;
    bool determined = run.first == first && first > 0 && has(tokens, first - 1, CLASS_DETERMINER);
    if (determined && tokens->language == LANGUAGE_DE) return true;
    if (i + 1 >= end) return determined && i < end && is_plain(tokens, i);
    if (is_plain(tokens, i)) return determined || is_capital(tokens, i + 1);
    if (tokens->items[run.first].flags & TOKEN_CAPITALS && has(tokens, i, CLASS_OF)) return determined;
    return run.first == first && has(tokens, i, CLASS_OF) && !has(tokens, i, CLASS_PARTICLE) &&
           !is_capital(tokens, i + 1);
}

/* Past the role that begins at i: "el ministro de Hacienda" and, where it has one, the name in *name. */
static size_t read_role(const struct tokens *tokens, size_t i, size_t end, struct phrase *name) {
    const uint64_t ends = CLASS_SPEECH_VERB | CLASS_BESIDE_VERB | CLASS_AUXILIARY | CLASS_BE |
                          CLASS_CONJUNCTION | CLASS_RELATIVE | CLASS_PERSONAL | CLASS_PREPOSITION |
                          CLASS_BETWEEN;
    bool of = false, empty = true;
    if (i < end && has(tokens, i, CLASS_DETERMINER)) i++;
    size_t first = i, last = end - i > PHRASE_WORDS ? i + PHRASE_WORDS : end;
    for (; i < last; empty = false) {
        if (is_capital(tokens, i)) {
            struct phrase run = {i, run_end(tokens, i, end)};
            i = run.end;
            if (!of && !is_office(tokens, run, first, end)) {
                *name = run;
                return i;
            }
            of = false;
        } else if (is_mark(tokens, i, '-') && !empty) {
            i++;
        } else if (has(tokens, i, CLASS_OF) && !empty) {
            of = true;
            i++;
        } else if (!is_word(tokens, i) || (has(tokens, i, CLASS_DETERMINER) && !of) ||
                   (has(tokens, i, ends) && !has(tokens, i, CLASS_DETERMINER))) {
            break;
        } else {
            of = of && has(tokens, i, CLASS_DETERMINER);
            i++;
        }
    }
    while (i > first && has(tokens, i - 1, CLASS_OF | CLASS_DETERMINER)) i--;
    return i;
}

/* True for the French title of a lawyer: "Me Paul Lind". */
static bool is_maitre(const struct tokens *tokens, size_t i) {
    return tokens->language == LANGUAGE_FR && span_equal(token_text(tokens, i), span_of("Me"));
}

/* The name behind the comma of "el portero, Paco Lara,". */
static struct phrase apposition(const struct tokens *tokens, size_t i, size_t end) {
    if (i + 2 < end && is_mark(tokens, i, ',') && is_maitre(tokens, i + 1))
        i++;
    else if (i + 2 >= end || !is_mark(tokens, i, ',') || !is_capital(tokens, i + 1))
        return (struct phrase){0, 0};
    struct phrase name = {i + 1, run_end(tokens, i + 1, end)};
    bool closed = name.end == end || !is_word(tokens, name.end);
    return name.end - name.first > 1 && closed ? name : (struct phrase){0, 0};
}

static bool has_capital(const struct tokens *tokens, size_t i, size_t end) {
    while (i < end && !is_capital(tokens, i)) i++;
    return i < end;
}

/* A speaker, with *read behind all that was read of him. */
static struct phrase read_speaker(const struct tokens *tokens, size_t i, size_t end, size_t *read) {
    struct phrase name = {0, 0}, none = {i, i};
    *read = i;
    if (i >= end) return none;
    if (has(tokens, i, CLASS_PERSONAL)) return (struct phrase){i, *read = i + 1};
    bool determined = has(tokens, i, CLASS_DETERMINER);
    *read = read_role(tokens, i, end, &name);
    if (name.end) return name;
    name = apposition(tokens, *read, end);
    if (name.end) return name;
    bool noun = tokens->language != LANGUAGE_DE || has_capital(tokens, i + 1, *read);
    return (determined || is_capital(tokens, i)) && *read > i + 1 && noun ? (struct phrase){i, *read} : none;
}

struct phrase clause_speaker_at(const struct tokens *tokens, size_t i, size_t end) {
    size_t read;
    return read_speaker(tokens, i, end, &read);
}

/* True for the word that joins two speakers. */
static bool is_and(const struct tokens *tokens, size_t i) {
    static const char *const AND[] = {"und", "et", "en", "y", "e"};
    for (size_t k = 0; k < sizeof AND / sizeof *AND; k++)
        if (span_equal(token_text(tokens, i), span_of(AND[k]))) return has(tokens, i, CLASS_CONJUNCTION);
    return false;
}

/* A name with the one that follows it behind "and", unless that one begins a clause: "sagten Ida Voss und
 * Jan Kerr am Montag". */
static struct phrase with_second(const struct tokens *tokens, struct phrase name, size_t end) {
    const uint64_t follows = CLASS_PREPOSITION | CLASS_BETWEEN | CLASS_TIME_WORD | CLASS_CONJUNCTION;
    if (is_none(name) || name.end + 1 >= end || !is_capital(tokens, name.end - 1)) return name;
    if (!is_and(tokens, name.end) || !is_capital(tokens, name.end + 1)) return name;
    size_t second = run_end(tokens, name.end + 1, end);
    bool ends = second >= end || !is_word(tokens, second) || has(tokens, second, follows);
    return ends ? (struct phrase){name.first, second} : name;
}

/* True for a German determiner of another case than a subject has: "dem", "einen", and not "ein". */
static bool is_oblique(const struct tokens *tokens, size_t i) {
    if (tokens->language != LANGUAGE_DE || !has(tokens, i, CLASS_DETERMINER)) return false;
    struct span word = token_text(tokens, i);
    char last = word.data[word.size - 1];
    bool ein = word.size >= 3 && word.data[word.size - 2] == 'i' && word.data[word.size - 3] == 'e';
    return last == 'm' || (last == 'n' && !ein);
}

/* Past a preposition and what it governs: "a los periodistas", "am Montag". */
static size_t skip_object(const struct tokens *tokens, size_t i, size_t end) {
    struct phrase name = {0, 0};
    for (i++; i < end && has(tokens, i, CLASS_PREPOSITION | CLASS_OF) && is_word(tokens, i);) i++;
    if (i < end && has(tokens, i, CLASS_TIME_WORD)) {
        bool joined = i + 2 < end && is_mark(tokens, i + 1, '-') && has(tokens, i + 2, CLASS_TIME_WORD);
        return joined ? i + 3 : i + 1; /* "na segunda-feira" */
    }
    if (i < end && is_capital(tokens, i) && tokens->language == LANGUAGE_DE) return i + 1;
    size_t past = read_role(tokens, i, end, &name);
    return past > i ? past : i + 1;
}

/* True where a time stands that is no speaker: "este lunes", "nesta segunda-feira". */
static bool is_time(const struct tokens *tokens, size_t i, size_t end) {
    size_t word = i + (has(tokens, i, CLASS_DETERMINER) && i + 1 < end);
    return has(tokens, word, CLASS_TIME_WORD);
}

struct phrase clause_subject_right(const struct tokens *tokens, size_t i, size_t end) {
    struct phrase none = {i, i};
    size_t last = end - i > CLAUSE_REACH ? i + CLAUSE_REACH : end, read;
    while (i < last && is_word(tokens, i)) {
        if (is_time(tokens, i, last)) {
            i += 1 + has(tokens, i, CLASS_DETERMINER);
            continue;
        }
        struct phrase speaker = read_speaker(tokens, i, last, &read);
        bool spoken_to = tokens->language == LANGUAGE_PT && !is_none(speaker) && read < last &&
                         has(tokens, read, CLASS_DETERMINER) && has(tokens, speaker.first, CLASS_DETERMINER);
        spoken_to = spoken_to || (!is_none(speaker) && is_oblique(tokens, i));
        if (!is_none(speaker) && !spoken_to) return with_second(tokens, speaker, last);
        if (has(tokens, i, CLASS_RELATIVE | CLASS_CONJUNCTION) && !has(tokens, i, CLASS_DETERMINER)) break;
        if (spoken_to)
            i = read;
        else if (has(tokens, i, CLASS_PREPOSITION))
            i = skip_object(tokens, i, last);
        else
            i++;
    }
    return none;
}

/* True where the verb stands behind the first part of a clause, whatever that is. */
static bool verb_second(const struct tokens *tokens) {
    return tokens->language == LANGUAGE_DE || tokens->language == LANGUAGE_NL;
}

/* True when nothing stands before token i in its clause but a conjunction or small words. */
static bool begins_clause(const struct tokens *tokens, size_t begin, size_t i) {
    const uint64_t small = CLASS_CONJUNCTION | CLASS_RELATIVE | CLASS_BETWEEN;
    while (i > begin && is_word(tokens, i - 1) && has(tokens, i - 1, small)) i--;
    return i == begin || !is_word(tokens, i - 1) ||
           lexicon_is_opener(token_text(tokens, i - 1), tokens->language);
}

/* A name with the one before it that "and" joins, where that one begins the clause: "Ida Voss und Jan Kerr
 * sagten". */
static struct phrase with_first(const struct tokens *tokens, size_t begin, struct phrase name) {
    size_t joint = name.first - (name.first > begin), first = joint;
    if (joint == name.first || !is_and(tokens, joint) || !is_capital(tokens, name.first)) return name;
    while (first > begin && is_capital(tokens, first - 1)) first--;
    bool two = first < joint && begins_clause(tokens, begin, first);
    return two ? (struct phrase){first, name.end} : name;
}

/* The speaker that ends right before token `end`. */
static struct phrase speaker_before(const struct tokens *tokens, size_t begin, size_t end) {
    const uint64_t breaks =
        CLASS_SPEECH_VERB | CLASS_BESIDE_VERB | CLASS_AUXILIARY | CLASS_BE | CLASS_CONJUNCTION;
    const uint64_t inner = CLASS_DETERMINER | CLASS_OF;
    struct phrase none = {end, end};
    if (end > begin && has(tokens, end - 1, CLASS_PERSONAL)) return (struct phrase){end - 1, end};
    size_t first = end;
    while (first > begin && end - first < PHRASE_WORDS) {
        size_t i = first - 1;
        bool word = is_word(tokens, i) && (is_capital(tokens, i) || has(tokens, i, inner) ||
                                           !has(tokens, i, breaks | CLASS_PREPOSITION | CLASS_BETWEEN));
        if (!word && !is_mark(tokens, i, '-') && !is_initial(tokens, i, end)) break;
        first = i;
    }
    for (size_t i = first; i < end; i++) {
        size_t read;
        size_t article = i;
        while (article > begin && has(tokens, article - 1, CLASS_DETERMINER)) article--;
        bool governed = article > begin &&
                        has(tokens, article - 1, CLASS_PREPOSITION | CLASS_SOURCE | CLASS_OPINION | CLASS_OF);
        if (governed || !is_word(tokens, i) || is_oblique(tokens, i)) continue;
        bool joined = with_first(tokens, begin, (struct phrase){i, end}).first < i;
        if (verb_second(tokens) && !begins_clause(tokens, begin, i) && !joined) continue;
        struct phrase speaker = read_speaker(tokens, i, end, &read);
        if (!is_none(speaker) && read == end) return with_first(tokens, begin, speaker);
    }
    return none;
}

/* The mark that opens what the one before token i closes, a comma or a bracket; i where there is none. */
static size_t aside_begin(const struct tokens *tokens, size_t begin, size_t i) {
    char mark = is_mark(tokens, i - 1, ')') ? '(' : ',';
    for (size_t p = i - 1; p > begin && i - p < ASIDE_WORDS; p--)
        if (is_mark(tokens, p - 1, mark)) return p - 1;
    return i;
}

struct phrase clause_subject_left(const struct tokens *tokens, size_t begin, size_t i) {
    struct phrase none = {i, i};
    size_t verb = i;
    for (size_t n = 0; i > begin && n < BETWEEN_WORDS &&
                       has(tokens, i - 1, CLASS_BETWEEN | CLASS_AUXILIARY | CLASS_BE | CLASS_RELATIVE);
         n++)
        i--;
    if (i == begin) return none;
    if (!is_mark(tokens, i - 1, ',') && !is_mark(tokens, i - 1, ')')) return speaker_before(tokens, begin, i);
    if (i < verb && has(tokens, i, CLASS_RELATIVE)) return speaker_before(tokens, begin, i - 1);
    size_t open = aside_begin(tokens, begin, i);
    if (open == i) return none;
    struct phrase before = speaker_before(tokens, begin, open), within = none;
    bool told = has(tokens, open + 1, CLASS_RELATIVE) || is_mark(tokens, i - 1, ')');
    if (!told) within = clause_speaker_at(tokens, open + 1, i - 1);
    bool named = !is_none(before) && is_capital(tokens, before.first);
    return !named && !is_none(within) && is_capital(tokens, within.first) ? within : before;
}
