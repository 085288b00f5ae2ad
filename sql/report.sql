-- What do these articles say, whose text is whose, and where do they disagree? A page for an editor.
--
--     .read sql/refresh.sql
--     .parameter set :report "'report.html'"
--     .read sql/report.sql
--
-- Writes one HTML file that needs no network and no script: open it in a browser, send it by mail, print it. It shows what was
-- loaded and what was cleaned away, the largest stories with the order in which they ran, whose text stood earlier in whose
-- articles, the passages side by side, quotes that differ between outlets, figures that disagree, and how much of each outlet's
-- text is its own. What a section counts is said in the question of the same name in sql/questions, which this reads: there is
-- no number on the page that a question does not give.
--
-- Without :report the file is report.html. The page also stands in temp.report, for programs that have no writefile(): the parts
-- joined, in their order. Lists are cut at some length, and say how many there are. Times are as the articles state them.
-- CROSS JOIN is for the order of the rows, which another version of SQLite may read another way round.
-- Cost: that of the questions; 14,000 articles take half a minute.

.output /dev/null
.read sql/questions/originality.sql
.read sql/questions/altered_quotes.sql
.read sql/questions/where_figures_disagree.sql
.output stdout

-- Every text that is shown passes through here, and nothing else does: html is it for any place of a page.
DROP TABLE IF EXISTS temp.report_texts;
CREATE TEMP TABLE report_texts(
    what TEXT, item, text TEXT,
    html TEXT AS (replace(replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')),
    PRIMARY KEY (what, item));
INSERT INTO report_texts
SELECT 'title', number, trim(replace(replace(coalesce(title, 'untitled, ' || id), char(10), ' '), char(13), ' ')) FROM articles UNION ALL
SELECT 'url', number, url FROM articles WHERE url LIKE 'http://%' OR url LIKE 'https://%' UNION ALL
SELECT 'time', number, dated FROM temp.named_articles UNION ALL
SELECT DISTINCT 'outlet', coalesce(outlet, ''), coalesce(outlet, 'outlet unknown') FROM articles UNION ALL
SELECT 'sentence', sentence, sentence FROM (SELECT DISTINCT sentence FROM temp.disagreeing) UNION ALL
SELECT 'told', told, told FROM (SELECT DISTINCT told FROM temp.disagreeing) UNION ALL
SELECT 'speaker', speaker, speaker FROM (SELECT speaker_a AS speaker FROM temp.altered UNION SELECT speaker_b FROM temp.altered)
WHERE speaker IS NOT NULL;

-- An article as it is named everywhere: outlet, title with its link, time.
DROP VIEW IF EXISTS temp.report_articles;
CREATE TEMP VIEW report_articles AS
SELECT number, outlet, time, outlet_text, '<bdi>' || outlet_text || '</bdi>' AS outlet_html, time_html, title_html,
       iif(url_html IS NULL, '<span dir="auto">' || title_html || '</span>',
           '<a dir="auto" rel="noopener noreferrer" href="' || url_html || '">' || title_html || '</a>') AS link
FROM (SELECT number, outlet, time,
             (SELECT html FROM report_texts WHERE what = 'outlet' AND item = coalesce(outlet, '')) AS outlet_text,
             (SELECT html FROM report_texts WHERE what = 'time' AND item = number) AS time_html,
             (SELECT html FROM report_texts WHERE what = 'title' AND item = number) AS title_html,
             (SELECT html FROM report_texts WHERE what = 'url' AND item = number) AS url_html
      FROM articles);

DROP TABLE IF EXISTS temp.report;
CREATE TEMP TABLE report(part INTEGER PRIMARY KEY, html TEXT NOT NULL);
INSERT INTO report(html) VALUES ('<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''unsafe-inline''">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What these articles say</title>
<style>
:root {
  color-scheme: light dark;
  --page: #fbfaf7; --card: #fff; --ink: #1c1b19; --soft: #5b574f; --line: #dcd7cc; --accent: #0b5c7a; --mark: #ffe48f;
  --ins: #d4efd9; --del: #fbdcd6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16171a; --card: #1f2125; --ink: #ecebe7; --soft: #b3afa6; --line: #3a3c42; --accent: #7cc4e0; --mark: #6b5a12;
    --ins: #1f4a2b; --del: #5a2a22;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3, th, nav, dt, caption, .note, .axis, summary { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .25rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; font-size: .95rem; }
.note, .axis { color: var(--soft); font-size: .9rem; margin: .25rem 0 1rem; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
dl.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; display: flex; flex-direction: column-reverse; }
dl.figures dt { color: var(--soft); font-size: .85rem; line-height: 1.3; }
dl.figures dd { margin: 0; font: 600 1.6rem/1.2 system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95rem; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-size: .85rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; margin: 1rem 0; }
.card ol { margin: .5rem 0 0; padding-left: 1.5rem; }
.card li { margin: .25rem 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.sides blockquote, .card > blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
mark { background: var(--mark); color: inherit; }
ins { background: var(--ins); }
del { background: var(--del); }
.heat { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .5rem; }
svg { display: block; max-width: 100%; overflow: hidden; }
svg .axis-line { stroke: var(--soft); } svg .dot { fill: var(--accent); fill-opacity: .75; stroke: var(--card); } svg .bar { fill: var(--accent); }
.heat svg + svg text { font-size: .65rem; }
svg .ground { fill: var(--line); fill-opacity: .5; } svg text { fill: var(--ink); font: .75rem system-ui, sans-serif; }
summary { cursor: pointer; font-size: .95rem; }
footer { color: var(--soft); font-size: .9rem; border-top: 1px solid var(--line); margin-top: 2rem; }
@media print { body { background: none; } .card { break-inside: avoid; } }
</style>
</head>
<body>');

-- At a glance
INSERT INTO report(html)
SELECT format('<header>
<h1>What %,d articles say</h1>
<p class="note">%s%s</p>
<nav aria-label="Sections"><ul>
<li><a href="#loaded">Loaded and cleaned</a></li><li><a href="#stories">Stories</a></li><li><a href="#copies">Who copied whom</a></li>
<li><a href="#passages">Passages</a></li><li><a href="#quotes">Altered quotes</a></li><li><a href="#numbers">Figures that disagree</a></li>
<li><a href="#own">Originality</a></li>
</ul></nav>
</header>
<main>', count(*),
    CASE count(DISTINCT outlet) WHEN 0 THEN 'No outlet is known. ' WHEN 1 THEN 'One outlet. '
                                ELSE format('%,d outlets. ', count(DISTINCT outlet)) END,
    coalesce('Published ' || min(substr(time, 1, 10)) || ' to ' || max(substr(time, 1, 10))
             || iif(count(time) < count(*), format('; %,d without a time that can be read', count(*) - count(time)), '') || '.',
             'No time of publication is known.'))
FROM articles;

WITH figure(place, name, value) AS (
    SELECT 1, 'articles', count(*) FROM articles UNION ALL
    SELECT 2, 'outlets', count(DISTINCT outlet) FROM articles UNION ALL
    SELECT 3, 'stories that more than one article tells', count(*) FROM (SELECT 1 FROM article_stories GROUP BY story HAVING count(*) > 1) UNION ALL
    SELECT 4, 'pairs of articles with text in common', count(*) FROM article_passages UNION ALL
    SELECT 5, 'quotes with a speaker', count(speaker_mention) FROM article_quotes UNION ALL
    SELECT 6, 'pairs of quotes that are one utterance in other words', count(b) FROM temp.altered UNION ALL
    SELECT 7, 'figures that disagree', count(DISTINCT event || char(10) || told) FROM temp.disagreeing)
INSERT INTO report(html)
SELECT '<dl class="figures">' || group_concat(format('<div><dt>%s</dt><dd>%,d</dd></div>', name, value), '') || '</dl>'
FROM (SELECT * FROM figure ORDER BY place);

-- Loaded and cleaned
INSERT INTO report(html)
SELECT format('<h2 id="loaded">Loaded and cleaned</h2>
<p>%,d characters were scraped; %,d of them, %d&#8239;%%, are article. %s</p>', coalesce(sum(length(body)), 0), coalesce(sum(length(clean)), 0),
    coalesce(round(100.0 * sum(length(clean)) / sum(length(body))), 0),
    CASE sum(length(body) > 0 AND coalesce(length(clean), 0) = 0) WHEN 0 THEN 'No article was lost in cleaning.'
         ELSE format('Of %,d nothing is left: look at them before you trust the rest.', sum(length(body) > 0 AND coalesce(length(clean), 0) = 0)) END)
FROM articles;
WITH noise AS (
    SELECT p.kind, count(*) AS parts, count(DISTINCT a.number) AS articles, sum(p.length) AS characters
    FROM articles a LEFT JOIN outlets o USING (outlet), article_parts(a.body, o.boilerplate) p
    WHERE NOT p.kept AND NOT instr(a.body, '</') GROUP BY p.kind
    UNION ALL
    SELECT coalesce(r.kind, b.rule), count(*), count(DISTINCT a.number), sum(b.length)
    FROM articles a, html_blocks(a.body) b LEFT JOIN newsprint_rules r ON r.name = b.rule
    WHERE NOT b.kept AND instr(a.body, '</') GROUP BY coalesce(r.kind, b.rule)),
kinds AS (SELECT kind, sum(parts) AS parts, sum(articles) AS articles, sum(characters) AS characters FROM noise GROUP BY kind)
INSERT INTO report(html)
SELECT '<div class="wide" tabindex="0" role="region" aria-label="What was cleaned away"><table><caption>What was cleaned away, by kind</caption>
<thead><tr><th scope="col">kind</th><th scope="col" class="n">parts</th><th scope="col" class="n">articles</th><th scope="col" class="n">characters</th></tr></thead><tbody>'
    || group_concat(format('<tr><th scope="row">%s</th><td class="n">%,d</td><td class="n">%,d</td><td class="n">%,d</td></tr>',
                           replace(kind, '_', ' '), parts, articles, characters), '')
    || '</tbody></table></div>'
FROM (SELECT * FROM kinds ORDER BY characters DESC) HAVING count(*) > 0;

-- Stories
DROP TABLE IF EXISTS temp.report_stories;
CREATE TEMP TABLE report_stories AS
WITH member AS (
    SELECT s.story, a.number, a.outlet, a.time, julianday(a.time) AS day,
           row_number() OVER (PARTITION BY s.story ORDER BY a.time IS NULL, a.time, a.number) AS place
    FROM article_stories s JOIN articles a USING (number)),
story AS (
    SELECT story, count(*) AS articles, count(DISTINCT outlet) AS outlets, min(day) AS first, max(day) AS last FROM member
    GROUP BY story HAVING count(*) > 1 ORDER BY outlets DESC, articles DESC, story LIMIT 20)
SELECT m.*, s.articles, s.outlets, s.first, s.last FROM story s JOIN member m USING (story);

INSERT INTO report(html)
SELECT '<h2 id="stories">Stories</h2>
<p class="note">Articles that hang together by copied text, the story with the most outlets first. The times are what the outlets state: an outlet that updates a story moves down, and one that states the day alone may have had it at any hour.'
    || CASE WHEN found = 0 THEN '</p><p>None found: no article is a copy of another.</p>'
            WHEN found > 20 THEN format(' %,d stories have more than one article; 20 are shown.</p>', found) ELSE '</p>' END
FROM (SELECT count(*) AS found FROM (SELECT 1 FROM article_stories GROUP BY story HAVING count(*) > 1));
WITH dots AS (
    SELECT story, group_concat(format('<circle class="dot" cx="%.1f%%" cy="14" r="6"><title>%s, %s</title></circle>',
               2 + 96 * iif(last > first, (day - first) / (last - first), 0.5), outlet_text, time_html), '') AS html
    FROM (SELECT s.*, r.* FROM temp.report_stories s JOIN temp.report_articles r USING (number)
          WHERE day IS NOT NULL ORDER BY story, place) r
    GROUP BY story),
lines AS (
    SELECT story, group_concat('<li>' || outlet_html || ': ' || link || ' <span class="axis">' || time_html
               || coalesce('; ' || CAST(round(100 * in_first) AS INTEGER) || '&#8239;% of it stands in the first', '')
               || '</span></li>', '') AS html
    FROM (SELECT s.story, s.place, r.*, iif(p.a = s.number, p.containment_a, p.containment_b) AS in_first
          FROM temp.report_stories s JOIN temp.report_articles r USING (number)
          LEFT JOIN temp.report_stories f ON f.story = s.story AND f.place = 1 AND s.place > 1
          LEFT JOIN article_pairs p ON p.a = min(f.number, s.number) AND p.b = max(f.number, s.number)
          WHERE s.place <= 10 ORDER BY s.story, s.place)
    GROUP BY story)
INSERT INTO report(html)
SELECT format('<article class="card"><h3 dir="auto">%s</h3>
<p class="note">%,d articles of %,d outlet%s</p>%s
<details%s><summary>The articles, earliest first</summary><ol>%s</ol>%s</details></article>',
    r.title_html, s.articles, s.outlets, iif(s.outlets = 1, '', 's'),
    coalesce(format('<svg width="100%%" height="28" role="img" aria-label="Timeline from %s to %s"><line class="axis-line" x1="1%%" x2="99%%" y1="14" y2="14"/>%s</svg>
<p class="axis">%s%s</p>', date(s.first), date(s.last), d.html,
        date(s.first), iif(date(s.first) = date(s.last), '', ' &#8211; ' || date(s.last))), ''),
    iif(s.articles <= 6, ' open', ''), l.html, iif(s.articles > 10, format('<p class="note">and %,d more</p>', s.articles - 10), ''))
FROM temp.report_stories s JOIN temp.report_articles r USING (number) JOIN lines l USING (story) LEFT JOIN dots d USING (story)
WHERE s.place = 1 ORDER BY s.outlets DESC, s.articles DESC, s.story;

-- Who copied whom
DROP TABLE IF EXISTS temp.report_sources; -- pairs of which nobody is known to have had the text before the earlier one
CREATE TEMP TABLE report_sources AS
SELECT r.other AS earlier, r.article AS later, r.share, o.outlet AS source, a.outlet AS target
FROM temp.reuse r JOIN temp.compared a ON a.number = r.article JOIN temp.compared o ON o.number = r.other
WHERE r.other_is = 'earlier'
  AND NOT EXISTS (SELECT 1 FROM temp.reuse b WHERE b.article = r.other AND b.other_is = 'earlier'
                  AND b.other IN (SELECT other FROM temp.reuse WHERE article = r.article));
DROP TABLE IF EXISTS temp.report_edges;
CREATE TEMP TABLE report_edges AS
SELECT source, target, count(DISTINCT later) AS articles FROM temp.report_sources GROUP BY source, target;
DROP TABLE IF EXISTS temp.report_outlets;
CREATE TEMP TABLE report_outlets AS
SELECT row_number() OVER (ORDER BY sum(articles) DESC, outlet) AS place, outlet
FROM (SELECT source AS outlet, articles FROM temp.report_edges UNION ALL SELECT target, articles FROM temp.report_edges)
GROUP BY outlet ORDER BY place LIMIT 12;

INSERT INTO report(html)
SELECT '<h2 id="copies">Who copied whom</h2>
<p class="note">Articles with text, outside quotation marks, that stood earlier in an article of another outlet, and in none before that. Both may have it from a third, an agency say, that is not among these articles.</p>'
    || iif(EXISTS (SELECT 1 FROM temp.report_edges), '', '<p>None found: no outlet has text that surely stood earlier in another.</p>');
WITH size AS (SELECT count(*) AS n, (SELECT max(articles) FROM temp.report_edges) AS most FROM temp.report_outlets),
label AS (
    SELECT group_concat(format('<text x="0" y="%d">%d %s</text>', 19 + 22 * place, place, html), '') AS rows,
           group_concat(format('<text x="%.2f%%" y="14" text-anchor="middle">%d</text>', 100 * (place - 0.5) / n, place), '') AS columns
    FROM size, temp.report_outlets JOIN report_texts ON what = 'outlet' AND item = outlet),
cell AS (
    SELECT group_concat(format('<rect class="%s" x="%.2f%%" y="%d" width="%.2f%%" height="20"%s><title>%s, then %s: %d</title></rect>',
               iif(e.articles IS NULL, 'ground', 'bar'), 100 * (t.place - 1.0) / n, 4 + 22 * s.place, 100.0 / n - 0.6,
               coalesce(format(' fill-opacity="%.2f"', 0.25 + 0.75 * e.articles / most), ''), sh.html, th.html, coalesce(e.articles, 0)), '')
             AS html
    FROM size, temp.report_outlets s, temp.report_outlets t
    JOIN report_texts sh ON sh.what = 'outlet' AND sh.item = s.outlet JOIN report_texts th ON th.what = 'outlet' AND th.item = t.outlet
    LEFT JOIN temp.report_edges e ON e.source = s.outlet AND e.target = t.outlet)
INSERT INTO report(html)
SELECT format('<div class="heat"><svg width="100%%" height="%d" aria-hidden="true">%s</svg>
<svg width="100%%" height="%d" role="img" aria-label="Heat map; the table below has its figures">%s%s</svg></div>
<p class="axis">Row: had it earlier. Column: had it later. The darker, the more articles.</p>',
    26 + 22 * n, label.rows, 26 + 22 * n, label.columns, cell.html)
FROM size, label, cell WHERE n > 0;
INSERT INTO report(html)
SELECT '<details><summary>The figures as a table</summary><table><caption>Articles with text that stood earlier elsewhere'
    || iif(count(*) > 40, format('; %,d pairs of outlets, 40 shown', (SELECT count(*) FROM temp.report_edges)), '') || '</caption>
<thead><tr><th scope="col">earlier in</th><th scope="col">later in</th><th scope="col" class="n">articles</th></tr></thead><tbody>'
    || group_concat(format('<tr><td>%s</td><td>%s</td><td class="n">%,d</td></tr>', s.html, t.html, e.articles), '') || '</tbody></table></details>'
FROM (SELECT * FROM temp.report_edges ORDER BY articles DESC, source, target LIMIT 40) e
CROSS JOIN report_texts s ON s.what = 'outlet' AND s.item = e.source CROSS JOIN report_texts t ON t.what = 'outlet' AND t.item = e.target
HAVING count(*) > 0;

-- Passages
DROP TABLE IF EXISTS temp.report_passages;
CREATE TEMP TABLE report_passages AS
WITH pair AS (
    SELECT *, row_number() OVER (PARTITION BY source, target ORDER BY share DESC, earlier, later) AS place
    FROM temp.report_sources),
chosen AS (
    SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY earlier ORDER BY share DESC, later) AS again FROM pair WHERE place = 1)
    WHERE again = 1 ORDER BY share * (1 - share) DESC, earlier, later LIMIT 10)
SELECT c.earlier, c.later, c.share, max(p.words) AS words, p.changes, p.a_start, p.a_length, p.b_start, p.b_length, o.text AS earlier_text, a.text AS later_text
FROM chosen c JOIN temp.compared o ON o.number = c.earlier JOIN temp.compared a ON a.number = c.later,
     shared_passages(o.text, a.text, '{"min_words": 12}') p
GROUP BY c.earlier, c.later;
DROP VIEW IF EXISTS temp.report_sides; -- a passage as it stands in one of the two, with what is around it, cut at a blank where one is near
CREATE TEMP VIEW report_sides AS
WITH side AS (
    SELECT earlier, later, earlier AS number, max(1, a_start - 90) AS start, min(a_length, 900) + 180 AS room, earlier_text AS text, later_text AS other
    FROM temp.report_passages UNION ALL
    SELECT earlier, later, later, max(1, b_start - 90), min(b_length, 900) + 180, later_text, earlier_text FROM temp.report_passages),
begun AS (
    SELECT *, substr(piece, iif(start > 1 AND instr(piece, ' ') < 30, instr(piece, ' '), 0) + 1) AS rest
    FROM (SELECT *, substr(text, start, room) AS piece, start + room <= length(text) AS is_cut FROM side)),
ended AS (SELECT *, length(rtrim(rest, replace(rest, ' ', ''))) AS blank FROM begun)
SELECT earlier, later, number, iif(start > 1, '&#8230; ', '')
       || mark_shared(other, iif(is_cut AND blank > length(rest) - 30, substr(rest, 1, blank - 1), rest), '<mark>', '</mark>')
       || iif(is_cut, ' &#8230;', '') AS html
FROM ended;
INSERT INTO report(html)
SELECT '<h2 id="passages">Passages side by side</h2>
<p class="note">The longest passage of ten pairs in which a part was taken over; what both have is marked.</p>'
    || iif(EXISTS (SELECT 1 FROM temp.report_passages), '', '<p>None found: no article has text that surely stood earlier in one of another outlet.</p>');
INSERT INTO report(html)
SELECT format('<article class="card"><h3>%s, then %s</h3><p class="note">%d words in a row, %d changed; %d&#8239;%% of the later article stands in the earlier.</p>
<div class="sides"><div>%s: %s <span class="axis">%s</span><blockquote dir="auto">%s</blockquote></div>
<div>%s: %s <span class="axis">%s</span><blockquote dir="auto">%s</blockquote></div></div></article>',
    o.outlet_html, a.outlet_html, p.words, p.changes, round(100 * p.share),
    o.outlet_html, o.link, o.time_html, (SELECT html FROM temp.report_sides s WHERE (s.earlier, s.later, s.number) = (p.earlier, p.later, p.earlier)),
    a.outlet_html, a.link, a.time_html, (SELECT html FROM temp.report_sides s WHERE (s.earlier, s.later, s.number) = (p.earlier, p.later, p.later)))
FROM temp.report_passages p JOIN temp.report_articles o ON o.number = p.earlier JOIN temp.report_articles a ON a.number = p.later
ORDER BY p.words DESC;

-- Altered quotes
DROP TABLE IF EXISTS temp.report_altered; -- each change once, with the earliest article that has the first wording, and the second
CREATE TEMP TABLE report_altered AS
WITH pair AS (
    SELECT p.*, coalesce(b.time < a.time, 0) OR (coalesce(a.time = b.time, 1) AND b.id < a.id) AS turned
    FROM temp.altered p JOIN articles a ON a.number = p.a JOIN articles b ON b.number = p.b),
ordered AS (
    SELECT iif(turned, b, a) AS first, iif(turned, a, b) AS second, similarity, changes,
           iif(turned, quote_b, quote_a) AS was, iif(turned, quote_a, quote_b) AS became, speaker_a, speaker_b
    FROM pair),
ranked AS (
    SELECT o.*, row_number() OVER (PARTITION BY fold_text(was), fold_text(became)
                                   ORDER BY f.time IS NULL, f.time, g.time IS NULL, g.time, first, second) AS place,
           count(*) OVER (PARTITION BY fold_text(was), fold_text(became)) AS pairs
    FROM ordered o JOIN articles f ON f.number = o.first JOIN articles g ON g.number = o.second)
SELECT * FROM ranked WHERE place = 1;
INSERT INTO report(html)
SELECT '<h2 id="quotes">Altered quotes</h2>
<p class="note">One utterance in different words, in two outlets. Marked is what the second has changed. A change need not be an outlet''s: it may translate, or have heard it on another day.'
    || CASE WHEN found = 0 THEN '</p><p>None found.</p>' WHEN found > 20 THEN format(' There are %,d; 20 are shown.</p>', found) ELSE '</p>' END
FROM (SELECT count(*) AS found FROM temp.report_altered);
INSERT INTO report(html)
SELECT format('<article class="card"><blockquote dir="auto">%s</blockquote><p class="note">%s</p><ol>
<li>%s: %s <span class="axis">%s</span></li><li>%s: %s <span class="axis">%s</span></li></ol>%s</article>',
    word_diff(was, became, '{"marks": "html"}'),
    coalesce('Said by ' || s.html || iif(speaker_a <> speaker_b, '; one of them names another', '') || '.', 'No speaker is named.'),
    f.outlet_html, f.link, f.time_html, g.outlet_html, g.link, g.time_html,
    iif(pairs > 1, format('<p class="note">So in %,d pairs of articles; these are the earliest.</p>', pairs), ''))
FROM (SELECT * FROM temp.report_altered ORDER BY changes DESC, similarity, first, second LIMIT 20) q
CROSS JOIN temp.report_articles f ON f.number = q.first CROSS JOIN temp.report_articles g ON g.number = q.second
LEFT JOIN report_texts s ON s.what = 'speaker' AND s.item = coalesce(q.speaker_a, q.speaker_b);

-- Figures that disagree
INSERT INTO report(html)
SELECT '<h2 id="numbers">Figures that disagree</h2>
<p class="note">Reports on one event that give other counts of people killed, injured, missing and the like, each with the first article that has it. A count goes up in the hours after: read the times first.'
    || CASE WHEN found = 0 THEN '</p><p>None found.</p>' WHEN found > 20 THEN format(' %,d counts disagree; 20 are shown.</p>', found) ELSE '</p>' END
FROM (SELECT count(DISTINCT event || char(10) || told) AS found FROM temp.disagreeing);
WITH first AS (
    SELECT d.*, a.time, row_number() OVER (PARTITION BY event, told, figure ORDER BY a.time IS NULL, a.time, number) AS place
    FROM temp.disagreeing d JOIN articles a USING (number)),
spread AS (
    SELECT event, told, max(figure) / min(figure) AS ratio, min(number) AS article FROM first WHERE place = 1
    GROUP BY event, told ORDER BY count(*) DESC, ratio DESC, event, told LIMIT 20)
INSERT INTO report(html)
SELECT format('<div class="wide" tabindex="0" role="region" aria-label="Figures"><table><caption>%s: %s</caption><thead><tr><th scope="col" class="n">figure</th><th scope="col">outlet and time</th><th scope="col">sentence</th></tr></thead><tbody>%s</tbody></table></div>',
    t.html, h.title_html, group_concat(format('<tr><td class="n">%s%g</td><td>%s<br><span class="axis">%s</span></td><td dir="auto">%s</td></tr>',
        coalesce(f.modifier || ' ', ''), f.figure, r.outlet_html, r.time_html, x.html), ''))
FROM (SELECT f.*, s.article, s.ratio FROM spread s JOIN first f USING (event, told) WHERE f.place = 1 ORDER BY f.event, f.told, f.time IS NULL, f.time, f.figure LIMIT -1) f
CROSS JOIN temp.report_articles r ON r.number = f.number CROSS JOIN temp.report_articles h ON h.number = f.article
CROSS JOIN report_texts t ON t.what = 'told' AND t.item = f.told CROSS JOIN report_texts x ON x.what = 'sentence' AND x.item = f.sentence
GROUP BY f.event, f.told ORDER BY count(*) DESC, f.ratio DESC;

-- Originality
INSERT INTO report(html)
SELECT '<h2 id="own">Originality</h2>
<p class="note">The share of an outlet''s words that stand nowhere earlier in these articles. What they do not hold cannot be found.'
    || CASE WHEN found = 0 THEN '</p><p>None found: no article has an outlet.</p>' WHEN found > 40 THEN format(' %,d outlets; the 40 with the most words are shown.</p>', found) ELSE '</p>' END
FROM (SELECT count(DISTINCT outlet) AS found FROM temp.article_origins);
WITH outlet AS (
    SELECT outlet, count(*) AS articles, sum(words) AS words, 100 - 100 * sum(words * elsewhere) / sum(words) AS own
    FROM temp.article_origins GROUP BY outlet HAVING sum(words) > 0 ORDER BY sum(words) DESC LIMIT 40)
INSERT INTO report(html)
SELECT '<table><caption>Words of its own, in per cent</caption><thead><tr><th scope="col">outlet</th><th scope="col" class="n">articles</th><th scope="col" colspan="2">own</th></tr></thead><tbody>'
    || group_concat(format('<tr><th scope="row">%s</th><td class="n">%,d</td><td class="n">%.1f</td><td style="width:40%%"><svg width="100%%" height="14" aria-hidden="true"><rect class="ground" width="100%%" height="14"/><rect class="bar" width="%.1f%%" height="14"/></svg></td></tr>',
        t.html, o.articles, o.own, o.own), '') || '</tbody></table>'
FROM (SELECT * FROM outlet ORDER BY own, words DESC, outlet LIMIT -1) o CROSS JOIN report_texts t ON t.what = 'outlet' AND t.item = o.outlet HAVING count(*) > 0;

INSERT INTO report(html)
SELECT '</main>
<footer><p>Made with newsprint ' || newsprint_version() || ' on ' || date() || ', from SQL alone. Nothing on this page is judged by a model: each line can be traced to the words of the articles.</p></footer>
</body>
</html>';

SELECT 'The page is ' || coalesce(:report, 'report.html') || ', ' || writefile(coalesce(:report, 'report.html'),
       (SELECT group_concat(html, char(10)) FROM (SELECT html FROM temp.report ORDER BY part))) || ' bytes' AS report;
