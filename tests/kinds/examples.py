"""examples: the demo, the recipes it reads, and a story for each kind of user on the database it leaves

A story is SQL for the stock shell. Each must run to its end without an error and show something, within 80 columns, on
the example articles and on a folder without outlets and times. Recipes are tried on small folders of their own.
"""

import json
import os
import re
import runpy
import shutil
import sqlite3
import sys
import tempfile
import types
import unittest.mock
from pathlib import Path

from harness import ROOT

STORIES = ["journalist", "media_monitor", "researcher", "curator"]
COLUMNS = 80
PARAGRAPH = ("A cargo crane toppled onto the waiting hall of a crowded ferry terminal during a gale on Thursday, the port "
             "authority of Ellery said. At least {} people were in the hall when the arm came through the glass front, and "
             "divers searched the basin until dark for a tender that had been moored below. The minister promised to open "
             "every file on the contract, and the union said that it had warned of the brakes twice since the spring.\n")


def too_wide(shown):
    """Lines beyond the last column, but for the command that names the database, which is as long as its path."""
    return "\n".join(f"{len(line)} columns: {line}" for line in shown.splitlines()
                     if len(line) > COLUMNS and " -cmd " not in line)


class Folder:
    """A folder of articles, and what the demo or a script of recipes shows of it."""

    def __init__(self, suite, directory, files):
        self.suite, self.path, self.database = suite, Path(directory) / "folder", Path(directory) / "articles.db"
        for name, content in files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def demo(self):
        code, shown = self.suite.program(["sh", "examples/demo.sh", self.suite.build, self.suite.sqlite, self.path])
        return shown if code == 0 else f"exit code {code}\n{shown}"

    def recipes(self, *names):
        read = "".join(f".read {name}\n" for name in names)
        script = Path(self.path).parent / "script.sql"
        script.write_text(f".bail on\n.load {self.suite.library.with_suffix('')}\n.read sql/schema.sql\n"
                          f".parameter set :folder \"'{self.path}'\"\n{read}")
        code, shown = self.suite.program([self.suite.sqlite, "-batch", self.database, f".read {script}"])
        return shown if code == 0 else f"exit code {code}\n{shown}"

    def rows(self, sql, *values):
        connection = self.suite.connect(str(self.database))
        found = connection.execute(sql, values).fetchall()
        connection.close()
        return found


def check_demo(suite):
    code, shown = suite.program(["sh", "examples/demo.sh", suite.build, suite.sqlite, "examples/articles"])
    suite.check("the demo runs", "" if code == 0 else f"exit code {code}\n{shown[-2000:]}")
    for name, part in (("the demo counts what it read", "15 articles read, of 10 outlets, 2031-02-27 to 2031-04-23"),
                       ("the demo shows clean text", "│ The smallest school in the district  │"),
                       ("the demo counts the pairs", "14 pairs of copies, excerpts and rewrites"),
                       ("the demo names the agency", "says PORT ELLERY (Meridian Wire)"),
                       ("the demo finds the excerpt", "the 2nd is an excerpt (37 % of the 1st, 100 % of the 2nd)"),
                       ("the demo shows an altered quote", "I want to know who {+has+} read it"),
                       ("the demo shows figures that disagree", "                   12  By nightfall the count that"),
                       ("the demo writes the page", f"The page is {suite.build}/demo.html")):
        suite.check(name, "" if part in shown else shown[-6000:])
    first = re.search(r"^  1    1  2031-03-13 19:05Z  Meridian Wire: ", shown, re.MULTILINE)
    suite.check("the demo finds the wire first", "" if first else shown[-6000:])
    suite.check("the demo stays within the columns", too_wide(shown))
    code, shown = suite.program(["sh", "examples/demo.sh", suite.build, suite.sqlite, "no/such/folder"])
    suite.check("a folder that is not there is told", "" if code and "there is no folder" in shown else shown)


def check_stories(suite, kind, database):
    for story in STORIES:
        shutil.copy(database, Path(suite.build) / "story.db")
        load = f".load {suite.library.with_suffix('')}"
        code, shown = suite.program([suite.sqlite, "-batch", "-bail", suite.build / "story.db", "-cmd", load,
                                     f".read {ROOT}/examples/{story}.sql"])
        suite.check(f"{story}, {kind}", "" if code == 0 and shown.strip() else f"exit code {code}\n{shown[-2000:]}")
        suite.check(f"{story}, {kind}, stays within the columns", too_wide(shown))


