-- What is the clean text of an article, or of all of them?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title; all articles unless set
--     .parameter set :limit 20                     how many are printed; 20 unless set
--     .parameter set :to_folder "'clean'"          writes each text to a file below this folder as well: ID.txt
--     .read sql/questions/clean_text.sql

.read sql/answer.sql

DROP TABLE IF EXISTS temp.texts;
CREATE TEMP TABLE texts AS
SELECT number, id, name, dated, body, text, row_number() OVER (ORDER BY time IS NULL, time, number) AS place FROM named_articles
WHERE :article IS NULL OR number IN (SELECT number FROM asked WHERE which = 'article');

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT place, 1 AS part, '== ' AS lead, name AS text, 1 AS lines FROM texts
      UNION ALL
      SELECT place, 2, '   ', dated || ', ' || length(text) || ' of ' || length(body) || ' characters', 1 FROM texts
      UNION ALL
      SELECT place, 3, '', iif(trim(text) = '', '(nothing is left of it)', text) || char(10), NULL FROM texts
      UNION ALL
      SELECT place, 4, '', '', NULL FROM texts)
WHERE place <= coalesce(CAST(:limit AS INTEGER), 20) ORDER BY place, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
            WHEN count(*) = 0 THEN 'none found: there are no articles'
                   ELSE min(count(*), coalesce(CAST(:limit AS INTEGER), 20)) || ' of '
            || count(*) || ' texts printed, ' || sum(length(text)) || ' characters of ' || sum(length(body))
                   || ' are article' END
FROM texts;
INSERT INTO answer(lead, text)
SELECT '-- ', sum(writefile(:to_folder || '/' || replace(id, '..', '__') || '.txt', text) IS NOT NULL) || ' files written to '
       || :to_folder FROM texts
WHERE :to_folder IS NOT NULL HAVING count(*) > 0;
SELECT line FROM printed;
