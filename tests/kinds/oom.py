"""oom: every allocation refused, every step interrupted (tests/oom/oom.c)"""

# All moments take minutes under a sanitizer, and the plain run tries them all: there, one of so many will do.
ASAN_STRIDE = 13


def run(suite):
    stride = suite.stride or (ASAN_STRIDE if suite.asan else 1)
    suite.tap("oom", [suite.build / "oom", suite.library, stride], timeout=900)
