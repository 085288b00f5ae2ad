-- What did somebody say: all quotes of a person or an organisation?
--
--     .parameter set :speaker "'Ada Voss'"         a name, or a part of it: 'voss'
--     .read sql/questions/whole_quotes_of.sql
--
-- In the order of time, article by article; pieces of one quotation, with “she said” between them, are put together. What
-- stands in an earlier article in the same words is counted, not shown again. A name fits that has the words of :speaker,
-- or that same_name takes for the same person's; it is shown where it is another one. A ? means that the rule which told
-- the speaker is right in fewer than 95 of 100 quotes: read the article. Without :speaker, those with the most quotes are
-- listed. The rows stay in temp.person_quotes.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.person_quotes;
CREATE TEMP TABLE person_quotes AS
WITH said AS MATERIALIZED (
    SELECT number, quote_number, quote, coalesce(speaker, speaker_mention) AS speaker, sure,
           rule IN ('interrupted', 'continued', 'continued-paragraph') AND speaker IS lag(speaker) OVER article AS goes_on
    FROM said_quotes WHERE kind IN ('direct', 'partial') AND :speaker IS NOT NULL
    WINDOW article AS (PARTITION BY number ORDER BY quote_number)),
pieced AS (SELECT *, sum(NOT goes_on) OVER (PARTITION BY number ORDER BY quote_number) AS utterance FROM said),
whole AS (
    SELECT number, utterance, speaker, min(sure) AS sure, min(quote_number) AS quote_number, group_concat(quote, '” “') AS quote
    FROM (SELECT * FROM pieced ORDER BY number, quote_number) GROUP BY number, utterance)
SELECT w.number, n.name, n.dated, w.quote_number, w.quote, w.speaker, w.sure,
       fold_text(w.speaker) <> fold_text(:speaker) AS renamed,
       row_number() OVER (PARTITION BY fold_text(w.quote)
              ORDER BY n.time IS NULL, n.time, w.number, w.quote_number) > 1 AS repeated,
       dense_rank() OVER (ORDER BY n.time IS NULL, n.time, w.number) AS place
FROM whole w JOIN named_articles n USING (number)
WHERE instr(' ' || fold_text(w.speaker) || ' ', ' ' || fold_text(:speaker) || ' ') OR same_name(w.speaker, :speaker);

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT place, -1 AS quote_number, printf('%-17s  ', dated) AS lead, name AS text, 1 AS lines FROM person_quotes
       GROUP BY place
      UNION ALL
      SELECT place, quote_number, '    ', '“' || quote || '”' || iif(renamed OR NOT sure, ' (' || iif(renamed, speaker, '')
             || iif(sure, '', '?') || ')', ''), NULL
      FROM person_quotes WHERE NOT repeated
      UNION ALL
      SELECT place, 1e9, '    ', sum(repeated) || iif(sum(repeated) = 1, ' quote that stands', ' quotes that stand')
             || ' above', 1
      FROM person_quotes GROUP BY place HAVING sum(repeated) > 0)
WHERE place <= 200 ORDER BY place, quote_number;
INSERT INTO answer(text) SELECT 'quotes  speaker' WHERE :speaker IS NULL AND EXISTS (SELECT 1 FROM articles);
INSERT INTO answer(lead, text, lines)
SELECT printf('%6d  ', count(*)), speaker, 1 FROM said_quotes
WHERE :speaker IS NULL AND kind IN ('direct', 'partial') AND speaker IS NOT NULL
       GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT 40;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN :speaker IS NULL THEN 'none found: nobody was asked for; set :speaker'
                   WHEN count(*) = 0 THEN 'none found: no quote of ' || :speaker || ', in ' || (SELECT count(*) FROM articles)
                          || ' articles'
                   ELSE sum(NOT repeated) || iif(sum(NOT repeated) = 1, ' quote', ' different quotes') || ', printed '
                          || count(*)
                        || iif(count(*) = 1, ' time, in ', ' times, in ') || max(place)
                               || iif(max(place) = 1, ' article', ' articles')
                        || ', of ' || count(DISTINCT speaker) || iif(count(DISTINCT speaker) = 1, ' name', ' names')
                        || iif(max(place) > 200, '; 200 articles shown', '') END
FROM person_quotes;
SELECT line FROM printed;
