/*
 * around_rules.c - rules for what stands elsewhere in the sentence of a quotation, and before it
 */
#include "extract/around_rules.h"

enum {
    BESIDE_ITEMS = 20,
    AGENT_ITEMS = 4, /* between "by Voss" and the quotation */
    NOUN_ITEMS = 14, /* between "claim" and the quotation */
    HEADING_WORDS = 8,
    LEAD_WORDS = 4, /* before a quotation that goes on: But, Instead, */
};

static bool found(struct finding *finding, struct item_span mention, size_t cue) {
    finding->mention = mention;
    finding->cue = cue;
    return phrase_is(mention);
}

/* The quotation before that is somebody's, over a title or two; NULL for none. */
static const struct quoted_item *spoken_before(const struct speech_view *view) {
    enum { PASSED = 3 };
    const struct quoted_item *quoted = view->items->quoted.items;
    for (size_t i = view->number, n = 0; i-- > 0 && n < PASSED; n++)
        if (phrase_is(quoted[i].mention)) return &quoted[i];
    return NULL;
}

static bool says_according(const struct speech_items *items, size_t i) {
    return item_classes(items, i) & CLASS_PREPOSITION && item_is(items, i, "according") &&
           item_is(items, i + 1, "to");
}

bool find_according_to(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    for (size_t i = view->item + 1; i < view->high; i++)
        if (says_according(items, i) && found(finding, phrases_right(items, i + 2, view->high), i))
            return true;
    for (size_t i = view->item; i-- > view->low && item_saying(items, i) != SAYING_SAYS;)
        if (says_according(items, i) && found(finding, phrases_right(items, i + 2, view->item), i))
            return true;
    return false;
}

bool find_continued_paragraph(struct speech_view *view, struct finding *finding) {
    const struct quoted_item *before = view->number ? &view->items->quoted.items[view->number - 1] : NULL;
    return view->quote->link == LINK_PARAGRAPH && before && found(finding, before->mention, NO_ITEM);
}

/* The first item of the sentence that is no more than the quotation and a word or two before it; NO_ITEM. */
static size_t bare_first(const struct speech_view *view) {
    const struct speech_items *items = view->items;
    size_t i = view->item;
    for (size_t n = 0; n < LEAD_WORDS && !item_ends_sentence(items, i - 1); n++, i--) {
        char mark = item_mark(items, i - 1);
        bool word = item_is_adverb(items, i - 1) || item_classes(items, i - 1) & CLASS_CONJUNCTION ||
                    item_among(items, i - 1, "indeed plus yes no adding well oh");
        if (!word && mark != ',' && mark != ':') return NO_ITEM;
    }
    return item_ends_sentence(items, i - 1) ? i : NO_ITEM;
}

/* The ends of sentences from item `from` to the quotation, at most `most` + 1. */
static size_t ends_between(const struct speech_view *view, size_t from, size_t most) {
    size_t ends = 0;
    for (size_t i = from; i < view->item && ends <= most; i++) ends += item_ends_sentence(view->items, i);
    return ends;
}

bool find_continued(struct speech_view *view, struct finding *finding) {
    enum { LONG_WORDS = 6 };
    const struct speech_items *items = view->items;
    const struct quoted_item *before = spoken_before(view);
    if (!before || bare_first(view) == NO_ITEM) return false;
    if (item_paragraph(items, before->item) != item_paragraph(items, view->item)) return false;
    bool speech = view->closes || (view->end && strchr(",?!-.", view->end)) || view->words >= LONG_WORDS;
    return speech && ends_between(view, before->item, 1) <= 1 && found(finding, before->mention, NO_ITEM);
}

/* The item behind "by" between the verb and the quotation, or right behind that; NO_ITEM. */
static size_t agent(const struct speech_view *view, size_t verb) {
    for (size_t i = verb + 1; i < view->item && i < verb + 3; i++)
        if (item_is(view->items, i, "by")) return i + 1;
    bool near = verb + 4 > view->item && item_is(view->items, view->item + 1, "by");
    return near && view->item + 1 < view->high ? view->item + 2 : NO_ITEM;
}

bool find_passive_by(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    for (size_t i = view->item, n = 0; i-- > view->low && n < BESIDE_ITEMS; n++) {
        uint64_t classes = item_classes(items, i);
        if (!(classes & (CLASS_SAYS | CLASS_ABOUT)) || !(classes & CLASS_PAST)) continue;
        if (item_saying(items, i) != SAYING_PASSIVE && !item_is(items, i + 1, "by")) return false;
        size_t by = agent(view, i);
        if (by == NO_ITEM || item_classes(items, by) & CLASS_OBJECT) return false;
        struct item_span phrase = phrase_right(items, by, view->high);
        bool near = by > view->item || phrase.end + AGENT_ITEMS >= view->item;
        return near && found(finding, phrase, i);
    }
    return false;
}

