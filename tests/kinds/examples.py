"""examples: the demo, the recipes it reads, and a story for each kind of user on the database it leaves

A story is SQL for the stock shell. Each must run to its end without an error and show something, within 80 columns, on
the example articles and on a folder without outlets and times. Recipes are tried on small folders of their own.
"""

import re
import shutil
import sqlite3
import tempfile
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
    for name, part in (("the demo counts what it read", "15 articles read; 15 have a title, 15 an outlet, 15 a time"),
                       ("the demo shows clean text", "│ The smallest school in the district  │"),
                       ("the demo counts the pairs", "14 pairs found, of 15 articles"),
                       ("the demo names the agency", "│ names PORT ELLERY (Meridian Wire)      │"),
                       ("the demo finds the excerpt", "2 Headline Relay: ")):
        suite.check(name, "" if part in shown else shown[-6000:])
    first = re.search(r"│ *1 *│ 1 *│ 2031-03-13 19:05Z │ Meridian Wire: ", shown)
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


def check_bare_folder(suite, directory):
    """Articles of which nothing is known but their text."""
    folder = Folder(suite, directory, {"a.txt": PARAGRAPH.format(40), "b.txt": PARAGRAPH.format(40), "c.txt": PARAGRAPH.format(60),
                                       "d.txt": "The rowing club of Northbank won the cup by a canvas.\n"})
    shown = folder.demo()
    suite.check("the demo says what is not known", "" if "4 articles read; 0 have a title, 0 an outlet, 0 a time" in shown else shown)
    suite.check("the demo says undated", "" if "│ undated │" in shown else shown[-3000:])
    suite.check("the demo on bare files stays within the columns", too_wide(shown))
    check_stories(suite, "without outlets and times", Path(suite.build) / "demo.db")
    list(check_recipes(suite, "without outlets and times", Path(suite.build) / "demo.db"))
    curated = sqlite3.connect(Path(suite.build) / "demo.db").execute("SELECT count(*) FROM articles WHERE outlet IS NULL").fetchall()
    suite.equal("no outlet is made up", curated, [(4,)])


def check_no_pairs(suite, directory):
    folder = Folder(suite, directory, {"a.txt": PARAGRAPH.format(40), "b.txt": "The cup was won by a canvas.\n"})
    shown = folder.demo()
    suite.check("no pairs are told", "" if "none found, of 2 articles" in shown else shown[-3000:])


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
         ("f", "South", "04/03/2031"), ("g", "West", "05/03/2031"), ("h", "West", "14 March 2031 9:12 UTC")]


