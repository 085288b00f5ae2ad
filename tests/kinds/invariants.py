"""invariants: every table-valued function gives the same rows, however SQL asks for them

The tables come from newsprint_functions, so a new one is covered as soon as it is registered; only an argument
with a new name needs a sample below. For each sample call the rows of `SELECT * FROM f(?)` are the truth, and each
of the other ways to ask (subquery, ORDER BY, LEFT JOIN, IN, more WHERE terms than SQLite lets a table judge alone,
CTE, correlation, OR) must give them again.
"""

import itertools
import re
import sqlite3

ARTICLES = [
    "Crane falls on pier\n\nBy Ada Holm\n\nA crane fell on the old pier at Lindmouth on Monday. “Nobody was hurt,” "
    "said Dr. Ada Holm, the harbour master. It's the 2nd time — the first was in 2029.\n\nShare this story",
    "A crane fell on the old pier at Lindmouth on Monday. “Nobody was hurt,” said Dr. Ada Holm, the harbour master. "
    "Zürich’s port sent help, and 港口 too.",
    "Voters in Ostrava Bay chose a new council. Turnout was 61 per cent.\r\n\r\nThe count ended at 4 a.m. on Friday.",
]
PAGES = [
    "<html><title>Crane falls</title><nav><a href=/>Home</a></nav><h1>Crane falls</h1><p>A crane fell on the old pier "
    "at Lindmouth on Monday.</p><p>Zürich’s port sent help, and 港口 too.<br><br>Nobody was hurt.</p><footer>© 2031</footer>",
    "<ul><li>Bread ships sail at <b>nine</b>.<li>Tourists <a href=x>wait</a>.</ul><table><tr><td>1<td>2</table><pre>a\nb</pre>",
]
PAGE = """<html lang="en"><title>Crane falls on pier | The Tern</title><link rel="canonical" href="https://tern.example/crane?utm_a=b">
<meta property="og:site_name" content="The Tern"><script type="application/ld+json">{"@type": "NewsArticle",
"author": {"name": "Ada Holm"}, "datePublished": "2031-03-14T09:12:00+01:00"}</script><h1>Crane falls on pier</h1></html>"""
SETUP = """
CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE speeches(body TEXT);
INSERT INTO speeches VALUES
  ('“The old pier at Ostrel will not open before the summer,” Holm said.'),
  ('“The old pier at Ostrel will never open before the summer comes,” Holm said.');
CREATE TABLE interviews AS SELECT 'Holm: ' || body AS body FROM speeches;
CREATE TABLE pairs(a, b);
INSERT INTO pairs VALUES (1, 2), (2, 3), ('x', 'y');
CREATE TABLE links(a, b);
INSERT INTO links VALUES (7, 8), (8, 9);
"""
# Two values for each argument, by table and name, or by name alone.
SAMPLES = {
    "text": ARTICLES[:2],
    "html_blocks.html": PAGES,
    "a": ARTICLES[:2],
    "b": ARTICLES[1:],
    "quantities.text": [ARTICLES[0], ARTICLES[2]],
    "shared_passages.b": [ARTICLES[1], ARTICLES[0]],
    "html": [PAGE, f"<title>Council - Herald</title><meta charset='utf-8'><p>By Bo Lind</p><p>{ARTICLES[2]}</p>"],
    "signature": [("minhash(?)", ARTICLES[0]), ("minhash(?)", ARTICLES[2])],
    "near_duplicates.table": ["articles", "copies"],
    "near_duplicates.column": ["body", "body"],
    "clusters.table": ["pairs", "links"],
    "same_events.table": ["articles", "copies"],
    "same_events.column": ["body", "body"],
    "event_clusters.table": ["articles", "copies"],
    "event_clusters.column": ["body", "body"],
    "altered_quotes.table": ["speeches", "interviews"],
    "altered_quotes.column": ["body", "body"],
    "survivors.table": ["articles", "copies"],
    "survivors.column": ["body", "body"],
    "text_reuse.table": ["articles", "copies"],
    "text_reuse.column": ["body", "body"],
}
# What a query may be told that SQLite can plan only without the argument.
NO_PLAN = re.compile("no query solution|argument \\w+ is missing")


