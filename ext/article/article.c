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
 *   1. lines (lines.c), and for each short one the rule that knows it as a whole (article/rules.c)
 *   2. lines learned from the outlet's other articles (repeats.c)
 *   3. where they stand: before the first paragraph, behind the last, below a heading (article/shape.c)
 *   4. page dumps: the dense run of paragraphs (article/page.c)
 *   5. noise inside the lines that stay (article/glued.c)
 *
 * Everything looks at a line as it will be read, repaired (repair.h), and keeps what it was repaired from. What
 * is found is carried back to the bytes of the text, so that parts are parts of the text as it came.
 *
 * Cleaning what was cleaned changes nothing. A pass drops lines and cuts pieces out of others; then what is left
 * is cleaned again, until a pass finds nothing. A line that lost a piece is repaired and read anew; one that did
 * not is as it was, and only where it stands is looked at again. So the last pass saw the lines, and the empty
 * lines between them, that a reader of the result will see, and left them all.
 */
#include "article/article.h"
#include "article/draft.h"
#include "base/mem.h"
#include "text/repair.h"

/* Real articles have a line to every 100 to 400 bytes, the empty ones not counted. */
enum { LINE_EXPECTED = 200 };

/* Lines that end like sentences and have as many words are asked for a signal first (article/rules.c). */
enum { SENTENCE_WORDS = 8 };

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
    static const char SIGNS[][4] = {"\xC2\xB7",     "\xC2\xBB",     "\xC2\xAB",     "\xE2\x80\xA2",
                                    "\xE2\x80\xBA", "\xE2\x80\xB9", "\xE2\x80\x93", "\xE2\x80\x94",
                                    "\xE2\x86\x92", "\xE2\x86\x90", "\xE2\x96\xB6", "\xE2\x96\xBA",
                                    "\xE2\x96\xA0", "\xE2\x97\x8F", "\xE2\x80\xA6"};
    size_t size = line_space(p, end);
    if (size) return size;
    if ((unsigned char)*p < 0x80)
        return *p == '-' || *p == '*' || *p == '|' || *p == '>' || *p == '#' || *p == ':';
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (p[0] == SIGNS[i][0] && p[1] == SIGNS[i][1] && (!SIGNS[i][2] || p[2] == SIGNS[i][2]))
            return SIGNS[i][2] ? 3 : 2;
    return 0;
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

/* A line of the text, white space behind it included, and why it goes, if it does. */
struct source_line {
    size_t start, end;
    size_t begin; /* where its first visible character stands */
    const struct article_rule *drop;
};

/* A piece of the text that goes out of a line. */
struct removed {
    size_t start, end;
    const struct article_rule *rule;
};

/* A run of bytes of the text that a line's raw text is made of. */
struct piece {
    size_t start, size;
};

/* Texts of lines that were repaired or cut, which must stay where they are. */
struct arena {
    VECTOR_OF(char *) blocks;
    size_t used, size; /* of the last block */
};

enum { ARENA_BLOCK = 16384 };

/* A copy of the bytes; {NULL, 0} when memory is out. */
static struct span arena_copy(struct arena *arena, struct span bytes) {
    if (arena->size - arena->used < bytes.size || arena->blocks.count == 0) {
        size_t size = bytes.size > ARENA_BLOCK ? bytes.size : ARENA_BLOCK;
        char **block = VECTOR_ADD(&arena->blocks);
        if (!block) return (struct span){NULL, 0};
        *block = mem_alloc(size);
        arena->blocks.count -= !*block;
        if (!*block) return (struct span){NULL, 0};
        arena->used = 0;
        arena->size = size;
    }
    char *copy = arena->blocks.items[arena->blocks.count - 1] + arena->used;
    if (bytes.size) memcpy(copy, bytes.data, bytes.size);
    arena->used += bytes.size;
    return (struct span){copy, bytes.size};
}

static void arena_release(struct arena *arena) {
    for (size_t i = 0; i < arena->blocks.count; i++) mem_free(arena->blocks.items[i]);
    VECTOR_RELEASE(&arena->blocks);
}

/* What one cleaning needs all along. */
struct cleaning {
    struct article_rules *rules;
    const struct line_keys *learned;
    enum article_level level;
    struct poll *poll;
    struct span text;
    struct article_draft draft; /* the lines that are left */
    VECTOR_OF(struct source_line) sources;
    VECTOR_OF(struct removed) removed; /* in order */
    VECTOR_OF(struct removed) fresh;   /* by this pass, in order */
    VECTOR_OF(struct piece) pieces;
    struct repair_view view;
    struct arena arena;
    struct buffer scratch;
};

