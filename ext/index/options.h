/*
 * options.h - what stands in the brackets of CREATE VIRTUAL TABLE ... USING minhash_index(...)
 *
 *     content='articles', column='body', key='id', threshold=0.5, size=256, shingle=3
 *
 * Each is name=value, once, the name in either case; a value may stand in quotes of any of SQL's kinds.
 */
#ifndef NEWSPRINT_INDEX_OPTIONS_H
#define NEWSPRINT_INDEX_OPTIONS_H

#include "sqlite/api.h"

struct index_options {
    char *content; /* the table or view that holds the texts, in the schema of the index; NULL: contentless */
    char *column;  /* of the content table, NULL without one */
    char *key;     /* likewise; NULL: the rowid */
    double threshold;
    unsigned size, shingle;
};

/* Reads the arguments that xCreate and xConnect get. Release the options also when this fails; then *error is
 * the message, for sqlite3_free. */
int index_options_read(struct index_options *options, int argc, const char *const *argv, char **error);
void index_options_release(struct index_options *options);
/* SQLite does not hand on what is empty between two commas, or behind the last one. This looks for it in the
 * schema, where xCreate finds the statement already. */
int index_options_check_commas(sqlite3 *db, const char *schema, const char *name, char **error);

#endif
