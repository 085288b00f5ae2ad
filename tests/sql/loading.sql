-- Loading once more does nothing.
.load ./newsprint
SELECT load_extension('./newsprint');
SELECT fold_text('Still here');
-- A database file that newsprint only reads: loading writes nothing.
.open loading.db
.load ./newsprint
CREATE TABLE article(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO article(body) VALUES ('Crane falls on pier'), ('CRANE falls on pier!'), ('Council vote is close');
.open --readonly loading.db
.load ./newsprint
SELECT a, b, similarity FROM near_duplicates('article', 'body');
INSERT INTO article(body) VALUES ('no');
-- Pure functions and tables may stand in a schema that is not trusted.
.open loading.db
.load ./newsprint
PRAGMA trusted_schema = OFF;
CREATE VIEW word AS SELECT a.id, w.folded FROM article a, words(a.body) w;
SELECT group_concat(folded, ' ') FROM word WHERE id = 2;
CREATE TABLE strict_article(body TEXT, folded TEXT AS (fold_text(body)) STORED, signature BLOB AS (minhash(body, 16)) VIRTUAL) STRICT;
INSERT INTO strict_article(body) SELECT body FROM article;
SELECT folded, length(signature) FROM strict_article;
CREATE INDEX article_folded ON article(fold_text(body));
SELECT id FROM article WHERE fold_text(body) = 'crane falls on pier' ORDER BY id;
EXPLAIN QUERY PLAN SELECT id FROM article WHERE fold_text(body) = 'crane falls on pier';
CREATE TRIGGER folded_only BEFORE INSERT ON article WHEN fold_text(NEW.body) = '' BEGIN SELECT RAISE(ABORT, 'no words'); END;
INSERT INTO article(body) VALUES ('...');
CREATE TABLE checked(body TEXT CHECK (minhash(body) IS NOT NULL));
INSERT INTO checked VALUES (' ');
PRAGMA integrity_check;
VACUUM;
SELECT count(*) FROM article;
