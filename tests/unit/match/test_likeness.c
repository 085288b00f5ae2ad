/*
 * test_likeness.c - how alike two sentences of two texts are, held against the definition word by word
 */
#include "../unit.h"
#include "match/likeness.h"
#include <math.h>

struct texts {
    struct u64_map vocabulary;
    struct word_list words[2];
    struct sentence_list sentences[2];
    struct likeness likeness;
};

static enum status read_texts(struct texts *texts, const char *a, const char *b, struct poll *poll) {
    *texts = (struct texts){.likeness = LIKENESS_INIT};
    const char *both[2] = {a, b};
    struct likeness_side sides[2];
    enum status status = STATUS_OK;
    for (int side = 0; side < 2 && !status; side++) {
        status = word_list_read(&texts->words[side], &texts->vocabulary, span_of(both[side]), NULL);
        if (!status) status = sentence_list_read(&texts->sentences[side], &texts->words[side], NULL);
        sides[side] = (struct likeness_side){&texts->words[side], &texts->sentences[side]};
    }
    return status ? status : likeness_read(&texts->likeness, sides, texts->vocabulary.count, poll);
}

static void release_texts(struct texts *texts) {
    for (int side = 0; side < 2; side++) {
        word_list_release(&texts->words[side]);
        sentence_list_release(&texts->sentences[side]);
    }
    likeness_release(&texts->likeness);
    u64_map_release(&texts->vocabulary);
}

static double likeness_of(const struct texts *texts, size_t a, size_t b) {
    return bags_likeness(&texts->likeness, likeness_bag(&texts->likeness, 0, &texts->sentences[0].items[a]),
                         likeness_bag(&texts->likeness, 1, &texts->sentences[1].items[b]));
}

static void assert_likeness(const char *a, const char *b, double expected) {
    struct texts texts;
    assert_int_equal(read_texts(&texts, a, b, NULL), STATUS_OK);
    double actual = likeness_of(&texts, 0, 0);
    if (fabs(actual - expected) > 1e-12) fail_msg("%s / %s: %.15f, not %.15f", a, b, actual, expected);
    release_texts(&texts);
}

/* One sentence a text: all words weigh the same. */
TEST(it_is_the_shared_weight_of_words) {
    assert_likeness("Red barns burn.", "Red barns burn.", 1);
    assert_likeness("Red barns burn.", "Green hills shine.", 0);
    assert_likeness("Red barns burn.", "Red hills shine.", 2 / 6.0);
    assert_likeness("Red red barns.", "Red hills.", 2 / 5.0);
    assert_likeness("...", "...", 0);
}

/* Of three sentences "red" is in two, in the text where it is in more. */
TEST(rare_words_weigh_more) {
    double red = log(4 / 2.0), other = log(4 / 1.0);
    assert_likeness("Red barns.\n\nIt rained.", "Red hills.\n\nRed skies.\n\nNobody knew.",
                    2 * red / (2 * red + 2 * other));
}

TEST(words_that_begin_alike_count_half) {
    assert_likeness("Attacks ended.", "Attacked ended.", 3 / 4.0);
    assert_likeness("Vote ended.", "Voted ended.", 2 / 4.0);    /* four letters */
    assert_likeness("It is 123456.", "It is 123457.", 4 / 6.0); /* numbers */
    assert_likeness("Выборы шли.", "Выборов шли.", 3 / 4.0);
    /* "attacked" is in both; one of the two that are left has no counterpart. */
    assert_likeness("Attacked attacks attacking.", "Attacked attacker.", 3 / 5.0);
}

/* Sentences of random words, of which some begin alike. */
static void make_text(char *text, size_t size, uint64_t *state) {
    size_t at = 0;
    for (int sentence = 0; sentence < 6; sentence++) {
        size_t words = random_below(state, 9) + 1;
        for (size_t i = 0; i < words; i++) {
            char stem = (char)('a' + random_below(state, 4));
            at += (size_t)snprintf(text + at, size - at, "%s%c%c%c%c%c%zu", i ? " " : "", stem, stem, stem,
                                   stem, stem, random_below(state, 4));
        }
        at += (size_t)snprintf(text + at, size - at, "\n\n");
    }
}

