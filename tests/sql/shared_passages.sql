-- What two texts share, passage by passage, and where it stands.
CREATE TABLE t(name, body);
INSERT INTO t VALUES
  ('wire', 'The harbour board voted on Tuesday to close the east pier for good. Ferries to the islands sail on as before.'),
  ('paper', '🚢 Ferries to the islands sail on as before, but the Harbour Board voted last night to close the East Pier for ever.'),
  ('other', 'The museum opens on Friday with a new clock.');
CREATE VIEW pairs AS SELECT a.body AS source, b.body AS copy FROM t a, t b WHERE a.name = 'wire' AND b.name = 'paper';
SELECT p.* FROM pairs, shared_passages(source, copy) p;
SELECT substr(copy, b_start, b_length) = passage, substr(source, a_start, a_length) = a_passage FROM pairs, shared_passages(source, copy);
SELECT passage_number, words, passage FROM pairs, shared_passages(source, copy, '{"gap": 0, "min_words": 4}');
SELECT passage_number, words, passage FROM pairs, shared_passages(copy, source, '{"min_words": 10}');
SELECT count(*) FROM t a, t b, shared_passages(a.body, b.body) WHERE a.name = 'wire' AND b.name = 'other';
-- Damaged bytes, forms of letters, numbers, scripts without spaces.
SELECT words, a_start, a_length, b_start, b_length, a_passage
FROM shared_passages(x'ff' || 'One two Zürich four five six', 'x’s one TWO Zu' || char(0x308) || 'rich four five six');
SELECT words, a_start, passage FROM shared_passages('é' || x'ff' || ' one two three' || x'fe' || 'four five six', 'one two three four five six');
SELECT words, passage FROM shared_passages(20310313, '20310313', '{"min_words": 1}');
SELECT words, passage FROM shared_passages('港口委员会星期二投票决定关', '港口委员会星期二投票决定闭');
SELECT count(*) FROM shared_passages('港口委员会星期二投票', '港口委员会星期二投票');
-- Nothing to compare.
SELECT count(*) FROM shared_passages(NULL, 'a');
SELECT count(*) FROM shared_passages('a', NULL);
SELECT count(*) FROM shared_passages('', '');
SELECT count(*) FROM shared_passages('a', 'a', NULL);
-- Errors.
SELECT * FROM shared_passages('a');
SELECT * FROM shared_passages('a', 'a', '{"min_words": 0}');
SELECT * FROM shared_passages('a', 'a', '{"min_words": 2.5}');
SELECT * FROM shared_passages('a', 'a', '{"gap": 11}');
SELECT * FROM shared_passages('a', 'a', '{"words": 3}');
SELECT * FROM shared_passages('a', 'a', '[]');
-- The text with marks around what it shares.
SELECT mark_shared(source, copy) FROM pairs;
SELECT mark_shared(copy, source, '**', '**') FROM pairs;
SELECT mark_shared(a.body, b.body) FROM t a, t b WHERE a.name = 'wire' AND b.name = 'other';
SELECT mark_shared('one two three four five six', 'a < b & one two three four five six > c', '<mark>', '</mark>');
SELECT mark_shared('one two three four five six', 'one two three four five six, one two three four five six');
SELECT mark_shared('', ''), mark_shared('a', ''), mark_shared('', 'a'), mark_shared(1, 2);
SELECT mark_shared(NULL, 'a') IS NULL, mark_shared('a', NULL) IS NULL, mark_shared('a', 'b', NULL, NULL);
SELECT mark_shared('a', 'b', '<b>');
-- Places count characters, however far behind they are.
WITH long(text) AS (SELECT replace(hex(zeroblob(2500)), '00', 'é ') || 'one two three four five six')
  SELECT a_start, b_start, substr(text, a_start, 27) FROM long, shared_passages(text, 'one two three four five six');
