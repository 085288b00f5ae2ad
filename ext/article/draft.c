/*
 * draft.c - a text while it is cleaned: the lines that are left, and what was taken away
 *
 * A line that is repaired or cut stands in other bytes than those of the text, and what a rule finds there
 * must be named by bytes of the text:
 *
 *     text        Advertisement Gusts of 104&nbsp;km/h had been measured.
 *     look.text   Advertisement Gusts of 104 km/h had been measured.         cut: bytes 0 .. 13
 *     pieces                    Gusts of 104&nbsp;km/h had been measured.    bytes 14 .. 55 of the text
 *     raw                       Gusts of 104&nbsp;km/h had been measured.    the pieces, joined and trimmed
 *     look.text                 Gusts of 104 km/h had been measured.         raw, repaired
 *
 * A cut of a repaired line is carried back through the repair (repair.h), then through the pieces that
 * earlier passes left. Lines that need no repair and lose nothing are never copied.
 */
#include "article/draft.h"
#include "base/mem.h"

/* Real articles have a line to every 100 to 400 bytes, the empty ones not counted. */
enum { LINE_EXPECTED = 200 };

enum { ARENA_BLOCK = 16384 };

/* A copy of the bytes; {NULL, 0} when memory is out. */
static struct span arena_copy(struct draft_arena *arena, struct span bytes) {
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

static void arena_release(struct draft_arena *arena) {
    for (size_t i = 0; i < arena->blocks.count; i++) mem_free(arena->blocks.items[i]);
    VECTOR_RELEASE(&arena->blocks);
}

void draft_release(struct draft *draft) {
    VECTOR_RELEASE(&draft->lines);
    VECTOR_RELEASE(&draft->cuts);
    VECTOR_RELEASE(&draft->sources);
    VECTOR_RELEASE(&draft->removed);
    VECTOR_RELEASE(&draft->fresh);
    VECTOR_RELEASE(&draft->pieces);
    repair_view_release(&draft->view);
    arena_release(&draft->arena);
    buffer_release(&draft->scratch);
}

/* ---- Reading ---- */

/* Fills line->look.text with line->raw as it will be read. */
static enum status repair_line(struct draft *draft, struct draft_line *line) {
    enum status status = repair_view(&draft->view, line->raw);
    line->look.text = draft->view.text;
    if (status || !draft->view.repaired) return status;
    line->look.text = arena_copy(&draft->arena, draft->view.text);
    return line->look.text.data ? STATUS_OK : STATUS_NOMEM;
}

/* Works out all that steps ask of a text that is new. */
static void look_at(const struct draft *draft, struct draft_line *line) {
    line_look(&line->look, draft->poll);
    line->topics = article_rules_topics(draft->rules, line->look.text);
    line->match = NULL;
    line->ask = ASK_STEPS | ASK_HEAD;
}

/* A line that shows nothing belongs to the one before it, or to the next. */
static void join_blank(struct draft *draft, const struct line *look) {
    size_t count = draft->lines.count;
    if (count == 0) return;
    draft->lines.items[count - 1].look.flags |= look->flags & LINE_BLANK_AFTER;
    draft->sources.items[draft->sources.count - 1].end = look->end;
}

static enum status add_line(struct draft *draft, const struct line *look) {
    struct draft_line *line = VECTOR_ADD(&draft->lines);
    if (!line) return STATUS_NOMEM;
    *line = (struct draft_line){.look = *look, .raw = look->text, .source = draft->sources.count};
    enum status status = look->flags & LINE_PLAIN ? STATUS_OK : repair_line(draft, line);
    if (status || line->look.text.size == 0) {
        draft->lines.count--;
        if (!status) join_blank(draft, look);
        return status;
    }
    struct draft_source *source = VECTOR_ADD(&draft->sources);
    if (!source) return STATUS_NOMEM;
    size_t start = source == draft->sources.items ? 0 : look->start;
    *source = (struct draft_source){start, look->end, (size_t)(look->text.data - draft->text.data), NULL};
    look_at(draft, line);
    return STATUS_OK;
}

/* Room for as many lines as news of that size mostly has. */
static enum status expect_lines(struct draft *draft) {
    size_t expected = draft->text.size / LINE_EXPECTED + 1;
    enum status status = vector_grow((void **)&draft->lines.items, &draft->lines.capacity, expected,
                                     sizeof *draft->lines.items);
    return status ? status
                  : vector_grow((void **)&draft->sources.items, &draft->sources.capacity, expected,
                                sizeof *draft->sources.items);
}

enum status draft_read(struct draft *draft) {
    struct lines lines = LINES_OF(draft->text);
    struct line look;
    enum status status = expect_lines(draft);
    lines.scan.poll = draft->view.poll = draft->poll;
    while (!status && lines_next(&lines, &look)) {
        status = add_line(draft, &look);
        if (!status && poll_stop(draft->poll, look.end - look.start)) status = STATUS_INTERRUPT;
    }
    return !status && poll_stopped(draft->poll) ? STATUS_INTERRUPT : status;
}

/* ---- Cuts ---- */

enum status draft_cut(struct draft *draft, struct draft_line *line, size_t start, size_t end,
                      const struct article_rule *rule) {
    if (line->drop || start < line->decided || start >= end) return STATUS_OK;
    struct draft_cut *cut = VECTOR_ADD(&draft->cuts);
    if (!cut) return STATUS_NOMEM;
    *cut = (struct draft_cut){(size_t)(line - draft->lines.items), start, end, rule};
    line->decided = end;
    return STATUS_OK;
}

static enum status add_piece(struct draft *draft, size_t start, size_t size) {
    if (size == 0) return STATUS_OK;
    struct draft_piece *piece = VECTOR_ADD(&draft->pieces);
    if (!piece) return STATUS_NOMEM;
    *piece = (struct draft_piece){start, size};
    return STATUS_OK;
}

static enum status add_removed(struct draft *draft, size_t start, size_t end,
                               const struct article_rule *rule) {
    if (start == end) return STATUS_OK;
    struct draft_removed *removed = VECTOR_ADD(&draft->fresh);
    if (!removed) return STATUS_NOMEM;
    *removed = (struct draft_removed){start, end, rule};
    return STATUS_OK;
}

/* Cuts one piece, the bytes from `at` of a line's raw text on. *cut is the first cut that does not end before
 * it, then the first that does not end in it. */
static enum status cut_piece(struct draft *draft, struct draft_piece piece, size_t at,
                             const struct draft_cut **cut, const struct draft_cut *last) {
    size_t done = 0, end = at + piece.size;
    enum status status = STATUS_OK;
    while (*cut < last && (*cut)->start < end && !status) {
        size_t from = (*cut)->start > at + done ? (*cut)->start - at : done;
        size_t to = ((*cut)->end < end ? (*cut)->end : end) - at;
        status = add_piece(draft, piece.start + done, from - done);
        if (!status) status = add_removed(draft, piece.start + from, piece.start + to, (*cut)->rule);
        done = to;
        if ((*cut)->end > end) break;
        ++*cut;
    }
    return status ? status : add_piece(draft, piece.start + done, piece.size - done);
}

/* Cuts all pieces of a line; a line that was never cut is one piece. */
static enum status cut_pieces(struct draft *draft, struct draft_line *line, const struct draft_cut *cut,
                              const struct draft_cut *last) {
    size_t old = line->first_piece, count = line->piece_count, at = 0;
    struct draft_piece whole = {draft->sources.items[line->source].begin, line->raw.size};
    enum status status = STATUS_OK;
    line->first_piece = draft->pieces.count;
    for (size_t i = 0; i < (count ? count : 1) && !status; i++) {
        struct draft_piece piece = count ? draft->pieces.items[old + i] : whole;
        status = cut_piece(draft, piece, at, &cut, last);
        at += piece.size;
    }
    line->piece_count = draft->pieces.count - line->first_piece;
    return status;
}

/* The bytes that are left of a line, without the white space around them. */
static enum status gather(struct draft *draft, struct draft_line *line) {
    buffer_clear(&draft->scratch);
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct draft_piece *piece = &draft->pieces.items[line->first_piece + i];
        buffer_append(&draft->scratch, span_slice(draft->text, piece->start, piece->start + piece->size));
    }
    struct span all = {NULL, 0};
    if (!draft->scratch.status) all = arena_copy(&draft->arena, buffer_span(&draft->scratch));
    if (!all.data) return draft->scratch.status ? draft->scratch.status : STATUS_NOMEM;
    line->raw = line_trimmed(all, draft->poll);
    line->lead = (size_t)(line->raw.data - all.data);
    return STATUS_OK;
}

