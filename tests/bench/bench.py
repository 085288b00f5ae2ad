#!/usr/bin/env python3
"""bench.py - how fast newsprint is, beside others in the same run, how it grows, and whether it finds what it must

    python3 tests/bench/bench.py --build build --sqlite sqlite3
    ... --corpus articles.jsonl.zst     another corpus: JSON lines with `body` or `text`
    ... --sizes 1k,10k,100k,1m          sizes of the growth table
    ... --only minhash error            some of the measurements (their names: --help)

newsprint's figures come from the stock sqlite3 shell and are the median of three to nine runs, in processor seconds;
a peer's are of the same articles or the first so many of them. A ratio is how many times newsprint is as fast. MB are
millions of bytes of UTF-8.
"""

import argparse
import math
import os
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

import generate
import truth
from peers import COPYFIND, REGISTERS, Articles, Missing, Node, datasketch, icu, mash, seconds_of_tasks
from shell import Shell

MAIN_SIZE = 10_000   # articles of the made corpus that all but the growth table use
SCRIPTS_SIZE = 2400  # articles in many scripts
TRUTH_SIZE = 20_000  # articles that are compared by brute force: Python takes 1 ms for each
REUSE_SIZE = 2000    # articles whose runs of words are compared by brute force
COPYFIND_SIZE = 400  # articles that pl-copyfind compares, each with each
SAMPLE_SIZE = 300    # articles for peers that would take minutes over all of them
TIMER_STEP = 1e-6    # seconds
THRESHOLD = 0.5
SIGNATURE_SIZE = 256
REUSE_WORDS = 25
TEXTS = f"'articles', 'body', {THRESHOLD}, 'id'"
EXCERPTS = f"""{TEXTS}, '{{"min_containment": {THRESHOLD}}}'"""
STORED = f"'temp.signatures', 'signature', {THRESHOLD}, 'id'"
SENTENCE_COLUMNS = "sentence_number sentence paragraph_number kind in_quote words start length".split()
SIGNATURES = "CREATE TEMP TABLE signatures AS SELECT id, minhash(body) AS signature FROM articles"


def significant(value):
    """At least three digits, and as many as stand before the point."""
    return f"{value:,.{max(0, 2 - math.floor(math.log10(value)))}f}"


class Figure:
    """A cost: seconds for a byte, an article, a pair or all, and how a person reads it."""

    FORMATS = {
        "MB/s": lambda cost: 1e-6 / cost,
        "articles/s": lambda cost: 1 / cost,
        "s": lambda cost: cost,
        "ms": lambda cost: cost * 1e3,
        "µs": lambda cost: cost * 1e6,
    }

    def __init__(self, cost, unit):
        self.cost, self.unit = max(cost, 1e-12), unit

    def __str__(self):
        return f"{significant(self.FORMATS[self.unit](self.cost))} {self.unit}"


class Bench:
    def __init__(self, options):
        self.folder = Path(options.build).resolve() / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.shell = Shell(options.sqlite, Path(options.build).resolve() / "newsprint")
        self.core = Path(options.build).resolve() / "core"
        self.source, self.sizes = options.corpus, options.sizes
        self.database = generate.corpus(self.folder, None if self.source else MAIN_SIZE, self.source)
        self.articles, self.bytes = generate.count(self.database)
        if not self.bytes:
            raise SystemExit(f"bench: {self.source} has no articles with a body or text")
        self.node = Node(self.folder / "peers")
        self.exports, self.answers = {}, {}
        self.rows, self.notes, self.growth, self.missing = [], [], [], {}

    def whole(self, limit=None):
        if limit not in self.exports:
            self.exports[limit] = Articles(self.database, self.folder, limit)
        return self.exports[limit]

    def time(self, statement, before=()):
        return self.shell.time(self.database, statement, before)

    def add(self, operation, ours, peers=()):
        """A row for newsprint's figure, which the first peer shares, and one for each further peer."""
        besides = [(name, str(figure), significant(figure.cost / ours.cost)) for name, figure in peers]
        self.rows.append((operation, str(ours), *(besides[0] if besides else ("", "", ""))))
        self.rows.extend(("", "", *beside) for beside in besides[1:])

    def ask(self, name, question):
        """What a peer says, asked once in a run; None, and a note on why, where it cannot be asked."""
        if name not in self.answers:
            self.answers[name] = None
            try:
                self.answers[name] = question()
            except Missing as why:
                self.missing[name] = str(why)
        return self.answers[name]


