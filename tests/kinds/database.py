"""database: the schema, what is derived, and the importers

A database of an older version is brought up to date; deleting an article leaves nothing; after random edits a refresh gives
what a refresh of the same articles from nothing gives, also where it was killed at random moments; each importer reads
files of its format, whole and broken, twice.
"""

import random
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

from harness import ROOT

KILLS = 10
OUTLETS = ("Calder Gazette", "Meridian Wire", "The Tern", None)
PARAGRAPHS = [paragraph for file in sorted((ROOT / "examples" / "articles").glob("*.txt"))
              for paragraph in file.read_text().split("\n") if len(paragraph) > 80]
DERIVED = ("article_sentences", "article_quotes", "article_names", "article_quantities", "article_pairs", "article_clusters",
           "article_passages", "article_events")
# Version 0, as far as the way from there goes.
VERSION_0 = """
CREATE TABLE articles(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, outlet TEXT, url TEXT, title TEXT, published_at TEXT,
                      body TEXT, clean TEXT, signature BLOB, time TEXT);
CREATE TABLE article_pairs(a TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE, b TEXT NOT NULL, similarity REAL NOT NULL,
                           containment_a REAL NOT NULL, containment_b REAL NOT NULL, PRIMARY KEY (a, b));
CREATE TABLE article_clusters(article TEXT PRIMARY KEY REFERENCES articles(id), cluster TEXT NOT NULL, size INTEGER NOT NULL, names TEXT);
CREATE VIEW publication_order AS SELECT cluster, article FROM article_clusters;
CREATE TABLE outlet_boilerplate(outlet TEXT PRIMARY KEY, lines TEXT NOT NULL);
INSERT INTO articles(number, id, outlet, body, clean) VALUES (7, 'a', 'The Tern', 'one', 'one'), (9, 'b', NULL, 'two', NULL);
INSERT INTO article_pairs VALUES ('a', 'b', 1, 1, 1);
INSERT INTO outlet_boilerplate VALUES ('The Tern', '["Read on"]');
"""


class Database:
    """A database file, and the stock shell that reads recipes into it."""

    def __init__(self, suite, directory, name="articles.db"):
        self.suite, self.path = suite, Path(directory) / name

    def arguments(self, *commands):
        load = f".load {self.suite.library.with_suffix('')}"
        return [str(part) for part in (self.suite.sqlite, "-batch", "-bail", self.path, "-cmd", load, *commands)]

    def shell(self, *commands):
        code, shown = self.suite.program(self.arguments(*commands))
        return shown if code == 0 else f"exit code {code}\n{shown}"

    def refresh(self):
        return self.shell(".read sql/schema.sql", ".read sql/refresh.sql")

    def connect(self, loaded=True):
        return self.suite.connect(str(self.path)) if loaded else sqlite3.connect(self.path, isolation_level=None)

    def rows(self, sql, *values, loaded=True):
        connection = self.connect(loaded)
        found = connection.execute(sql, values).fetchall()
        connection.close()
        return found


def made_body(rng):
    paragraphs = rng.sample(PARAGRAPHS, rng.randint(2, 6))
    return "\n\n".join(paragraphs + rng.choice([["Read the Gazette at breakfast"], ["Share this article"], []]))


def made_article(rng, number):
    outlet = rng.choice(OUTLETS)
    day = rng.choice([None, f"2031-03-{rng.randint(10, 16)}T{rng.randint(10, 20)}:00:00Z", "13/03/2031", "04/03/2031"])
    return (f"made/{number}", outlet, rng.choice([None, f"Crane inquiry {number}"]), day, made_body(rng))


def fill(database, rng, count):
    connection = database.connect()
    connection.execute("BEGIN")
    for number in range(count):
        connection.execute("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?, ?, ?, ?, ?)", made_article(rng, number))
    connection.execute("COMMIT")
    connection.close()


def contents(database):
    """All that is derived; of stories only which articles are in one, for their numbers tell in which order they came."""
    found = {table: database.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in DERIVED}
    found["articles"] = database.rows("SELECT number, clean, signature, lang, time FROM articles ORDER BY 1")
    found["outlets"] = database.rows("SELECT outlet, boilerplate, articles, date_order FROM outlets ORDER BY 1")
    found["stories"] = database.rows("SELECT group_concat(number) FROM (SELECT number, min(number) OVER (PARTITION BY story) AS first "
                                     "FROM article_stories ORDER BY number) GROUP BY first ORDER BY first")
    found["story_pairs"] = database.rows("SELECT * FROM story_pairs ORDER BY a, b")
    return found


