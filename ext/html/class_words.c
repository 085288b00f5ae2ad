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

void class_list_init(struct class_list *list) {
    size_t row = 0;
    *list = (struct class_list){0};
    for (int letter = 0; letter <= 'z' - 'a'; letter++) {
        list->rows[letter] = (uint16_t)row;
        for (; row < LISTED && LIST[row].words[0] == 'a' + letter; row++)
            list->sizes[letter] |= 1u << strcspn(LIST[row].words, " ");
        list->rows[letter + 1] = (uint16_t)row;
    }
}

/* Whether a word may stand in the list, or begin a pair there. */
static bool may_be_listed(const struct class_list *list, const char *word, size_t size) {
    return *word >= 'a' && (list->sizes[*word - 'a'] >> size & 1);
}

/* The first row that does not stand before the words, which begin with a letter. */
static size_t row_of(const struct class_list *list, const char *words) {
    size_t low = list->rows[*words - 'a'], high = list->rows[*words - 'a' + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = LIST[middle].words[1] - words[1];
        if (order == 0 && words[1]) order = strcmp(LIST[middle].words, words);
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

uint32_t html_class_words(const struct class_list *list, struct span value) {
    const char *p = value.data, *end = p + value.size;
    char word[WORD_MAX + 1], pair[PAIR_MAX + 1] = "";
    size_t before = 0;
    uint32_t kinds = 0;
    for (bool apart; p < end && next_word(&p, end, word, &apart);) {
        size_t size = strlen(word), row = LISTED, said = LISTED;
        if (may_be_listed(list, word, size)) row = row_of(list, word);
        if (is_row(row, word)) said = row;
        if (before && !apart) {
            pair[before] = ' ';
            memcpy(pair + before + 1, word, size + 1);
            size_t both = row_of(list, pair);
            if (is_row(both, pair)) said = both;
        }
        if (said < LISTED) kinds |= LIST[said].kinds;
        before = begins_pair(row, word, size) ? size : 0;
        memcpy(pair, word, before + 1);
    }
    return kinds;
}
