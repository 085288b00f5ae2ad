/*
 * stopping.c - long calls on strange texts: each is interrupted, must end at once, and holds little memory
 *
 *     build/torture/stopping LIBRARY SECONDS [SEED [MEGABYTES]]
 *
 * A text is a unit repeated over megabytes. A function that reads it runs to its end once, and then is
 * interrupted at several moments of its work. From the interrupt to the answer it may use LATE seconds of
 * processor time, which a busy machine does not lengthen; what is later than that is tried again before it is
 * believed. Meanwhile the heap holds HEAP bytes at most for each byte of text; more where cleaning keeps what
 * it knows of each line of five bytes. Pairs of a text and a function are drawn until the seconds are over.
 * Ends with 1 when one did not hold.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LATE .05
enum { HEAP = 8, HEAP_OF_LINES = 24 };
enum { MOMENTS = 6, TRIES = 3, MEGABYTES = 4 };

struct unit {
    const char *name;
    size_t size;
    const char *bytes;
    double heap; /* bytes that may be held for each of the text */
};
#define UNIT(name, bytes)                                                                                    \
    { name, sizeof bytes - 1, bytes, HEAP }
#define LINES(name, bytes)                                                                                   \
    { name, sizeof bytes - 1, bytes, HEAP_OF_LINES }

static const struct unit UNITS[] = {
    UNIT("bytes that are no text", "\xFF"),
    UNIT("stray continuation bytes", "\x80"),
    UNIT("characters cut short", "\xE2\x80"),
    UNIT("Latin-1", "caf\xE9 au lait, "),
    UNIT("damage in Han", "\xE6\xB8\xAF\xE6"),
    UNIT("one endless word", "w"),
    UNIT("words of one letter", "w x "),
    UNIT("endless sentence", "the ferry left the quay and then "),
    UNIT("sentences", "The ferry left the quay at noon. "),
    UNIT("paragraphs", "The ferry left the quay at noon, and nobody on the pier saw where it went.\n\n"),
    LINES("menu", "Menu\n"),
    LINES("line feeds", "\n"),
    UNIT("blanks", " "),
    UNIT("closing quotes", "\xE2\x80\x9D"),
    UNIT("straight quotes", "\""),
    UNIT("closing brackets", ")"),
    UNIT("zeros", "\0"),
    UNIT("controls", "\x01"),
    UNIT("accents", "\xCC\x80"),
    UNIT("accents out of order", "\xCC\x80\xCC\xA3"),
    UNIT("vowels of Hangul", "\xE1\x85\xA1"),
    UNIT("Han", "\xE8\x88\xB9"),
    UNIT("direction marks", "\xE2\x80\x8F"),
    UNIT("numbers of characters", "&#119;"),
    UNIT("entities", "&lt;"),
    UNIT("text read in a wrong charset", "\xC3\xA2\xE2\x82\xAC\xC5\x93"),
    UNIT("apostrophes", "w\xE2\x80\x99"),
    UNIT("invisible hyphens", "w\xC2\xAD"),
};

static const char *const SQL[] = {
    "SELECT length(fold_text(?1))",
    "SELECT minhash(?1)",
    "SELECT minhash(?1, 4096, 1)",
    "SELECT simhash(?1)",
    "SELECT similarity(?1, ?2)",
    "SELECT containment(?1, ?2, 1)",
    "SELECT text_language(?1)",
    "SELECT iso_time(?1)",
    "SELECT length(normalize_article(?1, NULL, 'light'))",
    "SELECT length(normalize_article(?1))",
    "SELECT length(normalize_article(?1, NULL, 'page'))",
    "SELECT count(*) FROM article_parts(?1)",
    "SELECT length(repeated_lines(?1, 1))",
    "SELECT sum(words) FROM sentences(?1)",
    "SELECT sum(words) FROM paragraphs(?1)",
    "SELECT count(*) FROM words(?1)",
    "SELECT sum(start) FROM shingles(?1)",
};
enum { UNIT_COUNT = sizeof UNITS / sizeof *UNITS, SQL_COUNT = sizeof SQL / sizeof *SQL };

