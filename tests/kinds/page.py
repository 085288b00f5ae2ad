"""page: the module of WebAssembly under node, and the page without an install in a browser (make dist-wasm, make dist-page)

The module must give the bytes of ext/format/vectors.json and do what ext/dist/page/database.js says: tests/dist/wasm.js.
The page is opened as a file by headless Chromium without a network: what is dropped on it must give the report that the stock
shell writes, whatever it is called and holds, and leave nothing but what is saved.
"""

import importlib.util
import json
import shutil
import sqlite3
import tempfile
from pathlib import Path

from harness import ROOT, TESTS
from kinds.report import axe_source, page_of

ARTICLES = ROOT / "examples" / "articles"
FILL = (".read sql/schema.sql\n.parameter set :folder \"'{0}'\"\n.read sql/import/folder_of_text.sql\n"
        ".parameter set :file \"'{0}/articles.csv'\"\n.read sql/import/csv.sql\n.read sql/refresh.sql\n")
ENDED = ("document.getElementById('work').hidden"
         " && document.querySelectorAll('#summary:not(:empty), #failed:not(:empty)').length > 0")
TEXT = "The harbour board said on Friday that it would close the east pier for good, after eleven people had died there. "
EXTREME = "<img src=x onerror=\"document.title='out'\">"
NAMES = {"markup": f"{EXTREME}.txt", "quotes": "it's \"q\" `$(id)`; DROP TABLE articles; --.txt", "direction": "\u202egpj.\u05e9\u05dc\u05d5\u05dd.txt",
         "two lines": "one\n.shell id\n.txt", "percent": "%s%n\\..\\x.txt", "long": "長" * 83 + ".txt"}
WRONG = {"empty.txt": (b"", "there is no text"), "binary.txt": (bytes(range(256)) * 40, "it is not UTF-8 text"),
         "latin.txt": ("Où était-il à Noël, à l'été, là-bas ? ".encode("latin-1") * 9, "it is not UTF-8 text"),
         "nul.txt": (TEXT.encode() + b"\0" + TEXT.encode(), "it is not UTF-8 text"),
         "torn.db": (b"SQLite format 3\0" + b"\x10\0\1\1\0\x40\x20\x20" + bytes(3000), "not loaded"),
         "none.db": (b"no database", "it is no SQLite database"), "broken.json": (b'{"id": 1, "text": "a', "it is no JSON"),
         "photo.jpg": (b"\xff\xd8", "of no kind that is read"), "cells.csv": (b'id,text\na,"<b>x"' + b",y" * 9, "cells, of 2 columns")}


