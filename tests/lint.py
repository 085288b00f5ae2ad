#!/usr/bin/env python3
"""lint.py - the house rules that a compiler does not know

    python3 tests/lint.py --build build
    python3 tests/lint.py --map             prints the floors and who includes whom; checks nothing

Layers (who includes whom, and what the objects below ext/sqlite ask the linker for), modules (no circle, one public
header), the shape of the library (one symbol out, libc in), sizes, sorted lists, a reference that names every function, links that lead somewhere,
warnings of two compilers. Prints one line per violation, and `lint: clean` when there is none.
"""

import argparse
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXT = ROOT / "ext"
# Floors, the lowest first: a room may use those below its floor, not its neighbours.
FLOORS = [["base"], ["text"], ["pattern"], ["sentence"], ["article", "extract", "html", "match"], ["sqlite"], ["index"]]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
PURE_ROOMS = [room for room in FLOOR_OF if FLOOR_OF[room] < FLOOR_OF["sqlite"]]
TOP_LEVEL = {"Makefile", "README.md", "ext", "sql", "tests", "examples"}
FUNCTION_LINES, FILE_LINES, COMMENT_COLUMNS = 40, 500, 110
# Rooms, or files, that do not keep a rule yet. Each list is to become empty, and nothing is to be added.
NOT_YET = {
    "comments": set(),
    "circles": set(),
    "lines": set(),
}

# What the rooms below sqlite/ may ask libc for: memory that is already there, sorting of it, and arithmetic; and of the
# compiler's library, which instructions the processor has.
PURE = {"__cpu_model", "__popcountdi2", "memchr", "memcmp", "memcpy", "memmove", "memrchr", "memset", "qsort", "strchr", "strcmp", "strcspn", "strlen", "strncmp", "sysconf",
        "strspn", "bsearch", "__stack_chk_fail", "__memcpy_chk", "__memmove_chk", "__memset_chk", "exp", "fabs", "floor", "ldexp", "log", "pow", "sqrt"}
# A library that asks for no newer symbol than this runs on every Linux since 2014, and on all that wheels are built for.
NEWEST_GLIBC = (2, 17)
WARNINGS = ["-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"]
LEFTOVERS = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|/roo[t]/|/wor[k]/")


