/*
 * subjects.c - whose verb is it?
 *
 * English puts the subject before its verb, with little between: "Voss on Monday also said". A verb
 * without one shares it with another: "Voss stood up and said", "Voss sighed, saying". And what is told
 * within what is told is the first one's: in "Voss said he thinks it is “late”" the word is Voss's.
 */
#include "extract/subjects.h"

enum {
    ADVERBIALS = 8, /* between subject and verb */
    WHEN_WORDS = 2, /* before a day: late on Monday */
    VERBS_TRIED = 6,
    TO_THAT = 5, /* words between "told" and "that": told the reporters that */
    AFTER_ITEMS = 30,
};

static const struct item_span NO_PHRASE = {0, 0};

/* The first item of "less than two weeks ago", "a day later", that ends with item i. */
static size_t distance_left(const struct speech_items *items, size_t i) {
    size_t first = i;
    if (item_among(items, first - 1,
                   "moment moments minute minutes hour hours day days week weeks month months year years"))
        first--;
    if (item_is(items, first - 1, "the")) return i; /* the man of the year later said */
    if (first < i && item_classes(items, first - 1) & CLASS_DETERMINER) first--;
    if (first < i && item_flags(items, first - 1) & TOKEN_DIGITS) first--;
    if (first < i && item_is(items, first - 1, "than")) first -= 2;
    return first;
}

/* The first item of "on Monday", "last night" that ends with i; i + 1 where it is none. */
static size_t time_left(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i), before = item_classes(items, i - 1);
    size_t first = i + 1;
    if (classes & CLASS_DAY && item_is_capital(items, i)) first = i;
    bool named = before & CLASS_DAY;
    if (classes & CLASS_DAYTIME && (named || item_among(items, i - 1, "last this that"))) first = i - 1;
    if (classes & CLASS_ADVERB && item_among(items, i, "ago later earlier")) return distance_left(items, i);
    if (first > i) return first;
    for (size_t n = 0; n < WHEN_WORDS && item_among(items, first - 1, "on last late early in this"); n++)
        first--;
    return first;
}

/* The last item before the adverbs, days and auxiliaries that end with item i. */
static size_t skip_adverbials(const struct speech_items *items, size_t i, size_t low) {
    for (size_t n = 0; n < ADVERBIALS && i >= low && !item_ends_sentence(items, i); n++) {
        size_t time = time_left(items, i);
        bool contracted = item_is_possessive(items, i) && item_classes(items, i - 1) & CLASS_PRONOUN;
        bool own =
            item_classes(items, i) & CLASS_OBJECT && item_among(items, i, "himself herself themselves");
        if (time <= i)
            i = time - 1;
        else if (item_classes(items, i) & CLASS_AUXILIARY || item_is_adverb(items, i) || contracted || own)
            i--;
        else
            break;
    }
    return i;
}

/* X in "X who said", "X, a role, who said", "a sign that said". */
static struct item_span before_relative(const struct speech_items *items, size_t relative, size_t low) {
    size_t i = relative - 1;
    if (relative <= low || item_ends_sentence(items, i)) return NO_PHRASE;
    if (item_is(items, relative, "that")) {
        bool thing =
            item_is_noun(items, i) && !item_is_capital(items, i) && item_saying(items, i) == SAYING_NONE;
        return thing ? chunk_left(items, i, low) : NO_PHRASE;
    }
    bool comma = item_mark(items, i) == ',';
    if (item_is(items, relative, "which"))
        return comma && i > low ? chunk_left(items, i - 1, low) : NO_PHRASE;
    struct item_span head = comma ? phrase_with_apposition(items, i, low) : NO_PHRASE;
    if (phrase_is(head)) return head;
    if (comma && i > low) i--;
    head = phrase_left(items, i, low);
    if (!phrase_is(head) && item_is_capital(items, i)) head = chunk_left(items, i, low);
    return phrase_is(head) && !item_is(items, head.first, "who") ? head : NO_PHRASE;
}

