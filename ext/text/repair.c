/*
 * repair.c - one kind of space, one kind of line break, NFC, and no leftovers of HTML or of a wrong charset
 *
 * A scraped line may read
 *
 *     The mayorâ€™s office&nbsp;said&amp;nbsp; it  would re-open.
 *
 * and is wanted as "The mayor’s office said it would re-open." Nine lines in ten need nothing, so each line
 * is looked at first (line_is_plain), at the speed of a byte loop with a table, and copied as it is. Only a
 * line that fails is rebuilt, and rebuilt again until nothing changes, so that the result is a fixed point:
 * entities escaped twice and text encoded wrongly twice come out whole.
 *
 * NFC: the quick check is a list of ranges of characters that NFC leaves alone whatever stands beside them
 * (checked against utf8proc, character by character, by tests/unit/test_repair.c). utf8proc sees only the
 * span around a character outside them, from the character before it to the next one inside.
 *
 * Wrong charset: a line is turned back only when each of its characters exists in Windows-1252, the bytes so
 * made are valid UTF-8, and there are fewer characters than before. "Ã©tÃ©" passes; "São Tomé" does not,
 * because its bytes are no UTF-8. Lines are tried only where a letter U+00C2..U+00F4 is followed by another
 * character beyond ASCII, as it must be in such text.
 *
 * References: Unicode Standard Annex #15 (NFC and its quick check); WHATWG Encoding, index windows-1252.
 */
#include "text/repair.h"
#include "base/hash.h"
#include "base/mem.h"
#include "text/lines.h"
#include "text/utf8.h"
#include <utf8proc.h>

struct range {
    uint32_t first, last;
};

/* Characters that NFC leaves alone beside any others, and that this file has no other business with. Sorted.
 */
static const struct range SAFE[] = {
    {0x00A1, 0x00AC}, {0x00AE, 0x00BF}, {0x00C0, 0x02FF}, {0x0370, 0x0373}, {0x0375, 0x037D},
    {0x037F, 0x0386}, {0x0388, 0x0482}, {0x048A, 0x058F}, {0x05BE, 0x05BE}, {0x05D0, 0x05F4},
    {0x0606, 0x060F}, {0x061E, 0x064A}, {0x0660, 0x066F}, {0x0671, 0x06D5}, {0x0903, 0x093B},
    {0x093D, 0x094C}, {0x0950, 0x0950}, {0x0960, 0x0982}, {0x0E01, 0x0E37}, {0x0E3F, 0x0E47},
    {0x10A0, 0x10FF}, {0x1200, 0x135A}, {0x1360, 0x137C}, {0x1E00, 0x1EFF}, {0x2010, 0x2027},
    {0x2030, 0x205E}, {0x20A0, 0x20BF}, {0x3001, 0x3029}, {0x3041, 0x3096}, {0x30A0, 0x30FF},
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xFF01, 0xFF9D},
};

static bool is_safe(uint32_t code) {
    size_t low = 0, high = sizeof SAFE / sizeof *SAFE;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > SAFE[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof SAFE / sizeof *SAFE && code >= SAFE[low].first;
}

/* ---- NFC ---- */

enum { NFC_STACK = 256 };

/* One code point decomposes into at most four. */
enum { NFC_EXPANSION = 4, CLASSES = 256 };

static unsigned combining_class(utf8proc_int32_t code) {
    return (unsigned)utf8proc_get_property(code)->combining_class & (CLASSES - 1);
}

/* Puts a run of marks into canonical order, by counting, since utf8proc's way takes quadratic time for long
 * runs. */
static void order_run(utf8proc_int32_t *run, utf8proc_int32_t *spare, size_t count) {
    size_t place[CLASSES] = {0};
    for (size_t i = 0; i < count; i++) place[combining_class(run[i])]++;
    for (size_t class = 0, at = 0; class < CLASSES; class ++) {
        size_t here = place[class];
        place[class] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++) spare[place[combining_class(run[i])]++] = run[i];
    memcpy(run, spare, count * sizeof *run);
}

static void order_marks(utf8proc_int32_t *codes, utf8proc_int32_t *spare, size_t count) {
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && combining_class(codes[end]) > 0;) end++;
        if (end - i > 1) order_run(codes + i, spare, end - i);
        end += end == i;
    }
}

/* Decomposes each character by itself; gives how many code points there are. */
static size_t decompose(struct span text, utf8proc_int32_t *codes) {
    size_t count = 0;
    for (size_t i = 0, size; i < text.size; i += size) {
        int boundary = 0;
        utf8proc_int32_t code = (utf8proc_int32_t)utf8_decode_valid(text.data + i, &size);
        utf8proc_ssize_t got = utf8proc_decompose_char(code, codes + count, NFC_EXPANSION,
                                                       UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &boundary);
        count += got > 0 ? (size_t)got : 0;
    }
    return count;
}