static sqlite3 *db;
static clockid_t worker; /* processor time of the thread that runs the statement */

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Who interrupts, once the statement has worked until `when`; `done` ends the wait. */
struct caller {
    double when, called;
    atomic_bool done;
};

static void *call(void *context) {
    struct caller *caller = context;
    const struct timespec pause = {0, 100000};
    while (!atomic_load(&caller->done) && seconds(worker) < caller->when) nanosleep(&pause, NULL);
    caller->called = seconds(worker);
    if (!atomic_load(&caller->done)) sqlite3_interrupt(db);
    return NULL;
}

/* Runs the statement to its end, and gives its code. */
static int run(sqlite3_stmt *statement) {
    while (sqlite3_step(statement) == SQLITE_ROW) continue;
    return sqlite3_reset(statement);
}

/* Processor time from an interrupt to the answer; 0 where the answer came first. */
static double latency(sqlite3_stmt *statement, double work) {
    struct caller caller = {.when = seconds(worker) + work};
    pthread_t thread;
    if (pthread_create(&thread, NULL, call, &caller)) abort();
    int code = run(statement);
    double answered = seconds(worker);
    atomic_store(&caller.done, true);
    pthread_join(thread, NULL);
    return code == SQLITE_INTERRUPT ? answered - caller.called : 0;
}

static int complain(const struct unit *unit, const char *sql, const char *what, double number) {
    printf("%s of %s: %s %.3f\n", sql, unit->name, what, number);
    return 1;
}

/* Runs a statement on a text of `size` bytes, and its neighbour of one unit less; gives what did not hold. */
static int try_pair(const struct unit *unit, const char *sql, const char *text, size_t size) {
    sqlite3_stmt *statement;
    int bad = 0;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL)) abort();
    sqlite3_bind_text64(statement, 1, text, size, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(statement, 2, text, size - unit->size, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_int64 before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    double start = seconds(worker);
    run(statement); /* a rule may give up: that is an answer too */
    double whole = seconds(worker) - start;
    double held = (double)(sqlite3_memory_highwater(0) - before) / (double)size;
    if (held > unit->heap) bad |= complain(unit, sql, "bytes held for each of the text:", held);
    for (int moment = 0; moment < MOMENTS; moment++) {
        double work = whole * (moment + .3) / MOMENTS, late = LATE + 1;
        for (int i = 0; i < TRIES && late > LATE; i++) {
            double measured = latency(statement, work);
            late = measured < late ? measured : late;
        }
        if (late > LATE) bad |= complain(unit, sql, "seconds from an interrupt to the answer:", late);
    }
    sqlite3_finalize(statement);
    return bad;
}

int main(int argc, char **argv) {
    if (argc < 3) return fprintf(stderr, "stopping LIBRARY SECONDS [SEED [MEGABYTES]]\n"), 2;
    unsigned seed = argc > 3 ? (unsigned)atol(argv[3]) : (unsigned)time(NULL);
    size_t room = (size_t)(argc > 4 ? atol(argv[4]) : MEGABYTES) * 1000000, tried = 0;
    char *text = malloc(room), *message = NULL;
    int bad = 0;
    pthread_getcpuclockid(pthread_self(), &worker);
    if (!text || sqlite3_open(":memory:", &db)) abort();
    sqlite3_enable_load_extension(db, 1);
    if (sqlite3_load_extension(db, argv[1], NULL, &message)) return fprintf(stderr, "%s\n", message), 2;
    double end = seconds(CLOCK_MONOTONIC) + atof(argv[2]);
    srand(seed);
    for (; seconds(CLOCK_MONOTONIC) < end; tried++) {
        const struct unit *unit = &UNITS[rand() % UNIT_COUNT];
        size_t size = 0;
        for (; size + unit->size <= room; size += unit->size) memcpy(text + size, unit->bytes, unit->size);
        bad |= try_pair(unit, SQL[rand() % SQL_COUNT], text, size);
    }
    free(text);
    sqlite3_close(db);
    printf("seed %u: %zu pairs of a text and a function were interrupted at %d moments\n", seed, tried,
           MOMENTS);
    return bad;
}