static void cleaning_release(struct cleaning *c) {
    VECTOR_RELEASE(&c->draft.lines);
    VECTOR_RELEASE(&c->draft.cuts);
    VECTOR_RELEASE(&c->sources);
    VECTOR_RELEASE(&c->removed);
    VECTOR_RELEASE(&c->fresh);
    VECTOR_RELEASE(&c->pieces);
    repair_view_release(&c->view);
    arena_release(&c->arena);
    buffer_release(&c->scratch);
}

/* ---- Reading ---- */

/* Fills line->look.text with line->raw as it will be read. */
static enum status repair_line(struct cleaning *c, struct article_line *line) {
    enum status status = repair_view(&c->view, line->raw);
    line->look.text = c->view.text;
    if (status || !c->view.repaired) return status;
    line->look.text = arena_copy(&c->arena, c->view.text);
    return line->look.text.data ? STATUS_OK : STATUS_NOMEM;
}

static void look_at_line(struct article_line *line) {
    line->look.flags &= LINE_BLANK_BEFORE | LINE_BLANK_AFTER;
    line_look(&line->look);
}

/* A line that shows nothing belongs to the one before it, or to the next. */
static void join_blank(struct cleaning *c, const struct line *look) {
    size_t count = c->draft.lines.count;
    if (count == 0) return;
    c->draft.lines.items[count - 1].look.flags |= look->flags & LINE_BLANK_AFTER;
    c->sources.items[c->sources.count - 1].end = look->end;
}

static enum status add_line(struct cleaning *c, const struct line *look) {
    struct article_line *line = VECTOR_ADD(&c->draft.lines);
    if (!line) return STATUS_NOMEM;
    *line = (struct article_line){.look = *look, .raw = look->text, .source = c->sources.count};
    enum status status = look->flags & LINE_PLAIN ? STATUS_OK : repair_line(c, line);
    if (status || line->look.text.size == 0) {
        c->draft.lines.count--;
        if (!status) join_blank(c, look);
        return status;
    }
    struct source_line *source = VECTOR_ADD(&c->sources);
    if (!source) return STATUS_NOMEM;
    size_t start = source == c->sources.items ? 0 : look->start;
    *source = (struct source_line){start, look->end, (size_t)(look->text.data - c->text.data), NULL};
    line_look(&line->look);
    return STATUS_OK;
}

/* Room for as many lines as news of that size mostly has. */
static enum status expect_lines(struct cleaning *c) {
    size_t expected = c->text.size / LINE_EXPECTED + 1;
    enum status status = vector_grow((void **)&c->draft.lines.items, &c->draft.lines.capacity, expected,
                                     sizeof *c->draft.lines.items);
    return status ? status
                  : vector_grow((void **)&c->sources.items, &c->sources.capacity, expected,
                                sizeof *c->sources.items);
}

