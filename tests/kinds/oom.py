"""oom: every allocation refused, every step interrupted (tests/oom/oom.c), every statement refused (tests/oom/refused.c)"""

# All moments take minutes under a sanitizer, and the plain run tries them all: there, one of so many will do.
ASAN_STRIDE = 13
# All moments of refused.c take two minutes: build/refused build/newsprint.so.
REFUSED_STRIDE = 13
ASAN_REFUSED_STRIDE = 97
# What takes longer hangs; with --coverage all moments take most of it.
LONGEST_SECONDS = 3600


def run(suite):
    stride = suite.stride or (ASAN_STRIDE if suite.asan else 1)
    suite.tap("oom", [suite.build / "oom", suite.library, stride], timeout=LONGEST_SECONDS)
    stride = suite.stride or (ASAN_REFUSED_STRIDE if suite.asan else REFUSED_STRIDE)
    suite.tap("refused", [suite.build / "refused", suite.library, stride], timeout=LONGEST_SECONDS)
