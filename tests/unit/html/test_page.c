/* Pages as blocks: where they end, what is in none, what is hidden, and the table of elements around them. */
#include "../unit.h"
#include "html/class_words.h"
#include "html/hints.h"
#include "html/likely.h"
#include "html/page.h"
#include <string.h>

static struct buffer shown = BUFFER_INIT;

AFTER_TESTS(release_shown) {
    buffer_release(&shown);
}

/* The blocks of a page, each in brackets, hidden ones in braces. */
static struct span blocks_of(const char *html) {
    struct html_page page = HTML_PAGE_INIT;
    size_t end = 0;
    buffer_release(&shown);
    assert_int_equal(html_page_read(&page, span_of(html), NULL), STATUS_OK);
    for (size_t i = 0; i < page.blocks.count; i++) {
        const struct html_block *block = &page.blocks.items[i];
        buffer_append(&shown, span_of(block->hidden ? "{" : "["));
        buffer_append(&shown, html_block_text(&page, block));
        buffer_append(&shown, span_of(block->hidden ? "}" : "]"));
        assert_true(block->source >= end && block->source <= block->source_end);
        assert_true(block->source_end <= strlen(html));
        end = block->source_end;
    }
    for (size_t i = 0; i < page.nodes.count; i++) {
        const struct html_node *node = &page.nodes.items[i];
        assert_true(i == 0 || node->parent < i);
        assert_true(node->end > i && node->end <= page.nodes.items[node->parent].end);
        assert_true(node->first <= node->last && node->last <= page.blocks.count);
    }
    html_page_release(&page);
    return buffer_span(&shown);
}

static void check(const char *html, const char *expected) {
    assert_span_equal(blocks_of(html), expected);
}

