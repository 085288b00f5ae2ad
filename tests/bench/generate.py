"""generate.py - the corpora of the bench: made from a seed, or read from a file, each in a SQLite file of its own

The made corpus looks like news to a fingerprint: words drawn by Zipf's law from an invented vocabulary under the real
function words of English, sentences of 8 to 24 words in paragraphs, about 2 KB an article, forty outlets that put their
own lines under what they publish. Of every hundred articles eight are made from an earlier one, and the table `planted`
says which and how:

    copy        the same paragraphs, in another outlet's frame
    carried     the same, with two paragraphs of its own on top
    truncated   the first 30 to 90 per cent of the words
    edited      2 to 20 per cent of the words replaced

    articles(id, outlet, body)      planted(a, b, kind)     a is the earlier article

A second has articles of 1 KB instead. A third has an article in each of a dozen scripts in turn, for work that looks at characters.

A corpus of another seed has other words, so nothing in it was seen before. The same seed and size give the same bytes on
every machine. A file is kept and used again until this program, or the file it was read from, changes.
"""

import json
import random
import sqlite3
import subprocess
import zlib
from array import array
from collections import deque
from itertools import islice
from pathlib import Path

# A word is drawn by 16 random bits: the word of rank r has SLOTS / (LAW (r + SHIFT)) of the slots, and at least one.
# These give 21,000 words, the first of them at 8 % of the text; "the" has 6 % of English news.
SLOTS, LAW, SHIFT = 65536, 12, 1
FUNCTION_WORDS = ("the of to and in a that for on is was with as by at from it be has are said have its an not were he "
                  "which but will their this they who more about or been after had his would one new when there up out "
                  "than over also into two last first could other some its against during before under between").split()
ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sk st str t th tr v w".split()
VOWELS = "a e i o u ai ea ou á é ü".split()
VOWEL_WEIGHTS = [200, 240, 180, 180, 90, 40, 50, 50, 3, 5, 2]
CODAS = ["", "", "", "l", "n", "nd", "r", "rt", "s", "st", "t", "m", "ck"]
OUTLETS = 40
WINDOW = 5000  # a planted article comes at most so many articles behind its source
KINDS = ["copy", "copy", "carried", "carried", "truncated", "truncated", "edited", "edited"]


def invented_word(rng):
    syllables = rng.choices([1, 2, 3], [2, 5, 2])[0]
    return "".join(rng.choice(ONSETS) + rng.choices(VOWELS, VOWEL_WEIGHTS)[0] + rng.choice(CODAS)
                   for _ in range(syllables))


def vocabulary(rng):
    """SLOTS words, each as often as it is likely."""
    seen = dict.fromkeys(FUNCTION_WORDS)
    slots = []
    for rank, word in enumerate(invented_words(rng, seen)):
        slots += [word] * max(1, round(SLOTS / (LAW * (rank + SHIFT))))
        if len(slots) >= SLOTS:
            return slots[:SLOTS]


def invented_words(rng, seen):
    yield from list(seen)
    while True:
        word = invented_word(rng)
        if word not in seen:
            seen[word] = None
            yield word


class Newsroom:
    """Writes articles; `articles()` gives (id, outlet, body, source id or None, kind) without end."""
    length = 310, 80  # words of one, mean and spread

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.slots = vocabulary(self.rng)
        self.outlets = [self.outlet() for _ in range(OUTLETS)]

    def words(self, count):
        draws = array("H")
        draws.frombytes(self.rng.randbytes(2 * count))
        return list(map(self.slots.__getitem__, draws))

    def name(self):
        return f"{invented_word(self.rng).capitalize()} {invented_word(self.rng).capitalize()}"

    def outlet(self):
        name = f"{invented_word(self.rng).capitalize()} {self.rng.choice(['Courier', 'Gazette', 'Observer', 'Post'])}"
        footer = [f"Sign up for the {name} newsletter", " ".join(self.words(14)).capitalize() + "."]
        return name, footer

    def prose(self, words):
        """Words as sentences and paragraphs. Their layout follows from the words, so copies look alike."""
        paragraphs, sentences, at, turn = [], [], 0, 0
        while at < len(words):
            size = 8 + len(words[at]) * 7 % 17
            sentence = " ".join(words[at:at + size])
            sentence = sentence[0].upper() + sentence[1:] + "."
            sentences.append(f"“{sentence}”" if turn % 6 == 4 else sentence)
            at, turn = at + size, turn + 1
            if len(sentences) == 3 or at >= len(words):
                paragraphs.append(" ".join(sentences))
                sentences = []
        return "\n\n".join(paragraphs)

    def derived(self, words, kind):
        if kind == "truncated":
            return words[:max(20, round(len(words) * self.rng.uniform(0.3, 0.9)))]
        if kind == "carried":
            return self.words(60) + words
        if kind == "edited":
            share = self.rng.choice([0.02, 0.05, 0.08, 0.12, 0.2])
            return [new if self.rng.random() < share else old for old, new in zip(words, self.words(len(words)))]
        return words

    def articles(self):
        recent = deque(maxlen=WINDOW)
        number = 0
        while True:
            number += 1
            kind, source = None, None
            if number % 100 < len(KINDS) and recent:
                kind = KINDS[number % 100]
                source, words = self.rng.choice(recent)
                words = self.derived(words, kind)
            else:
                words = self.words(min(800, max(60, round(self.rng.gauss(*self.length)))))
                recent.append((number, words))
            outlet, footer = self.rng.choice(self.outlets)
            body = "\n\n".join([f"By {self.name()}", self.prose(words), *footer])
            yield number, outlet, body, source, kind


