"""pages: the article of a page of HTML is that of the text which a browser would show of it

200 invented pages, each with its text as it is shown (tests/invented_pages.py). article_text(html) and
normalize_article(text) must hold each other, containment at least 0.98 both ways: no words are lost, none are added.
Of two pages the text alone loses a sentence that the tags keep, so two may fall below. What is hidden is in none.
"""

import invented_pages

PAGES, ALIKE, LEAST = 200, 0.98, 198
SQL = """WITH pair(a, b) AS MATERIALIZED (SELECT coalesce(article_text(?1), ''), normalize_article(?2, NULL, ?3))
         SELECT a, coalesce(min(containment(a, b), containment(b, a)), 0) FROM pair"""


def run(suite):
    connection = suite.connect()
    alike, apart, leaks = 0, [], []
    for number in range(PAGES):
        page = invented_pages.invented_page(number)
        text, held = connection.execute(SQL, (page.html, page.shown, page.level)).fetchone()
        alike += held >= ALIKE
        if held < ALIKE:
            apart.append(f"page {number}: {held:.3f}")
        leaks += [f"page {number}: {line}" for line in page.hidden if line in text]
    suite.check(f"{LEAST} pages of {PAGES} say what is shown of them", "" if alike >= LEAST else "\n".join(apart))
    suite.check("nothing hidden is said", "\n".join(leaks))
    connection.close()
