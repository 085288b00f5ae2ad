/*
 * rule_list.h - the rules of data/boilerplate.def and data/pieces.def, as data
 *
 * A rule has a name, the kind of noise it knows, and the place where it may stand. It has rows, which are
 * patterns (pattern/pattern_set.h); or, as a verdict, none: then code looks at lines, and says by this name
 * why one goes. Everything here is constant. Nothing fails but by memory.
 */
#ifndef NEWSPRINT_ARTICLE_RULE_LIST_H
#define NEWSPRINT_ARTICLE_RULE_LIST_H

#include "base/buffer.h"
#include "base/span.h"
#include "base/status.h"

enum article_kind {
    ARTICLE_BODY,
    ARTICLE_TITLE,
    ARTICLE_BYLINE,
    ARTICLE_DATELINE,
    ARTICLE_TIMESTAMP,
    ARTICLE_READING_TIME,
    ARTICLE_SHARE,
    ARTICLE_CREDIT,
    ARTICLE_CAPTION,
    ARTICLE_RELATED,
    ARTICLE_NEWSLETTER,
    ARTICLE_COMMENTS,
    ARTICLE_LEGAL,
    ARTICLE_CONTACT,
    ARTICLE_SOURCE_LINK,
    ARTICLE_PREVIEW_NOTICE,
    ARTICLE_AD,
    ARTICLE_CHROME,
};

/* Where a rule may match. The first five look at a whole line without the bullets and arrows around it, in
 * either case; those from START to KEPT at part of a line, case and all. The last three have no patterns. */
enum article_place {
    PLACE_LINE,    /* a whole line, anywhere */
    PLACE_SECTION, /* a heading: it goes, and so does what it heads */
    PLACE_HEAD,    /* a whole line before the first paragraph */
    PLACE_TAIL,    /* a whole line behind the last paragraph */
    PLACE_EDGE,    /* a whole line in either of these two */
    PLACE_START,   /* the start of a line */
    PLACE_FINISH,  /* the end of a line */
    PLACE_INSIDE,  /* anywhere in a line, at the start of a word */
    PLACE_GLUED,   /* near the start of a text whose head was glued into its first paragraph */
    PLACE_KEPT,    /* the start of a line, which is named and stays */
    PLACE_SHAPE,   /* a whole line, told by its shape, its place and its neighbours */
    PLACE_PIECE,   /* a piece of a line, or all of it, told by its shape */
    PLACE_PAGE,    /* a whole line of a page dump, told by its place */
};

enum { ARTICLE_PATTERN_PLACES = PLACE_KEPT + 1 };

struct article_rule {
    const char *name;
    enum article_kind kind;
    enum article_place place;
    const char *description;  /* of a verdict; NULL for a rule with rows */
    const char *goes, *stays; /* examples: what goes, or is named, and what is like it and stays */
};

/* The number of each rule in ARTICLE_RULES: RULE_ad_inside ... */
enum article_rule_number {
#define RULE(name, kind, place, goes, stays)                 RULE_##name,
#define VERDICT(name, kind, place, description, goes, stays) RULE_##name,
#define ROW(pattern)
#define PHRASE(pattern)
#include "data/boilerplate.def"
#undef RULE
#undef VERDICT
#undef ROW
#undef PHRASE
    ARTICLE_RULES_COUNT
};

/* All rules, sorted by name. */
extern const struct article_rule ARTICLE_RULES[ARTICLE_RULES_COUNT];

/* The rule of a name: RULE_OF(title_line). */
#define RULE_OF(name) (&ARTICLE_RULES[RULE_##name])

/* A pattern as it is written, with pieces such as {PERSON}. */
struct article_row {
    const char *pattern;
    bool phrase; /* never a whole sentence */
};

/* The rows of a rule, and how many there are. Walks the list. */
const struct article_row *article_rule_rows(enum article_rule_number number, size_t *count);

/* Appends a pattern with its pieces put in. A piece that there is not is left as it stands. */
void article_pattern_expand(const char *pattern, struct buffer *out);

/* "reading_time" for ARTICLE_READING_TIME, "line" for PLACE_LINE. */
const char *article_kind_name(enum article_kind kind);
const char *article_place_name(enum article_place place);

#endif
