/*
 * sentences.c - sentences(text) in DuckDB: a table function, and a function that gives a list
 *
 *     SELECT sentence_number, kind, sentence FROM sentences('Gen. Voss left. “Why?”');
 *     1  sentence  Gen. Voss left.
 *     2  sentence  “Why?”
 *
 *     SELECT id, unnest(sentences(clean)) FROM articles;
 *
 * The columns of the table are those of sqlite/vt_sentences.c, where in_quote is 0 or 1. A table function
 * of DuckDB takes constants, so for a column of a table there is the list. The table takes a text as a
 * string that ends at the first NUL; one that has NULs is given as a BLOB: sentences(encode(text)).
 */
#include "sentence/sentences.h"
#include "base/mem.h"
#include "dist/duckdb/binding.h"
#include "text/utf8.h"
#include "text/words.h"

/* ---- the list ---- */

/* The child vector of the result, and what is in it. */
struct list {
    duckdb_vector items;
    idx_t count, capacity;
    struct buffer copy;
};

static bool list_add(struct call *call, struct list *list, struct span sentence) {
    if (list->count == list->capacity) {
        idx_t more = list->capacity * 2 + 64;
        if (duckdb_list_vector_reserve(call->output, more) != DuckDBSuccess)
            return call_status(call, STATUS_NOMEM);
        list->capacity = more;
    }
    duckdb_vector_assign_string_element_len(list->items, list->count++, sentence.data, sentence.size);
    return true;
}

static bool list_row(struct call *call) {
    struct list *list = call->context;
    struct span text;
    struct sentences sentences;
    struct sentence sentence;
    buffer_clear(&list->copy);
    if (!call_text(call, 0, &list->copy, &text)) return false;
    idx_t start = list->count;
    sentences_init(&sentences, text, NULL, NULL);
    while (sentences_next(&sentences, &sentence))
        if (!list_add(call, list, sentence.text)) return false;
    duckdb_list_entry *entries = duckdb_vector_get_data(call->output);
    entries[call->row] = (duckdb_list_entry){start, list->count - start};
    return true;
}

static void sentences_list(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    struct list list = {duckdb_list_vector_get_child(output), 0, 0, BUFFER_INIT};
    memset(duckdb_vector_get_data(output), 0, duckdb_data_chunk_get_size(input) * sizeof(duckdb_list_entry));
    scalar_each(info, input, output, &list, list_row);
    duckdb_list_vector_set_size(output, list.count);
    buffer_release(&list.copy);
}

/* ---- the table ---- */

static const struct {
    const char *name;
    duckdb_type type;
} COLUMNS[] = {
    {"sentence_number", DUCKDB_TYPE_BIGINT},
    {"sentence", DUCKDB_TYPE_VARCHAR},
    {"paragraph_number", DUCKDB_TYPE_BIGINT},
    {"kind", DUCKDB_TYPE_VARCHAR},
    {"in_quote", DUCKDB_TYPE_BOOLEAN},
    {"words", DUCKDB_TYPE_BIGINT},
    {"start", DUCKDB_TYPE_BIGINT},
    {"length", DUCKDB_TYPE_BIGINT},
};
enum column { SENTENCE_NUMBER, SENTENCE, PARAGRAPH_NUMBER, KIND, IN_QUOTE, WORDS, START, LENGTH };
enum { COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS };

static const char *const KINDS[] = {
    [SENTENCE_SENTENCE] = "sentence",
    [SENTENCE_HEADING] = "heading",
    [SENTENCE_LIST_ITEM] = "list_item",
    [SENTENCE_FRAGMENT] = "fragment",
};

/* The text that a scan reads, valid UTF-8. */
struct text {
    struct buffer given, copy;
    struct span valid;
    bool is_null;
};

static void text_free(void *freed) {
    struct text *text = freed;
    buffer_release(&text->given);
    buffer_release(&text->copy);
    mem_free(text);
}

/* A copy of the argument: of a BLOB all bytes, of anything else what DuckDB writes for it. */
static void text_read(struct text *text, duckdb_value value) {
    text->is_null = duckdb_is_null_value(value);
    if (text->is_null) return;
    if (duckdb_get_type_id(duckdb_get_value_type(value)) == DUCKDB_TYPE_BLOB) {
        duckdb_blob blob = duckdb_get_blob(value);
        buffer_append(&text->given, (struct span){blob.data, blob.size});
        duckdb_free(blob.data);
    } else {
        char *string = duckdb_get_varchar(value);
        if (string) buffer_append(&text->given, span_of(string));
        duckdb_free(string);
    }
}

