/*
 * test_kin.c - which paragraphs tell of the same
 */
#include "../unit.h"
#include "article/kin.h"
#include <string.h>

static bool kin_of(const char *story, const char *text) {
    struct kin kin = KIN_INIT;
    kin_add(&kin, span_of(story));
    return kin_has(&kin, span_of(text));
}

#define STORY "Bridges and harbours near Ostrel: the ferries, tunnels, markets, orchards"

/* More than half of the long words, of six at least. Case and endings aside, short words not counted. */
TEST(more_than_half_of_the_words) {
    assert_true(kin_of(STORY, "bridge harbour ferry tunnel orchard lantern"));
    assert_true(kin_of(STORY, "BRIDGE, HARBOUR, OSTREL, TUNNEL, lantern, cinema."));
    assert_false(kin_of(STORY, "bridge harbour tunnel lantern cinema pepper"));
    assert_false(kin_of(STORY, "bridges harbours ferries tunnels markets near the old"));
    assert_true(kin_of(STORY, "bridges harbours ferries tunnels markets orchards near the old"));
    assert_false(kin_of(STORY, ""));
    assert_false(kin_of("", STORY));
}

/* The letters of any script, five of them, not five bytes. */
TEST(words_of_other_scripts) {
    assert_true(
        kin_of("мосты гавани паромы тоннели рынками садами", "мостыв гаваней паромыи тоннелям рынкам садам"));
    assert_false(kin_of("мосты гавани паромы", "морские гагары парами тополя рыбные садовые"));
}

/* Only the first part of a long text is read, up to a whole character. */
TEST(the_start_of_a_long_text) {
    static char text[KIN_BYTES_MAX + 200];
    for (size_t i = 0; i + 2 < sizeof text; i += 2) memcpy(text + i, "é", 2);
    memcpy(text, STORY, strlen(STORY));
    text[strlen(STORY)] = ' ';
    for (size_t shift = 0; shift < 2; shift++) {
        memmove(text + 1, text, sizeof text - 2);
        text[0] = ' ';
        assert_true(kin_of(text, STORY));
        assert_true(kin_of(STORY, text));
    }
    memset(text, ' ', KIN_BYTES_MAX);
    memcpy(text + KIN_BYTES_MAX, STORY, strlen(STORY) + 1);
    assert_false(kin_of(text, STORY));
}
