-- A join reads each text once, not once for every pair: 20 + 300 texts, 6,000 pairs.
CREATE TABLE article(id INTEGER PRIMARY KEY, body TEXT);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 320)
INSERT INTO article SELECT i, 'Report ' || i || ' from pier ' || (i % 7) || ' says the crane number ' || (i * 31) || ' is down' FROM n;
CREATE TABLE fingerprinted AS SELECT json_extract(newsprint_debug(), '$.fingerprinted') AS before;
SELECT count(*), sum(similarity(a.body, b.body) > 0.3) BETWEEN 1 AND 5999 AS some
  FROM article a JOIN article b ON a.id <= 20 AND b.id > 20;
SELECT json_extract(newsprint_debug(), '$.fingerprinted') - before AS texts_read FROM fingerprinted;
UPDATE fingerprinted SET before = json_extract(newsprint_debug(), '$.fingerprinted');
-- The same through a subquery and a CTE, whose values SQLite copies.
WITH a AS MATERIALIZED (SELECT body FROM article WHERE id <= 20), b AS MATERIALIZED (SELECT body FROM article WHERE id > 20)
SELECT count(containment(a.body, (SELECT b.body))) FROM a, b;
SELECT json_extract(newsprint_debug(), '$.fingerprinted') - before AS texts_read FROM fingerprinted;
-- Two long texts of one length that begin and end alike are two.
WITH t(a, b) AS (SELECT replace(hex(zeroblob(30000)), '00', 'pier ') || x || replace(hex(zeroblob(30000)), '00', ' boat'), x
                 FROM (SELECT 'crane' AS x UNION ALL SELECT 'hoist'))
SELECT p.b, q.b, round(similarity(p.a, q.a), 2) FROM t p, t q;
