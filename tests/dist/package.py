"""package.py - the wheel, installed into the Python that runs this; prints what the programs of examples/ print"""

import importlib.metadata
import sqlite3
import sys
import types

import newsprint

WIRE = "A crane fell on the ferry pier at dawn and eleven people died"


class Hidden:
    """A connection of a Python that cannot load extensions."""


def plugin(group):
    """What a host of plugins calls with each connection; a stand-in for the host, where it is not installed."""
    sys.modules.setdefault(group, types.SimpleNamespace(hookimpl=lambda function: function))
    entry, = [entry for entry in importlib.metadata.entry_points(group=group) if entry.name == "newsprint"]
    return entry.load().prepare_connection


def opened(load):
    connection = sqlite3.connect(":memory:")
    load(connection)
    return connection


version, = opened(newsprint.load).execute("SELECT newsprint_version()").fetchone()
assert version == newsprint.__version__ == importlib.metadata.version("newsprint"), version
for group in ("datasette", "sqlite_utils"):
    assert opened(plugin(group)).execute("SELECT newsprint_version()").fetchone() == (version,), group
try:
    newsprint.load(Hidden())
    raise SystemExit("a connection that cannot load extensions was taken")
except RuntimeError as error:
    assert "cannot load extensions" in str(error), error
connection = opened(newsprint.load)
try:
    connection.load_extension(newsprint.path())
    raise SystemExit("other extensions may be loaded behind load()")
except sqlite3.OperationalError as error:
    assert "not authorized" in str(error), error
print("similarity %.2f, containment %.2f" % connection.execute(
    "SELECT similarity(?1, ?2), containment(?1, ?2)", (WIRE, WIRE + ", police said")).fetchone())