def output(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"lint: {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout


def room_of(path):
    return path.relative_to(EXT).parts[0]


def may_include(room, other):
    """Whether a file of one room, or one above all rooms, may include a header of another."""
    if other not in FLOOR_OF or room not in FLOOR_OF:
        return True
    return room == other or FLOOR_OF[other] < FLOOR_OF[room]


def includes_of(path):
    """(line number, header) of each include of a file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if match := re.match(r'\s*#\s*include\s*[<"]([^>"]+)', line):
            yield number, match[1]


def includes(sources):
    """Arrows point down; each foreign library has one place."""
    for path in sources:
        name = path.relative_to(ROOT)
        for number, header in includes_of(path):
            where = f"{name}:{number}"
            room = room_of(path)
            if not may_include(room, header.split("/")[0]):
                yield f"{where}: {room}/ may not include {header}: it is not on a floor below"
            if header.startswith("pcre2") and str(name) != "ext/pattern/regex.c":
                yield f"{where}: only ext/pattern/regex.c may include {header}"
            if header.startswith("utf8proc") and room != "text":
                yield f"{where}: only ext/text may include {header}"
            if header == "sqlite3ext.h" and room in PURE_ROOMS:
                yield f"{where}: only ext/sqlite, ext/index and ext/newsprint.c may include {header}"


PRIVATE = re.compile(r"_(impl|nodes)(?=\.h$)")


def module_of(name):
    """room/module of a file named as in an include: nfa.c, nfa.h and nfa_nodes.h are the module pattern/nfa."""
    return PRIVATE.sub("", str(name)).rsplit(".", 1)[0]


def circles(sources):
    """Modules that include each other, directly or by way of others."""
    arrows = {}
    for path in sources:
        own = module_of(path.relative_to(EXT))
        others = {module_of(header) for _, header in includes_of(path) if (EXT / header).exists()}
        arrows.setdefault(own, set()).update(others - {own})
    reached = {module: set(others) for module, others in arrows.items()}
    for middle in arrows:
        for module in arrows:
            if middle in reached[module]:
                reached[module] |= reached[middle]
    while lost := sorted(module for module in reached if module in reached[module]):
        circle = [module for module in lost if module in reached[lost[0]] and lost[0] in reached[module]]
        for module in circle:
            del reached[module]
        if circle[0].split("/")[0] not in NOT_YET["circles"]:
            yield f"ext: modules include each other in a circle: {' '.join(circle)}"


def is_private(path):
    return path.suffix == ".c" or bool(PRIVATE.search(path.name))


DECLARED = re.compile(r"^(?!static\b)[a-z][^;{}()#=]*?\b(\w+)\([^;{}]*\)(;| \{)", re.MULTILINE)


def headers(sources, files):
    """What a .c file offers is declared in one public header; a private one is for its room's .c files and its tests."""
    places = {}
    for path in sources:
        if path.suffix == ".h" and not PRIVATE.search(path.name):
            for match in DECLARED.finditer(path.read_text()):
                places[match[1]] = str(path.relative_to(EXT))
    for path in sources:
        if path.suffix == ".c":
            public = {places[match[1]] for match in DECLARED.finditer(path.read_text()) if match[1] in places and match[2] != ";"}
            if len(public) > 1:
                yield f"{path.relative_to(ROOT)}: has more than one public header: {' '.join(sorted(public))}"
    for path in files:
        for number, header in includes_of(path):
            folders = [ROOT / folder for folder in (f"ext/{Path(header).parent}", f"tests/unit/{Path(header).parent}", "tests/fuzz")]
            if PRIVATE.search(header) and (not is_private(path) or path.parent not in folders):
                yield f"{path.relative_to(ROOT)}:{number}: {header} is private to the .c files of its room and their tests"


def symbols(build):
    """The objects below ext/sqlite import each other, the memory door, and little of libc."""
    objects = [o for room in PURE_ROOMS for o in sorted((build / "ext" / room).glob("*.o"))
               if (EXT / room / (o.stem + ".c")).exists()]
    own = set(output("nm", "--defined-only", "--format=just-symbols", *objects).split())
    allowed = own | PURE | {"mem_alloc", "mem_realloc", "mem_free", "_GLOBAL_OFFSET_TABLE_"}
    for path in objects:
        foreign = {"parallel": "pthread_", "regex": "pcre2_"}.get(path.stem, ""), "utf8proc_" if path.parent.name == "text" else ""
        for symbol in output("nm", "-u", "--format=just-symbols", path).split():
            if symbol not in allowed and not any(prefix and symbol.startswith(prefix) for prefix in foreign):
                yield f"{path.relative_to(build)}: needs {symbol}, which this layer may not use"


def library(path):
    exported = output("nm", "-D", "--defined-only", "--format=just-symbols", path).split()
    if exported != ["sqlite3_newsprint_init"]:
        yield f"{path.name}: exports {' '.join(exported)}, not sqlite3_newsprint_init alone"
    for needed in re.findall(r"^\s*(\S+)", output("ldd", path), re.MULTILINE):
        if not re.match(r"linux-vdso|linux-gate|libc\.|.*/ld-", needed):
            yield f"{path.name}: needs {needed} at run time"
    if sys.platform != "darwin":
        versions = set(re.findall(r"\(GLIBC_([\d.]+)\)\s+(\w+)", output("objdump", "-T", path)))
        for version, symbol in sorted(versions):
            if tuple(map(int, version.split("."))) > NEWEST_GLIBC:
                yield f"{path.name}: {symbol} needs glibc {version}, newer than {'.'.join(map(str, NEWEST_GLIBC))}"


def sizes(sources):
    for path in sources:
        name, lines = path.relative_to(ROOT), path.read_text().splitlines()
        if str(name) in NOT_YET["lines"]:
            continue
        if len(lines) > FILE_LINES:
            yield f"{name}: {len(lines)} lines, over {FILE_LINES}"
        start = None
        for number, line in enumerate(lines, 1):
            if re.match(r"[A-Za-z_].*\(.*", line) and not line.rstrip().endswith(";") and "=" not in line:
                start = number
            if line == "}" and start:
                if number - start + 1 > FUNCTION_LINES:
                    yield f"{name}:{start}: a function of {number - start + 1} lines, over {FUNCTION_LINES}"
                start = None


def comments(sources):
    """Lines of comments end where lines of code do; clang-format does not see to them."""
    for path in sources:
        if room_of(path) in NOT_YET["comments"]:
            continue
        inside = False
        for number, line in enumerate(path.read_text().splitlines(), 1):
            opened = inside or "/*" in line
            inside = opened and line.rfind("*/") < line.rfind("/*") if "/*" in line else inside and "*/" not in line
            if opened and len(line) > COMMENT_COLUMNS:
                yield f"{path.relative_to(ROOT)}:{number}: a comment of {len(line)} columns, over {COMMENT_COLUMNS}"


def text(files):
    for path in files:
        name = path.relative_to(ROOT)
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if LEFTOVERS.search(line):
                yield f"{name}:{number}: {LEFTOVERS.search(line)[0]}"
            if path.suffix in (".c", ".h") and re.match(r"\s*typedef\s+(struct|enum|union)\b", line):
                yield f"{name}:{number}: a typedef'd struct"
        top = name.parts[0]
        if top not in TOP_LEVEL and not top.startswith("."):
            yield f"{name}: the top level is fixed: {' '.join(sorted(TOP_LEVEL))}"


def rules(program):
    """Errors in the rows of ext/data/boilerplate.def; what rows cost is printed and no violation."""
    done = subprocess.run([str(program)], capture_output=True, text=True, cwd=ROOT)
    if done.returncode not in (0, 1):
        yield f"{program.name}: {done.stderr.strip() or done.returncode}"
    for line in done.stdout.splitlines():
        if line.startswith("error "):
            yield f"ext/data/boilerplate.def: {line[6:]}"
        else:
            print(f"ext/data/boilerplate.def: {line}")


def lists():
    """Rows of a .def stand in byte order of their name, and once."""
    for path in sorted(EXT.glob("data/*.def")):
        last_name, last_line = "", ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            row = re.match(r'(?!ROW|PHRASE)[A-Z_]+\("?((?<=")[^"]*|[A-Za-z_]\w*)', line)
            if not row:
                continue
            if row[1].encode() < last_name.encode() or line == last_line:
                yield f"{path.relative_to(ROOT)}:{number}: {row[1]} does not sort behind {last_name}"
            last_name, last_line = row[1], line


def documented(path):
    """Every function and table has an entry in the reference."""
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(str(path.with_suffix("")))
    headings = re.findall(r"^#+ .*$", (ROOT / "sql/README.md").read_text(), re.MULTILINE)
    for (name,) in connection.execute("SELECT DISTINCT name FROM newsprint_functions"):
        if not any(re.search(rf"\b{name}\b", heading) for heading in headings):
            yield f"sql/README.md: no heading names {name}"


def anchors(page):
    """What a heading is called in a link: its letters, digits and hyphens, blanks as hyphens."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)}


def links():
    """A link of a page leads to a file that is there, and to a heading that it has."""
    for page in (ROOT / "README.md", ROOT / "sql/README.md", *sorted(EXT.rglob("*.md"))):
        for target, anchor in re.findall(r"\]\((?!\w+:)([^)#]*)(?:#([^)]+))?\)", page.read_text()):
            found = page.parent / target if target else page
            if not found.exists() or anchor and anchor not in anchors(found):
                yield f"{page.relative_to(ROOT)}: nothing is at {target}{'#' + anchor if anchor else ''}"


def warnings(sources, duckdb):
    """Sources for DuckDB are looked at where its headers were fetched."""
    sources = [path for path in sources if duckdb.exists() or EXT / "dist/duckdb" not in path.parents]
    options = ["-std=c11", "-Iext", f"-isystem{duckdb}", "-DPCRE2_CODE_UNIT_WIDTH=8", "-DUTF8PROC_STATIC", "-fsyntax-only", *WARNINGS]
    for compiler in ("gcc", "clang"):
        done = subprocess.run([compiler, *options, *map(str, sources)], capture_output=True, text=True, cwd=ROOT)
        for line in done.stderr.splitlines():
            if re.search(r": (warning|error|fatal error):", line):
                yield f"{os.path.relpath(line, ROOT) if line.startswith('/') else line} ({compiler})"


def map_row(name, paths):
    """One line of the map: a room or a file, its size, and the rooms whose headers it includes."""
    lines = sum(len(path.read_text().splitlines()) for path in paths)
    used = {header.split("/")[0] for path in paths for _, header in includes_of(path)} - {name}
    order = [room for room in reversed(FLOOR_OF) if room in used] + [room for room in ("data",) if room in used]
    return f"  {name:<12} {len(paths):>3} files {lines:>6} lines   {' '.join(order)}".rstrip()


def floor_map():
    """The floors from the top, each with its rooms."""
    yield "newsprint.c lists what there is"
    yield map_row("newsprint.c", sorted(EXT.glob("*.[ch]")))
    for floor in reversed(range(len(FLOORS))):
        rooms = {room: sorted((EXT / room).glob("*.[ch]")) for room in FLOORS[floor]}
        yield f"floor {floor}"
        yield from (map_row(room, paths) for room, paths in rooms.items() if paths)
    yield "lists of words and rules, included by who owns them"
    yield map_row("data", sorted(EXT.glob("data/*.def")))


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build")
    parser.add_argument("--map", action="store_true")
    options = parser.parse_args(argv)
    if options.map:
        print(*floor_map(), sep="\n")
        return 0
    build = Path(options.build).resolve()
    built = build / ("newsprint.dylib" if sys.platform == "darwin" else "newsprint.so")
    listed = output("git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    files = sorted({ROOT / name for name in listed if (ROOT / name).is_file()})
    c_files = [path for path in files if path.suffix in (".c", ".h")]
    ours = [path for path in c_files if EXT in path.parents]
    checks = [includes(ours), circles(ours), headers(ours, c_files), symbols(build), library(built), sizes(c_files),
              comments(ours), text(files), lists(), rules(build / "lint_rules"), documented(built), links(),
              warnings([path for path in c_files if path.suffix == ".c"], build / "duckdb/include")]
    found = [violation for check in checks for violation in check]
    print(*found, "lint: clean" if not found else f"lint: {len(found)} violations", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
