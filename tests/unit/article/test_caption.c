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

/* Names of agencies end a credit with a slash, whatever stands around them. */
TEST(credits_with_a_slash) {
#define QUAY "The jib rests on the waiting hall. "
    assert_true(is_caption(QUAY "Lena Marsk/AFP"));
    assert_true(is_caption(QUAY "Lena Marsk/ AFP"));
    assert_true(is_caption(QUAY "Lena Marsk/AFP."));
    assert_false(is_caption(QUAY "Lena Marsk/AFPA"));
    assert_false(is_caption(QUAY "Lena Marsk/afp"));
    assert_true(is_caption(QUAY "Lena Marsk/EPA-EFE"));
    assert_true(is_caption(QUAY "REUTERS/Lena K. Marsk"));
    assert_true(is_caption(QUAY "REUTERS/Lena Marsk-Voss"));
    assert_true(is_caption(QUAY "AP Photo/Lena O'Marsk"));
    assert_false(is_caption(QUAY "REUTERS/lena Marsk"));
    assert_false(is_caption(QUAY "REUTER/Lena Marsk"));
    assert_false(is_caption(QUAY "AP Photos/Lena Marsk"));
    assert_false(is_caption(QUAY "REUTERS/Lena Marsk Karl Voss Ida"));
}

TEST(notes_behind_a_credit) {
    static const char *const NOTES[] = {", File", ", Pool", ", Handout", "/File Photo",
                                        "/File",  "/Pool",  " File"};
    char text[200];
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++) {
        snprintf(text, sizeof text, QUAY "Lena Marsk/AFP%s", NOTES[i]);
        assert_true(is_caption(text));
        snprintf(text, sizeof text, QUAY "Lena Marsk/AFP%sx", NOTES[i]);
        assert_false(is_caption(text));
    }
    assert_true(is_caption(QUAY "Lena Marsk/AFP more"));
    assert_true(is_caption(QUAY "Lena Marsk/AFP less"));
    assert_false(is_caption(QUAY "Lena Marsk/AFP today"));
}

TEST(credits_in_brackets) {
    assert_true(is_caption(QUAY "(AP Photo)"));
    assert_true(is_caption(QUAY "(Getty Images)"));
    assert_true(is_caption(QUAY "(Lena Marsk via AP)"));
    assert_true(is_caption(QUAY "(via AP)"));
    assert_false(is_caption(QUAY "(Bavia AP)"));
    assert_false(is_caption(QUAY "(via Ostrel)"));
    assert_false(is_caption(QUAY "(not AP Photo)"));
    assert_true(is_caption(QUAY "Lena Marsk via AP"));
    assert_false(is_caption(QUAY "Lena Marsk via Ostrel"));
    assert_false(is_caption(QUAY "Lena Marsk viaAP"));
    char text[300] = QUAY "(";
    while (strlen(text) < strlen(QUAY) + 90 - strlen("/AFP)")) strcat(text, "e");
    strcat(text, "/AFP)");
    assert_true(is_caption(text));
    strcpy(text, QUAY "(e");
    while (strlen(text) < strlen(QUAY) + 91 - strlen("/AFP)")) strcat(text, "e");
    strcat(text, "/AFP)");
    assert_false(is_caption(text));
}

TEST(a_caption_has_bytes_before_its_credit) {
    assert_true(is_caption("The jib is on the halls. Ida/AFP")); /* the slash is byte 28 */
    assert_true(is_caption("Twenty bytes and three./AFP here/AFP"));
    assert_true(is_caption("Four and twenty bytes so/AFP"));
    assert_false(is_caption("Three and twenty bytes./AFP"));
}

TEST(labels_at_the_end) {
    static const char *const LABELS[] = {"Credit: ", "Image credit: ", "Image: ",      "Photo by ",
                                         "Photo: ",  "Photograph by ", "Photograph: ", "Picture: "};
    char text[300];
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        snprintf(text, sizeof text, QUAY "%sLena Marsk", LABELS[i]);
        assert_true(is_caption(text));
        snprintf(text, sizeof text, "The jib rests on the waiting hall.%sLena Marsk", LABELS[i]);
        assert_true(is_caption(text));
        snprintf(text, sizeof text, "The jib (left) rests on the hall (on)%sLena Marsk", LABELS[i]);
        assert_true(is_caption(text));
        snprintf(text, sizeof text, "The jib rests on the waiting halle%sLena Marsk", LABELS[i]);
        assert_false(is_caption(text));
        snprintf(text, sizeof text, QUAY "%slena Marsk", LABELS[i]);
        assert_false(is_caption(text));
        snprintf(text, sizeof text, QUAY "%sMarsk arrived here. The board was late.", LABELS[i]);
        assert_false(is_caption(text));
    }
    for (size_t behind = 69; behind <= 71; behind++) {
        snprintf(text, sizeof text, QUAY "Photo: L");
        while (strlen(text) < strlen(QUAY) + behind) strcat(text, "e");
        assert_int_equal(is_caption(text), behind <= 70);
    }
}