struct item_span subject_after(const struct speech_items *items, size_t verb) {
    if (item_ends_sentence(items, verb)) return NO_PHRASE;
    size_t i = verb + 1, high = sentence_last(items, verb);
    if (high > verb + AFTER_ITEMS) high = verb + AFTER_ITEMS;
    if (item_is_adverb(items, i) && !item_ends_sentence(items, i)) i += 1 + item_is_hyphen(items, i + 1);
    bool place =
        item_is(items, i, "on") && item_among(items, i + 1, "facebook instagram telegram twitter weibo x");
    if (place && item_is_capital(items, i + 2)) i += 2; /* "wrote on Twitter Ida Voss" */
    uint64_t classes = item_classes(items, i);
    bool day = classes & CLASS_DAY && item_is_capital(items, i);
    bool given = day && classes & CLASS_FIRST_NAME && item_is_capital(items, i + 1); /* "said April Voss" */
    if (classes & CLASS_OBJECT || (day && !given)) return NO_PHRASE;
    if (item_among(items, i, "that this these it there nothing all what both")) return NO_PHRASE;
    bool begins =
        given || classes & (CLASS_DETERMINER | CLASS_PRONOUN | CLASS_INDEFINITE) || item_is_noun(items, i);
    return begins ? phrases_right(items, i, high) : NO_PHRASE;
}

/* The Voss of "The harbour, says Ida Voss, is". */
static struct item_span inserted_subject(const struct speech_items *items, size_t verb) {
    bool addressed = item_among(items, verb, "told tells asked asks warned assured reminded informed");
    if (addressed || !item_is_capital(items, verb + 1) || item_is_gerund(items, verb)) return NO_PHRASE;
    struct item_span phrase = subject_after(items, verb);
    return phrase_is(phrase) && item_mark(items, phrase.end) == ',' ? phrase : NO_PHRASE;
}

struct item_span subject_before(const struct speech_items *items, size_t verb) {
    size_t low = sentence_first(items, verb);
    if (verb <= low) return NO_PHRASE;
    size_t i = skip_adverbials(items, verb - 1, low);
    if (i < low || item_ends_sentence(items, i)) return NO_PHRASE;
    char mark = item_mark(items, i);
    struct item_span inserted = mark == ',' && i == verb - 1 ? inserted_subject(items, verb) : NO_PHRASE;
    if (phrase_is(inserted)) return inserted;
    if (mark == ',' || mark == MARK_DASH) return phrase_with_apposition(items, i, low);
    if (item_among(items, i, "who which that")) return before_relative(items, i, low);
    return phrase_left(items, i, low);
}

/* The mention of the quotation that the verb at i was found to introduce. */
static struct item_span cued_mention(const struct speech_items *items, size_t i) {
    uint32_t quote = items->items[i].cues;
    if (quote == NO_QUOTE) return NO_PHRASE;
    return items->quoted.items[quote].mention;
}

static bool is_finite_saying(const struct speech_items *items, size_t i) {
    enum saying saying = item_saying(items, i);
    return saying >= SAYING_ABOUT && !item_is_gerund(items, i) && !item_is_base(items, i);
}

/* The subject of the verbs of speech before `verb`, nearest first. */
static struct item_span saying_subject(const struct speech_items *items, size_t verb, size_t low) {
    size_t tried = 0;
    for (size_t i = verb; i-- > low && tried < VERBS_TRIED && item_mark(items, i) != ';';) {
        struct item_span subject = NO_PHRASE;
        if (is_finite_saying(items, i)) {
            tried++;
            subject = subject_before(items, i);
        }
        if (!phrase_is(subject)) subject = cued_mention(items, i);
        if (phrase_is(subject) && phrase_may_speak(items, subject)) return subject;
    }
    return NO_PHRASE;
}

/* True for what is a finite verb of any kind, as far as its look tells. */
static bool looks_finite(const struct speech_items *items, size_t i) {
    if (item_classes(items, i) & (CLASS_AUXILIARY | CLASS_FINITE)) return true;
    if (item_saying(items, i) > SAYING_PASSIVE) return !item_is_gerund(items, i) && !item_is_base(items, i);
    return item_is_participle(items, i) && !item_is_ing(items, i);
}

/* The phrase that a clause begins with, behind what leads into it. */
static struct item_span first_phrase(const struct speech_items *items, size_t low, size_t end) {
    size_t i = low;
    while (i < end && item_is_word(items, i) &&
           (item_classes(items, i) & CLASS_CONJUNCTION || item_is_adverb(items, i)))
        i++;
    if (item_classes(items, i) & CLASS_PREPOSITION ||
        (item_is_ing(items, i) && item_saying(items, i + 1) == SAYING_NONE)) {
        while (i < end && item_mark(items, i) != ',') i++;
        i++;
    }
    if (i >= end || item_classes(items, i) & CLASS_OBJECT) return NO_PHRASE;
    struct item_span phrase = phrase_right(items, i, end - 1);
    bool bids = phrase.end == i + 1 && item_is_noun(items, i) && item_ends_sentence(items, i - 1) &&
                (item_classes(items, i + 1) & CLASS_DETERMINER || item_among(items, i + 1, "it them him us"));
    return bids ? NO_PHRASE : phrase; /* "Read the whole piece" */
}

