"""readme: what README.md and sql/README.md show is what a reader gets

All ```sql blocks of a page run in order in one shell, in a directory where build/, examples/ and sql/ are those of this
checkout. A ```text block that follows directly must be exactly their output; a ```sql block without one must run
without an error. --accept rewrites the ```text blocks.
"""

import re
import tempfile
from pathlib import Path

from harness import ROOT

BLOCK = re.compile(r"^```sql\n(.*?)^```\n(?:\n*^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
MARK = "--- end of block ---"


def outputs(suite, blocks):
    script = "".join(f"{block}.print '{MARK}'\n" for block in blocks)
    with tempfile.TemporaryDirectory() as directory:
        for name, target in (("build", suite.build), ("examples", ROOT / "examples"), ("sql", ROOT / "sql")):
            (Path(directory) / name).symlink_to(target)
        return suite.shell(script, directory, echo=False).split(MARK + "\n")


def rewritten(text, blocks, actual):
    for match, output in reversed(list(zip(blocks, actual))):
        if match[2] is not None:
            text = text[:match.start(2)] + output + text[match.end(2):]
    return text


def page(suite, path):
    text = path.read_text()
    blocks = list(BLOCK.finditer(text))
    suite.check(f"{path.relative_to(ROOT)} has blocks of SQL", "" if blocks else "none found")
    actual = outputs(suite, [block[1] for block in blocks])
    if suite.accept:
        path.write_text(rewritten(text, blocks, actual))
        return
    actual += ["the shell ended before this block\n"] * (len(blocks) - len(actual))
    for block, output in zip(blocks, actual):
        name = "%s: block at line %d" % (path.relative_to(ROOT), text.count("\n", 0, block.start()) + 1)
        if block[2] is not None:
            suite.equal(name, output, block[2])
        else:
            suite.check(name, output if re.search(r"^(\w+ )?[Ee]rror|ended before", output, re.MULTILINE) else "")


def run(suite):
    for path in (ROOT / "README.md", ROOT / "sql" / "README.md"):
        page(suite, path)
