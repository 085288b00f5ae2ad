-- Who published it first, and who carried it when?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: only its story; all unless set
--     .read sql/questions/who_published_first.sql
--
-- A story is a chain of articles of which each two in a row have six tenths of one in the other; a long one may have
-- strayed, so look at its pairs with who_copied_whom.sql. Its articles stand in the order of time. A place such as 1= is
-- shared, or may be: the times are the same, or of one of that day no more is known than the day, or no zone. An article
-- without a time that can be read comes last and has no place. What a dateline or a credit says stands below an article,
-- because the first of these outlets may have had it from an agency. All times are what the outlets state; who updates a
-- story and its time moves down. The rows stay in temp.first_printed.

.read sql/answer.sql

DROP VIEW IF EXISTS temp.close_pairs;
DROP TABLE IF EXISTS temp.first_printed;
CREATE TEMP VIEW close_pairs AS SELECT a, b, similarity FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE first_printed AS
WITH member AS (
    SELECT k.cluster, k.size, n.number, n.name, n.dated, n.time, n.outlet, substr(n.time, 1, 10) AS day,
           length(n.time) AS precision, -- 10: the day alone, 19: no zone, 20: UTC
           (SELECT group_concat(DISTINCT trim(part, char(9, 10, 13, 32) || '—–-')) FROM article_parts(n.body)
            WHERE (kind = 'dateline' AND instr(part, '('))
               OR (kind = 'credit' AND rule NOT IN ('credit_photo', 'credit_below_label', 'credit_bracketed', 'glued_photo',
                                                    'glued_image', 'glued_credit'))) AS names
    FROM clusters('temp.close_pairs') k JOIN named_articles n ON n.number = k.member)
SELECT cluster, size, number, name, dated, time, outlet, names,
       iif(time IS NULL, NULL, rank() OVER (PARTITION BY cluster ORDER BY day IS NULL, day)
                               + rank() OVER (PARTITION BY cluster, day, precision ORDER BY time) - 1) AS place,
       time IS NOT NULL AND (count(*) OVER (PARTITION BY cluster, time) > 1
                             OR count(*) OVER (PARTITION BY cluster, day) > count(*) OVER (PARTITION BY cluster, day,
                                    precision)) AS tied
FROM member;
DELETE FROM first_printed
WHERE :article IS NOT NULL
  AND cluster NOT IN (SELECT cluster FROM first_printed WHERE number IN (SELECT number FROM asked WHERE which = 'article'));

INSERT INTO answer(lead, text, lines)
WITH shown AS (SELECT *, dense_rank() OVER (ORDER BY size DESC, cluster) AS story FROM first_printed),
row AS (SELECT *, row_number() OVER (PARTITION BY story ORDER BY place IS NULL, place, time, number) AS row FROM shown
       WHERE story <= 50)
SELECT lead, text, lines
FROM (SELECT story, row, 1 AS part, printf('%3s %4s  %-17s  ', iif(row = 1, story, ''),
       coalesce(place || iif(tied, '=', ''), ''), dated) AS lead,
             name AS text, 1 AS lines FROM row
      UNION ALL
      SELECT story, row, 2, '                             ', 'says ' || replace(replace(names, ',', ', '), '  ', ' '), 2 FROM row
             WHERE names IS NOT NULL)
ORDER BY story, row, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
                   WHEN count(*) = 0 THEN 'none found: of ' || (SELECT count(*) FROM named_articles)
                          || ' articles none is a copy of another'
                   ELSE count(DISTINCT cluster) || iif(count(DISTINCT cluster) = 1, ' story', ' stories') || ', in '
                          || count(*) || ' of '
                        || (SELECT count(*) FROM named_articles) || ' articles'
                               || iif(count(DISTINCT cluster) > 50, '; 50 stories shown', '')
                        || iif(count(time) = 0, '; none has a time, so who was first is not known',
                               iif(count(time) < count(*), '; ' || (count(*) - count(time)) || ' without a time', '')) END
FROM first_printed;
SELECT line FROM printed;
