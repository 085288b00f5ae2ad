-- How does a file of JSON become articles?
--
--     .parameter set :file "'articles.jsonl'"
--     .read sql/import/json_lines.sql
--
-- (Two kinds of quotation marks: the outer ones are the shell's, the inner ones make it a text of SQL.)
--
-- Needs the sqlite3 shell, which has readfile(), and newsprint. Each line is an object, an article; or the file is one array of
-- such objects, or an object with such an array in it, as GDELT and NewsAPI give it. Which keys are understood is in
-- sql/import/fields.sql. GDELT has no texts: what it says is added to the articles that have the same url.
--
-- A line that is no JSON is named, by its row, and not loaded. The file must be UTF-8, and is held in memory some times over: up
-- to 200 MB, say. Loading again adds what is new and brings up to date what changed (sql/import/incoming.sql).

.read sql/import/fields.sql
DROP TABLE IF EXISTS temp.incoming_problems;
DROP TABLE IF EXISTS temp.incoming_lines;
DROP TABLE IF EXISTS temp.incoming_bytes;
CREATE TEMP TABLE incoming_lines(row INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE TEMP TABLE incoming_bytes AS
SELECT iif(substr(bytes, 1, 3) = x'EFBBBF', substr(bytes, 4), bytes) AS bytes, x'0A' AS mark FROM (SELECT CAST(readfile(:file) AS BLOB) AS bytes);

-- One document over many lines, or one that has the articles in an array.
CREATE TEMP TABLE incoming_whole AS
WITH whole AS (SELECT CAST(bytes AS TEXT) AS text FROM incoming_bytes WHERE json_valid(CAST(bytes AS TEXT))),
kept AS (
    SELECT text, (SELECT value FROM json_each(text) WHERE type = 'array' AND json_type(value, '$[0]') = 'object'
                  AND NOT EXISTS (SELECT 1 FROM json_each(text) JOIN incoming_names ON name = lower(key) AND field IN ('url', 'body')) LIMIT 1)
             AS array
    FROM whole)
SELECT iif(json_type(text) = 'array', text, coalesce(array, json_array(json(text)))) AS rows FROM kept;
INSERT INTO incoming_lines SELECT key + 1, value FROM incoming_whole, json_each(rows);
.read sql/import/cut.sql
-- Backslashes are put away, so that \n in JSON is a line break alone.
INSERT INTO incoming_lines
SELECT row_number() OVER (ORDER BY place, key), replace(value, char(29), '\')
FROM (SELECT place, json_quote(replace(replace(rtrim(chunk, char(10)), '\', char(29)), char(13), '')) AS quoted FROM incoming_chunks),
     json_each('["' || replace(substr(quoted, 2, length(quoted) - 2), '\n', '","') || '"]')
WHERE NOT EXISTS (SELECT 1 FROM incoming_whole);
DELETE FROM incoming_lines WHERE trim(line, char(9) || ' ') = '';
-- SQLite ends a string at NUL.
UPDATE incoming_lines SET line = replace(replace(replace(line, '\\', char(28)), '\u0000', '\u0020'), char(28), '\\')
WHERE instr(line, '\u0000');
DROP TABLE incoming_whole;
DROP TABLE incoming_chunks;

CREATE TEMP TABLE incoming_problems AS
SELECT row, CASE WHEN NOT json_valid(line) THEN 'it is no JSON: ' || substr(trim(line), 1, 30)
                 WHEN json_type(line) <> 'object' THEN 'it is no object: ' || substr(trim(line), 1, 30) END AS problem
FROM incoming_lines;
INSERT OR IGNORE INTO incoming_cells
SELECT l.row, n.rank, iif(e.type = 'object', coalesce(e.value ->> '$.name', e.value ->> '$.title'), e.value)
FROM incoming_lines l JOIN incoming_problems p USING (row), json_each(iif(p.problem IS NULL, l.line, '{}')) e
JOIN incoming_names n ON n.name = replace(replace(lower(e.key), ' ', '_'), '-', '_')
WHERE e.type IN ('text', 'integer', 'real', 'object') AND iif(e.type = 'object', coalesce(e.value ->> '$.name', e.value ->> '$.title'), 1) IS NOT NULL;
DROP TABLE incoming_lines;
SELECT iif(readfile(:file) IS NULL, 'there is no file ', 'it is not UTF-8 text: ') || :file AS "look at"
WHERE coalesce(instr(readfile(:file), x'00') > 0, 1);
.read sql/import/cells.sql
