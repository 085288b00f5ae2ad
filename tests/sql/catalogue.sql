-- What is there, and how it is called.
SELECT name, kind, usage FROM newsprint_functions ORDER BY name;
SELECT count(*) = count(DISTINCT name) AS each_once FROM newsprint_functions;
SELECT name FROM newsprint_functions WHERE summary IS NULL OR summary GLOB '*.' OR usage NOT LIKE name || '%';
SELECT kind FROM newsprint_functions WHERE name = 'minhash_merge';
SELECT newsprint_version() GLOB '[0-9]*.[0-9]*.[0-9]*' AS version;
SELECT json_extract(newsprint_debug(), '$.version') = newsprint_version() AS same_version,
       json_extract(newsprint_debug(), '$.sqlite') = sqlite_version() AS same_sqlite;
-- Facts about a build are not for indexes.
CREATE TABLE t(a);
CREATE INDEX i ON t(newsprint_version());
CREATE INDEX i ON t(newsprint_debug());
