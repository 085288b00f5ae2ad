/*
 * page.c - the article in a dump of a whole page
 *
 * In a page dump four lines in five are no article: menus, buttons, other stories with their teasers. What
 * tells the article is that its lines stand together and are long. Each line weighs: a paragraph its words, a
 * short line or one that a rule knows something below zero; the article is the run of lines with the largest
 * sum.
 *
 *       -3    Markets
 *      -30    Most read                                           rule related_heading
 *      -12    Crane collapse at Port Ellery ferry terminal kills at least 11
 *      +24  < A cargo crane toppled onto the waiting hall of a crowded ...
 *       -6  < What the union says
 *      +36  < The dockers’ union disputed that account. Its secretary ...
 *     -100    37 Comments                                         rule comments
 *      +11    I was there and it was not like this at all.
 *
 * Paragraphs close to the run, which a few lines of noise keep out of it, belong to the story: the lead above
 * the share buttons, the last word below an advertisement. So does a list right behind it or right before it
 * (article/items.h): results, ingredients, the newest entries of a live blog. Further away stays a paragraph
 * right below a label that says that the article goes on, "Article content", where a page of offers was put
 * into it.
 *
 * Further away, too, stays a long paragraph that tells of the same as the run (article/kin.h): the lead above
 * byline, date, buttons and pictures, the last word below a box of headlines. Of the lines between only those
 * stay that do as well.
 *
 * A text of fewer lines than DUMP_LINES_MIN is seldom a dump, and may be a story of nothing but short lines.
 * There only the outermost lines go, as far as rules know half of them.
 *
 * Inside the run, CLUSTER or more lines in a row that are no paragraphs go too when rules know more than a
 * few of them, addresses aside, which authors give (a box of links in mid-article); others are the headings
 * and list items of the story. Lines of the head that rules know, such as a byline, are left for the steps of
 * shape.c to name when they stand right before the run.
 *
 * Found by Kadane's algorithm, in one pass. What stays is again its own best run: each of its beginnings and
 * ends has a sum of zero or more, and lines that went only weighed it down.
 */
#include "article/page.h"
#include "article/items.h"
#include "article/kin.h"
#include "article/known.h"
#include "article/shape.h"
#include "text/chars.h"

/* Weights, in words, and counts of lines, chosen one after the other on 136 whole pages of news in English.
 * F1 of the body's words, and how many pages lost more than one word of the body in twenty:
 *
 *     GAP_PRICE_MAX  none .9319 (27)   120 .9321 (27)   80 .9266 (26)
 *     CLUSTER        3 .9321 (27)      5 .9324 (21)
 *     KNOWN_PRICE    10 .9321 (27)     6 .9167 (24)
 *     FLANK_LINES    0 .9537 (19)      4 .9537 (17), the rules for comments and cookies having come between
 *
 * Later, on the same 136 pages, with the damaged ones of the even and of the odd half:
 *
 *     CLUSTER_KNOWN  one line of the box .9525 (6 + 10)    more than a quarter .9521 (6 + 9)
 *     SHORT_PRICE    2 .9521 (6 + 9)      1 .9518 (6 + 6)      0 .9410 (6 + 6)
 *     CONTINUED_LINES    0 .9565 (10)      60 .9570 (7)
 *     lines outside the run head nothing in it .9516 (6 + 5), LEAD_LINES 6 .9511 (5 + 5), lists .9515 (3 + 5)
 *
 * On both halves, and damaged ones of 116 pages in other languages:
 *
 *     kin           none .9574 (7), .9122 (14)    24 lines above and 10 below .9573 (7), .9139 (8)
 *     TEASER_WORDS  12 .9573 (7), .9150 (8)    31, once .9578 (7), .9153 (8)    41 .9577 (8), .9159 (8)
 *
 * Both halves were read, so neither confirms the other: lists and LEAD_LINES were found on the even pages and
 * change nothing on the odd ones, headings outside were found on the odd pages, and SHORT_PRICE moves the odd
 * ones alone. Of 116 pages in other languages 12 are damaged, where it had been 16. */
