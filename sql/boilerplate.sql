-- Which lines does each outlet put into all its articles, and what is left of them without?
--
--     .read sql/schema.sql
--     .read sql/boilerplate.sql
--
-- Learns the lines that recur in three or more articles of an outlet (sentences only where they end articles, or stand in
-- many of them), keeps them in outlets.boilerplate as JSON that you may read and edit, and has sql/prepare.sql clean the
-- articles with them. Articles of one title count once. Lines are learned for each
-- outlet by itself, because what one repeats is news in another. Look at what is learned before you trust it: a serial's
-- closing words recur as well. The count is of articles that have the line just so.

BEGIN;
INSERT INTO outlets(outlet, boilerplate, articles, learned_from)
SELECT outlet, repeated_lines(body, 3) FILTER (WHERE number IN (SELECT min(number) FROM articles GROUP BY outlet, coalesce(title, body))
                                              AND NOT instr(body, '</')),
       count(*), count(*)
FROM articles WHERE outlet IS NOT NULL AND body IS NOT NULL GROUP BY outlet
ON CONFLICT(outlet) DO UPDATE
SET boilerplate = excluded.boilerplate, articles = excluded.articles, learned_from = excluded.learned_from;

UPDATE articles SET clean = NULL, signature = NULL WHERE body IS NOT NULL;
COMMIT;
.read sql/prepare.sql

-- One pass over all lines: each article is cut at its line breaks, as a JSON array.
DROP TABLE IF EXISTS temp.learned_lines;
CREATE TEMP TABLE learned_lines(outlet, line, PRIMARY KEY (outlet, line)) WITHOUT ROWID;
INSERT OR IGNORE INTO learned_lines SELECT outlet, value FROM outlets, json_each(boilerplate);
WITH counted AS (
    SELECT a.outlet, l.line, count(DISTINCT a.number) AS articles
    FROM articles a, json_each('[' || replace(replace(json_quote(a.body), '\r', ''), '\n', '","') || ']') body
    JOIN learned_lines l ON l.outlet = a.outlet AND l.line = trim(body.value, char(9, 32, 160))
    GROUP BY a.outlet, l.line)
SELECT outlet, coalesce(articles, 0) AS articles, line FROM learned_lines LEFT JOIN counted USING (outlet, line)
ORDER BY outlet, articles DESC, line;
SELECT iif(count(*) = 0, 'none found', count(*) || ' lines of ' || count(DISTINCT outlet) || ' outlets') AS "lines learned"
FROM learned_lines;
DROP TABLE learned_lines;
