-- How does a CSV file become articles?
--
--     .parameter set :file "'articles.csv'"
--     .read sql/import/csv.sql
--
-- (Two kinds of quotation marks: the outer ones are the shell's, the inner ones make it a text of SQL.)
--
-- Needs the sqlite3 shell, which has readfile(), and newsprint. The first row names the columns, in any order; which names are
-- understood is in sql/import/fields.sql, and any of them may be missing. A table without texts adds what it says to articles
-- that have the same id, url or file. Cells are separated by comma, semicolon or tab, whichever the first row has most of, and
-- may be quoted as Excel does it, with line breaks and "" in them. Row 1 is the one below the names. A line sep=; above these
-- is passed over.
--
-- The file must be UTF-8, with or without a mark of it in front, and is held in memory some times over: up to 200 MB, say. A
-- larger one goes in by .import and sql/import/table.sql. Loading again adds what is new and brings up to date what changed
-- (sql/import/incoming.sql).

.read sql/import/fields.sql
DROP TABLE IF EXISTS temp.incoming_problems;
DROP TABLE IF EXISTS temp.csv_pieces;
DROP TABLE IF EXISTS temp.csv_rows;
DROP TABLE IF EXISTS temp.csv_columns;
DROP TABLE IF EXISTS temp.csv_separator;
DROP TABLE IF EXISTS temp.incoming_bytes;

CREATE TEMP TABLE incoming_bytes AS
WITH file AS (SELECT iif(substr(bytes, 1, 3) = x'EFBBBF', substr(bytes, 4), bytes) AS bytes FROM (SELECT CAST(readfile(:file) AS BLOB) AS bytes))
SELECT iif(substr(bytes, 1, 4) = CAST('sep=' AS BLOB), substr(bytes, instr(bytes, x'0A') + 1), bytes) AS bytes, x'0A' AS mark FROM file;
CREATE TEMP TABLE csv_separator AS
WITH head AS (SELECT CAST(substr(bytes, 1, coalesce(nullif(instr(bytes, mark), 0), length(bytes))) AS TEXT) AS names FROM incoming_bytes)
SELECT mark FROM head, (SELECT ',' AS mark UNION ALL SELECT ';' UNION ALL SELECT char(9))
ORDER BY length(replace(names, mark, '')), mark LIMIT 1;
.read sql/import/cut.sql

-- The text is cut at its quotation marks; marked says whether there is one in front of the piece. Backslashes are put away, so
-- that \n and \" in JSON are line breaks and quotation marks alone.
CREATE TEMP TABLE csv_pieces(place INTEGER PRIMARY KEY, piece TEXT NOT NULL, marked INTEGER NOT NULL);
INSERT INTO csv_pieces(piece, marked)
WITH text AS (
    SELECT place, json_quote(replace(replace(replace(replace(chunk, '\', char(29)), char(28), ' '), char(30), ' '), char(31), ' ')) AS quoted FROM incoming_chunks)
SELECT value, key > 0 FROM text, json_each('["' || replace(substr(quoted, 2, length(quoted) - 2), '\"', '","') || '"]') ORDER BY place, key;
DROP TABLE incoming_chunks;

-- state: 0 outside of quotation marks, 1 inside, 2 behind a closing one. A mark that does not stand first in its cell is text.
-- char(28) stands behind a cell whose mark is never closed.
CREATE TEMP TABLE incoming_bytes AS
WITH RECURSIVE read(place, state, blank, ends) AS ( -- whether the piece has nothing in it, or ends a cell
    SELECT place, 0, 0, piece = '' OR substr(piece, -1) IN (char(10), mark) FROM csv_pieces, csv_separator WHERE place = 1
    UNION ALL
    SELECT p.place, CASE WHEN NOT p.marked THEN r.state = 1 WHEN r.state = 1 THEN 2 ELSE r.ends OR (r.state = 2 AND r.blank) END,
           p.marked AND p.piece = '', substr(p.piece, -1) IN (char(10), mark) OR (NOT p.marked AND p.piece = '')
    FROM read r JOIN csv_pieces p ON p.place = r.place + 1, csv_separator),
piece AS (
    SELECT r.*, p.piece, mark, coalesce(lead(marked) OVER (ORDER BY r.place), 0) AS quoted,
           state = 1 AND lead(marked) OVER (ORDER BY r.place) IS NULL AS never_closed
    FROM read r JOIN csv_pieces p USING (place), csv_separator ORDER BY r.place)
SELECT CAST(group_concat(CASE WHEN state = 1 THEN piece WHEN state = 2 AND blank AND quoted THEN '"'
                              ELSE replace(replace(replace(piece, char(13) || char(10), char(10)), char(10), char(30)), mark, char(31))
                                   || iif(ends OR NOT quoted, '', '"') END || iif(never_closed, char(28), ''), '') AS BLOB) AS bytes, x'1E' AS mark
FROM piece;
DROP TABLE csv_pieces;
.read sql/import/cut.sql
CREATE TEMP TABLE csv_rows(row INTEGER PRIMARY KEY, cells TEXT NOT NULL);
INSERT INTO csv_rows
SELECT row_number() OVER (ORDER BY place, key) - 1, value
FROM (SELECT place, json_quote(rtrim(chunk, char(30))) AS quoted FROM incoming_chunks),
     json_each('[[' || replace(replace(quoted, '\u001e', '"],["'), '\u001f', '","') || ']]');
DROP TABLE incoming_chunks;

CREATE TEMP TABLE csv_columns AS
SELECT c.key AS place, replace(value, char(29), '\') AS name, replace(replace(lower(trim(value)), ' ', '_'), '-', '_') AS known
FROM csv_rows, json_each(cells) c WHERE row = 0;
CREATE TEMP TABLE incoming_problems AS
SELECT row, CASE WHEN instr(cells, '\u001c') THEN 'a quotation mark is never closed, so the rest of the file is in this row'
                 WHEN json_array_length(cells) > (SELECT count(*) FROM csv_columns)
                 THEN json_array_length(cells) || ' cells, of ' || (SELECT count(*) FROM csv_columns) || ' columns' END AS problem
FROM csv_rows WHERE row > 0 AND cells <> '[""]';
INSERT OR IGNORE INTO incoming_cells
SELECT r.row, n.rank, replace(c.value, char(29), '\')
FROM csv_rows r, json_each(r.cells) c JOIN csv_columns k ON k.place = c.key JOIN incoming_names n ON n.name = k.known
WHERE r.row > 0;

SELECT iif(readfile(:file) IS NULL, 'there is no file ', 'it is not UTF-8 text: ') || :file AS "look at"
WHERE coalesce(instr(readfile(:file), x'00') > 0, 1);
SELECT replace(:file, rtrim(:file, replace(:file, '/', '')), '') || ': the column ' || substr(name, 1, 24) || ' is not used' AS "look at"
FROM csv_columns WHERE known NOT IN (SELECT name FROM incoming_names) LIMIT 20;
DROP TABLE csv_rows;
DROP TABLE csv_columns;
DROP TABLE csv_separator;
.read sql/import/cells.sql
