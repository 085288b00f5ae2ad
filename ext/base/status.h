/*
 * status.h - how a function below ext/sqlite says that it failed
 *
 * Zero is success, so `if (status)` reads as "if it failed". The first failure is handed up unchanged; the
 * bindings turn it into a SQLite result code (status_code() in sqlite/interrupt.c) and a message.
 */
#ifndef NEWSPRINT_BASE_STATUS_H
#define NEWSPRINT_BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_NOMEM,     /* the heap said no */
    STATUS_TOOBIG,    /* a result would pass the host's limit on the length of a value */
    STATUS_INTERRUPT, /* the host asked to stop */
    STATUS_IO,        /* a temporary file cannot be made, written or read */
    STATUS_LIMIT,     /* a pattern hit its match, depth or heap limit: the answer is unknown */
};

#endif