/* Each word of one sentence is matched with one of the other: the same word first, then one that begins alike,
 * the lighter of the two sums of each beginning counting half. */
static double by_definition(const struct texts *texts, size_t a, size_t b) {
    const struct listed_sentence *x = &texts->sentences[0].items[a], *y = &texts->sentences[1].items[b];
    const struct word_list *words = texts->words;
    double shared = 0, all = 0, left[2][256] = {{0}};
    bool used[64] = {false};
    for (size_t j = 0; j < y->count; j++)
        all += texts->likeness.weight[texts->likeness.rank[words[1].items[y->first + j].number]];
    for (size_t i = 0; i < x->count; i++) {
        const struct listed_word *word = &words[0].items[x->first + i];
        double weight = texts->likeness.weight[texts->likeness.rank[word->number]];
        size_t j = 0;
        while (j < y->count && (used[j] || words[1].items[y->first + j].number != word->number)) j++;
        all += weight;
        if (j < y->count) {
            used[j] = true;
            shared += weight;
        } else {
            left[0][(unsigned char)words[0].text.data[word->start]] += weight;
        }
    }
    for (size_t j = 0; j < y->count; j++) {
        const struct listed_word *word = &words[1].items[y->first + j];
        double weight = texts->likeness.weight[texts->likeness.rank[word->number]];
        if (!used[j]) left[1][(unsigned char)words[1].text.data[word->start]] += weight;
    }
    for (int c = 0; c < 256; c++) shared += fmin(left[0][c], left[1][c]) / 2;
    return 2 * shared / all;
}

TEST(it_is_what_the_definition_says) {
    uint64_t state = 5;
    for (int round = 0; round < 200; round++) {
        char a[1000], b[1000];
        struct texts texts;
        make_text(a, sizeof a, &state);
        make_text(b, sizeof b, &state);
        assert_int_equal(read_texts(&texts, a, b, NULL), STATUS_OK);
        for (size_t i = 0; i < texts.sentences[0].count; i++)
            for (size_t j = 0; j < texts.sentences[1].count; j++)
                assert_true(fabs(likeness_of(&texts, i, j) - by_definition(&texts, i, j)) < 1e-12);
        release_texts(&texts);
    }
}

TEST(two_bags_in_one_are_those_of_the_joint_sentence) {
    struct texts parts, whole;
    assert_int_equal(read_texts(&parts, "Red barns burn\n\nred hills shine", "x", NULL), STATUS_OK);
    struct word_bag bags[2];
    for (int i = 0; i < 2; i++) bags[i] = likeness_bag(&parts.likeness, 0, &parts.sentences[0].items[i]);
    uint32_t ranks[6];
    double sums[7];
    struct word_bag both = likeness_join(&parts.likeness, bags[0], bags[1], ranks, sums);
    assert_int_equal(both.count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(i == 0 || ranks[i - 1] <= ranks[i]);
        assert_true(fabs(sums[i + 1] - sums[i] - parts.likeness.weight[ranks[i]]) < 1e-12);
    }
    release_texts(&parts);
    assert_int_equal(read_texts(&whole, "", "", NULL), STATUS_OK);
    release_texts(&whole);
}

static enum status read_some(void *context, struct poll *poll) {
    (void)context;
    struct texts texts;
    enum status status =
        read_texts(&texts, "The attack ended. Who won it?", "The attacks ended. Nobody did.", poll);
    release_texts(&texts);
    return status;
}

static enum status read_unasked(void *context) {
    return read_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(read_unasked, NULL);
}

TEST(reading_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(read_some, NULL) > 30);
}