/* One span, through utf8proc. */
static enum status nfc_span(struct span text, struct buffer *out) {
    utf8proc_int32_t stack[2 * NFC_STACK], *codes = stack;
    size_t room = NFC_STACK;
    if (text.size * NFC_EXPANSION > room) {
        room = text.size * NFC_EXPANSION;
        codes = mem_alloc(2 * room * sizeof *codes);
        if (!codes) return STATUS_NOMEM;
    }
    size_t count = decompose(text, codes);
    order_marks(codes, codes + room, count);
    utf8proc_ssize_t composed =
        utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        char bytes[4];
        buffer_append(out, (struct span){bytes, utf8_encode((uint32_t)codes[i], bytes)});
    }
    if (codes != stack) mem_free(codes);
    return out->status;
}

static bool is_nfc_safe(const char *p, size_t *size) {
    uint32_t code = utf8_decode_valid(p, size);
    return code < 0x300 || is_safe(code);
}

/* Where the next span that needs utf8proc starts and ends; start = size when there is none. */
static size_t nfc_find(struct span text, size_t from, size_t *end) {
    size_t last = from, size = 0, at = from;
    for (; at < text.size && is_nfc_safe(text.data + at, &size); at += size) last = at;
    if (at == text.size) return text.size;
    for (at += size; at < text.size && !is_nfc_safe(text.data + at, &size);) at += size;
    *end = at;
    return last;
}

enum status repair_nfc(struct span text, struct buffer *out) {
    for (size_t at = 0, end = 0; at < text.size; at = end) {
        size_t start = nfc_find(text, at, &end);
        buffer_append(out, span_slice(text, at, start));
        if (start == text.size) break;
        enum status status = nfc_span(span_slice(text, start, end), out);
        if (status) return status;
    }
    return out->status;
}

/* ---- Wrong charset ---- */

/* Windows-1252 0x80..0x9F; the five bytes it leaves free are read as the control characters they are. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* The byte that stands for a character in Windows-1252, or -1. */
static int windows_byte(uint32_t code) {
    if (code < 0x100) return (int)code;
    for (int i = 0; i < 32; i++)
        if (WINDOWS_1252[i] == code) return 0x80 + i;
    return -1;
}

/* A letter that a UTF-8 lead byte shows up as, and behind it one of a continuation byte. */
static bool looks_misread(struct span line) {
    const unsigned char *p = (const unsigned char *)line.data;
    for (size_t i = 0; i + 2 < line.size; i++) {
        bool lead = p[i] == 0xC3 && p[i + 1] >= 0x82 && p[i + 1] <= 0xB4;
        if (!lead || p[i + 2] < 0xC2) continue;
        size_t size;
        int byte = windows_byte(utf8_decode_valid(line.data + i + 2, &size));
        if (byte >= 0x80 && byte < 0xC0) return true;
    }
    return false;
}

/* Appends the line turned back to what it was, with a point for each character when asked for, or nothing. */
static enum status misread_undo(struct span line, struct buffer *out, bool *undone) {
    *undone = false;
    if (!looks_misread(line)) return STATUS_OK;
    size_t before = out->size, size;
    for (size_t i = 0; i < line.size; i += size) {
        int byte = windows_byte(utf8_decode_valid(line.data + i, &size));
        if (byte < 0) {
            out->size = before;
            return out->status;
        }
        buffer_append_byte(out, (char)byte);
    }
    if (out->status) return out->status;
    struct span made = span_slice(buffer_span(out), before, out->size);
    *undone = utf8_valid_prefix(made) == made.size;
    if (!*undone) out->size = before;
    return STATUS_OK;
}

/* ---- Entities ---- */

static const struct {
    const char *name;
    uint32_t code;
} ENTITIES[] = {
#define ENTITY(name, code) {name, code},
#include "data/entities.def"
#undef ENTITY
};

/* The longest entity, "&thetasym;" and "&#1114111;" with leading zeros allowed for. */
enum { ENTITY_MAX = 14 };

