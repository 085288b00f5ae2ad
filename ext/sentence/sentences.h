/*
 * sentences.h - a text as sentences
 *
 *     struct sentences sentences;
 *     struct sentence sentence;
 *     sentences_init(&sentences, text, NULL, NULL);
 *     while (sentences_next(&sentences, &sentence)) use(sentence.text);
 *     if (sentences.status) ...                        only STATUS_INTERRUPT, only with a poll
 *
 * Sentences come in the order of the text, are spans of it, do not overlap, begin and end with something that
 * is no white space, and have nothing but white space between them: together they are all that is not white
 * space.
 *
 * A sentence that lies in a quotation is still a sentence: “We won. We are glad,” she said. is two. Headings,
 * list items and what else stands on a line of its own are given as such; see enum sentence_kind.
 *
 * Text must be valid UTF-8 and stay where it is. No heap. Linear in the text, whatever it holds; the first
 * sentence costs what it is long, and at most LAYOUT_SAMPLE bytes of looking ahead.
 */
#ifndef NEWSPRINT_SENTENCE_SENTENCES_H
#define NEWSPRINT_SENTENCE_SENTENCES_H

#include "base/poll.h"
#include "base/status.h"
#include "sentence/boundary.h"
#include "text/scan.h"

enum sentence_kind {
    SENTENCE_SENTENCE,  /* ends with a mark, or stands beside one in its line */
    SENTENCE_HEADING,   /* a short line of its own, without a mark at its end: headlines, captions, bylines */
    SENTENCE_LIST_ITEM, /* begins with a bullet or a number of a list */
    SENTENCE_FRAGMENT,  /* anything else without a mark at its end: a text cut off, a line of symbols */
};

struct sentence {
    struct span text;
    size_t paragraph; /* 1 for the first */
    enum sentence_kind kind;
};

struct sentence_options {
    enum language language;
    enum newlines newlines;
    enum style style;
};

struct sentences {
    struct surroundings boundary;
    struct layout layout;
    struct scan scan;
    ptrdiff_t chunk; /* bytes that are scanned at once */
    struct poll *poll;
    enum status status;
    const char *position;  /* behind the last sentence */
    const char *counted;   /* up to here the poll knows of the work */
    const char *next_item; /* where the next item of a list within a line begins, or NULL */
    size_t paragraph;
    struct quote_marks marks; /* of the paragraph, as far as asked for */
    const char *asked;        /* the sentence that sentences_quoted() was asked about last, and the answer */
    bool quoted;
};

/* options NULL: everything is read off the text. poll may be NULL. Nothing to release. */
void sentences_init(struct sentences *sentences, struct span text, const struct sentence_options *options,
                    struct poll *poll);

/* False when there is no further sentence, or the poll said stop. */
bool sentences_next(struct sentences *sentences, struct sentence *sentence);

/* True when every word of the sentence that was given last stands in one pair of double quotation marks,
 * which may open before it and close behind it. Asked only where wanted, since it costs a second look at the
 * text. */
bool sentences_quoted(struct sentences *sentences, const struct sentence *sentence);

#endif
