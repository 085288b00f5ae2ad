"""rules: a case per file

tests/rules/article/<rule>.txt   an article, whose lines begin with `- ` (must go) or two blanks (must stay); what must go
                                 out of a line that stays is put in [-brackets like these -]. The rule that gives
                                 the file its name must have named something, and something must have stayed.
tests/rules/sentences/<name>.txt cases with an empty line between them; each line is a sentence, and the text that is split is
                                 the lines of the case with a blank between.

Every rule of ext/data/boilerplate.def must have its file. Its two examples are run as well: each stands in a small
article, at the place that the rule is for. The rule must name the one that goes; the other one must stay whole.
"""

import re

from harness import ROOT, TESTS, diff

FOLDER = TESTS / "rules"
RULES = ROOT / "ext" / "data" / "boilerplate.def"
STRING = r'"((?:[^"\\]|\\.)*)"'
EXAMPLES = re.compile(rf"^RULE\((\w+),\s*\w+,\s*(\w+),\s*{STRING},\s*{STRING}\)", re.MULTILINE)

# An example stands before, between or behind these. Unless its place is listed, it stands between them.
PARAGRAPHS = [
    "The harbour board met for five hours on Monday, and put off the vote on the ferry fares until June.",
    "The union says that the board forgets the freight, which pays for every second boat on the line.",
]
BEFORE, BETWEEN, BEHIND = 0, 1, 2
POSITIONS = {"HEAD": [BEFORE], "EDGE": [BEFORE, BEHIND], "TAIL": [BEHIND], "SECTION": [BEHIND],
             "GLUED": [BEFORE], "KEPT": [BEFORE]}


def read_article(source):
    """The text of a case, and for each character whether it must stay (None: a blank, which may do as it likes)."""
    text, stays = "", []
    for line in source.splitlines(keepends=True):
        kept = not line.startswith("- ")
        for piece in re.split(r"(\[-.*?-\])", line[2:] or "\n"):
            gone = piece.startswith("[-") and piece.endswith("-]")
            piece = piece[2:-2] if gone else piece
            text += piece
            stays += [None if c.isspace() else kept and not gone for c in piece]
    return text, stays


def judge_article(connection, rule, source):
    text, stays = read_article(source)
    wrong, rules = [], set()
    for name, kept, start, length in connection.execute("SELECT rule, kept, start, length FROM article_parts(?)", [text]):
        rules.add(name)
        piece = range(start - 1, start - 1 + length)
        bad = [i for i in piece if stays[i] is not None and stays[i] != bool(kept)]
        if bad:
            wrong.append(f"{'stays' if kept else 'goes by ' + str(name)}: {text[bad[0]:bad[-1] + 1]!r}")
    if rule not in rules:
        wrong.append(f"rule {rule} named nothing")
    if True not in stays or False not in stays:
        wrong.append("a case needs something that goes and something that stays")
    return "\n".join(wrong)


def read_examples(source):
    """The place of each rule, and its two examples: {name: (place, goes, stays)}."""
    return {name: (place, *(re.sub(r"\\(.)", r"\1", line) for line in lines))
            for name, place, *lines in EXAMPLES.findall(source)}


def example_parts(connection, position, line):
    """What becomes of a line at a position: (rule, kept) of each part that has a character of it."""
    text = "\n".join(PARAGRAPHS[:position] + [line] + PARAGRAPHS[position:])
    start = sum(len(paragraph) + 1 for paragraph in PARAGRAPHS[:position])
    parts = connection.execute("SELECT rule, kept, start - 1, length FROM article_parts(?)", [text])
    return [(rule, kept) for rule, kept, first, length in parts
            if text[max(first, start):min(first + length, start + len(line))].strip()]


def fate(parts):
    gone = sorted({str(rule) for rule, kept in parts if not kept})
    return f"goes by {', '.join(gone)}" if gone else "stays"


def judge_examples(connection, rule, examples):
    if rule not in examples:
        return f"rule {rule}: RULE(name, kind, place, an example that goes, one that stays) cannot be read"
    place, goes, stays = examples[rule]
    missing = [what for what, line in (("goes", goes), ("stays", stays)) if not line]
    if missing:
        return f"rule {rule}: it has no example that {' and none that '.join(missing)}"
    positions = POSITIONS.get(place, [BETWEEN])
    wrong = []
    found = [example_parts(connection, position, goes) for position in positions]
    if not any(name == rule for parts in found for name, _ in parts):
        fates = " or ".join(dict.fromkeys(map(fate, found)))
        wrong.append(f'rule {rule}: its example "{goes}" was not named by it; it {fates}')
    for parts in (example_parts(connection, position, stays) for position in positions):
        if fate(parts) != "stays":
            wrong.append(f'rule {rule}: its example "{stays}" must stay; it {fate(parts)}')
        elif any(name == rule for name, _ in parts):
            wrong.append(f'rule {rule}: its example "{stays}" must not be named by it; it is')
    return "\n".join(wrong)


def judge_sentences(connection, source):
    wrong = []
    for case in re.split(r"\n\s*\n", source.strip("\n")):
        expected = [line.strip() for line in case.splitlines()]
        found = [row[0] for row in connection.execute("SELECT sentence FROM sentences(?)", [" ".join(expected)])]
        if found != expected:
            wrong.append(diff("\n".join(found), "\n".join(expected)))
    return "\n".join(wrong)


def run(suite):
    connection = suite.connect()
    source = RULES.read_text()
    names, examples = re.findall(r"^RULE\((\w+),", source, re.MULTILINE), read_examples(source)
    cases = {path.stem: path for path in (FOLDER / "article").glob("*.txt")}
    for name in sorted(set(names) | set(cases)):
        if name in cases:
            suite.check(f"article: {name}", judge_article(connection, name, cases[name].read_text()))
        else:
            suite.check(f"article: {name}", f"tests/rules/article/{name}.txt is missing")
    for name in names:
        suite.check(f"example: {name}", judge_examples(connection, name, examples))
    for path in sorted((FOLDER / "sentences").glob("*.txt")):
        suite.check(f"sentences: {path.stem}", judge_sentences(connection, path.read_text()))
