-- How do the text files of a folder become articles?
--
--     .parameter set :folder "'path/to/folder'"
--     .read sql/load_folder.sql
--
-- Needs the sqlite3 shell, which has fsdir() and readfile(). Each *.txt file is an article: the file's name without the
-- ending is its id, its first line that is not empty its title. Outlet, URL and time are not in a text file; update them
-- from where you have them, or give an articles.csv as examples/articles does.

INSERT OR REPLACE INTO articles(id, title, body)
SELECT substr(file, 1, length(file) - 4), trim(substr(text, 1, instr(text || char(10), char(10)) - 1), ' ' || char(13)), body
FROM (SELECT replace(name, rtrim(name, replace(name, '/', '')), '') AS file, body,
             ltrim(body, char(10, 13, 32, 65279)) AS text
      FROM (SELECT name, CAST(readfile(name) AS TEXT) AS body FROM fsdir(:folder) WHERE name LIKE '%.txt'));
