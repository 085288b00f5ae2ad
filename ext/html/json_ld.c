/*
 * json_ld.c - what the JSON-LD of a page says of the article
 *
 *     {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "author": {"@id": "#ada"}},
 *                 {"@id": "#ada", "name": "Ada Holm"}]}
 *
 * The reader walks over the bytes once, with a stack of what is open, and there is no grammar that could
 * fail: a string or word before a colon is the name of the next value, everything else is a value, and what
 * it does not know it steps over. A quotation mark ends a string where a comma, a colon, a bracket or the end
 * follows.
 *
 * Rows stand in the order of the bytes, so that all of an object are those up to its end, and its own are
 * those of them whose parent it is.
 */
#include "html/json_ld.h"
#include "html/tokenizer.h"
#include "text/chars.h"
#include "text/utf8.h"

static const struct {
    const char *name;
    enum json_ld_class class;
} TYPES[] = {
#define ARTICLE(name) {name, JSON_LD_ARTICLE},
#define PAGE(name)    {name, JSON_LD_PAGE},
#include "data/article_types.def"
#undef ARTICLE
#undef PAGE
};

/* ---- Reading ---- */

struct json_reader {
    const char *p, *end;
    struct json_ld *ld;
    struct span key;               /* of the next value */
    uint32_t open[JSON_DEPTH_MAX]; /* rows of objects and arrays */
    size_t depth, too_deep;
};

static bool is_json_space(char byte) {
    return is_one_of(byte, " \t\n\r");
}

static const char *skip_json_space(const char *p, const char *end) {
    while (p < end && is_json_space(*p)) p++;
    return p;
}

static struct json_row *row_at(const struct json_ld *ld, size_t row) {
    return &ld->rows.items[row];
}

/* The row of the innermost object or array that is open. */
static uint32_t innermost(const struct json_reader *reader) {
    return reader->depth ? reader->open[reader->depth - 1] : (uint32_t)JSON_LD_NONE;
}

static enum status add_row(struct json_reader *reader, enum json_kind kind, struct span text) {
    struct json_ld *ld = reader->ld;
    if (ld->rows.count >= JSON_ROWS_MAX || reader->too_deep) return STATUS_OK;
    uint32_t row = (uint32_t)ld->rows.count;
    struct json_row *added = VECTOR_ADD(&ld->rows);
    if (!added) return STATUS_NOMEM;
    *added = (struct json_row){reader->key, text, innermost(reader), row + 1, kind};
    reader->key = (struct span){NULL, 0};
    if (kind == JSON_OBJECT || kind == JSON_ARRAY) reader->open[reader->depth++] = row;
    return STATUS_OK;
}

static enum status open_row(struct json_reader *reader, enum json_kind kind) {
    reader->p++;
    if (reader->depth == JSON_DEPTH_MAX || reader->too_deep || reader->ld->rows.count >= JSON_ROWS_MAX)
        return reader->too_deep++, STATUS_OK;
    return add_row(reader, kind, (struct span){NULL, 0});
}

/* Closes the innermost of the kind, and what was left open in it; nothing where there is none. */
static void close_row(struct json_reader *reader, enum json_kind kind) {
    reader->p++;
    reader->key = (struct span){NULL, 0};
    if (reader->too_deep) return (void)reader->too_deep--;
    size_t depth = reader->depth;
    while (depth > 0 && row_at(reader->ld, reader->open[depth - 1])->kind != kind) depth--;
    while (depth > 0 && reader->depth >= depth)
        row_at(reader->ld, reader->open[--reader->depth])->end = (uint32_t)reader->ld->rows.count;
}

/* A value, or the name of the next one where a colon follows. */
static enum status take(struct json_reader *reader, enum json_kind kind, struct span text) {
    const char *p = skip_json_space(reader->p, reader->end);
    bool names = reader->depth && row_at(reader->ld, innermost(reader))->kind == JSON_OBJECT;
    if (!names || p == reader->end || *p != ':') return add_row(reader, kind, text);
    reader->key = text;
    reader->p = p + 1;
    return STATUS_OK;
}

/* Whether a quotation mark before p closes its string; one on the next line opens another, without a comma.
 * */
static bool closes_string(const char *p, const char *end) {
    const char *next = skip_json_space(p, end);
    if (next == end || is_one_of(*next, ",:}]/")) return true;
    return *next == p[-1] && memchr(p, '\n', (size_t)(next - p));
}

