/*
 * counters.h - what newsprint_debug() tells of the work of a connection
 */
#ifndef NEWSPRINT_SQLITE_COUNTERS_H
#define NEWSPRINT_SQLITE_COUNTERS_H

#include "sqlite/connection.h"

struct counters {
    sqlite3_int64 boilerplate;   /* shingles that the last near_duplicates() left out, */
    unsigned bands, band_rows;   /* the bands that it compared and the registers in one, */
    double miss;                 /* and the probability that these miss a pair at its threshold */
    sqlite3_int64 fingerprinted; /* texts turned into shingles so far */
};

/* Those of the connection, which owns them; NULL when memory is out. */
struct counters *connection_counters(struct connection *connection);

#endif
