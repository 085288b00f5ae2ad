-- Keys stand in the order that = and < of the database have: that of its bytes, whatever its encoding.
PRAGMA encoding = 'UTF-16be';
CREATE TABLE article(id, body TEXT);
INSERT INTO article VALUES ('z', 'a crane fell on the pier'), ('Ā', 'A crane fell on the pier'), ('ｚ', 'A crane fell on the pier!'),
  ('𝐳', 'A crane fell on the pier.'), (2.5, 'a crane fell on the pier?'), (1.5, 'a crane fell, on the pier'), (x'7A', 'a: crane fell on the pier');
SELECT quote(a), quote(b) FROM near_duplicates('article', 'body', 0.9, 'id') ORDER BY a, b;
SELECT count(*), count(*) FILTER (WHERE a < b) AS in_order FROM near_duplicates('article', 'body', 0.9, 'id');
.open :memory:
.load ./newsprint
PRAGMA encoding = 'UTF-16le';
CREATE TABLE article(id, body TEXT);
INSERT INTO article VALUES ('z', 'a crane fell on the pier'), ('Ā', 'A crane fell on the pier'), ('ｚ', 'A crane fell on the pier!'),
  ('𝐳', 'A crane fell on the pier.');
SELECT quote(a), quote(b) FROM near_duplicates('article', 'body', 0.9, 'id') ORDER BY a, b;
SELECT count(*), count(*) FILTER (WHERE a < b) AS in_order FROM near_duplicates('article', 'body', 0.9, 'id');
