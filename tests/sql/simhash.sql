-- 64 bits whose distance grows with the difference of two texts.
CREATE TABLE article(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO article(body) VALUES
  ('A crane fell on the old pier at Lindmouth on Thursday, the harbour office said. Nobody was hurt.'),
  ('A CRANE fell on the old pier at Lindmouth on Thursday - the harbour office said: nobody was hurt!'),
  ('A crane fell on the old pier at Lindmouth on Friday, the harbour office said. Nobody was hurt.'),
  ('Voters in Ostrava Bay chose a new council; the count ended at four in the morning.');
SELECT typeof(simhash(body)) FROM article WHERE id = 1;
-- The same words give the same bits, one word changes a few, other words about half.
SELECT a.id, b.id, hamming_distance(simhash(a.body), simhash(b.body)) BETWEEN 0 AND 0 AS same,
       hamming_distance(simhash(a.body), simhash(b.body)) BETWEEN 1 AND 20 AS near,
       hamming_distance(simhash(a.body), simhash(b.body)) BETWEEN 21 AND 43 AS far
  FROM article a JOIN article b ON a.id < b.id ORDER BY a.id, b.id;
-- Of one shingle the simhash is its hash.
SELECT simhash('a crane fell') = (SELECT hash FROM shingles('a crane fell')) AS is_hash;
SELECT simhash(''), simhash('...'), simhash(NULL);
SELECT simhash(2031) = simhash('2031') AS as_text;
-- Bits that differ.
SELECT hamming_distance(0, 0), hamming_distance(0, -1), hamming_distance(5, 6), hamming_distance(-1, 9223372036854775807);
SELECT hamming_distance(NULL, 1), hamming_distance(1, NULL);
SELECT hamming_distance('1', 2);
SELECT hamming_distance(1, 2.0);
SELECT hamming_distance(1);
SELECT simhash();
-- In an index.
CREATE INDEX by_simhash ON article(simhash(body));
SELECT count(*) FROM article WHERE simhash(body) = (SELECT simhash(body) FROM article WHERE id = 1);
