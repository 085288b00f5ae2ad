/*
 * glued.c - noise glued into the lines that stay
 *
 * Some scrapers join what stood in separate boxes of the page:
 *
 *     Crane kills eleven 8 hours ago Share Save Hedda Brink Transport correspondent Reporting from
 *     Port Ellery Share Save EPA The jib rests on the hall A cargo crane toppled onto the waiting hall
 *
 * so that no line is noise, and a line that is cut away would take the first sentence with it. Here pieces
 * are cut out of lines. The *glued head* is the start of a line in the head that holds at least one sign of a
 * page head (a relative time, a run of share buttons, a byline ...) before its first sentence ends: up to the
 * last such sign everything goes. When that sign was a photo credit, what follows may be its caption, which
 * went without a full stop; it ends where a word that opens sentences stands capitalised in the middle of
 * nothing, "... rests on the hall | A cargo crane toppled", or where its first word comes again. Elsewhere a
 * line loses runs of furniture (article/furniture.h), captions with their credit (article/caption.h) and what
 * a rule knows off its start, boxes behind linked names (article/linked.h), and what a rule knows at its end
 * or anywhere in it.
 *
 * Headlines of other stories have no mark of their own. One behind "Read more:" ends as a caption does; one
 * without is looked for only in a text that lost PIECES_MIN pieces to the steps above:
 *
 *     Advertisement Herring quota cut again for 2032 | Meanwhile, the union counts its members ...
 *
 * Cost: one search a line for each of the places, the one for ends in the last FINISH_MAX bytes only.
 */
#include "article/glued.h"
#include "article/caption.h"
#include "article/linked.h"
#include "article/shape.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

/* A glued head: how far its signs are looked for, and how long a caption may be. */
enum { HEAD_MAX = 900, CAPTION_MAX = 400 };

/* Heads stand in the first lines; a line with fewer words than a short paragraph has is not glued. */
enum { HEAD_LINES = 6, BODY_WORDS = 12 };

/* So many pieces cut from the starts of lines tell that the boxes of the page were joined; then a headline or
 * a caption without a mark of its own is looked for too. Of 5,000 scraped articles 73 have as many, 65 of
 * them from one outlet, whose galleries are joined. */
enum { PIECES_MIN = 3 };

/* A headline or a caption that a paragraph was glued to, in bytes. */
enum { HEADLINE_MIN = 16, HEADLINE_MAX = 260 };

/* Endings are short: a credit of a dozen names, a link to another story. */
enum { FINISH_MAX = 320 };

/* The text of a line behind what is decided. */
static struct span rest_of(const struct draft_line *line) {
    return span_slice(line->look.text, line->decided, line->look.text.size);
}

/* Cuts a piece that stands at the start of a line: it tells how sure it is that boxes were joined. */
static enum status cut_piece(struct draft *draft, struct draft_line *line, size_t start, size_t end,
                             const struct article_rule *rule) {
    draft->starts += start < end;
    return draft_cut(draft, line, start, end, rule);
}

/* Cuts the next bytes behind what is decided. */
static enum status cut_next(struct draft *draft, struct draft_line *line, size_t size,
                            const struct article_rule *rule) {
    return cut_piece(draft, line, line->decided, line->decided + size, rule);
}

static bool is_joined(const struct draft *draft) {
    return draft->starts >= PIECES_MIN;
}

/* The byte behind the first sentence: a full stop behind two lower-case letters or a closing quote, then a
 * space and no lower-case letter or digit, which would make it "No. 4". */
static size_t first_sentence(struct span text) {
    const char *p = text.data + 2, *end = text.data + text.size;
    for (; text.size > 4 && (p = scan_any(p, end - 2, ".!??")) < end - 2; p++) {
        if (is_ascii_upper(p[-1]) || p[-1] == '.') continue;
        size_t next = (size_t)(p + 1 - text.data);
        if (text.data[next] == '"' || text.data[next] == ')') next++;
        if (text.size - next > 3 && memcmp(text.data + next, "\xE2\x80\x9D", 3) == 0) next += 3;
        if (next + 1 < text.size && text.data[next] == ' ' && !is_ascii_lower(text.data[next + 1]) &&
            !is_ascii_digit(text.data[next + 1]))
            return next;
    }
    return text.size;
}

