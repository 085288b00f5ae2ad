/*
 * boilerplate.h - what normalize_article() and article_parts() share: rules, learned lines, levels
 *
 * The rules are compiled at the first call on a connection, which keeps them for all that follow.
 */
#ifndef NEWSPRINT_SQLITE_BOILERPLATE_H
#define NEWSPRINT_SQLITE_BOILERPLATE_H

#include "article/article.h"
#include "base/poll.h"
#include "sqlite/connection.h"

/* The compiled cleaning rules, made at first use and owned by the connection. Gives a result code. */
int boilerplate_rules(struct connection *connection, struct article_rules **rules);

/* Reads a level by its name; NULL (no argument, or SQL NULL) leaves *level as it is. False for no level. */
bool level_read(sqlite3_value *value, enum article_level *level);

/* The lines of a JSON array of strings. *keys is kept by the connection, for the next call with the same
 * bytes, and good until the next but one call with others; *valid is false, and *keys NULL, when the text is
 * anything else. Gives a result code. The JSON is read by SQLite's own json_each(), so a host built without
 * it gives its error. */
int boilerplate_keys(struct connection *connection, struct span json, const struct line_keys **keys,
                     bool *valid);

/* Messages: formats for "normalize_article" or "article_parts", the first also for the level given. */
#define LEVEL_MESSAGE       "%s: level must be light, standard or page, not %s"
#define BOILERPLATE_MESSAGE "%s: boilerplate must be a JSON array of lines, as repeated_lines() gives it"

#endif
