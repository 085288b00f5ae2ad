/*
 * bands.h - locality-sensitive hashing: which signatures are worth comparing
 *
 * A signature of k registers is cut into b bands of r = k / b rows (registers left over are not used). Two
 * documents are candidates when all rows of at least one band are equal. With resemblance s that happens with
 * probability
 *
 *     1 - (1 - s^r)^b
 *
 * an S-shaped curve that is steepest near its threshold, (1/b)^(1/r). Because signatures are always full,
 * this holds for short documents as well as for long ones.
 *
 * Reference: Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4.
 */
#ifndef NEWSPRINT_MATCH_BANDS_H
#define NEWSPRINT_MATCH_BANDS_H

#include "match/minhash.h"

/* The key of band 0 .. b-1: equal for two signatures when its rows are equal, and different for different
 * bands. Frozen like the signature: hash_mix over the rows, four registers (64 bits) at a time. O(rows). */
uint64_t band_hash(const struct minhash *signature, unsigned band, unsigned rows);
/* The same of `rows` registers that stand one behind the other. */
uint64_t band_hash_of(const char *registers, unsigned band, unsigned rows);

/* The probability that a pair of resemblance s becomes a candidate. */
double bands_probability(unsigned rows, unsigned bands, double s);

/* The resemblance at which the curve is steepest, (1/bands)^(1/rows). */
double bands_threshold(unsigned rows, unsigned bands);

/* How registers are laid out in bands: the most rows a band may have, because they let the fewest chance
 * pairs meet, and of those the fewest bands, at most `bands_max`, so that a pair at the threshold is missed
 * with a probability of at most `miss`; as many bands as there may be, of one row each, when even they miss
 * more. */
struct bands_shape {
    unsigned rows, bands;
};
struct bands_shape bands_shape_for(unsigned size, unsigned bands_max, double threshold, double miss);

/* With more bands than size / rows a register is in several. The registers are then laid out in rounds of
 * size / rows bands: the first in their order, each further one shuffled anew (the same for all documents).
 *
 * bands_miss() is the probability that a pair of resemblance s agrees in no band, if each register agrees
 * with probability s: given that m do, the rounds miss independently of each other, the mean over all
 * shuffles being taken for the one that is used. O(size^2) with several rounds.
 *
 * bands_shape_of() gives the fewest bands of so many rows that miss as little as asked, or 0 bands where
 * BANDS_MAX do not. In several rounds up to BANDS_REGISTERS registers are laid out, and rows are at least 2.
 *
 * bands_places() writes the registers of band 0, those of band 1 ...: rows * bands numbers. */
enum { BANDS_MAX = 1024, BANDS_REGISTERS = 1024 };
double bands_miss(unsigned size, struct bands_shape shape, double s);
struct bands_shape bands_shape_of(unsigned size, unsigned rows, double threshold, double miss);
void bands_places(unsigned size, struct bands_shape shape, uint16_t *places);

#endif
