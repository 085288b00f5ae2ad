-- Which rows of a table to keep, and for which of them the others can go.
CREATE TABLE article(id TEXT, outlet TEXT, published TEXT, rank INTEGER, body TEXT);
INSERT INTO article VALUES
  ('wire', 'Agency', '2031-03-14', 1, 'a b c d e f g h i j'),
  ('copy', 'Post', '2031-03-15', 2, 'A, b, c, d, e; f g h i j!'),
  ('excerpt', 'Post', '2031-03-13', 2, 'a b c d e f'),
  ('longer', 'Mail', '', 3, 'a b c d e f g h i j k l m n o p q r s t u v'),
  ('edited', 'Mail', NULL, 3, 'a b c d e f g h i X'),
  ('other', 'Mail', '2031-03-16', 3, 'one two three four five six'),
  ('short', 'Mail', '2031-03-16', 3, 'e F'),
  ('empty', 'Mail', '2031-03-16', 3, ' ... '), ('null', 'Mail', '2031-03-16', 3, NULL), ('number', 'Mail', NULL, NULL, 12345);
-- Of its 8 shingles the edited one has 7 in the longer; the short one stands in it side by side.
SELECT id, kept, kept_for, round(similarity, 3), containment, rule FROM survivors('article', 'body', 0.8, 'id');
SELECT id, kept_for FROM survivors('article', 'body', 1, 'id') WHERE NOT kept;
SELECT count(*), sum(kept), count(kept_for) FROM survivors('article', 'body');
SELECT id, kept_for, round(similarity, 3), round(containment, 3), rule FROM survivors('article', 'body', 0.5, 'id', '{"by": "similarity"}') WHERE NOT kept;
-- The earliest first. NULL and '' come last, and the wire story, which stands in the longer, is kept before it.
SELECT id, kept, kept_for, containment, rule FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["published asc"]}');
SELECT id, kept_for, rule FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["published DESC"]}') WHERE NOT kept;
SELECT id, kept_for, rule FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["rank desc", "published"]}') WHERE NOT kept;
SELECT id, kept_for, rule FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["rank"]}') WHERE NOT kept;
-- Rows compete within an outlet, or within an outlet and a day.
SELECT id, kept_for FROM survivors('article', 'body', 0.8, 'id', '{"scope": "outlet"}') WHERE NOT kept;
SELECT id, kept_for FROM survivors('article', 'body', 0.8, 'id', '{"scope": ["outlet", "published"]}') WHERE NOT kept;
-- NULL is one scope; values that only look alike are two.
CREATE TABLE scoped(id INTEGER PRIMARY KEY, place, part, body);
INSERT INTO scoped VALUES (1, NULL, 1, 'x y z'), (2, NULL, 1, 'x y z'), (3, 'a', 'tb', 'x y z'), (4, 'at', 'b', 'x y z'), (5, 1, 1, 'x y z'), (6, 1.0, 1, 'x y z');
SELECT id, kept_for FROM survivors('scoped', 'body', 0.8, 'id', '{"scope": ["place", "part"]}') WHERE NOT kept;
-- What holds a dropped row is not named: 3 stands in 2, which stands in 1, which does not hold 3.
CREATE TABLE chain(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO chain VALUES (1, 'a b c d e f g h i j k l'), (2, 'e f g h i j k l m n o'), (3, 'j k l m n o');
SELECT id, kept, kept_for, round(containment, 2) FROM survivors('chain', 'body', 0.6);
-- The order of rows does not count.
CREATE VIEW turned AS SELECT * FROM article ORDER BY id DESC;
SELECT count(*) FROM (SELECT * FROM survivors('article', 'body', 0.5, 'id') EXCEPT SELECT * FROM survivors('turned', 'body', 0.5, 'id'));
SELECT * FROM survivors('turned', 'body');
-- A row is found at once in a join; keys keep their types.
SELECT value, kept, kept_for FROM json_each('["copy", "nowhere", "wire", null, 7]') LEFT JOIN survivors('article', 'body', 0.8, 'id') s ON s.id = value;
CREATE TABLE mixed(k, body);
INSERT INTO mixed VALUES ('b', 'x y z'), (x'00', 'x y z'), (2.0, 'x y z'), (1, 'X y z'), ('1', 'x y z');
SELECT quote(id), kept, quote(kept_for) FROM survivors('mixed', 'body', 1, 'k');
SELECT quote(id) FROM survivors('mixed', 'body', 1, 'k') WHERE id = 1;
-- Ten thousand near-copies of one notice go at once.
CREATE TABLE wall AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
  SELECT i AS id, 'Sign in to read the full story or start a free trial today, reader number ' || i AS body FROM n;
SELECT count(*), sum(kept), min(kept_for), max(kept_for) FROM survivors('wall', 'body', 0.8, 'id');
-- The options that are none.
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"prefer": "published"}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"prefer": []}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["a", "b", "c", "d", "e"]}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"prefer": [7]}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"prefer": ["nowhere asc"]}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"scope": "nowhere"}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"scope": [""]}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"by": "size"}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"shingle": 17}');
SELECT * FROM survivors('article', 'body', 0.8, 'id', '{"keep": "longest"}');
SELECT * FROM survivors('article', 'body', 0);
SELECT count(*) FROM survivors('article', 'body', NULL, 'id', NULL);
SELECT count(*) FROM survivors('article', 'body', 0.8, 'id', '{"prefer": "longest", "shingle": 5}') WHERE kept;
-- What goes wrong.
SELECT * FROM survivors('missing', 'body');
SELECT * FROM survivors('article', 'missing');
SELECT * FROM survivors('article', 'body', 0.8, 'outlet');
INSERT INTO article(id, body) VALUES (NULL, 'a pier');
SELECT * FROM survivors('article', 'body', 0.8, 'id');
UPDATE article SET id = 'signed', body = minhash(body) WHERE id IS NULL;
SELECT * FROM survivors('article', 'body', 0.8, 'id');
SELECT * FROM survivors('article');
SELECT count(*) FROM survivors(NULL, 'body');
SELECT count(*) FROM survivors('article', NULL);
CREATE VIEW keepers AS SELECT * FROM survivors('article', 'body');
SELECT count(*) FROM keepers;
CREATE TEMP VIEW loop AS SELECT id, 'a b c d' AS body FROM survivors('loop', 'body', 0.5, 'id');
SELECT count(*) FROM survivors('loop', 'body', 0.5, 'id');
-- In a UTF-16 database keys and columns have the order of their bytes there.
.open :memory:
.load ./newsprint
PRAGMA encoding = 'UTF-16le';
CREATE TABLE article(id, day, outlet, body TEXT);
INSERT INTO article VALUES ('z', 'ā', 'Ö', 'a crane fell on the pier'), ('Ā', 'b', 'Ö', 'A crane fell on the pier'), ('ｚ', '', 'Ö', 'A crane fell on the pier!'),
  ('𝐳', NULL, 'O', 'A crane fell on the pier. No one was hurt.');
SELECT id, kept, kept_for, rule FROM survivors('article', 'body', 0.9, 'id');
SELECT id, kept, kept_for, rule FROM survivors('article', 'body', 0.9, 'id', '{"scope": "outlet", "prefer": ["day"]}');
SELECT (SELECT min(day) FROM article WHERE day <> '') AS first_day;
