-- Where do reports on one event disagree on how many died, were hurt, are missing?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/where_figures_disagree.sql
--
-- Shows, for each event and what is told of people in it, the figures that differ: each with the first article that has it and
-- the sentence, so that you can judge. A count goes up in the hours after, so read the times first; "at least 80" and 84 need not
-- contradict each other. Events are those of sql/same_story.sql where you have read that before. What counts as a figure, and
-- how to see figures of all kinds (:figures), is in sql/figures.sql, which this reads.
--
-- Two figures are not compared where either article also has the other's: then it tells them apart, as the dead of two places.

.read sql/figures.sql

DROP TABLE IF EXISTS temp.disagreeing;
CREATE TEMP TABLE disagreeing AS
SELECT DISTINCT f.event, f.told, f.number, f.outlet, f.time, f.figure, f.modifier, f.sentence
FROM temp.event_figures f JOIN temp.event_figures g ON g.event = f.event AND g.told = f.told AND g.outlet <> f.outlet
WHERE f.figure <> g.figure
  AND NOT EXISTS (SELECT 1 FROM temp.event_quantities q WHERE q.number = f.number AND q.value = g.figure)
  AND NOT EXISTS (SELECT 1 FROM temp.event_quantities q WHERE q.number = g.number AND q.value = f.figure);

WITH first AS (
    SELECT *, row_number() OVER (PARTITION BY event, told, figure ORDER BY time IS NULL, time, number) AS place,
           count(*) OVER (PARTITION BY event, told, figure) AS articles
    FROM temp.disagreeing),
named AS (
    SELECT *, dense_rank() OVER (ORDER BY event) AS row FROM first WHERE place = 1)
SELECT row AS event, substr(told, 1, 16) AS told, coalesce(modifier || char(10), '') || figure AS figure,
       coalesce(replace(substr(time, 1, 16), 'T', ' '), 'no time') || iif(articles > 1, ', ' || articles || ' articles', '')
         || char(10) || substr(outlet, 1, 36)
         || char(10) || substr(sentence, 1, 36) || iif(length(sentence) > 36, char(10) || substr(sentence, 37, 36), '')
         || iif(length(sentence) > 72, char(10) || substr(sentence, 73, 33) || iif(length(sentence) > 105, '...', ''), '')
         AS evidence
FROM named
ORDER BY row, told, time IS NULL, time, figure LIMIT 200;

WITH found AS (
    SELECT count(DISTINCT event || char(10) || told) AS counts, count(DISTINCT event) AS events,
           (SELECT count(DISTINCT event) FROM temp.event_quantities) AS read
    FROM temp.disagreeing)
SELECT iif(counts, counts || iif(counts = 1, ' count disagrees, in ', ' counts disagree, in ') || events || ' of ' || read || ' events',
           'none found, in ' || read || ' events') AS figures
FROM found;
