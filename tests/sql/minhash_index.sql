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
CREATE VIRTUAL TABLE bad USING minhash_index(size=16,);
CREATE VIRTUAL TABLE bad USING minhash_index(size=16 , /* none, */ , shingle=2);
CREATE VIRTUAL TABLE bad USING minhash_index(,size=16);
CREATE VIRTUAL TABLE "bad, (" USING minhash_index(content='art,,icles', column=[a,)]);
CREATE VIRTUAL TABLE temp."good, (" USING minhash_index(size=16, -- sixteen,
  shingle = "2" /* ,) */
);
DROP TABLE temp."good, (";
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
SELECT text FROM circle_index;
INSERT INTO circle_index(circle_index) VALUES ('rebuild');
DROP VIEW circle;
CREATE VIEW circle AS SELECT 1 AS id, 'x y z' AS body UNION ALL SELECT rowid + 1, 'x y z' FROM circle_index;
INSERT INTO circle_index(circle_index) VALUES ('rebuild');
INSERT INTO circle_index(circle_index) VALUES ('integrity-check');
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
-- Either syntax of a query that FTS5 has; in joins too, and behind more terms than SQLite leaves to the table.
CREATE TABLE wire(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO wire VALUES (1, 'a b c d e f g h i j'), (2, 'one two three four five six'), (3, 'A, b, c, d, e; f g h i j!');
CREATE VIRTUAL TABLE wire_index USING minhash_index(Content=wire, COLUMN=body);
INSERT INTO wire_index(wire_index) VALUES ('REBUILD');
SELECT rowid, similarity FROM wire_index('a b c d e f g h i j');
SELECT rowid, similarity FROM wire_index WHERE wire_index = 'one two three four five six';
SELECT w.id, x.rowid FROM wire w LEFT JOIN wire_index(w.body) x ON x.rowid <> w.id;
SELECT w.id, x.rowid FROM wire w JOIN wire_index x ON x.wire_index = w.body WHERE w.id = 2;
SELECT rowid FROM wire_index WHERE wire_index IN ('one two three four five six', 'no such text');
SELECT rowid FROM wire_index('one two three four five six') WHERE similarity IS NOT 2 AND similarity IS NOT 3
 AND similarity IS NOT 4 AND similarity IS NOT 5 AND similarity IS NOT 6 AND similarity IS NOT 7 AND similarity IS NOT 8
 AND similarity IS NOT 9 AND containment IS NOT 2 AND containment IS NOT 3 AND containment IS NOT 4 AND containment IS NOT 5
 AND containment IS NOT 6 AND containment IS NOT 7 AND containment IS NOT 8 AND containment IS NOT 9;
SELECT count(*) FROM wire_index(NULL);
SELECT count(*) FROM wire_index('');
SELECT count(*) FROM wire_index;
SELECT rowid FROM wire_index WHERE wire_index LIKE 'one%';
SELECT rowid FROM wire_index WHERE wire_index IS 'one two three four five six';
-- What every statement leaves: last_insert_rowid(), but for INSERT.
INSERT INTO wire VALUES (70, 'seventy');
DELETE FROM wire_index WHERE rowid = 3;
UPDATE wire_index SET text = 'k l m n' WHERE rowid = 2;
INSERT INTO wire_index(wire_index) VALUES ('integrity-check');
SELECT last_insert_rowid();
-- A command that fails changes nothing, in a transaction too.
CREATE TABLE desk(number INTEGER, body);
INSERT INTO desk VALUES (1, 'a b c d e'), (2, 'f g h i j');
CREATE VIRTUAL TABLE desk_index USING minhash_index(content=desk, column=body, key=number);
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
BEGIN;
INSERT INTO desk VALUES ('x', 'k l m n');
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
UPDATE desk SET number = NULL WHERE number = 'x';
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
UPDATE desk SET number = 1 WHERE number IS NULL;
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
UPDATE desk SET number = 4711, body = x'61' WHERE body = 'k l m n';
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
SAVEPOINT inner;
ALTER TABLE desk RENAME TO table_gone;
INSERT INTO desk_index(desk_index) VALUES ('rebuild');
ROLLBACK TO inner;
DELETE FROM desk WHERE number = 4711;
COMMIT;
SELECT rowid, similarity FROM desk_index('a b c d e');
INSERT INTO desk_index(desk_index) VALUES ('integrity-check');
-- Texts that changed without the index: an error, as far as MATCH sees it.
UPDATE desk SET body = 'a b c d e and more words' WHERE number = 1;
SELECT rowid FROM desk_index('a b c d e');
UPDATE desk SET body = 'p q r s t' WHERE number = 1;
SELECT rowid FROM desk_index('a b c d e');
UPDATE desk SET body = 'a b c d e' WHERE number = 1;
SELECT rowid FROM desk_index('a b c d e');
-- A column that holds signatures: found by text as by signature, and the figures are estimates.
CREATE TABLE signed(number INTEGER PRIMARY KEY, signature BLOB);
INSERT INTO signed VALUES (1, minhash('a b c d e f g h')), (2, minhash('one two three four')), (3, NULL);
CREATE VIRTUAL TABLE signed_index USING minhash_index(content=signed, column=signature);
INSERT INTO signed_index(signed_index) VALUES ('rebuild');
SELECT rowid, similarity, containment FROM signed_index('a b c d e f g h');
SELECT rowid FROM signed_index(minhash('one two three four'));
UPDATE signed SET signature = minhash('another text here') WHERE number = 2;
SELECT rowid FROM signed_index('one two three four');
-- UPDATE ... FROM, which gives the values of all columns before SQLite 3.42.
UPDATE wire_index SET text = n.t FROM (SELECT 1 AS id, 'u v w x y' AS t) AS n WHERE wire_index.rowid = n.id;
SELECT signature = minhash('u v w x y') FROM wire_index WHERE rowid = 1;
CREATE VIRTUAL TABLE kept USING minhash_index();
INSERT INTO kept(rowid, text) VALUES (1, 'the harbour wall failed'), (2, 'voters chose a council');
UPDATE kept SET rowid = n.other FROM (SELECT 1 AS id, 11 AS other) AS n WHERE kept.rowid = n.id;
-- Without a content table the text is unknown: written back it stays what it was, NULL is none.
UPDATE kept SET text = text;
UPDATE kept SET text = text, rowid = rowid WHERE text IS NULL;
UPDATE kept SET text = text WHERE rowid = 11;
UPDATE kept SET similarity = similarity, containment = containment, text = text, signature = signature;
SELECT rowid, text, signature = minhash('the harbour wall failed') FROM kept;
UPDATE kept SET text = NULL WHERE rowid = 2;
UPDATE kept SET signature = minhash('other words') WHERE rowid = 11;
UPDATE kept SET kept = 'optimize';
-- A row whose number is set to NULL gets a free one; so does an INSERT behind the last number that there is.
UPDATE kept SET rowid = NULL WHERE rowid = 2;
INSERT INTO kept(rowid, text) VALUES (9223372036854775807, 'last of all numbers');
INSERT INTO kept(text) VALUES ('one more');
INSERT INTO kept(text) VALUES ('and one more');
SELECT rowid, signature IS NULL FROM kept;
-- Names: any but those of the columns.
ALTER TABLE kept RENAME TO "desk@paper.example";
ALTER TABLE "desk@paper.example" RENAME TO text;
SELECT count(*) FROM "desk@paper.example"('one more') AS x;
ALTER TABLE "desk@paper.example" RENAME TO "%s@config@ ""ü""";
SELECT rowid FROM "%s@config@ ""ü""" WHERE "%s@config@ ""ü""" MATCH 'one more';
SELECT count(*) FROM sqlite_schema WHERE name GLOB '%s@config@ "ü"_*';
DROP TABLE "%s@config@ ""ü""";
CREATE VIRTUAL TABLE similarity USING minhash_index();
CREATE VIRTUAL TABLE Text USING minhash_index();
CREATE VIRTUAL TABLE rowid USING minhash_index();
-- Keys: a rowid that may change is none.
CREATE TABLE loose(id TEXT PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE bad USING minhash_index(content=loose, column=body);
CREATE VIRTUAL TABLE bad USING minhash_index(content=loose, column=body, key=oid);
CREATE TABLE strange(id INTEGER PRIMARY KEY DESC, body TEXT);
CREATE VIRTUAL TABLE bad USING minhash_index(content=strange, column=body);
CREATE TABLE narrow(id INTEGER, part INTEGER, body TEXT, PRIMARY KEY (id, part)) WITHOUT ROWID;
CREATE VIRTUAL TABLE bad USING minhash_index(content=narrow, column=body);
CREATE VIEW seen_wire AS SELECT * FROM wire;
CREATE VIRTUAL TABLE bad USING minhash_index(content=seen_wire, column=body);
CREATE VIRTUAL TABLE bad USING minhash_index(content=seen_wire, column=bodi, key=id);
CREATE VIRTUAL TABLE bad USING minhash_index(content=wire, column=body, Column=body);
CREATE TABLE own_rowid(rowid INTEGER, body TEXT);
CREATE VIRTUAL TABLE own_index USING minhash_index(content=own_rowid, column=body, key=rowid);
-- A database file that would have the index read, or write, itself.
CREATE VIRTUAL TABLE trap USING minhash_index();
INSERT INTO trap(rowid, text) VALUES (1, 'a b c d e');
CREATE TRIGGER trap_pending AFTER DELETE ON trap_pending BEGIN
  INSERT INTO trap_pending VALUES (old.id + 1, 0);
  INSERT INTO trap(trap) VALUES ('optimize');
END;
INSERT INTO trap(trap) VALUES ('optimize');
DROP TRIGGER trap_pending;
DROP TABLE trap_signatures;
CREATE VIEW trap_signatures AS SELECT rowid AS id, signature FROM trap;
SELECT count(*) FROM trap;
SELECT count(*) FROM trap WHERE rowid = 1;
SELECT count(*) FROM trap('a b c d e');
INSERT INTO trap(trap) VALUES ('integrity-check');
DROP VIEW trap_signatures;
DROP TABLE trap;
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
ATTACH 'other.db' AS other;
CREATE VIRTUAL TABLE other.late USING minhash_index();
UPDATE other.late_config SET value = 3 WHERE name = 'format';
DETACH other;
ATTACH 'other.db' AS other;
SELECT count(*) FROM other.late;
UPDATE other.late_config SET value = 2 WHERE name = 'format';
UPDATE other.late_config SET value = 5000 WHERE name = 'size';
SELECT count(*) FROM other.late;
UPDATE other.late_config SET value = 256 WHERE name = 'size';
SELECT count(*) FROM other.late;
-- So is a format 1, which has no checksums: it is read and kept up. A table that cannot be read can be dropped.
CREATE VIRTUAL TABLE other.old USING minhash_index(size=16);
INSERT INTO other.old(rowid, text) VALUES (1, 'a b c d e'), (2, 'one two three');
SELECT length(signature) FROM other.old_signatures;
UPDATE other.old_config SET value = 1 WHERE name = 'format';
UPDATE other.old_signatures SET signature = substr(signature, 1, 48);
UPDATE other.late_config SET value = 'none';
DETACH other;
ATTACH 'other.db' AS other;
INSERT INTO other.old(rowid, text) VALUES (3, 'a b c d e');
SELECT rowid, similarity, length(signature) FROM other.old('a b c d e');
SELECT length(signature) FROM other.old_signatures;
INSERT INTO other.old(old) VALUES ('integrity-check');
SELECT count(*) FROM other.late;
INSERT INTO other.late(text) VALUES ('a b c');
DROP TABLE other.late;
SELECT count(*) FROM other.sqlite_schema WHERE name LIKE 'late%';
-- A signature that has lost a bit, or stands in another row, is told from a sound one.
CREATE VIRTUAL TABLE sealed USING minhash_index(size=16);
INSERT INTO sealed(rowid, text) VALUES (1, 'a b c d e'), (2, 'one two three');
UPDATE sealed_signatures SET signature = CAST(substr(signature, 1, 20) || x'00' || substr(signature, 22) AS BLOB) WHERE id = 1;
SELECT rowid FROM sealed;
SELECT signature IS NULL FROM sealed;
SELECT rowid FROM sealed('a b c d e');
INSERT INTO sealed(sealed) VALUES ('integrity-check');
UPDATE sealed_signatures SET signature = (SELECT signature FROM sealed_signatures WHERE id = 2) WHERE id = 1;
SELECT rowid FROM sealed('one two three');
INSERT OR REPLACE INTO sealed(rowid, text) VALUES (1, 'a b c d e');
INSERT INTO sealed(sealed) VALUES ('integrity-check');
-- Schemas of odd names, and a name that is SQL.
ATTACH ':memory:' AS "desk@";
ATTACH ':memory:' AS """;DELETE FROM main.wire;--";
CREATE VIRTUAL TABLE "desk@".i USING minhash_index();
CREATE VIRTUAL TABLE """;DELETE FROM main.wire;--".i USING minhash_index();
INSERT INTO """;DELETE FROM main.wire;--".i(text) VALUES ('a b c d');
ALTER TABLE "desk@".i RENAME TO "z@";
ALTER TABLE """;DELETE FROM main.wire;--".i RENAME TO "z@pending@";
SELECT rowid FROM """;DELETE FROM main.wire;--"."z@pending@"('a b c d');
INSERT INTO "desk@"."z@"(text) VALUES ('a b c d');
INSERT INTO "desk@"."z@"("z@") VALUES ('optimize');
SELECT (SELECT count(*) FROM wire), (SELECT count(*) FROM "desk@"."z@");

-- A name with a quotation mark in it, which is doubled within others.
CREATE TABLE "the week's ""best"""(id INTEGER PRIMARY KEY, "reader's" TEXT);
INSERT INTO "the week's ""best""" VALUES (1, 'the harbour crane fell on the old pier at noon');
CREATE VIRTUAL TABLE best_index USING minhash_index(content='the week''s "best"', column="reader's");
CREATE VIRTUAL TABLE best_too USING minhash_index(content="the week's ""best""", column='reader''s', key=id);
INSERT INTO best_index(best_index) VALUES ('rebuild');
INSERT INTO best_too(best_too) VALUES ('rebuild');
SELECT rowid FROM best_index('the harbour crane fell on the old pier at noon');
SELECT rowid FROM best_too('the harbour crane fell on the old pier at noon');
