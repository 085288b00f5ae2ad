-- A shard, attached as `shard`, for survivors: which articles have the shingles of one part of all hashes (`part.number`), and
-- which have the words of one of `shorts` side by side.

INSERT OR IGNORE INTO postings(hash, id)
SELECT hash, id FROM shard.articles, shingles(body)
WHERE (hash & 1023) % (SELECT parts FROM settings) = (SELECT number - 1 FROM part);
INSERT INTO candidates(a, b)
SELECT DISTINCT s.id, a.id
FROM (SELECT DISTINCT words FROM shorts) w CROSS JOIN shard.articles a CROSS JOIN shingles(a.body, w.words) g
JOIN shorts s ON s.hash = g.hash AND s.words = w.words AND s.id <> a.id
WHERE (g.hash & 1023) % (SELECT parts FROM settings) = (SELECT number - 1 FROM part);
