#!/usr/bin/env python3
"""dask_join.py - near-duplicates of many shards on the workers of Dask

    python3 examples/distributed/dask_join.py RESULT SHARD...            two workers of its own
    ... --scheduler tcp://host:8786                                      those of a scheduler
    ... --library build/newsprint --threshold 0.5 --band-rows 3 --parts 2 --held 0.8

A shard is a SQLite file with articles(id, body), which every worker must see under the same path, as the library; an id is of
one article in all shards. The result is a SQLite file with the tables pairs, labels, clusters and, with --held, survivors:
those that near_duplicates(), clusters() and survivors() give for one table of all articles. It is there when all is done.

The signatures of a shard go to the parts of the bands by Dask's own shuffle, as a small database each; the SQL is in
sql/distributed. A worker that dies is replaced by the others, which do its tasks again. One with another version of newsprint
ends the run. Python 3.11 or later; Debian: python3-dask, python3-distributed.
"""

import argparse
import os
import sqlite3
import sys
import time
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STEPS = "settings map reduce wanted verify postings hold link labels clusters survivors".split()
VERSION = "SELECT newsprint_version() || '-' || substr(hex(minhash('a b c', 1)), 9, 4)"


class Run:
    """What every task must know: the library, the SQL, the settings and the version of who started the run."""

    def __init__(self, options):
        self.library = os.path.abspath(options.library)
        self.sql = {step: (ROOT / "sql/distributed" / f"{step}.sql").read_text() for step in STEPS}
        self.settings = options.threshold, options.band_rows, options.parts, options.held or 0.8
        self.version = None
        self.version = self.open().execute(VERSION).fetchone()[0]

    def open(self, database=":memory:"):
        """A connection with the library and the settings; an error where the library is another."""
        connection = sqlite3.connect(database, isolation_level=None, uri=True)
        connection.enable_load_extension(True)
        connection.load_extension(os.environ.get("NEWSPRINT", self.library))
        version, = connection.execute(VERSION).fetchone()
        if self.version and version != self.version:
            raise RuntimeError(f"a worker has newsprint {version}, this run is of {self.version}: give all the same")
        connection.executescript(self.sql["settings"])
        connection.execute("INSERT INTO settings(threshold, band_rows, parts, held) VALUES (?, ?, ?, ?)", self.settings)
        return connection

    def each_shard(self, connection, shards, script):
        for shard in shards:
            connection.execute("ATTACH ? AS shard", (f"{Path(shard).as_uri()}?mode=ro",))
            connection.executescript(script)
            connection.execute("DETACH shard")


def check(run):
    """Raises where this worker has no library, or another."""
    run.open().close()


def sign(run, shard):
    """A copy of the signatures of a shard for each part of the bands."""
    connection = run.open()
    run.each_shard(connection, [shard], run.sql["map"])
    block = connection.serialize()
    return [(part, block) for part in range(1, run.settings[2] + 1)]


def compare(run, part_and_blocks):
    """The candidates of a part of the bands."""
    part, blocks = part_and_blocks
    connection = run.open()
    connection.execute("CREATE TABLE signatures(id, signature)")
    connection.execute("CREATE TABLE part AS SELECT ? AS number", (part,))
    for _, block in blocks:
        connection.execute("ATTACH ':memory:' AS given")
        connection.deserialize(block, name="given")
        connection.execute("INSERT INTO signatures SELECT * FROM given.signatures")
        connection.execute("DETACH given")
    connection.executescript(run.sql["reduce"])
    return connection.execute("SELECT a, b FROM candidates").fetchall()


def with_texts(run, shards, candidates):
    """A connection with candidates and the texts of both sides."""
    connection = run.open()
    connection.execute("CREATE TABLE candidates(a, b)")
    connection.execute("CREATE TABLE texts(id PRIMARY KEY, body)")
    connection.executemany("INSERT INTO candidates VALUES (?, ?)", candidates)
    run.each_shard(connection, shards, run.sql["wanted"])
    return connection


