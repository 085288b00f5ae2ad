-- How much of each article is copied from a press release or a wire?
--
--     .parameter set :sources "'Meridian Wire|Port of Ellery'"    outlets that issue releases or wires, | between
--     .read sql/questions/churn.sql
--
-- Without :sources, they are the outlets that a dateline of theirs, or of another's copy, names: PORT ELLERY (Meridian
-- Wire). Reads sql/reuse.sql, which says what counts. "copied" is the share, in per cent, of an article's words that stand
-- in any of the sources' texts that are not surely later; a ? means that one of these may be later. "churned" articles are
-- copied to one half or more. The rows stay in temp.churned.

.read sql/answer.sql
.read sql/reuse.sql

DROP TABLE IF EXISTS temp.churn_sources;
DROP TABLE IF EXISTS temp.churned;
CREATE TEMP TABLE churn_sources AS
SELECT DISTINCT outlet FROM compared WHERE instr('|' || :sources || '|', '|' || outlet || '|') > 0
UNION
SELECT source.outlet
FROM reuse r JOIN compared source ON source.number = r.other JOIN articles a ON a.number IN (r.article, r.other),
     article_parts(a.body) p
WHERE :sources IS NULL AND p.kind = 'dateline' AND instr(p.part, '(' || source.outlet || ')') > 0;

CREATE TEMP TABLE churned AS
WITH source AS (
    SELECT r.article, group_concat(o.text, char(10)) AS texts, min(r.other_is = 'earlier') AS sure,
           group_concat(DISTINCT o.outlet) AS names
    FROM reuse r JOIN compared o ON o.number = r.other
    WHERE r.other_is <> 'later' AND o.outlet IN (SELECT outlet FROM churn_sources) GROUP BY r.article)
SELECT a.number, a.outlet, a.title, (SELECT count(*) FROM words(a.text)) AS words, s.sure, s.names,
       coalesce((SELECT share_b FROM shared_passages(s.texts, a.text, '{"min_words": 12}')), 0) AS copied
FROM compared a LEFT JOIN source s ON s.article = a.number WHERE a.outlet NOT IN (SELECT outlet FROM churn_sources);

INSERT INTO answer(lead, text) SELECT 'sources: ', group_concat(outlet, ', ')
       FROM (SELECT outlet FROM churn_sources ORDER BY outlet) HAVING count(*) > 0;
INSERT INTO answer(text) SELECT 'articles  with copy  churned  copied %  outlet' WHERE (SELECT max(copied) FROM churned) > 0;
INSERT INTO answer(lead, text, lines)
SELECT printf('%8d  %9d  %7d  %8.1f  ', count(*), sum(copied > 0), sum(copied >= 0.5),
       100 * sum(words * copied) / sum(words)), outlet, 1
FROM churned GROUP BY churned.outlet HAVING max(copied) > 0 ORDER BY sum(words * copied) / sum(words) DESC, outlet LIMIT 100;
INSERT INTO answer(text) SELECT 'copied %' WHERE (SELECT max(copied) FROM churned) > 0;
INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT copied, words, number, 1 AS part, printf('%6d %1s  ', round(100 * copied), iif(sure, '', '?')) AS lead,
             outlet || ': ' || title AS text, 1 AS lines FROM churned WHERE copied > 0
      UNION ALL
      SELECT copied, words, number, 2, '          ', 'of ' || words || ' words, from ' || replace(names, ',', ', '), 1
             FROM churned WHERE copied > 0)
ORDER BY copied DESC, words DESC, number, part LIMIT 200;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN (SELECT count(*) FROM churn_sources) = 0 THEN 'none found: '
                 || CASE WHEN NOT EXISTS (SELECT 1 FROM compared) THEN 'no article has an outlet'
                         WHEN :sources IS NULL THEN 'no source is named, and no dateline names one'
                         ELSE 'no article is of one of the sources' END
            WHEN total(copied > 0) = 0 THEN 'none found, of ' || count(*) || ' articles'
            ELSE 'copied text in ' || sum(copied > 0) || ' of ' || count(*) || ' articles, in ' || sum(copied >= 0.5)
                 || ' of them one half or more' || iif(sum(copied > 0) > 100, '; 100 shown', '') END
FROM churned;
SELECT line FROM printed;
DROP TABLE churn_sources;
