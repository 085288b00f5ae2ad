/*
 * vt_clusters.c - which things hang together, from a table of pairs
 *
 *     CREATE TABLE pairs(a, b, similarity);
 *     INSERT INTO pairs VALUES (1, 2, 0.9), (2, 3, 0.6), (7, 8, 0.8);
 *     SELECT cluster, member, size, weakest, round(density, 2), representative FROM clusters('pairs');
 *     1|1|3|0.6|0.67|2
 *     1|2|3|0.6|0.67|2
 *     1|3|3|0.6|0.67|2
 *     7|7|2|0.8|1.0|7
 *     7|8|2|0.8|1.0|7
 *
 * Reads the columns `a` and `b` (other names can be given) of a table or view, for example the rows of
 * near_duplicates(), and gives each value in them once:
 *
 *     member    the value
 *     cluster   the smallest member of its cluster, in SQLite's order
 *     size      the number of members
 *     weakest   the lowest `similarity` of the pairs inside the cluster, without those where it is NULL; NULL
 *               where none is left, or the table has no such column and none was named
 *     density   pairs inside the cluster over the pairs there could be, 0 .. 1; NULL for a single member.
 *               Below 1 the cluster chains: a is with c because both are with some b
 *     representative   the member in which most of the others is found
 *
 * The representative is the member whose pairs have the largest sum of containment of the other in it, by the
 * columns containment_a and containment_b that near_duplicates() gives; of `similarity` where the table has
 * not both; of 1 where it has none either. NULL adds nothing. Of equal ones it is the smallest.
 *
 * `options` is a JSON object. {"link": "complete"} makes clusters in which every two members are a pair
 * (density 1), taking the most similar pairs first; "single", the default, makes connected components. A pair
 * with a NULL on one side makes the other a member. Values are compared as by = without affinity and
 * collation: 1 and 1.0 are the same, 'x' and 'X' are not. Rows come by cluster, then member. A similarity
 * or containment that is text or a BLOB is an error.
 *
 * The clusters are made once for a statement, however often it asks, and `member = ?` finds its row at once,
 * so the table may stand on the right of a join:
 *
 *     SELECT value, cluster FROM json_each('[2, 3, 4]') LEFT JOIN clusters('pairs') ON member = value;
 *     2|1
 *     3|1
 *     4|
 *
 * Cost: match/clusters.h. DIRECTONLY, because it reads a table by name.
 */
#include "base/map.h"
#include "base/mem.h"
#include "match/cluster_members.h"
#include "match/clusters.h"
#include "sqlite/key.h"
#include "sqlite/options.h"
#include "sqlite/source.h"

struct member {
    struct cluster_member cluster;
    uint32_t number;         /* in map and clusters */
    uint32_t representative; /* place, at the cluster's smallest member */
    bool real;               /* for key_result() */
};

struct clusters_cursor {
    struct table_cursor base;
    int encoding;
    struct map map; /* of values, as key_write() has them */
    struct clusters clusters;
    VECTOR_OF(struct member) members; /* by number, later sorted */
    size_t *places;                   /* by number: the place among the sorted members */
    bool measured;                    /* pairs have a similarity, column 2 of what is read, */
    bool contained;                   /* and the two containments, the last two */
    bool has_numerals;                /* some members are text that may be read as a number */
    struct table_range shown;         /* of members */
};

enum column { MEMBER, CLUSTER, SIZE, WEAKEST, DENSITY, REPRESENTATIVE };
enum argument { TABLE, COLUMN_A, COLUMN_B, SIMILARITY, OPTIONS };

/* ---- reading ---- */

/* Whether SQLite might read a text as a number, where it compares it with one. */
static bool may_be_number(const char *text) {
    while (*text == ' ' || (*text >= '\t' && *text <= '\r')) text++;
    return *text && strchr("+-.0123456789", *text);
}

/* The number of a value's member, a new one for a new value. */
static int intern(struct clusters_cursor *cursor, sqlite3_value *value, size_t *number) {
    struct buffer key = BUFFER_INIT;
    bool real = false;
    int type = sqlite3_value_type(value);
    key_write(value, cursor->encoding, &key, &real);
    enum status status = key.status ? key.status : map_intern(&cursor->map, buffer_span(&key), number);
    buffer_release(&key);
    if (!status) status = clusters_add(&cursor->clusters, *number);
    if (status || *number < cursor->members.count) return status_code(status);
    struct member *member = VECTOR_ADD(&cursor->members);
    const char *text = type == SQLITE_TEXT ? (const char *)sqlite3_value_text(value) : "";
    if (!member || !text) return SQLITE_NOMEM;
    *member = (struct member){.number = (uint32_t)*number, .real = real};
    cursor->has_numerals |= may_be_number(text);
    return SQLITE_OK;
}

