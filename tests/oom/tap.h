/*
 * tap.h - points of the Test Anything Protocol (for oom.c)
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int points, failures;

static void point(const char *name, const char *detail, const char *problem) {
    bool passed = *problem == 0;
    printf("%sok %d - %s%s\n", passed ? "" : "not ", ++points, name, detail);
    if (!passed) printf("# %s\n", problem);
    failures += !passed;
    fflush(stdout);
}

static void bail_out(const char *what, const char *why) {
    printf("Bail out! %s: %s\n", what, why);
    exit(1);
}
