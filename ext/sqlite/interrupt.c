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
    case STATUS_LIMIT:
        break;
    }
    return SQLITE_ERROR;
}

/* The first UNPROBED polls say go on without asking SQLite: preparing the probe takes 4 us, ten times a step
 * of it and 5 % of cleaning a 5 KB article. A call that polls no more is over in 0.2 ms, and its statement
 * asks behind it. */
enum { UNPROBED = 3 };

static bool interrupt_stop(void *context) {
    struct interrupt *interrupt = context;
    interrupt->code = SQLITE_OK;
    if (interrupt->asked++ < UNPROBED) return false;
    if (!interrupt->probe)
        interrupt->code = sqlite3_prepare_v2(interrupt->db, "SELECT 1", -1, &interrupt->probe, NULL);
    if (interrupt->code == SQLITE_OK && sqlite3_step(interrupt->probe) != SQLITE_ROW)
        interrupt->code = sqlite3_reset(interrupt->probe);
    sqlite3_reset(interrupt->probe);
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
