"""index_bits: bits of the tables behind a minhash_index, and of the file that they are in, turned over

    index_bits.py LIBRARY SECONDS [SEED]

Each damage is followed by everything that reads or writes an index. Nothing may crash, hang, or end the transaction it
is in. What integrity-check lets pass must not have changed an answer: with a content table and without, whichever bit
of a signature, of postings, of members, and whatever number in the small tables. With the library of build/asan, started
as tests/harness.py starts it, reads beside the memory show as well.
"""

import os
import random
import sqlite3
import sys
import tempfile
import time

NUMBERS = [-1, 0, 1, 2, 3, 7, 40, 255, 2**16, 2**24 - 1, 2**24, 2**31 - 1, 2**31, 2**32, 2**32 + 1, 2**53, 2**63 - 1, -2**63, 0.5,
           1e300, "x", "9" * 30, b"\0" * 9, None]
CELLS = ["x_segments.id", "x_segments.level", "x_segments.members", "x_segments.blocks", "x_pending.id", "x_pending.stale",
         "x_postings.id", "x_members.id", "x_signatures.id", "x_config.value"]
BLOBS = ["x_signatures.signature", "x_postings.block", "x_members.block"]
CHECK = "INSERT INTO x(x) VALUES ('integrity-check')"
SLOW = 5  # seconds
USES = [
    "SELECT rowid, signature, text FROM x", "SELECT signature, text FROM x WHERE rowid = 7",
    "INSERT INTO x(text) VALUES ('k l m n o p')", "INSERT OR REPLACE INTO x(rowid, text) VALUES (7, 'k l m n o p')",
    "UPDATE x SET rowid = rowid + 500 WHERE rowid IN (2, 35)", "UPDATE x SET text = text WHERE rowid < 5",
    "DELETE FROM x WHERE rowid IN (5, 36)", "SELECT rowid FROM x('k l m n o p')", "INSERT INTO x(x) VALUES ('optimize')", CHECK,
    "INSERT INTO x(x) VALUES ('rebuild')", "PRAGMA integrity_check", "INSERT INTO x(x) VALUES ('delete-all')", "DROP TABLE x",
]


def load(path, library):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = bytes
    connection.enable_load_extension(True)
    connection.load_extension(library)
    return connection


def answer(connection, sql, *arguments):
    try:
        return connection.execute(sql, arguments).fetchall()
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        return f"error: {error}"


def make(path, library, content):
    """An index of 40 short texts: most in a segment, some pending, one of them stale."""
    random_ = random.Random(5)
    connection = load(path, library)
    connection.executescript("PRAGMA page_size = 512; CREATE TABLE articles(id INTEGER PRIMARY KEY, body)")
    texts = [" ".join(f"w{random_.randrange(50)}" for _ in range(12)) for _ in range(40)]
    connection.executemany("INSERT INTO articles VALUES (?, ?)", enumerate(texts, 1))
    options = "content=articles, column=body, " if content else ""
    connection.execute(f"CREATE VIRTUAL TABLE x USING minhash_index({options}size=16, threshold=0.4)")
    for sql in ("INSERT INTO x(rowid, text) SELECT id, body FROM articles WHERE id <= 28", "INSERT INTO x(x) VALUES ('optimize')",
                "INSERT INTO x(rowid, text) SELECT id, body FROM articles WHERE id > 28",
                "UPDATE x SET text = (SELECT body FROM articles WHERE id = 3) WHERE rowid = 3"):
        connection.execute(sql)
    return connection, texts[::4]


def ask(connection, texts):
    return [answer(connection, "SELECT rowid, similarity FROM x WHERE x MATCH ?", text) for text in texts]


def draw(connection, random_):
    """A damage: (table, column, rowid, new value); none where there is nothing to damage."""
    table, column = random_.choice(BLOBS * 2 + CELLS).split(".")
    key = "name" if table == "x_config" else "id"
    row = connection.execute(f"SELECT {key}, {column} FROM {table} ORDER BY random() LIMIT 1").fetchone()
    if not row:
        return None
    value = random_.choice(NUMBERS)
    if isinstance(row[1], bytes) and table != "x_config":
        value = bytearray(row[1])
        value[random_.randrange(len(value))] ^= 1 << random_.randrange(8)
        value = bytes(value)
    elif isinstance(row[1], int) and random_.random() < 0.4:
        value = row[1] ^ 1 << random_.randrange(62)
    return table, column, key, row[0], value


def damage_rows(library, random_, content, seen):
    """One cell damaged in a savepoint; gives what is wrong."""
    connection, texts = make(":memory:", library, content)
    right = ask(connection, texts)
    for _ in range(25):
        damage = draw(connection, random_)
        connection.execute("SAVEPOINT damaged")
        table, column, key, row, value = damage
        refused = answer(connection, f"UPDATE {table} SET {column} = ? WHERE {key} = ?", value, row) != []
        started = time.monotonic()
        told = answer(connection, CHECK)
        if not refused and told == [] and ask(connection, texts) != right:
            return f"integrity-check does not see {damage}"
        for use in USES:
            answer(connection, use)
        if not connection.in_transaction:
            return f"the transaction ended after {damage}"
        if time.monotonic() - started > SLOW:
            return f"{damage}: it took {time.monotonic() - started:.1f} s"
        seen[told != []] += 1
        connection.execute("ROLLBACK TO damaged")
        connection.execute("RELEASE damaged")
    return ""


def damage_file(path, library, random_, seen):
    """Bytes of a database file changed; nothing can be promised of the answers, but that there is an end to it."""
    if not os.path.exists(path):
        make(path, library, True)[0].close()
    with open(path, "rb") as file:
        whole = file.read()
    for _ in range(10):
        hurt = bytearray(whole)
        for _ in range(random_.choice([1, 1, 4])):
            hurt[random_.randrange(100, len(hurt))] ^= random_.randrange(1, 256)
        with open(f"{path}.hurt", "wb") as file:
            file.write(hurt)
        connection = load(f"{path}.hurt", library)
        ask(connection, ["w1 w2 w3 w4 w5"])
        for use in [CHECK, *USES]:
            answer(connection, use)
        connection.close()
        seen[2] += 1
    return ""


def main(library, seconds, seed=None):
    seed = int(seed) if seed else random.randrange(10**6)
    random_, end, seen = random.Random(seed), time.monotonic() + float(seconds), [0, 0, 0]
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "news.db")
        while time.monotonic() < end:
            problem = (damage_rows(library, random_, True, seen) or damage_rows(library, random_, False, seen) or
                       damage_file(path, library, random_, seen))
            if problem:
                print(f"seed {seed}: {problem}")
                return 1
    print(f"seed {seed}: {seen[1]} damaged cells were seen, {seen[0]} did no harm; {seen[2]} damaged files")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
