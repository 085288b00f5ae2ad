/*
 * article_glued.c - noise glued into the lines that stay
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
 * line loses what a rule knows at its start, at its end, or anywhere in it.
 *
 * Cost: one search a line for each of the places, the one for ends in the last FINISH_MAX bytes only.
 */
#include "text/article_line.h"

/* A glued head: how far its signs are looked for, and how long a caption may be. */
enum { HEAD_MAX = 900, CAPTION_MAX = 400 };

/* Heads stand in the first lines; a line with fewer words than a short paragraph has is not glued. */
enum { HEAD_LINES = 6, BODY_WORDS = 12 };

/* Endings are short: a credit of a dozen names, a link to another story. */
enum { FINISH_MAX = 320 };

static const struct article_rule GLUED_TITLE = {"glued_title", ARTICLE_TITLE, PLACE_START, ""};
static const struct article_rule GLUED_REST = {"glued_head", ARTICLE_BYLINE, PLACE_START, ""};
static const struct article_rule GLUED_CAPTION = {"glued_caption", ARTICLE_CAPTION, PLACE_START, ""};

struct gluing {
    struct article_rules *rules;
    struct article_draft *draft;
    size_t line;
    struct span text; /* the line as it will be read */
    size_t from;      /* up to here it is decided */
};

static enum status add_cut(struct gluing *g, size_t start, size_t end, const struct article_rule *rule) {
    if (start >= end) return STATUS_OK;
    struct article_cut *cut = VECTOR_ADD(&g->draft->cuts);
    if (!cut) return STATUS_NOMEM;
    *cut = (struct article_cut){g->line, start, end, rule};
    g->from = end;
    return STATUS_OK;
}

