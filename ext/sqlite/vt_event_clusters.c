/*
 * vt_event_clusters.c - the events of a table, each with the rows that report it
 *
 *     CREATE TABLE articles(id, body);
 *     INSERT INTO articles VALUES
 *       (1, 'Crane falls on ferry hall. A crane fell onto the hall at Lindmouth.'),
 *       (2, 'Ferry hall shut. The Lindmouth ferry hall was hit by a falling crane.'),
 *       (3, 'New council. Voters of Ostrava Bay chose a council on Sunday.');
 *     SELECT cluster, member, size, round(weakest, 2) FROM event_clusters('articles', 'body', NULL, 'id');
 *     1|1|2|0.65
 *     1|2|2|0.65
 *     3|3|1|
 *
 * Reads a table as same_events() does, and joins what is alike on the average: the two clusters whose members
 * have the highest mean scaled similarity become one, until none reaches `threshold` (.39; above 0, at most
 * 1). Pairs whose similarity is below .1 count as 0, and so do those outside the window of `days`.
 *
 *     member    the key of a row that has words
 *     cluster   the smallest member of its cluster, in SQLite's order
 *     size      members
 *     weakest   the mean at which the last two parts of the cluster were joined; NULL for one part alone
 *
 * Rows that are the same are one part, whatever their number. Rows come by cluster, then member. Arguments,
 * options and errors are those of same_events(). The clusters are made once for a statement, and `member = ?`
 * finds its row at once, so the table may stand on the right of a join. Memory: all pairs from .1 on are
 * held, some 100 bytes each.
 *
 * Cost: match/average_link.h. DIRECTONLY, because it reads a table by name.
 */
#include "base/mem.h"
#include "match/average_link.h"
#include "match/cluster_members.h"
#include "sqlite/events.h"
#include <math.h>

enum column { MEMBER, CLUSTER, SIZE, WEAKEST };

/* Where joining ends: B-cubed F1 .926 / .895 on two labelled sets (giveme5w, ecbplus); at .36 .932 / .872, at
 * .42 .904 / .886. */
#define MEAN_LOW 0.39
/* Pairs below are left out: 97 % of those that share a word. At .15 it is .926 / .894. */
#define SIMILARITY_LOW 0.1

struct member {
    struct cluster_member cluster; /* its root is the document that stands for the cluster */
    uint32_t row;
};

struct clusters_cursor {
    struct events_cursor events;
    struct average_link link;
    VECTOR_OF(struct member) members;
    uint32_t *sizes;          /* by root: members */
    uint32_t *places;         /* by number of the key: the place among the sorted members */
    struct table_range shown; /* of members */
};

/* ---- clusters ---- */

static enum status link_documents(struct clusters_cursor *cursor, double threshold, struct poll *poll) {
    struct same_events *events = &cursor->events.events;
    enum status status = average_link_init(&cursor->link, events->corpus.documents.count);
    while (!status) {
        status = same_events_next_documents(events, poll);
        if (status || events->done) break;
        status = average_link_pair(&cursor->link, events->match.focus, events->match.other, events->scaled);
    }
    return status ? status : average_link_run(&cursor->link, threshold, poll);
}

static enum status list_members(struct clusters_cursor *cursor, struct poll *poll) {
    const struct event_corpus *corpus = &cursor->events.events.corpus;
    cursor->sizes = mem_zeroed(cursor->link.count, sizeof *cursor->sizes);
    if (!cursor->sizes) return STATUS_NOMEM;
    for (uint32_t d = 0; d < corpus->documents.count; d++) {
        uint32_t root = average_link_root(&cursor->link, d), row = corpus->documents.items[d].first_row;
        for (; row != EVENT_NONE; row = corpus->rows.items[row].next) {
            struct member *member = VECTOR_ADD(&cursor->members);
            if (!member) return STATUS_NOMEM;
            *member = (struct member){.cluster.root = root, .row = row};
            cursor->sizes[root]++;
            if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
        }
    }
    return STATUS_OK;
}

