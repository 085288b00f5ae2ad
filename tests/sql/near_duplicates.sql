-- All pairs of a table that resemble each other.
CREATE TABLE article(id TEXT, body);
INSERT INTO article VALUES
  ('wire', 'a b c d e f g h i j'),
  ('copy', 'A, b, c, d, e; f g h i j!'),
  ('excerpt', 'a b c d e f'),
  ('other', 'one two three four five six'),
  ('empty', ''), ('null', NULL), ('number', 12345);
-- 8 shingles; the excerpt has 4 of them: resemblance 4 / 8, all of the excerpt is contained.
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id') ORDER BY a, b;
SELECT * FROM near_duplicates('article', 'body') ORDER BY a, b;
SELECT * FROM near_duplicates('article', 'body', 0.51, 'id') ORDER BY a, b;
SELECT count(*) FROM near_duplicates('article', 'body', NULL, 'id');
SELECT count(*) FROM near_duplicates('main.article', 'body');
SELECT a, b FROM near_duplicates('article', 'body', 0.4, 'id') WHERE containment_b = 1 ORDER BY a, b;
-- A view, a quoted name, an attached schema.
CREATE VIEW late AS SELECT id, body FROM article WHERE id <> 'wire';
SELECT a, b FROM near_duplicates('late', 'body', 0.5, 'id');
CREATE TABLE "odd ""name"(k INTEGER PRIMARY KEY, "the body" TEXT);
INSERT INTO "odd ""name" VALUES (7, 'x y z'), (9, 'X Y Z');
SELECT * FROM near_duplicates('odd "name', 'the body', 1, 'k');
ATTACH ':memory:' AS archive;
CREATE TABLE archive.old(body TEXT);
INSERT INTO archive.old VALUES ('x y z'), ('x y z'), ('x y z');
SELECT a, b FROM near_duplicates('archive.old', 'body') ORDER BY a, b;
-- Signatures.
CREATE TABLE signed AS SELECT id, minhash(body) AS signature FROM article;
SELECT a, b, round(similarity, 1) FROM near_duplicates('signed', 'signature', 0.4, 'id') ORDER BY a, b;
-- An excerpt: 2 shingles of the 8 of a copy and of the 4 of the longer excerpt.
INSERT INTO article VALUES ('short', 'C d e, f');
SELECT a, b, similarity, containment_a, containment_b FROM near_duplicates('article', 'body', 0.9, 'id', '{"min_containment": 1}') ORDER BY a, b;
SELECT a, b FROM near_duplicates('article', 'body', 0.9, 'id', '{"min_containment": 0.5}') EXCEPT
SELECT a, b FROM near_duplicates('article', 'body', 0.9, 'id', '{"min_containment": 1}');
SELECT a, b FROM near_duplicates('article', 'body', 0.9, 'id', '{}');
-- Words of one make more pairs alike, words of five fewer: 6 of 10 words are shared, 2 of 6 runs of five.
SELECT similarity FROM near_duplicates('article', 'body', 0.3, 'id', '{"shingle": 1}') WHERE a = 'excerpt' AND b = 'wire';
SELECT round(similarity, 6) FROM near_duplicates('article', 'body', 0.3, 'id', '{"shingle": 5, "min_containment": 0.5}') WHERE a = 'excerpt' AND b = 'wire';
-- A limit of memory changes nothing, also where it is so low that signatures go into a file.
CREATE TABLE many AS WITH number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 12499)
  SELECT n AS id, printf('a%d b%d c%d d%d e%d f%d', n / 2, n / 2, n / 2, n / 2, n / 2, n) AS body FROM number;
