/*
 * test_line_scan.c - lines read by 64 bytes are those that are read byte by byte
 *
 * Where a line ends and what is counted in it is asked of the scans of scan.c. Whether it needs repair is
 * asked of repair itself, which must look at each character where an entity stands in the line.
 */
#include "../unit.h"
#include "text/line_scan.h"
#include "text/line_scan_impl.h"
#include "text/lines.h"
#include "text/plain.h"
#include "text/repair.h"
#include "text/scan.h"
#include "text/scan_impl.h"
#include "text/utf8.h"

typedef const char *scanner(struct line_scan *scan, const char *start, struct line_bytes *bytes);

static void assert_same_bytes(struct line_bytes a, struct line_bytes b) {
    assert_int_equal(a.spaces, b.spaces);
    assert_int_equal(a.wide, b.wide);
    assert_int_equal(a.plain, b.plain);
}

/* Every line of a text, by each of the three, with what was read of the line before and without. */
static void assert_same_lines(struct span bytes) {
    struct span text = exact_copy(bytes);
    const char *end = text.data + text.size;
    struct line_scan scan = LINE_SCAN_OF(text), narrow = scan, plain = scan;
    for (const char *p = text.data; p < end;) {
        struct line_bytes found, other;
        const char *stop = line_scan_next(&scan, p, &found);
        size_t wide;
        assert_ptr_equal(stop, scan_line_plain(p, end));
        assert_int_equal(found.spaces, scan_spaces_plain(p, stop, &wide));
        assert_int_equal(found.wide, wide);
        assert_ptr_equal(line_scan_next_narrow(&narrow, p, &other), stop);
        assert_same_bytes(found, other);
        assert_ptr_equal(line_scan_next_plain(&plain, p, &other), stop);
        assert_same_bytes(found, other);
        struct line_scan fresh = LINE_SCAN_OF(text);
        assert_ptr_equal(line_scan_next(&fresh, p, &other), stop);
        assert_same_bytes(found, other);
        p = stop == end ? end : stop + (*stop == '\xE2' ? 3 : *stop == '\xC2' ? 2 : 1);
    }
    free((void *)text.data);
}

/* A line that is called plain comes out of repair unchanged also where repair cannot pass it over. */
static void assert_plain_is_plain(struct span line) {
    struct span copy = exact_copy(line);
    struct buffer longer = BUFFER_INIT, repaired = BUFFER_INIT;
    if (copy.size && line_scan_is_plain(copy, NULL)) {
        buffer_append(&longer, copy);
        buffer_append(&longer, span_of(" &#38;"));
        assert_int_equal(repair_text(buffer_span(&longer), &repaired, NULL), STATUS_OK);
        longer.size = copy.size;
        buffer_append(&longer, span_of(" &"));
        assert_true(span_equal(buffer_span(&repaired), buffer_span(&longer)));
    }
    buffer_release(&longer);
    buffer_release(&repaired);
    free((void *)copy.data);
}

static const char *const PIECES[] = {
    "a",
    "The ",
    " ",
    "\n",
    "\r\n",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\t",
    "&",
    "&amp;",
    "\xC2\xA0",
    "\xC3\xA9",
    "\xC3\x83\xC2",
    "\xE2\x80\x9C",
    "\xE2\x80\x94",
    "\x7F",
    "\xC2\xAD",
    "\xCC\x81",
    "\xD0\xB9",
    "\xCE\xB1",
    "\xD8\xA7",
    "\xD9\x8B",
    "\xE0\xA4\x95",
    "\xE0\xA5\x8D",
    "\xE0\xA6\xBE",
    "\xE0\xB8\x99",
    "\xE0\xB9\x88",
    "\xE1\x88\x80",
    "\xE1\x85\xA1",
    "\xE3\x81\x8B",
    "\xE3\x82\x99",
    "\xE6\xB8\xAF",
    "\xEA\xB0\x80",
    "\xED\x95\x98",
    "\xEF\xBB\xBF",
    "\xF0\x9F\x9A\xA2",
    "\xE2\x80\x8D",
    "\xE2\x80\xA6",
    "harbour",
};