def check_notebook(suite):
    """Python reads the questions as the shell does."""
    database = Path(suite.build) / "demo.db"
    code, shown = suite.program(["/usr/bin/python3", "examples/notebook.py", suite.library.with_suffix(""), database])
    for name, part in (("an answer", "-- 1 story, in 5 of 15 articles\n"), ("rows", "10 3 1.0\n"),
                       ("a parameter", "“Clamp two, worn. Clamp three, worn. Clamp four, see clamp three.” (Søren\n")):
        suite.check(f"the notebook: {name}", "" if code == 0 and part in shown else shown)


def check_datasette(suite):
    """Datasette, where there is none: its plugin loads the library into a connection that only reads, and the queries run
    there, with their parameters."""
    connection = sqlite3.connect(f"file:{suite.build}/demo.db?mode=ro", uri=True)
    hook = types.ModuleType("datasette")
    hook.hookimpl = lambda function: function
    with unittest.mock.patch.dict(sys.modules, datasette=hook), unittest.mock.patch.dict(os.environ, NEWSPRINT=str(suite.library.with_suffix(""))):
        runpy.run_path(str(ROOT / "examples/datasette/plugins/newsprint.py"))["prepare_connection"](connection)
    given = {"speaker": "Valdagard", "name": "Ellery", "article": "harbour-gazette"}
    for name, query in json.loads((ROOT / "examples/datasette/metadata.json").read_text())["databases"]["demo"]["queries"].items():
        suite.check(f"Datasette's query {name}", "" if connection.execute(query["sql"], given).fetchall() else "no rows")
    connection.close()


def check_bare_folder(suite, directory):
    """Articles of which nothing is known but their text."""
    folder = Folder(suite, directory, {"a.txt": PARAGRAPH.format(40), "b.txt": PARAGRAPH.format(40), "c.txt": PARAGRAPH.format(60),
                                       "d.txt": "The rowing club of Northbank won the cup by a canvas.\n"})
    shown = folder.demo()
    suite.check("the demo says what is not known", "" if "4 articles read, of 0 outlets; no time of publication is known" in shown else shown)
    suite.check("the demo says undated", "" if "  undated " in shown else shown[-3000:])
    suite.check("the demo on bare files stays within the columns", too_wide(shown))
    check_stories(suite, "without outlets and times", Path(suite.build) / "demo.db")
    curated = sqlite3.connect(Path(suite.build) / "demo.db").execute("SELECT count(*) FROM articles WHERE outlet IS NULL").fetchall()
    suite.equal("no outlet is made up", curated, [(4,)])


def check_no_pairs(suite, directory):
    folder = Folder(suite, directory, {"a.txt": PARAGRAPH.format(40), "b.txt": "The cup was won by a canvas.\n"})
    shown = folder.demo()
    suite.check("no pairs are told", "" if "none found" in shown else shown[-3000:])


