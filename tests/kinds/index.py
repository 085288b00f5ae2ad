"""index: what a stored minhash_index must stand: any order of changes, a kill at any write, readers, damage

Transcripts of what it answers are in tests/sql/minhash_index.sql; memory that runs out and statements that are refused
are in tests/oom; longer attacks are in tests/torture.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCHEMA = """
CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE x USING minhash_index(content='articles', column='body', key='id', threshold=0.5);
CREATE TRIGGER x_insert AFTER INSERT ON articles BEGIN INSERT INTO x(rowid, text) VALUES (new.id, new.body); END;
CREATE TRIGGER x_delete AFTER DELETE ON articles BEGIN DELETE FROM x WHERE rowid = old.id; END;
CREATE TRIGGER x_update AFTER UPDATE OF id, body ON articles BEGIN
  UPDATE x SET rowid = new.id, text = new.body WHERE rowid = old.id; END;
"""
CHECK = "INSERT INTO x(x) VALUES ('integrity-check')"
FIND = "SELECT rowid, similarity FROM x WHERE x MATCH ? ORDER BY similarity DESC"
LIKE = "SELECT id, similarity(body, ?1) AS s FROM articles WHERE s >= 0.5 ORDER BY s DESC, id"
# A pair this similar is missed less than once in 10^9 times; nearer to the threshold a miss is no error.
SURE = 0.75


def text(random_, words=60):
    return " ".join(f"w{random_.randrange(3000)}" for _ in range(words))


def edited(random_, body, edits):
    words = body.split()
    for _ in range(edits):
        words[random_.randrange(len(words))] = f"e{random_.randrange(10**6)}"
    return " ".join(words)


def said(connection, sql, *arguments):
    """Nothing, or the error that a statement ends with."""
    try:
        connection.execute(sql, arguments).fetchall()
        return ""
    except sqlite3.Error as error:
        return str(error)


def wrong_rows(connection, query):
    """What is wrong with the rows for a text, held against every article."""
    found, right = connection.execute(FIND, [query]).fetchall(), connection.execute(LIKE, [query]).fetchall()
    missing = [row for row in right if row[1] >= SURE and row not in found]
    extra = [row for row in found if row not in right]
    order = [row for row in right if row in found]
    return f"missing {missing}, too many {extra}" if missing or extra else "" if order == found else f"not in order: {found}"


# ---- any order of changes ----

def change(connection, random_, highest):
    """One random change of the articles; gives the highest number so far."""
    some = random_.randrange(1, highest + 1)
    row = connection.execute("SELECT body FROM articles WHERE id = ?", [some]).fetchone()
    body = edited(random_, row[0], random_.choice([0, 1, 4, 20])) if row and row[0] else text(random_)
    kind = random_.random()
    if kind < 0.55:
        connection.execute("INSERT INTO articles VALUES (?, ?)", [highest + 1, body])
        return highest + 1
    if kind < 0.70:
        connection.execute("DELETE FROM articles WHERE id = ?", [some])
    elif kind < 0.85:
        connection.execute("UPDATE articles SET body = ? WHERE id = ?", [random_.choice([body, None, ""]), some])
    elif kind < 0.90:
        connection.execute("UPDATE OR IGNORE articles SET id = ? WHERE id = ?", [random_.randrange(1, highest + 1), some])
    else:
        connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?)", [some, body])
    return highest


def check_changes(suite, seed):
    """Changes in transactions and savepoints, half of them taken back; the index agrees with the articles throughout."""
    random_, connection = random.Random(seed), suite.connect()
    connection.executescript(SCHEMA)
    highest, problem = 1, ""
    for batch in range(60):
        connection.execute("BEGIN")
        for _ in range(random_.randrange(1, 150)):
            highest = change(connection, random_, highest)
        connection.execute("SAVEPOINT inner")
        before = highest
        for _ in range(random_.randrange(1, 150)):
            highest = change(connection, random_, highest)
        if random_.random() < 0.4:
            connection.execute("ROLLBACK TO inner")
            highest = before
        connection.execute(random_.choice(["COMMIT", "COMMIT", "ROLLBACK"]))
        highest = connection.execute("SELECT coalesce(max(id), 1) FROM articles").fetchone()[0]
        if batch % 20 == 19:
            connection.execute("INSERT INTO x(x) VALUES (?)", [random_.choice(["optimize", "rebuild"])])
        bodies = connection.execute("SELECT body FROM articles WHERE body <> '' ORDER BY random() LIMIT 5").fetchall()
        for (body,) in bodies:
            problem = problem or wrong_rows(connection, edited(random_, body, 2))
        problem = problem or said(connection, CHECK)
        if problem:
            problem = f"after batch {batch}: {problem}"
            break
    segments = connection.execute("SELECT count(*) FROM x_segments").fetchone()[0]
    suite.check(f"random changes {seed}", problem or ("" if segments else "no segment was made: the test is too small"))


def check_recall(suite):
    """Of pairs a little above the threshold, 99 in 100 are found, in segments as in what is pending."""
    random_, connection = random.Random(7), suite.connect()
    connection.executescript(SCHEMA)
    bodies = [text(random_, 150) for _ in range(1500)]
    connection.executemany("INSERT INTO articles VALUES (?, ?)", enumerate(bodies))
    found = pairs = 0
    for number, body in enumerate(bodies):
        query = edited(random_, body, 18)
        similarity = connection.execute("SELECT similarity(?, ?)", [query, body]).fetchone()[0]
        if 0.5 <= similarity < 0.6:
            pairs += 1
            found += any(row[0] == number for row in connection.execute(FIND, [query]))
    suite.check("recall at the threshold", "" if pairs >= 500 and found >= 0.985 * pairs else f"{found} of {pairs} pairs")


PENDING, FANOUT = 512, 4  # as in ext/index/segments.h


def check_segments(suite):
    """So many articles that are pending become a segment, and so many segments of a level one of the next."""
    connection, problem = suite.connect(), ""
    connection.executescript(SCHEMA)
    for segments in range(1, 2 * FANOUT + 2):
        for count in (PENDING - 1, 1):
            rows = [(f"w{segments} v{i} u{i} t{i}",) for i in range(count)]
            connection.executemany("INSERT INTO articles(body) VALUES (?)", rows)
            whole = segments - (count > 1)
            levels = [1] * (whole // FANOUT) + [0] * (whole % FANOUT)
            expected = [(level, PENDING * FANOUT**level) for level in levels]
            found = connection.execute("SELECT level, members FROM x_segments ORDER BY level DESC").fetchall()
            problem = problem or (f"{segments}: {found}, not {expected}" if found != expected else "")
    suite.check("segments of levels", problem)


def check_space(suite):
    """Articles that are deleted, or changed again and again, leave their room to others."""
    random_, connection = random.Random(3), suite.connect()
    connection.executescript(SCHEMA)
    used = "SELECT (SELECT * FROM pragma_page_count) - (SELECT * FROM pragma_freelist_count)"
    empty = connection.execute(used).fetchone()[0]
    bodies = [text(random_) for _ in range(4000)]
    connection.executemany("INSERT INTO x(rowid, text) VALUES (?, ?)", enumerate(bodies))
    full = connection.execute(used).fetchone()[0]
    for _ in range(4):
        random_.shuffle(bodies)
        connection.executemany("UPDATE x SET text = ?2 WHERE rowid = ?1", enumerate(bodies))
    changed = connection.execute(used).fetchone()[0]
    suite.check("room after 16,000 changes", "" if changed < 1.5 * full else f"{changed} pages, {full} before")
    connection.execute("DELETE FROM x")
    left = connection.execute(used).fetchone()[0] - empty
    suite.check("room after deleting all", "" if left < 0.15 * (full - empty) else f"{left} of {full - empty} pages are left")


# ---- other connections and processes ----

def check_readers(suite):
    """A reader in WAL mode keeps what it saw while another connection inserts, merges and rebuilds."""
    random_ = random.Random(11)
    with tempfile.TemporaryDirectory() as directory:
        database = Path(directory) / "news.db"
        writer = suite.connect(database)
        writer.execute("PRAGMA journal_mode = wal")
        writer.execute("PRAGMA synchronous = off")
        writer.executescript(SCHEMA)
        body = text(random_)
        writer.executemany("INSERT INTO articles(body) VALUES (?)", [(edited(random_, body, 2),) for _ in range(30)])
        reader = suite.connect(database)
        reader.execute("BEGIN")
        before, problem = reader.execute(FIND, [body]).fetchall(), ""
        for round_ in range(4):
            rows = [(edited(random_, body, 2) if i % 100 == 0 else text(random_),) for i in range(700)]
            writer.executemany("INSERT INTO articles(body) VALUES (?)", rows)
            writer.execute("DELETE FROM articles WHERE id % 7 = ?", [round_])
            if reader.execute(FIND, [body]).fetchall() != before:
                problem = f"the reader's rows changed in round {round_}"
        writer.execute("INSERT INTO x(x) VALUES ('rebuild')")
        suite.check("a reader's snapshot", problem or ("" if reader.execute(FIND, [body]).fetchall() == before else "changed by rebuild"))
        reader.execute("COMMIT")
        suite.check("a reader's next transaction", wrong_rows(reader, body) or said(reader, CHECK))


WRITER = """
import random, resource, signal, sqlite3, sys
library, database, mode, limit, seed = sys.argv[1:]
connection = sqlite3.connect(database, isolation_level=None)
connection.enable_load_extension(True)
connection.load_extension(library)
connection.execute(f"PRAGMA journal_mode = {mode}")
connection.execute("PRAGMA cache_size = 20")
connection.execute("PRAGMA synchronous = off")
if int(limit):
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
random_ = random.Random(seed)
print("ready", flush=True)
while True:
    connection.execute("BEGIN")
    for _ in range(random_.randrange(1, 400)):
        body = " ".join(f"w{random_.randrange(3000)}" for _ in range(40))
        if random_.random() < 0.2:
            connection.execute("DELETE FROM articles WHERE id = (SELECT abs(random()) % max(id) FROM articles)")
        else:
            connection.execute("INSERT INTO articles(body) VALUES (?)", [body])
    connection.execute("COMMIT")
