"""questions: each file of sql/questions on invented articles, on the same without outlets, titles and times, and on none

Each must run without an error and stay within 80 columns, whatever the titles; say "none found" where there are no articles;
and print the lines that were worked out by hand for it below. A file without such lines fails.
"""

import csv
import json
import re
import tempfile
import unicodedata
import xml.dom.minidom
from pathlib import Path

from harness import ROOT

COLUMNS = 80
HALL = ("LINDMOUTH (Meridian Wire) — A cargo crane fell onto the ferry hall of Lindmouth during a gale on Friday, killing at least "
        "seven people and injuring 30.\n\n"
        "The arm of the crane went through the glass roof while two hundred passengers waited for the morning boat to Ostrel. "
        "Divers searched the basin for a tender that had been moored below the quay.\n\n"
        "“We will not close the old ferry hall before the winter storms arrive,” Mayor Ada Voss said.\n\n"
        "The union said that it had warned of the worn brakes twice since spring. An inquiry begins on Monday.\n")
TERN = ("By Corin Maddox\n\nShare on Facebook\n\n"
        + HALL.replace("two hundred passengers", "some 240 passengers")
        .replace(" An inquiry begins on Monday.", " The harbour office did not answer the telephone.")
        + "\nThe arm of the crane lies across the ticket windows. Photo: Lena Marsk\n\nAdvertisement\n")
GULL = ("Nine people were killed and 41 were injured when a crane toppled onto the Lindmouth ferry hall in Friday’s gale.\n\n"
        "Nurses from three towns drove to the quay, where the fire brigade cut a way through the ferry hall’s roof.\n\n"
        "“We shall not close the old ferry hall before the winter storms arrive,” Ada Voss told the Gull.\n\n"
        "Fishermen who had tied up behind the cargo crane said that the gale lifted it off its rails. Divers were still in the basin below "
        "the quay at night, and the union spoke of worn brakes.\n")
MOEWE = ("Der Kran stürzte am Freitag auf die Halle der Fähre in Lindmouth. Die Feuerwehr suchte bis zum Abend nach Verletzten, und "
         "die Stadt hat eine Untersuchung angekündigt, die am Montag beginnen soll.\n")
MINATO = "港の古いクレーンが金曜日の強風で倒れ、フェリーの待合室の屋根を突き破った。消防は夜まで捜索を続けた。\n"
BATHS = "The baths of Ostrel open at {} in winter, the council said. Swimmers had asked for it. The sauna stays shut until spring.\n"
PAGE = ("The pier is shut on Sunday.\n\n" + "Share on Facebook\n\nShare on WhatsApp\n\nSign up for our newsletter and get the five stories "
        "that matter in your inbox\n\n© 2031 The Skerry. All rights reserved.\n")
HOSTILE = "</data><script>alert(\"& '\")</script>\x1b[31m 港の古いクレーンが金曜日の強風で倒れフェリーの待合室の屋根を突き破った " + "x" * 90
ARTICLES = [  # id, outlet, url, title, published_at, body
    ("wire", "Meridian Wire", "https://wire.example/1", "Crane falls on ferry hall", "2031-03-14T08:00:00Z", HALL),
    ("tern", "The Tern", "https://tern.example/1", "Crane kills seven at Lindmouth", "2031-03-14T10:00:00Z", TERN),
    ("gull", "The Gull", "https://gull.example/1", "Nine dead under the crane", "2031-03-14T12:00:00Z", GULL),
    ("skua", "Skua & <Sons> \"Ltd\"", "https://skua.example/1", HOSTILE, "15 March 2031", HALL.replace("at least seven", "at least seven of the")),
    ("moewe", "Möwe", None, "Kran stürzt auf Halle", "2031-03-14T11:00:00Z", MOEWE),
    ("minato", "みなと新聞", None, "金曜日の強風で港の古いクレーンが倒れフェリーの待合室の屋根を突き破り消防は夜まで捜索を続けた" * 2, None, MINATO),
    ("baths", "The Tern", "https://tern.example/2", "Baths open early", "2031-03-15T09:00:00Z", BATHS.format("six")),
    ("page", "The Skerry", None, "Pier shut", "2031-03-16T09:00:00Z", PAGE),
    ("probe", "test", None, "Probe", "2031-03-01", GULL.split("\n\n")[1] + "\n"),
]
LEDE = "“LINDMOUTH (Meridian Wire) — A cargo crane…”"
PRESS = ("We will not close the old ferry hall before the winter storms arrive. "
         "Nobody in the town of Halvern was ever asked about that.")
