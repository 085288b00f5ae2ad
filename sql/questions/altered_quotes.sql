-- Which quotes stand in two outlets in different words, and what was changed?
--
--     .parameter set :limit 20     how many changes are shown; 200 unless set
--     .read sql/questions/altered_quotes.sql
--
-- Shows the pairs of quotes of different outlets that are one utterance (altered_quotes says when), the nearest to the same
-- words last, and behind them those of two speakers, as the later article has them, with [-what was deleted-] and {+what
-- was added+}. Where the times do not say who was earlier, the order is that of loading. Of quotes that are longer than 600
-- characters the middle is left out. A change need not be an outlet's: it may translate, or have heard it on another day.
-- Who is named at the end is the speaker, with a stroke between where the two articles name others; nobody where neither
-- does. Where no article has an outlet, each is taken for one of its own. The rows stay in temp.altered.

.read sql/answer.sql

DROP VIEW IF EXISTS temp.quoting;
DROP TABLE IF EXISTS temp.altered;
CREATE TEMP VIEW quoting AS
SELECT number, coalesce(outlet, iif(EXISTS (SELECT 1 FROM articles WHERE outlet IS NOT NULL), 'no outlet', number)) AS outlet,
       text
FROM named_articles;
CREATE TEMP TABLE altered AS
SELECT a, b, quote_a, quote_b, similarity, changes, speaker_a, speaker_b, quotes
FROM altered_quotes('temp.quoting', 'text', 'number', '{"group": "outlet"}');

INSERT INTO answer(lead, text, lines)
WITH pair AS (
    SELECT p.*, coalesce(b.time < a.time, 0) OR (coalesce(a.time = b.time, 1) AND b.number < a.number) AS turned,
           a.name AS a_name, a.dated AS a_dated, b.name AS b_name, b.dated AS b_dated
    FROM altered p JOIN named_articles a ON a.number = p.a JOIN named_articles b ON b.number = p.b),
marked AS (
    SELECT similarity, iif(turned, b_name, a_name) AS first, iif(turned, b_dated, a_dated) AS first_dated,
           iif(turned, a_name, b_name) AS second, iif(turned, a_dated, b_dated) AS second_dated,
           word_diff(iif(turned, quote_b, quote_a), iif(turned, quote_a, quote_b)) AS marked,
           coalesce(same_name(speaker_a, speaker_b) = 0, 0) AS clash,
           coalesce(speaker_a, speaker_b) || iif(speaker_a <> speaker_b, ' / ' || speaker_b, '') AS speaker
    FROM pair),
once AS (
    SELECT *, row_number() OVER same AS place, count(*) OVER (PARTITION BY marked) AS pairs FROM marked
    WINDOW same AS (PARTITION BY marked ORDER BY first_dated, second_dated, first, second)),
shown AS (
    SELECT *, row_number() OVER (ORDER BY clash, similarity, first_dated, first, second, marked) AS pair FROM once WHERE place = 1)
SELECT lead, text, lines
FROM (SELECT pair, 1 AS part, printf('%3d  %-17s  ', pair, first_dated) AS lead, first AS text, 1 AS lines FROM shown
      UNION ALL SELECT pair, 2, printf('     %-17s  ', second_dated), second, 1 FROM shown
      UNION ALL
      SELECT pair, 3, '       ', iif(length(marked) < 600, marked, substr(marked, 1, 400) || ' [...] ' || substr(marked, -180))
                                 || coalesce(' (' || speaker || ')', ''), NULL FROM shown
      UNION ALL
      SELECT pair, 4, '       ', 'the same between ' || (pairs - 1)
             || iif(pairs = 2, ' more pair of articles', ' more pairs of articles'), 1
      FROM shown WHERE pairs > 1)
WHERE pair <= coalesce(CAST(:limit AS INTEGER), 200) ORDER BY pair, part;
INSERT INTO answer(lead, text)
SELECT '     ', '“' || quote_a || '” stands in ' || quotes || ' different quotes, and pairs none'
FROM altered WHERE b IS NULL ORDER BY quotes DESC LIMIT 20;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE count(b) WHEN 0 THEN 'none found, in ' || (SELECT count(*) FROM articles) || ' articles'
                            WHEN 1 THEN '1 pair of quotes' ELSE count(b) || ' pairs of quotes' END
                                   || iif(count(b) > 200, '; at most 200 changes are shown', '')
FROM altered;
SELECT line FROM printed;
