"""harness.py - what the kinds of tests share: counting, reporting, running programs, a connection

A kind reports each test once:

    suite.check("name", problem)            passes when problem is empty, else prints it
    suite.equal("name", actual, expected)   the same with a diff of two texts
    suite.skip("name", "why")
"""

import difflib
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import termios
import threading
from pathlib import Path

import elsewhere

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
DETAIL_LINES = 40


def preload_sanitizer():
    """Starts this program again with the sanitizer's run time in front, which a library that is loaded later needs."""
    if "libasan" in os.environ.get("LD_PRELOAD", ""):
        return
    names = [subprocess.run(["gcc", f"-print-file-name=lib{name}.so"], capture_output=True, text=True).stdout.strip()
             for name in ("asan", "ubsan")]
    environment = dict(os.environ, LD_PRELOAD=" ".join(names), ASAN_OPTIONS="detect_leaks=0")
    os.execve(sys.executable, [sys.executable] + sys.argv, environment)


def diff(actual, expected):
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "actual", n=2, lineterm="")
    return "\n".join(lines)


class Suite:
    def __init__(self, options):
        self.build = Path(options.build).resolve()
        self.sqlite = shutil.which(options.sqlite) or options.sqlite
        self.asan = options.asan
        self.accept = options.accept
        self.alike = options.alike
        self.seconds, self.stride = options.seconds, options.stride
        self.html5lib = options.html5lib
        self.under = [str(Path(options.under).resolve())] if options.under else []
        self.slower = 10 if self.under else 1  # an emulator
        suffix = "dylib" if sys.platform == "darwin" else "dll" if (self.build / "newsprint.dll").exists() else "so"
        self.library = self.build / f"newsprint.{suffix}"
        self.passed = self.failed = self.skipped = 0
        self.kind = "all"

    def begin(self, kind):
        self.kind = kind
        self.before = (self.passed, self.failed, self.skipped)

    def end(self, seconds):
        now = (self.passed, self.failed, self.skipped)
        passed, failed, skipped = (a - b for a, b in zip(now, self.before))
        print(f"{self.kind:<10} {passed} passed, {failed} failed, {skipped} skipped, {seconds:.1f} s", flush=True)

    def closing_line(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"

    def add(self, closing):
        """Counts what the closing line of another suite says; False when it is none."""
        match = re.fullmatch(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", closing)
        if match:
            passed, failed, skipped = (int(number or 0) for number in match.groups())
            self.passed, self.failed, self.skipped = self.passed + passed, self.failed + failed, self.skipped + skipped
        return bool(match)

    def check(self, name, problem=""):
        if not problem:
            self.passed += 1
            return
        self.failed += 1
        lines = str(problem).rstrip().splitlines()
        more = len(lines) - DETAIL_LINES
        shown = lines[:DETAIL_LINES] + ([f"... {more} more lines"] if more > 0 else [])
        print(f"FAIL {self.kind}: {name}", *("    " + line[:400] for line in shown), sep="\n", flush=True)

    def equal(self, name, actual, expected):
        self.check(name, diff(str(actual), str(expected)) or ("" if actual == expected else "types differ"))

    def skip(self, name, reason):
        self.skipped += 1
        print(f"skip {self.kind}: {name}: {reason}", flush=True)

    def connect(self, database=":memory:"):
        """A connection of this Python with newsprint loaded; of the shell, where that runs under another program."""
        if self.under:
            return elsewhere.Connection(self.sqlite, self.library)
        connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
        connection.enable_load_extension(True)
        connection.load_extension(str(self.library.with_suffix("")))
        return connection

    def shell(self, script, directory, echo=True, timeout=120):
        """What the stock shell writes for a script, messages in their place; newsprint is loaded as ./newsprint."""
        link = Path(directory) / self.library.name
        if not link.exists():
            link.symlink_to(self.library)
        arguments = [self.sqlite, "-batch", "-init", os.devnull, "-cmd", ".load ./newsprint"]
        return transcript(arguments + (["-cmd", ".echo on"] if echo else []), script, directory, timeout * self.slower)

    def program(self, arguments, timeout=600, **environment):
        """Runs a program of the build: (exit code, everything it wrote)."""
        leaks = {"ASAN_OPTIONS": "detect_leaks=1"} if self.asan else {}
        try:
            done = subprocess.run([str(a) for a in arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  stdin=subprocess.DEVNULL, timeout=timeout * self.slower, cwd=ROOT,
                                  env={**os.environ, **leaks, **environment})
        except subprocess.TimeoutExpired as expired:
            return -1, f"{(expired.stdout or b'').decode(errors='replace')}\nstopped after {timeout * self.slower} s"
        return done.returncode, done.stdout.decode(errors="replace")

    def tap(self, name, arguments, **options):
        """Runs a program that speaks TAP and reports each of its points as a test."""
        code, output = self.program(arguments, **options)
        points, planned = 0, None
        lines = output.splitlines()
        for number, line in enumerate(lines):
            if match := re.match(r"1\.\.(\d+)", line):
                planned = int(match[1])
            elif match := re.match(r"(not )?ok \d+ (?:- )?([^#]*)(?:# SKIP (.*))?", line):
                points += 1
                point = f"{name}: {match[2].strip()}"
                if match[3]:
                    self.skip(point, match[3])
                else:
                    self.check(point, diagnostics(lines, number) or "not ok" if match[1] else "")
            elif line.startswith("# report "):
                print(f"     {self.kind}: {line[9:]}", flush=True)
        if planned is None or points != planned or (code and "not ok" not in output):
            tail = "\n".join(lines[-DETAIL_LINES:])
            self.check(f"{name}: whole run", f"exit code {code}, {points} of {planned} points\n{tail}")


def diagnostics(lines, number):
    """The comment lines behind a TAP point."""
    found = []
    for line in lines[number + 1:]:
        if not line.startswith("#"):
            break
        found.append(line)
    return "\n".join(found)


def transcript(arguments, script, directory, timeout):
    """Feeds a script to a program on standard input; gives its output and error output in the order written.

    Both go to one pseudo-terminal: a shell buffers a pipe, so that errors would come before earlier rows.
    """
    master, slave = pty.openpty()
    attributes = termios.tcgetattr(slave)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(slave, termios.TCSANOW, attributes)
    with tempfile.TemporaryFile() as source:
        source.write(script.encode())
        source.seek(0)
        process = subprocess.Popen(arguments, stdin=source, stdout=slave, stderr=slave, cwd=directory)
    os.close(slave)
    watchdog = threading.Timer(timeout, process.kill)
    watchdog.start()
    output = b""
    while chunk := read_terminal(master):
        output += chunk
    os.close(master)
    process.wait()
    watchdog.cancel()
    text = re.sub(r" near line \d+", "", output.decode(errors="backslashreplace"))
    if process.returncode < 0:
        text += f"\nended by {signal.Signals(-process.returncode).name}\n"
    return text


def read_terminal(master):
    try:
        return os.read(master, 1 << 16)
    except OSError:  # the other side is closed
        return b""
