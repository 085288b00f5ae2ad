/* Which blocks stay, and the rule of each that goes; whatever the page, verdicts and text hold together. */
#include "../unit.h"
#include "base/mem.h"
#include "html/judge.h"
#include <string.h>

static const struct html_wishes WISHES = {.lead = true, .tables = true};

static enum status judge_page(struct span html, struct html_wishes wishes, struct buffer *out,
                              const char **rules, struct poll *poll) {
    struct html_page page = HTML_PAGE_INIT;
    struct html_verdicts verdicts = HTML_VERDICTS_INIT;
    enum status status = html_page_read(&page, html, poll);
    if (!status) status = html_judge(&page, wishes, &verdicts, poll);
    uint32_t *starts = status ? NULL : mem_zeroed(page.blocks.count, sizeof *starts);
    if (!status && !starts) status = STATUS_NOMEM;
    if (!status) status = html_join(&page, &verdicts, out, starts, poll);
    for (size_t i = 0; rules && i < verdicts.list.count; i++) {
        rules[i] = verdicts.list.items[i].rule;
        if (!verdicts.list.items[i].kept) assert_non_null(rules[i]);
    }
    mem_free(starts);
    html_verdicts_release(&verdicts);
    html_page_release(&page);
    return status;
}

static void check(const char *html, struct html_wishes wishes, const char *expected) {
    struct buffer out = BUFFER_INIT;
    assert_int_equal(judge_page(span_of(html), wishes, &out, NULL, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

static void check_rule(const char *html, size_t block, const char *expected) {
    const char *rules[120] = {NULL};
    struct buffer out = BUFFER_INIT;
    assert_int_equal(judge_page(span_of(html), WISHES, &out, rules, NULL), STATUS_OK);
    if (expected)
        assert_string_equal(rules[block], expected);
    else
        assert_null(rules[block]);
    buffer_release(&out);
}

#define PROSE                                                                                                \
    "<p>The old pier at Ostrel was shut on Monday, when ice had closed the harbour for the third time, and " \
    "the council said that it would not be opened again before the end of the week at the earliest.</p>"

TEST(the_region_is_what_says_it_is_the_article) {
    check_rule("<div>" PROSE "</div><article>" PROSE "</article>", 0, "outside");
    check_rule("<article>" PROSE "</article><div itemprop=articleBody>" PROSE "</div>", 0, "outside");
    check_rule("<main>" PROSE "</main>" PROSE, 1, "outside");
    check_rule("<article><p>A short teaser of it all.</p></article>" PROSE PROSE, 1, NULL);
}

TEST(names_count_for_small_parts_alone) {
    check_rule(PROSE PROSE "<div class=related-posts>" PROSE "</div>", 2, "related");
    check_rule("<div class=related-posts>" PROSE PROSE PROSE "</div>" PROSE, 0, NULL);
    check_rule(PROSE PROSE PROSE "<footer><p>All that is left is here.</p></footer>", 3, "footer");
    check_rule("<title>A</title>" PROSE PROSE
               "<div class=cookie-banner><p>We use them, and so do you.</p></div>" PROSE,
               2, "consent");
}

TEST(blocks_of_links_stay_in_running_text) {
    check_rule(PROSE "<p><a href=x>A report of nine pages</a></p>" PROSE, 1, NULL);
    check_rule(PROSE "<div><a href=x>A report of nine pages</a></div>" PROSE, 1, "links");
    check_rule(PROSE "<ul><li><a href=x>Nets</a><li><a href=y>Ropes</a></ul>", 1, "links");
    check_rule(PROSE "<table><tr><td><a href=x>A report of nine pages</a></table>", 1, NULL);
    check_rule(PROSE "<blockquote><a href=x>A report of nine pages</a></blockquote>", 1, NULL);
    check_rule("<article><blockquote><a href=x>A report of nine pages</a></blockquote>" PROSE "</article>", 0,
               NULL);
    check_rule("<h2>Nets</h2><blockquote><a href=x>A report of nine pages</a></blockquote><h2>Ropes</h2>", 1,
               "links");
    check_rule(PROSE "<h2><a href=x>A report of nine pages</a></h2>" PROSE, 1, NULL);
    check_rule(PROSE "<h2><a href=x>A report of nine pages</a></h2><h3>Nets</h3>" PROSE, 1, "links");
}

TEST(elements_go_by_what_they_are) {
    check_rule(PROSE PROSE "<aside><p>Nets are dear.</p></aside>" PROSE, 2, "aside");
    check_rule(PROSE PROSE "<form><p>Nets are dear.</p></form>" PROSE, 2, "form");
    check_rule(PROSE PROSE "<fieldset><p>Nets are dear.</p></fieldset>" PROSE, 2, "form");
    check_rule(PROSE PROSE "<aside>" PROSE PROSE "</aside>", 2, NULL);
}

#define TEN(text) text text text text text text text text text text

static const char TITLE[] = "<title>Ice shuts the old pier</title><h1>Ice shuts the old pier</h1>";

/* The rule of a block between title and article. */
static void check_between(const char *block, const char *expected) {
    struct buffer html = BUFFER_INIT;
    buffer_append(&html, span_of(TITLE));
    buffer_append(&html, span_of(block));
    buffer_append(&html, span_of("<div>" PROSE PROSE PROSE PROSE PROSE PROSE PROSE PROSE "</div>"));
    buffer_append_byte(&html, '\0');
    check_rule(html.data, 1, expected);
    buffer_release(&html);
}

TEST(a_standfirst_is_long_enough) {
    check_between("<h2>Nobody was hurt on the ferry when the ice shut the old pier</h2>", "outside");
    check_between("<h2>Nobody was hurt on the ferry when the ice shut the old piers</h2>", "lead");
    check_between("<h2 class=lead>Nobody was hurt on it at all</h2>", "outside");
    check_between("<h2 class=lead>Nobody was hurt when it shut it</h2>", "lead");
    check_between("<p>Nobody on it was hurt, the council said on Sunday</p>", "outside");
    check_between("<p>Nobody on it was hurt, the council said on Sunday.</p>", "lead");
    check_between("<p>Nobody on it was hurt, the council said on Sunda.</p>", "outside");
    check_between("<ul><li>Nobody on it was hurt, the council said on Sunday.</ul>", "outside");
}

#define LONG "Nobody on the ferry was hurt, the council said, and all that is ice. "

/* Of 700 characters and of 701. */
TEST(a_standfirst_is_not_too_long) {
    check_between("<p class=lead>" TEN(LONG) "Is it hot?</p>", "lead");
    check_between("<p class=lead>" TEN(LONG) "It is open.</p>", NULL);
}

TEST(names_that_take_nearly_all_away_are_not_believed) {
    const char *lying =
        PROSE "<div class=colophon>" PROSE PROSE PROSE "</div><div class=infobox>" PROSE PROSE PROSE
              "</div><div class=disclaimer>" PROSE PROSE PROSE "</div>";
    check_rule(lying, 1, NULL);
    check_rule(lying, 4, NULL);
    check_rule(lying, 7, NULL);
    check_rule(TEN(PROSE) "<div class=colophon>" PROSE PROSE PROSE "</div>", 10, "side");
}

TEST(what_is_too_long_for_its_name_stays) {
    check_rule(TEN(PROSE) "<div class=menu><p>Nets are dear.</p></div>", 10, "menu");
    check_rule(TEN(PROSE) "<div class=menu>" PROSE PROSE "</div>", 10, NULL);
    check_rule(TEN(PROSE) "<div class=tags>" PROSE PROSE "</div>", 10, NULL);
    check_rule(TEN(PROSE) "<div class=caption>" PROSE PROSE "</div>", 10, "caption");
    check_rule(TEN(TEN(PROSE)) "<div class=caption>" TEN(PROSE) "</div>", 100, NULL);
    check_rule(TEN(TEN(PROSE)) "<div class=related-posts>" TEN(PROSE) "</div>", 100, "related");
}

#define BOOKS "<ul><li><a href=a>The ice of the north</a><li><a href=b>Harbours and their walls</a></ul>"

TEST(a_list_of_links_stays_where_it_is_announced) {
    check_rule(PROSE "<p>The council has named these books:</p>" BOOKS PROSE, 2, NULL);
    check_rule(PROSE "<p>The council has named these books:</p>" BOOKS PROSE, 3, NULL);
    check_rule(PROSE "<p>The council has named these books.</p>" BOOKS PROSE, 2, "links");
    check_rule(PROSE "<h4>The council has named these books:</h4>" BOOKS PROSE, 2, "links");
    check_rule(PROSE "<p>Look here, too:</p>" BOOKS PROSE, 2, "links");
}

TEST(headings_over_links_alone_go) {
    check_rule(PROSE "<h3>More on the port</h3>" BOOKS "<h3>The wall</h3>" PROSE, 1, "heading");
    check_rule(PROSE "<h3>More on the port</h3>" BOOKS PROSE, 1, NULL);
    check_rule(PROSE "<h3>The port</h3><h4>The wall</h4>" PROSE, 1, NULL);
}

TEST(an_excerpt_far_behind_is_of_another_article) {
    check_rule(PROSE PROSE PROSE "<p class=excerpt>A gull took the bread of the mayor on Friday.</p>", 3,
               "excerpt");
    check_rule("<div class=excerpt>" PROSE PROSE PROSE "</div>" PROSE, 2, NULL);
}

TEST(title_lead_and_last_headings) {
    static const struct html_wishes NO_LEAD = {.tables = true};
    const char *page =
        "<title>Ice shuts the pier - Gazette</title><h1>Ice shuts the pier</h1>"
        "<p class=lead>Nobody was hurt when it was shut.</p><div>" PROSE PROSE "</div><h2>More</h2>";
    check_rule(page, 0, "title");
    check_rule(page, 1, "lead");
    check_rule("<div>" PROSE "<h2>More</h2></div>", 1, "heading");
    check(
        "<h1>Ice shuts it</h1><p class=lead>Nobody was hurt when it was shut.</p><div><p>So it is.</p></div>",
        NO_LEAD, "So it is.");
}

TEST(a_page_without_an_article_keeps_nothing) {
    check_rule("<title>Shop</title><h2>Red nets</h2><p>12 crowns</p>", 1, "no_article");
    check_rule("<body><h2>Red nets</h2><p>12 crowns</p></body>", 1, "no_article");
    check_rule("<title>Shop</title><p>All nets are made by hand.</p>" BOOKS BOOKS, 0, "no_article");
    check_rule("<title>Shop</title><footer>" PROSE "</footer>", 0, "footer");
    check_rule("<body><div id=app></div><script>a</script>", 0, "script_rendered");
    check_rule("<body></body>", 0, "empty");
    check("<h2>Red nets</h2><p>12 crowns</p>", WISHES, "Red nets\n\n12 crowns");
}

TEST(rows_and_items_are_lines) {
    check("<table><tr><td>a<td>b<tr><td>c</table><p>d</p><ul><li>e<li>f</ul>", WISHES, "a b\nc\n\nd\n\ne\nf");
    check("<table><tr><td>a</table><p>d</p>", (struct html_wishes){.lead = true}, "d");
}

TEST(a_line_that_is_the_host_goes) {
    struct html_wishes wishes = {
        .lead = true, .tables = true, .url = span_of("https://www.calder-gazette.example/ice?a")};
    check("<p>Calder Gazette</p><p>Calder Gazettes</p><p>Calder</p>", wishes, "Calder Gazettes\n\nCalder");
}

TEST(a_block_of_links_is_nearly_all_link) {
    check_rule(PROSE "<div><a href=x>" TEN("abcdef") "ab</a>" TEN("wxy") "wxyzvuts</div>", 1, NULL);
    check_rule(PROSE "<div><a href=x>" TEN("abcdef") "abc</a>" TEN("wxy") "wxyzvut</div>", 1, "links");
}

TEST(a_line_of_the_host_is_short_and_its_label_has_four_letters) {
    struct html_wishes wishes = {.lead = true, .tables = true, .url = span_of("https://bbq.tern.example/")};
    check("<p>BBQ</p><p>Tern!</p><p>Ter</p><p>Nets</p>", wishes, "BBQ\n\nTer\n\nNets");
    wishes.url = span_of("tern-harbour-news.example:8080");
    check("<p>Tern Harbour News</p><p>Tern Harbour News 7</p><p>Tern</p>", wishes,
          "Tern Harbour News 7\n\nTern");
    wishes.url = span_of("https://example");
    check("<p>Example?</p><p>Nets</p>", wishes, "Nets");
}

TEST(an_excerpt_is_far_behind_three_tenths) {
    check_rule(PROSE "<div class=excerpt>" PROSE "</div>" TEN(PROSE), 1, NULL);
    check_rule(PROSE PROSE PROSE PROSE "<div class=excerpt>" PROSE "</div>" PROSE PROSE PROSE PROSE PROSE, 4,
               "excerpt");
    check_rule(PROSE PROSE PROSE "<div class=excerpt>" PROSE "</div>" PROSE PROSE PROSE PROSE PROSE PROSE, 3,
               NULL);
}

TEST(long_cells_are_no_row) {
    check("<table><tr><td>a<td>b</table>", WISHES, "a b");
    check("<table><tr><td>" TEN(TEN("a")) TEN("bcdef") "<td>b</table>", WISHES,
          TEN(TEN("a")) TEN("bcdef") " b");
    check("<table><tr><td>" TEN(TEN("a")) TEN("bcdef") "c<td>b</table>", WISHES,
          TEN(TEN("a")) TEN("bcdef") "c\n\nb");
}

static enum status judge_all(void *context, struct poll *poll) {
    struct buffer out = BUFFER_INIT;
    enum status status = judge_page(span_of(context), WISHES, &out, NULL, poll);
    buffer_release(&out);
    return status;
}

static enum status judge_alone(void *context) {
    return judge_all(context, NULL);
}

TEST(judging_survives_no_memory_and_interrupts) {
    static char html[] = "<title>A</title><h1>A</h1><nav><a href=x>b</a></nav>" PROSE PROSE;
    assert_survives_no_memory(judge_alone, html);
    assert_true(assert_survives_interrupts(judge_all, html) > 10);
}
