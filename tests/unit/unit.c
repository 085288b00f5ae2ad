/*
 * unit.c - runs the tests that a program's TEST()s have put on the list, in the order of the file
 */
#include "unit.h"

static struct unit_test *first;
static bool (*before)(void);
static void (*after)(void);

/* Constructors run from the last to the first where the linker says so. */
void unit_add(struct unit_test *test) {
    struct unit_test **at = &first;
    while (*at && (*at)->line < test->line) at = &(*at)->next;
    test->next = *at;
    *at = test;
}

void unit_before(bool (*prepare)(void)) {
    before = prepare;
}

void unit_after(void (*clear)(void)) {
    after = clear;
}

static void run_one(void **state) {
    const struct unit_test *test = *state;
    test->run();
}

static int prepare_all(void **state) {
    (void)state;
    return before && !before();
}

static int clear_all(void **state) {
    (void)state;
    if (after) after();
    return 0;
}

int main(void) {
    static struct CMUnitTest tests[UNIT_TESTS_MAX];
    size_t count = 0;
    for (struct unit_test *test = first; test; test = test->next) {
        if (count == UNIT_TESTS_MAX) return 1;
        tests[count++] = (struct CMUnitTest){.name = test->name, .test_func = run_one, .initial_state = test};
    }
    return _cmocka_run_group_tests("tests", tests, count, prepare_all, clear_all);
}
