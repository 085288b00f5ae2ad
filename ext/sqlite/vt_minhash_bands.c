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
 *
 * With `rows` a band has so many registers (1 to size) and there may be up to 1,024 bands: where they are
 * more than size / rows, a register is in several, laid out as near_duplicates() does with {"band_rows":
 * rows}. Band b is then what its {"part": b, "parts": bands} compares.
 */
#include "base/mem.h"
#include "match/bands.h"
#include "sqlite/table.h"
#include <string.h>

struct bands_cursor {
    struct table_cursor base;
    struct minhash signature;
    int bands;
    int rows;         /* of a band, or 0 */
    uint16_t *places; /* with rows: their registers (bands_places) */
};

enum column { BAND, HASH };

static int bands_next(struct table_cursor *base) {
    base->done = base->row > ((struct bands_cursor *)base)->bands;
    return SQLITE_OK;
}

static int lay_out(struct bands_cursor *cursor) {
    const struct bands_shape shape = {(unsigned)cursor->rows, (unsigned)cursor->bands};
    cursor->places = mem_alloc((size_t)shape.rows * shape.bands * sizeof *cursor->places);
    if (!cursor->places) return SQLITE_NOMEM;
    bands_places(cursor->signature.size, shape, cursor->places);
    return SQLITE_OK;
}

static int bands_filter(struct table_cursor *base) {
    struct bands_cursor *cursor = (struct bands_cursor *)base;
    sqlite3_value *value = base->arguments[0];
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    const char *problem = "is not a signature";
    if (sqlite3_value_type(value) == SQLITE_BLOB) problem = minhash_parse(blob, &cursor->signature);
    if (problem) return table_error(base, "minhash_bands: the argument %s", problem);
    const int size = (int)cursor->signature.size;
    cursor->bands = (size + 3) / 4;
    cursor->rows = 0;
    int code = table_integer(base, 2, 1, size, &cursor->rows);
    if (code == SQLITE_OK) code = table_integer(base, 1, 1, cursor->rows ? BANDS_MAX : size, &cursor->bands);
    if (code == SQLITE_OK && cursor->rows) code = lay_out(cursor);
    return code == SQLITE_OK ? bands_next(base) : code;
}

static void bands_release(struct table_cursor *base) {
    mem_free(((struct bands_cursor *)base)->places);
    ((struct bands_cursor *)base)->places = NULL;
}

/* The hash of a band whose registers are laid out. */
static uint64_t laid_out_hash(const struct bands_cursor *cursor, unsigned band) {
    const unsigned rows = (unsigned)cursor->rows;
    const uint16_t *places = cursor->places + (size_t)band * rows;
    char registers[2 * MINHASH_SIZE_MAX];
    for (unsigned i = 0; i < rows; i++)
        memcpy(registers + 2 * (size_t)i, cursor->signature.registers + 2 * (size_t)places[i], 2);
    return band_hash_of(registers, band, rows);
}

static int bands_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct bands_cursor *cursor = (struct bands_cursor *)base;
    unsigned band = (unsigned)base->row - 1, rows = cursor->signature.size / (unsigned)cursor->bands;
    if ((enum column)column == BAND) {
        sqlite3_result_int64(context, base->row);
        return SQLITE_OK;
    }
    uint64_t hash = cursor->rows ? laid_out_hash(cursor, band) : band_hash(&cursor->signature, band, rows);
    sqlite3_result_int64(context, (sqlite3_int64)hash);
    return SQLITE_OK;
}

const struct sql_table vt_minhash_bands = {
    .name = "minhash_bands",
    .columns = "band INTEGER, hash INTEGER",
    .arguments = "signature, bands, rows",
    .required = 1,
    .flags = TABLE_ORDERED,
    .rows = 64,
    .cursor_size = sizeof(struct bands_cursor),
    .filter = bands_filter,
    .next = bands_next,
    .column = bands_column,
    .release = bands_release,
    .usage = "minhash_bands(signature [, bands [, rows]])",
    .summary = "LSH keys of a signature: documents that share one are candidates",
};
