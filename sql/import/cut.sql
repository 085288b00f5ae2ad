-- How is a large text cut into pieces that SQL can work on? (sql/import/csv.sql and json_lines.sql read this)
--
-- Cuts incoming_bytes(bytes, mark), one row, into incoming_chunks(place, chunk), texts of 8 MB or a little more, each of which
-- ends behind a mark, the last one perhaps without.

DROP TABLE IF EXISTS temp.incoming_chunks;
CREATE TEMP TABLE incoming_chunks(place INTEGER PRIMARY KEY, chunk TEXT NOT NULL);
INSERT INTO incoming_chunks
WITH RECURSIVE cut(place, start) AS (
    SELECT 0, 1
    UNION ALL
    SELECT place + 1, (SELECT CASE WHEN near THEN start + 8000000 + near WHEN start + 8000000 > length(bytes) THEN length(bytes) + 1
                                   ELSE start + 8000000 + coalesce(nullif(instr(substr(bytes, start + 8000000), mark), 0), length(bytes)) END
                       FROM (SELECT instr(substr(bytes, start + 8000000, 100000), mark) AS near LIMIT 1))
    FROM cut, incoming_bytes WHERE start <= length(bytes)),
piece AS (SELECT place, start, lead(start) OVER (ORDER BY place) - start AS length FROM cut)
SELECT place, CAST(substr(bytes, start, length) AS TEXT) FROM piece, incoming_bytes WHERE length > 0;
DROP TABLE incoming_bytes;