TEST(blocks_end_where_elements_of_blocks_do) {
    check("a<p>b<p>c</p>d<div>e<b>f</b> g</div>", "[a][b][c][d][ef g]");
    check("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "[a][b][c][d][e]");
    check("<table><tr><td>a<td>b<tr><th>c</table>d", "[a][b][c][d]");
    check("<dl><dt>a<dd>b<dt>c</dl>", "[a][b][c]");
    check("<dl><dt><i>a<dd>b<dl><dd>c</dl>d</dl>", "[a][b][c][d]");
    check("<table><tr><td><i>a<td>b<table><tr><td>c</table>d<th>e</table>", "[a][b][c][d][e]");
    check("<select><option><i>a<option>b<select><option>c</select></select>d", "[d]");
    check("<p>a</i>b</x>c</p>", "[abc]");
    check("<p>a<x>b</y>c</x>d</p>", "[abcd]");
    check("<p>a<svg/>b<math/>c<x/>d</p>", "[abcd]");
    check("<h1>a<h2>b</h1>c", "[a][b][c]");
    check("a<hr>b", "[a][b]");
    check("<html><body><div>a</body>b</html>c</div>d", "[abc][d]");
}

TEST(elements_of_a_pages_own_are_blocks_but_in_running_text) {
    check("<x-a>a</x-a><x-b>b</x-b>c", "[a][b][c]");
    check("<div>a <x-b>b</x-b>c</div><x-d>d", "[a bc][d]");
    check("<p><x-b>b</x-b>c</p>", "[bc]");
    check("<div>a<x-b><p>b</p></x-b></div>", "[a][b]");
}

TEST(white_space_is_one_blank_and_a_break_a_line) {
    check("<p> a \n b&nbsp; c </p>", "[a b c]");
    check("<p>a<b> b</b><i>c </i>d</p>", "[a bc d]");
    check("<p>a<br>b<br><br>c<br></p>", "[a\nb][c]");
    check("<pre>a\n  b\n\nc</pre>", "[a\nb\n\nc]");
    check("<pre><b>a</b>\n<b>b</b><i>\n\n</i>c</pre>", "[a\nb\n\nc]");
    check("<pre> <b> </b> </pre><pre> <b>a</b> <i> </i></pre>", "[a]");
    check("<p>a</p> \n <p> </p><p>&nbsp;</p>", "[a]");
}

TEST(what_no_browser_shows_is_in_no_block) {
    check("a<script>b</script><style>c</style>d<template>e</template><noscript>f</noscript>", "[ad]");
    check("<p>a<noscript><p>b</p></noscript>c<p>d", "[ac][d]");
    check("<div>a<template></div><p>b</template>c</div>d", "[ac][d]");
    check("<head><title>a</title><meta></head>b", "[b]");
    check("<head><title>a</title><p>b", "[b]");
    check("<head><style>a</style>b</head><p>c", "[c]");
    check("<head><title>a</title>b</head><p>c", "[c]");
    check("<select><option>a</select>b<svg><text>c</text></svg><textarea>d</textarea>", "[b]");
    check("a<!-- b --><?c?>d", "[ad]");
}

TEST(what_is_hidden_is_marked_or_left_out_of_a_line) {
    check("<div hidden>a</div><p>b</p>", "{a}[b]");
    check("<p style='color:red; DISPLAY : none'>a</p>", "{a}");
    check("<p style='display:block'>a</p><p style='visibility:hidden'>b</p>", "[a]{b}");
    check("<p>a <span hidden>b</span>c</p>", "[a c]");
    check("<p>a<span class='sr-only'> b</span></p>", "[a]");
    check("<div hidden id='S:0'>a</div><div hidden class=paywall>b</div>", "[a][b]");
    check("<div role=tabpanel style='display:none'>a</div>", "[a]");
    check("<body hidden><p>a", "[a]");
    check("<dialog>a</dialog><dialog open>b</dialog>", "{a}[b]");
}

TEST(end_tags_without_a_start_are_nothing) {
    check("</div>a</p>b</td>c</x>d", "[a][bcd]");
    check("<div><table><tr><td>a</div>b</table>c", "[ab][c]");
    check("<b><p>a</b>b</p>c", "[ab][c]");
    check("<a href=x>a<a href=y>b</a>c", "[abc]");
}

TEST(a_page_without_text_has_an_empty_block) {
    check("", "[]");
    check("<div><script>a</script></div>", "[]");
}

TEST(links_prose_and_ends_of_sentences_are_counted) {
    struct html_page page = HTML_PAGE_INIT;
    const char *html = "<p>Ice shut the pier at Ostrel, <a href=x>police</a> said on Monday.</p><p>Menu</p>"
                       "<p>港口星期一关闭了，渡轮停航，没有人受伤，一切平安。</p>";
    assert_int_equal(html_page_read(&page, span_of(html), NULL), STATUS_OK);
    assert_int_equal(page.blocks.count, 3);
    assert_int_equal(page.blocks.items[0].characters, 51);
    assert_int_equal(page.blocks.items[0].links, 6);
    assert_int_equal(page.blocks.items[0].good, 51 - 2 * 6);
    assert_true(page.blocks.items[0].sentence && !page.blocks.items[1].sentence);
    assert_int_equal(page.blocks.items[1].good, 0);
    assert_int_equal(page.blocks.items[2].characters, 25);
    assert_int_equal(page.blocks.items[2].good, 25 + 2 * 22);
    assert_int_equal(page.nodes.items[0].good, 39 + 69);
    html_page_release(&page);
}

TEST(a_link_ends_within_a_block_that_began_in_it) {
    struct html_page page = HTML_PAGE_INIT;
    const char *html = "<div><a href=x>The pier<p>is shut</a> today</p>for good</div>";
    assert_int_equal(html_page_read(&page, span_of(html), NULL), STATUS_OK);
    static const uint32_t LINKS[] = {8, 7, 0};
    assert_int_equal(page.blocks.count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(page.blocks.items[i].links, LINKS[i]);
    html_page_release(&page);
}

TEST(deep_nesting_is_cut_off_and_loses_no_text) {
    struct buffer html = BUFFER_INIT;
    for (int i = 0; i < 2000; i++) buffer_append(&html, span_of("<div>"));
    buffer_append(&html, span_of("a</div>b"));
    buffer_append_byte(&html, '\0');
    check(html.data, "[a][b]");
    buffer_release(&html);
}

static struct span repeated(const char *unit, size_t size) {
    static struct buffer html = BUFFER_INIT;
    buffer_release(&html);
    if (!size) return buffer_span(&html);
    while (html.size < size) buffer_append(&html, span_of(unit));
    return buffer_span(&html);
}

static size_t count_bytes(struct span text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += text.data[i] == byte;
    return count;
}

/* Memory is bounded; all that is shown is there, in the element that it stands in, and nothing that is not. */
static void check_many(const char *unit) {
    struct html_page page = HTML_PAGE_INIT;
    struct span html = repeated(unit, 400000);
    assert_int_equal(html_page_read(&page, html, NULL), STATUS_OK);
    size_t memory = page.text.capacity + page.nodes.count * sizeof *page.nodes.items +
                    page.blocks.count * sizeof *page.blocks.items;
    assert_true(memory < 3 * html.size + 90000);
    size_t seen = 0;
    for (size_t i = 0; i < page.blocks.count; i++) {
        const struct html_block *block = &page.blocks.items[i];
        struct span text = html_block_text(&page, block);
        const struct html_node *node = &page.nodes.items[block->node];
        assert_true(node->first <= i && i < node->last);
        if (!block->hidden) seen += count_bytes(text, '7');
        assert_true(block->hidden || count_bytes(text, '8') == 0);
    }
    assert_int_equal(seen, count_bytes(html, '7'));
    html_page_release(&page);
    repeated("", 0);
}

TEST(many_tiny_blocks_are_joined) {
    check_many("<p>7");
    check_many("<tr><td>7");
    check_many("<div><div>7</div></div>");
    check_many("<li>7<p hidden>8</p>");
    check_many("<p hidden>8</p><p>7</p><b hidden>8</b>");
    check_many("<section><ul><li>7</ul><article><h2>7</h2></article></section>");
    check_many("<p>7<br><br>");
}

TEST(class_words_are_words_pairs_and_halves_of_camels) {
    struct class_list list;
    class_list_init(&list);
    assert_int_equal(html_class_words(&list, span_of("c-article__related relatedLinks")), HTML_WORD_RELATED);
    assert_int_equal(html_class_words(&list, span_of("read-more")), HTML_WORD_RELATED);
    assert_int_equal(html_class_words(&list, span_of("readMore")), HTML_WORD_RELATED);
    assert_int_equal(html_class_words(&list, span_of("read more")), 0);
    assert_int_equal(html_class_words(&list, span_of("unrelated shareholder PHOTOAD")), 0);
    assert_int_equal(html_class_words(&list, span_of("")), 0);
    assert_int_equal(html_class_words(&list, span_of("elementor-widget-text")), 0);
    assert_int_equal(html_class_words(&list, span_of("text-widget")), HTML_WORD_SIDE);
    assert_int_equal(html_class_words(&list, span_of("post-tags COMMENTS")),
                     HTML_WORD_TAGS | HTML_WORD_COMMENTS);
}

TEST(html_is_told_from_text_about_it) {
    static const char *const HTML[] = {"<p>a</p>",
                                       "a<br><br>b",
                                       "<!doctype html>",
                                       "a <a href=x>b</a>",
                                       " <html>",
                                       "a<b>b</b> <i>c</i>",
                                       "<img src=a>",
                                       "<div>a</div>",
                                       "<p>Ice shut it",
                                       "a.<br>b",
                                       " <![CDATA[<p>a</p>]]>",
                                       "<p>a<p>b",
                                       " \n<p>a<li>b"};
    static const char *const TEXT[] = {
        "",          "a < b",       "List<String> a", "<p> is a tag", "a <b>b</b>",        "<Ann@b.c>",
        "a<br>b",    "1 <2> 3",     "</p>",           "<p>",          "<![CDATA[a < b]]>", "<b>a",
        "a<p>b<p>c", "<i>a<p>b<p>c"};
    for (size_t i = 0; i < sizeof HTML / sizeof *HTML; i++)
        if (!html_is_likely(span_of(HTML[i]))) fail_msg("no HTML: %s", HTML[i]);
    for (size_t i = 0; i < sizeof TEXT / sizeof *TEXT; i++)
        if (html_is_likely(span_of(TEXT[i]))) fail_msg("HTML: %s", TEXT[i]);
}

static enum status read_page(void *context, struct poll *poll) {
    struct html_page page = HTML_PAGE_INIT;
    enum status status = html_page_read(&page, span_of(context), poll);
    html_page_release(&page);
    return status;
}

static enum status read_page_alone(void *context) {
    return read_page(context, NULL);
}

static char PAGE[] = "<title>A</title><div class=a><p>b <a href=x>c &amp; "
                     "d</a><ul><li>e<li>f</ul><table><tr><td>g</table></div>";

TEST(a_page_survives_no_memory_and_interrupts) {
    static char empty[] = "";
    assert_survives_no_memory(read_page_alone, PAGE);
    assert_survives_no_memory(read_page_alone, empty);
    assert_true(assert_survives_interrupts(read_page, PAGE) > 20);
}
