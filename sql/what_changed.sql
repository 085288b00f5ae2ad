-- What was changed in an article after it was published?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .mode box --wrap 52 --wordwrap on
--     .read sql/what_changed.sql
--
-- Compares each stored version of a url with the one before it, and shows every sentence that was edited, added, deleted or
-- moved. Versions are articles with the same outlet and url, in the order of their times where all of them have one, else in
-- the order in which they were stored. To compare two articles instead, a report with the release it is made from, say:
--
--     .parameter set :earlier "'tern/release'"
--     .parameter set :later "'tern/report'"
--
-- In an edited sentence [-what was deleted-] and {+what was added+} is marked. "marks" are sentences of which no word changed,
-- but case or punctuation: quotation marks, perhaps. "silent" means that the outlet states the same time for both versions,
-- so that no reader was told. A page that was scraped twice differs in its noise as well: prepare the articles first.

DROP TABLE IF EXISTS temp.version_pairs;
DROP TABLE IF EXISTS temp.sentence_changes;
CREATE TEMP TABLE version_pairs AS
WITH known AS (
    SELECT number, id, outlet, url, title, published_at, time, coalesce(clean, normalize_article(body)) AS text,
           count(time) OVER same_url = count(*) OVER same_url AS all_timed
    FROM articles WHERE coalesce(clean, body) IS NOT NULL
    WINDOW same_url AS (PARTITION BY outlet, url)),
version AS (
    SELECT number, lag(number) OVER versions AS before, row_number() OVER versions AS place
    FROM known WHERE url IS NOT NULL
    WINDOW versions AS (PARTITION BY outlet, url ORDER BY iif(all_timed, time, NULL), number)),
pair(earlier, later, place) AS (
    SELECT a.number, b.number, 1 FROM articles a, articles b WHERE a.id = :earlier AND b.id = :later
    UNION ALL
    SELECT before, number, place FROM version WHERE before IS NOT NULL AND :earlier IS NULL AND :later IS NULL)
SELECT row_number() OVER (ORDER BY b.outlet, b.url, p.place) AS pair, a.id AS earlier, b.id AS later,
       coalesce(b.outlet || ': ', '') || coalesce(b.title, b.url, b.id) AS name,
       coalesce(a.published_at = b.published_at, 0) AS silent, a.text AS a, b.text AS b
FROM pair p JOIN known a ON a.number = p.earlier JOIN known b ON b.number = p.later;

CREATE TEMP TABLE sentence_changes AS
SELECT p.pair, s.rowid AS row, s.a_sentence, s.b_sentence, s.moved,
       iif(s.operation = 'unchanged' AND s.a_sentence <> s.b_sentence, 'marks', s.operation) AS operation
FROM version_pairs p, aligned_sentences(p.a, p.b) s WHERE p.a <> p.b;

SELECT p.pair, substr(p.name, 1, 60) || iif(p.silent, char(10) || 'silent: both state the same time', '') || char(10)
       || sum(operation = 'unchanged') || ' sentences as they were'
       || iif(sum(operation = 'edited'), ', ' || sum(operation = 'edited') || ' edited', '')
       || iif(sum(operation = 'marks'), ', ' || sum(operation = 'marks') || ' in marks alone', '')
       || iif(sum(operation = 'added'), ', ' || sum(operation = 'added') || ' added', '')
       || iif(sum(operation = 'deleted'), ', ' || sum(operation = 'deleted') || ' deleted', '')
       || iif(sum(moved), ', ' || sum(moved) || ' moved', '') AS article
FROM version_pairs p JOIN sentence_changes USING (pair) GROUP BY p.pair ORDER BY p.pair;

SELECT pair, iif(operation = 'unchanged', 'moved', operation || iif(moved, ', moved', '')) AS change,
       CASE operation WHEN 'edited' THEN word_diff(a_sentence, b_sentence) WHEN 'deleted' THEN a_sentence
                      WHEN 'marks' THEN a_sentence || char(10) || b_sentence ELSE b_sentence END AS sentence
FROM sentence_changes WHERE operation <> 'unchanged' OR moved ORDER BY pair, row LIMIT 500;

SELECT CASE count(*) WHEN 0 THEN 'no article has a second version' WHEN 1 THEN '1 pair of versions compared'
                     ELSE count(*) || ' pairs of versions compared' END
       || iif(total(a = b) > 0, ', ' || CAST(total(a = b) AS INTEGER) || ' without a change', '')
       || iif((SELECT count(*) FROM sentence_changes WHERE operation <> 'unchanged' OR moved) > 500, '; the first 500 changes shown', '')
         AS versions
FROM version_pairs;
DROP TABLE version_pairs;
DROP TABLE sentence_changes;
