"""drivers: the library in other languages' SQLite

Each program in tests/drivers/ gets the library's path and a file of queries, runs them on a database in memory and
prints each row with `|` between its values. All must print what the sqlite3 shell prints. A language that is not on
this machine is skipped, with the reason. So with the minimal programs in examples/, each of which has a row here.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from harness import TESTS

FOLDER = TESTS / "drivers"
EXAMPLES = TESTS.parent / "examples"
# What every program in examples/ prints: 11 of 13 shingles are shared, and all of the first text's.
SHOWN = "similarity 0.85, containment 1.00\n"
PYTHON_LOADS = "/usr/bin/python3 -c 'import sqlite3; sqlite3.Connection.load_extension'"
# Program, its arguments, and what must succeed for the driver to be there.
DRIVERS = {
    "python": (["/usr/bin/python3", "driver.py"], ["/usr/bin/python3", "-c", "import sqlite3; sqlite3.Connection.load_extension"]),
    "perl": (["perl", "driver.pl"], ["perl", "-MDBD::SQLite", "-e1"]),
    "php": (["php", "-d", "sqlite3.extension_dir={folder}", "driver.php"], ["php", "-r", "new SQLite3(':memory:');"]),
    "ruby": (["ruby", "driver.rb"], ["ruby", "-rsqlite3", "-e", "0"]),
    "tcl": (["tclsh", "driver.tcl"], ["sh", "-c", "echo 'exit [catch {package require sqlite3}]' | tclsh"]),
}
# How each program in examples/ is run, and what must succeed for that; {stem} is the library's path without suffix.
JAR = "/usr/share/java/sqlite-jdbc.jar"
PROGRAMS = {
    "Crane.java": (f"java -version && test -e {JAR}", f"java -cp {JAR} examples/Crane.java {{stem}}"),
    "c.c": ("cc --version", "cc examples/c.c -lsqlite3 -o {build}/crane && {build}/crane {stem}"),
    "c_linked.c": ("cc --version", "cc -Iext examples/c_linked.c {library} -lsqlite3 -Wl,-rpath,{build} -o {build}/crane_linked"
                                   " && {build}/crane_linked"),
    "node.mjs": ("test -e {build}/node/node_modules/libsql", "cd {build}/node && node {examples}/node.mjs {stem}"),
    "perl.pl": ("perl -MDBD::SQLite -e1", "perl examples/perl.pl {stem}"),
    "php.php": ("php -r \"new SQLite3(':memory:');\"", "php -d sqlite3.extension_dir={build} examples/php.php {library_name}"),
    "python.py": (PYTHON_LOADS, "/usr/bin/python3 examples/python.py {stem}"),
    "python_apsw.py": ("/usr/bin/python3 -c 'import apsw'", "/usr/bin/python3 examples/python_apsw.py {stem}"),
    "r.R": ("Rscript -e 'library(RSQLite)'", "Rscript examples/r.R {library}"),
    "ruby.rb": ("ruby -rsqlite3 -e 0", "ruby examples/ruby.rb {stem}"),
    "tcl.tcl": ("echo 'exit [catch {{package require sqlite3}}]' | tclsh", "tclsh examples/tcl.tcl {stem}"),
}


def rows(suite, arguments):
    code, output = suite.program(arguments, timeout=60)
    return output if code == 0 else f"exit code {code}\n{output}"


def expected(suite, queries):
    with tempfile.TemporaryDirectory() as directory:
        return suite.shell(queries, directory, echo=False)


def check_interpreted(suite, name, wanted):
    program, probe = DRIVERS[name]
    if not shutil.which(program[0]):
        suite.skip(name, f"{program[0]} is not installed")
        return
    if subprocess.run(probe, capture_output=True).returncode:
        suite.skip(name, "its SQLite driver is not installed")
        return
    command = [part.format(folder=suite.library.parent) for part in program[:-1]]
    suite.equal(name, rows(suite, [*command, FOLDER / program[-1], suite.library, FOLDER / "queries.sql"]), wanted)


def check_node(suite, wanted):
    """npm's libsql, installed into the build directory."""
    folder = suite.build / "node"
    if not shutil.which("npm"):
        suite.skip("node", "npm is not installed")
        return
    if not (folder / "node_modules" / "libsql").exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "libsql@0.5"]
        if subprocess.run(install, capture_output=True).returncode:
            suite.skip("node", "npm could not install libsql")
            return
    found = rows(suite, ["env", f"NODE_PATH={folder}/node_modules", "node", FOLDER / "driver.js", suite.library, FOLDER / "queries.sql"])
    suite.equal("node", found, wanted)


def check_c(suite, wanted):
    """A C program that loads the library, and one that is linked with it and makes it automatic."""
    for name, options in (("load", ["-DLOAD"]), ("auto", [str(suite.library), f"-Wl,-rpath,{suite.build}"])):
        program = suite.build / f"driver_{name}"
        source = str(FOLDER / "driver.c")
        built = subprocess.run(["cc", "-Wall", "-Wextra", "-Iext", "-o", str(program), source, *options, "-lsqlite3"],
                               capture_output=True, text=True, cwd=TESTS.parent)
        if built.returncode:
            suite.check(f"c, {name}", built.stderr)
        else:
            suite.equal(f"c, {name}", rows(suite, [program, suite.library, FOLDER / "queries.sql"]), wanted)


def check_example(suite, name):
    if name not in PROGRAMS:
        suite.check(f"examples/{name}", "tests/kinds/drivers.py does not say how it is run")
        return
    words = {"build": suite.build, "library": suite.library, "library_name": suite.library.name,
             "stem": suite.library.with_suffix(""), "examples": EXAMPLES}
    probe, command = (["sh", "-c", line.format(**words)] for line in PROGRAMS[name])
    if subprocess.run(probe, capture_output=True).returncode:
        suite.skip(f"examples/{name}", f"this fails here: {probe[-1]}")
    else:
        suite.equal(f"examples/{name}", rows(suite, command), SHOWN)


def check_sqlite_utils(suite):
    if not shutil.which("sqlite-utils"):
        suite.skip("sqlite-utils", "it is not installed")
        return
    code, shown = suite.program(["sqlite-utils", "memory", "--load-extension", suite.library.with_suffix(""),
                                 "SELECT newsprint_version()"])
    suite.check("sqlite-utils", "" if code == 0 and "newsprint_version" in shown else shown)


def run(suite):
    wanted = expected(suite, (FOLDER / "queries.sql").read_text())
    suite.check("the shell gives rows", "" if wanted.count("\n") == 6 and "rror" not in wanted else wanted)
    for name in DRIVERS:
        check_interpreted(suite, name, wanted)
    check_node(suite, wanted)
    check_c(suite, wanted)
    for program in sorted(EXAMPLES.glob("*.*")):
        if program.suffix not in (".sql", ".sh"):
            check_example(suite, program.name)
    check_sqlite_utils(suite)
