"""duckdb: the extension for DuckDB, in npm's DuckDB, against the vectors and against the library in SQLite

All queries are asked in one run of tests/dist/duckdb.mjs. `make dist-duckdb` builds what is needed.
"""

import json
import shutil
import subprocess

from harness import ROOT, TESTS

VECTORS = ROOT / "ext/format/vectors.json"
DAMAGED = b"H\xc3\xa9\xa9 caf\xc3 pier \xff\xbf old\x00new\nRead more: the pier"
LONG = "A crane fell onto the ferry hall on Thursday, police said. " * 80000
TEXTS = ["", "Harbour", "Harbour closed", "A crane fell onto the ferry hall on Thursday.", "A crane fell onto the ferry hall on Friday.",
         "The mayor’s office won't reopen the “Old Pier” — not before June.", "“Why?” she said. 第4号ferry港口今天关闭。", "one\0two three four"]
# Each is asked of both, and is an error, or NULL, in both.
ERRORS = ["minhash('a', 0)", "minhash('a', 4097)", "minhash('a', 8, 17)", "similarity(minhash('a', 8), minhash('a', 9))",
          "containment(minhash('a', 8, 2), 'a b c', 3)", "similarity(minhash('a', 8), 'a b c', 0)"]
NULLS = ["minhash(CAST(NULL AS text))", "minhash('Harbour', NULL)", "minhash('')", "minhash(' — ')", "similarity('', 'a')", "similarity('a', NULL)",
         "containment(minhash('a'), '')", "normalize_article(CAST(NULL AS text))"]


def literal(text):
    """A text, or bytes, for DuckDB: through hex, since a literal can hold no NUL."""
    if isinstance(text, bytes):
        return f"from_hex('{text.hex()}')"
    return f"decode(from_hex('{text.encode().hex()}'))"


class Questions:
    """Queries for DuckDB, each with the answer that is right; a function of the answer may make it comparable."""

    def __init__(self):
        self.rows = []

    def ask(self, name, query, expected, shown=lambda rows: rows):
        self.rows.append((name, query, expected, shown))

    def answer(self, suite):
        modules, extension = suite.build / "duckdb/node/node_modules", suite.build / "dist/duckdb/newsprint.duckdb_extension"
        command = ["node", TESTS / "dist/duckdb.mjs", modules, extension]
        queries = json.dumps([query for _, query, _, _ in self.rows]).encode()
        done = subprocess.run(command, input=queries, capture_output=True, timeout=600)
        answers = done.stdout.decode().splitlines()
        suite.check("DuckDB answers all", done.stderr.decode() or ("" if len(answers) == len(self.rows) else f"{len(answers)} answers"))
        for (name, _, expected, shown), answer in zip(self.rows, answers):
            answer = json.loads(answer)
            suite.equal(name, answer if isinstance(answer, dict) else shown(answer), expected)


def scalar(rows):
    return rows[0][0]


def number(rows):
    return None if scalar(rows) is None else f"{float(scalar(rows)):.12g}"


def ask_vectors(questions):
    for vector in json.loads(VECTORS.read_text())["texts"]:
        text = vector["text"] if "text" in vector else bytes.fromhex(vector["bytes"])
        for signature in vector["signatures"]:
            shape = signature["size"], signature["shingle"]
            for given in {text, text if isinstance(text, bytes) else text.encode()}:
                kind = "text" if isinstance(given, str) else "BLOB"
                questions.ask(f"{vector['name']}: signature {shape} of the {kind}",
                              "SELECT lower(hex(minhash(%s, %d, %d)))" % (literal(given), *shape), signature["hex"], scalar)


def ask_pairs(questions, connection):
    """Exact and estimated, of texts, signatures and one of each; SQLite says what is right."""
    signature = "minhash({}, 64, 2)"
    for function in ("similarity", "containment"):
        for a in TEXTS:
            for b in TEXTS:
                for left, right, width in (("{}", "{}", ""), ("{}", "{}", ", 2"), (signature, signature, ""), ("{}", signature, ""), (signature, "{}", ", 2")):
                    call = f"{function}({left}, {right}{width})"
                    expected = connection.execute("SELECT " + call.format("?1", "?2"), [a, b]).fetchone()[0]
                    questions.ask(f"{call}, {a!a}, {b!a}", "SELECT " + call.format(literal(a), literal(b)),
                                  None if expected is None else f"{expected:.12g}", number)