static enum status read_lines(struct cleaning *c) {
    struct lines lines = LINES_OF(c->text);
    struct line look;
    enum status status = expect_lines(c);
    while (!status && lines_next(&lines, &look)) {
        status = add_line(c, &look);
        if (!status && poll_stop(c->poll, look.end - look.start)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* ---- One pass ---- */

static bool is_learned(struct cleaning *c, struct span text) {
    uint64_t key = line_key(text, &c->scratch);
    return !c->scratch.status && line_keys_has(c->learned, key);
}

/* The rule that knows a line as a whole. */
static enum status ask_rules(struct cleaning *c, struct article_line *line) {
    struct span text = line->look.text;
    if (text.size > RULE_LINE_MAX) return STATUS_OK;
    bool sentence = (line->look.flags & LINE_SENTENCE_END) && line->look.words >= SENTENCE_WORDS;
    if (sentence && !(line->topics & TOPIC_SIGNAL)) return STATUS_OK;
    return article_rules_line(c->rules, undecorated(text), line->topics, &line->match);
}

/* A learned line goes in any case, and a rule that knows it says what it is: a credit, a byline. */
static enum status match_line(struct cleaning *c, struct article_line *line) {
    struct span text = line->look.text;
    bool learned = false;
    line->match = NULL;
    line->topics = article_rules_topics(c->rules, text);
    if (c->learned && c->learned->count)
        learned = is_learned(c, text) || (text.data != line->raw.data && is_learned(c, line->raw));
    enum status status = c->scratch.status ? c->scratch.status : ask_rules(c, line);
    if (!status && learned) line->drop = line->match = line->match ? line->match : RULE_OF(learned_line);
    return status;
}

static enum status match_lines(struct cleaning *c) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < c->draft.lines.count && !status; i++) {
        struct article_line *line = &c->draft.lines.items[i];
        line->was_glued = line->glued;
        line->glued = false;
        if (!line->settled) status = match_line(c, line);
        if (!status && poll_stop(c->poll, line->look.text.size)) status = STATUS_INTERRUPT;
    }
    return status;
}

static enum status judge(struct cleaning *c) {
    struct article_draft *draft = &c->draft;
    draft->cuts.count = 0;
    enum status status = match_lines(c);
    if (!status && c->level == ARTICLE_PAGE) article_page(draft);
    if (!status) status = article_glued_heads(c->rules, draft);
    if (!status) article_shape(article_rules_furniture(c->rules), draft);
    return status ? status : article_glued(c->rules, draft, c->poll);
}

/* ---- What a pass changes ---- */

static enum status add_piece(struct cleaning *c, size_t start, size_t size) {
    if (size == 0) return STATUS_OK;
    struct piece *piece = VECTOR_ADD(&c->pieces);
    if (!piece) return STATUS_NOMEM;
    *piece = (struct piece){start, size};
    return STATUS_OK;
}

static enum status add_removed(struct cleaning *c, size_t start, size_t end,
                               const struct article_rule *rule) {
    if (start == end) return STATUS_OK;
    struct removed *removed = VECTOR_ADD(&c->fresh);
    if (!removed) return STATUS_NOMEM;
    *removed = (struct removed){start, end, rule};
    return STATUS_OK;
}

/* Cuts one piece, the bytes from `at` of a line's raw text on. *cut is the first cut that does not end before
 * it, then the first that does not end in it. */
static enum status cut_piece(struct cleaning *c, struct piece piece, size_t at,
                             const struct article_cut **cut, const struct article_cut *last) {
    size_t done = 0, end = at + piece.size;
    enum status status = STATUS_OK;
    while (*cut < last && (*cut)->start < end && !status) {
        size_t from = (*cut)->start > at + done ? (*cut)->start - at : done;
        size_t to = ((*cut)->end < end ? (*cut)->end : end) - at;
        status = add_piece(c, piece.start + done, from - done);
        if (!status) status = add_removed(c, piece.start + from, piece.start + to, (*cut)->rule);
        done = to;
        if ((*cut)->end > end) break;
        ++*cut;
    }
    return status ? status : add_piece(c, piece.start + done, piece.size - done);
}

/* The bytes that are left of a line, without the white space around them. */
static enum status gather(struct cleaning *c, struct article_line *line) {
    buffer_clear(&c->scratch);
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct piece *piece = &c->pieces.items[line->first_piece + i];
        buffer_append(&c->scratch, span_slice(c->text, piece->start, piece->start + piece->size));
    }
    struct span all = {NULL, 0};
    if (!c->scratch.status) all = arena_copy(&c->arena, buffer_span(&c->scratch));
    if (!all.data) return c->scratch.status ? c->scratch.status : STATUS_NOMEM;
    line->raw = line_trimmed(all);
    line->lead = (size_t)(line->raw.data - all.data);
    return STATUS_OK;
}

/* Takes cuts first..last-1, of bytes of the line as it is read, out of its raw text, and reads what is left. */
static enum status cut_line(struct cleaning *c, struct article_line *line, struct article_cut *first,
                            const struct article_cut *last) {
    bool repaired = line->look.text.data != line->raw.data;
    enum status status = repaired ? repair_trace(&c->view, line->raw) : STATUS_OK;
    for (struct article_cut *cut = first; cut < last && !status; cut++) {
        cut->start = line->lead + (repaired ? repair_origin(&c->view, cut->start) : cut->start);
        cut->end = line->lead + (repaired ? repair_origin(&c->view, cut->end) : cut->end);
    }
    size_t old = line->first_piece, count = line->piece_count, at = 0;
    const struct article_cut *cut = first;
    struct piece whole = {c->sources.items[line->source].begin, line->raw.size};
    line->first_piece = c->pieces.count;
    for (size_t i = 0; i < (count ? count : 1) && !status; i++) {
        struct piece piece = count ? c->pieces.items[old + i] : whole;
        status = cut_piece(c, piece, at, &cut, last);
        at += piece.size;
    }
    line->piece_count = c->pieces.count - line->first_piece;
    if (!status) status = gather(c, line);
    if (!status) status = repair_line(c, line);
    if (status) return status;
    line->match = NULL;
    if (line->look.text.size == 0)
        line->drop = last[-1].rule;
    else
        look_at_line(line);
    return STATUS_OK;
}

