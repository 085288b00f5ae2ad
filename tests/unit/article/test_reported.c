/*
 * test_reported.c - who is heard to say what a line says
 */
#include "../unit.h"
#include "article/reported.h"

static bool reported(const char *line) {
    struct span copy = exact_copy(span_of(line));
    bool answer = article_reported(copy);
    free((char *)(uintptr_t)copy.data);
    return answer;
}

TEST(a_clause_names_its_speaker) {
    assert_true(reported("Sign up now, the ministry told travellers."));
    assert_true(reported("“Sign up now,” the ministry told travellers."));
    assert_true(reported("Sign up, log in, the ministry told travellers."));
    assert_true(reported("Sign up, the ministry told travellers, and wait."));
    assert_false(reported("Sign up now, travellers of the ministry."));
    assert_false(reported("The ministry told travellers."));
    assert_false(reported("Sign up now, the ministry Told travellers."));
    assert_false(reported(""));
    assert_false(reported("."));
}

TEST(a_sentence_ends_in_a_stop) {
    assert_true(reported("\"Sign up now, the ministry told travellers.\""));
    assert_true(reported("“Sign up now, the ministry told travellers.”"));
    assert_false(reported("Sign up now, the ministry told travellers"));
    assert_false(reported("Sign up now, the ministry told travellers!"));
}

TEST(a_joint_has_no_speaker_of_its_own) {
    static const char *const JOINTS[] = {"and", "but", "or", "that", "to", "which", "who"};
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++) {
        char line[80];
        snprintf(line, sizeof line, "Sign up now, %s the ministry told travellers.", JOINTS[i]);
        if (reported(line)) fail_msg("%s", line);
    }
    assert_true(reported("Sign up now, those of the ministry told travellers."));
}

/* Eight words before the verb, and eight behind it; "harbour's" is one. */
TEST(a_clause_is_short) {
    assert_true(reported("Wait, the head of the harbour's board at Lind told all."));
    assert_false(reported("Wait, the old head of the harbour's board at Lind told all."));
    assert_true(reported("Wait, he told all who came to the very old sea-pier."));
    assert_false(reported("Wait, he told all who came to the very very old pier."));
    assert_true(
        reported("Wait, the head of the harbour's board at Lind told all who came to a very old pier."));
}

TEST(what_stands_before_that_is_a_verb) {
    assert_true(reported("The ministry said that travellers may sign up."));
    assert_true(reported("The head of the harbour's board there said that all may sign up."));
    assert_false(reported("The head of the harbour's board at Lind said that all may sign up."));
    assert_false(reported("The ministry that said so may sign up."));
    assert_false(reported("That travellers may sign up."));
}
