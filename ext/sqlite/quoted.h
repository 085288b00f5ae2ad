/*
 * quoted.h - the quotations of a document, with who said them
 *
 *     struct quoted quoted = QUOTED_INIT;                                   kept from document to document
 *     enum status status = quoted_read(&quoted, connection, text, poll);
 *     for (size_t i = 0; !status && i < quoted.quotes.count; i++) use(quoted_text(&quoted, i));
 *     quoted_release(&quoted);
 *
 * What quotes() shows of one text, and altered_quotes() compares of many: the one place that says which of
 * the readers in extract/ are asked, and in which order.
 */
#ifndef NEWSPRINT_SQLITE_QUOTED_H
#define NEWSPRINT_SQLITE_QUOTED_H

#include "extract/names.h"
#include "extract/quotes.h"
#include "extract/speakers.h"
#include "sqlite/connection.h"

struct quoted {
    struct tokens tokens;
    struct quotes quotes;
    struct names names;       /* scratch */
    struct speakers speakers; /* scratch */
};
#define QUOTED_INIT                                                                                          \
    { TOKENS_INIT, QUOTES_INIT, NAMES_INIT, SPEAKERS_INIT }

/* Replaces the content and keeps the memory. The text is valid UTF-8 and is not copied; poll may be NULL.
 * STATUS_NOMEM or STATUS_INTERRUPT leaves what may only be read again or released. O(bytes). */
enum status quoted_read(struct quoted *quoted, struct connection *connection, struct span text,
                        struct poll *poll);
void quoted_release(struct quoted *quoted);

/* A quotation as it stands in the text, without its marks. */
struct span quoted_text(const struct quoted *quoted, size_t i);

#endif
