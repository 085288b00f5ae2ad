/*
 * vt_clusters.c - which things hang together, from a table of pairs
 *
 *     CREATE TABLE pairs(a, b, similarity);
 *     INSERT INTO pairs VALUES (1, 2, 0.9), (2, 3, 0.6), (7, 8, 0.8);
 *     SELECT cluster, member, size, weakest, round(density, 2) FROM clusters('pairs');
 *     1|1|3|0.6|0.67
 *     1|2|3|0.6|0.67
 *     1|3|3|0.6|0.67
 *     7|7|2|0.8|1.0
 *     7|8|2|0.8|1.0
 *
 * Reads the columns `a` and `b` (other names can be given) of a table or view, for example the rows of
 * near_duplicates(), and gives each value in them once:
 *
 *     member    the value
 *     cluster   the smallest member of its cluster, in SQLite's order
 *     size      the number of members
 *     weakest   the lowest `similarity` of the pairs inside the cluster; NULL where the table has no such
 *               column and none was named, or where the cluster has no pair
 *     density   pairs inside the cluster over the pairs there could be, 0 .. 1; NULL for a single member.
 *               Below 1 the cluster chains: a is with c because both are with some b
 *
 * `options` is a JSON object. {"link": "complete"} makes clusters in which every two members are a pair
 * (density 1), taking the most similar pairs first; "single", the default, makes connected components. A pair
 * with a NULL on one side makes the other a member. Values are compared as by = without affinity and
 * collation: 1 and 1.0 are the same, 'x' and 'X' are not. Rows come by cluster, then member.
 *
 * Cost: match/clusters.h. DIRECTONLY, because it reads a table by name.
 */
#include "base/map.h"
#include "match/clusters.h"
#include "sqlite/options.h"
#include "sqlite/source.h"
#include <stdlib.h>

struct member {
    sqlite3_value *value;
    size_t number;  /* in map and clusters */
    size_t cluster; /* place of the cluster's smallest member among the sorted members */
};

struct clusters_cursor {
    struct table_cursor base;
    struct map map; /* of encoded values */
    struct clusters clusters;
    VECTOR_OF(struct member) members; /* by number, later sorted */
    bool measured;                    /* pairs have a similarity */
    size_t at, first;                 /* this row, and the first of its cluster */
};

enum column { MEMBER, CLUSTER, SIZE, WEAKEST, DENSITY };
enum argument { TABLE, COLUMN_A, COLUMN_B, SIMILARITY, OPTIONS };

/* The bytes by which equal values are recognised: a letter for the type, then the value. A REAL that is a
 * whole number is encoded as the INTEGER it equals. */
static void encode(sqlite3_value *value, struct buffer *key) {
    sqlite3_int64 whole = sqlite3_value_int64(value);
    double real = sqlite3_value_double(value);
    int type = sqlite3_value_type(value);
    if (type == SQLITE_FLOAT && (double)whole == real && whole != INT64_MAX) type = SQLITE_INTEGER;
    buffer_append_byte(key, (char)type);
    if (type == SQLITE_INTEGER)
        buffer_append(key, (struct span){(const char *)&whole, sizeof whole});
    else if (type == SQLITE_FLOAT)
        buffer_append(key, (struct span){(const char *)&real, sizeof real});
    else
        buffer_append(key, (struct span){sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)});
}

/* The number of a value's member, a new one for a new value. */
static int intern(struct clusters_cursor *cursor, sqlite3_value *value, size_t *number) {
    struct buffer key = BUFFER_INIT;
    encode(value, &key);
    enum status status = key.status ? key.status : map_intern(&cursor->map, buffer_span(&key), number);
    buffer_release(&key);
    if (!status) status = clusters_add(&cursor->clusters, *number);
    if (status || *number < cursor->members.count) return status_code(status);
    struct member *member = VECTOR_ADD(&cursor->members);
    if (!member) return SQLITE_NOMEM;
    *member = (struct member){.value = sqlite3_value_dup(value), .number = *number};
    return member->value ? SQLITE_OK : SQLITE_NOMEM;
}

static int add_pair(struct clusters_cursor *cursor, sqlite3_stmt *statement) {
    size_t number[2];
    bool given[2];
    for (int i = 0; i < 2; i++) {
        sqlite3_value *value = sqlite3_column_value(statement, i);
        given[i] = !value_is_null(value);
        int code = given[i] ? intern(cursor, value, &number[i]) : SQLITE_OK;
        if (code != SQLITE_OK) return code;
    }
    if (!given[0] || !given[1]) return SQLITE_OK;
    double similarity = cursor->measured ? sqlite3_column_double(statement, 2) : 1;
    return status_code(clusters_pair(&cursor->clusters, number[0], number[1], similarity));
}

static int compare_members(const void *a, const void *b) {
    return source_compare(((const struct member *)a)->value, ((const struct member *)b)->value);
}