class Sample:
    """A table-valued function with two sets of arguments, which stand in the table `calls`."""

    def __init__(self, connection, name, usage):
        self.connection, self.name = connection, name
        listed = usage.partition("(")[2].partition("[")[0]
        self.arguments = re.findall(r"\w+", listed)
        columns = connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
        self.columns = [column[1] for column in columns if not column[6]]
        self.hidden = [column[1] for column in columns if column[6]][:len(self.arguments)]
        self.calls = [[self.value(argument, i) for argument in self.arguments] for i in range(2)]
        self.store()
        self.select = ", ".join(f't."{column}"' for column in self.columns)

    def value(self, argument, i):
        sample = SAMPLES.get(f"{self.name}.{argument}") or SAMPLES.get(argument)
        if sample is None:
            raise LookupError(f"no sample for argument {argument} of {self.name}: add one to SAMPLES")
        if isinstance(sample[i], tuple):
            return self.connection.execute(f"SELECT {sample[i][0]}", sample[i][1:]).fetchone()[0]
        return sample[i]

    def store(self):
        names = [f"p{i}" for i in range(len(self.arguments))]
        self.connection.execute("DROP TABLE IF EXISTS calls")
        self.connection.execute(f"CREATE TABLE calls({', '.join(['call', *names])})")
        for i, call in enumerate(self.calls):
            self.connection.execute(f"INSERT INTO calls VALUES (?{', ?' * len(names)})", [i, *call])
        self.passed = ", ".join(f"c.{name}" for name in names)
        self.marks = ", ".join("?" * len(names))

    def rows(self, sql, arguments=()):
        return self.connection.execute(sql.format(f=self.name, columns=self.select, passed=self.passed, marks=self.marks),
                                       arguments).fetchall()

    def problem(self, sql, arguments, expected):
        """What is wrong with the rows of a query, in words; an error is wrong too."""
        try:
            return differ(self.rows(sql, arguments), expected)
        except sqlite3.Error as error:
            return f"{error}\n{sql}"

    def truth(self, i):
        return self.rows("SELECT {columns} FROM {f}({marks}) t", self.calls[i])

    def both(self):
        """The rows of both calls, each with the number of its call in front."""
        return [(i, *row) for i in range(2) for row in self.truth(i)]


def key(value):
    """Sorts as SQLite does: NULL, numbers, text, BLOB."""
    rank = 0 if value is None else 1 if isinstance(value, (int, float)) else 2 if isinstance(value, str) else 3
    return rank, value.encode() if isinstance(value, str) else 0 if value is None else value


def multiset(rows):
    return sorted(rows, key=lambda row: [key(value) for value in row])


def differ(actual, expected):
    """What is wrong with rows, in words; order does not count."""
    actual, expected = multiset(actual), multiset(expected)
    if actual == expected:
        return ""
    missing = [row for row in expected if row not in actual]
    extra = [row for row in actual if row not in expected]
    return f"{len(actual)} rows instead of {len(expected)}\nmissing: {missing[:2]}\nextra: {extra[:2]}"


def ordering(sample):
    """ORDER BY each column, up and down: the same rows, really in that order."""
    for column in range(len(sample.columns)):
        for direction in ("ASC", "DESC"):
            rows = sample.rows(f"SELECT {{columns}} FROM {{f}}({{marks}}) t ORDER BY {column + 1} {direction}", sample.calls[0])
            values = [key(row[column]) for row in rows]
            wrong = "" if values == sorted(values, reverse=direction == "DESC") else f"not in order: {values[:6]}"
            yield f"ORDER BY {sample.columns[column]} {direction}", wrong or differ(rows, sample.truth(0))


def where_terms(sample, count):
    """Terms that are true for every row, and that SQLite offers to a virtual table (the first column is never NULL)."""
    return "".join(f' AND t."{sample.columns[0]}" > {-1 - i}' for i in range(count))


