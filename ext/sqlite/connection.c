/*
 * connection.c - what newsprint keeps for one database connection
 */
#include "sqlite/connection.h"
#include "article/article.h"
#include "sqlite/cache.h"
#include "sqlite/interrupt.h"

struct connection *connection_new(sqlite3 *db) {
    struct connection *connection = sqlite3_malloc64(sizeof *connection);
    if (connection) *connection = (struct connection){.db = db, .references = 1};
    return connection;
}

struct connection *connection_retain(struct connection *connection) {
    connection->references++;
    return connection;
}

void connection_release(void *pointer) {
    struct connection *connection = pointer;
    if (!connection || --connection->references > 0) return;
    article_rules_free(connection->rules);
    cache_free(connection->boilerplates);
    shingle_set_release(&connection->scratch);
    sqlite3_free(connection);
}

int connection_rules(struct connection *connection, struct article_rules **rules) {
    enum status status = STATUS_OK;
    if (!connection->rules) status = article_rules_new(&connection->rules);
    *rules = connection->rules;
    return status_code(status);
}
