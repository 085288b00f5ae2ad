"""What sqlite-utils calls with each connection that it opens"""

from sqlite_utils import hookimpl

import newsprint


@hookimpl
def prepare_connection(conn):
    newsprint.load(conn)
