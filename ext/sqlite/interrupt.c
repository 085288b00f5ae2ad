/*
 * interrupt.c - lets long work of one call be stopped
 */
#include "sqlite/interrupt.h"

int status_code(enum status status) {
    switch (status) {
    case STATUS_OK:
        return SQLITE_OK;
    case STATUS_NOMEM:
        return SQLITE_NOMEM;
    case STATUS_TOOBIG:
        return SQLITE_TOOBIG;
    case STATUS_INTERRUPT:
        return SQLITE_INTERRUPT;
    case STATUS_IO:
        return SQLITE_IOERR;
    case STATUS_LIMIT:
        break;
    }
    return SQLITE_ERROR;
}

/* The first UNPROBED polls say go on without asking SQLite: preparing the probe takes 4 us, ten times a step
 * of it and 5 % of cleaning a 5 KB article. A call that polls no more is over in 0.2 ms, and its statement
 * asks behind it. */
enum { UNPROBED = 3 };

/* What the host has, whatever header this is compiled with: in 3.40's the function would be the next one. */
static bool is_interrupted(sqlite3 *db) {
    if (sqlite3_libversion_number() < 3041000) return false;
#if SQLITE_VERSION_NUMBER >= 3041000
    return sqlite3_is_interrupted(db);
#elif SQLITE_VERSION_NUMBER >= 3040000 && !defined SQLITE_CORE
    struct newer {
        struct sqlite3_api_routines known;
        int (*is_interrupted)(sqlite3 *);
    };
    return ((const struct newer *)(const void *)sqlite3_api)->is_interrupted(db);
#else
    (void)db;
    return false;
#endif
}

/* Prepares the probe, if there is none. An authorizer is asked each time that a statement is prepared. */
static int prepare_probe(struct interrupt *interrupt) {
    if (interrupt->probe || interrupt->forbidden) return SQLITE_OK;
    int code = sqlite3_prepare_v2(interrupt->db, "SELECT 1", -1, &interrupt->probe, NULL);
    interrupt->forbidden = code != SQLITE_OK && code != SQLITE_NOMEM && code != SQLITE_INTERRUPT;
    return interrupt->forbidden ? SQLITE_OK : code;
}

static bool interrupt_stop(void *context) {
    struct interrupt *interrupt = context;
    interrupt->code = SQLITE_OK;
    if (interrupt->asked++ < UNPROBED) return false;
    interrupt->code = prepare_probe(interrupt);
    if (interrupt->probe && sqlite3_step(interrupt->probe) != SQLITE_ROW)
        interrupt->code = sqlite3_reset(interrupt->probe);
    sqlite3_reset(interrupt->probe);
    if (interrupt->forbidden && is_interrupted(interrupt->db)) interrupt->code = SQLITE_INTERRUPT;
    return interrupt->code != SQLITE_OK;
}

struct interrupt interrupt_start(sqlite3 *db) {
    return (struct interrupt){.poll = {.stop = interrupt_stop}, .db = db};
}

struct poll *interrupt_poll(struct interrupt *interrupt) {
    interrupt->poll.context = interrupt;
    return &interrupt->poll;
}

int interrupt_finish(struct interrupt *interrupt, enum status status) {
    interrupt->asked = 0;
    interrupt->poll.stopped = false;
    if (status == STATUS_OK && !interrupt->probe) return SQLITE_OK;
    sqlite3_finalize(interrupt->probe);
    interrupt->probe = NULL;
    return status == STATUS_INTERRUPT && interrupt->code ? interrupt->code : status_code(status);
}
