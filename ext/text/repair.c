/*
 * repair.c - one kind of space, one kind of line break, NFC, and no leftovers of HTML or of a wrong charset
 *
 * A scraped line may read
 *
 *     The mayorâ€™s office&nbsp;said&amp;nbsp; it  would re-open.
 *
 * and is wanted as "The mayor’s office said it would re-open." Nine lines in ten need nothing, which is
 * found out while their end is looked for (line_scan.h, plain.h), and are copied as they are. Only a line
 * that fails is rebuilt, and rebuilt again until nothing changes, so that the result is a fixed point:
 * entities escaped twice and text encoded wrongly twice come out whole.
 *
 * A pass over a line is three steps: turn back a wrong charset; spaces, invisible characters and entities;
 * normal form C (nfc.h). A step writes the next text from the present one, and where it is asked to trace, it
 * notes for each byte the byte of the line that it came from.
 *
 * Wrong charset (misread.h): pieces of a line are turned back, character by character, where the line shows
 * beyond doubt that they were UTF-8. Controls U+0080..U+009F that are left are the characters of
 * Windows-1252.
 */
#include "text/repair.h"
#include "text/chars.h"
#include "text/charsets.h"
#include "text/entities.h"
#include "text/line_scan.h"
#include "text/lines.h"
#include "text/misread.h"
#include "text/nfc.h"
#include "text/scan.h"
#include "text/utf8.h"

/* ---- One line ---- */

static struct span stage_span(const struct repair_stage *stage) {
    struct span bytes = buffer_span(&stage->bytes);
    return bytes.data ? bytes : span_of("");
}

/* Where byte i of the present text came from in the line. */
static uint32_t origin_of(const struct repair_view *view, size_t i) {
    uint32_t origin = (uint32_t)i;
    if (!view->repaired || !view->traced) return origin;
    if (i < view->text.size)
        memcpy(&origin, view->now.origins.data + i * sizeof origin, sizeof origin);
    else
        origin = (uint32_t)view->size;
    return origin;
}

/* Bytes that are emitted without a question whether to stop. */
enum { EMIT_MAX = 16384 };

/* Appends bytes to the next text that come from byte i of the present one; `step` is 1 where each has a byte
 * of its own there. */
static void emit(struct repair_view *view, struct span bytes, size_t i, size_t step) {
    buffer_append(&view->next.bytes, bytes);
    for (size_t k = 0; view->traced && k < bytes.size; k++) {
        uint32_t origin = origin_of(view, i + k * step);
        buffer_append(&view->next.origins, (struct span){(const char *)&origin, sizeof origin});
    }
}

/* The same of bytes start .. end-1 of the present text, which may be many. */
static void emit_slice(struct repair_view *view, size_t start, size_t end) {
    for (size_t at = start, size; at < end; at += size) {
        size = end - at < EMIT_MAX ? end - at : EMIT_MAX;
        emit(view, span_slice(view->text, at, at + size), at, 1);
        if (poll_stop(view->poll, size)) return;
    }
}

static void emit_code(struct repair_view *view, uint32_t code, size_t i) {
    char bytes[4];
    emit(view, (struct span){bytes, utf8_encode(code, bytes)}, i, 0);
}

/* Cuts the next text off at byte `size`; gives where that came from, as a byte of the line. */
static uint32_t unemit(struct repair_view *view, size_t size) {
    uint32_t origin = 0;
    if (view->traced && !view->next.origins.status)
        memcpy(&origin, view->next.origins.data + size * sizeof origin, sizeof origin);
    view->next.bytes.size = size;
    if (view->traced) view->next.origins.size = size * sizeof origin;
    return origin;
}

/* The next text becomes the present one. */
static enum status advance(struct repair_view *view) {
    if (poll_stopped(view->poll)) return STATUS_INTERRUPT;
    view->changed = view->changed || !span_equal(view->text, stage_span(&view->next));
    struct repair_stage now = view->now;
    view->now = view->next;
    view->next = now;
    buffer_clear(&view->next.bytes);
    buffer_clear(&view->next.origins);
    view->text = stage_span(&view->now);
    view->repaired = true;
    return view->now.bytes.status ? view->now.bytes.status : view->now.origins.status;
}

static void discard(struct repair_view *view) {
    buffer_clear(&view->next.bytes);
    buffer_clear(&view->next.origins);
}

/* To read a piece costs as much as this many bytes elsewhere. */
enum { PIECE_COSTS = 32 };

/* Turns back what was UTF-8 and was read as something else. */
static enum status undo_misreading(struct repair_view *view, struct misread *found) {
    struct misread_piece piece = {0, 0, 0};
    size_t at = 0;
    for (; misread_next(found, &piece) && !view->next.bytes.status; at = piece.end) {
        emit_slice(view, at, piece.start);
        if (piece.code) emit_code(view, piece.code, piece.start);
        if (poll_stop(view->poll, PIECE_COSTS)) break;
    }
    emit_slice(view, at, view->text.size);
    return advance(view);
}