/* What the words of data/glued_openers.def are. */
enum { CAPTIONED = 1, HEADLINE = 2, BOTH = CAPTIONED | HEADLINE, LINK = 4 };

static const struct opener {
    const char *word;
    int class;
} OPENERS[] = {
#define GLUED_OPENER(word, class) {word, class},
#include "data/glued_openers.def"
#undef GLUED_OPENER
};

/* Whether a word is listed under any bit of a class. */
static bool is_listed(struct span word, int class) {
    for (size_t i = 0; word.size && i < sizeof OPENERS / sizeof *OPENERS; i++)
        if (OPENERS[i].word[0] == word.data[0] && span_equal(word, span_of(OPENERS[i].word)))
            return OPENERS[i].class & class;
    return false;
}

static struct span word_at(struct span text, size_t at) {
    size_t end = at;
    while (end < text.size && is_ascii_letter(text.data[end])) end++;
    return span_slice(text, at, end);
}

/* Where the sentence behind a caption starts: the first capitalised opener that follows a letter and a space,
 * or the first word of the caption or of the title come again. `at` itself when there is none. */
static size_t caption_end(struct span text, size_t at, struct span title) {
    struct span rest = span_slice(text, at, text.size);
    size_t stop = at + first_sentence(utf8_clip(rest, CAPTION_MAX));
    struct span first = word_at(text, at), head = title.size ? word_at(title, 0) : title;
    for (size_t i = at + 2; i < stop; i++) {
        char before = text.data[i - 2];
        if (text.data[i - 1] != ' ' || !is_ascii_upper(text.data[i]) || !is_ascii_letter(before)) continue;
        struct span word = word_at(text, i);
        bool again =
            is_ascii_lower(before) && word.size > 3 && (span_equal(word, first) || span_equal(word, head));
        bool opens =
            is_listed(word, CAPTIONED) && i + word.size < text.size && text.data[i + word.size] == ' ';
        if (opens || again) return i;
    }
    return at;
}

/* The first sign of a page head that starts at a byte from .. to-1: a run of furniture, or what a rule
 * knows. */
static enum status next_sign(struct article_rules *rules, struct span head, size_t from, size_t to,
                             struct rule_match *sign) {
    size_t end;
    enum status status = article_rules_part(rules, PLACE_GLUED, head, from, to, sign);
    if (status) return status;
    size_t start = article_furniture_next(article_rules_furniture(rules), head, from,
                                          sign->rule ? sign->start + 1 : to, &end);
    bool within = sign->rule && sign->start <= start && sign->end >= end;
    if (end > start && !within) *sign = (struct rule_match){RULE_OF(furniture_run), start, end};
    return STATUS_OK;
}

static enum status cut_head(struct draft *draft, struct draft_line *line) {
    struct span text = line->look.text, head = utf8_clip(text, HEAD_MAX);
    const struct article_rule *last = NULL;
    size_t first = 0;
    enum status status = STATUS_OK;
    if (!line->glued) return STATUS_OK;
    for (size_t limit = first_sentence(head); !status;) {
        struct rule_match sign;
        status = next_sign(draft->rules, head, line->decided, limit, &sign);
        if (status || !sign.rule) break;
        if (!last) first = sign.start;
        const struct article_rule *before = last ? RULE_OF(glued_head) : RULE_OF(glued_title);
        status = cut_piece(draft, line, line->decided, sign.start, before);
        if (!status) status = cut_piece(draft, line, sign.start, sign.end, sign.rule);
        last = sign.rule;
    }
    if (status || !last || last->kind != ARTICLE_CREDIT) return status;
    size_t end = caption_end(text, line->decided, span_slice(text, 0, first));
    return cut_piece(draft, line, line->decided, end, RULE_OF(glued_caption));
}

/* What a rule knows at the start. */
static enum status cut_start(struct draft *draft, struct draft_line *line) {
    struct rule_match match;
    struct span rest = rest_of(line);
    enum status status = article_rules_start(draft->rules, PLACE_START, rest, line->topics, &match);
    if (status || !match.rule || match.end == rest.size) return status;
    return cut_next(draft, line, match.end, match.rule);
}