def check_order(suite, directory):
    """Which article first_published.sql puts where."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    folder.recipes()
    for id, outlet, published_at in ORDER:
        folder.rows("INSERT INTO articles(id, outlet, published_at, body) VALUES (?, ?, ?, ?)", id, outlet, published_at,
                    "HALVERN (Meridian Wire) — " + PARAGRAPH.format(40))
    shown = folder.recipes("sql/near_duplicates.sql")
    suite.check("what was not prepared is told", "" if "8 articles have no clean text and are not compared" in shown else shown)
    shown = folder.recipes("sql/prepare.sql", "sql/near_duplicates.sql", "sql/first_published.sql")
    places = [line.split("|")[1] for line in shown.splitlines() if line.startswith("1|")]
    suite.equal("places", places, ["1", "2=", "2=", "3=", "5=", "5=", "undated", "unclear"])
    suite.equal("order of the articles", folder.rows("SELECT group_concat(article, '') FROM (SELECT article FROM publication_order "
                                                     "ORDER BY place IS NULL, place, time, article)"), [("fbdcehag",)])
    suite.equal("times", folder.rows("SELECT id, time FROM articles ORDER BY id"),
                [("a", None), ("b", "2031-03-13"), ("c", "2031-03-13T07:00:00Z"), ("d", "2031-03-13T06:00:00Z"),
                 ("e", "2031-03-14T09:12:00Z"), ("f", "2031-03-04"), ("g", None), ("h", "2031-03-14T09:12:00Z")])
    suite.check("the agency is named", "" if shown.count("names HALVERN (Meridian Wire)") == 8 else shown)
    suite.check("a time that cannot be read is told", "" if "1 published_at cannot be read for sure, such as '05/03/2031'" in shown else shown)


def check_excerpt(suite, directory):
    """A short excerpt of a long text is found, and two that quote the same are no cluster."""
    long = "".join(f"Sentence {n} of the report says that pier {n} was built by firm {n * 7} of Halvern.\n" for n in range(120))
    quote = "“We will open every file that we have on the contract to the investigators and to the families of the dead,” she said. "
    folder = Folder(suite, directory, {
        "long.txt": long, "excerpt.txt": "".join(long.splitlines(True)[:8]),
        "one.txt": quote + "The rowing club of Northbank won its cup by a canvas after a restart in the rain on Saturday.",
        "two.txt": quote + "Parents of the smallest school in the district carried a snowplough to the town hall last night."})
    shown = folder.recipes("sql/import/folder_of_text.sql", "sql/prepare.sql", "sql/near_duplicates.sql", "sql/first_published.sql")
    suite.equal("pairs", folder.rows("SELECT x.id, y.id FROM article_pairs JOIN articles x ON x.number = a JOIN articles y "
                                       "ON y.number = b ORDER BY 1"), [("excerpt", "long"), ("one", "two")])
    suite.equal("clusters", folder.rows("SELECT id FROM article_clusters JOIN articles USING (number) ORDER BY 1"), [("excerpt",), ("long",)])
    suite.check("what both quote is shown", "" if "both: “We will open every file" in shown else shown)


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


def check_page(suite, directory):
    """What the page itself says of an article."""
    folder = Folder(suite, directory, {"a.txt": "Crane falls on ferry hall\n\nBy Corin Maddox\n\nPublished 14 March 2031, 09:12\n\n"
                                                + PARAGRAPH.format(40)})
    shown = folder.recipes("sql/import/folder_of_text.sql", "sql/metadata.sql")
    suite.equal("what the page says", shown.splitlines()[-1],
                "a|Crane falls on ferry hall|By Corin Maddox|Published 14 March 2031, 09:12|2031-03-14T09:12:00||||")


VERSIONS = [("v1", "12:00Z", "A crane fell on the pier. “Nobody knew,” Ada Holm said. About 40 people waited. The mayor kept silent."),
            ("v2", "12:00Z", "A crane fell on the pier. Nobody knew, Ada Holm said. At least 60 people waited. Divers searched the basin."),
            ("v3", "18:00Z", "Divers searched the basin. A crane fell on the pier. Nobody knew, Ada Holm said. At least 60 people waited.")]


def check_changes(suite, directory):
    """What the versions of a url differ in, and two articles that are named."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    shown = folder.recipes("sql/what_changed.sql")
    suite.equal("no versions", shown, "no article has a second version\n")
    for id, time, body in VERSIONS[2:] + VERSIONS[:2]:
        folder.rows("INSERT INTO articles(id, url, published_at, body) VALUES (?, 'https://tern.example/1', ?, ?)", id,
                    "2031-03-13T" + time, body)
    folder.rows("INSERT INTO articles(id, url, body) SELECT 'other', 'https://tern.example/2', body FROM articles WHERE id = 'v1'")
    shown = folder.recipes("sql/prepare.sql", "sql/what_changed.sql").splitlines()[-12:]
    suite.equal("what was changed", shown, [
        "1|https://tern.example/1", "silent: both state the same time",
        "1 sentences as they were, 1 edited, 1 in marks alone, 1 added, 1 deleted", "2|https://tern.example/1",
        "4 sentences as they were, 1 moved", "1|marks|“Nobody knew,” Ada Holm said.", "Nobody knew, Ada Holm said.",
        "1|edited|[-About 40-]{+At least 60+} people waited.", "1|deleted|The mayor kept silent.", "1|added|Divers searched the basin.",
        "2|moved|Divers searched the basin.", "2 pairs of versions compared"])
    script = folder.path / "named.sql"
    script.write_text(".parameter set :earlier \"'other'\"\n.parameter set :later \"'v1'\"\n.read sql/what_changed.sql\n")
    suite.equal("two articles that are named", folder.recipes(script), "1 pair of versions compared, 1 without a change\n")


