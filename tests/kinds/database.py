"""database: the schema, what is derived, and the importers

A database of an older version is brought up to date; deleting an article leaves nothing; after random edits a refresh gives
what a refresh of the same articles from nothing gives, also where it was killed at random moments; each importer reads
files of its format, whole and broken, twice.
"""

import random
import sqlite3
import subprocess
import tempfile
import threading
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
    found = []
    for table in expected:
        if actual[table] != expected[table]:
            more, less = (sorted(map(repr, set(these) - set(those))) for these, those in ((actual[table], expected[table]), (expected[table], actual[table])))
            found.append(f"{table}: {len(actual[table])} rows, not {len(expected[table])}; {more[:2]}, not {less[:2]}")
    return "\n".join(found)


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
        column, value = rng.choice([("title", "Another"), ("published_at", "2031-03-12"), ("published_at", None)])
        connection.execute(f"UPDATE articles SET {column} = ? WHERE number = ?", (value, chosen))
    elif what < 0.8:
        connection.execute("INSERT OR REPLACE INTO articles(id, body) SELECT id, body FROM articles WHERE number = ?", (chosen,))
    elif what < 0.85:
        connection.execute("UPDATE articles SET body = NULL, clean = NULL WHERE number = ?", (chosen,))
    else:
        connection.execute("DELETE FROM articles WHERE number = ?", (chosen,))


def check_as_anew(suite, name, database):
    """A refresh, held against one of the same articles in another database; gives what it shows."""
    shown, anew = database.refresh(), Database(suite, database.path.parent, "anew.db")
    anew.shell(".read sql/schema.sql", f"ATTACH '{database.path}' AS old",
               "INSERT INTO articles(number, id, outlet, title, published_at, body) "
               "SELECT number, id, outlet, title, published_at, body FROM old.articles",
               "INSERT INTO outlets SELECT * FROM old.outlets")
    anew.refresh()
    suite.check(f"{name}: a refresh ends as one from nothing does", differences(contents(database), contents(anew)) or
                ("" if "exit code" not in shown else shown))
    anew.path.unlink()
    return shown


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
        check_as_anew(suite, f"edits {step}", database)


NOTICE = ("The harbour office of Port Ellery asks all who tie up at the northern quay to keep clear of the old crane, whose arm "
          "is held by two ropes alone until the new year, and to report at the gate before they unload.")
# What is done to the articles, and what is then said of pairs and of passages.
FEW = [
    ("one more", "INSERT INTO articles(id, outlet, published_at, body) SELECT 'more', 'The Tern', published_at, body || ' It rained.' FROM articles "
     "WHERE number = 7", "pairs and clusters, of 1 article", "passages, of 1 article"),
    ("ten more", "INSERT INTO articles(id, published_at, body) SELECT 'ten' || number, published_at, substr(body, 1, 700) || char(10, 10) || "
     "(SELECT substr(body, 300) FROM articles b WHERE b.number = a.number + 1) FROM articles a WHERE number BETWEEN 20 AND 29",
     "pairs and clusters, of 10 articles", "passages, of 10 articles"),
    ("one changed", "UPDATE articles SET body = (SELECT body FROM articles WHERE number = 40) || ' It rained.' WHERE number = 90",
     "pairs and clusters, of 1 article", "passages, of all 211 articles"),
    ("one less", "DELETE FROM articles WHERE number = 90", "pairs and clusters, of 0 articles", "passages, of all 210 articles"),
    ("one more and one less", "INSERT INTO articles(id, body) SELECT 'twin', body FROM articles WHERE number = 41; DELETE FROM articles WHERE number = 42",
     "pairs and clusters, of 1 article", "passages, of all 210 articles"),
    ("the notice for the hundredth time", f"INSERT INTO articles(id, body) SELECT 'hundred', body || char(10, 10) || '{NOTICE}' FROM articles WHERE number = 9",
     "pairs and clusters, of 1 article", "passages, of 1 article"),
    ("the notice once more, which is no passage now", f"INSERT INTO articles(id, body) SELECT 'notice', body || char(10, 10) || '{NOTICE}' FROM articles "
     "WHERE number = 8", "pairs and clusters, of 1 article", "passages, of 1 article"),
    ("the notice once less, which is a passage again", "DELETE FROM articles WHERE id = 'notice'", "pairs and clusters, of 0 articles",
     "passages, of all 211 articles"),
    ("a title", "UPDATE articles SET title = 'Another' WHERE number = 5", "pairs and clusters, of 1 article", "passages, of all 211 articles"),
]


