/*
 * test_shape.c - what a line is by where it stands: titles, sections, captions, boxes, tails
 *
 * Lines that begin "- " go, those that begin with two blanks stay, as in tests/rules.
 */
#include "../unit.h"
#include "article/article.h"

static struct article_rules *rules;

BEFORE_TESTS(make_rules) {
    return article_rules_new(&rules) == STATUS_OK;
}

AFTER_TESTS(free_rules) {
    article_rules_free(rules);
}

static void append_line(struct buffer *out, struct span line) {
    buffer_append(out, line);
    buffer_append_byte(out, '\n');
}

static struct span next_line(struct span *text) {
    const char *end = memchr(text->data, '\n', text->size);
    struct span line = span_slice(*text, 0, (size_t)(end - text->data));
    *text = span_slice(*text, line.size + 1, text->size);
    return line;
}

/* Appends the lines of a text that are not empty. */
static void append_full(struct buffer *out, struct span text) {
    while (text.size) {
        struct span line = next_line(&text);
        if (line.size) append_line(out, line);
    }
}

static void assert_lines(const char *marked) {
    struct buffer text = BUFFER_INIT, expected = BUFFER_INIT, out = BUFFER_INIT, kept = BUFFER_INIT;
    for (struct span rest = span_of(marked); rest.size;) {
        struct span line = next_line(&rest), bare = line.size ? span_slice(line, 2, line.size) : line;
        append_line(&text, bare);
        if (line.size && *line.data == ' ') append_line(&expected, bare);
    }
    buffer_append_byte(&expected, '\0');
    assert_int_equal(article_normalize(rules, buffer_span(&text), NULL, ARTICLE_STANDARD, &out, NULL),
                     STATUS_OK);
    buffer_append_byte(&out, '\n');
    append_full(&kept, buffer_span(&out));
    assert_span_equal(buffer_span(&kept), expected.data);
    buffer_release(&text);
    buffer_release(&expected);
    buffer_release(&out);
    buffer_release(&kept);
}

#define MET "  The harbour board met for five hours on Monday and put off the vote on the ferry fares.\n"
#define FARES                                                                                                \
    "  The fares have not risen since the spring, and the board says that it loses money on each boat.\n"
#define UNION                                                                                                \
    "  The union says that the board forgets the freight, which pays for every second boat of all.\n"
#define TEN "one two three four five six seven eight nine ten "

TEST(up_to_three_lines_are_title_and_deck) {
    assert_lines("- Ferry fares stay as they are\n\n" MET FARES);
    assert_lines("- Ferry fares stay\n- Board puts off its vote\n- Union angry at delay\n\n" MET FARES);
    assert_lines(
        "  Ferry fares stay\n  Board puts off its vote\n  Union angry at delay\n  Town is calm\n\n" MET
            FARES);
    assert_lines("  Ferry fares stay as they are\n" MET FARES);
    assert_lines("  Ferry fares\n\n" MET FARES);
    assert_lines("- Ferry fares stay\n\n" MET FARES);
    assert_lines("- Ferry " TEN TEN "one two three four five six seven eight nine\n\n" MET FARES);
    assert_lines("  Ferry " TEN TEN TEN "one\n\n" MET FARES);
    assert_lines("  Ferry fares stay as they are:\n\n" MET FARES);
    assert_lines("  Ferry fares stay at last. The board puts off its vote\n\n" MET FARES);
    assert_lines("- Ferry fares stay in the U.S. The board puts off its vote\n\n" MET FARES);
    assert_lines("- Ferry fares stay at last.The board puts off its vote\n\n" MET FARES);
    assert_lines("- Ferry fares stay at last. the board puts off its vote\n\n" MET FARES);
}

TEST(headlines_below_a_heading_are_of_other_stories) {
    assert_lines(MET FARES "- Related stories\n- Herring quota cut for the third year\n- A mayor asks\n");
    assert_lines(MET "- Related stories\n- Herring quota cut for the third year\n\n" FARES UNION);
    assert_lines(
        MET "- Related stories\n- Herring quota cut for the third year\n\n  What the union says\n" FARES);
    assert_lines(MET "- Related stories\n- Herring quota cut for the third year\n" FARES UNION);
    assert_lines(
        MET FARES
        "- Related stories\n- Herring quota cut for the third year\n  It was cut last year as well.\n");
    assert_lines(MET FARES "- Related stories\n- Was the herring quota cut for the third year?\n");
    assert_lines(MET FARES "- Related stories\n- Herring quota is cut!\n- Related stories\n- A mayor asks\n");
}

