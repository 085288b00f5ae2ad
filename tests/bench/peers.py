"""peers.py - the other tools: installed where they can be, run on the same articles, or missing with a reason

npm packages go into the build directory. What a distribution packages (mash, ICU's headers, numpy) is used where it is
installed, and never installed from here. Each peer gets one thread, and seconds are processor time, as for newsprint.
"""

import hashlib
import json
import resource
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = {"@duckdb/node-api": "@duckdb/node-api", "minhash": "minhash"}  # what npm is asked for
COPYFIND = {"pl-copyfind": "github:cmroanirgo/pl-copyfind#ffd3745"}  # in no registry
REGISTERS = 128  # what datasketch and npm minhash make unless told otherwise; newsprint makes 256
LIMIT = 600  # seconds a peer may take


class Missing(Exception):
    """A peer that cannot be asked here; the text says why."""


def run(*command):
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise Missing(f"took more than {LIMIT} s") from None
    except OSError as error:
        raise Missing(str(error)) from None
    if done.returncode:
        first = (done.stderr.strip().splitlines() or ["no message"])[0]
        raise Missing(f"{Path(str(command[0])).name} failed: {first}")
    return done.stdout


class Articles:
    """The articles of a database, or the first `limit`, in the forms that peers read."""

    def __init__(self, database, folder, limit=None):
        self.stem = Path(folder) / f"{Path(database).stem}-{limit or 'whole'}"
        db = sqlite3.connect(database)
        self.rows = db.execute("SELECT id, body FROM articles ORDER BY id LIMIT ?", (limit or -1,)).fetchall()
        db.close()
        self.bytes = sum(len(body.encode()) for _, body in self.rows)

    def write(self, suffix, line):
        path = self.stem.with_suffix(suffix)
        with path.open("w", encoding="utf-8") as file:
            file.writelines(line(number, body) for number, body in self.rows)
        return path

    def jsonl(self):
        def line(number, body):
            return json.dumps({"id": number, "body": body}, ensure_ascii=False) + "\n"
        return self.write(".jsonl", line)

    def nul(self):
        return self.write(".nul", lambda number, body: body.replace("\0", " ") + "\0")

    def fasta(self):
        letters = {code: None for code in range(128) if not chr(code).isalpha()}
        return self.write(".fasta", lambda number, body: f">{number}\n" + body.lower().translate(letters) + "\n")


class Node:
    """The npm packages, installed at the first question that needs them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.problems = {}

    def install(self, packages):
        wanted = tuple(packages)
        if wanted in self.problems:
            raise Missing(self.problems[wanted])
        if all((self.folder / "node_modules" / package).is_dir() for package in wanted):
            return
        try:
            for program in ("node", "npm"):
                if not shutil.which(program):
                    raise Missing(f"{program} is not installed")
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / "package.json").exists():
                (self.folder / "package.json").write_text("{}\n")
            run("npm", "install", "--prefix", self.folder, "--no-audit", "--no-fund", "--loglevel", "error",
                "--fetch-retries", "0", *packages.values())
        except Missing as problem:
            self.problems[wanted] = str(problem)
            raise

    def ask(self, program, articles, *arguments, packages=PACKAGES):
        self.install(packages)
        return json.loads(run("node", HERE / program, self.folder, articles.jsonl(), *arguments))


def seconds_of_tasks(program, articles):
    """{task: seconds} of a program that prints a line for each: task, seconds, count."""
    return {task: float(seconds) for task, seconds, _ in map(str.split, run(program, articles.nul()).splitlines())}


def icu(folder, articles):
    """{task: seconds} of words, sentences, each also with its text, and nfc."""
    compiler = shutil.which("cc")
    if not compiler or not shutil.which("pkg-config"):
        raise Missing("no C compiler or no pkg-config")
    flags = run("pkg-config", "--cflags", "--libs", "icu-uc").split()
    program = Path(folder) / "icu"
    run(compiler, "-O2", "-o", program, HERE / "icu.c", *flags)
    return seconds_of_tasks(program, articles)


def mash(folder, articles):
    """Seconds of sketching all articles: characters, not words, since it was made for genomes."""
    if not shutil.which("mash"):
        raise Missing("not installed")
    fasta, sketch = articles.fasta(), Path(folder) / "mash"
    before = processor_seconds_of_children()
    run("mash", "sketch", "-i", "-n", "-z", "abcdefghijklmnopqrstuvwxyz", "-k", "12", "-s", "256", "-o", sketch, fasta)
    return processor_seconds_of_children() - before


def processor_seconds_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def datasketch_signer(numpy):
    """What a new MinHash of the Python library datasketch is: REGISTERS random linear functions modulo 2^61 - 1, drawn one
    after the other, and the signing of shingles by its update_batch(): the first 32 bits of SHA-1 of each, all functions
    on all of them in one array, the least of each function."""
    prime, largest = numpy.uint64((1 << 61) - 1), numpy.uint64((1 << 32) - 1)
    random = numpy.random.RandomState(1)
    draws = [(random.randint(1, prime, dtype=numpy.uint64), random.randint(0, prime, dtype=numpy.uint64))
             for _ in range(REGISTERS)]
    factors, terms = numpy.array(draws, numpy.uint64).T

    def sign(shingles):
        hashes = [int.from_bytes(hashlib.sha1(shingle.encode()).digest()[:4], "little") for shingle in shingles]
        column = numpy.array(hashes, numpy.uint64)[:, numpy.newaxis]
        return ((column * factors + terms) % prime & largest).min(axis=0)

    return sign


def datasketch(articles, shingles_of):
    """{way: seconds of signing all articles} in the two ways it offers, a MinHash for each and MinHash.bulk(), which draws
    the functions once; and the seconds of one comparison."""
    try:
        import numpy
    except ImportError:
        raise Missing("numpy is not installed") from None
    shared, signing = datasketch_signer(numpy), {}
    ways = {"datasketch's way": lambda: datasketch_signer(numpy), "datasketch's bulk way": lambda: shared}
    for way, signer in ways.items():
        start = time.process_time()
        sets = (shingles_of(body) for _, body in articles.rows)
        signatures = [signer()(shingles) for shingles in sets if shingles]
        signing[way] = time.process_time() - start
    if not signatures:
        raise Missing("no article has three words")
    comparisons, start = 100000, time.process_time()
    for i in range(comparisons):
        numpy.count_nonzero(signatures[i % len(signatures)] == signatures[(7 * i + 1) % len(signatures)]) / REGISTERS
    return signing, (time.process_time() - start) / comparisons