enum {
    PARAGRAPH_MAX = 40,    /* longer paragraphs weigh no more: one legal notice must not outweigh a story */
    UNFINISHED_WORDS = 20, /* a line without an end mark that is this long is a paragraph all the same */
    SHORT_WORDS_MAX = 12,  /* a short line weighs minus its words, up to this many ... */
    SHORT_PRICE = 1,       /* ... and this much more for being short */
    KNOWN_PRICE = 10,      /* a line that a rule knows */
    HEADING_PRICE = 30,    /* a heading of other stories, or a date, as stands above a comment */
    COMMENTS_PRICE = 100,  /* a heading of the comments, which are written in sentences as the article is */
    GAP_PRICE_MAX = 120, /* a row of lines below zero: a box in mid-article does not cut the article in two */
    CLUSTER = 5,         /* so many lines in a row that are no paragraphs are no part of the story ... */
    CLUSTER_KNOWN = 4,   /* ... if rules know more than one in so many ... */
    LIST_MAX = 25,   /* ... unless a paragraph with a colon leads to them, and there are fewer than this */
    FLANK_LINES = 4, /* so many lines below the run a paragraph is looked for that belongs to it ... */
    LEAD_LINES = 6,  /* ... and so many above, where bylines, dates and buttons stand ... */
    CONTINUED_LINES =
        60,            /* so many to either side one below "Article content" is taken for a part of it ... */
    FLANK_WORDS = 12,  /* ... if it has as many words */
    TEASER_WORDS = 31, /* ... or as many below a heading of other stories */
    KIN_LINES_UP = 24, /* so many lines above the run a paragraph is looked for that tells of the same ... */
    KIN_LINES_DOWN = 10, /* ... and so many below, ... */
    KIN_WORDS = 20,      /* ... if it has as many words */
    KIN_LINES = 64,      /* lines of the run that are read for it */
    LIST_SHARE = 2,
    LIST_SHARE_OF = 3,   /* at least so many of the lines of a list beside the run are items */
    DUMP_LINES_MIN = 36, /* a text of fewer lines has no more around the story than rules know much of; of 136
                            pages 4 have so few */
};

static bool is_text(const struct draft_line *line) {
    if (line->drop ||
        (line->match && (line->match->place == PLACE_LINE || line->match->place == PLACE_SECTION)))
        return false;
    return shape_is_paragraph(line) || line->look.words >= UNFINISHED_WORDS;
}

static bool is_comments(const struct draft_line *line) {
    return line->match && line->match->kind == ARTICLE_COMMENTS;
}

/* A heading of other stories, or a line that went with one. */
static bool is_section(const struct draft_line *line) {
    const struct article_rule *rule = line->drop ? line->drop : line->match;
    return rule && rule->place == PLACE_SECTION;
}

static int weight(const struct draft_line *line) {
    int words = line->look.words < PARAGRAPH_MAX ? (int)line->look.words : PARAGRAPH_MAX;
    const struct article_rule *rule = line->drop ? line->drop : line->match;
    if (is_text(line)) return words;
    if (is_comments(line)) return -COMMENTS_PRICE;
    if (is_section(line) || (rule && rule->kind == ARTICLE_TIMESTAMP)) return -HEADING_PRICE;
    if (rule) return -KNOWN_PRICE;
    return -(words < SHORT_WORDS_MAX ? words : SHORT_WORDS_MAX) - SHORT_PRICE;
}

struct run {
    size_t first, last;
    int64_t sum;
};

/* The weight of line i in its row of lines below zero, which together cost `gap` so far. */
static int priced(const struct draft_line *line, int *gap) {
    int w = weight(line);
    if (is_comments(line))
        *gap = 0;
    else if (w < 0 && *gap + w < -GAP_PRICE_MAX)
        w = -GAP_PRICE_MAX - *gap;
    *gap = w > 0 ? 0 : *gap + w;
    return w;
}

static struct run best_run(const struct draft *draft) {
    const struct draft_line *lines = draft->lines.items;
    struct run best = {0, 0, 0}, now = {0, 0, 0};
    int gap = 0;
    for (size_t i = 0; i < draft->lines.count && !draft_stop(draft, i); i++) {
        if (now.sum <= 0) now = (struct run){i, i, 0};
        now.sum += priced(&lines[i], &gap);
        now.last = i;
        if (now.sum > best.sum) best = now;
    }
    return best;
}

/* A paragraph right behind the run, which a few lines of noise kept out of it, belongs to the story. Below a
 * heading of other stories one does that is longer than their teasers. */