def check_few(suite, directory):
    """Few articles that are new, changed or gone, where most stay as they are."""
    rng, database = random.Random(21), Database(suite, directory)
    database.shell(".read sql/schema.sql")
    connection = database.connect()
    for number in range(200):
        words = [f"{rng.choice('bdfgklmnprst')}{rng.choice('aeiou')}{rng.choice('lmnrst')}{rng.randint(0, 999)}" for _ in range(60)]
        paragraphs = [" ".join(words).capitalize() + ".", rng.choice(PARAGRAPHS), *([NOTICE] if 50 <= number < 150 else [])]
        connection.execute("INSERT INTO articles(id, published_at, body) VALUES (?, ?, ?)", (f"made/{number}", "2031-03-14", "\n\n".join(paragraphs)))
    connection.close()
    database.refresh()
    for name, sql, pairs, passages in FEW:
        connection = database.connect()
        connection.executescript(sql)
        connection.close()
        before = database.rows("SELECT count(*) FROM article_passages")
        shown = check_as_anew(suite, name, database)
        suite.check(f"{name}: what it compares is told", "" if f"{pairs}\n{passages}\n" in shown else shown)
        if "no passage now" in name:
            after = database.rows("SELECT count(*) FROM article_passages")
            suite.check("pairs of the notice go", "" if before[0][0] > after[0][0] + 3000 else f"{before}, {after}")


