#!/usr/bin/env python3
"""amalgamate.py - all of ext/ as one C file

    python3 ext/dist/amalgamate.py build/dist/amalgamation/newsprint.c ext/base/buffer.c ... ext/newsprint.c

Files are written in the order given, each header where it is first included; a .def, and a header of nothing but macros,
wherever it is included. Headers of other libraries come first, since what follows them is hidden from the linker.

A C file may have static names and macros that another file has as well. In one file they would clash, so

- a static name, a constant of an enum or a tag that is in two files gets the names of room and file in front:
  add() of match/terms.c becomes match_terms_add(); one whose .def has the name keeps it;
- a macro of a C file, or of a header of nothing but macros that it includes, is undefined behind that file.

What cannot be told apart by that stops the script, with both places: a name in two headers, a macro of a header as
another thing in a file that does not include it, a header of the house that is included under a condition. Names that are
made by ## are not seen; where two are alike, the compiler says so.
"""

import re
import sys
from pathlib import Path

EXT = Path(__file__).resolve().parent.parent
TOKEN = re.compile(r"""(?P<comment>/\*.*?\*/|//[^\n]*)
    |(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<name>[A-Za-z_]\w*)
    |(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
    |(?P<blank>(?:\s|\\\n)+)
    |(?P<mark>->|\.\.\.|\#\#|.)""", re.S | re.X)
DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(\w+)(?:\\\n|[^\n])*", re.M)
INCLUDE = re.compile(r'[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')
KEYWORDS = {"struct", "union", "enum"}
NOT_DECLARED = {"__attribute__", "__asm__", "_Static_assert", "_Alignas"}
HIDDEN = "#if defined __GNUC__ && !defined _WIN32\n#pragma GCC visibility {}\n#endif\n"
PREAMBLE = """/*
 * newsprint.c - newsprint {version}, all of it in one file
 *
 * As a loadable extension:   cc -O2 -shared -fPIC newsprint.c -o newsprint.so -lpcre2-8 -lutf8proc -lm
 * Linked into a program:     cc -O2 -DSQLITE_CORE -c newsprint.c, and see newsprint.h
 *
 * It needs the headers of SQLite, PCRE2 and utf8proc. The file is made from the sources; change those.
 */
#ifndef PCRE2_CODE_UNIT_WIDTH
#define PCRE2_CODE_UNIT_WIDTH 8
#endif
#ifdef __clang__ /* it wants an inline function of a header to be used once that header is a part of the file */
#pragma clang diagnostic ignored "-Wunused-function"
#endif
"""


class Failure(Exception):
    pass


def tokens_of(text):
    """(kind, text, offset) of each token that is neither blank nor comment."""
    for match in TOKEN.finditer(text):
        if match.lastgroup not in ("comment", "blank"):
            yield match.lastgroup, match[0], match.start()


def items_of(code):
    """The declarations and definitions of a file, each a list of tokens, the bodies of functions left out."""
    item, depth, body, last = [], 0, 0, ""
    for token in tokens_of(code):
        mark = token[1]
        if mark == "{":
            body = body or (depth + 1 if depth == 0 and last == ")" else 0)
        depth += (mark in "({[") - (mark in ")}]")
        if not body:
            item.append(token)
        if depth == 0 and (mark == ";" or (mark == "}" and body)):
            yield item
            item, body = [], 0
        last = mark


def tags_and_constants(item):
    """(kind, name, offset) of each struct, union or enum that an item defines, and of the constants of the enums."""
    opened = []
    for i, (kind, text, offset) in enumerate(item):
        before = [token[1] for token in item[max(i - 2, 0):i]]
        if text in "({[":
            keyword = [word for word in before if word in KEYWORDS]
            opened.append(keyword[0] if text == "{" and keyword else text)
            if text == "{" and keyword and before[-1] not in KEYWORDS:
                yield "tag", before[-1], item[i - 1][2]
        elif text in ")}]":
            opened.pop()
        elif kind == "name" and opened and opened[-1] == "enum" and before[-1] in ("{", ",") and item[i + 1][1] != "(":
            yield "name", text, offset


def declarators(item):
    """(name, offset) of the function or the variables that an item declares."""
    depth, value = 0, False
    for i, (kind, text, offset) in enumerate(item):
        before, behind = item[i - 1][1] if i else "", item[i + 1][1] if i + 1 < len(item) else "{"
        if text == "(" and depth == 0 and behind == "*" and not value:
            pointed = next(token for token in item[i:] if token[0] == "name" and token[1] != "const")
            yield pointed[1], pointed[2]
        depth += (text in "({[") - (text in ")}]")
        if depth == 0 and text in ("=", ","):
            value = text == "="
        if kind != "name" or depth or value or before in KEYWORDS or text in NOT_DECLARED:
            continue
        if behind == "(":
            yield text, offset
            return
        if behind in ("=", ";", ",", "["):
            yield text, offset


def blanked(text):
    return re.sub(r"[^\n]", " ", text)