def bench_read(bench):
    """the text alone, as SQLite reads it"""
    cost = bench.time("SELECT sum(length(CAST(body AS BLOB))) FROM articles").seconds
    bench.add("read the text alone", Figure(cost / bench.bytes, "MB/s"))


def joined_shingles(body):
    words = truth.words(body)
    return {" ".join(shingle) for shingle in zip(words, words[1:], words[2:])}


def signing_peers(bench):
    """[(name, seconds for the articles of a sample, seconds for a comparison or None)]"""
    sample = bench.whole(SAMPLE_SIZE)
    library = bench.ask("datasketch", lambda: datasketch(sample, joined_shingles))
    duckdb = bench.ask("DuckDB SQL, minhash", lambda: bench.node.ask("duckdb.cjs", sample, "minhash", REGISTERS))
    npm = bench.ask("npm minhash", lambda: bench.node.ask("minhash.cjs", sample))
    if library:
        signing, comparison = library
        for way, seconds in signing.items():
            yield f"{way}, {REGISTERS}", seconds, comparison
            comparison = None
    if duckdb:
        yield f"DuckDB {duckdb['version']} SQL, {REGISTERS}", duckdb["seconds"], None
    if npm:
        yield f"npm minhash {npm['version']}, {REGISTERS}", npm["seconds"], npm["comparison"]


def bench_minhash(bench):
    """signatures, of newsprint's own size and of the peers'"""
    sampled = bench.whole(SAMPLE_SIZE).bytes
    peers = [(name, Figure(seconds / sampled, "MB/s")) for name, seconds, _ in signing_peers(bench)]
    sketching = bench.ask("mash", lambda: mash(bench.folder, bench.whole()))
    if sketching:
        peers.append(("mash sketch of letters, 256", Figure(sketching / bench.bytes, "MB/s")))
    for size in (SIGNATURE_SIZE, REGISTERS):
        cost = bench.time(f"SELECT count(minhash(body, {size})) FROM articles").seconds
        bench.add(f"minhash(), {size}", Figure(cost / bench.bytes, "MB/s"), peers)
        bench.add("", Figure(cost / bench.articles, "articles/s"))


def bench_similarity(bench):
    """stored signatures by pairs, and texts in a join"""
    side = min(1000, bench.articles)
    join = " JOIN ".join(f"(SELECT signature AS {name} FROM signatures LIMIT {side})" for name in "ab")
    bare = bench.time(f"SELECT sum(a IS b) FROM {join}", [SIGNATURES]).seconds
    peers = [(name, Figure(comparison, "µs")) for name, _, comparison in signing_peers(bench) if comparison]
    for function in ("similarity", "containment"):
        cost = bench.time(f"SELECT sum({function}(a, b)) FROM {join}", [SIGNATURES]).seconds
        bench.add(f"{function}() of two signatures", Figure(max(cost - bare, TIMER_STEP) / side ** 2, "µs"),
                  peers if function == "similarity" else ())
    texts = bench.time("SELECT sum(similarity(a.body, b.body)) FROM (SELECT body FROM articles LIMIT 20) a "
                       "CROSS JOIN (SELECT body FROM articles LIMIT 300) b")
    bench.add("similarity() of texts, 20 x 300", Figure(texts.seconds, "ms"))


