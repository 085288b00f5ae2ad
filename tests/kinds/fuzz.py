"""fuzz: the corpus of the fuzzer, replayed (tests/fuzz/replay.c)"""

from harness import TESTS


def run(suite):
    suite.tap("fuzz_text", [suite.build / "fuzz_replay", TESTS / "fuzz" / "corpus"])
