-- Who published it first, and who carried it when?
--
--     .read sql/near_duplicates.sql
--     .read sql/first_published.sql
--
-- Puts the pairs of article_pairs together into clusters, keeps them in article_clusters, and shows each cluster in the
-- order of publication (the view publication_order). Pairs of which neither article has six tenths in the other are left out:
-- they may only quote the same. Clusters chain: look at the pairs of a large one before you trust it.
--
-- A place such as 1= is shared, or may be: the times are the same, or of one of that day no more is known than the day, or no
-- zone. What a dateline or a credit names stands beside an article, because the first of these outlets may have had it from
-- an agency. Articles without a time that can be read come last. All times are what the outlets state; who updates a story and
-- its time moves down.

WITH dated AS (
    SELECT number, outlet, published_at, iso_time(published_at) AS sure,
           iso_time(published_at, '{"order": "dmy"}') AS day_first,
           iso_time(published_at, '{"order": "mdy"}') AS month_first
    FROM articles),
learned AS (
    SELECT outlet, iif(max(month_first IS NULL), '{"order": "dmy"}', '{"order": "mdy"}') AS order_of_outlet
    FROM dated WHERE outlet IS NOT NULL AND (day_first IS NULL) <> (month_first IS NULL)
    GROUP BY outlet HAVING min(month_first IS NULL) = max(month_first IS NULL)),
timed AS (
    SELECT number, coalesce(sure, iso_time(published_at, order_of_outlet)) AS time
    FROM dated LEFT JOIN learned USING (outlet))
UPDATE articles SET time = timed.time FROM timed WHERE timed.number = articles.number AND articles.time IS NOT timed.time;

DROP VIEW IF EXISTS temp.close_pairs;
DROP TABLE IF EXISTS temp.found;
CREATE TEMP VIEW close_pairs AS
SELECT a, b, similarity FROM main.article_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE found AS SELECT member, cluster, size FROM clusters('close_pairs');

BEGIN;
DELETE FROM article_clusters;
INSERT INTO article_clusters
SELECT member, cluster, size,
       (SELECT group_concat(DISTINCT trim(part, char(9, 10, 13, 32) || '—–-'))
        FROM article_parts((SELECT body FROM articles WHERE number = member))
        WHERE (kind = 'dateline' AND instr(part, '(') > 0)
           OR (kind = 'credit' AND rule NOT IN ('credit_photo', 'credit_below_label', 'credit_bracketed', 'glued_photo',
                                                'glued_image', 'glued_credit')))
FROM found;
COMMIT;
DROP TABLE found;
DROP VIEW close_pairs;

SELECT dense_rank() OVER (ORDER BY size DESC, cluster) AS story,
       CASE WHEN place IS NOT NULL THEN place || iif(tied, '=', '') WHEN trim(published_at) <> '' THEN 'unclear' ELSE 'undated' END
         AS place,
       coalesce(replace(substr(time, 1, 16), 'T', ' ') || substr(time, 20), substr(published_at, 1, 17), '') AS published,
       substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || article), 1, 38)
         || coalesce(char(10) || 'names ' || substr(replace(names, ',', ', '), 1, 32), '') AS article
FROM publication_order ORDER BY story, publication_order.place IS NULL, publication_order.place, time, publication_order.article;

SELECT CASE count(DISTINCT cluster) WHEN 0 THEN 'none found' WHEN 1 THEN '1 cluster' ELSE count(DISTINCT cluster) || ' clusters' END
       || iif(count(*) = 0, '', ', of ' || count(*) || ' articles') AS clusters
FROM article_clusters;
