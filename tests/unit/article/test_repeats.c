/*
 * test_repeats.c - what recurs, and what counts as the same line
 */
#include "../unit.h"
#include "article/repeats.h"

static enum status collect(void *context, struct span line) {
    buffer_append(context, line);
    buffer_append_byte(context, '|');
    return ((struct buffer *)context)->status;
}

static enum status learn(const char *const *texts, size_t count, uint32_t min_articles, struct buffer *out) {
    struct repeats *repeats;
    enum status status = repeats_new(&repeats);
    for (size_t i = 0; i < count && !status; i++) status = repeats_add(repeats, span_of(texts[i]), NULL);
    if (!status) status = repeats_each(repeats, min_articles, collect, out, NULL);
    if (repeats) repeats_free(repeats);
    return status;
}

static const char *const ARTICLES[] = {
    "The Gazette at Breakfast\nA crane fell.\n12 Comments\nShare\nShare",
    "The Gazette at Breakfast!\nA mine fire.\n7 comments",
    "Nothing of the kind",
    "the  gazette at BREAKFAST\nA swan.\n31 Comments",
};

TEST(lines_in_enough_articles) {
    struct buffer out = BUFFER_INIT;
    assert_int_equal(learn(ARTICLES, 4, 3, &out), STATUS_OK);
    assert_span_equal(buffer_span(&out), "The Gazette at Breakfast|12 Comments|");
    buffer_clear(&out);
    assert_int_equal(learn(ARTICLES, 4, 4, &out), STATUS_OK);
    assert_int_equal(out.size, 0);
    buffer_release(&out);
}

/* Background that three of twenty articles repeat is content; a notice that most carry is not. */
TEST(sentences_need_a_larger_share) {
    const char *background = "The pier has been closed since the great storm of 1987 tore away its head.";
    const char *texts[20];
    for (size_t i = 0; i < 20; i++) texts[i] = i < 3 ? background : "Another day on the coast.";
    struct buffer out = BUFFER_INIT;
    assert_int_equal(learn(texts, 20, 3, &out), STATUS_OK);
    assert_span_equal(buffer_span(&out), "Another day on the coast.|");
    buffer_clear(&out);
    for (size_t i = 3; i < 6; i++) texts[i] = background;
    assert_int_equal(learn(texts, 20, 3, &out), STATUS_OK);
    assert_true(out.size > strlen(background));
    buffer_release(&out);
}

/* One of five articles is enough, one of six is not. */
TEST(sentences_need_one_in_five) {
    const char *background = "The pier has been closed since the great storm of 1987 tore away its head.";
    const char *texts[21];
    struct buffer out = BUFFER_INIT;
    for (size_t i = 0; i < 21; i++) texts[i] = i < 4 ? background : "Another day on the coast.";
    assert_int_equal(learn(texts, 20, 3, &out), STATUS_OK);
    assert_true(out.size > strlen(background));
    buffer_clear(&out);
    assert_int_equal(learn(texts, 21, 3, &out), STATUS_OK);
    assert_span_equal(buffer_span(&out), "Another day on the coast.|");
    buffer_release(&out);
}

enum { SERIES_MAX = 1500, TEXT_MAX = 600 };

#define NOTICE "Una Pellew covers the harbour for the Gazette and keeps bees."
#define STORM  "The pier has been closed since the great storm tore away its head."

/* Learns from `count` different articles: each `every`-th is made from the format `with`, which takes a name
 * twice, the others are a line of their own. */
