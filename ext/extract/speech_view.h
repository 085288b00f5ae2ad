/*
 * speech_view.h - a quotation while rules look at it for its speaker
 *
 *     struct speech_view view;
 *     speech_view_init(&view, &items, quote);
 *
 * What several rules ask is answered here, once: where the sentence begins and ends, the verb to the
 * left, how long the quotation is and how it ends.
 */
#ifndef NEWSPRINT_EXTRACT_SPEECH_VIEW_H
#define NEWSPRINT_EXTRACT_SPEECH_VIEW_H

#include "extract/subjects.h"

/* Who said it, as a rule found. */
struct finding {
    struct item_span mention; /* items; of a label inside the quotation: none */
    size_t cue;               /* the item that introduces, NO_ITEM for none */
    size_t label, label_end;  /* tokens of a label inside the quotation, equal for none */
};

/* The verb of speech that governs a quotation from the left. */
struct left_verb {
    size_t verb; /* item, NO_ITEM for none */
    enum saying saying;
    struct subject subject;
};

struct speech_view {
    const struct speech_items *items;
    const struct quote *quote;
    size_t number; /* of the quotation */
    size_t item;
    size_t low, high;   /* items of its sentence: sentence_first(), sentence_last() */
    size_t words;       /* in the quotation, at most WORDS_COUNTED */
    char end;           /* the mark that it ends with, before inner marks of quotation; 0 for a word */
    bool opens, closes; /* the sentence begins, ends with the quotation */
    bool left_read, right_read;
    struct left_verb left;
    struct item_span right; /* the phrase right of it, where a speaker may stand */
    size_t right_high;      /* the last item that is looked at for it */
};

enum { WORDS_COUNTED = 13 };

void speech_view_init(struct speech_view *view, const struct speech_items *items, size_t quote);

/* The verb of speech before the quotation in its sentence, not right beside it. */
const struct left_verb *view_left_verb(struct speech_view *view);

/* True behind "titled", "named", and "called" where they name what is in the marks: a play called “Rain”. */
bool view_is_named(const struct speech_view *view);

/* True behind a verb that says what somebody calls a person or a thing: "called Kerr", "describes it as". */
bool view_calls(const struct speech_view *view);

/* True when the quotation looks like a title: "Nine Tales", the film “Rain”. */
bool view_is_title(const struct speech_view *view);

#endif
