-- Which lines does each outlet put into all its articles, and what is left of them without?
--
--     .read sql/boilerplate.sql
--
-- Learns the lines that recur in three or more articles of an outlet (sentences only where they end articles, or stand in
-- many of them), keeps them in outlet_boilerplate as JSON that you may read and edit, and cleans the articles with them:
-- articles.clean is filled anew, and articles.signature is emptied for sql/prepare.sql to fill. Lines are learned for each
-- outlet by itself, because what one repeats is news in another. Look at what is learned before you trust it: a serial's
-- closing words recur as well.

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

SELECT outlet, line.value AS line,
       (SELECT count(*) FROM articles a WHERE a.outlet = b.outlet AND instr(a.body, line.value) > 0) AS articles
FROM outlet_boilerplate b, json_each(b.lines) line
ORDER BY outlet, articles DESC, line;