def bench_near_duplicates(bench):
    """all pairs, of texts and of signatures"""
    texts = bench.time(f"SELECT count(*) FROM near_duplicates({TEXTS})")
    duckdb = bench.ask("DuckDB SQL, pairs", lambda: bench.node.ask("duckdb.cjs", bench.whole(), "pairs", THRESHOLD))
    peers = [(f"DuckDB {duckdb['version']} SQL, exact", Figure(duckdb["seconds"], "s"))] if duckdb else []
    bench.add(f"near_duplicates() of texts at {THRESHOLD}", Figure(texts.seconds, "s"), peers)
    if duckdb:
        bench.notes.append(f"near_duplicates of texts gives {int(texts.rows[0][0]):,} pairs, DuckDB with its own idea "
                           f"of a word {duckdb['count']:,}")
    excerpts = bench.time(f"SELECT count(*) FROM near_duplicates({EXCERPTS})")
    bench.add(f"    with min_containment {THRESHOLD}", Figure(excerpts.seconds, "s"), peers)
    signatures = bench.time(f"SELECT count(*) FROM near_duplicates({STORED})", [SIGNATURES])
    bench.add("    of stored signatures", Figure(signatures.seconds, "s"), peers)


def bench_text_reuse(bench):
    """every pair with words in a row in common, exactly, and held against brute force"""
    query = f"SELECT count(b) FROM text_reuse('articles', 'body', {REUSE_WORDS}, 'id'"
    cost = bench.time(f"{query})")
    duckdb = bench.ask("DuckDB SQL, reuse", lambda: bench.node.ask("duckdb.cjs", bench.whole(), "reuse", REUSE_WORDS))
    peers = [(f"DuckDB {duckdb['version']} SQL, exact", Figure(duckdb["seconds"], "s"))] if duckdb else []
    bench.add(f"text_reuse(), {REUSE_WORDS} words", Figure(cost.seconds, "s"), peers)
    bench.add("", Figure(cost.seconds / bench.bytes, "MB/s"))
    if duckdb:
        bench.notes.append(f"text_reuse gives {int(cost.rows[0][0]):,} pairs, DuckDB with its own idea of a word "
                           f"{duckdb['count']:,}")
    for option, value in (("gap", 2), ("boilerplate", 3)):
        options = f'{{"group": "outlet", "{option}": {value}}}'
        cost = bench.time(f"{query}, '{options}')")
        bench.add(f"    by outlet, {option} {value}", Figure(cost.seconds, "s"))
    some = generate.corpus(bench.folder, REUSE_SIZE, bench.source)
    for least in (REUSE_WORDS, 15, 8):
        true = truth.reused(Articles(some, bench.folder).rows, least)
        rows = bench.shell.run(some, [f"SELECT a, b FROM text_reuse('articles', 'body', {least}, 'id', "
                                      f"'{{\"common\": {REUSE_SIZE}}}') WHERE b IS NOT NULL"])[0].rows
        found = {(int(a), int(b)) for a, b in rows}
        bench.notes.append(f"text_reuse, {least} words: found {share(len(true & found), len(true))} of brute force, "
                           f"{len(found - true)} others")


def bench_copyfind(bench):
    """every pair that shares a passage, exact and bridged, beside Copyfind's rule for each pair"""
    database = generate.corpus(bench.folder, COPYFIND_SIZE, bench.source)
    texts = Articles(database, bench.folder)
    for gap, name in ((0, "words in a row"), (2, "words, gap 2")):
        options = f'{{"gap": {gap}, "common": {COPYFIND_SIZE}}}'
        query = f"SELECT a, b FROM text_reuse('articles', 'body', {REUSE_WORDS}, 'id', '{options}') WHERE b IS NOT NULL"
        ours = bench.shell.time(database, query)
        rule = bench.ask(f"pl-copyfind, {name}", lambda: bench.node.ask("copyfind.cjs", texts, REUSE_WORDS, gap,
                                                                        packages=COPYFIND))
        peers = [(f"pl-copyfind {rule['version']}", Figure(rule["seconds"], "s"))] if rule else []
        bench.add(f"text_reuse() of {len(texts.rows)}, {REUSE_WORDS} {name}", Figure(ours.seconds, "s"), peers)
        if rule:
            found, theirs = {tuple(map(int, row)) for row in ours.rows}, set(map(tuple, rule["pairs"]))
            bench.notes.append(f"text_reuse, {REUSE_WORDS} {name}: found {share(len(theirs & found), len(theirs))} of "
                               f"pl-copyfind's pairs, {len(found - theirs)} others")


