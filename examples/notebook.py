"""notebook.py - the questions of sql/questions from Python, cell by cell; nothing but the standard library

    make demo
    python3 examples/notebook.py [build/newsprint [build/demo.db]]

Open it in VS Code, Spyder or Jupyter (jupytext) to run the cells one by one. ask() reads a file of SQL as the sqlite3
shell does: it follows .read, gives :parameters their values, NULL where none is given, and leaves the shell's other
commands out. What a question found stays in the temporary tables that its head names.
"""

# %% open the database
import sqlite3
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
library, database = (sys.argv[1:] + ["build/newsprint", "build/demo.db"][len(sys.argv) - 1:])[:2]
db = sqlite3.connect(database, isolation_level=None)
db.enable_load_extension(True)
db.load_extension(library)
db.enable_load_extension(False)


class Parameters(dict):
    def __missing__(self, name):
        return None


def ask(path, **parameters):
    """Runs a file of sql/; gives the rows of all its SELECTs."""
    rows, statement = [], ""
    for line in (TOP / "sql" / path).read_text().splitlines(keepends=True):
        if not statement and line.startswith("."):
            if line.startswith(".read "):
                rows += ask(line.split()[1].removeprefix("sql/"), **parameters)
            continue
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if sqlite3.complete_statement(statement):
            rows += db.execute(statement, Parameters(parameters)).fetchall()
            statement = ""
    return rows


# %% a question, as the shell prints its answer
for (line,) in ask("questions/who_published_first.sql"):
    print(line)

# %% the same question's rows, to count and plot: who copied whom
ask("questions/who_copied_whom.sql")
for row in db.execute("SELECT first, second, round(similarity, 2) FROM temp.copies ORDER BY similarity DESC LIMIT 3"):
    print(*row)

# %% a parameter
for (line,) in ask("questions/whole_quotes_of.sql", speaker="Valdagard"):
    print(line)
