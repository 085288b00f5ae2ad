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
