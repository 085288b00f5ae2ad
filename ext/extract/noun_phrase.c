/*
 * noun_phrase.c - noun phrases beside a verb: who may have spoken
 *
 *     The senator from Vermont said            The senator from Vermont
 *     Sen. Ida Voss (D-Ohio) said              Sen. Ida Voss (D-Ohio)
 *     Ida Voss, a voter from Ostrel, said      Ida Voss
 */
#include "extract/noun_phrase.h"

enum {
    CHUNK_ITEMS = 14,
    BRACKET_ITEMS = 8,   /* (D-Ohio), (left) */
    NICKNAME_TOKENS = 6, /* George “Jay” Kerr */
    TITLE_LETTERS = 4,   /* before a full stop: Sen., Prof. */
    CHAINED_CHUNKS = 4,  /* of X of Y from Z */
    BEFORE_NAME = 4,     /* in an emailed statement Voss */
};

static const struct item_span NO_PHRASE = {0, 0};

static bool is_glued(const struct speech_items *items, size_t i) {
    return item_flags(items, i) & TOKEN_GLUED;
}

/* True for a nickname within a name: George “Jay” Kerr. */
static bool is_nickname(const struct speech_items *items, size_t i) {
    if (!item_is_quote(items, i)) return false;
    const struct quote *quote = &items->quotes->items[items->items[i].quote];
    return quote->end - quote->open <= NICKNAME_TOKENS && item_is_capital(items, i - 1) &&
           item_is_capital(items, i + 1);
}

/* True for the full stop of a title or an initial: Sen. J. Voss. */
static bool is_title_stop(const struct speech_items *items, size_t i) {
    const struct token *before = item_token(items, i - 1);
    return item_mark(items, i) == '.' && is_glued(items, i) && before && before->flags & TOKEN_WORD &&
           before->size <= TITLE_LETTERS;
}

/* True for the "No." of "a No. 10 spokesman", "No 10". */
static bool is_number_sign(const struct speech_items *items, size_t i) {
    if (!item_is_capital(items, i) || !item_is(items, i, "no")) return false;
    size_t number = i + 1 + (item_mark(items, i + 1) == '.' && is_glued(items, i + 1));
    return item_flags(items, number) & TOKEN_DIGITS;
}

/* True for a verb that ends the phrase behind it: the "said" of "said Voss". */
static bool is_plain_verb(const struct speech_items *items, size_t i) {
    if (item_is_capital(items, i) || item_classes(items, i) & CLASS_VERB_OR_NOUN) return false;
    return item_saying(items, i) > SAYING_PASSIVE && !item_is_participle(items, i);
}

/* True for the verb behind a subject: "spoke" of "Voss spoke", "met" of "the mayor met with Kerr". */
static bool is_finite(const struct speech_items *items, size_t i) {
    if (!(item_classes(items, i) & CLASS_FINITE) || item_is_capital(items, i)) return false;
    return item_is_capital(items, i - 1) || item_classes(items, i - 1) & CLASS_PRONOUN ||
           (item_is_noun(items, i - 1) && item_classes(items, i + 1) & CLASS_PREPOSITION);
}

static bool belongs_left(const struct speech_items *items, size_t i, size_t last) {
    if (is_number_sign(items, i)) return true;
    if (is_finite(items, i)) return false;
    if (item_is_noun(items, i)) return i == last || !is_plain_verb(items, i);
    if (item_is_possessive(items, i) || is_title_stop(items, i) || item_is_hyphen(items, i) ||
        is_nickname(items, i))
        return true;
    char mark = item_mark(items, i);
    bool later = i < last && item_is_adverb(items, i) && item_classes(items, i - 1) & CLASS_DETERMINER;
    return mark == '&' || mark == '@' || later;
}

static size_t bracket_left(const struct speech_items *items, size_t i, size_t low) {
    for (size_t n = 0; n < BRACKET_ITEMS && i > low; n++)
        if (item_mark(items, --i) == '(') return i;
    return NO_ITEM;
}

