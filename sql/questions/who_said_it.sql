-- Where was a quote printed, in which words, who is named as the speaker, and who had it first?
--
--     .parameter set :quote "'we will not close the pier'"    a quote, or a few words of one
--     .read sql/questions/who_said_it.sql
--
-- Without :quote, the 20 utterances that the most outlets print. Each with every article that has it, in the order of the
-- times: the first as it stands there, the others by what differs: "part of it", or the words that were changed, as
-- [-deleted-] and {+added+}, and the speaker that it names; a = stands before an article that has the same words and
-- speaker.
--
-- An utterance is a chain of quotes of which each two are one by altered_quotes, changes or none. A quote of fewer than six
-- words is in none, unless you ask for it. The first that your database has need not be the first that was printed. The
-- rows stay in temp.said.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.said_pairs;
DROP TABLE IF EXISTS temp.said;
CREATE TEMP TABLE said_pairs AS
SELECT a || ' ' || quote_a AS a, b || ' ' || quote_b AS b, similarity, speaker_a, speaker_b
FROM altered_quotes('temp.named_articles', 'text', 'number', '{"changes": 0}') WHERE b IS NOT NULL AND :quote IS NULL;
CREATE TEMP TABLE said(utterance, number INTEGER, quote TEXT, speaker TEXT);
INSERT INTO said
WITH speaker AS (
    SELECT a AS member, speaker_a AS speaker FROM said_pairs UNION SELECT b, speaker_b FROM said_pairs)
SELECT k.cluster, CAST(k.member AS INTEGER), substr(k.member, instr(k.member, ' ') + 1), max(s.speaker)
FROM clusters('temp.said_pairs', 'a', 'b', 'similarity', '{"link": "complete"}') k JOIN speaker s USING (member)
WHERE k.size > 1 GROUP BY k.cluster, k.member;
INSERT INTO said
SELECT '', number, quote, coalesce(speaker, speaker_mention) FROM said_quotes
WHERE :quote IS NOT NULL AND quote_similarity(quote, :quote) > 0.75
  AND (SELECT count(*) FROM words(quote)) >= (SELECT count(*) FROM words(:quote)) * 0.75;

INSERT INTO answer(lead, text, lines)
WITH spread AS (
    SELECT utterance, count(DISTINCT outlet) AS outlets FROM said JOIN articles USING (number) GROUP BY utterance),
printed AS (
    SELECT s.*, n.time, n.name, n.dated, outlets, count(*) OVER (PARTITION BY utterance) AS size,
           first_value(quote) OVER one AS first, first_value(speaker) OVER one AS first_speaker, row_number() OVER one AS place
    FROM said s JOIN named_articles n USING (number) JOIN spread USING (utterance)
    WINDOW one AS (PARTITION BY utterance ORDER BY n.time IS NULL, n.time, n.number, quote)),
told AS (
    SELECT *, dense_rank() OVER (ORDER BY outlets DESC, size DESC, utterance) AS said,
           CASE WHEN place = 1 THEN '“' || quote || '”'
                  WHEN fold_text(quote) = fold_text(first) THEN iif(speaker IS first_speaker, NULL, 'same words')
                WHEN instr(' ' || fold_text(first) || ' ', ' ' || fold_text(quote) || ' ') THEN 'part of it'
                WHEN instr(' ' || fold_text(quote) || ' ', ' ' || fold_text(first) || ' ') THEN 'more of it: “' || quote || '”'
                ELSE word_diff(first, quote) END AS words
    FROM printed)
SELECT lead, text, lines
FROM (SELECT said, place, 1 AS part, iif(place = 1, printf('%2d  ', said), '    ')
       || printf('%-17s %s ', dated, iif(words IS NULL, '=', ' ')) AS lead,
             name AS text, 1 AS lines FROM told WHERE said <= 20
      UNION ALL
      SELECT said, place, 2, '      ',
             iif(length(words) < 600, words, substr(words, 1, 400) || ' [...] ' || substr(words, -180))
               || coalesce(' (' || speaker || ')', ''), NULL FROM told WHERE said <= 20 AND words IS NOT NULL)
ORDER BY said, place, part;
INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found, in ' || (SELECT count(*) FROM articles) || ' articles',
       iif(:quote IS NOT NULL, 'printed ', count(DISTINCT utterance)
              || iif(count(DISTINCT utterance) = 1, ' utterance', ' utterances') || ', printed ')
       || count(*) || iif(count(*) = 1, ' time', ' times') || ', in ' || count(DISTINCT number) || ' articles'
       || iif(count(DISTINCT utterance) > 20, '; 20 utterances shown', ''))
FROM said;
SELECT line FROM printed;
