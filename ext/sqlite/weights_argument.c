/*
 * weights_argument.c - an argument that is term weights, checked once a statement
 */
#include "sqlite/weights_argument.h"
#include "base/mem.h"
#include "sqlite/cache.h"

/* Weights that were found sound, and where they stood. */
struct sound {
    const char *data;
};

/* Reading all of it takes as long as a hundred comparisons, so it is done again only when the bytes have
 * moved or the header, which has a checksum of the rest, is another one. */
bool weights_argument(sqlite3_context *context, const char *function, sqlite3_value *value,
                      struct term_weights *weights) {
    struct cache *cache = cache_of(context);
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    if (!cache) return sqlite3_result_error_nomem(context), false;
    if (sqlite3_value_type(value) != SQLITE_BLOB)
        return result_error(context, "%s: weights must be a BLOB of term_weights()", function), false;
    struct span header = {blob.data,
                          blob.size < TERM_WEIGHTS_HEADER_BYTES ? blob.size : TERM_WEIGHTS_HEADER_BYTES};
    struct sound *sound = cache_get(cache, CACHE_WEIGHTS, header);
    if (sound && sound->data == blob.data) return term_weights_view(blob, weights), true;
    const char *problem = term_weights_parse(blob, weights);
    if (problem) return result_error(context, "%s: the BLOB %s", function, problem), false;
    if (sound) return sound->data = blob.data, true;
    sound = mem_alloc(sizeof *sound);
    if (sound) *sound = (struct sound){blob.data};
    if (sound && !cache_put(cache, CACHE_WEIGHTS, header, sound, sizeof *sound, mem_free)) return true;
    return sqlite3_result_error_nomem(context), false;
}
