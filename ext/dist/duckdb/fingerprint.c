/*
 * fingerprint.c - minhash(), similarity(), containment() in DuckDB
 *
 *     SELECT similarity('A crane fell onto the hall.', 'A crane fell onto the pier.');          0.6
 *     SELECT octet_length(minhash(clean)) FROM articles;                                        528
 *
 * They are what sqlite/fn_fingerprint.c describes, argument by argument: the same bytes, the same numbers,
 * the same errors.
 */
#include "dist/duckdb/binding.h"
#include "match/minhash.h"
#include "match/set_measure.h"

/* What a function keeps for a chunk: sets that grow once, and which columns are signatures. */
struct scratch {
    struct shingle_set sets[2];
    struct buffer copies[2];
    bool is_blob[2];
    const struct set_measure *measure;
};

static void scratch_release(struct scratch *scratch) {
    for (int i = 0; i < 2; i++) {
        shingle_set_release(&scratch->sets[i]);
        buffer_release(&scratch->copies[i]);
    }
}

/* The shingles of a text argument, in the scratch set of its column; false with the error set. */
static bool read_shingles(const struct call *call, idx_t column, unsigned width) {
    struct scratch *scratch = call->context;
    struct span text;
    buffer_clear(&scratch->copies[column]);
    return call_text(call, column, &scratch->copies[column], &text) &&
           call_status(call, shingle_set_read(&scratch->sets[column], text, width, NULL));
}

/* ---- minhash ---- */

static bool minhash_row(struct call *call) {
    struct scratch *scratch = call->context;
    const struct u64_map *hashes = &scratch->sets[0].hashes;
    unsigned size = MINHASH_SIZE_DEFAULT, shingle = SHINGLE_DEFAULT;
    char blob[MINHASH_BYTES_MAX];
    if (call->columns > 1 && !call_integer(call, 1, "minhash", "size", 1, MINHASH_SIZE_MAX, &size))
        return false;
    if (call->columns > 2 && !call_integer(call, 2, "minhash", "shingle", 1, SHINGLE_MAX, &shingle))
        return false;
    if (!read_shingles(call, 0, shingle)) return false;
    if (hashes->count == 0) return call_null(call), true;
    return call_status(call, minhash_write(hashes->items, hashes->count, size, shingle, blob, NULL)) &&
           call_string(call, (struct span){blob, MINHASH_HEADER_BYTES + 2 * (size_t)size});
}

static void minhash(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    struct scratch scratch = {.sets = {SHINGLE_SET_INIT, SHINGLE_SET_INIT},
                              .copies = {BUFFER_INIT, BUFFER_INIT}};
    scalar_each(info, input, output, &scratch, minhash_row);
    scratch_release(&scratch);
}

/* ---- similarity and containment ---- */

/* A BLOB as a signature, held against the shingle argument, 0 for none. */
static bool read_signature(const struct call *call, idx_t column, unsigned shingle,
                           struct minhash *signature) {
    const char *name = ((struct scratch *)call->context)->measure->name;
    const char *problem = minhash_parse(call_bytes(call, column), signature);
    if (problem) return call_error(call, "%s: the BLOB %s", name, problem);
    if (shingle == 0 || shingle == signature->shingle) return true;
    return call_error(call, "%s: shingle is %u, but the signature was made with %u", name, shingle,
                      signature->shingle);
}

/* The signature of a text, of the size and shingle of `like`; its size is 0 for a text without words. */
static bool sign_alike(const struct call *call, idx_t column, const struct minhash *like, char *blob,
                       struct minhash *signature) {
    const struct u64_map *hashes = &((struct scratch *)call->context)->sets[column].hashes;
    signature->size = 0;
    if (!read_shingles(call, column, like->shingle)) return false;
    if (hashes->count == 0) return true;
    enum status status = minhash_write(hashes->items, hashes->count, like->size, like->shingle, blob, NULL);
    if (!status) minhash_parse((struct span){blob, MINHASH_HEADER_BYTES + 2 * (size_t)like->size}, signature);
    return call_status(call, status);
}

static bool compare_signatures(struct call *call, unsigned shingle) {
    const struct scratch *scratch = call->context;
    struct minhash signatures[2];
    char blob[MINHASH_BYTES_MAX];
    for (idx_t i = 0; i < 2; i++)
        if (scratch->is_blob[i] && !read_signature(call, i, shingle, &signatures[i])) return false;
    for (idx_t i = 0; i < 2; i++)
        if (!scratch->is_blob[i] && !sign_alike(call, i, &signatures[1 - i], blob, &signatures[i]))
            return false;
    const struct minhash *a = &signatures[0], *b = &signatures[1];
    if (a->size == 0 || b->size == 0) return call_null(call), true;
    if (a->size != b->size || a->shingle != b->shingle)
        return call_error(call, "%s: signatures differ: size %u, shingle %u against size %u, shingle %u",
                          scratch->measure->name, a->size, a->shingle, b->size, b->shingle);
    call_double(call, scratch->measure->estimate(a, b));
    return true;
}

static bool compare_texts(struct call *call, unsigned shingle) {
    struct scratch *scratch = call->context;
    struct shingle_set *a = &scratch->sets[0], *b = &scratch->sets[1];
    unsigned width = shingle ? shingle : SHINGLE_DEFAULT;
    if (!read_shingles(call, 0, width)) return false;
    if (scratch->measure->narrows && a->hashes.count && a->words < width) {
        width = (unsigned)a->words;
        if (!read_shingles(call, 0, width)) return false;
    }
    if (!read_shingles(call, 1, width)) return false;
    double m = (double)a->hashes.count, n = (double)b->hashes.count;
    if (m == 0 || n == 0) return call_null(call), true;
    call_double(call, scratch->measure->exact((double)shingle_sets_shared(a, b, NULL), m, n));
    return true;
}

static bool compare_row(struct call *call) {
    const struct scratch *scratch = call->context;
    unsigned shingle = 0;
    if (call->columns > 2 &&
        !call_integer(call, 2, scratch->measure->name, "shingle", 1, SHINGLE_MAX, &shingle))
        return false;
    bool texts = !scratch->is_blob[0] && !scratch->is_blob[1];
    return texts ? compare_texts(call, shingle) : compare_signatures(call, shingle);
}

static void compare(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output,
                    const struct set_measure *measure) {
    struct scratch scratch = {.sets = {SHINGLE_SET_INIT, SHINGLE_SET_INIT},
                              .copies = {BUFFER_INIT, BUFFER_INIT},
                              .is_blob = {column_is_blob(input, 0), column_is_blob(input, 1)},
                              .measure = measure};
    scalar_each(info, input, output, &scratch, compare_row);
    scratch_release(&scratch);
}

static void similarity(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    compare(info, input, output, &SET_RESEMBLANCE);
}

static void containment(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    compare(info, input, output, &SET_CONTAINMENT);
}

#define PAIRS "tt tb bt bb ttn tbn btn bbn"

const struct scalar fingerprint_scalars[] = {
    {.name = "minhash", .overloads = "t tn tnn b bn bnn", .result = DUCKDB_TYPE_BLOB, .call = minhash},
    {.name = "similarity", .overloads = PAIRS, .result = DUCKDB_TYPE_DOUBLE, .call = similarity},
    {.name = "containment", .overloads = PAIRS, .result = DUCKDB_TYPE_DOUBLE, .call = containment},
    {.name = NULL},
};
