/*
 * shape.c - what a line is, told by where it stands and by its neighbours
 *
 * No pattern knows "Why your heating bill may fall this autumn" for another story's headline, but its place
 * does: below "Similar Posts", behind the last paragraph. A *paragraph* is a line that ends like a sentence,
 * has at least PARAGRAPH_WORDS words and that no rule knows. The lines before the first one are the head,
 * those behind the last one the tail. In order:
 *
 *   - tail: lines that the rules for tails know go, and short lines behind one that went; a list of results
 *     or prices, verse and short answers stay (article/items.h)
 *   - head: lines that the rules for heads know go, and what stands below a heading; up to HEAD_LINES_MAX
 *     others that look like headlines are title and deck, or the caption beside a credit
 *   - section: a heading such as "Related stories" goes with the headlines below it; with all short lines
 *     below it when no paragraph of SECTION_WORDS words comes after it
 *   - caption: a short paragraph of its own with a photo credit right under it
 *   - label: who took the picture, below "toggle caption"
 *   - number: a bare number beside a line that went
 *   - capitals: a long headline in capitals between two paragraphs
 *   - box: the one unknown line of a box whose other lines all went: "The Gazette at Breakfast"
 *
 * A text without a single paragraph (a list, a poem, a script that ends its sentences otherwise) has no head
 * and no tail, and keeps all that no rule knows as a whole. So does hard-wrapped text, whose lines are no
 * paragraphs.
 *
 * Cost: a few passes over the lines.
 */
#include "article/shape.h"
#include "article/items.h"
#include "text/chars.h"

/* Sentences of fewer words stand in heads as often as in bodies ("Why now?"). The second tells a paragraph
 * below a heading of other stories from a teaser. */
enum { PARAGRAPH_WORDS = 5, SECTION_WORDS = 10 };

/* Headlines: enough words to be one, few enough not to be a paragraph that lost its full stop. */
enum {
    HEADLINE_WORDS_MIN = 3,
    HEADLINE_WORDS_MAX = 30,
    HEAD_LINES_MAX = 3,
    CAPTION_WORDS_MAX = 45,
    BOX_WORDS_MAX = 12,
    LABELLED_WORDS_MAX = 8,
    TAIL_WORDS_MAX = 14,
    LIST_END_MAX = 2, /* so many lines that say nothing may end a list */
    BESIDE_MAX = 2    /* more of them are a story between pictures */
};

/* Headlines in capitals: the headings of a story have fewer words. On 136 whole pages lines in capitals of
 * eight words and more are noise six times of seven, of five to seven words eight times of eighteen. */
enum { CAPITALS_WORDS_MIN = 9 };

/* Hard-wrapped: at least this many lines, of which this share in percent are of typewriter length. */
enum { WRAP_LINES = 6, WRAP_SHARE = 70, WRAP_LEAST = 52, WRAP_MOST = 84 };

static bool is_regional(const struct article_rule *rule) {
    return rule && rule->place >= PLACE_HEAD && rule->place <= PLACE_EDGE;
}

bool shape_is_paragraph(const struct draft_line *line) {
    return !line->drop && (line->look.flags & LINE_SENTENCE_END) && line->look.words >= PARAGRAPH_WORDS &&
           (!line->match || (is_regional(line->match) && line->match->kind != ARTICLE_TIMESTAMP));
}

/* A full stop behind two lower-case letters, and a capital behind it: no headline has one inside. */
static bool has_full_stop(struct span text) {
    for (size_t i = 2; i + 2 < text.size; i++) {
        const char *p = text.data + i;
        bool stop = p[0] == '.' && p[1] == ' ' && is_ascii_upper(p[2]);
        if (stop && is_ascii_lower(p[-1]) && is_ascii_lower(p[-2])) return true;
    }
    return false;
}

static bool is_headline(const struct draft_line *line) {
    uint32_t flags = line->look.flags, words = line->look.words;
    return !line->drop && !(flags & (LINE_SENTENCE_END | LINE_OPEN_END)) && words >= HEADLINE_WORDS_MIN &&
           words <= HEADLINE_WORDS_MAX && !has_full_stop(line->look.text);
}

