-- Which lines does each outlet put into all its articles, and what is left of them without?
--
--     .read sql/boilerplate.sql
--
-- Learns the lines that recur in three or more articles of an outlet (sentences only where they end articles, or stand in
-- many of them), keeps them in outlet_boilerplate as JSON that you may read and edit, and cleans the articles with them:
-- articles.clean is filled anew, and articles.signature is emptied for sql/prepare.sql to fill. Lines are learned for each
-- outlet by itself, because what one repeats is news in another. Look at what is learned before you trust it: a serial's
-- closing words recur as well. The count is of articles that have the line just so.

CREATE TABLE IF NOT EXISTS outlet_boilerplate(
    outlet TEXT PRIMARY KEY,
    lines  TEXT NOT NULL -- JSON array of lines, for normalize_article(body, lines)
);

BEGIN;
INSERT INTO outlet_boilerplate
SELECT outlet, repeated_lines(body, 3) FROM articles WHERE outlet IS NOT NULL AND body IS NOT NULL GROUP BY outlet
ON CONFLICT(outlet) DO UPDATE SET lines = excluded.lines;

UPDATE articles
SET clean = normalize_article(body, (SELECT lines FROM outlet_boilerplate b WHERE b.outlet = articles.outlet)),
    signature = NULL
WHERE body IS NOT NULL;
COMMIT;

-- One pass over all lines: each article is cut at its line breaks, as a JSON array.
DROP TABLE IF EXISTS temp.learned_lines;
CREATE TEMP TABLE learned_lines(outlet, line, PRIMARY KEY (outlet, line)) WITHOUT ROWID;
INSERT OR IGNORE INTO learned_lines SELECT outlet, value FROM outlet_boilerplate, json_each(lines);
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
