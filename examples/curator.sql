-- Which articles belong in a corpus without copies and without scrape noise, and what was left out?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/curator.sql'
--
-- Everything is made in temporary tables; the last statement shows how to keep it. Articles without an outlet are cleaned
-- without learned lines, and those without a time come last; none is dropped for it. Linear in articles.

.headers on
.mode box --wrap 40 --wordwrap on

CREATE TEMP TABLE outlet_lines AS
SELECT outlet, repeated_lines(body, 2) AS lines FROM articles WHERE outlet IS NOT NULL
GROUP BY outlet HAVING count(*) > 1;

.print 1. Lines that outlets repeat: read them before use
.print "   (with many articles of an outlet, ask for three or more)"
CREATE TEMP TABLE learned AS
SELECT o.outlet, line.value AS line,
       iif(line.value IN (SELECT trim(part, char(10, 13, 32)) FROM articles a, article_parts(a.body) WHERE NOT kept),
           'yes', 'no') AS "goes anyway"
FROM outlet_lines o, json_each(o.lines) line;
SELECT substr(outlet, 1, 19) AS outlet, line, "goes anyway" FROM learned LIMIT 40;
SELECT 'none found: no outlet is known to have two articles that share a line' AS lines
WHERE NOT EXISTS (SELECT 1 FROM learned);

-- Outlet by outlet, so that its lines are read once.
CREATE TEMP TABLE cleaned(id PRIMARY KEY, outlet, time, body, name, clean);
INSERT INTO cleaned
SELECT a.id, a.outlet, a.time, a.body, substr(coalesce(a.title, 'untitled, ' || a.id), 1, 30) AS name,
       normalize_article(a.body, o.lines) AS clean
FROM articles a LEFT JOIN outlet_lines o USING (outlet) WHERE a.body IS NOT NULL ORDER BY a.outlet;
CREATE TEMP TABLE pair AS SELECT a, b FROM near_duplicates('cleaned', 'clean', 0.3, 'id');
CREATE TEMP TABLE member(id PRIMARY KEY, story);
INSERT INTO member SELECT member, cluster FROM clusters('pair');
CREATE TEMP TABLE grouped AS
SELECT c.id, outlet, time, name, clean, length(clean) AS size, coalesce(story, c.id) AS story
FROM cleaned c LEFT JOIN member USING (id);

-- One article a story: the earliest of those that are nearly as long as the longest, so that no excerpt stands for
-- the whole.
CREATE TEMP TABLE chosen(id PRIMARY KEY, story);
CREATE INDEX temp.chosen_story ON chosen(story);
INSERT INTO chosen
SELECT id, story FROM (
  SELECT id, story, row_number() OVER (PARTITION BY story ORDER BY size < 0.9 * longest, time IS NULL, time, id) AS choice
  FROM (SELECT id, story, time, size, max(size) OVER (PARTITION BY story) AS longest FROM grouped))
WHERE choice = 1;

.print
.print 2. What was left out, and which article stands for it
.mode box --wrap 30 --wordwrap on
CREATE TEMP TABLE left_out AS
SELECT coalesce(g.outlet || ': ', '') || g.name AS "left out", coalesce(c.outlet || ': ', '') || c.name AS "for it stands",
       round(containment(g.clean, c.clean), 2) AS "in there"
FROM grouped g JOIN chosen USING (story) JOIN cleaned c ON c.id = chosen.id WHERE g.id <> c.id;
SELECT * FROM left_out ORDER BY 3 DESC, 1 LIMIT 40;
SELECT 'none found' AS "left out" WHERE NOT EXISTS (SELECT 1 FROM left_out);

.print
.print 3. The corpus: the first 40
.mode box
SELECT substr(coalesce(outlet, 'not known'), 1, 18) AS outlet, substr(name, 1, 26) AS article, length(body) AS scraped, length(clean) AS kept,
       (SELECT count(*) FROM sentences(clean)) AS sentences
FROM (SELECT id FROM chosen ORDER BY id LIMIT 40) JOIN cleaned USING (id);

.print
.print 4. Over all
SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM chosen) AS kept,
       (SELECT sum(length(body)) FROM articles) AS "characters scraped",
       (SELECT sum(size) FROM grouped WHERE id IN (SELECT id FROM chosen)) AS "characters kept";

.print
.print To keep it: CREATE TABLE corpus AS
.print "  SELECT id, outlet, time, clean FROM cleaned JOIN chosen USING (id);"