def split_directives(text):
    """A file without its directives, which are blanked so that offsets stay, and the directives as (word, offset, text)."""
    bare = "".join(blanked(match[0]) if match.lastgroup == "comment" else match[0] for match in TOKEN.finditer(text))
    directives = [(match[1], match.start(), match[0]) for match in DIRECTIVE.finditer(bare)]
    for _, offset, directive in directives:
        bare = bare[:offset] + blanked(directive) + bare[offset + len(directive):]
    return bare, directives


class Source:
    """A file of ext/: its text, what it includes, and the names that it gives to things."""

    def __init__(self, name):
        self.name = name
        self.text = (EXT / name).read_text()
        self.is_header = name.endswith(".h")
        tokens = list(tokens_of(self.text))
        self.words = {text for kind, text, _ in tokens if kind == "name"}
        self.tags = {tag for (_, word, _), (_, tag, _) in zip(tokens, tokens[1:]) if word in KEYWORDS}
        code, directives = split_directives(self.text)
        self.is_list = name.endswith(".def") or not any(tokens_of(code))  # what it says depends on who includes it
        self.includes = list(self.conditions(directives))
        self.macros = self.macros_left(directives)
        self.declared = {}
        for item in items_of(code) if not self.is_list else []:
            for kind, found, offset in tags_and_constants(item):
                self.declared.setdefault((kind, found), (offset, True))
            private = any(token[1] == "static" for token in item)
            for found, offset in declarators(item):
                self.declared.setdefault(("name", found), (offset, private))

    def place(self, offset):
        return f"ext/{self.name}:{self.text.count(chr(10), 0, offset) + 1}"

    def find(self, word):
        return self.place(re.search(rf"\b{word}\b", self.text).start())

    def conditions(self, directives):
        """(header, whether it is the house's, how many conditions it stands under, offset) of each include."""
        depth = -1 if self.is_header else 0
        for word, offset, text in directives:
            depth += (word in ("if", "ifdef", "ifndef")) - (word == "endif")
            if match := INCLUDE.match(text):
                yield match[2], match[1] == '"', depth, offset

    def macros_left(self, directives):
        """The macros that are still defined at the end, each with its offset."""
        left = {}
        for word, offset, text in directives:
            name = text.split(word, 1)[1].split("(")[0].split()[:1]
            if word == "define":
                left[name[0]] = offset
            elif word == "undef":
                left.pop(name[0], None)
        return left


class House:
    """All files that the given ones reach, and what has to be renamed in each."""

    def __init__(self, names):
        self.sources = {}
        for name in names:
            self.read(name)
        self.headers = [source for source in self.sources.values() if source.is_header]
        self.files = [source for source in self.sources.values() if source.name.endswith(".c")]
        self.own = {source.name: dict(self.private(source)) for source in self.files}
        self.check_headers()
        self.check_macros()
        self.renamed = self.rename_all()

    def read(self, name):
        if name in self.sources:
            return
        source = self.sources[name] = Source(name)
        for header, ours, depth, offset in source.includes:
            if ours and depth > 0:
                raise Failure(f"{source.place(offset)}: {header} is included under a condition")
            if ours:
                self.read(header)

    def reached(self, source, seen=None):
        """The names of all files that one includes, directly or not."""
        seen = set() if seen is None else seen
        for header, ours, _, _ in source.includes:
            if ours and header not in seen:
                seen.add(header)
                self.reached(self.sources[header], seen)
        return seen

    def check_headers(self):
        """No two headers define the same."""
        owner = {}
        for header in self.headers:
            macros = {("name", name): (offset, True) for name, offset in header.macros.items()}
            for key, (offset, defines) in {**header.declared, **macros}.items():
                if defines and key in owner:
                    raise Failure(f"{owner[key]} and {header.place(offset)}: {key[1]} is in two headers")
                if defines:
                    owner[key] = header.place(offset)

    def check_macros(self):
        """No file, with the lists that it includes, has a word that is a macro of a header which it does not include."""
        for source in self.files:
            known = self.reached(source)
            parts = [source, *(self.sources[name] for name in known if name.endswith(".def"))]
            strangers = [header for header in self.headers if header.name not in known and not header.is_list]
            for header, name in ((header, name) for header in strangers for name in header.macros):
                part = next((part for part in parts if name in part.words), None)
                if part and ("name", name) not in self.own[source.name]:
                    raise Failure(f"{header.place(header.macros[name])} and {part.find(name)}: the macro {name} would change "
                                  f"a file that does not include it")

    def private(self, source):
        """What only this file may call by its name, and where: ((kind, name), offset)."""
        known = self.reached(source)
        for key, (offset, static) in source.declared.items():
            shown = any(key[1] in self.sources[header].tags for header in known) if key[0] == "tag" else not static
            if not shown:
                yield key, offset

    def rename_all(self):
        """For each file the names that another has too, or a header that it does not include: {(kind, name): new}."""
        users = {}
        for source in self.files:
            for key, offset in self.own[source.name].items():
                users.setdefault(key, []).append((source, offset))
        public = {key for source in self.sources.values() for key in source.declared if key not in users or source.is_header}
        public |= {("tag", name) for header in self.headers for name in header.tags}
        public |= {("name", name) for header in self.headers if not header.is_list for name in header.macros}
        renamed = {source.name: {} for source in self.files}
        for key, places in users.items():
            kept = key in public
            for source, offset in places:
                listed = self.listed(source, key)
                if listed and kept:
                    raise Failure(f"{source.place(offset)} and {listed}: {key[1]} is another file's as well, and what a list "
                                  f"says cannot be renamed")
                kept = kept or listed
                if not listed and (len(places) > 1 or kept or self.listed_elsewhere(key)):
                    renamed[source.name][key] = self.new_name(source, key[1], offset)
        return renamed

    def listed(self, source, key):
        """Where a list that a file includes says a name of that file."""
        parts = [self.sources[header] for header, ours, _, _ in source.includes if ours and header.endswith(".def")]
        return next((part.find(key[1]) for part in parts if key[0] == "name" and key[1] in part.words), None)

    def listed_elsewhere(self, key):
        """Whether any list has a name, of which a macro may make a constant."""
        return key[0] == "name" and any(key[1] in source.words for source in self.sources.values() if source.name.endswith(".def"))

    def new_name(self, source, name, offset):
        stem = source.name.removesuffix(".c").replace("/", "_")
        new = f"{stem.upper() if name.isupper() else stem}_{name}"
        for other in self.sources.values():
            if new in other.words:
                raise Failure(f"{source.place(offset)} and {other.find(new)}: {name} cannot become {new}, which is there")
        return new


