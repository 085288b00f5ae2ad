-- Weights: in how many texts each word stands.
CREATE TABLE wire(id, body);
INSERT INTO wire VALUES
  (1, 'The ferry hall at Lindmouth was shut by a crane that fell.'),
  (2, 'A falling crane has closed the hall where the Lindmouth ferry lands.'),
  (3, 'The council of Ostrava Bay was elected by a few votes.'),
  (4, NULL), (5, ''), (6, ' … ');
-- magic, version, algorithm, zeros, documents, words
SELECT length(weights), hex(substr(weights, 1, 16)) FROM (SELECT term_weights(body) AS weights FROM wire);
SELECT term_weights('the wall') = term_weights('WALL! the, the') AS same;
SELECT term_weights(NULL) IS NULL, term_weights('') IS NULL, term_weights(' … ') IS NULL;
SELECT term_weights(body) IS NULL AS "of no rows" FROM wire WHERE id > 10;
-- Merged, and grown by what is new, they are those that are learned at once.
CREATE TABLE learned AS SELECT term_weights(body) AS weights FROM wire;
SELECT term_weights(part) = (SELECT weights FROM learned) AS merged
  FROM (SELECT term_weights(body) AS part FROM wire GROUP BY id % 2);
SELECT term_weights(part) = (SELECT weights FROM learned) AS grown
  FROM (SELECT term_weights(body) AS part FROM wire WHERE id < 3 UNION ALL SELECT body FROM wire WHERE id >= 3);
SELECT hex(substr(term_weights(weights), 9, 4)) AS twice FROM (SELECT weights FROM learned UNION ALL SELECT weights FROM learned);
SELECT term_weights(x'');
SELECT term_weights(minhash('a'));
SELECT term_weights(substr(weights, 1, 40)) FROM learned;
SELECT term_weights(CAST(substr(weights, 1, 4) || x'02' || substr(weights, 6) AS BLOB)) FROM learned;
SELECT term_weights(CAST(substr(weights, 1, 5) || x'02' || substr(weights, 7) AS BLOB)) FROM learned;
SELECT term_weights();
SELECT sum(id), term_weights(body) OVER () FROM wire;
-- Similarity by them.
SELECT a.id, b.id, round(tfidf_similarity(a.body, b.body, weights), 3) FROM wire a JOIN wire b ON a.id < b.id, learned WHERE b.id < 4;
SELECT tfidf_similarity('a b', 'B, A', weights), tfidf_similarity('a', 'b', weights) FROM learned;
SELECT tfidf_similarity(body, body, weights) FROM wire, learned;
SELECT tfidf_similarity('a', NULL, weights), tfidf_similarity(NULL, 'a', weights), tfidf_similarity('a', 'a', NULL) FROM learned;
SELECT tfidf_similarity('', 'a', weights), tfidf_similarity(' … ', ' … ', weights), tfidf_similarity(12, '12', weights) FROM learned;
-- The start of a text counts for more, and so do names.
SELECT tfidf_similarity('wall ' || rest, 'wall', weights) > tfidf_similarity(rest || ' wall', 'wall', weights) AS start
  FROM learned, (SELECT group_concat('o' || value % 7, ' ') AS rest FROM json_each('[1' || replace(hex(zeroblob(50)), '0', ',2') || ']'));
SELECT tfidf_similarity('Wall fell', 'Wall', weights) > tfidf_similarity('wall fell', 'wall', weights) AS names FROM learned;
SELECT tfidf_similarity('a', 'b', 'weights');
SELECT tfidf_similarity('a', 'b', 7);
SELECT tfidf_similarity('a', 'b', x'6e707477');
SELECT tfidf_similarity('a', 'b', CAST(substr(weights, 1, 60) || x'ff' || substr(weights, 62) AS BLOB)) FROM learned;
-- Two weights in one statement, and one that is damaged behind the same one whole.
SELECT tfidf_similarity(a.body, b.body, weights) <> tfidf_similarity(a.body, b.body, (SELECT term_weights('ferry'))) AS differ
  FROM wire a, wire b, learned WHERE a.id = 1 AND b.id = 2;
SELECT round(tfidf_similarity('The ferry', 'the ferry hall', w), 3)
  FROM (SELECT weights AS w FROM learned UNION ALL SELECT term_weights('ferry') UNION ALL SELECT weights FROM learned);
SELECT tfidf_similarity('a', 'b', w) FROM (SELECT weights AS w FROM learned
  UNION ALL SELECT CAST(substr(weights, 1, length(weights) - 1) || x'02' AS BLOB) FROM learned);
