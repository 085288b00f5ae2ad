"""sql: transcripts of the stock sqlite3 shell

tests/sql/words.sql is fed to the shell, which has newsprint loaded and echoes what it reads; what comes out,
error messages in their place, must be tests/sql/words.out. Each script runs in an empty directory of its own.
The line numbers of error messages are left out, so that a line added on top changes one line of the transcript.
"""

import re
import tempfile

from harness import TESTS


def alike(text):
    """A transcript without what newer versions of SQLite write in another way: digits of a REAL, words of a plan."""
    text = re.sub(r"\d+\.\d{15,}", lambda real: f"{float(real[0]):.15g}", text)
    return text.replace("USING COVERING INDEX", "USING INDEX")


def run(suite):
    for script in sorted((TESTS / "sql").glob("*.sql")):
        with tempfile.TemporaryDirectory() as directory:
            actual = suite.shell(script.read_text(), directory)
        expected = script.with_suffix(".out")
        if suite.accept:
            expected.write_text(actual)
        wanted = expected.read_text() if expected.exists() else ""
        suite.equal(script.stem, *map(alike, (actual, wanted)) if suite.alike else (actual, wanted))
