/*
 * draft.h - what the steps of cleaning tell each other about a line (used by article*.c only)
 *
 * article.c reads the lines of a text and asks the rules about each; then the steps of article/shape.c,
 * article/page.c and article/glued.c look at how lines stand together. A step may only drop what is still
 * kept.
 */
#ifndef NEWSPRINT_ARTICLE_DRAFT_H
#define NEWSPRINT_ARTICLE_DRAFT_H

#include "article/rules.h"
#include "base/poll.h"
#include "base/vector.h"
#include "text/lines.h"

struct article_line {
    struct line look; /* as it will be read; text is repaired, the rest is of the text as it came */
    unsigned topics;  /* what the text may hold */
    const struct article_rule *match; /* the whole-line rule that fits, wherever it may stand */
    const struct article_rule *drop;  /* why the line goes; NULL while it stays */
    bool glued;                       /* it starts with a glued head: see article/glued.c */
    enum {
        SIGN_UNKNOWN,
        SIGN_ABSENT,
        SIGN_PRESENT
    } sign;         /* whether a sign of a page head is near its start */
    bool was_glued; /* in the earlier pass */
    bool settled;   /* an earlier pass read it and left it as it is */

    /* For article.c alone: what the text was repaired from, and where that stands in the article. */
    struct span raw;
    size_t source;                   /* index of its line */
    size_t first_piece, piece_count; /* of these, where the line was cut */
    size_t lead;                     /* white space of the first piece, before raw */
};

/* A piece of a line that a rule takes away. */
struct article_cut {
    size_t line;       /* index */
    size_t start, end; /* bytes of the line's text */
    const struct article_rule *rule;
};

struct article_draft {
    VECTOR_OF(struct article_line) lines;
    VECTOR_OF(struct article_cut) cuts; /* in order */
};

/* Sentence-like enough to be told from a headline: see article/shape.c. */
bool article_is_paragraph(const struct article_line *line);

/* Drops lines by where they stand and what stands around them. */
void article_shape(const struct article_furniture *furniture, struct article_draft *draft);

/* Drops what lies outside the dense run of paragraphs of a whole page. */
void article_page(struct article_draft *draft);

/* Finds the lines near the start that begin with a glued head. */
enum status article_glued_heads(struct article_rules *rules, struct article_draft *draft);

/* Finds noise inside lines that stay. */
enum status article_glued(struct article_rules *rules, struct article_draft *draft, struct poll *poll);

#endif