/* Takes from the front of a phrase what cannot begin it: marks, and "citing" of "citing Voss". */
static struct item_span trim_left(const struct speech_items *items, struct item_span phrase) {
    uint64_t before = item_classes(items, phrase.first - 1);
    bool held = before & CLASS_DETERMINER || item_is_possessive(items, phrase.first - 1);
    while (!held && phrase.first + 1 < phrase.end && item_is_participle(items, phrase.first)) phrase.first++;
    while (phrase_is(phrase) && !item_is_word(items, phrase.first) && item_mark(items, phrase.first) != '@')
        phrase.first++;
    return phrase;
}

static bool may_end(const struct speech_items *items, size_t i) {
    return item_is_noun(items, i) || is_title_stop(items, i) || item_mark(items, i) == ')';
}

struct item_span chunk_left(const struct speech_items *items, size_t last, size_t low) {
    struct item_span chunk = {last, last + 1};
    if (last < low) return NO_PHRASE;
    if (item_classes(items, last) & (CLASS_PRONOUN | CLASS_INDEFINITE)) return chunk;
    if (!may_end(items, last)) return NO_PHRASE;
    chunk.first = last + 1;
    for (size_t i = last, n = 0; n < CHUNK_ITEMS; n++, i--) {
        if (i < last && item_ends_sentence(items, i)) break;
        if (item_classes(items, i) & CLASS_DETERMINER && !is_number_sign(items, i)) {
            chunk.first = i;
            bool more = item_among(items, i - 1, "all both half the these those");
            if (more && i > low && !item_ends_sentence(items, i - 1)) chunk.first--;
            break;
        }
        size_t open = item_mark(items, i) == ')' ? bracket_left(items, i, low) : NO_ITEM;
        if (open != NO_ITEM)
            i = open;
        else if (!belongs_left(items, i, last))
            break;
        chunk.first = i;
        if (i == low) break;
    }
    return trim_left(items, chunk);
}

/* True for what ties a noun to the one before it: "of", "from". */
static bool ties(const struct speech_items *items, size_t i) {
    return item_among(items, i, "of from for with in at to on by near about against behind");
}

/* True for the ties that belong to what they are tied to; "in Ohio" and "on Monday" tell where and when. */
static bool ties_closely(const struct speech_items *items, size_t i) {
    return item_among(items, i, "of from for with");
}

/* True for a preposition that may stand before a subject, as a conjunction. */
static bool opens_clause(const struct speech_items *items, size_t i) {
    return item_among(items, i, "than because like after before as since until");
}

/* True where a preposition stands before the phrase that begins at item `first`. */
static bool is_tied(const struct speech_items *items, size_t first, size_t low) {
    return first > low && item_classes(items, first - 1) & CLASS_PREPOSITION &&
           !opens_clause(items, first - 1) && !item_ends_sentence(items, first - 1);
}

/* The Voss of "in a way Voss called"; none where no name stands behind a small noun. */
static struct item_span name_behind_noun(const struct speech_items *items, struct item_span phrase) {
    size_t first = phrase.end;
    if (!(item_classes(items, phrase.first) & CLASS_DETERMINER)) return NO_PHRASE;
    while (first > phrase.first && item_is_capital(items, first - 1)) first--;
    bool small =
        first > phrase.first + 1 && first <= phrase.first + BEFORE_NAME && item_is_word(items, first - 1);
    return small && first < phrase.end ? (struct item_span){first, phrase.end} : NO_PHRASE;
}

/* True where somebody ends with item `last`, and no office: "Ida Voss", not the "MP" of "MP and author". */
static bool ends_name(const struct speech_items *items, size_t last) {
    return item_is_capital(items, last) && !(item_classes(items, last) & (CLASS_TITLE | CLASS_DAY));
}

