-- How do incoming articles become articles of the database? (each file of this folder ends by reading this one)
--
-- Takes the temporary table or view incoming(file, row, id, outlet, url, title, published_at, body, problem), one row for each
-- article; problem says why the importer cannot take it. An importer of your own makes such a view and reads this file. Without
-- an id its url is, and without that a hash of what it says.
--
-- An article that has the same id, or else the same url, is known: what is said of it anew is brought up to date, what is not
-- said stays, and a body that changed is kept in article_versions. A row without a text adds what it says to a known article.
-- Loading twice changes nothing. Of rows with one id the last one counts. What is not loaded is named, with its row. Where
-- another program is writing, it waits for it a minute.

.timeout 60000
DROP TABLE IF EXISTS temp.incoming_rows;
CREATE TEMP TABLE incoming_rows(
    place INTEGER PRIMARY KEY, file TEXT, row INTEGER, id TEXT, outlet TEXT, url TEXT, title TEXT, published_at TEXT, body TEXT,
    problem TEXT, number INTEGER, state TEXT
);
INSERT INTO incoming_rows(file, row, id, outlet, url, title, published_at, body, problem)
SELECT file, row, coalesce(nullif(trim(id), ''), nullif(trim(url), '')), nullif(trim(outlet), ''), nullif(trim(url), ''), nullif(trim(title), ''),
       CASE WHEN published_at GLOB '*[^0-9.]*' OR published_at GLOB '*.*.*' THEN nullif(trim(published_at), '')
            WHEN CAST(published_at AS REAL) BETWEEN 1e8 AND 1e10 THEN strftime('%Y-%m-%dT%H:%M:%SZ', published_at, 'unixepoch') -- since 1970
            WHEN CAST(published_at AS REAL) BETWEEN 1e12 AND 1e13 THEN strftime('%Y-%m-%dT%H:%M:%SZ', published_at / 1000.0, 'unixepoch')
            ELSE nullif(published_at, '') END,
       iif(trim(body, char(9, 10, 13, 32)) = '', NULL, body), problem
FROM incoming;
UPDATE incoming_rows
SET problem = 'it is not UTF-8 text'
WHERE problem IS NULL
  -- A character that is not UTF-8 is mended into U+FFFD.
  AND (SELECT length(light) - length(replace(light, char(65533), '')) > length(text) - length(replace(text, char(65533), ''))
       FROM (SELECT text, iif(text GLOB '*[^' || char(1) || '-' || char(127) || ']*', normalize_article(text, NULL, 'light'), text) AS light
             FROM (SELECT coalesce(outlet || ' ', '') || coalesce(title || ' ', '') || coalesce(body, '') AS text LIMIT 1) LIMIT 1));
UPDATE incoming_rows
SET id = lower(substr(hex(sha3(coalesce(outlet, '') || char(10) || coalesce(title, '') || char(10) || coalesce(published_at, '') || char(10) || body)), 1, 16))
WHERE id IS NULL AND body IS NOT NULL;
UPDATE incoming_rows SET number = coalesce(
    (SELECT number FROM articles a WHERE a.id = incoming_rows.id),
    (SELECT min(number) FROM articles a WHERE a.url = incoming_rows.url HAVING count(*) = 1));

CREATE INDEX temp.incoming_rows_by_number ON incoming_rows(number, place);
CREATE INDEX temp.incoming_rows_by_id ON incoming_rows(id, place);
UPDATE incoming_rows AS i
SET problem = CASE
        WHEN id IS NULL OR (number IS NULL AND body IS NULL) THEN 'there is no text'
            || coalesce(', and no article ' || id, '')
        WHEN later THEN 'row ' || (SELECT row FROM incoming_rows WHERE place = later) || ' has the same '
            || iif((SELECT id FROM incoming_rows WHERE place = later) = id, 'id, ', 'url, ') || substr(id, 1, 40) END
FROM (SELECT place, coalesce((SELECT max(s.place) FROM incoming_rows s WHERE s.id = r.id AND s.place > r.place AND s.problem IS NULL),
                             (SELECT max(s.place) FROM incoming_rows s WHERE s.number = r.number AND s.place > r.place AND s.problem IS NULL)) AS later
      FROM incoming_rows r) l
WHERE l.place = i.place AND problem IS NULL;

DROP VIEW IF EXISTS temp.incoming_kept;
CREATE TEMP VIEW incoming_kept AS -- rows whose article says all that they say
SELECT place FROM incoming_rows i JOIN articles a ON a.number = coalesce(i.number, (SELECT number FROM articles WHERE id = i.id))
WHERE a.outlet IS coalesce(i.outlet, a.outlet) AND a.url IS coalesce(i.url, a.url) AND a.title IS coalesce(i.title, a.title)
  AND a.published_at IS coalesce(i.published_at, a.published_at) AND a.body IS coalesce(i.body, a.body);
UPDATE incoming_rows AS i SET state = CASE
    WHEN problem IS NOT NULL THEN 'not loaded' WHEN number IS NULL THEN 'new'
    WHEN place IN (SELECT place FROM incoming_kept) THEN 'as before' ELSE 'changed' END;

INSERT INTO articles(number, id, outlet, url, title, published_at, body, seen)
SELECT number, id, outlet, url, title, published_at, body, CURRENT_TIMESTAMP FROM incoming_rows
WHERE state IN ('new', 'changed') ORDER BY place
ON CONFLICT DO UPDATE
SET outlet = coalesce(excluded.outlet, outlet), url = coalesce(excluded.url, url), title = coalesce(excluded.title, title),
    published_at = coalesce(excluded.published_at, published_at), body = coalesce(excluded.body, body);
UPDATE incoming_rows SET state = 'not loaded', problem = 'the database, which is locked, full or read only, did not take it'
WHERE state IN ('new', 'changed') AND place NOT IN (SELECT place FROM incoming_kept);
DROP VIEW temp.incoming_kept;

SELECT count(*) || iif(count(*) = 1, ' article: ', ' articles: ') || count(*) FILTER (WHERE state = 'new') || ' new, '
       || count(*) FILTER (WHERE state = 'changed') || ' changed, ' || count(*) FILTER (WHERE state = 'as before')
       || ' as before, ' || count(*) FILTER (WHERE state = 'not loaded') || ' not loaded' AS loaded
FROM incoming_rows;
SELECT file || coalesce(', row ' || row, '') || ': ' || iif(state = 'not loaded', 'not loaded, ', '')
       || coalesce(problem, 'not sure which time ' || quote(published_at) || ' is') AS "look at"
FROM incoming_rows
WHERE state = 'not loaded' OR (published_at IS NOT NULL AND iso_time(published_at) IS NULL AND row IS NOT NULL AND state <> 'as before')
ORDER BY place LIMIT 20;
DROP TABLE incoming_rows;
