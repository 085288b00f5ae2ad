"""pages of HTML that are made up, and what a browser would show of each

    page = invented_page(7)
    page.html       the page; the same number gives the same page
    page.shown      its text below the title as a browser shows it: a line for each block, none of what is hidden
    page.level      the level at which normalize_article() cleans such a text
    page.hidden     sentences that stand in it and are never shown

The sentences are those of the invented articles in examples/articles. Each part of a page is written twice, by the one
function that makes it: as HTML, in any of the ways that people write it, and as the text that it stands for. Nothing is
read back out of the HTML, so what is shown is known without a parser.
"""

import random
import re
from pathlib import Path

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"
NAMED = {"“": "ldquo", "”": "rdquo", "’": "rsquo", "‘": "lsquo", "—": "mdash", "–": "ndash", "…": "hellip", "é": "eacute",
         "ø": "oslash", "ü": "uuml", "ö": "ouml", "&": "amp", "<": "lt", ">": "gt"}
INLINE = ["b", "i", "em", "strong", "span", "span class=mark", "a href=/tags/port", "font color=navy", "u", "abbr title=port", "x-term"]
MENU = ["Home", "News", "Sport", "Weather", "Culture"]
STORY_CLASSES = ["story-body", "entry-content", "td-post-content", "article__text", "c12 w-8 lg:w-10", "elementor-widget-container"]

UNSEEN = ["<script>var text = '<p>{}</p>'</script>", "<style>p::after {{ content: '{}' }}</style>", "<!-- <p>{}</p> -->",
          "<template><p>{}</p></template>", "<noscript><p>{}</p></noscript>", "<p hidden>{}</p>",
          '<div style="display:none"><p>{}</p></div>', '<p style="visibility: hidden">{}</p>', "<iframe>{}</iframe>",
          "<svg><title>{}</title></svg>", "<dialog><p>{}</p></dialog>", "<object data='{}'></object>", "<video title='{}'></video>"]


def is_prose(line):
    return len(line.split()) > 25 and line[-1] in ".”?" and not re.search("Copyright|Share Save", line)


def read_paragraphs():
    found = []
    for path in sorted(ARTICLES.glob("*.txt")):
        lines = path.read_text().splitlines()
        found.append([line for line in lines if is_prose(line)])
    return [lines for lines in found if len(lines) >= 4]


PARAGRAPHS = read_paragraphs()
SENTENCES = [sentence for lines in PARAGRAPHS for line in lines for sentence in re.split(r"(?<=[.]) (?=[A-Z])", line)
             if 8 <= len(sentence.split()) <= 20 and not re.search("[“”‘]", sentence)]


