#!/usr/bin/env python3
"""mutate.py - breaks ext/ in one small place, again and again, and lists what the quick tests do not notice

    python3 tests/mutate.py --build build/mutations [--seed 1] [--count 100] [--seconds 3600] [--only ext/text]

Works in a copy of the checkout below the build directory. A mutation swaps one operator, constant or condition in the
code of ext/; the same seed draws the same ones. Only its object is compiled, and must be another than before; then the
quick tests that can notice it are linked and run, up to the first that fails: two seconds for most, half a minute for a
survivor. A unit program can when its object is linked into it; the core is an archive here, and the linker says what it
took. Last, the unit tests of its room are run with sanitizers, as `make asan` does. Each survivor is printed with its
line: a test is missing, or the two mean the same.

Left alone is what no answer can depend on: how much work poll_stop() is told of, which moves the moment when the host
is asked, which of two equal numbers `a < b ? a : b` or `if (a < b) a = b;` gives (in `a < b ? 0 : a - b`
and `end - p < n ? end : p + n` both sides are equal then, too), and by how much a block of memory is larger than it
must be.
"""

import argparse
import collections
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What may stand in place of a token, and what the token must look like where it stands.
SWAPS = [
    (r"<=", ["<"]), (r">=", [">"]), (r"==", ["!="]), (r"!=", ["=="]), (r"&&", ["||"]), (r"\|\|", ["&&"]),
    (r"(?<= )<(?= )", ["<=", ">="]), (r"(?<= )>(?= )", [">=", "<="]), (r"(?<= )\+(?= )", ["-"]), (r"(?<= )-(?= )", ["+"]),
    (r"\+\+", ["--"]), (r"--", ["++"]), (r"\+=", ["-="]), (r"-=", ["+="]), (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]),
    (r"(?<![\w.])0(?![\w.])", ["1"]), (r"(?<![\w.])1(?![\w.])", ["0", "2"]), (r"(?<![\w.])[2-9]\d*(?![\w.])", ["{+1}", "{-1}"]),
    (r"!(?![=])(?=[\w(])", [""]), (r"\bbreak;", ["continue;"]), (r"\bcontinue;", ["break;"]), (r"(?<=if \()(?=[^;{}]*\) )", ["!("]),
]
ONE = r"([\w.>\[\]-]+)"
SUM = r"([\w.>\[\] +*-]+?)"
EQUAL = [  # comparisons on which nothing depends where their sides are equal
    rf"(?:(?<=[({{])|(?<=[=,?:] )|(?<=return )){ONE} ([<>]) {ONE} \? (?:\1 : \3|\3 : \1|\1 - \3 : 0|0 : \1 - \3)(?=[;,)}}])",
    rf"(?:(?<=[({{])|(?<=[=,?:] )){ONE} - {ONE} ([<>]) {ONE} \? (?:\2 \+ \4 : \1|\1 : \2 \+ \4|\1 - \4 : \2|\2 : \1 - \4)(?=[;,)}}])",
    rf"(?<=if \(){SUM} ([<>]) {SUM}\) (?:\1 = \3|\3 = \1);",
    rf"(?<=if \(){ONE} - {ONE} ([<>]) {ONE}\) \1 = \2 \+ \4;",
]
MEMORY = re.compile(r"\b(?:mem_(?:alloc|zeroed|realloc)|buffer_reserve|(?:u64_)?map_reserve|vector_grow)\(")
WORK = r"(?<=_stop\()[^;{}()]*, \d+(?=\))"
NOT_CODE = re.compile(WORK + r"|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|^#(?:[^\n]*\\\n)*[^\n]*", re.DOTALL | re.MULTILINE)
MOST_SECONDS = 40  # of processor time for a command; what takes longer hangs
UNIT_SECONDS = 20  # the slowest unit program takes ten with sanitizers
OOM_STRIDE = 997
PLAIN, ASAN = "build", "build/asan"
SANITIZERS = "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"


