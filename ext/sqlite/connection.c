/*
 * connection.c - what newsprint keeps for one database connection
 */
#include "sqlite/connection.h"
#include "base/mem.h"
#include <string.h>

struct slot {
    struct slot *next;
    const struct slot_kind *kind;
    sqlite3_int64 state[]; /* kind->size bytes, on a multiple of eight: SQLite's heap promises no more */
};

struct connection *connection_new(sqlite3 *db) {
    struct connection *connection = mem_alloc(sizeof *connection);
    if (connection) *connection = (struct connection){.db = db, .references = 1};
    return connection;
}

struct connection *connection_retain(struct connection *connection) {
    connection->references++;
    return connection;
}

void connection_release(void *pointer) {
    struct connection *connection = pointer;
    if (!connection || --connection->references > 0) return;
    for (struct slot *slot = connection->slots, *next; slot; slot = next) {
        next = slot->next;
        if (slot->kind->release) slot->kind->release(slot->state);
        mem_free(slot);
    }
    mem_free(connection);
}

void *connection_slot(struct connection *connection, const struct slot_kind *kind) {
    struct slot *slot = connection->slots;
    while (slot && slot->kind != kind) slot = slot->next;
    if (slot) return slot->state;
    slot = mem_alloc(sizeof *slot + kind->size);
    if (!slot) return NULL;
    *slot = (struct slot){connection->slots, kind};
    memset(slot->state, 0, kind->size);
    connection->slots = slot;
    return slot->state;
}
