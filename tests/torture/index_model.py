"""index_model: random SQL on a minhash_index, beside a model in this program

    index_model.py LIBRARY SECONDS [SEED]

The model is a dictionary of row numbers and words, and a stack of copies for savepoints; it knows no SQL, and works out
similarities from sets of shingles. After each batch the index must have the rows of the model and their signatures,
integrity-check must be content, and a MATCH must give the right figures and no row too many. A row that is far above
the threshold must be found. A statement that the model says must fail has to fail, and neither may change by it.
"""

import random
import sqlite3
import sys
import time

ENDS = [-2**63, -2**32, -1, 0, 2**31, 2**32, 2**63 - 1]
SETTINGS = [(256, 0.5, 3), (64, 0.4, 2), (16, 0.7, 1), (128, 0.2, 3), (100, 0.9, 4)]
SURE = 0.3  # a row so far above the threshold is found but once in 10^9 times, in bands of the sizes above
TRIGGERS = """
CREATE TABLE articles(id INTEGER PRIMARY KEY, body);
CREATE TRIGGER i AFTER INSERT ON articles BEGIN INSERT INTO x(rowid, text) VALUES (new.id, new.body); END;
CREATE TRIGGER d AFTER DELETE ON articles BEGIN DELETE FROM x WHERE rowid = old.id; END;
CREATE TRIGGER u AFTER UPDATE ON articles BEGIN UPDATE x SET rowid = new.id, text = new.body WHERE rowid = old.id; END;
PRAGMA recursive_triggers = on;
"""


class Wrong(Exception):
    pass


def shingles(words, width):
    width = min(width, len(words))
    return {tuple(words[i:i + width]) for i in range(len(words) - width + 1)} if words else set()


