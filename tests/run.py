#!/usr/bin/env python3
"""run.py - runs the tests: every kind, or those that are named

    python3 tests/run.py --build build --sqlite sqlite3            all kinds but torture
    python3 tests/run.py --build build --sqlite sqlite3 sql readme these two
    ... --accept sql readme      write what the library says now as what is expected: read the diff afterwards
    ... --asan                   the build has AddressSanitizer: load its run time first, leave out what cannot bear it

A kind is a module in tests/kinds/ with a function run(suite). Several kinds are run at a time, each by a process of its
own, which is shown when it ends. The last line of the output is `N passed, N failed`, with `, N skipped` behind it when
something could not be run here. Exit code 1 on any failure.
"""

import argparse
import importlib
import os
import sqlite3
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

from harness import Suite, preload_sanitizer

# Those that take longest begin.
KINDS = ["hostile", "oom", "index", "unit", "distributed", "stories", "trial", "sql", "drivers", "progress", "examples",
         "database", "questions", "feeds", "report", "readme", "heads", "rules", "vectors", "html5lib", "pages", "charsets",
         "corpus", "invariants", "loading", "fuzz"]
# Take minutes, or need what only some machines have. torture searches: the same run may find something tomorrow.
ON_REQUEST = ["amalgamation", "duckdb", "packages", "page", "platforms", "torture", "versions"]
# Other languages' programs are not built to have the sanitizer's run time loaded into them, the statistics of
# the corpus, the README and the trial of rules do not depend on memory, and reading 10 MB inputs under it takes minutes.
NOT_UNDER_ASAN = ["drivers", "examples", "database", "questions", "stories", "feeds", "report", "readme", "trial", "corpus",
                  "progress", "hostile", "distributed"]


def parse(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build")
    parser.add_argument("--sqlite", default="sqlite3")
    parser.add_argument("--asan", action="store_true")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--alike", action="store_true", help="sql: let pass what another SQLite writes of the same rows")
    parser.add_argument("--under", help="the program that runs those of the build: an emulator")
    parser.add_argument("--stride", type=int, help="oom: the first moment, and every so many behind it")
    parser.add_argument("--html5lib", help="html5lib: the folder of html5lib-tests")
    parser.add_argument("--seconds", type=int, default=20, help="for each program of torture")
    parser.add_argument("kinds", nargs="*", metavar="kind", help=" ".join(KINDS + ON_REQUEST))
    options = parser.parse_args(argv)
    for kind in options.kinds:
        if kind not in KINDS + ON_REQUEST:
            parser.error(f"no kind {kind}: {' '.join(KINDS + ON_REQUEST)}")
    return options


def run_kind(suite, kind):
    suite.begin(kind)
    started = time.monotonic()
    try:
        importlib.import_module(f"kinds.{kind}").run(suite)
    except Exception:
        suite.check("the runner itself", traceback.format_exc())
    suite.end(time.monotonic() - started)


def run_apart(kind, argv):
    """A kind in a process of its own: what it shows, and how it ended."""
    given = [argument for argument in argv if argument not in KINDS + ON_REQUEST]
    done = subprocess.run([sys.executable, __file__, *given, kind], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout, done.returncode


def run_kinds(suite, kinds, argv):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for kind, (shown, code) in zip(kinds, pool.map(lambda kind: run_apart(kind, argv), kinds)):
            *lines, closing = shown.splitlines() or [""]
            print("".join(line + "\n" for line in lines), end="", flush=True)
            if not suite.add(closing):
                suite.check(f"{kind} runs to its end", f"exit code {code}\n{closing}")


def main(argv):
    options = parse(argv)
    if not hasattr(sqlite3.Connection, "enable_load_extension"):
        sys.exit(f"run.py: the sqlite3 of {sys.executable} cannot load extensions; use the system's Python, /usr/bin/python3")
    if options.asan:
        preload_sanitizer()
    suite = Suite(options)
    kinds = options.kinds or [kind for kind in KINDS if not (options.asan and kind in NOT_UNDER_ASAN)]
    if len(kinds) == 1:
        run_kind(suite, kinds[0])
    else:
        run_kinds(suite, kinds, argv)
    print(suite.closing_line())
    return 1 if suite.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