size_t main_clause(const struct speech_items *items, size_t low, size_t end) {
    if (!(item_classes(items, low) & CLASS_SUBORDINATOR)) return low;
    for (size_t i = low; i + 1 < end; i++)
        if (item_mark(items, i) == ',') return i + 1;
    return low;
}

struct item_span subject_of_clause(const struct speech_items *items, size_t end) {
    size_t low = main_clause(items, sentence_first(items, end), end), tried = 0;
    struct item_span subject = saying_subject(items, end, low);
    if (phrase_is(subject)) return subject;
    for (size_t i = end; i-- > low + 1 && tried < VERBS_TRIED;) {
        char mark = item_mark(items, i);
        if (mark == ';' || mark == ':' || mark == MARK_DASH) {
            low = i + 1;
            break;
        }
        if (!looks_finite(items, i)) continue;
        tried++;
        subject = subject_before(items, i);
        if (phrase_is(subject) && phrase_may_speak(items, subject)) return subject;
    }
    return first_phrase(items, low, end);
}

/* True for a pronoun that may stand for the subject of a verb before it. */
static bool may_refer(const struct speech_items *items, size_t i) {
    return item_among(items, i, "he she they it we who");
}

static bool is_relative(const struct speech_items *items, size_t i) {
    return item_among(items, i, "who which that what");
}

/* True for "while", "and": what is behind it is no part of what is told before. */
static bool joins(const struct speech_items *items, size_t i) {
    return item_classes(items, i) & CLASS_SUBORDINATOR || item_among(items, i, "and but or where");
}

/* The subject of the verb that tells what the pronoun at i is part of: Voss in "Voss said that what he
 * called". */
static struct item_span outer_subject(const struct speech_items *items, size_t i, size_t low) {
    char mark = item_mark(items, i - 1);
    if (mark == ',' || mark == MARK_DASH || mark == ':') return NO_PHRASE;
    if (joins(items, i - 1)) return NO_PHRASE;
    for (size_t k = i; k-- > low;) {
        if (item_mark(items, k) == ';' || item_mark(items, k) == ':' || item_is_quote(items, k))
            return NO_PHRASE;
        if (item_saying(items, k) != SAYING_SAYS || item_is_gerund(items, k) || item_is_base(items, k))
            continue;
        struct item_span subject = subject_before(items, k);
        return phrase_is(subject) && is_relative(items, subject.first) ? NO_PHRASE : subject;
    }
    return NO_PHRASE;
}

/* The verb that tells what the clause from item i on says: the "said" of "said that Voss". */
static size_t telling_verb(const struct speech_items *items, size_t i) {
    size_t verb = i - 1;
    if (item_is(items, verb, "that")) {
        verb--;
        for (size_t n = 0; n < TO_THAT && item_saying(items, verb) != SAYING_SAYS; n++, verb--)
            if (item_is_quote(items, verb) || item_mark(items, verb) == ',' ||
                item_ends_sentence(items, verb - 1))
                break;
    }
    return !item_ends_sentence(items, verb) && item_saying(items, verb) == SAYING_SAYS ? verb : NO_ITEM;
}

static struct subject subject_at(const struct speech_items *items, size_t verb, size_t depth);

/* Whoever tells what a subject says: Voss for the Kerr of "Voss said Kerr called it". */
static struct subject told_by(const struct speech_items *items, struct subject subject, size_t depth) {
    size_t verb = phrase_is(subject.phrase) && depth ? telling_verb(items, subject.phrase.first) : NO_ITEM;
    if (verb == NO_ITEM) return subject;
    struct subject teller = subject_at(items, verb, depth - 1);
    if (phrase_is(teller.phrase)) subject.phrase = teller.phrase;
    return subject;
}

struct item_span quoted_as_saying(const struct speech_items *items, size_t verb, size_t high) {
    if (!item_among(items, verb, "quote quoted quotes quoting cite cited cites citing")) return NO_PHRASE;
    if (item_saying(items, verb) == SAYING_PASSIVE) return NO_PHRASE;
    struct item_span phrase = phrases_right(items, verb + 1, high);
    bool saying = phrase_is(phrase) && item_is(items, phrase.end, "as") && item_is_ing(items, phrase.end + 1);
    return saying ? phrase : NO_PHRASE;
}

