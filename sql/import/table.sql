-- How do the rows of a table or view become articles?
--
--     CREATE TEMP VIEW own(id, outlet, title, published_at, body) AS
--     SELECT link, site, headline, stamp, text FROM scraped;
--     .read sql/import/table.sql
--
-- The view says which of your columns are meant; in the place of one that you have not write NULL. Where an article has a url
-- beside its id, name it url in a view own(id, outlet, url, title, published_at, body). A table of another file is read after
-- ATTACH, as in  FROM other.scraped.  A text with tags is cleaned no further than sql/prepare.sql does: see
-- sql/import/feed_reader.sql.
--
-- Loading again adds what is new and brings up to date what changed (sql/import/incoming.sql).

DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row INTEGER PRIMARY KEY, id, outlet, url, title, published_at, body, problem);
-- A view without url is found without it in `absent`.
INSERT INTO incoming(file, id, outlet, url, title, published_at, body)
SELECT 'own', id, outlet, url, title, published_at, body
FROM (SELECT NULL AS nothing) absent JOIN own;
.read sql/import/incoming.sql
DROP TABLE incoming;
