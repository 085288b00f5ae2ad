"""unit: the cmocka programs of tests/unit, base, text and match without SQLite"""

from harness import TESTS


def run(suite):
    for source in sorted((TESTS / "unit").glob("test_*.c")):
        program = suite.build / "unit" / source.stem
        if program.exists():
            suite.tap(source.stem, [program], CMOCKA_MESSAGE_OUTPUT="TAP")
        else:
            suite.check(source.stem, f"{program} was not built")
