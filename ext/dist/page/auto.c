/*
 * auto.c - every connection of this build of SQLite has newsprint
 *
 * SQLite calls newsprint_auto() when it is initialized, because it is compiled with
 * -DSQLITE_EXTRA_INIT=newsprint_auto.
 */
#include "newsprint.h"

int newsprint_auto(const char *unused);

int newsprint_auto(const char *unused) {
    (void)unused;
    return sqlite3_auto_extension((void (*)(void))sqlite3_newsprint_init);
}