bool phrases_are_two(const struct speech_items *items, struct item_span one, struct item_span other) {
    const uint64_t gender = CLASS_MALE | CLASS_FEMALE;
    uint64_t left = item_classes(items, one.first), right = item_classes(items, other.first);
    bool article = right & CLASS_DETERMINER;
    if (left & right & CLASS_TITLE && left & gender && right & gender) return true; /* Mr and Mrs Kerr */
    if (ends_name(items, one.end - 1)) return article || item_is_capital(items, other.first);
    return left & CLASS_DETERMINER && (article || right & CLASS_FIRST_NAME);
}

/* True for two offices of one person: "chairman and chief executive Jon Kerr". */
static bool are_offices(const struct speech_items *items, struct item_span one, struct item_span other) {
    bool small = !(item_classes(items, one.first) & (CLASS_DETERMINER | CLASS_PRONOUN | CLASS_INDEFINITE));
    for (size_t i = one.first; small && i < one.end; i++) small = !item_is_capital(items, i);
    return small && !item_is_capital(items, other.first) && item_is_capital(items, other.end - 1);
}

/* True where a subject may begin with item `first`: of a clause, or of what is tied to a noun before it. */
static bool begins_subject(const struct speech_items *items, size_t first, size_t low) {
    if (first <= low || item_ends_sentence(items, first - 1) || item_is_quote(items, first - 1)) return true;
    uint64_t before = item_classes(items, first - 1);
    bool clause =
        before & (CLASS_SUBORDINATOR | CLASS_CONJUNCTION | CLASS_DAY) || item_is_adverb(items, first - 1);
    return clause || ties(items, first - 1) || item_is(items, first - 1, "that") ||
           item_mark(items, first - 1) == ',' || item_mark(items, first - 1) == ':';
}

/* "Lind, Voss and Kerr", of which the last one is known. */
static struct item_span all_left(const struct speech_items *items, struct item_span phrase, size_t low) {
    struct item_span all = phrase;
    for (size_t n = 0; n < CHAINED_CHUNKS; n++) {
        size_t joint = all.first - 1;
        bool anded = item_is(items, joint, "and");
        if (item_ends_sentence(items, joint) || !(anded || (n && item_mark(items, joint) == ','))) break;
        bool comma = !anded || item_mark(items, joint - 1) == ',';
        struct item_span one = chunk_left(items, joint - 1 - (anded && comma), low);
        if (!phrase_is(one) || !phrases_are_two(items, one, all)) break;
        if (comma && (!ends_name(items, one.end - 1) || is_tied(items, one.first, low))) break;
        all.first = one.first;
    }
    return begins_subject(items, all.first, low) ? all : phrase;
}

/* True for what ties an office to its field: "Secretary of State for Defence", "Envoy to the Nations". */
static bool ties_office(const struct speech_items *items, size_t i, size_t first) {
    bool tie = item_is_capital(items, i - 1) && item_classes(items, i) & CLASS_PREPOSITION;
    if (!tie || !item_among(items, i, "of for to")) return false;
    if (!item_is_capital(items, i + 1 + item_is(items, i + 1, "the"))) return false;
    for (size_t office = i - 1; item_is_capital(items, office); office--) {
        if (item_classes(items, office) & CLASS_TITLE) return true;
        while (office > first && item_is_capital(items, office)) office--;
        if (office > first && item_is(items, office, "the")) office--;
        if (office <= first || !item_among(items, office, "of for to")) return false;
    }
    return false;
}

struct item_span phrase_left(const struct speech_items *items, size_t last, size_t low) {
    struct item_span phrase = chunk_left(items, last, low);
    if (phrase_is(phrase)) phrase = all_left(items, phrase, low);
    struct item_span name = phrase_is(phrase) ? name_behind_noun(items, phrase) : NO_PHRASE;
    if (phrase_is(name) && is_tied(items, phrase.first, low)) return name;
    for (size_t n = 0; n < CHAINED_CHUNKS && phrase_is(phrase) && phrase.first >= low + 2; n++) {
        size_t tie = phrase.first - 1;
        if (!ties(items, tie) || item_ends_sentence(items, tie)) break;
        if (item_classes(items, phrase.first) & CLASS_PRONOUN) return NO_PHRASE;
        struct item_span head = chunk_left(items, tie - 1, low);
        if (!phrase_is(head)) return NO_PHRASE;
        if (item_classes(items, head.first) & CLASS_PRONOUN) return head;
        bool close = ties_closely(items, tie) || ties_office(items, tie, head.first);
        phrase = (struct item_span){head.first, close ? phrase.end : head.end};
    }
    return phrase_is(phrase) && is_tied(items, phrase.first, low) ? NO_PHRASE : phrase;
}

