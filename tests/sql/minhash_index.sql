-- A stored index that finds the articles which resemble a text.
CREATE TABLE articles(id INTEGER PRIMARY KEY, url TEXT UNIQUE, body TEXT);
INSERT INTO articles VALUES
  (1, 'wire', 'a b c d e f g h i j'),
  (2, 'copy', 'A, b, c, d, e; f g h i j!'),
  (3, 'excerpt', 'a b c d e f'),
  (4, 'other', 'one two three four five six'),
  (5, 'empty', ''), (6, 'null', NULL);
CREATE VIRTUAL TABLE article_index USING minhash_index(content='articles', column='body', key='id', threshold=0.5);
CREATE TRIGGER article_index_insert AFTER INSERT ON articles BEGIN
  INSERT INTO article_index(rowid, text) VALUES (new.id, new.body);
END;
CREATE TRIGGER article_index_delete AFTER DELETE ON articles BEGIN
  DELETE FROM article_index WHERE rowid = old.id;
END;
CREATE TRIGGER article_index_update AFTER UPDATE OF id, body ON articles BEGIN
  UPDATE article_index SET rowid = new.id, text = new.body WHERE rowid = old.id;
END;
SELECT count(*) FROM article_index;
INSERT INTO article_index(article_index) VALUES ('rebuild');
-- 8 shingles; the excerpt has 4 of them.
SELECT rowid, similarity, containment, containment_of_row FROM article_index
 WHERE article_index MATCH 'a b c d e f g h i j' ORDER BY similarity DESC;
SELECT rowid, similarity, containment, containment_of_row FROM article_index WHERE article_index MATCH 'A B C D E F';
SELECT * FROM article_index WHERE article_index MATCH 'a b c d e f g h i j' LIMIT 1;
SELECT a.url, x.similarity FROM article_index x JOIN articles a ON a.id = x.rowid
 WHERE x.article_index MATCH 'a b c d e f g h i j' AND a.id <> 1 ORDER BY x.similarity DESC;
-- The closest other article of each.
SELECT a.id, (SELECT x.rowid FROM article_index x WHERE x.article_index MATCH a.body AND x.rowid <> a.id
              ORDER BY x.similarity DESC LIMIT 1) AS closest FROM articles a;
-- Nothing to find.
SELECT count(*) FROM article_index WHERE article_index MATCH 'nothing like it here';
SELECT count(*) FROM article_index WHERE article_index MATCH '';
SELECT count(*) FROM article_index WHERE article_index MATCH NULL;
-- A signature gives estimates, which are exact for a copy.
SELECT rowid, similarity, containment FROM article_index WHERE article_index MATCH minhash('a b c d e f g h i j') AND similarity = 1;
-- Rows by number, all rows, and the hidden columns.
SELECT rowid, similarity, text, signature = minhash(text) FROM article_index;
SELECT rowid, text FROM article_index WHERE rowid = 3;
SELECT count(*) FROM article_index WHERE rowid IN (1, 3, 99);
-- Plans.
EXPLAIN QUERY PLAN SELECT rowid FROM article_index WHERE article_index MATCH 'a' ORDER BY similarity DESC LIMIT 3;
EXPLAIN QUERY PLAN SELECT rowid FROM article_index WHERE article_index MATCH 'a' ORDER BY similarity;
EXPLAIN QUERY PLAN SELECT rowid FROM article_index WHERE rowid = 1;
EXPLAIN QUERY PLAN SELECT rowid FROM article_index ORDER BY rowid;
EXPLAIN QUERY PLAN SELECT rowid FROM article_index ORDER BY rowid DESC;
-- More terms than SQLite leaves to the table, before and behind the MATCH.
SELECT rowid, similarity FROM article_index WHERE similarity IS NOT 2 AND similarity IS NOT 3 AND similarity IS NOT 4
 AND similarity IS NOT 5 AND similarity IS NOT 6 AND similarity IS NOT 7 AND similarity IS NOT 8 AND similarity IS NOT 9
 AND containment IS NOT 2 AND containment IS NOT 3 AND containment IS NOT 4 AND containment IS NOT 5 AND containment IS NOT 6
 AND containment IS NOT 7 AND containment IS NOT 8 AND containment IS NOT 9 AND article_index MATCH 'a b c d e f g h i j';
