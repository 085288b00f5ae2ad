"""heads: the SQL at the head of a binding gives the rows that stand under it

Each ext/sqlite/fn_*.c, vt_*.c and fts5_*.c, and ext/index/vt_*.c, opens with a comment that shows what it is for:

     *     SELECT word, folded FROM words('The Mayor’s office');
     *     The|the
     *     Mayor’s|mayors
     *     office|office

A block is a run of lines indented by four more blanks than the text around it. Its SQL ends at the last line that ends
in a semicolon; behind that come the rows, as the stock shell prints them in list mode. A block without a semicolon
at an end of a line is prose. The blocks of a head run in order, in one empty database; a head must have one with rows.
"""

import re
import tempfile

from harness import ROOT

HEAD = re.compile(r"\A/\*\n(.*?)^ \*/$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(?:^ \*     \S.*\n|^ \*     +\S.*\n)+", re.MULTILINE)
INDENT = len(" *     ")
MARK = "--- end of block ---"


def blocks_of(text):
    """(line number, SQL, rows) of each block of SQL in the head of a file."""
    head = HEAD.match(text)
    for block in BLOCK.finditer(head[0] if head else ""):
        lines = [line[INDENT:] for line in block[0].splitlines()]
        ends = [number for number, line in enumerate(lines, 1) if line.endswith(";")]
        if ends:
            rows = "".join(line + "\n" for line in lines[ends[-1]:])
            yield head[0].count("\n", 0, block.start()) + 1, "\n".join(lines[:ends[-1]]) + "\n", rows


def run(suite):
    files = [path for pattern in ("sqlite/fn_*.c", "sqlite/vt_*.c", "sqlite/fts5_*.c", "index/vt_*.c")
             for path in sorted((ROOT / "ext").glob(pattern))]
    suite.check("there are bindings", "" if files else "none found")
    for path in files:
        name, blocks = path.relative_to(ROOT), list(blocks_of(path.read_text()))
        suite.check(f"{name} shows what it gives", "" if any(rows for _, _, rows in blocks)
                    else "no SQL with rows under it is indented in its head")
        script = "".join(f"{sql}.print '{MARK}'\n" for _, sql, _ in blocks)
        with tempfile.TemporaryDirectory() as directory:
            actual = suite.shell(script, directory, echo=False).split(MARK + "\n")
        actual += ["the shell ended before this block\n"] * (len(blocks) - len(actual))
        for (line, _, rows), output in zip(blocks, actual):
            suite.equal(f"{name}:{line}", output, rows)