def verify(run, shards, candidates, step, table):
    """The pairs, or links, among some candidates."""
    connection = with_texts(run, shards, candidates)
    connection.executescript(run.sql[step])
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def facts(block):
    """All articles of a shard, and those of fewer words than a shingle."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(block)
    return connection.execute("SELECT * FROM known").fetchall(), connection.execute("SELECT * FROM shorts").fetchall()


def hold(run, shards, shorts, part):
    """What may hold what, by one part of the shingles."""
    connection = run.open()
    connection.execute("CREATE TABLE candidates(a, b)")
    connection.execute("CREATE TABLE shorts(id, words, hash)")
    connection.executemany("INSERT INTO shorts VALUES (?, ?, ?)", shorts)
    connection.execute("CREATE TABLE part AS SELECT ? AS number", (part,))
    connection.execute("CREATE TABLE postings(hash, id, PRIMARY KEY (hash, id)) WITHOUT ROWID")
    run.each_shard(connection, shards, run.sql["postings"])
    connection.executescript(run.sql["hold"])
    return connection.execute("SELECT DISTINCT a, b FROM candidates").fetchall()


def keep(run, shards, links, known):
    """What survivors() says of all shards."""
    connection = with_texts(run, shards, links)
    connection.execute("CREATE TABLE known(id, rule)")
    connection.executemany("INSERT INTO known VALUES (?, ?)", known)
    connection.executescript(run.sql["survivors"])
    return connection.execute("SELECT * FROM survivors").fetchall()


def follow(what, futures):
    """The results of futures, while how many are there is shown."""
    from distributed import as_completed

    done, last = 0, 0
    for future in as_completed(futures):
        done += 1
        if future.status == "error":
            raise future.exception()
        if time.monotonic() - last > 0.5 or done == len(futures):
            print(f"{what}: {done} of {len(futures)}", file=sys.stderr, flush=True)
            last = time.monotonic()
    return [future.result() for future in futures]


def sign_all(client, run, shards):
    """A bag of the signed shards, which stay with the workers."""
    from dask import bag
    from distributed import futures_of

    signed = bag.from_sequence(shards, npartitions=len(shards)).map(lambda shard: sign(run, shard)).persist()
    follow("shards signed", futures_of(signed))
    return signed


def verify_all(client, run, shards, candidates, *step):
    """Candidates in pieces, one for each thread of the workers."""
    candidates = sorted(candidates, key=lambda pair: str(pair[0]))
    size = max(1, -(-len(candidates) // sum(client.ncores().values())))
    pieces = [candidates[at:at + size] for at in range(0, len(candidates), size)]
    verified = client.map(lambda piece: verify(run, shards, piece, *step), pieces, pure=False)
    return list(chain.from_iterable(follow(f"pieces of the candidates measured: {step[1]}", verified)))


def find_pairs(client, run, shards, signed):
    """All pairs: shuffled, compared and verified by the workers."""
    from distributed import futures_of

    compared = signed.flatten().groupby(lambda item: item[0], npartitions=run.settings[2], shuffle="tasks")
    compared = compared.map(lambda item: compare(run, item)).persist()
    found = follow("partitions of the shuffle compared", futures_of(compared))
    return verify_all(client, run, shards, chain.from_iterable(chain.from_iterable(found)), "verify", "pairs")


def find_survivors(client, run, shards, signed):
    """What survivors() says, of texts of which one has much of another; all others are kept."""
    told = signed.map(lambda items: facts(items[0][1])).compute()
    known, shorts = (list(chain.from_iterable(rows)) for rows in zip(*told))
    parts = range(1, run.settings[2] + 1)
    held = follow("parts of the shingles compared", client.map(lambda part: hold(run, shards, shorts, part), parts, pure=False))
    links = verify_all(client, run, shards, set(chain.from_iterable(held)), "link", "links")
    return follow("survivors", [client.submit(keep, run, shards, links, known, pure=False)])[0]


def write(run, path, pairs, survivors):
    """The result, with its labels and clusters, whole or not at all."""
    unfinished = f"{path}.{os.getpid()}"
    Path(unfinished).unlink(missing_ok=True)
    connection = run.open(unfinished)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE pairs(a, b, similarity REAL, containment_a REAL, containment_b REAL)")
    connection.executemany("INSERT INTO pairs VALUES (?, ?, ?, ?, ?)", pairs)
    connection.execute("COMMIT")
    while True:
        connection.executescript(run.sql["labels"])
        if connection.execute("SELECT count FROM moved").fetchone() == (0,):
            break
    connection.executescript(run.sql["clusters"])
    if survivors:
        connection.execute("CREATE TABLE survivors(id, kept INTEGER, kept_for, similarity REAL, containment REAL, rule TEXT)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO survivors VALUES (?, ?, ?, ?, ?, ?)", survivors)
        connection.execute("COMMIT")
    connection.close()
    os.replace(unfinished, path)


def options_of(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result")
    parser.add_argument("shards", nargs="+")
    parser.add_argument("--scheduler", help="its address; without one, two workers are started")
    parser.add_argument("--library", default=str(ROOT / "build/newsprint"), help="as the workers see it")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--band-rows", type=int, default=3)
    parser.add_argument("--parts", type=int, default=2, help="of the bands, at least as many as there are workers")
    parser.add_argument("--held", type=float, help="make survivors too, with this threshold")
    return parser.parse_args(argv)


def main(argv):
    import distributed

    options = options_of(argv)
    run, shards = Run(options), [os.path.abspath(shard) for shard in options.shards]
    where = {"address": options.scheduler} if options.scheduler else {"n_workers": 2, "threads_per_worker": 1}
    with distributed.Client(**where) as client:
        client.wait_for_workers(1)
        print(f"{len(client.ncores())} workers, {len(shards)} shards", file=sys.stderr, flush=True)
        try:
            client.run(check, run)
            signed = sign_all(client, run, shards)
            pairs = find_pairs(client, run, shards, signed)
            kept = find_survivors(client, run, shards, signed) if options.held else None
            write(run, options.result, pairs, kept)
        except (RuntimeError, sqlite3.Error, distributed.scheduler.KilledWorker) as error:
            raise SystemExit(f"dask_join: {error}")
    print(f"{len(pairs)} pairs", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
