-- What does an articles.csv know of the articles of a folder?
--
--     .import --csv path/to/folder/articles.csv metadata
--     .read examples/metadata.sql
--
-- Its first line names the columns, in any order: file, and of outlet, url, published_at and title those that there are. An
-- empty cell says nothing. `file` is the path from the folder on, as in guardian/001.txt. What does not fit is told by its row;
-- the first row is the one below the names. A file that is separated by ; is imported so:
--     .mode csv
--     .separator ";"
--     .import path/to/folder/articles.csv metadata

-- A column that metadata has not is found in `absent` instead.
DROP TABLE IF EXISTS temp.known;
CREATE TEMP TABLE known AS
SELECT row, nullif(trim(file), '') AS file, nullif(trim(outlet), '') AS outlet, nullif(trim(url), '') AS url,
       nullif(trim(published_at), '') AS published_at, nullif(trim(title), '') AS title
FROM (SELECT r.row,
             (SELECT file FROM metadata m WHERE m.rowid = r.row) AS file,
             (SELECT outlet FROM metadata m WHERE m.rowid = r.row) AS outlet,
             (SELECT url FROM metadata m WHERE m.rowid = r.row) AS url,
             (SELECT published_at FROM metadata m WHERE m.rowid = r.row) AS published_at,
             (SELECT title FROM metadata m WHERE m.rowid = r.row) AS title
      FROM (SELECT rowid AS row FROM metadata) r,
           (SELECT NULL AS file, NULL AS outlet, NULL AS url, NULL AS published_at, NULL AS title) absent);
ALTER TABLE known ADD COLUMN article TEXT;
UPDATE known SET article = a.id FROM articles a
WHERE a.id IN (replace(file, '\', '/'), iif(lower(file) LIKE '%.txt', replace(substr(file, 1, length(file) - 4), '\', '/'), NULL));

UPDATE articles
SET outlet = coalesce(k.outlet, articles.outlet), url = coalesce(k.url, articles.url),
    published_at = coalesce(k.published_at, articles.published_at), title = coalesce(k.title, articles.title)
FROM known k WHERE k.article = articles.id;

SELECT 'articles.csv, row ' || row || ': ' || CASE
           WHEN file IS NULL THEN 'no file is named'
           WHEN article IS NULL THEN 'there is no article ' || file
           WHEN earlier IS NOT NULL THEN file || ' stands in row ' || earlier || ' as well'
           ELSE 'not sure which time ' || quote(published_at) || ' is' END AS "look at"
FROM (SELECT *, (SELECT min(row) FROM known e WHERE e.article = k.article AND e.row < k.row) AS earlier FROM known k)
WHERE (article IS NULL OR earlier IS NOT NULL OR (published_at IS NOT NULL AND iso_time(published_at) IS NULL))
  AND EXISTS (SELECT 1 FROM pragma_table_info('metadata') WHERE lower(name) = 'file')
ORDER BY row LIMIT 20;
SELECT 'articles.csv has no column file; its columns are ' || group_concat(name, ', ')
       || iif(group_concat(name) LIKE '%;%', ': it is separated by ;', '') AS "look at"
FROM pragma_table_info('metadata') HAVING max(lower(name) = 'file') = 0;
SELECT 'articles.csv: the column ' || name || ' is not known; known are file, outlet, url, published_at, title' AS "look at"
FROM pragma_table_info('metadata')
WHERE lower(name) NOT IN ('file', 'outlet', 'url', 'published_at', 'title')
  AND EXISTS (SELECT 1 FROM pragma_table_info('metadata') WHERE lower(name) = 'file');
DROP TABLE known;
DROP TABLE metadata;