"""


def kill_writer(suite, database, mode, limit, seconds, seed):
    """Runs a writer until it is killed: by the system, at its first write beyond `limit` bytes, or by us after a time."""
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(suite.library.with_suffix("")), str(database), mode,
                                str(limit), str(seed)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdout.readline()
    if not limit:
        time.sleep(seconds)
        process.kill()
    process.wait(timeout=60)
    process.stdout.close()
    return process.returncode


def check_kills(suite, mode):
    """After each of many kills the index is whole and agrees with the articles."""
    random_ = random.Random(13)
    with tempfile.TemporaryDirectory() as directory:
        database = Path(directory) / "news.db"
        connection = suite.connect(database)
        connection.executescript(SCHEMA)
        connection.close()
        problem, rows = "", 0
        for round_ in range(16):
            limit = os.path.getsize(database) + random_.randrange(4096, 300_000) if round_ % 2 == 0 else 0
            code = kill_writer(suite, database, mode, limit, random_.uniform(0.02, 0.35), round_)
            if code != (-signal.SIGXFSZ if limit else -signal.SIGKILL):
                problem = problem or f"the writer ended with {code}"
            connection = suite.connect(database)
            problem = problem or said(connection, CHECK)
            rows = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
            connection.close()
        suite.check(f"killed while writing, {mode}", problem or ("" if rows > 300 else f"only {rows} rows came in"))


# ---- damage ----

DAMAGE = [
    "UPDATE x_signatures SET signature = x'00' WHERE id = 40",
    "UPDATE x_signatures SET signature = minhash('some other text') WHERE id = 40",
    "UPDATE x_signatures SET signature = minhash('some other text', 64) WHERE id = 40",
    "INSERT INTO x_signatures SELECT 100000, signature FROM x_signatures WHERE id = 40",
    "DELETE FROM x_signatures WHERE id = 40",
    "DELETE FROM x_pending",
    "DELETE FROM x_segments",
    "DELETE FROM x_postings WHERE id = (SELECT max(id) FROM x_postings)",
    "DELETE FROM x_members",
    "UPDATE x_postings SET block = substr(block, 1, 50)",
    "UPDATE x_postings SET block = substr(block, 1, length(block) - 1)",
    "UPDATE x_postings SET block = zeroblob(length(block))",
    "UPDATE x_postings SET block = replace(hex(block), 'A', 'B')",
    "UPDATE x_postings SET block = CAST(replace(hex(zeroblob(length(block) / 2)), '0', char(127)) AS BLOB)",
    "UPDATE x_postings SET block = x''",
    "UPDATE x_members SET block = x'00'",
    "UPDATE x_members SET block = zeroblob(length(block))",
    "UPDATE x_members SET block = 'text'",
    "INSERT INTO x_members VALUES (99 << 32, x'00')",
    "UPDATE x_segments SET members = 0",
    "UPDATE x_segments SET members = members + 1",
    "UPDATE x_segments SET members = 1 << 40",
    "UPDATE x_segments SET blocks = -1",
    "UPDATE x_segments SET blocks = blocks * 2",
    "UPDATE x_segments SET blocks = 1",
    "UPDATE x_segments SET level = -5",
    "UPDATE x_signatures SET signature = (SELECT signature FROM x_signatures WHERE id = 41) WHERE id = 40",
    "UPDATE x_segments SET id = -id",
    "UPDATE x_segments SET id = 1 << 33",
    "DROP TABLE x_pending",
    "DROP TABLE x_postings",
]
DAMAGE_SEEN = ["damaged", "rebuild the index", "no such table"]


def database_to_damage(suite, contentless=False):
    """An index over 700 articles, some of them pending."""
    connection = suite.connect()
    random_ = random.Random(17)
    bodies = [text(random_, 30) for _ in range(700)]
    if contentless:
        connection.execute("CREATE VIRTUAL TABLE x USING minhash_index()")
        connection.executemany("INSERT INTO x(text) VALUES (?)", [(body,) for body in bodies])
        return connection, bodies
    connection.executescript(SCHEMA)
    connection.executemany("INSERT INTO articles(body) VALUES (?)", [(body,) for body in bodies])
    return connection, bodies


def copy_of(suite, connection):
    copy = suite.connect()
    connection.backup(copy)
    return copy


def use_damaged(connection, bodies):
    """Everything that reads or writes the index; errors are fine, a crash is not."""
    for body in bodies[::50]:
        said(connection, FIND, body)
    said(connection, "SELECT rowid, signature, text FROM x")
    connection.execute("BEGIN")
    for i in range(600):
        said(connection, "INSERT INTO x(rowid, text) VALUES (?, ?)", 5000 + i, bodies[i])
    for i in range(300):
        said(connection, "DELETE FROM x WHERE rowid = ?", i)
    connection.execute("COMMIT" if connection.in_transaction else "SELECT 1")
    said(connection, "INSERT INTO x(x) VALUES ('optimize')")


def check_damage(suite):
    """integrity-check sees each damage, nothing crashes on it, and rebuild makes it good where the tables are there."""
    sound, bodies = database_to_damage(suite)
    for damage in DAMAGE:
        connection = copy_of(suite, sound)
        connection.execute(damage)
        error = said(connection, CHECK)
        suite.check(f"integrity-check sees: {damage}", "" if any(seen in error for seen in DAMAGE_SEEN) else error or "no error")
        use_damaged(connection, bodies)
        if not damage.startswith("DROP"):
            error = said(connection, "INSERT INTO x(x) VALUES ('rebuild')") or said(connection, CHECK)
            suite.check(f"rebuild repairs: {damage}", error)


CONFIG_DAMAGE = ["size = size + 1", "threshold = 0.4", "shingle = 0", "rows = 1000", "bands = -3", "format = 0", "size = 'x'"]


def check_config_damage(suite):
    """A configuration that is not the one of CREATE is an error for every use, and the table can be dropped."""
    for damage in CONFIG_DAMAGE:
        connection = suite.connect()
        name, value = damage.split(" = ")
        connection.execute("CREATE VIRTUAL TABLE x USING minhash_index()")
        connection.execute(f"UPDATE x_config SET value = {value.replace(name, 'value')} WHERE name = ?", [name])
        copy = copy_of(suite, connection)
        for use in ("SELECT * FROM x", "SELECT * FROM x('a b c')", "INSERT INTO x(text) VALUES ('a')", "DELETE FROM x",
                    "INSERT INTO x(x) VALUES ('rebuild')", CHECK):
            error = said(copy, use)
            suite.check(f"{damage}: {use}", "" if "configuration of x is damaged" in error else error or "no error")
        suite.equal(f"{damage}: dropped", said(copy, "DROP TABLE x"), "")


def check_random_damage(suite):
    """One byte changed at random in a block or a signature is seen by integrity-check, and crashes nothing."""
    random_ = random.Random(19)
    sound = [database_to_damage(suite, contentless) for contentless in (False, True)]
    for round_ in range(60):
        connection, bodies = copy_of(suite, sound[round_ % 2][0]), sound[round_ % 2][1]
        table, column = random_.choice([("x_postings", "block"), ("x_members", "block"), ("x_signatures", "signature")])
        rowid, blob = connection.execute(f"SELECT id, {column} FROM {table} ORDER BY random() LIMIT 1").fetchone()
        place, blob = random_.randrange(len(blob)), bytearray(blob)
        blob[place] ^= random_.randrange(1, 256)
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", [bytes(blob), rowid])
        if not said(connection, CHECK):
            suite.check(f"integrity-check sees byte {place} of {column} {rowid} in {table}", "no error")
        use_damaged(connection, bodies[:100] + bodies[:600])
    suite.check("random damage")


# ---- what the host asks, and what it is told ----

def check_authorizer(suite):
    """Work that asks often whether to stop goes on where SELECT is forbidden; the index then says that it cannot read."""
    connection = suite.connect()
    connection.execute("CREATE TABLE kept(signature)")
    connection.execute("CREATE VIRTUAL TABLE x USING minhash_index()")
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_SELECT else sqlite3.SQLITE_OK)
    long = " ".join(f"w{i}" for i in range(200_000))
    suite.equal("a long text, SELECT forbidden", said(connection, "INSERT INTO kept VALUES (minhash(?))", long), "")
    error = said(connection, "INSERT INTO x(text) VALUES ('a b c')")
    suite.check("an index, SELECT forbidden", "" if "not authorized" in error else error or "no error")
    connection.set_authorizer(None)
    suite.equal("nothing was written", connection.execute("SELECT count(*) FROM x").fetchall(), [(0,)])


def check_meddling(suite):
    """A function in the content view that writes to the index which is being rebuilt, or reads it, is told that it may not."""
    for sql in ("INSERT INTO x(text) VALUES ('a b c')", "DELETE FROM x", "SELECT * FROM x('a b c')"):
        connection, errors = suite.connect(), []
        connection.create_function("meddle", 0, lambda: errors.append(said(connection, sql)))
        connection.executescript("CREATE VIEW seen AS SELECT 1 AS id, coalesce(meddle(), 'a b c') AS body;"
                                 "CREATE VIRTUAL TABLE x USING minhash_index(content=seen, column=body, key=id)")
        suite.equal(f"rebuild, while: {sql}", said(connection, "INSERT INTO x(x) VALUES ('rebuild')"), "")
        told = any(word in str(errors) for word in ("is being changed", "reads the index itself"))
        suite.check(f"told: {sql}", "" if told else str(errors))
        suite.equal(f"whole after: {sql}", connection.execute("SELECT count(*) FROM x").fetchall(), [(1,)])


def check_counts(suite):
    """changes() and last_insert_rowid() are those of the statement, be it one that makes a segment or not."""
    connection, problem = suite.connect(), ""
    connection.executescript("CREATE TABLE other(id INTEGER PRIMARY KEY); CREATE VIRTUAL TABLE x USING minhash_index(size=16)")
    told = "SELECT changes(), last_insert_rowid()"
    for number in range(1, 1300):
        connection.execute("INSERT INTO x(text) VALUES (?)", [f"story {number}"])
        inserted = connection.execute(told).fetchone()
        connection.execute("INSERT INTO other VALUES (?)", [10_000 + number])
        connection.execute("UPDATE x SET text = text || 'w' WHERE rowid = ?", [number // 2])
        connection.execute("INSERT OR IGNORE INTO x(rowid, text) VALUES (?, 'again')", [number])
        connection.execute("DELETE FROM x WHERE rowid = ?", [number // 3])
        deleted = connection.execute(told).fetchone()
        if inserted != (1, number) or deleted[1] != 10_000 + number:
            problem = problem or f"article {number}: {inserted} after INSERT, {deleted} after DELETE"
    suite.check("changes() and last_insert_rowid()", problem)


def check_pragma(suite):
    """PRAGMA integrity_check asks the index from SQLite 3.44 on."""
    if sqlite3.sqlite_version_info < (3, 44):
        suite.skip("PRAGMA integrity_check", f"this Python has SQLite {sqlite3.sqlite_version}")
        return
    connection, _ = database_to_damage(suite)
    suite.equal("PRAGMA integrity_check, sound", connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
    connection.execute("DELETE FROM x_pending")
    found = connection.execute("PRAGMA integrity_check").fetchall()
    suite.check("PRAGMA integrity_check, damaged", "" if "rebuild the index" in str(found) else str(found))


def run(suite):
    for seed in (2,) if suite.asan else (1, 2):
        check_changes(suite, seed)
    if not suite.asan:  # what is found and how much room it takes does not depend on memory
        check_recall(suite)
        check_segments(suite)
        check_space(suite)
    check_readers(suite)
    for mode in ("delete", "wal"):
        check_kills(suite, mode)
    check_damage(suite)
    check_config_damage(suite)
    check_random_damage(suite)
    check_authorizer(suite)
    check_meddling(suite)
    check_counts(suite)
    check_pragma(suite)
