/*
 * quotes.h - the quotations of a text, what kind each is, and who said it
 *
 *     struct quotes quotes = QUOTES_INIT;                                   kept from text to text
 *     enum status status = quotes_read(&quotes, &tokens, poll);             spans, links, looks
 *     ... speakers.h fills `by` of each, and quotes_judge(&quotes) settles the kinds by it
 *     quotes_release(&quotes);
 *
 * What a text puts in marks is of one of four kinds. “We won,” she said: the words are somebody's, a sentence
 * (direct) or a piece of one (partial: she called it “a long night”). The “experts” and “Nine Tales of the
 * Pier” are nobody's words: scare quotes, and names of books and films, to which no speaker belongs. The look
 * of a quotation alone does not tell: “night” is speech behind "she called it a". So a look says what a
 * quotation can be, and the reach, how near a verb of speech comes to it, decides: quote_kind().
 */
#ifndef NEWSPRINT_EXTRACT_QUOTES_H
#define NEWSPRINT_EXTRACT_QUOTES_H

#include "extract/quote_spans.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_PARTIAL, QUOTE_SCARE, QUOTE_TITLE };

/* What a quotation looks like, as bits. */
enum quote_look {
    LOOK_SENTENCE = 1, /* begins as a sentence does and ends as one, or goes on with one */
    LOOK_NAME = 2,     /* all words of weight are capitalised, or a word like "film" stands before it */
    LOOK_SHORT = 4,    /* of one to three words, no sentence */
};

/* How near a verb of speech, or what else introduces speech, comes to a quotation. */
enum quote_reach {
    REACH_NONE, /* none in its sentence, nor in the paragraphs beside it that lead to it */
    REACH_FAR,  /* one in the sentence, with other words between */
    REACH_NEAR, /* one beside it: a comma, a colon, a speaker or a few small words between */
};

/* How the person of a mention was found. */
enum person_rule { PERSON_NONE, PERSON_FULL, PERSON_SURNAME, PERSON_PRONOUN, PERSON_ROLE };

/* Who said a quotation. What is empty is not known; a mention may be known and its person not. */
struct attribution {
    size_t mention, mention_end; /* tokens mention .. mention_end - 1: "the mayor", "she", "Dr. Voss" */
    size_t cue, cue_end;         /* tokens of the word that introduces: "said", "according to", ":" */
    const char *rule;            /* the name of the rule, or NULL for none */
    bool sure;                   /* of a rule that is right in 95 of 100 */
    struct span person;          /* as the text has the full name, or {NULL, 0} */
    enum person_rule person_rule;
};

/* What a quotation goes on with: the one before it in the list. */
enum quote_link {
    LINK_NONE,
    LINK_SPLIT,     /* “We won,” she said, “at last.”: the second half of a sentence */
    LINK_PARAGRAPH, /* the paragraph before did not close it, and this one opens with a mark */
};

/* Tokens open .. end - 1 with the marks, first .. last without: quote_spans.h. */
struct quote {
    size_t open, first, last, end;
    uint32_t sentence; /* of token `first`: index into tokens.sentences */
    enum quote_link link;
    unsigned look; /* enum quote_look */
    enum quote_reach reach;
    enum quote_kind kind;
    struct attribution by;
};

struct quotes {
    struct quote *items;
    size_t count, capacity;
    struct quote_spans spans; /* scratch */
};
#define QUOTES_INIT                                                                                          \
    { NULL, 0, 0, QUOTE_SPANS_INIT }

/* The quotations of a text in its order, `by` empty, `reach` and `kind` by the verbs of speech within
 * REACH_TOKENS of each. Replaces the content and keeps the memory. STATUS_NOMEM or STATUS_INTERRUPT leaves
 * what may only be read again or released. O(tokens). */
enum { REACH_TOKENS = 60 };
enum status quotes_read(struct quotes *quotes, const struct tokens *tokens, struct poll *poll);
void quotes_release(struct quotes *quotes);

/* The kind of a quotation of this look when a verb comes this near. */
enum quote_kind quote_kind(unsigned look, enum quote_reach reach);

/* Settles the kind of every quotation by its `reach`, which attribution may have changed, and takes the
 * attribution from those that are nobody's words. A half of a split sentence and what goes on from a
 * paragraph before are as the quotation that they go on with. O(quotes). */
void quotes_judge(struct quotes *quotes);

/* True for the kinds that are somebody's words. */
static inline bool quote_is_speech(const struct quote *quote) {
    return quote->kind == QUOTE_DIRECT || quote->kind == QUOTE_PARTIAL;
}

#endif