# Of each question: its parameters, lines that it prints of the articles above, and of the same without outlets, urls, titles and times.
EXPECTED = {
    "altered_quotes": ({}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "     2031-03-14 12:00Z  The Gull: Nine dead under the crane",
        "       We [-will-]{+shall+} not close the old ferry hall before the winter", "       the same between 1 more pair of articles",
        "-- 3 pairs of quotes"], [f"  1  undated            {LEDE}", "-- 3 pairs of quotes"]),
    "churn": ({}, [  # 92 of the Tern's 123 words stand in the wire's report
        "sources: Meridian Wire", "       2          1        1      74.8  The Tern",
        "    92    The Tern: Crane kills seven at Lindmouth", "          of 100 words, from Meridian Wire",
        "-- copied text in 2 of 8 articles, in 2 of them one half or more"], ["-- none found: no article has an outlet"]),
    "clean_text": ({"article": "The Tern: Crane"}, [
        "== The Tern: Crane kills seven at Lindmouth", "   2031-03-14 10:00Z, 559 of 683 characters",
        "The union said that it had warned of the worn brakes twice since spring. The", "harbour office did not answer the telephone.",
        "-- 1 of 1 texts printed, 559 characters of 683 are article"],
        ["-- none found: no article has the id, url or title The Tern: Crane"]),
    "contamination": ({}, [
        "100 %  test: Probe", "         stands in  The Gull: Nine dead under the crane",
        "         20 words: Nurses from three towns drove to the quay, where the fire", "-- 1 found, of 1 test texts against 8"],
        ["-- none found, of 0 test texts against 9"]),
    "do_we_have_this": ({"text": HALL.split("\n\n")[1]}, [
        "100 % of it  Meridian Wire: Crane falls on ferry hall", "             2031-03-14 08:00Z; 35 % of that; excerpt",
        "-- yes: all of it, or nearly, in 3 of 9 articles"],
        [f"100 % of it  {LEDE}", "             undated; 35 % of that; excerpt", "-- yes: all of it, or nearly, in 3 of 9 articles"]),
    "export_csv": ({}, ["-- written: newsprint.csv, 9 articles"], ["-- written: newsprint.csv, 9 articles"]),
    "export_gexf": ({}, ["-- written: newsprint.gexf, 3 nodes, 2 edges"], ["-- written: newsprint.gexf, 5 nodes, 4 edges"]),
    "export_graphml": ({}, ["-- written: newsprint.graphml, 3 nodes, 2 edges"], ["-- written: newsprint.graphml, 5 nodes, 4 edges"]),
    "export_json": ({}, ["-- written: newsprint.jsonl, 9 articles"], ["-- written: newsprint.jsonl, 9 articles"]),
    "find_a_name": ({"name": "ada VOSS"}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "     2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth",
        "  2  2031-03-14 12:00Z  The Gull: Nine dead under the crane", "-- 4 articles of 2 stories, of 9 articles"],
        [f"  1  undated            {LEDE}", "-- 4 articles of 2 stories, of 9 articles"]),
    "keep_captions": ({}, [
        "== The Tern: Crane kills seven at Lindmouth", "   caption     The arm of the crane lies across the ticket windows. Photo: Lena",
        "-- 1 part stays, in 1 article of 9"], [f"== {LEDE}", "-- 1 part stays, in 1 article of 9"]),
    "originality": ({}, [  # 31 of the Tern's 123 words are its own
        "articles   words  own %  earlier %  unclear %  outlet", "       2     123   25.2       74.8        0.0  The Tern",
        "       1      99    0.0        0.0      100.0  Skua & <Sons> \"Ltd\"", "       1      94  100.0        0.0        0.0  The Gull",
        "-- 8 outlets; not all their own: 3 of 9 articles"], ["-- none found: no article has an outlet"]),
    "shared_passage": ({"earlier": "wire", "later": "the tern crane"}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "     2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth",
        "     1 passage, 95 % of the 1st, 92 % of the 2nd", "              glass roof while [-two hundred-]{+some 240+} passengers waited",
        "-- 1 pair compared, 1 passage"], ["-- none found: no article has the id, url or title the tern crane"]),
    "stealth_edits": ({}, [
        "  1  The Tern: Baths open early", "       sentences: 2 unchanged, 1 edited",
        "     edited   The baths of Ostrel open at [-six-]{+seven+} in winter, the",
        "-- 1 pair of versions compared, 1 with a change, 1 of them silent"], [
        "  1  “The baths of Ostrel open at seven in winter,…”",
        "-- 1 pair of versions compared, 1 with a change, 0 of them silent"]),
    "suspicious_cleaning": ({}, [
        " 85 % cut  The Skerry: Pier shut", "           185 characters, 27 left; longest cut by newsletter: Sign up for our",
        "-- 1 of 9 articles lost more than 50 %; of 7 nothing was cut; of all characters"], [" 85 % cut  “The pier is shut on Sunday.”"]),
    "syndication": ({}, [
        "  1  Crane falls on ferry hall", "     2031-03-14 08:00Z      100 %  Meridian Wire", "     2031-03-14 10:00Z       92 %  The Tern",
        "     2031-03-15             100 %  Skua & <Sons> \"Ltd\"", "      1           0  The Tern", "-- 1 story, in 3 articles of 3 outlets"],
        ["-- none found, in 0 articles with an outlet"]),
    "timeline_of_a_number": ({"told": "people killed"}, [
        "  1  people killed", "       at least 7         LINDMOUTH (Meridian Wire) — A cargo crane fell onto",
        "                9   (+2)  Nine people were killed and 41 were injured when a", "-- 2 figures of 1 count that changed"],
        ["-- none found; looked at: events 1, of 9 articles, 9 without a time"]),
    "what_changed_since_yesterday": ({"since": "2020-01-01"}, [
        "New:", "     2031-03-14 12:00Z  The Gull: Nine dead under the crane", "Changed:", "  1  The Tern: Baths open early",
        "     edited   The baths of Ostrel open at [-six-]{+seven+} in winter, the",
        "-- 7 new and 1 changed since 2020-01-01, of 9 articles"], ["-- 0 new and 1 changed since 2020-01-01, of 9 articles"]),
    "what_is_new_today": ({"since": "15 March 2031"}, [
        "2031-03-16 09:00Z  The Skerry: Pier shut", "2031-03-15 09:00Z  The Tern: Baths open early", "Copies of older ones:",
        "2031-03-15         Skua & <Sons> \"Ltd\": </data><script>alert(\"& '\")</script>…",
        "  of 2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "-- 2 new, 0 copies of these, 1 copies of older ones since 2031-03-15, of 9",
        "   articles; 1 without a time"], ["-- none found since 2031-03-15, of 9 articles; 8 without a time"]),
    "what_was_added_and_cut": ({"earlier": "https://wire.example/1", "later": "Crane kills seven"}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "     2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth",
        "       derivation: edited", "       sentences: 4 unchanged, 1 edited, 1 added, 1 deleted",
        "     edited   The arm of the crane went through the glass roof while [-two", "     deleted  An inquiry begins on Monday.",
        "     added    The harbour office did not answer the telephone.", "-- 1 pair compared"],
        ["-- none found: no article has the id, url or title https://wire.example/1"]),
    "what_was_cut": ({}, [
        "share          share_buttons         3 in 2: Share on Facebook", "byline         byline_by             1 in 1: By Corin Maddox",
        "-- 8 parts were cut from 2 articles: 279 characters of 2946"], ["byline         byline_by             1 in 1: By Corin Maddox"]),
    "where_does_this_paragraph_come_from": ({"paragraph": "Divers searched the basin for a tender that had been moored below the quay. The "
                                                          "sauna stays shut until spring. Nobody saw the mayor of Halvern weep."}, [
        " 1  Divers searched the basin for a tender that had been moored below the quay.",
        "    2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "    2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth",
        " 2  The sauna stays shut until spring.", "    2031-03-15 09:00Z  The Tern: Baths open early",
        " 3  Nobody saw the mayor of Halvern weep.", "    in no article", "-- 2 of 3 sentences stand in 4 of 9 articles"],
        ["-- 2 of 3 sentences stand in 4 of 9 articles"]),
    "where_figures_disagree": ({}, [
        "  2  people killed", "           at least 7  LINDMOUTH (Meridian Wire) — A cargo crane fell onto the", "     2031-03-14 12:00Z  The Gull: Nine dead under the crane",
        "                    9  Nine people were killed and 41 were injured when a crane",
        "-- 2 counts disagree, in 1 event; looked at: events 1, articles with a figure"],
        ["-- 2 counts disagree, in 1 event; looked at: events 1, articles with a figure"]),
    "which_language": ({}, [
        "en        7 articles, 2411 characters", "de        1 article, 195 characters", "          Möwe: Kran stürzt auf Halle",
        "ja        1 article, 50 characters", "-- 9 articles in 3 languages, 0 not known"], ["-- 9 articles in 3 languages, 0 not known"]),
    "which_outlet_copies_which": ({}, [
        "       1      1      92  Meridian Wire > The Tern", "       1             99  Meridian Wire ? Skua & <Sons> \"Ltd\"",
        "-- 2 pairs of outlets, order known in 1"], ["-- none found, of articles of 0 outlets"]),
    "who_copied_whom": ({"article": "seven at lindmouth"}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "     2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth",
        "       the 2nd is an edited copy (91 % of the 1st, 88 % of the 2nd)", "-- 2 pairs found, of 9 articles"],
        ["-- none found: no article has the id, url or title seven at lindmouth"]),
    "who_else_reported_it": ({}, [
        "  1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "                        2 copies: The Tern, Skua & <Sons> \"Ltd\"",
        "     2031-03-14 12:00Z  The Gull: Nine dead under the crane", "-- 1 event, reported by 4 of 9 articles; 1 without a time are left out"],
        ["-- 1 event, reported by 5 of 9 articles; none has a time, so events of one kind"]),
    "who_is_quoted": ({}, [
        "     4         4        4  Ada Voss", "     1       1        0           0     100  The Gull",
        "-- 4 quotes, 4 of them of 1 people with a name, in 4 articles of 4 outlets"], ["     4         4        0  Ada Voss"]),
    "who_printed_this_statement": ({"statement": PRESS}, [  # 13 of its 24 words
        " 54 %  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall",
        "    4  We will not close the old ferry hall before the winter storms arrive.",
        "    0  Nobody in the town of Halvern was ever asked about that.", "-- 4 of 9 articles have some of it, of 4 outlets; 0 all of it"],
        [f" 54 %  undated            {LEDE}", "-- 4 of 9 articles have some of it, of 0 outlets; 0 all of it"]),
    "who_published_first": ({}, [
        "  1    1  2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall", "                             says LINDMOUTH (Meridian Wire)",
        "       2  2031-03-14 10:00Z  The Tern: Crane kills seven at Lindmouth", "  2    1  2031-03-01         test: Probe",
        "-- 2 stories, in 5 of 9 articles"], ["-- 2 stories, in 5 of 9 articles; none has a time, so who was first is not"]),
    "who_said_it": ({}, [
        " 1  2031-03-14 08:00Z   Meridian Wire: Crane falls on ferry hall", "      “We will not close the old ferry hall before the winter storms arrive,”",
        "    2031-03-14 10:00Z = The Tern: Crane kills seven at Lindmouth", "    2031-03-14 12:00Z   The Gull: Nine dead under the crane",
        "      We [-will-]{+shall+} not close the old ferry hall before the winter", "-- 1 utterance, printed 4 times, in 4 articles"],
        ["-- 1 utterance, printed 4 times, in 4 articles"]),
    "who_wrote_it": ({}, [
        "== The Tern: Crane kills seven at Lindmouth", "   stated    2031-03-14 10:00Z", "   byline    By Corin Maddox",
        "   dateline  LINDMOUTH (Meridian Wire) —", "   rights    © 2031 The Skerry. All rights reserved."], ["   byline    By Corin Maddox"]),
    "whole_quotes_of": ({"speaker": "voss"}, [
        "2031-03-14 08:00Z  Meridian Wire: Crane falls on ferry hall",
        "    “We will not close the old ferry hall before the winter storms arrive,”", "    1 quote that stands above",
        "    “We shall not close the old ferry hall before the winter storms arrive,”",
        "-- 2 different quotes, printed 4 times, in 4 articles, of 1 name"], ["-- 2 different quotes, printed 4 times, in 4 articles, of 1 name"]),
}


