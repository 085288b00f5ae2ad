/*
 * oom.c - what happens when memory runs out, or somebody interrupts, at every possible moment
 *
 *     build/oom build/newsprint.so [STRIDE]
 *
 * Each statement of statements.h is run with its first, second, third ... allocation refused, once and then
 * for good, until it needs no more. Refusing once is the harsher test: what swallows a failure goes on, and
 * gives wrong rows. So a run must either end in SQLITE_NOMEM behind rows that are the first of the right
 * ones, or give exactly the right rows; and when its connection is closed, as much memory is in use as
 * before. The same with a progress handler that says stop at every step. Each run has a fresh connection,
 * because what is made once in a connection (modules, compiled rules) has to stand it too.
 *
 * With a STRIDE only the first moment and every STRIDE-th behind it are tried, for runs under a sanitizer,
 * which are ten times as slow. There must be a statement for every name in newsprint_functions. Output: TAP;
 * lines that begin "# report" are figures for people.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "heap.h"
#include "run.h"
#include "statements.h"

/* The databases that runs begin with: the tables, and beside them the indexes, and beside those `full`. */
static sqlite3 *tables, *indexes, *fuller;

static sqlite3 *open_tables(void) {
    sqlite3 *db = copy_into(open_loaded(), tables);
    execute(db, "SELECT 1 FROM sqlite_schema");
    return db;
}

/* Nothing, or what is wrong with a run that was allowed to end with `excuse`. What ends with an error may have
 * no message where SQLite had no memory to keep it. */
static const char *judge(const struct run *run, const struct run *right, int excuse, bool excused) {
    static char problem[300];
    size_t common = run->count < right->count ? run->count : right->count;
    bool prefix = run->count <= right->count &&
                  (common == 0 || !memcmp(run->rows, right->rows, common * sizeof *right->rows));
    bool told = !strcmp(run->message, right->message) ||
                (excused && !strcmp(run->message, sqlite3_errstr(run->code)));
    if (run->code == right->code && run->count == right->count && prefix && told) return "";
    if (run->code == excuse && excused && prefix) return "";
    snprintf(problem, sizeof problem, "ended with %s (%s) after %zu of %zu rows, which are %s",
             sqlite3_errstr(run->code), run->message, run->count, right->count, prefix ? "right" : "wrong");
    return problem;
}

/* ---- sweeps ---- */

/* One run with the n-th allocation refused; *failed says whether it came to that. */
static const char *try_memory(sqlite3 *db, const char *sql, const struct run *right, sqlite3_int64 n,
                              bool for_good, bool *failed) {
    heap_fail_at(n, for_good);
    struct run run = run_statement(db, sql);
    *failed = heap.failed;
    heap_fail_at(0, false);
    const char *problem = judge(&run, right, SQLITE_NOMEM, *failed);
    free(run.rows);
    return problem;
}

static void sweep_memory(const struct statement *statement, const struct run *right, bool for_good) {
    const char *problem = "";
    bool failed = true;
    sqlite3_int64 n = 0, before = sqlite3_memory_used();
    sqlite3 *db = NULL;
    while (failed && !*problem) {
        if (!db) db = open_tables();
        if (n == 0 && statement->reuse) free(run_statement(db, statement->sql).rows);
        n += n ? stride : 1;
        problem = try_memory(db, statement->sql, right, n, for_good, &failed);
        if (failed && statement->reuse && !*problem) continue;
        if (sqlite3_close(db) != SQLITE_OK && !*problem) problem = "a statement is still open";
        if (sqlite3_memory_used() != before && !*problem) problem = "memory leaks";
        db = NULL;
    }
    report_sweep(statement->sql, for_good ? "no memory for good" : "no memory once", n, problem);
}

static sqlite3_int64 steps_left;

static int stop_at_step(void *stopped) {
    if (--steps_left != 0) return 0;
    *(bool *)stopped = true;
    return 1;
}

/* Steps of a statement are alike after the first few hundred, so the sweep goes on in larger ones. */
enum { EVERY_STEP = 300 };

static sqlite3_int64 next_step(sqlite3_int64 n) {
    return n == 0 ? 1 : n < EVERY_STEP ? n + stride : n + n / 20;
}

