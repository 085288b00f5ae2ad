/*
 * date_words.c - what the words of printed dates and times say
 */
#include "extract/date_words.h"

#define DATE_WORD(key, class, value) {key, DATE_##class, value},
static const struct date_word ROWS[] = {
#include "data/date_words.def"
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

/* The order of a row's key and another key: below, at or above 0. */
static int compare(const struct date_word *row, struct span key) {
    size_t size = strlen(row->key), common = size < key.size ? size : key.size;
    int order = memcmp(row->key, key.data, common);
    return order ? order : (size > key.size) - (size < key.size);
}

const struct date_word *date_word_find(struct span key) {
    size_t low = 0, high = ROW_COUNT;
    if (!key.size) return NULL;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&ROWS[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < ROW_COUNT && compare(&ROWS[low], key) == 0 ? &ROWS[low] : NULL;
}

const struct date_word *date_word_next(const struct date_word *row) {
    bool last = row == &ROWS[ROW_COUNT - 1];
    return !last && strcmp(row[0].key, row[1].key) == 0 ? row + 1 : NULL;
}
