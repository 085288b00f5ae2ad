/*
 * test_near_glance.c - a first look at two documents, held against counting
 */
#include "../unit.h"
#include "match/near_glance.h"

enum { SIZE_MAX_HERE = 512 };

static struct minhash signature_of(const char *registers, unsigned size, uint64_t count) {
    return (struct minhash){.size = size, .shingle = 3, .count = count, .registers = registers};
}

/* Two signatures whose registers are equal with the chance `threshold`. */
static void make_two(char *x, char *y, unsigned size, double threshold, uint64_t *random) {
    for (unsigned i = 0; i < 2 * size; i++) x[i] = (char)random_below(random, 256);
    for (unsigned i = 0; i < size; i++) {
        bool equal = (double)random_below(random, 1000) < 1000 * threshold;
        for (unsigned half = 0; half < 2; half++)
            y[2 * i + half] = equal ? x[2 * i + half] : (char)random_below(random, 256);
    }
}

static bool looks_alike(const struct minhash *a, const struct minhash *b, double threshold) {
    struct near_tile tile;
    struct near_look look = near_look_for(a->size, threshold);
    struct near_glance x = near_glance_of(a), y = near_glance_of(b);
    near_tile_put(&tile, 0, &x, look);
    return near_tile_look(&tile, 1, &y, look);
}

/* Of 20,000 at the threshold at most three do not, where half a one is expected; of unlike ones few do. */
TEST(what_is_alike_looks_so) {
    uint64_t random = 3;
    char x[2 * SIZE_MAX_HERE], y[2 * SIZE_MAX_HERE];
    for (unsigned size = 32; size <= SIZE_MAX_HERE; size *= 2)
        for (double threshold = 0.3; threshold < 1; threshold += 0.3) {
            unsigned lost = 0, passed = 0;
            for (unsigned trial = 0; trial < 20000; trial++) {
                struct minhash a = signature_of(x, size, 100), b = signature_of(y, size, 100);
                make_two(x, y, size, threshold, &random);
                lost += !looks_alike(&a, &b, threshold);
                make_two(x, y, size, 0, &random);
                passed += looks_alike(&a, &b, threshold);
            }
            assert_true(lost <= 3);
            if (size >= 128) assert_true(passed < (threshold > 0.5 ? 20 : threshold > 0.4 ? 200 : 20000));
        }
}

TEST(registers_of_any_number_are_looked_at) {
    char x[2 * SIZE_MAX_HERE] = "", y[2 * SIZE_MAX_HERE];
    for (unsigned size = 1; size <= SIZE_MAX_HERE; size++) {
        memset(y, -1, sizeof y);
        struct minhash a = signature_of(x, size, 100), b = signature_of(y, size, 100);
        assert_true(looks_alike(&a, &a, 1));
        assert_false(looks_alike(&a, &b, 1));
    }
}

/* Resemblance is at most the smaller size over the larger. */
TEST(sizes_that_are_too_far_apart_are_told) {
    char registers[2 * 128] = "";
    for (uint64_t small = 1; small <= 64; small++)
        for (uint64_t large = small; large <= 64; large++)
            for (int tenth = 1; tenth <= 10; tenth++) {
                struct minhash a = signature_of(registers, 128, small),
                               b = signature_of(registers, 128, large);
                bool possible = (double)small / (double)large >= tenth / 10.0;
                if (possible) {
                    assert_true(looks_alike(&a, &b, tenth / 10.0) && looks_alike(&b, &a, tenth / 10.0));
                } else if ((double)(small + 1) < (double)large * (tenth / 10.0)) {
                    assert_false(looks_alike(&a, &b, tenth / 10.0) || looks_alike(&b, &a, tenth / 10.0));
                }
                b.estimated = true;
                assert_true(looks_alike(&a, &b, tenth / 10.0) && looks_alike(&b, &a, tenth / 10.0));
            }
    struct minhash a = signature_of(registers, 128, 1), b = signature_of(registers, 128, UINT64_C(1) << 40);
    assert_true(looks_alike(&a, &b, 0.5)); /* such sizes are not known */
}

TEST(a_tile_is_looked_at_document_by_document) {
    char registers[NEAR_TILE][2 * 128];
    struct near_tile tile;
    struct near_look look = near_look_for(128, 0.9);
    uint64_t random = 9, expected = 0;
    for (size_t i = 0; i < NEAR_TILE; i++) {
        for (size_t j = 0; j < sizeof *registers; j++) registers[i][j] = (char)random_below(&random, 256);
        if (i % 5 == 2) memcpy(registers[i], registers[0], sizeof *registers);
        expected |= (uint64_t)(i == 0 || i % 5 == 2) << i;
        struct minhash signature = signature_of(registers[i], 128, 100);
        struct near_glance glance = near_glance_of(&signature);
        near_tile_put(&tile, i, &glance, look);
    }
    for (size_t count = 0; count <= NEAR_TILE; count++) {
        uint64_t wanted = count == NEAR_TILE ? expected : expected & ((UINT64_C(1) << count) - 1);
        assert_true(near_tile_look(&tile, count, &tile.glances[0], look) == wanted);
    }
}