static void widen_down(const struct draft_line *lines, size_t count, struct run *run) {
    bool headed = false;
    for (size_t i = run->last + 1; i < count && i - run->last <= FLANK_LINES && !is_comments(&lines[i]);
         i++) {
        headed = headed || is_section(&lines[i]);
        if (!is_text(&lines[i]) || lines[i].look.words < (headed ? TEASER_WORDS : FLANK_WORDS)) continue;
        run->last = i;
        if (headed) break;
    }
}

/* So does one right before it; here a line without an end mark is a teaser. */
static void widen_up(const struct draft_line *lines, struct run *run) {
    for (size_t i = run->first; i-- > 0 && run->first - i <= LEAD_LINES && !is_comments(&lines[i]);)
        if (shape_is_paragraph(&lines[i]) && lines[i].look.words >= FLANK_WORDS) run->first = i;
}

/* Lines of a list that begins at line i. Around a story more headlines have figures than in it. */
static size_t list_at(const struct draft *draft, size_t i, enum items_way way) {
    struct items list = items_find(draft, i, way);
    return list.start || list.items * LIST_SHARE_OF < list.lines * LIST_SHARE ? 0 : list.count;
}

/* A list right behind the run, or right before it, its headings included. */
static void widen_list(const struct draft *draft, struct run *run) {
    if (run->last + 1 < draft->lines.count) run->last += list_at(draft, run->last + 1, ITEMS_DOWN);
    if (run->first > 0) run->first -= list_at(draft, run->first - 1, ITEMS_UP);
}

/* A paragraph below a label that says that the article goes on, such as "Article content". */
static bool is_continued(const struct draft_line *lines, size_t i, const struct run *run) {
    size_t away = i < run->first ? run->first - i : i - run->last;
    return i > 0 && away <= CONTINUED_LINES && lines[i - 1].match && lines[i - 1].match->kind == ARTICLE_AD &&
           shape_is_paragraph(&lines[i]) && lines[i].look.words >= FLANK_WORDS;
}

/* A line that is outside says nothing about those inside: "Latest news" in the menu heads no paragraph. */
static void drop_line(struct draft *draft, struct draft_line *line) {
    const struct article_rule *noise = line->drop ? NULL : known_noise(draft, line);
    draft_drop(line, noise ? noise : line->match ? line->match : RULE_OF(page_outside));
    line->match = NULL;
}

/* The words of the first lines of the run, in which a story says what it is about. */
static void read_kin(const struct draft_line *lines, const struct run *run, struct kin *kin) {
    for (size_t i = run->first; i <= run->last && i - run->first < KIN_LINES; i++)
        kin_add(kin, lines[i].look.text);
}

/* Whether a line may be kin, and is. Without words to compare with any is that may be. */
static bool is_kin(const struct draft_line *line, const struct kin *kin) {
    return is_text(line) && line->look.words >= KIN_WORDS && (!kin || kin_has(kin, line->look.text));
}

/* The first paragraph above the run that tells of the same; the first line of the run where none does. */
static size_t kin_above(const struct draft_line *lines, const struct run *run, const struct kin *kin) {
    for (size_t i = run->first; i-- > 0 && run->first - i <= KIN_LINES_UP && !is_section(&lines[i]);)
        if (is_kin(&lines[i], kin)) return i;
    return run->first;
}

/* The first one below; a line without an end mark is a teaser here. */
static size_t kin_below(const struct draft *draft, const struct run *run, const struct kin *kin) {
    const struct draft_line *lines = draft->lines.items;
    for (size_t i = run->last + 1; i < draft->lines.count && i - run->last <= KIN_LINES_DOWN; i++) {
        if (is_comments(&lines[i]) || is_section(&lines[i])) break;
        if (shape_is_paragraph(&lines[i]) && is_kin(&lines[i], kin)) return i;
    }
    return run->last;
}

/* Lines start..end-1 stand between the run and its kin. What tells of the same as well stays. */
static void drop_between(struct draft *draft, const struct kin *kin, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        struct draft_line *line = &draft->lines.items[i];
        if (line->match || !kin_has(kin, line->look.text)) drop_line(draft, line);
    }
}

/* A long paragraph beyond share buttons or a box. */
static void widen_kin(struct draft *draft, struct run *run) {
    size_t first = kin_above(draft->lines.items, run, NULL), last = kin_below(draft, run, NULL);
    if (first == run->first && last == run->last) return;
    struct kin kin = KIN_INIT;
    read_kin(draft->lines.items, run, &kin);
    first = kin_above(draft->lines.items, run, &kin);
    last = kin_below(draft, run, &kin);
    drop_between(draft, &kin, first, run->first);
    drop_between(draft, &kin, run->last + 1, last);
    run->first = first;
    run->last = last;
}

