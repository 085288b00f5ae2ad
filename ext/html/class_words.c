/*
 * class_words.c - what the words of class and id say that an element is
 */
#include "html/class_words.h"
#include "text/chars.h"

enum { WORD_MAX = 23, PAIR_MAX = 2 * WORD_MAX + 1 };

enum {
    NOTHING = 0,
#define HTML_WORD_SHORT(kind, name) kind = HTML_WORD_##kind,
    HTML_WORD_KINDS(HTML_WORD_SHORT)
#undef HTML_WORD_SHORT
};

static const struct {
    const char *words;
    uint32_t kinds;
} LIST[] = {
#define WORD(words, kinds) {words, kinds},
#include "data/class_words.def"
#undef WORD
};

enum { LISTED = sizeof LIST / sizeof *LIST };

/* The first row that does not stand before the words. */
static size_t row_of(const char *words) {
    size_t low = 0, high = LISTED;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = LIST[middle].words[0] - words[0];
        if (order == 0) order = strcmp(LIST[middle].words, words);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_row(size_t row, const char *words) {
    return row < LISTED && strcmp(LIST[row].words, words) == 0;
}

/* Whether a pair begins with a word whose row is known: it stands right behind it. */
static bool begins_pair(size_t row, const char *word, size_t size) {
    if (is_row(row, word)) row++;
    return row < LISTED && strncmp(LIST[row].words, word, size) == 0 && LIST[row].words[size] == ' ';
}

/* Whether a word begins with the capital at p: "relatedLinks", and not "PHOTO". */
static bool begins_word(const char *start, const char *p) {
    return is_ascii_upper(*p) && p > start && !is_ascii_upper(p[-1]);
}

/* The next word at *at in lower case; false where there is none. One that is too long is cut. */
static bool next_word(const char **at, const char *end, char word[WORD_MAX + 1], bool *apart) {
    const char *p = *at;
    *apart = false;
    for (; p < end && !is_ascii_alnum(*p); p++) *apart |= *p == ' ' || (*p >= '\t' && *p <= '\r');
    const char *start = p;
    size_t size = 0;
    for (; p < end && is_ascii_alnum(*p) && !begins_word(start, p); p++)
        if (size < WORD_MAX) word[size++] = (char)(*p | (is_ascii_upper(*p) ? 0x20 : 0));
    word[size] = '\0';
    *at = p;
    return size > 0;
}

uint32_t html_class_words(struct span value) {
    const char *p = value.data, *end = p + value.size;
    char word[WORD_MAX + 1], pair[PAIR_MAX + 1] = "";
    size_t before = 0;
    uint32_t kinds = 0;
    for (bool apart; p < end && next_word(&p, end, word, &apart);) {
        size_t size = strlen(word), row = row_of(word), said = row;
        bool says = is_row(row, word);
        if (before && !apart) {
            pair[before] = ' ';
            memcpy(pair + before + 1, word, size + 1);
            size_t both = row_of(pair);
            if (is_row(both, pair)) says = true, said = both;
        }
        if (says) kinds |= LIST[said].kinds;
        before = begins_pair(row, word, size) ? size : 0;
        memcpy(pair, word, before + 1);
    }
    return kinds;
}
