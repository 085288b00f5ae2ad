/*
 * store.c - the tables behind a minhash_index: statements, configuration, rows
 */
#include "index/store.h"
#include "base/hash.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

enum { INDEX_FORMAT = 2, SEALED_SINCE = 2, SEAL_BYTES = 4 };

static const char PREFIX[] = "minhash_index: ";

static const char *const TABLES[] = {"config", "signatures", "pending", "segments", "members", "postings"};
enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

static const char CREATE[] = "CREATE TABLE @config@(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
                             "CREATE TABLE @signatures@(id INTEGER PRIMARY KEY, signature BLOB);"
                             "CREATE TABLE @pending@(id INTEGER PRIMARY KEY, stale INTEGER NOT NULL);"
                             "CREATE TABLE @segments@(id INTEGER PRIMARY KEY, level INTEGER NOT NULL, "
                             "members INTEGER NOT NULL, blocks INTEGER NOT NULL);"
                             "CREATE TABLE @members@(id INTEGER PRIMARY KEY, block BLOB NOT NULL);"
                             "CREATE TABLE @postings@(id INTEGER PRIMARY KEY, block BLOB NOT NULL);";

static const char *const SQL[INDEX_STATEMENTS] = {
    [INDEX_SIGNATURE] = "SELECT signature FROM @signatures@ WHERE id = ?1",
    [INDEX_PUT] = "INSERT OR REPLACE INTO @signatures@(id, signature) VALUES (?1, ?2)",
    [INDEX_MOVE] = "UPDATE OR REPLACE @signatures@ SET id = ?1, signature = ?2 WHERE id = ?3",
    [INDEX_REMOVE] = "DELETE FROM @signatures@ WHERE id = ?1",
    /* The next one; behind the last number of all the highest that is free. */
    [INDEX_FREE_ID] =
        "SELECT CASE WHEN max(id) IS NULL THEN 1 WHEN max(id) < 9223372036854775807 THEN max(id) "
        "+ 1 ELSE (SELECT s.id - 1 FROM @signatures@ AS s WHERE NOT EXISTS (SELECT 1 FROM "
        "@signatures@ WHERE id = s.id - 1) ORDER BY s.id DESC LIMIT 1) END FROM @signatures@",
    [INDEX_COUNT] = "SELECT count(*) FROM @signatures@",
    [INDEX_IDS] = "SELECT id FROM @signatures@ WHERE signature IS NOT NULL ORDER BY id",
    [INDEX_PENDING_ADD] = "INSERT OR IGNORE INTO @pending@(id, stale) VALUES (?1, ?2)",
    [INDEX_PENDING_COUNT] = "SELECT count(*) FROM @pending@",
    [INDEX_PENDING] = "SELECT id, stale FROM @pending@ ORDER BY id",
    [INDEX_PENDING_CLEAR] = "DELETE FROM @pending@",
    [INDEX_SEGMENTS] = "SELECT id, level, members, blocks FROM @segments@ ORDER BY level, id",
    [INDEX_SEGMENT_NUMBER] = "SELECT coalesce(max(id), 0) + 1 FROM @segments@",
    [INDEX_SEGMENT_ADD] = "INSERT INTO @segments@(id, level, members, blocks) VALUES (?1, ?2, ?3, ?4)",
    [INDEX_SEGMENT_REMOVE] = "DELETE FROM @segments@ WHERE id = ?1",
    [INDEX_MEMBERS] = "SELECT block FROM @members@ WHERE id = ?1",
    [INDEX_MEMBERS_ADD] = "INSERT INTO @members@(id, block) VALUES (?1, ?2)",
    [INDEX_MEMBERS_REMOVE] = "DELETE FROM @members@ WHERE id BETWEEN ?1 AND ?2",
    [INDEX_POSTINGS] = "SELECT block FROM @postings@ WHERE id = ?1",
    [INDEX_POSTINGS_ADD] = "INSERT INTO @postings@(id, block) VALUES (?1, ?2)",
    [INDEX_POSTINGS_REMOVE] = "DELETE FROM @postings@ WHERE id BETWEEN ?1 AND ?2",
    [INDEX_BLOCK_COUNTS] = "SELECT (SELECT count(*) FROM @postings@), (SELECT count(*) FROM @members@)",
    [INDEX_STALE] = "SELECT value FROM @config@ WHERE name = 'stale'",
    [INDEX_STALE_SET] = "UPDATE @config@ SET value = ?1 WHERE name = 'stale'",
};

