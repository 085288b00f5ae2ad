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
 * and no HTML to say which is which. The steps, each linear:
 *   1. lines (lines.c), and for each short one the rule that knows it as a whole (article_rules.c)
 *   2. lines learned from the outlet's other articles (repeats.c)
 *   3. where they stand: before the first paragraph, behind the last, below a heading (article_shape.c)
 *   4. page dumps: the dense run of paragraphs (article_page.c)
 *   5. noise inside the lines that stay (article_glued.c)
 * Rules see each line as a reader would, repaired (repair.h), and the places found are carried back.
 *
 * Cleaning the result once more changes nothing, because a step decides about a line from the line itself, or
 * strips from an end until something stays, or needs a neighbour that goes as well.
 */
#include "text/article.h"
#include "text/article_line.h"
#include "text/repair.h"

/* Longer lines are paragraphs, whatever they begin with; the longest whole lines that are noise, credits with
 * a dozen names and legal notices, stay below. */
enum { RULE_LINE_MAX = 420 };

static const struct article_rule LEARNED = {"learned_line", ARTICLE_CHROME, PLACE_LINE, ""};

bool article_level_named(struct span name, enum article_level *level) {
    static const char *const NAMES[] = {"light", "standard", "page"};
    for (int i = 0; i < 3; i++) {
        if (!span_equal(name, span_of(NAMES[i]))) continue;
        *level = (enum article_level)i;
        return true;
    }
    return false;
}

void article_parts_release(struct article_parts *parts) {
    VECTOR_RELEASE(&parts->list);
}

/* Bytes of a bullet, an arrow or another ornament at p, with the space behind it. */
static size_t ornament(const char *p, const char *end) {
    static const char *const ORNAMENTS[] = {"-",
                                            "*",
                                            "|",
                                            ">",
                                            "#",
                                            ":",
                                            "\xC2\xB7",
                                            "\xC2\xBB",
                                            "\xC2\xAB",
                                            "\xE2\x80\xA2",
                                            "\xE2\x80\xBA",
                                            "\xE2\x80\xB9",
                                            "\xE2\x80\x93",
                                            "\xE2\x80\x94",
                                            "\xE2\x86\x92",
                                            "\xE2\x86\x90",
                                            "\xE2\x96\xB6",
                                            "\xE2\x96\xBA",
                                            "\xE2\x96\xA0",
                                            "\xE2\x97\x8F",
                                            "\xE2\x80\xA6"};
    size_t size = line_space(p, end);
    for (size_t i = 0; !size && i < sizeof ORNAMENTS / sizeof *ORNAMENTS; i++) {
        size_t length = strlen(ORNAMENTS[i]);
        if ((size_t)(end - p) >= length && memcmp(p, ORNAMENTS[i], length) == 0) size = length;
    }
    return size;
}

/* A line without the ornaments around it; the line itself when it is nothing else. */
static struct span undecorated(struct span line) {
    const char *start = line.data, *stop = line.data + line.size;
    for (size_t size; start < stop && (size = ornament(start, stop)) > 0;) start += size;
    while (stop > start) {
        const char *last = stop - 1;
        while (last > start && ((unsigned char)*last & 0xC0) == 0x80) last--;
        if (ornament(last, stop) != (size_t)(stop - last)) break;
        stop = last;
    }
    return start == stop ? line : (struct span){start, (size_t)(stop - start)};
}

struct reading {
    const struct article_rules *rules;
    const struct line_keys *learned;
    struct buffer scratch;
};

static enum status read_line(struct reading *reading, struct article_draft *draft,
                             struct article_line *line) {
    struct span text = line->look.text;
    if (reading->learned && reading->learned->count) {
        uint64_t key = line_key(text, &reading->scratch);
        if (reading->scratch.status) return reading->scratch.status;
        if (line_keys_has(reading->learned, key)) line->drop = line->match = &LEARNED;
    }
    if (line->drop || text.size > RULE_LINE_MAX) return STATUS_OK;
    enum status status = repair_view(&draft->view, text);
    if (status || draft->view.text.size == 0) return status;
    return article_rules_line(reading->rules, undecorated(draft->view.text), &line->match);
}