static void assert_series(size_t count, size_t every, const char *with, const char *expected) {
    static char texts[SERIES_MAX][TEXT_MAX];
    const char *articles[SERIES_MAX];
    for (size_t i = 0; i < count; i++) {
        char name[] = {'Q', (char)('a' + i / 26), (char)('a' + i % 26), 0};
        snprintf(texts[i], TEXT_MAX, i % every ? "The mayor of %s spoke to %s." : with, name, name);
        articles[i] = texts[i];
    }
    struct buffer out = BUFFER_INIT;
    assert_int_equal(learn(articles, count, 3, &out), STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

/* One of eight ends with it. In the middle, such a line is background. */
TEST(sentences_that_end_articles) {
    assert_series(40, 8, "The ferry to %s is late.\nShe sails at noon, %s says.\n" NOTICE, NOTICE "|");
    assert_series(40, 8, "The ferry to %s is late.\n%s\n" NOTICE "\nShare this", NOTICE "|Share this|");
    assert_series(40, 8, "The ferry to %s is late.\n" STORM "\nShe sails at noon, %s says.", "");
}

/* Two of three that hold a line end with it; where fewer do, it is background. Of 28 articles 19 are .679. */
static void assert_share(size_t ends, size_t holds, const char *expected) {
    static char texts[SERIES_MAX][TEXT_MAX];
    const char *articles[SERIES_MAX];
    for (size_t i = 0; i < SERIES_MAX; i++) {
        char name[] = {'Q', (char)('a' + i / 676), (char)('a' + i / 26 % 26), (char)('a' + i % 26), 0};
        const char *with = i < ends    ? "The ferry to %s is late.\n" NOTICE
                           : i < holds ? "The ferry to %s is late.\n" NOTICE "\nShe sails at noon, %s says."
                                       : "The mayor of %s spoke to %s.";
        snprintf(texts[i], TEXT_MAX, with, name, name);
        articles[i] = texts[i];
    }
    struct buffer out = BUFFER_INIT;
    assert_int_equal(learn(articles, SERIES_MAX, 3, &out), STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

TEST(sentences_that_end_most_articles_that_hold_them) {
    assert_share(19, 28, NOTICE "|");
    assert_share(18, 27, "");
}

/* Three sentences that end articles are a notice, four are a story. */
TEST(notices_have_three_sentences) {
#define BEES  "The bees of the Gazette sleep on the roof of the old hall."
#define DESK  "Whoever has seen a swarm may write to the desk at noon."
#define STALL "Honey is sold on Mondays at the stall behind the fish market."
    const char *three = "The ferry to %s is late, %s.\n" BEES "\n" DESK "\n" NOTICE;
    assert_series(40, 8, three, BEES "|" DESK "|" NOTICE "|");
    assert_series(40, 8, "The ferry to %s is late, %s.\n" BEES "\n" DESK "\n" STALL "\n" NOTICE, "");
}

/* An article that was crawled five times ends in itself, and versions of one story share more than a notice. */
TEST(copies_end_in_no_notice) {
    assert_series(40, 8, STORM "\n" NOTICE, "");
    assert_series(40, 8,
                  "The ferry to %s is late again, and so is %s.\n" STORM
                  "\nNobody in the harbour office would say when it opens again."
                  "\nThe divers are to go down on Monday if the wind allows it.\n" NOTICE,
                  "");
}

/* A piece of a sentence recurs as easily as a sentence. */
TEST(lines_of_wrapped_text) {
    assert_series(40, 8,
                  "The ferry to %s was held at the quay on Monday\n"
                  "while the harbour office looked for a second pilot\n"
                  "and for the man who had signed the papers of the\n"
                  "boat in March. Nobody was hurt, the police said in a\n"
                  "statement on the night of the fire, and nobody had\n"
                  "seen the mayor of %s, who was to have sailed with\n"
                  "her.",
                  "");
}

/* Five of forty articles have `lines` lines, `typed` of them `size` bytes long, the others short. In wrapped text
 * such a line counts as a sentence, which needs more articles; elsewhere it is learned. */
static void assert_wrapped(size_t lines, size_t typed, size_t size, bool wrapped) {
    static char texts[40][2000];
    const char *articles[40];
    for (size_t i = 0; i < 40; i++) {
        char *end = texts[i] + sprintf(texts[i], "The mayor of Q%c%c spoke.", (char)('a' + i / 26),
                                       (char)('a' + i % 26));
        for (size_t line = 1; line < lines && i % 8 == 0; line++)
            end += sprintf(end, "\n%c%0*d", (char)('a' + line), line <= typed ? (int)size - 1 : 3, 0);
        articles[i] = texts[i];
    }
    struct buffer out = BUFFER_INIT;
    assert_int_equal(learn(articles, 40, 3, &out), STATUS_OK);
    assert_int_equal(out.size == 0, wrapped);
    buffer_release(&out);
}

/* From six lines on, of which three in five have 40 to 84 bytes. */
TEST(how_wrapped_text_is_told) {
    assert_wrapped(10, 9, 40, true);
    assert_wrapped(10, 9, 39, false);
    assert_wrapped(10, 9, 84, true);
    assert_wrapped(10, 9, 85, false);
    assert_wrapped(6, 5, 60, true);
    assert_wrapped(5, 4, 60, false);
    assert_wrapped(10, 6, 60, true);
    assert_wrapped(10, 5, 60, false);
}

/* In the middle it takes nine articles, where other lines need three, and one in fifty. */
TEST(common_sentences) {
    const char *with = "The ferry to %s is late.\n" STORM "\nShe sails at noon, %s says.";
    assert_series(81, 9, with, STORM "|");
    assert_series(72, 9, with, "");
    assert_series(450, 50, with, STORM "|");
    assert_series(459, 51, with, "");
}

/* Lines that are one, some of whose words are written out for their key, and others that are not. */
TEST(keys_of_lines) {
    static const struct {
        const char *one, *other;
        bool same;
    } CASES[] = {
        {"Read on, reader: the Tern's page", "read on reader THE TERN\u2019S page!", true},
        {"12 Comments", "7 comments", true},
        {"12 Comments", "comments", false},
        {"Room 101b, 1999", "room 7b 3", true},
        {"Room 101b, 1999", "room 7b3", false},
        {"Room 1 0 1", "Room 101", false},
        {"The caf\u00e9 on the quay of Ostrel", "the cafe\u0301 on the quay of Ostrel", true},
        {"The caf\u00e9 on the quay of Ostrel", "the cafe\u0301 on the quay of Ostrel 1", false},
        {"Seite \uff11\uff12 von Ostrel am Meer", "Seite 12 von Ostrel am Meer", true},
        {"Weather in Ostrel \u2013 ice", "Weather in Ostrel ice", true},
        {"Weather \u043b\u0451\u0434 in Ostrel", "weather \u041b\u0401\u0414 in Ostrel", true},
        {"The pier, the ferry and the bell of the harbour chapel",
         "The pier, the ferry and the ball of the harbour chapel", false},
        {"\u2026 \u2013 !", "", true},
    };
    struct buffer scratch = BUFFER_INIT;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        uint64_t one = line_key(span_of(CASES[i].one), &scratch, NULL);
        assert_int_equal(one == line_key(span_of(CASES[i].other), &scratch, NULL), CASES[i].same);
    }
    assert_int_equal(line_key(span_of("\u2026 \u2013 !"), &scratch, NULL), 0);
    buffer_release(&scratch);
}

TEST(keys_in_a_set) {
    struct line_keys keys = LINE_KEYS_INIT;
    assert_false(line_keys_has(&keys, 5));
    for (uint64_t key = 1; key <= 1000; key++)
        assert_int_equal(line_keys_add(&keys, key * 64, NULL), STATUS_OK);
    assert_int_equal(line_keys_add(&keys, 64, NULL), STATUS_OK);
    assert_int_equal(keys.map.count, 1000);
    for (uint64_t key = 1; key <= 1000; key++) assert_true(line_keys_has(&keys, key * 64));
    assert_false(line_keys_has(&keys, 63));
    assert_false(line_keys_has(&keys, 0));
    line_keys_release(&keys);
}

static enum status learn_from_all(void *context) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    enum status status = learn(ARTICLES, 4, 1, &out);
    buffer_release(&out);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(learn_from_all, NULL);
}
