/*
 * progress.c - a bar on stderr for people who wait
 *
 *     near_duplicates: reading  [##########..............]  41 %
 */
#include "sqlite/progress.h"
#include <stdio.h>

/* Seconds, by SQLite's clock, which every system has. Where the VFS has an old one no bar is shown. */
static double now(void) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_int64 milliseconds = 0;
    if (vfs && vfs->iVersion >= 2) vfs->xCurrentTimeInt64(vfs, &milliseconds);
    return (double)milliseconds * 1e-3;
}

struct progress progress_start(const struct connection *connection, const char *name, sqlite3_int64 total) {
    struct progress progress = {.on = connection->progress, .name = name, .total = total > 0 ? total : 1};
    if (progress.on) progress.started = progress.last = now();
    return progress;
}

static void show(struct progress *progress) {
    static const char hashes[] = "########################", dots[] = "........................";
    enum { WIDTH = sizeof hashes - 1 };
    double share = (double)progress->done / (double)progress->total;
    int filled = share < 1 ? (int)(share * WIDTH) : WIDTH;
    fprintf(stderr, "\r%s  [%.*s%.*s]  %d %%", progress->name, filled, hashes, WIDTH - filled, dots,
            share < 1 ? (int)(share * 100) : 100);
    fflush(stderr);
    progress->shown = true;
}

void progress_step(struct progress *progress) {
    enum { STEPS_A_LOOK = 64 };
    const double pause = 0.1;
    if (++progress->done % STEPS_A_LOOK != 0 || !progress->on) return;
    double time = now();
    if (time - progress->started < PROGRESS_DELAY || time - progress->last < pause) return;
    progress->last = time;
    show(progress);
}

void progress_end(struct progress *progress) {
    if (progress->shown) fprintf(stderr, "\r\033[K");
    progress->shown = false;
}
