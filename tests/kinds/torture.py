"""torture: the programs of tests/torture, each for the seconds of --seconds

A program is a C file, built to torture/<name> in the build directory, or a Python file. It gets the library's path
without suffix and the seconds, writes what it found, and ends with 0 when everything held. One that was built for
ThreadSanitizer too is run with that library. This kind is run when it is named, by `make torture`.
"""

import sys

from harness import TESTS

SLACK = 600  # seconds that a program may take to end, beyond those it was given


def run(suite):
    for source in sorted((TESTS / "torture").glob("*.*")):
        name = source.stem
        build = suite.build / "tsan" if (suite.build / "tsan" / "torture" / name).exists() else suite.build
        program = {".c": [build / "torture" / name], ".py": [sys.executable, source]}.get(source.suffix)
        if not program:
            continue
        arguments = [*program, build / "newsprint", suite.seconds]
        code, shown = suite.program(arguments, timeout=suite.seconds + SLACK)
        suite.check(name, "" if code == 0 else f"exit code {code}\n{shown}")
        print(f"     {name}: {shown.rstrip().splitlines()[-1] if shown.strip() else 'said nothing'}", flush=True)
