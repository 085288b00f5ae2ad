"""loading: what a connection keeps after the library was loaded, refused, or loaded again

A connection that has a function or table of one of our names keeps its own: loading is refused, says which, and leaves
nothing behind. Installed, it is found by its name.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path


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


def check_install(suite):
    """What `make install` puts below a folder, by the name that the shell looks for in the linker's folders."""
    with tempfile.TemporaryDirectory() as folder:
        make = ["make", "-s", "-o", "all", f"BUILD={suite.build}", f"DESTDIR={folder}", "PREFIX=/usr"]
        code, shown = suite.program([*make, "install"])
        suite.check("make install", "" if code == 0 else shown)
        environment = dict(os.environ, LD_LIBRARY_PATH=f"{folder}/usr/lib")
        query = "SELECT minhash_count(minhash('a b c d'))"
        done = subprocess.run([suite.sqlite, "-bail", ":memory:", ".load newsprint", query], cwd=folder, env=environment,
                              capture_output=True, text=True)
        suite.equal(".load newsprint", done.stdout + done.stderr, "2\n")
        recipes = {path.name for path in Path(folder, "usr/share/newsprint/sql").rglob("*.sql")}
        suite.check("the recipes are there", "" if {"schema.sql", "prepare.sql"} <= recipes else recipes)
        suite.program([*make, "uninstall"])
        suite.equal("make uninstall leaves nothing", [path for path in Path(folder).rglob("*") if path.is_file()], [])


def run(suite):
    if sys.platform != "darwin" and not suite.asan:
        check_install(suite)
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