/* Takes cuts first..last-1, of bytes of the line as it is read, out of its raw text, and reads what is
 * left. */
static enum status cut_line(struct draft *draft, struct draft_line *line, struct draft_cut *first,
                            const struct draft_cut *last) {
    bool repaired = line->look.text.data != line->raw.data;
    enum status status = repaired ? repair_trace(&draft->view, line->raw) : STATUS_OK;
    for (struct draft_cut *cut = first; cut < last && !status; cut++) {
        cut->start = line->lead + (repaired ? repair_origin(&draft->view, cut->start) : cut->start);
        cut->end = line->lead + (repaired ? repair_origin(&draft->view, cut->end) : cut->end);
    }
    if (!status) status = cut_pieces(draft, line, first, last);
    if (!status) status = gather(draft, line);
    if (!status) status = repair_line(draft, line);
    if (status) return status;
    line->look.flags &= LINE_BLANK_BEFORE | LINE_BLANK_AFTER;
    if (line->look.text.size == 0)
        draft_drop(line, last[-1].rule);
    else
        look_at(draft, line);
    return STATUS_OK;
}

static enum status cut_lines(struct draft *draft) {
    struct draft_cut *cuts = draft->cuts.items;
    size_t count = draft->cuts.count;
    enum status status = STATUS_OK;
    for (size_t first = 0, last = 0; first < count && !status; first = last) {
        struct draft_line *line = &draft->lines.items[cuts[first].line];
        while (last < count && cuts[last].line == cuts[first].line) last++;
        status = cut_line(draft, line, cuts + first, cuts + last);
        if (!status && poll_stop(draft->poll, line->look.text.size)) status = STATUS_INTERRUPT;
    }
    draft->cuts.count = 0;
    return status;
}

