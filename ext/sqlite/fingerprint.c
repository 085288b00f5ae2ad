/*
 * fingerprint.c - an argument that is compared: a text or a signature
 */
#include "sqlite/fingerprint.h"
#include "base/mem.h"
#include "sqlite/cache.h"
#include "sqlite/counters.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* A connection keeps its scratch set from call to call, unless a giant text has passed through it. */
enum { SCRATCH_BYTES_MAX = 4 * 1024 * 1024 };

static void set_release(void *set) {
    shingle_set_release(set);
}

static const struct slot_kind SCRATCH = {sizeof(struct shingle_set), set_release};

static void set_free(void *value) {
    shingle_set_release(value);
    mem_free(value);
}

/* Fills a set from a text argument; false with the function's error set. */
static bool read_text(sqlite3_context *context, struct shingle_set *set, sqlite3_value *text,
                      unsigned width) {
    struct counters *counters = connection_counters(function_connection(context));
    if (!counters) return sqlite3_result_error_nomem(context), false;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct document document = DOCUMENT_INIT;
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&document, text, poll);
    if (!status) status = shingle_set_read(set, document.text, width, poll);
    document_release(&document);
    int code = interrupt_finish(&interrupt, status);
    counters->fingerprinted++;
    if (code != SQLITE_OK) result_code(context, code);
    return code == SQLITE_OK;
}

static size_t set_bytes(const struct shingle_set *set) {
    return sizeof *set + u64_map_bytes(&set->hashes);
}

const struct shingle_set *fingerprint_shingles(sqlite3_context *context, sqlite3_value *text,
                                               unsigned width) {
    struct cache *cache = cache_of(context);
    struct span raw = {(const char *)sqlite3_value_text(text), (size_t)sqlite3_value_bytes(text)};
    struct shingle_set *set = cache && raw.data ? cache_get(cache, CACHE_SHINGLES + width, raw) : NULL;
    if (set) return set;
    if (cache && raw.data) set = mem_alloc(sizeof *set);
    if (!set) {
        sqlite3_result_error_nomem(context);
        return NULL;
    }
    *set = (struct shingle_set)SHINGLE_SET_INIT;
    if (!read_text(context, set, text, width)) return set_free(set), NULL;
    if (cache_put(cache, CACHE_SHINGLES + width, raw, set, set_bytes(set), set_free) == STATUS_OK) return set;
    sqlite3_result_error_nomem(context);
    return NULL;
}

const struct shingle_set *fingerprint_once(sqlite3_context *context, sqlite3_value *text, unsigned width) {
    struct shingle_set *set = connection_slot(function_connection(context), &SCRATCH);
    if (!set) return sqlite3_result_error_nomem(context), NULL;
    if (set_bytes(set) > SCRATCH_BYTES_MAX) shingle_set_release(set);
    return read_text(context, set, text, width) ? set : NULL;
}

bool fingerprint_sign(sqlite3_context *context, const struct shingle_set *set, unsigned size,
                      unsigned shingle, char *blob) {
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    enum status status =
        minhash_write(set->hashes.items, set->hashes.count, size, shingle, blob, interrupt_poll(&interrupt));
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK) result_code(context, code);
    return code == SQLITE_OK;
}

bool fingerprint_signature(sqlite3_context *context, sqlite3_value *blob, const char *function,
                           struct minhash *signature) {
    struct span bytes = {sqlite3_value_blob(blob), (size_t)sqlite3_value_bytes(blob)};
    bool is_blob = sqlite3_value_type(blob) == SQLITE_BLOB;
    const char *problem = is_blob ? minhash_parse(bytes, signature) : "is not a signature";
    if (problem) result_error(context, "%s: %s %s", function, is_blob ? "the BLOB" : "the argument", problem);
    return !problem;
}