def icu_peer(bench, task, label=None):
    seconds = bench.ask("ICU", lambda: icu(bench.folder, bench.whole()))
    return [(f"ICU {label or task}", Figure(seconds[task] / bench.bytes, "MB/s"))] if seconds else []


def measure_pieces(bench, table):
    """Like beside like: boundaries alone, without SQL, on both sides; then rows of SQL with text and place, beside what
    a program around ICU does for the same."""
    core = bench.ask("newsprint without SQL", lambda: seconds_of_tasks(bench.core, bench.whole()))
    if core:
        bench.add(f"{table}, boundaries without SQL", Figure(core[table] / bench.bytes, "MB/s"),
                  icu_peer(bench, table, f"{table}, boundaries"))
    piece = table.rstrip("s")
    rows = bench.time(f"SELECT count(t.{piece}), count(t.start) FROM articles a, {table}(a.body) t")
    bench.add(f"{table}(): {piece}, start", Figure(rows.seconds / bench.bytes, "MB/s"),
              icu_peer(bench, f"{table}_text", f"{table}, text, start"))
    count = bench.time(f"SELECT count(*) FROM articles a, {table}(a.body)")
    bench.add("    count(*)", Figure(count.seconds / bench.bytes, "MB/s"))


def bench_words(bench):
    """words, without SQL and as a table"""
    measure_pieces(bench, "words")


def bench_sentences(bench):
    """sentences, without SQL and as a table"""
    measure_pieces(bench, "sentences")
    every = ", ".join(f"count(s.{column})" for column in SENTENCE_COLUMNS)
    cost = bench.time(f"SELECT {every} FROM articles a, sentences(a.body) s").seconds
    bench.add("    all columns", Figure(cost / bench.bytes, "MB/s"))
    cost = bench.time("SELECT count(text_language(body)) FROM articles").seconds
    bench.add("text_language()", Figure(cost / bench.bytes, "MB/s"))


def bench_extract(bench):
    """names, quotations with their speakers and quantities, without SQL and as tables"""
    core = bench.ask("newsprint without SQL", lambda: seconds_of_tasks(bench.core, bench.whole()))
    if core:
        bench.add("tokens, without SQL", Figure(core["tokens"] / bench.bytes, "MB/s"))
    for table in ("names", "quotes", "quantities"):
        if core:
            bench.add(f"{table}, without SQL", Figure(core[table] / bench.bytes, "MB/s"))
        rows = bench.time(f"SELECT count(*) FROM articles a, {table}(a.body)")
        bench.add(f"    {table}(), count(*)", Figure(rows.seconds / bench.bytes, "MB/s"))


def bench_normalize_article(bench):
    """cleaning, at each level, and of many scripts"""
    scripts = generate.corpus(bench.folder, SCRIPTS_SIZE, writer=generate.ManyScripts)
    texts = Articles(scripts, bench.folder)
    nfc = bench.ask("ICU, scripts", lambda: icu(bench.folder, texts))
    foreign = [("ICU nfc", Figure(nfc["nfc"] / texts.bytes, "MB/s"))] if nfc else []
    for level in ("light", "standard", "page"):
        query = f"SELECT sum(length(normalize_article(body, NULL, '{level}'))) FROM articles"
        cost = bench.time(query).seconds
        bench.add(f"normalize_article(), {level}", Figure(cost / bench.bytes, "MB/s"), icu_peer(bench, "nfc"))
        cost = bench.shell.time(scripts, query).seconds
        bench.add("    of many scripts", Figure(cost / texts.bytes, "MB/s"), foreign)


def bench_repeated_lines(bench):
    """boilerplate learned from each outlet"""
    cost = bench.time("SELECT sum(length(lines)) FROM (SELECT repeated_lines(body) AS lines FROM articles "
                      "GROUP BY outlet)").seconds
    bench.add("repeated_lines() by outlet", Figure(cost / bench.bytes, "MB/s"))


