-- Full-text search by the words of newsprint: a match key is found, and highlighted as it stands.
CREATE VIRTUAL TABLE pages USING fts5(body, tokenize = 'newsprint');
INSERT INTO pages VALUES ('Zürich’s “Old Quay” is shut, and don''t ask why.'), ('東京の港は閉鎖された。'), ('Мэр Ёлкин закрыл порт.'),
  ('أُغلِقَ الميناء أمس'), ('ท่าเรือปิดแล้ว'), ('Quai fermé: l’État s’explique.'), (NULL), ('');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('zurichs dont');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('quay OR ferme');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('"東京" OR "閉鎖"');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('елкин порт');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('اغلق OR أغلق');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('"เรือ"');
SELECT rowid, highlight(pages, 0, '[', ']') AS found FROM pages('zür* OR OLD');
SELECT rowid, snippet(pages, 0, '[', ']', '…', 3) AS found FROM pages('ask');
SELECT rowid FROM pages('"quay shut"');
SELECT rowid FROM pages('"is shut and dont"');
INSERT INTO pages(pages) VALUES ('integrity-check');

-- Bytes that are no UTF-8 separate words, and places are those of the text as given.
INSERT INTO pages(rowid, body) VALUES (20, CAST(x'68617262FF6F7572C3' AS TEXT) || ' quay');
SELECT rowid, hex(highlight(pages, 0, '[', ']')) AS found FROM pages('our');
SELECT rowid FROM pages('quay');

-- The words indexed are those that words() gives.
CREATE VIRTUAL TABLE terms USING fts5vocab(pages, row);
SELECT * FROM (SELECT term FROM terms EXCEPT SELECT folded FROM pages p, words(p.body));
SELECT * FROM (SELECT folded FROM pages p, words(p.body) EXCEPT SELECT term FROM terms);
SELECT count(*) > 30 AS terms FROM terms;

-- Diacritics kept: é is not e, but É is é.
CREATE VIRTUAL TABLE kept USING fts5(body, tokenize = 'newsprint diacritics keep');
INSERT INTO kept VALUES ('Quai fermé. Il ferme. QUAI FERMÉ. Don’t.');
SELECT highlight(kept, 0, '[', ']') AS found FROM kept('fermé');
SELECT highlight(kept, 0, '[', ']') AS found FROM kept('ferme OR dont');

-- Stop words of a language left out, in the index and in the query.
CREATE VIRTUAL TABLE stopped USING fts5(body, tokenize = 'newsprint stop_words en diacritics fold');
INSERT INTO stopped VALUES ('The state of the art in Zürich');
SELECT highlight(stopped, 0, '[', ']') AS found FROM stopped('"state of art"');
SELECT count(*) AS found FROM stopped('the');

-- What is no option.
CREATE VIRTUAL TABLE wrong USING fts5(body, tokenize = 'newsprint diacritics maybe');
CREATE VIRTUAL TABLE wrong USING fts5(body, tokenize = 'newsprint stop_words xx');
CREATE VIRTUAL TABLE wrong USING fts5(body, tokenize = 'newsprint language en');
CREATE VIRTUAL TABLE wrong USING fts5(body, tokenize = 'newsprint diacritics');