SELECT count(*), sum(b - a), sum(a), round(total(similarity)) FROM near_duplicates('many', 'body', 0.5, 'id');
SELECT count(*), sum(b - a), sum(a), round(total(similarity)) FROM near_duplicates('many', 'body', 0.5, 'id', '{"memory": 5}');
SELECT count(*) FROM near_duplicates('many', 'body', 0.5, 'id', '{"memory": 1000}');
SELECT count(*) FROM near_duplicates('many', 'body', 0.5, 'id', '{"memory": 1}');
SELECT count(*) FROM near_duplicates('many', 'body', 0.5, 'id', '{"memory": 0.5}');
SELECT count(*) FROM near_duplicates('many', 'body', 0.5, 'id', '{"memory": 400, "min_containment": 0.5}');
-- A view has no rowid, so it needs a key; so does a table WITHOUT ROWID.
SELECT * FROM near_duplicates('late', 'body');
CREATE TABLE keyed(id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
INSERT INTO keyed SELECT id, body FROM article WHERE id IN ('wire', 'copy');
SELECT count(*) FROM near_duplicates('keyed', 'body');
SELECT a, b FROM near_duplicates('keyed', 'body', 0.5, 'id');
-- A dot in a name, and a name that is both: the table of that name comes first.
CREATE TABLE "archive.old"(body TEXT);
INSERT INTO "archive.old" VALUES ('l m n'), ('l m n');
SELECT a, b FROM near_duplicates('archive.old', 'body') ORDER BY a, b;
SELECT a, b FROM near_duplicates('archive."old"', 'body');
SELECT a, b FROM near_duplicates('nowhere.old', 'body');
-- Keys of all types, in SQLite's order.
CREATE TABLE mixed(k, body);
INSERT INTO mixed VALUES ('b', 'x y z'), (x'00', 'x y z'), (2.0, 'x y z'), (1, 'x y z'), (-1, 'X, y, z'), (1.5, 'x y z'), ('', 'x y z'),
  (NULL, 'of no pair'), (1, 'of none either');
SELECT quote(a), quote(b) FROM near_duplicates('mixed', 'body', 1, 'k') ORDER BY a, b;
SELECT count(*), sum(a < b) FROM near_duplicates('mixed', 'body', 1, 'k');
-- A key must tell the rows of a pair apart.
INSERT INTO mixed VALUES ('b', 'x y z');
SELECT * FROM near_duplicates('mixed', 'body', 1, 'k');
UPDATE mixed SET k = NULL WHERE rowid = 10;
SELECT * FROM near_duplicates('mixed', 'body', 1, 'k');
UPDATE mixed SET k = 2 WHERE rowid = 10;
SELECT * FROM near_duplicates('mixed', 'body', 1, 'k');
-- Rows of one text are compared once, and each of their pairs is given: 6 + 3 among equal rows, 4 * 3 between.
CREATE TABLE notice(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO notice(body) VALUES ('sign in to read the full story'), ('sign in to read the full report'),
  ('Sign in to read: the full story!'), ('sign in to read the full report'), (NULL), ('sign in to read the full story'),
  ('sign in to read the full report'), ('sign in to read the full story'), ('');
SELECT similarity, count(*), count(DISTINCT a || ' ' || b), sum(a < b) FROM near_duplicates('notice', 'body') GROUP BY similarity;
SELECT a, b FROM near_duplicates('notice', 'body') WHERE similarity < 1 ORDER BY a, b;
SELECT count(*) FROM near_duplicates('notice', 'body', 0.9);
CREATE TABLE signed_notice AS SELECT id, minhash(body) AS signature FROM notice;
SELECT round(similarity, 2), count(*) FROM near_duplicates('signed_notice', 'signature', 0.3, 'id') GROUP BY similarity = 1;
-- Ten thousand of them make 49,995,000 pairs, of which some can be had without the others.
CREATE TABLE wall AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
  SELECT i AS id, 'Sign in to read the full story or start a free trial' AS body FROM n;
SELECT a, b FROM near_duplicates('wall', 'body', 0.5, 'id') LIMIT 3;
-- A pair that meets in the bands and in the overlap comes once.
CREATE TABLE twice(id INTEGER PRIMARY KEY, body TEXT);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)
  INSERT INTO twice SELECT 1, group_concat('w' || i, ' ') FILTER (WHERE i <= 120) FROM n UNION ALL SELECT 2, group_concat('w' || i, ' ') FROM n;
SELECT a, b, round(similarity, 2), containment_a FROM near_duplicates('twice', 'body', 0.7, 'id', '{"min_containment": 0.5}');
-- A text of fewer words than a shingle is found where its words stand side by side, as containment() has it.
CREATE TABLE brief(id TEXT, body TEXT);
INSERT INTO brief VALUES ('one', 'Crane'), ('two', 'breaking news'), ('long', 'Breaking news: the crane fell on the pier'),
  ('apart', 'news of a breaking wall'), ('same', 'breaking NEWS'), ('three', 'the crane fell');
SELECT a, b, similarity, containment_a, containment_b FROM near_duplicates('brief', 'body', 0.5, 'id', '{"min_containment": 0.5}') ORDER BY a, b;
SELECT x.id, y.id, similarity(x.body, y.body), containment(x.body, y.body), containment(y.body, x.body) FROM brief x, brief y
  WHERE x.id < y.id AND max(similarity(x.body, y.body), containment(x.body, y.body), containment(y.body, x.body)) >= 0.5 ORDER BY 1, 2;
SELECT count(*) FROM near_duplicates('brief', 'body', 0.5, 'id');
SELECT a, b FROM near_duplicates('brief', 'body', 0.5, 'id', '{"min_containment": 0.5, "shingle": 5}') ORDER BY a, b;
-- Options that are none.
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"containment": 0.5}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"min_containment": 0}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"min_containment": 1.5}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"min_containment": "half"}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"shingle": 17}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"shingle": 2.5}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '[0.5]');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', 'min_containment');
SELECT * FROM near_duplicates('signed', 'signature', 0.5, 'id', '{"min_containment": 0.5}');
SELECT count(*) FROM near_duplicates('signed', 'signature', 0.5, 'id', '{"miss": 0.25}');
SELECT newsprint_debug() ->> '$.bands' AS bands, newsprint_debug() ->> '$.band_rows' AS band_rows, newsprint_debug() ->> '$.miss' AS miss;
SELECT count(*) FROM near_duplicates('signed', 'signature');
SELECT newsprint_debug() ->> '$.bands' AS bands, newsprint_debug() ->> '$.band_rows' AS band_rows, newsprint_debug() ->> '$.miss' AS miss;
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"miss": 0}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"shingle": 2, "shingle": 3}');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'id', '{"shingle": 2,}');
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', NULL);
-- What goes wrong.
SELECT * FROM near_duplicates('missing', 'body');
SELECT * FROM near_duplicates('article', 'missing');
SELECT * FROM near_duplicates('article', 'body', 0.5, 'missing');
SELECT * FROM near_duplicates('article', 'body', 0);
SELECT * FROM near_duplicates('article', 'body', 1.5);
SELECT * FROM near_duplicates('article', 'body', 'half');
SELECT * FROM near_duplicates('article');
SELECT * FROM near_duplicates;
SELECT count(*) FROM near_duplicates(NULL, 'body');
SELECT * FROM near_duplicates('article', NULL);
INSERT INTO signed VALUES ('bad', x'00');
SELECT * FROM near_duplicates('signed', 'signature');
UPDATE signed SET signature = minhash('pier', 64) WHERE id = 'bad';
SELECT * FROM near_duplicates('signed', 'signature');
UPDATE signed SET signature = minhash('pier', 256, 2) WHERE id = 'bad';
SELECT * FROM near_duplicates('signed', 'signature');
UPDATE signed SET signature = 'a text' WHERE id = 'bad';
SELECT * FROM near_duplicates('signed', 'signature');
-- Reads tables by name, so not for views and triggers.
CREATE VIEW pairs AS SELECT * FROM near_duplicates('article', 'body');
SELECT count(*) FROM pairs;
-- A TEMP view may, and may read the table that reads it: no deeper than eight.
CREATE TEMP VIEW inner_pairs AS SELECT a AS id, 'pair of ' || a || ' and ' || b AS body FROM near_duplicates('article', 'body', 0.5, 'id');
SELECT count(*) FROM near_duplicates('inner_pairs', 'body', 0.1, 'body');
CREATE TEMP VIEW loop AS SELECT a AS id, 'a b c d' AS body FROM near_duplicates('loop', 'body', 0.5, 'id');
SELECT count(*) FROM near_duplicates('loop', 'body', 0.5, 'id');
CREATE TEMP VIEW ring AS SELECT a, b FROM near_duplicates('members', 'body', 0.5, 'id');
CREATE TEMP VIEW members AS SELECT member AS id, 'a b c d' AS body FROM clusters('ring');
SELECT count(*) FROM clusters('ring');
SELECT count(*) FROM near_duplicates('article', 'body');
-- Between two tables: a is a row of the first, b one of the second, whatever their order; rows of one are not paired.
CREATE TABLE today(id, body TEXT);
CREATE TABLE archive_copy(id, body TEXT);
INSERT INTO today VALUES ('z', 'a b c d e f g h i j'), ('y', 'A b c d e f g h i j'), ('x', 'a b c d e f'), ('w', NULL), ('v', 'of none');
INSERT INTO archive_copy VALUES (1, 'a b c d e f g h i j'), (2, 'a b c d e f g h i j k'), (3, 'a b c d e f g h i j k'), (4, 'd e'), (5, NULL);
SELECT a, b, round(similarity, 3), round(containment_a, 3), round(containment_b, 3) FROM near_duplicates('today', 'body', 0.5, 'id', '{"against": "archive_copy"}') ORDER BY a, b;
SELECT a, b FROM near_duplicates('today', 'body', 0.95, 'id', '{"against": "archive_copy", "min_containment": 1}') ORDER BY a, b;
SELECT count(*), count(*) FILTER (WHERE a = b) FROM near_duplicates('today', 'body', 0.9, 'id', '{"against": "today"}');
CREATE TABLE signed_today AS SELECT id, minhash(body) AS signature FROM today;
CREATE TABLE signed_archive AS SELECT id, minhash(body) AS signature FROM archive_copy;
SELECT count(*) FROM near_duplicates('signed_today', 'signature', 0.8, 'id', '{"against": "signed_archive"}');
SELECT count(*) FROM near_duplicates('today', 'body', 0.5, 'id', '{"against": "nowhere"}');
SELECT count(*) FROM near_duplicates('today', 'body', 0.5, 'id', '{"against": "odd \"name"}');
INSERT INTO archive_copy VALUES (2, 'a b c d e f g h i j');
SELECT count(*) FROM near_duplicates('today', 'body', 0.5, 'id', '{"against": "archive_copy"}');
INSERT INTO signed_archive VALUES (9, x'00');
SELECT count(*) FROM near_duplicates('signed_today', 'signature', 0.8, 'id', '{"against": "signed_archive"}');
-- Parts of the bands: each pair is in one of them. Bands of so many registers; candidates of signatures.
CREATE TABLE signed_small AS SELECT id, minhash(body, 128) AS signature FROM article;
SELECT a, b FROM near_duplicates('article', 'body', 0.5, 'id') ORDER BY a, b;
SELECT a, b FROM near_duplicates('article', 'body', 0.5, 'id', '{"part": 1, "parts": 2}') UNION ALL SELECT a, b FROM near_duplicates('article', 'body', 0.5, 'id', '{"part": 2, "parts": 2}') ORDER BY a, b;
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', '{"band_rows": 4}');
SELECT newsprint_debug() ->> '$.band_rows', newsprint_debug() ->> '$.bands' > 100;
SELECT a, b FROM near_duplicates('signed_small', 'signature', 0.5, 'id', '{"pairs": "candidates", "band_rows": 3}') ORDER BY a, b;
SELECT a, b FROM near_duplicates('signed_small', 'signature', 0.99, 'id', '{"pairs": "found"}') ORDER BY a, b;
SELECT count(*) FROM near_duplicates('article', 'body', 0.1, 'id', '{"band_rows": 16}');
SELECT count(*) FROM near_duplicates('late', 'body', 0.1, 'id', '{"band_rows": 16, "part": 2, "parts": 2}');
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', '{"part": 1}');
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', '{"part": 3, "parts": 2}');
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', '{"part": 1, "parts": 2, "min_containment": 0.5}');
SELECT count(*) FROM near_duplicates('article', 'body', 0.5, 'id', '{"pairs": "candidates"}');
SELECT count(*) FROM near_duplicates('signed_small', 'signature', 0.5, 'id', '{"pairs": "all"}');
