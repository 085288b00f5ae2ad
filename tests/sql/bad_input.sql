-- Empty, one word, no words.
SELECT quote(fold_text('')), minhash('') IS NULL, similarity('', '') IS NULL, (SELECT count(*) FROM words('')), (SELECT count(*) FROM sentences(''));
SELECT fold_text('Pier'), minhash_count(minhash('Pier')), similarity('Pier', 'pier'), (SELECT count(*) FROM sentences('Pier'));
-- 10 MB of one letter: one word.
CREATE TABLE huge(body TEXT);
INSERT INTO huge VALUES (replace(hex(zeroblob(5000000)), '0', 'a'));
SELECT length(body), length(fold_text(body)), minhash_count(minhash(body)), similarity(body, body) FROM huge;
SELECT w.word_number, w.start, w.length FROM huge, words(body) w;
SELECT s.shingle_number, s.start, s.length FROM huge, shingles(body) s;
SELECT s.sentence_number, s.start, s.length FROM huge, sentences(body) s;
SELECT p.part_number, p.kept, p.start, p.length FROM huge, article_parts(body) p;
SELECT length(normalize_article(body)) FROM huge;
SELECT * FROM near_duplicates('huge', 'body');
-- 10 MB of one accented letter, and of separators.
UPDATE huge SET body = replace(hex(zeroblob(2500000)), '0', 'é');
SELECT length(body), fold_text(body) = replace(hex(zeroblob(2500000)), '0', 'e') FROM huge;
UPDATE huge SET body = replace(hex(zeroblob(5000000)), '0', '.');
SELECT quote(fold_text(body)), (SELECT count(*) FROM words(body)), minhash(body) IS NULL FROM huge;
DROP TABLE huge;
-- Damaged UTF-8 is read as U+FFFD, a character each as SQLite counts them.
SELECT fold_text(CAST(x'63616665CCFF20C3' AS TEXT)), (SELECT group_concat(word || '@' || start, ' ') FROM words(CAST(x'FF61FF62C3A9C3' AS TEXT)));
SELECT word, substr(t, start, length) = word FROM (SELECT CAST(x'E28061206220F09F' AS TEXT) AS t), words(t);
SELECT similarity(CAST(x'61FF62' AS TEXT), 'a b'), minhash_count(minhash(x'61FF62'));
-- An embedded NUL is data: a separator like any other.
SELECT fold_text('crane' || char(0) || 'pier'), (SELECT count(*) FROM words('crane' || char(0) || 'pier')),
       similarity('crane' || char(0) || 'pier', 'crane pier');
-- A BLOB that is no signature.
SELECT minhash_count(x'');
SELECT minhash_count(zeroblob(528));
SELECT minhash_count(substr(minhash('pier'), 1, 527));
SELECT minhash_count(CAST(minhash('pier') || 'x' AS BLOB));
-- A signature from the future.
SELECT minhash_count(CAST('npmh' || x'02' || substr(minhash('pier'), 6) AS BLOB));
SELECT similarity(minhash('pier'), CAST('npmh' || x'0102' || substr(minhash('pier'), 7) AS BLOB));
-- Mismatched signatures, in both orders.
SELECT similarity(minhash('pier', 64), minhash('pier', 65));
SELECT containment(minhash('pier', 64, 4), minhash('pier', 64, 5));
-- A message is UTF-8 whatever it quotes, and of a long one the two ends are shown.
SELECT normalize_article('pier', NULL, CAST(x'6C69FF67C3' AS TEXT));
SELECT minhash('pier', replace(hex(zeroblob(500)), '0', 'é') || 'pier');
SELECT count(*) FROM near_duplicates(CAST(x'FF' AS TEXT), 'body');
CREATE TABLE named(id TEXT, body TEXT);
INSERT INTO named SELECT replace(hex(zeroblob(500)), '0', 'x'), 'The crane fell on the pier' FROM (VALUES (1), (2));
SELECT count(*) FROM near_duplicates('named', 'body', 0.5, 'id');
-- What is longer than the connection allows.
.limit length 100000
SELECT length(fold_text(replace(hex(zeroblob(20000)), '00', 'a ')));
SELECT length(fold_text(replace(hex(zeroblob(32000)), '00', 'ﷺ')));