static bool is_typed(const struct draft_line *line) {
    return line->look.text.size >= WRAP_LEAST && line->look.text.size <= WRAP_MOST;
}

static bool is_hard_wrapped(const struct draft *draft) {
    size_t typed = 0;
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count)) > i;)
        for (; i < end; i++) typed += is_typed(&draft->lines.items[i]);
    return draft->lines.count >= WRAP_LINES && typed * 100 >= draft->lines.count * WRAP_SHARE;
}

static void drop_known(struct draft_line *line, enum article_place place) {
    const struct article_rule *rule = line->match;
    if (rule && (rule->place == place || rule->place == PLACE_EDGE)) draft_drop(line, rule);
}

/* ---- Head ---- */

static bool beside_credit(const struct draft *draft, size_t i) {
    const struct article_rule *before = i ? draft->lines.items[i - 1].drop : NULL;
    const struct article_rule *after = draft->lines.items[i + 1].drop;
    return (before && before->kind == ARTICLE_CREDIT) || (after && after->kind == ARTICLE_CREDIT);
}

/* The line goes on below: it was wrapped, and is no headline. */
static bool is_wrapped(const struct draft *draft, size_t i) {
    const struct draft_line *line = &draft->lines.items[i];
    return is_typed(line + 1) && !(line->look.flags & LINE_BLANK_AFTER) &&
           is_ascii_lower(line[1].look.text.data[0]);
}

/* Headline-like lines of the head that no rule knows; too many of them are a list, not a title and a deck. */
static size_t head_unknown(const struct draft *draft, size_t *stop) {
    size_t unknown = 0, i = 0;
    for (; i < draft->first && !draft_stop(draft, i); i++) {
        if (draft->lines.items[i].drop) continue;
        if (draft->lines.items[i].glued || !is_headline(&draft->lines.items[i])) break;
        unknown += is_wrapped(draft, i) ? HEAD_LINES_MAX + 1 : 1;
    }
    *stop = i;
    return unknown;
}

/* A head is set off from the body: by an empty line, or by lines that a rule knows. Without either, a first
 * line that ends without a full stop may as well be a list item or a sentence cut short. */
static bool head_is_set_off(const struct draft *draft, size_t stop) {
    for (size_t i = 0; i < stop && !draft_stop(draft, i); i++)
        if (draft->lines.items[i].drop || (draft->lines.items[i].look.flags & LINE_BLANK_AFTER)) return true;
    return draft->lines.items[stop].glued;
}

enum status shape_head(struct draft *draft) {
    size_t stop;
    for (size_t i = 0; i < draft->first && !draft_stop(draft, i); i++)
        drop_known(&draft->lines.items[i], PLACE_HEAD);
    if (head_unknown(draft, &stop) > HEAD_LINES_MAX || !head_is_set_off(draft, stop)) return STATUS_OK;
    bool titled = false;
    for (size_t i = 0; i < stop && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        if (line->drop) continue;
        bool caption = beside_credit(draft, i) && (titled || i > 0);
        draft_drop(line, caption  ? RULE_OF(caption_beside_credit)
                         : titled ? RULE_OF(title_deck)
                                  : RULE_OF(title_line));
        titled = true;
    }
    return STATUS_OK;
}

/* ---- Sections ---- */

static bool is_heading(const struct draft_line *line) {
    return line->match && line->match->place == PLACE_SECTION;
}

static bool is_long_paragraph(const struct draft_line *line) {
    return shape_is_paragraph(line) && line->look.words >= SECTION_WORDS;
}

/* Below a heading a headline may stand with its summary. Of 20,000 real articles one has a longer line there
 * that is no sentence: the story, cut short. */
enum { SUMMARY_WORDS_MAX = 100 };

/* A sentence, and no headline that asks or exclaims. */
static bool is_statement(const struct draft_line *line) {
    char last = line->look.text.data[line->look.text.size - 1];
    return (line->look.flags & LINE_SENTENCE_END) && last != '?' && last != '!';
}

