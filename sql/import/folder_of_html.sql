-- How do the saved pages of a folder become articles?
--
--     .parameter set :folder "'path/to/folder'"
--     .read sql/import/folder_of_html.sql
--
-- (Two kinds of quotation marks: the outer ones are the shell's, the inner ones make it a text of SQL.)
--
-- Needs the sqlite3 shell, which has fsdir() and readfile(), and newsprint. Each file whose name ends in .html, .htm or .xhtml,
-- in any case, is an article, in folders below as well. Its id is its path from the folder on, without the ending. Title,
-- outlet, URL and time are what page_metadata() finds; a .csv with a column file, loaded after, says it better where you know
-- it. The body stays HTML, as it was saved, and sql/prepare.sql has article_text() make the clean text of it.
--
-- A page in another encoding than UTF-8 is read in the one that it declares, and its body is its clean text. One whose
-- encoding is not read is named and not loaded. Loading again adds what is new and brings up to date what changed.

.timeout 60000
DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row, id, outlet, url, title, published_at, body, problem);
INSERT INTO incoming(file, id, outlet, url, title, published_at, body)
WITH found AS (
    SELECT ltrim(substr(name, length(:folder) + 1), '/\') AS file, CAST(readfile(name) AS BLOB) AS bytes
    FROM fsdir(:folder)
    WHERE (lower(name) LIKE '%.html' OR lower(name) LIKE '%.htm' OR lower(name) LIKE '%.xhtml') AND mode & 61440 <> 16384), -- a folder
mended AS (
    SELECT file, bytes, CAST(bytes AS TEXT) AS text, normalize_article(CAST(bytes AS TEXT), NULL, 'light') AS light FROM found),
page AS (
    -- A character that is not UTF-8 is mended into U+FFFD; a NUL is UTF-16.
    SELECT file, substr(file, 1, length(file) - length(replace(file, rtrim(file, replace(file, '.', '')), '')) - 1) AS stem, bytes,
           iif(instr(bytes, x'00') > 0 OR length(light) - length(replace(light, char(65533), ''))
                                          > length(text) - length(replace(text, char(65533), '')), article_text(bytes), text) AS body
    FROM mended)
SELECT file, iif(count(*) OVER (PARTITION BY stem) > 1, file, stem), m.site, m.canonical_url, m.title, m.published_at, body
FROM page LEFT JOIN page_metadata(page.bytes) m;
.read sql/import/incoming.sql
DROP TABLE incoming;