/* A number of a pair; *number keeps its value where it is NULL. */
static int read_number(struct clusters_cursor *cursor, sqlite3_stmt *statement, int column, double *number) {
    const char *name = cursor->measured && column == 2 ? "similarity" : "containment";
    int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_BLOB)
        return table_error(&cursor->base, "clusters: a %s must be a number, not a BLOB", name);
    if (type == SQLITE_TEXT) {
        const char *text = (const char *)sqlite3_column_text(statement, column);
        return text ? table_error(&cursor->base, "clusters: a %s must be a number, not '%s'", name, text)
                    : SQLITE_NOMEM;
    }
    if (type != SQLITE_NULL) *number = sqlite3_column_double(statement, column);
    return SQLITE_OK;
}

/* How alike the two of a pair are, and how much of each is found in the other. */
static int read_figures(struct clusters_cursor *cursor, sqlite3_stmt *statement, struct cluster_pair *pair) {
    double shares[] = {0, 0};
    int code = SQLITE_OK, next = 2;
    pair->similarity = CLUSTERS_UNKNOWN;
    if (cursor->measured) code = read_number(cursor, statement, next++, &pair->similarity);
    for (int i = 0; i < 2 && cursor->contained && code == SQLITE_OK; i++)
        code = read_number(cursor, statement, next + i, &shares[i]);
    if (!cursor->contained) {
        double share = !cursor->measured ? 1 : pair->similarity == CLUSTERS_UNKNOWN ? 0 : pair->similarity;
        shares[0] = shares[1] = share;
    }
    pair->a_in_b = (float)shares[0];
    pair->b_in_a = (float)shares[1];
    return code;
}

static int add_pair(struct clusters_cursor *cursor, sqlite3_stmt *statement) {
    size_t number[2];
    bool given[2];
    struct cluster_pair pair;
    for (int i = 0; i < 2; i++) {
        sqlite3_value *value = sqlite3_column_value(statement, i);
        given[i] = !value_is_null(value);
        int code = given[i] ? intern(cursor, value, &number[i]) : SQLITE_OK;
        if (code != SQLITE_OK) return code;
    }
    int code = read_figures(cursor, statement, &pair);
    if (code != SQLITE_OK || !given[0] || !given[1]) return code;
    pair.a = (uint32_t)number[0];
    pair.b = (uint32_t)number[1];
    return status_code(clusters_pair(&cursor->clusters, pair));
}

/* ---- putting in order ---- */

static int by_value(const void *context, const void *a, const void *b) {
    const struct map *map = context;
    return key_compare(map_key(map, ((const struct member *)a)->number),
                       map_key(map, ((const struct member *)b)->number));
}

/* Of each cluster, whose members stand together, the first of those that hold most of the others. */
static void choose_representatives(struct clusters_cursor *cursor) {
    struct member *members = cursor->members.items;
    const struct cluster_node *nodes = cursor->clusters.nodes.items;
    for (size_t i = 0; i < cursor->members.count; i++) {
        struct member *first = &members[members[i].cluster.first];
        if (first == &members[i]) first->representative = (uint32_t)i;
        if (nodes[members[i].number].held > nodes[members[first->representative].number].held)
            first->representative = (uint32_t)i;
    }
}

static enum status arrange(struct clusters_cursor *cursor, struct poll *poll) {
    size_t count = cursor->members.count;
    struct member *members = cursor->members.items;
    cursor->places = mem_alloc(count * sizeof *cursor->places + 1);
    if (!cursor->places) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++)
        members[i].cluster.root = (uint32_t)clusters_root(&cursor->clusters, members[i].number);
    struct sort_order order = {sizeof *members, by_value, &cursor->map};
    enum status status = cluster_members_arrange(members, count, count, order, poll);
    if (status) return status;
    choose_representatives(cursor);
    for (size_t i = 0; i < count; i++) cursor->places[members[i].number] = i;
    return STATUS_OK;
}

static int clusters_read(struct clusters_cursor *cursor, sqlite3_stmt *statement, enum clusters_link link) {
    int code;
    while ((code = source_step(&cursor->base, statement)) == SQLITE_ROW) {
        code = add_pair(cursor, statement);
        if (code != SQLITE_OK) return code;
    }
    if (code != SQLITE_DONE) return code;
    struct poll *poll = table_poll(&cursor->base);
    enum status status = clusters_link(&cursor->clusters, link, poll);
    if (!status) status = arrange(cursor, poll);
    return table_finish(&cursor->base, status);
}

/* The pairs, with their similarity where a column is named or the table has one of that name, and with their
 * containments where it has both. */
