/*
 * index_storage.c - a disk that fails at any moment below a minhash_index, in both journal modes
 *
 *     build/torture/index_storage LIBRARY SECONDS [SEED]
 *
 * A virtual file system hands all calls on, but for one that is drawn: the n-th read, write (half of it is
 * written), sync, truncate, open, lock, delete, question for the size, or mapping of shared memory fails, once
 * or from then on. Above it a script of statements runs to its end whatever fails; then the disk is sound
 * again, and what is open is committed. What stands in all tables then, what integrity-check says and which of
 * a dozen texts are found must be what the statements that succeeded give on a sound disk, now and after the
 * database is opened again: one that failed has changed nothing, or has ended the transaction and taken it
 * back. Only of one that failed while it committed this is not known: the script ends there, and it has changed
 * all or nothing. Ends with 1 when that was not so.
 */
#define _XOPEN_SOURCE 700
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- the disk ---- */

enum fault { READ, WRITE, FULL, SYNC, TRUNCATE, OPEN, LOCK, DELETE, SIZE, MAP, FAULTS };
static const char *const FAULT_NAMES[FAULTS] = {"read", "write", "full",   "sync", "truncate",
                                                "open", "lock",  "delete", "size", "map"};

static struct {
    enum fault kind;
    long countdown; /* calls until one fails; 0: none does */
    bool for_good, failed;
    long calls[FAULTS]; /* made so far */
} disk;

static bool fails(enum fault kind) {
    disk.calls[kind]++;
    if (kind != disk.kind) return false;
    if (disk.failed && disk.for_good) return true;
    if (disk.countdown == 0 || --disk.countdown > 0) return false;
    return disk.failed = true;
}

struct file {
    sqlite3_file base;
    sqlite3_file *real; /* in the bytes behind this struct */
};

static sqlite3_vfs *system_vfs;

static sqlite3_file *real_of(sqlite3_file *file) {
    return ((struct file *)(void *)file)->real;
}

#define REAL(file, method, ...) real_of(file)->pMethods->method(real_of(file), __VA_ARGS__)

static int file_close(sqlite3_file *file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}
static int file_read(sqlite3_file *file, void *out, int size, sqlite3_int64 at) {
    return fails(READ) ? SQLITE_IOERR_READ : REAL(file, xRead, out, size, at);
}
static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    if (fails(FULL)) return SQLITE_FULL;
    if (!fails(WRITE)) return REAL(file, xWrite, bytes, size, at);
    REAL(file, xWrite, bytes, size / 2, at);
    return SQLITE_IOERR_WRITE;
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return fails(TRUNCATE) ? SQLITE_IOERR_TRUNCATE : REAL(file, xTruncate, size);
}
/* Nothing is written through to the real disk, which does not fail. */
static int file_sync(sqlite3_file *file, int flags) {
    (void)file, (void)flags;
    return fails(SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return fails(SIZE) ? SQLITE_IOERR_FSTAT : REAL(file, xFileSize, size);
}
static int file_lock(sqlite3_file *file, int level) {
    return fails(LOCK) ? SQLITE_BUSY : REAL(file, xLock, level);
}
static int file_unlock(sqlite3_file *file, int level) {
    return REAL(file, xUnlock, level);
}
static int file_reserved(sqlite3_file *file, int *reserved) {
    return REAL(file, xCheckReservedLock, reserved);
}
static int file_control(sqlite3_file *file, int what, void *argument) {
    return REAL(file, xFileControl, what, argument);
}
static int file_sector(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
static int file_device(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **map) {
    return fails(MAP) ? SQLITE_IOERR_SHMMAP : REAL(file, xShmMap, page, size, extend, map);
}
static int file_map_lock(sqlite3_file *file, int first, int count, int flags) {
    return flags & SQLITE_SHM_LOCK && fails(LOCK) ? SQLITE_BUSY : REAL(file, xShmLock, first, count, flags);
}
static void file_barrier(sqlite3_file *file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}
static int file_unmap(sqlite3_file *file, int delete) {
    return REAL(file, xShmUnmap, delete);
}

static const sqlite3_io_methods METHODS = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_map,
    .xShmLock = file_map_lock,
    .xShmBarrier = file_barrier,
    .xShmUnmap = file_unmap,
};

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    struct file *opened = (struct file *)(void *)file;
    *opened = (struct file){.real = (sqlite3_file *)(void *)(opened + 1)};
    int code = fails(OPEN) ? SQLITE_CANTOPEN : system_vfs->xOpen(system_vfs, name, opened->real, flags, out);
    if (code == SQLITE_OK) opened->base.pMethods = &METHODS;
    return code;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs, (void)sync;
    return fails(DELETE) ? SQLITE_IOERR_DELETE : system_vfs->xDelete(system_vfs, name, 0);
}

