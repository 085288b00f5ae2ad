#!/usr/bin/env python3
"""fingerprint.py - newsprint's fingerprint of a text, from FORMAT.md alone, in Python without the library

    from fingerprint import minhash, bands            texts are str, or bytes, which may be damaged UTF-8
    python3 fingerprint.py vectors.json               prints the file of vectors, all values computed anew

The plainest way is taken and none of the library's short cuts, so that a mistake would have to be made twice.
"""

import functools
import json
import re
import sys
import unicodedata

MASK = 2**64 - 1
GOLDEN, ROOT3 = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B

UNSPACED = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u303c\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff"
                      "\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U00016fe2\U00016fe3\U0001aff0-\U0001b16f\U00020000-\U0003ffff]")
MARKS = re.compile("[\u0640\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe72\ufe74\ufe76-\ufe7f\uff9e\uff9f]")
DROPPED = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
WHOLE = "\u0e33\u0eb3\u0edc\u0edd\u309f\u30ff"
APOSTROPHES = "'`\u00b4\u02bb\u02bc\u02bd\u02be\u02bf\u055a\u05f3\u1fef\u1ffd\u2018\u2019\u201b\u2032\uff07\uff40"
LATIN = {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe", "ŧ": "t", "ƙ": "k",
         "ƴ": "y", "ɓ": "b", "ɖ": "d", "ɗ": "d"}


def characters(text):
    """A str of valid characters, U+FFFD for each damaged one."""
    data = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
    decoded = (piece.decode(errors="replace") for piece in re.findall(rb"[\xc0-\xff][\x80-\xbf]*|[\x00-\xbf]", data))
    return "".join(one if len(one) == 1 else "\ufffd" for one in decoded)


@functools.lru_cache(None)
def character_class(character):
    """Letter, Ideograph, Mark, Format, Apostrophe or Separator."""
    category = unicodedata.category(character)
    if character in APOSTROPHES:
        return "A"
    if category[0] == "M" or MARKS.match(character):
        return "M"
    if category[0] in "LN":
        return "I" if category != "Nd" and UNSPACED.match(character) else "L"
    return "F" if category == "Cf" else "S"


def words(text):
    """(start, word) of each word, start in characters from 1."""
    text = characters(text)
    classes = "".join(map(character_class, text))
    for match in re.finditer(r"IM*|L(?:[LM]|A?F*(?=[LM]))*", classes):
        yield match.start() + 1, text[match.start():match.end()]


@functools.lru_cache(None)
def apart(character):
    return unicodedata.normalize("NFD" if character in WHOLE or unicodedata.category(character) == "No" else "NFKD", character)


def fold(word):
    """The match key of a word."""
    small = "".join(map(apart, "".join(map(apart, word)).casefold()))
    kept = (c for c in unicodedata.normalize("NFD", small) if character_class(c) in "LIM" and not DROPPED.match(c))
    plain = (str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else LATIN.get(c, c) for c in kept)
    return unicodedata.normalize("NFC", "".join(plain))


def mix(a, b):
    return (a * b & MASK) ^ (a * b >> 64)


def hash_bytes(data, start=None):
    h = (GOLDEN + (len(data) if start is None else start)) & MASK
    while len(data) > 8:
        h, data = mix(h ^ int.from_bytes(data[:8], "little"), ROOT3), data[8:]
    return mix(h ^ int.from_bytes(data, "little"), ROOT3)


def shingles(text, width=3):
    """Hashes in order, with repeats."""
    hashes = [hash_bytes(fold(word).encode()) for _, word in words(text)]
    for i in range(max(len(hashes) - width + 1, len(hashes) > 0)):
        yield mix(functools.reduce(lambda sum, h: (sum * GOLDEN + h) & MASK, hashes[i:i + width], 0), ROOT3) or 1


def to_register(value):
    exponent = value.bit_length() - 1
    return value >> 3 if exponent < 14 else (exponent - 13) << 11 | (value >> (exponent - 11)) & 0x7FF


def header(size, width, estimated, count):
    return b"npmh" + bytes([1, 1, width, estimated]) + size.to_bytes(2, "little") + count.to_bytes(6, "little")


def minhash(text, size=256, width=3):
    """The signature of a text; None where it has no words."""
    distinct = set(shingles(text, width))
    if not distinct:
        return None
    bins = [MASK] * size
    for r in range(2 * size):
        factor = mix(r + GOLDEN, ROOT3) | 1
        for x in (mix(h, factor) for h in distinct):
            at, value = ((x >> 32) * size >> 32, r << 32 | x & 0xFFFFFFFF) if r < size else (r - size, 1 << 44 | (x & 0xFFFFFFFF) << 12)
            bins[at] = min(bins[at], value)
        if MASK not in bins:
            break
    return header(size, width, 0, len(distinct)) + b"".join(to_register(value).to_bytes(2, "little") for value in bins)


def registers(signature):
    return [int.from_bytes(signature[i:i + 2], "little") for i in range(16, len(signature), 2)]


def merge(*signatures):
    """The signature of all their texts together, of a size and a width; the count is an estimate."""
    smallest = [min(column) for column in zip(*map(registers, signatures))]
    size = len(smallest)
    values = [(r + 0.5) * 2.0**-29 if r < 2048 else ((r & 0x7FF) + 2048.5) * 2.0**((r >> 11) - 30) for r in smallest]
    full = sum(value < size for value in values)
    estimate = size * max(full - 1, min(full, 1)) / functools.reduce(lambda sum, value: sum + min(value, size), values, 0.0)
    return header(size, signatures[0][6], 1, max(1, int(estimate + 0.5))) + b"".join(r.to_bytes(2, "little") for r in smallest)


def bands(signature, count):
    rows = (len(signature) - 16) // 2 // count
    return [hash_bytes(signature[16 + 2 * rows * b:][:2 * rows], b) for b in range(count)]


def fill(document):
    """Writes into a file of vectors what is computed here for its texts."""
    texts = {v["name"]: v["text"] if "text" in v else bytes.fromhex(v["bytes"]) for v in document["texts"]}
    for v in document["texts"]:
        text = texts[v["name"]]
        v["words"] = [[start, word, fold(word)] for start, word in words(text)]
        v["shingles"] = {width: ["%016x" % h for h in shingles(text, int(width))] for width in v["shingles"]}
        for s in v["signatures"]:
            signature = minhash(text, s["size"], s["shingle"])
            s["hex"] = signature and signature.hex()
            s["bands"] = {count: ["%016x" % h for h in bands(signature, int(count))] for count in s["bands"]}
    for m in document["merges"]:
        m["hex"] = merge(*(minhash(texts[name], m["size"], m["shingle"]) for name in m["of"])).hex()
    return document


if __name__ == "__main__":
    print(json.dumps(fill(json.load(open(sys.argv[1], encoding="utf-8")))).replace('{"name"', '\n{"name"').replace('{"of"', '\n{"of"'))
