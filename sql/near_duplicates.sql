-- Which articles are copies, excerpts or rewrites of which?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/near_duplicates.sql
--
-- Compares the clean text of all articles, keeps the pairs in article_pairs, and shows the most similar 100, the earlier
-- article first. How to read a row:
--     similarity near 1                           the same text
--     containment of one side near 1              an excerpt: that side stands in the other, which is longer
--     both containments below .6                  a rewrite, or two articles that quote the same: the longest sentence that
--                                                 both have is shown, so that you see which
-- An excerpt is found however short, where half of it stands in the other article. Articles about one event in different
-- words share only a few per cent, and stay below the threshold of .15.

SELECT count(*) || ' articles have no clean text and are not compared: .read sql/prepare.sql' AS "not compared"
FROM articles WHERE clean IS NULL AND body IS NOT NULL HAVING count(*) > 0;

.once /dev/null
SELECT newsprint_progress(1);
BEGIN;
DELETE FROM article_pairs;
INSERT INTO article_pairs
SELECT a, b, max(similarity), max(containment_a), max(containment_b)
FROM near_duplicates('articles', 'clean', 0.15, 'number', '{"min_containment": 0.5}') GROUP BY a, b;
COMMIT;

WITH shown AS (
    SELECT *, max(containment_a, containment_b) < 0.6 AS doubtful
    FROM article_pairs ORDER BY similarity DESC, a, b LIMIT 100),
side AS (
    SELECT number, time, clean, substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 46) AS name FROM articles)
SELECT round(p.similarity, 2) AS alike,
       round(iif(b.time < a.time, containment_b, containment_a), 2) AS "1 in 2",
       round(iif(b.time < a.time, containment_a, containment_b), 2) AS "2 in 1",
       iif(b.time < a.time, '1 ' || b.name || char(10) || '2 ' || a.name, '1 ' || a.name || char(10) || '2 ' || b.name)
         || coalesce(char(10) || 'both: ' || (
              SELECT substr(sentence, 1, 42) FROM sentences(a.clean)
              WHERE doubtful AND words > 3 AND containment(sentence, b.clean) > 0.9 ORDER BY words DESC LIMIT 1), '')
         AS articles
FROM shown p JOIN side a ON a.number = p.a JOIN side b ON b.number = p.b
ORDER BY p.similarity DESC, p.a, p.b;

SELECT CASE count(*) WHEN 0 THEN 'none' WHEN 1 THEN '1 pair' ELSE count(*) || ' pairs' END || ' found, of '
       || (SELECT count(*) FROM articles) || ' articles' AS pairs
FROM article_pairs;
