"""feeds: sql/feeds.sql on the database of a feed reader, FreshRSS's tables filled with invented entries

The recipe is read by the stock shell as it stands, from a database of its own to which the reader's is attached. It must
find the stories, and leave the reader's file as it was, to the byte.
"""

import sqlite3
import tempfile
from pathlib import Path

# The tables and columns of FreshRSS 1.24, of which the recipe needs six columns.
SCHEMA = """
CREATE TABLE category(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name VARCHAR(191) NOT NULL UNIQUE, kind SMALLINT DEFAULT 0,
    lastUpdate BIGINT DEFAULT 0, error SMALLINT DEFAULT 0, attributes TEXT);
CREATE TABLE feed(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, url VARCHAR(32768) NOT NULL, kind SMALLINT DEFAULT 0,
    category INTEGER DEFAULT 0 REFERENCES category(id), name VARCHAR(191) NOT NULL, website VARCHAR(32768), description TEXT,
    lastUpdate BIGINT DEFAULT 0, priority TINYINT NOT NULL DEFAULT 10, pathEntries VARCHAR(4096), httpAuth VARCHAR(1024),
    error BOOLEAN DEFAULT 0, ttl INT NOT NULL DEFAULT 0, attributes TEXT, cache_nbEntries INT DEFAULT 0, cache_nbUnreads INT DEFAULT 0);
CREATE TABLE entry(id BIGINT NOT NULL PRIMARY KEY, guid VARCHAR(767) NOT NULL, title VARCHAR(8192) NOT NULL, author VARCHAR(1024),
    content TEXT, link VARCHAR(16383) NOT NULL, date BIGINT, lastSeen BIGINT DEFAULT 0, hash BINARY(16),
    is_read BOOLEAN NOT NULL DEFAULT 0, is_favorite BOOLEAN NOT NULL DEFAULT 0, id_feed INTEGER REFERENCES feed(id),
    tags VARCHAR(2048), attributes TEXT, UNIQUE (id_feed, guid));
CREATE TABLE tag(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name VARCHAR(191) NOT NULL UNIQUE, attributes TEXT);
CREATE TABLE entrytag(id_tag INTEGER REFERENCES tag(id), id_entry BIGINT REFERENCES entry(id), PRIMARY KEY (id_tag, id_entry));
INSERT INTO category(id, name) VALUES (1, 'Uncategorized');
"""
FEEDS = ["Tern Wire", "Calder Gazette", "Headline Relay", "Quay Links"]

WALL = ("<p>The harbour wall at <b>Lindmouth</b> gave way on Monday night, and two fishing boats sank at their moorings, the "
        "coastguard said.</p>", "<p>Nobody was hurt. Divers will look at the breach when the wind drops, and the fish market "
        "stays shut until Friday &amp; perhaps longer.</p>", "<p>The council had put off the repair twice since the spring, "
        "because the bids were above what it could pay.</p>")
TIDES = "<p>High water at Lindmouth is at six in the morning and at half past six in the evening; all berths are open to visitors.</p>"
COMMENTS = '<a href="https://quay.example/item?id={}">Comments</a>'
DAY, NIGHT = 86400, 1931000000
# feed, title, content, time, and the entry that is shown for it: entries are numbered from 1.
ENTRIES = [
    (1, "Harbour wall fails", "".join(WALL), NIGHT, 2),
    (2, "Wall of harbour &quot;gone&quot;", "".join(WALL) + '<img src="https://calder.example/count.gif?a=1&amp;b=2" alt=""/>\n'
        "<p>Ferries sail as usual.</p>", NIGHT + 600, 2),
    (3, "Two boats sink", WALL[0] + '<p><a href="https://relay.example/7" class="more">Go on</a></p>', NIGHT - 600, 2),
    (2, "Museum opens", "<p>The clock museum opens on Sunday, with a bell that was found in a barn and has not been rung for a "
        "hundred years, and with three ledgers.</p>", NIGHT, 4),
    (4, "A compiler for knitting patterns", COMMENTS.format(8), NIGHT, 5),
    (4, "Why tides are late at Lindmouth", COMMENTS.format(9), NIGHT, 6),
    (3, "A compiler for knitting patterns", COMMENTS.format(77), NIGHT + DAY, 5),
    (1, "Tides", TIDES, NIGHT, 8),
    (1, "Tides", TIDES, NIGHT + 30 * DAY, 9),
    (1, "Tides", TIDES, NIGHT + 31 * DAY, 9),
    (2, "No content", None, NIGHT, 11),
    (2, "Nothing in it", "", NIGHT, 12),
    (2, "Odd", '"<3 & \\ > is no tag"', None, 13)]


