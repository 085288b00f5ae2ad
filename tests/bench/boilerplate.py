"""boilerplate.py - how many pairs of articles look alike only because of what their outlet puts around them?

    boilerplate.py --build build --shingle 5 CORPUS.jsonl[.zst]      a line: {"source": outlet, "body": text, ...}

Counts the pairs of articles of which one is found in the other to three parts in ten: as scraped, cleaned by the rules
(normalize_article(body)), and cleaned with what repeated_lines(body) learned from the outlet, as in sql/boilerplate.sql.
Pairs of one outlet should fall, pairs of two outlets, which are reprints, should stay. A pair of one outlet is `its own`
when three tenths of the smaller article stand in no third article of the outlet: a story told again, which has to
stay a pair, or a box that was seen twice; the others share what recurs. Outlets are counted in two halves as well, so
that what was derived on one can be confirmed on the other.
"""

import argparse
import collections
import json
import pathlib
import sqlite3
import subprocess
import zlib

CONTAINMENT = 0.3
STEPS = {
    "as scraped": "body",
    "rules": "normalize_article(body)",
    "rules and learned": "normalize_article(body, (SELECT lines FROM learned WHERE learned.outlet = articles.outlet))",
}


def load(build, corpus):
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(str(pathlib.Path(build).resolve() / "newsprint"))
    data = corpus.read_bytes()
    if corpus.suffix == ".zst":
        data = subprocess.run(["zstd", "-dc", corpus], capture_output=True, check=True).stdout
    records = (json.loads(line) for line in data.decode().split("\n") if line.strip())
    db.execute("CREATE TABLE articles(number INTEGER PRIMARY KEY, outlet TEXT, body TEXT, clean TEXT)")
    db.executemany("INSERT INTO articles(outlet, body) VALUES(:source, :body)", records)
    db.execute("CREATE TABLE learned AS SELECT outlet, repeated_lines(body) AS lines FROM articles GROUP BY outlet")
    return db


def pairs(db, shingle):
    options = json.dumps({"min_containment": CONTAINMENT, "shingle": shingle})
    return db.execute("SELECT a, b FROM near_duplicates('articles', 'clean', 1.0, 'number', ?)", [options]).fetchall()


class Outlets:
    def __init__(self, db, shingle):
        self.db, self.shingle, self.of, self.spread = db, shingle, {}, {}
        self.of.update(db.execute("SELECT number, outlet FROM articles"))

    def shingles(self, number):
        clean = "SELECT s.hash FROM articles a, shingles(a.clean, ?) s WHERE a.number = ?"
        return {row[0] for row in self.db.execute(clean, [self.shingle, number])}

    def is_own(self, a, b):
        """Whether enough of what the two share stands in no third article of their outlet."""
        outlet = self.of[a]
        if outlet not in self.spread:
            members = [number for number, name in self.of.items() if name == outlet]
            self.spread[outlet] = collections.Counter(h for number in members for h in self.shingles(number))
        first, second = self.shingles(a), self.shingles(b)
        own = sum(self.spread[outlet][h] == 2 for h in first & second)
        return own >= CONTAINMENT * min(len(first), len(second))


def count(db, shingle):
    outlets = Outlets(db, shingle)
    found = collections.Counter()
    for a, b in pairs(db, shingle):
        if outlets.of[a] != outlets.of[b]:
            found["cross"] += 1
            continue
        found["same"] += 1
        found["half", zlib.crc32((outlets.of[a] or "").encode()) % 2] += 1
        found["own"] += outlets.is_own(a, b)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--shingle", type=int, default=5, help="words in a row that are compared")
    parser.add_argument("corpus", type=pathlib.Path)
    arguments = parser.parse_args()
    db = load(arguments.build, arguments.corpus)
    print(f"{arguments.corpus.name}: pairs of articles with containment of {CONTAINMENT} or more, by {arguments.shingle} words")
    print("                    same outlet (halves)   its own   recurring   cross-outlet")
    for step, clean in STEPS.items():
        db.execute(f"UPDATE articles SET clean = {clean}")
        n = count(db, arguments.shingle)
        halves = f"({n['half', 0]} + {n['half', 1]})"
        recurring = n["same"] - n["own"]
        print(f"{step:18s} {n['same']:12d} {halves:10s} {n['own']:7d} {recurring:11d} {n['cross']:14d}")


if __name__ == "__main__":
    main()
