-- What goes and why.
SELECT part_number, kind, rule, kept, start, length, part FROM article_parts('Crane falls on ferry hall – Calder Gazette
By Corin Maddox
4 min read

PORT ELLERY (Meridian Wire) — A crane fell onto the ferry hall on Thursday, the police said.

Advertisement

Nobody knows why. (Reporting by Una Pellew)

Similar Posts
Herring quota cut again');
-- What stays.
SELECT normalize_article('Share this article
The ferry’s master&nbsp;said “no”.  The pier,' || char(0xA0) || 'she said, is closed.' || char(13, 10, 13, 10, 13, 10) || 'Add Comment');
-- The kept parts, at level light, are what normalize_article gives; parts cover the text.
CREATE TABLE t AS SELECT 'Home > News
Zoë spoke 🙂 at nine.' || char(0x85) || 'Advertisement' || char(10) || 'She left at ten. (Reporting by Una Pellew)' AS text;
SELECT normalize_article(text) = normalize_article(kept, NULL, 'light'), covers, quote(kept)
FROM (SELECT t.text, group_concat(part, '') FILTER (WHERE kept) AS kept,
             group_concat(part, '') = t.text AND min(part = substr(t.text, start, length)) AS covers
      FROM t, article_parts(t.text));
-- Levels.
SELECT quote(normalize_article('Share
The pier is shut, the board said.  ', NULL, 'light')), quote(normalize_article('Share
The pier is shut, the board said.', NULL, 'standard'));
SELECT quote(normalize_article('Markets
Sport
Weather
Opinion
The pier is shut until the winter, the harbour board said on Monday after a short meeting.
A ferry will leave from the north jetty at nine each morning, and at four in the afternoon.
Most read
Five questions
Letters', NULL, 'page'));
SELECT normalize_article('The pier is shut.', NULL, NULL);
SELECT normalize_article('The pier is shut.', NULL, 'Standard');
SELECT * FROM article_parts('The pier is shut.', NULL, 5);
-- NULL, numbers, empty text, damage, NUL.
SELECT quote(normalize_article(NULL)), normalize_article(12.50), quote(normalize_article('')), quote(normalize_article(' '));
SELECT count(*) FROM article_parts(NULL);
SELECT count(*) FROM article_parts('');
SELECT hex(normalize_article(CAST(x'61FF6200632E' AS TEXT)));
SELECT part_number, kind, start, length FROM article_parts(CAST(x'61FF62' AS TEXT));
SELECT * FROM article_parts;
-- A learned line that a rule knows keeps its kind.
SELECT kind, rule, kept, part FROM article_parts('The Ellery Wire contributed to this report.
A crane fell onto the ferry hall on Tuesday, and nobody was hurt by it at all.
Sign the harbour book today', '["The Ellery Wire contributed to this report.", "Sign the harbour book today"]');

-- Boilerplate learned from the outlet's other articles.
CREATE TABLE gazette(body);
INSERT INTO gazette VALUES ('The Gazette at Breakfast
A crane fell onto the hall.
12 People read this'), ('THE GAZETTE AT BREAKFAST!
A mine burned for a week.
7 people read this'), ('The ferry is late.'), (NULL), ('the gazette, at breakfast
A swan stopped the race.
3 people read this');
SELECT repeated_lines(body) FROM gazette;
SELECT repeated_lines(body, 4) FROM gazette;
SELECT repeated_lines(body) FROM gazette WHERE 0;
SELECT quote(normalize_article(body, (SELECT repeated_lines(body) FROM gazette))) FROM gazette;
SELECT kind, rule, kept, part FROM article_parts('Read it at breakfast.
The Gazette at Breakfast', '["the gazette at BREAKFAST"]');
SELECT normalize_article('The pier is shut.', '[]'), normalize_article('The pier is shut.', NULL);
SELECT repeated_lines('a "quoted" line\' || char(10) || 'tab' || char(9) || 'inside', 1);
SELECT repeated_lines('x', 0);
SELECT normalize_article('x', 'The Gazette at Breakfast');
SELECT normalize_article('x', '{"line": 1}');
SELECT normalize_article('x', '["one", 2]');
SELECT * FROM article_parts('x', '["one", null]');
-- In views and generated columns, with nothing trusted.
PRAGMA trusted_schema = OFF;
CREATE VIEW clean AS SELECT normalize_article(body) AS text FROM gazette;
SELECT count(text) FROM clean;
CREATE TABLE kept(body, text GENERATED ALWAYS AS (normalize_article(body)) STORED);
INSERT INTO kept(body) VALUES ('Share
The pier is shut, the board said.');
SELECT text FROM kept;
-- Long results are handed over, with a zero in them or none.
SELECT length(normalize_article(hex(zeroblob(40000)), NULL, 'light'));
SELECT length(CAST(normalize_article(hex(zeroblob(40000)) || char(0) || 'b', NULL, 'light') AS BLOB));
-- A headline above a byline that names an agency is a title, and what leads to a page is none.
SELECT kind, rule, trim(part, char(10)) FROM article_parts('Accueil / Actualités / Bretagne' || char(10, 10) || 'Un bac s’échoue à Ostrel' || char(10, 10) || 'Par Ida Voss, AFP' || char(10, 10) || 'Un bac s’est échoué lundi devant le port d’Ostrel, a dit la police du port.') WHERE NOT kept;
