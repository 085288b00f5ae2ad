"""What Datasette calls with each connection that it opens"""

from datasette import hookimpl

import newsprint


@hookimpl
def prepare_connection(conn):
    newsprint.load(conn)
