/*
 * refused.c - what happens when a statement on the tables behind an index is refused, at every possible moment
 *
 *     build/refused build/newsprint.so [STRIDE]
 *
 * Memory or room on the disk that runs out, a read or write that fails and an interrupt make SQLite take back a
 * whole transaction. Other failures do not: what a statement has written by then stays, unless SQLite opened a
 * journal for it, and COMMIT keeps it. So each change below is run with the first, second, third ... row that it
 * writes refused by a trigger, with SQLITE_ERROR, SQLITE_LOCKED, SQLITE_CONSTRAINT, SQLITE_CANTOPEN and
 * SQLITE_FULL, and with each question to an authorizer answered by no, or by nonsense; in a transaction, in a
 * savepoint, in neither. Then all is committed, and the rows, what MATCH finds and what integrity-check says
 * must be what they were before a statement that failed, and what they are after one that did not; and only
 * SQLITE_FULL has ended the transaction.
 *
 * With a STRIDE only the first moment and every STRIDE-th behind it are tried. Output: TAP.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* `full` is one article short of a segment, which is merged with three others; `x` has fallen behind its
 * content, which `seen` reads through a function that can be refused as well. */
static const char SETUP[] =
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);"
    "INSERT INTO articles VALUES (1, 'a crane fell on the pier'), (2, 'a crane fell on the old pier'),"
    " (3, 'voters chose a council'), (4, NULL), (5, ''), (6, 'ice shut the harbour for a day');"
    "CREATE VIEW passed AS SELECT id, pass(body) AS body FROM articles;"
    "CREATE VIRTUAL TABLE x USING minhash_index(content=articles, column=body);"
    "CREATE VIRTUAL TABLE seen USING minhash_index(content=passed, column=body, key=id);"
    "INSERT INTO x(x) VALUES ('rebuild'); INSERT INTO seen(seen) VALUES ('rebuild');"
    "UPDATE articles SET body = 'a crane fell' WHERE id = 1; DELETE FROM articles WHERE id = 6;"
    "INSERT INTO articles VALUES (7, 'a crane fell on the pier');"
    "CREATE VIRTUAL TABLE y USING minhash_index(size=16);"
    "INSERT INTO y(rowid, text) VALUES (1, 'a crane fell on the pier'), (2, 'voters chose a council'), (9, "
    "'');"
    "INSERT INTO y(y) VALUES ('optimize');"
    "INSERT INTO y(rowid, text) VALUES (3, 'a crane fell on the pier'), (4, 'ice shut the harbour');"
    "CREATE VIRTUAL TABLE full USING minhash_index(size=16);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2047)"
    " INSERT INTO full(rowid, text) SELECT i, 'a crane fell on pier ' || (i % 700) FROM n;";

static const struct change {
    const char *index, *sql;
} CHANGES[] = {
    {"y", "INSERT INTO y(text) VALUES ('a crane fell on the pier')"},
    {"y", "INSERT INTO y(rowid, text) VALUES (7, 'a crane fell on the pier')"},
    {"y", "INSERT OR REPLACE INTO y(rowid, text) VALUES (2, 'a crane fell on the pier')"},
    {"y", "INSERT OR REPLACE INTO y(rowid, text) VALUES (3, '')"},
    {"y", "INSERT INTO y(rowid, text) SELECT id + 20, body FROM articles"},
    {"y", "UPDATE y SET text = 'a crane fell on the pier' WHERE rowid = 2"},
    {"y", "UPDATE y SET text = NULL WHERE rowid = 1"},
    {"y", "UPDATE y SET rowid = 12 WHERE rowid = 1"},
    {"y", "UPDATE y SET rowid = NULL WHERE rowid = 3"},
    {"y", "UPDATE OR REPLACE y SET rowid = 4, text = 'voters chose' WHERE rowid = 1"},
    {"y", "UPDATE y SET rowid = rowid + 100"},
    {"y", "DELETE FROM y WHERE rowid = 1"},
    {"y", "DELETE FROM y WHERE rowid = 3"},
    {"y", "DELETE FROM y"},
    {"y", "INSERT INTO y(y) VALUES ('optimize')"},
    {"y", "INSERT INTO y(y) VALUES ('delete-all')"},
    {"y", "INSERT INTO y(y) VALUES ('integrity-check')"},
    {"x", "INSERT INTO x(x) VALUES ('rebuild')"},
    {"seen", "INSERT INTO seen(seen) VALUES ('rebuild')"},
    {"full", "INSERT INTO full(text) VALUES ('a crane fell on the pier')"},
    {"full", "UPDATE full SET text = 'a crane fell on the pier' WHERE rowid = 5"},
    {"full", "UPDATE full SET rowid = 5000 WHERE rowid = 5"},
    {"full", "DELETE FROM full WHERE rowid = 5"},
    {"y", "CREATE VIRTUAL TABLE fresh USING minhash_index(content=articles, column=body)"},
    {"y", "ALTER TABLE y RENAME TO renamed"},
    {"y", "DROP TABLE full"},
};

