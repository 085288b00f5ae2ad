-- One sentence edited, one deleted, one added.
SELECT operation, moved, a_sentence_number AS a, a_sentences AS n, b_sentence_number AS b, b_sentences AS m,
       round(similarity, 3) AS alike, a_sentence, b_sentence
FROM aligned_sentences('A crane fell on the pier on Monday. Nobody was hurt. The ferry sails at noon.',
                       'A crane fell on the pier on Sunday. The ferry sails at noon. Police came.');
-- Marks and case alone change no word: unchanged, and the sentences show it.
SELECT operation, similarity, a_sentence, b_sentence FROM aligned_sentences('“It fell”, she said.', 'It fell, SHE said!');
-- One became two, two became one, and the order changed.
CREATE TABLE t(a, b);
INSERT INTO t VALUES ('A crane fell on the pier, harbour master Ada Holm said nobody was hurt. Voters in Ostrava Bay chose a new council. It rained.',
                      'It rained. A crane fell on the pier. Harbour master Ada Holm said nobody was hurt. Voters in Ostrava Bay chose a new council.');
SELECT operation, moved, a_sentence_number, a_sentences, b_sentence_number, b_sentences FROM t, aligned_sentences(t.a, t.b);
SELECT operation, moved, a_sentence_number, a_sentences, b_sentence_number, b_sentences FROM t, aligned_sentences(t.b, t.a);
-- A text against itself; other types; nothing.
SELECT operation, similarity, a_sentence = b_sentence FROM aligned_sentences('One. Two. One.', 'One. Two. One.');
SELECT operation, a_sentence, b_sentence FROM aligned_sentences(12, 12.5);
SELECT operation, a_sentence, b_sentence FROM aligned_sentences('', 'It fell.');
SELECT count(*) FROM aligned_sentences('', ' ');
SELECT count(*) FROM aligned_sentences(NULL, 'a');
SELECT count(*) FROM aligned_sentences('a', NULL);
SELECT operation, a_sentence = 'A O' || char(0xFFFD) || ' fell.' AS repaired, b_sentence FROM aligned_sentences(CAST(x'41204FFF2066656C6C2E' AS TEXT), 'A O fell.');
SELECT * FROM aligned_sentences('a');
