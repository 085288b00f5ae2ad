-- What is the clean text of each article, its signature, and its time?
--
--     .read sql/prepare.sql
--
-- Fills articles.clean and articles.signature where they are missing, and brings articles.time up to date, so it can be run
-- again after every import. After an article's body changed, set its clean to NULL and run this once more.
--
-- Dates such as 04/03/2031 are read in the order that the outlet's other dates have: 13/03/2031 tells it. Where none of them
-- does, or they differ, the time stays NULL. Zones that an outlet does not print are not guessed; where you know one, say so:
--     UPDATE articles SET published_at = iso_time(published_at, '{"zone": "+01:00"}')
--     WHERE outlet = 'Calder Gazette' AND length(time) = 19;

UPDATE articles SET clean = normalize_article(body), signature = NULL WHERE clean IS NULL AND body IS NOT NULL;
UPDATE articles SET signature = minhash(clean) WHERE signature IS NULL AND clean IS NOT NULL;

WITH dated AS (
    SELECT number, outlet, published_at, iso_time(published_at) AS sure,
           iso_time(published_at, '{"order": "dmy"}') AS day_first,
           iso_time(published_at, '{"order": "mdy"}') AS month_first
    FROM articles),
learned AS (
    SELECT outlet, iif(max(month_first IS NULL), '{"order": "dmy"}', '{"order": "mdy"}') AS order_of_outlet
    FROM dated WHERE outlet IS NOT NULL AND (day_first IS NULL) <> (month_first IS NULL)
    GROUP BY outlet HAVING min(month_first IS NULL) = max(month_first IS NULL)),
timed AS (
    SELECT number, coalesce(sure, iso_time(published_at, order_of_outlet)) AS time
    FROM dated LEFT JOIN learned USING (outlet))
UPDATE articles SET time = timed.time FROM timed WHERE timed.number = articles.number AND articles.time IS NOT timed.time;

SELECT count(*) || ' published_at cannot be read for sure, such as ' || quote(min(published_at)) AS "times not read"
FROM articles WHERE trim(published_at) <> '' AND time IS NULL HAVING count(*) > 0;