/* ---- what refuses ---- */

enum fault { ROW_ERROR, ROW_LOCKED, ROW_CONSTRAINT, ROW_CANTOPEN, ROW_FULL, DENIED, NONSENSE, FAULTS };
static const char *const FAULT_NAMES[] = {"error", "locked", "constraint", "cannot open",
                                          "full",  "denied", "nonsense"};

static struct {
    enum fault kind;
    sqlite3_int64 countdown; /* moments until one is refused; 0: never */
    bool refused;
} fault;

/* Whether this moment is the one. */
static bool strikes(bool row) {
    if ((fault.kind <= ROW_FULL) != row || fault.countdown == 0 || --fault.countdown > 0) return false;
    return fault.refused = true;
}

/* refuse(), in a trigger, and pass(text), which gives the text. */
static void refuse(sqlite3_context *context, int argc, sqlite3_value **argv) {
    static const int CODES[] = {SQLITE_ERROR, SQLITE_LOCKED, SQLITE_CONSTRAINT, SQLITE_CANTOPEN, SQLITE_FULL};
    if (strikes(true)) {
        sqlite3_result_error(context, "refused", -1);
        sqlite3_result_error_code(context, CODES[fault.kind]);
    } else if (argc) {
        sqlite3_result_value(context, argv[0]);
    }
}

static int authorize(void *context, int action, const char *a, const char *b, const char *c, const char *d) {
    (void)context, (void)action, (void)a, (void)b, (void)c, (void)d;
    return !strikes(false) ? SQLITE_OK : fault.kind == DENIED ? SQLITE_DENY : 77;
}

/* ---- databases ---- */

static sqlite3 *template;

static sqlite3 *open_watched(void) {
    sqlite3 *db = open_loaded();
    sqlite3_create_function(db, "refuse", 0, SQLITE_UTF8, NULL, refuse, NULL, NULL);
    sqlite3_create_function(db, "pass", 1, SQLITE_UTF8, NULL, refuse, NULL, NULL);
    return db;
}

static sqlite3 *open_copy(void) {
    return copy_into(open_watched(), template);
}

/* Triggers that may refuse each row behind an index. */
static void watch(sqlite3 *db, const char *index) {
    static const char *const TABLES[] = {"config",   "signatures", "pending",
                                         "segments", "members",    "postings"};
    static const char *const ACTIONS[] = {"INSERT", "UPDATE", "DELETE"};
    for (size_t i = 0; i < 18; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "CREATE TEMP TRIGGER refuse_%zu AFTER %s ON main.%s_%s BEGIN SELECT refuse(); END", i,
                 ACTIONS[i % 3], index, TABLES[i / 3]);
        execute(db, sql);
    }
}

/* ---- states ---- */

enum { LOOKS = 4 };
struct state {
    struct run looks[LOOKS];
};

static struct state look(sqlite3 *db, const char *index) {
    static const char *const TEMPLATES[LOOKS] = {
        "SELECT name, sql FROM sqlite_schema ORDER BY name",
        "SELECT rowid, signature FROM %s",
        ("SELECT rowid, similarity FROM %s WHERE %s MATCH 'a crane fell on the pier' UNION ALL "
         "SELECT rowid, similarity FROM %s WHERE %s MATCH 'voters chose a council'"),
        "INSERT INTO %s(%s) VALUES ('integrity-check')",
    };
    struct state state;
    for (int i = 0; i < LOOKS; i++) {
        char sql[300];
        snprintf(sql, sizeof sql, TEMPLATES[i], index, index, index, index);
        state.looks[i] = run_statement(db, sql);
    }
    return state;
}

