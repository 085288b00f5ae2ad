-- How is the answer to a question printed, on any terminal, whatever stands in a title?
--
-- Each file of sql/questions/ reads this first. It sets the shell's mode to list, and makes
--     temp.named_articles   by what a reader knows of them: name (outlet and title, or how the text begins), and dated
--     temp.asked            the articles that :article, :earlier and :later name, and temp.not_known, what to say where there is none
--     temp.answer           the paragraphs of an answer: lead, a few narrow characters, and text, which is wrapped behind them; what
--                           was looked at, or that none was found, stands in the last one
--     temp.printed          the lines of these, of 80 columns; a Chinese, Japanese or Korean character and an emoji take two
--
-- An article may be named by its id, its url, its title, a piece of outlet and title as they are printed, or of how its
-- text begins.

.mode list
.headers off

SELECT 'no articles are in this database: .read sql/schema.sql, import, and .read sql/refresh.sql' AS "look at"
WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'articles');

DROP VIEW IF EXISTS temp.named_articles;
DROP VIEW IF EXISTS temp.said_quotes;
DROP VIEW IF EXISTS temp.known_pairs;
DROP VIEW IF EXISTS temp.fresh_steps;
DROP VIEW IF EXISTS temp.printed;
DROP TABLE IF EXISTS temp.answer;
DROP TABLE IF EXISTS temp.asked;
DROP TABLE IF EXISTS temp.not_known;

-- An article without a title goes by how it begins. Midnight is a day of which no more is known. 'unclear' is a published_at that cannot be read for sure.
CREATE TEMP VIEW named_articles AS
SELECT number, id, outlet, url, title, body, iif(substr(time, 11, 9) = 'T00:00:00', substr(time, 1, 10), time) AS time,
       coalesce(clean, article_text(body)) AS text,
       coalesce(outlet || ': ', '') || coalesce(replace(nullif(trim(title), ''), char(10), ' '),
           (SELECT '“' || iif(length(begins) < 46, begins, rtrim(rtrim(begins, replace(begins, ' ', ''))) || '…') || '”'
            FROM (SELECT substr(replace(replace(trim(coalesce(clean, body), char(10, 13, 32)), char(10) || char(10), ' '),
                   char(10), ' '), 1, 46)
                    AS begins) WHERE begins <> ''), 'the article ' || id) AS name,
       CASE WHEN substr(time, 11, 9) = 'T00:00:00' THEN substr(time, 1, 10)
            WHEN time IS NOT NULL THEN replace(substr(time, 1, 16), 'T', ' ') || iif(length(time) = 20, 'Z', '')
            WHEN trim(published_at) <> '' THEN 'unclear' ELSE 'undated' END AS dated
FROM articles WHERE coalesce(clean, body) IS NOT NULL;

-- What sql/refresh.sql has brought up to date is read, all else is made here.
CREATE TEMP VIEW fresh_steps AS
SELECT step FROM refresh_steps
WHERE (change, articles) = (SELECT coalesce(max(change), 0), count(*) FROM article_changes) AND articles > 0;
CREATE TEMP VIEW said_quotes AS
SELECT number, quote_number, quote, kind, speaker, speaker_mention, rule, sure FROM article_quotes
WHERE EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'quotes')
UNION ALL
SELECT number, quote_number, quote, kind, speaker, speaker_mention, rule, sure FROM named_articles a, quotes(a.text)
WHERE NOT EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'quotes');
CREATE TEMP VIEW known_pairs AS
SELECT a, b, similarity, containment_a, containment_b FROM article_pairs
WHERE EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'pairs')
UNION ALL
SELECT a, b, max(similarity), max(containment_a), max(containment_b)
FROM near_duplicates('temp.named_articles', 'text', 0.15, 'number', '{"min_containment": 0.5}')
WHERE NOT EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'pairs') GROUP BY a, b;

CREATE TEMP TABLE named AS
SELECT column1 AS which, column2 AS what FROM (VALUES ('article', :article), ('earlier', :earlier), ('later', :later))
       WHERE column2 IS NOT NULL;
