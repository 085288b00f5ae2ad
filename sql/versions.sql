-- The versions of an article that there are, for sql/questions/stealth_edits.sql and what_changed_since_yesterday.sql.
--
-- Leaves each with the one before it in temp.versions: the number of the article, both texts, what was stated as their time
-- of publication, and changed_at, when the later one was loaded, or is dated, where that is known. Versions are the bodies
-- that article_versions has of an article, and articles of one outlet with one url: in the order of their times where all
-- of them have one, else in the order in which they were stored.

DROP TABLE IF EXISTS temp.version_states;
DROP TABLE IF EXISTS temp.versions;
CREATE TEMP TABLE version_states AS
WITH state AS (
    SELECT number, version, seen, replaced FROM article_versions UNION ALL SELECT number, NULL, seen, NULL FROM articles),
series AS (
    SELECT number, coalesce(outlet, '') || ' ' || coalesce(url, 'article ' || number) AS series, time,
           count(time) OVER same_url = count(*) OVER same_url AS all_timed
    FROM articles WINDOW same_url AS (PARTITION BY outlet, coalesce(url, 'article ' || number)))
SELECT series, number, version, seen, replaced, row_number() OVER chain AS place
FROM state JOIN series USING (number)
WINDOW chain AS (PARTITION BY series ORDER BY iif(all_timed, time, NULL), number, version IS NULL, version);
CREATE TEMP TABLE versions AS
WITH text AS (
    SELECT s.*, coalesce(article_text(v.body), n.text) AS text,
           iif(v.version, v.published_at, a.published_at) AS published_at,
           n.name, n.time
    FROM version_states s JOIN articles a USING (number) LEFT JOIN named_articles n USING (number) LEFT
           JOIN article_versions v USING (version)
    WHERE series IN (SELECT series FROM version_states WHERE place = 2))
SELECT b.number, b.name, a.text AS a, b.text AS b, a.published_at AS a_published, b.published_at AS b_published,
       coalesce(iif(a.number = b.number, a.replaced, NULL), b.seen, b.time) AS changed_at
FROM text a JOIN text b ON b.series = a.series AND b.place = a.place + 1
WHERE a.text IS NOT NULL AND b.text IS NOT NULL;
DROP TABLE version_states;
