-- Which articles report the same event, in whatever words, and in which order?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/same_story.sql
--
-- Puts articles together whose words are those of one event (event_clusters), shows each event of more than one article as a
-- timeline, the largest first, and leaves the events in temp.article_events(article, event, size). Copies of one text count
-- once: the first of them is shown, the outlets that carried it stand below.
--
-- Only articles within three days of each other are taken for reports of one event, because words do not tell it from the
-- next of its kind: the report on a second meeting, a month later, has the names and phrases of the first. An article without
-- a time is therefore in no event, and counted at the end. For a story that goes on for weeks, raise the days; what it hangs
-- together by is then up to you to read.
--
-- How much each word says is learned from your articles, which is sound from some hundreds on: among twenty of which ten
-- report one event, its names look like common words. Then take weights of a larger collection in the same language, before
-- you read this file:
--     CREATE TEMP TABLE known_weights AS SELECT term_weights(body) AS weights FROM larger.articles;

CREATE TEMP TABLE IF NOT EXISTS article_events(article PRIMARY KEY, event, size, copy_of);
CREATE TEMP TABLE IF NOT EXISTS copy_pairs(a, b);
CREATE TEMP TABLE IF NOT EXISTS known_weights(weights);

.once /dev/null
SELECT newsprint_progress(1);
BEGIN;
DELETE FROM temp.copy_pairs;
DELETE FROM temp.article_events;
INSERT INTO temp.copy_pairs
SELECT a, b FROM near_duplicates('articles', 'clean', 0.4, 'id', '{"min_containment": 0.6}');
INSERT INTO temp.article_events(article, event, size)
SELECT member, cluster, size
FROM event_clusters('articles', 'clean', NULL, 'id', (SELECT weights FROM temp.known_weights),
                    '{"title": "title", "time": "time", "days": 3}');
UPDATE temp.article_events SET copy_of = cluster FROM clusters('temp.copy_pairs') WHERE member = article;
COMMIT;

WITH dated AS (
    SELECT event, coalesce(copy_of, article) AS text, article, time, coalesce(outlet, '?') AS outlet,
           coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id) AS name
    FROM temp.article_events JOIN articles ON id = article
    WHERE size > 1 AND time IS NOT NULL),
ordered AS (
    SELECT *, row_number() OVER (PARTITION BY event, text ORDER BY time, article) AS number FROM dated),
texts AS (
    SELECT event, text, min(time) AS time, max(iif(number = 1, name, NULL)) AS name, count(*) - 1 AS copies,
           group_concat(iif(number > 1, outlet, NULL), ', ') AS carried
    FROM ordered GROUP BY event, text),
events AS (
    SELECT event, rank() OVER (ORDER BY count(*) DESC, sum(copies) DESC, min(time), event) AS number FROM texts GROUP BY event)
SELECT events.number AS event, replace(substr(time, 1, 16), 'T', ' ') || substr(time, 20) AS time,
       substr(name, 1, 44)
         || CASE copies WHEN 0 THEN '' WHEN 1 THEN char(10) || 'copied by ' || substr(carried, 1, 34)
                        ELSE char(10) || copies || ' copies: ' || substr(carried, 1, 32) END AS report
FROM texts JOIN events USING (event)
WHERE events.number <= 50
ORDER BY events.number, time, text;

SELECT count(DISTINCT iif(size > 1, event, NULL)) || ' events, of ' || coalesce(sum(size > 1), 0) || ' articles' AS events,
       coalesce(sum(size = 1), 0) || ' alone' AS others,
       (SELECT count(*) FROM articles WHERE time IS NULL AND clean IS NOT NULL) || ' without a time' AS "left out"
FROM temp.article_events JOIN articles ON id = article WHERE time IS NOT NULL;
