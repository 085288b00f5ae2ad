-- Two texts are compared exactly. a b c d e against b c d e f: 3 + 3 shingles of three words, 2 shared.
SELECT similarity('a b c d e', 'b c d e f') = 2 / 4.0 AS resemblance, containment('a b c d e', 'b c d e f') = 2 / 3.0;
-- One word a shingle: 4 shared of 6.
SELECT similarity('a b c d e', 'b c d e f', 1) = 4 / 6.0, containment('a b c d e', 'b c d e f', 1) = 4 / 5.0;
-- Repeats count once: {a b a, b a b} and {a b a}.
SELECT similarity('a b a b a b a', 'a b a'), containment('a b a b a b a', 'a b a'), containment('a b a', 'a b a b a b a');
SELECT similarity('The MAYOR’s office', 'the mayors office!'), similarity('one two three', 'four five six');
-- A text of fewer words than a shingle is one shingle.
SELECT similarity('pier', 'Pier'), similarity('pier', 'pier wall');
-- containment() looks for it by runs of as many words as it has.
SELECT containment('pier', 'the old Pier wall'), containment('old pier', 'the old Pier wall'), containment('the pier', 'the old pier wall');
SELECT containment('the old pier wall', 'pier'), containment('pier wall', 'pier'), containment('a b c d', 'x a b c d', 5), containment('a b c d', 'a b c x d', 5);
SELECT containment('a a', 'a a'), containment('a a', 'a b a'), containment('pier', ''), containment('pier', minhash('the old pier wall')) < 0.2;
SELECT similarity(NULL, 'a') IS NULL, similarity('a', NULL) IS NULL, similarity('', 'a') IS NULL, containment('a', ' … ') IS NULL;
SELECT similarity('a', 'a', 0);
SELECT containment('a', 'a', 17);
SELECT similarity('a', 'a', '1');
SELECT similarity('a');
-- Signatures.
SELECT similarity(minhash('one two three four'), minhash('ONE two three four')),
       similarity(minhash('one two three four'), 'one two three four'),
       similarity('one two three four', minhash('one two three four', 64, 1)),
       containment(minhash('one two three'), 'four five six') < 0.2 AS nearly_none;
SELECT similarity(minhash('a', 64), minhash('a', 128));
SELECT containment(minhash('a', 64, 2), minhash('a', 64, 3));
SELECT similarity(minhash('a', 64, 2), 'a', 3);
SELECT similarity(x'6E706D68', 'a');
SELECT similarity('a', CAST('a text' AS BLOB));
-- An estimate is near the truth: 200 of 400 distinct words shared, sigma is .024 at most.
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 599),
  t(a, b) AS (SELECT group_concat('w' || i, ' ') FILTER (WHERE i < 300), group_concat('w' || i, ' ') FILTER (WHERE i BETWEEN 100 AND 399) FROM n)
SELECT similarity(a, b, 1), abs(similarity(minhash(a, 256, 1), minhash(b, 256, 1)) - 0.5) < 0.1 AS near,
       containment(a, b, 1) = 200 / 300.0 AS exact, abs(containment(minhash(a, 256, 1), b) - 2 / 3.0) < 0.1 AS near_too FROM t;