def bench_minhash_index(bench):
    """the stored index: filling it, asking it with other articles and with three quarters of its own, its size"""
    there = bench.shell.run(bench.database, ["SELECT count(*) FROM pragma_module_list WHERE name = 'minhash_index'"])
    if there[0].rows == [["0"]]:
        bench.missing["minhash_index"] = "this build of newsprint has none"
        return
    file = bench.folder / "index.db"
    for left_over in bench.folder.glob(f"{file.name}*"):
        left_over.unlink()
    unseen = generate.corpus(bench.folder, 100, seed=2)
    create = [f"ATTACH '{bench.database}' AS c",
              "CREATE TABLE articles (id INTEGER PRIMARY KEY, body TEXT)",
              "INSERT INTO articles SELECT id, body FROM c.articles",
              "CREATE VIRTUAL TABLE article_index USING minhash_index(content='articles', column='body', key='id', "
              f"threshold={THRESHOLD})"]
    fill = bench.shell.run(file, [*create, "INSERT INTO article_index(article_index) VALUES ('rebuild')"])[-1]
    bench.add("minhash_index: rebuild", Figure(fill.wall / bench.articles, "articles/s"))
    insert = bench.shell.run(file, ["CREATE VIRTUAL TABLE signature_index USING minhash_index()",
                                    "INSERT INTO signature_index(rowid, text) SELECT id, body FROM articles"])[-1]
    bench.add("    insert, one statement", Figure(insert.wall / bench.articles, "articles/s"))
    own = "SELECT substr(body, length(body) / 4) FROM articles WHERE id = {}"
    other = "SELECT body FROM u.articles WHERE id = {}"
    ask = [f"SELECT count(*) FROM article_index WHERE article_index MATCH ({text.format(i)})"
           for text in (own, other) for i in range(1, 101)]
    answers = bench.shell.run(file, [f"ATTACH '{unseen}' AS u", *ask])[1:]
    bench.add("    MATCH, p50", Figure(statistics.median(answer.seconds for answer in answers), "ms"))
    found = [int(answer.rows[0][0]) for answer in answers]
    bench.notes.append(f"minhash_index finds {sum(found[:100])} rows for 100 of its own articles without their first "
                       f"quarter, {sum(found[100:])} for 100 others")
    size = bench.shell.run(file, ["SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'article_index%'"])[0].rows[0][0]
    bench.notes.append(f"minhash_index takes {int(size) / bench.articles:,.0f} bytes an article on disk")


def found_pairs(bench, database, arguments, measure="similarity"):
    run = bench.shell.run(database, [SIGNATURES, f"SELECT a, b, {measure} FROM near_duplicates({arguments})"])
    return {(int(a), int(b)): float(s) for a, b, s in run[1].rows}


def bench_recall(bench):
    """near_duplicates held against brute force"""
    database = bench.database
    if bench.articles > TRUTH_SIZE:
        database = generate.corpus(bench.folder, TRUTH_SIZE, bench.source)
    sets = truth.read(database)
    true = truth.pairs(sets, THRESHOLD)
    texts = found_pairs(bench, database, TEXTS)
    note_recall(bench, f"texts, J >= {THRESHOLD}", true, texts)
    note_recall(bench, f"texts, J or a containment >= {THRESHOLD}", truth.containing(sets, THRESHOLD),
                found_pairs(bench, database, EXCERPTS, "max(containment_a, containment_b)"))
    signatures = found_pairs(bench, database, STORED)
    for least in (THRESHOLD, THRESHOLD + 0.1):
        sure = {pair for pair, resemblance in true.items() if resemblance >= least}
        found = share(len(sure & signatures.keys()), len(sure))
        bench.notes.append(f"stored signatures at threshold {THRESHOLD}: found {found} of J >= {least:.1f}")
    kinds = defaultdict(list)
    for a, b, kind, resemblance, _ in truth.planted(database, sets):
        if resemblance >= THRESHOLD:
            kinds[kind].append((a, b) in texts)
    for kind in sorted(kinds):
        bench.notes.append(f"planted, {kind}: found {share(sum(kinds[kind]), len(kinds[kind]))} of J >= {THRESHOLD}")
    note_containment(bench, database, sets)


