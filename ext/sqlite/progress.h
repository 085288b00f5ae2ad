/*
 * progress.h - a bar on stderr for people who wait
 *
 * Off until newsprint_progress() turns it on for a connection. Work that knows its size calls progress_step()
 * as often as it likes; nothing is written before PROGRESS_DELAY seconds, then at most ten times a second, on
 * one line that progress_end() clears. Never an error: a bar that cannot be written is not written.
 */
#ifndef NEWSPRINT_SQLITE_PROGRESS_H
#define NEWSPRINT_SQLITE_PROGRESS_H

#include "sqlite/connection.h"
#include <stdbool.h>

/* People begin to wonder after about two seconds. */
#define PROGRESS_DELAY 2.0

struct progress {
    bool on, shown;
    const char *name; /* "near_duplicates: reading" */
    sqlite3_int64 done, total;
    double started, last; /* seconds */
};

struct progress progress_start(const struct connection *connection, const char *name, sqlite3_int64 total);
void progress_step(struct progress *progress);
void progress_end(struct progress *progress);

#endif