# Of one story: release, what was copied, a speech that two quote, and a notice that an outlet puts under what it prints.
RELEASE = ("The port authority of Ellery will shut the eastern pier for nine weeks from the first of April so that divers can "
           "replace forty piles that were eaten by worms since the last survey was made in the year of the great flood")
REPORT = ("Fishermen who land crabs there each morning told this newspaper that they had heard nothing about it until a reporter "
          "rang them up and that they would rather lose money than row across the bay before dawn in winter")
SPEECH = ("I have never in my life seen a harbour that was so badly run by so many clever people who all went home at five and "
          "left the keys with whoever asked for them first")
NOTICE = "Readers of our pages may write to the editor at the old mill and will get an answer within a month of the day"
TRAVELLED = [  # id, outlet, url, time, body
    ("release", "Port of Ellery", None, "2031-03-01T08:00:00Z", RELEASE + "."),
    ("gull", "Gull", "https://gull.example/1", "2031-03-01T09:00:00Z", f"{RELEASE}. {REPORT}.\n\n{NOTICE}."),
    ("gull later", "Gull", "https://gull.example/1", "2031-03-01T11:00:00Z", f"{RELEASE}. {REPORT}.\n\n{NOTICE}."),
    ("tern", "Tern", None, "2031-03-01T09:00:00Z", f"{REPORT}.\n\n{NOTICE}."),
    ("skua", "Skua", None, "", RELEASE + "."),
    ("gull speech", "Gull", None, "2031-03-02", f"The mayor of Northbank said: “{SPEECH}.” Nobody clapped.\n\n{NOTICE}."),
    ("tern speech", "Tern", None, "2031-03-02", f"A dinner was given on the quay.\n\n“{SPEECH},” the mayor told the guests.\n\n{NOTICE}."),
    ("gull crane", "Gull", None, "2031-03-03", f"A crane fell onto the ferry hall at noon.\n\n{NOTICE}."),
    ("tern ferry", "Tern", None, "2031-03-03", f"A ferry ran aground on the sand at Ostrel.\n\n{NOTICE}."),
]
TRAVELS = [  # the words of the articles are counted by hand: 43 of the release, 39 of the report, 9 to 47 of the others
    ("churn", ["none found: no source is named, and no dateline names one"]),
    ("reuse_network", ["Port of Ellery|>|Gull|1|1|43", "Gull|?|Skua|1||43", "Port of Ellery|?|Skua|1||43", "Gull|?|Tern|1||39",
                       "4 rows, order known in 1"]),
    ("originality", ["Port of Ellery|1|43|0.0|0.0|100.0", "Skua|1|43|0.0|0.0|100.0", "Gull|3|133|38.3|32.3|29.3",
                     "Tern|3|95|58.9|0.0|41.1", "4 outlets; not all own: 4 of 8 articles"]),
    ("syndication", ["release", "2031-03-01 08:00Z     100 %  Port of Ellery", "2031-03-01 09:00Z      52 %  Gull",
                     "2031-03-01 09:00Z     100 %  Tern", "undated               100 %  Skua", "Gull|1|0", "Port of Ellery|1|0",
                     "Skua|1|0", "Tern|1|0", "1 story, in 4 articles of 4 outlets"]),
]
CHURNED = ["Port of Ellery", "Skua|1|1|1|100.0", "Gull|3|1|1|32.3", "100 ?|43|Port of Ellery|Skua", "skua",
           "52|82|Port of Ellery|Gull", "gull", "2 of 7 articles have copied text, 2 to one half or more"]


