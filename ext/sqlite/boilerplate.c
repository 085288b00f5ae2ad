/*
 * boilerplate.c - what normalize_article() and article_parts() share: rules, learned lines, levels
 */
#include "sqlite/boilerplate.h"
#include "base/mem.h"
#include "sqlite/cache.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"
#include "text/utf8.h"

/* What a connection keeps; each is NULL before its first use. */
struct kept {
    struct article_rules *rules;
    struct cache *lines; /* learned lines, by their JSON */
};

static void kept_release(void *state) {
    struct kept *kept = state;
    article_rules_free(kept->rules);
    cache_free(kept->lines);
}

static const struct slot_kind KEPT = {sizeof(struct kept), kept_release};

int boilerplate_rules(struct connection *connection, struct article_rules **rules) {
    struct kept *kept = connection_slot(connection, &KEPT);
    if (!kept) return SQLITE_NOMEM;
    enum status status = kept->rules ? STATUS_OK : article_rules_new(&kept->rules);
    *rules = kept->rules;
    return status_code(status);
}

bool level_read(sqlite3_value *value, enum article_level *level) {
    if (!value || value_is_null(value)) return true;
    const char *name = (const char *)sqlite3_value_text(value);
    return name && article_level_named((struct span){name, (size_t)sqlite3_value_bytes(value)}, level);
}

static int prepare(sqlite3 *db, const char *sql, struct span json, sqlite3_stmt **statement) {
    int code = sqlite3_prepare_v2(db, sql, -1, statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text64(*statement, 1, json.data, json.size, SQLITE_STATIC, SQLITE_UTF8);
    return code;
}

/* Text that is no JSON is an error of json_type(), which, unlike the answer of json_valid(), can be told from
 * being out of memory. */
static int is_array(sqlite3 *db, struct span json, bool *valid) {
    sqlite3_stmt *statement = NULL;
    int code = prepare(db, "SELECT json_type(?1) = 'array'", json, &statement);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    *valid = code == SQLITE_ROW && sqlite3_column_int(statement, 0) == 1;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_ERROR ? SQLITE_OK : code;
}

static enum status add_line(sqlite3_stmt *statement, struct line_keys *keys, struct poll *poll) {
    const char *data = (const char *)sqlite3_column_text(statement, 0);
    if (!data) return STATUS_NOMEM;
    struct buffer repaired = BUFFER_INIT, scratch = BUFFER_INIT;
    struct span raw = {data, (size_t)sqlite3_column_bytes(statement, 0)}, line;
    enum status status = utf8_repair(raw, &repaired, &line, poll);
    uint64_t key = status ? 0 : line_key(line, &scratch, poll);
    if (!status) status = poll_stopped(poll) ? STATUS_INTERRUPT : scratch.status;
    if (!status) status = line_keys_add(keys, key, poll);
    buffer_release(&repaired);
    buffer_release(&scratch);
    return status;
}

static int read_lines(sqlite3 *db, struct span json, struct line_keys *keys, bool *valid) {
    int code = is_array(db, json, valid);
    if (code != SQLITE_OK || !*valid) return code;
    sqlite3_stmt *statement = NULL;
    struct interrupt interrupt = interrupt_start(db);
    code = prepare(db, "SELECT atom, type = 'text' FROM json_each(?1)", json, &statement);
    while (code == SQLITE_OK && *valid) {
        int step = sqlite3_step(statement);
        if (step != SQLITE_ROW) {
            code = step == SQLITE_DONE ? SQLITE_OK : step;
            break;
        }
        *valid = sqlite3_column_int(statement, 1) == 1;
        if (*valid)
            code = interrupt_finish(&interrupt, add_line(statement, keys, interrupt_poll(&interrupt)));
    }
    sqlite3_finalize(statement);
    return code;
}

static void keys_free(void *keys) {
    line_keys_release(keys);
    mem_free(keys);
}

/* Parses the lines and leaves them in the cache. */
static int keep_lines(sqlite3 *db, struct cache *cache, struct span json, const struct line_keys **result,
                      bool *valid) {
    struct line_keys *keys = mem_alloc(sizeof *keys);
    if (!keys) return SQLITE_NOMEM;
    *keys = (struct line_keys)LINE_KEYS_INIT;
    int code = read_lines(db, json, keys, valid);
    if (code != SQLITE_OK || !*valid) return keys_free(keys), code;
    size_t weight = sizeof *keys + u64_map_bytes(&keys->map);
    if (cache_put(cache, CACHE_BOILERPLATE, json, keys, weight, keys_free)) return SQLITE_NOMEM;
    *result = keys;
    return SQLITE_OK;
}

int boilerplate_keys(struct connection *connection, struct span json, const struct line_keys **keys,
                     bool *valid) {
    *keys = NULL;
    *valid = true;
    struct kept *kept = connection_slot(connection, &KEPT);
    if (!kept) return SQLITE_NOMEM;
    if (!kept->lines) kept->lines = cache_new();
    if (!kept->lines) return SQLITE_NOMEM;
    *keys = cache_get(kept->lines, CACHE_BOILERPLATE, json);
    return *keys ? SQLITE_OK : keep_lines(connection->db, kept->lines, json, keys, valid);
}
