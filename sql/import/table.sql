-- How do the rows of a table or view become articles?
--
--     CREATE TEMP VIEW own(id, outlet, url, title, published_at, body) AS
--     SELECT link, site, NULL, headline, stamp, text FROM scraped;
--     .read sql/import/table.sql
--
-- The view says which of your columns are meant; NULL stands for one that you have not. A table of another file is named after
-- ATTACH, as in  FROM other.scraped.  Texts with HTML in them are read by sql/import/feed_reader.sql.
--
-- Loading again adds what is new and brings up to date what changed (sql/import/incoming.sql).

.timeout 60000
DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row INTEGER PRIMARY KEY, id, outlet, url, title, published_at, body, problem);
INSERT INTO incoming(file, id, outlet, url, title, published_at, body)
SELECT 'own', id, outlet, url, title, published_at, body FROM own;
.read sql/import/incoming.sql
DROP TABLE incoming;