def places(copy, only):
    """(file, start, end, replacement) of every mutation there is."""
    for path in sorted(copy.glob("ext/**/*.c")):
        name = str(path.relative_to(copy))
        if not name.startswith(only) or name.startswith("ext/dist/"):  # which is linked into no test
            continue
        text = path.read_text()
        code = NOT_CODE.sub(lambda match: re.sub(r"[^\n]", "\x01", match[0]), text)
        blocks = [(match.end(), closing(code, match.end())) for match in MEMORY.finditer(code)]
        choices = {match.start() + len(re.split(" [<>] ", match[0])[0]) + 1 for equal in EQUAL for match in re.finditer(equal, code)}
        for pattern, replacements in SWAPS:
            for match in re.finditer(pattern, code):
                for replacement in replacements:
                    if match.start() in choices and replacement == match[0] + "=":
                        continue
                    if replacement.startswith("{"):
                        replacement = str(int(match[0]) + int(replacement[1:-1]))
                    larger = match[0].isdigit() and int(replacement) > int(match[0])
                    if larger and any(start <= match.start() < end for start, end in blocks):
                        continue
                    if replacement == "!(":
                        yield name, match.start(), closing(code, match.start()), "!(" + text[match.start():closing(code, match.start())] + ")"
                    else:
                        yield name, match.start(), match.end(), replacement


