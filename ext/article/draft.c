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

/* Real articles have a line to every 100 to 400 bytes, the empty ones not counted. A long text shows how many
 * it has; one in LINES_SPARE more may come. */
enum { LINE_EXPECTED = 200, LINES_EXPECTED_MAX = 4096, LINES_SPARE = 16 };

enum { ARENA_BLOCK = 16384 };

/* A copy of the bytes, or of some of them where poll said to stop; {NULL, 0} when memory is out. */
static struct span arena_copy(struct draft_arena *arena, struct span bytes, struct poll *poll) {
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
    if (bytes.size) copy_polled(copy, bytes, poll);
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
    VECTOR_RELEASE(&draft->origins);
    repair_view_release(&draft->view);
    arena_release(&draft->arena);
    buffer_release(&draft->scratch);
}

/* ---- Reading ---- */

/* Where a line comes from that is repaired or cut; NULL when memory is out. */
static struct draft_origin *origin_of(struct draft *draft, struct draft_line *line) {
    if (line->origin) return &draft->origins.items[line->origin - 1];
    struct draft_origin *origin = VECTOR_ADD(&draft->origins);
    if (!origin) return NULL;
    *origin = (struct draft_origin){.raw = line->look.text};
    line->origin = (uint32_t)draft->origins.count;
    return origin;
}

/* Repairs a line whose text is raw. */
static enum status repair_line(struct draft *draft, struct draft_line *line) {
    struct span raw = line->look.text;
    enum status status = repair_view(&draft->view, raw);
    if (status || !draft->view.repaired || span_equal(draft->view.text, raw)) return status;
    if (draft->view.text.size && !origin_of(draft, line)) return STATUS_NOMEM;
    line->look.text = arena_copy(&draft->arena, draft->view.text, draft->poll);
    return line->look.text.data ? STATUS_OK : STATUS_NOMEM;
}

/* Works out all that steps ask of a text that is new. */
static void look_at(const struct draft *draft, struct draft_line *line) {
    line_look(&line->look, draft->poll);
    line->topics = article_rules_topics(draft->rules, line->look.text);
    line->match = NULL;
    line->asks_steps = line->asks_head = true;
}

/* A line that shows nothing belongs to the one before it, or to the next. */
static void join_blank(struct draft *draft, const struct line *look, size_t end) {
    size_t count = draft->lines.count;
    if (count == 0) return;
    draft->lines.items[count - 1].look.flags |= look->flags & LINE_BLANK_AFTER;
    draft->sources.items[count - 1].end = (uint32_t)end;
}

/* Room for so many lines, and for their sources. */
static enum status make_room(struct draft *draft, size_t count) {
    enum status status =
        vector_fit((void **)&draft->lines.items, &draft->lines.capacity, count, sizeof *draft->lines.items);
    return status ? status
                  : vector_fit((void **)&draft->sources.items, &draft->sources.capacity, count,
                               sizeof *draft->sources.items);
}

/* Where there is no room for one more: for as many as the text has if it goes on as it did so far, but for
 * twice as many as there are at most. */
static enum status expect_lines(struct draft *draft, size_t read) {
    size_t count = draft->lines.count, twice = 2 * count;
    if (count < draft->lines.capacity) return STATUS_OK;
    uint64_t whole = (uint64_t)count * draft->text.size / read;
    uint64_t expected = count + LINES_SPARE + (whole - count) * LINES_SPARE / (LINES_SPARE - 1);
    return make_room(draft, expected < twice ? (size_t)expected : twice);
}

/* Adds a line that ends, white space behind it included, before byte `end` of the text. There is room. */
static enum status add_line(struct draft *draft, const struct line *look, size_t end) {
    uint32_t count = (uint32_t)draft->lines.count;
    struct draft_line *line = &draft->lines.items[count];
    *line = (struct draft_line){.look = *look, .source = count};
    enum status status = look->flags & LINE_PLAIN ? STATUS_OK : repair_line(draft, line);
    if (!status && line->look.text.size == 0) join_blank(draft, look, end);
    if (status || line->look.text.size == 0) return status;
    uint32_t begin = (uint32_t)(look->text.data - draft->text.data);
    draft->sources.items[count] = (struct draft_source){begin, (uint32_t)end, NULL};
    draft->lines.count = draft->sources.count = count + 1;
    look_at(draft, line);
    return STATUS_OK;
}