/* Lines behind the heading go, up to `end`, where an earlier call began; but for sentences, and for what is
 * too long to be a headline with its summary. */
static void drop_to_end(struct draft *draft, size_t heading, size_t end) {
    for (size_t i = heading + 1; i < end && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        if (!line->drop && !is_statement(line) && line->look.words <= SUMMARY_WORDS_MAX)
            draft_drop(line, is_heading(line) ? line->match : RULE_OF(related_below_heading));
    }
}

/* The headlines right below a heading, up to an empty line, a paragraph or the next heading. */
static void drop_block(struct draft *draft, size_t heading) {
    bool gap = false;
    for (size_t i = heading + 1; i < draft->lines.count && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        if (gap || shape_is_paragraph(line) || is_heading(line)) break;
        gap = line->look.flags & LINE_BLANK_AFTER;
        if (is_headline(line)) draft_drop(line, RULE_OF(related_below_heading));
    }
}

enum status shape_sections(struct draft *draft) {
    bool ends = true; /* no long paragraph below */
    size_t end = draft->lines.count;
    for (size_t i = draft->lines.count; i-- > 0 && !draft_stop(draft, i);) {
        struct draft_line *line = &draft->lines.items[i];
        if (is_long_paragraph(line)) ends = false;
        bool colon = line->look.flags & LINE_OPEN_END; /* it leads to what comes next */
        if (!is_heading(line) || line->drop || (colon && !ends)) continue;
        draft_drop(line, line->match);
        if (!ends || draft->first >= i) {
            drop_block(draft, i);
            continue;
        }
        drop_to_end(draft, i, end);
        end = i;
    }
    return STATUS_OK;
}

/* "OSTREL (AP) — The Latest on a deadly stabbing on a ferry (all times local):" is no headline, it leads to
 * more. */
static bool leads_on(const struct draft_line *line) {
    return !line->match && (line->look.flags & LINE_OPEN_END) && line->look.words >= SECTION_WORDS;
}

/* Below a heading in the head, everything up to the first paragraph belongs to it. */
enum status shape_head_sections(struct draft *draft) {
    bool below = false;
    for (size_t i = 0; i < draft->first && !leads_on(&draft->lines.items[i]) && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        below = below || is_heading(line);
        if (below && !line->drop)
            draft_drop(line, is_heading(line) ? line->match : RULE_OF(related_below_heading));
    }
    return STATUS_OK;
}

/* ---- Captions, boxes, tail ---- */

/* A line that is not the last. */
static void shape_caption(struct draft *draft, size_t i) {
    struct draft_line *line = &draft->lines.items[i];
    const struct article_rule *below = line[1].drop;
    bool own = (line->look.flags & LINE_BLANK_BEFORE) || (i && line[-1].drop);
    bool apart = !(line->look.flags & LINE_BLANK_AFTER) && (line[1].look.flags & LINE_BLANK_AFTER);
    if (!line->drop && below && below->kind == ARTICLE_CREDIT && own && apart &&
        line->look.words <= CAPTION_WORDS_MAX)
        draft_drop(line, RULE_OF(caption_beside_credit));
}

enum status shape_captions(struct draft *draft) {
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count - 1)) > i;)
        for (; i < end; i++) shape_caption(draft, i);
    return STATUS_OK;
}

static bool ends_in_caption(struct span text) {
    return text.size >= 7 && (memcmp(text.data + text.size - 7, "caption", 7) == 0 ||
                              memcmp(text.data + text.size - 7, "Caption", 7) == 0);
}

/* "toggle caption", and below it who took the picture. */
static void shape_label(const struct draft_line *line, struct draft_line *below) {
    if (line->drop && !below->drop && ends_in_caption(line->look.text) &&
        !(below->look.flags & LINE_SENTENCE_END) && below->look.words <= LABELLED_WORDS_MAX)
        draft_drop(below, RULE_OF(credit_below_label));
}

