/*
 * test_scan.c - the vector scans and the plain ones stop at the same byte
 */
#include "../unit.h"
#include "base/span.h"
#include "text/scan.h"
#include "text/scan_impl.h"

static void assert_same_stop(struct span text) {
    const char *end = text.data + text.size;
    assert_int_equal(scan_stops(text.data, end), scan_stops_plain(text.data, end));
    assert_int_equal(scan_stops_narrow(text.data, end), scan_stops_plain(text.data, end));
    assert_ptr_equal(scan_line(text.data, end), scan_line_plain(text.data, end));
    assert_ptr_equal(scan_line_narrow(text.data, end), scan_line_plain(text.data, end));
    assert_ptr_equal(scan_quote(text.data, end), scan_quote_plain(text.data, end));
    assert_ptr_equal(scan_plain(text.data, end), scan_plain_plain(text.data, end));
    assert_ptr_equal(scan_any(text.data, end, "ASF("), scan_any_plain(text.data, end, "ASF("));
    assert_int_equal(scan_held(text.data, end, "AS(\xC2"), scan_held_plain(text.data, end, "AS(\xC2"));
    assert_int_equal(scan_held_narrow(text.data, end, "AS(\xC2"), scan_held_plain(text.data, end, "AS(\xC2"));
    size_t wide, wide_plain;
    assert_int_equal(scan_spaces(text.data, end, &wide), scan_spaces_plain(text.data, end, &wide_plain));
    assert_int_equal(wide, wide_plain);
}

/* Each byte at each place of a block of its own, shorter and longer than what one step takes in. */
TEST(every_byte_at_every_place) {
    for (size_t size = 1; size <= SCAN_BLOCK + 3; size++) {
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

/* Characters of three bytes at each place, curly quotes and line ends among them, whole and cut off by the
 * end. */
TEST(every_sequence_at_every_place) {
    for (unsigned second = 0x7F; second < 0xC1; second++) {
        for (unsigned third = 0x8F; third < 0xAB; third++) {
            char block[SCAN_BLOCK + 1];
            for (size_t place = 0; place < sizeof block; place++) {
                char character[] = {'\xE2', (char)second, (char)third};
                size_t room = sizeof block - place;
                memset(block, 'x', sizeof block);
                memcpy(block + place, character, room < 3 ? room : 3);
                assert_same_stop((struct span){block, sizeof block});
            }
        }
    }
}

/* U+0085 and its neighbours, the same. */
TEST(every_pair_at_every_place) {
    for (unsigned second = 0x80; second < 0xC0; second++) {
        char block[SCAN_BLOCK + 1];
        for (size_t place = 0; place < sizeof block; place++) {
            memset(block, 'x', sizeof block);
            block[place] = '\xC2';
            if (place + 1 < sizeof block) block[place + 1] = (char)second;
            assert_same_stop((struct span){block, sizeof block});
        }
    }
}

/* The offset of the first stop of a text, -1 for none. */
static int first_stop(const char *text) {
    const char *end = text + strlen(text);
    struct scan scan = {.end = end};
    const char *stop = scan_sentence(&scan, text, end);
    return stop == end ? -1 : (int)(stop - text);
}

TEST(stops_at_what_the_header_lists) {
    assert_int_equal(first_stop("xx."), 2);
    assert_int_equal(first_stop("xx!"), 2);
    assert_int_equal(first_stop("xx?"), 2);
    assert_int_equal(first_stop("xx\n"), 2);
    assert_int_equal(first_stop("xx\v"), 2);
    assert_int_equal(first_stop("xx\f"), 2);
    assert_int_equal(first_stop("xx\r"), 2);
    assert_int_equal(first_stop("xx\xC2\x85"), 2);
    assert_int_equal(first_stop("xx…"), 2);
    assert_int_equal(first_stop("これは。"), 0);
    assert_int_equal(first_stop("नमस्ते।"), 0);
    assert_int_equal(first_stop("a, b; c: (d) [e] -- 'f' \"g\" \t"), -1);
    assert_int_equal(first_stop("“naïve” – ‘Müller’ — Łódź, Ωμέγα, Привет"), -1);
}

/* Two spaces side by side, wherever the block ends between them or behind them. */
TEST(pairs_of_spaces) {
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

TEST(tells_which_bytes_stand) {
    assert_int_equal(scan_held(NULL, NULL, "abcd"), 0);
    char text[70];
    memset(text, 'x', sizeof text);
    text[40] = 'c';
    text[69] = 'a';
    assert_int_equal(scan_held(text, text + 70, "abcd"), 5);
    assert_int_equal(scan_held(text, text + 69, "abcd"), 4);
    assert_int_equal(scan_held(text + 41, text + 69, "abcd"), 0);
}

TEST(what_stands_beside_is_not_asked) {
    char text[140];
    for (size_t size = 0; size <= 70; size++)
        for (size_t place = 0; place < size; place++) {
            memset(text, 'a', sizeof text);
            memset(text + 35, 'x', size);
            assert_int_equal(scan_held(text + 35, text + 35 + size, "abcd"), 0);
            text[35 + place] = 'd';
            assert_int_equal(scan_held(text + 35, text + 35 + size, "abcd"), 8);
        }
}

TEST(counts_spaces) {
    char text[9000];
    size_t wide;
    memset(text, ' ', sizeof text);
    assert_int_equal(scan_spaces(text, text + sizeof text, &wide), sizeof text);
    assert_int_equal(wide, 0);
    text[4321] = (char)0xE9;
    assert_int_equal(scan_spaces(text, text + sizeof text, &wide), sizeof text - 1);
    assert_int_equal(wide, 1);
}

TEST(the_other_scans_stop_at_their_sets) {
    for (int byte = 0; byte < 256; byte++) {
        char text[20] = "xxxxxxxxxxxxxxxxxxx";
        text[3] = (char)byte;
        assert_ptr_equal(scan_quote(text, text + 19), byte == '"' || byte >= 128 ? text + 3 : text + 19);
        bool plain = byte >= 32 && byte < 127 && byte != '&' && byte != ';';
        assert_ptr_equal(scan_plain(text, text + 19), plain ? text + 19 : text + 3);
    }
}

/* From stop to stop through a text of several blocks, and again from the start. */
TEST(walks_from_stop_to_stop) {
    char text[500];
    memset(text, 'x', sizeof text);
    for (size_t i = 5; i < sizeof text; i += 61) text[i] = '.';
    struct scan scan = {.end = text + sizeof text};
    for (int round = 0; round < 2; round++) {
        const char *p = text;
        for (size_t i = 5; i < sizeof text; i += 61) {
            p = scan_sentence(&scan, p, scan.end);
            assert_ptr_equal(p, text + i);
            p++;
        }
        assert_ptr_equal(scan_sentence(&scan, p, scan.end), scan.end);
    }
}

TEST(stays_near_the_limit) {
    char text[500];
    memset(text, 'x', sizeof text);
    text[400] = '.';
    struct scan scan = {.end = text + sizeof text};
    const char *p = scan_sentence(&scan, text, text + 100);
    assert_true(p >= text + 100 && p < text + 100 + SCAN_BLOCK);
    assert_ptr_equal(scan_sentence(&scan, p, scan.end), text + 400);
}

TEST(nothing_to_scan) {
    const char *text = ".";
    struct scan scan = {.end = text};
    assert_ptr_equal(scan_sentence(&scan, text, text), text);
    assert_ptr_equal(scan_line(text, text), text);
    assert_ptr_equal(scan_quote(text, text), text);
}