/* The Voss of "The Tern quoted Voss as saying"; none where the gerund at `verb` has none. */
static struct item_span subject_of_as(const struct speech_items *items, size_t verb, size_t low) {
    enum { QUOTED_ITEMS = 14 };
    if (!item_is(items, verb - 1, "as")) return NO_PHRASE;
    for (size_t i = verb - 1, n = 0; i-- > low && n < QUOTED_ITEMS; n++) {
        struct item_span phrase = quoted_as_saying(items, i, verb);
        if (phrase_is(phrase)) return phrase.end == verb - 1 ? phrase : NO_PHRASE;
    }
    return NO_PHRASE;
}

/* A phrase behind "and" with the one before it, where they are two people: "with Ida Voss and Jon Kerr". */
static struct item_span with_first(const struct speech_items *items, struct item_span phrase, size_t low) {
    struct item_span first = phrase.first > low + 1 ? chunk_left(items, phrase.first - 2, low) : NO_PHRASE;
    bool two = phrase_is(first) && phrases_are_two(items, first, phrase);
    return two ? (struct item_span){first.first, phrase.end} : phrase;
}

/* The subject of a gerund: beside it behind "with", else that of its clause. */
static struct subject subject_of_gerund(const struct speech_items *items, size_t verb, size_t depth) {
    size_t low = sentence_first(items, verb), i = skip_adverbials(items, verb - 1, low);
    for (size_t k = i + 1; k < verb; k++)
        if (item_classes(items, k) & CLASS_BE)
            return (struct subject){subject_before(items, verb), SUBJECT_BESIDE};
    struct item_span quoted = subject_of_as(items, verb, low);
    if (phrase_is(quoted)) return (struct subject){quoted, SUBJECT_BESIDE};
    struct item_span chunk = item_mark(items, i) != ',' ? chunk_left(items, i, low) : NO_PHRASE;
    for (size_t n = 0; n < 3 && phrase_is(chunk) && chunk.first > low; n++) {
        size_t before = chunk.first - 1;
        bool pronoun = item_classes(items, chunk.first) & CLASS_PRONOUN;
        if (item_is(items, before, "with") && !pronoun) return (struct subject){chunk, SUBJECT_WITH};
        if (n == 0 && item_is(items, before, "and") && item_is_capital(items, i))
            return (struct subject){with_first(items, chunk, low), SUBJECT_WITH};
        if (!item_is(items, before, "of")) break;
        struct item_span head = chunk_left(items, before - 1, low);
        chunk = phrase_is(head) ? (struct item_span){head.first, chunk.end} : NO_PHRASE;
    }
    return told_by(items, (struct subject){subject_of_clause(items, verb), SUBJECT_OF_GERUND}, depth);
}

/* Who is made to say it: the Kerr of "the storm prompted Kerr to warn". */
static struct item_span prompted_subject(const struct speech_items *items, size_t verb) {
    enum { PROMPTED_ITEMS = 7 };
    size_t low = sentence_first(items, verb);
    if (!item_is(items, verb - 1, "to")) return NO_PHRASE;
    for (size_t i = verb - 1, n = 0; i-- > low + 1 && n < PROMPTED_ITEMS; n++) {
        if (!item_among(
                items, i,
                "allowed allowing allows caused causes causing forced forces forcing leading leads led "
                "prompted prompting prompts"))
            continue;
        struct item_span phrase = phrase_right(items, i + 1, verb - 2);
        return phrase.end == verb - 1 ? phrase : NO_PHRASE;
    }
    return NO_PHRASE;
}

static struct subject subject_at(const struct speech_items *items, size_t verb, size_t depth) {
    struct subject subject = {NO_PHRASE, SUBJECT_BESIDE};
    if (item_saying(items, verb) == SAYING_PASSIVE) return subject;
    if (item_is_base(items, verb)) subject.phrase = prompted_subject(items, verb);
    if (phrase_is(subject.phrase)) return subject;
    if (item_is_gerund(items, verb)) return subject_of_gerund(items, verb, depth);
    subject.phrase = subject_before(items, verb);
    if (!phrase_is(subject.phrase)) {
        subject = (struct subject){subject_of_clause(items, verb), SUBJECT_SHARED};
    } else if (may_refer(items, subject.phrase.first)) {
        struct item_span outer = outer_subject(items, subject.phrase.first, sentence_first(items, verb));
        if (phrase_is(outer)) return (struct subject){outer, SUBJECT_BESIDE};
    }
    return told_by(items, subject, depth);
}

struct subject subject_of(const struct speech_items *items, size_t verb) {
    return subject_at(items, verb, 3);
}
