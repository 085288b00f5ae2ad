/*
 * minhash.c - a signature: a document's shingles in half a kilobyte
 *
 * The format and the algorithm are specified in minhash.h. Here is how the rounds are kept cheap: registers
 * are 64-bit while they fill, so that a value carries its round, and one loop without branches does for every
 * round (multiply, take the bin, keep the smaller): a branch on "is this bin empty still" is mispredicted so
 * often that skipping full bins costs twice as much. An article of 500 words fills 256 bins in three or four
 * rounds, 1,000 words in two.
 *
 * Example with k = 4 and the shingles s, t: round 0 sends s to bin 2 and t to bin 2 as well, the smaller
 * fraction stays; round 1 sends s to bin 0 and t to bin 3; round 2 sends both where something smaller is;
 * round 3 sends t to bin 1. Registers: [1.s, 3.t, 0.t, 1.t].
 *
 * Estimation. With P(equal) = |A n B| / |A u B|, P(a smaller) = |A \ B| / |A u B| and so on, and the sizes
 * n_a, n_b known, the likelihood of J is maximal at the smaller root of
 *
 *     u v k J^2 - (u^2 (D0 + Db) + v^2 (D0 + Da)) J + u v D0 = 0       u = n_a / (n_a + n_b), v = 1 - u
 *
 * with D0, Da, Db the registers that are equal, smaller in a, smaller in b.
 */
#include "match/minhash.h"
#include "base/bytes.h"
#include <math.h>

enum { FORMAT_VERSION = 1, ALGORITHM = 1 };
enum {
    AT_VERSION = 4,
    AT_ALGORITHM = 5,
    AT_SHINGLE = 6,
    AT_ESTIMATED = 7,
    AT_SIZE = 8,
    AT_COUNT = 10,
    COUNT_BYTES = 6
};

static const char MAGIC[4] = {'n', 'p', 'm', 'h'};

const char *minhash_parse(struct span blob, struct minhash *signature) {
    if (blob.size < MINHASH_HEADER_BYTES || memcmp(blob.data, MAGIC, sizeof MAGIC) != 0)
        return "is not a signature";
    const unsigned char *p = (const unsigned char *)blob.data;
    if (p[AT_VERSION] > FORMAT_VERSION) return "has a signature format newer than this library";
    if (p[AT_ALGORITHM] > ALGORITHM) return "has a signature algorithm newer than this library";
    *signature = (struct minhash){
        .size = (unsigned)load_le(blob.data + AT_SIZE, 2),
        .shingle = p[AT_SHINGLE],
        .estimated = p[AT_ESTIMATED] == 1,
        .count = load_le(blob.data + AT_COUNT, COUNT_BYTES),
        .registers = blob.data + MINHASH_HEADER_BYTES,
    };
    bool sound = p[AT_VERSION] == FORMAT_VERSION && p[AT_ALGORITHM] == ALGORITHM && p[AT_ESTIMATED] <= 1 &&
                 signature->shingle >= 1 && signature->shingle <= SHINGLE_MAX && signature->size >= 1 &&
                 signature->size <= MINHASH_SIZE_MAX && signature->count >= 1 &&
                 blob.size == MINHASH_HEADER_BYTES + 2 * (size_t)signature->size;
    return sound ? NULL : "is a damaged signature";
}

static void write_header(char *out, unsigned size, unsigned shingle, bool estimated, uint64_t count) {
    memcpy(out, MAGIC, sizeof MAGIC);
    out[AT_VERSION] = FORMAT_VERSION;
    out[AT_ALGORITHM] = ALGORITHM;
    out[AT_SHINGLE] = (char)shingle;
    out[AT_ESTIMATED] = estimated;
    store_le(out + AT_SIZE, 2, size);
    store_le(out + AT_COUNT, COUNT_BYTES, count);
}

static unsigned load_register(const char *registers, size_t i) {
    return (unsigned)load_le(registers + 2 * i, 2);
}

static uint64_t multiplier(uint64_t round) {
    return hash_mix(round + HASH_GOLDEN, HASH_ROOT3) | 1;
}

static size_t bin_of(uint64_t x, unsigned size) {
    return (size_t)(((x >> 32) * size) >> 32);
}

