#include "../unit.h"
#include "html/byline.h"

static void assert_names(const char *text, const char *site, enum byline_kind kind, const char *expected) {
    struct buffer out = BUFFER_INIT;
    byline_names(span_of(text), span_of(site), kind, 0, &out);
    assert_int_equal(out.status, STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

TEST(names_are_parted) {
    assert_names("Ada Holm, Bo Lind", "", BYLINE_STATED, "Ada Holm, Bo Lind");
    assert_names("Ada Holm; Bo Lind | Cy Voss / Di Marsk", "", BYLINE_STATED,
                 "Ada Holm, Bo Lind, Cy Voss, Di Marsk");
    assert_names("Ada Holm and Bo Lind & Cy Voss", "", BYLINE_STATED, "Ada Holm, Bo Lind, Cy Voss");
    assert_names("Ana Ruiz y Luis Paz", "", BYLINE_STATED, "Ana Ruiz, Luis Paz");
    assert_names("Holm and Lind", "", BYLINE_STATED, "Holm and Lind");
    assert_names("Jean-Luc Marsk – Ostrel", "", BYLINE_SHOWN, "Jean-Luc Marsk");
    assert_names("Ada Holm, Ada Holm", "", BYLINE_STATED, "Ada Holm");
}

TEST(what_leads_to_a_name_and_follows_one_goes) {
    assert_names("By Ada Holm", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("WRITTEN BY: Ada Holm in Ostrel", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("Écrit par Ada Holm (avec agences)", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("Von Ada van der Holm, Redakteurin", "", BYLINE_SHOWN, "Ada van der Holm");
    assert_names("By Ada Holm, photos by Bo Lind", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("By", "", BYLINE_SHOWN, "");
}

TEST(what_is_no_name_is_left_out) {
    assert_names("Frankfurt, Germany", "", BYLINE_STATED, "");
    assert_names("Ada Holm, London", "", BYLINE_STATED, "Ada Holm");
    assert_names("https://tern.example/authors/ada", "", BYLINE_STATED, "");
    assert_names("ada@tern.example", "", BYLINE_STATED, "");
    assert_names("www.tern.example", "", BYLINE_STATED, "");
    assert_names("The Tern", "Tern", BYLINE_STATED, "");
    assert_names("tern", "The Tern", BYLINE_STATED, "");
    assert_names("Anna Lund", "Anna Lund", BYLINE_STATED, "Anna Lund");
    assert_names("Staff", "", BYLINE_STATED, "");
    assert_names("Harbour Desk", "", BYLINE_STATED, "Harbour Desk");
    assert_names("Ada Holm, Harbour Desk", "", BYLINE_STATED, "Ada Holm");
    assert_names("Quay 24", "", BYLINE_STATED, "Quay 24");
    assert_names("14 March 2031", "", BYLINE_STATED, "");
}

TEST(what_is_shown_must_look_like_a_person) {
    assert_names("ada holm", "", BYLINE_STATED, "ada holm");
    assert_names("ada holm", "", BYLINE_SHOWN, "");
    assert_names("Ada", "", BYLINE_SHOWN, "");
    assert_names("By the end of the week", "", BYLINE_SHOWN, "");
    assert_names("Harbour Desk", "", BYLINE_SHOWN, "");
    assert_names("Ada Holm 14 March", "", BYLINE_SHOWN, "");
}

TEST(marks_that_part_names) {
    assert_names("Ada Holm · Bo Lind • Cy Voss", "", BYLINE_STATED, "Ada Holm, Bo Lind, Cy Voss");
    assert_names("Ada Holm\nBo Lind", "", BYLINE_STATED, "Ada Holm, Bo Lind");
    assert_names("Ada Holm-Lind", "", BYLINE_STATED, "Ada Holm-Lind");
    assert_names("Ada Holm -Lind", "", BYLINE_STATED, "Ada Holm -Lind");
    assert_names("Ada Holm- Lind", "", BYLINE_STATED, "Ada Holm- Lind");
    assert_names("Ada Holm - Bo Lind", "", BYLINE_STATED, "Ada Holm, Bo Lind");
    assert_names("Ada Holm&Bo Lind", "", BYLINE_STATED, "Ada Holm&Bo Lind");
    assert_names("Ada Holm and", "", BYLINE_STATED, "Ada Holm and");
    assert_names("Ada Holm and Bo", "", BYLINE_STATED, "Ada Holm and Bo");
    assert_names("Ada and Bo Lind", "", BYLINE_STATED, "Ada and Bo Lind");
    assert_names("A Holm and Bo L", "", BYLINE_STATED, "A Holm, Bo L");
    assert_names("Ada Holm And Bo Lind", "", BYLINE_STATED, "Ada Holm And Bo Lind");
}

TEST(words_that_lead_go_one_after_the_other) {
    assert_names("Written by By Ada Holm", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("Text: By Ada Holm", "", BYLINE_SHOWN, "Ada Holm");
    assert_names("By Ada", "", BYLINE_STATED, "Ada");
    assert_names("Von", "", BYLINE_STATED, "");
    assert_names("Von Ada", "", BYLINE_STATED, "Von Ada");
    assert_names("Von Ada Holm", "", BYLINE_STATED, "Ada Holm");
    assert_names("(Ada Holm)", "", BYLINE_STATED, "Ada Holm");
    assert_names("Ada Holm (Ostrel)", "", BYLINE_STATED, "Ada Holm");
    assert_names("Ada Holm in Ostrel for Reuters", "", BYLINE_STATED, "Ada Holm");
    assert_names("Ada Holm In Ostrel", "", BYLINE_STATED, "Ada Holm In Ostrel");
}

TEST(names_have_edges) {
    assert_names("A", "", BYLINE_STATED, "");
    assert_names("Bo", "", BYLINE_STATED, "Bo");
    assert_names("Ada B C D E Holm", "", BYLINE_STATED, "Ada B C D E Holm");
    assert_names("Ada B C D E F Holm", "", BYLINE_STATED, "");
    assert_names("Ada B C D Holm", "", BYLINE_SHOWN, "Ada B C D Holm");
    assert_names("Ada B C D E Holm", "", BYLINE_SHOWN, "");
    assert_names("Ada van Holm", "", BYLINE_SHOWN, "Ada van Holm");
    assert_names("Ada vans Holm", "", BYLINE_SHOWN, "");
    assert_names("Ada dall'o Holm", "", BYLINE_SHOWN, "Ada dall'o Holm");
    assert_names("van Holm", "", BYLINE_SHOWN, "");
    assert_names("Ada van", "", BYLINE_SHOWN, "");
    assert_names("Quay 24 7", "", BYLINE_STATED, "");
    assert_names("Ada Holm 2", "", BYLINE_SHOWN, "");
    assert_names("www. Ada", "", BYLINE_STATED, "");
    assert_names("ada_holm", "", BYLINE_STATED, "");
    assert_names("田中太郎", "", BYLINE_SHOWN, "田中太郎");
    assert_names("Ada://Holm", "", BYLINE_STATED, "");
}

TEST(the_site_is_no_author_unless_a_person) {
    assert_names("The Tern", "The Tern", BYLINE_STATED, "");
    assert_names("Tern", "Tern", BYLINE_STATED, "");
    assert_names("The", "The", BYLINE_STATED, "");
    assert_names("Terns", "Tern", BYLINE_STATED, "Terns");
    assert_names("Anna", "Anna", BYLINE_STATED, "");
    assert_names("Ada Holm, Tern", "Tern", BYLINE_STATED, "Ada Holm");
}

TEST(a_role_is_named_where_nobody_is) {
    assert_names("Harbour Desk, Sports Desk", "", BYLINE_STATED, "Sports Desk");
    assert_names("Desk", "", BYLINE_STATED, "");
    assert_names("Harbour Desk, Ada Holm", "", BYLINE_STATED, "Ada Holm");
    assert_names("Holm, Ada Holm", "", BYLINE_STATED, "Holm, Ada Holm");
    assert_names("Ada Holm, Holm", "", BYLINE_STATED, "Ada Holm");
}

TEST(names_are_appended_behind_others) {
    struct buffer out = BUFFER_INIT;
    buffer_append(&out, span_of("Bo Lind|"));
    byline_names(span_of("Ada Holm, Bo Lind"), span_of(""), BYLINE_STATED, out.size, &out);
    assert_span_equal(buffer_span(&out), "Bo Lind|Ada Holm, Bo Lind");
    byline_names(span_of("Bo Lind, Cy Voss"), span_of(""), BYLINE_STATED, strlen("Bo Lind|"), &out);
    assert_span_equal(buffer_span(&out), "Bo Lind|Ada Holm, Bo Lind, Cy Voss");
    buffer_release(&out);
}

TEST(a_long_text_is_no_byline) {
    struct buffer text = BUFFER_INIT, out = BUFFER_INIT;
    buffer_append(&text, span_of("Ada Holm, "));
    while (text.size < BYLINE_MAX) buffer_append_byte(&text, 'x');
    byline_names(buffer_span(&text), span_of(""), BYLINE_STATED, 0, &out);
    assert_span_equal(buffer_span(&out), "Ada Holm");
    buffer_append_byte(&text, 'x');
    buffer_clear(&out);
    byline_names(buffer_span(&text), span_of(""), BYLINE_STATED, 0, &out);
    assert_int_equal(out.size, 0);
    buffer_release(&text);
    buffer_release(&out);
}

static void assert_leads(const char *text, bool all, bool expected) {
    bool leads;
    assert_int_equal(byline_leads(span_of(text), all, &leads), STATUS_OK);
    assert_int_equal(leads, expected);
}

TEST(words_that_lead_to_a_name_are_known) {
    assert_leads("Written by", true, true);
    assert_leads("Written by", false, false);
    assert_leads("Written by Ada", false, true);
    assert_leads("Written by Ada", true, false);
    assert_leads("Reading time", true, false);
    assert_leads("", true, false);
}

static enum status read_once(void *context) {
    struct buffer out = BUFFER_INIT;
    bool leads;
    byline_names(span_of(context), span_of("The Tern"), BYLINE_STATED, 0, &out);
    enum status status = out.status ? out.status : byline_leads(span_of(context), true, &leads);
    buffer_release(&out);
    return status;
}

TEST(it_survives_no_memory) {
    assert_survives_no_memory(read_once, "By Ada Holm and Bo Lind in Ostrel, Harbour Desk");
}
