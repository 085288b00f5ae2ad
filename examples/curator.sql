-- Which articles belong in a corpus without copies and without scrape noise, and what was left out?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/curator.sql'
--
-- Everything is made in temporary tables; the last statement shows how to keep it.

.mode box --wrap 72 --wordwrap on

CREATE TEMP TABLE outlet_lines AS
SELECT outlet, count(*) AS articles, repeated_lines(body, 2) AS lines FROM articles GROUP BY outlet;

.print 1. Lines that outlets repeat (with many articles of an outlet ask for three or more): read them before use
SELECT o.outlet, line.value AS line,
       iif(line.value IN (SELECT trim(part, char(10, 13, 32)) FROM articles a, article_parts(a.body) WHERE NOT kept),
           'yes', 'no') AS "goes without being learned"
FROM outlet_lines o, json_each(o.lines) line WHERE o.articles > 1;

CREATE TEMP TABLE cleaned AS
SELECT a.id, a.outlet, a.published_at, a.body, normalize_article(a.body, o.lines) AS clean
FROM articles a JOIN outlet_lines o USING (outlet);
CREATE TEMP TABLE pair AS SELECT a, b FROM near_duplicates('cleaned', 'clean', 0.3, 'id');
CREATE TEMP TABLE grouped AS
SELECT c.*, coalesce(k.cluster, c.id) AS story FROM cleaned c LEFT JOIN clusters('pair') k ON k.member = c.id;

-- One article a story: the earliest of those that are nearly as long as the longest, so that no excerpt stands for
-- the whole.
CREATE TEMP TABLE chosen AS
SELECT * FROM (
  SELECT g.*, row_number() OVER (PARTITION BY story ORDER BY length(clean) < 0.9 * longest, published_at) AS choice
  FROM grouped g JOIN (SELECT story, max(length(clean)) AS longest FROM grouped GROUP BY story) USING (story))
WHERE choice = 1;

.print
.print 2. What was left out, and which article stands for it
SELECT g.id AS "left out", c.id AS "for it stands", round(containment(g.clean, c.clean), 2) AS "share found there"
FROM grouped g JOIN chosen c USING (story) WHERE g.id <> c.id ORDER BY 3 DESC, 1;

.print
.print 3. The corpus
SELECT id, outlet, length(body) AS scraped, length(clean) AS kept,
       (SELECT count(*) FROM sentences(clean)) AS sentences, (SELECT count(*) FROM words(clean)) AS words
FROM chosen ORDER BY id;

.print
.print 4. Over all
SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM chosen) AS kept,
       (SELECT sum(length(body)) FROM articles) AS "characters scraped",
       (SELECT sum(length(clean)) FROM chosen) AS "characters kept";

.print
.print To keep it: CREATE TABLE corpus AS SELECT id, outlet, published_at, clean FROM chosen;
