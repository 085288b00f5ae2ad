/*
 * fn_fingerprint.c - minhash(), minhash_merge(), minhash_count(), similarity(), containment()
 *
 *     CREATE TABLE wire(id, body, signature);
 *     INSERT INTO wire(id, body) VALUES
 *       (1, 'A crane fell onto the ferry hall on Thursday.'),
 *       (2, 'A crane fell onto the ferry hall on Friday.'),
 *       (3, 'A crane fell onto the ferry hall.');
 *     SELECT a.id, b.id, round(similarity(a.body, b.body), 2), round(containment(b.body, a.body), 2)
 *     FROM wire a JOIN wire b ON a.id < b.id;
 *     1|2|0.75|0.86
 *     1|3|0.71|1.0
 *     2|3|0.71|1.0
 *
 *     UPDATE wire SET signature = minhash(body);
 *     SELECT length(max(signature)), minhash_count(minhash_merge(signature)) FROM wire;
 *     528|8
 *
 * minhash(text [, size [, shingle]])
 *     The signature of the text: a BLOB of 16 + 2 size bytes (match/minhash.h). `size` is the number of
 *     registers, 1 .. 4096 (256); `shingle` the words in a shingle, 1 .. 16 (3). NULL for NULL and for a text
 *     without words.
 * minhash_merge(signature)
 *     Aggregate: the signature of the union; NULL when all are NULL.
 * minhash_count(signature)
 *     Distinct shingles: exact for a signature of a text, estimated for a merged one.
 * similarity(a, b [, shingle])
 *     The resemblance |A n B| / |A u B|, 0 .. 1, of the shingles of a and b.
 * containment(a, b [, shingle])
 *     |A n B| / |A|: the share of a that is found in b, 0 .. 1. A text a of fewer words than a shingle is
 *     looked for in the text b as a run of so many words, so it is found wholly or not at all.
 *
 * In the last two a BLOB is a signature and all else is text. Two texts are compared exactly, by 64-bit
 * hashes. With a signature the answer is an estimate, and the text gets a signature of the same size. NULL or
 * a text without words gives NULL. Errors: a BLOB that is no signature; signatures of different size or
 * shingle; a `shingle` argument that is not the signature's.
 *
 * Cost: O(bytes) for each text that the statement has not cached, then O(distinct shingles), or O(size) for
 * signatures. Reference: Broder 1997 (resemblance and containment); for the signature see match/minhash.h.
 */
#include "match/minhash.h"
#include "match/set_measure.h"
#include "sqlite/fingerprint.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

static void minhash(sqlite3_context *context, int argc, sqlite3_value **argv) {
    int size = MINHASH_SIZE_DEFAULT, shingle = SHINGLE_DEFAULT;
    if (value_any_null(argc, argv)) return;
    if (argc > 1 && !argument_integer(context, argv[1], "minhash", "size", 1, MINHASH_SIZE_MAX, &size))
        return;
    if (argc > 2 && !argument_integer(context, argv[2], "minhash", "shingle", 1, SHINGLE_MAX, &shingle))
        return;
    const struct shingle_set *set = fingerprint_once(context, argv[0], (unsigned)shingle);
    if (!set || set->hashes.count == 0) return;
    char blob[MINHASH_BYTES_MAX];
    if (!fingerprint_sign(context, set, (unsigned)size, (unsigned)shingle, blob)) return;
    sqlite3_result_blob(context, blob, MINHASH_HEADER_BYTES + 2 * size, SQLITE_TRANSIENT);
}

static void minhash_count(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    struct minhash signature;
    if (value_is_null(argv[0])) return;
    if (fingerprint_signature(context, argv[0], "minhash_count", &signature))
        sqlite3_result_int64(context, (sqlite3_int64)signature.count);
}

/* The state of minhash_merge: the stored signature so far. */
struct merge {
    size_t merged; /* signatures */
    size_t bytes;
    char blob[MINHASH_BYTES_MAX];
};

/* Signatures can be compared or merged when they have the same size and shingle. */
static bool same_shape(sqlite3_context *context, const char *name, const struct minhash *a,
                       const struct minhash *b) {
    if (a->size == b->size && a->shingle == b->shingle) return true;
    result_error(context, "%s: signatures differ: size %u, shingle %u against size %u, shingle %u", name,
                 a->size, a->shingle, b->size, b->shingle);
    return false;
}

static void merge_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    struct minhash so_far, signature;
    if (value_is_null(argv[0])) return;
    if (!fingerprint_signature(context, argv[0], "minhash_merge", &signature)) return;
    struct merge *merge = sqlite3_aggregate_context(context, sizeof *merge);
    if (!merge) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (merge->merged++ == 0) {
        merge->bytes = (size_t)sqlite3_value_bytes(argv[0]);
        memcpy(merge->blob, sqlite3_value_blob(argv[0]), merge->bytes);
        return;
    }
    minhash_parse((struct span){merge->blob, merge->bytes}, &so_far);
    if (same_shape(context, "minhash_merge", &so_far, &signature)) minhash_merge(merge->blob, &signature);
}

