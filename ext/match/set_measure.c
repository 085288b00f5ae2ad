/*
 * set_measure.c - what similarity() and containment() measure
 */
#include "match/set_measure.h"

static double exact_resemblance(double shared, double a, double b) {
    return shared / (a + b - shared);
}

static double exact_containment(double shared, double a, double b) {
    (void)b;
    return shared / a;
}

const struct set_measure SET_RESEMBLANCE = {"similarity", false, exact_resemblance, minhash_resemblance};
const struct set_measure SET_CONTAINMENT = {"containment", true, exact_containment, minhash_containment};
