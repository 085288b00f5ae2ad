/*
 * markup.h - pieces of a text put between marks
 *
 *     struct marks added = marks_default(MARK_ADDED, false);
 *     markup_text(&out, unchanged, marks_are_tags(added), poll);
 *     markup_piece(&out, new_words, added, poll);           {+new words+}
 *     if (out.status) ...
 *
 * The default marks can be read in a terminal, in a mail and in a file: [-deleted-], {+added+}, {=shared=}.
 * Their forms for a web page are <del>, <ins> and <mark>. What stands between tags, and around them, is text
 * to a browser only when it is escaped, so & < > become &amp; &lt; &gt; there, and nowhere else in newsprint.
 *
 * Any bytes will do as a text or a mark. Failure is in out->status; when poll, which may be NULL, says to
 * stop, the text is not whole. O(bytes).
 */
#ifndef NEWSPRINT_MATCH_MARKUP_H
#define NEWSPRINT_MATCH_MARKUP_H

#include "base/buffer.h"
#include "base/poll.h"

/* What stands before a piece and behind it. */
struct marks {
    struct span open, close;
};

enum mark_kind { MARK_ADDED, MARK_DELETED, MARK_SHARED, MARK_KINDS };

/* The marks of newsprint for a kind of piece, as tags or not. */
struct marks marks_default(enum mark_kind kind, bool tags);

/* True when the opening mark has a tag in it, "<" before a letter: the whole text must be escaped then. */
bool marks_are_tags(struct marks marks);

/* Appends a text, escaped if `tags`. */
void markup_text(struct buffer *out, struct span text, bool tags, struct poll *poll);

/* Appends a piece between its marks, which are not escaped themselves; of an empty piece nothing. */
void markup_piece(struct buffer *out, struct span piece, struct marks marks, struct poll *poll);

#endif
