"""rules: a case per file

tests/rules/article/<rule>.txt   an article, whose lines begin with `- ` (must go) or two blanks (must stay); what must go
                                 out of a line that stays is put in [-brackets like these -]. The rule that gives
                                 the file its name must have named something, and something must have stayed.
tests/rules/sentences/<name>.txt cases with an empty line between them; each line is a sentence, and the text that is split is
                                 the lines of the case with a blank between.

Every rule of ext/data/boilerplate.def must have its file.
"""

import re

from harness import ROOT, TESTS, diff

FOLDER = TESTS / "rules"


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
    names = re.findall(r'^RULE\((\w+),', (ROOT / "ext" / "data" / "boilerplate.def").read_text(), re.MULTILINE)
    cases = {path.stem: path for path in (FOLDER / "article").glob("*.txt")}
    for name in sorted(set(names) | set(cases)):
        if name in cases:
            suite.check(f"article: {name}", judge_article(connection, name, cases[name].read_text()))
        else:
            suite.check(f"article: {name}", f"tests/rules/article/{name}.txt is missing")
    for path in sorted((FOLDER / "sentences").glob("*.txt")):
        suite.check(f"sentences: {path.stem}", judge_sentences(connection, path.read_text()))