TEST(a_caption_stands_above_its_credit) {
    assert_lines(MET FARES "\n- Pilots wait for the tide at Skerrin.\n- (AP Photo/Lena Marsk)\n\n" UNION);
    assert_lines(MET FARES "\n  Pilots wait for the tide at Skerrin.\n\n- (AP Photo/Lena Marsk)\n\n" UNION);
    assert_lines(MET FARES "  Pilots wait for the tide at Skerrin.\n- (AP Photo/Lena Marsk)\n\n" UNION);
    assert_lines(MET FARES "\n  Pilots wait for the tide at Skerrin.\n- (AP Photo/Lena Marsk)\n" UNION);
    assert_lines(MET FARES "\n- " TEN TEN TEN TEN
                           "one two three four five.\n- (AP Photo/Lena Marsk)\n\n" UNION);
    assert_lines(MET FARES "\n  " TEN TEN TEN TEN
                           "one two three four five six.\n- (AP Photo/Lena Marsk)\n\n" UNION);
}

TEST(who_took_a_picture_stands_below_its_label) {
    assert_lines(MET "- Toggle caption\n- Lena Marsk collection\n" FARES);
    assert_lines(MET "- Toggle caption\n- Lena Marsk of the old collection in Ostrel\n" FARES);
    assert_lines(MET "- Toggle caption\n  Lena Marsk of the old collection there in Ostrel\n" FARES);
    assert_lines(MET "- Toggle caption\n  Lena Marsk took it.\n" FARES);
}

TEST(a_number_stands_beside_noise) {
    assert_lines(MET "- Share on Facebook\n- 37\n" FARES);
    assert_lines(MET "- 37\n- Share on Facebook\n" FARES);
    assert_lines(MET "- 37\n- 38\n- Share on Facebook\n" FARES);
    assert_lines(MET "  37\n" FARES);
    assert_lines(MET "  37\n  38\n" FARES);
}

TEST(a_long_line_in_capitals_is_of_another_story) {
    assert_lines(MET "- DOCKERS WALK OUT AS BOARD NAMES ITS NEW CHIEF\n" FARES);
    assert_lines(MET "  DOCKERS WALK OUT AS BOARD NAMES NEW CHIEF\n" FARES);
    assert_lines(MET "- DOCKERS WALK OUT AS BOARD NAMES mcVOSS ITS CHIEF\n" FARES);
    assert_lines(MET "  Dockers WALK OUT AS BOARD NAMES ITS NEW CHIEF\n" FARES);
    assert_lines(MET "  5 DOCKERS WALK OUT AS BOARD NAMES ITS CHIEF\n" FARES);
    assert_lines(MET "  DOCKERS WALK OUT AS BOARD NAMES ITS NEW CHIEF:\n" FARES);
    assert_lines(MET "  What the union says\n  DOCKERS WALK OUT AS BOARD NAMES ITS NEW CHIEF\n" FARES);
    assert_lines("  1 2 3 4 5 6 7 8 9 10\n" MET "  1 2 3 4 5 6 7 8 9 10\n" FARES);
}

TEST(behind_the_last_paragraph_noise_goes_with_its_neighbours) {
    assert_lines(MET FARES "- Share\n- Herring quota cut\n- Follow us on Facebook\n");
    assert_lines(MET FARES "  Herring quota cut\n");
    assert_lines(MET FARES "- Share\n- " TEN TEN TEN "\n");
    assert_lines(MET FARES "- Share\n  " TEN TEN TEN "eleven\n");
    assert_lines(MET FARES "- Share\n  This is what the board said then:\n");
    assert_lines(MET FARES "- Advertisement\n  Herring quota cut\n");
    assert_lines(MET FARES "- (AP Photo/Lena Marsk)\n- Herring quota cut\n");
}

TEST(text_of_a_typewriter_has_no_paragraphs) {
#define TYPED "  The harbour board met for five hours on Monday, and put off the\n"
    assert_lines("  Ferry fares stay as they are\n\n" TYPED TYPED TYPED TYPED TYPED TYPED TYPED);
}