/* A round, in which each hash falls into a bin of its choice; bins filled in earlier rounds hold smaller
 * values. `shift` is that of bin_of() for a power of two, or 0. Where empty bins are rare, the others are only
 * looked at. */
static inline void scatter(const uint64_t *hashes, size_t count, uint64_t round, uint64_t *registers,
                           unsigned size, unsigned shift, bool rare) {
    const uint64_t factor = multiplier(round), base = round << 32;
    for (size_t i = 0; i < count; i++) {
        uint64_t x = hash_mix(hashes[i], factor), value = base | (uint32_t)x;
        size_t bin = shift ? (size_t)(x >> shift) : bin_of(x, size);
        if (rare && __builtin_expect(registers[bin] < base, true)) continue;
        registers[bin] = value < registers[bin] ? value : registers[bin];
    }
}

/* So many hashes are scattered before the poll is asked. Bins are seldom empty, one in 20, when each has had
 * three hashes to fill it. */
enum { SCATTERED = 4096, OFTEN = 3 };

/* A round of all hashes; true where the poll said to stop. */
static bool scatter_all(const uint64_t *hashes, size_t count, uint64_t round, uint64_t *registers,
                        unsigned size, struct poll *poll) {
    const bool power_of_two = size > 1 && (size & (size - 1)) == 0;
    const unsigned shift = 33 + (unsigned)__builtin_clz(size);
    const bool rare = round * count >= OFTEN * (uint64_t)size;
    bool stopped = false;
    for (size_t at = 0, some; at < count && !stopped; at += some) {
        some = count - at < SCATTERED ? count - at : SCATTERED;
        if (power_of_two && rare)
            scatter(hashes + at, some, round, registers, size, shift, true);
        else if (power_of_two)
            scatter(hashes + at, some, round, registers, size, shift, false);
        else
            scatter(hashes + at, some, round, registers, size, 0, rare);
        stopped = poll_stop(poll, some);
    }
    return stopped;
}

/* The round of its own of a bin that is still empty: every hash falls into it. Behind all values of earlier
 * rounds. */
static uint64_t gather(const uint64_t *hashes, size_t count, uint64_t round) {
    const uint64_t factor = multiplier(round), base = (uint64_t)1 << 44;
    uint32_t smallest = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        uint32_t fraction = (uint32_t)hash_mix(hashes[i], factor);
        smallest = fraction < smallest ? fraction : smallest;
    }
    return base | (uint64_t)smallest << 12;
}

/* The exponent and the first 11 bits of the fraction, as they stand in a double, which holds any value that a
 * register may have. */
static unsigned to_float(uint64_t value) {
    enum { SMALL = 14, EXPONENTS = 1023 + SMALL - 1, FRACTION = 11, FRACTION_OF_DOUBLE = 52 };
    if (value < 1u << SMALL) return (unsigned)(value >> 3);
    double number = (double)(int64_t)value;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return (unsigned)(bits >> (FRACTION_OF_DOUBLE - FRACTION)) - (EXPONENTS << FRACTION);
}

enum status minhash_write(const uint64_t *hashes, size_t count, unsigned size, unsigned shingle, char *out,
                          struct poll *poll) {
    uint64_t registers[MINHASH_SIZE_MAX];
    unsigned filled = 0; /* those at the front that are not empty */
    memset(registers, 0xFF, size * sizeof *registers);
    for (unsigned round = 0; round < size && filled < size; round++) {
        if (scatter_all(hashes, count, round, registers, size, poll)) return STATUS_INTERRUPT;
        while (filled < size && registers[filled] != UINT64_MAX) filled++;
    }
    for (; filled < size; filled++) {
        if (registers[filled] != UINT64_MAX) continue;
        registers[filled] = gather(hashes, count, size + filled);
        if (poll_stop(poll, count)) return STATUS_INTERRUPT;
    }
    write_header(out, size, shingle, false, count);
    for (unsigned i = 0; i < size; i++)
        store_le(out + MINHASH_HEADER_BYTES + 2 * (size_t)i, 2, to_float(registers[i]));
    return STATUS_OK;
}

