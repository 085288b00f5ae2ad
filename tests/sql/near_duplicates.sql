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
INSERT INTO mixed VALUES ('b', 'x y z'), (x'00', 'x y z'), (2.5, 'x y z'), (NULL, 'x y z'), (-1, 'x y z');
SELECT quote(a), quote(b) FROM near_duplicates('mixed', 'body', 1, 'k') ORDER BY a, b;
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