def make_reader(path):
    reader = sqlite3.connect(path)
    reader.executescript(SCHEMA)
    reader.executemany("INSERT INTO feed(url, name) VALUES ('https://' || ?1, ?1)", [(name,) for name in FEEDS])
    reader.executemany("INSERT INTO entry(id, guid, link, id_feed, title, content, date) VALUES (?1, ?1, ?1, ?2, ?3, ?4, ?5)",
                       [(number, *entry[:4]) for number, entry in enumerate(ENTRIES, 1)])
    reader.commit()
    reader.close()


class Reading:
    """The database that the recipe writes to, and the reader's that is attached to it."""

    def __init__(self, suite, directory):
        self.suite, self.reader, self.found = suite, Path(directory) / "db.sqlite", Path(directory) / "stories.db"

    def read(self, *before):
        attach = f"ATTACH 'file:{self.reader}?mode=ro' AS reader;"
        script = "\n".join([f".load {self.suite.library.with_suffix('')}", attach, *before, ".mode box", ".read sql/feeds.sql"])
        file = self.found.with_suffix(".sql")
        file.write_text(script + "\n")
        code, shown = self.suite.program([self.suite.sqlite, "-batch", "-bail", self.found, f".read {file}"])
        return shown if code == 0 else f"exit code {code}\n{shown}"

    def rows(self, sql):
        connection = sqlite3.connect(self.found)
        rows = connection.execute(sql).fetchall()
        connection.close()
        return rows


def check_freshrss(suite, reading):
    make_reader(reading.reader)
    before = reading.reader.read_bytes()
    shown = reading.read()
    stories = "SELECT entry, shown FROM feed_stories ORDER BY 1"
    expected = [(number, entry[4]) for number, entry in enumerate(ENTRIES, 1)]
    suite.equal("each entry has the story that it tells", reading.rows(stories), expected)
    suite.equal("what stands in the entry that is shown", reading.rows("SELECT entry FROM feed_stories WHERE share = 1"), [(1,), (7,), (10,)])
    suite.check("the story is shown with the others that tell it", "" if "Calder Gazette: Wall of harbour \"gone\"" in shown
                and "also Headline Relay: Two boats sink" in shown and "13 entries, 9 stories" in shown else shown)
    suite.check("feeds stay within the columns", "\n".join(line for line in shown.splitlines() if len(line) > 80))
    reading.read()
    suite.equal("again is the same", reading.rows(stories), expected)
    suite.check("the reader's file is as it was", "" if reading.reader.read_bytes() == before else "it changed")


def check_names(suite, reading):
    """Other names, and times and texts of another kind."""
    reader = sqlite3.connect(reading.reader)
    reader.executescript("CREATE TABLE articles(articleID TEXT PRIMARY KEY, title TEXT, contentHTML TEXT, datePublished DATE)")
    reader.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", [
        ("c1", "Wall", WALL[0] + WALL[1], NIGHT + 0.5), ("b2", None, WALL[0] + WALL[1], "2031-03-11 12:13:00"), ("a3", "Tides", TIDES, None)])
    reader.commit()
    reader.close()
    view = "CREATE TEMP VIEW feed_entries(id, title, text, time, feed) AS SELECT articleID, title, contentHTML, datePublished, NULL FROM reader.articles;"
    shown = reading.read(view)
    suite.equal("four names are all it takes", reading.rows("SELECT * FROM feed_stories ORDER BY 1"), [("a3", "a3", None), ("b2", "b2", None), ("c1", "b2", 1.0)])
    suite.check("an entry without a title has its id", "" if "untitled, b2" in shown and "also Wall" in shown else shown)
    sqlite3.connect(reading.reader, isolation_level=None).execute("DELETE FROM articles")
    suite.check("no entries are told", "" if "none found: there are no entries" in reading.read(view) else shown)


def run(suite):
    for check in (check_freshrss, check_names):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, Reading(suite, directory))
