"""examples: the demo, and a story for each kind of user on the database it leaves

A story is SQL for the stock shell. Each must run to its end without an error and show something.
"""

import shutil
from pathlib import Path

from harness import ROOT

STORIES = ["journalist", "media_monitor", "researcher", "curator"]


def run(suite):
    code, shown = suite.program(["sh", "examples/demo.sh", suite.build, suite.sqlite, "examples/articles"])
    suite.check("the demo runs", "" if code == 0 else f"exit code {code}\n{shown[-2000:]}")
    suite.check("the demo finds the wire first", "" if "│ 1     │ harbour-wire " in shown else shown[-4000:])
    suite.check("the demo finds the excerpt", "" if "│ harbour-relay      │ harbour-wire " in shown else shown[-4000:])
    code, shown = suite.program(["sh", "examples/demo.sh", suite.build, suite.sqlite, "no/such/folder"])
    suite.check("a folder that is not there is told", "" if code and "there is no folder" in shown else shown)
    suite.program(["sh", "examples/demo.sh", suite.build, suite.sqlite, "examples/articles"])
    for story in STORIES:
        shutil.copy(Path(suite.build) / "demo.db", Path(suite.build) / "story.db")
        load = f".load {suite.library.with_suffix('')}"
        code, shown = suite.program([suite.sqlite, "-batch", "-bail", suite.build / "story.db", "-cmd", load,
                                     f".read {ROOT}/examples/{story}.sql"])
        suite.check(story, "" if code == 0 and shown.strip() else f"exit code {code}\n{shown[-2000:]}")
