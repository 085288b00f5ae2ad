/*
 * beside_rules.c - rules for what stands beside a quotation
 */
#include "extract/beside_rules.h"

enum {
    LONG_WORDS = 4,  /* a quotation of so many needs no comma before its speaker */
    GROUP_WORDS = 6, /* of "later also said" */
    RIGHT_ITEMS = 45,
    APPOSITION_ITEMS = 40,
    LABEL_ITEMS = 6,
};

static bool found(struct finding *finding, struct item_span mention, size_t cue) {
    finding->mention = mention;
    finding->cue = cue;
    return phrase_is(mention);
}

/* The first item of what may say who spoke, right of the quotation; NO_ITEM where the sentence ends with
 * it or the quotation does not end as speech does. */
static size_t right_of(const struct speech_view *view) {
    size_t next = view->item + 1;
    bool strong = view->end == '!' || view->end == '?';
    bool torn =
        view->opens && strong && item_paragraph(view->items, next) == item_paragraph(view->items, view->item);
    if (view->closes) return torn ? next : NO_ITEM;
    char mark = item_mark(view->items, view->item + 1);
    if (mark == ',' || mark == MARK_DASH) return view->item + 2;
    bool ends = view->end && strchr(",?!-.", view->end);
    return ends || view->words >= LONG_WORDS ? view->item + 1 : NO_ITEM;
}

/* True for a quotation that ends a clause which the sentence opened: When she spoke of <Q>, Kerr said. */
static bool ends_opening(const struct speech_view *view) {
    char before = item_mark(view->items, view->item - 1);
    if (view->opens || before == ',' || before == ':') return false;
    bool open = item_classes(view->items, view->low) & CLASS_SUBORDINATOR &&
                main_clause(view->items, view->low, view->item) == view->low;
    return open || item_is(view->items, view->low, "asked") || view_is_title(view);
}

/* The verb of a group like "has also said" that begins at i, or NO_ITEM. */
static size_t verb_of_group(const struct speech_items *items, size_t i, size_t high) {
    for (size_t n = 0; i <= high && n < GROUP_WORDS && !item_ends_sentence(items, i - 1); i++, n++) {
        if (item_saying(items, i) > SAYING_PASSIVE) return n || !item_is_gerund(items, i) ? i : NO_ITEM;
        bool time = item_classes(items, i) & (CLASS_DAY | CLASS_DAYTIME) || item_among(items, i, "on last");
        bool small = item_classes(items, i) & CLASS_AUXILIARY || item_is_adverb(items, i);
        bool way = item_among(items, i, "himself herself went goes to as quoted quick began by heard");
        bool contracted = item_is_possessive(items, i) && item_classes(items, i - 1) & CLASS_PRONOUN;
        if (!time && !small && !way && !contracted && !phrase_time_at(items, i)) break;
    }
    return NO_ITEM;
}

static struct item_span read_right(const struct speech_view *view, size_t *high) {
    size_t i = right_of(view);
    *high = sentence_last(view->items, view->item + 1);
    if (*high > view->item + RIGHT_ITEMS) *high = view->item + RIGHT_ITEMS;
    if (i == NO_ITEM || ends_opening(view)) return (struct item_span){0, 0};
    while (i < *high && item_is_adverb(view->items, i)) i += 1 + item_is_hyphen(view->items, i + 1);
    if (item_is(view->items, i, "as")) i++;
    uint64_t classes = item_classes(view->items, i);
    bool noun = item_is_capital(view->items, i) || classes & CLASS_VERB_OR_NOUN;
    bool verb = classes & CLASS_PAST || (classes & CLASS_SAYS && !noun);
    if ((verb && !item_is_capital(view->items, i)) || item_is_participle(view->items, i))
        return (struct item_span){0, 0};
    struct item_span phrase = phrases_listed(view->items, phrase_right(view->items, i, *high), *high);
    if (!phrase_is(phrase) || !item_is(view->items, phrase.end, "and")) return phrase;
    struct item_span other = phrase_right(view->items, phrase.end + 1, *high);
    if (phrase_is(other) && phrases_are_two(view->items, phrase, other)) phrase.end = other.end;
    return phrase;
}

