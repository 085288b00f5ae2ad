/*
 * article.c - normalize_article(text [, level]) in DuckDB
 *
 *     SELECT normalize_article('By Corin Maddox' || chr(10) || 'A crane fell on Thursday, police said.');
 *     A crane fell on Thursday, police said.
 *
 * As in sqlite/fn_article.c, but for the lines of an outlet, which repeated_lines() learns there. Compiled
 * rules serve one thread at a time and learn as they match: they are kept in a pool.
 */
#include "article/article.h"
#include "dist/duckdb/binding.h"
#include "dist/duckdb/pool.h"

static void rules_release(void *rules) {
    article_rules_free(rules);
}

static void *rules_pool(void) {
    return pool_new(rules_release);
}

struct cleaning {
    struct article_rules *rules;
    struct buffer copy, clean;
};

static bool normalize_row(struct call *call) {
    struct cleaning *cleaning = call->context;
    enum article_level level = ARTICLE_STANDARD;
    struct span text, named = call->columns > 1 ? call_bytes(call, 1) : span_of("standard");
    if (!article_level_named(named, &level))
        return call_error(call, "normalize_article: level must be light, standard or page, not %.*s",
                          named.size < 40 ? (int)named.size : 40, named.data);
    buffer_clear(&cleaning->copy);
    buffer_clear(&cleaning->clean);
    return call_text(call, 0, &cleaning->copy, &text) &&
           call_status(call, article_normalize(cleaning->rules, text, NULL, level, &cleaning->clean, NULL)) &&
           call_string(call, buffer_span(&cleaning->clean));
}

static void normalize_article(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    struct pool *pool = scalar_state(info);
    struct cleaning cleaning = {pool_take(pool), BUFFER_LIMITED(UINT32_MAX), BUFFER_LIMITED(UINT32_MAX)};
    const struct call call = {.info = info};
    if (!cleaning.rules && !call_status(&call, article_rules_new(&cleaning.rules))) return;
    scalar_each(info, input, output, &cleaning, normalize_row);
    buffer_release(&cleaning.copy);
    buffer_release(&cleaning.clean);
    pool_give(pool, cleaning.rules);
}

const struct scalar article_scalars[] = {
    {.name = "normalize_article",
     .overloads = "t tt b bt",
     .result = DUCKDB_TYPE_VARCHAR,
     .call = normalize_article,
     .state_new = rules_pool,
     .state_free = pool_free},
    {.name = NULL},
};