bool find_same_sentence(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    const struct quoted_item *before = spoken_before(view);
    if (!before || before->item < view->low) return false;
    for (size_t i = before->item; i < view->item; i++)
        if (item_ends_sentence(items, i) || item_saying(items, i) >= SAYING_ABOUT) return false;
    return found(finding, before->mention, NO_ITEM);
}

/* The verb to the left where it is of a kind and its subject stands beside it, or not. */
static bool left_verb_is(struct speech_view *view, struct finding *finding, enum saying saying, bool beside) {
    const struct left_verb *left = view_left_verb(view);
    if (view->opens || left->verb == NO_ITEM || left->saying != saying) return false;
    if (beside != (left->subject.place == SUBJECT_BESIDE)) return false;
    return found(finding, left->subject.phrase, left->verb);
}

bool find_verb_before(struct speech_view *view, struct finding *finding) {
    return left_verb_is(view, finding, SAYING_SAYS, true);
}

bool find_verb_before_shared(struct speech_view *view, struct finding *finding) {
    return left_verb_is(view, finding, SAYING_SAYS, false);
}

bool find_about_before(struct speech_view *view, struct finding *finding) {
    return left_verb_is(view, finding, SAYING_ABOUT, true) ||
           left_verb_is(view, finding, SAYING_ABOUT, false);
}

bool find_attitude_before(struct speech_view *view, struct finding *finding) {
    return left_verb_is(view, finding, SAYING_HOLDS, true) ||
           left_verb_is(view, finding, SAYING_HOLDS, false);
}

/* True behind "was asked", "was asked on Monday": the subject did not say it. */
static bool is_told(const struct speech_view *view) {
    enum { TIME_ITEMS = 6 };
    const struct speech_items *items = view->items;
    char mark = item_mark(items, view->item - 1);
    size_t i = view->item - 1 - (mark == ',' || mark == ':');
    if (item_saying(items, i) == SAYING_PASSIVE) return true;
    for (size_t n = 0; n < TIME_ITEMS && i > view->low && item_is_word(items, i); n++, i--)
        if (item_saying(items, i) != SAYING_NONE) break;
    return item_saying(items, i) == SAYING_PASSIVE &&
           item_among(items, i, "asked told warned quizzed reminded");
}

bool find_colon(struct speech_view *view, struct finding *finding) {
    size_t colon = view->item - 1;
    bool marked = !view->opens && colon > view->low && item_mark(view->items, colon) == ':' && !is_told(view);
    if (marked && item_is(view->items, view->low, "from")) {
        struct item_span source = phrase_right(view->items, view->low + 1, colon - 1);
        return source.end == colon && found(finding, source, colon);
    }
    return marked && found(finding, subject_of_clause(view->items, colon), colon);
}

/* The verb of a name at i, with small words between; NO_ITEM. */
static size_t closing_verb(const struct speech_items *items, struct item_span phrase, size_t high) {
    size_t i = phrase.end;
    while (i <= high && (item_classes(items, i) & CLASS_AUXILIARY || item_is_adverb(items, i))) i++;
    enum saying saying = item_saying(items, i);
    return (saying == SAYING_SAYS || saying == SAYING_HOLDS) && !item_is_gerund(items, i) ? i : NO_ITEM;
}

/* Where a phrase ends with what is put between commas behind it: "Voss, the mayor of Ostrel, said". */
static size_t apposition_end(const struct speech_items *items, struct item_span phrase, size_t high) {
    if (item_mark(items, phrase.end) != ',' || !item_is_capital(items, phrase.first)) return phrase.end;
    for (size_t i = phrase.end + 1, n = 0; i < high && n < BESIDE_ITEMS; i++, n++)
        if (item_mark(items, i) == ',') return i + 1;
    return phrase.end;
}

bool find_closing(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    for (size_t i = view->item + 1; i <= view->high; i++) {
        if (item_mark(items, i) != ',' && !item_is_quote(items, i)) continue;
        struct item_span phrase = phrase_right(items, i + 1, view->high);
        if (phrase_is(phrase)) phrase.end = apposition_end(items, phrase, view->high);
        size_t verb = phrase_is(phrase) ? closing_verb(items, phrase, view->high) : NO_ITEM;
        phrase = phrase_right(items, i + 1, view->high);
        if (verb != NO_ITEM && !item_among(items, i + 1, "who which that"))
            return found(finding, phrase, verb);
        bool inverted = item_saying(items, i + 1) == SAYING_SAYS && !item_is_gerund(items, i + 1);
        if (inverted && found(finding, subject_after(items, i + 1), i + 1)) return true;
    }
    return false;
}

bool find_noun_of(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    if (view->opens) return false;
    for (size_t i = view->item, n = 0; i-- > view->low && n < NOUN_ITEMS; n++) {
        if (!(item_classes(items, i) & CLASS_WORDS)) continue;
        size_t k = i - 1;
        while (k > view->low && k < i && item_is_word(items, k) && !item_is_function(items, k)) k--;
        if (item_is_possessive(items, k) && k > view->low &&
            found(finding, chunk_left(items, k - 1, view->low), i))
            return true;
    }
    return false;
}