def one_call(sample):
    """Ways to ask for the rows of one call, as SQL with the arguments as parameters."""
    hidden = " AND ".join(f't."{name}" = ?' for name in sample.hidden) or "1"
    yield "subquery", "SELECT * FROM (SELECT {columns} FROM {f}({marks}) t)"
    yield "materialized CTE", "WITH t AS MATERIALIZED (SELECT * FROM {f}({marks})) SELECT {columns} FROM t"
    yield "17 extra terms", "SELECT {columns} FROM {f}({marks}) t WHERE 1" + where_terms(sample, 17)
    yield "40 extra terms", "SELECT {columns} FROM {f}({marks}) t WHERE 1" + where_terms(sample, 40)
    yield "hidden columns", f"SELECT {{columns}} FROM {{f}} t WHERE {hidden}"
    yield "hidden columns behind 17 terms", f"SELECT {{columns}} FROM {{f}} t WHERE 1{where_terms(sample, 17)} AND {hidden}"
    yield "IN", "SELECT {columns} FROM {f} t WHERE " + (hidden.replace("= ?", "IN (?, NULL)", 1) if sample.hidden else "1")
    first = sample.columns[0]
    yield "OR of one column", f'SELECT {{columns}} FROM {{f}}({{marks}}) t WHERE t."{first}" IS NOT NULL OR t."{first}" IS NULL'
    yield "DISTINCT over a union", "SELECT {columns} FROM {f}({marks}) t UNION ALL SELECT {columns} FROM {f}({marks}) t LIMIT -1"


def both_calls(sample):
    """Ways to ask for the rows of both calls, whose arguments stand in the table `calls`."""
    hidden = " AND ".join(f't."{name}" = c.p{i}' for i, name in enumerate(sample.hidden)) or "1"
    select = "SELECT c.call, {columns} FROM "
    yield "join", select + "calls c, {f}({passed}) t"
    yield "join, table first", select + f"{{f}} t, calls c WHERE {hidden}"
    yield "CROSS JOIN", select + "calls c CROSS JOIN {f}({passed}) t"
    yield "LEFT JOIN", select + "calls c LEFT JOIN {f}({passed}) t"
    yield "LEFT JOIN on hidden columns", select + f"calls c LEFT JOIN {{f}} t ON {hidden}"
    yield "materialized CTE", "WITH c AS MATERIALIZED (SELECT * FROM calls) " + select + "c, {f}({passed}) t"
    yield "17 terms in a join", select + "calls c, {f}({passed}) t WHERE 1" + where_terms(sample, 17)
    yield "ordered by both", select + "calls c, {f}({passed}) t ORDER BY c.call DESC, 2 DESC"


def check_single(suite, sample):
    for name, sql in one_call(sample):
        times = 2 if "UNION ALL" in sql else 1
        if name == "IN" and not sample.hidden:
            continue
        for i in range(2):
            problem = sample.problem(sql, sample.calls[i] * times, sample.truth(i) * times)
            suite.check(f"{sample.name}: {name}, call {i + 1}", problem)
    for name, problem in ordering(sample):
        suite.check(f"{sample.name}: {name}", problem)


def check_both(suite, sample):
    truth = sample.both()
    for name, sql in both_calls(sample):
        suite.check(f"{sample.name}: {name}", sample.problem(sql, (), truth))
    counted = [(i, len(sample.truth(i))) for i in range(2)]
    sql = "SELECT c.call, (SELECT count(*) FROM {f}({passed})) FROM calls c"
    suite.check(f"{sample.name}: correlated count", sample.problem(sql, (), counted))
    sql = "SELECT {columns} FROM {f}({marks}) t CROSS JOIN (SELECT 1 UNION ALL SELECT 2)"
    suite.check(f"{sample.name}: CROSS JOIN, table outside", sample.problem(sql, sample.calls[0], sample.truth(0) * 2))


