/*
 * api.h - SQLite's extension API, for every file of ext/sqlite; newsprint.c defines the pointer
 *
 * Nothing newer than SQLite 3.38 is called without asking sqlite3_libversion_number() first: a call through a
 * pointer that the host does not have is a crash.
 */
#ifndef NEWSPRINT_SQLITE_API_H
#define NEWSPRINT_SQLITE_API_H

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#endif
