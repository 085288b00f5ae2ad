-- Connected components of a table of pairs.
CREATE TABLE pair(a, b);
INSERT INTO pair VALUES (1, 2), (2, 3), (5, 4), (6, 6), ('x', 'y'), ('y', 'x'), (3, 1);
SELECT * FROM clusters('pair') ORDER BY cluster, member;
CREATE TABLE link("from" TEXT, "to" TEXT);
INSERT INTO link VALUES ('gazette', 'wire'), ('wire', 'courier'), ('relay', NULL), (NULL, NULL);
SELECT * FROM clusters('link', 'from', 'to') ORDER BY member;
-- Pairs as near_duplicates gives them.
CREATE TABLE article(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO article(body) VALUES ('a b c d'), ('A B C D'), ('one two three'), ('a b c d!');
CREATE TABLE found AS SELECT * FROM near_duplicates('article', 'body');
SELECT * FROM clusters('found') ORDER BY member;
-- A chain: 1-2-3 hang together by their weakest link, .6, with 2 of 3 pairs; 4 and 5 are a pair twice.
CREATE TABLE scored(a, b, similarity, score);
INSERT INTO scored VALUES (1, 2, 0.9, 0.3), (3, 2, 0.6, 0.8), (4, 5, 0.7, 0.5), (5, 4, 0.8, 0.4), (6, NULL, 1, 1), (7, 7, 0.2, 0.2);
SELECT * FROM clusters('scored') ORDER BY cluster, member;
-- Complete link: the most similar pair first, so by another column another pair.
SELECT * FROM clusters('scored', 'a', 'b', 'similarity', '{"link": "complete"}');
SELECT * FROM clusters('scored', NULL, NULL, 'score', '{"link": "complete"}');
SELECT * FROM clusters('scored', NULL, NULL, NULL, '{"link": "single"}') WHERE cluster = 4;
-- Without similarities every pair is alike: the first by members come first.
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"link": "complete"}') WHERE typeof(member) = 'integer';
SELECT * FROM clusters('link', 'from', 'to', NULL, '{"link": "complete"}');
-- Equal values are one member, whatever type they have; text is compared byte by byte.
CREATE TABLE typed(a, b);
INSERT INTO typed VALUES (1, 2.0), (2, 1.0), ('1', 'X'), ('x', x'78'), (4611686018427387904, 4611686018427387904.0);
SELECT quote(member), quote(cluster), size FROM clusters('typed');
SELECT typeof(member), member FROM clusters('typed') WHERE typeof(member) = 'real';
-- A similarity that is not known is left out; text is no similarity.
CREATE TABLE judged(a, b, similarity);
INSERT INTO judged VALUES (1, 2, NULL), (2, 3, 0.7), (4, 5, NULL), (6, 7, 90), (7, 8, 60), (8, 9, NULL), (9, 8, 55);
SELECT * FROM clusters('judged');
SELECT * FROM clusters('judged', 'a', 'b', 'similarity', '{"link": "complete"}') WHERE size > 1;
INSERT INTO judged VALUES (8, 9, 'high');
SELECT * FROM clusters('judged');
UPDATE judged SET similarity = x'00' WHERE similarity = 'high';
SELECT * FROM clusters('judged');
-- On the right of a join each row looks its member up; = decides, with affinity and collation.
CREATE TABLE entry(id INTEGER, name TEXT, code TEXT COLLATE NOCASE);
INSERT INTO entry VALUES (1, '1', 'X'), (2, 'x', 'x'), (6, '2.0', NULL), (9, '01', 'y');
SELECT e.id, k.cluster, k.size FROM entry e LEFT JOIN clusters('pair') k ON k.member = e.id;
SELECT e.name, quote(k.member), quote(k.cluster) FROM entry e LEFT JOIN clusters('typed') k ON k.member = e.name;
SELECT e.code, quote(k.member) FROM entry e LEFT JOIN clusters('typed') k ON k.member = e.code;
SELECT e.code, quote(k.member) FROM entry e LEFT JOIN clusters('typed') k ON e.code = k.member;
SELECT e.id, quote(k.member) FROM entry e LEFT JOIN clusters('typed') k ON k.member = e.id;
SELECT quote(member) FROM clusters('typed') WHERE member IN (1, 'x', x'78', NULL, 4611686018427387904.0, 0.5);
SELECT quote(member) FROM clusters('typed') WHERE member = 2 OR member = 2.0 OR member = 'X';
SELECT count(*) FROM clusters('typed') WHERE member = NULL;
SELECT c.t, (SELECT cluster FROM clusters(c.t) WHERE member = 5) AS cluster FROM (SELECT 'pair' AS t UNION ALL SELECT 'scored' UNION ALL SELECT 'pair') c;
EXPLAIN QUERY PLAN SELECT * FROM clusters('pair') WHERE member = 5;
-- Options that are none.
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"link": "average"}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"links": "single"}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, 'complete');
SELECT * FROM clusters('pair', 'a', 'b', 'missing');
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"link": "single", "link": "complete"}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"link": "single",}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{link: "single"}');
CREATE TEMP VIEW ring AS SELECT member AS a, cluster AS b FROM clusters('ring');
SELECT count(*) FROM clusters('ring');
CREATE TABLE none(a, b);
SELECT count(*) FROM clusters('none');
SELECT * FROM clusters('missing');
SELECT * FROM clusters('pair', 'missing');
SELECT * FROM clusters('pair', 'a', 'missing');
SELECT * FROM clusters;
SELECT count(*) FROM clusters(NULL);

-- A REAL that is no whole number is a value of its own; one that is equals the INTEGER
CREATE TEMP TABLE measured(a, b);
INSERT INTO measured VALUES (1.5, 2), (2.0, 3), (2.5, 1.5);
SELECT member, typeof(member) AS type, cluster, size FROM clusters('measured') ORDER BY member;

-- The representative holds most of the others: 2 has all of 1 and .9 of 3; without containments the most alike one.
CREATE TEMP TABLE held(a, b, similarity, containment_a, containment_b);
INSERT INTO held VALUES (1, 2, 0.5, 1, 0.5), (2, 3, 0.5, 0.4, 0.9), (1, 3, 0.6, 0.7, 0.7), (8, 9, 0.5, 0.5, 1), (10, 11, 0.5, NULL, NULL);
SELECT member, cluster, representative FROM clusters('held');
CREATE TEMP VIEW alike AS SELECT a, b, similarity, containment_a FROM held;
SELECT member, cluster, representative FROM clusters('alike');
UPDATE held SET containment_b = 'most' WHERE a = 8;
SELECT * FROM clusters('held');
UPDATE held SET containment_b = x'01' WHERE a = 8;
SELECT * FROM clusters('held');
