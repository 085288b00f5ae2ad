#include "../unit.h"
#include "html/json_ld.h"

/* The text of a member of the object that a script is about, by a path such as "author.name"; items of an
 * array are joined by a bar. */
static void read_path(struct json_ld *ld, size_t object, const char *path, struct buffer *out) {
    char name[32] = "";
    size_t size = strcspn(path, ".");
    memcpy(name, path, size);
    bool first = true;
    for (size_t value = json_ld_member(ld, object, name); value != JSON_LD_NONE;
         value = json_ld_next(ld, value)) {
        if (!first) buffer_append_byte(out, '|');
        first = false;
        if (path[size])
            read_path(ld, json_ld_resolve(ld, value), path + size + 1, out);
        else
            json_ld_text(ld, value, out);
    }
}

static void assert_says(const char *script, const char *path, const char *expected) {
    struct json_ld ld = JSON_LD_INIT;
    struct buffer out = BUFFER_INIT;
    size_t size = strlen(script);
    char *exact = malloc(size ? size : 1); /* an over-read shows */
    memcpy(exact, script, size);
    assert_int_equal(json_ld_add(&ld, (struct span){exact, size}, NULL), STATUS_OK);
    size_t about = json_ld_about(&ld, JSON_LD_ARTICLE);
    if (about == JSON_LD_NONE) about = json_ld_about(&ld, JSON_LD_PAGE);
    read_path(&ld, about, path, &out);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
    json_ld_release(&ld);
    free(exact);
}
#define ARTICLE "\"@type\": \"NewsArticle\", "

TEST(members_of_the_article_are_found) {
    assert_says("{" ARTICLE "\"headline\": \"Ice shuts the pier\"}", "headline", "Ice shuts the pier");
    assert_says("{\"@type\": [\"X\", \"https://schema.org/Article\"], \"author\": [{\"name\": \"Ada\"}, "
                "{\"name\": \"Bo\"}]}",
                "author.name", "Ada|Bo");
    assert_says("{" ARTICLE "\"author\": \"Ada\", \"image\": [[\"a\"], \"b\"]}", "author", "Ada");
    assert_says("{" ARTICLE "\"image\": [[\"a\"], \"b\"]}", "image", "a");
    assert_says("{" ARTICLE "\"x\": {\"headline\": \"no\"}, \"headline\": 7, \"y\": null}", "headline", "7");
    assert_says("{" ARTICLE "\"headline\": null}", "headline", "");
    assert_says("{" ARTICLE "\"author\": []}", "author.name", "");
    assert_says("", "headline", "");
}

TEST(the_article_is_the_one_that_the_page_is_about) {
    assert_says("[{\"@type\": \"WebPage\", \"headline\": \"page\"}, {" ARTICLE "\"headline\": \"article\"}]",
                "headline", "article");
    assert_says("{\"@graph\": [{\"@type\": \"WebPage\"}, {" ARTICLE "\"headline\": \"one\"}, {" ARTICLE
                "\"datePublished\": \"2031\", \"headline\": \"dated\"}]}",
                "headline", "dated");
    assert_says("{\"@type\": \"ItemList\", \"itemListElement\": [{\"item\": {" ARTICLE
                "\"headline\": \"other\"}}]}",
                "headline", "");
    assert_says("{\"@type\": \"WebPage\", \"headline\": \"page\", \"mainEntity\": {" ARTICLE
                "\"headline\": \"entity\"}}",
                "headline", "entity");
    assert_says("{\"@type\": \"WebPage\", \"headline\": \"page\", \"relatedLink\": {" ARTICLE
                "\"headline\": \"other\"}}",
                "headline", "page");
}

TEST(the_first_and_the_last_type_that_is_listed_count) {
    assert_says("{\"@type\": \"AboutPage\", \"headline\": \"one\"}", "headline", "one");
    assert_says("{\"@type\": \"WebPage\", \"headline\": \"one\"}", "headline", "one");
    assert_says("{\"@type\": \"Person\", \"headline\": \"one\"}", "headline", "");
}

TEST(references_are_followed) {
    const char *graph =
        "{\"@graph\": [{" ARTICLE "\"author\": {\"@id\": \"#a\"}, \"publisher\": {\"@id\": \"#none\"}},"
        " {\"@id\": \"#b\", \"name\": \"Bo\"}, {\"x\": {\"@id\": \"#a\"}}, {\"name\": \"Ada\", \"@id\": "
        "\"#a\"}]}";
    assert_says(graph, "author.name", "Ada");
    assert_says(graph, "publisher.name", "");
}

TEST(escapes_and_references_are_characters) {
    assert_says("{" ARTICLE "\"headline\": \"a\\\"b\\\\c\\/d\\u00e9\\ud83d\\ude00&amp;&#8217;\"}", "headline",
                "a\"b\\c/dé😀&’");
    assert_says("{" ARTICLE "\"headline\": \"a\\nb\\qc\\ud83dd\\u12\"}", "headline", "a\nbqc\uFFFDdu12");
    assert_says("{" ARTICLE "\"headline\": \"a\\é\\\\\"}", "headline", "aé\\");
}

