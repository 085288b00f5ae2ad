/*
 * counters.c - what newsprint_debug() tells of the work of a connection
 */
#include "sqlite/counters.h"

static const struct slot_kind COUNTERS = {sizeof(struct counters), NULL};

struct counters *connection_counters(struct connection *connection) {
    return connection_slot(connection, &COUNTERS);
}