static bool is_ignorable(uint32_t code, bool after_ascii) {
    if (code == 0x00AD || code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x180E) return true;
    if (code == 0x200C || code == 0x200D) return after_ascii;
    return (code > 0 && code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
}

/* Marks, embeddings, overrides and isolates of the two directions. */
static bool is_direction(uint32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* Where a line has both letters of Hebrew or Arabic, whose lead bytes are D6..DF, and letters or digits of
 * ASCII. */
static bool has_two_directions(struct repair_view *view) {
    bool left = false, right = false;
    for (size_t i = 0; i < view->text.size && !(left && right) && !poll_stop(view->poll, 1); i++) {
        unsigned char byte = (unsigned char)view->text.data[i];
        right = right || (byte >= 0xD6 && byte <= 0xDF);
        left = left || is_ascii_alnum((char)byte);
    }
    return left && right;
}

static bool is_space_code(uint32_t code) {
    char bytes[4];
    size_t size = utf8_encode(code, bytes);
    return line_space(bytes, bytes + size) > 0;
}

/* U+0080 before a second control or sign is what is left of E2 80 and a third byte, in Latin-1: U+2000..203F.
 * */
enum { NEXT_LINE = 0x85, LOST_LEAD = 0x80, PUNCTUATION = 0x2000 };

/* Appends what a character at byte i becomes, and the entity that it ends. */
static void rebuild_code(struct repair_view *view, uint32_t code, size_t i) {
    struct buffer *out = &view->next.bytes;
    uint32_t origin = origin_of(view, i);
    if (code >= 0x80 && code < 0xA0 && code != NEXT_LINE) code = charset_control(code);
    for (size_t start = 0; code && !out->status && !view->next.origins.status;) {
        char last = out->size ? out->data[out->size - 1] : ' ';
        bool space = is_space_code(code);
        if (space ? last == ' ' : is_ignorable(code, (unsigned char)last < 0x80)) return;
        size_t at = out->size;
        emit_code(view, space ? ' ' : code, i);
        for (size_t k = at; view->traced && k < out->size && !view->next.origins.status; k++)
            memcpy(view->next.origins.data + k * sizeof origin, &origin, sizeof origin);
        code = code == ';' && !out->status ? entity_at_end(buffer_span(out), &start) : 0;
        if (code) origin = unemit(view, start);
    }
}

/* Bytes at p that stay as they are: ASCII without controls, ampersands, semicolons and second spaces, and the
 * letters and marks beyond ASCII. */
static size_t stays(const char *start, const char *end) {
    const char *p = start;
    if (end - p > EMIT_MAX) end = p + EMIT_MAX;
    for (size_t size; p < end; p += size) {
        if ((unsigned char)*p < 0x80)
            size = (size_t)(scan_plain(p, end) - p);
        else if (nfc_kind(p, &size) == NFC_OTHER)
            size = 0;
        if (size == 0) break;
    }
    return (size_t)(p - start);
}

/* Appends what becomes of the character at byte i, which does not simply stay, and gives its bytes. */
static size_t rebuild_at(struct repair_view *view, size_t i, bool directions) {
    const char *p = view->text.data + i, *end = view->text.data + view->text.size;
    size_t size;
    uint32_t code = *p == '&' ? entity_open(p, end, &size) : 0;
    if (!code) code = utf8_decode_valid(p, &size);
    if (code == LOST_LEAD && begins_with(p + 2, end, "\xC2")) {
        code = PUNCTUATION | ((unsigned char)p[3] & 0x3F);
        size = 4;
    }
    if (code == 0 || (directions && is_direction(code) && view->next.bytes.size > 0))
        emit(view, (struct span){p, size}, i, 1);
    else if (!is_direction(code))
        rebuild_code(view, code, i);
    return size;
}

/* The bytes of the space or direction mark that a text ends with; 0 where it ends with something else. */
static size_t blank_end(struct span text) {
    size_t at = text.size, size;
    if (at == 0 || text.data[at - 1] == ' ') return at > 0;
    do at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return is_direction(utf8_decode_valid(text.data + at, &size)) ? size : 0;
}

/* Spaces, invisible characters and entities. */
static enum status rebuild(struct repair_view *view) {
    struct span line = view->text;
    struct buffer *out = &view->next.bytes;
    bool directions = has_two_directions(view);
    buffer_reserve(out, line.size);
    for (size_t i = 0, size = 0; i < line.size && !out->status && !poll_stop(view->poll, size); i += size) {
        const char *p = line.data + i;
        bool after_space = out->size == 0 || out->data[out->size - 1] == ' ';
        size = after_space && *p == ' ' ? 0 : stays(p, line.data + line.size);
        if (size)
            emit(view, (struct span){p, size}, i, 1);
        else
            size = rebuild_at(view, i, directions);
    }
    for (size_t blank; (blank = blank_end(buffer_span(out))) && !poll_stop(view->poll, blank);)
        unemit(view, out->size - blank);
    return advance(view);
}

/* What a span becomes comes from its first character; what follows the first one, from behind the span. */
static enum status compose_span(struct repair_view *view, size_t start, size_t end) {
    struct buffer *out = &view->next.bytes;
    size_t at = out->size, first = 0;
    enum status status = nfc_compose(span_slice(view->text, start, end), &view->room, out, view->poll);
    if (!status && out->size > at) nfc_kind(out->data + at, &first);
    for (size_t k = at; view->traced && k < out->size; k++) {
        uint32_t origin = origin_of(view, k < at + first ? start : end);
        buffer_append(&view->next.origins, (struct span){(const char *)&origin, sizeof origin});
    }
    return status;
}

static enum status compose(struct repair_view *view) {
    struct span line = view->text;
    size_t at = 0, end = 0, start = nfc_span(line, 0, &end, view->poll);
    enum status status = STATUS_OK;
    if (start == line.size) return poll_stopped(view->poll) ? STATUS_INTERRUPT : STATUS_OK;
    buffer_reserve(&view->next.bytes, line.size);
    for (; start < line.size && !status; start = nfc_span(line, at, &end, view->poll)) {
        emit_slice(view, at, start);
        status = compose_span(view, start, end);
        at = end;
    }
    emit_slice(view, at, line.size);
    return status ? status : advance(view);
}

/* Passes over one line until it is a fixed point; a line shrinks or settles with each. Text in a wrong
 * charset halves with each, so none needs more. */
enum { PASSES_MAX = 40 };

/* As often as it was misread, before controls and spaces are gone that were part of characters. */
static enum status undo_misreadings(struct repair_view *view) {
    enum status status = STATUS_OK;
    struct misread found;
    for (int i = 0; i < PASSES_MAX && !status && misread_find(&found, view->text, view->poll); i++)
        status = undo_misreading(view, &found);
    return status;
}

static enum status repair_steps(struct repair_view *view) {
    enum status status = STATUS_OK;
    view->changed = true;
    for (int pass = 0; pass < PASSES_MAX && view->changed && !status; pass++) {
        if (line_scan_is_plain(view->text, view->poll)) break;
        view->changed = false;
        status = undo_misreadings(view);
        if (!status) status = rebuild(view);
        if (!status) status = compose(view);
    }
    return !status && poll_stopped(view->poll) ? STATUS_INTERRUPT : status;
}

static enum status view_line(struct repair_view *view, struct span line, bool traced) {
    view->text = line;
    view->size = line.size;
    view->repaired = false;
    view->traced = traced;
    buffer_clear(&view->now.bytes);
    buffer_clear(&view->now.origins);
    discard(view);
    return repair_steps(view);
}

enum status repair_view(struct repair_view *view, struct span line) {
    return view_line(view, line, false);
}

enum status repair_trace(struct repair_view *view, struct span line) {
    return view_line(view, line, true);
}

uint32_t repair_origin(const struct repair_view *view, size_t at) {
    return origin_of(view, at);
}

void repair_view_release(struct repair_view *view) {
    buffer_release(&view->now.bytes);
    buffer_release(&view->now.origins);
    buffer_release(&view->next.bytes);
    buffer_release(&view->next.origins);
    nfc_room_release(&view->room);
}

/* ---- A text ---- */

enum status repair_text(struct span text, struct buffer *out, struct poll *poll) {
    struct lines lines = LINES_OF(text);
    struct line line;
    struct repair_view view = REPAIR_VIEW_INIT;
    lines.scan.poll = view.poll = poll;
    size_t base = out->size;
    bool blank = false;
    enum status status = buffer_reserve(out, text.size) ? STATUS_OK : out->status;
    while (!status && lines_next(&lines, &line)) {
        struct span read = line.text;
        if (!(line.flags & LINE_PLAIN)) {
            status = repair_view(&view, line.text);
            read = view.text;
        }
        bool empty = read.size == 0;
        if (!empty && out->size > base) buffer_append(out, span_of(blank ? "\n\n" : "\n"));
        buffer_append_polled(out, read, poll);
        blank = (empty && blank) || (line.flags & LINE_BLANK_AFTER);
        if (!status) status = poll_stop(poll, lines.position - lines.start) ? STATUS_INTERRUPT : out->status;
    }
    repair_view_release(&view);
    return !status && poll_stopped(poll) ? STATUS_INTERRUPT : status;
}
