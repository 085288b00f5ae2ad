-- Which articles of two outlets have text in common that neither quotes, and which of the two was there first?
--
-- churn.sql, which_outlet_copies_which.sql, originality.sql and syndication.sql of sql/questions, and the exports, read
-- this. It compares the clean texts of all articles in one pass (text_reuse; linear in the text and in the pairs found) and
-- leaves two temporary tables:
--     compared    one article for each url of an outlet, its first version, without the lines that three articles of the outlet
--                 with other titles have, unless that is nearly all: then it is a story that is stored more than once
--     reuse       article, other: they have 25 words in a row in common outside double quotation marks, for who quotes the same
--                 speech has not copied; share: how much of article stands in other, in passages of 12 words or more, of which
--                 a word or two may differ, quotations among them; other_is: 'earlier', 'later' or 'unclear'. Pairs of which
--                 neither has a tenth in the other are left out, and so is less than a fifth that three articles or more
--                 share: a notice, or who the author is
-- Two times of day are compared where both are in UTC, or both have no zone, as if all outlets kept one clock: where they
-- do not, give the zones (sql/prepare.sql). Others must be two days apart, for a day begins elsewhere earlier; else, and
-- where a time is missing, the order is unclear. Midnight is a day of which no more is known. Not seen as quoted are
-- speeches, letters and posts that are printed without quotation marks, or in single ones. Earlier does not mean the
-- source: two may have had it from a third. An outlet under two names is two outlets. In scripts without spaces each
-- character is a word: write 50 and 24 in the place of 25 and 12.

DROP TABLE IF EXISTS temp.compared;
DROP TABLE IF EXISTS temp.reuse;
CREATE TEMP TABLE compared(number INTEGER PRIMARY KEY, outlet TEXT, url TEXT, time TEXT, title TEXT, text TEXT);
INSERT INTO compared
WITH version AS (
    SELECT number, outlet, coalesce(title, clean, body) AS name,
           row_number() OVER (PARTITION BY outlet, coalesce(url, id) ORDER BY time IS NULL, time, number) AS place
    FROM articles WHERE outlet IS NOT NULL AND coalesce(clean, body) IS NOT NULL),
chosen AS MATERIALIZED (SELECT number, outlet, name FROM version WHERE place = 1 ORDER BY outlet),
known AS (SELECT a.*, coalesce(a.clean, article_text(a.body)) AS text FROM chosen c CROSS JOIN articles a USING (number)),
learned AS MATERIALIZED (
    SELECT outlet, repeated_lines(text, 3) AS lines FROM known
    WHERE number IN (SELECT min(number) FROM chosen GROUP BY outlet, name) GROUP BY outlet),
cleaned AS MATERIALIZED (SELECT k.*, normalize_article(text, lines) AS rest FROM known k JOIN learned USING (outlet))
SELECT number, outlet, url, iif(substr(time, 11, 9) = 'T00:00:00', substr(time, 1, 10), time), coalesce(title, 'untitled, ' || id),
       iif(length(rest) >= length(text) / 5, rest, text)
FROM cleaned;

DROP TABLE IF EXISTS temp.reuse_candidates;
DROP TABLE IF EXISTS temp.unquoted;
CREATE TEMP TABLE reuse_candidates AS
SELECT a, b, articles FROM text_reuse('temp.compared', 'text', 25, 'number', '{"group": "outlet", "gap": 2}');

-- A line is cut at its quotation marks: every second piece is a quotation, and the number of the article takes its place,
-- so that no run of words goes over it. Without backslashes in the text, \n and \u0001 are line breaks and marks, nothing
-- else.
CREATE TEMP TABLE unquoted(number INTEGER PRIMARY KEY, text TEXT);
INSERT INTO unquoted
WITH marked AS (
    SELECT number, replace(replace(replace(replace(replace(replace(replace(text, '\', ' '), '"', char(1)), '“', char(1)),
                   '”', char(1)), '„', char(1)), '«', char(1)), '»', char(1)) AS text
    FROM compared WHERE number IN (SELECT a FROM reuse_candidates UNION SELECT b FROM reuse_candidates))
SELECT number, (SELECT group_concat(iif(piece.key % 2, number, piece.value), ' ')
                FROM json_each('[["' || replace(replace(trim(json_quote(text), '"'), '\n', '"],["'), '\u0001', '","')
                               || '"]]') line, json_each(line.value) piece)
FROM marked;

CREATE TEMP TABLE reuse(article INTEGER, other INTEGER, share REAL, other_is TEXT, PRIMARY KEY (article, other)) WITHOUT ROWID;
INSERT INTO reuse
WITH pair AS MATERIALIZED (
    SELECT c.a, c.b FROM reuse_candidates c JOIN unquoted a ON a.number = c.a JOIN unquoted b ON b.number = c.b
    WHERE EXISTS (SELECT 1 FROM shared_passages(a.text, b.text, '{"min_words": 25, "gap": 0}'))),
taken AS MATERIALIZED (
    SELECT pair.a, pair.b, max(p.share_a, p.share_b) AS most, max(p.words) AS words,
           substr(fold_text(p.passage), 1, 40) AS passage
    FROM pair JOIN compared a ON a.number = pair.a JOIN compared b ON b.number = pair.b,
         shared_passages(a.text, b.text, '{"min_words": 12}') p
    WHERE coalesce(a.url <> b.url, 1) GROUP BY pair.a, pair.b),
notice AS (
    SELECT passage
    FROM (SELECT a AS article, passage FROM taken WHERE most < 0.2 UNION SELECT b, passage FROM taken WHERE most < 0.2)
    GROUP BY passage HAVING count(*) > 2),
kept AS (SELECT a, b FROM taken WHERE most >= 0.2 OR (most >= 0.1 AND passage NOT IN (SELECT passage FROM notice))),
directed(article, other) AS (SELECT a, b FROM kept UNION ALL SELECT b, a FROM kept)
SELECT article, other, p.share_b,
       CASE WHEN length(o.time) = length(a.time) AND length(a.time) > 10
            THEN CASE WHEN o.time < a.time THEN 'earlier' WHEN o.time > a.time THEN 'later' ELSE 'unclear' END
            WHEN abs(julianday(substr(o.time, 1, 10)) - julianday(substr(a.time, 1, 10))) >= 2
            THEN iif(o.time < a.time, 'earlier', 'later') ELSE 'unclear' END
FROM directed JOIN compared a ON a.number = article JOIN compared o ON o.number = other,
     shared_passages(o.text, a.text, '{"min_words": 12}') p
WHERE p.passage_number = 1;

INSERT INTO answer(text)
SELECT 'not compared, for want of an outlet: ' || count(*) || ' of the articles'
FROM articles WHERE outlet IS NULL AND body IS NOT NULL HAVING count(*) > 0 AND EXISTS (SELECT 1 FROM compared);
INSERT INTO answer(text)
SELECT count(*) || ' passages stand in more than 100 articles each and make no pair'
FROM reuse_candidates WHERE b IS NULL HAVING count(*) > 0;
DROP TABLE reuse_candidates;
DROP TABLE unquoted;