def check_loading(suite, directory):
    """What folder_of_text.sql makes of names, encodings, titles, and of a folder that it loads again."""
    text = PARAGRAPH.format(40)
    folder = Folder(suite, directory, {
        "r.txt": "Crane falls on ferry hall\n\nBy Corin Maddox\n\n" + text, "guardian/001.txt": text, "nyt/001.txt": text,
        "A.TXT": "By Corin Maddox\n\n" + text, "bom.txt": b"\xef\xbb\xbfCaf\xc3\xa9 opens.\n",
        "latin.txt": b"Caf\xe9 opens on the quay.\n", "wide.txt": "Crane falls".encode("utf-16"), "notes.md": "no article",
        "folder.txt/in.txt": "It is the mark \ufffd that was printed.\n"})
    shown = folder.recipes("sql/import/folder_of_text.sql")
    suite.equal("what is loaded is counted, and what is not is named", shown,
                "8 articles: 6 new, 0 changed, 0 as before, 2 not loaded\n"
                "latin.txt: not loaded, it is not UTF-8 text\nwide.txt: not loaded, it is not UTF-8 text\n")
    suite.equal("each file is an article, with the title that article_parts names",
                folder.rows("SELECT id, title FROM articles ORDER BY id"),
                [("A", None), ("bom", None), ("folder.txt/in", None), ("guardian/001", None), ("nyt/001", None),
                 ("r", "Crane falls on ferry hall")])
    suite.equal("a mark in front is no text", folder.rows("SELECT body FROM articles WHERE id = 'bom'"), [("Caf\xe9 opens.\n",)])
    known = "SELECT number, id, outlet, published_at, title, clean FROM articles ORDER BY id"
    folder.rows("UPDATE articles SET outlet = 'X', published_at = '2031-01-01', clean = body")
    folder.rows("UPDATE articles SET title = 'Given' WHERE id = 'A'")
    before = folder.rows(known)
    suite.check("loading again loads nothing", "" if "0 new, 0 changed, 6 as before" in folder.recipes("sql/import/folder_of_text.sql") else shown)
    suite.equal("loading again keeps what is known", folder.rows(known), before)
    for name in ("r.txt", "A.TXT"):
        (folder.path / name).write_text("Crane inquiry opens in Halvern\n\nBy Corin Maddox\n\n" + text)
    (folder.path / "new.txt").write_text(text)
    shown = folder.recipes("sql/import/folder_of_text.sql")
    suite.check("what changed is loaded", "" if "1 new, 2 changed, 4 as before" in shown else shown)
    suite.equal("what is known of a changed text stays, what was read off it is new",
                folder.rows("SELECT number, title, outlet, published_at, clean FROM articles WHERE id IN ('A', 'r') ORDER BY id"),
                [(before[0][0], "Given", "X", "2031-01-01", None),
                 (before[5][0], "Crane inquiry opens in Halvern", "X", "2031-01-01", None)])


METADATA = [
    ("a comma and all columns", "file,outlet,url,published_at,title\na.txt,Late,,14 March 2031 09:12,T\nb.txt,,,,\n", "",
     [("a", "Late", "14 March 2031 09:12", "2031-03-14T09:12:00", "T"), ("b", None, None, None, None)]),
    ("a semicolon, two columns, as Excel writes", "\ufefffile;outlet\r\na.txt;Late, and late\r\nb;Other\r\n", "",
     [("a", "Late, and late", None, None, None), ("b", "Other", None, None, None)]),
    ("no column file", "name,outlet\na.txt,Late\n", "articles.csv, row 1: not loaded, there is no text",
     [("a", None, None, None, None), ("b", None, None, None, None)]),
    ("a column of another name", "file,outlets\na.txt,Late\n", "articles.csv: the column outlets is not used",
     [("a", None, None, None, None), ("b", None, None, None, None)]),
    ("a file that is not there", "file,outlet\nb.txt,Late\nz.txt,Late\n", "articles.csv, row 2: not loaded, there is no text, and no article z",
     [("a", None, None, None, None), ("b", "Late", None, None, None)]),
    ("a file that stands twice", "file,outlet\nb.txt,Late\nb.txt,Late\n", "articles.csv, row 1: not loaded, row 2 has the same id, b",
     [("a", None, None, None, None), ("b", "Late", None, None, None)]),
    ("a time of either order", "file,published_at\na.txt,04/03/2031\n", "articles.csv, row 1: not sure which time '04/03/2031' is",
     [("a", None, "04/03/2031", None, None), ("b", None, None, None, None)]),
]


def check_metadata(suite, directory):
    """What demo.sh and csv.sql make of an articles.csv."""
    folder = Folder(suite, directory, {"a.txt": PARAGRAPH.format(40), "b.txt": PARAGRAPH.format(40)})
    for name, csv, told, expected in METADATA:
        (folder.path / "articles.csv").write_text(csv)
        shown = folder.demo()
        found = sqlite3.connect(Path(suite.build) / "demo.db").execute(
            "SELECT id, outlet, published_at, time, title FROM articles ORDER BY id").fetchall()
        suite.equal(f"articles.csv with {name}", found, expected)
        suite.check(f"articles.csv with {name}: what is told", "" if told in shown and "exit code" not in shown else shown[:1500])
    (folder.path / "articles.csv").write_bytes(b"file,outlet\na.txt,Caf\xe9\n")
    shown = folder.demo()
    suite.check("articles.csv in another encoding is told", "" if "articles.csv, row 1: not loaded, it is not UTF-8 text" in shown else shown[:1500])


