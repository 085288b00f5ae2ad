-- Where was a quote printed, in which words, who is named as the speaker, and who had it first?
--
--     .read sql/prepare.sql
--     .mode box --wrap 40 --wordwrap on
--     .read sql/who_said_it.sql
--
-- Shows the 20 utterances that the most outlets print, each with every article that has it, in the order of the times. The
-- first is shown as it stands there, the others by what differs: "same words", "part of it", or the words that were changed.
-- To ask for a quote, or a few words of one:
--
--     .parameter set :quote "'we will not close the pier'"
--
-- An utterance is a chain of quotes of which each two are one by altered_quotes, changes or none. A quote of fewer than six
-- words is in none, unless you ask for it. The first that your database has need not be the first that was printed.

DROP VIEW IF EXISTS temp.quoting;
DROP TABLE IF EXISTS temp.said_pairs;
DROP TABLE IF EXISTS temp.said;
CREATE TEMP VIEW quoting AS
SELECT number, coalesce(clean, body) AS text FROM articles WHERE coalesce(clean, body) IS NOT NULL;
CREATE TEMP TABLE said_pairs AS
SELECT a || ' ' || quote_a AS a, b || ' ' || quote_b AS b, similarity, speaker_a, speaker_b
FROM altered_quotes('temp.quoting', 'text', 'number', '{"changes": 0}') WHERE b IS NOT NULL AND :quote IS NULL;
CREATE TEMP TABLE said(utterance, number INTEGER, quote TEXT, speaker TEXT);
INSERT INTO said
WITH speaker AS (
    SELECT a AS member, speaker_a AS speaker FROM said_pairs UNION SELECT b, speaker_b FROM said_pairs)
SELECT k.cluster, CAST(k.member AS INTEGER), substr(k.member, instr(k.member, ' ') + 1), max(s.speaker)
FROM clusters('temp.said_pairs', 'a', 'b', 'similarity', '{"link": "complete"}') k JOIN speaker s USING (member)
WHERE k.size > 1 GROUP BY k.cluster, k.member;
INSERT INTO said
SELECT '', number, quote, speaker FROM quoting q, quotes(q.text)
WHERE :quote IS NOT NULL AND quote_similarity(quote, :quote) > 0.75
  AND (SELECT count(*) FROM words(quote)) >= (SELECT count(*) FROM words(:quote)) * 0.75;

WITH spread AS (
    SELECT utterance, count(DISTINCT outlet) AS outlets FROM temp.said JOIN articles USING (number) GROUP BY utterance),
printed AS (
    SELECT s.*, a.time, substr(coalesce(a.outlet || ': ', '') || coalesce(a.title, 'untitled, ' || a.id), 1, 38) AS article,
           outlets, count(*) OVER (PARTITION BY utterance) AS size,
           first_value(quote) OVER (PARTITION BY utterance ORDER BY a.time IS NULL, a.time, a.id) AS first,
           row_number() OVER (PARTITION BY utterance ORDER BY a.time IS NULL, a.time, a.id) AS place
    FROM temp.said s JOIN articles a USING (number) JOIN spread USING (utterance)),
told AS (
    SELECT *, dense_rank() OVER (ORDER BY outlets DESC, size DESC, utterance) AS said,
           CASE WHEN place = 1 THEN '“' || quote || '”' WHEN fold_text(quote) = fold_text(first) THEN 'same words'
                WHEN instr(' ' || fold_text(first) || ' ', ' ' || fold_text(quote) || ' ') THEN 'part of it'
                WHEN instr(' ' || fold_text(quote) || ' ', ' ' || fold_text(first) || ' ') THEN 'more of it: “' || quote || '”'
                ELSE word_diff(first, quote) END AS words
    FROM printed)
SELECT said, coalesce(replace(substr(time, 1, 16), 'T', ' ') || substr(time, 20), 'undated') AS time,
       article || coalesce(char(10) || '(' || substr(speaker, 1, 34) || ')', '') || char(10)
         || iif(length(words) < 400, words, substr(words, 1, 300) || ' [...] ' || substr(words, -90)) AS "printed by"
FROM told WHERE said <= 20 ORDER BY said, place;

SELECT CASE count(DISTINCT utterance) WHEN 0 THEN 'none found' WHEN 1 THEN '1 utterance' ELSE count(DISTINCT utterance) || ' utterances' END
       || iif(count(*) = 0, '', ', printed ' || count(*) || iif(count(*) = 1, ' time', ' times'))
       || iif(count(DISTINCT utterance) > 20, '; 20 utterances shown', '') AS said
FROM temp.said;
DROP TABLE said;
DROP TABLE said_pairs;
DROP VIEW quoting;