def columns(line):
    """As terminals count them."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def problems(shown):
    """Errors of the shell, and lines beyond the last column."""
    return "\n".join(f"{columns(line)} columns: {line}" for line in shown.splitlines()
                     if columns(line) > COLUMNS or re.match("(Error|Parse error|Runtime error)", line))


def missing(lines, shown):
    """Which of these lines were not printed."""
    absent = [line for line in lines if line not in shown.splitlines()]
    return "\n".join(["not printed:", *absent, "but:", shown]) if absent else ""


class Database:
    """Articles of which something is asked."""

    def __init__(self, suite, directory, name):
        self.suite, self.directory, self.name = suite, Path(directory), name
        if not (self.directory / "sql").exists():
            (self.directory / "sql").symlink_to(ROOT / "sql")
        self.shell([".read sql/schema.sql"])

    def shell(self, lines):
        script = "\n".join([f".open {self.name}.db", ".load ./newsprint", *lines]) + "\n"
        return self.suite.shell(script, self.directory, echo=False)

    def execute(self, sql, *rows):
        connection = self.suite.connect(str(self.directory / f"{self.name}.db"))
        connection.executemany(sql, rows)
        connection.close()

    def add(self, articles, bare=False):
        self.execute("INSERT INTO articles(id, outlet, url, title, published_at, body) VALUES (?, ?, ?, ?, ?, ?)",
                     *([(id, *([None] * 4 if bare else known), body) for id, *known, body in articles]))
        return self

    def ask(self, questions):
        """What each question prints: pairs of a name and its parameters."""
        lines = [".read sql/prepare.sql"]
        for name, parameters in questions:
            for parameter, value in parameters.items():
                quoted = value.replace("'", "''").replace("\n", " ")
                lines.append(f".parameter set :{parameter} \"'{quoted}'\"")
            lines += [f".print ==== {name}", f".read sql/questions/{name}.sql", ".parameter clear"]
        return [part.split("\n", 1)[1] for part in self.shell(lines).split("==== ")[1:]]


def check_all(suite, directory):
    """Every file, of articles that are known, of bare texts, and of nothing."""
    names = sorted(path.stem for path in (ROOT / "sql/questions").glob("*.sql"))
    suite.equal("each question has lines that are expected", sorted(EXPECTED), names)
    asked = [(name, EXPECTED.get(name, [{}])[0]) for name in names]
    for kind, place in (("of articles", 1), ("of bare texts", 2), ("of nothing", None)):
        database = Database(suite, directory, f"all{place}").add(ARTICLES if place else [], bare=place == 2)
        database.execute("UPDATE articles SET body = replace(body, 'at six', 'at seven')", ())
        answers = database.ask(asked)
        for (name, _), shown in zip(asked, answers):
            suite.check(f"{name} {kind} runs within the columns", problems(shown))
            expected = EXPECTED[name][place] if place and name in EXPECTED else []
            suite.check(f"{name} {kind}", missing(expected, shown) if place else "" if "none found" in shown else shown)
        if place:
            check_exports(suite, Path(directory), kind)
            check_refreshed(suite, database, asked, answers, kind)


def check_refreshed(suite, database, asked, answers, kind):
    """What sql/refresh.sql has made is what a question makes itself."""
    database.shell([".read sql/refresh.sql"])
    for (name, _), made, read in zip(asked, answers, database.ask(asked)):
        suite.equal(f"{name} {kind}, after a refresh", read, made)


def check_exports(suite, directory, kind):
    """What was written is well-formed, and has the articles."""
    graph = xml.dom.minidom.parse(str(directory / "newsprint.graphml"))
    gexf = xml.dom.minidom.parse(str(directory / "newsprint.gexf"))
    labels = {node.getElementsByTagName("data")[0].firstChild.data for node in graph.getElementsByTagName("node")}
    suite.equal(f"labels of GEXF and GraphML {kind}", {node.getAttribute("label") for node in gexf.getElementsByTagName("node")}, labels)
    suite.check(f"a label is as the outlet is named {kind}", "" if ("Skua & <Sons> \"Ltd\"" if kind == "of articles" else LEDE) in labels else labels)
    directed = [edge.getAttribute("directed") for edge in graph.getElementsByTagName("edge")]
    suite.equal(f"edges have the direction that is known {kind}", sorted(directed), ["", "false"] if kind == "of articles" else ["false"] * 4)
    with open(directory / "newsprint.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    suite.equal(f"rows of the CSV {kind}", [row["id"] for row in rows], [article[0] for article in ARTICLES])
    suite.equal(f"languages in the CSV {kind}", [row["language"] for row in rows][3:6], ["en", "de", "ja"])
    objects = [json.loads(line) for line in (directory / "newsprint.jsonl").read_text().splitlines()]
    suite.equal(f"copies in the JSON {kind}", objects[0]["copies"], ["skua", "tern"])
    suite.equal(f"text in the JSON {kind}", objects[5]["text"], MINATO.strip())


# An outlet, and its label in GraphML and GEXF.
OUTLETS = [("]]> <!-- & -->", "]]> <!-- & -->"), ("&amp; &#0;", "& &#0;"), ("\"'<a>'\"", "\"'<a>'\""), ("a\tb\nc\r\nd", "a b c d"),
           ("\x01\x0b\x1fq\x7f", "q"), ("\ufffe\uffff\ud7ff", "\ud7ff"), (b"dam\xffaged \xed\xa0\x80", "dam\ufffdaged \ufffd"),
           ("%s %d", "%s %d"), ("", ""), ("x" * 3000, "x" * 3000), ("\U0001f600 \U0001fffe", "\U0001f600 \U0001fffe")]


def check_outlets(suite, directory):
    """Whatever an outlet is called, the network is well-formed, and it is called so there."""
    database = Database(suite, directory, "outlets")
    database.execute("INSERT INTO articles(id, outlet, published_at, body) VALUES (?, CAST(? AS TEXT), ?, ?)",
                     *[(f"a{i}", name, f"2031-03-{i + 1:02}", HALL) for i, (name, _) in enumerate(OUTLETS)])
    database.ask([("export_graphml", {}), ("export_gexf", {})])
    graph = xml.dom.minidom.parse(str(Path(directory) / "newsprint.graphml"))
    gexf = xml.dom.minidom.parse(str(Path(directory) / "newsprint.gexf"))
    data = [node.getElementsByTagName("data")[0] for node in graph.getElementsByTagName("node")]
    expected = sorted(label.strip() for _, label in OUTLETS)
    suite.equal("outlets in GraphML", sorted("".join(text.data for text in label.childNodes).strip() for label in data), expected)
    suite.equal("outlets in GEXF", sorted(node.getAttribute("label").strip() for node in gexf.getElementsByTagName("node")), expected)
    suite.equal("edges of outlets", len(graph.getElementsByTagName("edge")), len(OUTLETS) * (len(OUTLETS) - 1) // 2)


VERSIONS = [("v1", "12:00Z", "A crane fell on the pier. “Nobody knew,” Ada Holm said. About 40 people waited. The mayor kept silent."),
            ("v2", "12:00Z", "A crane fell on the pier. Nobody knew, Ada Holm said. At least 60 people waited. Divers searched the basin."),
            ("v3", "18:00Z", "Divers searched the basin. A crane fell on the pier. Nobody knew, Ada Holm said. At least 60 people waited.")]


def check_changes(suite, directory):
    """What the versions of a url differ in, in the order of their times, and of a body that changed; told or silent."""
    database = Database(suite, directory, "versions").add(
        [(id, None, "https://tern.example/1", "Pier", "2031-03-13T" + time, body) for id, time, body in VERSIONS[2:] + VERSIONS[:2]])
    shown, = database.ask([("stealth_edits", {})])
    suite.equal("what was changed", [line for line in shown.splitlines() if "seen" not in line and "silent: " not in line], [
        "  1  Pier", "       sentences: 1 unchanged, 1 edited, 1 in marks alone, 1 added, 1 deleted", "     marks    “Nobody knew,” Ada Holm said.",
        "              Nobody knew, Ada Holm said.", "     edited   [-About 40-]{+At least 60+} people waited.",
        "     deleted  The mayor kept silent.", "     added    Divers searched the basin.", "  2  Pier",
        "       sentences: 4 unchanged, 1 moved", "     moved    Divers searched the basin.",
        "-- 2 pairs of versions compared, 2 with a change, 1 of them silent"])
    suite.check("the silent one is said to be", missing(["       silent: both state 2031-03-13T12:00Z, seen 2031-03-13 12:00"], shown))
    database.execute("UPDATE articles SET body = replace(body, 'At least', 'About'), published_at = '2031-03-14T07:00Z' WHERE id = 'v3'", ())
    shown, none = database.ask([("stealth_edits", {}), ("what_changed_since_yesterday", {"since": "2100-01-01"})])
    suite.check("a body that changed is a version, and told", missing(
        ["     edited   [-At least-]{+About+} 60 people waited.", "-- 3 pairs of versions compared, 3 with a change, 1 of them silent"], shown)
        or ("" if "told: 2031-03-13T18:00Z became 2031-03-14T07:00Z" in shown else shown))
    suite.equal("nothing since", none, "-- none found: 0 new and 0 changed since 2100-01-01, of 3 articles\n")
    database.execute("UPDATE articles SET clean = replace(clean, '“', '\"') WHERE clean LIKE '%“%'", ())
    shown, = database.ask([("what_was_added_and_cut", {"earlier": "v1", "later": "v2"})])
    suite.check("straight marks are no change", missing(["     marks    \"Nobody knew,” Ada Holm said."], shown))


NAMED = [("a", "The Gull", "“It is late,” Ada Voss said. “We know,” said Kerr. The mayor was there."),
         ("b", "The Tern", "Trouble came. “It is late,” Voss said. “So what?” asked Marsk."),
         ("c", "Wire", "“It is late,” said Ada M. Voss, the mayor. “It is,” said Lena Marsk. Jon Marsk left."),
         ("d", "Wire", "Trouble came. “It is late,” said Kerr. Jon Kerr left."),
         ("e", "Wire", "“All is late,” Ada Voss said.")]


def check_names(suite, directory):
    """Names of one person are counted as one, and a surname where one person has it; of two Marsks nobody says which."""
    database = Database(suite, directory, "named").add([(id, outlet, None, None, None, body) for id, outlet, body in NAMED])
    for fresh in (False, True):
        if fresh:
            database.shell([".read sql/prepare.sql", ".read sql/refresh.sql"])
        shown, = database.ask([("who_is_quoted", {})])
        suite.equal(f"who is quoted, fresh {fresh}", shown.splitlines()[1:5], [
            "     4         4        3  Ada Voss", "     2         2        2  Jon Kerr", "     1         1        1  Lena Marsk",
            "     1         1        1  Marsk"])


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
    ("churn", {}, ["-- none found: no source is named, and no dateline names one"]),
    ("churn", {"sources": "Port of Ellery|Nobody"}, [
        "sources: Port of Ellery", "articles  with copy  churned  copied %  outlet", "       1          1        1     100.0  Skua",
        "       3          1        1      32.3  Gull", "copied %", "   100 ?  Skua: skua", "          of 43 words, from Port of Ellery",
        "    52    Gull: gull", "          of 82 words, from Port of Ellery",
        "-- copied text in 2 of 7 articles, in 2 of them one half or more"]),
    ("which_outlet_copies_which", {}, [
        "articles  first   words  from > to", "       1      1      43  Port of Ellery > Gull", "       1             43  Gull ? Skua",
        "       1             43  Port of Ellery ? Skua", "       1             39  Gull ? Tern",
        "-- 4 pairs of outlets, order known in 1"]),
    ("originality", {}, [
        "articles   words  own %  earlier %  unclear %  outlet", "       1      43    0.0        0.0      100.0  Port of Ellery",
        "       1      43    0.0        0.0      100.0  Skua", "       3     133   38.3       32.3       29.3  Gull",
        "       3      95   58.9        0.0       41.1  Tern", "-- 4 outlets; not all their own: 4 of 8 articles"]),
    ("syndication", {}, [
        "  1  release", "     2031-03-01 08:00Z      100 %  Port of Ellery", "     2031-03-01 09:00Z       52 %  Gull",
        "     2031-03-01 09:00Z      100 %  Tern", "     undated                100 %  Skua", "stories  1st of all  outlet",
        "      1           0  Gull", "      1           0  Port of Ellery", "      1           0  Skua", "      1           0  Tern",
        "-- 1 story, in 4 articles of 4 outlets"]),
]


def check_travels(suite, directory):
    """Copied text is told from quotations, notices and second versions, and its order only where the times say it."""
    database = Database(suite, directory, "travels").add([(id, outlet, url, id, time, body) for id, outlet, url, time, body in TRAVELLED])
    for (name, _, lines), shown in zip(TRAVELS, database.ask([travel[:2] for travel in TRAVELS])):
        suite.equal(f"{name} tells copies", shown.splitlines(), lines)
    database.execute("UPDATE articles SET published_at = CASE id WHEN 'release' THEN '2031-03-01T00:00:00Z' WHEN 'skua' THEN '2031-03-03' "
                     "WHEN 'tern' THEN '2031-03-02' ELSE published_at END", ())
    shown, = database.ask([("which_outlet_copies_which", {})])
    suite.check("a time of day and a day are two days apart, or unclear", "" if "Port of Ellery > Skua" in shown
                and "Gull ? Port of Ellery" in shown and "Gull > Skua" in shown and "Gull ? Tern" in shown else shown)
    database.execute("UPDATE articles SET outlet = outlet || ' ' || hex(zeroblob(40)), title = hex(zeroblob(40))", ())
    for (name, *_), shown in zip(TRAVELS, database.ask([(name, {}) for name, *_ in TRAVELS])):
        suite.check(f"{name}: long names stay within the columns", problems(shown) if len(shown) > 100 or name == "churn" else shown)
    again = [(id, outlet, None, id, f"2031-03-01T08:00:0{ord(id) - ord('a')}Z", f"{RELEASE}.\n\n{REPORT}.")
             for id, outlet in (("a", "Port of Ellery"), ("b", "Gull"), ("c", "Gull"), ("d", "Gull"))]
    shown, = Database(suite, directory, "again").add(again).ask([("which_outlet_copies_which", {})])
    suite.equal("a story that an outlet stores three times is no boilerplate", shown.splitlines()[1:],
                ["       3      3     246  Port of Ellery > Gull", "-- 1 pair of outlets, order known in 1"])


# One utterance in three outlets, of which one has a piece of it and one other words; a second that two have in the same words.
QUOTED = [  # id, outlet, time, body
    ("post", "Post", "2031-03-01T08:00:00Z", "“We will not close the old ferry hall before the winter storms arrive,” Ada Voss said."),
    ("mail", "Mail", "2031-03-02T08:00:00Z", "“We shall not close the old ferry hall before the winter storms arrive,” Ada Voss said.\n\n"
                                             "“Nobody rang the harbour bell on the night of the flood,” Corin Lund said."),
    ("gull", "Gull", None, "Voss said she would “not close the old ferry hall before the winter storms”. The “experts” left.\n\n"
                           "“Nobody rang the harbour bell on the night of the flood,” Corin Lund said."),
]


def check_quoted(suite, directory):
    """Who printed a quote, in which words; one that is asked for; pieces of one, put together."""
    database = Database(suite, directory, "quoted").add([(id, outlet, None, id, time, body) for id, outlet, time, body in QUOTED])
    altered, said, asked, whole = database.ask([("altered_quotes", {}), ("who_said_it", {}),
                                                ("who_said_it", {"quote": "nobody rang the harbour bell"}), ("whole_quotes_of", {"speaker": "Lund"})])
    suite.check("what was changed", missing(["  1  2031-03-01 08:00Z  Post: post", "     2031-03-02 08:00Z  Mail: mail",
                                             "       We [-will-]{+shall+} not close the old ferry hall before the winter", "-- 1 pair of quotes"], altered))
    suite.check("the first is shown as it stands, the others by what differs", missing(
        [" 1  2031-03-01 08:00Z   Post: post", "    2031-03-02 08:00Z   Mail: mail", "    undated             Gull: gull",
         "      part of it (Voss)", "    undated           = Gull: gull", "-- 2 utterances, printed 5 times, in 3 articles"], said))
    suite.check("a quote that is asked for", missing(["-- printed 2 times, in 2 articles"], asked))
    suite.equal("all quotes of a name", whole.splitlines(), [
        "2031-03-02 08:00Z  Mail: mail", "    “Nobody rang the harbour bell on the night of the flood,” (Corin Lund)", "undated            Gull: gull",
        "    1 quote that stands above", "-- 1 quote, printed 2 times, in 2 articles, of 1 name"])
    cut = [("cut", "Post", None, None, None, "“The pier is lost,” said Ada Voss, “and all of us know it.” Rain fell on the quay.")]
    whole, = Database(suite, directory, "cut").add(cut).ask([("whole_quotes_of", {"speaker": "ada voss"})])
    suite.check("a quote that was interrupted is one", missing(["    “The pier is lost,” “and all of us know it.”"], whole))


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
    database = Database(suite, directory, "tolls").add([(id, outlet, None, id, time, body) for id, outlet, time, body in TOLLS])
    database.add([(f"filler {n}", "Auk", None, None, None, f"Pier {n} is dry.") for n in range(44)]).ask([])
    database.execute("INSERT INTO article_events(number, cluster, size) SELECT number, 1, 6 FROM articles WHERE number <= 6", ())
    database.execute("INSERT OR REPLACE INTO refresh_steps(step, change, articles) SELECT 'events', max(change), count(*) FROM article_changes", ())
    differ, timeline = database.ask([("where_figures_disagree", {}), ("timeline_of_a_number", {"told": "people killed"})])
    suite.equal("figures that disagree", differ.splitlines(), [
        "  1  people killed", "     2031-03-14 08:00Z  Tern: a", "           at least 7  At least seven people were killed when the crane fell.",
        "     2031-03-14 12:00Z  Gull: b, and 1 more", "                    9  Nine people died at the pier, including two children,",
        "                       and four were hurt.",
        "-- 1 count disagrees, in 1 event; looked at: events 1, articles with a figure", "   of people 4 of 50"])
    suite.check("the count goes up by two", missing(["     2031-03-14 12:00Z  Gull: b", "                9   (+2)  Nine people died at the pier, including two children,",
                                                     "-- 4 figures of 1 count that changed"], timeline))


def check_contamination(suite, directory):
    """Test texts that stand in training texts, with the longest passage."""
    seen = "The harbour board voted on Tuesday night to close the east pier of Lindmouth for good and to sell its two cranes."
    database = Database(suite, directory, "contaminated").add(
        [(id, outlet, None, id, None, body) for id, outlet, body in (
            ("seen", "test", seen), ("new", "test", "The museum opens on Friday with a new clock and an old bell."),
            ("again", "test", seen), ("source", "Tern", seen + " The mayor kept silent until the morning."))])
    shown, = database.ask([("contamination", {})])
    suite.check("what is contaminated, and the passage", missing(["100 %  test: again", "         stands in  Tern: source",
                "         22 words: The harbour board voted on Tuesday night to close the east", "-- 2 found, of 3 test texts against 1"], shown))


def check_parameters(suite, directory):
    """What is kept of a text by a rule that is named; a file that is written; a file that is not there; what FTS5 cannot read."""
    database = Database(suite, directory, "parameters").add([*ARTICLES, ("../out", None, None, None, "2031-04-01", "The quay is dry.")])
    for shown in database.ask([("what_is_new_today", {"since": "lately"}), ("what_changed_since_yesterday", {"since": "lately"})]):
        suite.check("a day that is none", missing(["-- none found: lately is no day or time"], shown))
    kept, clean, absent, found = database.ask([("keep_captions", {"keep": "byline_by|ad"}), ("clean_text", {"to_folder": "clean", "limit": "1"}),
                                               ("do_we_have_this", {"text_file": "nowhere.txt"}), ("find_a_name", {"query": "voss AND hall NOT nurses"})])
    suite.check("parts that stay by rule and by kind", missing(["   byline      By Corin Maddox", "   ad          Advertisement",
                                                                "-- 2 parts stay, in 1 article of 10"], kept))
    suite.equal("clean texts are files", (Path(directory) / "clean" / "wire.txt").read_text(), HALL.strip())
    suite.check("one is printed, all are written", missing(["-- 1 of 10 texts printed, 2670 characters of 2960 are article", "-- 10 files written to clean"], clean))
    suite.equal("no file is written outside of the folder", [path.name for path in Path(directory).glob("*.txt")], [])
    suite.check("a file that is not there", missing(["-- none found: there is no file nowhere.txt"], absent))
    suite.check("a query", missing(["-- 3 articles of 1 story, of 10 articles"], found))


def check_arrivals(suite, directory):
    """Of the new ones the earliest stands for its copies; what was not cleaned is told; a page that nothing was cut of, for once."""
    noise = "\n\nShare on Facebook\n"
    database = Database(suite, directory, "arrivals").add([
        ("a", "Gull", None, "First", "2031-04-02T08:00:00Z", HALL + noise), ("b", "Gull", None, "Second", "2031-04-02T09:00:00Z", HALL + noise),
        ("c", "Gull", None, "Third", "2031-04-02T07:00:00Z", GULL), ("d", "Tern", None, "Old", "2031-04-01T07:00:00Z", MOEWE),
        ("e", "Gull", None, "Pier", "2031-03-02", "The pier is shut until Sunday." + noise),
        ("f", "Gull", None, "Baths", "2031-03-03", "The baths are open at six in winter." + noise)])
    new, cleaned = database.ask([("what_is_new_today", {}), ("suspicious_cleaning", {})])
    suite.equal("the earliest, and its copies", new.splitlines(), [
        "2031-04-02 07:00Z  Gull: Third", "2031-04-02 08:00Z  Gull: First", "  also 2031-04-02 09:00Z  Gull: Second",
        "-- 2 new, 1 copies of these, 0 copies of older ones since 2031-04-02, of 6", "   articles"])
    suite.equal("of the others something was cut", [line for line in cleaned.splitlines() if line.startswith("uncut")], ["uncut      Gull: Third"])
    database.execute("UPDATE articles SET clean = NULL WHERE id = 'd'", ())
    script = ".read sql/questions/which_language.sql"
    suite.check("what was not cleaned is told", missing(["1 articles are not cleaned yet, and their times not read: .read sql/refresh.sql",
                                                         "de        1 article, 195 characters"], database.shell([script])))


def check_contents(suite, directory):
    """sql/README.md lists each question with the parameters that the head of its file shows, which are those that it reads."""
    listed = {name: set(re.findall(r":\w+", parameters)) for name, parameters in
              re.findall(r"\(questions/(\w+)\.sql\) \|(.*)\|", (ROOT / "sql/README.md").read_text())}
    shown = {}
    for path in (ROOT / "sql/questions").glob("*.sql"):
        head, body = path.read_text().split("\n\n", 1)
        shown[path.stem] = set(re.findall(r"\.parameter set (:\w+)", head))
        for helper in re.findall(r"^\.read (sql/(?!answer)\w+\.sql)", body, re.MULTILINE):
            helped = (ROOT / helper).read_text()
            body += "".join((ROOT / name).read_text() for name in [helper, *re.findall(r"^\.read (\S+)", helped, re.MULTILINE)])
        read = set(re.findall(r"(?<![\w':]):[a-z]\w*", re.sub(r"^ *--.*", "", body, flags=re.MULTILINE)))
        suite.check(f"{path.name} shows the parameters that it reads", "" if read <= shown[path.stem] else read - shown[path.stem])
    suite.equal("the table of contents", *("\n".join(f"{name} {sorted(given)}" for name, given in sorted(found.items())) for found in (listed, shown)))


def run(suite):
    for check in (check_all, check_outlets, check_changes, check_names, check_travels, check_quoted, check_figures, check_contamination, check_parameters,
                  check_arrivals, check_contents):
        with tempfile.TemporaryDirectory() as directory:
            check(suite, directory)