class Attack:
    def __init__(self, library, seed):
        self.random = random.Random(seed)
        self.size, self.threshold, self.width = self.random.choice(SETTINGS)
        self.content = seed % 2 == 0
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.enable_load_extension(True)
        self.connection.load_extension(library)
        self.stories = [[self.word() for _ in range(40)] for _ in range(10)]
        self.rows, self.saved, self.changes, self.answers = {}, [], 0, 0
        options = f"size={self.size}, threshold={self.threshold}, shingle={self.width}"
        if self.content:
            self.connection.executescript(TRIGGERS)
            options += ", content=articles, column=body"
        self.connection.execute(f"CREATE VIRTUAL TABLE x USING minhash_index({options})")
        self.table, self.key, self.text = ("articles", "id", "body") if self.content else ("x", "rowid", "text")

    # ---- what is drawn ----

    def word(self):
        return f"w{self.random.randrange(300)}"

    def words(self):
        """The words of a text, or None for NULL."""
        kind = self.random.random()
        if kind < 0.04:
            return None
        if kind < 0.07:
            return []
        words = list(self.random.choice(self.stories))
        for _ in range(self.random.choice([0, 0, 1, 3, 8, 30])):
            words[self.random.randrange(len(words))] = self.word()
        return words[:self.random.choice([40, 40, 40, 25, 12, 4])]

    def number(self):
        return self.random.choice(ENDS) if self.random.random() < 0.03 else self.random.randrange(1, 1500)

    # ---- statements, on both ----

    def run(self, sql, *arguments, fails=False):
        self.changes += 1
        try:
            self.connection.execute(sql.format(t=self.table, key=self.key, text=self.text), arguments).fetchall()
            failed = ""
        except sqlite3.Error as error:
            failed = str(error)
        if bool(failed) != fails:
            raise Wrong(f"{sql} {arguments}: {failed or 'should have failed'}")

    @staticmethod
    def sql_text(words):
        return None if words is None else " ".join(words)

    def insert(self):
        number, words = self.number(), self.words()
        replace = self.random.random() < 0.3
        taken = number in self.rows and not replace
        self.run(f"INSERT {'OR REPLACE' if replace else ''} INTO {{t}}({{key}}, {{text}}) VALUES (?, ?)", number,
                 self.sql_text(words), fails=taken)
        if not taken:
            self.rows[number] = words

    def insert_many(self):
        first, words = self.random.randrange(2000, 9000), self.words() or ["w1"]
        count = self.random.choice([3, 50, 700])
        free = [n for n in range(first, first + count) if n not in self.rows]
        self.run("INSERT OR IGNORE INTO {t}({key}, {text}) SELECT value, ? || ' n' || (value / 5) FROM json_each(?)",
                 " ".join(words), str(list(range(first, first + count))))
        self.rows.update((n, [*words, f"n{n // 5}"]) for n in free)

    def delete(self):
        first = self.number()
        last = min(first + self.random.choice([0, 0, 0, 30, 300]), 2**63 - 1)
        self.run("DELETE FROM {t} WHERE {key} BETWEEN ? AND ?" if last > first else "DELETE FROM {t} WHERE {key} IN (?, ?)",
                 first, last)
        for number in [n for n in self.rows if first <= n <= last]:
            del self.rows[number]

    def change(self):
        number, words = self.number(), self.words()
        self.run("UPDATE {t} SET {text} = ? WHERE {key} = ?", self.sql_text(words), number)
        if number in self.rows:
            self.rows[number] = words

    def rewrite(self):
        """Writes back what stands there; all of it, or one row."""
        self.run("UPDATE {t} SET {text} = {text}" + self.random.choice(["", f" WHERE {{key}} = {self.number()}"]))

    def move(self):
        old, new = self.number(), self.number()
        replace = self.random.random() < 0.4
        taken = old in self.rows and new in self.rows and old != new and not replace
        self.run(f"UPDATE {'OR REPLACE' if replace else ''} {{t}} SET {{key}} = ? WHERE {{key}} = ?", new, old, fails=taken)
        if old in self.rows and not taken:
            self.rows[new] = self.rows.pop(old)

    def refuse(self):
        """What is no text, no command, no number."""
        sql = self.random.choice([
            "INSERT INTO {t}({key}, {text}) VALUES (12345, x'00')", "INSERT INTO x(x) VALUES ('repair')",
            "INSERT INTO x(rowid, text) VALUES ('seven', 'a b c')", "INSERT INTO x(similarity) VALUES (1)",
            "INSERT INTO x(rowid, text) SELECT value, iif(value < 999999, 'a b c', x'00') FROM json_each('[999990, 999999]')"])
        self.run(sql, fails=True)

    def command(self):
        command = self.random.choice(["optimize", "OPTIMIZE", "integrity-check"] + ["rebuild"] * self.content)
        self.run("INSERT INTO x(x) VALUES (?)", command)

    def frame(self):
        """A savepoint begun, taken back or released."""
        kind, depth = self.random.random(), len(self.saved)
        if depth == 0 or kind < 0.5 and depth < 5:
            self.run(f"SAVEPOINT s{depth}")
            self.saved.append(dict(self.rows))
        elif kind < 0.75:
            to = self.random.randrange(depth)
            self.run(f"ROLLBACK TO s{to}")
            self.rows = dict(self.saved[to])
            del self.saved[to + 1:]
        else:
            to = self.random.randrange(depth)
            self.run(f"RELEASE s{to}")
            del self.saved[to:]

    # ---- what must hold ----

    def check(self):
        self.run("INSERT INTO x(x) VALUES ('integrity-check')")
        found = self.connection.execute("SELECT rowid, signature FROM x ORDER BY rowid").fetchall()
        sign = "SELECT minhash(?, ?, ?)"
        right = [(n, self.connection.execute(sign, [self.sql_text(w), self.size, self.width]).fetchone()[0])
                 for n, w in sorted(self.rows.items())]
        if found != right:
            raise Wrong(f"{len(found)} rows in the index, {len(right)} in the model, or other signatures")
        for _ in range(4):
            self.ask(self.words() or ["w2", "w3", "w4", "w5"])

    def ask(self, words):
        query = shingles(words, self.width)
        sql = self.random.choice(["SELECT rowid, similarity FROM x WHERE x MATCH ?", "SELECT rowid, similarity FROM x(?)"])
        found = dict(self.connection.execute(sql, [" ".join(words)]).fetchall())
        self.answers += 1
        for number, row in self.rows.items():
            own = shingles(row or [], self.width)
            similarity = len(query & own) / len(query | own) if own else 0
            if number not in found:
                if similarity >= min(1, self.threshold + SURE):
                    raise Wrong(f"row {number}, similarity {similarity}, is not found")
                continue
            allowed = 1e-12 if self.content else 6 * (0.25 / self.size) ** 0.5
            if abs(found.pop(number) - similarity) > allowed:
                raise Wrong(f"row {number}: the similarity is {similarity}")
        if found:
            raise Wrong(f"rows that are not there: {found}")

    def batch(self):
        kinds = [self.insert] * 12 + [self.change, self.delete, self.move] * 3 + [self.frame] * 3
        kinds += [self.insert_many, self.rewrite, self.refuse, self.command]
        for _ in range(80):
            self.random.choice(kinds)()
        self.check()


def main(library, seconds, seed=None):
    end, changes, answers = time.monotonic() + float(seconds), 0, 0
    first = int(seed) if seed else random.randrange(10**6)
    for seed in range(first, first + 10**6):
        attack = Attack(library, seed)
        try:
            for _ in range(8):
                attack.batch()
        except (Wrong, sqlite3.Error) as problem:
            print(f"seed {seed}, after {attack.changes} statements: {problem}")
            return 1
        changes, answers = changes + attack.changes, answers + attack.answers
        if time.monotonic() > end:
            break
    print(f"seeds {first} to {seed}: {changes} statements, {answers} answers, SQLite {sqlite3.sqlite_version}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