int index_ids_add(struct index_ids *ids, sqlite3_int64 id) {
    sqlite3_int64 *added = VECTOR_ADD(&ids->list);
    if (!added) return SQLITE_NOMEM;
    *added = id;
    return SQLITE_OK;
}

void index_ids_release(struct index_ids *ids) {
    VECTOR_RELEASE(&ids->list);
}

int index_store_init(struct index_store *store, sqlite3_vtab *vtab, sqlite3 *db, const char *schema,
                     const char *name) {
    *store = (struct index_store){.vtab = vtab, .db = db};
    store->schema = sqlite3_mprintf("%s", schema);
    store->name = sqlite3_mprintf("%s", name);
    return store->schema && store->name ? SQLITE_OK : SQLITE_NOMEM;
}

static void finalize_statements(struct index_store *store) {
    for (int i = 0; i < INDEX_STATEMENTS; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}

void index_store_release(struct index_store *store) {
    finalize_statements(store);
    sqlite3_free(store->schema);
    sqlite3_free(store->name);
}

bool index_store_is_table(const char *name) {
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (sqlite3_stricmp(name, TABLES[i]) == 0) return true;
    return false;
}

int index_error(struct index_store *store, int code, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *rest = error_text(format, arguments);
    va_end(arguments);
    char *message = rest ? sqlite3_mprintf("%s%s", PREFIX, rest) : NULL;
    sqlite3_free(rest);
    sqlite3_free(store->vtab->zErrMsg);
    store->vtab->zErrMsg = message;
    return message ? code : SQLITE_NOMEM;
}

const char *index_without_prefix(const char *message) {
    const char *said = strstr(message, PREFIX);
    return said ? said + sizeof PREFIX - 1 : message;
}

int index_fail(struct index_store *store, int code) {
    if (code == SQLITE_OK || code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) return code;
    return index_error(store, code, "%s", index_without_prefix(sqlite3_errmsg(store->db)));
}

/* Freed by the caller; NULL when memory is out. */
static char *expand(const struct index_store *store, const char *template) {
    sqlite3_str *sql = sqlite3_str_new(store->db);
    bool inside = false;
    while (*template) {
        size_t plain = strcspn(template, "@");
        sqlite3_str_append(sql, template, (int)plain);
        template += plain;
        if (*template != '@') break;
        if (inside)
            sqlite3_str_appendchar(sql, 1, '"');
        else
            sqlite3_str_appendf(sql, "\"%w\".\"%w_", store->schema, store->name);
        inside = !inside;
        template ++;
    }
    return sqlite3_str_finish(sql);
}

/* Runs a script, NULL when there was no memory for it, and frees it. */
static int run_script(struct index_store *store, char *script) {
    int code = script ? SQLITE_OK : SQLITE_NOMEM;
    for (const char *rest = script; code == SQLITE_OK && *rest;) {
        sqlite3_stmt *statement = NULL;
        code = sqlite3_prepare_v3(store->db, rest, -1, SQLITE_PREPARE_NO_VTAB, &statement, &rest);
        if (code == SQLITE_OK) sqlite3_step(statement);
        int ended = sqlite3_finalize(statement);
        if (code == SQLITE_OK) code = ended;
    }
    sqlite3_free(script);
    return index_fail(store, code);
}

int index_execute(struct index_store *store, const char *template) {
    return run_script(store, expand(store, template));
}

static int prepare(struct index_store *store, const char *template, unsigned flags,
                   sqlite3_stmt **statement) {
    char *sql = expand(store, template);
    int code = sql ? sqlite3_prepare_v3(store->db, sql, -1, flags | SQLITE_PREPARE_NO_VTAB, statement, NULL)
                   : SQLITE_NOMEM;
    sqlite3_free(sql);
    return index_fail(store, code);
}

int index_prepare(struct index_store *store, const char *template, sqlite3_stmt **statement) {
    return prepare(store, template, 0, statement);
}

int index_statement(struct index_store *store, enum index_sql which, sqlite3_stmt **statement) {
    int code = SQLITE_OK;
    if (!store->statements[which])
        code = prepare(store, SQL[which], SQLITE_PREPARE_PERSISTENT, &store->statements[which]);
    *statement = store->statements[which];
    return code;
}

int index_done(struct index_store *store, sqlite3_stmt *statement, int code) {
    int reset = sqlite3_reset(statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE) code = reset;
    return index_fail(store, code);
}

int index_run(struct index_store *store, sqlite3_stmt *statement) {
    return index_done(store, statement, sqlite3_step(statement));
}

static int configure(struct index_store *store, const char *name, double value) {
    return run_script(store, sqlite3_mprintf("INSERT INTO \"%w\".\"%w_config\" VALUES ('%s', %.15g)",
                                             store->schema, store->name, name, value));
}

int index_store_create(struct index_store *store) {
    store->shape = postings_shape(store->size, store->threshold);
    store->format = INDEX_FORMAT;
    const struct {
        const char *name;
        double value;
    } settings[] = {
        {"format", INDEX_FORMAT},
        {"size", store->size},
        {"shingle", store->shingle},
        {"threshold", store->threshold},
        {"rows", store->shape.rows},
        {"bands", store->shape.bands},
        {"stale", 0},
    };
    int code = index_execute(store, CREATE);
    for (size_t i = 0; code == SQLITE_OK && i < sizeof settings / sizeof *settings; i++)
        code = configure(store, settings[i].name, settings[i].value);
    return code;
}

/* x_config as it is read. */
struct settings {
    int format;
    unsigned size, shingle;
    double threshold;
    struct bands_shape shape;
};

static void take_setting(struct settings *settings, sqlite3_stmt *row) {
    const char *name = (const char *)sqlite3_column_text(row, 0);
    int number = sqlite3_column_int(row, 1);
    unsigned positive = number > 0 ? (unsigned)number : 0;
    if (!name) return;
    if (!strcmp(name, "format")) settings->format = number;
    if (!strcmp(name, "size")) settings->size = positive;
    if (!strcmp(name, "shingle")) settings->shingle = positive;
    if (!strcmp(name, "rows")) settings->shape.rows = positive;
    if (!strcmp(name, "bands")) settings->shape.bands = positive;
    if (!strcmp(name, "threshold")) settings->threshold = sqlite3_column_double(row, 1);
}

/* The settings must be those that the table was made with, which its options tell too. */
static int take_settings(struct index_store *store, const struct settings *settings) {
    struct bands_shape shape = settings->shape;
    double apart = settings->threshold - store->threshold;
    if (settings->format > INDEX_FORMAT)
        return index_error(store, SQLITE_ERROR,
                           "%s has format %d, which is newer than this library's %d; update newsprint",
                           store->name, settings->format, INDEX_FORMAT);
    bool sound = settings->format >= 1 && settings->size == store->size &&
                 settings->shingle == store->shingle && apart < 1e-9 && apart > -1e-9 && shape.rows >= 1 &&
                 shape.bands >= 1 && shape.rows <= store->size && shape.bands <= store->size / shape.rows;
    if (!sound)
        return index_error(store, SQLITE_CORRUPT_VTAB, "the configuration of %s is damaged", store->name);
    store->shape = shape;
    store->format = settings->format;
    return SQLITE_OK;
}

int index_store_open(struct index_store *store) {
    struct settings settings = {0};
    sqlite3_stmt *rows = NULL;
    if (store->format) return SQLITE_OK;
    int code = index_prepare(store, "SELECT name, value FROM @config@", &rows);
    if (code != SQLITE_OK) return code;
    while (sqlite3_step(rows) == SQLITE_ROW) take_setting(&settings, rows);
    code = sqlite3_finalize(rows);
    return code == SQLITE_OK ? take_settings(store, &settings) : index_fail(store, code);
}

int index_store_drop(struct index_store *store) {
    finalize_statements(store);
    return index_execute(store, "DROP TABLE IF EXISTS @config@; DROP TABLE IF EXISTS @signatures@;"
                                "DROP TABLE IF EXISTS @pending@; DROP TABLE IF EXISTS @segments@;"
                                "DROP TABLE IF EXISTS @members@; DROP TABLE IF EXISTS @postings@;");
}

int index_store_rename(struct index_store *store, const char *name) {
    finalize_statements(store);
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < TABLE_COUNT; i++)
        code = run_script(store, sqlite3_mprintf("ALTER TABLE \"%w\".\"%w_%s\" RENAME TO \"%w_%s\"",
                                                 store->schema, store->name, TABLES[i], name, TABLES[i]));
    char *renamed = code == SQLITE_OK ? sqlite3_mprintf("%s", name) : NULL;
    if (!renamed) return code == SQLITE_OK ? SQLITE_NOMEM : code;
    sqlite3_free(store->name);
    store->name = renamed;
    return SQLITE_OK;
}

