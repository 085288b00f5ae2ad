/*
 * test_region.c - how much an element may hold and still go by its name, and what makes the region
 *
 * A paragraph of n letters and a full stop weighs as much as it has characters.
 */
#include "../unit.h"
#include "html/judge.h"

static struct buffer html = BUFFER_INIT;

AFTER_TESTS(release_html) {
    buffer_release(&html);
}

static void add(const char *text) {
    buffer_append(&html, span_of(text));
}

/* A paragraph of so many characters. */
static void add_prose(size_t characters) {
    add("<p>");
    for (size_t i = 1; i < characters; i++) buffer_append_byte(&html, i % 40 ? 'a' : ' ');
    add(".</p>");
}

/* Such a paragraph in an element. */
static void add_in(const char *start, size_t characters, const char *end) {
    add(start);
    add_prose(characters);
    add(end);
}

/* The rule of a block of the page that was put together, which is forgotten; "" where it stays. */
static void assert_rule(size_t block, const char *rule) {
    struct html_page page = HTML_PAGE_INIT;
    struct html_verdicts verdicts = HTML_VERDICTS_INIT;
    const struct html_wishes wishes = {.lead = true, .tables = true};
    assert_int_equal(html_page_read(&page, buffer_span(&html), NULL), STATUS_OK);
    assert_int_equal(html_judge(&page, wishes, &verdicts, NULL), STATUS_OK);
    const char *found = verdicts.list.items[block].rule;
    html_verdicts_release(&verdicts);
    html_page_release(&page);
    html.size = 0;
    assert_string_equal(found ? found : "", rule);
}

TEST(an_element_goes_by_its_name_up_to_a_size) {
    static const struct {
        const char *word, *rule;
        size_t most;
    } NAMES[] = {
        {"menu", "menu", 300},        {"tags", "tags", 300},       {"visually-hidden", "unseen", 300},
        {"caption", "caption", 1500}, {"share", "share", 2000},    {"advert", "ad", 2000},
        {"byline", "byline", 2500},   {"consent", "consent", 4000}};
    char start[64];
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        snprintf(start, sizeof start, "<div class=%s>", NAMES[i].word);
        for (size_t more = 0; more <= 1; more++) {
            add_prose(9000);
            add_in(start, NAMES[i].most + more, "</div>");
            assert_rule(1, more ? "" : NAMES[i].rule);
        }
    }
}

/* An element that holds so many per cent of the region, and a thousandth less. */
static void assert_percent(const char *start, const char *end, size_t percent, const char *rule) {
    for (size_t less = 0; less <= 1; less++) {
        add_prose(1000 - 10 * percent + less);
        add_in(start, 10 * percent - less, end);
        assert_rule(1, less ? rule : "");
    }
}

TEST(an_element_goes_up_to_a_share_of_the_region) {
    assert_percent("<nav>", "</nav>", 40, "menu");
    assert_percent("<menu>", "</menu>", 40, "menu");
    assert_percent("<aside>", "</aside>", 40, "aside");
    assert_percent("<form>", "</form>", 60, "form");
    assert_percent("<fieldset>", "</fieldset>", 60, "form");
    assert_percent("<div role=search>", "</div>", 60, "aside");
    assert_percent("<div class=sidebar>", "</div>", 40, "side");
    assert_percent("<div class=related>", "</div>", 40, "related");
    assert_percent("<div class=comments>", "</div>", 60, "comments");
    add_prose(100);
    add_in("<footer>", 900, "</footer>");
    assert_rule(1, "footer");
}

TEST(a_word_that_takes_too_much_away_does_not_count) {
    for (size_t more = 0; more <= 1; more++) {
        add_prose(600 - more);
        add_in("<div class=sidebar>", 200, "</div>");
        add_in("<div class=sidebar>", 200 + more, "</div>");
        assert_rule(1, more ? "" : "side");
    }
    for (size_t more = 0; more <= 1; more++) {
        add_prose(300 - more);
        add_in("<div class=sidebar>", 350, "</div>");
        add_in("<div class=byline>", 350 + more, "</div>");
        assert_rule(1, more ? "" : "side");
    }
}

TEST(a_piece_of_a_page_is_no_share) {
    add_in("<div class=sidebar>", 100, "</div>");
    add_prose(99);
    assert_rule(0, "side");
    add_in("<div class=sidebar>", 100, "</div>");
    add_prose(100);
    assert_rule(0, "");
}

TEST(the_region_is_the_child_that_holds_nearly_all) {
    for (size_t less = 0; less <= 1; less++) {
        add_in("<div>", 920 - less, "</div>");
        add_prose(80 + less);
        assert_rule(1, less ? "" : "outside");
    }
    add_in("<blockquote>", 920, "</blockquote>");
    add_prose(80);
    assert_rule(1, "");
}

TEST(the_region_is_what_has_a_hint) {
    for (size_t less = 0; less <= 1; less++) {
        add_in("<article>", 350 - less, "</article>");
        add_prose(650 + less);
        assert_rule(1, less ? "" : "outside");
    }
    for (size_t less = 0; less <= 1; less++) {
        add_in("<article><h1>Ice shuts the old pier</h1>", 300 - less, "</article>");
        add_prose(1700 + less);
        assert_rule(2, less ? "" : "outside");
    }
    for (size_t less = 0; less <= 1; less++) {
        add_in("<article><h1>Ice shuts the old pier</h1>", 200 - less, "</article>");
        add_in("<article>", 1000, "</article>");
        assert_rule(2, less ? "" : "outside");
    }
}

TEST(the_article_begins_near_its_title) {
    for (size_t blocks = 12; blocks <= 13; blocks++) {
        add("<h1>Ice shuts the old pier</h1>");
        for (size_t i = 1; i < blocks; i++) add("<p>Ice</p>");
        add_in("<article>", 800, "</article>");
        add_in("<article>", 3200, "</article>");
        assert_rule(blocks, blocks == 12 ? "" : "outside");
    }
}