def check_travels(suite, directory):
    """Copied text is told from quotations, notices and second versions, and its order only where the times say it."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    folder.recipes()
    for recipe, nothing in (("churn", "none found: no source is named, and no dateline names one\n"),
                            ("reuse_network", "none found, of articles of 0 outlets\n"),
                            ("originality", "none found: no article has an outlet\n"), ("syndication", "none found\n")):
        suite.equal(f"{recipe} of no articles", folder.recipes(f"sql/{recipe}.sql"), nothing)
    for row in TRAVELLED:
        folder.rows("INSERT INTO articles(id, outlet, url, published_at, body, title) VALUES (?, ?, ?, ?, ?, ?1)", *row)
    folder.recipes("sql/prepare.sql")
    for recipe, lines in TRAVELS:
        suite.equal(recipe, folder.recipes(f"sql/{recipe}.sql").splitlines(), lines)
    script = folder.path / "named.sql"
    script.write_text(".parameter set :sources \"'Port of Ellery|Nobody'\"\n.read sql/churn.sql\n")
    suite.equal("churn of a source that is named", folder.recipes(script).splitlines(), CHURNED)
    folder.rows("UPDATE articles SET time = CASE id WHEN 'release' THEN '2031-03-01T00:00:00Z' WHEN 'skua' THEN '2031-03-03' "
                "WHEN 'tern' THEN '2031-03-02' ELSE time END")
    shown = folder.recipes("sql/reuse_network.sql")
    suite.check("a time of day and a day are two days apart, or unclear", "" if "Port of Ellery|>|Skua|" in shown
                and "Gull|?|Port of Ellery|" in shown and "Gull|>|Skua|" in shown and "Gull|?|Tern|" in shown else shown)
    folder.rows("UPDATE articles SET outlet = outlet || ' ' || hex(zeroblob(40)), title = hex(zeroblob(40))")
    script.write_text(".parameter set :sources \"'Port of Ellery ' || hex(zeroblob(40))\"\n.mode box\n"
                      + "".join(f".read sql/{recipe}.sql\n" for recipe, _ in TRAVELS))
    shown = folder.recipes(script)
    suite.check("long names stay within the columns", too_wide(shown) if "2 of 7 articles have copied text" in shown else shown)
    folder.rows("UPDATE articles SET outlet = NULL")
    shown = folder.recipes("sql/syndication.sql")
    suite.equal("articles without outlets", shown, "9 articles have no outlet and are not compared\nnone found\n")
    folder.rows("DELETE FROM articles")
    for id, outlet in (("a", "Port of Ellery"), ("b", "Gull"), ("c", "Gull"), ("d", "Gull")):
        folder.rows("INSERT INTO articles(id, outlet, title, clean, time) VALUES (?1, ?2, ?1, ?3, ?4)", id, outlet,
                    f"{RELEASE}.\n\n{REPORT}.", f"2031-03-01T08:00:0{ord(id) - ord('a')}Z")
    suite.equal("a story that an outlet stores three times is no boilerplate", folder.recipes("sql/reuse_network.sql"),
                "Port of Ellery|>|Gull|3|3|246\n1 row, order known in 1\n")


# One utterance in three outlets, of which one has a piece of it and one other words; a second that two have in the same words.
QUOTED = [  # id, outlet, time, body
    ("post", "Post", "2031-03-01T08:00:00Z", "“We will not close the old ferry hall before the winter storms arrive,” Ada Voss said."),
    ("mail", "Mail", "2031-03-02T08:00:00Z", "“We shall not close the old ferry hall before the winter storms arrive,” Ada Voss said.\n\n"
                                             "“Nobody rang the harbour bell on the night of the flood,” Corin Lund said."),
    ("gull", "Gull", None, "Voss said she would “not close the old ferry hall before the winter storms”. The “experts” left.\n\n"
                           "“Nobody rang the harbour bell on the night of the flood,” Corin Lund said."),
]


def check_quoted(suite, directory):
    """Who printed a quote, in which words."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    folder.recipes()
    for recipe in ("altered_quotes", "who_said_it", "who_is_quoted"):
        suite.equal(f"{recipe} of no articles", folder.recipes(f"sql/{recipe}.sql"), "none found\n")
    for row in QUOTED:
        folder.rows("INSERT INTO articles(id, outlet, published_at, body, title) VALUES (?, ?, ?, ?, ?1)", *row)
    folder.recipes("sql/prepare.sql")
    shown = folder.recipes("sql/altered_quotes.sql")
    suite.check("what was changed", "" if "We [-will-]{+shall+} not close the old ferry hall" in shown
                and "1st: Post: post, 2031-03-01\n2nd: Mail: mail, 2031-03-02" in shown and shown.endswith("\n1 pair\n") else shown)
    shown = folder.recipes("sql/who_said_it.sql")
    suite.check("the first is shown as it stands, the others by what differs",
                "" if shown.startswith("1|2031-03-01 08:00Z|Post: post\n") and "\n1|2031-03-02 08:00Z|Mail: mail\n" in shown
                and "[-will-]{+shall+}" in shown and "\n1|undated|Gull: gull\n" in shown and "part of it\n" in shown
                and "same words\n" in shown and shown.endswith("\n2 utterances, printed 5 times\n") else shown)
    script = folder.path / "asked.sql"
    script.write_text(".parameter set :quote \"'nobody rang the harbour bell'\"\n.read sql/who_said_it.sql\n")
    shown = folder.recipes(script)
    suite.check("a quote that is asked for", "" if shown.endswith("\n1 utterance, printed 2 times\n") else shown)
    shown = folder.recipes("sql/who_is_quoted.sql")
    suite.check("quotes of each outlet", "" if "Mail|2|" in shown and "Gull|2|" in shown
                and "in 3 articles of 3 outlets\n" in shown else shown)
    folder.rows("UPDATE articles SET outlet = outlet || ' ' || hex(zeroblob(40)), title = hex(zeroblob(40))")
    for recipe, wrap in (("altered_quotes", 58), ("who_said_it", 40), ("who_is_quoted", 0)):
        script.write_text(f".mode box --wrap {wrap} --wordwrap on\n.read sql/{recipe}.sql\n")
        shown = folder.recipes(script)
        suite.check(f"{recipe}: long names stay within the columns", too_wide(shown) if "┌" in shown else shown)


