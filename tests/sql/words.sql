-- Words, their match keys, and where they stand.
SELECT * FROM words('The Mayor’s office');
SELECT word_number, word, folded FROM words('It''s 3.5 per cent, “not” more');
SELECT word, folded, start, length FROM words('Zürich—第4号 ที่');
SELECT count(*), count(DISTINCT folded) FROM words('the The THE, ’the’');
-- The piece is where start and length say.
SELECT word, substr(t, start, length) = word FROM (SELECT 'é “Ünïted” 🚢 end' AS t), words(t);
SELECT count(*) FROM words(NULL);
SELECT count(*) FROM words('');
SELECT count(*) FROM words(' ... — !');
SELECT word, typeof(word) FROM words(2031);
SELECT * FROM words;
SELECT * FROM words('a', 'b');
-- Ordered by nature, and by request.
SELECT word FROM words('pier crane wall') ORDER BY word_number;
SELECT word FROM words('pier crane wall') ORDER BY word_number DESC;
SELECT word FROM words('pier crane wall') LIMIT 1 OFFSET 1;
EXPLAIN QUERY PLAN SELECT word FROM words('pier crane wall') ORDER BY word_number;
EXPLAIN QUERY PLAN SELECT word FROM words('pier crane wall') ORDER BY word_number DESC;
-- Read only.
INSERT INTO words(word) VALUES ('a');