SELECT rowid FROM article_index WHERE article_index MATCH 'a b c d e f g h i j' OR article_index MATCH 'one two three four five six';
SELECT x.rowid, x.similarity FROM (SELECT 'a b c d e f' AS t) q LEFT JOIN article_index x ON x.article_index MATCH q.t;
SELECT x.rowid FROM (SELECT 'not here at all' AS t) q LEFT JOIN article_index x ON x.article_index MATCH q.t;
SELECT rowid FROM article_index WHERE article_index MATCH 'a b c d e f' AND article_index MATCH 'a b c d e f g h i j';
-- Triggers keep it current.
INSERT INTO articles VALUES (7, 'repost', 'so: a b c d e f g h i j');
UPDATE articles SET body = 'one two three four five seven' WHERE id = 2;
UPDATE articles SET id = 30 WHERE id = 3;
DELETE FROM articles WHERE id = 1;
SELECT rowid, round(similarity, 3) FROM article_index WHERE article_index MATCH 'a b c d e f g h i j' ORDER BY similarity DESC;
SELECT rowid, similarity FROM article_index WHERE article_index MATCH 'one two three four five seven' ORDER BY similarity DESC;
INSERT INTO article_index(article_index) VALUES ('integrity-check');
-- OR REPLACE, UPSERT and OR IGNORE on the content table.
INSERT OR REPLACE INTO articles VALUES (7, 'repost', 'p q r s t u');
INSERT INTO articles VALUES (4, 'other', 'k l m n o p') ON CONFLICT(id) DO UPDATE SET body = excluded.body;
INSERT OR IGNORE INTO articles VALUES (4, 'other', 'not taken');
SELECT rowid, similarity FROM article_index WHERE article_index MATCH 'p q r s t u';
SELECT rowid, similarity FROM article_index WHERE article_index MATCH 'k l m n o p';
INSERT INTO article_index(article_index) VALUES ('integrity-check');
-- Conflicts in the index itself.
INSERT INTO article_index(rowid, text) VALUES (7, 'again');
INSERT OR IGNORE INTO article_index(rowid, text) VALUES (7, 'again');
INSERT OR REPLACE INTO article_index(rowid, text) VALUES (7, 'p q r s t u');
UPDATE article_index SET rowid = 7 WHERE rowid = 4;
UPDATE OR IGNORE article_index SET rowid = 7 WHERE rowid = 4;
INSERT INTO article_index(rowid, text) VALUES (7, 'x') ON CONFLICT DO NOTHING;
SELECT rowid, text FROM article_index WHERE rowid IN (4, 7);
-- Transactions and savepoints.
BEGIN;
INSERT INTO articles VALUES (8, 'first', 'u v w x y z');
SAVEPOINT inner;
INSERT INTO articles VALUES (9, 'second', 'u v w x y z');
SELECT rowid FROM article_index WHERE article_index MATCH 'u v w x y z';
ROLLBACK TO inner;
SELECT rowid FROM article_index WHERE article_index MATCH 'u v w x y z';
ROLLBACK;
SELECT rowid FROM article_index WHERE article_index MATCH 'u v w x y z';
INSERT INTO article_index(article_index) VALUES ('integrity-check');
-- Contentless: only signatures are kept, and the figures are estimates.
CREATE VIRTUAL TABLE seen USING minhash_index(threshold = 0.4, size=64 , shingle="2");
INSERT INTO seen(rowid, text) VALUES (10, 'a b c d e f'), (20, 'one two three');
INSERT INTO seen(text) VALUES ('a b c d e f');
INSERT INTO seen(rowid, text) VALUES (40, minhash('one two three', 64, 2));
SELECT last_insert_rowid(), rowid, similarity, containment, text FROM seen WHERE seen MATCH 'a b c d e f';
SELECT rowid, similarity FROM seen WHERE seen MATCH minhash('one two three', 64, 2);
UPDATE seen SET rowid = 11 WHERE rowid = 10;
DELETE FROM seen WHERE rowid = 21;
SELECT rowid FROM seen WHERE seen MATCH 'a b c d e f';
SELECT name, value FROM seen_config;
INSERT INTO seen(seen) VALUES ('optimize');
SELECT id, level, members, blocks FROM seen_segments;
INSERT INTO seen(seen) VALUES ('integrity-check');
ALTER TABLE seen RENAME TO "seen ""before";
SELECT rowid FROM "seen ""before" WHERE "seen ""before" MATCH 'one two three';
INSERT INTO "seen ""before"("seen ""before") VALUES ('delete-all');
SELECT count(*) FROM "seen ""before";
SELECT (SELECT count(*) FROM "seen ""before_signatures") + (SELECT count(*) FROM "seen ""before_postings");
DROP TABLE "seen ""before";
SELECT name FROM sqlite_schema WHERE name LIKE 'seen%';
-- Options and what is wrong with them.
CREATE VIRTUAL TABLE bad USING minhash_index(contents='articles');
CREATE VIRTUAL TABLE bad USING minhash_index(articles);
CREATE VIRTUAL TABLE bad USING minhash_index(content='articles');
CREATE VIRTUAL TABLE bad USING minhash_index(column='body');
CREATE VIRTUAL TABLE bad USING minhash_index(content='missing', column='body');
CREATE VIRTUAL TABLE bad USING minhash_index(content='articles', column='missing');
CREATE VIRTUAL TABLE bad USING minhash_index(threshold=0);
CREATE VIRTUAL TABLE bad USING minhash_index(threshold=half);
CREATE VIRTUAL TABLE bad USING minhash_index(threshold=1.01);
CREATE VIRTUAL TABLE bad USING minhash_index(size=0);
CREATE VIRTUAL TABLE bad USING minhash_index(size=4097);
CREATE VIRTUAL TABLE bad USING minhash_index(size=2.5);
CREATE VIRTUAL TABLE bad USING minhash_index(shingle=17);
SELECT count(*) FROM sqlite_schema WHERE name LIKE 'bad%';
-- Values, commands and uses that are wrong.
INSERT INTO article_index(article_index) VALUES ('repair');
INSERT INTO article_index(rowid, text) VALUES ('seven', 'x');
INSERT INTO article_index(rowid, text) VALUES (50, x'00');
INSERT INTO article_index(rowid, text) VALUES (50, minhash('a b c', 64));
INSERT INTO article_index(rowid, similarity) VALUES (50, 1);
UPDATE article_index SET similarity = 1;
SELECT rowid FROM article_index WHERE article_index MATCH x'00';
SELECT rowid FROM article_index WHERE article_index MATCH minhash('a b c', 256, 2);
SELECT rowid FROM article_index WHERE text MATCH 'a b c';
SELECT count(*) FROM article_index WHERE rowid = 50;
-- A content table whose key is no number, one that reads the index itself, one that is gone.
CREATE TABLE pages(url TEXT, body TEXT);
INSERT INTO pages VALUES ('https://gazette.example/1', 'a b c d');
CREATE VIRTUAL TABLE page_index USING minhash_index(content=pages, column=body, key=url);
INSERT INTO page_index(page_index) VALUES ('rebuild');
CREATE VIEW circle AS SELECT 1 AS id, 'x y z' AS body;
CREATE VIRTUAL TABLE circle_index USING minhash_index(content=circle, column=body, key=id);
INSERT INTO circle_index(circle_index) VALUES ('rebuild');
DROP VIEW circle;
CREATE VIEW circle AS SELECT rowid AS id, text AS body FROM circle_index;
SELECT rowid FROM circle_index WHERE circle_index MATCH 'x y z';
DROP VIEW circle;
SELECT rowid FROM circle_index WHERE circle_index MATCH 'x y z';
SELECT count(*) FROM circle_index;
-- A row that has left the content table without leaving the index is not found, and integrity-check tells.
DROP TRIGGER article_index_delete;
DELETE FROM articles WHERE id = 7;
SELECT rowid FROM article_index WHERE article_index MATCH 'p q r s t u';
INSERT INTO article_index(article_index) VALUES ('integrity-check');
INSERT INTO article_index(article_index) VALUES ('rebuild');
INSERT INTO article_index(article_index) VALUES ('integrity-check');
-- The stored tables belong to the index.
.dbconfig defensive on
DELETE FROM article_index_signatures;
DROP TABLE article_index_postings;
INSERT INTO article_index(rowid, text) VALUES (60, 'x y z');
INSERT INTO article_index(article_index) VALUES ('optimize');
SELECT count(*) FROM article_index;
.dbconfig defensive off
-- With an untrusted schema the triggers work.
PRAGMA trusted_schema = OFF;
INSERT INTO articles VALUES (70, 'late', 'r s t u v w');
SELECT rowid FROM article_index WHERE article_index MATCH 'r s t u v w';
-- A newer format is refused, and nonsense too.
UPDATE article_index_config SET value = 2 WHERE name = 'format';
ATTACH 'other.db' AS other;
CREATE VIRTUAL TABLE other.late USING minhash_index();
UPDATE other.late_config SET value = 2 WHERE name = 'format';
DETACH other;
ATTACH 'other.db' AS other;
SELECT count(*) FROM other.late;
UPDATE other.late_config SET value = 1 WHERE name = 'format';
UPDATE other.late_config SET value = 5000 WHERE name = 'size';
SELECT count(*) FROM other.late;
UPDATE other.late_config SET value = 256 WHERE name = 'size';
SELECT count(*) FROM other.late;