static void sweep_interrupt(const char *sql, const struct run *right) {
    const char *problem = "";
    bool stopped = true;
    sqlite3_int64 n = 0;
    sqlite3 *db = open_tables();
    while (stopped && !*problem) {
        n = next_step(n);
        stopped = false;
        steps_left = n;
        sqlite3_progress_handler(db, 1, stop_at_step, &stopped);
        struct run run = run_statement(db, sql);
        sqlite3_progress_handler(db, 0, NULL, NULL);
        problem = judge(&run, right, SQLITE_INTERRUPT, stopped);
        free(run.rows);
    }
    if (sqlite3_close(db) != SQLITE_OK && !*problem) problem = "a statement is still open";
    report_sweep(sql, "interrupted", n, problem);
}

static void sweep_statement(const struct statement *statement) {
    sqlite3 *db = open_tables();
    struct run right = run_statement(db, statement->sql);
    sqlite3_close(db);
    bool sound = right.code == SQLITE_OK && right.count > 0;
    point(statement->sql, " (undisturbed)", sound ? "" : right.message[0] ? right.message : "no rows");
    if (sound) {
        sweep_memory(statement, &right, false);
        sweep_memory(statement, &right, true);
        sweep_interrupt(statement->sql, &right);
    }
    free(right.rows);
}

static void sweep_mistake(const struct statement *mistake) {
    sqlite3 *db = open_tables();
    struct run right = run_statement(db, mistake->sql);
    sqlite3_close(db);
    point(mistake->sql, " (undisturbed)", right.code == SQLITE_ERROR && !right.rows ? "" : "no error");
    sweep_memory(mistake, &right, false);
    sweep_memory(mistake, &right, true);
    free(right.rows);
}

/* ---- statements that change a stored index ---- */

/* `full` takes long to make, so the statements on it go on with one connection, on which they ran once
 * before, so that each run asks for the same memory. */
static bool is_slow(const struct change *change) {
    return strstr(change->sql, "full") != NULL;
}

/* The statement that reads nothing connects the indexes, as a program's first use of them has. */
static sqlite3 *open_with_index(const struct change *change) {
    sqlite3 *db = copy_into(open_loaded(), is_slow(change) ? fuller : indexes);
    execute(db, "SELECT 1 FROM article_index, by_content LIMIT 0");
    if (is_slow(change)) execute(db, "SELECT 1 FROM full LIMIT 0");
    return db;
}

/* Whether the index that a statement names is whole; one that is not there is no problem. */
static const char *check_index(sqlite3 *db, const char *sql) {
    static char problem[300];
    static const char *const INDEXES[] = {"article_index", "by_content", "full"};
    for (size_t i = 0; i < sizeof INDEXES / sizeof *INDEXES; i++) {
        if (!strstr(sql, INDEXES[i])) continue;
        snprintf(problem, sizeof problem, "INSERT INTO %s(%s) VALUES ('integrity-check')", INDEXES[i],
                 INDEXES[i]);
        struct run run = run_statement(db, problem);
        if (run.code == SQLITE_OK || strstr(run.message, "no such table: article_index")) continue;
        snprintf(problem, sizeof problem, "%s: %s", INDEXES[i], run.message);
        return problem;
    }
    return "";
}

/* What is wrong after a change that ended with `code`, which it may have done for `excuse` or not at all. A
 * progress handler that stops at the last step of all is obeyed when the statement is done. */
static const char *judge_change(sqlite3 *db, const struct change *change, int code, int excuse,
                                const struct run states[2]) {
    static char problem[300];
    if (code != SQLITE_OK && code != excuse) {
        snprintf(problem, sizeof problem, "ended with %s (%s)", sqlite3_errstr(code), sqlite3_errmsg(db));
        return problem;
    }
    struct run rows = run_statement(db, change->rows);
    bool right = same_rows(&rows, &states[code == SQLITE_OK]) ||
                 (code == SQLITE_INTERRUPT && same_rows(&rows, &states[1]));
    free(rows.rows);
    if (right) return check_index(db, change->sql);
    snprintf(problem, sizeof problem, "ended with %s, but the rows are not those of that",
             sqlite3_errstr(code));
    return problem;
}

enum disturbance { MEMORY, INTERRUPT };

/* One change with the n-th allocation or step disturbed, in a transaction that is taken back; *disturbed says
 * whether it came to that. */
static const char *try_change(sqlite3 *db, const struct change *change, enum disturbance kind,
                              sqlite3_int64 n, const struct run states[2], bool *disturbed) {
    *disturbed = false;
    sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    if (kind == INTERRUPT) {
        steps_left = n;
        sqlite3_progress_handler(db, 1, stop_at_step, disturbed);
    } else {
        heap_fail_at(n, false);
    }
    struct run run = run_statement(db, change->sql);
    if (kind != INTERRUPT) *disturbed = heap.failed;
    heap_fail_at(0, false);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    free(run.rows);
    const char *problem =
        judge_change(db, change, run.code, kind == INTERRUPT ? SQLITE_INTERRUPT : SQLITE_NOMEM, states);
    if (!sqlite3_get_autocommit(db)) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return problem;
}

