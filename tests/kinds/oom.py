"""oom: every allocation refused, every step interrupted (tests/oom/oom.c)"""


def run(suite):
    suite.tap("oom", [suite.build / "oom", suite.library], timeout=900)
