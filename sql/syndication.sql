-- Which stories ran where: in which outlets does the same text stand, and in what order did they print it?
--
--     .read sql/prepare.sql
--     .mode box
--     .read sql/syndication.sql
--
-- Reads sql/reuse.sql, which says what counts. A story is a chain of articles of different outlets: of each two in a row one
-- has half or more of its words in the other. The per cent are how much of an article stands in another of the story. Of a url,
-- the outlet's first version is shown, in the order of the times; "1st" is an article that is surely earlier than all others: a
-- story without one has no first that the times tell. Articles without a time come last.

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

WITH placed AS (
    SELECT *, row_number() OVER (PARTITION BY cluster ORDER BY time IS NULL, time, outlet, number) AS place,
           coalesce(replace(substr(time, 1, 16), 'T', ' ') || substr(time, 20), 'undated') AS published
    FROM carried)
SELECT substr(max(title) FILTER (WHERE place = 1), 1, 58) || group_concat(
           printf('%s%-17s %-3s %3d %%  %s', char(10), published, iif(first, '1st', ''), round(100 * same),
                  substr(outlet, 1, 28)), '') AS story
FROM (SELECT * FROM placed ORDER BY cluster, place) GROUP BY cluster ORDER BY count(*) DESC, min(published), cluster LIMIT 100;

SELECT substr(outlet, 1, 40) AS outlet, count(DISTINCT cluster) AS stories, sum(first) AS "1st of all"
FROM carried GROUP BY carried.outlet ORDER BY 2 DESC, 3 DESC, 1 LIMIT 40;

SELECT CASE count(DISTINCT cluster) WHEN 0 THEN 'none found' WHEN 1 THEN '1 story' ELSE count(DISTINCT cluster) || ' stories' END
       || iif(count(*) = 0, '', ', in ' || count(*) || ' articles of ' || count(DISTINCT outlet) || ' outlets'
       || iif(count(DISTINCT cluster) > 100, '; 100 stories shown', '')) AS stories
FROM carried;
DROP TABLE carried;
DROP VIEW same_text;