static void drop_outside(struct draft *draft, const struct run *run) {
    const struct draft_line *lines = draft->lines.items;
    for (size_t i = draft->lines.count; i-- > 0 && !draft_stop(draft, i);)
        if ((i < run->first || i > run->last) && !is_continued(lines, i, run))
            drop_line(draft, &draft->lines.items[i]);
}

/* Stands around a story, and not in it as pictures, advertisements and dates do. */
static bool is_furniture(const struct draft_line *line, bool top) {
    const struct article_rule *rule = line->drop ? line->drop : line->match;
    if (!rule || rule->kind == ARTICLE_AD || rule->kind == ARTICLE_CAPTION || rule->kind == ARTICLE_CREDIT)
        return false;
    return top || rule->place <= PLACE_SECTION;
}

/* Of a text that is short for a page: from the first of its lines inwards, or from the last, up to a
 * paragraph and as long as rules know half of them. What is nearer to the run may be the beginning or the end
 * of the story. */
static void drop_edge(struct draft *draft, size_t count, bool top) {
    struct draft_line *edge = draft->lines.items + (top ? 0 : draft->lines.count - 1);
    size_t known = 0, found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct draft_line *line = top ? edge + i : edge - i;
        if (is_text(line)) break;
        if (!is_furniture(line, top)) continue;
        if (++known * 2 > i) found = i + 1;
    }
    for (size_t i = 0; i < found; i++) drop_line(draft, top ? edge + i : edge - i);
}

static void drop_edges(struct draft *draft, const struct run *run) {
    drop_edge(draft, draft->lines.count - 1 - run->last, false);
    drop_edge(draft, run->first, true);
}

/* Lines start..end-1 of the run are no paragraphs. Links to other stories come with lines that rules know. */
static bool is_cluster(const struct draft *draft, const struct run *run, size_t start, size_t end) {
    const struct draft_line *lines = draft->lines.items;
    size_t count = end - start, known = 0;
    bool led_to = start > run->first && (lines[start - 1].look.flags & LINE_OPEN_END);
    for (size_t i = start; i < end && !draft_stop(draft, i); i++)
        known += lines[i].match && lines[i].match->kind != ARTICLE_SOURCE_LINK;
    return count >= (led_to ? LIST_MAX : CLUSTER) && known * CLUSTER_KNOWN > count;
}

static void drop_cluster(struct draft *draft, size_t start, size_t end) {
    for (size_t i = start; i < end && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        const struct article_rule *noise = line->drop || line->match ? line->match : known_noise(draft, line);
        draft_drop(line, noise ? noise : RULE_OF(page_cluster));
    }
}

static void drop_clusters(struct draft *draft, const struct run *run) {
    const struct draft_line *lines = draft->lines.items;
    size_t start = run->first;
    for (size_t i = run->first; i <= run->last && !draft_stop(draft, i); i++) {
        if (!is_text(&lines[i])) continue;
        if (is_cluster(draft, run, start, i)) drop_cluster(draft, start, i);
        start = i + 1;
    }
}

/* Counts, ranks, the numbers of pictures; a number right above a paragraph heads it. */
static void drop_numbers(struct draft *draft, const struct run *run) {
    struct draft_line *lines = draft->lines.items;
    for (size_t i = run->first; i < run->last && !draft_stop(draft, i); i++)
        if (lines[i].match == RULE_OF(ui_number) && !is_text(&lines[i + 1]))
            draft_drop(&lines[i], lines[i].match);
}

enum status page_run(struct draft *draft) {
    const struct draft_line *lines = draft->lines.items;
    struct run run = best_run(draft);
    if (run.sum <= 0) return STATUS_OK;
    widen_down(lines, draft->lines.count, &run);
    widen_list(draft, &run);
    widen_up(lines, &run);
    if (draft->sources.count < DUMP_LINES_MIN) {
        drop_edges(draft, &run);
    } else {
        widen_kin(draft, &run);
        drop_outside(draft, &run);
    }
    drop_clusters(draft, &run);
    drop_numbers(draft, &run);
    return STATUS_OK;
}