/* The phrase right of the quotation, where a speaker may stand; *high is the last item that is looked at. */
static struct item_span right_phrase(struct speech_view *view, size_t *high) {
    if (!view->right_read) view->right = read_right(view, &view->right_high);
    view->right_read = true;
    *high = view->right_high;
    return view->right;
}

/* True for a verb that looks like a noun, at the end of what is said of a quotation: "the sign reads." */
static bool is_final_verb(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i);
    char mark = item_mark(items, i + 1);
    bool ends = item_ends_sentence(items, i) || mark == ',' || mark == ':' || mark == '.';
    return ends && classes & (CLASS_SAYS | CLASS_ABOUT) && !(classes & CLASS_GERUND) &&
           !item_is_base(items, i);
}

bool find_quote_name_verb(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t high;
    struct item_span phrase = right_phrase(view, &high);
    if (!phrase_is(phrase)) return false;
    size_t verb = verb_of_group(items, phrase.end, high), last = phrase.end - 1;
    struct item_span quoted = quoted_as_saying(items, verb, high);
    if (verb != NO_ITEM) return found(finding, phrase_is(quoted) ? quoted : phrase, verb);
    if (last > phrase.first && is_final_verb(items, last))
        return found(finding, (struct item_span){phrase.first, last}, last);
    struct item_span second = {0, 0};
    if (item_is(items, phrase.end, "and")) second = phrase_right(items, phrase.end + 1, high);
    if (!phrase_is(second)) return false;
    verb = verb_of_group(items, second.end, high);
    return verb != NO_ITEM && found(finding, (struct item_span){phrase.first, second.end}, verb);
}

/* True for a verb behind the quotation whose subject stands before it, as what follows the verb tells: the
 * board's “silver standard,” says she was warned. */
static bool is_subject_before(const struct speech_view *view, struct item_span behind) {
    const struct speech_items *items = view->items;
    char before = item_mark(items, view->item - 1);
    bool title = before == ',' && view_is_title(view); /* her book, “Nine Tales”, says the pier was */
    if (view->opens || (before == ',' && !title) || before == ':' || !phrase_is(behind)) return false;
    return item_classes(items, behind.first) & CLASS_PRONOUN || item_is_possessive(items, behind.end) ||
           item_among(items, behind.end,
                      "should would will can could may must was were is are has have had as") ||
           (item_among(items, behind.end, "to for") &&
            !item_among(items, behind.first - 1, "said says wrote"));
}

bool find_quote_verb_name(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t i = right_of(view), next = view->item + 1;
    if (i == NO_ITEM) { /* “late” said Ida Voss */
        if (view->closes || !item_is(items, next, "said") || !item_is_capital(items, next + 1)) return false;
        i = next;
    }
    for (size_t n = 0;
         n < 2 && !item_ends_sentence(items, i) && (item_is_adverb(items, i) || item_is(items, i, "as")); n++)
        i++;
    bool verb = item_saying(items, i) >= SAYING_ABOUT && !item_is_gerund(items, i);
    return verb && found(finding, subject_after(items, i), i) && !is_subject_before(view, finding->mention);
}

/* True for a phrase of somebody: "Voss", "campaigner Ida Voss", "the mayor", "she". */
static bool is_somebody(const struct speech_items *items, struct item_span phrase) {
    return item_is_capital(items, phrase.first) || item_is_capital(items, phrase.end - 1) ||
           item_classes(items, phrase.first) & (CLASS_DETERMINER | CLASS_PRONOUN | CLASS_INDEFINITE);
}

/* True for the verb of a subject that ends at `phrase_end`, with what belongs to it in between. */
static bool ends_apposition(const struct speech_items *items, size_t verb, size_t phrase_end) {
    char mark = item_mark(items, verb - 1);
    if (item_is_word(items, phrase_end) &&
        (mark == ',' || item_classes(items, phrase_end) & CLASS_PREPOSITION))
        return true;
    return mark == ',' || mark == ')' || mark == MARK_DASH || item_is_adverb(items, verb - 1) ||
           item_classes(items, verb - 1) & CLASS_AUXILIARY;
}