static enum status read_string(struct json_reader *reader, struct poll *poll) {
    const char *start = reader->p + 1, *end = reader->end, *p = start;
    for (; p < end && (*p != *reader->p || !closes_string(p + 1, end)); p++) {
        if (*p == '\\' && p + 1 < end) p++;
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
    reader->p = p < end ? p + 1 : end;
    return take(reader, JSON_STRING, (struct span){start, (size_t)(p - start)});
}

static enum status read_bare(struct json_reader *reader) {
    const char *start = reader->p++;
    while (reader->p < reader->end && !is_json_space(*reader->p) && !is_one_of(*reader->p, ",:{}[]\"/"))
        reader->p++;
    return take(reader, JSON_BARE, (struct span){start, (size_t)(reader->p - start)});
}

/* Steps over a comment, or a mark of CDATA or of a comment of HTML; false where there is none. */
static bool skip_comment(struct json_reader *reader) {
    static const char *const MARKS[] = {"//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "<!--", "-->"};
    const char *p = reader->p, *end = reader->end;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (begins_with(p, end, MARKS[i])) return reader->p += strlen(MARKS[i]), true;
    if (begins_with(p, end, "//")) {
        while (p < end && *p != '\n') p++;
        return reader->p = p, true;
    }
    if (!begins_with(p, end, "/*")) return false;
    for (p += 2; p < end && !begins_with(p, end, "*/"); p++) continue;
    return reader->p = p < end ? p + 2 : end, true;
}

static enum status read_next(struct json_reader *reader, struct poll *poll) {
    reader->p = skip_json_space(reader->p, reader->end);
    if (reader->p == reader->end || skip_comment(reader)) return STATUS_OK;
    switch (*reader->p) {
    case '{':
        return open_row(reader, JSON_OBJECT);
    case '[':
        return open_row(reader, JSON_ARRAY);
    case '}':
        return close_row(reader, JSON_OBJECT), STATUS_OK;
    case ']':
        return close_row(reader, JSON_ARRAY), STATUS_OK;
    case '"':
    case '\'':
        return read_string(reader, poll);
    case ',':
    case ':':
    case ';':
    case '/':
        return reader->p++, STATUS_OK;
    default:
        return read_bare(reader);
    }
}

enum status json_ld_add(struct json_ld *ld, struct span script, struct poll *poll) {
    struct json_reader reader = {.p = script.data, .end = script.data, .ld = ld};
    enum status status = STATUS_OK;
    if (script.size > 0) reader.end += script.size;
    while (!status && reader.p < reader.end) {
        const char *before = reader.p;
        status = read_next(&reader, poll);
        if (!status && poll_stop(poll, (size_t)(reader.p - before))) status = STATUS_INTERRUPT;
    }
    while (reader.depth > 0) row_at(ld, reader.open[--reader.depth])->end = (uint32_t)ld->rows.count;
    return status;
}

void json_ld_release(struct json_ld *ld) {
    VECTOR_RELEASE(&ld->rows);
}

/* ---- Asking ---- */

/* The row itself, or the first thing in an array. */
static size_t value_of(const struct json_ld *ld, size_t row) {
    while (row_at(ld, row)->kind == JSON_ARRAY) {
        if (row + 1 == row_at(ld, row)->end) return JSON_LD_NONE;
        row++;
    }
    return row;
}

size_t json_ld_member(const struct json_ld *ld, size_t object, const char *name) {
    if (object == JSON_LD_NONE || row_at(ld, object)->kind != JSON_OBJECT) return JSON_LD_NONE;
    for (size_t row = object + 1; row < row_at(ld, object)->end; row = row_at(ld, row)->end)
        if (html_named(row_at(ld, row)->key, name)) return value_of(ld, row);
    return JSON_LD_NONE;
}

size_t json_ld_next(const struct json_ld *ld, size_t value) {
    uint32_t parent = row_at(ld, value)->parent, next = row_at(ld, value)->end;
    if (parent == JSON_LD_NONE || row_at(ld, parent)->kind != JSON_ARRAY) return JSON_LD_NONE;
    return next < row_at(ld, parent)->end ? value_of(ld, next) : JSON_LD_NONE;
}

/* Whether an object is one that the page is about, by what it stands in. */
static bool is_of_page(const struct json_ld *ld, size_t row) {
    static const char *const PLACES[] = {"", "@graph", "mainentity", "mainentityofpage"};
    bool known = true;
    for (; known && row != JSON_LD_NONE; row = row_at(ld, row)->parent) {
        known = false;
        for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
            known |= html_named(row_at(ld, row)->key, PLACES[i]);
    }
    return known;
}

/* "NewsArticle" of "https://schema.org/NewsArticle" and "schema:NewsArticle". */
static struct span bare_type(struct span type) {
    size_t start = type.size;
    while (start > 0 && !is_one_of(type.data[start - 1], "/:#")) start--;
    return span_slice(type, start, type.size);
}

static bool is_of_class(const struct json_ld *ld, size_t object, enum json_ld_class class) {
    for (size_t type = json_ld_member(ld, object, "@type"); type != JSON_LD_NONE;
         type = json_ld_next(ld, type)) {
        struct span name = bare_type(row_at(ld, type)->text);
        for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
            if (TYPES[i].class == class && span_equal(name, span_of(TYPES[i].name))) return true;
    }
    return false;
}

size_t json_ld_about(const struct json_ld *ld, enum json_ld_class class) {
    size_t first = JSON_LD_NONE;
    for (size_t row = 0; row < ld->rows.count; row++) {
        if (row_at(ld, row)->kind != JSON_OBJECT || !is_of_class(ld, row, class) || !is_of_page(ld, row))
            continue;
        if (json_ld_member(ld, row, "datepublished") != JSON_LD_NONE) return row;
        if (first == JSON_LD_NONE) first = row;
    }
    return first;
}

size_t json_ld_resolve(const struct json_ld *ld, size_t value) {
    size_t id = json_ld_member(ld, value, "@id");
    if (id == JSON_LD_NONE || row_at(ld, value)->end > id + 1 || id > value + 1) return value;
    for (size_t row = 0; row < ld->rows.count; row++) {
        size_t other = row == value ? JSON_LD_NONE : json_ld_member(ld, row, "@id");
        bool same = other != JSON_LD_NONE && span_equal(row_at(ld, other)->text, row_at(ld, id)->text);
        if (same && row_at(ld, row)->end > row + 2) return row;
    }
    return value;
}

/* ---- Text ---- */

static int hex_value(char digit) {
    if (is_ascii_digit(digit)) return digit - '0';
    char lower = (char)(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The four digits behind "\\u" at p; -1 where they are none. */
static int32_t unit_at(const char *p, const char *end) {
    int32_t unit = 0;
    if (end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
    for (int i = 2; i < 6; i++) {
        int value = hex_value(p[i]);
        if (value < 0) return -1;
        unit = unit * 16 + value;
    }
    return unit;
}

/* Appends the character of the escape at p; gives its bytes. */
static size_t append_escape(const char *p, const char *end, struct buffer *out) {
    static const char NAMES[] = "bfnrt", MEANT[] = "\b\f\n\r\t";
    int32_t unit = unit_at(p, end), low = unit >= 0xD800 && unit <= 0xDBFF ? unit_at(p + 6, end) : -1;
    char bytes[4];
    if (unit >= 0) {
        bool pair = low >= 0xDC00 && low <= 0xDFFF, lone = !pair && unit >= 0xD800 && unit <= 0xDFFF;
        uint32_t code =
            pair ? 0x10000 + ((uint32_t)(unit & 0x3FF) << 10 | (uint32_t)(low & 0x3FF)) : (uint32_t)unit;
        buffer_append(out, (struct span){bytes, utf8_encode(lone ? UTF8_REPLACEMENT : code, bytes)});
        return pair ? 12 : 6;
    }
    if (p + 1 == end) return 1;
    const char *name = is_one_of(p[1], NAMES) ? strchr(NAMES, p[1]) : NULL;
    if (name || (unsigned char)p[1] < 0x80) buffer_append_byte(out, name ? MEANT[name - NAMES] : p[1]);
    return name || (unsigned char)p[1] < 0x80 ? 2 : 1;
}

void json_ld_text(const struct json_ld *ld, size_t value, struct buffer *out) {
    const struct json_row *row = row_at(ld, value);
    bool literal =
        row->kind == JSON_BARE &&
        (html_named(row->text, "null") || html_named(row->text, "true") || html_named(row->text, "false"));
    struct buffer plain = BUFFER_INIT;
    size_t all = utf8_clip(row->text, JSON_TEXT_MAX).size;
    for (size_t at = 0; at < all && !literal;) {
        const char *p = row->text.data + at, *end = row->text.data + all;
        const char *escape = memchr(p, '\\', (size_t)(end - p));
        size_t size = (size_t)((escape ? escape : end) - p);
        buffer_append(&plain, (struct span){p, size});
        at += size + (escape ? append_escape(escape, end, &plain) : 0);
    }
    html_decode(buffer_span(&plain), HTML_READ_TEXT, out, NULL);
    if (plain.status && !out->status) out->status = plain.status;
    buffer_release(&plain);
}