static void state_release(struct state *state) {
    for (int i = 0; i < LOOKS; i++) free(state->looks[i].rows);
}

/* Nothing, or how two states differ. */
static const char *compare(const struct state *found, const struct state *right) {
    static const char *const WHAT[LOOKS] = {"the schema", "the rows", "what MATCH finds", "integrity-check"};
    static char problem[300];
    for (int i = 0; i < LOOKS; i++) {
        if (same_rows(&found->looks[i], &right->looks[i])) continue;
        snprintf(problem, sizeof problem, "%s: %zu rows, %zu would be right; %s", WHAT[i],
                 found->looks[i].count, right->looks[i].count, found->looks[i].message);
        return problem;
    }
    return "";
}

/* ---- sweeps ---- */

static const struct frame {
    const char *name, *begin, *end;
} FRAMES[] = {
    {"transaction", "BEGIN", "COMMIT"}, {"savepoint", "SAVEPOINT s", "RELEASE s"}, {"alone", "", ""}};
enum { FRAME_COUNT = sizeof FRAMES / sizeof *FRAMES };

/* The change with the n-th moment refused, and what is wrong then. */
static const char *try_change(const struct change *change, const struct frame *frame, sqlite3_int64 n,
                              const struct state states[2]) {
    static char problem[600];
    sqlite3 *db = open_copy();
    sqlite3_stmt *statement = NULL;
    sqlite3_set_authorizer(db, authorize, NULL);
    if (fault.kind <= ROW_FULL) watch(db, change->index);
    execute(db, frame->begin);
    if (sqlite3_prepare_v2(db, change->sql, -1, &statement, NULL)) bail_out(change->sql, sqlite3_errmsg(db));
    fault.countdown = n;
    fault.refused = false;
    sqlite3_step(statement);
    int code = sqlite3_finalize(statement);
    fault.countdown = 0;
    snprintf(problem, sizeof problem, "%s", code ? sqlite3_errmsg(db) : "");
    bool gone = frame->begin[0] && sqlite3_get_autocommit(db);
    if (!gone) execute(db, frame->end);
    struct state found = look(db, change->index);
    const char *wrong = gone && fault.kind != ROW_FULL ? "the transaction is gone"
                                                       : compare(&found, &states[code == SQLITE_OK]);
    size_t said = strlen(problem);
    snprintf(problem + said, sizeof problem - said, " -> %s", wrong);
    state_release(&found);
    if (sqlite3_close(db) != SQLITE_OK && !*wrong) return "a statement is still open";
    return *wrong ? problem : "";
}

static void sweep(const struct change *change, const struct frame *frame, const struct state states[2]) {
    char kind[60];
    const char *problem = "";
    sqlite3_int64 n = 0, before = sqlite3_memory_used();
    for (fault.refused = true; fault.refused && !*problem;) {
        n = n == 0 ? 1 : n < 40 ? n + stride : n + n / 8 + stride;
        problem = try_change(change, frame, n, states);
        if (!*problem && sqlite3_memory_used() != before) problem = "memory leaks";
    }
    snprintf(kind, sizeof kind, "%s, %s", FAULT_NAMES[fault.kind], frame->name);
    report_sweep(change->sql, kind, n, problem);
}

static void sweep_change(const struct change *change) {
    sqlite3 *db = open_copy();
    struct state states[2] = {look(db, change->index), {{{0}}}};
    struct run run = run_statement(db, change->sql);
    states[1] = look(db, change->index);
    point(change->sql, " (undisturbed)", run.message);
    free(run.rows);
    sqlite3_close(db);
    for (size_t i = 0; i < FRAME_COUNT; i++)
        for (fault.kind = 0; fault.kind < FAULTS; fault.kind++) sweep(change, &FRAMES[i], states);
    state_release(&states[0]);
    state_release(&states[1]);
}

int main(int argc, char **argv) {
    read_arguments(argc, argv);
    template = open_watched();
    execute(template, SETUP);
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) sweep_change(&CHANGES[i]);
    sqlite3_close(template);
    printf("1..%d\n", points);
    return failures > 0;
}
