-- Which texts of a test set stand in the training set, and with which passages?
--
--     CREATE TEMP VIEW test_texts(id, name, text) AS SELECT id, title, clean FROM articles WHERE time >= '2031-03-01';
--     CREATE TEMP VIEW training_texts(id, name, text) AS SELECT id, title, clean FROM articles WHERE time < '2031-03-01';
--     .read sql/questions/contamination.sql
--
-- Whatever has an id, a name and a text can be such a view, of tables in other files too, after ATTACH. Without views of
-- your own, articles of the outlet "test" are tested against all others.
--
-- A test text counts when three tenths of its three-word runs stand in one training text. Shown is the training text that
-- has most of it, with the longest passage that both have, as the test text has it: twelve words or more, of which one or
-- two may differ. Where no passage is that long, both may quote the same or use the same set phrases. Pairs are kept in the
-- temporary table contamination, the share of the test text in column share:
--     SELECT id FROM test_texts WHERE id NOT IN (SELECT test FROM contamination);

.read sql/answer.sql

CREATE TEMP VIEW IF NOT EXISTS test_texts(id, name, text) AS SELECT id, name, text FROM named_articles WHERE outlet = 'test';
CREATE TEMP VIEW IF NOT EXISTS training_texts(id, name, text) AS SELECT id, name, text FROM named_articles
       WHERE outlet IS NOT 'test';

DROP TABLE IF EXISTS temp.contamination;
CREATE TEMP TABLE contamination AS
SELECT a AS test, b AS training, containment_a AS share
FROM near_duplicates('temp.test_texts', 'text', 0.3, 'id', '{"against": "temp.training_texts", "min_containment": 0.3}')
WHERE containment_a >= 0.3;

INSERT INTO answer(lead, text, lines)
WITH worst AS (
    SELECT test, training, max(share) AS share, count(*) AS texts, row_number() OVER (ORDER BY max(share) DESC, test) AS place
    FROM contamination GROUP BY test ORDER BY place LIMIT 100),
row AS (
    SELECT w.*, t.name AS test_name, r.name AS training_name,
           (SELECT words || ' words: ' || iif(length(passage) < 300, passage, substr(passage, 1, 200) || ' [...] '
                  || substr(passage, -80))
            FROM shared_passages(r.text, t.text, '{"min_words": 12, "gap": 2}')
                   ORDER BY words DESC, passage_number LIMIT 1) AS passage
    FROM worst w JOIN test_texts t ON t.id = test JOIN training_texts r ON r.id = training)
SELECT lead, text, lines
FROM (SELECT place, 1 AS part, printf('%3d %%  ', 100 * share) AS lead, coalesce(test_name, test) AS text, 1 AS lines FROM row
      UNION ALL
      SELECT place, 2, '         stands in  ', coalesce(training_name, training)
             || CASE texts WHEN 1 THEN '' ELSE ', and in ' || (texts - 1) || ' more' END, 1 FROM row
      UNION ALL
      SELECT place, 3, '         ', replace(coalesce(passage, 'no passage of 12 words'), char(10), ' '), NULL FROM row)
ORDER BY place, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE count(DISTINCT test) WHEN 0 THEN 'none found, of ' ELSE count(DISTINCT test) || ' found, of ' END
       || (SELECT count(*) FROM test_texts) || ' test texts against ' || (SELECT count(*) FROM training_texts)
       || iif(count(DISTINCT test) > 100, '; 100 shown', '')
FROM contamination;
SELECT line FROM printed;
