-- Which commands load the articles of a database that somebody has?
--
--     sqlite3 own.db ".read sql/import/database.sql" > commands.sql
--     sqlite3 articles.db
--     sqlite> .load ./build/newsprint
--     sqlite> .read sql/schema.sql
--     sqlite> ATTACH 'own.db' AS reader;
--     sqlite> .read commands.sql
--
-- Asked of the database itself, it gives what loads it where it is attached as reader: a feed reader's entries, or the table or
-- view that has texts and the most of the other fields, by the names of its columns in sql/import/fields.sql; columns that are
-- not read are told. It gives nothing where no table has texts.

.read sql/import/fields.sql
WITH has AS (
    SELECT s.name AS of, i.name AS column, n.field, min(n.rank) FROM sqlite_schema s, pragma_table_info(s.name) i
    JOIN temp.incoming_names n ON n.name = replace(replace(lower(i.name), ' ', '_'), '-', '_')
    WHERE s.type IN ('table', 'view') GROUP BY s.name, n.field),
own AS (
    SELECT 'CREATE TEMP VIEW own(id, outlet, url, title, published_at, body) AS SELECT '
           || (SELECT group_concat(coalesce((SELECT '"' || replace(column, '"', '""') || '"' FROM has h
                                             WHERE h.of = has.of AND h.field = w.field), 'NULL'), ', ')
               FROM (SELECT column1 AS field FROM (VALUES ('id'), ('outlet'), ('url'), ('title'), ('published_at'), ('body'))) w)
           || ' FROM reader."' || replace(of, '"', '""') || '";' || char(10)
           || 'SELECT ' || quote(of || ': the column ') || ' || name || '' is not used'' AS "look at" FROM pragma_table_info('
           || quote(of) || ', ''reader'') WHERE NOT pk AND replace(replace(lower(name), '' '', ''_''), ''-'', ''_'') NOT IN ('
           || (SELECT group_concat(quote(name)) FROM temp.incoming_names) || ') LIMIT 20;' || char(10)
           || '.read sql/import/table.sql' AS commands
    FROM has GROUP BY of HAVING max(field = 'body') ORDER BY count(*) DESC, of LIMIT 1),
known AS (SELECT lower(name) AS name FROM sqlite_schema)
SELECT commands FROM (
    SELECT CASE WHEN 'rss_item' IN known THEN 'CREATE TEMP VIEW reader_entries(id, outlet, url, title, published_at, html) AS
SELECT i.guid, f.title, i.url, i.title, i.pubDate, i.content
FROM reader.rss_item i LEFT JOIN reader.rss_feed f ON f.rssurl = i.feedurl;
.read sql/import/feed_reader.sql'
                WHEN 'entry' IN known AND 'feed' IN known THEN '.read sql/import/feed_reader.sql'
                ELSE (SELECT commands FROM own) END AS commands)
WHERE commands IS NOT NULL;
