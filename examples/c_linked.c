/*
 * c_linked.c - newsprint from C, linked in, so that every connection of the program has it
 *
 *     cc -Iext examples/c_linked.c -Lbuild -l:newsprint.so -lsqlite3 -Wl,-rpath,$PWD/build -o crane
 *     ./crane
 */
#include "newsprint.h"
#include <stdio.h>

static int print_row(void *context, int columns, char **values, char **names) {
    (void)context, (void)columns, (void)names;
    return printf("similarity %s, containment %s\n", values[0], values[1]) < 0;
}

int main(void) {
    static const char QUERY[] =
        "WITH report(wire, paper) AS (VALUES ("
        "'A crane fell on the ferry pier at dawn and eleven people died', "
        "'A crane fell on the ferry pier at dawn and eleven people died, police said')) "
        "SELECT printf('%.2f', similarity(wire, paper)), printf('%.2f', containment(wire, paper)) "
        "FROM report";
    sqlite3 *db = NULL;
    char *message = NULL;
    int code = sqlite3_auto_extension((void (*)(void))sqlite3_newsprint_init);
    if (code == SQLITE_OK) code = sqlite3_open(":memory:", &db);
    if (code == SQLITE_OK) code = sqlite3_exec(db, QUERY, print_row, NULL, &message);
    if (code != SQLITE_OK) fprintf(stderr, "%s\n", message ? message : sqlite3_errstr(code));
    sqlite3_free(message);
    sqlite3_close(db);
    return code == SQLITE_OK ? 0 : 1;
}