class Agency(Newsroom):
    """The same of 1 KB."""
    length = 116, 30


# Letters, signs that follow a letter, what stands between words, and what ends a sentence.
SCRIPTS = [
    ("абвгдежзийклмнопрстуфхцчшщыьэюя", "", " ", ". "),
    ("αβγδεζηθικλμνξοπρστυφχψω", "", " ", ". "),
    ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "", " ", "؟ "),
    ("אבגדהוזחטיכלמנסעפצקרשת", "", " ", ". "),
    ("कखगघचछजटडणतथदधनपफबभमयरलवशसह", "ािीुूेैोौ्ं", " ", "। "),
    ("কখগঘচছজটডণতথদধনপফবভমযরলশসহ", "ািীুূে্", " ", "। "),
    ("கஙசஞடணதநபமயரலவழளறன", "ாிீுூெே்", " ", ". "),
    ("กขคงจชซดตถทนบปผพฟมยรลวสหอ", "ะาิีุู่้", "", " "),
    ("港口起重机倒塌渡轮候船大厅警方周四说调查人员正在现场", "", "", "。"),
    ("가나다라마바사아자차카타파하강공동문산성시안원인장전정지", "", " ", ". "),
    ("ሀለመሰረሸቀበተነአከወዘየደገጠጸፈ", "", " ", "። "),
    ("aâbcçdeéèfghiîlmnoôprstuûvxz", "", " ", ". "),
]


class ManyScripts:
    """Writes articles as Newsroom does, each in one script; the words are letters by chance."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def word(self, letters, signs):
        return "".join(self.rng.choice(letters) + (self.rng.choice(signs) if signs and self.rng.random() < 0.6 else "")
                       for _ in range(self.rng.randint(2, 5)))

    def articles(self):
        number = 0
        while True:
            number += 1
            letters, signs, space, stop = SCRIPTS[number % len(SCRIPTS)]
            words = [self.word(letters, signs) for _ in range(200)]
            paragraphs = ["".join(space.join(self.rng.choices(words, k=14)) + stop for _ in range(3)).rstrip()
                          for _ in range(6)]
            yield number, "", "\n\n".join([space.join(self.rng.choices(words, k=7)), *paragraphs]), None, None


def read_lines(path):
    """The articles of a file of JSON objects, one a line, with `body` or `text` and perhaps `source`."""
    if path.suffix == ".zst":
        lines = subprocess.Popen(["zstd", "-dc", str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    else:
        lines = path.open(encoding="utf-8")
    with lines:
        for number, line in enumerate(lines, 1):
            article = json.loads(line)
            outlet = article.get("source") or article.get("outlet") or ""
            yield number, outlet, article.get("body") or article.get("text") or "", None, None


def write(path, rows):
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript("""
        PRAGMA journal_mode = off; PRAGMA synchronous = off;
        CREATE TABLE articles (id INTEGER PRIMARY KEY, outlet TEXT, body TEXT NOT NULL);
        CREATE TABLE planted (a INTEGER, b INTEGER, kind TEXT);""")
    planted = []

    def plain():
        for number, outlet, body, source, kind in rows:
            if kind:
                planted.append((source, number, kind))
            yield number, outlet, body

    db.executemany("INSERT INTO articles VALUES (?, ?, ?)", plain())
    db.executemany("INSERT INTO planted VALUES (?, ?, ?)", planted)
    db.commit()
    return db


def kept(path, stamp):
    if not path.exists():
        return False
    db = sqlite3.connect(path)
    same = db.execute("PRAGMA user_version").fetchone()[0] == stamp
    db.close()
    return same


WRITERS = {Newsroom: "made", Agency: "agency", ManyScripts: "scripts"}


def corpus(folder, size=None, source=None, seed=1, writer=Newsroom):
    """The SQLite file of the first `size` articles of a source file, or of a made corpus; written where there is none."""
    text = Path(__file__).read_text(encoding="utf-8") + f"{seed} {size} {writer.__name__}"
    name = f"{WRITERS[writer]}-{seed}-{size}" if source is None else f"{Path(source).name.split('.')[0]}-{size or 'all'}"
    if source:
        facts = Path(source).stat()
        text += f"{Path(source).resolve()} {facts.st_size} {facts.st_mtime_ns}"
    stamp = zlib.crc32(text.encode()) & 0x7FFFFFFF
    path = Path(folder) / f"{name}.db"
    if not kept(path, stamp):
        rows = read_lines(Path(source)) if source else writer(seed).articles()
        db = write(path, islice(rows, size))
        db.execute(f"PRAGMA user_version = {stamp}")
        db.close()
    return path


def count(path):
    db = sqlite3.connect(path)
    articles, size = db.execute("SELECT count(*), sum(length(CAST(body AS BLOB))) FROM articles").fetchone()
    db.close()
    return articles, size or 0
