/*
 * test_utf8.c - characters in bytes that may be damaged
 *
 * Two judges that share nothing with utf8.c: table 3-7 of the Unicode Standard (well-formed byte sequences)
 * for what is valid, and SQLite's rule for where a character ends (SQLITE_SKIP_UTF8).
 */
#include "../unit.h"
#include "text/utf8.h"
#include "text/utf8_impl.h"

/* Table 3-7, row by row: the bytes of the well-formed sequence at p, or 0. */
static size_t well_formed(const unsigned char *p, size_t left) {
    static const struct {
        unsigned char lead_low, lead_high, second_low, second_high;
        size_t size;
    } rows[] = {
        {0x00, 0x7F, 0x00, 0x00, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (p[0] < rows[i].lead_low || p[0] > rows[i].lead_high) continue;
        if (rows[i].size == 1) return 1;
        if (left < rows[i].size || p[1] < rows[i].second_low || p[1] > rows[i].second_high) return 0;
        for (size_t j = 2; j < rows[i].size; j++)
            if (p[j] < 0x80 || p[j] > 0xBF) return 0;
        return rows[i].size;
    }
    return 0;
}

/* What SQLite steps over as one character. */
static size_t sqlite_character(const unsigned char *p, size_t left) {
    size_t size = 1;
    if (p[0] >= 0xC0)
        while (size < left && (p[size] & 0xC0) == 0x80) size++;
    return size;
}

static size_t sqlite_length(struct span text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++)
        at += sqlite_character((const unsigned char *)text.data + at, text.size - at);
    return count;
}

/* Repairs a text that lies in a block of its exact size and checks all that is promised. */
static void check_repair(struct span bytes) {
    struct span text = exact_copy(bytes), result;
    struct buffer copy = BUFFER_INIT, expected = BUFFER_INIT;
    size_t valid = text.size;
    for (size_t at = 0; at < text.size;) {
        const unsigned char *p = (const unsigned char *)text.data + at;
        size_t size = sqlite_character(p, text.size - at);
        bool good = well_formed(p, text.size - at) == size;
        if (!good && valid == text.size) valid = at;
        buffer_append(&expected, good ? (struct span){text.data + at, size} : span_of("\xEF\xBF\xBD"));
        at += size;
    }
    assert_int_equal(utf8_valid_prefix(text), valid);
    assert_int_equal(utf8_valid_prefix_narrow(text), valid);
    assert_int_equal(utf8_repair(text, &copy, &result, NULL), STATUS_OK);
    assert_true(span_equal(result, buffer_span(&expected)));
    assert_int_equal(utf8_count(result), sqlite_length(text));
    if (valid == text.size) assert_ptr_equal(result.data, text.data);
    buffer_release(&copy);
    buffer_release(&expected);
    free((char *)(uintptr_t)text.data);
}

TEST(every_pair_of_bytes) {
    for (unsigned i = 0; i < 0x10000; i++) check_repair((struct span){(char[]){(char)(i >> 8), (char)i}, 2});
}

/* Bytes at which some row of the table begins or ends, and their neighbours. */
static const unsigned char EDGES[] = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
    0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF,
};

TEST(every_five_bytes_at_an_edge) {
    enum { COUNT = sizeof EDGES };
    for (size_t i = 0; i < COUNT * COUNT * COUNT * COUNT; i++) {
        char bytes[5] = {(char)EDGES[i % COUNT], (char)EDGES[i / COUNT % COUNT],
                         (char)EDGES[i / COUNT / COUNT % COUNT], (char)EDGES[i / COUNT / COUNT / COUNT],
                         (char)EDGES[i * 7 % COUNT]};
        check_repair((struct span){bytes, sizeof bytes});
    }
}

/* The same within a text so long that it is checked block by block, across the ends of a block too, with an
 * ASCII letter behind them and with a byte that a fourth may be. */
TEST(three_bytes_at_an_edge_in_a_long_text) {
    enum { COUNT = sizeof EDGES };
    static const size_t PLACES[] = {0, 17, 59, 60, 61, 62, 63, 64, 126};
    for (size_t i = 0; i < COUNT * COUNT * COUNT; i++) {
        char bytes[3] = {(char)EDGES[i % COUNT], (char)EDGES[i / COUNT % COUNT],
                         (char)EDGES[i / COUNT / COUNT]};
        for (size_t k = 0; k < sizeof PLACES / sizeof *PLACES; k++) {
            char text[200];
            memset(text, 'x', sizeof text);
            memcpy(text + 40, "\xC3\xA9\xE2\x80\x94", 5);
            memcpy(text + PLACES[k], bytes, 3);
            check_repair((struct span){text, 140});
            text[PLACES[k] + 3] = '\x80';
            check_repair((struct span){text, 140});
        }
    }
}

TEST(characters_of_a_text_of_every_size) {
    char text[9000];
    size_t characters = 0;
    for (size_t size = 0; size + 4 <= sizeof text; characters++) {
        assert_int_equal(utf8_count((struct span){text, size}), characters);
        assert_int_equal(utf8_count_narrow((struct span){text, size}), characters);
        static const uint32_t CODES[] = {'a', 0xE9, 'b', 0x2014, 0x1F6A2, 'c', 'd'};
        size += utf8_encode(CODES[characters % 7], text + size);
    }
}