def note_recall(bench, name, true, found):
    both = true.keys() & found.keys()
    missed, wrong = true.keys() - found.keys(), found.keys() - true.keys()
    difference = max((abs(found[pair] - true[pair]) for pair in both), default=0)
    bench.notes.append(f"{name}: found {share(len(both), len(true))} of brute force, {len(wrong)} others; "
                       f"largest difference of the figure {difference:.4f}")
    for kind, some, figures in (("missed", missed, true), ("other", wrong, found)):
        for a, b in sorted(some, key=lambda pair: -figures[pair])[:3]:
            bench.notes.append(f"    {kind}: articles {a} and {b}, {figures[a, b]:.4f}")


def share(part, whole):
    return f"{part:,} of {whole:,}" + (f" ({part / whole:.4f})" if whole else "")


def note_containment(bench, database, sets):
    """Estimated from signatures, for planted pairs. The registers that a's own shingles decide are a binomial sample of
    the union's, so that the standard deviation of containment c is sqrt(c (1 - c) / (size |A| / |A u B|))."""
    pairs = truth.planted(database, sets)
    if not pairs:
        return
    query = ("SELECT p.a, p.b, containment(y.signature, x.signature) "
             "FROM planted p JOIN signatures x ON x.id = p.a JOIN signatures y ON y.id = p.b")
    rows = bench.shell.run(database, [SIGNATURES, "CREATE INDEX temp.by_id ON signatures (id)", query])[-1].rows
    estimates = {(int(a), int(b)): float(c) for a, b, c in rows}
    deviations = []
    for a, b, _, _, containment in pairs:
        decided = SIGNATURE_SIZE * len(sets[b]) / len(sets[a] | sets[b])
        sigma = math.sqrt(max(containment * (1 - containment), 1e-9) / decided)
        deviations.append((estimates[a, b] - containment) / sigma)
    bench.notes.append(f"containment of planted copies from signatures: {within(deviations)}, "
                       f"mean {statistics.mean(deviations):+.2f}")


def within(deviations):
    inside = share(sum(abs(deviation) <= 3 for deviation in deviations), len(deviations))
    return f"{inside} within 3 sigma, RMSE in sigma {root_mean_square(deviations):.2f}"


def root_mean_square(values):
    return math.sqrt(statistics.mean(value * value for value in values))


ERROR_TRIALS = 1000  # an RMSE is then known to 2 %
MISS_WORDS = 200
NUMBERS = "(SELECT group_concat(value, ' ') FROM generate_series({first}, {last}))"


def error_query(n, from_a, n_b, measures):
    """One row a trial: what `measures` say of the signatures of two texts of numbers as words, a one-word shingle each.
    a has n words, b has n_b, of which the first is number from_a of a: sets of known size and overlap."""
    first = f"t.value * {4 * n}"
    a = NUMBERS.format(first=first, last=f"{first} + {n - 1}")
    b = NUMBERS.format(first=f"{first} + {from_a}", last=f"{first} + {from_a + n_b - 1}")
    signatures = ", ".join(f"minhash({text}, {SIGNATURE_SIZE}, 1) AS {name}" for name, text in (("a", a), ("b", b)))
    return f"SELECT {measures} FROM (SELECT {signatures} FROM generate_series(1, {ERROR_TRIALS}) t)"


