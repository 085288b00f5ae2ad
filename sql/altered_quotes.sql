-- Which quotes stand in two outlets in different words, and what was changed?
--
--     .read sql/prepare.sql
--     .mode box --wrap 58 --wordwrap on
--     .read sql/altered_quotes.sql
--
-- Shows the pairs of quotes of different outlets that are one utterance (altered_quotes says when), the nearest to the same
-- words last, as the later article has them, with [-what was deleted-] and {+what was added+}. Where the times do not say
-- who was earlier, the order is that of the ids. Of quotes that are longer than 600 characters the middle is left out.
-- A change need not be an outlet's: it may translate, or have heard it on another day. Who is named at the end of the line is
-- the speaker, with a stroke between where the two articles name others; nobody where neither does.

DROP VIEW IF EXISTS temp.quoting;
DROP TABLE IF EXISTS temp.altered;
CREATE TEMP VIEW quoting AS
SELECT number, outlet, coalesce(clean, body) AS text FROM articles WHERE coalesce(clean, body) IS NOT NULL;
CREATE TEMP TABLE altered AS
SELECT a, b, quote_a, quote_b, similarity, changes, speaker_a, speaker_b, quotes
FROM altered_quotes('temp.quoting', 'text', 'number', '{"group": "outlet"}');

WITH named AS (
    SELECT number, id, time, substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 44)
             || coalesce(', ' || substr(time, 1, 10), '') AS name
    FROM articles),
pair AS (
    SELECT p.*, a.name AS a_name, b.name AS b_name,
           coalesce(b.time < a.time, 0) OR (coalesce(a.time = b.time, 1) AND b.id < a.id) AS turned
    FROM temp.altered p JOIN named a ON a.number = p.a JOIN named b ON b.number = p.b),
shown AS (
    SELECT similarity, changes, iif(turned, b_name, a_name) AS first, iif(turned, a_name, b_name) AS second,
           word_diff(iif(turned, quote_b, quote_a), iif(turned, quote_a, quote_b)) AS marked,
           coalesce(speaker_a, speaker_b) || iif(speaker_a <> speaker_b, ' / ' || speaker_b, '') AS speaker
    FROM pair)
SELECT row_number() OVER (ORDER BY similarity, first, second, marked) AS pair, changes,
       '1st: ' || first || char(10) || '2nd: ' || second || coalesce(char(10) || '(' || substr(speaker, 1, 50) || ')', '') || char(10)
         || iif(length(marked) < 600, marked, substr(marked, 1, 400) || ' [...] ' || substr(marked, -180)) AS quote
FROM shown ORDER BY 1 LIMIT 200;

SELECT CASE count(*) WHEN 0 THEN 'none found' WHEN 1 THEN '1 pair' ELSE count(*) || ' pairs' END
       || iif(count(*) > 200, '; 200 shown', '') AS altered
FROM temp.altered WHERE b IS NOT NULL;
SELECT '“' || quote_a || '” stands in ' || quotes || ' different quotes, and pairs none' AS "not paired"
FROM temp.altered WHERE b IS NULL ORDER BY quotes DESC LIMIT 20;
DROP VIEW quoting;
