-- Which passages do two articles share, and what was changed in them?
--
--     .parameter set :earlier "'harbour-wire'"     each an id, a url or a piece of a title
--     .parameter set :later "'ellery today'"
--     .read sql/questions/shared_passage.sql
--
-- Unless both are set, the 20 pairs that are most alike. Passages are shown as they stand in the later article (the second,
-- where the times are not known), with [-what was deleted-] and {+what was added+}, and in front how many words they have
-- in common.
--
-- A passage is six words or more that are equal, with up to two others between them. A short one need not be copied: both
-- may quote the same speaker, or use the same set phrase. A passage may also have come from a third article. The rows stay
-- in temp.passages. Cost without parameters: that of near_duplicates, once for all articles.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.compared_pairs;
DROP TABLE IF EXISTS temp.passages;
CREATE TEMP TABLE compared_pairs AS
WITH pair(a, b, similarity) AS (
    SELECT (SELECT min(number) FROM asked WHERE which = 'earlier'), (SELECT min(number) FROM asked WHERE which = 'later'), 1
    WHERE :earlier IS NOT NULL AND :later IS NOT NULL
    UNION ALL
    SELECT * FROM (SELECT a, b, similarity FROM known_pairs WHERE :earlier IS NULL OR :later IS NULL
                   ORDER BY similarity DESC, a, b LIMIT 20)),
side AS (
    SELECT row_number() OVER (ORDER BY p.similarity DESC, p.a, p.b) AS pair,
           coalesce((:earlier IS NULL OR :later IS NULL) AND b.time < a.time, 0) AS turned,
           a.name AS a_name, a.dated AS a_dated, a.text AS a, b.name AS b_name, b.dated AS b_dated, b.text AS b
    FROM pair p JOIN named_articles a ON a.number = p.a JOIN named_articles b ON b.number = p.b)
SELECT pair, iif(turned, b_name, a_name) AS first_name, iif(turned, b_dated, a_dated) AS first_dated,
       iif(turned, b, a) AS first,
       iif(turned, a_name, b_name) AS second_name, iif(turned, a_dated, b_dated) AS second_dated, iif(turned, a, b) AS second
FROM side;
CREATE TEMP TABLE passages AS
SELECT p.pair, s.passage_number AS number, s.words, s.changes, s.a_passage, s.passage, s.share_a, s.share_b
FROM compared_pairs p, shared_passages(p.first, p.second) s;

-- The middle of a long passage is left out: a copy need not be read twice.
INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT pair, -3 AS number, printf('%3d  %-17s  ', pair, first_dated) AS lead, first_name AS text, 1 AS lines
       FROM compared_pairs
      UNION ALL SELECT pair, -2, printf('     %-17s  ', second_dated), second_name, 1 FROM compared_pairs
      UNION ALL
      SELECT c.pair, -1, '     ', iif(count(p.pair) = 0, 'no passage shared',
             count(p.pair) || iif(count(p.pair) = 1, ' passage, ', ' passages, ')
                    || CAST(round(100 * max(p.share_a)) AS INTEGER)
             || ' % of the 1st, ' || CAST(round(100 * max(p.share_b)) AS INTEGER) || ' % of the 2nd'), 1
      FROM compared_pairs c LEFT JOIN passages p USING (pair) GROUP BY c.pair
      UNION ALL
      SELECT pair, number, printf('%6d words  ', words),
             iif(length(marked) < 800, marked, substr(marked, 1, 400) || ' [...] ' || substr(marked, -200)), NULL
      FROM (SELECT *, replace(replace(word_diff(a_passage, passage), char(10, 10), ' '), char(10), ' ') AS marked
             FROM passages ORDER BY pair, number LIMIT 300))
ORDER BY pair, number;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN count(*) > 0 THEN count(*) || iif(count(*) = 1, ' pair compared, ', ' pairs compared, ')
                        || (SELECT iif(count(*) = 0, 'none found: no passage', count(*)
                               || iif(count(*) = 1, ' passage', ' passages')
                                   || iif(count(*) > 300, '; the first 300 shown', '')) FROM passages)
                   WHEN 'earlier' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'earlier')
                   WHEN 'later' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'later')
                   ELSE 'none found: no two of ' || (SELECT count(*) FROM named_articles) || ' articles are alike' END
FROM compared_pairs;
SELECT line FROM printed;
