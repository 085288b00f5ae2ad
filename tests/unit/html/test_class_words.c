/*
 * test_class_words.c - what the words of class and id say
 */
#include "../unit.h"
#include "html/class_words.h"
#include "html/hints.h"

static struct class_list list;

BEFORE_TESTS(make_list) {
    class_list_init(&list);
    return true;
}

static void assert_words(const char *class, uint32_t kinds) {
    struct span copy = exact_copy(span_of(class));
    assert_int_equal(html_class_words(&list, copy), kinds);
    free((void *)(uintptr_t)copy.data);
}

#define WORD(words, kinds) {words, kinds},
#define SHORT(kind, name)  kind = HTML_WORD_##kind,
enum { NOTHING = 0, HTML_WORD_KINDS(SHORT) };
static const struct {
    const char *words;
    uint32_t kinds;
} ROWS[] = {
#include "data/class_words.def"
};

TEST(every_row_is_found) {
    char text[64];
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        snprintf(text, sizeof text, "%s", ROWS[i].words);
        char *blank = strchr(text, ' ');
        if (blank) *blank = '-';
        uint32_t found = html_class_words(&list, span_of(text));
        if ((found & ROWS[i].kinds) != ROWS[i].kinds) fail_msg("%s is not found", text);
    }
}

TEST(words_are_cut_at_marks_and_capitals) {
    assert_words("related", HTML_WORD_RELATED);
    assert_words("RELATED", HTML_WORD_RELATED);
    assert_words("relatedLinks", HTML_WORD_RELATED);
    assert_words("my_related--box7", html_class_words(&list, span_of("related")));
    assert_words("unrelated", 0);
    assert_words("relatedly", 0);
    assert_words("", 0);
    assert_words("--", 0);
    assert_words("7", 0);
    assert_words("z", 0);
    assert_words("\xC3\xA9related", HTML_WORD_RELATED);
}

TEST(pairs_stand_in_one_name) {
    assert_words("also-read", HTML_WORD_RELATED);
    assert_words("alsoRead", HTML_WORD_RELATED);
    assert_words("x-also-read-y", HTML_WORD_RELATED);
    assert_words("also read", 0);
    assert_words("also\tread", 0);
    assert_words("also-x-read", 0);
    assert_words("also-reads", 0);
    assert_words("also", 0);
}

TEST(a_long_word_is_cut) {
    assert_words("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz-related", HTML_WORD_RELATED);
    assert_words("relatedabcdefghijklmnopqrstuvwxyz", 0);
}

static unsigned hints_of(const char *html, bool block) {
    struct html_tokenizer tokens = html_tokenizer_of(span_of(html), NULL);
    struct html_token tag;
    assert_true(html_next(&tokens, &tag));
    return html_hints(&list, &tag, block);
}

TEST(styles_hide) {
    static const char *const HIDDEN[] = {"display:none",      "display : none",
                                         "DISPLAY: NONE;",    "color:red;display:none",
                                         "visibility:hidden", "visibility: hidden !important"};
    static const char *const SHOWN[] = {"display:block", "xdisplay",  "visibility:none", "",
                                        "display",       "color:none"};
    char html[100];
    for (size_t i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++) {
        snprintf(html, sizeof html, "<div style='%s'>", HIDDEN[i]);
        if (hints_of(html, true) != HTML_HINT_HIDDEN) fail_msg("%s", HIDDEN[i]);
    }
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
        snprintf(html, sizeof html, "<div style='%s'>", SHOWN[i]);
        if (hints_of(html, true)) fail_msg("%s", SHOWN[i]);
    }
}

TEST(roles_and_attributes_are_hints) {
    static const char *const ASIDE[] = {"alert",  "banner",  "complementary", "contentinfo",
                                        "dialog", "menu",    "menubar",       "navigation",
                                        "search", "tablist", "toolbar"};
    char html[100];
    for (size_t i = 0; i < sizeof ASIDE / sizeof *ASIDE; i++) {
        snprintf(html, sizeof html, "<div role=%s>", ASIDE[i]);
        assert_int_equal(hints_of(html, true), HTML_HINT_ASIDE);
    }
    assert_int_equal(hints_of("<div role=MAIN>", true), HTML_HINT_MAIN);
    assert_int_equal(hints_of("<div role=article>", true), HTML_HINT_ARTICLE);
    assert_int_equal(hints_of("<div role=list>", true), 0);
    assert_int_equal(hints_of("<div rule=main>", true), 0);
    assert_int_equal(hints_of("<div itemprop='x articleBody'>", true), HTML_HINT_BODY);
    assert_int_equal(hints_of("<div itemprop='x articleBod'>", true), 0);
    assert_int_equal(hints_of("<div itemtype='articleBody'>", true), 0);
}

TEST(what_a_click_shows_is_not_hidden) {
    assert_int_equal(hints_of("<div hidden>", true), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<div hiddem>", true), 0);
    assert_int_equal(hints_of("<div hidden=until-found>", true), 0);
    assert_int_equal(hints_of("<div hidden id=S:1>", true), 0);
    assert_int_equal(hints_of("<div hidden id=T:1>", true), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<div hidden role=region>", true), 0);
    assert_int_equal(hints_of("<div hidden role=tabpanel>", true), 0);
    assert_int_equal(hints_of("<div hidden role=tab>", true), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<div hidden class='x paywall'>", true), 0);
    assert_int_equal(hints_of("<div hidden class='x paywal'>", true), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<body hidden>", true), 0);
    assert_int_equal(hints_of("<html hidden>", true), 0);
    assert_int_equal(hints_of("<dialog>", true), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<dialog open>", true), 0);
    assert_int_equal(hints_of("<span class=sr-only>", false), HTML_HINT_HIDDEN);
    assert_int_equal(hints_of("<div class=sr-only>", true), 0);
}

TEST(words_are_those_of_class_and_id) {
    static const struct {
        const char *html;
        uint32_t words;
    } CASES[] = {{"<div class=related>", HTML_WORD_RELATED},
                 {"<div id=related>", HTML_WORD_RELATED},
                 {"<div klass=related>", 0},
                 {"<div ie=related>", 0},
                 {"<body class=related>", 0},
                 {"<html id=related>", 0},
                 {"<div title=x class=related id=comments>", HTML_WORD_RELATED | HTML_WORD_COMMENTS}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct html_tokenizer tokens = html_tokenizer_of(span_of(CASES[i].html), NULL);
        struct html_token tag;
        assert_true(html_next(&tokens, &tag));
        assert_int_equal(html_hint_words(&list, &tag), CASES[i].words);
    }
}
