"""oom: every allocation refused, every step interrupted (tests/oom/oom.c), every statement refused (tests/oom/refused.c)

And a temporary file that cannot be opened, or not be written to.
"""

import sys

# All moments take minutes under a sanitizer, and the plain run tries them all: there, one of so many will do.
ASAN_STRIDE = 13
# All moments of refused.c take two minutes: build/refused build/newsprint.so.
REFUSED_STRIDE = 13
ASAN_REFUSED_STRIDE = 97
# What takes longer hangs; with --coverage all moments take a quarter of it.
LONGEST_SECONDS = 3600

# Signatures of more rows than the memory holds go into a file.
NO_FILE = """
import resource, signal, sqlite3, sys
connection = sqlite3.connect(":memory:")
connection.enable_load_extension(True)
connection.load_extension(sys.argv[1])
connection.execute("CREATE TABLE many(id INTEGER PRIMARY KEY, body TEXT)")
connection.executemany("INSERT INTO many(body) VALUES (?)", ((f"a{i} b{i} c{i} d{i}",) for i in range(12500)))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = getattr(resource, sys.argv[2])
soft, hard = resource.getrlimit(limit)
resource.setrlimit(limit, (0, hard))
try:
    connection.execute("SELECT count(*) FROM near_duplicates('many', 'body', 0.5, 'id', '{\\"memory\\": 5}')").fetchone()
    said = "no error"
except sqlite3.Error as error:
    said = error
resource.setrlimit(limit, (soft, hard))
print(said)
"""


def check_files(suite):
    for name, limit in ("opened", "RLIMIT_NOFILE"), ("written", "RLIMIT_FSIZE"):
        code, shown = suite.program([sys.executable, "-c", NO_FILE, suite.library.with_suffix(""), limit], ASAN_OPTIONS="detect_leaks=0")
        suite.equal(f"a temporary file that cannot be {name}", shown, "near_duplicates: no room for a temporary file\n")


def run(suite):
    check_files(suite)
    stride = suite.stride or (ASAN_STRIDE if suite.asan else 1)
    suite.tap("oom", [suite.build / "oom", suite.library, stride], timeout=LONGEST_SECONDS)
    stride = suite.stride or (ASAN_REFUSED_STRIDE if suite.asan else REFUSED_STRIDE)
    suite.tap("refused", [suite.build / "refused", suite.library, stride], timeout=LONGEST_SECONDS)
