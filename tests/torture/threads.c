/*
 * threads.c - many threads at once: connections of their own, one shared, one file, and somebody who interrupts
 *
 *     make torture        builds it and the library with ThreadSanitizer: build/tsan/torture/threads LIBRARY SECONDS
 *
 * Each question is asked once before there are threads. From then on it is interrupted, finds the database
 * busy, or gives the number it gave then. Ends with 1 when one did not; ThreadSanitizer ends it with 66.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { QUESTIONS = 16, LONE = 2, SHARING = 2, WRITING = 2, ASKED_EACH = 5 };

/* Each gives one number, the same for as long as the articles are those of SETUP. */
static const char *const SQL[QUESTIONS] = {
    "SELECT count(*) FROM near_duplicates('articles', 'body', .3)",
    "SELECT count(*) FROM near_duplicates('articles', 'body', .5, 'id', '{\"min_containment\": 0.5}')",
    "SELECT count(*) FROM near_duplicates('prints', 'print')",
    "SELECT sum(size) FROM clusters('pairs')",
    "SELECT sum(length(normalize_article(body))) FROM articles",
    "SELECT sum(length(normalize_article(body, (SELECT repeated_lines(body) FROM articles)))) FROM articles",
    "SELECT count(*) FROM articles, article_parts(body, NULL, 'page')",
    "SELECT sum(words) FROM articles, sentences(body)",
    "SELECT count(*) FROM articles, paragraphs(body)",
    "SELECT sum(length(folded)) FROM articles, words(body)",
    "SELECT count(DISTINCT shingle) FROM articles, shingles(body)",
    "SELECT minhash_count(minhash_merge(minhash(body))) FROM articles",
    "SELECT round(sum(similarity(a.body, b.body)), 6) FROM articles a, articles b WHERE a.id < 5",
    "SELECT count(*) FROM prints, minhash_bands(print)",
    "SELECT count(*) FROM newsprint_rules",
    "SELECT count(*) FROM found WHERE found MATCH (SELECT body FROM articles WHERE id = 7)",
};
static const char SETUP[] =
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 160) INSERT INTO articles "
    "SELECT i, "
    "  printf('By Ida Falk%cShare this%cBarge b%d sank off quay q%d on Monday, said o%d. \"It was l%d,\" r%d "
    "told us. "
    "Crews c%d, d%d and e%d went out at noon and came back at f%d.%cRead more: g%d', "
    "  10, 10, i % 3, i % 4, i % 5, i % 3, i % 7, i % 4, i % 9, i % 11, i % 6, 10, i) FROM n;"
    "CREATE TABLE prints AS SELECT id, minhash(body) AS print FROM articles;"
    "CREATE TABLE pairs AS SELECT id AS a, id / 2 AS b FROM articles;"
    "CREATE VIRTUAL TABLE found USING minhash_index(content=articles, column=body, key=id, size=64);"
    "INSERT INTO found(found) VALUES ('rebuild');";
/* What a writer does to the database file. What it begins it takes back. */
static const char *const CHANGES[] = {
    "BEGIN IMMEDIATE; DELETE FROM found WHERE rowid % 5 = 1; INSERT INTO found(found) VALUES ('optimize')",
    "INSERT OR REPLACE INTO found(rowid, text) SELECT id, body FROM articles WHERE id % 7 = 3",
    "INSERT INTO found(found) VALUES ('rebuild')",
    "INSERT INTO found(found) VALUES ('integrity-check')",
};

static const char *library;
static double answers[QUESTIONS];
static atomic_long asked, interrupted, busy, wrong;
static atomic_bool over;

static sqlite3 *open_loaded(const char *name) {
    sqlite3 *db = NULL;
    char *message = NULL;
    if (sqlite3_open(name, &db) == SQLITE_OK) {
        sqlite3_busy_timeout(db, 1000);
        sqlite3_enable_load_extension(db, 1);
        if (sqlite3_load_extension(db, library, NULL, &message) == SQLITE_OK) return db;
    }
    printf("%s: %s\n", name, message ? message : sqlite3_errmsg(db));
    exit(1);
}

static void set_up(sqlite3 *db) {
    char *message = NULL;
    if (sqlite3_exec(db, SETUP, NULL, NULL, &message) == SQLITE_OK) return;
    printf("setup: %s\n", message);
    exit(1);
}

