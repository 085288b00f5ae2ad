-- How much of each article is copied from a press release or a wire?
--
--     .read sql/prepare.sql
--     .parameter set :sources "'Meridian Wire|Port of Ellery'"
--     .mode box
--     .read sql/churn.sql
--
-- :sources names the outlets that issue releases or wires, with | between. Without it, they are the outlets that a dateline
-- of theirs, or of another's copy, names: PORT ELLERY (Meridian Wire). Reads sql/reuse.sql, which says what counts. "copied" is
-- the share, in per cent, of an article's words that stand in any of the sources' texts that are not surely later; a ? means
-- that one of these may be later. "churned" articles are copied to one half or more.

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

SELECT outlet AS source FROM churn_sources ORDER BY outlet;

SELECT substr(outlet, 1, 28) AS outlet, count(*) AS articles, sum(copied > 0) AS "with copy", sum(copied >= 0.5) AS churned,
       round(100 * sum(words * copied) / sum(words), 1) AS "copied %"
FROM churned GROUP BY churned.outlet HAVING max(copied) > 0 ORDER BY 5 DESC, 1 LIMIT 100;

SELECT CAST(round(100 * copied) AS INTEGER) || iif(sure, '', ' ?') AS "copied %", words,
       substr(replace(names, ',', ', '), 1, 16) AS "from", substr(outlet, 1, 34) || char(10) || substr(title, 1, 34) AS article
FROM churned WHERE copied > 0 ORDER BY copied DESC, words DESC, number LIMIT 100;

SELECT CASE WHEN (SELECT count(*) FROM churn_sources) = 0 THEN 'none found: '
                 || iif(:sources IS NULL, 'no source is named, and no dateline names one',
                        'no article is of one of the sources')
            WHEN total(copied > 0) = 0 THEN 'none found, of ' || count(*) || ' articles'
            ELSE sum(copied > 0) || ' of ' || count(*) || ' articles have copied text, ' || sum(copied >= 0.5)
                 || ' to one half or more' END AS churn
FROM churned;
DROP TABLE churned;
DROP TABLE churn_sources;
