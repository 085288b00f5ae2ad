/*
 * json_ld.h - what the JSON-LD of a page says of the article
 *
 *     struct json_ld ld = JSON_LD_INIT;
 *     json_ld_add(&ld, script, poll);                            for each script of application/ld+json
 *     size_t article = json_ld_about(&ld, JSON_LD_ARTICLE);
 *     size_t headline = json_ld_member(&ld, article, "headline");
 *     if (headline != JSON_LD_NONE) json_ld_text(&ld, headline, &out);
 *
 * A script becomes rows of a table: objects, arrays, strings and bare words, each with the row that it stands
 * in. Broken JSON is read for what can be told: comments, CDATA marks, commas too many or too few, line
 * breaks and quotation marks within strings, names and strings without or in single quotation marks, what is
 * closed in the wrong order or not at all. Rows beyond JSON_ROWS_MAX, and what is nested deeper than
 * JSON_DEPTH_MAX, are left out.
 *
 * Source: JSON-LD 1.1; schema.org.
 */
#ifndef NEWSPRINT_HTML_JSON_LD_H
#define NEWSPRINT_HTML_JSON_LD_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/vector.h"

/* Of 1,058 pages the largest had some 2,000 rows, nested 11 deep. */
enum { JSON_ROWS_MAX = 20000, JSON_DEPTH_MAX = 64, JSON_TEXT_MAX = 65536 };
#define JSON_LD_NONE ((size_t)UINT32_MAX)

enum json_kind { JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_BARE };

struct json_row {
    struct span key, text; /* as they are written, without quotation marks; text of strings and bare words */
    uint32_t parent;       /* JSON_LD_NONE for what a script holds itself */
    uint32_t end;          /* the row behind all that stand in it */
    enum json_kind kind;
};

struct json_ld {
    VECTOR_OF(struct json_row) rows;
};
#define JSON_LD_INIT                                                                                         \
    { VECTOR_INIT }

/* Adds the rows of a script, whose bytes, valid UTF-8, must outlive the table. Fails with STATUS_NOMEM, or
 * STATUS_INTERRUPT where poll, which may be NULL, said to stop. O(bytes). */
enum status json_ld_add(struct json_ld *ld, struct span script, struct poll *poll);
void json_ld_release(struct json_ld *ld);

/* The object that the page is about: an article, or else a page; of those that other things do not merely
 * mention the first with a date, else the first. JSON_LD_NONE where there is none. O(rows). */
enum json_ld_class { JSON_LD_ARTICLE, JSON_LD_PAGE };
size_t json_ld_about(const struct json_ld *ld, enum json_ld_class class);

/* The first value of a member of an object, whose name is given in lower case, and the next item behind it
 * where that is an array. JSON_LD_NONE at the end, or where there is none, or no object. O(members). */
size_t json_ld_member(const struct json_ld *ld, size_t object, const char *name);
size_t json_ld_next(const struct json_ld *ld, size_t value);

/* The object that a value stands for: one that has nothing but an @id is a reference to another. O(rows). */
size_t json_ld_resolve(const struct json_ld *ld, size_t value);

/* Appends a string or bare word, of its first JSON_TEXT_MAX bytes, with its escapes and references as their
 * characters; nothing for null, true and false, objects and arrays. Failure is in out->status. O(bytes of
 * it). */
void json_ld_text(const struct json_ld *ld, size_t value, struct buffer *out);

#endif
