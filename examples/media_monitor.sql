-- Which of the day's articles are news to us, which are copies, and how far did a statement travel?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/media_monitor.sql'

.mode box --wrap 44 --wordwrap on

.print 1. The coverage, a story a row: the earliest version, and how many outlets have run a copy of it
SELECT p.title, p.outlet AS "earliest", p.published_at, count(DISTINCT q.outlet) AS outlets,
       group_concat(DISTINCT q.outlet) AS "carried by"
FROM publication_order p JOIN publication_order q USING (cluster)
WHERE p.place = 1
GROUP BY p.cluster ORDER BY outlets DESC;

.print
.print 2. An article comes in: do we have it already? Here an excerpt, against all that was there before it
SELECT known.id AS known, known.outlet,
       round(containment(incoming.clean, known.clean), 2) AS "of the new one in it",
       round(containment(known.clean, incoming.clean), 2) AS "of it in the new one"
FROM articles incoming JOIN articles known ON known.published_at < incoming.published_at
WHERE incoming.id = 'harbour-relay' AND containment(incoming.clean, known.clean) >= 0.3
ORDER BY 3 DESC, known.published_at;

.print
.print 3. Pick-up of a statement: who printed how much of it
.parameter set :statement "'We will open every file we have to the investigators.'"
SELECT outlet, id AS article, round(containment(:statement, clean), 2) AS "of the statement"
FROM articles WHERE containment(:statement, clean) >= 0.3
ORDER BY 3 DESC, published_at;

.print
.print 4. How much of each outlet is its own: three-word runs that none of the others has printed (estimates)
WITH by_outlet AS (SELECT outlet, minhash_merge(signature) AS own FROM articles GROUP BY outlet),
     rest AS (SELECT o.outlet, minhash_merge(a.signature) AS others
              FROM by_outlet o JOIN articles a ON a.outlet <> o.outlet GROUP BY o.outlet)
SELECT outlet, minhash_count(own) AS "runs printed", round(100 * (1 - containment(own, others))) AS "per cent its own"
FROM by_outlet JOIN rest USING (outlet) ORDER BY 3 DESC, 1;
