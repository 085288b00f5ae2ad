"""newsprint.py - loads newsprint into each connection of Datasette; untried in a server: neither Debian nor npm has one

    NEWSPRINT=build/newsprint datasette build/demo.db --plugins-dir examples/datasette/plugins -m examples/datasette/metadata.json

The tables and views of sql/schema.sql read without it; with it the functions are there for queries of your own.
"""

import os

from datasette import hookimpl


@hookimpl
def prepare_connection(conn):
    conn.enable_load_extension(True)
    conn.load_extension(os.environ.get("NEWSPRINT", "build/newsprint"))
    conn.enable_load_extension(False)
