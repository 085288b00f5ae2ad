-- A shard, attached as `shard`: the signatures of its articles. An id must be of one article in all shards.

CREATE TABLE signatures AS
SELECT id, minhash(body, (SELECT registers FROM settings)) AS signature FROM shard.articles WHERE body IS NOT NULL;
DELETE FROM signatures WHERE signature IS NULL; -- without words
