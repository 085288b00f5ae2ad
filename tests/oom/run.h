/*
 * run.h - what oom.c and refused.c share: arguments, connections, copies of databases, and one run of one
 * statement, with how it ended and a hash of each row
 */
#include "tap.h"
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

static const char *library;
static int stride = 1; /* moments from one that is tried to the next */

static void read_arguments(int argc, char **argv) {
    if (argc < 2 || argc > 3) bail_out("usage", "LIBRARY [STRIDE]");
    library = argv[1];
    if (argc == 3) stride = atoi(argv[2]);
    if (stride < 1) bail_out("usage", "STRIDE is 1 or more");
    if (stride > 1) printf("# report only one moment of %d is tried\n", stride);
}

static void execute(sqlite3 *db, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) bail_out(sql, message);
}

static sqlite3 *open_loaded(void) {
    sqlite3 *db = NULL;
    char *message = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) bail_out("open", "failed");
    sqlite3_enable_load_extension(db, 1);
    if (sqlite3_load_extension(db, library, NULL, &message) != SQLITE_OK) bail_out("load", message);
    return db;
}

static void report_sweep(const char *sql, const char *kind, sqlite3_int64 n, const char *problem) {
    char detail[100], full[700];
    snprintf(detail, sizeof detail, " (%s, %lld moments)", kind, (long long)n);
    snprintf(full, sizeof full, "at moment %lld: %s", (long long)n, problem);
    point(sql, detail, *problem ? full : "");
}

struct run {
    int code;          /* how the statement ended; SQLITE_OK for all rows */
    char message[120]; /* of the connection, when it failed */
    uint64_t *rows;    /* a hash of each row */
    size_t count;
};

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3u;
    return hash;
}

/* Each value is read as the type it has, so that reading it asks for no memory. */
static uint64_t hash_value(uint64_t hash, sqlite3_stmt *statement, int column) {
    int type = sqlite3_column_type(statement, column);
    sqlite3_int64 integer = type == SQLITE_INTEGER ? sqlite3_column_int64(statement, column) : 0;
    double real = type == SQLITE_FLOAT ? sqlite3_column_double(statement, column) : 0;
    const void *bytes =
        type == SQLITE_TEXT || type == SQLITE_BLOB ? sqlite3_column_blob(statement, column) : NULL;
    hash = hash_bytes(hash, &type, sizeof type);
    hash = hash_bytes(hash, &integer, sizeof integer);
    hash = hash_bytes(hash, &real, sizeof real);
    return bytes ? hash_bytes(hash, bytes, (size_t)sqlite3_column_bytes(statement, column)) : hash;
}

static void add_row(struct run *run, sqlite3_stmt *statement) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (int i = 0; i < sqlite3_column_count(statement); i++) hash = hash_value(hash, statement, i);
    run->rows = realloc(run->rows, (run->count + 1) * sizeof *run->rows);
    if (!run->rows) bail_out("this program", "no memory");
    run->rows[run->count++] = hash;
}

static struct run run_statement(sqlite3 *db, const char *sql) {
    struct run run = {0};
    sqlite3_stmt *statement = NULL;
    run.code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (run.code == SQLITE_OK)
        while ((run.code = sqlite3_step(statement)) == SQLITE_ROW) add_row(&run, statement);
    if (run.code == SQLITE_DONE) run.code = SQLITE_OK;
    if (run.code != SQLITE_OK) snprintf(run.message, sizeof run.message, "%s", sqlite3_errmsg(db));
    sqlite3_finalize(statement);
    return run;
}

static bool same_rows(const struct run *a, const struct run *b) {
    return a->code == b->code && a->count == b->count &&
           (a->count == 0 || !memcmp(a->rows, b->rows, a->count * sizeof *a->rows));
}

/* Gives `db` what `from` holds, which is ten times as fast as making it again. */
static sqlite3 *copy_into(sqlite3 *db, sqlite3 *from) {
    sqlite3_backup *backup = sqlite3_backup_init(db, "main", from, "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE) bail_out("copy", sqlite3_errmsg(db));
    sqlite3_backup_finish(backup);
    return db;
}
