-- Which outlet copies which: whose text stood earlier in whose articles, in how many, and how many words?
--
--     .read sql/questions/which_outlet_copies_which.sql
--
-- Reads sql/reuse.sql, which says what counts. "articles" are those of the second outlet that have text which stood earlier
-- in one of the first; for "first" of them nothing here is known to have had it before that one. Where "first" is 0, all of
-- it stood earlier still in a third outlet: both may have it from there. "words" are those that they have in common. A ? in
-- place of > means that the times do not say who was earlier: they are missing, the same, or of one no more is known than
-- the day. An outlet whose articles have both stands in two rows. The rows stay in temp.reuse_edges; for Gephi:
-- export_graphml.sql, export_gexf.sql.

.read sql/answer.sql
.read sql/reuse.sql

DROP TABLE IF EXISTS temp.reuse_edges;
CREATE TEMP TABLE reuse_edges AS
SELECT o.outlet AS source, a.outlet AS target, r.other_is = 'earlier' AS sure, count(DISTINCT r.article) AS articles,
       count(DISTINCT r.article) FILTER (WHERE NOT EXISTS (
           SELECT 1 FROM reuse before WHERE before.article = r.other AND before.other_is = 'earlier'
             AND before.other IN (SELECT other FROM reuse WHERE article = r.article))) AS first,
       CAST(sum(r.share * (SELECT count(*) FROM words(a.text))) + 0.5 AS INTEGER) AS words
FROM reuse r JOIN compared a ON a.number = r.article JOIN compared o ON o.number = r.other
WHERE r.other_is = 'earlier' OR (r.other_is = 'unclear' AND (o.outlet, o.number) < (a.outlet, a.number))
GROUP BY o.outlet, a.outlet, sure;

INSERT INTO answer(text) SELECT 'articles  first   words  from > to' WHERE EXISTS (SELECT 1 FROM reuse_edges);
INSERT INTO answer(lead, text, lines)
SELECT printf('%8d  %5s  %6d  ', articles, iif(sure, first, ''), words), source || iif(sure, ' > ', ' ? ') || target, 2
FROM reuse_edges ORDER BY sure DESC, articles DESC, words DESC, source, target LIMIT 100;
INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found, of articles of ' || (SELECT count(DISTINCT outlet) FROM compared) || ' outlets',
           count(*) || iif(count(*) = 1, ' pair of outlets', ' pairs of outlets')
       || iif(count(*) > 100, ', the first 100 shown', '') || ', order known in ' || sum(sure))
FROM reuse_edges;
SELECT line FROM printed;
