/*
 * binding.c - between DuckDB and a core function: rows of a chunk, arguments, results, errors
 */
#include "dist/duckdb/binding.h"
#include "text/utf8.h"
#include <stdarg.h>
#include <stdio.h>

/* ---- registering ---- */

static duckdb_type type_of(char letter) {
    return letter == 't' ? DUCKDB_TYPE_VARCHAR : letter == 'b' ? DUCKDB_TYPE_BLOB : DUCKDB_TYPE_BIGINT;
}

static void set_result(duckdb_scalar_function function, const struct scalar *scalar) {
    duckdb_logical_type item = duckdb_create_logical_type(scalar->result);
    duckdb_logical_type list = scalar->list ? duckdb_create_list_type(item) : NULL;
    duckdb_scalar_function_set_return_type(function, list ? list : item);
    if (list) duckdb_destroy_logical_type(&list);
    duckdb_destroy_logical_type(&item);
}

/* One overload, whose letters end at a blank. */
static bool add_overload(duckdb_scalar_function_set set, const struct scalar *scalar, const char *letters) {
    duckdb_scalar_function function = duckdb_create_scalar_function();
    duckdb_scalar_function_set_name(function, scalar->name);
    for (; *letters && *letters != ' '; letters++) {
        duckdb_logical_type type = duckdb_create_logical_type(type_of(*letters));
        duckdb_scalar_function_add_parameter(function, type);
        duckdb_destroy_logical_type(&type);
    }
    set_result(function, scalar);
    duckdb_scalar_function_set_special_handling(function);
    duckdb_scalar_function_set_function(function, scalar->call);
    void *state = scalar->state_new ? scalar->state_new() : NULL;
    if (state) duckdb_scalar_function_set_extra_info(function, state, scalar->state_free);
    bool added =
        (state || !scalar->state_new) && duckdb_add_scalar_function_to_set(set, function) == DuckDBSuccess;
    duckdb_destroy_scalar_function(&function);
    return added;
}

bool scalar_register(duckdb_connection connection, const struct scalar *scalar) {
    duckdb_scalar_function_set set = duckdb_create_scalar_function_set(scalar->name);
    bool added = true;
    for (const char *letters = scalar->overloads; added && letters; letters = strchr(letters, ' ')) {
        letters += *letters == ' ';
        added = add_overload(set, scalar, letters);
    }
    added = added && duckdb_register_scalar_function_set(connection, set) == DuckDBSuccess;
    duckdb_destroy_scalar_function_set(&set);
    return added;
}

void *scalar_state(duckdb_function_info info) {
    return duckdb_scalar_function_get_extra_info(info);
}

/* ---- rows ---- */

static bool any_null(const struct call *call) {
    for (idx_t column = 0; column < call->columns; column++) {
        uint64_t *validity = duckdb_vector_get_validity(duckdb_data_chunk_get_vector(call->input, column));
        if (validity && !duckdb_validity_row_is_valid(validity, call->row)) return true;
    }
    return false;
}

bool scalar_each(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output, void *context,
                 bool (*function)(struct call *call)) {
    const idx_t rows = duckdb_data_chunk_get_size(input);
    struct call call = {info, input, output, duckdb_data_chunk_get_column_count(input), 0, context};
    for (; call.row < rows; call.row++) {
        if (any_null(&call))
            call_null(&call);
        else if (!function(&call))
            return false;
    }
    return true;
}

bool column_is_blob(duckdb_data_chunk input, idx_t column) {
    duckdb_logical_type type = duckdb_vector_get_column_type(duckdb_data_chunk_get_vector(input, column));
    bool is_blob = duckdb_get_type_id(type) == DUCKDB_TYPE_BLOB;
    duckdb_destroy_logical_type(&type);
    return is_blob;
}

/* ---- arguments ---- */

struct span call_bytes(const struct call *call, idx_t column) {
    duckdb_string_t *strings = duckdb_vector_get_data(duckdb_data_chunk_get_vector(call->input, column));
    duckdb_string_t *string = &strings[call->row];
    return (struct span){duckdb_string_t_data(string), duckdb_string_t_length(*string)};
}

bool call_text(const struct call *call, idx_t column, struct buffer *copy, struct span *text) {
    return call_status(call, utf8_repair(call_bytes(call, column), copy, text, NULL));
}

bool call_integer(const struct call *call, idx_t column, const char *function, const char *name, int low,
                  int high, unsigned *result) {
    int64_t *numbers = duckdb_vector_get_data(duckdb_data_chunk_get_vector(call->input, column));
    int64_t given = numbers[call->row];
    if (given < low || given > high)
        return call_error(call, "%s: %s must be between %d and %d, not %lld", function, name, low, high,
                          (long long)given);
    *result = (unsigned)given;
    return true;
}

/* ---- results ---- */

void call_null(struct call *call) {
    duckdb_vector_ensure_validity_writable(call->output);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(call->output), call->row);
}

void call_double(struct call *call, double value) {
    ((double *)duckdb_vector_get_data(call->output))[call->row] = value;
}

bool call_string(struct call *call, struct span bytes) {
    if (bytes.size > UINT32_MAX) return call_status(call, STATUS_TOOBIG);
    duckdb_vector_assign_string_element_len(call->output, call->row, bytes.size ? bytes.data : "",
                                            bytes.size);
    return true;
}

bool call_status(const struct call *call, enum status status) {
    static const char *const MESSAGES[] = {
        [STATUS_NOMEM] = "out of memory",
        [STATUS_TOOBIG] = "the text or what comes of it is too big",
        [STATUS_INTERRUPT] = "interrupted",
        [STATUS_IO] = "a temporary file cannot be used",
        [STATUS_LIMIT] = "a rule gave up on this text",
    };
    return status == STATUS_OK || call_error(call, "newsprint: %s", MESSAGES[status]);
}

bool call_error(const struct call *call, const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    duckdb_scalar_function_set_error(call->info, message);
    return false;
}
