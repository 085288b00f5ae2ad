-- Every pair of a table that has words in a row in common.
CREATE TABLE article(id TEXT, outlet TEXT, body);
INSERT INTO article VALUES
  ('wire', 'agency', 'Ostrel. The old pier stays shut until spring, the mayor said on Monday.'),
  ('copy', 'Post', 'THE OLD PIER stays shut until spring – the mayor said on Monday! Rain fell.'),
  ('twice', 'Post', 'Until spring, the mayor said. Nothing new. The old pier stays shut, until spring.'),
  ('other', 'Mail', 'A crane fell onto the ferry hall.'),
  ('empty', NULL, ''), ('null', NULL, NULL), ('number', NULL, 12345);
-- wire: Ostrel and 12 words, all of them in copy, which has 14. twice: seven words and five, of 14.
SELECT a, b, words, longest, passages, round(share_a, 3) AS share_a, round(share_b, 3) AS share_b, a_start, b_start, articles
FROM text_reuse('article', 'body', 5, 'id') ORDER BY a, b;
SELECT a, b, words FROM text_reuse('article', 'body', 7, 'id') ORDER BY a, b;
SELECT count(*) FROM text_reuse('article', 'body', 13, 'id');
SELECT count(*) FROM text_reuse('article', 'body');
SELECT a, b FROM text_reuse('article', 'body', 12);
-- a_start and b_start are where the longest passage begins.
SELECT substr(w.body, a_start, 11), substr(c.body, b_start, 11) FROM text_reuse('article', 'body', 7, 'id') r, article c, article w
WHERE c.id = r.b AND w.id = r.a;
-- Rows of one outlet are not paired; NULL is no outlet.
SELECT a, b FROM text_reuse('article', 'body', 5, 'id', '{"group": "outlet"}') ORDER BY a, b;
-- What stands in more than one row is common: it is said, and makes no pair.
SELECT a, b, words, longest, passages, share_a, share_b, a_start, b_start, articles FROM text_reuse('article', 'body', 6, 'id', '{"common": 1}');
SELECT a, b, words, articles FROM text_reuse('article', 'body', 5, 'id', '{"common": 2}') ORDER BY b IS NULL, a, b;
-- A second table: all pairs are of one row of each.
CREATE TABLE release(id INTEGER, outlet TEXT, body TEXT);
INSERT INTO release VALUES (1, 'mayor', 'The old pier stays shut until spring.'), (2, 'mayor', 'The old pier stays shut until spring.');
SELECT a, b, words, share_a, b_start FROM text_reuse('release', 'body', 7, 'id', '{"against": "article"}') ORDER BY a, b;
-- Nothing stands in a table without rows, however often it stands in the other.
CREATE TABLE empty(id TEXT, body TEXT);
SELECT count(*) FROM text_reuse('empty', 'body', 7, 'id', '{"against": "article"}');
-- Lines that recur in an outlet are left out.
CREATE TABLE page(id INTEGER PRIMARY KEY, outlet, body);
INSERT INTO page(outlet, body) VALUES
  ('Post', 'Read all about it in the Post every day' || char(10) || 'A crane fell.'),
  ('Post', 'Read all about it in the Post every day' || char(10) || 'Ice shut the pier.'),
  ('Mail', 'He said: Read all about it in the Post every day');
SELECT a, b, words FROM text_reuse('page', 'body', 6) ORDER BY a, b;
SELECT a, b, words FROM text_reuse('page', 'body', 6, NULL, '{"boilerplate": 2, "group": "outlet"}');
-- A word changed: two runs of eight words or more are one passage.
CREATE TABLE version(body);
INSERT INTO version VALUES
  ('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'),
  ('one two three four five six seven eight NINTH ten eleven twelve thirteen fourteen fifteen sixteen seventeen');
SELECT a, b, words, longest, passages FROM text_reuse('version', 'body', 16);
SELECT a, b, words, longest, passages FROM text_reuse('version', 'body', 16, NULL, '{"gap": 1}');
-- What is wrong is said.
SELECT * FROM text_reuse('nowhere', 'body');
SELECT * FROM text_reuse('article', 'text');
SELECT * FROM text_reuse('article', NULL);
SELECT * FROM text_reuse('article', 'body', 3);
SELECT * FROM text_reuse('article', 'body', 1001);
SELECT * FROM text_reuse('article', 'body', 'many');
SELECT * FROM text_reuse('article', 'body', 5, 'id', '{"gap": 11}');
SELECT * FROM text_reuse('article', 'body', 5, 'id', '{"commons": 11}');
SELECT * FROM text_reuse('article', 'body', 5, 'id', '{"group": "nothing"}');
SELECT * FROM text_reuse('article', 'body', 5, 'id', '{"against": "nowhere"}');
CREATE VIEW late AS SELECT * FROM article;
SELECT * FROM text_reuse('late', 'body');
UPDATE article SET id = 'wire' WHERE id = 'copy';
SELECT * FROM text_reuse('article', 'body', 5, 'id');
SELECT count(*) FROM text_reuse(NULL, 'body');
