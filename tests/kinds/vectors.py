"""vectors: formats that are frozen, held against the file, the library and a second implementation

tests/vectors/vectors.json is what every release must reproduce; tests/vectors/reference.py is where it came from.
"""

import importlib.util
import json
import struct

from harness import TESTS


def load_reference():
    spec = importlib.util.spec_from_file_location("reference", TESTS / "vectors" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def column(connection, sql, *arguments):
    return [row[0] if len(row) == 1 else list(row) for row in connection.execute(sql, arguments)]


def check_vector(suite, connection, vector):
    name, text = vector["name"], vector["text"]
    found = column(connection, "SELECT start, word, folded FROM words(?)", text)
    suite.equal(f"{name}: words", json.dumps(found), json.dumps(vector["words"]))
    for width, hashes in vector["shingles"].items():
        found = column(connection, "SELECT hash FROM shingles(?, ?)", text, int(width))
        suite.equal(f"{name}: shingles of {width}", json.dumps(found), json.dumps(hashes))
    for signature in vector["signatures"]:
        shape = signature["size"], signature["shingle"]
        found = column(connection, "SELECT lower(hex(minhash(?, ?, ?)))", text, *shape)
        suite.equal("%s: signature of %d, shingle %d" % (name, *shape), found[0], signature["hex"])
    for count, hashes in vector["bands"].items():
        found = column(connection, "SELECT hash FROM minhash_bands(minhash(?, 64), ?)", text, int(count))
        suite.equal(f"{name}: {count} bands", json.dumps(found), json.dumps(hashes))
    found = column(connection, "SELECT lower(hex(term_weights(?)))", text)
    suite.equal(f"{name}: weights", found[0], vector["weights"])


def check_merge(suite, connection, reference):
    """Registers of a merge are those of the union; its count is an estimate and says so."""
    texts = list(reference.TEXTS.values())
    merged = connection.execute("SELECT minhash_merge(minhash(value, 256, 1)) FROM json_each(?)",
                                [json.dumps(texts)]).fetchone()[0]
    union = reference.minhash(" ".join(texts), 256, 1)
    suite.equal("merge: registers", str(reference.registers(merged)), str(reference.registers(union)))
    suite.equal("merge: header", merged[:10].hex(), (union[:7] + b"\1" + union[8:10]).hex())
    exact, estimate = (struct.unpack("<Q", blob[10:16] + b"\0\0")[0] for blob in (union, merged))
    off = abs(estimate - exact) / exact
    suite.check("merge: count", "" if off < 3 / 256**0.5 else f"{estimate} for {exact}, more than three sigma off")


def check_weights(suite, connection, reference):
    """Weights of many texts, learned at once, merged from one each, and grown by what is new."""
    texts, expected = list(reference.TEXTS.values()), reference.term_weights(reference.TEXTS.values()).hex()
    merged = "SELECT term_weights(value) AS value FROM json_each(?1) WHERE key < 9 GROUP BY key"
    for name, values in (("at once", "SELECT value FROM json_each(?1)"),
                         ("merged", merged.replace("key < 9", "1")),
                         ("grown", merged + " UNION ALL SELECT value FROM json_each(?1) WHERE key >= 9")):
        found = column(connection, f"SELECT lower(hex(term_weights(value))) FROM ({values})", json.dumps(texts))
        suite.equal(f"weights: {name}", found[0], expected)


def run(suite):
    reference = load_reference()
    frozen = (TESTS / "vectors" / "vectors.json").read_text()
    suite.equal("vectors.json is what reference.py says", reference.document(), frozen)
    connection = suite.connect()
    for vector in json.loads(frozen):
        check_vector(suite, connection, vector)
    check_merge(suite, connection, reference)
    check_weights(suite, connection, reference)