/* The middle of the values that a register stands for, in rounds. */
static double register_value(unsigned code) {
    unsigned exponent = code >> 11, fraction = code & 0x7FF;
    double value = exponent == 0 ? (fraction + 0.5) * 8 : ldexp(2048 + fraction + 0.5, (int)exponent + 2);
    return ldexp(value, -32);
}

/* A bin waits for its first shingle n / k rounds at the mean, like an exponential variable; those still
 * waiting after k rounds are counted as having waited k (censored). */
static uint64_t estimate_count(const char *registers, unsigned size) {
    double k = size, waited = 0, filled = 0;
    for (unsigned i = 0; i < size; i++) {
        double value = register_value(load_register(registers, i));
        waited += value < k ? value : k;
        filled += value < k;
    }
    double estimate = k * (filled > 1 ? filled - 1 : filled) / waited;
    return estimate < 1 ? 1 : (uint64_t)(estimate + 0.5);
}

void minhash_merge(char *into, const struct minhash *other) {
    char *registers = into + MINHASH_HEADER_BYTES;
    for (unsigned i = 0; i < other->size; i++) {
        unsigned a = load_register(registers, i), b = load_register(other->registers, i);
        store_le(registers + 2 * (size_t)i, 2, a < b ? a : b);
    }
}

void minhash_recount(char *signature) {
    unsigned size = (unsigned)load_le(signature + AT_SIZE, 2);
    signature[AT_ESTIMATED] = 1;
    store_le(signature + AT_COUNT, COUNT_BYTES, estimate_count(signature + MINHASH_HEADER_BYTES, size));
}

enum { LANES = 8 };

/* Eight registers as numbers. */
static void load_lanes(const char *registers, uint16_t lanes[LANES]) {
    memcpy(lanes, registers, LANES * sizeof *lanes);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (int i = 0; i < LANES; i++) lanes[i] = __builtin_bswap16(lanes[i]);
#endif
}

/* Eight at a time, in loops of constant length that the compiler turns into vector instructions. */
struct minhash_comparison minhash_compare(const struct minhash *a, const struct minhash *b) {
    uint16_t equals[LANES] = {0}, smaller[LANES] = {0}, x[LANES], y[LANES];
    unsigned i = 0, equal = 0, a_smaller = 0;
    for (; i + LANES <= a->size; i += LANES) {
        load_lanes(a->registers + 2 * (size_t)i, x);
        load_lanes(b->registers + 2 * (size_t)i, y);
        for (int lane = 0; lane < LANES; lane++)
            equals[lane] = (uint16_t)(equals[lane] + (x[lane] == y[lane]));
        for (int lane = 0; lane < LANES; lane++)
            smaller[lane] = (uint16_t)(smaller[lane] + (x[lane] < y[lane]));
    }
    for (int lane = 0; lane < LANES; lane++) {
        equal += equals[lane];
        a_smaller += smaller[lane];
    }
    for (; i < a->size; i++) {
        unsigned p = load_register(a->registers, i), q = load_register(b->registers, i);
        equal += p == q;
        a_smaller += p < q;
    }
    return (struct minhash_comparison){equal, a_smaller, a->size - equal - a_smaller};
}

double minhash_resemblance(const struct minhash *a, const struct minhash *b) {
    struct minhash_comparison d = minhash_compare(a, b);
    double k = a->size;
    if (a->estimated || b->estimated) return d.equal / k;
    double u = (double)a->count / (double)(a->count + b->count), v = 1 - u;
    double linear = u * u * (d.equal + d.b_smaller) + v * v * (d.equal + d.a_smaller);
    double square = linear * linear - 4 * u * u * v * v * k * d.equal;
    double most = u < v ? u / v : v / u, j = (linear - (square > 0 ? sqrt(square) : 0)) / (2 * u * v * k);
    return j < most ? j : most;
}

double minhash_containment(const struct minhash *a, const struct minhash *b) {
    if (a->estimated || b->estimated) {
        struct minhash_comparison d = minhash_compare(a, b);
        return d.equal ? (double)d.equal / (d.equal + d.a_smaller) : 0;
    }
    double j = minhash_resemblance(a, b);
    double c = j / (1 + j) * ((double)a->count + (double)b->count) / (double)a->count;
    return c < 1 ? c : 1;
}
