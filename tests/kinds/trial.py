"""trial: rules as a newcomer writes them, who has read ext/README.md alone, work at the first try

Rules of many shapes are appended to a copy of ext/data/boilerplate.def, the library is built from the copy, and the two
examples of each are run as those of all rules are. Rows that cannot work, or cost much, are named by build/lint_rules.
"""

import shutil
import subprocess
import types

from harness import ROOT, Suite
from kinds.rules import judge_examples, read_examples

RULES = r'''
RULE(zz_alternation, LEGAL, LINE, "Spun without hands by our new desk", "Typed or spun, the letter was read without delay.")
    ROW("(?:typed|set|spun) (?:with|without) hands\\b.{0,40}")
RULE(zz_any_beginning, LEGAL, LINE, "All of it produced by a machine", "All that was produced by a machine was thrown away.")
    ROW(".{0,40}produced by a machine")
RULE(zz_back_reference, CHROME, LINE, "Robot robot robot", "The robot was sent to the quay in June.")
    ROW("(\\w+) \\1 \\1")
RULE(zz_bracket_inside, CHROME, INSIDE,
     "The pier was closed at noon. [Machine-made text] Nobody was hurt when the jib came down.",
     "The pier was closed at noon. Machine-made nets were sold on the quay when the jib came down.")
    ROW("\\[?Machine-made text\\]? ?")
RULE(zz_bracket_optional, CREDIT, FINISH,
     "The pier was closed at noon, and nobody was hurt when the jib came down. (Filed by robot K7)",
     "The pier was closed at noon, and the report that was filed by robot was thrown away.")
    ROW("\\(?Filed by robot [A-Z]\\d\\)?\\.?")
RULE(zz_class, LEGAL, LINE, "Assembled from notes by two of our desks", "Assembled crowds made notes of what they saw.")
    ROW("[Aa]ssembled from notes by .{2,60}")
RULE(zz_look_behind, RELATED, INSIDE,
     "The pier was closed at noon. Robot's pick: five tugs to watch. Nobody was hurt when the jib came down.",
     "The pier was closed at noon, and the robot's pick: a tug. Nobody was hurt when the jib came down.")
    ROW("(?<=\\. )Robot's pick: [^.]{2,40}\\. ")
RULE(zz_optional_mark, LEGAL, LINE, "Made by a machine.", "Made by a machine in Ostrel, the net held for a year.")
    ROW("made by a machine\\.?")
RULE(zz_property, LEGAL, LINE, "Drawn by a machine!", "Drawn by a machine, the map was wrong in three places.")
    ROW("drawn by a machine\\p{P}?")
RULE(zz_property_first, CHROME, LINE, "☎ Robot desk €20", "Robot desks cost €20 in the shop on the quay.")
    ROW("\\p{So}? ?robot desk \\p{Sc}\\d+")
RULE(zz_sentence, LEGAL, LINE,
     "This story was produced with the help of a machine.",
     "This story was produced with the help of a machinist.")
    ROW("this story was produced with the help of a machine\\.")
'''

# What the author of a row is told: a part of the line that names the rule.
TOLD = {"zz_back_reference": "cost zz_back_reference: \"(\\w+) \\1 \\1\": the filters do not know an escape other than",
        "zz_broken": "error zz_broken: \"made (by\": missing closing parenthesis",
        "zz_misspelt": "error zz_misspelt: \"by {PERSOM}\": a piece that is not in data/pieces.def",
        "zz_unbounded": "cost zz_unbounded: \".{0,40}machine\": any word may begin it"}
WRONG = r'''
RULE(zz_broken, LEGAL, LINE, "a", "b")
    ROW("made (by")
RULE(zz_misspelt, LEGAL, LINE, "a", "b")
    ROW("by {PERSOM}")
RULE(zz_unbounded, LEGAL, LINE, "a", "b")
    ROW(".{0,40}machine")
'''


def build(suite, rules, target):
    """A copy of the house with more rules, and what is built of it; objects that the rules do not change are taken over."""
    tree = suite.build / "trial"
    shutil.rmtree(tree, ignore_errors=True)
    for folder in ("ext", "tests/lint", "tests/unit"):
        shutil.copytree(ROOT / folder, tree / folder)
    (tree / "build").mkdir()
    shutil.copy2(ROOT / "Makefile", tree)
    shutil.copy2(suite.build / "flags", tree / "build")
    for folder in ("ext", "tests/lint", "tests/unit"):
        if (suite.build / folder).exists():
            shutil.copytree(suite.build / folder, tree / "build" / folder, ignore=shutil.ignore_patterns("test_*"))
    with open(tree / "ext" / "data" / "boilerplate.def", "a") as file:
        file.write(rules)
    done = subprocess.run(["make", "-s", "-C", str(tree), f"build/{target}"], capture_output=True, text=True)
    return tree / "build" / target, "" if done.returncode == 0 else done.stdout + done.stderr


def run(suite):
    library, problem = build(suite, RULES, suite.library.name)
    suite.check("the library with the trial's rules builds", problem)
    if problem:
        return
    connection = Suite.connect(types.SimpleNamespace(library=library, under=None))
    examples = read_examples(RULES)
    for name in examples:
        suite.check(f"works at the first try: {name}", judge_examples(connection, name, examples))
    connection.close()
    program, problem = build(suite, RULES + WRONG, "lint_rules")
    code, said = (1, problem) if problem else suite.program([program])
    suite.check("an error is an error", "" if code == 1 else f"exit code {code}")
    for name, told in TOLD.items():
        suite.check(f"the author is told: {name}", "" if told in said else f"not said: {told}\nsaid:\n{said}")
    silent = [name for name in examples if name not in TOLD and f" {name}:" in said]
    suite.check("of the others nothing is said", "\n".join(silent))
