/*
 * index_storage.c - a disk that fails at any moment below a minhash_index, in both journal modes
 *
 *     build/torture/index_storage LIBRARY SECONDS [SEED]
 *
 * A virtual file system hands all calls on, but for one that is drawn: the n-th read, write (half of it is
 * written), sync, truncate, open, lock, delete, question for the size, or mapping of shared memory fails, once
 * or from then on. Below it a script of transactions runs to its end whatever fails; then the disk is sound
 * again, and what is open is committed. Now and after the database is opened again, integrity-check and PRAGMA
 * integrity_check must be content, and each of a dozen texts must be found under its number. Ends with 1 when
 * that was not so.
 */
#define _XOPEN_SOURCE 700
#include <sqlite3.h>
#include <stdbool.h>
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
} disk;

static bool fails(enum fault kind) {
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
static int file_sync(sqlite3_file *file, int flags) {
    return fails(SYNC) ? SQLITE_IOERR_FSYNC : REAL(file, xSync, flags);
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
    (void)vfs;
    return fails(DELETE) ? SQLITE_IOERR_DELETE : system_vfs->xDelete(system_vfs, name, sync);
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
    sqlite3_vfs_register(&vfs, 0);
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

/* ---- one run ---- */

static const char *library, *mode;
static char directory[] = "/tmp/index_storage_XXXXXX", path[60]; /* of the database */
static long runs, struck, wrong;

static sqlite3 *open_database(const char *vfs) {
    sqlite3 *db = NULL;
    char *message = NULL, pragmas[100];
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    sqlite3_enable_load_extension(db, 1);
    if (code != SQLITE_OK || sqlite3_load_extension(db, library, NULL, &message) != SQLITE_OK) {
        printf("cannot begin: %s\n", message ? message : sqlite3_errmsg(db));
        exit(1);
    }
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
    int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
    sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE) return;
    printf("cannot copy: %s\n", sqlite3_errmsg(to));
    exit(1);
}

static int keep_first(void *kept, int count, char **values, char **names) {
    (void)count, (void)names;
    snprintf(kept, 200, "%s", values[0] ? values[0] : "NULL");
    return 0;
}

static void expect(sqlite3 *db, int script, const char *sql, const char *right) {
    char found[200] = "", *message = NULL;
    sqlite3_exec(db, sql, keep_first, found, &message);
    if (message || strcmp(found, right) != 0) {
        printf("%s, \"%s\" ..., %s fails%s, %s: %s\n", mode, SCRIPTS[script][0], FAULT_NAMES[disk.kind],
               disk.for_good ? " for good" : "", sql, message ? message : found);
        wrong++;
    }
    sqlite3_free(message);
}

static void check(sqlite3 *db, int script) {
    expect(db, script, "INSERT INTO x(x) VALUES ('integrity-check')", "");
    expect(db, script, "PRAGMA integrity_check", "ok");
    expect(db, script,
           "SELECT count(*) FROM (SELECT * FROM articles ORDER BY id % 89, id LIMIT 12) AS a"
           " WHERE a.id NOT IN (SELECT rowid FROM x(a.body))",
           "0");
}

/* The template is a database in memory; a copy of it is what the script works on. */
static void run(sqlite3 *template, int script) {
    forget();
    sqlite3 *db = open_database(NULL);
    copy(db, template);
    sqlite3_close(db);
    long countdown = disk.countdown;
    disk.countdown = 0;
    db = open_database("disk");
    disk.countdown = countdown;
    for (int i = 0; i < STATEMENTS_MAX && SCRIPTS[script][i]; i++)
        sqlite3_exec(db, SCRIPTS[script][i], NULL, NULL, NULL);
    runs++;
    struck += disk.failed;
    disk.countdown = 0;
    disk.failed = false;
    if (!sqlite3_get_autocommit(db) && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    check(db, script);
    sqlite3_close(db);
    db = open_database(NULL);
    check(db, script);
    sqlite3_close(db);
}

/* In memory, with pages of the file's size, which a backup does not change. */
static sqlite3 *make_template(void) {
    sqlite3 *memory = NULL, *db = open_database(NULL);
    char *message = NULL;
    sqlite3_open(":memory:", &memory);
    sqlite3_exec(memory, PAGES, NULL, NULL, NULL);
    if (sqlite3_exec(db, SETUP, NULL, NULL, &message) != SQLITE_OK) {
        printf("cannot set up: %s\n", message);
        exit(1);
    }
    copy(memory, db);
    sqlite3_close(db);
    return memory;
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
    sqlite3 *template = make_template();
    while (time(NULL) < end && !wrong) {
        mode = random() % 2 ? "delete" : "wal";
        disk.kind = (enum fault)(random() % FAULTS);
        disk.for_good = random() % 2;
        disk.countdown = 1 + random() % (1L << random() % 13);
        run(template, (int)(random() % SCRIPT_COUNT));
    }
    sqlite3_close(template);
    forget();
    rmdir(directory);
    printf("seed %ld: %ld runs, the disk failed in %ld, %ld were wrong\n", seed, runs, struck, wrong);
    return wrong > 0;
}
