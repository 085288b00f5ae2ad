-- What is the clean text of each article, its signature, its language and its time?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--
-- Fills articles.clean, signature and lang where they are missing, and brings articles.time up to date, so it can be run again
-- after every import. A body that is HTML goes through article_text(), others through normalize_article(); a page without an
-- article has the clean text ''. A body that changes takes its clean text away by itself. Of an outlet whose lines are in
-- outlets.boilerplate (sql/boilerplate.sql learns them) these go too, unless that would leave less than a fifth: then it is the
-- article that stands there more than once.
--
-- Dates such as 04/03/2031 are read in the order that the outlet's other dates have: 13/03/2031 tells it. Where none of them
-- does, or they differ, the time stays NULL. Zones that an outlet does not print are not guessed; where you know one, say so:
--     UPDATE articles SET published_at = iso_time(published_at, '{"zone": "+01:00"}')
--     WHERE outlet = 'Calder Gazette' AND length(time) = 19;

DELETE FROM outlets
WHERE (boilerplate IS NULL OR learned_from IS NOT NULL) AND outlet NOT IN (SELECT outlet FROM articles WHERE outlet IS NOT NULL);
WITH dated AS (
    SELECT outlet, iso_time(published_at, '{"order": "dmy"}') IS NULL AS month_first,
           iso_time(published_at, '{"order": "mdy"}') IS NULL AS day_first
    FROM articles WHERE outlet IS NOT NULL)
INSERT INTO outlets(outlet, articles, date_order)
SELECT outlet, count(*), CASE min(day_first) FILTER (WHERE day_first <> month_first) + max(day_first) FILTER (WHERE day_first <> month_first)
                         WHEN 2 THEN 'dmy' WHEN 0 THEN 'mdy' END
FROM dated WHERE true GROUP BY outlet
ON CONFLICT(outlet) DO UPDATE SET articles = excluded.articles, date_order = excluded.date_order
WHERE articles IS NOT excluded.articles OR date_order IS NOT excluded.date_order;

-- A row is written once: the LIMITs keep the clean text from being made for each of its uses.
UPDATE articles
SET (clean, signature, lang, time) = (
    SELECT text, minhash(text), text_language(text),
           coalesce(iso_time(published_at), iso_time(published_at, '{"order": "' || date_order || '"}'))
    FROM (SELECT CASE WHEN 5 * length(rest) >= length(body) OR boilerplate IS NULL THEN rest
                      WHEN 5 * length(rest) >= length(coalesce(article_text(body), '')) THEN rest ELSE coalesce(article_text(body), '') END AS text,
                 date_order
          FROM (SELECT iif(instr(body, '</'), coalesce(article_text(body, iif(boilerplate IS NULL, NULL,
                                                                             json_object('boilerplate', json(boilerplate)))), ''),
                           normalize_article(body, boilerplate)) AS rest, boilerplate, date_order
                FROM (SELECT 1) LEFT JOIN outlets o ON o.outlet = articles.outlet LIMIT 1) LIMIT 1))
WHERE clean IS NULL AND body IS NOT NULL;

UPDATE articles SET signature = minhash(clean) WHERE signature IS NULL AND clean IS NOT NULL;
UPDATE articles SET lang = text_language(clean) WHERE lang IS NULL AND text_language(clean) IS NOT NULL;
WITH timed AS (
    SELECT number, coalesce(iso_time(published_at), iso_time(published_at, '{"order": "' || date_order || '"}')) AS time
    FROM articles LEFT JOIN outlets USING (outlet))
UPDATE articles SET time = timed.time FROM timed WHERE timed.number = articles.number AND articles.time IS NOT timed.time;

SELECT count(*) || ' published_at cannot be read for sure, such as ' || quote(min(published_at)) AS "times not read"
FROM articles WHERE trim(published_at) <> '' AND time IS NULL HAVING count(*) > 0;