TEST(labels_in_brackets) {
    static const char *const LABELS[] = {"Credit", "Image", "Photo", "Picture"};
    char text[300];
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        snprintf(text, sizeof text, "The jib rests on the hall. (%s of the board)", LABELS[i]);
        assert_true(is_caption(text));
        snprintf(text, sizeof text,
                 "The jib rested on the hall and was left there for days, it is said. (%s of us)", LABELS[i]);
        assert_false(is_caption(text));
    }
    assert_true(is_caption("A tug leaves the basin at noon. (AFP)"));
    assert_false(is_caption("A tug left the basin at noon. (AFP)"));
    assert_false(is_caption("A tug leaves the basin at noon. (AFP today)"));
    assert_false(is_caption("A tug leaves the basin at noon. ()"));
    assert_true(is_caption("Lena Marsk at the gate in 2031. (Photo: Harbour Board)"));
    assert_false(is_caption("lena Marsk at the gate in 2031. (Photo: Harbour Board)"));
    assert_false(is_caption("Lena Marsk was at the gate in 2031. (Photo: Harbour Board)"));
}

TEST(old_pictures_are_labelled) {
    assert_true(is_caption("FILE - The jib rests on the waiting hall"));
    assert_true(is_caption("FILE- The jib rests on the waiting hall"));
    assert_true(is_caption("FILE \xE2\x80\x93 The jib rests on the waiting hall"));
    assert_true(is_caption("FILE \xE2\x80\x94 The jib rests on the waiting hall"));
    assert_false(is_caption("FILE The jib rests on the waiting hall"));
    assert_false(is_caption("FILES - The jib rests on the waiting hall"));
}

TEST(dates_of_pictures) {
    static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[200];
    for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++) {
        snprintf(text, sizeof text, "Pilots wait for the tide, Monday, %s. 3, 2031.", MONTHS[i]);
        assert_true(is_caption(text));
    }
    assert_true(is_caption("Pilots wait for the tide, Monday, March 13, 2031."));
    assert_true(is_caption("Pilots wait for the tide, Monday, March 3, 2031, at noon."));
    assert_true(is_caption("Pilots wait for the tide, Monday, March 3, 2031 at noon."));
    assert_false(is_caption("Pilots wait for the tide, Monday, March 3, 2031 Pilots wait."));
    assert_false(is_caption("Pilots wait for the tide, Monday, March 3, 1931."));
    assert_false(is_caption("Pilots wait for the tide, Monday, March 3."));
    assert_false(is_caption("Pilots wait for the tide, Monday, March 133, 2031."));
    assert_false(is_caption("Pilots wait for the tide, Mondays, March 3, 2031."));
    assert_false(is_caption("Pilots wait. It is late there, Monday, March 3, 2031."));
    assert_true(is_caption("On a day, pilots wait for it, Monday, March 3, 2031."));
}

TEST(sentences_of_a_caption) {
    assert_true(
        is_caption("The board wants one. The union wants two. The town wants it. Lena Marsk/Reuters"));
    assert_true(is_caption("In the U.S. The jib fell. In the sea. It rained. By noon Lena Marsk/Reuters"));
    assert_true(is_caption("Mr. Voss wants 2. Lt. Kerr wants it. Dr. Lind wants so. Lena Marsk/Reuters"));
    assert_false(is_caption("It was shut! Who knows? The town wants boats. It rained! Lena Marsk/Reuters"));
    assert_true(is_caption("It was shut. who knows. The town wants it. 3 came. Lena Marsk/Reuters"));
}

TEST(agencies_before_a_caption) {
    assert_true(is_caption("AFP Pilots on the quay at Skerrin, where the ferry lay"));
    assert_true(is_caption("AFP Pilots on the quay at Skerrin in 2031"));
    assert_false(is_caption("AFP pilots on the quay at Skerrin, where the ferry lay"));
    assert_false(is_caption("AFP, Pilots on the quay at Skerrin, where the ferry lay"));
    assert_false(is_caption("AFP Pilots on the quay at Skerrin, where the ferry lay."));
    assert_true(is_caption("AFP Pilots on the quay of Skerrin"));
    assert_false(is_caption("AFP Pilots on the quay of-Skerrin"));
}

TEST(paragraphs_are_glued_to_captions) {
    assert_start("Pilots wait for the tide. Ida/AFP ", "“It is closed,” she said.");
    assert_start("Pilots wait for the tide. Ida/AFP ", "\"It is closed,\" she said.");
    assert_start("", "Pilots wait for the tide. Ida/AFP it is closed, she said.");
    assert_start("", "Pilots wait for the tide. Ida/AFP");
    assert_start("Pilots wait for the tide. Ida/AFP ", "The");
}