TEST(damage_at_every_place_of_a_long_text) {
    char text[] = "The caf\xC3\xA9 on the quay \xE2\x80\x94 \xF0\x9F\x9A\xA2 \xE2\x80\x94 opens at six.";
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        char kept = text[i];
        text[i] = '\xC3';
        check_repair(span_of(text));
        check_repair((struct span){text, i + 1});
        text[i] = kept;
    }
}

/* Damage and what is none by turns, for all lengths around those at which the way of reading changes. */
TEST(stretches_of_damage_and_of_none) {
    static const char *const GOOD[] = {"x", "\xC3\xA9", "\xE2\x80\x94"};
    static const char *const BAD[] = {"\xFF", "\x80", "\xC3", "\xC3\xA9\x80", "\xF0\x9F\x9A"};
    struct buffer text = BUFFER_INIT;
    for (size_t good = 0; good <= 70; good++)
        for (size_t kinds = 0; kinds < 15; kinds++) {
            buffer_clear(&text);
            for (size_t turn = 0; turn < 3; turn++) {
                for (size_t i = 0; i < good; i++) buffer_append(&text, span_of(GOOD[kinds % 3]));
                for (size_t i = 0; i <= turn; i++) buffer_append(&text, span_of(BAD[kinds / 3]));
            }
            check_repair(buffer_span(&text));
        }
    buffer_clear(&text);
    for (size_t i = 0; i < 10000; i++) buffer_append(&text, span_of(i == 5000 ? "a" : "\xFF"));
    check_repair(buffer_span(&text));
    buffer_release(&text);
}

TEST(code_points_come_back) {
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char bytes[4];
        size_t size = utf8_encode(code, bytes), read, read_valid;
        assert_int_equal(well_formed((unsigned char *)bytes, size), size);
        assert_int_equal(utf8_decode(bytes, bytes + size, &read), code);
        assert_int_equal(utf8_decode_valid(bytes, &read_valid), code);
        assert_int_equal(read, size);
        assert_int_equal(read_valid, size);
    }
}

TEST(a_valid_text_is_not_copied) {
    struct buffer copy = BUFFER_INIT;
    struct span text = span_of("Zürich \xEF\xBF\xBD"), result;
    assert_int_equal(utf8_repair(text, &copy, &result, NULL), STATUS_OK);
    assert_ptr_equal(result.data, text.data);
    assert_null(copy.data);
    assert_int_equal(utf8_repair((struct span){NULL, 0}, &copy, &result, NULL), STATUS_OK);
    assert_int_equal(result.size, 0);
}

/* A long text is read 256 KiB at a time, whatever character stands where two such stretches meet. */
TEST(a_long_text_is_valid_across_its_stretches) {
    enum { STRETCH = 1 << 18, SIZE = STRETCH + 40 };
    struct buffer copy = BUFFER_INIT;
    char *bytes = malloc(SIZE);
    for (size_t first = STRETCH - 6; first < STRETCH + 2; first++) {
        struct span text = {bytes, SIZE}, result;
        memset(bytes, 'a', SIZE);
        memcpy(bytes + first, "\xF0\x9F\x9A\xA2", 4);
        assert_int_equal(utf8_repair(text, &copy, &result, NULL), STATUS_OK);
        assert_ptr_equal(result.data, bytes);
        bytes[first] = '\xFF';
        assert_int_equal(utf8_repair(text, &copy, &result, NULL), STATUS_OK);
        assert_int_equal(result.size, SIZE - 1); /* the four are one character to SQLite, and become three */
        assert_int_equal(utf8_valid_prefix(result), result.size);
    }
    buffer_release(&copy);
    free(bytes);
}

TEST(positions_count_characters) {
    const char *text = "É 漢字 🚢!";
    struct utf8_position position = {0, 0};
    assert_int_equal(utf8_position_advance(&position, text, 0), 0);
    assert_int_equal(utf8_position_advance(&position, text, 2), 1);
    assert_int_equal(utf8_position_advance(&position, text, 9), 4);
    assert_int_equal(utf8_position_advance(&position, text, 9), 4);
    assert_int_equal(utf8_position_advance(&position, text, strlen(text)), 7);
}

TEST(a_front_is_whole_characters) {
    struct span text = span_of("É 漢🚢");
    static const size_t SIZES[] = {0, 0, 2, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t size = 0; size < 12; size++) {
        struct span front = utf8_clip(text, size);
        assert_ptr_equal(front.data, text.data);
        assert_int_equal(front.size, SIZES[size]);
    }
    /* No byte behind the text is asked for. */
    assert_int_equal(utf8_clip((struct span){text.data, 3}, 3).size, 3);
    assert_int_equal(utf8_clip((struct span){"\x80", 1}, 0).size, 0);
}

static enum status repair_damaged(void *context, struct poll *poll) {
    (void)context;
    struct buffer copy = BUFFER_INIT;
    struct span result,
        text = span_of("a\xFF-b\xFF-c\xFF-d\xFF-e\xFF-f\xFF-g\xFF-h\xFF-i\xFF-j\xFF-k\xFF-l\xFF-m\xFF-n");
    enum status status = utf8_repair(text, &copy, &result, poll);
    buffer_release(&copy);
    return status;
}

static enum status repair_unasked(void *context) {
    return repair_damaged(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(repair_unasked, NULL);
}

TEST(every_question_may_stop) {
    assert_true(assert_survives_interrupts(repair_damaged, NULL) > 20);
}
