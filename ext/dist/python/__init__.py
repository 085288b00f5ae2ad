"""newsprint - SQL functions and tables that clean and fingerprint news, for the sqlite3 module and apsw

    import newsprint, sqlite3
    connection = sqlite3.connect("articles.db")
    newsprint.load(connection)
"""

import os

__version__ = "@VERSION@"


def path():
    """The library, as a program wants it that loads extensions by itself."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsprint.so")


def method(connection, *names):
    """The first of these that the connection has; apsw had other names for them once."""
    for name in names:
        if hasattr(connection, name):
            return getattr(connection, name)
    raise RuntimeError("newsprint: the sqlite3 module of this Python cannot load extensions; Debian's can, and apsw")


def load(connection):
    """Loads newsprint into a connection. Afterwards the connection loads no extensions until that is allowed again."""
    enable = method(connection, "enable_load_extension", "enableloadextension")
    enable(True)
    try:
        method(connection, "load_extension", "loadextension")(path())
    finally:
        enable(False)
