-- Which passages did an article take over from an earlier one, and what was changed in them?
--
--     .read sql/prepare.sql
--     .read sql/near_duplicates.sql
--     .mode box --wrap 50 --wordwrap on
--     .read sql/shared_passage.sql
--
-- Shows the passages that the 20 most similar pairs of article_pairs share, as they stand in the later article (the second,
-- where the times are not known), with [-what was deleted-] and {+what was added+}. To compare two articles instead, of
-- which the first may be the source of the second:
--
--     .parameter set :earlier "'meridian/2031-03-13'"
--     .parameter set :later "'gazette/2031-03-14'"
--
-- A passage is six words or more that are equal, with up to two others between them. A short one need not be copied: both
-- may quote the same speaker, or use the same set phrase. A passage may also have come from a third article.

DROP TABLE IF EXISTS temp.compared_pairs;
DROP TABLE IF EXISTS temp.passages;
CREATE TEMP TABLE compared_pairs AS
WITH known AS (
    SELECT number, time, coalesce(clean, normalize_article(body)) AS text,
           substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 42) AS name
    FROM articles WHERE coalesce(clean, body) IS NOT NULL),
pair(a, b, similarity) AS (
    SELECT a.number, b.number, 1 FROM articles a, articles b WHERE a.id = :earlier AND b.id = :later
    UNION ALL
    SELECT * FROM (SELECT a, b, similarity FROM article_pairs WHERE :earlier IS NULL AND :later IS NULL
                   ORDER BY similarity DESC, a, b LIMIT 20)),
side AS (
    SELECT row_number() OVER (ORDER BY p.similarity DESC, p.a, p.b) AS pair,
           :earlier IS NULL AND coalesce(b.time < a.time, 0) AS turned, a.name AS a_name, a.text AS a, b.name AS b_name, b.text AS b
    FROM pair p JOIN known a ON a.number = p.a JOIN known b ON b.number = p.b)
SELECT pair, iif(turned, b_name, a_name) AS source_name, iif(turned, b, a) AS source,
       iif(turned, a_name, b_name) AS copy_name, iif(turned, a, b) AS copy
FROM side;

CREATE TEMP TABLE passages AS
SELECT p.pair, s.passage_number AS number, s.words, s.changes, s.a_passage, s.passage, s.share_a, s.share_b
FROM compared_pairs p, shared_passages(p.source, p.copy) s;

SELECT c.pair, '1st: ' || c.source_name || char(10) || '2nd: ' || c.copy_name || char(10)
       || iif(count(p.pair) = 0, 'no passage shared',
              count(p.pair) || iif(count(p.pair) = 1, ' passage, ', ' passages, ') || CAST(round(100 * max(p.share_a)) AS INTEGER)
              || ' % of 1st, ' || CAST(round(100 * max(p.share_b)) AS INTEGER) || ' % of 2nd') AS articles
FROM compared_pairs c LEFT JOIN passages p USING (pair) GROUP BY c.pair ORDER BY c.pair;

-- The middle of a long passage is left out: a copy need not be read twice.
SELECT pair, words, changes, iif(length(marked) < 800, marked, substr(marked, 1, 400) || ' [...] ' || substr(marked, -200)) AS passage
FROM (SELECT *, word_diff(a_passage, passage) AS marked FROM passages ORDER BY pair, number LIMIT 300);

SELECT CASE (SELECT count(*) FROM compared_pairs) WHEN 0 THEN 'no pair of articles to compare' WHEN 1 THEN '1 pair compared'
                ELSE (SELECT count(*) FROM compared_pairs) || ' pairs compared' END
       || CASE count(*) WHEN 0 THEN '' WHEN 1 THEN ', 1 passage' ELSE ', ' || count(*) || ' passages' END
       || iif(count(*) > 300, '; the first 300 shown', '') AS passages
FROM passages;
DROP TABLE compared_pairs;
DROP TABLE passages;
