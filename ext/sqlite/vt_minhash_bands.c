/*
 * vt_minhash_bands.c - the LSH keys of a signature, one band a row
 *
 *     CREATE TABLE wire(id, body);
 *     INSERT INTO wire VALUES
 *       (1, 'A crane fell onto the hall on Monday.'),
 *       (2, 'A crane fell onto the hall.'),
 *       (3, 'Ice shut the pier.');
 *     CREATE TABLE bands AS SELECT id, band, hash FROM wire, minhash_bands(minhash(body), 64);
 *     SELECT DISTINCT x.id, y.id FROM bands x JOIN bands y USING (band, hash) WHERE x.id < y.id;
 *     1|2
 *
 * So that candidates can be joined in plain SQL, or in another engine. A signature of `size` registers is cut
 * into `bands` bands (1 to size; a quarter of size unless said) of size / bands registers each. `hash` is the
 * same for two signatures whose registers in that band are all equal. The curve is in match/bands.h. NULL
 * gives no rows; anything but a signature is an error. O(size).
 */
#include "match/bands.h"
#include "sqlite/table.h"

struct bands_cursor {
    struct table_cursor base;
    struct minhash signature;
    int bands;
};

enum column { BAND, HASH };

static int bands_next(struct table_cursor *base) {
    base->done = base->row > ((struct bands_cursor *)base)->bands;
    return SQLITE_OK;
}

static int bands_filter(struct table_cursor *base) {
    struct bands_cursor *cursor = (struct bands_cursor *)base;
    sqlite3_value *value = base->arguments[0];
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    const char *problem = "is not a signature";
    if (sqlite3_value_type(value) == SQLITE_BLOB) problem = minhash_parse(blob, &cursor->signature);
    if (problem) return table_error(base, "minhash_bands: the argument %s", problem);
    cursor->bands = (int)(cursor->signature.size + 3) / 4;
    int code = table_integer(base, 1, 1, (int)cursor->signature.size, &cursor->bands);
    return code == SQLITE_OK ? bands_next(base) : code;
}

static int bands_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct bands_cursor *cursor = (struct bands_cursor *)base;
    unsigned band = (unsigned)base->row - 1, rows = cursor->signature.size / (unsigned)cursor->bands;
    sqlite3_int64 hash = (sqlite3_int64)band_hash(&cursor->signature, band, rows);
    sqlite3_result_int64(context, (enum column)column == BAND ? base->row : hash);
    return SQLITE_OK;
}

const struct sql_table vt_minhash_bands = {
    .name = "minhash_bands",
    .columns = "band INTEGER, hash INTEGER",
    .arguments = "signature, bands",
    .required = 1,
    .flags = TABLE_ORDERED,
    .rows = 64,
    .cursor_size = sizeof(struct bands_cursor),
    .filter = bands_filter,
    .next = bands_next,
    .column = bands_column,
    .usage = "minhash_bands(signature [, bands])",
    .summary = "LSH keys of a signature: documents that share one are candidates",
};