static enum status cut_lines(struct cleaning *c) {
    struct article_cut *cuts = c->draft.cuts.items;
    size_t count = c->draft.cuts.count;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < c->draft.lines.count; i++) c->draft.lines.items[i].settled = true;
    for (size_t first = 0, last = 0; first < count && !status; first = last) {
        struct article_line *line = &c->draft.lines.items[cuts[first].line];
        while (last < count && cuts[last].line == cuts[first].line) last++;
        line->settled = false;
        status = cut_line(c, line, cuts + first, cuts + last);
        if (!status && poll_stop(c->poll, line->look.text.size)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* Puts what this pass removed among what was removed before. */
static enum status merge_removed(struct cleaning *c) {
    size_t a = c->removed.count, b = c->fresh.count, out = a + b;
    if (b == 0) return STATUS_OK;
    for (size_t i = 0; i < b; i++)
        if (VECTOR_ADD(&c->removed) == NULL) return STATUS_NOMEM;
    while (b > 0) {
        bool old = a > 0 && c->removed.items[a - 1].start > c->fresh.items[b - 1].start;
        c->removed.items[--out] = old ? c->removed.items[--a] : c->fresh.items[--b];
    }
    c->fresh.count = 0;
    return STATUS_OK;
}

/* Leaves the lines that stay; gives whether there were others. */
static bool drop_lines(struct cleaning *c) {
    struct article_line *lines = c->draft.lines.items;
    size_t kept = 0, count = c->draft.lines.count;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].drop)
            c->sources.items[lines[i].source].drop = lines[i].drop;
        else if (kept++ < i)
            lines[kept - 1] = lines[i];
    }
    c->draft.lines.count = kept;
    for (size_t i = 0; i < kept; i++) {
        bool blank = i == 0 || (lines[i - 1].look.flags & LINE_BLANK_AFTER);
        lines[i].look.flags =
            (lines[i].look.flags & ~(uint32_t)LINE_BLANK_BEFORE) | (blank ? LINE_BLANK_BEFORE : 0);
    }
    if (kept) lines[kept - 1].look.flags |= LINE_BLANK_AFTER;
    return kept < count;
}

/* One text of fifty needs a second pass that finds more, where a cut made a line look like noise. Of 2,232 real
 * texts and levels none needed a fourth; made ones can be had that need any number, and are not cleaned to the
 * end. */
enum { PASSES_MAX = 40 };

static enum status clean(struct cleaning *c) {
    enum status status = read_lines(c);
    bool changed = true;
    for (int i = 0; i < PASSES_MAX && changed && !status; i++) {
        status = judge(c);
        changed = c->draft.cuts.count > 0;
        if (!status) status = cut_lines(c);
        if (!status) status = merge_removed(c);
        if (!status && drop_lines(c)) changed = true;
    }
    return status;
}

/* ---- Parts ---- */

static enum status add_part(struct article_parts *parts, struct article_part part) {
    if (part.start == part.end) return STATUS_OK;
    struct article_part *added = VECTOR_ADD(&parts->list);
    if (!added) return STATUS_NOMEM;
    *added = part;
    return STATUS_OK;
}

static struct article_part part_of(size_t start, size_t end, const struct article_rule *rule) {
    struct article_part part = {.start = start, .end = end, .kept = true};
    if (!rule) return part;
    part.kind = rule->kind;
    part.rule = rule->name;
    part.kept = rule->place == PLACE_KEPT;
    return part;
}

/* The parts of one line: all of it, or what went out of it and what is between. *removed is the first piece that
 * is not yet passed. A line break stays with the line, so that what is cut from its end does not join it to the
 * next one; white space before the text goes with what is cut from its start. */