def check_recipes(suite, kind, database):
    """What the recipes on reuse show of articles stays within the columns of a box."""
    for recipe in ("churn", "reuse_network", "originality", "syndication"):
        code, shown = suite.program([suite.sqlite, "-batch", "-bail", database, "-cmd",
                                     f".load {suite.library.with_suffix('')}", "-cmd", ".mode box", f".read sql/{recipe}.sql"])
        suite.check(f"{recipe}, {kind}", "" if code == 0 and shown.strip() else f"exit code {code}\n{shown[-2000:]}")
        suite.check(f"{recipe}, {kind}, stays within the columns", too_wide(shown))
        yield shown


def check_example_reuse(suite, database):
    """The wire story of the example articles: who carried it, how much of it, in which order."""
    churn, network, originality, syndication = check_recipes(suite, "example articles", database)
    for name, part, shown in (
            ("the source is told by datelines", "│ Meridian Wire │\n", churn),
            ("an edited copy is churned", "│ 92       │ 642   │ Meridian Wire │ Ellery Today ", churn),
            ("the network begins at the wire", "Meridian Wire       │ > │ Calder Gazette      │ 1        │ 1     │ 642 ", network),
            ("a later carrier is not first", "Northbank Chronicle │ > │ Calder Gazette      │ 1        │ 0     │ 638 ", network),
            ("the order of the network is known", "10 rows, order known in 10", network),
            ("the wire is its own", "│ Meridian Wire       │ 1        │ 642   │ 100.0 │", originality),
            ("the excerpt is nobody's own", "│ Headline Relay      │ 1        │ 240   │ 0.0 ", originality),
            ("the map begins with the wire", "│ 2031-03-13 19:05Z 1st 100 %  Meridian Wire ", syndication),
            ("one story ran in five outlets", "1 story, in 5 articles of 5 outlets", syndication)):
        suite.check(name, "" if part in shown else shown)


