/* Pages as tags and text: broken ones as browsers read them, raw content, references. */
#include "../unit.h"
#include "html/tokenizer.h"
#include <string.h>

/* Tokens as one line: <b x=1 y> </b> /text/ <!c> <!D>. */
static struct buffer shown = BUFFER_INIT;

static void add(const char *text) {
    buffer_append(&shown, span_of(text));
}

static void show(const struct html_token *token) {
    struct html_attribute attribute;
    struct span at = token->attributes;
    if (shown.size) add(" ");
    switch (token->kind) {
    case HTML_TEXT:
        add("/"), html_decode(token->text, token->reading, &shown, NULL), add("/");
        break;
    case HTML_START_TAG:
        add("<"), buffer_append(&shown, token->name);
        while (html_attribute_next(&at, &attribute)) {
            add(" "), buffer_append(&shown, attribute.name), add("=");
            html_decode(attribute.value, HTML_READ_ATTRIBUTE, &shown, NULL);
        }
        add(token->self_closing ? "/>" : ">");
        break;
    case HTML_END_TAG:
        add("</"), buffer_append(&shown, token->name), add(">");
        break;
    case HTML_COMMENT:
        add("<!"), buffer_append(&shown, token->text), add(">");
        break;
    case HTML_DOCTYPE:
        add("<!D>");
        break;
    }
}

/* The tokens of a page, which is in a block of its exact size; they are in order and within it. */
static struct span tokens_of(struct span page) {
    char *copy = malloc(page.size + !page.size);
    if (page.size) memcpy(copy, page.data, page.size);
    struct html_tokenizer tokens = html_tokenizer_of((struct span){copy, page.size}, NULL);
    struct html_token token;
    const char *end = copy;
    buffer_release(&shown);
    while (html_next(&tokens, &token)) {
        assert_true(token.source.data >= end && token.source.size > 0);
        end = token.source.data + token.source.size;
        assert_true(end <= copy + page.size);
        show(&token);
    }
    free(copy);
    return buffer_span(&shown);
}

static void check(const char *page, const char *expected) {
    assert_span_equal(tokens_of(span_of(page)), expected);
}

TEST(tags_and_text_come_in_order) {
    check("<P class='a b' ID=x>Tea &amp; jam</p >", "<P class=a b ID=x> /Tea & jam/ </p>");
    check("a<br/>b<br / >c", "/a/ <br/> /b/ <br> /c/");
    check("", "");
    check("no tag", "/no tag/");
    assert_span_equal(tokens_of((struct span){NULL, 0}), "");
}

TEST(what_begins_no_tag_is_text) {
    check("a < b <3 <", "/a < b <3 </");
    check("a</", "/a<//");
    check("x</>y", "/x/ /y/");
    check("</ b>c", "<! b> /c/");
    check("<?xml?>c", "<!?xml?> /c/");
}

TEST(quotes_hold_what_would_end_a_tag) {
    check("<a title=\"1 > 0\" href=/x/>y", "<a title=1 > 0 href=/x/> /y/");
    check("<a b = 'c' d =e f>g", "<a b=c d=e f=> /g/");
    check("<a =b>", "<a =b=>");
    check("<a b=>c", "<a b=> /c/");
}

TEST(a_tag_or_quote_without_end_takes_the_rest) {
    check("a<b c", "/a/");
    check("a<b c=\"d>e</b>", "/a/");
    check("a<b/", "/a/");
}

TEST(comments_end_as_browsers_end_them) {
    check("<!---->a<!-->b<!--->c", "<!> /a/ <!> /b/ <!> /c/");
    check("<!--a--!>b<!--c", "<!a> /b/ <!c>");
    check("<!--a--b->c-->d", "<!a--b->c> /d/");
    check("<!doctype html>a<!x>", "<!D> /a/ <!x>");
}

TEST(raw_content_is_read_to_its_own_end_tag) {
    check("<title>a<b>&lt;</title>c", "<title> /a<b></ </title> /c/");
    check("<style>a<b>&lt;</styles></STYLE >c", "<style> /a<b>&lt;</styles>/ </STYLE> /c/");
    check("<textarea></textarea>a", "<textarea> </textarea> /a/");
    check("<xmp><p>a", "<xmp> /<p>a/");
    check("<plaintext><p></plaintext>", "<plaintext> /<p></plaintext>/");
}

