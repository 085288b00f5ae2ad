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
-- Options that are none.
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"link": "average"}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, '{"links": "single"}');
SELECT * FROM clusters('pair', 'a', 'b', NULL, 'complete');
SELECT * FROM clusters('pair', 'a', 'b', 'missing');
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