enum status draft_read(struct draft *draft) {
    struct lines lines = LINES_OF(draft->text);
    struct line look;
    if (draft->text.size > UINT32_MAX) return STATUS_TOOBIG;
    size_t expected = draft->text.size / LINE_EXPECTED + 1;
    enum status status = make_room(draft, expected < LINES_EXPECTED_MAX ? expected : LINES_EXPECTED_MAX);
    lines.scan.poll = draft->view.poll = draft->poll;
    while (!status && lines_next(&lines, &look)) {
        status = expect_lines(draft, lines.position);
        if (!status) status = add_line(draft, &look, lines.position);
        if (!status && poll_stop(draft->poll, lines.position - lines.start)) status = STATUS_INTERRUPT;
    }
    return !status && poll_stopped(draft->poll) ? STATUS_INTERRUPT : status;
}

/* ---- Cuts ---- */

enum status draft_cut(struct draft *draft, struct draft_line *line, size_t start, size_t end,
                      const struct article_rule *rule) {
    if (line->drop || start < line->decided || start >= end) return STATUS_OK;
    struct draft_cut *cut = VECTOR_ADD(&draft->cuts);
    if (!cut) return STATUS_NOMEM;
    *cut = (struct draft_cut){(uint32_t)(line - draft->lines.items), (uint32_t)start, (uint32_t)end, rule};
    line->decided = cut->end;
    return STATUS_OK;
}

static enum status add_piece(struct draft *draft, size_t start, size_t size) {
    if (size == 0) return STATUS_OK;
    struct draft_piece *piece = VECTOR_ADD(&draft->pieces);
    if (!piece) return STATUS_NOMEM;
    *piece = (struct draft_piece){(uint32_t)start, (uint32_t)size};
    return STATUS_OK;
}

