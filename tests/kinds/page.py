"""page: the module of WebAssembly under node, and the page without an install in a browser (make dist-wasm, make dist-page)

The module must give the bytes of tests/vectors/vectors.json and do what ext/dist/page/database.js says: tests/dist/wasm.js.
"""

import shutil

from harness import TESTS


def check_module(suite):
    module = suite.build / "dist" / "wasm" / "newsprint.js"
    if not shutil.which("node") or not module.exists():
        suite.skip("the module of WebAssembly", "make dist-wasm has not built it" if shutil.which("node") else "node is not installed")
        return
    suite.tap("wasm", ["node", TESTS / "dist" / "wasm.js", module, TESTS / "vectors" / "vectors.json"])


def run(suite):
    check_module(suite)