static void disk_install(void) {
    static sqlite3_vfs vfs;
    system_vfs = sqlite3_vfs_find(NULL);
    vfs = *system_vfs;
    vfs.zName = "disk";
    vfs.szOsFile += (int)sizeof(struct file);
    vfs.xOpen = disk_open;
    vfs.xDelete = disk_delete;
    vfs.pNext = NULL;
    sqlite3_vfs_register(&vfs, 1);
}

/* ---- the scripts ---- */

#define STORY(n)                                                                                             \
    "printf('a%d b%d c%d d%d e%d f%d g%d h%d i%d', " n " % 7, " n " % 11, " n " % 13, " n " % 17, " n        \
    " % 19, " n " % 23, " n " % 29, " n " * 5 % 31, " n " % 37)"

#define PAGES "PRAGMA page_size = 1024"
static const char SETUP[] =
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, body);"
    "CREATE VIRTUAL TABLE x USING minhash_index(content=articles, column=body, size=16);"
    "CREATE TRIGGER i AFTER INSERT ON articles BEGIN INSERT INTO x(rowid, text) VALUES (new.id, new.body); "
    "END;"
    "CREATE TRIGGER d AFTER DELETE ON articles BEGIN DELETE FROM x WHERE rowid = old.id; END;"
    "CREATE TRIGGER u AFTER UPDATE ON articles BEGIN"
    " UPDATE x SET rowid = new.id, text = new.body WHERE rowid = old.id; END;"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
    " INSERT INTO articles SELECT i, " STORY("i") " FROM n;";

enum { STATEMENTS_MAX = 7 };
static const char *const SCRIPTS[][STATEMENTS_MAX] = {
    {"WITH RECURSIVE n(i) AS (SELECT 3001 UNION ALL SELECT i + 1 FROM n WHERE i < 3090)"
     " INSERT INTO articles SELECT i, " STORY("i") " FROM n"},
    {"BEGIN", "INSERT INTO articles VALUES (4001, 'k l m n o')", "DELETE FROM articles WHERE id IN (5, 600)",
     "UPDATE articles SET body = 'p q r s t' WHERE id = 7", "COMMIT"},
    {"INSERT INTO x(x) VALUES ('optimize')"},
    {"INSERT INTO x(x) VALUES ('rebuild')"},
    {"BEGIN", "INSERT INTO articles VALUES (4001, 'k l m n o')", "INSERT INTO x(x) VALUES ('optimize')",
     "INSERT INTO x(x) VALUES ('rebuild')", "INSERT INTO articles VALUES (4002, 'k l m n o')", "COMMIT"},
    {"DELETE FROM articles WHERE id % 3 = 0"},
    {"SAVEPOINT a", "UPDATE articles SET body = body || ' z' WHERE id < 150", "ROLLBACK TO a",
     "UPDATE articles SET id = id + 10000 WHERE id < 50", "INSERT INTO x(x) VALUES ('rebuild')", "RELEASE a"},
    {"SELECT sum(rowid) FROM x((SELECT body FROM articles WHERE id = 77))",
     "INSERT INTO x(x) VALUES ('integrity-check')",
     "SELECT count(*) FROM near_duplicates('articles', 'body', .9)"},
    {"BEGIN", "DROP TABLE x",
     "CREATE VIRTUAL TABLE x USING minhash_index(content=articles, column=body, size=8)",
     "INSERT INTO x(x) VALUES ('rebuild')", "COMMIT"},
    {"BEGIN", "ALTER TABLE x RENAME TO y", "INSERT INTO y(y) VALUES ('optimize')",
     "ALTER TABLE y RENAME TO x", "COMMIT"},
};
enum { SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS };

/* ---- databases ---- */

static const char *library, *mode;
static char directory[] = "/tmp/index_storage_XXXXXX", path[60]; /* of the database */
static sqlite3 *template;                                        /* in memory; every run begins with a copy */

static void require(bool holds, sqlite3 *db) {
    if (holds) return;
    printf("cannot begin: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static sqlite3 *open_database(const char *name) {
    sqlite3 *db = NULL;
    char pragmas[100];
    require(!sqlite3_open(name, &db), db);
    sqlite3_enable_load_extension(db, 1);
    require(!sqlite3_load_extension(db, library, NULL, NULL), db);
    snprintf(pragmas, sizeof pragmas, PAGES "; PRAGMA cache_size = 12; PRAGMA journal_mode = %s", mode);
    sqlite3_exec(db, pragmas, NULL, NULL, NULL);
    return db;
}

static void forget(void) {
    static const char *const SUFFIXES[] = {"", "-journal", "-wal", "-shm"};
    for (int i = 0; i < 4; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, SUFFIXES[i]);
        remove(name);
    }
}

