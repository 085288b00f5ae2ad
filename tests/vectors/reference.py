#!/usr/bin/env python3
"""reference.py - the frozen formats once more, in Python, from their descriptions

    python3 tests/vectors/reference.py > tests/vectors/vectors.json     when a new algorithm number is given out

What is written here follows the prose of base/hash.h, text/words.h, match/shingle.h, match/minhash.h, match/bands.h
and match/term_weights.h, in the plainest way and with none of the C code's short cuts, so that a mistake would have to be made
twice. Python's own Unicode tables stand in for utf8proc.
"""

import json
import re
import unicodedata

MASK = 2**64 - 1
GOLDEN, ROOT3 = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B


def mix(a, b):
    return (a * b & MASK) ^ (a * b >> 64)


def hash_bytes(key, start=None):
    h = (GOLDEN + (len(key) if start is None else start)) & MASK
    while len(key) > 8:
        h, key = mix(h ^ int.from_bytes(key[:8], "little"), ROOT3), key[8:]
    return mix(h ^ int.from_bytes(key, "little"), ROOT3)


UNSPACED = re.compile("CJK |IDEOGRAPHIC (?!ANNO|TALLY)|HANGZHOU|VERTICAL (?!T)|MASU|OLD CHINESE|HIRAGANA|HENTAIGANA|KATAKANA|"
                      "HALFWIDTH KATAKANA|THAI |LAO |KHMER |MYANMAR ")
DROPPED = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
APOSTROPHES = "'`\u00b4\u02bb\u02bc\u02bd\u02be\u02bf\u055a\u05f3\u1fef\u1ffd\u2018\u2019\u201b\u2032\uff07\uff40"
LATIN = {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe", "ŧ": "t", "ƙ": "k",
         "ƴ": "y", "ɓ": "b", "ɖ": "d", "ɗ": "d"}


def is_unspaced(character):
    """In a script without spaces. Its digits make numbers, as those of others do."""
    category = unicodedata.category(character)
    return bool(UNSPACED.match(unicodedata.name(character, ""))) and category[0] in "LN" and category != "Nd"


def apart(character):
    """The compatibility decomposition, but the canonical one for numbers that are no digits, and for what would become
    several words of a script without spaces."""
    whole = is_unspaced(character) and len(unicodedata.normalize("NFKC", character)) > 1
    form = "NFD" if whole or unicodedata.category(character) == "No" else "NFKD"
    return unicodedata.normalize(form, character)


def character_class(character):
    """One letter for each kind of character: Letter, Ideograph, Mark, Format, Apostrophe, Separator. A letter that
    decomposes into marks alone, and perhaps a space to carry them, is a mark."""
    if character in APOSTROPHES:
        return "A"
    category = unicodedata.category(character)
    if category[0] in "LN":
        parts = [part for part in apart(character) if part != " "]
        if all(unicodedata.category(part)[0] == "M" and part != "\u0345" or part == "\u0640" for part in parts):
            return "M"
        return "I" if is_unspaced(character) else "L"
    return "M" if category[0] == "M" else "F" if category == "Cf" else "S"


def words(text):
    """(start, word) of each word, start in characters from 1."""
    classes = "".join(map(character_class, text))
    for match in re.finditer(r"IM*|L(?:[LM]|A?F*(?=[LM]))*", classes):
        yield match.start() + 1, text[match.start():match.end()]


def fold(word):
    """The match key: decomposed, in small letters, in canonical order, of which only what makes words is kept; digits of
    every script as ASCII, letters of LATIN as theirs."""
    small = "".join(map(apart, "".join(map(apart, word)).casefold()))
    kept = [c for c in unicodedata.normalize("NFD", small) if character_class(c) in "LIM" and not DROPPED.match(c)]
    plain = (str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else LATIN.get(c, c) for c in kept)
    return unicodedata.normalize("NFC", "".join(plain))


def shingles(text, width):
    """Hashes in order, with repeats."""
    hashes = [hash_bytes(fold(word).encode()) for _, word in words(text)]
    count = max(1, len(hashes) - width + 1) if hashes else 0
    for i in range(count):
        total = 0
        for h in hashes[i:i + width]:
            total = (total * GOLDEN + h) & MASK
        yield mix(total, ROOT3) or 1


def register(value):
    if value < 2**14:
        return value >> 3
    exponent = value.bit_length() - 1
    return (exponent - 13) << 11 | (value >> (exponent - 11)) & 0x7FF


