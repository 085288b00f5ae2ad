-- How do the width of shingles and the size of signatures change what is called reuse, and how far off are estimates?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/researcher.sql'

.mode box --wrap 72 --wordwrap on

.print 1. The wire story against each kind of derivation, by width of shingle: exact containment of the article in it
SELECT a.id AS article,
       round(containment(a.clean, w.clean, 1), 2) AS "1 word", round(containment(a.clean, w.clean, 2), 2) AS "2",
       round(containment(a.clean, w.clean, 3), 2) AS "3", round(containment(a.clean, w.clean, 5), 2) AS "5",
       round(containment(a.clean, w.clean, 8), 2) AS "8"
FROM articles w JOIN articles a ON a.id <> w.id
WHERE w.id = 'harbour-wire' ORDER BY containment(a.clean, w.clean, 3) DESC;

.print
.print 2. Error of the estimate over all pairs that share anything, by size; the bound is sqrt(J (1 - J) / size)
WITH size(size) AS (VALUES (64), (128), (256), (512), (1024)),
     signed AS MATERIALIZED (SELECT size, id, clean, minhash(clean, size) AS signature FROM articles, size),
     pair AS (SELECT size, similarity(a.clean, b.clean) AS exact, similarity(a.signature, b.signature) AS estimate
              FROM signed a JOIN signed b USING (size) WHERE a.id < b.id)
SELECT size, 16 + 2 * size AS bytes, count(*) AS pairs,
       round(sqrt(avg((estimate - exact) * (estimate - exact))), 4) AS "root mean square error",
       round(sqrt(avg(exact * (1 - exact) / size)), 4) AS bound
FROM pair WHERE exact > 0 GROUP BY size;

.print
.print 3. Which outlet reuses which: the largest share of an article (row) that is found in an article of another outlet
SELECT a.outlet AS "in this outlet", b.outlet AS "from this one", round(max(containment(a.clean, b.clean)), 2) AS share
FROM articles a JOIN articles b ON a.outlet <> b.outlet AND a.published_at > b.published_at
GROUP BY a.outlet, b.outlet HAVING share >= 0.2 ORDER BY a.outlet, share DESC;

.print
.print 4. Sentences that share eight words in a row with an independent report: what was said, not how it was written
SELECT s.sentence
FROM articles w JOIN articles o, sentences(o.clean) s
WHERE w.id = 'harbour-wire' AND o.id = 'harbour-observer' AND s.words >= 8
  AND containment(s.sentence, w.clean, 8) > 0;