def check_few_killed(suite, directory):
    """An import between kills."""
    rng, database = random.Random(22), Database(suite, directory)
    database.shell(".read sql/schema.sql")
    fill(database, rng, 120)
    database.refresh()
    for number in range(4):
        connection = database.connect()
        connection.execute("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?, ?, ?, ?, ?)", made_article(rng, 1000 + number))
        connection.close()
        program = subprocess.Popen(database.arguments(".read sql/refresh.sql"), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            program.wait(0.05 + rng.random() / 3)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
    check_as_anew(suite, "imports between kills", database)


def check_events(suite, directory):
    """Where no article has a time, words alone decide, of few articles."""
    database = Database(suite, directory, "dateless.db")
    database.shell(".read sql/schema.sql")
    for number in (1, 2):
        database.rows("INSERT INTO articles(id, body) VALUES (?, ?)", str(number), PARAGRAPHS[0] + "\n\n" + PARAGRAPHS[number])
    shown = database.refresh()
    suite.equal("two reports without a time", database.rows("SELECT cluster, size FROM article_events"), [(1, 2), (1, 2)])
    database.rows("WITH RECURSIVE n(n) AS (VALUES (3) UNION ALL SELECT n + 1 FROM n WHERE n < 5001) "
                  "INSERT INTO articles(number, id, body, clean) SELECT n, n, n, n FROM n")
    shown = database.refresh()
    suite.check("many without a time are not compared, and that is told", "" if "events: left out, for no article has a time" in shown else shown)
    for day, expected in (("2031-03-14", [(1, 1, 2), (2, 1, 2)]), ("2031-06-14", [(1, 1, 1), (2, 2, 1)])):
        database.rows("UPDATE articles SET published_at = iif(number = 1, '2031-03-14', ?) WHERE number < 3", day)
        database.refresh()
        suite.equal(f"then those that have one are, the other of {day}", database.rows("SELECT number, cluster, size FROM article_events"), expected)


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


TEXT = "A crane fell onto the ferry hall."
KNOWN = "SELECT id, outlet, url, title, published_at, body FROM articles ORDER BY number"
# What is loaded, from which file, what is said at the first and at the second time, the articles then.
IMPORTS = [
    ("csv", "all columns", b"id,outlet,url,title,published_at,body\nx,Tern,https://t/1,Crane,2031-03-14,One.\n",
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("x", "Tern", "https://t/1", "Crane", "2031-03-14", "One.")]),
    ("csv", "a mark in front, semicolons, names of others", "\ufeffHeadline;Link;Full Text;Publish-Date\r\nCaf\u00e9, shut;https://t/1;One;\r\n".encode(),
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("https://t/1", None, "https://t/1", "Caf\u00e9, shut", None, "One")]),
    ("csv", "marks, line breaks and backslashes in cells", b'id\ttext\n1\t"He said ""no\\nay"".\n\nThen left."\n2\t"""Aye"", she said"\n3\ta 5" pipe \\\n',
     "3 articles: 3 new, 0 changed, 0 as before, 0 not loaded\n", "3 articles: 0 new, 0 changed, 3 as before, 0 not loaded\n",
     [("1", None, None, None, None, 'He said "no\\nay".\n\nThen left.'), ("2", None, None, None, None, '"Aye", she said'),
      ("3", None, None, None, None, 'a 5" pipe \\')]),
    ("csv", "rows that cannot be taken", b"id,text,mood\na,One,\nb,,glad\nc,Two,sad,3\nd,Caf\xe9 shut,\na,Three\n\n",
     "articles.csv: the column mood is not used\n5 articles: 1 new, 0 changed, 0 as before, 4 not loaded\n"
     "articles.csv, row 1: not loaded, row 5 has the same id, a\narticles.csv, row 2: not loaded, there is no text, and no article b\n"
     "articles.csv, row 3: not loaded, 4 cells, of 3 columns\narticles.csv, row 4: not loaded, it is not UTF-8 text\n",
     "articles.csv: the column mood is not used\n5 articles: 0 new, 0 changed, 1 as before, 4 not loaded\n"
     "articles.csv, row 1: not loaded, row 5 has the same id, a\narticles.csv, row 2: not loaded, there is no text, and no article b\n"
     "articles.csv, row 3: not loaded, 4 cells, of 3 columns\narticles.csv, row 4: not loaded, it is not UTF-8 text\n",
     [("a", None, None, None, None, "Three")]),
    ("csv", "a column with the text alone", b"text\nOne\nTwo\n",
     "2 articles: 2 new, 0 changed, 0 as before, 0 not loaded\n", "2 articles: 0 new, 0 changed, 2 as before, 0 not loaded\n", None),
    ("csv", "nothing", b"", "0 articles: 0 new, 0 changed, 0 as before, 0 not loaded\n",
     "0 articles: 0 new, 0 changed, 0 as before, 0 not loaded\n", []),
    ("csv", "UTF-16", "id,text\na,One\n".encode("utf-16"), None, None, []),
    ("csv", "a mark that is never closed", b'id,text\na,"One"\nb,"Two\nc,Three\n',
     "2 articles: 1 new, 0 changed, 0 as before, 1 not loaded\narticles.csv, row 2: not loaded, a quotation mark is never closed, so the rest of "
     "the file is in this row\n", "2 articles: 0 new, 0 changed, 1 as before, 1 not loaded\narticles.csv, row 2: not loaded, a quotation mark is "
     "never closed, so the rest of the file is in this row\n", [("a", None, None, None, None, "One")]),
    ("csv", "Excel's line that names the separator", b'sep=;\r\nid;text\r\na;"One, and ""two"""\r\n',
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("a", None, None, None, None, 'One, and "two"')]),
    ("csv", "times in numbers", b"id,date,text\na,1931417520.25,A\nb,1931417520000,B\nc,20310314,C\nd,14.03.2031,D\ne, ,E\nf,203103140915,F\n",
     "6 articles: 6 new, 0 changed, 0 as before, 0 not loaded\narticles.csv, row 6: not sure which time '203103140915' is\n",
     "6 articles: 0 new, 0 changed, 6 as before, 0 not loaded\n",
     [(name, None, None, None, time, name.upper()) for name, time in
      (("a", "2031-03-16T08:52:00Z"), ("b", "2031-03-16T08:52:00Z"), ("c", "20310314"), ("d", "14.03.2031"), ("e", None), ("f", "203103140915"))]),
    ("json_lines", "a NUL in a text", b'{"id": "a", "text": "One\\u0000two, and \\\\u0000"}\n',
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("a", None, None, None, None, "One two, and \\u0000")]),
    ("json_lines", "keys of news-please, CC-News, Media Cloud and NewsAPI",
     b'{"url": "https://t/1", "source_domain": "t.example", "title": "Crane", "date_publish": "None", "maintext": "One \\"two\\"\\nthree \\\\n"}\n'
     b'{"url": "https://t/2", "domain": "t.example", "date": "2031-03-14 09:00:00", "text": "Two", "image_url": null}\n\n'
     b'{"stories_id": 7, "media_name": "Tern", "publish_date": "2031-03-14", "url": "https://t/3", "title": "T", "story_text": "Three"}\n'
     b'{"source": {"id": null, "name": "Tern"}, "publishedAt": 1931417520, "url": "https://t/4", "content": "Four"}\n',
     "4 articles: 4 new, 0 changed, 0 as before, 0 not loaded\n", "4 articles: 0 new, 0 changed, 4 as before, 0 not loaded\n",
     [("https://t/1", "t.example", "https://t/1", "Crane", None, 'One "two"\nthree \\n'),
      ("https://t/2", "t.example", "https://t/2", None, "2031-03-14 09:00:00", "Two"), ("7", "Tern", "https://t/3", "T", "2031-03-14", "Three"),
      ("https://t/4", "Tern", "https://t/4", None, "2031-03-16T08:52:00Z", "Four")]),
    ("json_lines", "lines that cannot be taken", b'{"id": 1, "text": "One"}\n{"id": 2, "text"\n[3]\n{"id": 4}\n{"id": 5, "text": "Caf\xe9 shut"}\n',
     "5 articles: 1 new, 0 changed, 0 as before, 4 not loaded\narticles.csv, row 2: not loaded, it is no JSON: {\"id\": 2, \"text\"\n"
     "articles.csv, row 3: not loaded, it is no object: [3]\narticles.csv, row 4: not loaded, there is no text, and no article 4\n"
     "articles.csv, row 5: not loaded, it is not UTF-8 text\n", None, [("1", None, None, None, None, "One")]),
    ("json_lines", "one array, over many lines", b'[\n {"id": "a", "body": "One"},\n {"id": "b", "body": "Two", "tags": [{"x": 1}]}\n]\n',
     "2 articles: 2 new, 0 changed, 0 as before, 0 not loaded\n", "2 articles: 0 new, 0 changed, 2 as before, 0 not loaded\n",
     [("a", None, None, None, None, "One"), ("b", None, None, None, None, "Two")]),
    ("json_lines", "an object with an array in it", b'{"status": "ok", "articles": [{"url": "https://t/1", "content": "One"}]}',
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("https://t/1", None, "https://t/1", None, None, "One")]),
    ("json_lines", "one article that has an array of its own", b'{"url": "https://t/1", "content": "One", "images": [{"url": "x"}]}\n',
     "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n", "1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n",
     [("https://t/1", None, "https://t/1", None, None, "One")]),
]


