/*
 * test_literals.c - the literals of a text are found wherever they stand, and nothing else
 */
#include "../unit.h"
#include "pattern/literals.h"

static const struct {
    const char *text;
    enum literal_case letters;
} TEXTS[] = {
    {"newsletter", LITERAL_EITHER_CASE},
    {"(photo", LITERAL_EITHER_CASE},
    {".com", LITERAL_EITHER_CASE},
    {"in the harbour", LITERAL_EITHER_CASE},
    {"may earn", LITERAL_EITHER_CASE},
    {"will earn", LITERAL_EITHER_CASE},
    {"e-mail him", LITERAL_EITHER_CASE},
    {"(c)2", LITERAL_EITHER_CASE},
    {"Share ", LITERAL_EXACT},
    {"(File:", LITERAL_EXACT},
    {"via ", LITERAL_EXACT},
    {"earn", LITERAL_EXACT},
    {"share on", LITERAL_EITHER_CASE},
};

enum { COUNT = sizeof TEXTS / sizeof *TEXTS };

static struct literals literals;

BEFORE_TESTS(add_texts) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < COUNT && !status; i++)
        status = literals_add(&literals, span_of(TEXTS[i].text), TEXTS[i].letters, 1u << i);
    return status == STATUS_OK;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool stands_at(size_t literal, struct span text, size_t at) {
    const char *bytes = TEXTS[literal].text;
    if (text.size - at < strlen(bytes)) return false;
    if (is_letter(*bytes) && at && is_letter(text.data[at - 1])) return false;
    for (size_t i = 0; bytes[i]; i++) {
        char c = text.data[at + i];
        bool either = TEXTS[literal].letters == LITERAL_EITHER_CASE;
        if ((either ? lower(c) : c) != bytes[i]) return false;
    }
    return true;
}

static unsigned held_slowly(struct span text) {
    unsigned topics = 0;
    for (size_t at = 0; at < text.size; at++)
        for (size_t i = 0; i < COUNT; i++) topics |= (unsigned)stands_at(i, text, at) << i;
    return topics;
}

static unsigned held(struct span text) {
    struct span copy = exact_copy(text);
    unsigned topics = literals_held(&literals, copy);
    assert_int_equal(literals_held_narrow(&literals, copy), topics);
    free((void *)copy.data);
    return topics;
}

TEST(at_every_place) {
    char text[240];
    for (size_t i = 0; i < COUNT; i++) {
        size_t length = strlen(TEXTS[i].text);
        for (size_t before = 0; before < 140; before++) {
            for (size_t after = 0; after < 70; after += 3) {
                memset(text, ' ', sizeof text);
                memset(text, 'o', before / 2);
                memcpy(text + before, TEXTS[i].text, length);
                size_t size = before + length + after;
                assert_true(held((struct span){text, size}) >> i & 1);
                assert_false(held((struct span){text, before + length - 1}) >> i & 1);
                if (before && is_letter(*TEXTS[i].text)) {
                    text[before - 1] = 'o';
                    assert_false(held((struct span){text, size}) >> i & 1);
                }
            }
        }
    }
}

TEST(as_by_looking_everywhere) {
    static const char *const pieces[] = {" ",      "-",    "(",     ".",     "o",     "\xC2\xA9",
                                         "EARN",   "Earn", "photo", "share", "quay ", "news",
                                         "letter", "File", ":",     "c)2",   "mail",  "him"};
    uint64_t seed = 5;
    char text[400];
    for (int round = 0; round < 20000; round++) {
        size_t size = 0, end = random_below(&seed, 300);
        while (size < end) {
            size_t which = random_below(&seed, COUNT + sizeof pieces / sizeof *pieces);
            const char *piece = which < COUNT ? TEXTS[which].text : pieces[which - COUNT];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        for (size_t i = 0; i < size; i++)
            if (is_letter(text[i]) && random_below(&seed, 8) == 0) text[i] ^= 0x20;
        struct span all = {text, size};
        assert_int_equal(held(all), held_slowly(all));
    }
}

TEST(refuses_what_it_cannot_find) {
    static const char *const refused[] = {"",         "via",         "(12)",
                                          "2031",     " via",        "((ap",
                                          "to be so", "pie\xC2\xA9", "a text that is far longer than 32"};
    static struct literals few;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_int_equal(literals_add(&few, span_of(refused[i]), LITERAL_EXACT, 1), STATUS_LIMIT);
    for (int i = 0; i < LITERALS_MAX; i++) {
        char text[] = {'q', 'u', (char)('a' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676)};
        assert_int_equal(literals_add(&few, (struct span){text, sizeof text}, LITERAL_EXACT, 1), STATUS_OK);
    }
    assert_int_equal(literals_add(&few, span_of("quays"), LITERAL_EXACT, 1), STATUS_LIMIT);
    assert_int_equal(literals_held(&few, span_of("the quaya")), 1);
}

TEST(the_same_literal_twice_has_both_topics) {
    static struct literals few;
    assert_int_equal(literals_add(&few, span_of("quay"), LITERAL_EXACT, 1), STATUS_OK);
    assert_int_equal(literals_add(&few, span_of("quay"), LITERAL_EXACT, 2), STATUS_OK);
    assert_int_equal(literals_add(&few, span_of("quay"), LITERAL_EITHER_CASE, 4), STATUS_OK);
    assert_int_equal(few.count, 2);
    assert_int_equal(literals_held(&few, span_of("the quay")), 7);
    assert_int_equal(literals_held(&few, span_of("the Quay")), 4);
}