static int clusters_open(struct clusters_cursor *cursor, sqlite3_stmt **statement) {
    struct table_cursor *base = &cursor->base;
    const char *columns[5] = {"a", "b", "similarity"};
    struct span table, name;
    int code = table_text(base, TABLE, &table);
    for (int i = 0; i < 3 && code == SQLITE_OK; i++) {
        code = table_text(base, COLUMN_A + i, &name);
        if (name.data) columns[i] = name.data;
    }
    if (code != SQLITE_OK) return code;
    cursor->measured = name.data;
    bool has[2] = {false, false};
    if (!cursor->measured) code = source_has(base, table.data, columns[2], &cursor->measured);
    int count = cursor->measured ? 3 : 2;
    columns[count] = "containment_a";
    columns[count + 1] = "containment_b";
    for (int i = 0; i < 2 && code == SQLITE_OK; i++)
        code = source_has(base, table.data, columns[count + i], &has[i]);
    cursor->contained = has[0] && has[1];
    if (code != SQLITE_OK) return code;
    return source_open(base, table.data, columns, cursor->contained ? count + 2 : count, statement);
}

static int clusters_filter(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    struct option link = {.name = "link", .values = "single, complete"};
    sqlite3_stmt *statement = NULL;
    cursor->map = (struct map)MAP_INIT;
    int code = options_read(base, OPTIONS, &link, 1);
    if (code == SQLITE_OK) code = source_encoding(base, &cursor->encoding);
    if (code == SQLITE_OK) code = clusters_open(cursor, &statement);
    if (code == SQLITE_OK) code = clusters_read(cursor, statement, (enum clusters_link)link.value);
    sqlite3_finalize(statement);
    return code;
}

/* ---- rows ---- */

static int clusters_seek(struct table_cursor *base, sqlite3_value *value) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    enum table_sought sought = table_sought(value, cursor->has_numerals);
    if (sought != TABLE_ROWS_LIKE_IT)
        return table_show(base, &cursor->shown, 0, sought == TABLE_NO_ROW ? 0 : cursor->members.count);
    struct buffer key = BUFFER_INIT;
    bool real;
    key_write(value, cursor->encoding, &key, &real);
    enum status status = key.status;
    size_t number = status ? MAP_NONE : map_find(&cursor->map, buffer_span(&key));
    buffer_release(&key);
    if (status) return status_code(status);
    size_t place = number == MAP_NONE ? 0 : cursor->places[number];
    return table_show(base, &cursor->shown, place, number == MAP_NONE ? 0 : place + 1);
}

static int clusters_next(struct table_cursor *base) {
    struct table_range *shown = &((struct clusters_cursor *)base)->shown;
    return table_show(base, shown, shown->at + 1, shown->end);
}

static void member_result(struct clusters_cursor *cursor, sqlite3_context *context, size_t place) {
    const struct member *member = &cursor->members.items[place];
    key_result(context, map_key(&cursor->map, member->number), cursor->encoding, member->real);
}

static int clusters_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    const struct member *member = &cursor->members.items[cursor->shown.at];
    const struct cluster_node *node = &cursor->clusters.nodes.items[member->cluster.root];
    double size = (double)node->size;
    switch ((enum column)column) {
    case MEMBER:
        member_result(cursor, context, cursor->shown.at);
        break;
    case CLUSTER:
        member_result(cursor, context, member->cluster.first);
        break;
    case SIZE:
        sqlite3_result_int64(context, (sqlite3_int64)node->size);
        break;
    case WEAKEST:
        if (isfinite(node->weakest)) sqlite3_result_double(context, node->weakest);
        break;
    case DENSITY:
        if (node->size > 1) sqlite3_result_double(context, (double)node->pairs / (size * (size - 1) / 2));
        break;
    case REPRESENTATIVE:
        member_result(cursor, context, cursor->members.items[member->cluster.first].representative);
        break;
    }
    return SQLITE_OK;
}

static void clusters_close(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    VECTOR_RELEASE(&cursor->members);
    mem_free(cursor->places);
    clusters_release(&cursor->clusters);
    map_release(&cursor->map);
}

const struct sql_table vt_clusters = {
    .name = "clusters",
    .columns = "member, cluster, size INTEGER, weakest REAL, density REAL, representative",
    .arguments = "table, column_a, column_b, similarity, options",
    .required = 1,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct clusters_cursor),
    .filter = clusters_filter,
    .seek = clusters_seek,
    .next = clusters_next,
    .column = clusters_column,
    .release = clusters_close,
    .usage = "clusters(table [, a [, b [, similarity [, options]]]])",
    .summary =
        "which things hang together, from a table of pairs: components or groups in which all are paired",
};