def check_passages(suite, directory):
    """The passages of a pair, from the earlier article to the later one, and of two articles that are named."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    shown = folder.recipes("sql/shared_passage.sql")
    suite.equal("nothing to compare", shown, "no pair of articles to compare\n")
    board = "The harbour board voted {} to close the east pier for good. {}"
    for id, time, body in (("later", "18:00Z", board.format("last night", "Ferries sail on.")),
                           ("wire", "06:00Z", board.format("on Tuesday", "The mayor kept silent.")),
                           ("other", "07:00Z", "The museum opens with a new clock.")):
        folder.rows("INSERT INTO articles(id, outlet, title, published_at, body) VALUES (?, 'Tern', ?, ?, ?)", id, id,
                    "2031-03-13T" + time, body)
    shown = folder.recipes("sql/prepare.sql", "sql/near_duplicates.sql", "sql/shared_passage.sql").splitlines()[-5:]
    passage = "The harbour board voted [-on Tuesday-]{+last night+} to close the east pier for good"
    suite.equal("the passage and what changed in it", shown, [
        "1|1st: Tern: wire", "2nd: Tern: later", "1 passage, 76 % of 1st, 81 % of 2nd", "1|11|2|" + passage,
        "1 pair compared, 1 passage"])
    script = folder.path / "named.sql"
    script.write_text(".parameter set :earlier \"'other'\"\n.parameter set :later \"'wire'\"\n.read sql/shared_passage.sql\n")
    suite.equal("two that share nothing", folder.recipes(script),
                "1|1st: Tern: other\n2nd: Tern: wire\nno passage shared\n1 pair compared\n")


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
    suite.check("what was not prepared is told", "" if "5 articles have no clean text" in shown else shown)
    shown = folder.recipes("sql/prepare.sql", "sql/survivors.sql")
    verdicts = folder.rows("SELECT article, kept, kept_for, rule FROM article_survivors ORDER BY 1")
    suite.equal("who stays", [row[0] for row in verdicts if row[1]], ["empty", "other", "whole"])
    suite.equal("who goes", [row for row in verdicts if not row[1]],
                [("copy", 0, "whole", "longest"), ("more", 0, "whole", "longest")])
    suite.check("it is shown", "" if f"goes  Post: more\nstays Wire: whole\nlost  {own[:44]}\n" in shown else shown)
    suite.check("it is counted", "" if "2 of 5 articles can go for 1 that stay; empty, but kept: 1" in shown else shown)


def check_contamination(suite, directory):
    """Test texts that stand in training texts, with the longest passage."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    suite.equal("nothing to test", folder.recipes("sql/contamination.sql"), "none found, of 0 test texts against 0\n")
    seen = "The harbour board voted on Tuesday night to close the east pier of Lindmouth for good and to sell its two cranes."
    for id, outlet, body in (("seen", "test", seen), ("new", "test", "The museum opens on Friday with a new clock and an old bell."),
                             ("again", "test", seen), ("source", "Tern", seen + " The mayor kept silent until the morning.")):
        folder.rows("INSERT INTO articles(id, outlet, title, body) VALUES (?, ?, ?, ?)", id, outlet, id, body)
    shown = folder.recipes("sql/contamination.sql")
    suite.equal("contaminated", shown.splitlines()[-1], "2 found, of 3 test texts against 1")
    suite.check("the passage", "" if "100 %|1|again\nstands in Tern: source\n22 words: The harbour board voted" in shown else shown)


