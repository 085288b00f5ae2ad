-- How did a count change while an event went on?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .parameter set :told "'people killed'"
--     .read sql/timeline_of_a_number.sql
--
-- Follows what is told of people in each event, or only :told where it is named, from article to article: the time, the figure,
-- how it differs from the one before, the outlet and the sentence. An event with one figure alone shows nothing. What counts as
-- a figure, and how to see figures of all kinds (:figures), is in sql/figures.sql, which this reads; an article gives the first
-- that it has. Articles without a time are left out.

.read sql/figures.sql

DROP TABLE IF EXISTS temp.figure_steps;
CREATE TEMP TABLE figure_steps AS
WITH named AS (
    SELECT * FROM temp.event_figures WHERE time IS NOT NULL AND told = coalesce(:told, told)),
stepped AS (
    SELECT *, figure - lag(figure) OVER (PARTITION BY event, told ORDER BY time, number) AS step,
           count(*) OVER (PARTITION BY event, told) AS figures
    FROM named)
SELECT *, max(figure) OVER (PARTITION BY event, told) > min(figure) OVER (PARTITION BY event, told) AS changes FROM stepped;

SELECT dense_rank() OVER (ORDER BY event) AS event, substr(told, 1, 16) AS told,
       coalesce(modifier || char(10), '') || figure
         || CASE WHEN step IS NULL OR step = 0 THEN '' ELSE char(10) || printf('%+d', step) END AS figure,
       replace(substr(time, 1, 16), 'T', ' ') || char(10) || substr(outlet, 1, 36)
         || char(10) || substr(sentence, 1, 36) || iif(length(sentence) > 36, char(10) || substr(sentence, 37, 36), '')
         || iif(length(sentence) > 72, char(10) || substr(sentence, 73, 33) || iif(length(sentence) > 105, '...', ''), '')
         AS evidence
FROM temp.figure_steps WHERE figures > 1 AND changes
ORDER BY 1, told, time, number LIMIT 300;

WITH found AS (
    SELECT total(figures > 1 AND changes) AS shown, count(DISTINCT event) AS events,
           count(DISTINCT iif(figures > 1 AND changes, event || char(10) || told, NULL)) AS counts
    FROM temp.figure_steps)
SELECT iif(shown, CAST(shown AS INTEGER) || ' figures of ' || counts || iif(counts = 1, ' count', ' counts') || ' that changed',
           'none found, in ' || events || ' events with a figure') AS timeline
FROM found;