/* True for the comma of "the tired, 71-year-old mayor": between two that stand before a noun. */
static bool is_adjective_pair(const struct speech_items *items, size_t first, size_t comma) {
    bool compound = item_is_hyphen(items, comma + 2) && !item_is_capital(items, comma + 1);
    return comma == first + 2 && item_classes(items, first) & CLASS_DETERMINER && compound &&
           !(item_classes(items, comma + 1) & CLASS_DETERMINER);
}

/* True when the word at i goes on with a phrase from `first` whose last noun is `last`. */
static bool goes_on(const struct speech_items *items, size_t i, size_t first, size_t last) {
    bool determiner = item_classes(items, i) & CLASS_DETERMINER;
    if (last == i - 1 && ties_office(items, i, first)) return true;
    if (item_is(items, i, "of"))
        return i > first && ((last == i - 1 && !item_is_capital(items, last)) ||
                             item_classes(items, i - 1) & CLASS_DETERMINER);
    if (determiner) {
        bool all = i == first + 1 && (item_classes(items, first) & (CLASS_DETERMINER | CLASS_INDEFINITE) ||
                                      item_is_capital(items, i));
        return all || item_among(items, i - 1, "of for to");
    }
    if (item_classes(items, i) & CLASS_DAY) return last == NO_ITEM && item_is_noun(items, i + 1);
    if (last == NO_ITEM && i == first + 1 && item_is_adverb(items, i)) /* "the first source" */
        return item_classes(items, first) & CLASS_DETERMINER && item_is_noun(items, i + 1);
    if (item_is_possessive(items, i)) return last == i - 1;
    if (item_mark(items, i) == ',') return is_adjective_pair(items, first, i);
    return item_is_hyphen(items, i) || item_mark(items, i) == '&' ||
           (is_nickname(items, i) && last != NO_ITEM);
}

static bool is_small_verb(const struct speech_items *items, size_t i) {
    return item_saying(items, i) != SAYING_NONE && !item_is_capital(items, i);
}

/* True for the verb behind a name: "resisted" of "Voss resisted the plan". */
static bool does(const struct speech_items *items, size_t i) {
    bool past =
        (item_is_participle(items, i) && !item_is_ing(items, i)) || item_classes(items, i) & CLASS_FINITE;
    return past && item_is_capital(items, i - 1) && !item_is_capital(items, i);
}

/* True for "last week", "minutes later" behind a noun. */
bool phrase_time_at(const struct speech_items *items, size_t i) {
    uint64_t next = item_classes(items, i + 1);
    if (!(next & (CLASS_ADVERB | CLASS_DAY | CLASS_DAYTIME))) return false;
    if (next & CLASS_ADVERB)
        return item_among(items, i + 1, "later earlier ago") &&
               item_among(items, i, "moments minutes hours days weeks months years");
    return item_among(items, i, "last this next earlier");
}