def load(database, importer, file, *before):
    return database.shell(".read sql/schema.sql", *before, f".parameter set :file \"'{file}'\"", f".read sql/import/{importer}.sql")


def check_imports(suite, directory):
    file = Path(directory) / "articles.csv"
    for number, (importer, name, content, first, second, expected) in enumerate(IMPORTS):
        database = Database(suite, directory, f"import{number}.db")
        file.write_bytes(content)
        for told, again in ((first, ""), (second, ", again")):
            shown = load(database, importer, file)
            if told is not None:
                suite.equal(f"{importer}, {name}{again}", shown, told)
            else:
                suite.check(f"{importer}, {name}{again}", "" if "exit code" not in shown and "not UTF-8" in shown else shown)
            if expected is not None:
                suite.equal(f"{importer}, {name}{again}: articles", database.rows(KNOWN), expected)
        suite.equal(f"{importer}, {name}: no version is made", database.rows("SELECT count(*) FROM article_versions"), [(0,)])
    suite.check("a file that is not there is told", "" if "there is no file" in load(database, "csv", file / "none") else "not told")


def check_locked(suite, directory):
    """A database that another program writes to, and one that cannot be written."""
    database, file = Database(suite, directory), Path(directory) / "articles.csv"
    database.shell(".read sql/schema.sql", "PRAGMA journal_mode = wal")
    file.write_text(f"id,text\na,{TEXT}\n")
    steps = (f".parameter set :file \"'{file}'\"", ".read sql/import/csv.sql", ".read sql/refresh.sql")
    writer = sqlite3.connect(database.path, isolation_level=None, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    done = threading.Timer(1, writer.execute, ("COMMIT",))
    done.start()
    shown = database.shell(*steps)
    done.join()
    writer.close()
    suite.equal("another writer is waited for", shown.splitlines()[0], "1 article: 1 new, 0 changed, 0 as before, 0 not loaded")
    suite.check("a refresh that was done says no more", shown if "not done" in shown or "exit code" in shown else "")
    file.write_text(f"id,text\na,{TEXT}\nb,{TEXT}\n")
    database.rows("UPDATE articles SET clean = NULL")
    command = [part for part in database.arguments(*steps) if part != "-bail"]
    shown, refreshed = (suite.program([*command[:1], "-readonly", *part])[1] for part in (command[1:-1], command[1:-3] + [steps[-1]]))
    suite.check("what a database does not take is not counted as loaded", "" if "\n2 articles: 0 new, 0 changed, 1 as before, 1 not loaded\narticles.csv, "
                "row 2: not loaded, the database, which is locked, full or read only, did not take it\n" in shown else shown)
    suite.check("and what a refresh could not do is told", "" if "\nnot done: texts, sentences, quotes, names, quantities, pairs, passages, events. See the error" in refreshed else refreshed)
    running = [subprocess.Popen(database.arguments(*steps), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(3)]
    shown = [program.communicate()[0] for program in running]
    suite.check("three at once do it together", "".join(shown) if any(program.returncode for program in running) else "")
    suite.equal("and both are there", database.rows("SELECT id, clean FROM articles ORDER BY id"), [("a", TEXT), ("b", TEXT)])


def check_changes(suite, directory):
    """The same articles once more, with something new."""
    database, file = Database(suite, directory), Path(directory) / "articles.jsonl"
    file.write_text('{"id": "a", "url": "https://t/1", "source": "Tern", "text": "One"}\n{"id": "b", "text": "Two"}\n{"id": "c", "text": "Three"}\n')
    load(database, "json_lines", file)
    database.refresh()
    file.write_text('{"id": "other", "url": "https://t/1", "title": "Named", "text": "One and more"}\n{"id": "b", "date": "2031-03-14"}\n{"id": "c", "text": "Three!"}\n')
    suite.equal("what changed is counted", load(database, "json_lines", file), "3 articles: 0 new, 3 changed, 0 as before, 0 not loaded\n")
    suite.equal("a url is an article's as well, and what is not said stays", database.rows(KNOWN),
                [("a", "Tern", "https://t/1", "Named", None, "One and more"), ("b", None, None, None, "2031-03-14", "Two"),
                 ("c", None, None, None, None, "Three!")])
    suite.equal("the old bodies are kept", database.rows("SELECT number, body FROM article_versions"), [(1, "One"), (3, "Three")])
    suite.equal("the clean text of the new one is to be made", database.rows("SELECT clean FROM articles ORDER BY number"), [(None,), ("Two",), (None,)])


def check_large(suite, directory):
    """A file that is read in pieces, cut where it hurts: inside of cells, beside marks."""
    database, file, rng = Database(suite, directory), Path(directory) / "large.csv", random.Random(20)
    texts = ["\n".join(rng.choice(['"', 'a "b" c', "line, and line", "\\", "x" * rng.randint(1, 8000), ""]) for _ in range(rng.randint(1, 30)))
             + f" end {number}" for number in range(900)]
    file.write_text("id,text\n" + "".join(f'{number},"{text.replace(chr(34), chr(34) * 2)}"\n' for number, text in enumerate(texts)))
    shown = load(database, "csv", file)
    suite.equal(f"{file.stat().st_size // 1000000} MB of CSV are read whole", shown, "900 articles: 900 new, 0 changed, 0 as before, 0 not loaded\n")
    suite.check("as they were written", "" if [row[0] for row in database.rows("SELECT body FROM articles ORDER BY number")] == texts else "a text differs")


def check_tables(suite, directory):
    database = Database(suite, directory)
    own = ("CREATE TABLE scraped(link, stamp, text); INSERT INTO scraped VALUES ('https://t/1', 1931417520, 'One'), ('https://t/2', '5 Feb 2031', NULL);"
           "CREATE TEMP VIEW own(id, outlet, url, title, published_at, body) AS SELECT link, 'Tern', NULL, NULL, stamp, text FROM scraped;")
    shown = database.shell(".read sql/schema.sql", own, ".read sql/import/table.sql", ".read sql/import/table.sql")
    suite.equal("a table", shown, "2 articles: 1 new, 0 changed, 0 as before, 1 not loaded\nown, row 2: not loaded, there is no text, and no article https://t/2\n"
                "2 articles: 0 new, 0 changed, 1 as before, 1 not loaded\nown, row 2: not loaded, there is no text, and no article https://t/2\n")
    suite.equal("a table: articles", database.rows(KNOWN), [("https://t/1", "Tern", None, None, "2031-03-16T08:52:00Z", "One")])
    reader, database = Path(directory) / "reader.db", Database(suite, directory, "feeds.db")
    connection = sqlite3.connect(reader)
    connection.executescript("CREATE TABLE feed(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE entry(id INTEGER PRIMARY KEY, guid TEXT, title TEXT,"
                             "content TEXT, link TEXT, date INTEGER, id_feed INTEGER); INSERT INTO feed VALUES (1, 'Tern'); INSERT INTO entry VALUES"
                             "(1, 'g1', 'Crane', '<p>It fell \\n <a href=\"x\">here</a>.</p><p>Two &lt; three.</p>', 'https://t/1', 1931417520, 1)")
    connection.close()
    shown = database.shell(".read sql/schema.sql", f"ATTACH '{reader}' AS reader", ".read sql/import/feed_reader.sql", ".read sql/import/feed_reader.sql")
    suite.equal("a feed reader", shown, "1 article: 1 new, 0 changed, 0 as before, 0 not loaded\n1 article: 0 new, 0 changed, 1 as before, 0 not loaded\n")
    suite.equal("a feed reader: articles", database.rows(KNOWN),
                [("g1", "Tern", "https://t/1", "Crane", "2031-03-16T08:52:00Z", "It fell \\n here.\n\nTwo &lt; three.")])


PAGE = ('<!DOCTYPE html><html lang="en"><head><title>Ice shuts the pier | The Tern</title><meta property="og:site_name" content="The Tern">'
        '<link rel="canonical" href="https://tern.example/1"><meta property="article:published_time" content="2031-03-14T09:12:00+01:00">'
        '</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Ice shuts the pier</h1>'
        '<p class="byline">By Corin Maddox</p><p>{}</p></article><footer>© The Tern</footer></body></html>')
STORY = ("Ice shut the pier at Ostrel on Monday, police said, and the ferries to the three islands did not sail, for the first time "
         "since the winter of the great storm, the harbour master told reporters.")
EIS = ("Das Eis hat den Hafen von Ostrel am Montag geschlossen, und die Fähren zu den drei Inseln fuhren nicht, zum ersten Mal seit "
       "dem Winter des großen Sturms, sagte der Hafenmeister vor Journalisten.")


def check_pages(suite, directory):
    """Saved pages: what they say of themselves, their clean text, an encoding that is declared, one that is not read, a menu."""
    folder = Path(directory) / "pages"
    (folder / "below").mkdir(parents=True)
    (folder / "a.html").write_text(PAGE.format(STORY))
    (folder / "below" / "b.HTM").write_bytes(f"<meta charset=iso-8859-1><title>Eis</title><h1>Eis</h1><p>{EIS}</p>".encode("latin-1"))
    (folder / "menu.html").write_text('<nav><a href="/">Home</a> <a href="/n">News</a></nav>')
    database = Database(suite, directory, "pages.db")
    for told in ("3 articles: 3 new, 0 changed, 0 as before, 0 not loaded\n", "3 articles: 0 new, 0 changed, 3 as before, 0 not loaded\n"):
        shown = database.shell(".read sql/schema.sql", f".parameter set :folder \"'{folder}'\"", ".read sql/import/folder_of_html.sql")
        suite.equal("saved pages are loaded", shown, told)
    database.shell(".read sql/refresh.sql")
    suite.equal("what pages say", database.rows("SELECT id, outlet, url, title, published_at, lang, clean FROM articles ORDER BY id"),
                [("a", "The Tern", "https://tern.example/1", "Ice shuts the pier", "2031-03-14T09:12:00+01:00", "en", STORY),
                 ("below/b", None, None, "Eis", None, "de", EIS), ("menu", None, None, None, None, None, "")])


def check_demo(suite, directory):
    """What make demo loads."""
    build = Path(directory) / "build"  # the demo of another kind may run beside this one
    build.mkdir()
    (build / suite.library.name).symlink_to(suite.library)
    folder = Path(directory)
    (folder / "it's.csv").write_text(f"id,text\na,{TEXT}\n")
    (folder / "a.jsonl").write_text(f'{{"id": "a", "text": "{TEXT}"}}\n')
    connection = sqlite3.connect(folder / "a.db")
    connection.executescript(f"CREATE TABLE notes(id, text); CREATE TABLE \"my news\"(number INTEGER PRIMARY KEY, headline, link, \"Full Text\", \"its mood\");"
                             f"INSERT INTO \"my news\" VALUES (1, 'Crane', 'https://t/1', '{TEXT}', 'grim')")
    connection.close()
    sqlite3.connect(folder / "none.db").executescript("CREATE TABLE x(y)")
    for name in ("it's.csv", "a.jsonl", "a.db"):
        code, shown = suite.program(["sh", "examples/demo.sh", build, suite.sqlite, folder / name])
        suite.check(f"make demo takes {name}", "" if code == 0 and "1 article: 1 new" in shown and TEXT[:20] in shown else shown[:1500])
    suite.check("a column of a database that is not read is told", "" if shown.startswith("my news: the column its mood is not used\n1 article: 1 new") else shown[:300])
    code, shown = suite.program(["sh", "examples/demo.sh", build, suite.sqlite, folder / "none.db"])
    suite.check("a database without articles is told", "" if code and "has a column with texts" in shown else shown)


def run(suite):
    for check in (check_upgrade, check_deletion, check_versions, check_imports, check_locked, check_changes, check_large, check_tables, check_pages, check_demo, check_refresh,
                  check_few, check_few_killed, check_events, check_kills):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, directory)
