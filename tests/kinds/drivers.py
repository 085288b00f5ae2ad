"""drivers: the library in other languages' SQLite

Each program in tests/drivers/ gets the library's path and a file of queries, runs them on a database in memory and
prints each row with `|` between its values. All must print what the sqlite3 shell prints. Each minimal program in
examples/ is run as its head says. A language that is not on this machine is skipped, with the reason.
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
JDBC = "/usr/share/java/sqlite-jdbc.jar"
# Each program in examples/: how its head says it is run, from the top of the checkout, and what must succeed for its
# driver to be there.
PROGRAMS = {
    "python.py": (["/usr/bin/python3", "{program}", "{library}"], "import sqlite3; sqlite3.Connection.load_extension"),
    "python_apsw.py": (["/usr/bin/python3", "{program}", "{library}"], "import apsw"),
    "perl.pl": (["perl", "{program}", "{library}"], ["perl", "-MDBD::SQLite", "-e1"]),
    "php.php": (["php", "-d", "sqlite3.extension_dir={folder}", "{program}", "newsprint.so"], ["php", "-r", "new SQLite3(':memory:');"]),
    "ruby.rb": (["ruby", "{program}", "{library}"], ["ruby", "-rsqlite3", "-e", "0"]),
    "tcl.tcl": (["tclsh", "{program}", "{library}"], ["sh", "-c", "echo 'exit [catch {{package require sqlite3}}]' | tclsh"]),
    "r.R": (["Rscript", "{program}", "{library}.so"], ["Rscript", "-e", "library(RSQLite)"]),
    "Crane.java": (["java", "-cp", JDBC, "{program}", "{library}"], ["test", "-f", JDBC]),
    "node.mjs": (["env", "NODE_PATH={folder}/node/node_modules", "node", "{program}", "{library}"], ["test", "-d", "{folder}/node/node_modules/libsql"]),
    "c.c": (["sh", "-c", "cc {program} -lsqlite3 -o {folder}/crane && {folder}/crane {library}"], ["cc", "--version"]),
    "c_linked.c": (["sh", "-c", "cc -Iext {program} -L{folder} -l:newsprint.so -lsqlite3 -Wl,-rpath,{folder} -o {folder}/crane_linked"
                    " && {folder}/crane_linked"], ["cc", "--version"]),
}
NOT_PROGRAMS = {".sql", ".sh", ".md"}
ELSEWHERE = {"notebook.py"}  # run by the kind examples, on the demo's database
# Program, its arguments, and what must succeed for the driver to be there.
DRIVERS = {
    "python": (["/usr/bin/python3", "driver.py"], ["/usr/bin/python3", "-c", "import sqlite3; sqlite3.Connection.load_extension"]),
    "perl": (["perl", "driver.pl"], ["perl", "-MDBD::SQLite", "-e1"]),
    "php": (["php", "-d", "sqlite3.extension_dir={folder}", "driver.php"], ["php", "-r", "new SQLite3(':memory:');"]),
    "ruby": (["ruby", "driver.rb"], ["ruby", "-rsqlite3", "-e", "0"]),
    "tcl": (["tclsh", "driver.tcl"], ["sh", "-c", "echo 'exit [catch {package require sqlite3}]' | tclsh"]),
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


def there(probe, place):
    if isinstance(probe, str):
        probe = ["/usr/bin/python3", "-c", probe]
    command = [part.format(**place) for part in probe]
    return shutil.which(command[0]) and subprocess.run(command, capture_output=True).returncode == 0


def check_examples(suite):
    """Every program in examples/ runs as printed, or is skipped for want of its driver."""
    place = {"folder": suite.library.parent, "library": suite.library.with_suffix("")}
    found = {path.name for path in EXAMPLES.iterdir() if path.is_file() and path.suffix not in NOT_PROGRAMS} - ELSEWHERE
    suite.equal("each program in examples/ is known here", sorted(found), sorted(PROGRAMS))
    for name, (command, probe) in PROGRAMS.items():
        if not there(probe, place):
            suite.skip(f"examples/{name}", f"{command[0]} or its SQLite driver is not installed")
            continue
        suite.equal(f"examples/{name}", rows(suite, [part.format(program=EXAMPLES / name, **place) for part in command]), SHOWN)


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
    check_examples(suite)
    check_sqlite_utils(suite)