struct item_span phrase_right(const struct speech_items *items, size_t first, size_t high) {
    size_t last = NO_ITEM;
    if (first > high || !item_is_word(items, first)) return NO_PHRASE;
    if (item_classes(items, first) & CLASS_PRONOUN) return (struct item_span){first, first + 1};
    for (size_t i = first, n = 0; i <= high && n < CHUNK_ITEMS; i++, n++) {
        if (last != NO_ITEM && phrase_time_at(items, i)) break;
        if (is_number_sign(items, i)) {
            i += item_mark(items, i + 1) == '.' ? 2 : 1;
            last = i;
        } else if (item_is_noun(items, i) ||
                   (i > first && item_is_hyphen(items, i - 1) && item_is_word(items, i))) {
            if (last != NO_ITEM && (is_small_verb(items, i) || does(items, i))) break;
            if (last == NO_ITEM && i > first && item_classes(items, i - 1) & CLASS_INDEFINITE &&
                is_plain_verb(items, i))
                break;
            last = i;
        } else if (item_mark(items, i) == '.' && is_glued(items, i) && last == i - 1 && i < high &&
                   !item_ends_sentence(items, i)) {
            last = i;
        } else if (i == first && item_classes(items, i) & CLASS_DETERMINER) {
            continue;
        } else if (!goes_on(items, i, first, last)) {
            break;
        }
        if (item_ends_sentence(items, i)) break;
    }
    if (last == NO_ITEM && item_classes(items, first + 1) & CLASS_INDEFINITE && item_is(items, first, "the"))
        last = first + 1;
    if (last == NO_ITEM && item_classes(items, first) & CLASS_INDEFINITE) last = first;
    return last == NO_ITEM ? NO_PHRASE : (struct item_span){first, last + 1};
}

/* True for what may stand behind a subject that follows its verb: a mark, "in a letter", "on Monday". */
static bool follows_subject(const struct speech_items *items, size_t i, size_t high) {
    if (i > high || item_ends_sentence(items, i - 1)) return true;
    if (!item_is_word(items, i)) return !item_is_possessive(items, i);
    const uint64_t small =
        CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_DAY | CLASS_DETERMINER | CLASS_PRONOUN;
    return item_classes(items, i) & small || item_is_adverb(items, i);
}

/* True for what is one of several names: capitals, and no office or nationality. */
static bool is_listed(const struct speech_items *items, struct item_span phrase) {
    return phrase_is(phrase) && item_is_capital(items, phrase.first) && ends_name(items, phrase.end - 1) &&
           !(item_classes(items, phrase.end - 1) & CLASS_DEMONYM);
}

struct item_span phrases_listed(const struct speech_items *items, struct item_span phrase, size_t high) {
    size_t end = phrase.end;
    if (!phrase_is(phrase) || !ends_name(items, end - 1) || item_mark(items, end) != ',') return phrase;
    for (size_t n = 0; n < CHAINED_CHUNKS && end < high; n++) {
        bool comma = item_mark(items, end) == ',';
        bool anded = n && item_is(items, end + comma, "and");
        if (!comma && !anded) break;
        struct item_span one = phrase_right(items, end + comma + anded, high);
        if (!is_listed(items, one)) break;
        end = one.end;
        if (anded) return (struct item_span){phrase.first, end};
    }
    return phrase;
}

struct item_span phrases_right(const struct speech_items *items, size_t first, size_t high) {
    struct item_span phrase = phrase_right(items, first, high);
    struct item_span listed = phrases_listed(items, phrase, high);
    if (listed.end > phrase.end && follows_subject(items, listed.end, high)) return listed;
    if (!phrase_is(phrase) || phrase.end >= high || !item_is(items, phrase.end, "and")) return phrase;
    struct item_span other = phrase_right(items, phrase.end + 1, high);
    bool two =
        phrase_is(other) && (phrases_are_two(items, phrase, other) || are_offices(items, phrase, other));
    return two && follows_subject(items, other.end, high) ? (struct item_span){phrase.first, other.end}
                                                          : phrase;
}

/* Where the clause begins that ends before the comma or dash at `comma`. */
static size_t clause_first(const struct speech_items *items, size_t comma, size_t low) {
    bool dash = item_mark(items, comma) == MARK_DASH;
    size_t i = comma;
    while (i > low) {
        char mark = item_mark(items, i - 1);
        if (item_is_quote(items, i - 1) && !is_nickname(items, i - 1)) break;
        if (mark == ';' || mark == ':' || (mark == MARK_DASH && !dash)) break;
        if (i < comma && item_ends_sentence(items, i - 1)) break;
        if (item_is(items, i - 1, "what")) break;
        bool joined = item_classes(items, i) & CLASS_CONJUNCTION &&
                      item_among(items, i, "while but though although whereas");
        if (joined && item_mark(items, i - 1) == ',') break;
        i--;
    }
    return i;
}