static int by_key(const void *context, const void *a, const void *b) {
    return corpus_key_compare(context, ((const struct member *)a)->row, ((const struct member *)b)->row);
}

static enum status arrange(struct clusters_cursor *cursor, struct poll *poll) {
    struct member *members = cursor->members.items;
    size_t count = cursor->members.count;
    cursor->places = mem_alloc(count * sizeof *cursor->places + 1);
    if (!cursor->places) return STATUS_NOMEM;
    struct sort_order order = {sizeof *members, by_key, &cursor->events.corpus};
    enum status status = cluster_members_arrange(members, count, cursor->link.count, order, poll);
    for (size_t i = 0; !status && i < count; i++)
        cursor->places[corpus_key_number(&cursor->events.corpus, members[i].row)] = (uint32_t)i;
    return status;
}

static int clusters_filter(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    double threshold = MEAN_LOW;
    int code = table_share(base, EVENTS_THRESHOLD, &threshold);
    if (code == SQLITE_OK)
        code = events_read(&cursor->events, (struct event_options){.similarity = SIMILARITY_LOW});
    if (code != SQLITE_OK) return code;
    struct poll *poll = table_poll(base);
    enum status status = link_documents(cursor, threshold, poll);
    if (!status) status = list_members(cursor, poll);
    if (!status) status = arrange(cursor, poll);
    return table_finish(base, status);
}

/* ---- rows ---- */

static int clusters_seek(struct table_cursor *base, sqlite3_value *value) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    const struct corpus *corpus = &cursor->events.corpus;
    enum table_sought sought = table_sought(value, corpus->has_text_keys);
    size_t number;
    if (sought != TABLE_ROWS_LIKE_IT)
        return table_show(base, &cursor->shown, 0, sought == TABLE_NO_ROW ? 0 : cursor->members.count);
    enum status status = corpus_find_key(corpus, value, &number);
    if (status) return status_code(status);
    size_t place = number == MAP_NONE ? 0 : cursor->places[number];
    return table_show(base, &cursor->shown, place, number == MAP_NONE ? 0 : place + 1);
}

static int clusters_next(struct table_cursor *base) {
    struct table_range *shown = &((struct clusters_cursor *)base)->shown;
    return table_show(base, shown, shown->at + 1, shown->end);
}

static int clusters_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    const struct member *member = &cursor->members.items[cursor->shown.at];
    double weakest = cursor->link.weakest[member->cluster.root];
    switch ((enum column)column) {
    case MEMBER:
        corpus_key_result(&cursor->events.corpus, context, member->row);
        break;
    case CLUSTER:
        corpus_key_result(&cursor->events.corpus, context, cursor->members.items[member->cluster.first].row);
        break;
    case SIZE:
        sqlite3_result_int64(context, cursor->sizes[member->cluster.root]);
        break;
    case WEAKEST:
        if (isfinite(weakest)) sqlite3_result_double(context, weakest);
        break;
    }
    return SQLITE_OK;
}

static void clusters_release(struct table_cursor *base) {
    struct clusters_cursor *cursor = (struct clusters_cursor *)base;
    events_release(&cursor->events);
    average_link_release(&cursor->link);
    VECTOR_RELEASE(&cursor->members);
    mem_free(cursor->sizes);
    mem_free(cursor->places);
}

const struct sql_table vt_event_clusters = {
    .name = "event_clusters",
    .columns = "member, cluster, size INTEGER, weakest REAL",
    .arguments = "table, column, threshold, key, weights, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct clusters_cursor),
    .filter = clusters_filter,
    .seek = clusters_seek,
    .next = clusters_next,
    .column = clusters_column,
    .release = clusters_release,
    .usage = "event_clusters(table, column [, threshold [, key [, weights [, options]]]])",
    .summary = "the events of a table or view, each with the rows that report it",
};
