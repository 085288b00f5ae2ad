/*
 * minhash.h - a signature: a document's shingles in half a kilobyte
 *
 * A signature of size k holds k registers. Two documents' registers are compared one by one: the share that
 * is equal estimates the resemblance |A n B| / |A u B|, and which of two different registers is the smaller
 * tells whose own shingle it was, so that containment falls out too. Signatures merge by the smaller
 * register, and the merged one is, but for its count, the signature of the union.
 *
 * The algorithm (number 1) is Fast Similarity Sketching [1]; every constant is frozen by ext/format. For
 * each distinct shingle hash h and round r = 0, 1, 2 ... let
 *
 *     x        = hash_mix(h, multiplier(r))         multiplier(r) = hash_mix(r + HASH_GOLDEN, HASH_ROOT3) | 1
 *     fraction = the low 32 bits of x
 *     bin      = ((x >> 32) * k) >> 32              in rounds 0 .. k-1
 *              = r - k                              in rounds k .. 2k-1
 *     value    = r * 2^32 + fraction            in rounds 0 .. k-1
 *              = 2^44 + fraction * 2^12         in rounds k .. 2k-1
 *
 * and let a register be the smallest value that falls into its bin. Rounds go on until no bin is empty, which
 * with many shingles is the first one or two. So a signature is always full, whatever the length of the text.
 *
 * Stored form, little-endian, 16 + 2 k bytes:
 *
 *      0  "npmh"     magic
 *      4  u8   1     version of the format
 *      5  u8   1     number of the algorithm
 *      6  u8         words in a shingle, 1 .. 16
 *      7  u8         1 when the count is an estimate (after a merge), else 0
 *      8  u16        k, 1 .. 4096
 *     10  u48        distinct shingles, 1 or more
 *     16  u16 [k]    registers
 *
 * A register is its value as a 16-bit floating number without sign: 5 bits of exponent, 11 of fraction,
 *
 *     value < 2^14:   value >> 3
 *     else:           (e - 13) << 11 | the 11 bits of value below its leading bit     2^e <= value < 2^(e+1)
 *
 * rounded down, so that order is kept and merging commutes with it. Two different values look equal about
 * once in 3,000, far below the statistical error, and a signature is half the size of one with 32-bit
 * registers. (The rounds from k on, which texts of a few shingles need, have an exponent of their own,
 * because there two documents are always in the same round and only the fraction tells them apart.)
 *
 * Error: the standard deviation of an estimated resemblance J is at most sqrt(J (1 - J) / k), which is .031
 * at J = .5 and k = 256, and smaller for documents of fewer than k shingles.
 *
 * References:
 *  [1] Dahlgaard, Knudsen, Houen, Thorup: Fast similarity sketching. FOCS 2017, arXiv 1704.04370.
 *  [2] Ertl: SetSketch. VLDB 2021 (closed form of the maximum likelihood estimate from ordered registers).
 */
#ifndef NEWSPRINT_MATCH_MINHASH_H
#define NEWSPRINT_MATCH_MINHASH_H

#include "match/shingle.h"

enum {
    MINHASH_SIZE_DEFAULT = 256,
    MINHASH_SIZE_MAX = 4096,
    MINHASH_HEADER_BYTES = 16,
    MINHASH_BYTES_MAX = MINHASH_HEADER_BYTES + 2 * MINHASH_SIZE_MAX,
};

/* A signature as it stands in memory. `registers` are the stored bytes, owned by whoever owns the BLOB. */
struct minhash {
    unsigned size;
    unsigned shingle;
    bool estimated; /* the count */
    uint64_t count;
    const char *registers;
};

/* Reads the stored form; the result points into `blob`. NULL when it is a signature, else what is wrong with
 * it, as the end of a sentence: "is not a signature", "has a signature format newer than this library".
 * O(1). */
const char *minhash_parse(struct span blob, struct minhash *signature);

/* Writes the signature of a set of distinct shingle hashes (count > 0) to out, 16 + 2 size bytes. Fails with
 * STATUS_INTERRUPT where poll, which may be NULL, said to stop; `out` is no signature then. O(count + size
 * log size) for count near or above size; O(size) rounds of `count` at worst. */
enum status minhash_write(const uint64_t *hashes, size_t count, unsigned size, unsigned shingle, char *out,
                          struct poll *poll);

/* Makes the registers of `into`, a stored signature, those of the union with `other` (same size and shingle:
 * the caller checks). O(size). After the last merge, minhash_recount() writes the estimated count of the
 * union. */
void minhash_merge(char *into, const struct minhash *other);
void minhash_recount(char *signature);

/* Registers that are equal, and that are smaller in a, in b. O(size), about 0.05 us at 256. */
struct minhash_comparison {
    unsigned equal, a_smaller, b_smaller;
};
struct minhash_comparison minhash_compare(const struct minhash *a, const struct minhash *b);

/* Estimates of |A n B| / |A u B| and |A n B| / |A|, both 0 .. 1. Where both counts are exact the estimate is
 * the maximum likelihood one given them [2], which never says more than the sizes allow; else plain shares of
 * registers. Sizes and shingles must be equal: the caller checks. */
double minhash_resemblance(const struct minhash *a, const struct minhash *b);
double minhash_containment(const struct minhash *a, const struct minhash *b);

#endif