# Of one text: id, outlet, what is printed. South's 13/03/2031 says in which order its 04/03/2031 is.
ORDER = [("a", "East", ""), ("b", "South", "13/03/2031"), ("c", "East", "2031-03-13T07:00:00Z"),
         ("d", "North", "2031-03-13T08:00:00+02:00"), ("e", "West", "Fri, 14 Mar 2031 09:12:00 GMT"),
         ("f", "South", "04/03/2031"), ("g", "West", "05/03/2031"), ("h", "West", "14 March 2031 9:12 UTC"),
         ("i", "Calder", "2031-03-13T00:00:00Z")]


def check_order(suite, directory):
    """Which article publication_order puts where."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    folder.recipes()
    for id, outlet, published_at in ORDER:
        folder.rows("INSERT INTO articles(id, outlet, published_at, body) VALUES (?, ?, ?, ?)", id, outlet, published_at,
                    "HALVERN (Meridian Wire) — " + PARAGRAPH.format(40))
    shown = folder.recipes("sql/refresh.sql", "sql/questions/who_published_first.sql")
    places = re.findall(r"^(?:  1|   ) +(\d=?)? +(?:20[\d: Z-]{8,15}|(undated|unclear)) ", shown, re.MULTILINE)
    suite.equal("places", [place or without for place, without in places],
                ["1", "2=", "2=", "2=", "3=", "6=", "6=", "undated", "unclear"])
    suite.equal("order of the articles", folder.rows("SELECT group_concat(article, '') FROM (SELECT article FROM publication_order "
                                                     "ORDER BY place IS NULL, place, time, article)"), [("fbidcehag",)])
    suite.equal("times", folder.rows("SELECT id, time FROM articles ORDER BY id"),
                [("a", None), ("b", "2031-03-13"), ("c", "2031-03-13T07:00:00Z"), ("d", "2031-03-13T06:00:00Z"),
                 ("e", "2031-03-14T09:12:00Z"), ("f", "2031-03-04"), ("g", None), ("h", "2031-03-14T09:12:00Z"),
                 ("i", "2031-03-13T00:00:00Z")])
    suite.check("the agency is named", "" if shown.count("says HALVERN (Meridian Wire)") == 9 else shown)
    suite.check("a time that cannot be read is told", "" if "1 published_at cannot be read for sure, such as '05/03/2031'" in shown else shown)


def check_excerpt(suite, directory):
    """A short excerpt of a long text is found, and two that quote the same are no cluster."""
    long = "".join(f"Sentence {n} of the report says that pier {n} was built by firm {n * 7} of Halvern.\n" for n in range(120))
    quote = "“We will open every file that we have on the contract to the investigators and to the families of the dead,” she said. "
    folder = Folder(suite, directory, {
        "long.txt": long, "excerpt.txt": "".join(long.splitlines(True)[:8]),
        "one.txt": quote + "The rowing club of Northbank won its cup by a canvas after a restart in the rain on Saturday.",
        "two.txt": quote + "Parents of the smallest school in the district carried a snowplough to the town hall last night."})
    shown = folder.recipes("sql/import/folder_of_text.sql", "sql/refresh.sql", "sql/questions/who_copied_whom.sql")
    suite.equal("pairs", folder.rows("SELECT x.id, y.id FROM article_pairs JOIN articles x ON x.number = a JOIN articles y "
                                       "ON y.number = b ORDER BY 1"), [("excerpt", "long"), ("one", "two")])
    suite.equal("clusters", folder.rows("SELECT id FROM article_clusters JOIN articles USING (number) ORDER BY 1"), [("excerpt",), ("long",)])
    suite.check("what both quote is shown", "" if "both have: “We will open every file" in shown else shown)


def check_boilerplate(suite, directory):
    """The count beside each learned line is of the outlet's articles that have it."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    folder.recipes()
    for outlet, count in (("Gazette", 4), ("Wire", 3)):
        for n, place in enumerate(("Ostrel", "Halvern", "Lindmouth", "Northbank")[:count]):
            folder.rows("INSERT INTO articles(id, outlet, body) VALUES (?, ?, ?)", f"{outlet}{n}", outlet,
                        f"The pier of {place} fell \"at dawn\".\r\n\r\nRead the {outlet} at breakfast\r\n")
    shown = folder.recipes("sql/boilerplate.sql")
    suite.equal("learned lines are counted", shown,
                "Gazette|4|Read the Gazette at breakfast\nWire|3|Read the Wire at breakfast\n2 lines of 2 outlets\n")