def check_or(suite, sample):
    """`text = x OR text = y` and `text IN (x, y)` give the rows of both calls, though both number them from 1."""
    rest = "".join(f' AND t."{name}" = ?' for name in sample.hidden[1:])
    if not sample.hidden or sample.calls[0][1:] != sample.calls[1][1:]:
        return
    expected = [row for i in range(2) for row in sample.truth(i)]
    first, values = f't."{sample.hidden[0]}"', [sample.calls[0][0], sample.calls[1][0], *sample.calls[0][1:]]
    for name, term in (("IN", f"{first} IN (?, ?)"), ("OR", f"({first} = ? OR {first} = ?)")):
        sql = f"SELECT {{columns}} FROM {{f}} t WHERE {term}{rest}"
        suite.check(f"{sample.name}: {name} of two values", sample.problem(sql, values, expected))
    sql = (f"SELECT {{columns}} FROM calls c, calls d, {{f}} t WHERE c.call = 0 AND d.call = 1 AND "
           f"({first} = c.p0 OR {first} = d.p0){rest.replace('?', 'c.p1')}")
    problem = sample.problem(sql, (), expected)
    suite.check(f"{sample.name}: OR of two columns", "" if rest and NO_PLAN.search(problem) else problem)


def check_unusable(suite, sample):
    """A table that must run before its argument is known: the same rows or an error, never fewer rows."""
    if not sample.hidden:
        return
    hidden = " AND ".join(f't."{name}" = c.p{i}' for i, name in enumerate(sample.hidden))
    sql = f"SELECT c.call, {{columns}} FROM {{f}} t CROSS JOIN calls c WHERE {hidden}"
    problem = sample.problem(sql, (), sample.both())
    suite.check(f"{sample.name}: CROSS JOIN with the table first", "" if NO_PLAN.search(problem) else problem)


def check_null(suite, sample):
    if not sample.hidden:
        return
    nulls = [None] * len(sample.arguments)
    suite.check(f"{sample.name}: NULL gives no rows", sample.problem("SELECT {columns} FROM {f}({marks}) t", nulls, []))
    sql = "SELECT {columns} FROM (SELECT 1) LEFT JOIN {f}({marks}) t"
    suite.check(f"{sample.name}: LEFT JOIN with NULL", sample.problem(sql, nulls, [(None,) * len(sample.columns)]))
    said = sample.problem("SELECT {columns} FROM {f} t", (), [])
    wanted = f"{sample.name}: argument {sample.hidden[0]} is missing"
    suite.check(f"{sample.name}: a missing argument", "" if said.startswith(wanted) else said or "no error")


def check_plan(suite, sample):
    plan = " / ".join(row[3] for row in sample.rows("EXPLAIN QUERY PLAN SELECT * FROM {f}({marks}) t", sample.calls[0]))
    words = ", ".join(sample.hidden) or "[a-z]"
    suite.check(f"{sample.name}: the plan reads as words", "" if re.search(rf"VIRTUAL TABLE INDEX \d+:{words}", plan) else plan)


def check_kept(suite, connection):
    """clusters in a join reads its table once, and again when it is given other arguments."""
    read = []
    connection.create_function("seen", 1, lambda value: read.append(value) or value)
    connection.execute("CREATE TEMP VIEW watched AS SELECT seen(a) AS a, b FROM pairs WHERE a < 9")
    connection.execute("CREATE TEMP VIEW others AS SELECT a, seen(b) AS b FROM links")
    once = "SELECT count(*) FROM generated g LEFT JOIN clusters({}) c ON c.member = g.value"
    connection.execute("CREATE TEMP TABLE generated AS SELECT value FROM json_each('[1, 2, 3, 4, 5]')")
    for arguments, expected in (("'watched'", [1, 2]), ("'watched', 'b', 'a'", [1, 2]),
                                ("CASE g.value WHEN 3 THEN 'others' ELSE 'watched' END", [1, 2, 8, 9, 1, 2])):
        read.clear()
        suite.equal(f"clusters({arguments}) in a join", connection.execute(once.format(arguments)).fetchall(), [(5,)])
        suite.equal(f"clusters({arguments}) in a join reads", read, expected)


def check_arity(suite, connection):
    """A function takes as many arguments as its usage names, with and without those in brackets."""
    taken = {}
    for name, count in connection.execute("SELECT DISTINCT name, narg FROM pragma_function_list ORDER BY name, narg"):
        taken.setdefault(name, []).append(count)
    for name, usage in connection.execute("SELECT name, usage FROM newsprint_functions WHERE kind IN ('scalar', 'aggregate')"):
        least, most = (len(re.findall(r"\w+", part)) - 1 for part in (usage.partition("[")[0], usage))
        suite.equal(f"{name}: numbers of arguments", taken[name], list(range(least, most + 1)))


