"""versions: the kinds that ask much of SQLite, on the versions of it in build/versions

The library of a version is loaded in front of the system's, into this Python and into a shell of Debian's version that
takes any. Newer ones print a REAL with more digits and say more of a plan: neither is a difference here. What a version
decides is in the kinds: index asks PRAGMA integrity_check where that asks the index, from 3.44 on. The recipes of sql/
need 3.39.
"""

import os
import subprocess
import sys

from harness import ROOT, TESTS

KINDS = ["sql", "invariants", "index", "loading"]
VERSION = "import sqlite3; print(sqlite3.sqlite_version)"


def environment(library):
    return dict(os.environ, LD_PRELOAD=str(library))


def check_recipes(suite, shell, library, version):
    """The schema is read, an article prepared and refreshed; on what is older than 3.39 the schema says so."""
    script = (f".bail on\n.load {suite.library.with_suffix('')}\n.read sql/schema.sql\n"
              "INSERT INTO articles(id, body) VALUES (1, 'A crane fell on the pier on Monday.');\n"
              ".read sql/prepare.sql\n.read sql/refresh.sql\n")
    done = subprocess.run([shell, "-batch", ":memory:"], input=script, capture_output=True, text=True, cwd=ROOT,
                          env=environment(library))
    old = tuple(map(int, version.split("."))) < (3, 39)
    shown = done.stdout + done.stderr
    right = "need SQLite 3.39" in shown if old else done.returncode == 0
    suite.check(f"{version}: recipes", "" if right else shown)


def check_version(suite, folder, shell):
    library = folder / "libsqlite3.so.0"
    version = subprocess.run([sys.executable, "-c", VERSION], capture_output=True, text=True,
                             env=environment(library)).stdout.strip()
    check_recipes(suite, shell, library, version)
    command = [sys.executable, TESTS / "run.py", "--build", suite.build, "--sqlite", shell, "--alike"]
    for kind in KINDS:
        code, shown = suite.program([*command, kind], timeout=1800, LD_PRELOAD=str(library))
        *lines, closing = shown.splitlines() or [""]
        print(*(f"{version}: {line}" for line in lines), sep="\n", flush=True)
        if not suite.add(closing):
            suite.check(f"{version}: {kind} runs to its end", f"exit code {code}\n{closing}")


def run(suite):
    folders = sorted(path.parent for path in (suite.build / "versions").glob("*/libsqlite3.so.0"))
    if not folders:
        suite.skip("versions", "make versions builds them")
    for folder in folders:
        check_version(suite, folder, suite.build / "versions" / "sqlite3")