enum status shape_labels(struct draft *draft) {
    struct draft_line *lines = draft->lines.items;
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count - 1)) > i;)
        for (; i < end; i++) shape_label(&lines[i], &lines[i + 1]);
    return STATUS_OK;
}

/* Lines from `first` on are numbers; gives the last of them. */
static size_t shape_numbers_at(struct draft *draft, size_t first) {
    struct draft_line *lines = draft->lines.items;
    size_t end = first, count = draft->lines.count;
    while (end < count && lines[end].match == RULE_OF(ui_number) && !draft_stop(draft, end)) end++;
    if ((first > 0 && lines[first - 1].drop) || (end < count && lines[end].drop))
        for (size_t i = first; i < end && !draft_stop(draft, i); i++)
            draft_drop(&lines[i], RULE_OF(ui_number));
    return end - 1;
}

/* The count of a button, the numbers of pictures or of pages, beside other noise. */
enum status shape_numbers(struct draft *draft) {
    struct draft_line *lines = draft->lines.items;
    size_t count = draft->lines.count;
    for (size_t i = 0, end; (end = draft_some(draft, i, count)) > i;)
        for (; i < end; i++)
            if (lines[i].match == RULE_OF(ui_number)) i = shape_numbers_at(draft, i);
    return STATUS_OK;
}

/* All letters are capitals, and there are enough of them. */
static bool is_in_capitals(struct span text) {
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < text.size && lower * 16 <= text.size; i++) {
        upper += is_ascii_upper(text.data[i]);
        lower += is_ascii_lower(text.data[i]);
    }
    return upper > 0 && lower * 16 <= upper;
}

static bool is_mixed_paragraph(const struct draft_line *line) {
    return shape_is_paragraph(line) && !is_in_capitals(line->look.text);
}

/* Another story's headline between two paragraphs, in capitals and too long for a heading of this one. */
enum status shape_capitals(struct draft *draft) {
    for (size_t i = draft->first + 1; i + 1 < draft->lines.count && i < draft->last && !draft_stop(draft, i);
         i++) {
        struct draft_line *line = &draft->lines.items[i];
        bool counted = is_ascii_digit(line->look.text.data[0]);
        if (!line->drop && !line->match && line->look.words >= CAPITALS_WORDS_MIN && is_headline(line) &&
            !counted && is_in_capitals(line->look.text) && is_mixed_paragraph(&draft->lines.items[i - 1]) &&
            is_mixed_paragraph(&draft->lines.items[i + 1]))
            draft_drop(line, RULE_OF(related_capitals));
    }
    return STATUS_OK;
}

/* Lines of a paragraph of short lines, as far as it was read. */
struct box {
    size_t lines, unknown;
    struct draft_line *last_unknown;
    bool newsletter;
};

static void add_to_box(struct box *box, struct draft_line *line) {
    box->lines++;
    if (line->drop) {
        box->newsletter = box->newsletter || line->drop->kind == ARTICLE_NEWSLETTER;
    } else {
        box->unknown++;
        box->last_unknown = line;
    }
}

static void shape_box(const struct box *box) {
    struct draft_line *line = box->last_unknown;
    if (box->unknown == 1 && box->newsletter && box->lines >= 3 && !(line->look.flags & LINE_SENTENCE_END) &&
        line->look.words <= BOX_WORDS_MAX)
        draft_drop(line, RULE_OF(newsletter_box));
}

enum status shape_boxes(struct draft *draft) {
    struct box box = {0, 0, NULL, false};
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count)) > i;)
        for (; i < end; i++) {
            add_to_box(&box, &draft->lines.items[i]);
            if (!(draft->lines.items[i].look.flags & LINE_BLANK_AFTER)) continue;
            if (box.lines < draft->lines.count) shape_box(&box);
            box = (struct box){0, 0, NULL, false};
        }
    return STATUS_OK;
}

/* Pictures and advertisements stand between the paragraphs of a story; what else is noise comes behind its
 * end, so do headlines that somebody paid for. */
