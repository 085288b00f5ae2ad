#!/usr/bin/env python3
"""coverage.py - runs the tests on a build with --coverage, and names the lines of ext/ that none of them ran

    python3 tests/coverage.py --build build/coverage [--report]       --report: judge the counts that stand there

tests/coverage.txt lists the lines that may go unrun, with the reason: `ext/file.c: reason`, and beneath, indented, the
lines as they stand. One that is run after all, or no longer stands in the file, is to leave the list. Ends with 1
when a line outside the list was not run, or the list is wrong.
"""

import argparse
import collections
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Not: programs of other languages, inputs of 10 MB, which at -O0 take an hour, and the trial, which compiles its own.
# Those that take longest begin.
KINDS = ["oom", "unit", "index", "sql", "readme", "heads", "rules", "vectors", "charsets", "corpus", "invariants", "loading",
         "progress", "fuzz", "examples"]


def counts(build):
    """How often each line of ext/ ran, by file and number, in all objects together."""
    found = collections.defaultdict(collections.Counter)
    notes = sorted((build / "ext").rglob("*.gcno"))
    done = subprocess.run(["gcov", "--json-format", "--stdout", *map(str, notes)], capture_output=True, text=True, cwd=ROOT)
    for line in done.stdout.splitlines():
        for source in json.loads(line)["files"]:
            name = source["file"]
            if name.startswith("ext/"):
                for row in source["lines"]:
                    found[name][row["line_number"]] += row["count"]
    return found


def listed():
    """(file, line as it stands) of tests/coverage.txt."""
    name = None
    for line in (ROOT / "tests" / "coverage.txt").read_text().splitlines():
        if line.startswith(" "):
            yield name, line.strip()
        elif line and not line.startswith("#"):
            name = line.partition(":")[0]


def unrun(found):
    """(file, number, line as it stands) of each line that never ran."""
    for name in sorted(found):
        text = (ROOT / name).read_text().splitlines()
        for number in sorted(found[name]):
            if found[name][number] == 0:
                yield name, number, text[number - 1].strip()


def violations(never):
    excused, there = set(listed()), {(name, line) for name, _, line in never}
    for name, number, line in never:
        if (name, line) not in excused:
            yield f"{name}:{number}: never run: {line}"
    for name, line in sorted(excused - there):
        yield f"tests/coverage.txt: {name}: run after all, or gone: {line}"


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/coverage")
    parser.add_argument("--sqlite", default="sqlite3")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args(argv)
    build = Path(options.build).resolve()
    failed = 0
    if not options.report:
        for old in build.rglob("*.gcda"):
            old.unlink()
        failed = subprocess.run([sys.executable, str(ROOT / "tests" / "run.py"), "--build", str(build), "--sqlite", options.sqlite,
                                 *KINDS]).returncode
    found = counts(build)
    never = list(unrun(found))
    wrong = list(violations(never))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    lines, excused = sum(map(len, found.values())), set(listed())
    known = sum((name, line) in excused for name, _, line in never)
    print(f"{lines - len(never)} of {lines} lines run, {known} not and listed, {len(wrong)} to explain")
    return 1 if failed or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