static void sweep_change(const struct change *change, enum disturbance kind, const struct run states[2]) {
    static const char *const KINDS[] = {"no memory once", "interrupted"};
    const char *problem = "";
    bool disturbed = true;
    sqlite3_int64 n = 0, before = sqlite3_memory_used();
    sqlite3 *db = NULL;
    while (disturbed && !*problem) {
        if (!db) {
            db = open_with_index(change);
            if (is_slow(change)) try_change(db, change, INTERRUPT, 0, states, &disturbed);
        }
        n = next_step(n);
        problem = try_change(db, change, kind, n, states, &disturbed);
        if (disturbed && is_slow(change) && !*problem) continue;
        if (sqlite3_close(db) != SQLITE_OK && !*problem) problem = "a statement is still open";
        if (sqlite3_memory_used() != before && !*problem) problem = "memory leaks";
        db = NULL;
    }
    report_sweep(change->sql, KINDS[kind], n, problem);
}

static void sweep_changes(void) {
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        sqlite3 *db = open_with_index(&CHANGES[i]);
        struct run states[2] = {run_statement(db, CHANGES[i].rows), {0}};
        struct run run = run_statement(db, CHANGES[i].sql);
        states[1] = run_statement(db, CHANGES[i].rows);
        point(CHANGES[i].sql, " (undisturbed)",
              run.code == SQLITE_OK ? check_index(db, CHANGES[i].sql) : run.message);
        sqlite3_close(db);
        for (enum disturbance kind = MEMORY; run.code == SQLITE_OK && kind <= INTERRUPT; kind++)
            sweep_change(&CHANGES[i], kind, states);
        free(states[0].rows);
        free(states[1].rows);
        free(run.rows);
    }
}

/* ---- loading ---- */

