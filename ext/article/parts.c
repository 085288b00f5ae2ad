/*
 * parts.c - the parts of a text, when it has been cleaned
 *
 * Each line of the text is one part, or, where pieces were cut out of it, one for each piece and for what is
 * between:
 *
 *     Advertisement |The pier at Ostrel is shut. |(Reporting by Una Pellew)
 *     furniture_run  body                         credit_finish
 */
#include "article/parts.h"
#include "article/draft.h"

void article_parts_release(struct article_parts *parts) {
    VECTOR_RELEASE(&parts->list);
}

/* Adds bytes start .. end-1, which a rule named unless that is NULL. */
static enum status add_part(struct article_parts *parts, size_t start, size_t end,
                            const struct article_rule *rule) {
    if (start == end) return STATUS_OK;
    struct article_part *part = VECTOR_ADD(&parts->list);
    if (!part) return STATUS_NOMEM;
    *part = (struct article_part){.start = (uint32_t)start, .end = (uint32_t)end, .kept = true};
    if (!rule) return STATUS_OK;
    part->kind = rule->kind;
    part->rule = rule->name;
    part->kept = rule->place == PLACE_KEPT;
    return STATUS_OK;
}

/* The parts of one line: all of it, or what went out of it and what is between. *removed is the first piece
 * that is not yet passed. A line break stays with the line, so that what is cut from its end does not join it
 * to the next one; white space before the text goes with what is cut from its start. */
static enum status add_line_parts(const struct draft *draft, size_t index, size_t *removed,
                                  struct article_parts *parts) {
    const struct draft_source *line = &draft->sources.items[index];
    size_t from = index ? line[-1].end : 0, at = from;
    enum status status = STATUS_OK;
    for (; *removed < draft->removed.count && draft->removed.items[*removed].start < line->end && !status;
         ++*removed) {
        const struct draft_removed *piece = &draft->removed.items[*removed];
        size_t start = piece->start == line->begin ? from : piece->start;
        status = add_part(parts, at, start, line->drop);
        at = piece->end;
        if (!status) status = add_part(parts, start, at, piece->rule);
    }
    return status ? status : add_part(parts, at, line->end, line->drop);
}

/* What a rule names without taking it away stands among what was removed, and stays. */
static enum status name_openings(struct draft *draft) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < draft->lines.count && !status; i++) {
        struct draft_line *line = &draft->lines.items[i];
        struct rule_match match;
        status = article_rules_start(draft->rules, PLACE_KEPT, line->look.text, line->topics, &match);
        if (!status && match.rule) status = draft_cut(draft, line, 0, match.end, match.rule);
        if (!status && poll_stop(draft->poll, line->look.text.size)) status = STATUS_INTERRUPT;
    }
    return status ? status : draft_carry_out(draft);
}

enum status parts_of_draft(struct draft *draft, struct article_parts *parts) {
    enum status status = name_openings(draft);
    size_t removed = 0, count = draft->sources.count;
    VECTOR_RELEASE(&draft->lines);
    if (!status && count)
        status = vector_fit((void **)&parts->list.items, &parts->list.capacity,
                            parts->list.count + count + 2 * draft->removed.count, sizeof *parts->list.items);
    for (size_t i = 0; i < count && !status; i++) {
        status = add_line_parts(draft, i, &removed, parts);
        if (!status && draft_stop(draft, i)) status = STATUS_INTERRUPT;
    }
    if (!status && draft->sources.count == 0) status = add_part(parts, 0, draft->text.size, NULL);
    return status;
}

enum status parts_of_lines(struct span text, struct article_parts *parts, struct poll *poll) {
    struct lines lines = LINES_OF(text);
    struct line look;
    enum status status = text.size > UINT32_MAX ? STATUS_TOOBIG : STATUS_OK;
    lines.scan.poll = poll;
    while (!status && lines_next(&lines, &look)) {
        status = add_part(parts, lines.start, lines.position, NULL);
        if (!status && poll_stop(poll, lines.position - lines.start)) status = STATUS_INTERRUPT;
    }
    if (!status && poll_stopped(poll)) status = STATUS_INTERRUPT;
    return status || parts->list.count ? status : add_part(parts, 0, text.size, NULL);
}
