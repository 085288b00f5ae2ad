"""charsets: repair leaves correct text as it is, and gives it back when it was misread

tests/charsets/right.txt has correct texts in many languages, made to look like what is misread: capitals with accents
before quotes, no-break spaces, signs of trade. Level light must leave each as it is, but for the kind of space. Then
each is read wrongly, as the bytes of UTF-8 in another charset, once or twice: repair must give the text back, or leave
what is in doubt. How many come back whole may not fall.
"""

import re

from harness import TESTS

NO_BREAK = "\u00a0"
# Charset, how often it is misread in it, and how many texts must come back.
FLOORS = [("cp1252", 1, 154), ("latin-1", 1, 154), ("cp1252", 2, 154), ("latin-1", 2, 154), ("cp1250", 1, 153),
          ("koi8-r", 1, 154), ("mac-roman", 1, 149), ("cp1251", 1, 133), ("cp1251", 2, 116)]


def right_texts():
    lines = (TESTS / "charsets" / "right.txt").read_text().splitlines()
    return [line.replace("␣", NO_BREAK) for line in lines if not line.startswith("#")]


def one_kind_of_space(text):
    return re.sub(" +", " ", text.replace(NO_BREAK, " ")).strip()


def character(byte, charset):
    try:
        return bytes([byte]).decode(charset)
    except UnicodeDecodeError:
        return chr(byte)


def misread(text, charset, times):
    for _ in range(times):
        text = "".join(character(byte, charset) for byte in text.encode())
    return text


def light(connection, text):
    return connection.execute("SELECT normalize_article(?, NULL, 'light')", [text]).fetchone()[0]


def check_right(suite, connection, texts):
    for text in texts:
        suite.equal(f"left as it is: {text[:40]}", light(connection, text), one_kind_of_space(text))


def check_misread(suite, connection, texts):
    for charset, times, floor in FLOORS:
        wrong = [text for text in texts
                 if not text.isascii() and light(connection, misread(text, charset, times)) != one_kind_of_space(text)]
        beyond_ascii = sum(not text.isascii() for text in texts)
        back = beyond_ascii - len(wrong)
        listed = "\n".join(wrong) if back < floor else ""
        suite.check(f"read as {charset}, {times} times: {floor} of {beyond_ascii} come back", listed and f"{back}:\n{listed}")


def run(suite):
    connection, texts = suite.connect(), right_texts()
    check_right(suite, connection, texts)
    check_misread(suite, connection, texts)
