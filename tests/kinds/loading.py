"""loading: what a connection keeps after the library was loaded, refused, or loaded again

A connection that has a function or table of one of our names keeps its own: loading is refused, says which, and leaves
nothing behind.
"""

import sqlite3
import tempfile


def bare(database=":memory:"):
    connection = sqlite3.connect(database)
    connection.enable_load_extension(True)
    return connection


def names(connection):
    rows = connection.execute("SELECT name FROM pragma_function_list UNION ALL SELECT name FROM pragma_module_list")
    return sorted(name for name, in rows)


def refused(connection, library):
    try:
        connection.load_extension(library)
    except sqlite3.OperationalError as error:
        return str(error)
    return "loaded"


def run(suite):
    library = str(suite.library.with_suffix(""))
    connection = bare()
    connection.create_function("Similarity", 5, lambda *_: 1)
    before = names(connection)
    suite.check("a name that is taken is refused",
                "" if "has a similarity() already" in (said := refused(connection, library)) else said)
    suite.equal("a refused library leaves nothing behind", names(connection), before)

    connection = bare()
    connection.executescript("CREATE TABLE torn(a); PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = 'CREATE TABEL'")
    with tempfile.NamedTemporaryFile(suffix=".db") as copy:
        connection.backup(sqlite3.connect(copy.name))
        connection = bare(copy.name)
        suite.equal("a damaged schema is no obstacle", refused(connection, library), "loaded")
        there = {row[0] for row in connection.execute("PRAGMA function_list")}
        suite.check("functions beside a damaged schema", "" if "fold_text" in there else "fold_text is not there")

    connection = suite.connect()
    before = names(connection)
    suite.equal("a second load says nothing", refused(connection, library), "loaded")
    suite.equal("a second load changes nothing", names(connection), before)