def check_survivors(suite, directory):
    """Which articles can go, for which one, and what is lost with them; with a preference, and within outlets."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    shown = folder.recipes("sql/survivors.sql")
    suite.equal("no article to keep", shown, "none found: there are no articles\n")
    own = "Ada Holm kept every ledger of the quay in a tin box."
    report = "Inspectors will read the books of the yard before the summer and send what they find to the council of the town."
    for id, outlet, body in (("whole", "Wire", PARAGRAPH.format(40) + report), ("copy", "Mail", PARAGRAPH.format(40)),
                             ("more", "Post", PARAGRAPH.format(40) + " " + own), ("other", "Post", own), ("empty", "Post", " ")):
        folder.rows("INSERT INTO articles(id, outlet, title, body) VALUES (?, ?, ?, ?)", id, outlet, id, body)
    shown = folder.recipes("sql/survivors.sql")
    suite.check("what was not prepared is told", "" if "5 without clean text" in shown else shown)
    shown = folder.recipes("sql/prepare.sql", "sql/survivors.sql")
    verdicts = folder.rows("SELECT article, kept, kept_for, rule FROM article_survivors ORDER BY 1")
    suite.equal("who stays", [row[0] for row in verdicts if row[1]], ["empty", "other", "whole"])
    suite.equal("who goes", [row for row in verdicts if not row[1]],
                [("copy", 0, "whole", "longest"), ("more", 0, "whole", "longest")])
    suite.check("it is shown", "" if f"goes  Post: more\nstays Wire: whole\nlost  {own[:44]}\n" in shown else shown)
    suite.check("it is counted", "" if "2 of 5 articles can go for 1 that stay; empty, but kept: 1" in shown else shown)


# id, time, what is reported: of the two on the same crane one comes three months later.
ARRIVALS = [("a", "2031-03-14T08:00:00Z", "Crane falls on ferry hall", "A crane fell onto the hall at Lindmouth."),
            ("b", "2031-03-14T09:00:00Z", "New council", "Voters of Ostrava Bay chose a council on Sunday."),
            ("u", None, "Undated", "A crane fell onto the ferry hall at Lindmouth."),
            ("c", "2031-03-15T08:00:00Z", "Ferry hall shut", "The Lindmouth ferry hall is shut: a crane fell onto it."),
            ("d", "2031-06-15T08:00:00Z", "Ferry hall shut", "The Lindmouth ferry hall is shut: a crane fell onto it."),
            ("e", "2031-03-15T07:00:00Z", "Ostrava Bay has voted", "A new council was chosen by few voters on Sunday."),
            ("f", "2031-03-13T23:00:00Z", "Crane on hall", "A crane fell onto the ferry hall at Lindmouth.")]


def check_living(suite, directory):
    """The copies of a folder are a story; again changes nothing; one that arrives is told with what it joined."""
    folder = Folder(suite, directory, {"Gazette/a.txt": PARAGRAPH.format("three"), "Relay/b.txt": PARAGRAPH.format("3")})
    shown = folder.recipes("sql/import/folder_of_text.sql", "sql/prepare.sql", "sql/stories.sql")
    suite.equal("the story of a folder", shown.splitlines()[-1], "1 story|2 articles|1 pair")
    suite.check("stories stay within the columns", too_wide(shown))
    suite.equal("stories again", folder.recipes("sql/stories.sql"), "\n".join(shown.splitlines()[-3:]) + "\n")


def check_new_articles(suite, directory):
    """Each arrival is told from what was there: of the day's, the earliest was there first."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    recipe = ("sql/prepare.sql", "sql/stories.sql", "sql/new_articles.sql")
    suite.equal("nothing arrived", folder.recipes(*recipe).splitlines()[-1], "none found: no article arrived")
    story = PARAGRAPH.format(40)
    half = story[:story.index("The minister")]
    kinds = "SELECT article, kind, earlier FROM article_arrivals ORDER BY 1"

    def arrive(*articles):
        for id, time, body in articles:
            folder.rows("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?1, 'Tern', ?1, ?2, ?3)", id, time, body)
        return folder.recipes(*recipe)

    shown = arrive(("late", "2031-03-15", story), ("first", "2031-03-14", story), ("other", None, "The cup was won by a canvas on Sunday."))
    suite.equal("the first day", folder.rows(kinds), [("first", "new", None), ("late", "copy", "first"), ("other", "new", None)])
    suite.check("it is shown", "" if "copy|100|1|Tern: late\nof Tern: first\nstory of 2 articles\n" in shown and ": 2 new, 1 copy\n" in shown else shown)
    folder.rows("UPDATE article_arrivals SET arrived = '2001-02-03 10:00:00'")
    edited = " ".join(story.split()[20:]) + " A spokesman for the yard would not say when the brakes were seen to last, and pointed to the report."
    shown = arrive(("part", None, half), ("more", None, story + "Ada Holm kept every ledger of the quay in a tin box until the flood took it, "
                    "and with it the stove, the clock, two chairs and all that was near them; she has written them anew from memory."),
                   ("nothing", None, " "), ("edited", None, edited), ("again", None, half))
    suite.equal("the second day", [row for row in folder.rows(kinds) if row[0] not in ("first", "late", "other")],
                [("again", "copy", "part"), ("edited", "edited", "first"), ("more", "extended", "first"), ("nothing", "empty", None),
                 ("part", "excerpt", "first")])
    suite.check("only the day's are shown", "" if ": 0 new, 1 copy, 1 excerpt, 1 extended, 1 edited, 1 empty\n" in shown
                and "Tern: late\nof" not in shown else shown)
    asked = folder.path / "day.sql"
    asked.write_text(".parameter set :day \"'2001-02-03'\"\n.mode box\n.read sql/new_articles.sql\n")
    shown = folder.recipes(asked)
    suite.check("a day that is asked for", too_wide(shown) if "3 arrived on 2001-02-03: 2 new, 1 copy" in shown else shown)
    folder.rows("DELETE FROM articles WHERE id = 'first'")
    folder.recipes(*recipe)
    suite.equal("what went is no arrival; what it was a copy of stays known", folder.rows(kinds + " LIMIT 3")[2], ("late", "copy", "first"))
