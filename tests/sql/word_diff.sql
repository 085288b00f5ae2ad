-- Words within a sentence; sentences; hyphens, decimals and times whole.
SELECT word_diff('The hard-line mayor spoke at 9:30. Nobody left. It rained.', 'The hard-nosed mayor spoke at 9:45. It rained all day.');
SELECT word_diff('It fell on Monday.', 'It fell on Sunday.'), word_diff('It fell.', 'It fell.'), word_diff('It FELL!', 'it fell');
-- Tags, and what stands around them is escaped.
SELECT word_diff('R&D <b> fell on Monday.', 'R&D <b> fell on Sunday.', '{"marks": "html"}');
SELECT word_diff('a & b', 'a & b', '{"marks": "html"}'), word_diff('a & b', 'a & b', '{"marks": "text"}'), word_diff('a', 'b', NULL);
-- What moved.
SELECT word_diff('A dock crane fell on the old pier. Nobody was hurt. It rained.', 'It rained. A dock crane fell on the old pier. Nobody was hurt.') AS diff;
SELECT mark_changes('A dock crane fell on the old pier. Nobody was hurt. It rained.', 'It rained. A dock crane fell on the new pier. Nobody was hurt. Who knew?') AS changes;
SELECT operation, a_sentence_number, b_sentence_number, a_text, b_text
FROM word_changes('A dock crane fell on the old pier. Nobody was hurt. It rained all day.', 'It rained all night. A dock crane fell on the new pier. Nobody was hurt. Who knew?');
-- Marks of one's own: tags escape, others do not.
SELECT mark_changes('a <b', 'a < c', '<i class=new>', '</i>'), mark_changes('a <b', 'a < c', '<<', '>>'), mark_changes('a b', 'a c', NULL, NULL), mark_changes('a b', 'a c', '', '');
-- Places are in characters of either text.
SELECT c.operation, substr(t.a, a_start, a_length) = a_text AS a, substr(t.b, b_start, b_length) = b_text AS b, a_start, b_start
FROM (SELECT 'Zürich’s «Bahnhof» fiel am Montag um. Niemand wurde verletzt.' AS a, 'Zürich’s «Bahnhof» fiel am Sonntag um. Die Polizei kam.' AS b) t, word_changes(t.a, t.b) c;
-- Nothing, other types, and errors.
SELECT word_diff(NULL, 'a') IS NULL, word_diff('a', NULL) IS NULL, mark_changes(NULL, 'a') IS NULL, word_diff('', '') = '', word_diff(12, 12.5), mark_changes('', 'new');
SELECT count(*) FROM word_changes('a', NULL);
SELECT count(*) FROM word_changes(NULL, 'a');
SELECT word_diff('a', 'b', '{"marks": "bold"}');
SELECT word_diff('a', 'b', '{"mark": "html"}');
SELECT word_diff('a', 'b', 7);
SELECT mark_changes('a', 'b', '<i>');
SELECT mark_changes('a', 'b', NULL, '</i>');
SELECT word_diff('a');
SELECT * FROM word_changes('a');
.limit length 1000
SELECT length(mark_changes('', replace(hex(zeroblob(240)), '00', 'x ')));
SELECT mark_changes('', replace(hex(zeroblob(499)), '00', 'x '));