TEST(texts_of_pieces) {
    uint64_t seed = 11;
    for (int round = 0; round < 20000; round++) {
        struct buffer text = BUFFER_INIT;
        size_t pieces = 1 + random_below(&seed, 60);
        for (size_t i = 0; i < pieces; i++) {
            bool letters = random_below(&seed, 2); /* so that there are plain stretches, too */
            size_t drawn = random_below(&seed, sizeof PIECES / sizeof *PIECES);
            buffer_append(&text, span_of(letters ? "harbour master" : PIECES[drawn]));
        }
        while (utf8_valid_prefix(buffer_span(&text)) < text.size) {
            text.data[utf8_valid_prefix(buffer_span(&text))] = 'x';
        }
        assert_same_lines(buffer_span(&text));
        struct line_scan scan = LINE_SCAN_OF(buffer_span(&text));
        struct line_bytes bytes;
        const char *stop = line_scan_next(&scan, text.data, &bytes);
        assert_plain_is_plain(line_trimmed((struct span){text.data, (size_t)(stop - text.data)}, NULL));
        buffer_release(&text);
    }
}

/* Each character, between letters of each script, is judged alike wherever it stands in a block. */
TEST(every_character_at_every_place) {
    static const char *const BESIDE[] = {"x", "\xC3\xA9", "\xE0\xA4\x95"};
    for (uint32_t code = 1; code < 0x30000; code += code < 0x3200 ? 1 : 61) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        for (size_t beside = 0; beside < 3; beside++) {
            char text[160], bytes[4];
            bool first = false;
            for (size_t place = 56; place < 66; place++) {
                size_t size = utf8_encode(code, bytes), other = strlen(BESIDE[beside]);
                memset(text, 'x', sizeof text);
                memcpy(text + place - other, BESIDE[beside], other);
                memcpy(text + place, bytes, size);
                memcpy(text + place + size, BESIDE[beside], other);
                struct span whole = {text, place + size + other + place % 3};
                assert_same_lines(whole);
                if (place == 56) first = line_scan_is_plain(whole, NULL);
                assert_int_equal(line_scan_is_plain(whole, NULL), first);
                if (place == 56) assert_plain_is_plain(whole);
            }
        }
    }
}

TEST(every_size) {
    for (size_t size = 1; size < 3 * 64 + 2; size++) {
        for (size_t place = 0; place < size; place++) {
            char text[3 * 64 + 2];
            static const char MARKS[] = " \n&\r\x7F\t";
            memset(text, 'x', size);
            text[place] = MARKS[(size + place) % 6];
            if (place) text[place - 1] = ' ';
            assert_same_lines((struct span){text, size});
        }
    }
}

TEST(what_is_plain) {
    assert_true(line_scan_is_plain(span_of("The mayor said: \xE2\x80\x9CYes.\xE2\x80\x9D"), NULL));
    assert_true(line_scan_is_plain(span_of("Trask & Sons, AT&T and caf\xC3\xA9s"), NULL));
    assert_true(line_scan_is_plain(
        span_of("\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80"), NULL));
    assert_true(line_scan_is_plain((struct span){"a\0b", 3}, NULL));
    assert_false(line_scan_is_plain(span_of("two  spaces"), NULL));
    assert_false(line_scan_is_plain(span_of("Trask &amp; Sons"), NULL));
    assert_false(line_scan_is_plain(span_of("cafe\xCC\x81"), NULL));
    assert_false(line_scan_is_plain(span_of("the mayor\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s"), NULL));
    assert_false(line_scan_is_plain(span_of("no\xC2\xA0"
                                            "break"),
                                    NULL));
    assert_false(line_scan_is_plain(span_of("one\ntwo"), NULL));
}
