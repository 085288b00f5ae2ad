-- What did they add and what did they cut, between the wire and the paper, or any two articles?
--
--     .parameter set :earlier "'harbour-wire'"     each an id, a url or a piece of a title
--     .parameter set :later "'ellery today'"
--     .read sql/questions/what_was_added_and_cut.sql
--
-- Unless both are set: of all pairs of which one article has six tenths of the other, the five that are most alike without
-- being the same, the earlier first. Every sentence that was edited, added, deleted or moved: sql/changes.sql says how they
-- are shown. The rows stay in temp.sentence_changes. Cost without parameters: that of near_duplicates, once for all
-- articles.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.version_pairs;
CREATE TEMP TABLE version_pairs AS
WITH pair(a, b, alike) AS (
    SELECT (SELECT min(number) FROM asked WHERE which = 'earlier'), (SELECT min(number) FROM asked WHERE which = 'later'), 1
    WHERE :earlier IS NOT NULL AND :later IS NOT NULL
    UNION ALL
    SELECT * FROM (SELECT a, b, similarity FROM known_pairs
                   WHERE (:earlier IS NULL OR :later IS NULL) AND max(containment_a, containment_b) >= 0.6 AND similarity < 0.97
                   ORDER BY similarity DESC, a, b LIMIT 5)),
side AS (
    SELECT alike, coalesce((:earlier IS NULL OR :later IS NULL) AND b.time < a.time, 0) AS turned, a.number, b.number AS other,
           a.name AS a_name, a.dated AS a_dated, a.text AS a, b.name AS b_name, b.dated AS b_dated, b.text AS b
    FROM pair p JOIN named_articles a ON a.number = p.a JOIN named_articles b ON b.number = p.b)
SELECT row_number() OVER (ORDER BY alike DESC, number, other) AS pair,
       printf('%-17s  ', iif(turned, b_dated, a_dated)) || iif(turned, b_name, a_name) AS first,
       printf('%-17s  ', iif(turned, a_dated, b_dated)) || iif(turned, a_name, b_name) AS second,
       'derivation: ' || iif(turned, derivation(b, a), derivation(a, b)) AS note,
       iif(turned, b, a) AS a, iif(turned, a, b) AS b
FROM side;
.read sql/changes.sql

INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN count(*) > 0 THEN count(*) || iif(count(*) = 1, ' pair compared', ' pairs compared')
                   WHEN 'earlier' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'earlier')
                   WHEN 'later' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'later')
                   ELSE 'none found: no two of ' || (SELECT count(*) FROM articles) || ' articles are copies with a change' END
FROM version_pairs;
SELECT line FROM printed;