def check_lookup(suite, connection):
    """clusters finds a member by its key, and does not show each of its thousand rows to SQLite."""
    connection.execute("CREATE TEMP TABLE chain AS WITH RECURSIVE chain(a, b) AS (VALUES (1, 2) UNION ALL SELECT b, b + 1 FROM chain LIMIT 999) "
                       "SELECT * FROM chain")
    steps = {}
    for member in ("NULL", "700", "7e2", "'700'"):
        turns = []
        connection.set_progress_handler(lambda: turns.append(member), 1)
        connection.execute(f"SELECT cluster FROM clusters('temp.chain') WHERE member = {member}").fetchall()
        connection.set_progress_handler(None, 1)
        steps[member] = len(turns)
    beyond = {member: count for member, count in steps.items() if count > steps["NULL"] + 20}
    suite.equal("clusters: steps of a look-up by member", beyond, {})


def check_changing(suite, connection):
    """A table whose rows change from the first reading to the second is an error. It has six rows."""
    for what, column, condition in (("texts", "body || (turn() / 6)", "1"), ("fewer rows", "body", "turn() < 11"),
                                    ("more rows", "body", "turn() > 0")):
        turns = itertools.count()
        connection.create_function("turn", 0, lambda: next(turns))
        connection.execute(f"CREATE TEMP VIEW changing AS SELECT id, {column} AS body FROM articles WHERE {condition}")
        try:
            said = connection.execute("SELECT count(*) FROM near_duplicates('changing', 'body', 0.1, 'id')").fetchall()
        except sqlite3.Error as error:
            said = str(error)
        suite.equal(f"near_duplicates: {what}", said, "near_duplicates: the rows change from one reading to the next")
        connection.execute("DROP VIEW changing")


# Tables whose second column is the match key of the piece, not the piece.
FOLDED = {"shingles"}
# Tables whose piece of the document has tags in it.
TAGGED = {"html_blocks"}


def check_pieces(suite, sample):
    """start and length cut the piece, which is the column `text` or the second one, out of the document."""
    cut = "SELECT fold_text(substr(?, ?, ?))" if sample.name in FOLDED else "SELECT substr(?, ?, ?)"
    if not {"start", "length"} <= set(sample.columns):
        return
    piece_column = sample.columns.index("text") if "text" in sample.columns else 1
    for i, call in enumerate(sample.calls):
        wrong = []
        for row in sample.truth(i):
            piece, start, length = row[piece_column], row[sample.columns.index("start")], row[sample.columns.index("length")]
            there = sample.connection.execute(cut, (call[0], start, length)).fetchone()[0]
            if sample.name in TAGGED:
                there = re.sub(r"(?:<[^>]*>)+", "", there)
            if there != piece:
                wrong.append(f"{piece!r} should stand at {start}, {length}: {there!r}")
        suite.check(f"{sample.name}: substr of call {i + 1}", "\n".join(wrong))


def run(suite):
    connection = suite.connect()
    connection.executescript(SETUP)
    connection.executemany("INSERT INTO articles(body) VALUES (?)", [(body,) for body in ARTICLES])
    connection.execute("CREATE TABLE copies AS SELECT id + 10 AS id, body FROM articles WHERE id <> 2 UNION ALL "
                       "SELECT id + 20, body FROM articles WHERE id <> 2")
    connection.execute("INSERT INTO articles(body) SELECT body || ' More soon.' FROM articles")
    tables = connection.execute("SELECT DISTINCT name, usage FROM newsprint_functions WHERE kind = 'table' ORDER BY name")
    for name, usage in tables.fetchall():
        sample = Sample(connection, name, usage)
        suite.check(f"{name}: the samples give rows", "" if sample.truth(0) and sample.truth(1) else "none")
        for check in (check_single, check_both, check_or, check_unusable, check_null, check_plan, check_pieces):
            check(suite, sample)
    check_kept(suite, connection)
    check_arity(suite, connection)
    check_lookup(suite, connection)
    check_changing(suite, connection)
