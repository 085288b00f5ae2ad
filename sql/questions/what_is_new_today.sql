-- What is new today, and not a copy of what was there before?
--
--     .parameter set :since "'2031-03-14'"         a day or a time; the last day that an article has unless set
--     .read sql/questions/what_is_new_today.sql
--
-- New is what says that it was published since then, or, where it states no time, was loaded since then. A new article of
-- which six tenths or more stand in an older one, or the other way round, is a copy; of new ones that are copies of each
-- other the earliest stands for all, and the others below it. Where neither times nor days of loading are known nothing is
-- new. The rows stay in temp.arrivals_today.

.read sql/answer.sql

DROP VIEW IF EXISTS temp.close_pairs;
DROP TABLE IF EXISTS temp.dated_articles;
DROP TABLE IF EXISTS temp.arrivals_today;
CREATE TEMP VIEW close_pairs AS SELECT a, b, similarity FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE dated_articles AS
SELECT number, came, since, came >= since AS new
FROM (SELECT number, coalesce(time, replace(seen, ' ', 'T') || 'Z') AS came FROM articles),
     (SELECT coalesce(:since, substr(max(coalesce(time, replace(seen, ' ', 'T'))), 1, 10)) AS since FROM articles);
CREATE TEMP TABLE arrivals_today AS
WITH story AS MATERIALIZED (SELECT member, cluster FROM clusters('temp.close_pairs')),
placed AS (
    SELECT d.number, d.came, d.new, coalesce(s.cluster, d.number) AS story FROM dated_articles d LEFT JOIN story s ON s.member = d.number)
SELECT number, story, row_number() OVER (PARTITION BY story ORDER BY came, number) AS place,
       coalesce((SELECT p.number FROM placed p WHERE p.story = placed.story AND p.new IS NOT 1 ORDER BY p.came IS NULL, p.came LIMIT 1), 0) AS copy_of
FROM placed WHERE new;

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT n.time IS NULL AS undated, first.time, a.story, a.place, printf('%s%-17s  ', iif(a.place > 1, '  also ', ''), n.dated) AS lead, n.name AS text, 1 AS lines
      FROM arrivals_today a JOIN named_articles n USING (number)
      JOIN arrivals_today f ON f.story = a.story AND f.place = 1 JOIN articles first ON first.number = f.number
      WHERE a.copy_of = 0)
ORDER BY time IS NULL, time, story, place LIMIT 300;
INSERT INTO answer(text) SELECT 'Copies of older ones:' WHERE EXISTS (SELECT 1 FROM arrivals_today WHERE copy_of > 0);
INSERT INTO answer(lead, text, lines)
SELECT lead, text, 1
FROM (SELECT story, place, 1 AS part, printf('%-17s  ', n.dated) AS lead, n.name AS text FROM arrivals_today a JOIN named_articles n USING (number) WHERE copy_of > 0
      UNION ALL
      SELECT story, place, 2, '  of ' || printf('%-17s  ', n.dated), n.name FROM arrivals_today a JOIN named_articles n ON n.number = a.copy_of)
ORDER BY story, place, part LIMIT 200;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN max(since) IS NULL THEN 'none found: no article of ' || count(*) || ' has a time, or a day of loading'
                   ELSE iif(total(new) = 0, 'none found', (SELECT count(DISTINCT story) FROM arrivals_today WHERE copy_of = 0) || ' new, '
                            || (SELECT count(*) FROM arrivals_today WHERE copy_of = 0 AND place > 1) || ' copies of these, '
                            || (SELECT count(*) FROM arrivals_today WHERE copy_of > 0) || ' copies of older ones')
                        || ' since ' || max(since) || ', of ' || count(*) || ' articles'
                        || iif(sum(came IS NULL), '; ' || sum(came IS NULL) || ' without a time', '') END
FROM dated_articles;
SELECT line FROM printed;
DROP VIEW close_pairs;
