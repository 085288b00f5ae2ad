/*
 * core.c - newsprint's own words, sentences, names, quotations and quantities without SQL, for the bench
 *
 *     core articles.nul
 *
 * Reads what icu.c reads and prints what it prints: for each task its name, the processor seconds it took
 * (the median of five runs) and what it counted. Like ICU here, it only finds where words and sentences begin
 * and end: no rows, no text, no offsets in characters. The check for valid UTF-8, which everything stands on,
 * is part of each task.
 */
#include "extract/quantities.h"
#include "extract/quantity_scan.h"
#include "extract/speakers.h"
#include "sentence/sentences.h"
#include "text/utf8.h"
#include "text/words.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 5 };

static long count_sentences(struct span text) {
    struct sentences sentences;
    struct sentence sentence;
    long count = 0;
    sentences_init(&sentences, text, NULL, NULL);
    while (sentences_next(&sentences, &sentence)) count++;
    return count;
}

static long count_words(struct span text) {
    struct words words = {text, 0, NULL};
    struct span word;
    long count = 0;
    while (words_next(&words, &word)) count++;
    return count;
}

/* Readers of news, with what they keep from text to text. */
static struct vocabularies vocabularies;
static struct tokens tokens = TOKENS_INIT;
static struct names names = NAMES_INIT;
static struct quotes quotes = QUOTES_INIT;
static struct speakers speakers = SPEAKERS_INIT;
static struct quantities quantities = QUANTITIES_INIT;

static const struct vocabulary *read_tokens(struct span text) {
    const struct vocabulary *vocabulary;
    if (vocabulary_get(&vocabularies, LANGUAGE_EN, &vocabulary)) exit(1);
    if (tokens_read(&tokens, text, vocabulary, NULL)) exit(1);
    return vocabulary;
}

static long count_tokens(struct span text) {
    read_tokens(text);
    return (long)tokens.count;
}

static long count_names(struct span text) {
    if (names_read(&names, &tokens, read_tokens(text), NULL)) exit(1);
    return (long)names.mentions.count;
}

static long count_quotes(struct span text) {
    const struct vocabulary *vocabulary = read_tokens(text);
    if (quotes_read(&quotes, &tokens, NULL)) exit(1);
    if (speakers_read(&speakers, &tokens, vocabulary, &quotes, NULL)) exit(1);
    return (long)quotes.count;
}

static long count_quantities(struct span text) {
    const struct vocabulary *vocabulary;
    if (vocabulary_get_figures(&vocabularies, LANGUAGE_EN, &vocabulary)) exit(1);
    if (tokens_read_where(&tokens, text, vocabulary, quantity_scan_wants, vocabulary, NULL)) exit(1);
    if (quantities_read(&quantities, &tokens, LANGUAGE_EN, NULL)) exit(1);
    return (long)quantities.list.count;
}

static long over_articles(struct span corpus, long (*count)(struct span text)) {
    const char *end = corpus.data + corpus.size;
    long sum = 0;
    for (const char *article = corpus.data; article < end; article += strlen(article) + 1) {
        struct span text = span_of(article);
        if (utf8_valid_prefix(text) == text.size) sum += count(text);
    }
    return sum;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(const char *name, struct span corpus, long (*count)(struct span text)) {
    double seconds[RUNS];
    long counted = 0;
    for (int i = 0; i < RUNS; i++) {
        clock_t begin = clock();
        counted = over_articles(corpus, count);
        seconds[i] = (double)(clock() - begin) / CLOCKS_PER_SEC;
    }
    qsort(seconds, RUNS, sizeof *seconds, by_value);
    printf("%s %f %ld\n", name, seconds[RUNS / 2], counted);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END)) return 1;
    struct span corpus = {NULL, (size_t)ftell(file)};
    rewind(file);
    char *bytes = malloc(corpus.size + 1);
    if (!bytes || fread(bytes, 1, corpus.size, file) != corpus.size) return 1;
    bytes[corpus.size] = '\0';
    corpus.data = bytes;
    measure("sentences", corpus, count_sentences);
    measure("words", corpus, count_words);
    measure("tokens", corpus, count_tokens);
    measure("names", corpus, count_names);
    measure("quotes", corpus, count_quotes);
    measure("quantities", corpus, count_quantities);
    free(bytes);
    fclose(file);
    return 0;
}
