/*
 * elements.c - the elements of HTML, by number
 *
 * The list is sorted, so a name is found by halving.
 */
#include "html/elements.h"
#include "text/chars.h"

enum { NAME_MAX = 11 };

enum {
    VOID = ELEMENT_VOID,
    BLOCK = ELEMENT_BLOCK,
    ENDS_P = ELEMENT_ENDS_P,
    NO_TEXT = ELEMENT_NO_TEXT,
    IN_HEAD = ELEMENT_IN_HEAD,
    RCDATA = ELEMENT_RCDATA,
    RAWTEXT = ELEMENT_RAWTEXT,
    SCRIPT = ELEMENT_SCRIPT,
    PLAINTEXT = ELEMENT_PLAINTEXT,
};

static const struct {
    char name[NAME_MAX + 1];
    uint16_t classes;
} LIST[ELEMENTS] = {
    {"", 0},
#define ELEMENT(name, classes) {#name, classes},
#include "data/html_elements.def"
#undef ELEMENT
};

enum element element_find(struct span name) {
    char lower[NAME_MAX + 1] = "";
    if (name.size > NAME_MAX) return ELEMENT_OTHER;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)(name.data[i] | (is_ascii_upper(name.data[i]) ? 0x20 : 0));
    size_t low = 1, high = ELEMENTS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = LIST[middle].name[0] - lower[0]; /* tells most apart */
        if (order == 0) order = memcmp(LIST[middle].name, lower, sizeof lower);
        if (order == 0) return (enum element)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ELEMENT_OTHER;
}

const char *element_name(enum element element) {
    return LIST[element].name;
}

unsigned element_is(enum element element, unsigned classes) {
    return LIST[element].classes & classes;
}
