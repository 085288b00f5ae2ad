/*
 * mark_run.h - the marks at the end of a sentence, and what closes behind them
 *
 * A run is all full stops, question marks, exclamation marks and ellipses that stand side by side, single
 * dots with blanks between them included (". . ."). Its tail are the quotation marks, brackets, footnotes
 * "[12]", superscripts and emoticons that follow and belong to what ends there.
 *
 * Text must be valid UTF-8. Linear in the run and the white space behind it, no heap.
 */
#ifndef NEWSPRINT_SENTENCE_MARK_RUN_H
#define NEWSPRINT_SENTENCE_MARK_RUN_H

#include "sentence/quote_marks.h"

/* The kind that the marks make together: the last of these that is among them; two dots are an ellipsis. */
enum mark_run_kind {
    MARK_RUN_DOT,
    MARK_RUN_ELLIPSIS,
    MARK_RUN_STRONG,    /* ? and ! */
    MARK_RUN_FULL_STOP, /* of a script that uses it for nothing else */
};

struct mark_run {
    const char *start, *end;
    enum mark_run_kind kind;
    unsigned dots, spaced; /* dots in all; of these, dots behind a blank */
    const char *first;     /* behind the first mark */
    const char *tail;      /* behind what closes */
    bool quoted;           /* a quotation mark is among what closes */
    bool bracketed;        /* "[...]" */
};

/* The run at p, where a mark stands, or one that its language alone asks with: ";" in Greek. `marks` are
 * read up to a quotation mark that leans on neither side. */
struct mark_run mark_run_read(struct quote_marks *marks, const char *p);

#endif