static void judge(const char *sql, int code, const char *message) {
    atomic_fetch_add(&asked, 1);
    if (code == SQLITE_OK) return;
    if (code == SQLITE_INTERRUPT) atomic_fetch_add(&interrupted, 1);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) atomic_fetch_add(&busy, 1);
    if (code == SQLITE_INTERRUPT || code == SQLITE_BUSY || code == SQLITE_LOCKED) return;
    if (atomic_fetch_add(&wrong, 1) < 10) printf("%s\n    %s\n", sql, message);
}

/* The number that a question gives; its code stands in *code, its message is judged. */
static double ask(sqlite3 *db, const char *sql, int *code) {
    sqlite3_stmt *statement = NULL;
    double answer = 0;
    *code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (*code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        answer = sqlite3_column_double(statement, 0);
    if (*code == SQLITE_OK) *code = sqlite3_finalize(statement);
    judge(sql, *code, sqlite3_errmsg(db));
    return answer;
}

static void pause_for(long milliseconds) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000 * milliseconds}, NULL);
}

static void ask_one(sqlite3 *db, unsigned *seed) {
    size_t i = (size_t)rand_r(seed) % QUESTIONS;
    int code = SQLITE_OK;
    double answer = ask(db, SQL[i], &code);
    if (code == SQLITE_INTERRUPT)
        pause_for(1); /* an interrupt lasts as long as any statement of its connection */
    if (code != SQLITE_OK || answer == answers[i]) return;
    if (atomic_fetch_add(&wrong, 1) < 10) printf("%s\n    %g, not %g\n", SQL[i], answer, answers[i]);
}

static void *work_alone(void *seed) {
    while (!atomic_load(&over)) {
        sqlite3 *db = open_loaded(":memory:");
        set_up(db);
        for (int i = 0; i < ASKED_EACH; i++) ask_one(db, seed);
        judge("closing", sqlite3_close(db), "something is still open");
    }
    return NULL;
}

static sqlite3 *shared;

static void *work_on_shared(void *seed) {
    while (!atomic_load(&over)) ask_one(shared, seed);
    return NULL;
}

static void *interrupt_shared(void *seed) {
    while (!atomic_load(&over)) {
        pause_for(1 + rand_r(seed) % 300);
        sqlite3_interrupt(shared);
    }
    return NULL;
}

static char file[] = "/tmp/newsprint-threads-XXXXXX";

static void *write_to_file(void *argument) {
    unsigned *seed = argument;
    sqlite3 *db = open_loaded(file);
    while (!atomic_load(&over)) {
        const char *change = CHANGES[(size_t)rand_r(seed) % (sizeof CHANGES / sizeof *CHANGES)];
        int code = sqlite3_exec(db, change, NULL, NULL, NULL);
        judge(change, code, sqlite3_errmsg(db));
        if (!sqlite3_get_autocommit(db)) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        ask_one(db, seed);
    }
    sqlite3_close(db);
    return NULL;
}

static void run_threads(unsigned seconds) {
    void *(*const works[])(void *) = {work_alone, work_on_shared, write_to_file, interrupt_shared};
    const int counts[] = {LONE, SHARING, WRITING, 1};
    enum { ALL = LONE + SHARING + WRITING + 1 };
    pthread_t threads[ALL];
    unsigned seeds[ALL];
    int started = 0;
    for (int kind = 0; kind < 4; kind++)
        for (int i = 0; i < counts[kind]; i++, started++) {
            seeds[started] = (unsigned)started + 1;
            if (pthread_create(&threads[started], NULL, works[kind], &seeds[started])) exit(1);
        }
    sleep(seconds);
    atomic_store(&over, true);
    for (int i = 0; i < ALL; i++) pthread_join(threads[i], NULL);
}

int main(int argc, char **argv) {
    if (argc < 3 || close(mkstemp(file))) return 2;
    library = argv[1];
    shared = open_loaded(":memory:");
    set_up(shared);
    int code = SQLITE_OK;
    for (int i = 0; i < QUESTIONS; i++) answers[i] = ask(shared, SQL[i], &code);
    sqlite3 *db = open_loaded(file);
    sqlite3_exec(db, "PRAGMA journal_mode = wal", NULL, NULL, NULL);
    set_up(db);
    run_threads((unsigned)atoi(argv[2]));
    const char *const check = "INSERT INTO found(found) VALUES ('integrity-check')";
    judge(check, sqlite3_exec(db, check, NULL, NULL, NULL), sqlite3_errmsg(db));
    sqlite3_close(db);
    sqlite3_close(shared);
    unlink(file);
    printf("%ld statements, %ld interrupted, %ld busy, %ld wrong\n", asked, interrupted, busy, wrong);
    return wrong > 0;
}
