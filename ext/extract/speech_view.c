/*
 * speech_view.c - a quotation while rules look at it for its speaker
 */
#include "extract/speech_view.h"
#include "text/chars.h"

enum {
    TITLE_WORDS = 12,
    WORK_WORDS = 8, /* of a title behind "the film" */
    LEFT_VERBS = 6, /* verbs that are tried */
};

static size_t count_words(const struct speech_view *view) {
    size_t words = 0;
    for (size_t i = view->quote->first; i <= view->quote->last && words < WORDS_COUNTED; i++)
        words += (view->items->tokens->items[i].flags & TOKEN_WORD) != 0;
    return words;
}

static enum char_class token_class(const struct tokens *tokens, size_t i) {
    size_t size;
    return char_at(tokens->text.data + tokens->items[i].start, &size);
}

static char end_mark(const struct speech_view *view) {
    const struct tokens *tokens = view->items->tokens;
    size_t i = view->quote->last;
    while (i > view->quote->first && token_class(tokens, i) == CHAR_QUOTE) i--;
    if (tokens->items[i].flags & (TOKEN_WORD | TOKEN_POSSESSIVE)) return 0;
    enum char_class class = token_class(tokens, i);
    if (class == CHAR_DASH) return '-';
    return class == CHAR_ELLIPSIS ? '.' : tokens->text.data[tokens->items[i].start];
}

void speech_view_init(struct speech_view *view, const struct speech_items *items, size_t quote) {
    size_t item = items->quoted.items[quote].item;
    *view = (struct speech_view){
        .items = items, .quote = &items->quotes->items[quote], .number = quote, .item = item};
    view->low = sentence_first(items, item);
    view->high = sentence_last(items, item);
    view->words = count_words(view);
    view->end = end_mark(view);
    view->opens = item_ends_sentence(items, item - 1);
    view->closes = item_ends_sentence(items, item);
}

static bool is_outer_start(const struct speech_items *items, size_t i) {
    if (!(item_classes(items, i) & (CLASS_CONJUNCTION | CLASS_SUBORDINATOR))) return false;
    bool joined = item_among(items, i, "and but while as who which or so though although because");
    bool time = item_among(items, i, "after before when while") && !item_is(items, i - 1, "that");
    return time || (joined && item_mark(items, i - 1) == ',') || item_among(items, i, "and but");
}

/* The verb further left that tells what this one is part of: "Voss said the rules allow what Kerr calls". */
static void widen_left(const struct speech_view *view, struct left_verb *left) {
    const struct speech_items *items = view->items;
    size_t tried = 0, low = main_clause(items, view->low, left->verb);
    for (size_t i = left->verb; i-- > low && tried < LEFT_VERBS;) {
        char mark = item_mark(items, i);
        if (item_is_quote(items, i) || mark == ';' || mark == ':' || mark == MARK_DASH ||
            is_outer_start(items, i))
            return;
        if (item_saying(items, i) != SAYING_SAYS || item_is_gerund(items, i) || item_is_base(items, i))
            continue;
        tried++;
        struct item_span subject = subject_before(items, i);
        if (!phrase_is(subject) || item_among(items, subject.first, "who which that what")) continue;
        struct item_span own = subject_before(items, left->verb);
        if (phrase_is(own) && own.first < i)
            continue;                                 /* told of it: "Voss, a guard who said so, called it" */
        if (item_mark(items, i + 1) == ',') continue; /* put in: "Voss, Kerr said, called it" */
        if (phrase_is(quoted_as_saying(items, i, view->item))) return;
        if (subject.first > low && item_classes(items, subject.first - 1) & CLASS_SUBORDINATOR) return;
        *left = (struct left_verb){i, SAYING_SAYS, {subject, SUBJECT_BESIDE}};
    }
}

/* For an attitude, the verb of speech left of it: "said he hopes". */
static bool said_before(const struct speech_view *view, struct left_verb *left) {
    for (size_t i = left->verb, tried = 0; i-- > view->low && tried < LEFT_VERBS;) {
        if (item_saying(view->items, i) != SAYING_SAYS) continue;
        tried++;
        struct subject subject = subject_of(view->items, i);
        if (!phrase_is(subject.phrase)) continue;
        *left = (struct left_verb){i, SAYING_SAYS, subject};
        return true;
    }
    return false;
}