def bench_error(bench):
    """the estimates' error against theory"""
    cells = [(n, resemblance) for n in (50, 150, 1000, 5000) for resemblance in (0.1, 0.3, 0.5, 0.7, 0.9)]
    shared = [round(2 * n * resemblance / (1 + resemblance)) for n, resemblance in cells]
    queries = [error_query(n, n - s, n, "similarity(a, b)") for (n, _), s in zip(cells, shared)]
    bench.notes.append(f"error of similarity() of signatures of {SIGNATURE_SIZE}, {ERROR_TRIALS} pairs each: "
                       "RMSE / sqrt(J (1 - J) / size), and bias in its own standard errors")
    line = ""
    for (n, resemblance), s, run in zip(cells, shared, bench.shell.run(":memory:", queries)):
        exact = s / (2 * n - s)
        errors = [float(row[0]) - exact for row in run.rows]
        rmse = root_mean_square(errors)
        bias = statistics.mean(errors) / (statistics.stdev(errors) / math.sqrt(len(errors)))
        line += f"   J {resemblance}: {rmse / math.sqrt(exact * (1 - exact) / SIGNATURE_SIZE):.2f} ({bias:+.1f})"
        if resemblance == 0.9:
            bench.notes.append(f"    {n:>5} shingles{line}")
            line = ""
    error_of_truncated(bench)


def error_of_truncated(bench):
    """A truncated copy is contained in its source wholly; the source in it by as much as is left."""
    cells = [(n, left) for n in (150, 1000) for left in (0.2, 0.5, 0.8)]
    queries = [error_query(n, 0, round(n * left), "containment(b, a), containment(a, b)") for n, left in cells]
    bench.notes.append("containment() of signatures of truncated copies: the least of copy in source; source in copy")
    for (n, left), run in zip(cells, bench.shell.run(":memory:", queries)):
        least = min(float(row[0]) for row in run.rows)
        sigma = math.sqrt(left * (1 - left) / SIGNATURE_SIZE)
        deviations = [(float(row[1]) - left) / sigma for row in run.rows]
        bench.notes.append(f"    {n:>5} shingles, {left} left: {least:.4f}; {within(deviations)}")


def bench_miss(bench):
    """pairs of a known resemblance that near_duplicates misses, beside what newsprint_debug() says"""
    bench.notes.append(f"near_duplicates of {2 * ERROR_TRIALS} texts in pairs whose resemblance is the threshold: bands x "
                       "registers, stated and measured miss")
    for threshold in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        shared = round(2 * MISS_WORDS * threshold / (1 + threshold))
        first = f"t.value * {4 * MISS_WORDS} + pair.value * {MISS_WORDS - shared}"
        text = NUMBERS.format(first=first, last=f"{first} + {MISS_WORDS - 1}")
        made = (f"CREATE TEMP TABLE made AS SELECT {text} AS body FROM generate_series(1, {ERROR_TRIALS}) t, "
                "generate_series(0, 1) pair")
        exact = shared / (2 * MISS_WORDS - shared)
        line = f"    {exact:.4f}:"
        for miss in (1e-4, 1e-2):
            options = f'{{"shingle": 1, "miss": {miss}}}'
            pairs = f"SELECT count(*) FROM near_duplicates('temp.made', 'body', {exact!r}, 'rowid', '{options}')"
            said = "SELECT d ->> 'bands', d ->> 'band_rows', d ->> 'miss' FROM (SELECT newsprint_debug() AS d)"
            runs = bench.shell.run(":memory:", [made, pairs, said])
            bands, rows, stated = runs[2].rows[0]
            line += f"   {bands} x {rows}, {float(stated):.1e}, {1 - int(runs[1].rows[0][0]) / ERROR_TRIALS:.4f}"
        bench.notes.append(line)


