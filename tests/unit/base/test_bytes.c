/*
 * test_bytes.c - numbers as bytes: the low byte first, whatever the host
 */
#include "../unit.h"
#include "base/bytes.h"

TEST(loads_are_little_endian) {
    assert_int_equal(load_le64("\x01\x02\x03\x04\x05\x06\x07\x08"), 0x0807060504030201);
    assert_int_equal(load_le32("\x01\x02\x03\xf4"), 0xf4030201);
    assert_int_equal(load_le("\x01\x02\xff", 3), 0xff0201);
    assert_int_equal(load_le("", 0), 0);
}

TEST(what_is_stored_is_loaded) {
    const uint64_t value = 0xf807060504030201;
    for (size_t size = 0; size <= 8; size++) {
        char bytes[10] = "..........";
        store_le(bytes + 1, size, value);
        assert_int_equal(bytes[0], '.');
        assert_int_equal(bytes[1 + size], '.');
        assert_memory_equal(bytes + 1, "\x01\x02\x03\x04\x05\x06\x07\xf8", size);
        assert_int_equal(load_le(bytes + 1, size),
                         size < 8 ? value & (((uint64_t)1 << 8 * size) - 1) : value);
    }
}
