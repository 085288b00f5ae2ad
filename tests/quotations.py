#!/usr/bin/env python3
"""quotations.py - how well quotes() reads the invented passages of tests/corpus/quotes

    /usr/bin/python3 tests/quotations.py build/newsprint             a line for each language
    /usr/bin/python3 tests/quotations.py build/newsprint fr          and what is wrong in French
    /usr/bin/python3 tests/quotations.py build/newsprint fr held     the same of the third that rules were not made by

A file is a language; a passage is a block of lines, each a paragraph, and below them a line for each quotation that the
paragraphs mark with {braces}, in their order:

    „{Wir warten}“, sagte Elke Tammen. Er habe die „{Sturmflut}“ gesehen, so ein Sprecher.
    > direct | Elke Tammen
    > partial | ein Sprecher | -

kind | who says it, in the words of the passage | the full name, `-` where there is none, left out where it is the same.
A quotation that nobody is said to have said has the kind alone. Every third passage is held back. A line `~` above a
passage says that it is not read right yet; all others must be.
"""

import re
import sqlite3
import sys
from collections import Counter, namedtuple
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "corpus" / "quotes"
LANGUAGES = ["en", "de", "es", "fr", "it", "nl", "pt"]
SPANS_ALONE = "others"

Quotation = namedtuple("Quotation", "start end kind mention speaker")


def labelled(mark, start, end):
    kind, *names = [part.strip() for part in mark[1:].split("|")]
    mention = names[0] if names else None
    speaker = names[-1] if names and names[-1] != "-" else None
    return Quotation(start, end, kind, mention, speaker)


def read_passage(block):
    """The text of a passage without braces, and its quotations."""
    lines = [line for line in block.split("\n") if line and not line.startswith("#")]
    text, ranges = "", []
    for part in re.split(r"([{}])", "\n\n".join(line for line in lines if line[0] != ">")):
        if part == "{":
            ranges.append([len(text)])
        elif part == "}":
            ranges[-1].append(len(text))
        else:
            text += part
    marks = [line for line in lines if line[0] == ">"]
    if len(marks) != len(ranges):
        raise ValueError(f"{len(ranges)} quotations and {len(marks)} labels: {text}")
    return text, [labelled(mark, *place) for mark, place in zip(marks, ranges)]


def passages(name):
    blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    return [passage for passage in (read_passage(block.removeprefix("~\n")) for block in blocks) if passage[0]]


def not_yet_right(name):
    """The texts of the passages of a language that need not be read right."""
    blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    return {read_passage(block[2:])[0] for block in blocks if block.startswith("~\n")}


def found(connection, text):
    query = "SELECT start - 1, start - 1 + length, kind, speaker_mention, speaker FROM quotes(?)"
    return [Quotation(*row) for row in connection.execute(query, [text])]


def core(text, quotation):
    """Where the first word of a quotation begins and the last one ends."""
    words = [match.span() for match in re.finditer(r"\w+", text[quotation.start:quotation.end])]
    return (quotation.start + words[0][0], quotation.start + words[-1][1]) if words else None


def words(name):
    return set(re.findall(r"\w+", (name or "").lower()))


def same_mention(given, wanted):
    """One holds the words of the other, of them one that is more than an article, or both are the same."""
    a, b = words(given), words(wanted)
    return bool(a) and (a == b or ((a <= b or b <= a) and any(len(word) > 3 for word in a & b)))


def same_speaker(given, wanted):
    """The same, and the surname is in both."""
    return same_mention(given, wanted) and wanted.lower().split()[-1] in given.lower()


def judge(text, wanted, given, spans_alone=False):
    """The counts of a passage, and what is wrong with it in words."""
    counts, wrong = Counter(), []
    rest = {core(text, quotation): quotation for quotation in given}
    counts["given"] = len(given)
    for gold in wanted:
        quotation, quote = rest.pop(core(text, gold), None), text[gold.start:gold.end]
        counts.update(wanted=1, speakers=bool(gold.mention), names=bool(gold.speaker))
        if not quotation:
            wrong.append(f"no span: {quote}")
            continue
        counts["right"] += 1
        if spans_alone:
            continue
        counts["kinds"] += quotation.kind == gold.kind
        if quotation.kind != gold.kind:
            wrong.append(f"{quotation.kind}, not {gold.kind}: {quote}")
        said = bool(gold.mention) and same_mention(quotation.mention, gold.mention)
        named = bool(gold.speaker and quotation.speaker) and same_speaker(quotation.speaker, gold.speaker)
        counts.update(claimed=bool(quotation.mention), said=said, named=named,
                      names_claimed=bool(quotation.speaker) and gold.speaker is not None or bool(quotation.speaker and not gold.mention))
        if not said and (gold.mention or quotation.mention):
            wrong.append(f"{quotation.mention}, not {gold.mention}: {quote}")
        elif gold.speaker and not named:
            wrong.append(f"name {quotation.speaker}, not {gold.speaker}: {quote}")
    for quotation in rest.values():
        counts.update(claimed=bool(quotation.mention), names_claimed=bool(quotation.speaker))
        wrong.append(f"no quotation: {text[quotation.start:quotation.end]}")
    return counts, wrong


def share(part, whole):
    return part / whole if whole else 1.0


def figures(counts):
    """What the floors are set on."""
    return {"span precision": share(counts["right"], counts["given"]), "span recall": share(counts["right"], counts["wanted"]),
            "kinds": share(counts["kinds"], counts["right"]), "speaker precision": share(counts["said"], counts["claimed"]),
            "speaker recall": share(counts["said"], counts["speakers"]), "name precision": share(counts["named"], counts["names_claimed"]),
            "name recall": share(counts["named"], counts["names"])}


def measure(connection, name, third=None):
    """The counts of a language and the passages with an error; third: True for the one held back, False for the others."""
    total, errors = Counter(), []
    for number, (text, wanted) in enumerate(passages(name), 1):
        if third is not None and third != (number % 3 == 0):
            continue
        counts, wrong = judge(text, wanted, found(connection, text), name == SPANS_ALONE)
        total.update(counts)
        if wrong:
            errors.append((text, wrong))
    return total, errors


def main(library, language=None, held=None):
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(library)
    for third in (False, True):
        for name in LANGUAGES:
            values = figures(measure(connection, name, third)[0])
            print(name, "held back" if third else "         ", " ".join(f"{key} {value:.3f}" for key, value in values.items()))
    print("others", f"span recall {figures(measure(connection, SPANS_ALONE)[0])['span recall']:.3f}")
    for text, wrong in measure(connection, language, bool(held) if language != SPANS_ALONE else None)[1] if language else []:
        print("", text.replace("\n\n", " ¶ "), *(f"    {line}" for line in wrong), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
