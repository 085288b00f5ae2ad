/*
 * elements.h - the elements of HTML, by number
 *
 *     element_find(span_of("DIV")) == ELEMENT_div
 *
 * The list is data/html_elements.def. Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_HTML_ELEMENTS_H
#define NEWSPRINT_HTML_ELEMENTS_H

#include "base/span.h"
#include <stdint.h>

/* How deep elements stand in each other at most, in a table of them. */
enum { HTML_DEPTH_MAX = 512 };

enum element {
    ELEMENT_OTHER, /* a name that is not listed */
#define ELEMENT(name, classes) ELEMENT_##name,
#include "data/html_elements.def"
#undef ELEMENT
    ELEMENTS
};

enum element_class {
    ELEMENT_VOID = 1,
    ELEMENT_BLOCK = 2,
    ELEMENT_ENDS_P = 4,
    ELEMENT_NO_TEXT = 8,
    ELEMENT_IN_HEAD = 16,
    ELEMENT_RCDATA = 32,
    ELEMENT_RAWTEXT = 64,
    ELEMENT_SCRIPT = 128,
    ELEMENT_PLAINTEXT = 256,
};

/* The element of a name, in either case. */
enum element element_find(struct span name);

/* Its name in lower case; "" for ELEMENT_OTHER. */
const char *element_name(enum element element);

/* The classes of enum element_class that hold for it, of those asked for. */
unsigned element_is(enum element element, unsigned classes);

/* h1 to h6. */
static inline bool html_is_heading(enum element element) {
    return element >= ELEMENT_h1 && element <= ELEMENT_h6;
}

#endif
