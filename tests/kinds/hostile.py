"""hostile: texts made to hurt, and how the time grows with them

Each text is one pattern over and over, some behind a beginning that stands once. Among them are pages, for what reads
HTML, and for each rule of cleaning the lines of its case, as lines and as one line without end. Every function and
table reads it at two sizes, the second GROWTH times the first: the time may grow so much and a bit more, never
quadratically. What is already slow at the first size is not tried at the second. Then each rule of cleaning reads a
megabyte, and the slowest of them ten, of its case's lines in each shape of RULE_SHAPES. Damaged signatures and
weights, calls that are stopped, and options that are none follow.
"""

import itertools
import json
import random
import re
import sqlite3
import time

from harness import TESTS

SMALL, GROWTH = 64_000, 8
# What linear work may cost beyond GROWTH times: caches that no longer hold the text, and a busy machine.
SLACK = 3
# Seconds: below the first a time is noise, beyond the second SMALL bytes are not read in linear time.
FLOOR, HOPELESS = 0.005, 0.5

PATTERNS = {
    "one letter": "a",
    "one accented letter": "é",
    "dots": ".",
    "dots with spaces": ". ",
    "newlines": "\n",
    "carriage returns": "\r\n",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "straight quotes": '"',
    "curly quotes": "“",
    "apostrophes": "a'",
    "apostrophes alone": "’",
    "initials": "a.a.",
    "open brackets": "(",
    "list markers": "1. \n",
    "dashes": "—",
    "soft hyphens": "\u00ad",
    "soft hyphens in a word": "a\u00ad",
    "accents": "\u0301",
    "accents of two classes": ("\u0301", "\u0316"),
    "Hangul vowels": "\u1161",
    "Thai": "ท",
    "Han": "港",
    "short lines": "Share\n",
    "share words": "Share ",
    "capitals with of": "Bank of ",
    "initials": "J. ",
    "capitals and hyphens": "Voss-",
    "first names and particles": "Ana van ",
    "entities": "&amp;",
    "half entities": "&#",
    "mojibake": "â€™",
    "question marks with quotes": '?" ',
    "titles": "Dr. ",
    "spaced ellipses": ". . . ",
    "links": "https://a.example/",
    "at signs": "a@",
    "capitals": "A ",
    "commas": "A, ",
    "colons": "a: ",
    "digits": "1",
    "times": "4:14 p.m. ",
    "paragraphs": "One. Two.\n\n",
    "NULs": "\0",
    "speakers": "“Who?” Lund, a, ",
    "sources": "It fell. (Mirror) ",
    "dates": "5 мая 1990 г. Лунд ",
    "Greek questions": "Τι; ",
    "items": "and 2. The ",
    "bullets": "a: • b ",
    "glued quotation marks": "a.”A",
    "wide brackets": "（あ。",
    "emoji": "a! 🎉 B",
    "quotations": '"a" ',
    "quotations that nothing closes": '"a ',
    "marks that close nothing": 'a" ',
    "single quotations": "'a' ",
    "possessives": "'as' ",
    "corner brackets": "「あ",
    "tags that nothing closes": '<a "b" ',
    "notices glued to dots": "AdvertisementDr.",
}
# What a line begins with makes the way in which all the rest of it is read.
PREFIXED = {
    "semicolons behind an ampersand": ("a  b &", "a;"),
    "entities of an entity": ("&", "amp;"),
    "numbers of an entity": ("&", "#38;"),
    "style sheet behind an entity": ("a &amp; b ", ".a{b:c;d:e}"),
    "style sheet behind a no-break space": ("a\u00a0b ", ".a{b:c;d:e}"),
    "accents behind a letter": ("a", "\u0301"),
    "accents of two classes behind a letter": ("a", "\u0316\u0301"),
    "accents that stay behind an accent": ("e\u0301", "x\u0301"),
    "vowel signs behind a letter": ("ক", "\u09c7\u09be"),
    "Hangul vowels behind a consonant": ("\u1100", "\u1161"),
    "mojibake behind what is none": ("“no” ", "â€™"),
    "half of mojibake": ("Ã©", "Ã"),
    "right letters behind mojibake": ("Ã©", "é"),
    "mojibake of mojibake": ("", "Ã¢â‚¬â„¢"),
    "Cyrillic mojibake": ("Привет ", "РџСЂРё"),
    "letters behind an apostrophe": ("o’", "a"),
    "soft hyphens behind a letter": ("a", "\u00ad"),
    "apostrophes behind a letter": ("a", "’"),
    "grave accents": ("`", "a`"),
    "direction marks behind a letter": ("א", "\u200f"),
}
# Of pages, for what reads HTML alone: what a tag, an attribute, a table or a card may be piled up to.
PAGES = {
    "elements in elements": ("", "<div>"),
    "elements that overlap": ("", "<b><p></b>"),
    "links in links": ("", "<a href=x>b "),
    "formats in formats": ("", "<b><i>"),
    "elements that end nothing": ("", "</div>"),
    "tags in a tag": ("", "<a b "),
    "attributes of a tag": ("<p ", " a=b"),
    "a value without end": ("<p a='", "&amp;"),
    "classes of a tag": ("<p class='", "share a "),
    "a comment without end": ("<!--", " -"),
    "a script without end": ("<script>", "</scrip "),
    "a text area without end": ("<textarea>", "</texta "),
    "templates": ("", "<template>"),
    "tables in tables": ("", "<table><tr><td>a"),
    "cells": ("<table><tr>", "<td>a"),
    "lists in lists": ("", "<ul><li>a"),
    "options in menus": ("", "<select><option>"),
    "captions in figures": ("", "<figure><figcaption>a"),
    "line breaks": ("", "a<br>"),
    "lines of code": ("<pre>", "a\n"),
    "hidden text": ("", "<div hidden>a"),
    "hiding styles": ("", "<p style='display:none'>a"),
    "bylines": ("", "<p class=byline>By Ida Voss "),
    "meta elements": ("", "<meta name=author content=a>"),
    "headings of a card": ("<meta property='og:title' content='Ice shut it today'>", "<h2>Ice shut it"),
    "canonical links": ("", "<link rel=canonical href='/a'>"),
    "marked times": ("", "<time datetime='2031-04-05'>a</time>"),
    "printed days": ("", "<p>4 April 2031"),
    "authors in authors": ("", "<div itemscope itemprop=author>a"),
    "articles of JSON-LD": ('<script type="application/ld+json">[', '{"@type":"NewsArticle","headline":"a"},'),
    "objects in objects of JSON-LD": ('<script type="application/ld+json">', '[{"a":'),
}
PAGE_READERS = ["page_metadata", "article_text", "html_blocks"]
READERS = {
    "fold_text": "length(fold_text(t))",
    "normalize_article": "length(normalize_article(t))",
    "normalize_article page": "length(normalize_article(t, NULL, 'page'))",
    "repeated_lines": "(SELECT length(repeated_lines(t, 1)))",
    "minhash": "minhash(t)",
    "similarity": "similarity(t, t || ' end')",
    "shared_passages": "(SELECT sum(a_start + length(passage)) FROM shared_passages(t, t || ' end ' || t))",
    "mark_shared": "length(mark_shared(t, t || ' end ' || t))",
    "derivation": "derivation(t, t || ' end ' || t)",
    "quote_similarity": "quote_similarity(t, t || ' end ' || t)",
    "tfidf_similarity": "tfidf_similarity(t, t || ' end', (SELECT term_weights(t)))",
    "words": "(SELECT sum(start + length) FROM words(t))",
    "quotes": "(SELECT sum(start + length) FROM quotes(t))",
    "names": "(SELECT sum(first_start + mentions + length(forms)) FROM names(t))",
    "name_key": "length(name_key(t))",
    "same_name": "same_name(t, t)",
    "shingles": "(SELECT sum(start + length) FROM shingles(t))",
    "sentences": "(SELECT sum(start + length) FROM sentences(t))",
    "text_language": "text_language(t)",
    "canonical_url": "length(canonical_url('https://a.example/' || t))",
    "page_metadata": "(SELECT length(source) FROM page_metadata(t))",
    "page_metadata BLOB": "(SELECT length(source) FROM page_metadata(CAST('<meta charset=koi8-r>' || t || x'ff' AS BLOB)))",
    "article_parts": "(SELECT sum(start + length) FROM article_parts(t))",
    "article_text": "length(article_text('<div>' || t))",
    "html_blocks": "(SELECT sum(start + length) FROM html_blocks('<div>' || t))",
}


