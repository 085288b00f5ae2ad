"""shell.py - runs statements in the stock sqlite3 shell with newsprint loaded, and says what they cost

    shell = Shell("sqlite3", "build/newsprint")
    shell.run(database, ["SELECT count(minhash(body)) FROM articles"])[0].seconds

Seconds are processor time (user and system) as the shell's own timer reports it, because the machines this runs on are
shared; `wall` is the time on the clock. `peak` is the highest memory of the whole process, in bytes: what Linux says of
the program itself, since ru_maxrss of a child begins with the memory of the Python that started it.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TIMER = re.compile(r"^Run Time: real ([\d.]+) user ([\d.]+) sys ([\d.]+)$")
HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")
UNIT_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024


class Result:
    def __init__(self, rows, wall, seconds):
        self.rows, self.wall, self.seconds = rows, wall, seconds


class Run(list):
    """The results of the statements, in order, and the peak of memory."""
    peak = 0


class Shell:
    def __init__(self, program, library):
        self.program, self.library = program, library

    def run(self, database, statements):
        with tempfile.TemporaryFile("w+") as source, tempfile.TemporaryFile("w+") as out, \
                tempfile.TemporaryFile("w+") as complaints, tempfile.NamedTemporaryFile("r") as memory:
            script = [".bail on", f".load {self.library}", ".mode list", ".timer on", *(s + ";" for s in statements)]
            if Path("/proc/self/status").exists():
                script.append(f".shell cat /proc/$PPID/status >{memory.name}")
            source.write("\n".join(script) + "\n")
            source.seek(0)
            child = subprocess.Popen([self.program, "-batch", "-init", os.devnull, str(database)], stdin=source,
                                     stdout=out, stderr=complaints)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            complaints.seek(0)
            run = Run(read_results(out))
            if child.returncode or len(run) != len(statements):
                raise SystemExit(f"bench: {self.program} failed: {complaints.read().strip()}")
            high_water = HIGH_WATER.search(memory.read())
        run.peak = int(high_water[1]) * 1024 if high_water else usage.ru_maxrss * UNIT_OF_MAXRSS
        return run

    def time(self, database, statement, before=()):
        """The median run of a statement, after statements that are not counted. Short ones run up to nine times."""
        first = self.run(database, [*before, statement])[-1].seconds
        times = min(9, max(3, round(2 / max(first, 0.01))))
        runs = sorted(self.run(database, [*before, *[statement] * times])[len(before):], key=lambda run: run.seconds)
        return runs[times // 2]


def read_results(lines):
    rows = []
    for line in lines:
        timer = TIMER.match(line.rstrip("\n"))
        if timer:
            real, user, system = map(float, timer.groups())
            yield Result(rows, real, user + system)
            rows = []
        else:
            rows.append(line.rstrip("\n").split("|"))
