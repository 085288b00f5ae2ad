-- Which of the day's articles are news to us, which are copies, and how far did a statement travel?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/media_monitor.sql'
--
-- Parts 2 and 3 compare one text with all articles: linear. Part 4 sets each outlet against all others: it is quadratic in
-- outlets, fine for hundreds of them.

.headers on
.mode box --wrap 24 --wordwrap on

.print 1. The coverage, a story a row: the earliest version, and its copies
CREATE TEMP TABLE coverage AS
SELECT coalesce(first.title, 'untitled, ' || first.article) AS title, coalesce(first.outlet, 'not known') AS earliest,
       coalesce(substr(first.time, 1, 10), 'undated') AS day, first.size AS articles,
       group_concat(DISTINCT p.outlet) AS "carried by"
FROM (SELECT *, row_number() OVER (PARTITION BY cluster ORDER BY place IS NULL, place, article) AS n FROM publication_order) first
JOIN publication_order p USING (cluster) WHERE n = 1 GROUP BY cluster;
SELECT substr(title, 1, 40) AS title, earliest || iif("carried by" IS NULL, '', ', in all: ' || replace("carried by", ',', ', '))
       AS "earliest, and others", day, articles FROM coverage ORDER BY articles DESC, title LIMIT 20;
SELECT 'none found' AS story WHERE NOT EXISTS (SELECT 1 FROM coverage);

.print
.print 2. An article comes in, here an excerpt: do we have it already?
.parameter set :incoming "(SELECT id FROM articles ORDER BY id <> 'harbour-relay', time DESC, number DESC LIMIT 1)"
CREATE TEMP TABLE known AS
SELECT coalesce(known.outlet || ': ', '') || coalesce(known.title, 'untitled, ' || known.id) AS known, known.time,
       round(containment(incoming.clean, known.clean), 2) AS "of it in there",
       round(containment(known.clean, incoming.clean), 2) AS "of that in it"
FROM articles incoming JOIN articles known
  ON known.id <> incoming.id AND coalesce(known.time < incoming.time, 1) -- without a time, all others
WHERE incoming.id = :incoming AND containment(incoming.clean, known.clean) >= 0.3;
SELECT coalesce(title, 'untitled, ' || id) AS "comes in" FROM articles WHERE id = :incoming;
SELECT known, "of it in there", "of that in it" FROM known ORDER BY 2 DESC, time IS NULL, time LIMIT 20;
SELECT 'none found: it is new to us' AS known WHERE NOT EXISTS (SELECT 1 FROM known);

.print
.print 3. Pick-up of a statement: who printed how much of it
.parameter set :statement "'We will open every file we have to the investigators.'"
CREATE TEMP TABLE picked_up AS
SELECT coalesce(outlet, 'not known') AS outlet, coalesce(title, 'untitled, ' || id) AS article, time,
       round(containment(:statement, clean), 2) AS "of the statement"
FROM articles WHERE containment(:statement, clean) >= 0.3;
SELECT outlet, article, "of the statement" FROM picked_up ORDER BY 3 DESC, time IS NULL, time LIMIT 20;
SELECT 'none found' AS outlet WHERE NOT EXISTS (SELECT 1 FROM picked_up);

.print
.print 4. How much of each outlet is its own: three-word runs that no other has
.print "   (estimates)"
CREATE TEMP TABLE by_outlet AS
SELECT outlet, minhash_merge(signature) AS own FROM articles
WHERE outlet IS NOT NULL AND signature IS NOT NULL GROUP BY outlet;
CREATE TEMP TABLE originality AS
SELECT o.outlet, minhash_count(o.own) AS "runs printed",
       round(100 * (1 - containment(o.own, (SELECT minhash_merge(x.own) FROM by_outlet x WHERE x.outlet <> o.outlet))))
         AS "per cent its own"
FROM by_outlet o WHERE (SELECT count(*) FROM by_outlet) > 1;
SELECT * FROM originality ORDER BY 3 DESC, 1 LIMIT 40;
SELECT 'none found: it takes articles of two outlets' AS outlet WHERE NOT EXISTS (SELECT 1 FROM originality);