static void merge_final(sqlite3_context *context) {
    struct merge *merge = sqlite3_aggregate_context(context, 0);
    if (!merge || merge->merged == 0) return;
    if (merge->merged > 1) minhash_recount(merge->blob);
    sqlite3_result_blob(context, merge->blob, (int)merge->bytes, SQLITE_TRANSIENT);
}

/* Reads a signature and holds it against the `shingle` argument, where there is one (0 = none). */
static bool read_signature(sqlite3_context *context, const char *name, sqlite3_value *blob, int shingle,
                           struct minhash *signature) {
    bool sound = fingerprint_signature(context, blob, name, signature);
    if (!sound || shingle == 0 || (unsigned)shingle == signature->shingle) return sound;
    result_error(context, "%s: shingle is %d, but the signature was made with %u", name, shingle,
                 signature->shingle);
    return false;
}

/* The signature of a text, of the size and shingle of `like`; false for a text without words or an error. */
static bool sign_alike(sqlite3_context *context, sqlite3_value *text, const struct minhash *like, char *blob,
                       struct minhash *signature) {
    const struct shingle_set *set = fingerprint_shingles(context, text, like->shingle);
    if (!set || set->hashes.count == 0) return false;
    if (!fingerprint_sign(context, set, like->size, like->shingle, blob)) return false;
    return !minhash_parse((struct span){blob, MINHASH_HEADER_BYTES + 2 * (size_t)like->size}, signature);
}

static void compare_signatures(sqlite3_context *context, const struct set_measure *measure,
                               sqlite3_value **argv, int shingle) {
    bool is_blob[2] = {sqlite3_value_type(argv[0]) == SQLITE_BLOB,
                       sqlite3_value_type(argv[1]) == SQLITE_BLOB};
    struct minhash signature[2];
    char blob[MINHASH_BYTES_MAX];
    for (int i = 0; i < 2; i++)
        if (is_blob[i] && !read_signature(context, measure->name, argv[i], shingle, &signature[i])) return;
    for (int i = 0; i < 2; i++)
        if (!is_blob[i] && !sign_alike(context, argv[i], &signature[1 - i], blob, &signature[i])) return;
    if (same_shape(context, measure->name, &signature[0], &signature[1]))
        sqlite3_result_double(context, measure->estimate(&signature[0], &signature[1]));
}

static void compare_texts(sqlite3_context *context, const struct set_measure *measure, sqlite3_value **argv,
                          int shingle) {
    unsigned width = shingle ? (unsigned)shingle : SHINGLE_DEFAULT;
    const struct shingle_set *a = fingerprint_shingles(context, argv[0], width);
    if (a && measure->narrows && a->hashes.count && a->words < width) {
        width = (unsigned)a->words;
        a = fingerprint_shingles(context, argv[0], width);
    }
    const struct shingle_set *b = a ? fingerprint_shingles(context, argv[1], width) : NULL;
    if (!b || a->hashes.count == 0 || b->hashes.count == 0) return;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    double shared = (double)shingle_sets_shared(a, b, poll);
    int code = interrupt_finish(&interrupt, poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK);
    if (code != SQLITE_OK) return result_code(context, code);
    sqlite3_result_double(context, measure->exact(shared, (double)a->hashes.count, (double)b->hashes.count));
}

static void compare(sqlite3_context *context, const struct set_measure *measure, int argc,
                    sqlite3_value **argv) {
    int shingle = 0;
    if (value_any_null(argc, argv)) return;
    if (argc > 2 && !argument_integer(context, argv[2], measure->name, "shingle", 1, SHINGLE_MAX, &shingle))
        return;
    bool texts = sqlite3_value_type(argv[0]) != SQLITE_BLOB && sqlite3_value_type(argv[1]) != SQLITE_BLOB;
    (texts ? compare_texts : compare_signatures)(context, measure, argv, shingle);
}

static void similarity(sqlite3_context *context, int argc, sqlite3_value **argv) {
    compare(context, &SET_RESEMBLANCE, argc, argv);
}

static void containment(sqlite3_context *context, int argc, sqlite3_value **argv) {
    compare(context, &SET_CONTAINMENT, argc, argv);
}

const struct sql_function fn_fingerprint[] = {
    {"containment", 2, 3, FUNCTION_PURE, containment, NULL, "containment(a, b [, shingle])",
     "share of a that is found in b, 0 to 1: exact for two texts, estimated when either is a signature"},
    {"minhash", 1, 3, FUNCTION_PURE, minhash, NULL, "minhash(text [, size [, shingle]])",
     "signature of a text: a BLOB that similarity, containment and minhash_merge understand"},
    {"minhash_count", 1, 1, FUNCTION_PURE, minhash_count, NULL, "minhash_count(signature)",
     "distinct shingles behind a signature: exact, or estimated after a merge"},
    {"minhash_merge", 1, 1, FUNCTION_PURE, merge_step, merge_final, "minhash_merge(signature)",
     "aggregate: signature of the union"},
    {"similarity", 2, 3, FUNCTION_PURE, similarity, NULL, "similarity(a, b [, shingle])",
     "resemblance of a and b, 0 to 1: exact for two texts, estimated when either is a signature"},
    {.name = NULL},
};