# What a rule takes and what it nearly takes hurts it most: how a text is made of all lines of its case, and of those
# that must go.
RULE_SHAPES = {
    "lines": lambda lines, go: "\n".join(lines) + "\n",
    "one line": lambda lines, go: " ".join(lines) + " ",
    "first words": lambda lines, go: " ".join(line.split()[0] for line in go) + " ",
    "lines without an end": lambda lines, go: "\n".join(map(without_end, go)) + "\n",
    "one line without ends": lambda lines, go: " ".join(map(without_end, go)) + " ",
}
RULE_READERS = ["normalize_article", "article_parts"]
LEVELS = ["light", "standard", "page"]

# Bytes, and how many times as many are read then. The time may grow SLACK times as much (8 to 11 were measured, 15 once on
# a busy machine; quadratic work takes 100). Below LARGE_FLOOR seconds a time is noise. The slowest SLOWEST rules take half a
# minute together.
LARGE, TENFOLD, LARGE_FLOOR, SLOWEST = 100_000, 10, 0.02, 10


def without_end(line):
    return " ".join(line.split()[:-1]) or line


def rule_patterns(shapes=RULE_SHAPES):
    """Rule, shape, and the text, which is to be repeated."""
    for path in sorted((TESTS / "rules" / "article").glob("*.txt")):
        marked = [line for line in path.read_text().splitlines() if line[2:].strip()]
        lines = [re.sub(r"\[-|-\]", "", line[2:]) for line in marked]
        go = [line for line, mark in zip(lines, marked) if mark.startswith("- ")] or lines
        for shape in shapes:
            yield path.stem, shape, RULE_SHAPES[shape](lines, go)


