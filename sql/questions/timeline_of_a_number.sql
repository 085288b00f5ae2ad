-- How did a count change while an event went on?
--
--     .parameter set :told "'people killed'"       one count; all of them unless set
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: only its event; all unless set
--     .parameter set :figures "'all'"              everything that is counted with a noun and a verb, not only people
--     .parameter set :days 3                       articles so far apart may report one event; 3 unless set
--     .read sql/questions/timeline_of_a_number.sql
--
-- Follows what is told of people in each event from article to article: the time, the figure and how it differs from the
-- one before, the article and the sentence. A count that never changes is not shown. What is an event is in sql/events.sql,
-- what counts as a figure in sql/figures.sql; an article gives the first that it has. Articles without a time are left out.
-- The rows stay in temp.figure_steps.

.read sql/answer.sql
.read sql/figures.sql

DROP TABLE IF EXISTS temp.figure_steps;
CREATE TEMP TABLE figure_steps AS
WITH named AS (
    SELECT * FROM temp.event_figures
    WHERE time IS NOT NULL AND told = coalesce(:told, told)
      AND (:article IS NULL OR event IN (SELECT event FROM known_events
             WHERE number IN (SELECT number FROM asked WHERE which = 'article')))),
stepped AS (
    SELECT *, figure - lag(figure) OVER (PARTITION BY event, told ORDER BY time, number) AS step,
           max(figure) OVER (PARTITION BY event, told) > min(figure) OVER (PARTITION BY event, told) AS changes
    FROM named)
SELECT event, told, number, time, figure, modifier, step, sentence FROM stepped WHERE changes;

INSERT INTO answer(lead, text, lines)
WITH row AS (
    SELECT f.*, n.name, n.dated, dense_rank() OVER (ORDER BY event, told) AS counted,
           row_number() OVER (PARTITION BY event, told ORDER BY f.time, f.number) AS row
    FROM figure_steps f JOIN named_articles n USING (number))
SELECT lead, text, lines
FROM (SELECT counted, 0 AS row, 1 AS part, printf('%3d  ', counted) AS lead, told AS text, 1 AS lines FROM row WHERE row = 1
      UNION ALL SELECT counted, row, 2, printf('     %-17s  ', dated), name, 1 FROM row
      UNION ALL
      SELECT counted, row, 3,
             printf('     %12s %6s  ', coalesce(modifier || ' ', '')
                    || figure, iif(coalesce(step, 0) = 0, '', '(' || printf('%+d', step) || ')')),
             sentence, 3 FROM row)
WHERE counted <= 50 ORDER BY counted, row, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
                   WHEN count(*) = 0 THEN 'none found; looked at: events ' || (SELECT count(DISTINCT event) FROM known_events)
                          || ', of '
                                          || (SELECT count(*) FROM named_articles) || ' articles'
                                          || (SELECT iif(count(time) < count(*), ', ' || (count(*) - count(time))
                                                 || ' without a time', '') FROM named_articles)
                   ELSE count(*) || ' figures of ' || count(DISTINCT event || char(10) || told)
                        || iif(count(DISTINCT event || char(10) || told) = 1, ' count', ' counts') || ' that changed' END
FROM figure_steps;
SELECT line FROM printed;
