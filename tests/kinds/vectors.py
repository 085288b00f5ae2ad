"""vectors: formats that are frozen, held against the file, the library and implementations without it

ext/format/vectors.json is what every release must reproduce; ext/format/fingerprint.py and fingerprint.mjs are made
from ext/FORMAT.md alone.
"""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import unicodedata

from harness import ROOT

FORMAT = ROOT / "ext/format"
# Of the term weights of each text, one behind the other: they stand in no file.
WEIGHTS = "8e8c002df9bdf1b0b56a8fe59fccf357d386218c102e49efd6c3e570450713c5"
# Key of a character behind a space, and between two letters.
SURROUNDED = "{0}b a{0}b"
IN_JAVASCRIPT = """
import { words, fold } from '%s'
import { readFileSync } from 'node:fs'
const keys = (text) => words(text).map(([, word]) => fold(word)).join(' ')
console.log(JSON.stringify(JSON.parse(readFileSync(0)).map(keys)))
"""


def load_reference():
    spec = importlib.util.spec_from_file_location("fingerprint", FORMAT / "fingerprint.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def column(connection, sql, *arguments):
    return [row[0] if len(row) == 1 else list(row) for row in connection.execute(sql, arguments)]


def hashes(connection, sql, *arguments):
    return [f"{hash % 2**64:016x}" for hash in column(connection, sql, *arguments)]


def text_of(vector):
    return vector["text"] if "text" in vector else bytes.fromhex(vector["bytes"])


def check_vector(suite, connection, vector):
    name, text = vector["name"], text_of(vector)
    found = column(connection, "SELECT start, word, folded FROM words(?)", text)
    suite.equal(f"{name}: words", json.dumps(found), json.dumps(vector["words"]))
    for width, expected in vector["shingles"].items():
        found = hashes(connection, "SELECT hash FROM shingles(?, ?)", text, int(width))
        suite.equal(f"{name}: shingles of {width}", found, expected)
    for signature in vector["signatures"]:
        shape = signature["size"], signature["shingle"]
        found = column(connection, "SELECT lower(hex(minhash(?, ?, ?)))", text, *shape)
        suite.equal("%s: signature of %d, shingle %d" % (name, *shape), found[0] or None, signature["hex"])
        for count, expected in signature["bands"].items():
            found = hashes(connection, "SELECT hash FROM minhash_bands(minhash(?, ?, ?), ?)", text, *shape, int(count))
            suite.equal(f"{name}: {count} bands", found, expected)


def check_merge(suite, connection, texts, merge):
    """Registers of a merge are those of the union; its count is an estimate and says so."""
    rows = ", ".join(["(?)"] * len(merge["of"]))
    merged = f"WITH merged(text) AS (VALUES {rows}) SELECT lower(hex(minhash_merge(minhash(text, ?, ?)))) FROM merged"
    found = column(connection, merged, *(texts[name] for name in merge["of"]), merge["size"], merge["shingle"])
    suite.equal("merge of " + ", ".join(merge["of"]), found[0], merge["hex"])


def check_union(suite, reference, texts):
    """What a merge promises: each register is that of the texts as one, and the count is near theirs."""
    texts = [text for text in texts.values() if isinstance(text, str) and reference.minhash(text)]
    merged = reference.merge(*(reference.minhash(text, 256, 1) for text in texts))
    union = reference.minhash(" ".join(texts), 256, 1)
    suite.equal("union: registers", reference.registers(merged), reference.registers(union))
    exact, estimate = (int.from_bytes(blob[10:16], "little") for blob in (union, merged))
    off = abs(estimate - exact) / exact
    suite.check("union: count", "" if off < 3 / 256**0.5 else f"{estimate} for {exact}, more than three sigma off")


def node(arguments, given=b""):
    """What a program in node writes, which is JSON: (its value, its error). It runs without the sanitizer's run time."""
    done = subprocess.run(["env", "-u", "LD_PRELOAD", "node", *arguments], input=given, capture_output=True)
    return (None, done.stderr.decode()) if done.returncode else (json.loads(done.stdout), "")


def check_javascript(suite, frozen):
    if not shutil.which("node"):
        suite.skip("fingerprint.mjs", "node is not installed")
        return
    again, error = node([FORMAT / "fingerprint.mjs", FORMAT / "vectors.json"])
    suite.check("vectors.json is what fingerprint.mjs says", error or ("" if again == frozen else "not equal"))


def sample():
    """Each assigned character once, but of ideographs and syllables, which are alike, one in 16."""
    for code in range(1, 0x110000):
        many = 0x3400 <= code < 0xE000 or code >= 0x18000
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs") and not (many and code % 16 and unicodedata.category(chr(code)) == "Lo"):
            yield chr(code)


def check_characters(suite, connection, reference):
    """Class and key of every character: library, Python and JavaScript, each with a Unicode library of its own."""
    if tuple(map(int, unicodedata.unidata_version.split("."))) > (15, 0, 0):
        suite.skip("every character", f"this Python's Unicode is {unicodedata.unidata_version}, newer than the format's")
        return
    texts = [SURROUNDED.format(character) for character in sample()]
    found = column(connection, "SELECT fold_text(value) FROM json_each(?)", json.dumps(texts))
    def differ(keys):
        return "\n".join(f"{text!a}: {key!a}, not {one!a}" for text, key, one in zip(texts, keys, found) if key != one)
    suite.check("every character: Python", differ(" ".join(reference.fold(word) for _, word in reference.words(text)) for text in texts))
    if shutil.which("node"):
        program = IN_JAVASCRIPT % (FORMAT / "fingerprint.mjs").as_uri()
        keys, error = node(["--input-type=module", "-e", program], json.dumps(texts).encode())
        suite.check("every character: JavaScript", error or differ(keys))
    else:
        suite.skip("every character: JavaScript", "node is not installed")


def term_weights(reference, texts):
    """As match/term_weights.h says, over the words of the reference."""
    documents, frequencies = 0, {}
    for text in texts:
        distinct = {reference.hash_bytes(reference.fold(word).encode()) for _, word in reference.words(text)}
        documents += bool(distinct)
        for h in distinct:
            frequencies[h] = frequencies.get(h, 0) + 1
    entries = b"".join(h.to_bytes(8, "little") for h in sorted(frequencies))
    entries += b"".join(frequencies[h].to_bytes(4, "little") for h in sorted(frequencies))
    header = b"nptw" + bytes([1, 1, 0, 0]) + documents.to_bytes(4, "little") + len(frequencies).to_bytes(4, "little")
    checksum = reference.mix(reference.hash_bytes(entries) ^ documents, reference.ROOT3)
    return header + checksum.to_bytes(8, "little") + entries if documents else b""


def check_weights(suite, connection, reference, texts):
    """Weights of each text, of all learned at once, merged from one each, and grown by what is new."""
    texts = [text for text in texts.values() if isinstance(text, str)]
    each = [term_weights(reference, [text]) for text in texts]
    found = column(connection, "SELECT coalesce(term_weights(value), x'') FROM json_each(?) GROUP BY key", json.dumps(texts))
    suite.equal("weights: of each text", [blob.hex() for blob in found], [blob.hex() for blob in each])
    suite.equal("weights: frozen", hashlib.sha256(b"".join(each)).hexdigest(), WEIGHTS)
    expected = term_weights(reference, texts).hex()
    merged = "SELECT term_weights(value) AS value FROM json_each(?1) WHERE key < 9 GROUP BY key"
    for name, values in (("at once", "SELECT value FROM json_each(?1)"),
                         ("merged", merged.replace("key < 9", "1")),
                         ("grown", merged + " UNION ALL SELECT value FROM json_each(?1) WHERE key >= 9")):
        found = column(connection, f"SELECT lower(hex(term_weights(value))) FROM ({values})", json.dumps(texts))
        suite.equal(f"weights: {name}", found[0], expected)


def run(suite):
    reference, connection = load_reference(), suite.connect()
    frozen = json.loads((FORMAT / "vectors.json").read_text())
    again = reference.fill(json.loads((FORMAT / "vectors.json").read_text()))
    suite.check("vectors.json is what fingerprint.py says", "" if again == frozen else "not equal")
    check_javascript(suite, frozen)
    texts = {vector["name"]: text_of(vector) for vector in frozen["texts"]}
    for vector in frozen["texts"]:
        check_vector(suite, connection, vector)
    for merge in frozen["merges"]:
        check_merge(suite, connection, texts, merge)
    check_union(suite, reference, texts)
    check_characters(suite, connection, reference)
    check_weights(suite, connection, reference, texts)
