/*
 * fn_lsh.c - lsh_probability(), lsh_threshold(), simhash(), hamming_distance()
 *
 *     SELECT round(lsh_threshold(256, 64), 4), round(lsh_probability(256, 64, 0.5), 4);
 *     0.3536|0.9839
 *
 *     SELECT hamming_distance(simhash('A crane fell.'), simhash('A CRANE fell!')), hamming_distance(5, 6);
 *     0|2
 *
 * lsh_probability(size, bands, s)
 *     The chance that two documents of resemblance s (0 .. 1) share one of the `bands` keys that
 *     minhash_bands(signature, bands) gives for signatures of `size` registers: 1 - (1 - s^r)^bands, where
 *     r = size / bands.
 * lsh_threshold(size, bands)
 *     The resemblance at which that curve is steepest: (1 / bands)^(1 / r).
 * simhash(text)
 *     A 64-bit fingerprint as an integer, of three-word shingles (match/simhash.h); NULL for a text without
 *     words.
 * hamming_distance(a, b)
 *     The bits in which two integers differ, 0 .. 64.
 *
 * NULL gives NULL. Errors: size outside 1 .. 4096, bands outside 1 .. size, s that is no number from 0 to 1,
 * a distance of anything but integers. O(log size), but simhash: O(bytes).
 */
#include "match/bands.h"
#include "match/simhash.h"
#include "sqlite/fingerprint.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* The first two arguments of both lsh functions. */
static bool read_bands(sqlite3_context *context, const char *name, sqlite3_value **argv, unsigned *rows,
                       unsigned *bands) {
    int size, count;
    if (!argument_integer(context, argv[0], name, "size", 1, MINHASH_SIZE_MAX, &size)) return false;
    if (!argument_integer(context, argv[1], name, "bands", 1, size, &count)) return false;
    *rows = (unsigned)(size / count);
    *bands = (unsigned)count;
    return true;
}

static void lsh_probability(sqlite3_context *context, int argc, sqlite3_value **argv) {
    unsigned rows, bands;
    if (value_any_null(argc, argv) || !read_bands(context, "lsh_probability", argv, &rows, &bands)) return;
    double s = sqlite3_value_double(argv[2]);
    int type = sqlite3_value_type(argv[2]);
    bool number = type == SQLITE_FLOAT || type == SQLITE_INTEGER;
    const char *quote = type == SQLITE_TEXT ? "'" : "";
    if (number && s >= 0 && s <= 1)
        sqlite3_result_double(context, bands_probability(rows, bands, s));
    else if (type == SQLITE_BLOB)
        result_error(context, "lsh_probability: s must be between 0 and 1, not a BLOB");
    else
        result_error(context, "lsh_probability: s must be between 0 and 1, not %s%s%s", quote,
                     sqlite3_value_text(argv[2]), quote);
}

static void lsh_threshold(sqlite3_context *context, int argc, sqlite3_value **argv) {
    unsigned rows, bands;
    if (value_any_null(argc, argv) || !read_bands(context, "lsh_threshold", argv, &rows, &bands)) return;
    sqlite3_result_double(context, bands_threshold(rows, bands));
}

static void simhash_text(sqlite3_context *context, int argc, sqlite3_value **argv) {
    if (value_any_null(argc, argv)) return;
    const struct shingle_set *set = fingerprint_once(context, argv[0], SHINGLE_DEFAULT);
    if (!set || set->hashes.count == 0) return;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    uint64_t bits = simhash(set->hashes.items, set->hashes.count, poll);
    int code = interrupt_finish(&interrupt, poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK);
    if (code != SQLITE_OK) return result_code(context, code);
    sqlite3_result_int64(context, (sqlite3_int64)bits);
}

static void hamming_distance(sqlite3_context *context, int argc, sqlite3_value **argv) {
    if (value_any_null(argc, argv)) return;
    for (int i = 0; i < 2; i++)
        if (sqlite3_value_type(argv[i]) != SQLITE_INTEGER) {
            result_error(context,
                         "hamming_distance: both arguments must be integers, as simhash() gives them");
            return;
        }
    uint64_t differing = (uint64_t)(sqlite3_value_int64(argv[0]) ^ sqlite3_value_int64(argv[1]));
    sqlite3_result_int(context, __builtin_popcountll(differing));
}

const struct sql_function fn_lsh[] = {
    {"hamming_distance", 2, 2, FUNCTION_PURE, hamming_distance, NULL, "hamming_distance(a, b)",
     "bits in which two simhashes differ"},
    {"lsh_probability", 3, 3, FUNCTION_PURE, lsh_probability, NULL, "lsh_probability(size, bands, s)",
     "chance that a pair of similarity s becomes a candidate"},
    {"lsh_threshold", 2, 2, FUNCTION_PURE, lsh_threshold, NULL, "lsh_threshold(size, bands)",
     "the similarity at which candidates begin"},
    {"simhash", 1, 1, FUNCTION_PURE, simhash_text, NULL, "simhash(text)", "64-bit fingerprint of a text"},
    {.name = NULL},
};
