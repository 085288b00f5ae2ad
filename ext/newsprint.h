/*
 * newsprint.h - the public header: version, and the entry point for programs that link the library in
 *
 * A program that loads build/newsprint at run time needs nothing from here. One that links the library calls
 *
 *     sqlite3_auto_extension((void (*)(void))sqlite3_newsprint_init);
 *
 * before it opens its databases. One that compiles the sources into itself with -DSQLITE_CORE may do the
 * same, or call sqlite3_newsprint_init(db, &message, NULL) for one connection; without SQLITE_CORE the last
 * argument is SQLite's table of functions and must not be NULL. It gives SQLITE_OK, also when newsprint is
 * there already; else a result code and a message that the caller frees with sqlite3_free(). Nothing stays
 * registered after a failure.
 */
#ifndef NEWSPRINT_H
#define NEWSPRINT_H

#include <sqlite3.h>

#define NEWSPRINT_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3_api_routines;
int sqlite3_newsprint_init(sqlite3 *db, char **message, const struct sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif

#endif
