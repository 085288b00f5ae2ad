-- How do the text files of a folder become articles?
--
--     .parameter set :folder "'path/to/folder'"
--     .read sql/import/folder_of_text.sql
--
-- (Two kinds of quotation marks: the outer ones are the shell's, the inner ones make it a text of SQL.)
--
-- Needs the sqlite3 shell, which has fsdir() and readfile(), and newsprint. Each file whose name ends in .txt, in any case,
-- is an article, in folders below as well. Its id is its path from the folder on, without the ending: 'guardian/001'. Its
-- title is what article_parts() calls one, or NULL. Outlet, URL and time are not in a text file: load a table that has them by
-- sql/import/csv.sql, with a column file.
--
-- Loading again adds what is new and brings changed texts up to date. What you know of an article stays: its number,
-- outlet, url, published_at, and a title that you gave it. Files must be UTF-8. One that is not is named and not loaded, for
-- it would be damaged: convert it, as with  iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt

.timeout 60000
DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row, id, outlet, url, title, published_at, body, problem);
INSERT INTO incoming(file, id, title, body, problem)
WITH found AS (
    SELECT ltrim(substr(name, length(:folder) + 1), '/\') AS file, CAST(readfile(name) AS BLOB) AS bytes
    FROM fsdir(:folder) WHERE lower(name) LIKE '%.txt' AND mode & 61440 <> 16384), -- 16384: a folder
file AS (
    SELECT file, substr(file, 1, length(file) - 4) AS stem, instr(bytes, x'00') > 0 AS binary,
           CAST(iif(substr(bytes, 1, 3) = x'EFBBBF', substr(bytes, 4), bytes) AS TEXT) AS body
    FROM found),
named AS (SELECT *, iif(count(*) OVER (PARTITION BY stem) > 1, file, stem) AS id FROM file)
SELECT file, n.id, iif(a.title IS NULL OR a.title = (SELECT trim(part, char(9, 10, 13, 32)) FROM article_parts(a.body)
                                                    WHERE kind = 'title' ORDER BY part_number LIMIT 1),
                     (SELECT trim(part, char(9, 10, 13, 32)) FROM article_parts(n.body)
                      WHERE kind = 'title' ORDER BY part_number LIMIT 1), NULL),
       iif(binary, NULL, n.body), iif(binary, 'it is not UTF-8 text', NULL)
FROM named n LEFT JOIN articles a ON a.id = n.id AND a.body IS NOT n.body;
.read sql/import/incoming.sql
DROP TABLE incoming;