def minhash(text, size, width):
    distinct = set(shingles(text, width))
    if not distinct:
        return None
    bins = [None] * size
    for round_ in range(2 * size):
        factor = mix((round_ + GOLDEN) & MASK, ROOT3) | 1
        for h in distinct:
            x = mix(h, factor)
            at = (x >> 32) * size >> 32 if round_ < size else round_ - size
            fraction = x & 0xFFFFFFFF
            value = round_ << 32 | fraction if round_ < size else 1 << 44 | fraction << 12
            if bins[at] is None or value < bins[at]:
                bins[at] = value
        if None not in bins:
            break
    header = b"npmh" + bytes([1, 1, width, 0]) + size.to_bytes(2, "little") + len(distinct).to_bytes(6, "little")
    return header + b"".join(register(value).to_bytes(2, "little") for value in bins)


def registers(signature):
    return [int.from_bytes(signature[i:i + 2], "little") for i in range(16, len(signature), 2)]


def bands(signature, count):
    rows = (len(signature) - 16) // 2 // count
    for band in range(count):
        yield hash_bytes(signature[16 + 2 * rows * band:16 + 2 * rows * (band + 1)], start=band)


def term_weights(texts):
    documents, frequencies = 0, {}
    for text in texts:
        distinct = {hash_bytes(fold(word).encode()) for _, word in words(text)}
        documents += bool(distinct)
        for h in distinct:
            frequencies[h] = frequencies.get(h, 0) + 1
    if not documents:
        return None
    entries = b"".join(h.to_bytes(8, "little") for h in sorted(frequencies))
    entries += b"".join(frequencies[h].to_bytes(4, "little") for h in sorted(frequencies))
    header = b"nptw" + bytes([1, 1, 0, 0]) + documents.to_bytes(4, "little") + len(frequencies).to_bytes(4, "little")
    return header + mix(hash_bytes(entries) ^ documents, ROOT3).to_bytes(8, "little") + entries


def signed(number):
    return number - 2**64 if number >= 2**63 else number


TEXTS = {
    "one word": "Harbour",
    "two words": "Harbour closed",
    "English": "The mayor’s office said on Tuesday that it won't reopen the “Old Pier” — not before June 4th, 2031…",
    "accents": "Zürich’s Cafe\u0301 in der Straße, São Jorge: ŁÓDŹ, Ελλάδα και σίγμας, ёлка",
    "soft hyphens": "The har\u00adbour com\u200bmission\u00ad met",
    "full width": "ＮＥＷＳ ２０３１ 10³",
    "Chinese": "第4号ferry港口今天关闭。",
    "Thai and Kana": "ที่ท่าเรือ ニュース がか\u3099",
    "Korean": "한국 \u1112\u1161\u11ab\u1100\u116e\u11a8 신문",
    "Arabic, Hebrew, Hindi": "مَدْرَسَة خـبر שָׁלוֹם हिन्दी समाचार",
    "apostrophes": "don't don`t don´t don‘t don’t don‛t donʼt donʻt don′t don＇t, Ḥawaiʻi, п'ять п’ять пʼять, “‘tis ’tis’ `so´”",
    "Latin letters": "Smørrebrød, ŁÓDŹ, Đà Nẵng, Iğdır, ÆRØ, Œuvre, Þórður, Ħamrun, Boŧŧu, Ƙungiyar Ɓauchi",
    "compatibility forms": "ﬁrst Ǆivo, ｶﾞﾗｽ ﾊﾟｰﾄ, ﻛﺘﺎﺏ ﷲ ﹷ, ㅋㅋ ﾡￂ, 𝐁old, Nº 1ª ⅩⅣ 10³ ½ ①, กำลัง",
    "digits": "٢٠٣١ ۲۰۳۱ २०३१ ๒๐๓๑ ２０３１ 𝟐𝟎𝟑𝟏",
    "repeats": "again and again and again and again and again",
    "three hundred words": " ".join(f"pier{i * i % 211}" for i in range(300)),
}
SHAPES = [(256, 3), (8, 1), (64, 5), (100, 16)]


def vector(name, text):
    return {
        "name": name,
        "text": text,
        "words": [[start, word, fold(word)] for start, word in words(text)],
        "shingles": {str(width): [signed(h) for h in shingles(text, width)] for width in (1, 3)},
        "signatures": [{"size": size, "shingle": width, "hex": minhash(text, size, width).hex()}
                       for size, width in SHAPES],
        "bands": {str(count): [signed(h) for h in bands(minhash(text, 64, 3), count)] for count in (1, 5, 64)},
        "weights": term_weights([text]).hex(),
    }


def document():
    """One field of a vector a line."""
    vectors = [vector(name, text).items() for name, text in TEXTS.items()]
    objects = (",\n ".join(f'"{key}": {json.dumps(value)}' for key, value in fields) for fields in vectors)
    return "[{" + "},\n{".join(objects) + "}]\n"


if __name__ == "__main__":
    print(document(), end="")
