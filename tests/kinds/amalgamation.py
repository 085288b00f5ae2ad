"""all of ext/ as one C file

The script that makes it must stop, with both places, where two things cannot be told apart. What it made is compiled by
two compilers without a warning, as a library to load and into a program; both must say what the library says.
"""

import importlib.util
import re
import shutil
import sys
import tempfile
from pathlib import Path

from harness import ROOT, TESTS

# What the programs of examples/ print.
SHOWN = "similarity 0.85, containment 1.00\n"
CLEANED = "SELECT normalize_article(readfile('{}'))"


# Two files in a house of their own each, and what the script must say of both, or what it must write.
CLASHES = {
    "a name in two headers": ({"a.h": "static inline int f(void) { return 1; }", "b.h": "\nenum { f = 1 };", "a.c": '#include "a.h"\n#include "b.h"\n'},
                              "ext/a.h:1 and ext/b.h:2: f is in two headers"),
    "a macro of a header is a member elsewhere": ({"a.h": "#define N 1\nint f(void);", "a.c": '#include "a.h"\n', "b.c": "struct b {\n    int N;\n};\n"},
                                                  "ext/a.h:1 and ext/b.c:2: the macro N would change a file that does not include it"),
    "a header under a condition": ({"a.h": "int f(void);", "a.c": '#ifdef X\n#include "a.h"\n#endif\n'},
                                   "ext/a.c:2: a.h is included under a condition"),
    "the new name is there": ({"a.c": "static int f(void) { return 1; }\nint a_f;\n", "b.c": "\nstatic int f(void) { return 2; }\n"},
                              "ext/a.c:1 and ext/a.c:2: f cannot become a_f, which is there"),
    "lists that say a name of two files": ({"x.def": "V(ONE)\n", "a.c": '#define V(n) n,\nenum { ONE = 1 };\n#include "x.def"\n', "b.c": '#define V(n) n,\nenum { ONE = 2 };\n#include "x.def"\n'},
                                           "ext/b.c:2 and ext/x.def:1: ONE is another file's as well, and what a list says cannot be renamed"),
}
RENAMED = {
    "a.c": "struct t { int f, *g; };\nstatic int f(struct t *t) { return t->f + (int)sizeof \"f\"; /* f */ }\nint a(struct t *t) { return f(t); }\n",
    "b.c": "#define ONE 1\nstruct t { int f; };\nstatic int f(struct t t) { return (struct t){.f = ONE}.f + t.f; }\nint b(struct t t) { return f(t); }\n",
}
RENAMED_TEXTS = [
    "struct a_t { int f, *g; };\nstatic int a_f(struct a_t *t) { return t->f + (int)sizeof \"f\"; /* f */ }\nint a(struct a_t *t) { return a_f(t); }\n",
    "#define ONE 1\nstruct b_t { int f; };\nstatic int b_f(struct b_t t) { return (struct b_t){.f = ONE}.f + t.f; }\nint b(struct b_t t) { return b_f(t); }\n#undef ONE\n",
]


def amalgamated(files):
    """What the script makes of a house of these files, or says of it."""
    spec = importlib.util.spec_from_file_location("amalgamate", ROOT / "ext" / "dist" / "amalgamate.py")
    amalgamate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(amalgamate)
    with tempfile.TemporaryDirectory() as folder:
        amalgamate.EXT = Path(folder)
        for name, text in {"newsprint.h": '#define NEWSPRINT_VERSION "1"\n', **files}.items():
            (amalgamate.EXT / name).write_text(text)
        try:
            return amalgamate.amalgamate(sorted(name for name in files if name.endswith(".c")) + ["newsprint.h"])
        except amalgamate.Failure as failure:
            return str(failure)


def check_script(suite):
    for name, (files, said) in CLASHES.items():
        suite.equal(f"script: {name}", amalgamated(files), said)
    text = amalgamated(RENAMED)
    for expected in RENAMED_TEXTS:
        suite.check("script: what two files have is renamed", "" if expected in text else text)


def compiled(suite, name, command):
    code, shown = suite.program(command, timeout=1800)
    suite.check(name, shown or (f"exit code {code}" if code else ""))
    return code == 0


def check_loadable(suite, source, folder):
    library = folder / "newsprint.so"
    if not compiled(suite, "gcc has no warning", ["gcc", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", source, "-o", library,
                                                                "-lpcre2-8", "-lutf8proc", "-lm"]):
        return
    code, shown = suite.program([sys.executable, TESTS / "run.py", "--build", folder, "vectors"])
    suite.check("vectors", shown if code else "")
    for article in sorted((ROOT / "examples" / "articles").glob("*.txt"))[:6]:
        found = [suite.program([suite.sqlite, ":memory:", f".load {path.with_suffix('')}", CLEANED.format(article)])
                 for path in (library, suite.library)]
        suite.equal(f"{article.name} is cleaned alike", *(shown for _, shown in found))
    _, symbols = suite.program(["nm", "-D", "--defined-only", "-P", library])
    suite.equal("one symbol is seen", re.sub(" .*", "", symbols), "sqlite3_newsprint_init\n")


def check_compiled_in(suite, source, folder):
    """Within a program, by the other compiler: as an automatic extension."""
    if not shutil.which("clang"):
        suite.skip("clang", "it is not installed")
        return
    for standard in ([], ["-std=c11", "-DNEWSPRINT_THREADS=0"]):
        compiled(suite, f"clang has no warning {standard}", ["clang", "-Wall", "-Wextra", *standard, "-fsyntax-only", source])
    program = folder / "crane"
    built = compiled(suite, "within a program, no warning",
                     ["clang", "-O0", "-Wall", "-Wextra", "-DSQLITE_CORE", f"-I{source.parent}", ROOT / "examples" / "c_linked.c", source,
                      "-o", program, "-lsqlite3", "-lpcre2-8", "-lutf8proc", "-lm", "-lpthread"])
    if built:
        suite.equal("within a program", suite.program([program])[1], SHOWN)


def run(suite):
    check_script(suite)
    source = suite.build / "dist" / "amalgamation" / "newsprint.c"
    if not source.exists():
        suite.check("the file", f"{source} is not there: make dist")
        return
    with tempfile.TemporaryDirectory() as folder:
        check_loadable(suite, source, Path(folder))
        check_compiled_in(suite, source, Path(folder))