def load_browser():
    spec = importlib.util.spec_from_file_location("browser", TESTS / "dist" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Browser


def check_module(suite):
    module = suite.build / "dist" / "wasm" / "newsprint.js"
    if not shutil.which("node") or not module.exists():
        suite.skip("the module of WebAssembly", "make dist-wasm has not built it" if shutil.which("node") else "node is not installed")
        return
    suite.tap("wasm", ["node", TESTS / "dist" / "wasm.js", module, ROOT / "ext" / "format" / "vectors.json"])


def give(browser, *paths):
    """Drops files and waits; gives what the page says."""
    browser.evaluate("for (const id of ['summary', 'failed']) document.getElementById(id).textContent = ''")
    browser.drop("header", paths)
    browser.until(ENDED, 240)
    return browser.evaluate("document.querySelector('main').textContent")


def fresh(browser, page):
    browser.open(page.as_uri())


def check_examples(suite, browser, page, directory):
    fresh(browser, page)
    said = give(browser, ARTICLES)
    suite.check("the examples are loaded", "" if "15 articles in " in said and " MB of memory" in said else said)
    _, expected = page_of(suite, directory, FILL.format(ARTICLES))
    found = browser.evaluate("report")
    suite.equal("the report is that of the stock shell", found, expected)
    frame = browser.evaluate("(f => [f.sandbox.value, f.srcdoc.length > 1000, f.title])(document.querySelector('iframe'))")
    suite.equal("it is shown in a frame without scripts", frame, ["allow-popups allow-popups-to-escape-sandbox", True, "The report"])
    check_saved(suite, browser, directory, expected)
    said = give(browser, ARTICLES)
    suite.check("loaded again they are as before", "" if "15 articles: 0 new, 0 changed, 15 as before" in said else said)


def check_saved(suite, browser, directory, report):
    folder = Path(directory) / "saved"
    folder.mkdir()
    browser.downloads(folder)
    for button, name in (("save-report", "report.html"), ("save-database", "articles.db")):
        browser.evaluate(f"document.getElementById('{button}').click()")
        wait_for(folder / name)
    suite.equal("the report is saved", (folder / "report.html").read_text(), report)
    connection = sqlite3.connect(folder / "articles.db")
    suite.equal("the database is saved whole", connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
    suite.equal("with the articles", connection.execute("SELECT count(*), count(clean) FROM articles").fetchall(), [(15, 15)])
    connection.close()


def wait_for(path, seconds=30):
    import time
    for _ in range(seconds * 10):
        if path.exists():
            return
        time.sleep(0.1)


def check_network(suite, browser):
    """Nothing was asked of a network so far, and what would ask is refused by the page itself."""
    asked = [address for address in browser.requests if not address.startswith(("file:", "blob:", "about:", "data:"))]
    suite.equal("the page asks nothing of a network", asked, [])
    refused = browser.evaluate("""(async () => {
        const refused = [];
        document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));
        await fetch("http://127.0.0.1:9/").catch(() => 0);
        new Image().src = "http://127.0.0.1:9/a.png";
        try { new WebSocket("ws://127.0.0.1:9/"); } catch (error) {}
        navigator.sendBeacon("http://127.0.0.1:9/", "a");
        document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'out'" }));
        await new Promise(resolve => setTimeout(resolve, 300));
        return refused.sort();
    })()""")
    suite.equal("its policy refuses all that would", refused, ["connect-src", "connect-src", "connect-src", "img-src", "script-src-elem"])


def check_hostile(suite, browser, page, directory):
    folder = Path(directory) / "hostile"
    (folder / "below").mkdir(parents=True)
    for number, name in enumerate(NAMES.values()):
        (folder / ("below" if number % 2 else ".") / name).write_text(f"{EXTREME} {number}\n\n{TEXT * 3} </script></iframe>{EXTREME}\n")
    (folder / "page.html").write_text(f"<title>{EXTREME}</title><script>document.title='out'</script><p>{TEXT * 4}</p>")
    for name, (content, _) in WRONG.items():
        (folder / name).write_bytes(content)
    fresh(browser, page)
    said = give(browser, folder)
    suite.check("hostile files are loaded", "" if f"{len(NAMES) + 1} articles in " in said else said)
    for name, (_, reason) in WRONG.items():
        line = next((item for item in browser.evaluate("[...document.querySelectorAll('#list .problem')].map(i => i.textContent)")
                     if name in item), "it is not named")
        suite.check(f"{name} is told", "" if reason in line else line + "\n" + said)
    suite.equal("nothing broke out", browser.evaluate("[document.title, document.querySelectorAll('img, main script').length]"),
                ["newsprint: what do these articles say?", 0])
    report = browser.evaluate("report")
    suite.check("nor in the report", "it is there" if "<img" in report or "<script" in report else "")
    suite.check("which shows it", "" if "&lt;img src=x" in report else report[:2000])


def check_databases(suite, browser, page, directory):
    path = Path(directory) / "mine.db"
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = wal; CREATE TABLE notes(id, text);"
                             f"CREATE TABLE \"my \"\"news\"(headline, link, \"Full Text\"); INSERT INTO \"my \"\"news\" VALUES ('Pier', 'https://t/1', '{TEXT}')")
    connection.close()
    fresh(browser, page)
    said = give(browser, path)
    suite.check("a database is loaded", "" if "1 article: 1 new" in said and "1 article in " in said else said)
    suite.check("its log is told", "" if "it keeps a log in a second file" in said else said)
    said = give(browser, Path(directory) / "saved" / "articles.db")
    suite.check("one that the page saved is added", "" if "15 articles: 15 new" in said and "16 articles in " in said else said)
    sqlite3.connect(Path(directory) / "bare.db").executescript("CREATE TABLE x(y)")
    fresh(browser, page)
    said = give(browser, Path(directory) / "bare.db")
    suite.check("one without texts is told", "" if "no table of it has a column with texts" in said and "No article was found" in said else said)


LOOK = """(async () => {
    const problems = [];
    if (document.documentElement.scrollWidth > innerWidth) problems.push("the page scrolls sideways");
    for (const element of document.querySelectorAll("main *, header *"))
        if (element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1) problems.push("too wide: " + element.outerHTML.slice(0, 80));
    if (window.axe) for (const rule of (await axe.run(document, { iframes: false })).violations) problems.push(rule.id + ": " + rule.nodes[0].html.slice(0, 160));
    return problems;
})()"""


def check_looks(suite, browser, page):
    axe = axe_source(suite)
    if not axe:
        suite.skip("axe-core", "npm could not install it")
    fresh(browser, page)
    if axe:
        browser.evaluate(axe + ";0")
    for state in ("at the start", "with a report"):
        for width, scheme in ((360, "light"), (360, "dark"), (1024, "light"), (1600, "dark")):
            browser.look_like(width, scheme)
            suite.equal(f"the page {state} at {width} points, {scheme}", browser.evaluate(LOOK), [])
        if state == "at the start":
            give(browser, ARTICLES)
            browser.evaluate("document.getElementById('messages').open = true")


def check_keyboard(suite, browser, page):
    fresh(browser, page)
    seen = []
    for _ in range(3):
        browser.press("Tab", 9)
        seen.append(browser.evaluate("document.activeElement.id || document.activeElement.tagName"))
    suite.equal("keys reach all that there is to press", seen, ["pick-folder", "pick-files", "SUMMARY"])
    give(browser, ARTICLES)
    suite.equal("the report has the focus when it is there", browser.evaluate("document.activeElement.id"), "result-title")
    suite.equal("how far it is is told to screen readers", browser.evaluate("document.getElementById('step').getAttribute('role')"), "status")
    browser.evaluate("document.getElementById('again').click()")
    suite.equal("all is gone at a new start", browser.evaluate(
        "[report, document.querySelectorAll('iframe, #list li').length, document.getElementById('start').hidden]"), ["", 0, False])


def run(suite):
    check_module(suite)
    page = suite.build / "dist" / "newsprint.html"
    if not shutil.which("chromium") or not page.exists():
        suite.skip("the page", "make dist-page has not built it" if shutil.which("chromium") else "chromium is not installed")
        return
    with tempfile.TemporaryDirectory() as directory, load_browser()(directory) as browser:
        check_examples(suite, browser, page, directory)
        check_network(suite, browser)
        check_hostile(suite, browser, page, directory)
        check_databases(suite, browser, page, directory)
        check_looks(suite, browser, page)
        check_keyboard(suite, browser, page)