static int compare_clusters(const void *a, const void *b) {
    size_t x = ((const struct member *)a)->cluster, y = ((const struct member *)b)->cluster;
    return x != y ? (x > y) - (x < y) : compare_members(a, b);
}

/* Sorts the members, names each cluster after its smallest, and sorts them by cluster. */
static int arrange(struct clusters_cursor *cursor) {
    size_t count = cursor->members.count;
    struct member *members = cursor->members.items;
    if (count == 0) return SQLITE_OK;
    size_t *smallest = sqlite3_malloc64(count * sizeof *smallest);
    if (!smallest) return SQLITE_NOMEM;
    for (size_t i = 0; i < count; i++) smallest[i] = SIZE_MAX;
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 0; i < count; i++) {
        size_t *first = &smallest[clusters_root(&cursor->clusters, members[i].number)];
        if (*first == SIZE_MAX) *first = i;
        members[i].cluster = *first;
    }
    sqlite3_free(smallest);
    qsort(members, count, sizeof *members, compare_clusters);
    return SQLITE_OK;
}

static int clusters_read(struct clusters_cursor *cursor, sqlite3_stmt *statement, enum clusters_link link) {
    int code;
    while ((code = source_step(&cursor->base, statement)) == SQLITE_ROW) {
        code = add_pair(cursor, statement);
        if (code != SQLITE_OK) return code;
    }
    if (code != SQLITE_DONE) return code;
    enum status status = clusters_link(&cursor->clusters, link, table_poll(&cursor->base));
    code = table_finish(&cursor->base, status);
    return code == SQLITE_OK ? arrange(cursor) : code;
}

/* The pairs, with their similarity where a column is named or the table has one of that name. */
static int clusters_open(struct clusters_cursor *cursor, sqlite3_stmt **statement) {
    struct table_cursor *base = &cursor->base;
    struct span table, names[3];
    int code = table_text(base, TABLE, &table);
    for (int i = 0; i < 3 && code == SQLITE_OK; i++) code = table_text(base, COLUMN_A + i, &names[i]);
    if (code != SQLITE_OK) return code;
    const char *columns[] = {names[0].data ? names[0].data : "a", names[1].data ? names[1].data : "b",
                             names[2].data ? names[2].data : "similarity"};
    cursor->measured = names[2].data;
    if (!cursor->measured) code = source_has(base, table.data, columns[2], &cursor->measured);
    if (code != SQLITE_OK) return code;
    return source_open(base, table.data, columns, cursor->measured ? 3 : 2, statement);
}

static int clusters_filter(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    struct option link = {.name = "link", .values = "single, complete"};
    sqlite3_stmt *statement = NULL;
    cursor->map = (struct map)MAP_INIT;
    int code = options_read(base, OPTIONS, &link, 1);
    if (code == SQLITE_OK) code = clusters_open(cursor, &statement);
    if (code == SQLITE_OK) code = clusters_read(cursor, statement, (enum clusters_link)link.value);
    sqlite3_finalize(statement);
    base->done = cursor->members.count == 0;
    return code;
}

static int clusters_next(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    base->done = ++cursor->at >= cursor->members.count;
    if (!base->done &&
        cursor->members.items[cursor->at].cluster != cursor->members.items[cursor->first].cluster)
        cursor->first = cursor->at;
    return SQLITE_OK;
}

static int clusters_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    const struct member *member = &cursor->members.items[cursor->at];
    const struct cluster_node *node =
        &cursor->clusters.nodes.items[clusters_root(&cursor->clusters, member->number)];
    double size = (double)node->size;
    switch ((enum column)column) {
    case MEMBER:
        sqlite3_result_value(context, member->value);
        break;
    case CLUSTER:
        sqlite3_result_value(context, cursor->members.items[cursor->first].value);
        break;
    case SIZE:
        sqlite3_result_int64(context, (sqlite3_int64)node->size);
        break;
    case WEAKEST:
        if (cursor->measured && node->pairs) sqlite3_result_double(context, node->weakest);
        break;
    case DENSITY:
        if (node->size > 1) sqlite3_result_double(context, (double)node->pairs / (size * (size - 1) / 2));
        break;
    }
    return SQLITE_OK;
}

static void clusters_close(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    for (size_t i = 0; i < cursor->members.count; i++) sqlite3_value_free(cursor->members.items[i].value);
    VECTOR_RELEASE(&cursor->members);
    clusters_release(&cursor->clusters);
    map_release(&cursor->map);
}

const struct sql_table vt_clusters = {
    .name = "clusters",
    .columns = "member, cluster, size INTEGER, weakest REAL, density REAL",
    .arguments = "table, column_a, column_b, similarity, options",
    .required = 1,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct clusters_cursor),
    .filter = clusters_filter,
    .next = clusters_next,
    .column = clusters_column,
    .release = clusters_close,
    .usage = "clusters(table [, a [, b [, similarity [, options]]]])",
    .summary =
        "which things hang together, from a table of pairs: components or groups in which all are paired",
};