/* True for small words before a subject: "and", "that". */
static bool leads(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i);
    bool relative = item_among(items, i, "who which");
    return item_is_adverb(items, i) || classes & CLASS_SUBORDINATOR ||
           (classes & CLASS_CONJUNCTION && !relative);
}

/* True when items i .. end-1 are no more than what belongs to a head before them. */
static bool is_tail(const struct speech_items *items, size_t i, size_t end) {
    for (size_t k = i; k < end; k++) {
        if (item_classes(items, k) & CLASS_AUXILIARY) return false;
        if (item_saying(items, k) != SAYING_NONE && !item_is_gerund(items, k)) return false;
        bool tied = item_classes(items, k) & CLASS_PREPOSITION || item_is(items, k, "and") ||
                    item_is(items, k, "who");
        if (k == i && item_is_word(items, k) && !tied) return false;
    }
    return true;
}

/* The head of the segment first .. end-1 between two commas, or none. */
static struct item_span segment_head(const struct speech_items *items, size_t first, size_t end) {
    size_t i = first;
    while (i < end && item_is_word(items, i) && leads(items, i)) i++;
    uint64_t classes = item_classes(items, i);
    bool relative = item_among(items, i, "who which");
    if (i >= end || !item_is_word(items, i) || relative || classes & (CLASS_PREPOSITION | CLASS_OBJECT))
        return NO_PHRASE;
    bool asked = item_classes(items, i) & CLASS_PAST && item_ends_sentence(items, i - 1);
    if (asked || item_is_participle(items, i) ||
        (item_is_ing(items, i) && item_saying(items, i + 1) == SAYING_NONE))
        return NO_PHRASE;
    struct item_span head = phrases_right(items, i, end - 1);
    if (!phrase_is(head)) return NO_PHRASE;
    if (item_among(items, head.end, "and but") && item_classes(items, end - 1) & CLASS_PRONOUN)
        return (struct item_span){end - 1, end};
    if (is_tail(items, head.end, end)) return head;
    struct item_span last = chunk_left(items, end - 1, first);
    return phrase_is(last) && last.first > first && item_classes(items, last.first - 1) & CLASS_CONJUNCTION
               ? last
               : NO_PHRASE;
}

struct item_span phrase_with_apposition(const struct speech_items *items, size_t comma, size_t low) {
    char mark = item_mark(items, comma);
    struct item_span head = NO_PHRASE;
    for (size_t i = clause_first(items, comma, low); i < comma && !phrase_is(head);) {
        size_t end = i;
        while (end < comma && item_mark(items, end) != ',' &&
               !(mark == MARK_DASH && item_mark(items, end) == mark))
            end++;
        head = segment_head(items, i, end);
        i = end + 1;
    }
    return head;
}

bool phrase_may_speak(const struct speech_items *items, struct item_span phrase) {
    if (phrase.first == phrase.end) return true; /* told otherwise */
    const uint64_t leading = CLASS_DETERMINER | CLASS_POSSESSIVE | CLASS_PRONOUN | CLASS_INDEFINITE;
    bool words = false;
    for (size_t i = phrase.first; i < phrase.end; i++) {
        const struct token *token = item_token(items, i);
        if (token->flags & TOKEN_CAPITAL || item_classes(items, i) & leading) return true;
        words = words || (token->flags & (TOKEN_WORD | TOKEN_DIGITS)) == TOKEN_WORD;
    }
    size_t last = phrase.end - 1;
    struct span word = token_text(items->tokens, (size_t)(item_token(items, last) - items->tokens->items));
    bool plural = word.data[word.size - 1] == 's' ||
                  item_among(items, last, "men women people percent police children media");
    return words && plural;
}