TEST(escapes_have_edges) {
#define HEADLINE(text) "{" ARTICLE "\"headline\": \"" text "\"}"
    assert_says(HEADLINE("a\\bb\\fb\\nb\\rb\\tb"), "headline", "a\bb\fb\nb\nb\tb");
    assert_says(HEADLINE("\\ud7ff\\ue000\\uFFfd"), "headline", "\xED\x9F\xBF\xEE\x80\x80\uFFFD");
    assert_says(HEADLINE("\\ud800\\udc00\\udbff\\udfff"), "headline", "\U00010000\U0010FFFF");
    assert_says(HEADLINE("\\udc00\\ud800"), "headline", "\uFFFD\uFFFD");
    assert_says(HEADLINE("\\ud800\\ud800\\udc00"), "headline", "\uFFFD\U00010000");
    assert_says(HEADLINE("\\u00g1\\U0041\\u004"), "headline", "u00g1U0041u004");
    assert_says(HEADLINE("\\u0041\\u004a\\u004F"), "headline", "AJO");
}

TEST(broken_json_is_read_for_what_can_be_told) {
    assert_says("//<![CDATA[\n{" ARTICLE "\"headline\": \"a\"}//]]>", "headline", "a");
    assert_says("/* b */ <!-- {" ARTICLE "// c \"d\"\n\"headline\": /* e */ \"a\" /* f */,} -->", "headline",
                "a");
    assert_says("{" ARTICLE "\"headline\": // c\n\"a\"}", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": /* c */\"a\"}", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": <!--\"a\"}", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": \"a\"} // c", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": \"a\"} /* c", "headline", "a");
    assert_says("{" ARTICLE "\"x\": [1, 2,,], \"headline\": \"a\",};", "headline", "a");
    assert_says("{" ARTICLE "\"x\": \"y\"\n \"headline\": \"a\"}", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": \"two\nlines\"}", "headline", "two\nlines");
    assert_says("{" ARTICLE "\"headline\": \"He said \"no\" to it\", \"x\": 1}", "headline",
                "He said \"no\" to it");
    assert_says("{" ARTICLE "'headline': 'It's shut', x: 1}", "headline", "It's shut");
    assert_says("{" ARTICLE "headline: \"a\"", "headline", "a");
    assert_says("{" ARTICLE "\"x\": [{\"y\": 1}, \"headline\": \"a\"}", "headline", "");
    assert_says("{" ARTICLE "\"x\": [[{\"y\": 1}}], \"z\": 2} {" ARTICLE
                "\"datePublished\": 1, \"headline\": \"b\"}",
                "headline", "b");
    assert_says("}]{" ARTICLE "\"headline\": \"a\"}", "headline", "a");
    assert_says("{" ARTICLE "\"headline\": \"never closed", "headline", "never closed");
    assert_says("{" ARTICLE "\"headline\": \"never closed\\", "headline", "never closed");
}

TEST(depth_and_rows_have_an_end) {
    struct json_ld ld = JSON_LD_INIT;
    struct buffer script = BUFFER_INIT, other = BUFFER_INIT; /* rows point into either */
    for (int i = 0; i < 200; i++) buffer_append(&script, span_of("[{\"a\":"));
    for (int i = 0; i < 200; i++) buffer_append(&script, span_of("}]"));
    assert_int_equal(json_ld_add(&ld, buffer_span(&script), NULL), STATUS_OK);
    assert_int_equal(ld.rows.count, JSON_DEPTH_MAX);
    assert_int_equal(ld.rows.items[0].end, JSON_DEPTH_MAX);
    buffer_append(&other, span_of("{" ARTICLE "\"headline\": \"a\"}["));
    for (int i = 0; i < JSON_ROWS_MAX; i++) buffer_append(&other, span_of("[1],"));
    assert_int_equal(json_ld_add(&ld, buffer_span(&other), NULL), STATUS_OK);
    assert_int_equal(ld.rows.count, JSON_ROWS_MAX);
    assert_true(json_ld_about(&ld, JSON_LD_ARTICLE) == JSON_DEPTH_MAX);
    json_ld_release(&ld);
    buffer_release(&script);
    buffer_release(&other);
}

TEST(a_long_text_is_cut_between_characters) {
    struct buffer script = BUFFER_INIT, expected = BUFFER_INIT;
    for (int i = 0; i < JSON_TEXT_MAX / 3; i++) buffer_append(&expected, span_of("€"));
    assert_int_equal(expected.size, JSON_TEXT_MAX - 1);
    buffer_append(&script, span_of("{" ARTICLE "\"headline\": \""));
    buffer_append(&script, buffer_span(&expected));
    buffer_append(&script, span_of("€\"}"));
    buffer_append_byte(&script, '\0');
    buffer_append_byte(&expected, '\0');
    assert_says(script.data, "headline", expected.data);
    buffer_release(&script);
    buffer_release(&expected);
}

static enum status read_all(void *context, struct poll *poll) {
    struct json_ld ld = JSON_LD_INIT;
    struct buffer out = BUFFER_INIT;
    enum status status = json_ld_add(&ld, span_of(context), poll);
    if (!status) read_path(&ld, json_ld_about(&ld, JSON_LD_ARTICLE), "author.name", &out);
    if (!status) status = out.status;
    buffer_release(&out);
    json_ld_release(&ld);
    return status;
}

static enum status read_once(void *context) {
    return read_all(context, NULL);
}

TEST(it_survives_failures) {
    char *script =
        "{" ARTICLE
        "\"author\": [{\"name\": \"Ada \\u0048olm\"}, {\"name\": \"Bo\"}], \"a\": [1, 2, [3, {}]]}";
    assert_survives_no_memory(read_once, script);
    assert_true(assert_survives_interrupts(read_all, script) > 0);
}
