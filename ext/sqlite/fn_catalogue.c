/*
 * fn_catalogue.c - newsprint_version(), newsprint_debug(), newsprint_progress()
 *
 *     SELECT newsprint_debug() ->> '$.version' = newsprint_version(), newsprint_progress(0);
 *     1|0
 *
 *     SELECT length(minhash('A crane fell.')), newsprint_debug() ->> '$.fingerprinted';
 *     528|1
 *
 * newsprint_version() is the library's version as text. newsprint_debug() is a JSON object for a bug report:
 *
 *     version, sqlite, pcre2, utf8proc    the versions at work
 *     boilerplate      shingles that the last near_duplicates() with min_containment on this connection left
 *                      out, because more than 4,096 rows have them
 *     bands, band_rows the bands that the last near_duplicates() compared, and the registers in each
 *     miss             the probability that these miss a pair at its threshold
 *     fingerprinted    texts that this connection has turned into shingles
 *
 * Neither is DETERMINISTIC: another build gives another answer, so neither may stand in an index.
 *
 * newsprint_progress(level) says whether near_duplicates() on this connection shows a bar on stderr while it
 * works for more than two seconds: 0 no (the default), 1 when stderr is a terminal, 2 always. It gives 1 when
 * bars will be shown, else 0. DIRECTONLY.
 */
#include "newsprint.h"
#include "pattern/pattern_set.h"
#include "sqlite/counters.h"
#include "sqlite/function.h"
#include "sqlite/value.h"
#include "text/words.h"
#include <unistd.h>

static void newsprint_version(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc, (void)argv;
    sqlite3_result_text(context, NEWSPRINT_VERSION, -1, SQLITE_STATIC);
}

static void newsprint_debug(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc, (void)argv;
    const struct counters *counters = connection_counters(function_connection(context));
    if (!counters) return sqlite3_result_error_nomem(context);
    char pcre2[PATTERN_VERSION_BYTES];
    pattern_version(pcre2);
    char *json = sqlite3_mprintf("{\"version\":\"%s\",\"sqlite\":\"%s\",\"pcre2\":\"%s\",\"utf8proc\":\"%s\","
                                 "\"boilerplate\":%lld,\"bands\":%u,\"band_rows\":%u,\"miss\":%.3g,"
                                 "\"fingerprinted\":%lld}",
                                 NEWSPRINT_VERSION, sqlite3_libversion(), pcre2, words_unicode_library(),
                                 counters->boilerplate, counters->bands, counters->band_rows, counters->miss,
                                 counters->fingerprinted);
    if (json)
        sqlite3_result_text(context, json, -1, sqlite3_free);
    else
        sqlite3_result_error_nomem(context);
}

static void newsprint_progress(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    int level;
    if (!argument_integer(context, argv[0], "newsprint_progress", "level", 0, 2, &level)) return;
    function_connection(context)->progress = level == 2 || (level == 1 && isatty(STDERR_FILENO));
    sqlite3_result_int(context, function_connection(context)->progress);
}

const struct sql_function fn_catalogue[] = {
    {"newsprint_debug", 0, 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, newsprint_debug, NULL, "newsprint_debug()",
     "facts about this build and connection, as JSON"},
    {"newsprint_progress", 1, 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, newsprint_progress, NULL,
     "newsprint_progress(level)",
     "a bar on stderr for work over two seconds: 0 off, 1 when stderr is a terminal, 2 always"},
    {"newsprint_version", 0, 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, newsprint_version, NULL,
     "newsprint_version()", "the version of the library"},
    {.name = NULL},
};
