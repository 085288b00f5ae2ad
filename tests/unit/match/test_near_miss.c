/*
 * test_near_miss.c - no more pairs at the threshold are missed than near_duplicates.h says
 */
#include "../unit.h"
#include "match/near_duplicates.h"

/* Of pairs whose registers are equal with the probability `threshold`, those that are found. */
static size_t found_at_threshold(double threshold, double miss, size_t pairs) {
    enum { SIZE = 256 };
    struct near_duplicates near;
    struct near_pair pair;
    char blob[MINHASH_HEADER_BYTES + 2 * SIZE], *registers = blob + MINHASH_HEADER_BYTES;
    uint64_t random = 11, any = 1;
    size_t found = 0;
    near_duplicates_init(&near, (struct near_options){.threshold = threshold, .miss = miss, .threads = 1});
    for (size_t i = 0; i < 2 * pairs; i++) {
        struct minhash signature;
        if (i % 2 == 0) minhash_write(&any, 1, SIZE, SHINGLE_DEFAULT, blob, NULL);
        for (size_t r = 0; r < SIZE; r++) {
            uint64_t value = random_below(&random, 65536);
            bool shared = i % 2 && (double)random_below(&random, 1000) < threshold * 1000;
            if (!shared) memcpy(registers + 2 * r, &value, 2);
        }
        assert_null(minhash_parse((struct span){blob, sizeof blob}, &signature));
        assert_int_equal(near_duplicates_add_signature(&near, &signature), STATUS_OK);
    }
    assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
    while (near_duplicates_next(&near, &pair, NULL) == STATUS_OK && near.phase != NEAR_DONE)
        found += pair.b == pair.a + 1 && pair.a % 2 == 0;
    near_duplicates_release(&near);
    return found;
}

/* The share that is found of those whose estimate reaches the threshold, half of all, is as asked. */
TEST(no_more_is_missed_than_is_asked_for) {
    enum { PAIRS = 4000 };
    for (int tenths = 2; tenths <= 8; tenths += 3) {
        double all = (double)found_at_threshold(tenths / 10.0, 1e-6, PAIRS);
        assert_true(all > PAIRS / 3);
        for (double miss = 0.3; miss > 0.01; miss /= 5) {
            double share = (double)found_at_threshold(tenths / 10.0, miss, PAIRS) / all;
            assert_true(share >= 1 - miss && share < 1);
        }
    }
}
