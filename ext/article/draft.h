/*
 * draft.h - a text while it is cleaned: the lines that are left, and what was taken away
 *
 * article.c runs its steps over the draft, pass by pass. A step may only drop a line or cut a piece out of
 * one, by draft_drop() and draft_cut(); draft_turn() then carries it out. Lines are read as they will be
 * seen, repaired (repair.h); what is found is carried back to the bytes of the text.
 *
 *     lines        what is left, in order; bytes of `look.text` are what steps look at and cut
 *     sources      the lines of the text as it came, and why each one went
 *     removed      the pieces of the text that were cut out of lines that stay
 *
 * The draft owns what it points at but the rules, the keys, the poll and the text. It fails by memory, by a
 * poll that stops, and at the ceiling of a buffer. Cost of a turn: a walk along the lines, and the lines that
 * were cut. Memory: 80 bytes a line, and the texts of lines that were repaired or cut.
 */
#ifndef NEWSPRINT_ARTICLE_DRAFT_H
#define NEWSPRINT_ARTICLE_DRAFT_H

#include "article/repeats.h"
#include "article/rules.h"
#include "base/poll.h"
#include "base/vector.h"
#include "text/lines.h"
#include "text/repair.h"

/* 64 bytes: a text may have a line to every two of its own. */
struct draft_line {
    struct line look;                 /* as it will be read, repaired */
    const struct article_rule *match; /* the whole-line rule that fits, wherever it may stand */
    const struct article_rule *drop;  /* why the line goes; NULL while it stays */
    unsigned topics;                  /* what the text may hold */
    uint32_t decided;                 /* the byte behind the last cut of this pass */
    uint32_t sign;                    /* where an agency signs it, 0 or the size where none does: caption.h */
    uint32_t source;                  /* index of its line in the text as it came */
    uint32_t origin;                  /* from 1, where it was repaired or cut; else 0 */
    bool glued;                       /* it starts with a glued head: see article/glued.c */
    bool asks_steps; /* the steps that look at a line by itself have not seen it as it is now, ... */
    bool asks_head;  /* ... nor has glued_find(), which looks at the first lines only */
};

/* A piece of a line that a rule takes away. */
struct draft_cut {
    uint32_t line;       /* index */
    uint32_t start, end; /* bytes of the line's text */
    const struct article_rule *rule;
};

/* A line of the text, from the end of the one before it on, white space behind it included, and why it goes,
 * if it does. */
struct draft_source {
    uint32_t begin, end; /* where its first visible character stands */
    const struct article_rule *drop;
};

/* A piece of the text that went out of a line. */
struct draft_removed {
    uint32_t start, end;
    const struct article_rule *rule;
};

/* A run of bytes of the text that the raw text of a cut line is made of. */
struct draft_piece {
    uint32_t start, size;
};

/* Where the text of a line comes from that was repaired or cut. */
struct draft_origin {
    struct span raw;                   /* what was repaired */
    uint32_t first_piece, piece_count; /* of these, where the line was cut */
    uint32_t lead;                     /* white space of the first piece, before raw */
};

/* Texts of lines that were repaired or cut, which must stay where they are. */
struct draft_arena {
    VECTOR_OF(char *) blocks;
    size_t used, size; /* of the last block */
};

struct draft {
    struct article_rules *rules;
    const struct line_keys *learned; /* or NULL */
    struct poll *poll;
    struct span text;
    VECTOR_OF(struct draft_line) lines;
    struct buffer scratch; /* for any step */

    size_t starts; /* pieces cut from the starts of lines in this pass: see article/glued.c */

    /* Of article/shape.c: the lines between which the story stands, where there are paragraphs. */
    size_t first, last;
    bool has_paragraphs, wrapped;

    VECTOR_OF(struct draft_source) sources;  /* in order */
    VECTOR_OF(struct draft_removed) removed; /* in order */

    /* For draft.c alone. */
    VECTOR_OF(struct draft_cut) cuts;      /* of this pass, in order */
    VECTOR_OF(struct draft_removed) fresh; /* by this pass, in order */
    VECTOR_OF(struct draft_piece) pieces;  /* that cut lines are made of */
    VECTOR_OF(struct draft_origin) origins;
    struct repair_view view;
    struct draft_arena arena;
};
#define DRAFT_OF(text_, rules_, learned_, poll_)                                                             \
    {                                                                                                        \
        .text = (text_), .rules = (rules_), .learned = (learned_), .poll = (poll_), .scratch = BUFFER_INIT,  \
        .view = REPAIR_VIEW_INIT                                                                             \
    }

/* Reads the lines of the text, each to be asked. Called once, first. STATUS_TOOBIG for one of 4 GiB. */
enum status draft_read(struct draft *draft);
void draft_release(struct draft *draft);

/* Drops a line by a rule; one that is dropped already keeps the rule it went by. */
static inline void draft_drop(struct draft_line *line, const struct article_rule *rule) {
    if (!line->drop) line->drop = rule;
}

/* Whether to stop, for a loop over lines, of which i is one: asked at each of so many. What a step leaves
 * undone then is not missed, for article.c asks behind it. */
enum { DRAFT_ASK_LINES = 1024 };
static inline bool draft_stop(const struct draft *draft, size_t i) {
    return i % DRAFT_ASK_LINES == 0 && poll_stop(draft->poll, i);
}

/* The same for a loop that costs little: lines i .. result-1 of those before `end` are looked at before the
 * next question; none are left, or the answer was yes, when the result is i. */
static inline size_t draft_some(const struct draft *draft, size_t i, size_t end) {
    if (poll_stop(draft->poll, i)) return i;
    return end - i < DRAFT_ASK_LINES ? end : i + DRAFT_ASK_LINES;
}

/* What the text of a line was repaired from. */
static inline struct span draft_raw(const struct draft *draft, const struct draft_line *line) {
    return line->origin ? draft->origins.items[line->origin - 1].raw : line->look.text;
}

/* Cuts bytes start .. end-1 out of the text of a line, behind what was cut before. Nothing happens where
 * there are none, or where the line is dropped. Lines are cut from the first to the last. */
enum status draft_cut(struct draft *draft, struct draft_line *line, size_t start, size_t end,
                      const struct article_rule *rule);

/* Carries out the cuts: lines that lost a piece are read anew, and are to be asked. One of which nothing is
 * left is dropped. */
enum status draft_carry_out(struct draft *draft);

/* Ends a pass: carries out the cuts and takes away the lines that are dropped. *changed: there was
 * anything. */
enum status draft_turn(struct draft *draft, bool *changed);

/* Appends what is left, with the empty lines that stood between. Nothing is carried out behind it. */
enum status draft_join(struct draft *draft, struct buffer *out);

#endif