/* The verb of speech between two items that is nearest to the second, with its subject. */
static void read_between(struct speech_view *view, size_t low, size_t high) {
    size_t tried = 0;
    for (size_t i = high; i-- > low && tried < LEFT_VERBS;) {
        enum saying saying = item_saying(view->items, i);
        if (saying <= SAYING_PASSIVE) continue;
        tried++;
        struct left_verb left = {i, saying, subject_of(view->items, i)};
        bool said = saying == SAYING_HOLDS && said_before(view, &left);
        if (!said && !phrase_is(left.subject.phrase)) continue;
        view->left = left;
        if (left.subject.place != SUBJECT_WITH) widen_left(view, &view->left);
        return;
    }
}

static void read_left(struct speech_view *view) {
    size_t low = main_clause(view->items, view->low, view->item);
    view->left = (struct left_verb){.verb = NO_ITEM};
    read_between(view, low, view->item);
    bool as = view->left.verb == NO_ITEM && low > view->low && item_is(view->items, view->low, "as");
    if (as && item_saying(view->items, low - 2) == SAYING_SAYS) read_between(view, view->low, low - 1);
}

const struct left_verb *view_left_verb(struct speech_view *view) {
    if (!view->left_read) read_left(view);
    view->left_read = true;
    return &view->left;
}

bool view_is_named(const struct speech_view *view) {
    const struct speech_items *items = view->items;
    size_t i = view->item - 1;
    if (view->opens) return false;
    if (item_among(items, i, "titled entitled named nicknamed")) return true;
    bool capital = items->tokens->items[view->quote->first].flags & TOKEN_CAPITAL;
    return capital && item_is(items, i, "called") && item_is_noun(items, i - 1) &&
           !item_is_capital(items, i - 1);
}

bool view_calls(const struct speech_view *view) {
    enum { CALLED_ITEMS = 5 };
    const struct speech_items *items = view->items;
    bool as = item_is(items, view->item - 1, "as");
    size_t i = view->item - 1 - as, n = 0;
    if (view->opens) return false;
    for (; n < CALLED_ITEMS && i > view->low && item_saying(items, i) <= SAYING_PASSIVE; i--, n++)
        if (!item_is_word(items, i) && !item_is_possessive(items, i)) return false;
    if (item_saying(items, i) != SAYING_ABOUT || !n) return false;
    bool called = item_is_capital(items, i + 1) || item_classes(items, i + 1) & CLASS_OBJECT ||
                  item_among(items, i + 1, "her it");
    return as ? true
              : called && item_among(items, i,
                                     "call calls called calling dub dubs dubbed dubbing label labels labeled "
                                     "labelled brand branded nickname nicknamed");
}

bool view_is_title(const struct speech_view *view) {
    const struct speech_items *items = view->items;
    const struct token *tokens = items->tokens->items;
    size_t words = 0, capitals = 0, small = 0;
    bool capital = false;
    for (size_t i = view->quote->first; i <= view->quote->last && words <= TITLE_WORDS; i++) {
        if (!(tokens[i].flags & TOKEN_WORD)) continue;
        bool high = tokens[i].flags & (TOKEN_CAPITAL | TOKEN_DIGITS);
        if (!words++) capital = high;
        capitals += high;
        small += !high &&
                 tokens[i].classes & (CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_BE);
    }
    size_t before = view->item - 1;
    if (view_is_named(view)) return true;
    if (words > TITLE_WORDS) return false;
    if (!view->opens && item_classes(items, before) & CLASS_WORK && capital && words <= WORK_WORDS)
        return true;
    bool sentence = words > 6 && (view->end == '.' || view->end == '!' || view->end == '?');
    if (sentence || !capital || capitals + small < words) return false;
    if (capitals >= 2) return true;
    return !view->opens && (item_among(items, before, "on of the") || item_is_possessive(items, before));
}
