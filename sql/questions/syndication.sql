-- Which stories ran where: in which outlets does the same text stand, and in what order did they print it?
--
--     .read sql/questions/syndication.sql
--
-- Reads sql/reuse.sql, which says what counts. A story is a chain of articles of different outlets: of each two in a row
-- one has half or more of its words in the other. The per cent are how much of an article stands in another of the story.
-- Of a url, the outlet's first version is shown, in the order of the times; "1st" is an article that is surely earlier than
-- all others: a story without one has no first that the times tell. Articles without a time come last. The rows stay in
-- temp.carried.

.read sql/answer.sql
.read sql/reuse.sql

DROP VIEW IF EXISTS temp.same_text;
DROP TABLE IF EXISTS temp.carried;
CREATE TEMP VIEW same_text AS
SELECT r.article AS a, r.other AS b, max(r.share, o.share) AS similarity
FROM reuse r JOIN reuse o ON o.article = r.other AND o.other = r.article
WHERE r.article < r.other AND max(r.share, o.share) >= 0.5;

CREATE TEMP TABLE carried AS
WITH member AS MATERIALIZED (SELECT member AS number, cluster FROM clusters('same_text'))
SELECT m.cluster, c.number, c.outlet, c.time, c.title, max(r.share) AS same,
       min(r.other_is = 'later') AND count(*) = count(*) OVER (PARTITION BY m.cluster) - 1 AS first
FROM member m JOIN compared c USING (number) JOIN reuse r ON r.article = m.number
JOIN member other ON other.number = r.other AND other.cluster = m.cluster
GROUP BY m.number;

INSERT INTO answer(lead, text, lines)
WITH placed AS (
    SELECT c.*, dated, row_number() OVER (PARTITION BY cluster ORDER BY c.time IS NULL, c.time, c.outlet, c.number) AS place,
           count(*) OVER (PARTITION BY cluster) AS size, min(c.time) OVER (PARTITION BY cluster) AS began
    FROM carried c JOIN named_articles USING (number)),
row AS (SELECT *, dense_rank() OVER (ORDER BY size DESC, began, cluster) AS story FROM placed)
SELECT lead, text, lines
FROM (SELECT story, 0 AS place, printf('%3d  ', story) AS lead, title AS text, 1 AS lines FROM row WHERE place = 1
      UNION ALL
      SELECT story, place, printf('     %-17s  %-3s %3d %%  ', dated, iif(first, '1st', ''), round(100 * same)), outlet, 1
             FROM row)
WHERE story <= 100 ORDER BY story, place;
INSERT INTO answer(text) SELECT 'stories  1st of all  outlet' WHERE EXISTS (SELECT 1 FROM carried);
INSERT INTO answer(lead, text, lines)
SELECT printf('%7d  %10d  ', count(DISTINCT cluster), sum(first)), outlet, 1
FROM carried GROUP BY carried.outlet ORDER BY count(DISTINCT cluster) DESC, sum(first) DESC, outlet LIMIT 40;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE count(DISTINCT cluster) WHEN 0 THEN 'none found, in ' || (SELECT count(*) FROM compared)
       || ' articles with an outlet'
                                           WHEN 1 THEN '1 story' ELSE count(DISTINCT cluster) || ' stories' END
       || iif(count(*) = 0, '', ', in ' || count(*) || ' articles of ' || count(DISTINCT outlet) || ' outlets'
       || iif(count(DISTINCT cluster) > 100, '; 100 stories shown', ''))
FROM carried;
SELECT line FROM printed;
DROP VIEW same_text;
