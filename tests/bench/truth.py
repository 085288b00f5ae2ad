"""truth.py - what near_duplicates must find, worked out without newsprint

Words, shingles and all pairs again, in plain Python with other means than the library's, so that an error there does not
repeat here: a regular expression over text whose accents unicodedata took off, tuples for shingles, and the prefix join
of [1] for the pairs. It is exact: two sets with J >= t share at least ceil(t |A|) shingles, so that among the first
|A| - ceil(t |A|) + 1 of A in any fixed order, and of B likewise, one is common; rare shingles come first in that order, so
that the lists to look through stay short.

Scripts that are written without spaces are not split into characters here: for measuring on those this is no truth.

[1] Chaudhuri, Ganti, Kaushik: A primitive operator for similarity joins in data cleaning. ICDE 2006.
"""

import math
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
ACCENT = re.compile("[\u0300-\u036f]+")
SOFT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
WIDTH = 3


def words(text):
    if not text.isascii():
        text = SOFT.sub("", text)
        text = unicodedata.normalize("NFC", ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return WORD.findall(APOSTROPHE.sub("", text).casefold())


def shingles(text):
    found = words(text)
    if len(found) < WIDTH:
        return {hash(tuple(found))} if found else set()
    return set(map(hash, zip(found, found[1:], found[2:])))


def read(database):
    """{id: shingles} of a corpus."""
    db = sqlite3.connect(database)
    sets = {number: shingles(body) for number, body in db.execute("SELECT id, body FROM articles")}
    db.close()
    return {number: found for number, found in sets.items() if found}


def resemblance(a, b):
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)


def reused(articles, width):
    """{(a, b)} of all articles, given as (id, body), that have `width` words in a row in common, a < b."""
    holders = defaultdict(list)
    for number, body in articles:
        found = words(body)
        for run in set(map(hash, zip(*(found[i:] for i in range(width))))):
            holders[run].append(number)
    return {pair for numbers in holders.values() if len(numbers) > 1 for pair in combinations(sorted(numbers), 2)}


def rare_first(found, seen_in, share):
    """The shingles of a set of which another set must hold one to hold `share` of it, without those nobody else has."""
    ordered = sorted(found, key=lambda shingle: (seen_in[shingle], shingle))
    prefix = ordered[:len(found) - math.ceil(share * len(found)) + 1]
    return [shingle for shingle in prefix if seen_in[shingle] > 1]


def frequencies(sets):
    seen_in = Counter()
    for found in sets.values():
        seen_in.update(found)
    return seen_in


def pairs(sets, threshold):
    """{(a, b): resemblance} of all pairs from the threshold on, a < b."""
    seen_in, holders, result = frequencies(sets), defaultdict(list), {}
    for number in sorted(sets):
        found, candidates = sets[number], set()
        for shingle in rare_first(found, seen_in, threshold):
            candidates.update(holders[shingle])
            holders[shingle].append(number)
        for other in candidates:
            small, large = sorted((len(found), len(sets[other])))
            if small >= threshold * large:
                similarity = resemblance(found, sets[other])
                if similarity >= threshold:
                    result[other, number] = similarity
    return result


def containing(sets, share):
    """{(a, b): the larger containment} of all pairs of which one side is found in the other to that share, a < b."""
    seen_in, holders, result = frequencies(sets), defaultdict(list), {}
    for number, found in sets.items():
        for shingle in found:
            if seen_in[shingle] > 1:
                holders[shingle].append(number)
    for number, found in sets.items():
        candidates = set()
        for shingle in rare_first(found, seen_in, share):
            candidates.update(holders[shingle])
        for other in candidates - {number}:
            held = len(found & sets[other]) / len(found)
            if held >= share:
                pair = min(number, other), max(number, other)
                result[pair] = max(held, result.get(pair, 0))
    return result


def planted(database, sets):
    """[(a, b, kind, resemblance, share of b in a)] of the pairs that were planted."""
    db = sqlite3.connect(database)
    rows = db.execute("SELECT a, b, kind FROM planted").fetchall()
    db.close()
    return [(a, b, kind, resemblance(sets[a], sets[b]), len(sets[a] & sets[b]) / len(sets[b])) for a, b, kind in rows]
