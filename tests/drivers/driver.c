/*
 * driver.c - newsprint in a C program: driver LIBRARY QUERIES
 *
 * With -DLOAD the library is loaded by its path; else the program is linked with it, and every connection has
 * it.
 */
#include "newsprint.h"
#include <stdio.h>
#include <stdlib.h>

static int print_row(void *unused, int count, char **values, char **names) {
    (void)unused, (void)names;
    for (int i = 0; i < count; i++) printf("%s%s", i ? "|" : "", values[i] ? values[i] : "");
    putchar('\n');
    return 0;
}

static int fail(sqlite3 *db) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return EXIT_FAILURE;
}

int main(int argc, char **argv) {
    sqlite3 *db;
    char line[1000];
    FILE *queries = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!queries) return EXIT_FAILURE;
#ifndef LOAD
    sqlite3_auto_extension((void (*)(void))sqlite3_newsprint_init);
#endif
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) return fail(db);
#ifdef LOAD
    sqlite3_enable_load_extension(db, 1);
    if (sqlite3_load_extension(db, argv[1], NULL, NULL) != SQLITE_OK) return fail(db);
#endif
    while (fgets(line, sizeof line, queries))
        if (sqlite3_exec(db, line, print_row, NULL, NULL) != SQLITE_OK) return fail(db);
    sqlite3_close(db);
    fclose(queries);
    return EXIT_SUCCESS;
}
