/*
 * test_caption.c - what is a caption, and where one ends that a paragraph was glued to
 */
#include "../unit.h"
#include "article/caption.h"
#include "article/rules.h"

static struct literals literals;
static struct article_furniture furniture;

BEFORE_TESTS(make_lists) {
    article_furniture_init(&furniture);
    return article_caption_literals(&literals) == STATUS_OK;
}

static unsigned topics_of(struct span line) {
    return literals_held(&literals, line) | TOPIC_SLASH | TOPIC_ZERO;
}

static bool is_caption(const char *text) {
    struct span copy = exact_copy(span_of(text));
    bool caption = article_caption_line(&furniture, copy, topics_of(copy));
    free((void *)copy.data);
    return caption;
}

TEST(test_line) {
    assert_true(is_caption("The jib rests on the waiting hall. (AP Photo/Lena K. Marsk, File)"));
    assert_true(is_caption("The jib rests on the waiting hall (Lena Marsk/Calder Gazette via AP)"));
    assert_true(is_caption("The jib rests on the waiting hall. AP Photo/Lena Marsk"));
    assert_true(is_caption("The jib rests on the waiting hall. Lena Marsk/AFP/Getty Images more"));
    assert_true(is_caption("The jib rests on the hall.Photograph: Lena Marsk"));
    assert_true(is_caption("Pilots wait for the tide at Skerrin, Monday, Mar. 3, 2031."));
    assert_true(is_caption("The pier at Ostrel, March 9, 2031. REUTERS/Lena Marsk/File Photo"));
    assert_true(is_caption("Corin Maddox and Una Pellew. (Photo: Harbour Board)"));
    assert_true(is_caption("Reuters Pilots on the quay at Skerrin, where the ferry lay"));
    assert_false(is_caption("Corin Maddox was late. (Photo: Harbour Board)"));
    assert_false(is_caption("Reuters Foundation staff came to Port Ellery in May."));
    assert_false(is_caption("Reuters Foundation staff in Port Ellery"));
    assert_false(is_caption("Pilots waited for the tide at Skerrin, Monday, Mar. 3, 2031."));
    assert_false(is_caption("Pilots wait for the tide at Skerrin, on Monday."));
    assert_false(is_caption("Updated Monday, March 3, 2031 Pilots wait for the tide."));
    assert_false(is_caption("The board has not said what it means to do. (Reuters)"));
    assert_false(is_caption("The board means to close the pier and/or the hall."));
    assert_false(is_caption("Lena Marsk/Getty Images"));
    assert_false(is_caption("The crane and/or its jib rests on the hall (in Latvia AFP)"));
    assert_false(is_caption("The board wants one. The union wants two. The town wants three. "
                            "The islands want four. Lena Marsk/Reuters"));
    assert_false(is_caption("FILED in haste, the claim was thrown out."));
    assert_false(is_caption(""));
}

/* The caption is what stands before the rest. */
static void assert_start(const char *caption, const char *rest) {
    char text[800];
    snprintf(text, sizeof text, "%s%s", caption, rest);
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(article_caption_start(copy), strlen(caption));
    free((void *)copy.data);
}

TEST(test_start) {
    assert_start("Pilots wait for the tide. Corin Maddox/Reuters ", "The ferry sailed at noon.");
    assert_start("Pilots wait for the tide (Corin Maddox/Pool via AP) ", "“It was closed,” she said.");
    assert_start("", "Pilots wait for the tide. Corin Maddox/Reuters");
    assert_start("", "Pilots wait for the tide at the Corin/Reuters office in town.");
    assert_start("", "Maddox/Reuters The ferry sailed at noon.");
    assert_start(
        "",
        "The board wants one. The union wants two. The town wants three. Lena Marsk/AFP The ferry sailed.");
}

/* A long paragraph is searched at its start alone. */
TEST(test_long) {
    char text[2000];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 40, " (AP Photo/Lena Marsk) The ferry sailed.", 40);
    assert_int_equal(article_caption_start((struct span){text, sizeof text}), 0);
    struct span line = {text, sizeof text - 18};
    assert_false(article_caption_line(&furniture, line, topics_of(line)));
}

/* The bytes of a line that an agency does not sign. */
static void assert_signed(const char *line, const char *rest) {
    struct span copy = exact_copy(span_of(line));
    size_t size = article_caption_sign(copy);
    assert_span_equal(span_slice(copy, 0, size), rest);
    free((void *)copy.data);
}

TEST(test_sign) {
#define SAID "The board met on Monday."
    assert_signed(SAID " — AFP", SAID);
    assert_signed(SAID " – Reuters", SAID);
    assert_signed(SAID " - AP", SAID);
    assert_signed(SAID " -- Reuters and dpa", SAID);
    assert_signed(SAID " — with Reuters, AFP and dpa", SAID);
    assert_signed(SAID " — AFP/Reuters", SAID);
    assert_signed(SAID " — Agencies", SAID);
    assert_signed("Who pays? — AFP", "Who pays?");
    assert_signed("“We pay.” — AFP", "“We pay.”");
    static const char *const PLAIN[] = {
        SAID,
        SAID " — AFP today",
        SAID " AFP",
        SAID "— AFP",
        SAID " — agencies",
        SAID " — AFP, ",
        SAID " — AFP Reuters",
        SAID " — Ostrel",
        "The board met on Monday — AFP",
        SAID " — AFP, Reuters, dpa, AP, AFP, Reuters, dpa, AP, AFP, Reuters, dpa, AP",
        "— AFP",
        "AFP",
        "",
    };
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) assert_signed(PLAIN[i], PLAIN[i]);
}

/* A caption has 640 bytes at most, and the paragraph that one is glued to begins within 420. */
TEST(test_sizes) {
    static const char CREDIT[] = " (AP Photo/Lena Marsk)",
                      STORY[] = " (AP Photo/Lena Marsk) The ferry sailed.";
    char text[700];
    for (size_t size = 639; size <= 642; size++) {
        memset(text, 'a', sizeof text);
        memcpy(text + size - strlen(CREDIT), CREDIT, strlen(CREDIT));
        struct span line = {text, size};
        assert_int_equal(article_caption_line(&furniture, line, topics_of(line)), size <= 640);
    }
    for (size_t at = 415; at <= 422; at++) {
        memset(text, 'a', sizeof text);
        memcpy(text + at, STORY, strlen(STORY));
        struct span line = {text, at + strlen(STORY)};
        assert_int_equal(article_caption_start(line), at < 419 ? at + strlen(CREDIT) + 1 : 0);
    }
}