/* Whether the word before the one at `at` is capitalised: "Liu He" is a name. */
static bool follows_name(struct span text, size_t at) {
    size_t start = at - 1;
    while (start > 0 && text.data[start - 1] != ' ') start--;
    return is_ascii_upper(text.data[start]);
}

/* Whether the word before the one at `at` wants another: "established by The Ellery Fund". */
static bool follows_link(struct span text, size_t at) {
    size_t start = at - 1;
    while (start > 0 && text.data[start - 1] != ' ') start--;
    return is_listed(span_slice(text, start, at - 1), LINK);
}

/* Whether the word at `at` is in lower case throughout. */
static bool is_lower_word(struct span text, size_t at) {
    size_t end = at;
    while (end < text.size && is_ascii_lower(text.data[end])) end++;
    return end > at && (end == text.size || !is_ascii_upper(text.data[end]));
}

/* Where the sentence begins that a headline was glued to: at a word that opens sentences, behind a word
 * without a mark and before one in lower case. `at` itself when there is none. */
static size_t headline_end(struct span text, size_t at) {
    struct span rest = span_slice(text, at, text.size);
    size_t stop = at + first_sentence(utf8_clip(rest, HEADLINE_MAX));
    for (size_t i = at + HEADLINE_MIN; i < stop; i++) {
        char before = text.data[i - 2];
        if (text.data[i - 1] != ' ' || !is_ascii_upper(text.data[i]) ||
            !(is_ascii_lower(before) || is_ascii_digit(before)))
            continue;
        struct span word = word_at(text, i);
        size_t next = i + word.size;
        bool comma = next < text.size && text.data[next] == ',' && word.size > 5;
        next += comma;
        if (is_listed(word, HEADLINE) && !follows_link(text, i) &&
            !(word.size == 2 && follows_name(text, i)) && next < text.size && text.data[next] == ' ' &&
            is_lower_word(text, next + 1))
            return i;
    }
    return at;
}

static const char *const LABELS[] = {
#define READ_MORE(label) label,
#include "data/read_more.def"
#undef READ_MORE
};

/* The byte behind "Read more: " and the like at the start of a text, or 0. */
static size_t label_end(struct span text) {
    size_t found = 0;
    if (text.data[0] != 'R' && text.data[0] != 'A' && text.data[0] != 'S' && text.data[0] != 'M') return 0;
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS && text.size > 2; i++) {
        if (text.data[1] != LABELS[i][1]) continue;
        size_t size = strlen(LABELS[i]);
        if (text.size < size + 2 || memcmp(text.data, LABELS[i], size) != 0) continue;
        size_t colon = text.data[size] == ':';
        if (text.data[size + colon] == ' ' && size + colon + 1 > found) found = size + colon + 1;
    }
    return found < text.size && !is_ascii_lower(text.data[found]) ? found : 0;
}

/* Cuts a headline with "Read more" before it. */
static enum status cut_labelled(struct draft *draft, struct draft_line *line) {
    struct span rest = rest_of(line);
    size_t label = rest.size ? label_end(rest) : 0;
    size_t end = label ? headline_end(rest, label) : 0;
    return end > label ? cut_next(draft, line, end, RULE_OF(glued_headline)) : STATUS_OK;
}

/* Where boxes were joined, cuts what stands before the first word that opens a sentence. What opens one
 * itself may be a sentence that goes on with a name. */
static enum status cut_guessed(struct draft *draft, struct draft_line *line) {
    struct span rest = rest_of(line);
    if (!is_joined(draft) || !rest.size || is_ascii_lower(rest.data[0]) ||
        is_listed(word_at(rest, 0), HEADLINE))
        return STATUS_OK;
    return cut_next(draft, line, headline_end(rest, 0), RULE_OF(glued_headline));
}

/* Cuts a run of menus and buttons. */
static enum status cut_furniture(struct draft *draft, struct draft_line *line) {
    const struct article_furniture *furniture = article_rules_furniture(draft->rules);
    struct span rest = rest_of(line);
    size_t end = article_furniture_end(furniture, rest, 0, is_joined(draft));
    return end < rest.size ? cut_next(draft, line, end, RULE_OF(furniture_run)) : STATUS_OK;
}

