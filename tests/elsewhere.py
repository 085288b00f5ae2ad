"""elsewhere.py - a connection to a SQLite that this Python cannot load: that of another platform, under its emulator

    connection = Connection(shell, library)
    connection.execute("SELECT minhash(?)", [text]).fetchall()

Every statement is a run of the shell, which writes rows as SQL literals. What tests of values need is there, no more:
parameters as ? or ?1, rows as tuples, and sqlite3.Error with what the shell complains of.
"""

import os
import re
import sqlite3
import subprocess

LITERAL = re.compile(rb"(?:X'([0-9a-fA-F]*)'|'((?:[^']|'')*)'|(NULL)|([-+.\w]+))(,|\r?\n)")


def literal(value):
    """The value in SQL. A text with control characters is written in hex, for the shell reads lines: "\\r\\n" loses its "\\r"."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    if isinstance(value, str) and min(value, default=" ") < " ":
        return f"CAST({literal(value.encode())} AS TEXT)"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


def with_arguments(sql, arguments):
    """The statement with its parameters written out; those without a number count on from the left."""
    unnumbered = iter(arguments)
    return re.sub(r"\?(\d*)", lambda mark: literal(arguments[int(mark[1]) - 1] if mark[1] else next(unnumbered)), sql)


def value_of(blob, text, null, number):
    if blob is not None:
        return bytes.fromhex(blob.decode())
    if text is not None:
        return text.replace(b"''", b"'").decode()
    return None if null else int(number) if re.fullmatch(rb"[-+]?\d+", number) else float(number)


def rows_of(output):
    rows, row, at = [], (), 0
    while at < len(output):
        match = LITERAL.match(output, at)
        if not match:
            raise sqlite3.Error(f"not a row: {output[at:at + 200]!r}")
        *found, behind = match.groups()
        row, at = row + (value_of(*found),), match.end()
        if behind != b",":
            rows.append(row)
            row = ()
    return rows


class Rows(list):
    def fetchall(self):
        return list(self)

    def fetchone(self):
        return self[0] if self else None


class Connection:
    def __init__(self, shell, library):
        self.command = [shell, "-batch", "-bail", "-init", os.devnull, "-cmd", ".load ./newsprint", "-cmd", ".mode quote"]
        self.folder = library.parent

    def execute(self, sql, arguments=()):
        script = with_arguments(sql, list(arguments)) + ";\n"
        done = subprocess.run(self.command, input=script.encode(), capture_output=True, cwd=self.folder)
        if done.returncode or done.stderr:
            raise sqlite3.Error(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
        return Rows(rows_of(done.stdout))
