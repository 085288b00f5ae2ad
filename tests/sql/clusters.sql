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
CREATE TABLE none(a, b);
SELECT count(*) FROM clusters('none');
SELECT * FROM clusters('missing');
SELECT * FROM clusters('pair', 'missing');
SELECT * FROM clusters('pair', 'a', 'missing');
SELECT * FROM clusters;
SELECT count(*) FROM clusters(NULL);
