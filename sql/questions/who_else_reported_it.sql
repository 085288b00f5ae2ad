-- Which other reports are there of the same event, in whatever words, and in which order?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: only its event; all unless set
--     .parameter set :days 3                       articles so far apart may report one event; 3 unless set
--     .read sql/questions/who_else_reported_it.sql
--
-- Each event of more than one article is shown as a timeline, the largest first; sql/events.sql says what an event is, and
-- why articles without a time are in none. Copies of one text count once: the first of them is shown, the others are
-- counted below it. The rows stay in temp.event_reports.

.read sql/answer.sql

.read sql/events.sql

DROP TABLE IF EXISTS temp.event_reports;
CREATE TEMP TABLE event_reports AS SELECT * FROM known_events;
DELETE FROM event_reports
WHERE :article IS NOT NULL
       AND event NOT IN (SELECT event FROM event_reports WHERE number IN (SELECT number FROM asked WHERE which = 'article'));

INSERT INTO answer(lead, text, lines)
WITH ordered AS (
    SELECT e.*, n.name, n.dated, n.time, n.outlet, row_number() OVER (PARTITION BY event, copy_of
           ORDER BY n.time IS NULL, n.time, number) AS copy
    FROM event_reports e JOIN named_articles n USING (number)),
texts AS (
    SELECT event, copy_of, min(time) AS time, max(iif(copy = 1, dated, NULL)) AS dated, max(iif(copy = 1, name, NULL)) AS name,
           min(number) AS number, count(*) - 1 AS copies, group_concat(iif(copy > 1, outlet, NULL), ', ') AS carried
    FROM ordered GROUP BY event, copy_of),
events AS (
    SELECT event, row_number() OVER (ORDER BY count(*) DESC, sum(copies) DESC, min(time), event) AS place FROM texts
           GROUP BY event),
row AS (
    SELECT texts.*, place, row_number() OVER (PARTITION BY event ORDER BY time IS NULL, time, number) AS row
    FROM texts JOIN events USING (event) WHERE place <= 50)
SELECT lead, text, lines
FROM (SELECT place, row, 1 AS part, printf('%3s  %-17s  ', iif(row = 1, place, ''), dated) AS lead, name AS text, 1 AS lines
       FROM row
      UNION ALL
      SELECT place, row, 2, '                        ',
             copies || iif(copies = 1, ' copy', ' copies') || coalesce(': ' || carried, ''), 2 FROM row WHERE copies > 0)
ORDER BY place, row, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
                   WHEN count(*) = 0 THEN 'none found, in ' || (SELECT count(*) FROM named_articles) || ' articles'
                   ELSE count(DISTINCT event) || iif(count(DISTINCT event) = 1, ' event', ' events') || ', reported by '
                          || count(*) || ' of '
                        || (SELECT count(*) FROM named_articles) || ' articles'
                               || iif(count(DISTINCT event) > 50, '; 50 events shown', '') END
            || (SELECT iif(count(time) = 0 AND count(*) > 0, '; none has a time, so events of one kind may be taken for one',
                           iif(count(time) < count(*), '; ' || (count(*) - count(time)) || ' without a time are left out',
                                  '')) FROM named_articles)
FROM event_reports;
SELECT line FROM printed;