static size_t clipped(struct span text, size_t size) {
    if (text.size <= size) return text.size;
    while (size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    return size;
}

static bool is_lower(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

/* The byte behind the first sentence: a full stop behind two lower-case letters or a closing quote, then a
 * space and no lower-case letter or digit, which would make it "No. 4". */
static size_t first_sentence(struct span text) {
    for (size_t i = 2; i + 2 < text.size; i++) {
        char c = text.data[i];
        if ((c != '.' && c != '!' && c != '?') || is_upper(text.data[i - 1]) || text.data[i - 1] == '.')
            continue;
        size_t next = i + 1;
        if (text.data[next] == '"' || text.data[next] == ')') next++;
        if (text.size - next > 3 && memcmp(text.data + next, "\xE2\x80\x9D", 3) == 0) next += 3;
        if (next + 1 < text.size && text.data[next] == ' ' && !is_lower(text.data[next + 1]) &&
            !is_digit(text.data[next + 1]))
            return next;
    }
    return text.size;
}

/* Words that open sentences and hardly ever stand capitalised inside one. */
static const char *const OPENERS[] = {
    "A",    "After", "Although", "An",    "And",   "As",   "At",   "Before", "But",   "During", "For",
    "He",   "His",   "I",        "If",    "In",    "It",   "Last", "Many",   "More",  "No",     "On",
    "One",  "Our",   "She",      "Since", "Some",  "That", "The",  "Their",  "There", "These",  "They",
    "This", "Those", "Three",    "Two",   "Under", "We",   "What", "When",   "While", "With",   "You",
};

static bool is_opener(struct span word) {
    for (size_t i = 0; i < sizeof OPENERS / sizeof *OPENERS; i++)
        if (span_equal(word, span_of(OPENERS[i]))) return true;
    return false;
}

static struct span word_at(struct span text, size_t at) {
    size_t end = at;
    while (end < text.size && (is_lower(text.data[end] | 0x20) && (unsigned char)text.data[end] < 0x80))
        end++;
    return span_slice(text, at, end);
}

/* Where the sentence behind a caption starts: the first capitalised opener that follows a letter and a space,
 * or the first word of the caption or of the title come again. `at` itself when there is none. */
static size_t caption_end(struct span text, size_t at, struct span title) {
    struct span rest = span_slice(text, at, text.size);
    size_t stop = at + first_sentence(span_slice(rest, 0, clipped(rest, CAPTION_MAX)));
    struct span first = word_at(text, at), head = title.size ? word_at(title, 0) : title;
    for (size_t i = at + 2; i < stop; i++) {
        char before = text.data[i - 2];
        if (text.data[i - 1] != ' ' || !is_upper(text.data[i]) || !is_lower((char)(before | 0x20))) continue;
        struct span word = word_at(text, i);
        bool again = is_lower(before) && word.size > 3 && (span_equal(word, first) || span_equal(word, head));
        bool opens = is_opener(word) && i + word.size < text.size && text.data[i + word.size] == ' ';
        if (opens || again) return i;
    }
    return at;
}

/* Cuts the glued head of a line, if it has one. */
static enum status cut_head(struct gluing *g) {
    struct span head = span_slice(g->text, 0, clipped(g->text, HEAD_MAX));
    size_t limit = first_sentence(head), first = 0;
    const struct article_rule *rule, *last = NULL;
    enum status status = STATUS_OK;
    while (!status) {
        size_t start, end;
        status = article_rules_part(g->rules, PLACE_GLUED, head, g->from, limit, &rule, &start, &end);
        if (status || !rule) break;
        if (!last) first = start;
        status = add_cut(g, g->from, start, last ? &GLUED_REST : &GLUED_TITLE);
        if (!status) status = add_cut(g, start, end, rule);
        last = rule;
    }
    if (status || !last || last->kind != ARTICLE_CREDIT) return status;
    size_t end = caption_end(g->text, g->from, span_slice(g->text, 0, first));
    return add_cut(g, g->from, end, &GLUED_CAPTION);
}

/* All that rules know at the start, one behind the other. */
static enum status cut_starts(struct gluing *g) {
    const struct article_rule *rule;
    size_t start, end;
    enum status status = STATUS_OK;
    for (rule = NULL; !status; status = add_cut(g, g->from, g->from + end, rule)) {
        struct span rest = span_slice(g->text, g->from, g->text.size);
        status = article_rules_part(g->rules, PLACE_START, rest, 0, 1, &rule, &start, &end);
        if (status || !rule || end == 0 || end == rest.size) break;
    }
    return status;
}

/* What a rule names at the start, and leaves there. */
static enum status name_opening(struct gluing *g) {
    struct article_line *line = &g->draft->lines.items[g->line];
    size_t start;
    line->opening = NULL;
    if (g->from > 0) return STATUS_OK;
    return article_rules_part(g->rules, PLACE_KEPT, g->text, 0, 1, &line->opening, &start,
                              &line->opening_size);
}

static enum status cut_inside(struct gluing *g) {
    const struct article_rule *rule;
    enum status status = STATUS_OK;
    while (!status) {
        size_t start, end;
        status =
            article_rules_part(g->rules, PLACE_INSIDE, g->text, g->from, g->text.size, &rule, &start, &end);
        if (status || !rule) break;
        status = add_cut(g, start, end, rule);
    }
    return status;
}

static enum status cut_finish(struct gluing *g) {
    const struct article_rule *rule;
    size_t start, end, from = g->from;
    if (g->text.size - from > FINISH_MAX) from = clipped(g->text, g->text.size - FINISH_MAX);
    enum status status =
        article_rules_part(g->rules, PLACE_FINISH, g->text, from, g->text.size, &rule, &start, &end);
    if (status || !rule || start == 0) return status;
    return add_cut(g, start, end, rule);
}

static void look_at(struct gluing *g, size_t line) {
    g->line = line;
    g->from = 0;
    g->text = g->draft->lines.items[line].look.text;
}

static enum status cut_line(struct gluing *g, size_t line) {
    enum status status = STATUS_OK;
    look_at(g, line);
    if (g->draft->lines.items[line].glued) status = cut_head(g);
    if (!status) status = cut_starts(g);
    if (!status) status = name_opening(g);
    if (!status) status = cut_inside(g);
    if (!status) status = cut_finish(g);
    return status;
}

enum status article_glued(struct article_rules *rules, struct article_draft *draft, struct poll *poll) {
    struct gluing g = {.rules = rules, .draft = draft};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < draft->lines.count && !status; i++) {
        const struct article_line *line = &draft->lines.items[i];
        if (line->drop || (line->settled && !line->glued)) continue;
        status = cut_line(&g, i);
        if (!status && poll_stop(poll, line->look.text.size)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* A paragraph that ends the head: long enough, and no headline that asks or exclaims. */
static bool ends_head(const struct article_line *line) {
    char last = line->look.text.data[line->look.text.size - 1];
    return article_is_paragraph(line) && line->look.words >= BODY_WORDS && last != '?' && last != '!';
}

enum status article_glued_heads(struct article_rules *rules, struct article_draft *draft) {
    struct gluing g = {.rules = rules, .draft = draft};
    enum status status = STATUS_OK;
    for (size_t i = 0, seen = 0; i < draft->lines.count && seen < HEAD_LINES && !status; i++) {
        struct article_line *line = &draft->lines.items[i];
        if (line->drop || (line->match && line->match->place == PLACE_LINE)) continue;
        seen++;
        look_at(&g, i);
        struct span head = span_slice(g.text, 0, clipped(g.text, HEAD_MAX));
        const struct article_rule *rule = NULL;
        size_t start = 0, end = 0;
        if (!status)
            status =
                article_rules_part(rules, PLACE_GLUED, head, 0, first_sentence(head), &rule, &start, &end);
        line->glued = rule && line->look.words >= BODY_WORDS;
        if (!line->glued && ends_head(line)) break;
    }
    return status;
}