/* Puts what this pass removed among what was removed before. */
static enum status merge_removed(struct draft *draft) {
    size_t a = draft->removed.count, b = draft->fresh.count, out = a + b;
    if (b == 0) return STATUS_OK;
    for (size_t i = 0; i < b; i++)
        if (VECTOR_ADD(&draft->removed) == NULL) return STATUS_NOMEM;
    while (b > 0) {
        bool old = a > 0 && draft->removed.items[a - 1].start > draft->fresh.items[b - 1].start;
        draft->removed.items[--out] = old ? draft->removed.items[--a] : draft->fresh.items[--b];
    }
    draft->fresh.count = 0;
    return STATUS_OK;
}

enum status draft_carry_out(struct draft *draft) {
    for (size_t i = 0; i < draft->lines.count; i++) {
        struct draft_line *line = &draft->lines.items[i];
        line->ask &= ~(unsigned)ASK_STEPS;
        line->glued = false;
        line->decided = 0;
    }
    draft->starts = 0;
    enum status status = cut_lines(draft);
    return status ? status : merge_removed(draft);
}

/* Leaves the lines that stay; gives whether there were others. */
static bool take_away(struct draft *draft) {
    struct draft_line *lines = draft->lines.items;
    size_t kept = 0, count = draft->lines.count;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].drop)
            draft->sources.items[lines[i].source].drop = lines[i].drop;
        else if (kept++ < i)
            lines[kept - 1] = lines[i];
    }
    draft->lines.count = kept;
    for (size_t i = 0; i < kept; i++) {
        bool blank = i == 0 || (lines[i - 1].look.flags & LINE_BLANK_AFTER);
        lines[i].look.flags =
            (lines[i].look.flags & ~(uint32_t)LINE_BLANK_BEFORE) | (blank ? LINE_BLANK_BEFORE : 0);
    }
    if (kept) lines[kept - 1].look.flags |= LINE_BLANK_AFTER;
    return kept < count;
}

enum status draft_turn(struct draft *draft, bool *changed) {
    *changed = draft->cuts.count > 0;
    enum status status = draft_carry_out(draft);
    if (!status && take_away(draft)) *changed = true;
    return status;
}

/* ---- What is left ---- */

static size_t breaks_before(const struct draft *draft, size_t i) {
    if (i == 0) return 0;
    return draft->lines.items[i].look.flags & LINE_BLANK_BEFORE ? 2 : 1;
}

enum status draft_join(const struct draft *draft, struct buffer *out) {
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