CREATE TEMP TABLE asked AS
SELECT which, number
FROM (SELECT which, number, way, min(way) OVER (PARTITION BY which) AS best
      FROM (SELECT which, number, CASE WHEN id = what OR url = what THEN 1 WHEN fold_text(title) = fold_text(what) THEN 2
                                       WHEN instr(fold_text(coalesce(outlet, '') || ' ' || coalesce(title, '')), fold_text(what)) THEN 3
                                       WHEN instr(fold_text(substr(coalesce(clean, body), 1, 200)), fold_text(what)) THEN 4 END AS way
            FROM temp.named JOIN articles))
WHERE way = best;
CREATE TEMP TABLE not_known AS
SELECT which, 'none found: no article has the id, url or title ' || what AS says FROM temp.named
WHERE which NOT IN (SELECT which FROM temp.asked);
DROP TABLE temp.named;

-- lines: how many lines a paragraph may take, NULL for as many as it does.
CREATE TEMP TABLE answer(row INTEGER PRIMARY KEY, lead TEXT NOT NULL DEFAULT '', text TEXT, lines INTEGER);

INSERT INTO answer(text)
SELECT count(*) || ' articles are not cleaned yet, and their times not read: .read sql/refresh.sql'
FROM articles WHERE clean IS NULL AND body IS NOT NULL HAVING count(*) > 0;

-- Each step shows the first `take` characters of the rest. That is up to a line break, or as many as there is room for, or
-- up to the last blank of these where that stands in their second half. Room is for half as many characters where all are
-- two columns wide; where some are, for as many less as half the bytes that they have above one.
CREATE TEMP VIEW printed AS
WITH RECURSIVE wide(class) AS (
    SELECT '*[' || char(0x1100) || '-' || char(0x115f, 0x2300) || '-' || char(0x23ff, 0x25a0) || '-' || char(0x27bf, 0x2b00)
           || '-'
           || char(0x2bff, 0x2e80) || '-' || char(0xa4cf, 0xa960) || '-' || char(0xa97f, 0xac00) || '-'
                  || char(0xd7a3, 0xf900) || '-'
           || char(0xfaff, 0xfe10) || '-' || char(0xfe6f, 0xff01) || '-' || char(0xff60, 0xffe0) || '-'
                  || char(0xffe6, 0x1f000) || '-'
           || char(0x3fffd) || ']*'),
line(row, place, lead, lines, room, rest, take) AS (
    SELECT row, 0, lead, lines, 79 - length(lead),
           char(10) || trim(replace(replace(replace(replace(coalesce(text, ''), char(13), ''), char(9), ' '), char(8), ' '),
                  char(27), ' '),
                            ' ' || char(10)), 0
    FROM temp.answer
    UNION ALL
    SELECT row, place + 1, lead, lines, room,
           substr(rest, take + 1 + (substr(rest, take + 1, 1) IN (' ', char(10)))),
           (SELECT CASE WHEN instr(piece, char(10)) BETWEEN 1 AND fit + 1 THEN instr(piece, char(10)) - 1
                        WHEN length(piece) <= fit OR substr(piece, fit + 1, 1) = ' ' THEN min(fit, length(piece))
                        WHEN length(rtrim(begins, replace(begins, ' ', ''))) > fit / 2
                        THEN length(rtrim(begins, replace(begins, ' ', ''))) - 1 ELSE fit END
            FROM (SELECT piece, fit, substr(piece, 1, fit) AS begins
                  FROM (SELECT piece, iif(substr(piece, 1, room) GLOB (SELECT class FROM wide),
                                          max(room / 2, room - (length(CAST(substr(piece, 1, room) AS BLOB))
                                                                - length(substr(piece, 1, room)) + 1) / 2), room) AS fit
                        FROM (SELECT substr(rest, take + 1 + (substr(rest, take + 1, 1) IN (' ', char(10))),
                               room + 1) AS piece))))
    FROM line WHERE substr(rest, take + 1, 1) <> '' AND place < coalesce(lines, 100000))
SELECT row, place, rtrim(iif(place = 1, lead, printf('%*s', length(lead), '')) || ltrim(substr(rest, 1, take), ' ')
                         || iif(place = lines AND substr(rest, take + 1, 1) <> '', '…', '')) AS line
FROM line WHERE place > 0 ORDER BY row, place;
