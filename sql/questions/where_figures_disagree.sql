-- Where do reports on one event disagree on how many died, were hurt, are missing?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: only its event; all unless set
--     .parameter set :figures "'all'"              everything that is counted with a noun and a verb, not only people
--     .parameter set :days 3                       articles so far apart may report one event; 3 unless set
--     .read sql/questions/where_figures_disagree.sql
--
-- Shows, for each event and what is told of people in it, the figures that differ: each with the first article that has it
-- and the sentence, so that you can judge. A count goes up in the hours after, so read the times first; "at least 80" and
-- 84 need not contradict each other. What is an event is in sql/events.sql, what counts as a figure in sql/figures.sql. Two
-- figures are not compared where either article also has the other's: then it tells them apart, as the dead of two places.
-- The rows stay in temp.disagreeing.

.read sql/answer.sql
.read sql/figures.sql

DROP TABLE IF EXISTS temp.disagreeing;
CREATE TEMP TABLE disagreeing AS
SELECT DISTINCT f.event, f.told, f.number, f.outlet, f.time, f.figure, f.modifier, f.sentence
FROM temp.event_figures f JOIN temp.event_figures g ON g.event = f.event AND g.told = f.told AND g.outlet <> f.outlet
WHERE f.figure <> g.figure
  AND (:article IS NULL OR f.event IN (SELECT event FROM known_events
         WHERE number IN (SELECT number FROM asked WHERE which = 'article')))
  AND NOT EXISTS (SELECT 1 FROM temp.event_quantities q WHERE q.number = f.number AND q.value = g.figure)
  AND NOT EXISTS (SELECT 1 FROM temp.event_quantities q WHERE q.number = g.number AND q.value = f.figure);

INSERT INTO answer(lead, text, lines)
WITH first AS (
    SELECT d.*, n.name, n.dated, row_number() OVER one AS place, count(*) OVER (PARTITION BY event, told, figure) AS articles
    FROM disagreeing d JOIN named_articles n USING (number)
    WINDOW one AS (PARTITION BY event, told, figure ORDER BY d.time IS NULL, d.time, number)),
row AS (
    SELECT *, dense_rank() OVER (ORDER BY event, told) AS counted,
           row_number() OVER (PARTITION BY event, told ORDER BY time IS NULL, time, figure) AS row FROM first WHERE place = 1)
SELECT lead, text, lines
FROM (SELECT counted, 0 AS row, 1 AS part, printf('%3d  ', counted) AS lead, told AS text, 1 AS lines FROM row WHERE row = 1
      UNION ALL
      SELECT counted, row, 2, printf('     %-17s  ', dated), name || iif(articles > 1, ', and ' || (articles - 1)
             || ' more', ''), 1 FROM row
      UNION ALL
      SELECT counted, row, 3, printf('       %14s  ', coalesce(modifier || ' ', '') || figure), sentence, 4 FROM row)
WHERE counted <= 50 ORDER BY counted, row, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
                   WHEN count(*) = 0 THEN 'none found'
                   ELSE count(DISTINCT event || char(10) || told)
                          || iif(count(DISTINCT event || char(10) || told) = 1, ' count disagrees', ' counts disagree')
                        || ', in ' || count(DISTINCT event) || iif(count(DISTINCT event) = 1, ' event', ' events') END
            || '; looked at: events ' || (SELECT count(DISTINCT event) FROM known_events)
                   || ', articles with a figure of people '
            || (SELECT count(DISTINCT number) FROM event_figures) || ' of ' || (SELECT count(*) FROM named_articles)
FROM disagreeing;
SELECT line FROM printed;
