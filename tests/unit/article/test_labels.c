/*
 * test_labels.c - furniture of pages in many languages
 */
#include "../unit.h"
#include "article/labels.h"
#include "text/words.h"

static struct article_labels *labels;

static const char *rule_of(const char *line) {
    const struct article_rule *rule;
    assert_int_equal(article_labels_match(labels, span_of(line), false, &rule), STATUS_OK);
    return rule ? rule->name : "none";
}

BEFORE_TESTS(make_labels) {
    return article_labels_new(&labels) == STATUS_OK;
}

AFTER_TESTS(free_labels) {
    article_labels_free(labels);
}

TEST(a_phrase_is_the_whole_line) {
    assert_string_equal(rule_of("Teilen"), "label_share");
    assert_string_equal(rule_of("TEILEN 12"), "label_share");
    assert_string_equal(rule_of("Teilen will er nicht"), "none");
    assert_string_equal(rule_of("関連記事"), "label_heading");
    assert_string_equal(rule_of("関連記事の削除"), "none");
    assert_string_equal(rule_of("„Teilen“"), "none");
}

TEST(a_headline_follows_a_colon) {
    assert_string_equal(rule_of("Lesen Sie auch"), "label_heading");
    assert_string_equal(rule_of("Lesen Sie auch: Der Kran steht wieder"), "label_related");
    assert_string_equal(rule_of("Lesen Sie auch: Der Kran steht wieder."), "none");
    assert_string_equal(rule_of("Lesen Sie auch den Brief"), "none");
    assert_string_equal(rule_of("À lire aussi » Le bac repart"), "label_related");
}

TEST(a_name_follows_a_credit) {
    assert_string_equal(rule_of("Фото: Ида Лунд / Орле"), "label_credit");
    assert_string_equal(rule_of("Foto: PAP."), "label_credit");
    assert_string_equal(rule_of("Foto: Ida Lund."), "label_credit");
    assert_string_equal(rule_of("Foto: Ida Maria Lund."), "none");
    assert_string_equal(rule_of("Foto: nikt w porcie nie wie, kto je zrobił i po co je schował."), "none");
    assert_string_equal(rule_of("Ein Beitrag von Ida Lund"), "label_byline");
    assert_string_equal(rule_of("Ein Beitrag von 40 Euro genügt."), "none");
    assert_string_equal(rule_of("Pie de foto, La grúa cayó el jueves."), "label_caption");
    assert_string_equal(rule_of("Pie de foto de la grúa"), "none");
}

TEST(a_stem_stands_anywhere_behind_its_phrase) {
    assert_string_equal(rule_of("Abonnieren Sie jetzt unseren Newsletter!"), "label_newsletter");
    assert_string_equal(rule_of("Abonnieren Sie den Hafenboten"), "none");
}

TEST(a_sentence_is_asked_for_open_phrases_alone) {
    const struct article_rule *rule;
    struct span offer = span_of("Abonnieren Sie jetzt unseren Newsletter und lesen Sie jeden Morgen mit.");
    assert_int_equal(article_labels_match(labels, offer, true, &rule), STATUS_OK);
    assert_string_equal(rule->name, "label_newsletter");
    assert_int_equal(article_labels_match(labels, span_of("Teilen"), true, &rule), STATUS_OK);
    assert_null(rule);
}

TEST(a_stamp_has_numbers_and_its_words_alone) {
    assert_string_equal(rule_of("Zuletzt aktualisiert: 14. März 2031, 9:12 Uhr"), "label_stamp");
    assert_string_equal(rule_of("Publié le 14 mars 2031 à 9h12"), "label_stamp");
    assert_string_equal(rule_of("Publié le 14 mars"), "label_stamp");
    assert_string_equal(rule_of("Publié en mars"), "none");
    assert_string_equal(rule_of("14. März 2031"), "label_date");
    assert_string_equal(rule_of("14. März"), "none");
    assert_string_equal(rule_of("März 2031"), "none");
    assert_string_equal(rule_of("14. März 2031."), "none");
    assert_string_equal(rule_of("Mai 1258 1260 1265 1245"), "none");
    assert_string_equal(rule_of("Mai 2031 1 2 3 4 5 6"), "label_date");
    assert_string_equal(rule_of("Mai 2031 1 2 3 4 5 6 7"), "none");
    assert_string_equal(rule_of("Am 14. März 2031 war Ruhe"), "none");
    assert_string_equal(rule_of("入力 2031"), "none");
    assert_string_equal(rule_of("公開日：2031年3月14日"), "label_stamp");
}

TEST(long_lines_and_empty_ones_are_no_labels) {
    char line[400] = "Teilen 1";
    memset(line + 7, '1', sizeof line - 8);
    assert_string_equal(rule_of(line), "none");
    line[290] = 0;
    assert_string_equal(rule_of(line), "label_share");
    assert_string_equal(rule_of(""), "none");
    assert_string_equal(rule_of("--"), "none");
}

/* The phrases of data/labels.def: each has a word, belongs to a rule of labels, and is known as it stands. */
TEST(each_phrase_is_known) {
    struct article_label_row row;
    size_t rows = 0;
    for (; article_labels_row(rows, &row); rows++) {
        assert_memory_equal(ARTICLE_RULES[row.rule].name, "label_", 6);
        assert_int_equal(strlen(row.language), 2);
        for (const char *p = row.phrases, *end; *p; p = *end ? end + 1 : end) {
            char line[256] = {0};
            struct words words;
            struct span word;
            end = p + strcspn(p, "|");
            assert_in_range(end - p, 1, sizeof line - 1);
            memcpy(line, p, (size_t)(end - p));
            words = (struct words){span_of(line), 0, NULL};
            assert_true(words_next(&words, &word));
            if (!strstr(line, "…") && !strchr(line, ',') && !strstr(line, "،"))
                assert_memory_equal(rule_of(line), "label_", 6);
        }
    }
    assert_true(rows > 300);
}

TEST(a_filter_loses_nothing) {
    struct article_labels *all;
    struct article_label_row row;
    assert_int_equal(article_labels_new(&all), STATUS_OK);
    article_labels_unfilter(all);
    for (size_t i = 0; article_labels_row(i, &row); i++) {
        const struct article_rule *a, *b;
        struct span line = {row.phrases, strcspn(row.phrases, "|")};
        assert_int_equal(article_labels_match(labels, line, false, &a), STATUS_OK);
        assert_int_equal(article_labels_match(all, line, false, &b), STATUS_OK);
        assert_ptr_equal(a, b);
    }
    article_labels_free(all);
}

static enum status read_and_match(void *unused) {
    struct article_labels *fresh;
    const struct article_rule *rule;
    (void)unused;
    enum status status = article_labels_new(&fresh);
    if (!status)
        status = article_labels_match(fresh, span_of("Abonnieren Sie unseren Newsletter"), true, &rule);
    if (!status) status = article_labels_match(fresh, span_of("Читайте также: Кран"), false, &rule);
    article_labels_free(fresh);
    return status;
}

TEST(memory_may_fail) {
    assert_survives_no_memory(read_and_match, NULL);
}