static uint32_t entity_named(struct span name) {
    size_t low = 0, high = sizeof ENTITIES / sizeof *ENTITIES;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *candidate = ENTITIES[middle].name;
        int order = strncmp(candidate, name.data, name.size);
        if (order == 0 && candidate[name.size]) order = 1;
        if (order == 0) return ENTITIES[middle].code;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static int digit_value(char digit, int base) {
    int value = digit >= '0' && digit <= '9'                     ? digit - '0'
                : (digit | 0x20) >= 'a' && (digit | 0x20) <= 'f' ? (digit | 0x20) - 'a' + 10
                                                                 : 99;
    return value < base ? value : -1;
}

/* Numbers 128..159 are Windows-1252 to every browser. 0 where the digits are not a character. */
static uint32_t entity_number(struct span digits) {
    bool hex = digits.size > 0 && (digits.data[0] | 0x20) == 'x';
    uint32_t code = 0;
    if (digits.size == (size_t)hex) return 0;
    for (size_t i = hex; i < digits.size; i++) {
        int value = digit_value(digits.data[i], hex ? 16 : 10);
        if (value < 0 || code > 0x10FFFF) return 0;
        code = code * (hex ? 16 : 10) + (uint32_t)value;
    }
    if (code >= 0x80 && code < 0xA0) return WINDOWS_1252[code - 0x80];
    return code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? 0 : code;
}

/* The entity that ends with the last byte of the bytes, a semicolon: its code point, and where it starts. */
static uint32_t entity_at_end(struct span bytes, size_t *start) {
    size_t at = bytes.size - 1, floor = bytes.size > ENTITY_MAX ? bytes.size - ENTITY_MAX : 0;
    while (at > floor && bytes.data[at] != '&') at--;
    if (bytes.data[at] != '&') return 0;
    *start = at;
    struct span name = span_slice(bytes, at + 1, bytes.size - 1);
    if (name.size > 1 && name.data[0] == '#') return entity_number(span_slice(name, 1, name.size));
    return entity_named(name);
}

/* ---- One line ---- */

enum byte_class { PLAIN, SPACE, SPECIAL, HIGH };

static enum byte_class byte_class(unsigned char byte) {
    if (byte == ' ') return SPACE;
    if (byte >= 0x80) return HIGH;
    return (byte < ' ' && byte != 0) || byte == 0x7F || byte == '&' ? SPECIAL : PLAIN;
}

/* A character beyond ASCII at p that needs no work: its bytes, else 0. */
static size_t plain_high(const char *p, const char *end) {
    unsigned char lead = (unsigned char)p[0], second = (unsigned char)p[1];
    size_t size;
    uint32_t code = utf8_decode_valid(p, &size);
    if (!is_safe(code)) return 0;
    bool misread =
        lead == 0xC3 && second >= 0x82 && second <= 0xB4 && end - p > 2 && (unsigned char)p[2] >= 0xC2;
    return misread ? 0 : size;
}

#define EACH_BYTE(b) (0x0101010101010101u * (b))

/* Top bits of the bytes of a word that are zero, and perhaps of one above such a byte. */
static uint64_t zero_bytes(uint64_t word) {
    return (word - EACH_BYTE(1)) & ~word & EACH_BYTE(0x80);
}

/* True when eight bytes are surely plain ASCII without two spaces in a row; *space is whether the last is
 * one. */
static bool word_is_plain(const char *p, bool *space) {
    uint64_t word = hash_load64(p);
    uint64_t spaces = zero_bytes(word ^ EACH_BYTE(' '));
    uint64_t pairs = spaces & (spaces << 8 | (*space ? 0x80 : 0));
    uint64_t odd = ((word - EACH_BYTE(' ')) & ~word) | word | zero_bytes(word ^ EACH_BYTE('&')) |
                   zero_bytes(word ^ EACH_BYTE(0x7F));
    *space = spaces >> 63;
    return ((odd | pairs) & EACH_BYTE(0x80)) == 0;
}

/* True when the line needs no work at all. */
static bool line_is_plain(struct span line) {
    if (line.size == 0) return true;
    const char *p = line.data, *end = line.data + line.size;
    bool after_space = false;
    while (p < end) {
        bool space = after_space;
        if (end - p >= 8 && word_is_plain(p, &space)) {
            p += 8;
            after_space = space;
            continue;
        }
        enum byte_class class = byte_class((unsigned char)*p);
        size_t size = 1;
        if (class == SPECIAL || (class == SPACE && after_space)) return false;
        if (class == HIGH && (size = plain_high(p, end)) == 0) return false;
        after_space = class == SPACE;
        p += size;
    }
    return true;
}

struct rebuild {
    struct buffer *out;
    size_t base; /* where the line starts in out */
    struct repair_view *view;
    size_t in; /* byte of the original line behind what was read */
};

static enum status rebuild_point(struct rebuild *r) {
    if (!r->view) return STATUS_OK;
    size_t out = r->out->size - r->base;
    while (r->view->points.count && r->view->points.items[r->view->points.count - 1].out >= out)
        r->view->points.count--;
    struct repair_point *point = VECTOR_ADD(&r->view->points);
    if (!point) return STATUS_NOMEM;
    *point = (struct repair_point){out, r->in};
    return STATUS_OK;
}

static bool is_ignorable(uint32_t code, bool after_ascii) {
    if (code == 0x00AD || code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x180E) return true;
    if (code == 0x200C || code == 0x200D) return after_ascii;
    return (code > 0 && code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
}

static bool is_space_code(uint32_t code) {
    char bytes[4];
    size_t size = utf8_encode(code, bytes);
    return line_space(bytes, bytes + size) > 0;
}

static void rebuild_code(struct rebuild *r, uint32_t code) {
    struct buffer *out = r->out;
    bool at_start = out->size == r->base;
    char last = at_start ? ' ' : out->data[out->size - 1];
    if (is_space_code(code)) {
        if (last != ' ') buffer_append_byte(out, ' ');
        return;
    }
    if (is_ignorable(code, (unsigned char)last < 0x80)) return;
    char bytes[4];
    buffer_append(out, (struct span){bytes, utf8_encode(code, bytes)});
    size_t start = 0;
    if (code != ';' || out->status) return;
    uint32_t entity = entity_at_end(span_slice(buffer_span(out), r->base, out->size), &start);
    if (!entity) return;
    out->size = r->base + start;
    rebuild_code(r, entity);
}

/* One pass over a line; `out` grows by the result. */
static enum status rebuild_line(struct span line, struct buffer *out, struct repair_view *view) {
    struct rebuild r = {out, out->size, view, 0};
    enum status status = STATUS_OK;
    for (size_t size; r.in < line.size && !status;) {
        uint32_t code = utf8_decode_valid(line.data + r.in, &size);
        size_t before = out->size;
        rebuild_code(&r, code);
        r.in += size;
        if (view && out->size != before + size) status = rebuild_point(&r);
    }
    while (out->size > r.base && out->data[out->size - 1] == ' ') out->size--;
    return status ? status : out->status;
}

/* Passes over one line until it is a fixed point; a line shrinks or settles with each. */
enum { PASSES_MAX = 8 };

static enum status repair_pass(struct span line, struct buffer *out) {
    struct buffer undone = BUFFER_INIT, spaced = BUFFER_INIT;
    bool misread = false;
    enum status status = misread_undo(line, &undone, &misread);
    if (!status) status = rebuild_line(misread ? buffer_span(&undone) : line, &spaced, NULL);
    if (!status) status = repair_nfc(buffer_span(&spaced), out);
    buffer_release(&undone);
    buffer_release(&spaced);
    return status;
}

/* Appends the fixed point of a line that is not plain. */
static enum status repair_line(struct span line, struct buffer *out) {
    struct buffer text = BUFFER_INIT, next = BUFFER_INIT;
    enum status status = repair_pass(line, &text);
    for (int pass = 1; pass < PASSES_MAX && !status && !line_is_plain(buffer_span(&text)); pass++) {
        buffer_clear(&next);
        status = repair_pass(buffer_span(&text), &next);
        bool settled = span_equal(buffer_span(&text), buffer_span(&next));
        struct buffer swap = text;
        text = next;
        next = swap;
        if (settled) break;
    }
    if (!status) buffer_append(out, buffer_span(&text));
    buffer_release(&text);
    buffer_release(&next);
    return status ? status : out->status;
}

enum status repair_text(struct span text, struct buffer *out, struct poll *poll) {
    struct lines lines = {.text = text};
    struct line line;
    size_t base = out->size;
    bool blank = false;
    enum status status = buffer_reserve(out, text.size) ? STATUS_OK : out->status;
    while (!status && lines_next(&lines, &line)) {
        size_t before = out->size;
        if (before > base) buffer_append(out, span_of(blank ? "\n\n" : "\n"));
        size_t start = out->size;
        if (line_is_plain(line.text))
            buffer_append(out, line.text);
        else
            status = repair_line(line.text, out);
        bool empty = out->size == start;
        if (empty) out->size = before;
        blank = (empty && blank) || (line.flags & LINE_BLANK_AFTER);
        if (!status) status = poll_stop(poll, line.end - line.start) ? STATUS_INTERRUPT : out->status;
    }
    return status;
}

/* ---- The view of one line ---- */

enum status repair_view(struct repair_view *view, struct span line) {
    view->text = line;
    view->points.count = 0;
    if (line_is_plain(line)) return STATUS_OK;
    buffer_clear(&view->bytes);
    enum status status = rebuild_line(line, &view->bytes, view);
    view->text = buffer_span(&view->bytes);
    if (!view->text.data) view->text = span_of("");
    return status;
}

size_t repair_origin(const struct repair_view *view, size_t out) {
    size_t low = 0, high = view->points.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (view->points.items[middle].out <= out)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return out;
    const struct repair_point *point = &view->points.items[low - 1];
    return point->in + (out - point->out);
}

void repair_view_release(struct repair_view *view) {
    buffer_release(&view->bytes);
    VECTOR_RELEASE(&view->points);
}
