-- Which entries of a feed reader tell the same story, so that each story need be read once?
--
--     sqlite3 stories.db
--     .load ./build/newsprint
--     ATTACH 'file:/home/me/FreshRSS/data/users/me/db.sqlite?mode=ro' AS reader;
--     CREATE TEMP VIEW feed_entries(id, title, text, time, feed) AS
--     SELECT e.id, e.title, e.content, e.date, f.name FROM reader.entry e LEFT JOIN reader.feed f ON f.id = e.id_feed;
--     .mode box
--     .read sql/feeds.sql
--
-- The view says which four columns of your reader are meant, here those of FreshRSS, which are also looked for where there is
-- no view. id tells entries apart; text may be HTML; time is seconds since 1970 or whatever iso_time() reads; feed is a name to
-- show before the title, or NULL. Nothing of the reader is changed: what is found is written to feed_stories, in the database
-- that is open, anew with each run. What follows is for you to say, where the reader is attached without mode=ro:
--     UPDATE reader.entry SET is_read = 1 WHERE id IN (SELECT entry FROM feed_stories WHERE shown <> entry);
--
-- Entries are of one story when they are alike to .5, as in sql/stories.sql, and an entry of which four fifths stand in a
-- longer one is of its story: of several that of the one most like it. They lie at most a week apart: a text that returns
-- every month is another story. Of each story the longest entry is shown, of equal ones the earliest. An entry of less than
-- a hundred characters, a link to comments say, is compared with its title before it. One without words is a story of its own.

CREATE TABLE IF NOT EXISTS feed_stories(
    entry PRIMARY KEY, -- its id
    shown NOT NULL,    -- the entry that is shown for its story: itself, or another
    share REAL         -- how much of it stands in that one; NULL where it is that one
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS feed_stories_by_shown ON feed_stories(shown);

CREATE TEMP VIEW IF NOT EXISTS feed_entries(id, title, text, time, feed) AS
SELECT e.id, e.title, e.content, e.date, f.name FROM reader.entry e LEFT JOIN reader.feed f ON f.id = e.id_feed;
CREATE TEMP VIEW IF NOT EXISTS feed_plain AS
SELECT id, coalesce(normalize_article(title), '') AS title, feed,
       julianday(iif(typeof(time) = 'text', iso_time(time), datetime(time, 'unixepoch'))) AS day,
       coalesce(article_text(CAST(text AS TEXT)), '') AS clean
FROM temp.feed_entries;

BEGIN; -- with a write: another program that writes is waited for
DELETE FROM feed_stories;
CREATE TEMP TABLE feed_texts AS
SELECT id, day, iif(length(clean) < 100, title || char(10), '') || clean AS text,
       substr(coalesce(feed || ': ', '') || coalesce(nullif(title, ''), 'untitled, ' || id), 1, 46) AS name FROM temp.feed_plain;
CREATE UNIQUE INDEX temp.feed_texts_by_id ON feed_texts(id);
CREATE TEMP TABLE feed_pairs AS
WITH pair AS (
    SELECT p.* FROM near_duplicates('temp.feed_texts', 'text', 0.5, 'id', '{"min_containment": 0.8}') p
    JOIN temp.feed_texts a ON a.id = p.a JOIN temp.feed_texts b ON b.id = p.b
    WHERE coalesce(abs(a.day - b.day) <= 7, 1)),
excerpt(a, b, similarity) AS (
    SELECT a, b, similarity FROM pair WHERE similarity < 0.5 AND containment_a >= 0.8 UNION ALL
    SELECT b, a, similarity FROM pair WHERE similarity < 0.5 AND containment_b >= 0.8)
SELECT a, b FROM pair WHERE similarity >= 0.5 UNION ALL
SELECT a, b FROM (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY similarity DESC, b) AS n FROM excerpt) WHERE n = 1;
INSERT INTO feed_stories
WITH story AS (SELECT t.id, day, text, coalesce(cluster, t.id) AS story FROM temp.feed_texts t LEFT JOIN clusters('temp.feed_pairs') ON member = t.id),
told AS (SELECT id, text, first_value(id) OVER (PARTITION BY story ORDER BY length(text) DESC, day IS NULL, day, id) AS shown FROM story)
SELECT told.id, shown, iif(shown = told.id, NULL, containment(told.text, that.text))
FROM told JOIN temp.feed_texts that ON that.id = shown;
COMMIT;

WITH last AS (
    SELECT shown, count(*) AS entries, day, name FROM feed_stories JOIN temp.feed_texts ON id = shown
    GROUP BY shown ORDER BY day DESC, shown LIMIT 100)
SELECT coalesce(substr(datetime(day), 1, 16), '') AS time, entries,
       name || coalesce((SELECT group_concat(char(10) || 'also ' || substr(name, 1, 41), '') FROM (
           SELECT o.name FROM feed_stories h JOIN temp.feed_texts o ON o.id = h.entry
           WHERE h.shown = last.shown AND h.entry <> last.shown ORDER BY o.day IS NULL, o.day, o.id LIMIT 3)), '') AS story
FROM last ORDER BY day DESC, shown;

SELECT CASE count(*) WHEN 0 THEN 'none found: there are no entries' ELSE count(*) || iif(count(*) = 1, ' entry', ' entries') || ', '
       || count(DISTINCT shown) || iif(count(DISTINCT shown) = 1, ' story', ' stories')
       || iif(count(DISTINCT shown) > 100, '; the last 100 shown', '') END AS entries FROM feed_stories;

DROP TABLE temp.feed_texts;
DROP TABLE temp.feed_pairs;
