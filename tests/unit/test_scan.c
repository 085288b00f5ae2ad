/*
 * test_scan.c - the vector scans and the plain ones stop at the same byte
 */
#include "text/scan.h"
#include "unit.h"

static void assert_same_stop(struct span text) {
    const char *end = text.data + text.size;
    assert_ptr_equal(scan_sentence(text.data, end), scan_sentence_plain(text.data, end));
    assert_ptr_equal(scan_quote(text.data, end), scan_quote_plain(text.data, end));
    assert_ptr_equal(scan_plain(text.data, end), scan_plain_plain(text.data, end));
    assert_ptr_equal(scan_line(text.data, end), scan_line_plain(text.data, end));
    assert_ptr_equal(scan_any(text.data, end, "ASF("), scan_any_plain(text.data, end, "ASF("));
    bool high, high_plain;
    assert_int_equal(scan_spaces(text.data, end, &high), scan_spaces_plain(text.data, end, &high_plain));
    assert_int_equal(high, high_plain);
}

/* Each byte at each place of a block that the vector loop takes in one, two or no steps. */
static void every_byte_at_every_place(void **state) {
    (void)state;
    for (size_t size = 1; size <= 40; size++) {
        char *block = malloc(size);
        for (size_t place = 0; place < size; place++) {
            for (int byte = 0; byte < 256; byte++) {
                memset(block, 'x', size);
                block[place] = (char)byte;
                assert_same_stop((struct span){block, size});
            }
        }
        free(block);
    }
}

/* Two spaces side by side, wherever the block ends between them or behind them. */
static void pairs_of_spaces(void **state) {
    (void)state;
    for (size_t size = 2; size <= 40; size++) {
        char *block = malloc(size);
        for (size_t place = 0; place + 1 < size; place++) {
            memset(block, 'x', size);
            block[place] = block[place + 1] = ' ';
            assert_ptr_equal(scan_plain(block, block + size), block + place);
            assert_ptr_equal(scan_plain(block, block + place + 1), block + place + 1);
            assert_same_stop((struct span){block, size});
        }
        free(block);
    }
}

static void counts_spaces(void **state) {
    (void)state;
    char text[9000];
    bool high;
    memset(text, ' ', sizeof text);
    assert_int_equal(scan_spaces(text, text + sizeof text, &high), sizeof text);
    assert_false(high);
    text[4321] = (char)0xE9;
    assert_int_equal(scan_spaces(text, text + sizeof text, &high), sizeof text - 1);
    assert_true(high);
}

static void stops_at_what_the_header_lists(void **state) {
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char text[20] = "xxxxxxxxxxxxxxxxxxx";
        text[3] = (char)byte;
        bool sentence =
            byte == '.' || byte == '!' || byte == '?' || (byte >= 10 && byte <= 13) || byte >= 128;
        assert_ptr_equal(scan_sentence(text, text + 19), sentence ? text + 3 : text + 19);
        assert_ptr_equal(scan_quote(text, text + 19), byte == '"' || byte >= 128 ? text + 3 : text + 19);
        bool plain = byte >= 32 && byte < 127 && byte != '&',
             line = byte <= 13 || byte == 0xC2 || byte == 0xE2;
        assert_ptr_equal(scan_plain(text, text + 19), plain ? text + 19 : text + 3);
        assert_ptr_equal(scan_line(text, text + 19), line ? text + 3 : text + 19);
    }
}

static void nothing_to_scan(void **state) {
    (void)state;
    const char *text = ".";
    assert_ptr_equal(scan_sentence(text, text), text);
    assert_ptr_equal(scan_quote(text, text), text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_at_every_place),
        cmocka_unit_test(pairs_of_spaces),
        cmocka_unit_test(counts_spaces),
        cmocka_unit_test(stops_at_what_the_header_lists),
        cmocka_unit_test(nothing_to_scan),
    };
    return RUN_TESTS(tests);
}