TEST(a_script_in_a_comment_of_a_script_is_closed_first) {
    check("<script>a</script>b", "<script> /a/ </script> /b/");
    check("<script><!--<script></script>--></script>b", "<script> /<!--<script></script>-->/ </script> /b/");
    check("<script><!--</script>b", "<script> /<!--/ </script> /b/");
    check("<script><!--><script></script>b", "<script> /<!--><script>/ </script> /b/");
    check("<script>a</script", "<script> /a</script/");
}

TEST(in_svg_and_math_nothing_is_raw) {
    check("<svg><title>a<b>c</title><![CDATA[d<e]]></svg><![CDATA[f]]>",
          "<svg> <title> /a/ <b> /c/ </title> /d<e/ </svg> <![CDATA[f]]>");
    check("<svg/><title><b></title>", "<svg/> <title> /<b>/ </title>");
    check("<svg><g><p>a<title><b></title>", "<svg> <g> <p> /a/ <title> /<b>/ </title>");
    check("<math><![CDATA[]]>a<![CDATA[b", "<math> /a/ /b/");
}

TEST(references_are_those_of_the_standard) {
    check("&notit; &notin; &not", "/\u00acit; \u2209 \u00ac/");
    check("&#146;&#x80;&#0;&#xD800;&#x110000;&#99999999999;", "/\u2019\u20ac\ufffd\ufffd\ufffd\ufffd/");
    check("&#65 &#x;&#;&;&x R&D", "/A &#x;&#;&;&x R&D/");
    check("&nGt;&CounterClockwiseContourIntegral;", "/\u226b\u20d2\u2233/");
    check("<a b='?c=1&copy=2&copyd&copy;&copy'>", "<a b=?c=1&copy=2&copyd\u00a9\u00a9>");
    check("a\r\nb\rc<script>&amp;\r\n</script>", "/a\nb\nc/ <script> /&amp;\n/ </script>");
}

TEST(attributes_are_found_by_name) {
    struct html_tokenizer tokens = html_tokenizer_of(span_of("<meta NAME=a name=b content>"), NULL);
    struct html_token token;
    struct span value;
    assert_true(html_next(&tokens, &token));
    assert_int_equal(token.element, ELEMENT_meta);
    assert_true(html_attribute(&token, "name", &value));
    assert_span_equal(value, "a");
    assert_true(html_attribute(&token, "content", &value));
    assert_int_equal(value.size, 0);
    assert_false(html_attribute(&token, "nam", &value));
}

TEST(elements_are_known_in_either_case) {
    assert_int_equal(element_find(span_of("BlockQuote")), ELEMENT_blockquote);
    assert_int_equal(element_find(span_of("blockquotes")), ELEMENT_OTHER);
    assert_int_equal(element_find(span_of("")), ELEMENT_OTHER);
    assert_int_equal(element_find(span_of("x-verylongname")), ELEMENT_OTHER);
    for (int element = 1; element < ELEMENTS; element++)
        assert_int_equal(element_find(span_of(element_name((enum element)element))), element);
}

TEST(hostile_pages_make_few_tokens) {
    static const char *const PIECES[] = {
        "<!--", "<a b=\"", "</script", "<script><!--",   "<div>", "]]>",     "<a b='c' ", "</p>",
        "<",    "&",       "&#1",      "<svg><![CDATA[", "--",    "<title>", "<?",        "<a/"};
    enum { TIMES = 3000 };
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        struct buffer page = BUFFER_INIT;
        for (int n = 0; n < TIMES; n++) buffer_append(&page, span_of(PIECES[i]));
        struct html_tokenizer tokens = html_tokenizer_of(buffer_span(&page), NULL);
        struct html_token token;
        size_t count = 0;
        while (html_next(&tokens, &token)) count++;
        assert_true(count <= 2 * TIMES);
        buffer_release(&page);
    }
}

static enum status read_all(void *context, struct poll *poll) {
    struct html_tokenizer tokens = html_tokenizer_of(span_of(context), poll);
    struct html_token token;
    while (html_next(&tokens, &token)) continue;
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

TEST(reading_can_be_stopped) {
    assert_true(assert_survives_interrupts(read_all, "<p a=b c>d<script>e<f</script><title></x</title>") > 8);
}

AFTER_TESTS(release_shown) {
    buffer_release(&shown);
}
