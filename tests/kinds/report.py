"""report: the page that sql/report.sql writes, as a browser shows it

A database of the example articles, with a few more whose titles, outlets and addresses try to break out of the page. What
stands in the page is compared with the database; headless Chromium then lays it out at three widths, light and dark, and
tests/report/look.js says what is wrong: something wider than the page, text too faint, headings, tables and drawings that
a screen reader cannot tell, and what axe-core finds, where npm has it.
"""

import html
import json
import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from harness import ROOT, TESTS

LOOKS = [(360, "light"), (360, "dark"), (1024, "light"), (1600, "light")]
SCHEMES = {"light": "1", "dark": "0"}
VOID = {"meta", "br", "wbr"}
HOSTILE = [("script", "<script>document.title = 'out'</script>", "Post </td></table>", "javascript:alert(1)"),
           ("quotes", "\"><img src=x onerror=alert(1)> 'single' &amp; &lt;", "Mail \" onclick=\"x", "https://mail.example/?a=\"><b>&c=<"),
           ("bidi", "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 ]]> --> </style>", "עיתון", "http://a.example"),
           ("long", "Donaudampfschifffahrtsgesellschaft" * 12, "W" * 90, "https://long.example/" + "x" * 400)]
TEXT = ("The harbour board of {} said on Friday that it would <b>close</b> the east pier & the old hall for good, after eleven "
        "people had died there in the spring & two inquiries had found that nobody had read the warnings. “We will open every "
        "file {} that we have,” said Anna Voss, the mayor, “and then we shall see who read it & who did not.”")


def hostile_articles():
    """SQL that adds them: one text, a word changed in every second, so that they are a story."""
    rows = [(name, outlet, url, title, f"2031-05-0{day}T00:00:00", TEXT.format("Ellery", "<i>now</i>" if day % 2 else "<i>today</i>"))
            for day, (name, title, outlet, url) in enumerate(HOSTILE, 1)]
    values = ",\n".join("(" + ", ".join("'" + value.replace("'", "''") + "'" for value in row) + ")" for row in rows)
    return f"INSERT INTO articles(id, outlet, url, title, published_at, body) VALUES {values};\n"


def page_of(suite, directory, fill):
    """(what the shell wrote, the page of a database that the script fill makes)"""
    path, page = Path(directory) / "articles.db", Path(directory) / "a page.html"
    script = f".bail on\n.load {suite.library.with_suffix('')}\n{fill}.parameter set :report \"'{page}'\"\n.read sql/report.sql\n"
    done = subprocess.run([suite.sqlite, "-batch", path], input=script, capture_output=True, text=True, cwd=ROOT, timeout=300)
    return done.stdout + done.stderr, page.read_text() if page.exists() else ""


class Tags(HTMLParser):
    """The tags of a page, whether they close as they opened, and its text."""

    def __init__(self, page):
        super().__init__()
        self.open, self.wrong, self.seen, self.text = [], [], set(), []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.add(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data):
        self.text.append(data)


def axe_source(suite):
    """axe-core from npm, in the build directory; None where it cannot be had."""
    folder = suite.build / "axe"
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists() and shutil.which("npm"):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "axe-core@4"],
                       capture_output=True)
    return script.read_text() if script.exists() else None


def looked_at(page, width, scheme, axe, directory):
    """What look.js says of the page in a frame of that width."""
    outside = Path(directory) / "look.html"
    script = (TESTS / "report" / "look.js").read_text()
    tool = f'<script type="text/plain" id="axe">{axe.replace("</script", "<_script")}</script>' if axe else ""
    outside.write_text(f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>look</title><body>{tool}'
                       f'<iframe id="page" title="page" sandbox="allow-same-origin" style="width:{width}px;height:900px;border:0"'
                       f' srcdoc="{html.escape(page)}"></iframe><script>{script}</script></body></html>')
    done = subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000",
                           f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", f"--user-data-dir={directory}/profile",
                           f"--window-size={width + 40},1000", "--dump-dom", f"file://{outside}"],
                          capture_output=True, text=True, timeout=300)
    found = re.search(r"LOOKED(\[.*\])LOOKED", done.stdout, re.DOTALL)
    return "\n".join(json.loads(html.unescape(found[1]))) if found else "it was not looked at\n" + done.stderr[-2000:]


def check_source(suite, page):
    tags = Tags(page)
    suite.check("the page's tags close as they opened", "\n".join(tags.wrong + tags.open))
    suite.equal("the page has no element that runs or loads", sorted(tags.seen & {"script", "img", "iframe", "link", "b", "i"}), [])
    text = "".join(tags.text)
    for name, title, outlet, _ in HOSTILE:
        suite.check(f"a hostile title is shown as it is: {name}", "" if title in text else "it is not there")
        suite.check(f"a hostile outlet is shown as it is: {name}", "" if outlet in text else "it is not there")
    suite.check("an address that is no web address is no link", "javascript:" in page and "it is there" or "")
    for section in ("loaded", "stories", "copies", "passages", "quotes", "numbers", "own"):
        suite.check(f"the page has the section {section}", "" if f'<h2 id="{section}">' in page else "it is not there")
    suite.check("a day is no midnight", "there is one" if " 00:00" in text else "")
    sides = [re.sub("<[^>]*>", "", side) for side in re.findall(r'<blockquote dir="auto">(.*?)</blockquote></div>', page, re.DOTALL)]
    words = set(" ".join(file.read_text() for file in (ROOT / "examples" / "articles").glob("*.txt")).split())
    ends = [html.unescape(word) for side in sides for word in
            (side.split()[1:2] if side.startswith("&#8230;") else []) + (side.split()[-2:-1] if side.endswith("&#8230;") else [])]
    suite.check("passages are cut between words", "none is cut" if not ends else "\n".join(set(ends) - words))
    suite.check("the page counts what was loaded", "" if "What 19 articles say" in text else text[:300])


def check_layout(suite, page, directory):
    if not shutil.which("chromium"):
        suite.skip("the page in a browser", "chromium is not installed")
        return
    axe = axe_source(suite)
    if not axe:
        suite.skip("axe-core", "npm could not install it")
    for width, scheme in LOOKS:
        suite.check(f"the page at {width} points, {scheme}", looked_at(page, width, scheme, axe, directory))


def run(suite):
    with tempfile.TemporaryDirectory() as directory:
        fill = (".read sql/schema.sql\n.parameter set :folder \"'examples/articles'\"\n.read sql/import/folder_of_text.sql\n"
                ".parameter set :file \"'examples/articles/articles.csv'\"\n.read sql/import/csv.sql\n"
                + hostile_articles() + ".read sql/refresh.sql\n")
        shown, page = page_of(suite, directory, fill)
        suite.check("the page is written", "" if page and "The page is " in shown else shown[-3000:])
        check_source(suite, page)
        check_layout(suite, page, directory)
    with tempfile.TemporaryDirectory() as directory:
        shown, page = page_of(suite, directory, ".read sql/schema.sql\n.read sql/refresh.sql\n")
        suite.check("the page of an empty database is written", "" if "What 0 articles say" in page else shown[-3000:])
        suite.equal("each of its sections says that nothing was found", page.count("None found"), 6)
