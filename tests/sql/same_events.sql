-- Pairs of one event.
CREATE TABLE articles(id INTEGER PRIMARY KEY, title, body, published);
INSERT INTO articles VALUES
  (1, 'Crane falls on ferry hall', 'A crane fell onto the hall at Lindmouth.', '2031-03-14'),
  (2, 'Ferry hall shut', 'The Lindmouth ferry hall was hit by a falling crane.', '2031-03-15T12:00:00Z'),
  (3, 'New council', 'Voters of Ostrava Bay chose a council on Sunday.', 2462941.5),
  (4, 'Ostrava Bay has voted', 'A new council was chosen by few voters on Sunday.', 1931558400),
  (5, NULL, NULL, NULL), (6, '', '', 'soon'), (7, 'Title alone', NULL, '2031-03-14'),
  (8, 'Ferry hall shut', 'The Lindmouth ferry hall was hit by a falling crane.', '2031-06-30'),
  (9, 'Ferry hall shut', 'The Lindmouth ferry hall was hit by a falling crane.', NULL);
SELECT a, b, round(similarity, 3), round(scaled, 3), days FROM same_events('articles', 'body') ORDER BY a, b;
SELECT a, b, round(similarity, 3), round(scaled, 3), days
  FROM same_events('articles', 'body', NULL, 'id', NULL, '{"title": "title", "time": "published"}') ORDER BY a, b;
-- A window: rows without a time are in no pair.
SELECT a, b, days FROM same_events('articles', 'body', NULL, 'id', NULL, '{"title": "title", "time": "published", "days": 2}') ORDER BY a, b;
SELECT a, b, days FROM same_events('articles', 'body', NULL, 'id', NULL, '{"time": "published", "days": 0}') ORDER BY a, b;
-- A threshold is of the similarity, which is that of tfidf_similarity().
CREATE TABLE learned AS SELECT term_weights(title || ' ' || body) AS weights FROM articles;
SELECT count(*) AS pairs, max(abs(similarity - tfidf_similarity(x.title || char(10) || x.body, y.title || char(10) || y.body, learned.weights))) < 1e-6 AS same
  FROM learned, same_events('articles', 'body', 0.001, 'id', learned.weights, '{"title": "title"}') e
  JOIN articles x ON x.id = e.a JOIN articles y ON y.id = e.b;
SELECT count(*) FROM articles x JOIN articles y ON x.id < y.id, learned
 WHERE tfidf_similarity(x.title || char(10) || x.body, y.title || char(10) || y.body, learned.weights) >= 0.001;
SELECT a, b FROM same_events('articles', 'body', 1, 'id') ORDER BY a, b;
SELECT count(*) FROM same_events('articles', 'body', 0.5, NULL, NULL, NULL);
SELECT count(*) FROM same_events('articles', 'published', 0.5, 'id');
-- A row of one word, and a table of one row and of none.
CREATE TABLE few(k, body);
SELECT count(*) FROM same_events('few', 'body');
SELECT count(*) FROM event_clusters('few', 'body');
INSERT INTO few VALUES ('x', 'pier');
SELECT count(*) FROM same_events('few', 'body');
SELECT * FROM event_clusters('few', 'body', NULL, 'k');
INSERT INTO few VALUES (x'00', 'PIER'), (2.5, 'wall');
SELECT quote(a), quote(b), similarity FROM same_events('few', 'body', NULL, 'k');
SELECT quote(member), quote(cluster), size, round(weakest, 3) FROM event_clusters('few', 'body', NULL, 'k');
-- Clusters.
SELECT * FROM event_clusters('articles', 'body', 0.99, 'id', (SELECT weights FROM learned), '{"title": "title"}');
SELECT member, cluster, size, round(weakest, 3) FROM event_clusters('articles', 'body', NULL, 'id', (SELECT weights FROM learned), '{"title": "title"}');
SELECT member, cluster, size, round(weakest, 3) FROM event_clusters('articles', 'body', NULL, 'id', NULL, '{"title": "title", "time": "published", "days": 3}');
-- On the right of a join each row looks its member up; = decides, with affinity.
CREATE TABLE entry(id INTEGER, name TEXT);
INSERT INTO entry VALUES (1, 'x'), (4, '2.5'), (5, x'00'), (99, NULL);
SELECT e.id, k.cluster, k.size FROM entry e LEFT JOIN event_clusters('articles', 'body', NULL, 'id') k ON k.member = e.id;
SELECT e.id, quote(k.member) FROM entry e LEFT JOIN event_clusters('few', 'body', NULL, 'k') k ON k.member = e.name;
SELECT quote(member), quote(cluster) FROM event_clusters('few', 'body', NULL, 'k') WHERE member IN (2.5, 'X', x'00', NULL, 'x');
CREATE TABLE numeral AS SELECT '4' AS k, body FROM articles WHERE id = 4;
SELECT e.id, quote(k.member) FROM entry e LEFT JOIN event_clusters('numeral', 'body', NULL, 'k') k ON k.member = e.id;
EXPLAIN QUERY PLAN SELECT * FROM event_clusters('few', 'body', NULL, 'k') WHERE member = 'x';
-- Many rows that are the same are one document.
CREATE TABLE many(body);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO many SELECT 'The pier fell' FROM n;
SELECT count(*), min(similarity) FROM (SELECT * FROM same_events('many', 'body') LIMIT 100000);
SELECT count(*), max(size), count(DISTINCT cluster), max(weakest) FROM event_clusters('many', 'body');
-- Errors.
SELECT * FROM same_events('articles');
SELECT * FROM same_events('nothing', 'body');
SELECT * FROM same_events('articles', 'nothing');
SELECT * FROM same_events('articles', NULL);
SELECT * FROM same_events('articles', 'body', 0);
SELECT * FROM same_events('articles', 'body', 'high');
SELECT * FROM event_clusters('articles', 'body', 1.5);
SELECT * FROM same_events('articles', 'body', NULL, 'title');
SELECT * FROM same_events('articles', 'body', NULL, 'id', 'weights');
SELECT * FROM same_events('articles', 'body', NULL, 'id', x'00');
SELECT * FROM event_clusters('articles', 'body', NULL, 'id', (SELECT substr(weights, 1, 50) FROM learned));
SELECT * FROM same_events('articles', 'body', NULL, 'id', NULL, '{"days": 3}');
SELECT * FROM same_events('articles', 'body', NULL, 'id', NULL, '{"time": "published", "days": -1}');
SELECT * FROM same_events('articles', 'body', NULL, 'id', NULL, '{"title": "heading"}');
SELECT * FROM same_events('articles', 'body', NULL, 'id', NULL, '{"names": 2}');
CREATE VIEW looking AS SELECT * FROM same_events('articles', 'body');
SELECT * FROM looking;