static enum status add_removed(struct draft *draft, size_t start, size_t end,
                               const struct article_rule *rule) {
    if (start == end) return STATUS_OK;
    struct draft_removed *removed = VECTOR_ADD(&draft->fresh);
    if (!removed) return STATUS_NOMEM;
    *removed = (struct draft_removed){(uint32_t)start, (uint32_t)end, rule};
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
static enum status cut_pieces(struct draft *draft, uint32_t source, struct draft_origin *origin,
                              const struct draft_cut *cut, const struct draft_cut *last) {
    size_t old = origin->first_piece, count = origin->piece_count, at = 0;
    struct draft_piece whole = {draft->sources.items[source].begin, (uint32_t)origin->raw.size};
    enum status status = STATUS_OK;
    origin->first_piece = (uint32_t)draft->pieces.count;
    for (size_t i = 0; i < (count ? count : 1) && !status; i++) {
        struct draft_piece piece = count ? draft->pieces.items[old + i] : whole;
        status = cut_piece(draft, piece, at, &cut, last);
        at += piece.size;
    }
    origin->piece_count = (uint32_t)draft->pieces.count - origin->first_piece;
    return status;
}

/* The bytes that are left of a line, without the white space around them. */
static enum status gather(struct draft *draft, struct draft_origin *origin) {
    buffer_clear(&draft->scratch);
    for (size_t i = 0; i < origin->piece_count; i++) {
        const struct draft_piece *piece = &draft->pieces.items[origin->first_piece + i];
        buffer_append(&draft->scratch, span_slice(draft->text, piece->start, piece->start + piece->size));
    }
    struct span all = {NULL, 0};
    if (!draft->scratch.status) all = arena_copy(&draft->arena, buffer_span(&draft->scratch), draft->poll);
    if (!all.data) return draft->scratch.status ? draft->scratch.status : STATUS_NOMEM;
    origin->raw = line_trimmed(all, draft->poll);
    origin->lead = (uint32_t)(origin->raw.data - all.data);
    return STATUS_OK;
}

/* Takes cuts first..last-1, of bytes of the line as it is read, out of its raw text, and reads what is
 * left. */
static enum status cut_line(struct draft *draft, struct draft_line *line, struct draft_cut *first,
                            const struct draft_cut *last) {
    struct draft_origin *origin = origin_of(draft, line);
    if (!origin) return STATUS_NOMEM;
    bool repaired = line->look.text.data != origin->raw.data;
    enum status status = repaired ? repair_trace(&draft->view, origin->raw) : STATUS_OK;
    for (struct draft_cut *cut = first; cut < last && !status; cut++) {
        cut->start = origin->lead + (repaired ? repair_origin(&draft->view, cut->start) : cut->start);
        cut->end = origin->lead + (repaired ? repair_origin(&draft->view, cut->end) : cut->end);
    }
    if (!status) status = cut_pieces(draft, line->source, origin, first, last);
    if (!status) status = gather(draft, origin);
    line->look.text = origin->raw;
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
    for (size_t i = 0, end; (end = draft_some(draft, i, draft->lines.count)) > i;)
        for (; i < end; i++) {
            struct draft_line *line = &draft->lines.items[i];
            line->asks_steps = line->glued = false;
            line->decided = 0;
        }
    draft->starts = 0;
    enum status status = cut_lines(draft);
    return status ? status : merge_removed(draft);
}

/* Moves a line that stays behind those that do. */
static void keep(struct draft_line *lines, size_t kept, size_t i) {
    if (kept < i) lines[kept] = lines[i];
    bool blank = kept == 0 || (lines[kept - 1].look.flags & LINE_BLANK_AFTER);
    uint32_t flags = lines[kept].look.flags & ~(uint32_t)LINE_BLANK_BEFORE;
    lines[kept].look.flags = flags | (blank ? LINE_BLANK_BEFORE : 0);
}

/* Leaves the lines that stay; gives whether there were others. */
static bool take_away(struct draft *draft) {
    struct draft_line *lines = draft->lines.items;
    size_t kept = 0, count = draft->lines.count;
    for (size_t i = 0, end; (end = draft_some(draft, i, count)) > i;)
        for (; i < end; i++)
            if (lines[i].drop)
                draft->sources.items[lines[i].source].drop = lines[i].drop;
            else
                keep(lines, kept++, i);
    draft->lines.count = kept;
    if (kept) lines[kept - 1].look.flags |= LINE_BLANK_AFTER;
    return kept < count;
}

enum status draft_turn(struct draft *draft, bool *changed) {
    *changed = draft->cuts.count > 0;
    enum status status = draft_carry_out(draft);
    if (!status && take_away(draft)) *changed = true;
    return !status && poll_stopped(draft->poll) ? STATUS_INTERRUPT : status;
}

/* ---- What is left ---- */

static size_t breaks_before(const struct draft *draft, size_t i) {
    if (i == 0) return 0;
    return draft->lines.items[i].look.flags & LINE_BLANK_BEFORE ? 2 : 1;
}

/* Writes line i, and the empty line that stood before it; gives the byte behind them. */
static char *write_line(const struct draft *draft, size_t i, char *at) {
    struct span text = draft->lines.items[i].look.text;
    for (size_t breaks = breaks_before(draft, i); breaks > 0; breaks--) *at++ = '\n';
    copy_polled(at, text, draft->poll);
    return at + text.size;
}

enum status draft_join(struct draft *draft, struct buffer *out) {
    size_t size = 0, count = draft->lines.count;
    repair_view_release(&draft->view);
    for (size_t i = 0, end; (end = draft_some(draft, i, count)) > i;)
        for (; i < end; i++) size += breaks_before(draft, i) + draft->lines.items[i].look.text.size;
    char *at = size ? buffer_reserve(out, size) : NULL;
    if (!at) return out->status;
    for (size_t i = 0, end; (end = draft_some(draft, i, count)) > i;)
        for (; i < end; i++) at = write_line(draft, i, at);
    out->size += size;
    return poll_stopped(draft->poll) ? STATUS_INTERRUPT : STATUS_OK;
}
