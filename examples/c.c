/*
 * c.c - newsprint from C, loaded at run time
 *
 *     cc examples/c.c -lsqlite3 -o crane && ./crane [build/newsprint]
 */
#include <sqlite3.h>
#include <stdio.h>

static const char WIRE[] = "A crane fell on the ferry pier at dawn and eleven people died";
static const char PAPER[] = "A crane fell on the ferry pier at dawn and eleven people died, police said";

static int load(sqlite3 *db, const char *library) {
    char *message = NULL;
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
    int code = sqlite3_load_extension(db, library, NULL, &message);
    if (code != SQLITE_OK) fprintf(stderr, "%s\n", message ? message : sqlite3_errstr(code));
    sqlite3_free(message);
    return code;
}

static int compare(sqlite3 *db) {
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(db, "SELECT similarity(?1, ?2), containment(?1, ?2)", -1, &statement, NULL);
    sqlite3_bind_text(statement, 1, WIRE, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, PAPER, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
        printf("similarity %.2f, containment %.2f\n", sqlite3_column_double(statement, 0),
               sqlite3_column_double(statement, 1));
    int code = sqlite3_finalize(statement);
    if (code != SQLITE_OK) fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return code;
}

int main(int argc, char **argv) {
    sqlite3 *db = NULL;
    int code = sqlite3_open(":memory:", &db);
    if (code == SQLITE_OK) code = load(db, argc > 1 ? argv[1] : "build/newsprint");
    if (code == SQLITE_OK) code = compare(db);
    sqlite3_close(db);
    return code == SQLITE_OK ? 0 : 1;
}
