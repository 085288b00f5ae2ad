-- Every pair of quotes of a table that are one utterance in different words.
CREATE TABLE article(id TEXT, outlet TEXT, body);
INSERT INTO article VALUES
  ('wire', 'agency', '“We will not close the old pier before the summer,” Voss said. “Nobody was hurt on the pier at Lindmouth.”'),
  ('post', 'Post', 'Voss: “We will never close the old pier before the summer.” Rain fell.'),
  ('mail', 'Mail', '“WE WILL NOT close the old pier before the summer!” he said. “Ice has shut all of the harbour today.”'),
  ('copy', 'Post', 'He said they “will not close the old pier before the” storms, “nobody was hurt.”'),
  ('tail', 'Post', '“The crane will close the old pier before the storms come in from the sea,” Lund said.'),
  ('null', NULL, NULL), ('empty', NULL, ''), ('number', NULL, 12345);
SELECT a, b, round(similarity, 3) AS similarity, changes, quote_a, quote_b, quotes FROM altered_quotes('article', 'body', 'id') ORDER BY a, b;
-- With no changes: the same words, and a piece.
SELECT a, b, round(similarity, 3) AS similarity, changes FROM altered_quotes('article', 'body', 'id', '{"changes": 0}') ORDER BY a, b;
SELECT a, b, changes FROM altered_quotes('article', 'body', 'id', '{"changes": 2}') ORDER BY a, b;
-- The similarity is that of the scalar function.
SELECT count(*) > 0, sum(similarity <> quote_similarity(quote_a, quote_b)) FROM altered_quotes('article', 'body', 'id', '{"changes": 0}');
-- Rows of one outlet are not paired; NULL is no outlet.
SELECT a, b FROM altered_quotes('article', 'body', 'id', '{"changes": 0, "group": "outlet"}') ORDER BY a, b;
-- What stands in more than one quote is common: it is said, and makes no pair.
SELECT a, b, quote_a, quote_b, similarity, changes, speaker_a, speaker_b, quotes FROM altered_quotes('article', 'body', 'id', '{"common": 2}') ORDER BY b IS NULL, a, b;
-- The rowid is the key unless one is named; keys are values of any type.
SELECT a, b FROM altered_quotes('article', 'body') ORDER BY a, b;
CREATE VIEW recent AS SELECT rowid * 1.5 AS id, body FROM article;
SELECT a, b FROM altered_quotes('recent', 'body', 'id') ORDER BY a, b;
SELECT quote_similarity('a b c', NULL), quote_similarity('...', 'a'), quote_similarity('a b c', 'A, b: c'), quote_similarity('a', 'b');
SELECT typeof(quote_similarity(12, 12)), quote_similarity(x'ff61', 'a');
-- Unless said otherwise, what stands in more than 60 quotes is common: here six runs of five words.
CREATE TABLE often(n INTEGER PRIMARY KEY, body);
WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 60)
INSERT INTO often SELECT n, '“The old pier at Lindmouth was lost long before storm ' || n || ' came in.”' FROM row;
SELECT count(*), count(b) FROM altered_quotes('often', 'body', 'n');
INSERT INTO often VALUES (61, '“The old pier at Lindmouth was lost long before storm 61 came in.”');
SELECT count(*), count(b) FROM altered_quotes('often', 'body', 'n');
-- What is wrong is said.
SELECT * FROM altered_quotes('nowhere', 'body');
SELECT * FROM altered_quotes('article', 'text');
SELECT * FROM altered_quotes('article', NULL);
SELECT * FROM altered_quotes('recent', 'body');
SELECT * FROM altered_quotes('article', 'body', 'outlet');
SELECT * FROM altered_quotes('article', 'body', 'id', '{"changes": -1}');
SELECT * FROM altered_quotes('article', 'body', 'id', '{"common": 0}');
SELECT * FROM altered_quotes('article', 'body', 'id', '{"gap": 1}');
SELECT * FROM altered_quotes('article');
SELECT quote_similarity('a');
CREATE VIEW v AS SELECT * FROM altered_quotes('article', 'body', 'id');
SELECT * FROM v;