static void copy(sqlite3 *to, sqlite3 *from) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    require(backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE, to);
    sqlite3_backup_finish(backup);
}

/* With pages of the file's size, which a backup does not change. */
static void make_template(void) {
    sqlite3 *db = open_database(path);
    require(!sqlite3_exec(db, SETUP, NULL, NULL, NULL), db);
    require(!sqlite3_open(":memory:", &template), template);
    sqlite3_exec(template, PAGES, NULL, NULL, NULL);
    copy(template, db);
    sqlite3_close(db);
}

/* ---- what stands in a database ---- */

enum { SAID_MAX = 200 };
struct state {
    uint64_t tables, found;
    char check[SAID_MAX], file[SAID_MAX]; /* what integrity-check and PRAGMA integrity_check say */
};

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3u;
    return hash;
}

/* All rows that a statement gives, and how it ends. */
static uint64_t hash_rows(sqlite3 *db, const char *sql) {
    uint64_t hash = 0xcbf29ce484222325u;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    while (!code && sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            int type = sqlite3_column_type(statement, i);
            const void *bytes = sqlite3_column_blob(statement, i);
            hash = hash_bytes(hash, &type, sizeof type);
            hash = hash_bytes(hash, bytes, (size_t)sqlite3_column_bytes(statement, i));
        }
    int ended = sqlite3_finalize(statement);
    return code || ended ? hash_bytes(hash, sqlite3_errmsg(db), strlen(sqlite3_errmsg(db))) : hash;
}

/* The definitions, and the rows of all tables that are not virtual. */
static uint64_t hash_tables(sqlite3 *db) {
    uint64_t hash = hash_rows(db, "SELECT name, sql FROM sqlite_schema ORDER BY name");
    sqlite3_stmt *tables = NULL;
    sqlite3_prepare_v2(db,
                       "SELECT printf('SELECT * FROM \"%w\"', name) FROM sqlite_schema"
                       " WHERE type = 'table' AND rootpage ORDER BY name",
                       -1, &tables, NULL);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        uint64_t rows = hash_rows(db, (const char *)sqlite3_column_text(tables, 0));
        hash = hash_bytes(hash, &rows, sizeof rows);
    }
    sqlite3_finalize(tables);
    return hash;
}

static int keep_first(void *kept, int count, char **values, char **names) {
    (void)count, (void)names;
    snprintf(kept, SAID_MAX, "%s", values[0] ? values[0] : "NULL");
    return 0;
}

/* A statement for the index, which may be called x or y, or not be there. */
static char *about_index(sqlite3 *db, const char *format) {
    char name[SAID_MAX] = "x";
    sqlite3_exec(db, "SELECT name FROM sqlite_schema WHERE sql LIKE '%USING minhash_index%'", keep_first,
                 name, NULL);
    return sqlite3_mprintf(format, name, name);
}

static struct state look(sqlite3 *db) {
    struct state state = {.tables = hash_tables(db)};
    char *check = about_index(db, "INSERT INTO %s(%s) VALUES ('integrity-check')");
    char *find = about_index(db, "SELECT a.id, x.rowid, similarity FROM (SELECT * FROM articles"
                                 " ORDER BY id %% 89, id LIMIT 12) AS a, %s(a.body) AS x ORDER BY 1, 2");
    sqlite3_exec(db, check, NULL, NULL, NULL);
    snprintf(state.check, SAID_MAX, "%s", sqlite3_errmsg(db));
    sqlite3_exec(db, "PRAGMA integrity_check", keep_first, state.file, NULL);
    state.found = hash_rows(db, find);
    sqlite3_free(check);
    sqlite3_free(find);
    return state;
}

/* ---- which statements count ---- */

/* Statements of a script, a bit each. */
struct effect {
    unsigned done, or_done; /* those that count: these or those, when a commit failed */
    char said[STATEMENTS_MAX][SAID_MAX];
};

/* What the statements give on a sound disk. */
static const struct state *after(int script, unsigned done) {
    static struct {
        bool known;
        struct state state;
    } kept[SCRIPT_COUNT][1 << STATEMENTS_MAX], *this;
    this = &kept[script][done];
    if (this->known) return &this->state;
    sqlite3 *db = open_database(":memory:");
    copy(db, template);
    for (int i = 0; i < STATEMENTS_MAX; i++)
        if (done >> i & 1) sqlite3_exec(db, SCRIPTS[script][i], NULL, NULL, NULL);
    if (!sqlite3_get_autocommit(db)) sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    this->known = true;
    this->state = look(db);
    sqlite3_close(db);
    return &this->state;
}

