/*
 * extension.c - the entry point of newsprint.duckdb_extension
 *
 *     SET allow_unsigned_extensions ... at start;  LOAD 'build/dist/duckdb/newsprint.duckdb_extension';
 *
 * DuckDB looks for newsprint_init_c_api() and asks for nothing else of the library.
 */
#define DUCKDB_EXTENSION_NAME newsprint
#include "dist/duckdb/binding.h"

static bool register_all(duckdb_connection connection, const struct scalar *scalars) {
    for (; scalars->name; scalars++)
        if (!scalar_register(connection, scalars)) return false;
    return true;
}

DUCKDB_EXTENSION_ENTRYPOINT(duckdb_connection connection, duckdb_extension_info info,
                            struct duckdb_extension_access *access) {
    if (register_all(connection, fingerprint_scalars) && register_all(connection, article_scalars) &&
        sentences_register(connection))
        return true;
    access->set_error(info, "newsprint: the functions could not be registered");
    return false;
}