def marked(text, start, end):
    """The line of a place, which stands there between « and »."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return f"{text[first:start]}«{text[start:end]}»{text[end:last]}".strip()


def closing(code, start):
    """Where the bracket closes that stands before `start`."""
    depth = 1
    for at in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return at
    return len(code)


def run(copy, *arguments, seconds=MOST_SECONDS):
    """Whether a command ends with 0, and each of its programs within so many seconds of processor time."""
    limited = ["sh", "-c", f'ulimit -t {seconds}; exec "$@"', "sh", *arguments]
    try:
        return subprocess.run(limited, cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=20 * MOST_SECONDS).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def core(build):
    return f"{build}/core.a"


def make(copy, build, *targets, jobs=1):
    sanitize = ["SANITIZE=" + SANITIZERS] if build == ASAN else []
    return run(copy, "make", "-s", f"-j{jobs}", "CFLAGS=-g0", "OPTIMISE=-O1", "HARDEN=", f"BUILD={build}", f"CORE_OBJ={core(build)}", *sanitize,
               *(f"{build}/{target}" for target in targets))


def archive(copy, build):
    """The objects of the core as an archive that only names them."""
    objects = [path for path in sorted((copy / build / "ext").rglob("*.o")) if path.parent.name not in ("ext", "sqlite", "index")]
    return run(copy, "ar", "rcsT", core(build), *(str(path.relative_to(copy)) for path in objects))


def copy_file(source, target):
    """What is the same keeps its time, and so do the objects: one that was mended is younger than an edit since then."""
    if not Path(target).exists() or Path(target).read_bytes() != Path(source).read_bytes():
        shutil.copy(source, target)


def refresh(copy):
    for folder in ("ext", "tests", "sql", "examples"):
        shutil.copytree(ROOT / folder, copy / folder, copy_function=copy_file, dirs_exist_ok=True)
        for path in (copy / folder).rglob("*"):
            if not (ROOT / path.relative_to(copy)).exists() and path.is_file():
                path.unlink()
    for name in ("Makefile", "README.md"):
        copy_file(ROOT / name, copy / name)


def build_all(copy):
    programs = unit_programs(copy)
    return make(copy, PLAIN, "oom", "refused") and all(
        make(copy, build, "newsprint.so", jobs=2) and archive(copy, build) and make(copy, build, *programs, jobs=2)
        for build in (PLAIN, ASAN))


def objects_of(copy, program):
    """The objects of ext/ that a unit program is linked from."""
    parts = [f"build/tests/{program}.o", "build/tests/unit/unit.o", "build/tests/unit/mem_failing.o", core(PLAIN)]
    libraries = ["-l:libpcre2-8.a", "-l:libutf8proc.a", "-lcmocka", "-lm"]
    done = subprocess.run(["cc", "-Wl,--trace", "-o", "/dev/null", *parts, *libraries], cwd=copy, capture_output=True, text=True)
    return set(re.findall(r"ext/\w+/\w+(?=\.o\b)", done.stdout))


def unit_programs(copy):
    return [str(path.relative_to(copy)).removeprefix("tests/").removesuffix(".c") for path in sorted(copy.glob("tests/unit/*/test_*.c"))]


def units_hold(copy, build, programs):
    return not programs or (make(copy, build, *programs) and
                            all(run(copy, f"{build}/{program}", seconds=UNIT_SECONDS) for program in programs))


def sanitized_hold(copy, name, programs):
    if not programs:
        return True
    made = make(copy, ASAN, name.replace(".c", ".o"))
    (copy / core(ASAN)).touch()
    return made and units_hold(copy, ASAN, programs)


def kinds_hold(copy, *kinds):
    return run(copy, sys.executable, "tests/run.py", "--build", "build", *kinds)


def death(copy, name, linked):
    """What notices a mutation of a file, or nothing: its own unit tests are asked first, the slow ones last."""
    room, stem = Path(name).parent.name, Path(name).stem
    units = [program for program in linked if name.removesuffix(".c") in linked[program]]
    own = [program for program in units if program.endswith(f"/{room}/test_{stem}")]
    near = [program for program in units if f"/{room}/" in program and program not in own]
    far = [program for program in units if program not in own + near]
    if not units_hold(copy, PLAIN, own):
        return "own unit test"
    if not kinds_hold(copy, "rules", "vectors", "heads"):
        return "rules, vectors, heads"
    if not units_hold(copy, PLAIN, near):
        return "unit tests of the room"
    if not kinds_hold(copy, "invariants", "loading", "readme", "charsets", "corpus", "sql"):
        return "other kinds"
    if not units_hold(copy, PLAIN, far):
        return "unit tests of other rooms"
    if room in ("sqlite", "index") and not kinds_hold(copy, "index", "progress", "oom", "--stride", str(OOM_STRIDE)):
        return "index, progress, oom"
    if not sanitized_hold(copy, name, own + near):
        return "unit tests of the room with sanitizers"
    return ""


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/mutations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--only", default="ext/")
    options = parser.parse_args(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is broken is mended on the way out
    copy = Path(options.build).resolve()
    refresh(copy)
    built = build_all(copy)
    linked = {program: objects_of(copy, program) for program in unit_programs(copy)} if built else {}
    problem = death(copy, "ext/base/map.c", linked) if built else "the compiler"
    if problem:
        sys.exit(f"mutate: the copy does not pass its tests as it is: {problem}")
    everything, until = list(places(copy, options.only)), time.monotonic() + options.seconds
    random.Random(options.seed).shuffle(everything)
    deaths, tried = collections.Counter(), 0
    for name, start, end, replacement in everything:
        if tried == options.count or time.monotonic() > until:
            break
        path, compiled = copy / name, [copy / build / name.replace(".c", ".o") for build in (PLAIN, ASAN)]
        text, before = path.read_text(), [object.read_bytes() for object in compiled]
        try:
            path.write_text(text[:start] + replacement + text[end:])
            if make(copy, PLAIN, "newsprint.so") and compiled[0].read_bytes() != before[0]:
                (copy / core(PLAIN)).touch()
                tried += 1
                kind = death(copy, name, linked)
                deaths[kind or "survived"] += 1
                if not kind:
                    print(f"{name}:{text.count(chr(10), 0, start) + 1}: {text[start:end]} -> {replacement}\n    {marked(text, start, end)}", flush=True)
        finally:
            path.write_text(text)
            for object, content in zip(compiled, before):
                object.write_bytes(content)
        if tried % 10 == 0:
            print(f"... {tried} tried, {deaths['survived']} survived", flush=True)
    print(f"{len(everything)} places, {tried} mutations tried, {deaths['survived']} survived: {dict(deaths)}")


if __name__ == "__main__":
    main(sys.argv[1:])
