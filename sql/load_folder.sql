-- How do the text files of a folder become articles?
--
--     .parameter set :folder "'path/to/folder'"
--     .read sql/load_folder.sql
--
-- (Two kinds of quotation marks: the outer ones are the shell's, the inner ones make it a text of SQL.)
--
-- Needs the sqlite3 shell, which has fsdir() and readfile(), and newsprint. Each file whose name ends in .txt, in any case,
-- is an article, in folders below as well. Its id is its path from the folder on, without the ending: 'guardian/001'. Its
-- title is what article_parts() calls one, or NULL. Outlet, URL and time are not in a text file: give an articles.csv and
-- examples/metadata.sql, or UPDATE them.
--
-- Loading again adds what is new and brings changed texts up to date. What you know of an article stays: its number,
-- outlet, url, published_at, and a title that you gave it. Files must be UTF-8. One that is not is named and not loaded, for
-- it would be damaged: convert it, as with  iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt

DROP TABLE IF EXISTS temp.folder_files;
DROP TABLE IF EXISTS temp.loading;
CREATE TEMP TABLE folder_files AS
WITH found AS (
    SELECT ltrim(substr(name, length(:folder) + 1), '/\') AS file, CAST(readfile(name) AS BLOB) AS bytes
    FROM fsdir(:folder) WHERE lower(name) LIKE '%.txt' AND mode & 61440 <> 16384), -- 16384: a folder
file AS (
    SELECT file, substr(file, 1, length(file) - 4) AS stem, instr(bytes, x'00') > 0 AS binary,
           CAST(iif(substr(bytes, 1, 3) = x'EFBBBF', substr(bytes, 4), bytes) AS TEXT) AS body
    FROM found),
mended AS (SELECT *, normalize_article(body, NULL, 'light') AS light FROM file)
SELECT file, iif(count(*) OVER (PARTITION BY stem) > 1, file, stem) AS id, body,
       -- A character that is not UTF-8 is mended into U+FFFD.
       NOT binary AND length(light) - length(replace(light, char(65533), ''))
                      <= length(body) - length(replace(body, char(65533), '')) AS readable
FROM mended;

CREATE TEMP TABLE loading AS
SELECT f.id, f.body, 'new' AS state,
       (SELECT trim(part, char(9, 10, 13, 32)) FROM article_parts(f.body) WHERE kind = 'title' ORDER BY part_number LIMIT 1)
         AS title
FROM folder_files f WHERE readable;
UPDATE loading SET state = iif(a.body IS loading.body, 'as before', 'changed') FROM articles a WHERE a.id = loading.id;

INSERT INTO articles(id, title, body) SELECT id, title, body FROM loading WHERE state <> 'as before'
ON CONFLICT(id) DO UPDATE
SET title = iif(title IS NULL OR title = (SELECT trim(part, char(9, 10, 13, 32)) FROM article_parts(articles.body)
                                          WHERE kind = 'title' ORDER BY part_number LIMIT 1), excluded.title, title),
    body = excluded.body, clean = NULL, signature = NULL;

SELECT count(*) || iif(count(*) = 1, ' text file: ', ' text files: ') || count(*) FILTER (WHERE state = 'new') || ' new, '
       || count(*) FILTER (WHERE state = 'changed') || ' changed, ' || count(*) FILTER (WHERE state = 'as before')
       || ' as before, ' || count(*) FILTER (WHERE NOT readable) || ' not loaded' AS loaded
FROM folder_files LEFT JOIN loading USING (id);
SELECT file || ': not loaded, it is not UTF-8 text' AS "not loaded" FROM folder_files WHERE NOT readable ORDER BY file;
DROP TABLE loading;
DROP TABLE folder_files;
