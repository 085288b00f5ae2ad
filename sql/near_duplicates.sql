-- Which articles are copies, excerpts or rewrites of which?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/near_duplicates.sql
--
-- Compares the clean text of all articles, keeps the pairs in article_pairs, and shows them. How to read a row:
--     similarity near 1                           the same text
--     containment of one side near 1              an excerpt: that side stands in the other, which is longer
--     both containments around .3 to .6           a rewrite
-- Articles about one event in different words share only a few per cent, and stay below the threshold of .15.

.once /dev/null
SELECT newsprint_progress(1);
BEGIN;
DELETE FROM article_pairs;
INSERT INTO article_pairs
SELECT a, b, similarity, containment_a, containment_b FROM near_duplicates('articles', 'clean', 0.15, 'id');
COMMIT;

SELECT p.a, p.b, round(p.similarity, 2) AS similarity, round(p.containment_a, 2) AS "a in b",
       round(p.containment_b, 2) AS "b in a"
FROM article_pairs p
ORDER BY p.similarity DESC, p.a, p.b;
