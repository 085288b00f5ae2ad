"""html5lib: the tokenizer beside the tests that the authors of HTML parsers share

They are not part of this project. Fetch https://github.com/html5lib/html5lib-tests and give its folder:

    python3 tests/run.py --html5lib folder html5lib

Tokens are compared as browsers hand them on: names in lower case, each attribute once, text in one piece, U+0000 as
U+FFFD, which a later step of a browser does. What a comment or a DOCTYPE says is not compared.
"""

import json
import re
import subprocess
from pathlib import Path

CONTENT = {"Data state": 0, "RCDATA state": 1, "RAWTEXT state": 2, "Script data state": 3, "PLAINTEXT state": 4, "CDATA section state": 5}
FLOOR = 0.99


def unescaped(value):
    """A value of JSON whose texts were escaped twice, as it is meant."""
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    return {unescaped(key): unescaped(item) for key, item in value.items()} if isinstance(value, dict) else value


def hexadecimal(text):
    return text.encode("utf-8", "surrogatepass").hex() or "-"


def cases_of(path):
    """(description, state, last name, input, tokens) of each test and state of a file."""
    tests = json.loads(path.read_text())
    for test in tests.get("tests") or tests.get("xmlViolationTests"):
        text, tokens = test["input"], test["output"]
        if test.get("doubleEscaped"):
            text, tokens = unescaped(text), unescaped(tokens)
        for state in test.get("initialStates", ["Data state"]):
            yield test["description"], state, test.get("lastStartTag", ""), text, tokens


def joined(tokens):
    """Tokens with neighbouring text in one piece, and without what is not compared."""
    result = []
    for token in tokens:
        if token[0] == "Character" and result and result[-1][0] == "Character":
            result[-1] = ("Character", result[-1][1] + token[1])
        elif token[0] in ("Comment", "DOCTYPE"):
            result.append((token[0],))
        elif token[0] == "StartTag":
            result.append(("StartTag", token[1], tuple(sorted(token[2].items())), bool(token[3:] and token[3])))
        else:
            result.append(tuple(token))
    return result


def lower(name):
    return name.translate({code: code + 32 for code in range(65, 91)}).replace("\0", "\ufffd")


def read_token(line):
    kind, *fields = line.split(" ")
    if kind == "S":
        self_closing = fields.pop(1) == "1"
    text = [bytes.fromhex(field.strip("-")).decode("utf-8", "surrogatepass").replace("\0", "\ufffd") for field in fields]
    if kind == "S":
        attributes = {}
        for name, value in zip(text[1::2], text[2::2]):
            attributes.setdefault(lower(name), value)
        return ["StartTag", lower(text[0]), attributes, self_closing]
    return {"E": lambda: ["EndTag", lower(text[0])], "T": lambda: ["Character", text[0]], "C": lambda: ["Comment"],
            "D": lambda: ["DOCTYPE"]}[kind]()


def tokenized(program, cases):
    lines = "".join(f"{CONTENT[state]} {hexadecimal(name)} {hexadecimal(text)}\n" for _, state, name, text, _ in cases)
    done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    pages = done.stdout.split(".\n")[:-1]
    return [joined(read_token(line) for line in page.splitlines()) for page in pages]


def same(found, expected):
    without_null = [tuple(part.replace("\0", "\ufffd") if isinstance(part, str) else part for part in token) for token in joined(expected)]
    return found == without_null


def run(suite):
    files = sorted(Path(suite.html5lib).glob("tokenizer/*.test")) if suite.html5lib else []
    if not files:
        return suite.skip("tokenizer", "its folder is not given (--html5lib), or is not there")
    cases = [case for path in files for case in cases_of(path)]
    wrong = [case for case, found in zip(cases, tokenized(suite.build / "html_tokens", cases)) if not same(found, case[4])]
    right = len(cases) - len(wrong)
    told = "\n".join(f"{state}: {description}: {text!r}" for description, state, _, text, _ in wrong)
    suite.check(f"{right} of {len(cases)} are right, and {FLOOR:.0%} must be", told if right < FLOOR * len(cases) else "")
