/*
 * near_shape.h - how registers are laid out in bands, so that the pairs of a corpus cost least
 *
 *     near_shape_choose(&shape, &corpus, threshold, miss, poll);
 *
 * Of the shapes that miss a pair at the threshold with a probability of at most `miss` (bands.h), the one
 * whose documents and meetings cost least, told by some 32,000 documents in two bands each. Twenty thousand
 * articles at .5 are compared by 33 bands of two registers, a million by 84 of three. Where no shape misses
 * so little, as many bands as there are registers. O(sample) for each number of rows that is tried; memory:
 * 16 bytes a document of the sample. STATUS_NOMEM, STATUS_INTERRUPT or STATUS_IO leave the shape undefined.
 */
#ifndef NEWSPRINT_MATCH_NEAR_SHAPE_H
#define NEWSPRINT_MATCH_NEAR_SHAPE_H

#include "match/bands.h"
#include "match/near_corpus.h"

enum status near_shape_choose(struct bands_shape *shape, const struct near_corpus *corpus, double threshold,
                              double miss, struct poll *poll);

#endif
