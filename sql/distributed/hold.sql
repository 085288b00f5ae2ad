-- Of the `postings` of all shards in one part of the hashes: candidates a, b of which b may have as much of a as survivors() asks.
-- Whatever has the share of all shingles of a has the share of those in one of the parts, and so one of the rarest there.

CREATE TEMP TABLE rarest AS
SELECT id, hash
FROM (SELECT id, hash, n, row_number() OVER (PARTITION BY id ORDER BY n, hash) AS place, count(*) OVER (PARTITION BY id) AS all_of_it
      FROM postings JOIN (SELECT hash, count(*) AS n FROM postings GROUP BY hash) USING (hash))
WHERE n > 1 AND place <= all_of_it - CAST((SELECT held FROM settings) * all_of_it * (1 - 1e-12) AS INTEGER) + 1;
INSERT INTO candidates(a, b)
SELECT DISTINCT r.id, p.id FROM temp.rarest r CROSS JOIN postings p ON p.hash = r.hash AND p.id <> r.id;
