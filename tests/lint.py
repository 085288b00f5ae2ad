#!/usr/bin/env python3
"""lint.py - the house rules that a compiler does not know

    python3 tests/lint.py --build build

Layers (who includes whom, and what the objects below ext/sqlite ask the linker for), the shape of the library
(one symbol out, libc in), sizes, sorted lists, a README that names every function, warnings of two compilers. Prints one
line per violation, and `lint: clean` when there is none.
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
LAYERS = ["base", "text", "match", "sqlite"]
TOP_LEVEL = {"Makefile", "README.md", "ext", "sql", "tests", "examples"}
FUNCTION_LINES, FILE_LINES = 60, 700

# What base, text and match may ask libc for: memory that is already there, sorting of it, and arithmetic; and of the
# compiler's library, which instructions the processor has.
PURE = {"__cpu_model", "__popcountdi2", "memchr", "memcmp", "memcpy", "memmove", "memrchr", "memset", "qsort", "strchr", "strcmp", "strcspn", "strlen", "strncmp", "sysconf",
        "strspn", "bsearch", "exp", "fabs", "floor", "ldexp", "log", "pow", "sqrt"}
WARNINGS = ["-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"]
LEFTOVERS = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|/roo[t]/|/wor[k]/")


def output(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"lint: {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout


def layer_of(path):
    parts = path.relative_to(EXT).parts
    return LAYERS.index(parts[0]) if parts[0] in LAYERS else len(LAYERS)


def includes(sources):
    """Arrows point down; each foreign library has one place."""
    for path in sources:
        name = path.relative_to(ROOT)
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)', line)
            if not match:
                continue
            header = match[1]
            where = f"{name}:{number}"
            folder = header.split("/")[0]
            if folder in LAYERS and LAYERS.index(folder) > layer_of(path):
                yield f"{where}: {header} is in a layer above"
            if header.startswith("pcre2") and str(name) != "ext/text/pattern.c":
                yield f"{where}: only ext/text/pattern.c may include {header}"
            if header.startswith("utf8proc") and path.parent.name != "text":
                yield f"{where}: only ext/text may include {header}"
            if header == "sqlite3ext.h" and layer_of(path) < LAYERS.index("sqlite"):
                yield f"{where}: only ext/sqlite and ext/newsprint.c may include {header}"


def symbols(build):
    """The objects below ext/sqlite import each other, the memory door, and little of libc."""
    objects = [o for layer in LAYERS[:3] for o in sorted((build / "ext" / layer).glob("*.o"))
               if (EXT / layer / (o.stem + ".c")).exists()]
    own = set(output("nm", "--defined-only", "--format=just-symbols", *objects).split())
    allowed = own | PURE | {"mem_alloc", "mem_realloc", "mem_free", "_GLOBAL_OFFSET_TABLE_"}
    for path in objects:
        foreign = {"parallel": "pthread_", "pattern": "pcre2_"}.get(path.stem, ""), "utf8proc_" if path.parent.name == "text" else ""
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


def sizes(sources):
    for path in sources:
        name, lines = path.relative_to(ROOT), path.read_text().splitlines()
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


def lists():
    """Rows of a .def stand in byte order of their name, and once."""
    for path in sorted(EXT.glob("data/*.def")):
        last_name, last_line = "", ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            row = re.match(r'[A-Z_]+\("([^"]*)"', line)
            if not row:
                continue
            if row[1].encode() < last_name.encode() or line == last_line:
                yield f"{path.relative_to(ROOT)}:{number}: {row[1]} does not sort behind {last_name}"
            last_name, last_line = row[1], line


def readme(path):
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(str(path.with_suffix("")))
    page = ROOT / "README.md"
    headings = re.findall(r"^#+ .*$", page.read_text() if page.exists() else "", re.MULTILINE)
    for (name,) in connection.execute("SELECT DISTINCT name FROM newsprint_functions"):
        if not any(re.search(rf"\b{name}\b", heading) for heading in headings):
            yield f"README.md: no heading names {name}"


def warnings(sources):
    options = ["-std=c11", "-Iext", "-DPCRE2_CODE_UNIT_WIDTH=8", "-DUTF8PROC_STATIC", "-fsyntax-only", *WARNINGS]
    for compiler in ("gcc", "clang"):
        done = subprocess.run([compiler, *options, *map(str, sources)], capture_output=True, text=True, cwd=ROOT)
        for line in done.stderr.splitlines():
            if re.search(r": (warning|error|fatal error):", line):
                yield f"{os.path.relpath(line, ROOT) if line.startswith('/') else line} ({compiler})"


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build")
    build = Path(parser.parse_args(argv).build).resolve()
    built = build / ("newsprint.dylib" if sys.platform == "darwin" else "newsprint.so")
    listed = output("git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    files = sorted({ROOT / name for name in listed if (ROOT / name).is_file()})
    c_files = [path for path in files if path.suffix in (".c", ".h")]
    ours = [path for path in c_files if EXT in path.parents]
    checks = [includes(ours), symbols(build), library(built), sizes(c_files), text(files), lists(), readme(built),
              warnings([path for path in c_files if path.suffix == ".c"])]
    found = [violation for check in checks for violation in check]
    print(*found, "lint: clean" if not found else f"lint: {len(found)} violations", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
