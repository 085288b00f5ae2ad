-- What is new today, and not a copy of what was there before?
--
--     .parameter set :since "'2031-03-14'"         a day or a time, as iso_time reads it; the last day of an article unless set
--     .read sql/questions/what_is_new_today.sql
--
-- New is what says that it was published since then; where no article says a time, what was loaded since then. A new
-- article of which six tenths or more stand in an older one, or the other way round, is a copy; of new ones that are copies
-- of each other the earliest stands for all, and the others below it. An article without a time, in a database that has
-- times, is neither, and counted. The rows stay in temp.arrivals_today.

.read sql/answer.sql

DROP VIEW IF EXISTS temp.close_pairs;
DROP TABLE IF EXISTS temp.dated_articles;
DROP TABLE IF EXISTS temp.arrivals_today;
CREATE TEMP VIEW close_pairs AS SELECT a, b, similarity FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE dated_articles AS
WITH story AS MATERIALIZED (SELECT member, cluster FROM clusters('temp.close_pairs'))
SELECT d.number, coalesce(s.cluster, d.number) AS story, came, since, came >= since AS new
FROM (SELECT number, iif((SELECT count(time) FROM articles) > 0, time, replace(seen, ' ', 'T') || 'Z') AS came FROM articles) d,
     (SELECT iif(:since IS NULL, substr(coalesce(max(time), max(seen)), 1, 10), iso_time(:since)) AS since FROM articles)
LEFT JOIN story s ON s.member = d.number;
CREATE INDEX temp.dated_articles_by_story ON dated_articles(story, came);
CREATE TEMP TABLE arrivals_today AS
SELECT number, story, row_number() OVER (PARTITION BY story ORDER BY came, number) AS place,
       coalesce((SELECT o.number FROM dated_articles o WHERE o.story = d.story AND o.new = 0
                 ORDER BY o.came LIMIT 1), 0) AS copy_of
FROM dated_articles d WHERE new;
CREATE INDEX temp.arrivals_by_story ON arrivals_today(story, place);

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT n.time IS NULL AS undated, first.time, a.story, a.place, printf('%s%-17s  ', iif(a.place > 1, '  also ', ''),
       n.dated) AS lead, n.name AS text, 1 AS lines
      FROM arrivals_today a JOIN named_articles n USING (number)
      JOIN arrivals_today f ON f.story = a.story AND f.place = 1 JOIN articles first ON first.number = f.number
      WHERE a.copy_of = 0)
ORDER BY time IS NULL, time, story, place LIMIT 300;
INSERT INTO answer(text) SELECT 'Copies of older ones:' WHERE EXISTS (SELECT 1 FROM arrivals_today WHERE copy_of > 0);
INSERT INTO answer(lead, text, lines)
SELECT lead, text, 1
FROM (SELECT story, place, 1 AS part, printf('%-17s  ', n.dated) AS lead, n.name AS text FROM arrivals_today a
       JOIN named_articles n USING (number) WHERE copy_of > 0
      UNION ALL
      SELECT story, place, 2, '  of ' || printf('%-17s  ', n.dated), n.name FROM arrivals_today a
             JOIN named_articles n ON n.number = a.copy_of)
ORDER BY story, place, part LIMIT 200;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN :since IS NOT NULL AND iso_time(:since) IS NULL THEN 'none found: ' || :since || ' is no day or time'
                   WHEN max(since) IS NULL THEN 'none found: no article of ' || count(*) || ' has a time, or a day of loading'
                   ELSE iif(total(new) = 0, 'none found', (SELECT count(DISTINCT story) FROM arrivals_today WHERE copy_of = 0)
                          || ' new, '
                            || (SELECT count(*) FROM arrivals_today WHERE copy_of = 0 AND place > 1) || ' copies of these, '
                            || (SELECT count(*) FROM arrivals_today WHERE copy_of > 0) || ' copies of older ones')
                        || ' since ' || max(since) || ', of ' || count(*) || ' articles'
                        || iif(sum(came IS NULL), '; ' || sum(came IS NULL) || ' without a time', '') END
FROM dated_articles;
SELECT line FROM printed;
DROP VIEW close_pairs;
