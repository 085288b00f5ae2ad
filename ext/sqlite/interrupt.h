/*
 * interrupt.h - lets long work of one call be stopped by sqlite3_interrupt() and by progress handlers
 *
 *     struct interrupt interrupt = interrupt_start(db);
 *     status = something_long(..., interrupt_poll(&interrupt));
 *     int code = interrupt_finish(&interrupt, status);       SQLITE_OK, SQLITE_INTERRUPT, SQLITE_NOMEM ...
 *
 * sqlite3_is_interrupted() is younger than the oldest SQLite we run in and does not see progress handlers, so
 * the probe is a trivial statement on the same connection, which obeys both. It is prepared only when a call
 * has worked for some POLL_INTERVAL units, and finalised with the call: a statement kept longer would keep
 * the connection from closing. Where an authorizer forbids the statement, the work goes on, and
 * sqlite3_is_interrupted() alone is asked, from SQLite 3.41 on.
 */
#ifndef NEWSPRINT_SQLITE_INTERRUPT_H
#define NEWSPRINT_SQLITE_INTERRUPT_H

#include "base/poll.h"
#include "base/status.h"
#include "sqlite/api.h"

struct interrupt {
    struct poll poll;
    sqlite3 *db;
    sqlite3_stmt *probe;
    unsigned asked; /* by this call */
    bool forbidden; /* the probe, by an authorizer */
    int code;       /* why the probe said stop */
};

struct interrupt interrupt_start(sqlite3 *db);
/* The poll to hand down; it points into *interrupt. */
struct poll *interrupt_poll(struct interrupt *interrupt);
/* Finalises the probe and gives the SQLite result code that `status` stands for. Work counted so far is kept,
 * so that a cursor may go on with the same interrupt; table.c forgets it between rows. */
int interrupt_finish(struct interrupt *interrupt, enum status status);

/* The SQLite result code of a status. */
int status_code(enum status status);

#endif
