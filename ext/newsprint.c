/*
 * newsprint.c - the entry point: registers what the tables below list, nothing else
 */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#include "newsprint.h"
#include "sqlite/function.h"
#include "sqlite/table.h"

static const struct sql_function *const FUNCTIONS[] = {fn_article, fn_catalogue, fn_fingerprint,
                                                       fn_lsh,     fn_text,      NULL};

static const struct sql_table *const TABLES[] = {
    &vt_article_parts,
    &vt_clusters,
    &vt_minhash_bands,
    &vt_minhash_index,
    &vt_near_duplicates,
    &vt_newsprint_functions,
    &vt_paragraphs,
    &vt_sentences,
    &vt_shingles,
    &vt_words,
    NULL,
};

enum { OLDEST_SQLITE = 3038000 };

/* Asked in a way that succeeds: a statement that fails would leave its error on the connection, and make
 * sqlite3_open() fail when newsprint is an automatic extension. */
/* The probe's error must not stay on the connection: sqlite3_open() takes what an automatic extension leaves
 * there for its own failure, so an empty script, which does nothing else, clears it. */
static bool is_loaded(sqlite3 *db) {
    static const char SQL[] = "SELECT 1 FROM pragma_function_list WHERE name = 'newsprint_version'";
    sqlite3_stmt *statement = NULL;
    bool loaded = sqlite3_prepare_v2(db, SQL, -1, &statement, NULL) == SQLITE_OK &&
                  sqlite3_step(statement) == SQLITE_ROW;
    sqlite3_finalize(statement);
    if (!loaded) sqlite3_exec(db, "", NULL, NULL, NULL);
    return loaded;
}

static int fail(char **message, int code, const char *text) {
    if (message) *message = sqlite3_mprintf("newsprint: %s", text);
    return code;
}

static int register_all(sqlite3 *db) {
    struct connection *connection = connection_new(db);
    if (!connection) return SQLITE_NOMEM;
    connection->functions = FUNCTIONS;
    connection->tables = TABLES;
    int code = functions_register(connection);
    if (code == SQLITE_OK) {
        code = tables_register(connection);
        if (code != SQLITE_OK) functions_unregister(connection);
    }
    connection_release(connection);
    return code;
}

__attribute__((visibility("default"))) int sqlite3_newsprint_init(sqlite3 *db, char **message,
                                                                  const struct sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    if (sqlite3_libversion_number() < OLDEST_SQLITE)
        return fail(message, SQLITE_ERROR, "SQLite 3.38 or newer is needed");
    if (is_loaded(db)) return SQLITE_OK;
    int code = register_all(db);
    return code == SQLITE_OK ? code : fail(message, code, sqlite3_errstr(code));
}
