/*
 * newsprint.c - the entry point: registers what the tables below list, nothing else
 */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#include "newsprint.h"
#include "sqlite/fts5_tokenizer.h"
#include "sqlite/function.h"
#include "sqlite/table.h"

static const struct sql_function *const FUNCTIONS[] = {
    fn_article, fn_catalogue, fn_derivation, fn_diff,   fn_fingerprint, fn_html, fn_html_url, fn_language,
    fn_lsh,     fn_names,     fn_passages,   fn_quotes, fn_text,        fn_time, fn_weights,  NULL};

static const struct sql_table *const TABLES[] = {
    &vt_aligned_sentences,
    &vt_altered_quotes,
    &vt_article_parts,
    &vt_clusters,
    &vt_derivation_evidence,
    &vt_event_clusters,
    &vt_html_blocks,
    &vt_minhash_bands,
    &vt_minhash_index,
    &vt_names,
    &vt_near_duplicates,
    &vt_newsprint_functions,
    &vt_newsprint_rules,
    &vt_page_metadata,
    &vt_paragraphs,
    &vt_quantities,
    &vt_quotes,
    &vt_same_events,
    &vt_sentences,
    &vt_shared_passages,
    &vt_shingles,
    &vt_survivors,
    &vt_text_reuse,
    &vt_word_changes,
    &vt_words,
    NULL,
};

enum { OLDEST_SQLITE = 3038000 };

static bool is_ours(const char *name) {
    for (size_t i = 0; FUNCTIONS[i]; i++)
        for (const struct sql_function *row = FUNCTIONS[i]; row->name; row++)
            if (sqlite3_stricmp(row->name, name) == 0) return true;
    for (size_t i = 0; TABLES[i]; i++)
        if (sqlite3_stricmp(TABLES[i]->name, name) == 0) return true;
    return false;
}

/* Looks at the names that a list of the connection has, as look_around() says. */
static int look_through(sqlite3 *db, const char *list, bool *loaded, char **taken) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, list, -1, &statement, NULL);
    while (code == SQLITE_OK && !*loaded && sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        if (!name) code = SQLITE_NOMEM;
        if (name && sqlite3_stricmp(name, "newsprint_version") == 0) *loaded = true;
        if (!name || *taken || !is_ours(name)) continue;
        *taken = sqlite3_mprintf("%s", name);
        if (!*taken) code = SQLITE_NOMEM;
    }
    int finished = sqlite3_finalize(statement);
    return code == SQLITE_OK ? finished : code;
}

/* Looks at the functions and tables that the connection has: *loaded when newsprint is among them, else
 * *taken is one that has a name of ours, which we would put out of use. The pragmas read no schema, which may
 * be damaged. A host that does not list them has neither, and the error of asking must not stay on the
 * connection: sqlite3_open() takes what an automatic extension leaves there for its own failure, so an empty
 * script, which does nothing else, clears it. */
static int look_around(sqlite3 *db, bool *loaded, char **taken) {
    int code = look_through(db, "PRAGMA function_list", loaded, taken);
    if (code == SQLITE_OK && !*loaded) code = look_through(db, "PRAGMA module_list", loaded, taken);
    return code == SQLITE_ERROR ? sqlite3_exec(db, "", NULL, NULL, NULL) : code;
}

/* Sets the message, which the caller of the entry point frees, and gives the code. */
static int fail(char **message, int code, const char *format, const char *detail) {
    if (message) *message = sqlite3_mprintf(format, detail);
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
        if (code == SQLITE_OK) {
            code = fts5_tokenizer_register(connection);
            if (code != SQLITE_OK) tables_unregister(connection);
        }
        if (code != SQLITE_OK) functions_unregister(connection);
    }
    connection_release(connection);
    return code;
}

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

EXPORTED int sqlite3_newsprint_init(sqlite3 *db, char **message, const struct sqlite3_api_routines *api) {
#ifdef SQLITE_CORE
    (void)api;
#else
    if (sqlite3_api != api) SQLITE_EXTENSION_INIT2(api); /* threads that load again read it, too */
#endif
    bool loaded = false;
    char *taken = NULL;
    if (message) *message = NULL;
    if (sqlite3_libversion_number() < OLDEST_SQLITE)
        return fail(message, SQLITE_ERROR, "newsprint: SQLite 3.38 or newer is needed, not %s",
                    sqlite3_libversion());
    int code = look_around(db, &loaded, &taken);
    if (code == SQLITE_OK && !loaded && taken)
        code = fail(message, SQLITE_ERROR, "newsprint: this connection has a %s() already", taken);
    else if (code == SQLITE_OK && !loaded)
        code = register_all(db);
    sqlite3_free(taken);
    if (code == SQLITE_OK || (message && *message)) return code;
    return fail(message, code, "newsprint: %s", sqlite3_errstr(code));
}
