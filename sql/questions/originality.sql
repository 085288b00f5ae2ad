-- How much of what each outlet prints is its own: how many of its words stand nowhere earlier?
--
--     .read sql/questions/originality.sql
--
-- Reads sql/reuse.sql, which says what counts. "own" is the share, in per cent, of an outlet's words that stand in no
-- article of another outlet, or only in later ones; "earlier" of those that stood in an earlier one; "unclear" of the rest:
-- they stand elsewhere, and the times do not say who was earlier. What the database has not seen cannot be found: these are
-- the words that stand nowhere earlier in it. What an outlet repeats of its own is counted as its own. The rows stay in
-- temp.article_origins.

.read sql/answer.sql
.read sql/reuse.sql

DROP TABLE IF EXISTS temp.article_origins;
CREATE TEMP TABLE article_origins AS
WITH before AS (
    SELECT r.article, group_concat(o.text, char(10)) FILTER (WHERE other_is = 'earlier') AS earlier,
           group_concat(o.text, char(10)) AS any
    FROM reuse r JOIN compared o ON o.number = r.other WHERE other_is <> 'later' GROUP BY r.article)
SELECT a.outlet, (SELECT count(*) FROM words(a.text)) AS words,
       coalesce((SELECT share_b FROM shared_passages(b.earlier, a.text, '{"min_words": 12}')), 0) AS earlier,
       coalesce((SELECT share_b FROM shared_passages(b.any, a.text, '{"min_words": 12}')), 0) AS elsewhere
FROM compared a LEFT JOIN before b ON b.article = a.number;

INSERT INTO answer(text) SELECT 'articles   words  own %  earlier %  unclear %  outlet'
       WHERE EXISTS (SELECT 1 FROM article_origins);
INSERT INTO answer(lead, text, lines)
SELECT printf('%8d  %6d  %5.1f  %9.1f  %9.1f  ', count(*), sum(words), 100 - 100 * sum(words * elsewhere) / sum(words),
              100 * sum(words * earlier) / sum(words), 100 * sum(words * (elsewhere - earlier)) / sum(words)), outlet, 1
FROM article_origins GROUP BY article_origins.outlet HAVING sum(words) > 0
ORDER BY sum(words * elsewhere) / sum(words) DESC, sum(words) DESC, outlet LIMIT 100;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE count(DISTINCT outlet) WHEN 0 THEN 'none found: no article has an outlet'
                                          WHEN 1 THEN 'none found: there is one outlet'
       ELSE count(DISTINCT outlet) || ' outlets' || iif(count(DISTINCT outlet) > 100, ', 100 shown', '')
              || '; not all their own: '
            || sum(elsewhere > 0) || ' of ' || count(*) || ' articles' END
FROM article_origins;
SELECT line FROM printed;
