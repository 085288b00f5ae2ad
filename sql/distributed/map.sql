-- A shard, attached as `shard`: the signatures of its articles. An id must be of one article in all shards.

CREATE TABLE signatures AS
SELECT id, minhash(body, (SELECT registers FROM settings)) AS signature FROM shard.articles WHERE body IS NOT NULL;
DELETE FROM signatures WHERE signature IS NULL; -- without words

-- For survivors: all articles, and those of fewer words than a shingle.
CREATE TABLE known AS
SELECT id, iif(id IN (SELECT id FROM signatures), NULL, 'no words') AS rule FROM shard.articles;
CREATE TABLE shorts AS
SELECT id, words, (SELECT hash FROM shingles(body, words)) AS hash
FROM (SELECT id, body, (SELECT count(*) FROM words(body)) AS words FROM shard.articles
      WHERE id IN (SELECT id FROM signatures WHERE minhash_count(signature) = 1))
WHERE words < 3;
