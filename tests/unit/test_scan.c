/*
 * test_scan.c - the vector scans and the plain ones stop at the same byte
 */
#include "base/span.h"
#include "text/scan.h"
#include "unit.h"

static void assert_same_stop(struct span text) {
    const char *end = text.data + text.size;
    assert_int_equal(scan_stops(text.data, end), scan_stops_plain(text.data, end));
    assert_ptr_equal(scan_line(text.data, end), scan_line_plain(text.data, end));
    assert_ptr_equal(scan_quote(text.data, end), scan_quote_plain(text.data, end));
}

/* Each byte at each place of a block of its own, shorter and longer than what one step takes in. */
static void every_byte_at_every_place(void **state) {
    (void)state;
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

/* Characters of three bytes at each place, curly quotes among them, whole and cut off by the end. */
static void every_sequence_at_every_place(void **state) {
    (void)state;
    for (unsigned second = 0x7F; second < 0xC1; second++) {
        for (unsigned third = 0x8F; third < 0xA1; third++) {
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

/* The offset of the first stop of a text, -1 for none. */
static int first_stop(const char *text) {
    const char *end = text + strlen(text);
    struct scan scan = {.end = end};
    const char *stop = scan_sentence(&scan, text, end);
    return stop == end ? -1 : (int)(stop - text);
}

static void stops_at_what_the_header_lists(void **state) {
    (void)state;
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

/* From stop to stop through a text of several blocks, and again from the start. */
static void walks_from_stop_to_stop(void **state) {
    (void)state;
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

static void stays_near_the_limit(void **state) {
    (void)state;
    char text[500];
    memset(text, 'x', sizeof text);
    text[400] = '.';
    struct scan scan = {.end = text + sizeof text};
    const char *p = scan_sentence(&scan, text, text + 100);
    assert_true(p >= text + 100 && p < text + 100 + SCAN_BLOCK);
    assert_ptr_equal(scan_sentence(&scan, p, scan.end), text + 400);
}

static void nothing_to_scan(void **state) {
    (void)state;
    const char *text = ".";
    struct scan scan = {.end = text};
    assert_ptr_equal(scan_sentence(&scan, text, text), text);
    assert_ptr_equal(scan_line(text, text), text);
    assert_ptr_equal(scan_quote(text, text), text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_at_every_place),      cmocka_unit_test(every_sequence_at_every_place),
        cmocka_unit_test(stops_at_what_the_header_lists), cmocka_unit_test(walks_from_stop_to_stop),
        cmocka_unit_test(stays_near_the_limit),           cmocka_unit_test(nothing_to_scan),
    };
    return RUN_TESTS(tests);
}
