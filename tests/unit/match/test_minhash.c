/*
 * test_minhash.c - a signature: a document's shingles in half a kilobyte
 *
 * That signatures are the right ones is said by ext/format; here is what they promise to callers.
 */
#include "../unit.h"
#include "match/minhash.h"

/* Writes the signature of the numbers first .. first+count-1, taken as hashes, to an exact block. */
static struct minhash sign(uint64_t first, size_t count, unsigned size, char **blob) {
    uint64_t *hashes = test_malloc(count * sizeof *hashes);
    for (size_t i = 0; i < count; i++) hashes[i] = hash_mix(first + i + 1, HASH_GOLDEN);
    *blob = test_malloc(MINHASH_HEADER_BYTES + 2 * (size_t)size);
    minhash_write(hashes, count, size, 3, *blob, NULL);
    test_free(hashes);
    struct minhash signature;
    assert_null(minhash_parse((struct span){*blob, MINHASH_HEADER_BYTES + 2 * (size_t)size}, &signature));
    return signature;
}

TEST(a_signature_says_what_it_is) {
    for (unsigned size = 1; size <= MINHASH_SIZE_MAX; size += size < 20 ? 1 : 509) {
        char *blob;
        struct minhash signature = sign(0, 40, size, &blob);
        assert_int_equal(signature.size, size);
        assert_int_equal(signature.shingle, 3);
        assert_int_equal(signature.count, 40);
        assert_false(signature.estimated);
        test_free(blob);
    }
}

TEST(what_is_no_signature_is_refused) {
    char *blob;
    struct minhash signature = sign(0, 40, 8, &blob);
    struct span whole = {blob, MINHASH_HEADER_BYTES + 16};
    for (size_t size = 0; size < whole.size; size++) {
        struct span part = exact_copy(span_slice(whole, 0, size));
        assert_non_null(minhash_parse(part, &signature));
        free((char *)(uintptr_t)part.data);
    }
    blob[4] = 2;
    assert_string_equal(minhash_parse(whole, &signature), "has a signature format newer than this library");
    blob[4] = 1, blob[5] = 2;
    assert_string_equal(minhash_parse(whole, &signature),
                        "has a signature algorithm newer than this library");
    blob[5] = 1, blob[6] = 0;
    assert_string_equal(minhash_parse(whole, &signature), "is a damaged signature");
    blob[6] = 3, blob[0] = 'N';
    assert_string_equal(minhash_parse(whole, &signature), "is not a signature");
    test_free(blob);
}

TEST(likeness_is_exact_at_the_ends) {
    char *a_blob, *b_blob, *c_blob;
    struct minhash a = sign(0, 500, 256, &a_blob), b = sign(0, 500, 256, &b_blob),
                   c = sign(9000, 500, 256, &c_blob);
    assert_true(minhash_resemblance(&a, &b) == 1 && minhash_containment(&a, &b) == 1);
    assert_true(minhash_resemblance(&a, &c) < 0.02 && minhash_containment(&a, &c) < 0.04);
    test_free(a_blob);
    test_free(b_blob);
    test_free(c_blob);
}

static unsigned register_of(const struct minhash *signature, unsigned i) {
    const unsigned char *bytes = (const unsigned char *)signature->registers + 2 * (size_t)i;
    return bytes[0] | (unsigned)bytes[1] << 8;
}

/* Whatever the size, which need not be a multiple of what is compared at a time. */
TEST(all_registers_are_compared) {
    for (unsigned size = 1; size <= 33; size++) {
        char *a_blob, *b_blob;
        struct minhash a = sign(0, 40, size, &a_blob), b = sign(20, 40, size, &b_blob);
        unsigned equal = 0, a_smaller = 0, b_smaller = 0;
        for (unsigned i = 0; i < size; i++) {
            unsigned x = register_of(&a, i), y = register_of(&b, i);
            *(x == y ? &equal : x < y ? &a_smaller : &b_smaller) += 1;
        }
        struct minhash_comparison found = minhash_compare(&a, &b);
        assert_int_equal(found.equal, equal);
        assert_int_equal(found.a_smaller, a_smaller);
        assert_int_equal(found.b_smaller, b_smaller);
        test_free(a_blob);
        test_free(b_blob);
    }
}

TEST(a_copy_cut_short_is_contained) {
    char *whole_blob, *part_blob;
    struct minhash whole = sign(0, 1000, 256, &whole_blob), part = sign(0, 400, 256, &part_blob);
    assert_true(minhash_containment(&part, &whole) > 0.93);
    assert_true(minhash_containment(&whole, &part) > 0.3 && minhash_containment(&whole, &part) < 0.5);
    assert_true(minhash_resemblance(&whole, &part) <= 0.4);
    test_free(whole_blob);
    test_free(part_blob);
}

TEST(merging_gives_the_union) {
    char *a_blob, *b_blob, *both_blob;
    sign(0, 300, 64, &a_blob);
    struct minhash b = sign(200, 300, 64, &b_blob), both = sign(0, 500, 64, &both_blob), merged;
    minhash_merge(a_blob, &b);
    minhash_recount(a_blob);
    assert_null(minhash_parse((struct span){a_blob, MINHASH_HEADER_BYTES + 128}, &merged));
    assert_memory_equal(merged.registers, both.registers, 128);
    assert_true(merged.estimated);
    assert_true(merged.count > 300 && merged.count < 800);
    test_free(a_blob);
    test_free(b_blob);
    test_free(both_blob);
}

/* Of sets whose sizes are estimated only registers tell: those of a part are never the smaller ones. */
TEST(what_was_merged_is_compared_by_registers) {
    char *merged_blob, *part_blob, *other_blob;
    sign(0, 300, 64, &merged_blob);
    struct minhash part = sign(0, 200, 64, &part_blob), other = sign(9000, 1, 64, &other_blob), merged;
    minhash_recount(merged_blob);
    assert_null(minhash_parse((struct span){merged_blob, MINHASH_HEADER_BYTES + 128}, &merged));
    unsigned equal = 0;
    for (unsigned i = 0; i < 64; i++) equal += register_of(&merged, i) == register_of(&part, i);
    assert_in_range(equal, 33, 53);
    assert_true(minhash_containment(&part, &merged) == 1);
    assert_true(minhash_containment(&merged, &part) == equal / 64.0);
    assert_true(minhash_resemblance(&merged, &part) == equal / 64.0);
    assert_true(minhash_containment(&other, &merged) == 0 && minhash_containment(&merged, &other) == 0);
    test_free(merged_blob);
    test_free(part_blob);
    test_free(other_blob);
}