bool find_quote_name_apposition_verb(struct speech_view *view, struct finding *finding) {
    enum { INNER_TOKENS = 14 };
    const struct speech_items *items = view->items;
    size_t high;
    struct item_span phrase = right_phrase(view, &high);
    if (!phrase_is(phrase) || !is_somebody(items, phrase)) return false;
    char mark = item_mark(items, phrase.end);
    bool opens =
        mark == ',' || mark == '(' || mark == MARK_DASH || item_among(items, phrase.end, "who close") ||
        item_among(items, phrase.end, "of from for with in at to on by near about against behind as");
    bool unclosed =
        mark == ',' && item_is_capital(items, phrase.end - 1) &&
        (item_is(items, phrase.end + 1, "who") || item_classes(items, phrase.end + 1) & CLASS_DETERMINER ||
         item_is_noun(items, phrase.end + 1));
    size_t open_end = NO_ITEM; /* the last "said" behind a comma that no other closes */
    for (size_t i = phrase.end + 1, n = 0; opens && i <= high && n < APPOSITION_ITEMS; i++, n++) {
        if (item_is_quote(items, i)) {
            const struct quote *inner = &items->quotes->items[items->items[i].quote];
            if (inner->end - inner->open > INNER_TOKENS) break;
        }
        bool verb =
            item_saying(items, i) >= SAYING_ABOUT && !item_is_gerund(items, i) && !item_is_base(items, i);
        bool final = !verb && is_final_verb(items, i) && item_is_word(items, phrase.end);
        struct item_span quoted = verb ? quoted_as_saying(items, i, high) : (struct item_span){0, 0};
        if (phrase_is(quoted)) return found(finding, quoted, i);
        if (final || (verb && ends_apposition(items, i, phrase.end))) return found(finding, phrase, i);
        if (verb && unclosed && item_saying(items, i) == SAYING_SAYS && item_is_noun(items, i - 1))
            open_end = i;
    }
    return open_end != NO_ITEM && found(finding, phrase, open_end);
}

bool find_quote_name_word(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t high, i = right_of(view);
    if (!view->end || !strchr(",?!", view->end) || i == NO_ITEM) return false;
    bool inverted = item_is_participle(items, i) && !item_is_ing(items, i) && !item_ends_sentence(items, i);
    if (inverted && item_is_capital(items, i + 1) && !(item_classes(items, i + 1) & CLASS_DAY))
        return found(finding, subject_after(items, i), i);
    struct item_span phrase = right_phrase(view, &high);
    size_t next = phrase.end;
    if (!phrase_is(phrase) || next > high || item_is_capital(items, next)) return false;
    bool past = item_classes(items, next) & CLASS_FINITE ||
                (item_is_participle(items, next) && !item_is_ing(items, next));
    bool pronoun = item_among(items, phrase.first, "he she they i we");
    if (pronoun && (past || (view->end == ',' && item_is_noun(items, next))))
        return found(finding, phrase, next);
    char mark = item_mark(items, next + 1);
    bool ends = mark == '.' || mark == ',' || item_ends_sentence(items, next);
    return past && ends && item_is_capital(items, next - 1) && found(finding, phrase, next);
}

bool find_torn_off(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t first = view->item + 1, last = first;
    if (!view->closes || !view->opens) return false;
    while (last < first + GROUP_WORDS && !item_ends_sentence(items, last)) last++;
    struct item_span phrase = phrase_right(items, first, last);
    bool pronoun = phrase_is(phrase) && item_classes(items, phrase.first) & CLASS_PRONOUN;
    if (!pronoun || item_mark(items, last) != '.') return false;
    size_t verb = verb_of_group(items, phrase.end, last);
    return verb != NO_ITEM && verb + 1 == last && !item_is_base(items, verb) && found(finding, phrase, verb);
}

/* The token of the colon of a label "VOSS:" at the start of a quotation, or 0. */
static size_t label_colon(const struct speech_view *view) {
    const struct tokens *tokens = view->items->tokens;
    for (size_t i = view->quote->first, n = 0; i < view->quote->last && n < LABEL_ITEMS; i++, n++) {
        const struct token *token = &tokens->items[i];
        if (token_is(tokens, i, ':')) return n ? i : 0;
        bool initial = token->flags & TOKEN_CAPITAL && token->size == 1;
        if (!(token->flags & TOKEN_CAPITALS) && !initial && !token_is(tokens, i, '.')) return 0;
    }
    return 0;
}

bool find_label_inside(struct speech_view *view, struct finding *finding) {
    size_t colon = label_colon(view);
    finding->label = view->quote->first;
    finding->label_end = colon ? colon : finding->label;
    return colon;
}