int index_store_clear(struct index_store *store) {
    return index_execute(store, "DELETE FROM @signatures@; DELETE FROM @pending@; DELETE FROM @segments@;"
                                "DELETE FROM @members@; DELETE FROM @postings@;"
                                "UPDATE @config@ SET value = 0 WHERE name = 'stale';");
}

static size_t seal_bytes(const struct index_store *store) {
    return store->format >= SEALED_SINCE ? SEAL_BYTES : 0;
}

/* The number is in it, so that a signature is not taken for that of another row. */
static uint32_t checksum(sqlite3_int64 id, struct span signature) {
    return (uint32_t)hash_mix(hash_bytes(signature) ^ (uint64_t)id, HASH_GOLDEN);
}

int index_parse(struct index_store *store, sqlite3_int64 id, struct span *blob, struct minhash *signature) {
    size_t seal = seal_bytes(store);
    if (blob->data && blob->size > seal) {
        blob->size -= seal;
        bool sound = !seal || load_le32(blob->data + blob->size) == checksum(id, *blob);
        if (sound && !minhash_parse(*blob, signature) && signature->size == store->size &&
            signature->shingle == store->shingle)
            return SQLITE_OK;
    }
    return index_error(store, SQLITE_CORRUPT_VTAB, "the signature of row %lld of %s is damaged", id,
                       store->name);
}

