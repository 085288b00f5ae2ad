/*
 * test_suffix_automaton.c - all runs of words of a text, held against looking for each of them
 */
#include "../unit.h"
#include "match/suffix_automaton.h"
#include <string.h>

enum { WORDS_MAX = 60 };

static size_t random_words(uint64_t *state, size_t kinds, uint32_t *words) {
    size_t count = random_below(state, WORDS_MAX);
    for (size_t i = 0; i < count; i++) words[i] = (uint32_t)random_below(state, kinds);
    return count;
}

/* Where `count` words end first in a text; SIZE_MAX when they are not there. */
static size_t first_end(const uint32_t *text, size_t size, const uint32_t *words, size_t count) {
    for (size_t i = 0; i + count <= size; i++)
        if (memcmp(text + i, words, count * sizeof *words) == 0) return i + count - 1;
    return SIZE_MAX;
}

TEST(reading_gives_the_longest_run_and_its_first_end) {
    uint64_t state = 4;
    for (int round = 0; round < 2000; round++) {
        uint32_t text[WORDS_MAX], other[WORDS_MAX];
        size_t kinds = 1 + random_below(&state, 5), size = random_words(&state, kinds, text);
        size_t count = random_words(&state, kinds + 1, other);
        struct suffix_automaton automaton;
        struct matched_run run = {0, 0};
        assert_int_equal(suffix_automaton_start(&automaton, size), STATUS_OK);
        for (size_t i = 0; i < size; i++) suffix_automaton_add(&automaton, text[i], (uint32_t)i);
        for (size_t j = 0; j < count; j++) {
            run = suffix_automaton_read(&automaton, run, other[j]);
            size_t length = j + 1;
            while (length && first_end(text, size, other + j + 1 - length, length) == SIZE_MAX) length--;
            assert_int_equal(run.length, length);
            if (!length) continue;
            assert_int_equal(suffix_automaton_end(&automaton, run),
                             first_end(text, size, other + j + 1 - length, length));
        }
        suffix_automaton_release(&automaton);
    }
}

static enum status start(void *context) {
    (void)context;
    struct suffix_automaton automaton;
    enum status status = suffix_automaton_start(&automaton, 100);
    suffix_automaton_release(&automaton);
    return status;
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(start, NULL);
}
