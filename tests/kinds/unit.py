"""unit: the cmocka programs of tests/unit, a folder for each room of ext/ that knows no SQLite"""

from harness import TESTS


def run(suite):
    for source in sorted((TESTS / "unit").glob("*/test_*.c")):
        name = f"{source.parent.name}/{source.stem}"
        program = suite.build / "unit" / name
        if not program.exists():
            program = program.with_suffix(".exe")
        if program.exists():
            suite.tap(name, [*suite.under, program], CMOCKA_MESSAGE_OUTPUT="TAP")
        else:
            suite.check(name, f"{program} was not built")