def ask_articles(questions, connection):
    articles = [path.read_text() for path in sorted((ROOT / "examples/articles").glob("**/*.txt"))]
    for text in articles + TEXTS + [DAMAGED]:
        for level in ("light", "standard", "page"):
            expected = connection.execute("SELECT normalize_article(?, NULL, ?)", [text, level]).fetchone()[0]
            questions.ask(f"normalize_article at level {level}: {text[:30]!a}", f"SELECT normalize_article({literal(text)}, '{level}')", expected, scalar)
        rows = [[str(v) if isinstance(v, int) else v for v in row] for row in connection.execute("SELECT * FROM sentences(?)", [text])]
        given = text if isinstance(text, bytes) else text.encode()
        questions.ask(f"sentences: {text[:30]!a}", f"SELECT * REPLACE (CAST(in_quote AS INTEGER)::VARCHAR AS in_quote) FROM sentences({literal(given)})", rows)
        questions.ask(f"list of sentences: {text[:30]!a}", f"SELECT sentences({literal(text)})", [row[1] for row in rows], scalar)
    questions.ask("columns of sentences", "SELECT column_name FROM (DESCRIBE FROM sentences(''))",
                  [[column[0]] for column in connection.execute("SELECT * FROM sentences('')").description])


def ask_errors(questions, connection):
    for call in ERRORS:
        try:
            message = connection.execute(f"SELECT {call}").fetchone()
        except Exception as error:
            message = str(error)
        questions.ask(call, f"SELECT {call}", {"error": f"Invalid Input Error: {message}"})
    for call in NULLS:
        questions.ask(f"{call} is NULL", f"SELECT {call}", [[None]])
    questions.ask("no signature", "SELECT similarity('abc'::BLOB, 'a')", {"error": "Invalid Input Error: similarity: the BLOB is not a signature"})
    questions.ask("no level", "SELECT normalize_article('a', 'all')",
                  {"error": "Invalid Input Error: normalize_article: level must be light, standard or page, not all"})
    questions.ask("sentences of NULL", "SELECT * FROM sentences(NULL)", [])


def ask_many(questions, connection):
    """Chunks with NULLs among their rows, several threads, and a text of megabytes."""
    expected = connection.execute("SELECT lower(hex(minhash(?1))), length(normalize_article(?1)), (SELECT count(*) FROM sentences(?1))", [LONG]).fetchone()
    long = f"repeat('{LONG[:len(LONG) // 80000]}', 80000)"
    questions.ask("5 MB", f"SELECT lower(hex(minhash({long}))), length(normalize_article({long})), len(sentences({long}))", [[expected[0], *map(str, expected[1:])]])
    each = "SELECT CASE WHEN i % 3 > 0 THEN 'Pier ' || i || ' closed. It was cold.' END AS t FROM range(250000) r(i)"
    questions.ask("250,000 rows", f"SELECT count(*), count(m), count(DISTINCT m), count(DISTINCT n), sum(len(s)) FROM "
                  f"(SELECT minhash(t) m, normalize_article(t) n, sentences(t) s FROM ({each}))", [["250000", "166666", "166666", "166666", "333332"]])
    questions.ask("a row each of many", f"SELECT count(*) FROM ({each}) WHERE similarity(t, t) = 1 AND containment(t, minhash(t)) = 1", [["166666"]])


def run(suite):
    for what, missing in (("node", not shutil.which("node")), ("make dist-duckdb has not been run", not (suite.build / "dist/duckdb/newsprint.duckdb_extension").exists())):
        if missing:
            suite.skip("all", what if " " in what else f"{what} is not installed")
            return
    questions, connection = Questions(), suite.connect()
    ask_vectors(questions)
    ask_pairs(questions, connection)
    ask_articles(questions, connection)
    ask_errors(questions, connection)
    ask_many(questions, connection)
    questions.answer(suite)
