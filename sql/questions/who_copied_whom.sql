-- Which articles are copies, excerpts or rewrites of which?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: only its pairs
--     .parameter set :limit 40                     how many pairs are shown; 40 unless set
--     .read sql/questions/who_copied_whom.sql
--
-- The most similar first; of each pair the earlier article first, where both have a time, and what the later one is to it
-- by derivation: verbatim, an excerpt, extended, edited, partial, rewritten. The per cent are how much of each article's
-- three-word runs the other has. Two articles that quote the same people resemble a rewrite, so the longest sentence that
-- both have is shown where neither has six tenths of the other: judge by that. Both may have it from a third, so look who
-- is named: who_published_first.sql. An excerpt is found however short, where half of it stands in the other article. The
-- rows stay in temp.copies.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.copies;
CREATE TEMP TABLE copies AS
WITH pair AS (
    SELECT a.number AS a, b.number AS b, coalesce(b.time < a.time, 0) AS turned,
           coalesce(substr(a.time, 1, 10) <> substr(b.time, 1, 10) OR (length(a.time) = length(b.time) AND a.time <> b.time),
                  0) AS ordered, p.similarity, p.containment_a, p.containment_b
    FROM known_pairs p JOIN named_articles a ON a.number = p.a JOIN named_articles b ON b.number = p.b)
SELECT iif(turned, b, a) AS first, iif(turned, a, b) AS second, ordered, similarity,
       iif(turned, containment_b, containment_a) AS of_first, iif(turned, containment_a, containment_b) AS of_second
FROM pair
WHERE :article IS NULL OR EXISTS (SELECT 1 FROM asked WHERE which = 'article' AND number IN (a, b));

INSERT INTO answer(lead, text, lines)
WITH chosen AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY similarity DESC, first, second) AS pair FROM copies
    ORDER BY pair LIMIT coalesce(CAST(:limit AS INTEGER), 40)),
shown AS MATERIALIZED (
    SELECT c.*, a.name AS a_name, a.dated AS a_dated, a.text AS a, b.name AS b_name, b.dated AS b_dated, b.text AS b,
           derivation(a.text, b.text) AS relation
    FROM chosen c JOIN named_articles a ON a.number = c.first JOIN named_articles b ON b.number = c.second)
SELECT lead, text, lines
FROM (SELECT pair, 1 AS part, printf('%3d  %-17s  ', pair, a_dated) AS lead, a_name AS text, 1 AS lines FROM shown
      UNION ALL SELECT pair, 2, printf('     %-17s  ', b_dated), b_name, 1 FROM shown
      UNION ALL
      SELECT pair, 3, '       ', CASE relation WHEN 'verbatim' THEN 'the same text' WHEN 'excerpt' THEN 'the 2nd is an excerpt'
             WHEN 'extended' THEN 'the 2nd has all of the 1st, and more' WHEN 'edited' THEN 'the 2nd is an edited copy'
             WHEN 'partial' THEN 'the 2nd has passages of the 1st' WHEN 'rewritten' THEN 'the 2nd is a rewrite'
             ELSE 'no copy: both quote the same, or use the same phrases' END
             || iif(ordered OR relation IN ('verbatim', 'same_event', 'unrelated'), '', ', or the other way round') || ' ('
                    || CAST(round(100 * of_first) AS INTEGER) || ' % of the 1st, '
             || CAST(round(100 * of_second) AS INTEGER) || ' % of the 2nd)'
             || coalesce('; both have: ' || (
                  SELECT sentence FROM sentences(a)
                  WHERE max(of_first, of_second) < 0.6 AND words > 3 AND containment(sentence, b) > 0.9
                         ORDER BY words DESC LIMIT 1), ''), 4
      FROM shown)
ORDER BY pair, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
                   WHEN count(*) = 0 THEN 'none found, of ' || (SELECT count(*) FROM named_articles) || ' articles'
                   ELSE count(*) || iif(count(*) = 1, ' pair', ' pairs') || ' found, of '
                          || (SELECT count(*) FROM named_articles) || ' articles'
                        || iif(count(*) > coalesce(CAST(:limit AS INTEGER), 40), '; the '
                               || coalesce(CAST(:limit AS INTEGER), 40) || ' most similar are shown', '') END
FROM copies;
SELECT line FROM printed;