class Page:
    """A page on its way: its source, what it shows, what it hides."""

    def __init__(self, number):
        self.random = random.Random(number)
        self.source, self.lines, self.hidden = [], [], []
        self.level = "standard"
        self.loose = self.random.random() < 0.4  # end tags that may be left out are
        self.upper = self.random.random() < 0.2

    @property
    def html(self):
        return "".join(self.source)

    @property
    def shown(self):
        return "\n".join(self.lines)

    # ---- writing ----

    def tag(self, tag):
        name, *rest = tag.split(" ", 1)
        return " ".join([name.upper() if self.upper else name] + rest)

    def open(self, tag):
        return f"<{self.tag(tag)}>"

    def close(self, tag, optional=False):
        return "" if optional and self.loose else f"</{self.tag(tag.split(' ')[0])}>"

    def add(self, html, *lines):
        self.source.append(html + self.random.choice(["", "\n", "\n  ", " "]))
        self.lines += lines

    def character(self, character):
        way = self.random.random()
        if character in "&<>":
            return f"&{NAMED[character]};" if way < 0.6 else f"&#{ord(character)};"
        if ord(character) < 128 or way < 0.5:
            return character
        if way < 0.8 and character in NAMED:
            return f"&{NAMED[character]};"
        return f"&#x{ord(character):x};" if way < 0.9 else f"&#{ord(character)};"

    def escape(self, text):
        return "".join(map(self.character, text))

    def word(self, word):
        """A word, whole or split by an element or a comment; what is shown is the word."""
        html, way = self.escape(word), self.random.random()
        cut = len(word) // 2
        if way < 0.02 and cut:
            element = self.random.choice(INLINE)
            return self.open(element) + self.escape(word[:cut]) + self.close(element) + self.escape(word[cut:])
        if way < 0.035 and cut:
            return self.escape(word[:cut]) + self.random.choice(["<!-- cut -->", "<wbr>", "<i></i>", "</em>"]) + self.escape(word[cut:])
        if way < 0.07:
            element = self.random.choice(INLINE)
            return self.open(element) + html + self.close(element)
        return html

    def line(self, text):
        """The source of a line of text: words, and white space of any kind between."""
        blanks = [" "] * 30 + ["\n", "  ", "\n\t", "&nbsp;", "&#160;", "\r\n"]
        words = [self.word(word) for word in text.split()]
        return "".join(word + self.random.choice(blanks) for word in words[:-1]) + words[-1]

    def sentence(self):
        return self.random.choice(SENTENCES)

    def secret(self):
        self.hidden.append(f"Secret number {len(self.hidden)}: nobody may read this line of hidden text, said Dr. Quillfeather.")
        return self.hidden[-1]

    # ---- parts of an article ----

    def paragraphs(self, texts):
        way = self.random.choice(["p", "p", "p", "div", "br", "section", "span"])
        for text in texts:
            html = self.line(text)
            if way == "p":
                html = self.open(self.random.choice(["p", "p class=text", 'p style="margin: 0"', "P"])) + html + self.close("p", True)
            elif way in ("div", "section"):
                html = self.open(way) + html + self.close(way)
            elif way == "span":
                html = self.open("div") + self.open("span") + html + self.close("span") + self.close("div")
            else:
                html += self.random.choice(["<br><br>", "<br/>\n<br/>", "<BR><BR >"])
            self.add(html, text)
        if way == "br":
            self.add(self.open("hr"))

    def heading(self):
        text = " ".join(self.sentence().rstrip(".").split()[:6])
        level = self.random.choice(["h2", "h3", "h2 id=a1"])
        self.add(self.open(level) + self.line(text) + self.close(level), text)

    def quotation(self):
        text = self.sentence()
        self.add(self.open("blockquote") + self.open("p") + self.line(text) + self.close("p", True) + self.close("blockquote"), text)

    def item(self, depth):
        text = self.sentence()
        self.add(self.open("li") + self.line(text), text)
        if depth < 3 and self.random.random() < 0.3:
            self.list(depth + 1)
        self.add(self.close("li", True))

    def list(self, depth=1):
        kind = self.random.choice(["ul", "ol", "ul class=facts"])
        self.add(self.open(kind))
        for _ in range(self.random.randint(2, 4)):
            self.item(depth)
        self.add(self.close(kind))

    def table(self):
        self.add(self.open("table") + self.random.choice(["", "<tbody>"]))
        for _ in range(self.random.randint(2, 4)):
            cells = [self.sentence() for _ in range(2)]
            source = "".join(self.open("td") + self.line(cell) + self.close("td", True) for cell in cells)
            self.add(self.open("tr") + source + self.close("tr", True), "\t".join(cells))
        self.add(self.close("table"))

    def verbatim(self):
        lines = [self.sentence(), self.sentence()]
        self.add(self.open("pre") + "\n".join(map(self.escape, lines)) + self.close("pre"), *lines)

    def picture(self):
        credit = self.random.choice(["Photo: Thessaly Wick/Calder Gazette", "Photograph: Ada Holm/Meridian Wire"])
        caption = self.open("figcaption") + self.line(credit) + self.close("figcaption")
        self.add(f'<figure><img src=crane.jpg alt="{self.secret()}">{caption}</figure>', credit)

    def aside(self):
        links = [f"Related: {self.sentence().rstrip('.')}" for _ in range(2)]
        items = "".join(f"<p><a href=/{number}>{self.escape(link)}</a></p>" for number, link in enumerate(links))
        self.add(f"<aside class=related>{items}</aside>", *links)

    def unseen(self):
        self.add(self.random.choice(UNSEEN).format(self.secret()))

    def body(self):
        texts = list(self.random.choice(PARAGRAPHS))
        extras = [self.heading, self.quotation, self.list, self.table, self.verbatim, self.picture, self.aside, self.unseen, self.unseen]
        while texts:
            count = self.random.randint(1, 3)
            self.paragraphs(texts[:count])
            texts = texts[count:]
            if texts and self.random.random() < 0.6:
                self.random.choice(extras)()

    # ---- pages ----

    def menu(self):
        items = "".join(f"<li><a href=/{name.lower()}>{name}</a></li>" for name in MENU)
        self.add(self.random.choice([f"<nav><ul>{items}</ul></nav>", f"<div class=menu><ul>{items}</ul></div>",
                                     f"<header><ul>{items}</ul></header>"]), *MENU)

    def footer(self):
        notice = "Copyright © 2031 Calder Gazette. All rights reserved."
        self.add(f"<footer><p>{self.escape(notice)}</p></footer>", notice)

    def head(self):
        self.add("<!DOCTYPE html>" + self.open("html lang=en") + "<head><meta charset=utf-8>"
                 f"<meta name=description content='{self.secret()}'><title>The crane of Port Ellery</title>")
        self.unseen_in_head()
        self.add("</head>" + self.open("body"))

    def unseen_in_head(self):
        self.add(f"<style>/* {self.secret()} */</style><script type='application/ld+json'>{{\"@type\": \"WebPage\"}}</script>")

    def whole(self):
        self.head()
        furnished = self.random.random() < 0.5
        if furnished:
            self.level = "page"
            self.menu()
        title = "The crane of Port Ellery"
        self.add(self.open("h1") + title + self.close("h1"))
        opened = self.random.choice([["article"], ["main", "article"], ["div id=page", f"div class='{self.random.choice(STORY_CLASSES)}'"],
                                     ["table width=100%", "tr", "td"], ["div", "div", "div itemprop=articleBody"], ["center"]])
        for tag in opened:
            self.add(self.open(tag))
        self.body()
        for tag in reversed(opened):
            self.add(self.close(tag))
        if furnished:
            self.footer()
        self.add(self.close("body", True) + self.close("html", True))


def invented_page(number):
    page = Page(number)
    if page.random.random() < 0.2:
        page.body()
    else:
        page.whole()
    return page
