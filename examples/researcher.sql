-- How do the width of shingles and the size of signatures change what is called reuse, and how far off are estimates?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/researcher.sql'
--
-- Part 2 compares all pairs of articles, which is quadratic: it takes the first 100. Part 3 reads the pairs that
-- sql/refresh.sql found. The bound of an error is sqrt(J (1 - J) / size). The story of parts 1 and 4 is the first one published of the largest cluster.

.headers on
.mode box --wrap 40 --wordwrap on
.parameter set :wire "(SELECT article FROM publication_order ORDER BY size DESC, cluster, place IS NULL, place, article LIMIT 1)"

CREATE TEMP VIEW named AS
SELECT id, clean, substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 38) AS name FROM articles;

.print 1. All articles in one story: exact containment, by width of shingle
CREATE TEMP TABLE derived AS
SELECT a.name AS article,
       round(containment(a.clean, w.clean, 1), 2) AS "1 word", round(containment(a.clean, w.clean, 2), 2) AS "2",
       round(containment(a.clean, w.clean, 3), 2) AS "3", round(containment(a.clean, w.clean, 5), 2) AS "5",
       round(containment(a.clean, w.clean, 8), 2) AS "8"
FROM named w JOIN named a ON a.id <> w.id WHERE w.id = :wire;
SELECT * FROM derived ORDER BY "3" DESC, article LIMIT 20;
SELECT 'none found: no article here has a copy' AS article WHERE NOT EXISTS (SELECT 1 FROM derived);

.print
.print 2. Error of the estimate, by size, over the pairs that share anything
.mode box --wrap 16 --wordwrap on
WITH size(size) AS (VALUES (64), (128), (256), (512), (1024)),
     some AS MATERIALIZED (SELECT id, clean FROM articles WHERE clean IS NOT NULL ORDER BY number LIMIT 100),
     signed AS MATERIALIZED (SELECT size, id, clean, minhash(clean, size) AS signature FROM some, size),
     pair AS (SELECT size, similarity(a.clean, b.clean) AS exact, similarity(a.signature, b.signature) AS estimate
              FROM signed a JOIN signed b USING (size) WHERE a.id < b.id)
SELECT size, 16 + 2 * size AS bytes, count(*) AS pairs,
       round(sqrt(avg((estimate - exact) * (estimate - exact))), 4) AS "root mean square error",
       round(sqrt(avg(exact * (1 - exact) / size)), 4) AS bound
FROM pair WHERE exact > 0 GROUP BY size;

.print
.print 3. Which outlet reuses which: the largest share of an article that is
.print "   found in an earlier one of another outlet"
.mode box --wrap 30 --wordwrap on
CREATE TEMP TABLE reuse AS
SELECT later.outlet AS "in this outlet", earlier.outlet AS "from this one", round(max(share), 2) AS share
FROM (SELECT a AS later, b AS earlier, containment_a AS share FROM article_pairs
      UNION ALL SELECT b, a, containment_b FROM article_pairs) p
JOIN articles later ON later.number = p.later JOIN articles earlier ON earlier.number = p.earlier
WHERE later.outlet <> earlier.outlet AND later.time > earlier.time
GROUP BY later.outlet, earlier.outlet HAVING max(share) >= 0.2;
SELECT * FROM reuse ORDER BY 1, share DESC LIMIT 40;
SELECT 'none found: it takes outlets and times' AS "in this outlet" WHERE NOT EXISTS (SELECT 1 FROM reuse);

.print
.print 4. Sentences that share eight words in a row with a report that is no copy
.mode box --wrap 70 --wordwrap on
.parameter set :other "(SELECT id FROM articles WHERE clean IS NOT NULL AND number NOT IN (SELECT number FROM article_clusters) ORDER BY id <> 'harbour-observer', containment(clean, (SELECT clean FROM articles WHERE id = :wire), 8) DESC LIMIT 1)"
CREATE TEMP TABLE common AS
SELECT s.sentence FROM articles w JOIN articles o, sentences(o.clean) s
WHERE w.id = :wire AND o.id = :other AND s.words >= 8 AND containment(s.sentence, w.clean, 8) > 0;
SELECT * FROM common LIMIT 20;
SELECT 'none found' AS sentence WHERE NOT EXISTS (SELECT 1 FROM common);