static void table_bind(duckdb_bind_info info) {
    for (int i = 0; i < COLUMN_COUNT; i++) {
        duckdb_logical_type type = duckdb_create_logical_type(COLUMNS[i].type);
        duckdb_bind_add_result_column(info, COLUMNS[i].name, type);
        duckdb_destroy_logical_type(&type);
    }
    struct text *text = mem_alloc(sizeof *text);
    if (!text) return duckdb_bind_set_error(info, "newsprint: out of memory");
    *text = (struct text){BUFFER_INIT, BUFFER_INIT, {"", 0}, false};
    duckdb_bind_set_bind_data(info, text, text_free);
    duckdb_value value = duckdb_bind_get_parameter(info, 0);
    text_read(text, value);
    duckdb_destroy_value(&value);
    enum status status = text->given.status;
    if (!status && text->given.size)
        status = utf8_repair(buffer_span(&text->given), &text->copy, &text->valid, NULL);
    if (status) duckdb_bind_set_error(info, "newsprint: out of memory");
}

/* Where a scan is. */
struct scan_state {
    struct sentences sentences;
    struct utf8_position position;
    int64_t number;
};

static void table_init(duckdb_init_info info) {
    const struct text *text = duckdb_init_get_bind_data(info);
    struct scan_state *state = mem_zeroed(1, sizeof *state);
    if (!state) return duckdb_init_set_error(info, "newsprint: out of memory");
    sentences_init(&state->sentences, text->valid, NULL, NULL);
    duckdb_init_set_init_data(info, state, mem_free);
}

static void write_row(void *const *data, duckdb_data_chunk output, idx_t row, struct scan_state *state,
                      const struct text *text, const struct sentence *sentence) {
    const char *kind = KINDS[sentence->kind];
    struct span found = sentence->text;
    ((int64_t *)data[SENTENCE_NUMBER])[row] = ++state->number;
    duckdb_vector_assign_string_element_len(duckdb_data_chunk_get_vector(output, SENTENCE), row, found.data,
                                            found.size);
    ((int64_t *)data[PARAGRAPH_NUMBER])[row] = (int64_t)sentence->paragraph;
    duckdb_vector_assign_string_element(duckdb_data_chunk_get_vector(output, KIND), row, kind);
    ((bool *)data[IN_QUOTE])[row] = sentences_quoted(&state->sentences, sentence);
    ((int64_t *)data[WORDS])[row] = (int64_t)words_count(found, NULL);
    size_t start =
        utf8_position_advance(&state->position, text->valid.data, (size_t)(found.data - text->valid.data));
    ((int64_t *)data[START])[row] = (int64_t)start + 1;
    ((int64_t *)data[LENGTH])[row] = (int64_t)utf8_count(found);
}

static void table_rows(duckdb_function_info info, duckdb_data_chunk output) {
    const struct text *text = duckdb_function_get_bind_data(info);
    struct scan_state *state = duckdb_function_get_init_data(info);
    struct sentence sentence;
    void *data[COLUMN_COUNT];
    idx_t row = 0, most = text->is_null ? 0 : duckdb_vector_size();
    for (idx_t i = 0; i < COLUMN_COUNT; i++)
        data[i] = duckdb_vector_get_data(duckdb_data_chunk_get_vector(output, i));
    for (; row < most && sentences_next(&state->sentences, &sentence); row++)
        write_row(data, output, row, state, text, &sentence);
    duckdb_data_chunk_set_size(output, row);
}

static bool table_register(duckdb_connection connection) {
    duckdb_table_function function = duckdb_create_table_function();
    duckdb_logical_type any = duckdb_create_logical_type(DUCKDB_TYPE_ANY);
    duckdb_table_function_set_name(function, "sentences");
    duckdb_table_function_add_parameter(function, any);
    duckdb_table_function_set_bind(function, table_bind);
    duckdb_table_function_set_init(function, table_init);
    duckdb_table_function_set_function(function, table_rows);
    bool registered = duckdb_register_table_function(connection, function) == DuckDBSuccess;
    duckdb_destroy_logical_type(&any);
    duckdb_destroy_table_function(&function);
    return registered;
}

bool sentences_register(duckdb_connection connection) {
    static const struct scalar list = {.name = "sentences",
                                       .overloads = "t b",
                                       .result = DUCKDB_TYPE_VARCHAR,
                                       .list = true,
                                       .call = sentences_list};
    return table_register(connection) && scalar_register(connection, &list);
}