/* Who speaks in the sentence that ends with item `last`: of the first verb that says so, else of the last
 * one. */
static bool speaker_of_sentence(const struct speech_items *items, size_t last, struct finding *finding) {
    enum { VERBS = 6 };
    size_t low = main_clause(items, sentence_first(items, last), last);
    bool any = false;
    for (size_t i = last + 1, tried = 0; i-- > low && tried < VERBS;) {
        enum saying saying = item_saying(items, i);
        bool outer = saying == SAYING_SAYS && !item_is_gerund(items, i) && !item_is_base(items, i);
        if (saying < SAYING_ABOUT || (any && !outer)) continue;
        tried++;
        struct item_span subject = any ? subject_before(items, i) : subject_of(items, i).phrase;
        if (!phrase_is(subject) || !phrase_may_speak(items, subject)) continue;
        any = found(finding, subject, i);
    }
    return any;
}

static bool is_alone(const struct speech_view *view) {
    return view->opens && view->closes && view->item > 0;
}

bool find_lead_in(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t last = view->item - 1;
    if (!is_alone(view) || item_mark(items, last) != ':') return false;
    if (item_paragraph(items, last) == item_paragraph(items, view->item)) return false;
    return speaker_of_sentence(items, last, finding) || found(finding, subject_of_clause(items, last), last);
}

bool find_sentence_before(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t last = view->item - 1;
    bool beside = item_paragraph(items, last) == item_paragraph(items, view->item);
    return is_alone(view) && beside && speaker_of_sentence(items, last, finding);
}

/* True for a quotation in other marks than the one before it: a heading, ‘A long night’, among “..”. */
static bool is_heading(const struct speech_view *view) {
    const struct tokens *tokens = view->items->tokens;
    if (!view->number || view->words > HEADING_WORDS) return false;
    struct span mark = token_text(tokens, view->quote->open),
                before = token_text(tokens, view->quote[-1].open);
    return !span_equal(mark, before);
}

bool find_paragraph_before(struct speech_view *view, struct finding *finding) {
    enum { SENTENCES = 2 };
    const struct speech_items *items = view->items;
    const struct quoted_item *before = spoken_before(view);
    if (!is_alone(view) || is_heading(view)) return false;
    bool next = before && item_paragraph(items, view->item) - item_paragraph(items, before->item) == 1;
    if (next && ends_between(view, before->item, SENTENCES) <= SENTENCES)
        return found(finding, before->mention, NO_ITEM);
    return speaker_of_sentence(items, view->item - 1, finding);
}

/* True for "she was <Q>", "that he has <Q>": what a pronoun is or did, told by somebody else. */
static bool is_predicate(const struct speech_view *view, struct item_span subject) {
    const struct speech_items *items = view->items;
    size_t i = subject.end;
    bool pronoun = phrase_is(subject) && item_classes(items, subject.first) & CLASS_PRONOUN;
    if (!pronoun || item_ends_sentence(items, subject.first - 1)) return false;
    while (i < view->item && (item_classes(items, i) & CLASS_AUXILIARY || item_is_adverb(items, i))) i++;
    return i == view->item && i > subject.end;
}

bool find_clause(struct speech_view *view, struct finding *finding) {
    enum { LEAST_WORDS = 6 };
    if (view->opens || view->words < LEAST_WORDS || is_told(view)) return false;
    struct item_span subject = subject_of_clause(view->items, view->item);
    bool it = item_is(view->items, subject.first, "it");
    bool is =
        it &&
        (item_classes(view->items, subject.end) & CLASS_BE || item_is_possessive(view->items, subject.end) ||
         item_among(view->items, subject.end, "turns turned seems seemed appears appeared means meant"));
    bool thing = is || item_among(view->items, subject.first, "this that these those there");
    if (thing || !phrase_is(subject) || is_predicate(view, subject)) return false;
    for (size_t i = subject.end; i < view->item; i++)
        if (item_saying(view->items, i) == SAYING_PASSIVE) return false; /* "Voss was described as" */
    return found(finding, subject, NO_ITEM);
}

/* True where the sentence names somebody before the quotation. */
static bool names_somebody(const struct speech_view *view) {
    for (size_t i = view->low + 1; i < view->item; i++)
        if (item_is_capital(view->items, i) && !item_is(view->items, i, "i")) return true;
    return false;
}

bool find_same_paragraph(struct speech_view *view, struct finding *finding) {
    enum { LEAST_WORDS = 4 };
    const struct speech_items *items = view->items;
    const struct quoted_item *before = spoken_before(view);
    if (!before || view->words < LEAST_WORDS || names_somebody(view)) return false;
    if (item_paragraph(items, before->item) != item_paragraph(items, view->item)) return false;
    size_t most = view->opens ? 2 : 1;
    return ends_between(view, before->item, most) <= most && found(finding, before->mention, NO_ITEM);
}
