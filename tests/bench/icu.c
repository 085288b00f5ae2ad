/*
 * icu.c - the peer for words, sentences and normal form: ICU over the same articles
 *
 *     icu articles.nul
 *
 * Reads articles that end in a NUL each, and prints for each task its name, the processor seconds it took
 * (the median of three runs) and what it counted. The conversion to UTF-16 is part of each task, as ICU
 * cannot do without it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

struct corpus {
    char *bytes;
    long size;
    UChar *wide, *normal; /* room for any one article, and for three times that */
};

static int32_t widen(struct corpus *corpus, const char *article) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8WithSub(corpus->wide, (int32_t)corpus->size, &length, article, -1, 0xFFFD, NULL, &error);
    return U_FAILURE(error) ? 0 : length;
}

static long count_breaks(struct corpus *corpus, UBreakIteratorType type) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, "en", NULL, 0, &error);
    long count = 0;
    for (const char *article = corpus->bytes; article < corpus->bytes + corpus->size;
         article += strlen(article) + 1) {
        ubrk_setText(breaks, corpus->wide, widen(corpus, article), &error);
        while (ubrk_next(breaks) != UBRK_DONE)
            if (type == UBRK_SENTENCE || ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT) count++;
    }
    ubrk_close(breaks);
    return count;
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

static long run(struct corpus *corpus, int task) {
    if (task == 0) return count_breaks(corpus, UBRK_WORD);
    return task == 1 ? count_breaks(corpus, UBRK_SENTENCE) : normalize(corpus);
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    static const char *const tasks[] = {"words", "sentences", "nfc"};
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END)) return 1;
    struct corpus corpus = {.size = ftell(file)};
    rewind(file);
    corpus.bytes = malloc((size_t)corpus.size + 1);
    corpus.wide = malloc(((size_t)corpus.size + 1) * sizeof(UChar));
    corpus.normal = malloc(3 * ((size_t)corpus.size + 1) * sizeof(UChar));
    if (!corpus.bytes || !corpus.wide || !corpus.normal) return 1;
    if (fread(corpus.bytes, 1, (size_t)corpus.size, file) != (size_t)corpus.size) return 1;
    corpus.bytes[corpus.size] = '\0';
    for (int task = 0; task < 3; task++) {
        double seconds[3];
        long count = 0;
        for (int i = 0; i < 3; i++) {
            clock_t begin = clock();
            count = run(&corpus, task);
            seconds[i] = (double)(clock() - begin) / CLOCKS_PER_SEC;
        }
        qsort(seconds, 3, sizeof *seconds, by_value);
        printf("%s %f %ld\n", tasks[task], seconds[1], count);
    }
    fclose(file);
    return 0;
}