/* Runs a script, whose last statement commits. */
static struct effect perform(sqlite3 *db, int script) {
    struct effect effect = {0};
    unsigned before = 0; /* what counted when the transaction began */
    for (int i = 0; i < STATEMENTS_MAX && SCRIPTS[script][i] && !effect.or_done; i++) {
        bool alone = sqlite3_get_autocommit(db), last = i + 1 == STATEMENTS_MAX || !SCRIPTS[script][i + 1];
        if (alone) before = effect.done;
        bool failed = sqlite3_exec(db, SCRIPTS[script][i], NULL, NULL, NULL) != SQLITE_OK;
        snprintf(effect.said[i], SAID_MAX, "%s", sqlite3_errmsg(db));
        bool ended = sqlite3_get_autocommit(db);
        if (failed && (last || (ended && alone))) effect.or_done = effect.done | 1u << i;
        if (failed && (last || ended)) effect.done = before;
        if (!failed) effect.done |= 1u << i;
    }
    return effect;
}

/* ---- one run ---- */

static long runs, struck, wrong;

static bool same(const struct state *a, const struct state *b) {
    return a->tables == b->tables && a->found == b->found && !strcmp(a->check, b->check);
}

static void judge(sqlite3 *db, int script, const struct effect *effect, const char *when) {
    struct state state = look(db);
    const struct state *without = after(script, effect->done);
    const struct state *with = effect->or_done ? after(script, effect->or_done) : without;
    if (!strcmp(state.file, "ok") && (same(&state, without) || same(&state, with))) return;
    wrong++;
    printf("%s, %s fails%s; %s:\n", mode, FAULT_NAMES[disk.kind], disk.for_good ? " for good" : "", when);
    for (int i = 0; i < STATEMENTS_MAX && SCRIPTS[script][i]; i++)
        printf("  %.60s: %s\n", SCRIPTS[script][i], effect->said[i]);
    printf("  file: %s; tables: %s; found: %s; integrity-check: %s, where right is: %s\n", state.file,
           state.tables == without->tables ? "right" : "wrong",
           state.found == without->found ? "right" : "wrong", state.check, without->check);
}

/* A script on a disk that fails at the `countdown`th call of its kind; 0: never. */
static struct effect strike(int script, long countdown, sqlite3 **db) {
    forget();
    *db = open_database(path);
    copy(*db, template);
    sqlite3_close(*db);
    *db = open_database(path);
    memset(disk.calls, 0, sizeof disk.calls);
    disk.countdown = countdown;
    struct effect effect = perform(*db, script);
    struck += disk.failed;
    disk.countdown = 0;
    disk.failed = false;
    return effect;
}

static void run(int script, long countdown) {
    sqlite3 *db;
    struct effect effect = strike(script, countdown, &db);
    runs++;
    if (!sqlite3_get_autocommit(db)) sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    judge(db, script, &effect, "on the same connection");
    sqlite3_close(db);
    db = open_database(path);
    judge(db, script, &effect, "opened again");
    sqlite3_close(db);
}

/* How many calls of a kind a script makes on a sound disk. */
static long count_calls(int script, enum fault kind) {
    static long counts[2][SCRIPT_COUNT][FAULTS];
    long *these = counts[mode[0] == 'w'][script];
    if (these[READ]) return these[kind];
    sqlite3 *db;
    strike(script, 0, &db);
    memcpy(these, disk.calls, sizeof disk.calls);
    sqlite3_close(db);
    return these[kind];
}

/* The first calls of a script more often than the others: there are few of some kinds. */
enum { FIRST_CALLS = 10 };

static void draw(void) {
    int script = (int)(random() % SCRIPT_COUNT);
    mode = random() % 2 ? "delete" : "wal";
    disk.kind = (enum fault)(random() % FAULTS);
    disk.for_good = random() % 2;
    long calls = count_calls(script, disk.kind);
    if (random() % 2 && calls > FIRST_CALLS) calls = FIRST_CALLS;
    if (calls) run(script, 1 + random() % calls);
}

int main(int argc, char **argv) {
    if (argc < 3 || !mkdtemp(directory)) return 1;
    long seed = argc > 3 ? atol(argv[3]) : (long)time(NULL);
    time_t end = time(NULL) + atol(argv[2]);
    library = argv[1];
    mode = "delete";
    snprintf(path, sizeof path, "%s/work.db", directory);
    srandom((unsigned)seed);
    disk_install();
    make_template();
    while (time(NULL) < end && !wrong) draw();
    sqlite3_close(template);
    forget();
    rmdir(directory);
    printf("seed %ld: %ld runs, the disk failed in %ld, %ld were wrong\n", seed, runs, struck, wrong);
    return wrong > 0;
}
