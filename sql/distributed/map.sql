-- A shard, attached as `shard`: the signatures of its articles. An id must be of one article in all shards.

CREATE TABLE signatures AS
SELECT id, minhash(body, (SELECT registers FROM settings)) AS signature FROM shard.articles;
CREATE TABLE wordless AS SELECT id FROM signatures WHERE signature IS NULL;
DELETE FROM signatures WHERE signature IS NULL;

-- For survivors: all articles, and those of fewer words than a shingle.
CREATE VIEW known AS SELECT id, NULL AS rule FROM signatures UNION ALL SELECT id, 'no words' FROM wordless;
CREATE TABLE shorts AS
SELECT id, words, (SELECT hash FROM shingles(body, words)) AS hash
FROM (SELECT id, body, (SELECT count(*) FROM words(body)) AS words FROM shard.articles
      WHERE id IN (SELECT id FROM signatures WHERE minhash_count(signature) = 1))
WHERE words < 3;
