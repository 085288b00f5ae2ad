-- Which article do the cells of a row make? (sql/import/csv.sql and json_lines.sql read this)
--
-- Makes incoming of incoming_cells, of the names in sql/import/fields.sql, and of incoming_problems(row, problem).

DROP VIEW IF EXISTS temp.incoming;
DROP TABLE IF EXISTS temp.incoming;
CREATE TEMP TABLE incoming(file, row, id, outlet, url, title, published_at, body, problem);
INSERT INTO incoming
WITH field AS (
    SELECT c.row, n.field, c.value, min(c.rank) FROM incoming_cells c JOIN incoming_names n USING (rank)
    WHERE c.value NOT IN ('', 'None', 'null', 'NULL', 'nan', 'NaN') GROUP BY c.row, n.field),
article AS (
    SELECT row, max(value) FILTER (WHERE field = 'id') AS id, max(value) FILTER (WHERE field = 'outlet') AS outlet,
           max(value) FILTER (WHERE field = 'url') AS url, max(value) FILTER (WHERE field = 'title') AS title,
           max(value) FILTER (WHERE field = 'published_at') AS published_at, max(value) FILTER (WHERE field = 'body') AS body
    FROM field GROUP BY row)
SELECT replace(:file, rtrim(:file, replace(:file, '/', '')), ''), p.row, iif(lower(id) LIKE '%.txt', replace(substr(id, 1, length(id) - 4), '\', '/'), id), outlet, url, title, published_at, body,
       problem
FROM incoming_problems p LEFT JOIN article a USING (row) ORDER BY p.row;
.read sql/import/incoming.sql
DROP TABLE incoming;
DROP TABLE incoming_cells;
DROP TABLE incoming_names;
DROP TABLE incoming_problems;