def check_arrivals(suite, directory):
    """Each new article is put to an event, which stays; one between two events is measured by their centroids."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    recipe = ("sql/prepare.sql", "sql/arrivals.sql")
    suite.equal("no article arrived", folder.recipes(*recipe), "0 new articles|0 put to an event|0 began one|0 without a time\n")

    def arrive(articles):
        for id, time, title, body in articles:
            folder.rows("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?, 'Tern', ?, ?, ?)", id, title, time, body)
        return folder.recipes(*recipe)

    suite.equal("the first articles begin events", arrive(ARRIVALS[:3]), "1|2031-03-14 08:00|new|Tern: Crane falls on ferry hall\n"
                "2|2031-03-14 09:00|new|Tern: New council\n2 new articles|0 put to an event|2 began one|1 without a time\n")
    shown = arrive(ARRIVALS[3:])
    suite.check("later ones are counted", "" if "4 new articles|3 put to an event|1 began one|1 without a time" in shown else shown)
    events = folder.rows("SELECT * FROM event_articles ORDER BY article")
    suite.equal("events", [row[:2] for row in events], [("a", 1), ("b", 2), ("c", 1), ("d", 3), ("e", 2), ("f", 1)])
    again = folder.recipes(*recipe)
    suite.equal("again changes nothing", again, "0 new articles|0 put to an event|0 began one|1 without a time\n")
    suite.equal("events stay", folder.rows("SELECT * FROM event_articles ORDER BY article"), events)
    sums = folder.rows("WITH w AS (SELECT term_weights(clean) AS w FROM articles), m AS (SELECT *, title || char(10) || clean AS t FROM articles) "
                       "SELECT (tfidf_similarity(a.t, c.t, w) + tfidf_similarity(f.t, c.t, w)) / sqrt(2 + 2 * tfidf_similarity(a.t, f.t, w)) "
                       "FROM w, m a, m c, m f WHERE (a.id, c.id, f.id) = ('a', 'c', 'f')")
    suite.equal("similarity to the centroid", round(events[2][2], 4), round(sums[0][0], 4))


def run(suite):
    check_demo(suite)
    check_stories(suite, "example articles", Path(suite.build) / "demo.db")
    check_notebook(suite)
    check_datasette(suite)
    for check in (check_bare_folder, check_no_pairs, check_loading, check_metadata, check_order, check_excerpt, check_boilerplate,
                  check_survivors, check_living, check_new_articles, check_arrivals):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, directory)