int index_read(struct index_store *store, sqlite3_int64 id, struct buffer *out, enum index_row *state) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_SIGNATURE, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    bool is_null = code == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_NULL;
    *state = code != SQLITE_ROW ? INDEX_ROW_NONE : is_null ? INDEX_ROW_EMPTY : INDEX_ROW_SIGNED;
    buffer_clear(out);
    if (*state == INDEX_ROW_SIGNED) {
        const char *blob = sqlite3_column_blob(statement, 0);
        size_t size = (size_t)sqlite3_column_bytes(statement, 0);
        if (blob) buffer_append(out, (struct span){blob, size});
        if (!blob && size) out->status = STATUS_NOMEM;
    }
    code = index_done(store, statement, code);
    if (code == SQLITE_OK) code = status_code(out->status);
    if (code != SQLITE_OK || *state != INDEX_ROW_SIGNED) return code;
    struct span signature = buffer_span(out);
    struct minhash parsed;
    code = index_parse(store, id, &signature, &parsed);
    out->size = signature.size;
    return code;
}

int index_write(struct index_store *store, sqlite3_int64 id, const sqlite3_int64 *from,
                struct span signature) {
    char sealed[MINHASH_BYTES_MAX + SEAL_BYTES];
    size_t seal = seal_bytes(store);
    sqlite3_stmt *statement;
    int code = index_statement(store, from ? INDEX_MOVE : INDEX_PUT, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    if (from) sqlite3_bind_int64(statement, 3, *from);
    if (signature.size) {
        memcpy(sealed, signature.data, signature.size);
        store_le(sealed + signature.size, seal, checksum(id, signature));
        code = sqlite3_bind_blob(statement, 2, sealed, (int)(signature.size + seal), SQLITE_STATIC);
    }
    if (code == SQLITE_OK) code = index_run(store, statement);
    sqlite3_bind_null(statement, 2);
    return code;
}

int index_number(struct index_store *store, enum index_sql which, sqlite3_int64 *number) {
    sqlite3_stmt *statement;
    int code = index_statement(store, which, &statement);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    *number = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    return index_done(store, statement, code);
}
