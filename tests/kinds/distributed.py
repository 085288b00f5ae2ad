"""distributed: shards that many processes compare give what one file gives, whatever dies on the way

Articles of all kinds of copies, notices that stand in many, texts of fewer words than a shingle, NULL and no words, with ids that
are numbers and texts, are cut into 1, 3 and 8 shards. Pairs with their figures, clusters and survivors must be those of one
table, by GNU parallel, by the steps of the Slurm script and by Dask, whose workers are processes. Processes are killed in the
middle of it, and one has a library of another version.
"""

import importlib.util
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import ROOT

EXAMPLES = ROOT / "examples/distributed"
VOCABULARY = [head + middle + tail for head in "b d f g k l m n p r s t".split() for middle in "a e i o u".split()
              for tail in ("n", "rt", "st", "lm")]
TABLES = {"pairs": "near_duplicates('articles', 'body', 0.5, 'id', '{\"band_rows\": 3}')", "clusters": "clusters('pairs')",
          "survivors": "survivors('articles', 'body', 0.8, 'id')"}


def made_articles(rng, count):
    """Of three articles one is made from an earlier one."""
    notice = rng.sample(VOCABULARY, 12)
    texts = []
    for number in range(count):
        words = rng.choices(VOCABULARY, k=rng.randrange(20, 90))
        way = rng.random()
        if texts and way < 0.33:
            words = list(rng.choice(texts))
            for _ in range(rng.choice([0, 0, 1, 3, 8])):
                words[rng.randrange(len(words))] = rng.choice(VOCABULARY)
            words = words[:len(words) * rng.randrange(5, 11) // 10] or words
        elif way < 0.37:
            words = notice + words[:rng.randrange(3)]
        elif way < 0.40:
            words = notice[:rng.randrange(1, 3)]
        texts.append(words)
    bodies = [" ".join(words) for words in texts]
    for at in rng.sample(range(count), count // 40):
        bodies[at] = rng.choice([None, "", "...", bodies[0]])
    return [(number if number % 3 else f"a{number}", body) for number, body in enumerate(bodies)]


def write_shards(folder, articles, shards):
    paths = []
    for shard in range(shards):
        paths.append(folder / f"it's shard {shard}.db")
        connection = sqlite3.connect(paths[-1])
        connection.execute("CREATE TABLE articles(id PRIMARY KEY, body)")
        connection.executemany("INSERT INTO articles VALUES (?, ?)", articles[shard::shards])
        connection.commit()
        connection.close()
    return paths


def table_rows(connection, query):
    return "\n".join(sorted(map(repr, connection.execute(f"SELECT * FROM {query}"))))


def one_file(suite, articles):
    """What the library says of one table: by name of the table, rows as text."""
    connection = suite.connect()
    connection.execute("CREATE TABLE articles(id PRIMARY KEY, body)")
    connection.executemany("INSERT INTO articles VALUES (?, ?)", articles)
    connection.execute(f"CREATE TABLE pairs AS SELECT * FROM {TABLES['pairs']}")
    return {name: table_rows(connection, query) for name, query in TABLES.items()}


class Join:
    """A split of the articles, and what is made of it."""

    def __init__(self, suite, folder, articles, shards):
        self.suite, self.folder = suite, Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.shards = write_shards(self.folder, articles, shards)
        self.environment = {**os.environ, "NEWSPRINT": str(suite.library.with_suffix("")), "SQLITE3": suite.sqlite,
                            "BAND_ROWS": "3", "PARTS": "3", "HELD": "0.8"}

    def start(self, *arguments, **environment):
        return subprocess.Popen([str(argument) for argument in arguments], env={**self.environment, **environment},
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder)

    def fault(self, process, result, expected):
        """What is wrong with a program that ran to its end, and with its result."""
        shown, _ = process.communicate(timeout=300)
        if process.returncode:
            return f"exit code {process.returncode}\n{shown[-3000:]}"
        connection = sqlite3.connect(result)
        for name in TABLES:
            rows = table_rows(connection, name)
            if rows != expected[name]:
                missing = set(expected[name].splitlines()) - set(rows.splitlines())
                return f"{name} differ: {len(rows.splitlines())} rows, missing {sorted(missing)[:5]}\n{shown[-2000:]}"
        labels = set(connection.execute("SELECT member, label FROM labels"))
        return "" if labels == set(connection.execute("SELECT member, cluster FROM clusters")) else "labels are no clusters"


def command(pid):
    try:
        return (Path("/proc") / str(pid) / "comm").read_text().strip()
    except OSError:
        return ""


def descendants(pid):
    children = {}
    for task in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((task / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(task.name))
    found = children.get(pid, [])
    for one in found:
        found += children.get(one, [])
    return found


def kill_shell(process, seconds=20):
    """Kills the first sqlite3 that parallel, which is Perl, has started, by its id; False where none came up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        for parent in [pid for pid in descendants(process.pid) if command(pid) in ("perl", "parallel")]:
            for pid in descendants(parent):
                if command(pid) == "sqlite3":
                    os.kill(pid, signal.SIGKILL)
                    return True
    return False


def other_version(suite, folder):
    """The library as it would be of another version: the same, but for the number that it tells."""
    connection = suite.connect()
    version, = connection.execute("SELECT newsprint_version()").fetchone()
    changed = version[:-1] + ("7" if version[-1] != "7" else "8")
    path = Path(folder) / "other" / suite.library.name
    path.parent.mkdir()
    path.write_bytes(suite.library.read_bytes().replace(version.encode() + b"\0", changed.encode() + b"\0"))
    return path.with_suffix(""), changed


def check_shell(suite, articles, expected):
    for shards in (1, 3, 8):
        with tempfile.TemporaryDirectory() as folder:
            join, work = Join(suite, folder, articles, shards), Path(folder) / "a work folder"
            run = join.start("sh", EXAMPLES / "parallel.sh", work, *join.shards)
            suite.check(f"GNU parallel, {shards} shards", join.fault(run, work / "result.db", expected))
    with tempfile.TemporaryDirectory() as folder:
        join, work, slow = Join(suite, folder, articles, 3), Path(folder) / "work", Path(folder) / "slow/sqlite3"
        slow.parent.mkdir()
        slow.write_text(f'#!/bin/sh\nsleep 0.2\nexec "{suite.sqlite}" "$@"\n')
        slow.chmod(0o755)
        run = join.start("sh", EXAMPLES / "parallel.sh", work, *join.shards, SQLITE3=str(slow))
        killed = [kill_shell(run), kill_shell(run)]
        suite.check("GNU parallel, two processes killed", join.fault(run, work / "result.db", expected) or ("" if all(killed) else "not killed"))


def check_steps(suite, articles, expected):
    """The steps of the Slurm script one by one, with a stand-in for sbatch that runs them as it would."""
    with tempfile.TemporaryDirectory() as folder:
        join, work, bin_folder = Join(suite, folder, articles, 3), Path(folder) / "work", Path(folder) / "bin"
        bin_folder.mkdir()
        (bin_folder / "sbatch").write_text(
            '#!/bin/sh\nset -e\narray=1-1\nfor option; do case $option in\n--array=*) array=${option#--array=} ;;\n'
            '--wrap=*) wrap=${option#--wrap=} ;;\nesac; done\n'
            'for SLURM_ARRAY_TASK_ID in $(seq "${array%-*}" "${array#*-}"); do export SLURM_ARRAY_TASK_ID; sh -c "$wrap" >&2; done\necho 7\n')
        (bin_folder / "sbatch").chmod(0o755)
        run = join.start("sh", EXAMPLES / "slurm.sh", work, *join.shards, PATH=f"{bin_folder}:{os.environ['PATH']}")
        suite.check("the steps that Slurm runs", join.fault(run, work / "result.db", expected))
        (work / "result.db").unlink()
        (work / "map.2.db").unlink()
        library, version = other_version(suite, folder)
        join.start("sh", EXAMPLES / "steps.sh", "map", work, "2", NEWSPRINT=str(library)).communicate()
        (work / "reduce.1.db").unlink()
        said, _ = join.start("sh", EXAMPLES / "steps.sh", "reduce", work, "1").communicate()
        told = "map.2.db was made by newsprint" in said and version in said and not (work / "reduce.1.db").exists()
        suite.check("a step by another version is told", "" if told else said)


def candidates(connection, table, **options):
    given = json.dumps({"pairs": "candidates", "band_rows": 3, **options})
    rows = connection.execute("SELECT a, b FROM near_duplicates(?, 'signature', 0.5, 'id', ?)", (table, given))
    return [tuple(sorted(pair, key=repr)) for pair in rows]


def by_hash(connection, recipes):
    """The candidates of rows of bands, of which each machine has some hashes of one band."""
    bands, = connection.execute("SELECT newsprint_debug() ->> '$.bands'").fetchone()
    connection.execute("CREATE TABLE plan AS SELECT ? AS bands", (bands,))
    connection.execute("CREATE TABLE whole AS SELECT * FROM signatures")
    connection.executescript(recipes["bands"] + "; DROP TABLE signatures; CREATE TABLE part(number); UPDATE settings SET parts = (SELECT bands FROM plan)")
    found = []
    for band in range(1, int(bands) + 1):
        for machine in range(2):
            connection.execute("CREATE TEMP TABLE signatures AS SELECT id, signature FROM bands WHERE band = ? AND hash & 1 = ?", (band, machine))
            connection.execute("DELETE FROM part")
            connection.execute("INSERT INTO part VALUES (?)", (band,))
            connection.executescript(recipes["reduce"].replace("'signatures'", "'temp.signatures'"))
            found += [tuple(sorted(pair, key=repr)) for pair in connection.execute("SELECT a, b FROM candidates")]
            connection.executescript("DROP TABLE candidates; DROP TABLE temp.signatures")
    return found


def by_blocks(connection, blocks):
    """Those of blocks of the articles, each by itself and with each behind it."""
    found = []
    for block in range(blocks):
        connection.execute(f"CREATE TABLE block{block} AS SELECT * FROM whole WHERE rowid % {blocks} = {block}")
    for block in range(blocks):
        found += candidates(connection, f"block{block}")
        for other in range(block + 1, blocks):
            found += candidates(connection, f"block{block}", against=f"block{other}")
    return found


def check_ways(suite, articles):
    """Candidates by the hash of bands and by blocks are those of one table."""
    recipes = {name: (ROOT / "sql/distributed" / f"{name}.sql").read_text() for name in ("settings", "map", "bands", "reduce")}
    connection = suite.connect()
    connection.execute("ATTACH ':memory:' AS shard")
    connection.execute("CREATE TABLE shard.articles(id, body)")
    connection.executemany("INSERT INTO shard.articles VALUES (?, ?)", articles)
    connection.executescript(recipes["settings"] + "; INSERT INTO settings(threshold) VALUES (0.5);" + recipes["map"])
    expected = sorted(candidates(connection, "signatures"), key=repr)
    for name, found in (("rows of bands, by their hash", by_hash(connection, recipes)), ("blocks, each with each", by_blocks(connection, 4))):
        suite.equal(name, sorted(found, key=repr), expected)


class Cluster:
    """A scheduler of Dask and workers, each a process of its own."""

    def __init__(self, folder, workers):
        self.folder, self.processes = Path(folder), []
        self.file = self.folder / "scheduler.json"
        self.start("scheduler", "--port", "0", "--scheduler-file", self.file)
        self.workers = [self.add_worker() for _ in range(workers)]

    def start(self, what, *arguments, **environment):
        log = open(self.folder / f"{what}.{len(self.processes)}.log", "w")
        self.processes.append(subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *map(str, arguments)], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **environment}))
        return self.processes[-1]

    def add_worker(self, **environment):
        return self.start("worker", "--scheduler-file", self.file, "--nthreads", "1", "--no-nanny", **environment)

    def address(self, workers, seconds=300):
        """That of the scheduler, once so many workers are there. Asked by a process of its own, whose threads end with it."""
        ask = ("import distributed, sys; client = distributed.Client(scheduler_file=sys.argv[1], timeout=int(sys.argv[3])); "
               "client.wait_for_workers(int(sys.argv[2]), timeout=int(sys.argv[3])); print(client.scheduler.address)")
        while not (self.file.exists() and self.file.stat().st_size) and self.processes[0].poll() is None:
            time.sleep(0.1)
        done = subprocess.run([sys.executable, "-c", ask, str(self.file), str(workers), str(seconds)], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{workers} workers did not come:\n{done.stderr}")
        return done.stdout.strip()

    def end(self):
        for process in self.processes:
            process.kill()
            process.wait()


def kill_at(run, worker, line):
    """Kills a worker when a program shows a line, by its id."""
    for shown in run.stdout:
        if line in shown:
            worker.kill()
            worker.wait()
            return


def check_dask(suite, articles, expected, cluster, folder):
    def join(name, shards, kills=(), **environment):
        made = Join(suite, Path(folder) / name, articles, shards)
        result = made.folder / "result.db"
        run = made.start(sys.executable, EXAMPLES / "dask_join.py", result, *made.shards, "--scheduler", address, "--parts", "3",
                         "--held", "0.8", "--library", suite.library.with_suffix(""), **environment)
        for worker, line in kills:
            kill_at(run, worker, line)
        return made, run, result

    address = cluster.address(4)
    for shards in (1, 3, 8):
        made, run, result = join(f"{shards}", shards)
        suite.check(f"Dask, {shards} shards", made.fault(run, result, expected))
    signed, compared = "shards signed", "partitions of the shuffle compared"
    made, run, result = join("once", 8, [(cluster.workers[0], signed)])
    suite.check("Dask, a worker killed", made.fault(run, result, expected))
    made, run, result = join("twice", 8, [(cluster.workers[1], signed), (cluster.workers[2], compared)])
    suite.check("Dask, two workers killed", made.fault(run, result, expected))
    library, version = other_version(suite, folder)
    cluster.add_worker(NEWSPRINT=str(library))
    cluster.address(2)
    made, run, result = join("other", 3)
    said, _ = run.communicate()
    told = run.returncode and f"a worker has newsprint {version}" in said and not result.exists()
    suite.check("a worker of another version is told", "" if told else said)


def run_dask(suite, articles, expected):
    missing = [name for name in ("dask", "distributed") if not importlib.util.find_spec(name)]
    if missing or sys.version_info < (3, 11):
        suite.skip("Dask", f"no module {missing[0]}" if missing else "Python is older than 3.11")
        return
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(folder, 4)
        try:
            check_dask(suite, articles, expected, cluster, folder)
        finally:
            cluster.end()


def run(suite):
    articles = made_articles(random.Random(5), 900)
    expected = one_file(suite, articles)
    counts = {name: len(rows.splitlines()) for name, rows in expected.items()}
    suite.check("the articles have pairs and survivors", "" if counts["pairs"] > 300 and "longest" in expected["survivors"] else counts)
    check_ways(suite, articles)
    check_steps(suite, articles, expected)
    run_dask(suite, articles, expected)
    if shutil.which("parallel"):
        check_shell(suite, articles, expected)
    else:
        suite.skip("GNU parallel", "no program parallel")