static enum status add_line_parts(const struct cleaning *c, size_t index, size_t *removed,
                                  struct article_parts *parts) {
    const struct source_line *line = &c->sources.items[index];
    size_t at = line->start;
    enum status status = STATUS_OK;
    for (; *removed < c->removed.count && c->removed.items[*removed].start < line->end && !status;
         ++*removed) {
        const struct removed *piece = &c->removed.items[*removed];
        size_t start = piece->start == line->begin ? line->start : piece->start;
        status = add_part(parts, part_of(at, start, line->drop));
        at = piece->end;
        if (!status) status = add_part(parts, part_of(start, at, piece->rule));
    }
    return status ? status : add_part(parts, part_of(at, line->end, line->drop));
}

/* What a rule names without taking it away stands among what was removed, and stays. */
static enum status add_openings(struct cleaning *c) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < c->draft.lines.count && !status; i++) {
        struct article_line *line = &c->draft.lines.items[i];
        struct article_cut cut = {.line = i};
        status =
            article_rules_start(c->rules, PLACE_KEPT, line->look.text, line->topics, &cut.rule, &cut.end);
        if (!status && cut.rule) status = cut_line(c, line, &cut, &cut + 1);
    }
    return status ? status : merge_removed(c);
}

static enum status list_parts(struct cleaning *c, struct article_parts *parts) {
    enum status status = add_openings(c);
    size_t removed = 0;
    for (size_t i = 0; i < c->sources.count && !status; i++) status = add_line_parts(c, i, &removed, parts);
    if (!status && c->sources.count == 0) status = add_part(parts, part_of(0, c->text.size, NULL));
    return status;
}

static enum status split_lines(struct span text, struct article_parts *parts, struct poll *poll) {
    struct lines lines = LINES_OF(text);
    struct line look;
    enum status status = STATUS_OK;
    while (!status && lines_next(&lines, &look)) {
        status = add_part(parts, part_of(look.start, look.end, NULL));
        if (!status && poll_stop(poll, look.end - look.start)) status = STATUS_INTERRUPT;
    }
    return status || parts->list.count ? status : add_part(parts, part_of(0, text.size, NULL));
}

static size_t breaks_before(const struct article_draft *draft, size_t i) {
    if (i == 0) return 0;
    return draft->lines.items[i].look.flags & LINE_BLANK_BEFORE ? 2 : 1;
}

static enum status join_lines(const struct article_draft *draft, struct buffer *out) {
    size_t size = 0;
    for (size_t i = 0; i < draft->lines.count; i++)
        size += breaks_before(draft, i) + draft->lines.items[i].look.text.size;
    char *at = size ? buffer_reserve(out, size) : NULL;
    if (!at) return out->status;
    for (size_t i = 0; i < draft->lines.count; i++) {
        struct span text = draft->lines.items[i].look.text;
        for (size_t breaks = breaks_before(draft, i); breaks > 0; breaks--) *at++ = '\n';
        memcpy(at, text.data, text.size);
        at += text.size;
    }
    out->size += size;
    return STATUS_OK;
}

static struct cleaning cleaning_of(struct article_rules *rules, struct span text,
                                   const struct line_keys *learned, enum article_level level,
                                   struct poll *poll) {
    return (struct cleaning){.rules = rules,
                             .learned = learned,
                             .level = level,
                             .poll = poll,
                             .text = text,
                             .view = REPAIR_VIEW_INIT,
                             .scratch = BUFFER_INIT};
}

enum status article_split(struct article_rules *rules, struct span text, const struct line_keys *learned,
                          enum article_level level, struct article_parts *parts, struct poll *poll) {
    if (level == ARTICLE_LIGHT) return split_lines(text, parts, poll);
    struct cleaning c = cleaning_of(rules, text, learned, level, poll);
    enum status status = clean(&c);
    if (!status) status = list_parts(&c, parts);
    cleaning_release(&c);
    return status;
}

enum status article_normalize(struct article_rules *rules, struct span text, const struct line_keys *learned,
                              enum article_level level, struct buffer *out, struct poll *poll) {
    if (level == ARTICLE_LIGHT) return repair_text(text, out, poll);
    struct cleaning c = cleaning_of(rules, text, learned, level, poll);
    enum status status = clean(&c);
    if (!status) status = join_lines(&c.draft, out);
    cleaning_release(&c);
    return status;
}
