#!/usr/bin/env python3
"""join.py - makes the page without an install of its parts

    join.py MODULE PAGE

MODULE is newsprint.js, with newsprint.wasm beside it. PAGE gets all in one file: the module, packed, and the files of sql/ as
blocks of data, which a browser neither runs nor shows; the script of the page, whose hash the page's own policy names as the
only script that may run.
"""

import base64
import gzip
import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RECIPES = ["schema.sql", "prepare.sql", "refresh.sql", "stories.sql", "report.sql", "answer.sql", "reuse.sql", "events.sql",
           "figures.sql", "import/*.sql", "questions/originality.sql", "questions/altered_quotes.sql",
           "questions/where_figures_disagree.sql"]


def recipes():
    paths = sorted(path for pattern in RECIPES for path in (ROOT / "sql").glob(pattern))
    return {str(path.relative_to(ROOT)): path.read_text() for path in paths}


def block(name, kind, text):
    """A block of data; its text may not end it."""
    if "</script" in text.lower() or "<!--" in text:
        sys.exit(f"join.py: {name} has a mark in it that would end its block")
    return f'<script type="{kind}" id="{name}">{text}</script>'


def main(module, page):
    wasm = gzip.compress(Path(module).with_suffix(".wasm").read_bytes(), 9, mtime=0)
    worker = Path(module).read_text() + "\n" + (HERE / "worker.js").read_text()
    sql = json.dumps(recipes()).replace("<", "\\u003c")
    script = "\n" + (HERE / "page.js").read_text()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = [block("wasm", "text/plain", base64.b64encode(wasm).decode()), block("sql", "application/json", sql),
            block("worker", "text/plain", worker)]
    parts = {"@SCRIPT_HASH@": f"'sha256-{digest}'", "@STYLE@": (HERE / "page.css").read_text(), "@DATA@": "\n".join(data),
             "\n@SCRIPT@": script}
    text = (HERE / "page.html").read_text()
    for mark, part in parts.items():
        head, tail = text.split(mark)
        text = head + part + tail
    Path(page).write_text(text)
    print(f"{page}: {len(text.encode()):,} bytes, {len(gzip.compress(text.encode(), 9)):,} packed")


if __name__ == "__main__":
    main(*sys.argv[1:])