/* How many functions and tables of ours a connection knows. */
static int registered(sqlite3 *db) {
    sqlite3_stmt *statement = NULL;
    int count = -1;
    const char *sql =
        "SELECT count(*) FROM (SELECT name FROM pragma_function_list UNION ALL SELECT name FROM "
        "pragma_module_list) WHERE name IN ('minhash', 'similarity', 'newsprint_version', 'words', "
        "'clusters')";
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

/* A load that fails leaves nothing behind, and can be repeated. SQLite itself can fail when the library is
 * registered (sqlite3LoadExtension allocates once more); then all of it stays. */
static const char *try_load(sqlite3_int64 n, bool for_good, bool *failed) {
    static char problem[200];
    sqlite3 *db = NULL;
    sqlite3_open(":memory:", &db);
    sqlite3_enable_load_extension(db, 1);
    int builtin = registered(db);
    heap_fail_at(n, for_good);
    int code = sqlite3_load_extension(db, library, NULL, NULL);
    *failed = heap.failed;
    heap_fail_at(0, false);
    int left = registered(db), again = sqlite3_load_extension(db, library, NULL, NULL), all = registered(db);
    problem[0] = 0;
    if (code != SQLITE_OK && left != builtin && left != all)
        snprintf(problem, sizeof problem, "a failed load leaves %d of %d names", left - builtin,
                 all - builtin);
    else if (again != SQLITE_OK || all <= builtin)
        snprintf(problem, sizeof problem, "loading again gives %s", sqlite3_errmsg(db));
    sqlite3_close(db);
    return problem;
}

static void sweep_load(bool for_good) {
    const char *problem = "";
    bool failed = true;
    sqlite3_int64 n = 0, before = sqlite3_memory_used();
    while (failed && !*problem) {
        n += n ? stride : 1;
        problem = try_load(n, for_good, &failed);
        if (!*problem && sqlite3_memory_used() != before) problem = "memory leaks";
    }
    report_sweep("load", for_good ? "no memory for good" : "no memory once", n, problem);
}

/* ---- every name has a statement ---- */

static bool named(const char *name) {
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        if (strstr(STATEMENTS[i].sql, name)) return true;
    return strstr(INDEX_SETUP, name) != NULL;
}

static void check_names(void) {
    sqlite3 *db = open_tables();
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(db, "SELECT DISTINCT name FROM newsprint_functions", -1, &statement, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        point(name, " has a statement here", named(name) ? "" : "add one to STATEMENTS");
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* ---- how soon an interrupt from another thread is obeyed ---- */

enum { ARTICLES = 10000, WORDS = 300, VOCABULARY = 5000 };
/* The goal is 0.1 s; machines that run other work need more, and only what is out of all proportion fails. */
static const double GOAL_SECONDS = 0.1, FAIL_SECONDS = 1.0;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

struct interruption {
    sqlite3 *db;
    double delay, at;
};

static void *interrupt_later(void *context) {
    struct interruption *interruption = context;
    struct timespec delay = {(time_t)interruption->delay,
                             (long)((interruption->delay - (double)(time_t)interruption->delay) * 1e9)};
    nanosleep(&delay, NULL);
    interruption->at = now();
    sqlite3_interrupt(interruption->db);
    return NULL;
}

/* Articles of random words, every tenth of them a copy of the one before, with one word changed. */
static void write_articles(sqlite3 *db) {
    static char body[WORDS * 12];
    sqlite3_stmt *insert = NULL;
    sqlite3_exec(db, "CREATE TABLE many(body TEXT); BEGIN", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO many VALUES (?)", -1, &insert, NULL);
    uint32_t random = 1;
    for (int i = 0; i < ARTICLES; i++) {
        size_t size = i % 10 ? 0 : strlen(body);
        for (int word = size ? WORDS - 1 : 0; word < WORDS; word++) {
            random = random * 1664525 + 1013904223;
            size += (size_t)snprintf(body + size, sizeof body - size, "w%u ", (random >> 8) % VOCABULARY);
        }
        sqlite3_bind_text(insert, 1, body, (int)size, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
}

static double seconds_until_obeyed(sqlite3 *db, const char *sql, double delay, bool *interrupted) {
    struct interruption interruption = {.db = db, .delay = delay};
    pthread_t thread;
    if (pthread_create(&thread, NULL, interrupt_later, &interruption)) bail_out("thread", "cannot start");
    struct run run = run_statement(db, sql);
    double ended = now();
    pthread_join(thread, NULL);
    *interrupted = run.code == SQLITE_INTERRUPT;
    free(run.rows);
    return *interrupted ? ended - interruption.at : 0;
}

static void measure_interrupt(sqlite3 *db, const char *sql) {
    double started = now();
    struct run whole = run_statement(db, sql);
    double seconds = now() - started, worst = 0;
    free(whole.rows);
    int obeyed = 0;
    for (int i = 1; i < 20; i++) {
        bool interrupted;
        double took = seconds_until_obeyed(db, sql, seconds * i / 20, &interrupted);
        obeyed += interrupted;
        worst = took > worst ? took : worst;
    }
    printf("# report %s: %.2f s; %d of 19 interrupts came in time, the slowest was obeyed after %.4f s%s\n",
           sql, seconds, obeyed, worst, worst > GOAL_SECONDS ? ", over the goal of 0.1 s" : "");
    point(sql, " (interrupted from a thread)",
          worst > FAIL_SECONDS ? "obeyed too late"
          : obeyed             ? ""
                               : "never obeyed");
}

static void measure_interrupts(void) {
    sqlite3 *db = open_tables();
    write_articles(db);
    measure_interrupt(db, "SELECT count(*) FROM near_duplicates('many', 'body')");
    sqlite3_exec(db, "CREATE TABLE some AS SELECT * FROM many LIMIT 1000", NULL, NULL, NULL);
    measure_interrupt(db, "SELECT count(*) FROM same_events('some', 'body')");
    measure_interrupt(db, "SELECT count(*) FROM event_clusters('some', 'body')");
    sqlite3_exec(db, "CREATE TABLE chain AS SELECT rowid AS a, rowid + 1 AS b FROM many", NULL, NULL, NULL);
    measure_interrupt(db, "SELECT count(*) FROM clusters('chain')");
    sqlite3_close(db);
}

static void make_databases(void) {
    execute(tables = open_loaded(), SETUP);
    execute(indexes = copy_into(open_loaded(), tables), INDEX_SETUP);
    execute(fuller = copy_into(open_loaded(), indexes), FULL_SETUP);
}

int main(int argc, char **argv) {
    read_arguments(argc, argv);
    heap_install();
    make_databases();
    check_names();
    sweep_load(false);
    sweep_load(true);
    for (size_t i = 0; i < STATEMENT_COUNT; i++) sweep_statement(&STATEMENTS[i]);
    for (size_t i = 0; i < MISTAKE_COUNT; i++) sweep_mistake(&MISTAKES[i]);
    sweep_changes();
    measure_interrupts();
    sqlite3_close(tables);
    sqlite3_close(indexes);
    sqlite3_close(fuller);
    printf("1..%d\n", points);
    return failures > 0;
}