def differences(actual, expected):
    return "\n".join(f"{table}: {len(actual[table])} rows, not {len(expected[table])}, of which {left[:2]}, {right[:2]} differ"
                     for table in expected
                     for left, right in [([row for row in actual[table] if row not in expected[table]],
                                          [row for row in expected[table] if row not in actual[table]])]
                     if actual[table] != expected[table])


def check_upgrade(suite, directory):
    old, new = Database(suite, directory, "old.db"), Database(suite, directory, "new.db")
    new.shell(".read sql/schema.sql")
    connection = old.connect(loaded=False)
    connection.executescript(VERSION_0)
    connection.close()
    schema = "SELECT type, name, sql FROM sqlite_schema WHERE name <> 'articles' ORDER BY name"
    for again in ("", ", and once more"):
        suite.equal(f"version 0 is brought up to date{again}", old.shell(".read sql/schema.sql"), "")
        suite.equal(f"its schema is that of a new one{again}", old.rows(schema), new.rows(schema))
    columns = "SELECT name, type, \"notnull\", pk FROM pragma_table_info('articles')"
    suite.equal("its articles have the columns of new ones", old.rows(columns), new.rows(columns))
    suite.equal("its articles are as they were", old.rows("SELECT number, id, outlet, body, clean, lang FROM articles"),
                [(7, "a", "The Tern", "one", "one", None), (9, "b", None, "two", None, None)])
    suite.equal("its lines are kept", old.rows("SELECT outlet, boilerplate FROM outlets"), [("The Tern", '["Read on"]')])
    suite.equal("the version is told", old.rows("PRAGMA user_version"), [(1,)])
    old.rows("PRAGMA user_version = 2")
    suite.check("a newer version is refused", "" if "made by a newer version" in old.shell(".read sql/schema.sql") else "not refused")
    suite.equal("and left alone", old.rows("PRAGMA user_version"), [(2,)])


def left_of(database, number):
    """The tables that have something of an article."""
    connection = database.connect()
    tables = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                                                   "AND name NOT LIKE 'story_index%'")]
    found = []
    for table in tables:
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name in ("number", "a", "b")]
        if table != "story_changes" and any(connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (number,)).fetchone()
                                            for column in columns):
            found.append(table)
    connection.close()
    return found


def check_deletion(suite, directory):
    for keys in ("OFF", "ON"):
        database = Database(suite, directory, f"delete-{keys}.db")
        database.shell(".read sql/schema.sql")
        body = "\n\n".join(PARAGRAPHS[:9])
        for name in ("a", "b"):
            database.rows("INSERT INTO articles(id, outlet, published_at, body) VALUES (?, 'Tern', '2031-03-14', ?)", name, body)
        database.rows("UPDATE articles SET body = body || ' More.' WHERE id = 'b'")
        database.refresh()
        expected = ["articles", "article_versions", *DERIVED, "article_stories", "story_pairs", "article_changes"]
        suite.equal(f"foreign keys {keys}: an article is in every table", sorted(left_of(database, 2)), sorted(expected))
        connection = database.connect()
        connection.execute(f"PRAGMA foreign_keys = {keys}")
        connection.execute("DELETE FROM articles WHERE number = 2")
        suite.equal(f"foreign keys {keys}: keys are kept", connection.execute("PRAGMA foreign_key_check").fetchall(), [])
        connection.close()
        suite.equal(f"foreign keys {keys}: deleting it leaves nothing", left_of(database, 2), [])
        database.rows("INSERT OR REPLACE INTO articles(id, body) VALUES ('a', 'Another text.')")
        database.refresh()
        suite.equal(f"foreign keys {keys}: a refresh clears up behind OR REPLACE", left_of(database, 1), [])
    plain = Database(suite, directory, "plain.db")
    plain.shell(".read sql/schema.sql")
    for sql in ("INSERT INTO articles(id, body, clean) VALUES ('a', 'x', 'x')", "UPDATE articles SET body = 'y'", "DELETE FROM articles"):
        plain.rows(sql, loaded=False)
    suite.equal("without the extension articles come and go", left_of(plain, 1), [])


