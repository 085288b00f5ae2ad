"""progress: the bar of newsprint_progress, which a person sees on a terminal after two seconds of work

near_duplicates reads a view whose rows take their time. Four programs do so at once, with the bar off, on, and on only
when stderr is a terminal, which it is for one of them.
"""

import os
import pty
import subprocess
import sys

PROGRAM = """
import sqlite3, sys, time
library, level = sys.argv[1], int(sys.argv[2])
connection = sqlite3.connect(":memory:")
connection.enable_load_extension(True)
connection.load_extension(library)
calls = iter(range(1000))
connection.create_function("slow", 1, lambda text: time.sleep(0.02 if next(calls) < 192 else 0) or text)
connection.execute("CREATE TABLE articles AS SELECT value AS id, 'story ' || value AS body FROM json_each(?)", [str(list(range(192)))])
connection.execute("CREATE TEMP VIEW waited AS SELECT id, slow(body) AS body FROM articles")
print(connection.execute("SELECT newsprint_progress(?)", [level]).fetchone()[0])
print(connection.execute("SELECT count(*) FROM near_duplicates('waited', 'body', 0.5, 'id')").fetchone()[0])
"""
BAR = "\rnear_duplicates: reading  [################........]  66 %"
CLEARED = "\r\x1b[K"


def start(suite, level, stderr):
    arguments = [sys.executable, "-c", PROGRAM, str(suite.library.with_suffix("")), str(level)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=stderr)


def on_terminal(suite):
    """Level 1 with a terminal as stderr: what came out, and what was written to the terminal."""
    master, slave = pty.openpty()
    process = start(suite, 1, slave)
    os.close(slave)
    output, written = process.communicate(timeout=60)[0].decode(), b""
    try:
        while chunk := os.read(master, 1 << 16):
            written += chunk
    except OSError:  # the other side is closed
        pass
    os.close(master)
    return output, written.decode()


def run(suite):
    silent, shown, piped = (start(suite, level, subprocess.PIPE) for level in (0, 2, 1))
    output, written = on_terminal(suite)
    suite.equal("1, a terminal: says so", output, "1\n0\n")
    suite.check("1, a terminal: shows the bar", "" if BAR in written and written.endswith(CLEARED) else repr(written))
    for name, process, level in (("0", silent, 0), ("2", shown, 1), ("1, no terminal", piped, 0)):
        output, written = (stream.decode() for stream in process.communicate(timeout=60))
        suite.equal(f"{name}: says so", output, f"{level}\n0\n")
        bar = written.count(BAR) == 1 and written.endswith(CLEARED) if level else written == ""
        suite.check(f"{name}: {'shows the bar' if level else 'shows nothing'}", "" if bar else repr(written))