class Behind:
    """A unit over and over behind a beginning that stands once."""

    def __init__(self, beginning, unit):
        self.beginning, self.unit = beginning, unit


def text_of(pattern, size):
    """About `size` bytes of a pattern; of two patterns, one half each."""
    if isinstance(pattern, Behind):
        return pattern.beginning + text_of(pattern.unit, size)
    if isinstance(pattern, tuple):
        return "a" + "".join(text_of(part, size // len(pattern)) for part in pattern)
    return pattern * (size // len(pattern.encode()))


def seconds(connection, reader, text):
    started = time.perf_counter()
    connection.execute(f"SELECT {reader} FROM (SELECT ? AS t)", [text]).fetchall()
    return time.perf_counter() - started


def processor_seconds(connection, reader, text):
    started = time.process_time()
    connection.execute(f"SELECT {reader} FROM (SELECT ? AS t)", [text]).fetchall()
    return time.process_time() - started


def growth(connection, reader, pattern):
    """Nothing, or how the time grows too fast; measured again before it is believed."""
    problem = ""
    for _ in range(3):
        first = seconds(connection, reader, text_of(pattern, SMALL))
        if first > HOPELESS:
            return f"{first:.3f} s for {SMALL} bytes"
        second = seconds(connection, reader, text_of(pattern, SMALL * GROWTH))
        if second <= max(first, FLOOR) * GROWTH * SLACK:
            return ""
        problem = f"{first:.3f} s for {SMALL} bytes, {second:.3f} s for {GROWTH} times as many"
    return problem


def check_growth(suite, connection, name, reader, pattern):
    try:
        problem = growth(connection, READERS[reader], pattern)
    except sqlite3.Error as error:
        problem = str(error)
    suite.check(f"{reader} of {name}", problem)


def tenfold(connection, reader, pattern, size, first=None):
    """Seconds for ten times `size` bytes of a pattern, and nothing or how they grew too fast; the best of three tries."""
    problem = ""
    for _ in range(3):
        least = min(filter(None, [first, processor_seconds(connection, reader, text_of(pattern, size))]))
        second = processor_seconds(connection, reader, text_of(pattern, size * TENFOLD))
        if second <= max(least, LARGE_FLOOR) * TENFOLD * SLACK:
            return second, ""
        problem = f"{least:.3f} s for {size} bytes, {second:.3f} s for {TENFOLD} times as many"
    return second, problem


def check_large(suite, connection):
    """Each rule at each level on a megabyte, and the slowest on ten."""
    slowest = {}
    for rule, shape, pattern in rule_patterns():
        for level in LEVELS:
            reader = f"length(normalize_article(t, NULL, '{level}'))"
            second, problem = tenfold(connection, reader, pattern, LARGE)
            suite.check(f"{rule}: a megabyte of {shape}, {level}", problem)
            slowest[rule] = max(slowest.get(rule, (0,)), (second, shape, level, reader, pattern))
    ranked = sorted(slowest.items(), key=lambda item: -item[1][0])[:SLOWEST]
    for rule, (first, shape, level, reader, pattern) in ranked:
        problem = tenfold(connection, reader, pattern, LARGE * TENFOLD, first)[1]
        suite.check(f"{rule}: ten megabytes of {shape}, {level}", problem)


def fibonacci(count):
    shorter, longer = "b", "ab"
    while len(longer) < count:
        shorter, longer = longer, longer + shorter
    return longer[:count]


def word_pairs(count):
    """Pairs of lists of `count` words that share much, in many places or in pieces."""
    numbers = random.Random(5)
    many = numbers.choices(range(5000), k=count)
    blocks = [many[i:i + 50] for i in range(0, count, 50)]
    noisy = [numbers.choices((0, numbers.randrange(1, 5000)), (98, 2))[0] for _ in range(2 * count)]
    yield "one word", [0] * (count // 3), [0] * count
    yield "one word with noise", noisy[:count], noisy[count:]
    yield "seven words in turn", [i % 7 for i in range(count // 3)], [(i + 3) % 7 for i in range(count)]
    yield "two words by chance", numbers.choices((0, 1), k=count), numbers.choices((0, 1), k=count)
    yield "shuffled blocks", many, sum(numbers.sample(blocks, len(blocks)), [])
    yield "the same", many, many
    yield "backwards", many, many[::-1]
    yield "a many times", many[:count // 100], many[:count // 100] * 100
    yield "words of Fibonacci", fibonacci(count // 3), fibonacci(count)
    yield "every fifth word replaced", many, [word if i % 5 else -word for i, word in enumerate(many)]


def check_pairs(suite, connection):
    """shared_passages and derivation of such pairs, and of pairs TENFOLD as long."""
    passages = "SELECT sum(a_start + length(passage)) FROM shared_passages(?, ?, ?)"
    calls = [(passages, options) for options in ('{"gap": 2}', '{"gap": 0}', '{"gap": 10, "min_words": 1000}')]
    calls.append(("SELECT derivation(?, ?, ?)", None))
    took = {}
    for count in (10_000, 10_000 * TENFOLD):
        for name, a, b in word_pairs(count):
            texts = [" ".join(f"w{word}" for word in words) for words in (a, b)]
            for sql, options in calls:
                started = time.process_time()
                connection.execute(sql, [*texts, options]).fetchone()
                took.setdefault((name, options), []).append(time.process_time() - started)
    for (name, options), (first, second) in took.items():
        fine = second <= max(first, LARGE_FLOOR) * TENFOLD * SLACK
        suite.check(f"{'shared_passages' if options else 'derivation'}, {name}, {options}", "" if fine else f"{first:.3f} s, then {second:.3f} s")


def check_signatures(suite, connection):
    """A signature with any byte changed is still one, or an error, never a crash."""
    sound = connection.execute("SELECT minhash('A crane fell on the old pier', 16)").fetchone()[0]
    changes = random.Random(1)
    for _ in range(3000):
        blob = bytearray(sound[:changes.choice([len(sound), changes.randrange(len(sound) + 1)])])
        for _ in range(changes.randrange(4)):
            if blob:
                blob[changes.randrange(len(blob))] = changes.randrange(256)
        for sql in ("similarity(?1, ?1)", "containment(?1, 'a pier')", "minhash_count(?1)", "minhash_merge(?1)",
                    "(SELECT sum(band) FROM minhash_bands(?1))"):
            try:
                value = connection.execute(f"SELECT {sql}", [bytes(blob)]).fetchone()[0]
                assert not isinstance(value, float) or 0 <= value <= 1, (sql, blob.hex(), value)
            except Exception as error:
                if "signature" not in str(error) and "shingle" not in str(error):
                    suite.check("corrupt signatures", f"{sql} of {blob.hex()}: {error!r}")
                    return
    suite.check("corrupt signatures")


def check_weights(suite, connection):
    """Term weights with any byte changed, or cut, are an error, never a crash and never other weights."""
    sound = connection.execute("SELECT term_weights(value) FROM json_each('[\"the old pier\", \"the new pier\"]')").fetchone()[0]
    changes, wrong = random.Random(2), ""
    for _ in range(3000):
        blob = bytearray(sound[:changes.choice([len(sound), changes.randrange(len(sound) + 1)])])
        for _ in range(changes.randrange(4)):
            if blob:
                blob[changes.randrange(len(blob))] = changes.randrange(256)
        for sql in ("term_weights(?1)", "tfidf_similarity('old pier', 'new pier', ?1)",
                    "derivation('old pier', 'new pier', ?1)",
                    "(SELECT sum(value) FROM derivation_evidence('old pier', 'new pier', ?1))"):
            try:
                connection.execute(f"SELECT {sql}", [bytes(blob)]).fetchone()
                problem = "" if blob == sound else "no error"
            except Exception as error:
                problem = "" if "term weights" in str(error) else repr(error)
            wrong = wrong or problem and f"{sql} of {blob.hex()}: {problem}"
    suite.check("corrupt weights", wrong)


# A statement of one call takes fewer steps; beyond are those of the question whether to stop, which the call asks.
OWN_STEPS = 40
LONG_CALLS = ["fold_text", "normalize_article", "normalize_article page", "repeated_lines", "minhash", "similarity", "mark_shared",
              "derivation"]


def check_interrupts(suite, connection):
    """A call that reads a megabyte is stopped in its midst, and one that reads a line is not."""
    line = "The ferry left the pier at noon, and nobody was aboard.\n\n"
    for name in LONG_CALLS:
        for text, expected in (line, None), (line * 20_000, "interrupted"):
            steps = itertools.count()
            connection.set_progress_handler(lambda: next(steps) > OWN_STEPS, 1)
            try:
                connection.execute(f"SELECT {READERS[name]} FROM (SELECT ? AS t)", [text]).fetchall()
                answer = None
            except sqlite3.OperationalError as error:
                answer = str(error)
            connection.set_progress_handler(None, 1)
            suite.equal(f"{name} of {len(text)} bytes, stopped behind {OWN_STEPS} steps", answer, expected)


def check_options(suite, connection):
    """Boilerplate and options that are not what they should be are errors."""
    values = ["", "[", "{}", "[1]", "[[]]", "null", '"a"', json.dumps({"no": 1}), "[" * 2000, b"\xff", 7]
    for value in values:
        for sql in ("normalize_article('a', ?)", "(SELECT count(*) FROM article_parts('a', ?))"):
            try:
                connection.execute(f"SELECT {sql}", [value]).fetchone()
                said = "no error"
            except Exception as error:
                said = str(error)
            function = "normalize_article" if sql.startswith("normalize") else "article_parts"
            suite.check(f"{function}: boilerplate {str(value)[:20]!r}", "" if said.startswith(function + ": ") else said)


def run(suite):
    connection = suite.connect()
    patterns = PATTERNS | {name: Behind(*PREFIXED[name]) for name in PREFIXED}
    for name in patterns:
        for reader in READERS:
            check_growth(suite, connection, name, reader, patterns[name])
    for name in PAGES:
        for reader in PAGE_READERS:
            check_growth(suite, connection, name, reader, Behind(*PAGES[name]))
    for rule, shape, pattern in rule_patterns(["lines", "one line"]):
        for reader in RULE_READERS:
            check_growth(suite, connection, f"{shape} of {rule}", reader, pattern)
    check_large(suite, connection)
    check_pairs(suite, connection)
    check_signatures(suite, connection)
    check_weights(suite, connection)
    check_interrupts(suite, connection)
    check_options(suite, connection)