def check_versions(suite, directory):
    database = Database(suite, directory)
    database.shell(".read sql/schema.sql")
    database.rows("INSERT INTO articles(id, title, body, clean, seen) VALUES ('a', 'One', 'first', 'first', '2031-03-14 09:00:00')")
    database.rows("UPDATE articles SET title = 'Two', body = 'second'")
    database.rows("UPDATE articles SET title = 'Three', body = 'second'")
    suite.equal("the old body is kept, with when it was seen", database.rows("SELECT number, title, body, seen, replaced > '2026' FROM article_versions"),
                [(1, "One", "first", "2031-03-14 09:00:00", 1)])
    suite.equal("the clean text of the old body is gone", database.rows("SELECT title, body, clean FROM articles"), [("Three", "second", None)])


def edit(connection, rng, number):
    numbers, what = [row[0] for row in connection.execute("SELECT number FROM articles")], rng.random()
    chosen = rng.choice(numbers)
    if what < 0.3:
        connection.execute("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?, ?, ?, ?, ?)", made_article(rng, number))
    elif what < 0.5:
        connection.execute("UPDATE articles SET body = ? WHERE number = ?", (made_body(rng), chosen))
    elif what < 0.6:
        connection.execute("UPDATE articles SET outlet = ? WHERE number = ?", (rng.choice(OUTLETS), chosen))
    elif what < 0.7:
        connection.execute("UPDATE articles SET title = 'Another', published_at = '2031-03-12' WHERE number = ?", (chosen,))
    elif what < 0.8:
        connection.execute("INSERT OR REPLACE INTO articles(id, body) SELECT id, body FROM articles WHERE number = ?", (chosen,))
    elif what < 0.85:
        connection.execute("UPDATE articles SET body = NULL, clean = NULL WHERE number = ?", (chosen,))
    else:
        connection.execute("DELETE FROM articles WHERE number = ?", (chosen,))


def check_refresh(suite, directory):
    rng = random.Random(16)
    database = Database(suite, directory)
    database.shell(".read sql/schema.sql")
    fill(database, rng, 40)
    shown = database.refresh()
    suite.check("a refresh tells its steps", "" if "texts of 40 articles\n" in shown and "\nsentences of 40 articles\n" in shown else shown)
    suite.check("lines are learned", "" if "Read the Gazette" in str(database.rows("SELECT boilerplate FROM outlets")) else shown)
    suite.equal("a second one has nothing to do", database.refresh().splitlines()[1:], shown.splitlines()[-1:])
    for step in range(3):
        connection = database.connect()
        for number in range(8):
            edit(connection, rng, 100 * (step + 1) + number)
        connection.close()
        shown = database.refresh()
        anew = Database(suite, directory, f"anew{step}.db")
        anew.shell(".read sql/schema.sql", f"ATTACH '{database.path}' AS old",
                   "INSERT INTO articles(number, id, outlet, title, published_at, body) "
                   "SELECT number, id, outlet, title, published_at, body FROM old.articles",
                   "INSERT INTO outlets SELECT * FROM old.outlets")
        anew.refresh()
        suite.check(f"edits {step}: a refresh ends as one from nothing does", differences(contents(database), contents(anew)) or
                    ("" if "exit code" not in shown else shown))


def check_kills(suite, directory):
    rng = random.Random(17)
    whole, killed = Database(suite, directory, "whole.db"), Database(suite, directory, "killed.db")
    for database in (whole, killed):
        database.shell(".read sql/schema.sql")
        fill(database, random.Random(18), 150)
    started = time.monotonic()
    whole.refresh()
    length, done = time.monotonic() - started, 0
    for _ in range(KILLS):
        program = subprocess.Popen(killed.arguments(".read sql/refresh.sql"), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            program.wait(rng.random() * length / 5)
            done += 1
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
    shown = killed.refresh()
    suite.check("most runs were killed", "" if done < KILLS / 2 else f"{done} of {KILLS} came to their end")
    suite.check(f"after {KILLS} kills a refresh ends as one without", differences(contents(killed), contents(whole)) or
                ("" if "exit code" not in shown else shown))
    suite.equal("the numbers of stories are the same", killed.rows("SELECT * FROM article_stories ORDER BY 1"), whole.rows("SELECT * FROM article_stories ORDER BY 1"))
    suite.equal("the file is sound", killed.rows("PRAGMA integrity_check"), [("ok",)])


def run(suite):
    for check in (check_upgrade, check_deletion, check_versions, check_refresh, check_kills):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, directory)
