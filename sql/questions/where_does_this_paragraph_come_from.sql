-- Where does this paragraph come from?
--
--     .parameter set :paragraph "'Cranes had been inspected twice, the port authority said. ...'"
--     .parameter set :text_file "'paragraph.txt'"  a file instead of :paragraph
--     .read sql/questions/where_does_this_paragraph_come_from.sql
--
-- Each sentence of four words or more, with the articles of which six tenths or more of it stand in one, the earliest
-- first: a paragraph may be put together of several. An article is looked at when it has a twelfth of the whole; of these
-- the 200 that have most. One comparison for each article: 14,000 take about a second. That an article is the earliest here
-- does not say that nobody had it before. The rows stay in temp.sentence_sources.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.given;
DROP TABLE IF EXISTS temp.sources;
DROP TABLE IF EXISTS temp.sentence_sources;
CREATE TEMP TABLE given AS
SELECT normalize_article(text, NULL, 'light') AS text, text IS NULL AS missing
       FROM (SELECT coalesce(:paragraph, CAST(readfile(:text_file) AS TEXT)) AS text);
CREATE TEMP TABLE sources AS
SELECT number, containment(g.text, a.text) AS share FROM given g JOIN named_articles a
WHERE containment(g.text, a.text) >= 1 / 12.0 ORDER BY 2 DESC, 1 LIMIT 200;
CREATE TEMP TABLE sentence_sources AS
SELECT s.sentence_number, s.sentence, a.number, a.name, a.dated, containment(s.sentence, a.text) AS share,
       row_number() OVER (PARTITION BY sentence_number ORDER BY a.number IS NULL, a.time IS NULL, a.time, a.number) AS place,
       count(a.number) OVER (PARTITION BY sentence_number) AS articles
FROM given g JOIN sentences(g.text) s
LEFT JOIN (SELECT n.* FROM named_articles n JOIN sources USING (number)) a ON containment(s.sentence, a.text) >= 0.6
WHERE s.words >= 4;

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT sentence_number, 0 AS place, printf('%2d  ', sentence_number) AS lead, sentence AS text, NULL AS lines
      FROM sentence_sources GROUP BY sentence_number
      UNION ALL
      SELECT sentence_number, place, printf('    %-17s  ', dated),
             iif(share < 0.99, CAST(100 * share AS INTEGER) || ' % of it: ', '')
             || name, 1 FROM sentence_sources WHERE number IS NOT NULL AND place <= 5
      UNION ALL
      SELECT sentence_number, 6, '    ', 'and in ' || (articles - 5) || ' more', 1 FROM sentence_sources WHERE place = 6
      UNION ALL
      SELECT sentence_number, 7, '    ', 'in no article', 1 FROM sentence_sources WHERE number IS NULL)
ORDER BY sentence_number, place;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN missing AND coalesce(:paragraph, :text_file) IS NULL
       THEN 'none found: nothing was asked; set :paragraph or :text_file'
                   WHEN missing THEN 'none found: there is no file ' || :text_file
                   WHEN count(sentence) = 0 THEN 'none found: there is no sentence of four words'
                   WHEN count(number) = 0 THEN 'none found, in ' || (SELECT count(*) FROM articles) || ' articles'
                   ELSE count(DISTINCT iif(number IS NULL, NULL, sentence_number)) || ' of ' || count(DISTINCT sentence_number)
                        || ' sentences stand in ' || count(DISTINCT number) || ' of ' || (SELECT count(*) FROM articles)
                               || ' articles' END
FROM given LEFT JOIN sentence_sources;
SELECT line FROM printed;