def is_member(opened, before, behind):
    """Whether a name at file scope or within braces is a member that a struct declares."""
    return opened and opened[-1] and (behind in (";", ",", "[", ":") and before != ":" or (before, behind) == ("*", ")"))


def rename(text, new):
    """A piece of a C file with the names of {(kind, name): new} changed; members of structs keep theirs."""
    found = list(TOKEN.finditer(text))
    solid = [i for i, match in enumerate(found) if match.lastgroup not in ("comment", "blank")]
    written, opened = [match[0] for match in found], []
    for n, i in enumerate(solid):
        match = found[i]
        before = [found[j][0] for j in solid[max(n - 2, 0):n]]
        behind = found[solid[n + 1]][0] if n + 1 < len(solid) else ""
        if match[0] == "{":
            opened.append(bool({"struct", "union"} & set(before)))
        elif match[0] == "}" and opened:
            opened.pop()
        last = before[-1] if before else ""
        kind = "tag" if last in KEYWORDS else "name"
        if match.lastgroup != "name" or (kind, match[0]) not in new or last in (".", "->"):
            continue
        if kind == "tag" or not is_member(opened, last, behind):
            written[i] = new[kind, match[0]]
    return "".join(written)


class Amalgamation:
    def __init__(self, house):
        self.house = house
        self.written = set()
        self.system = list(dict.fromkeys(header for source in house.sources.values() for header, ours, depth, _ in source.includes
                                         if not ours and depth <= 0))
        self.parts = []

    def add(self, source):
        """A file, what it includes before it or within it."""
        new = self.house.renamed.get(source.name, {})
        self.parts.append(f"\n/* ---- ext/{source.name} ---- */\n")
        at = 0
        for header, ours, _, offset in source.includes:
            end = source.text.index("\n", offset) + 1
            self.parts.append(rename(source.text[at:offset], new))
            self.include(header, ours, source.text[offset:end])
            at = end
        self.parts.append(rename(source.text[at:], new))
        if source.name.endswith(".c"):
            lists = [self.house.sources[name] for name, ours, _, _ in source.includes if ours and self.house.sources[name].is_list]
            self.parts.extend(f"#undef {name}\n" for part in [source, *lists] for name in part.macros)

    def include(self, header, ours, line):
        if not ours and header not in self.system:
            self.parts.append(HIDDEN.format("push(default)") + line + HIDDEN.format("pop"))
        elif ours and self.house.sources[header].is_list:
            self.parts.append(f"/* ---- ext/{header} ---- */\n{self.house.sources[header].text}")
        elif ours and header not in self.written:
            self.written.add(header)
            self.add(self.house.sources[header])

    def text(self, version):
        system = "".join(f"#include <{header}>\n" for header in self.system)
        body = "".join(self.parts)
        public = self.house.sources["newsprint.h"].text
        return f"{PREAMBLE.format(version=version)}{system}\n{public}\n{HIDDEN.format('push(hidden)')}{body}{HIDDEN.format('pop')}"


def amalgamate(names):
    house = House(names)
    version = re.search(r'NEWSPRINT_VERSION "(.*)"', house.sources["newsprint.h"].text)[1]
    whole = Amalgamation(house)
    whole.written.add("newsprint.h")
    for name in names:
        whole.add(house.sources[name])
    return re.sub(r"\n{3,}", "\n\n", whole.text(version))


def main(target, *paths):
    try:
        text = amalgamate([str(Path(path).resolve().relative_to(EXT)) for path in paths])
    except Failure as failure:
        return f"amalgamate.py: {failure}"
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    (target.parent / "newsprint.h").write_text((EXT / "newsprint.h").read_text())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
