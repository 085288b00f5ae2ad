-- A shard, attached as `shard`: the texts of it that are in `candidates`.

INSERT INTO texts(id, body)
SELECT id, body FROM shard.articles WHERE id IN (SELECT a FROM candidates UNION SELECT b FROM candidates);