def bench_growth(bench):
    """near_duplicates from size to size: time and peak of memory"""
    sizes = [size for size in bench.sizes if not bench.source or size < bench.articles]
    if bench.source:
        sizes.append(None)
    rows, before = [], None
    for size in sizes:
        database = generate.corpus(bench.folder, size, bench.source)
        articles, text = generate.count(database)
        empty = bench.shell.run(database, ["SELECT sum(length(body)) FROM articles"]).peak
        runs = [bench.shell.run(database, [f"SELECT count(*) FROM near_duplicates({TEXTS})"])
                for _ in range(3 if articles <= MAIN_SIZE else 1)]
        run = sorted(runs, key=lambda r: r[0].seconds)[len(runs) // 2]
        now = run[0]
        ratio = f"{articles / before[0]:.1f} x articles, {now.seconds / before[1]:.1f} x time" if before else ""
        rows.append((f"{articles:,}", f"{text / 1e6:,.1f}", f"{now.seconds:.2f}", f"{now.wall:.2f}", ratio,
                     f"{(run.peak - empty) / articles:,.0f}", f"{int(now.rows[0][0]):,}"))
        before = articles, now.seconds
    bench.growth = rows


def bench_agency(bench):
    """near_duplicates and survivors of many articles of 1 KB: time and peak of memory"""
    if bench.source:
        return
    searches = [f"near_duplicates at {THRESHOLD}", f"SELECT count(*) FROM near_duplicates({TEXTS})"], \
               ["survivors at 0.8", "SELECT sum(kept) FROM survivors('articles', 'body', 0.8, 'id')"]
    for size in bench.sizes:
        database = generate.corpus(bench.folder, size, writer=generate.Agency)
        articles, text = generate.count(database)
        empty = bench.shell.run(database, ["SELECT sum(length(body)) FROM articles"]).peak
        for name, statement in searches:
            run = bench.shell.run(database, [statement])
            bench.notes.append(f"{name} of {articles:,} articles, {text / 1e6:,.0f} MB: {run[0].seconds:.2f} s, {run[0].wall:.2f} s "
                               f"on the clock, {(run.peak - empty) / articles:,.0f} bytes an article, {int(run[0].rows[0][0]):,}")


MEASUREMENTS = {name[len("bench_"):]: function for name, function in list(globals().items())
                if name.startswith("bench_")}


def print_table(heads, rows, left):
    """Columns in `left` start at the left, figures end at the right."""
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    for row in [heads, ["-" * width for width in widths], *rows]:
        cells = [cell.ljust(widths[i]) if i in left else cell.rjust(widths[i]) for i, cell in enumerate(row)]
        print("  ".join(cells).rstrip())


def size_of(text):
    number = text.lower().replace("k", "000").replace("m", "000000")
    if not number.isdigit() or int(number) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no size")
    return int(number)


def parse(argv):
    names = "\n".join(f"  {name:<18}{function.__doc__}" for name, function in MEASUREMENTS.items())
    parser = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter,
                                     epilog="measurements:\n" + names)
    parser.add_argument("--build", default="build")
    parser.add_argument("--sqlite", default="sqlite3")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--sizes", default=[1000, 10_000, 100_000],
                        type=lambda text: sorted(size_of(size) for size in text.split(",")))
    parser.add_argument("--only", nargs="+", choices=list(MEASUREMENTS), metavar="NAME", default=list(MEASUREMENTS))
    options = parser.parse_args(argv)
    if options.corpus and not options.corpus.is_file():
        parser.error(f"no file {options.corpus}")
    return options


def report(bench, seconds):
    if bench.rows:
        print_table(["operation", "newsprint", "peer", "its figure", "ratio"], bench.rows, (0, 2))
    if bench.growth:
        print(f"\nnear_duplicates() of texts at {THRESHOLD} as the corpus grows")
        print_table(["articles", "MB", "seconds", "wall", "ratio to the size before", "peak bytes/article", "pairs"],
                    bench.growth, ())
    print(*([""] if bench.notes else []), *bench.notes, sep="\n")
    for name, why in bench.missing.items():
        print(f"skipped {name}: {why}")
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{seconds:.0f} s{load}")


def main(argv):
    options = parse(argv)
    start = time.monotonic()
    bench = Bench(options)
    print(f"{bench.articles:,} articles, {bench.bytes / 1e6:,.1f} MB, "
          f"{bench.source.name if bench.source else 'made by generate.py'}\n", flush=True)
    for number, name in enumerate(options.only, 1):
        began = time.monotonic()
        print(f"bench: {number} of {len(options.only)}, {name}: ", end="", file=sys.stderr, flush=True)
        MEASUREMENTS[name](bench)
        print(f"{time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    report(bench, time.monotonic() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
