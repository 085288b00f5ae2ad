/*
 * near_glance.c - a first look at two documents, by 32 bytes of each
 *
 * With 128 registers two bits of each are held. An equal register has both equal, another one differs in D
 * bits of the two, D binomial; so of resemblance J
 *
 *     mean      b / 2 (1 - J)                            b bits of a register
 *     variance  (1 - J) (b / 4 + b^2 / 4) - (1 - J)^2 b^2 / 4
 *
 * a register, and where J is high a tail on the right that is longer than the normal one (NEAR_SKEW).
 * With 128 registers, at .5, up to 87 bits of 224 may differ; of unlike documents 112 do, and one pair in
 * 2,500 passes.
 */
#include "match/near_glance.h"
#include "base/bytes.h"
#include "text/block.h"
#include <math.h>

/* Bits that are taken of each register: 1, 2 or 4. */
static unsigned bits_of(unsigned size) {
    unsigned bits = 1;
    while (bits < 4 && size * bits < NEAR_GLANCE_BITS) bits *= 2;
    return bits;
}

static unsigned registers_of(unsigned size) {
    unsigned most = NEAR_GLANCE_BITS / bits_of(size);
    return size < most ? size : most;
}

struct near_glance near_glance_of(const struct minhash *signature) {
    const unsigned bits = bits_of(signature->size), registers = registers_of(signature->size);
    const uint64_t mask = ((1u << bits) - 1) * 0x0001000100010001;
    struct near_glance glance = {{0, 0, 0, 0}};
    bool known = !signature->estimated && signature->count < UINT32_MAX;
    for (unsigned i = 0; i < registers; i += 4) { /* four registers together */
        size_t left = registers - i < 4 ? registers - i : 4;
        uint64_t four = load_le(signature->registers + 2 * (size_t)i, 2 * left) & mask;
        four |= four >> (16 - bits);
        four = (four | four >> 2 * (16 - bits)) & ((UINT64_C(1) << 4 * bits) - 1);
        glance.words[i * bits / 64] |= four << i * bits % 64;
    }
    glance.words[3] |= (known ? signature->count : UINT32_MAX) << 32;
    return glance;
}

struct near_look near_look_for(unsigned size, double threshold) {
    double b = bits_of(size), u = 1 - threshold, mean = b / 2, square = (b + b * b) / 4;
    double cube = b * b * (b + 3) / 8; /* moments of D */
    double variance = u * square - u * u * mean * mean;
    double third = u * cube - 3 * u * u * mean * square + 2 * u * u * u * mean * mean * mean;
    double skew = variance > 0 ? third / variance : 0, registers = registers_of(size);
    double most = registers * u * mean + NEAR_SIGMAS * sqrt(registers * variance) + NEAR_SKEW * skew;
    return (struct near_look){(unsigned)most, threshold};
}

/* Sizes that are too small to resemble a document of this one: J is at most the smaller over the larger. */
static uint32_t least_size(const struct near_glance *glance, double threshold) {
    uint64_t size = glance->words[3] >> 32;
    return size == UINT32_MAX ? 0 : (uint32_t)((double)size * threshold * (1 - 1e-12));
}

void near_tile_put(struct near_tile *tile, size_t place, const struct near_glance *glance,
                   struct near_look look) {
    tile->glances[place] = *glance;
    tile->least[place] = least_size(glance, look.threshold);
}

/* Without branches, which would be mispredicted. */
static inline uint64_t look_at(const struct near_tile *tile, size_t count, const struct near_glance *glance,
                               struct near_look look) {
    const uint64_t *a = glance->words;
    const uint32_t size = (uint32_t)(a[3] >> 32), least = least_size(glance, look.threshold);
    uint64_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *b = tile->glances[i].words;
        int differing = __builtin_popcountll(a[0] ^ b[0]) + __builtin_popcountll(a[1] ^ b[1]) +
                        __builtin_popcountll(a[2] ^ b[2]) + __builtin_popcountll((uint32_t)(a[3] ^ b[3]));
        bool alike = ((unsigned)differing <= look.differing_max) & (size >= tile->least[i]) &
                     ((uint32_t)(b[3] >> 32) >= least);
        found |= (uint64_t)alike << i;
    }
    return found;
}

#ifdef BLOCK_WIDE
BLOCK_WIDE static uint64_t look_wide(const struct near_tile *tile, size_t count,
                                     const struct near_glance *glance, struct near_look look) {
    return look_at(tile, count, glance, look);
}
#endif

uint64_t near_tile_look(const struct near_tile *tile, size_t count, const struct near_glance *glance,
                        struct near_look look) {
#ifdef BLOCK_WIDE
    if (block_has_wide()) return look_wide(tile, count, glance, look);
#endif
    return look_at(tile, count, glance, look);
}
