/*
 * test_trailer.c - a source in brackets and emoji behind a mark belong to the sentence
 */
#include "ends.h"

TEST(a_source_in_brackets_ends_a_sentence) {
    static const char *const TAILS[] = {
        "The ferry sank|. (Reuters)| Nobody was hurt.",
        "The ferry sank|. (Daily Mail)| Nobody was hurt.",
        "The ferry sank|. (The Mirror)| Nobody was hurt.",
        "The ferry sank|. (One Two Three Four)| Nobody was hurt.",
        "The ferry sank|. (laughter)| Nobody was hurt.",
        "The ferry sank|. (AFP/Reuters)| Nobody was hurt.",
        "The ferry sank|. (AFP-Reuters)| Nobody was hurt.",
        "The ferry sank|. (AFP & Reuters)| Nobody was hurt.",
        "The ferry sank|. (AFP&Reuters)| Nobody was hurt.",
        "The ferry sank|. (Lindmouth, Marrow)| Nobody was hurt.",
        "The ferry sank|. (Reutersreutersreutersreutersreutersreut)| Nobody was hurt.",
        "The ferry sank|. (Reuters)|",
        "The ferry sank|. (Reuters)|\nNobody was hurt.",
        "The ferry sank|. (Reuters)| “Nobody was hurt.”",
        "The ferry sank|. (Reuters)| (Nobody was hurt.)",
    };
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) assert_tail(TAILS[i]);
}

TEST(other_brackets_open_the_next_sentence) {
    static const char *const TAILS[] = {
        "The ferry sank|.| (One Two Three Four Five) Nobody was hurt.",
        "The ferry sank|.| (The Five Judges) Nobody was hurt.",
        "The ferry sank|.| (Nobody cared) Nobody was hurt.",
        "The ferry sank|.| (A) Nobody was hurt.",
        "The ferry sank|.| (Reuters 2) Nobody was hurt.",
        "The ferry sank|.| (Reuters: AFP) Nobody was hurt.",
        "The ferry sank|.| (Reuters",
        "The ferry sank|.| (Reuters) nobody was hurt.",
        "The ferry sank|.| Xreuters) Nobody was hurt.",
        "The ferry sank|.| (Reuters)Nobody was hurt.",
        "The ferry sank|.| (Reutersreutersreutersreutersreutersreute) Nobody was hurt.",
    };
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) assert_tail(TAILS[i]);
}

TEST(emoji_end_a_sentence) {
    static const char *const TAILS[] = {
        "The ferry sank|. 🎉| Nobody was hurt.",
        "The ferry sank|. 🎉👍🏽| Nobody was hurt.",
        "The ferry sank|. 🎉|",
        "The ferry sank|. ⭐| Nobody was hurt.",
        "The ferry sank|. ☀️| Nobody was hurt.",
        "🎉 The ferry sank|.| 🎉 Nobody was hurt.",
    };
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) assert_tail(TAILS[i]);
}
