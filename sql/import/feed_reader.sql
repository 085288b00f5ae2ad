-- How do the entries of a feed reader become articles?
--
--     ATTACH 'file:/home/me/FreshRSS/data/users/me/db.sqlite?mode=ro' AS reader;
--     .read sql/import/feed_reader.sql
--
-- The view reader_entries says which columns of the reader are meant, those of FreshRSS where you make none. For Newsboat
-- (~/.newsboat/cache.db) before the file is read:
--     CREATE TEMP VIEW reader_entries(id, outlet, url, title, published_at, html) AS
--     SELECT i.guid, f.title, i.url, i.title, i.pubDate, i.content
--     FROM reader.rss_item i LEFT JOIN reader.rss_feed f ON f.rssurl = i.feedurl;
-- published_at is seconds since 1970, or whatever iso_time() reads. Of html the tags are cut out, and paragraphs become lines;
-- text without tags stays as it is. Many feeds have only the first lines of an article.
--
-- Nothing of the reader is changed. Loading again adds what is new and brings up to date what changed (sql/import/incoming.sql).

.timeout 60000
CREATE TEMP VIEW IF NOT EXISTS reader_entries(id, outlet, url, title, published_at, html) AS
SELECT e.guid, f.name, e.link, e.title, e.date, e.content FROM reader.entry e LEFT JOIN reader.feed f ON f.id = e.id_feed;

DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row INTEGER PRIMARY KEY, id, outlet, url, title, published_at, body, problem);
-- Cut at each <, a piece begins with a tag, which ends at >. An end of a paragraph is a line break.
INSERT INTO incoming(file, id, outlet, url, title, published_at, body)
WITH broken AS (
    SELECT id, outlet, url, title, published_at,
           json_quote(replace(replace(replace(replace(replace(CAST(html AS TEXT), '\', char(29)), '</p>', char(10) || char(10) || '</p>'),
                                              '<br', char(10) || '<br'), '</li>', char(10) || '</li>'), '<h', char(10) || '<h')) AS quoted
    FROM reader_entries)
SELECT 'reader', id, outlet, url, title, published_at,
       (SELECT trim(replace(group_concat(iif(key = 0, value, substr(value, instr(value, '>') + 1)), ''), char(29), '\'), char(10) || ' ')
        FROM json_each('["' || replace(substr(quoted, 2, length(quoted) - 2), '<', '","') || '"]'))
FROM broken;
.read sql/import/incoming.sql
DROP TABLE incoming;