# id, outlet, time and text of reports on one event: the second and third disagree with the first, the fourth has both figures,
# the fifth a part and a figure of another year, the last of no time has the first's.
TOLLS = [("a", "Tern", "2031-03-14T08:00:00Z", "At least seven people were killed when the crane fell."),
         ("b", "Gull", "2031-03-14T12:00:00Z", "Nine people died at the pier, including two children, and four were hurt."),
         ("c", "Skua", "2031-03-14T18:00:00Z", "The crane killed nine people.\n\nAnother 12 people were hurt on the way."),
         ("d", "Auk", "2031-03-15T08:00:00Z", "Seven people died on the spot. By night nine people were dead."),
         ("e", "Puffin", "2031-03-15T09:00:00Z", "In 2019, 12 people were killed by a crane. Two of the dead people were cooks."),
         ("f", "Tern", None, "Seven people were killed.")]


def check_figures(suite, directory):
    """What reports on one event tell of people: where two figures differ, and how they went on."""
    folder = Folder(suite, directory, {})
    folder.path.mkdir()
    for recipe, nothing in (("where_figures_disagree", "none found, in 0 events\n"),
                            ("timeline_of_a_number", "none found, in 0 events with a figure\n")):
        suite.equal(f"{recipe} of no articles", folder.recipes(f"sql/{recipe}.sql"), nothing)
    for id, outlet, time, body in TOLLS:
        folder.rows("INSERT INTO articles(id, outlet, title, clean, time) VALUES (?1, ?2, ?1, ?4, ?3)", id, outlet, time, body)
    script = folder.path / "events.sql"
    events = "CREATE TEMP TABLE article_events(article PRIMARY KEY, event, size, copy_of);\n" \
             "INSERT INTO temp.article_events SELECT id, 'a', 6, NULL FROM articles;\n"
    script.write_text(events + ".read sql/where_figures_disagree.sql\n")
    suite.equal("figures that disagree", folder.recipes(script).splitlines(), [
        "1|people killed|at least", "7|2031-03-14 08:00, 2 articles", "Tern", "At least seven people were killed wh", "en the crane fell.",
        "1|people killed|9|2031-03-14 12:00, 2 articles", "Gull", "Nine people died at the pier, includ",
        "ing two children, and four were hurt", ".", "1 count disagrees, in 1 of 1 events"])
    script.write_text(events + ".parameter set :told \"'people killed'\"\n.read sql/timeline_of_a_number.sql\n")
    shown = folder.recipes(script)
    suite.check("the count goes up by two", "" if "1|people killed|9\n+2|2031-03-14 12:00\nGull\n" in shown
                and shown.endswith("4 figures of 1 count that changed\n") else shown)
    folder.rows("UPDATE articles SET outlet = outlet || ' ' || hex(zeroblob(40)), clean = replace(clean, 'people', 'people ' || 'of the pier')")
    script.write_text(events + ".mode box\n.read sql/where_figures_disagree.sql\n.read sql/timeline_of_a_number.sql\n")
    shown = folder.recipes(script)
    suite.check("figures stay within the columns", too_wide(shown) if "count disagrees" in shown else shown)


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
    check_example_reuse(suite, Path(suite.build) / "demo.db")
    for check in (check_bare_folder, check_no_pairs, check_loading, check_metadata, check_order, check_excerpt, check_boilerplate,
                  check_page, check_changes, check_passages, check_survivors, check_contamination, check_travels, check_quoted, check_figures, check_living,
                  check_new_articles, check_arrivals):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, directory)