static bool is_within_story(const struct draft_line *line) {
    const struct article_rule *rule = line->drop;
    bool paid = rule == RULE_OF(sponsored_label) || rule == RULE_OF(label_sponsored);
    return rule->kind == ARTICLE_CAPTION || (rule->kind == ARTICLE_AD && !paid) ||
           (rule == RULE_OF(furniture_run) && ends_in_caption(line->look.text));
}

/* What goes below noise: no sentence, no line too long to be a headline, none that leads to more. */
static bool is_debris(const struct draft_line *line) {
    bool leads = (line->look.flags & LINE_OPEN_END) && line->look.words >= PARAGRAPH_WORDS && !line->match;
    return !(line->look.flags & LINE_SENTENCE_END) && !leads && line->look.words <= HEADLINE_WORDS_MAX;
}

/* A list behind the last paragraph, first .. end-1; lines before `seen` were looked at for it. */
struct tail_list {
    size_t first, end, seen;
};

static bool is_listed(const struct draft *draft, size_t i, struct tail_list *list) {
    if (i >= list->seen) {
        struct items found = items_find(draft, i, ITEMS_DOWN);
        size_t end = found.start + found.count, rest = found.seen - end;
        bool whole = found.count && rest <= LIST_END_MAX;
        *list = (struct tail_list){i + found.start, i + (whole ? found.seen : end), i + found.seen};
        if (found.count) list->seen = list->end;
        if (list->seen == i) list->seen = i + 1;
    }
    return i >= list->first && i < list->end;
}

enum status shape_tail(struct draft *draft) {
    bool noise = false, below = false;
    struct tail_list list = {0, 0, 0};
    for (size_t i = draft->last + 1; i < draft->lines.count && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        bool listed = !line->drop && !below && is_listed(draft, i, &list);
        if (!listed) drop_known(line, PLACE_TAIL);
        if (line->drop)
            noise = noise || !is_within_story(line);
        else if (noise && !listed && is_debris(line))
            draft_drop(line, line->match ? line->match
                             : below     ? RULE_OF(related_below_heading)
                                         : RULE_OF(tail_debris));
        below = below || is_heading(line);
    }
    return STATUS_OK;
}

/* A short sentence below noise, with no paragraph behind it, is noise's neighbour and not the end of the
 * story: "Share your thoughts with friends." */
static bool is_beside_noise(const struct draft *draft, size_t i) {
    return !draft->wrapped && i > draft->first && draft->lines.items[i - 1].drop &&
           draft->lines.items[i].look.words <= TAIL_WORDS_MAX;
}

/* The paragraphs of the lines that were read, and those of them that end it and stand beside noise. */
struct paragraphs {
    size_t last, beside;
};

static void add_paragraph(struct draft *draft, size_t i, struct paragraphs *paragraphs) {
    const struct draft_line *line = &draft->lines.items[i];
    if (!draft->has_paragraphs) draft->first = draft->last = paragraphs->last = i;
    draft->has_paragraphs = true;
    if (is_regional(line->match) && line->match->place != PLACE_HEAD) return;
    paragraphs->last = i;
    paragraphs->beside++;
    if (!is_beside_noise(draft, i)) draft->last = i, paragraphs->beside = 0;
}

enum status shape_paragraphs(struct draft *draft) {
    struct paragraphs paragraphs = {0, 0};
    size_t head = 0;
    draft->wrapped = is_hard_wrapped(draft);
    draft->has_paragraphs = false;
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count)) > i;)
        for (; i < end; i++) {
            const struct draft_line *line = &draft->lines.items[i];
            if (line->glued && !head) head = i + 1;
            if (shape_is_paragraph(line)) add_paragraph(draft, i, &paragraphs);
        }
    if (paragraphs.beside > BESIDE_MAX) draft->last = paragraphs.last;
    /* A headline that asks, or a teaser, above a line with a glued head: it is no paragraph. */
    if (head > draft->first + 1) draft->first = head - 1;
    return STATUS_OK;
}
