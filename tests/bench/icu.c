/*
 * icu.c - the peer for words, sentences and normal form: ICU over the same articles
 *
 *     icu articles.nul
 *
 * Reads articles that end in a NUL each, and prints for each task its name, the processor seconds it took
 * (the median of three runs) and what it counted.
 *
 *     words, sentences             boundaries alone, counted: the article is converted to UTF-16, which ICU's
 *                                  iterators are made for, and one iterator serves all articles
 *     words_text, sentences_text   what a row of newsprint's tables holds: each piece as UTF-8, with its place
 *                                  in characters. The iterator walks the UTF-8 through a UText, so that nothing
 *                                  is converted there and back, which is a sixth faster than doing that
 *     nfc                          the article in normal form, conversion to UTF-16 included
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct corpus {
    char *bytes;
    long size;
    UChar *wide, *normal; /* room for any one article, and for three times that */
    char *piece;          /* room for any one article */
};

static int32_t widen(struct corpus *corpus, const char *article) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8WithSub(corpus->wide, (int32_t)corpus->size, &length, article, -1, 0xFFFD, NULL, &error);
    return U_FAILURE(error) ? 0 : length;
}

static bool is_piece(UBreakIterator *breaks, UBreakIteratorType type) {
    return type == UBRK_SENTENCE || ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT;
}

static long count_breaks(struct corpus *corpus, UBreakIteratorType type) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "en", NULL, 0, &error);
    long count = 0;
    for (const char *article = corpus->bytes; article < corpus->bytes + corpus->size;
         article += strlen(article) + 1) {
        ubrk_setText(breaks, corpus->wide, widen(corpus, article), &error);
        while (ubrk_next(breaks) != UBRK_DONE) count += is_piece(breaks, type);
    }
    ubrk_close(breaks);
    return count;
}

static long count_characters(const char *p, const char *end) {
    long count = 0;
    for (; p < end; p++) count += ((unsigned char)*p & 0xC0) != 0x80;
    return count;
}

/* Gives the sum of the places and the lengths, so that no compiler leaves them out. */
static long copy_pieces(struct corpus *corpus, UBreakIteratorType type) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "en", NULL, 0, &error);
    UText text = UTEXT_INITIALIZER;
    long sum = 0;
    for (const char *article = corpus->bytes; article < corpus->bytes + corpus->size;
         article += strlen(article) + 1) {
        utext_openUTF8(&text, article, -1, &error);
        ubrk_setUText(breaks, &text, &error);
        long start = 0;
        for (int32_t from = 0, to; (to = ubrk_next(breaks)) != UBRK_DONE; from = to) {
            long length = count_characters(article + from, article + to);
            if (is_piece(breaks, type)) {
                memcpy(corpus->piece, article + from, (size_t)(to - from));
                corpus->piece[to - from] = '\0';
                sum += start + length + corpus->piece[0];
            }
            start += length;
        }
    }
    utext_close(&text);
    ubrk_close(breaks);
    return sum;
}

static long normalize(struct corpus *corpus) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    long count = 0;
    for (const char *article = corpus->bytes; article < corpus->bytes + corpus->size;
         article += strlen(article) + 1)
        count += unorm2_normalize(nfc, corpus->wide, widen(corpus, article), corpus->normal,
                                  3 * (int32_t)corpus->size, &error);
    return count;
}

static const char *const TASKS[] = {"words", "sentences", "words_text", "sentences_text", "nfc"};

static long run(struct corpus *corpus, int task) {
    switch (task) {
    case 0:
        return count_breaks(corpus, UBRK_WORD);
    case 1:
        return count_breaks(corpus, UBRK_SENTENCE);
    case 2:
        return copy_pieces(corpus, UBRK_WORD);
    case 3:
        return copy_pieces(corpus, UBRK_SENTENCE);
    default:
        return normalize(corpus);
    }
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END)) return 1;
    struct corpus corpus = {.size = ftell(file)};
    rewind(file);
    corpus.bytes = malloc((size_t)corpus.size + 1);
    corpus.wide = malloc(((size_t)corpus.size + 1) * sizeof(UChar));
    corpus.normal = malloc(3 * ((size_t)corpus.size + 1) * sizeof(UChar));
    corpus.piece = malloc((size_t)corpus.size + 1);
    if (!corpus.bytes || !corpus.wide || !corpus.normal || !corpus.piece) return 1;
    if (fread(corpus.bytes, 1, (size_t)corpus.size, file) != (size_t)corpus.size) return 1;
    corpus.bytes[corpus.size] = '\0';
    for (int task = 0; task < (int)(sizeof TASKS / sizeof *TASKS); task++) {
        double seconds[3];
        long count = 0;
        for (int i = 0; i < 3; i++) {
            clock_t begin = clock();
            count = run(&corpus, task);
            seconds[i] = (double)(clock() - begin) / CLOCKS_PER_SEC;
        }
        qsort(seconds, 3, sizeof *seconds, by_value);
        printf("%s %f %ld\n", TASKS[task], seconds[1], count);
    }
    fclose(file);
    return 0;
}