bool find_label(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t colon = view->item - 1, low = view->low;
    if (view->opens || item_mark(items, colon) != ':' || colon <= low) return false;
    for (size_t i = colon; i-- > low && i + LABEL_ITEMS + 2 > colon;) {
        char mark = item_mark(items, i);
        if (mark == MARK_DASH || mark == ';') {
            low = i + 1;
            break;
        }
    }
    if (!item_is_capital(items, low) || colon - low > LABEL_ITEMS) return false;
    struct item_span phrase = phrase_right(items, low, colon - 1);
    return phrase.end == colon && found(finding, phrase, colon);
}

bool find_dash_name(struct speech_view *view, struct finding *finding) {
    const struct speech_items *items = view->items;
    size_t dash = view->item + 1;
    bool beside = item_paragraph(items, dash) == item_paragraph(items, view->item) || view->closes;
    if (item_mark(items, dash) != MARK_DASH || !beside || !item_is_capital(items, dash + 1)) return false;
    struct item_span phrase = phrase_right(items, dash + 1, dash + LABEL_ITEMS + 2);
    if (!phrase_is(phrase)) return false;
    char mark = item_mark(items, phrase.end);
    bool ends = item_ends_sentence(items, phrase.end - 1) || mark == ',' || mark == '.';
    return ends && found(finding, phrase, NO_ITEM);
}

/* True when items from .. end-1 hold no verb of speech and no end of a sentence. */
static bool is_plain(const struct speech_items *items, size_t from, size_t end) {
    for (size_t i = from; i < end; i++)
        if (item_ends_sentence(items, i) || item_saying(items, i) >= SAYING_ABOUT) return false;
    return true;
}

bool find_interrupted(struct speech_view *view, struct finding *finding) {
    enum { BETWEEN_ITEMS = 40 };
    const struct speech_items *items = view->items;
    if (!view->number || view->opens) return false;
    const struct quoted_item *before = &items->quoted.items[view->number - 1];
    struct item_span mention = before->mention;
    char mark = item_mark(items, view->item - 1);
    bool marked = mark == ',' || mark == ':' || mark == MARK_DASH;
    if (!marked || !phrase_is(mention) || mention.first < before->item || mention.end > view->item)
        return false;
    if (view->item - before->item > BETWEEN_ITEMS || before->item < view->low) return false;
    size_t from = before->cue != NO_ITEM && before->cue >= mention.end ? before->cue + 1 : mention.end;
    return is_plain(items, from, view->item) && found(finding, mention, before->cue);
}

/* The verb right before the quotation, or NO_ITEM. */
static size_t verb_beside(const struct speech_view *view) {
    char mark = item_mark(view->items, view->item - 1);
    size_t i = view->item - 1 - (mark == ',' || mark == ':');
    if (view->opens || item_saying(view->items, i) < SAYING_ABOUT) return NO_ITEM;
    bool told = i + 1 == view->item && item_among(view->items, i, "told tells tell");
    return told && view_is_title(view) ? NO_ITEM : i;
}

/* True for a work that somebody performs or speaks of: Voss read “Nine Tales”, said “Nine Tales” was hers. */
static bool is_work(const struct speech_view *view, size_t verb, struct item_span subject) {
    const struct speech_items *items = view->items;
    if (verb + 1 != view->item || !phrase_is(subject) || !view_is_title(view)) return false;
    if (!item_is_capital(items, subject.end - 1) && !(item_classes(items, subject.first) & CLASS_PRONOUN))
        return false;
    return item_classes(items, view->item + 1) & CLASS_AUXILIARY ||
           item_among(items, verb, "read reads wrote writes written sang sings sung recited recites");
}

bool find_verb_quote(struct speech_view *view, struct finding *finding) {
    size_t verb = verb_beside(view);
    if (verb == NO_ITEM) return false;
    struct subject subject = subject_of(view->items, verb);
    if (is_work(view, verb, subject.phrase)) return false;
    return subject.place == SUBJECT_BESIDE && found(finding, subject.phrase, verb);
}

bool find_verb_quote_shared(struct speech_view *view, struct finding *finding) {
    size_t verb = verb_beside(view);
    return verb != NO_ITEM && found(finding, subject_of(view->items, verb).phrase, verb);
}
