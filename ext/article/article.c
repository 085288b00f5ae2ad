/*
 * article.c - the article and nothing but the article, from plain text alone
 *
 * What people have is what a scraper left:
 *
 *     Crane collapse at Port Ellery ferry terminal kills at least 11 – Calder Gazette     title
 *     By Corin Maddox                                                                     byline
 *     4 min read                                                                          reading_time
 *     PORT ELLERY (Meridian Wire) — A cargo crane toppled onto the waiting hall ...       body
 *     Advertisement                                                                       ad
 *     Related: Island ferry fares to rise by a tenth in April                             related
 *     “It sounded like a train coming through the roof,” said Nadia Fontell ...           body
 *     Copyright © 2031 Calder Gazette. All rights reserved.                               legal
 *
 * and no HTML to say which is which. STEPS below is the whole of the cleaning: each step looks at the draft
 * (draft.h), and drops lines or cuts pieces out of them; a line that went is asked no more.
 *
 * Cleaning what was cleaned changes nothing. A pass drops lines and cuts pieces out of others; then what is
 * left is cleaned again, until a pass finds nothing. A line that lost a piece is asked anew; one that did not
 * is as it was, and only where it stands is looked at again. So the last pass saw the lines, and the empty
 * lines between them, that a reader of the result will see, and left them all.
 */
#include "article/article.h"
#include "article/draft.h"
#include "article/glued.h"
#include "article/known.h"
#include "article/page.h"
#include "article/parts.h"
#include "article/shape.h"

enum { STANDARD = 1 << ARTICLE_STANDARD, PAGE = 1 << ARTICLE_PAGE };

/* The texts of a step: all, those with a paragraph, and those whose lines are no pieces of paragraphs. */
enum texts { ALL, STORIES, UNWRAPPED };

static const struct step {
    enum status (*line)(struct draft *draft, struct draft_line *line); /* looks at a line by itself, ... */
    enum status (*lines)(struct draft *draft);                         /* ... or at all of them */
    unsigned levels;
    enum texts texts;
} STEPS[] = {
    /* What a line is by itself; a rule that matches it may want a place. */
    {known_match, NULL, STANDARD | PAGE, ALL},
    /* The story in the page. */
    {NULL, page_run, PAGE, ALL},
    {NULL, glued_find, STANDARD | PAGE, ALL},
    /* What goes wherever it stands. */
    {known_drop, NULL, STANDARD | PAGE, ALL},
    /* What goes for its place and its neighbours. */
    {NULL, shape_paragraphs, STANDARD | PAGE, ALL},
    {NULL, shape_tail, STANDARD | PAGE, STORIES},
    {NULL, shape_head_sections, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_head, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_sections, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_captions, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_labels, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_numbers, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_capitals, STANDARD | PAGE, UNWRAPPED},
    {NULL, shape_boxes, STANDARD | PAGE, UNWRAPPED},
    /* What goes out of the lines that stay. */
    {glued_cut, NULL, STANDARD | PAGE, ALL},
};

enum { STEPS_COUNT = sizeof STEPS / sizeof *STEPS };

/* One text of fifty needs a second pass that finds more, where a cut made a line look like noise. Of 2,232
 * real texts and levels none needed a fourth; made ones can be had that need any number, and are not cleaned
 * to the end. */
enum { PASSES_MAX = 40 };

static bool is_due(const struct draft *draft, const struct step *step, enum article_level level) {
    bool fits = step->texts == ALL || (draft->has_paragraphs && (step->texts == STORIES || !draft->wrapped));
    return fits && (step->levels & 1u << level);
}

/* Asks a step of each line that is to be asked. */
static enum status ask_lines(struct draft *draft, const struct step *step) {
    enum status status = STATUS_OK;
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count)) > i && !status;)
        for (; i < end && !status; i++) {
            struct draft_line *line = &draft->lines.items[i];
            if (line->drop || !line->asks_steps) continue;
            status = step->line(draft, line);
            if (!status && poll_stop(draft->poll, line->look.text.size)) status = STATUS_INTERRUPT;
        }
    return status;
}

static enum status run_steps(struct draft *draft, enum article_level level) {
    enum status status = STATUS_OK;
    for (const struct step *step = STEPS; step < STEPS + STEPS_COUNT && !status; step++) {
        if (!is_due(draft, step, level)) continue;
        status = step->line ? ask_lines(draft, step) : step->lines(draft);
        if (!status && poll_stopped(draft->poll)) status = STATUS_INTERRUPT;
    }
    return status;
}

static enum status clean(struct draft *draft, enum article_level level) {
    enum status status = draft_read(draft);
    bool changed = true;
    for (int i = 0; i < PASSES_MAX && changed && !status; i++) {
        status = run_steps(draft, level);
        if (!status) status = draft_turn(draft, &changed);
    }
    return status;
}

bool article_level_named(struct span name, enum article_level *level) {
    static const char *const NAMES[] = {"light", "standard", "page"};
    for (int i = 0; i < 3; i++) {
        if (!span_equal(name, span_of(NAMES[i]))) continue;
        *level = (enum article_level)i;
        return true;
    }
    return false;
}

enum status article_split(struct article_rules *rules, struct span text, const struct line_keys *learned,
                          enum article_level level, struct article_parts *parts, struct poll *poll) {
    if (level == ARTICLE_LIGHT) return parts_of_lines(text, parts, poll);
    struct draft draft = DRAFT_OF(text, rules, learned, poll);
    enum status status = clean(&draft, level);
    if (!status) status = parts_of_draft(&draft, parts);
    draft_release(&draft);
    return status;
}

enum status article_normalize(struct article_rules *rules, struct span text, const struct line_keys *learned,
                              enum article_level level, struct buffer *out, struct poll *poll) {
    if (level == ARTICLE_LIGHT) return repair_text(text, out, poll);
    struct draft draft = DRAFT_OF(text, rules, learned, poll);
    enum status status = clean(&draft, level);
    if (!status) status = draft_join(&draft, out);
    draft_release(&draft);
    return status;
}