static enum status read_lines(struct reading *reading, struct article_draft *draft, enum article_level level,
                              struct poll *poll) {
    struct lines lines = {.text = draft->text};
    struct line look;
    enum status status = STATUS_OK;
    while (!status && lines_next(&lines, &look)) {
        struct article_line *line = VECTOR_ADD(&draft->lines);
        if (!line) return STATUS_NOMEM;
        *line = (struct article_line){.look = look};
        if (level != ARTICLE_LIGHT) status = read_line(reading, draft, line);
        if (!status && poll_stop(poll, look.end - look.start)) status = STATUS_INTERRUPT;
    }
    return status;
}

static enum status add_part(struct article_parts *parts, size_t start, size_t end,
                            const struct article_rule *rule) {
    if (start == end) return STATUS_OK;
    struct article_part *part = VECTOR_ADD(&parts->list);
    if (!part) return STATUS_NOMEM;
    *part = (struct article_part){.start = start, .end = end, .kept = true};
    if (!rule) return STATUS_OK;
    part->kind = rule->kind;
    part->rule = rule->name;
    part->kept = rule->place == PLACE_KEPT;
    return STATUS_OK;
}

/* The parts of one line: all of it, or its cuts and what is between them. *cut is the first cut not yet
 * passed. */
static enum status add_line_parts(const struct article_draft *draft, size_t index, size_t *cut,
                                  struct article_parts *parts) {
    const struct article_line *line = &draft->lines.items[index];
    size_t at = line->look.start, base = (size_t)(line->look.text.data - draft->text.data);
    enum status status = STATUS_OK;
    for (; *cut < draft->cuts.count && draft->cuts.items[*cut].line == index && !status; ++*cut) {
        const struct article_cut *c = &draft->cuts.items[*cut];
        size_t start = c->start ? base + c->start : at;
        size_t end = c->end == line->look.text.size ? line->look.end : base + c->end;
        status = add_part(parts, at, start, NULL);
        if (!status) status = add_part(parts, start, end, c->rule);
        at = end;
    }
    return status ? status : add_part(parts, at, line->look.end, line->drop);
}

static enum status draft_parts(const struct article_draft *draft, struct article_parts *parts) {
    enum status status = STATUS_OK;
    size_t cut = 0;
    for (size_t i = 0; i < draft->lines.count && !status; i++) status = add_line_parts(draft, i, &cut, parts);
    if (!status && draft->lines.count == 0) status = add_part(parts, 0, draft->text.size, NULL);
    return status;
}

enum status article_split(const struct article_rules *rules, struct span text,
                          const struct line_keys *learned, enum article_level level,
                          struct article_parts *parts, struct poll *poll) {
    struct article_draft draft = {.text = text, .view = REPAIR_VIEW_INIT};
    struct reading reading = {rules, learned, BUFFER_INIT};
    enum status status = read_lines(&reading, &draft, level, poll);
    if (!status && level != ARTICLE_LIGHT) {
        if (level == ARTICLE_PAGE) article_page(&draft);
        status = article_glued_heads(rules, &draft);
        if (!status) article_shape(&draft);
        if (!status) status = article_glued(rules, &draft, poll);
    }
    if (!status) status = draft_parts(&draft, parts);
    buffer_release(&reading.scratch);
    repair_view_release(&draft.view);
    VECTOR_RELEASE(&draft.lines);
    VECTOR_RELEASE(&draft.cuts);
    return status;
}

enum status article_normalize(const struct article_rules *rules, struct span text,
                              const struct line_keys *learned, enum article_level level, struct buffer *out,
                              struct poll *poll) {
    if (level == ARTICLE_LIGHT) return repair_text(text, out, poll);
    struct article_parts parts = ARTICLE_PARTS_INIT;
    struct buffer kept = BUFFER_INIT;
    enum status status = article_split(rules, text, learned, level, &parts, poll);
    for (size_t i = 0; i < parts.list.count && !status; i++) {
        const struct article_part *part = &parts.list.items[i];
        if (part->kept) buffer_append(&kept, span_slice(text, part->start, part->end));
    }
    if (!status) status = kept.status ? kept.status : repair_text(buffer_span(&kept), out, poll);
    buffer_release(&kept);
    article_parts_release(&parts);
    return status;
}