/* Cuts a caption with its credit. */
static enum status cut_caption(struct draft *draft, struct draft_line *line) {
    if (!(line->topics & (TOPIC_CREDIT | TOPIC_SLASH))) return STATUS_OK;
    return cut_next(draft, line, article_caption_start(rest_of(line)), RULE_OF(caption_agency));
}

static enum status cut_starts(struct draft *draft, struct draft_line *line) {
    enum status status;
    size_t before;
    do {
        before = line->decided;
        status = cut_furniture(draft, line);
        if (!status) status = cut_labelled(draft, line);
        if (!status) status = cut_caption(draft, line);
        if (!status) status = cut_start(draft, line);
        if (!status && line->decided == before) status = cut_guessed(draft, line);
    } while (!status && line->decided > before);
    return status;
}

static enum status cut_linked(struct draft *draft, struct draft_line *line) {
    enum status status = STATUS_OK;
    size_t start, end;
    if (!(line->topics & TOPIC_LINKED)) return STATUS_OK;
    while (!status && article_linked_next(line->look.text, line->decided, &start, &end))
        status = draft_cut(draft, line, start, end, RULE_OF(linked_name));
    return status;
}

static enum status cut_inside(struct draft *draft, struct draft_line *line) {
    struct span text = line->look.text;
    enum status status = STATUS_OK;
    if (!(line->topics & TOPIC_INSIDE)) return STATUS_OK;
    while (!status) {
        struct rule_match match;
        status = article_rules_part(draft->rules, PLACE_INSIDE, text, line->decided, text.size, &match);
        if (status || !match.rule) break;
        status = draft_cut(draft, line, match.start, match.end, match.rule);
    }
    return status;
}

static enum status cut_finish(struct draft *draft, struct draft_line *line) {
    struct span text = line->look.text;
    if (line->sign && line->sign < text.size && line->sign >= line->decided)
        return draft_cut(draft, line, line->sign, text.size, RULE_OF(credit_sign));
    struct rule_match match;
    size_t from = line->decided;
    if (!(line->topics & TOPIC_FINISH)) return STATUS_OK;
    if (text.size - from > FINISH_MAX) from = utf8_clip(text, text.size - FINISH_MAX).size;
    enum status status = article_rules_part(draft->rules, PLACE_FINISH, text, from, text.size, &match);
    if (status || !match.rule || match.start == 0) return status;
    return draft_cut(draft, line, match.start, match.end, match.rule);
}

enum status glued_cut(struct draft *draft, struct draft_line *line) {
    enum status status = cut_head(draft, line);
    if (!status) status = cut_starts(draft, line);
    if (!status) status = cut_linked(draft, line);
    if (!status) status = cut_inside(draft, line);
    return status ? status : cut_finish(draft, line);
}

/* A paragraph that ends the head: long enough, and no headline that asks or exclaims. */
static bool ends_head(const struct draft_line *line) {
    char last = line->look.text.data[line->look.text.size - 1];
    return shape_is_paragraph(line) && line->look.words >= BODY_WORDS && last != '?' && last != '!';
}

/* Whether a line begins with a sign of a page head. One that has none is not looked at again while it stays
 * as it is; one that has loses it in this pass. */
static enum status find_sign(struct draft *draft, struct draft_line *line) {
    struct rule_match sign;
    struct span head = utf8_clip(line->look.text, HEAD_MAX);
    enum status status = next_sign(draft->rules, head, 0, first_sentence(head), &sign);
    line->glued = sign.rule;
    if (sign.rule)
        line->asks_steps = true;
    else
        line->asks_head = false;
    return status;
}

enum status glued_find(struct draft *draft) {
    enum status status = STATUS_OK;
    for (size_t i = 0, seen = 0;
         i < draft->lines.count && seen < HEAD_LINES && !status && !draft_stop(draft, i); i++) {
        struct draft_line *line = &draft->lines.items[i];
        if (line->drop || (line->match && line->match->place == PLACE_LINE)) continue;
        seen++;
        if (line->asks_head && line->look.words >= BODY_WORDS) status = find_sign(draft, line);
        if (!line->glued && ends_head(line)) break;
    }
    return status;
}
