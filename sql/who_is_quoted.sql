-- Who is quoted, by which outlets, and how many of the quotes have no speaker that can be told?
--
--     .read sql/prepare.sql
--     .mode box
--     .read sql/who_is_quoted.sql
--
-- Counts the quotes of kind direct and partial (quotes says what these are) of all articles, a url once for each outlet, in its
-- first version. The first table has the 40 people of whom the most articles have a quote, under the name that the articles
-- print in full; who is told only by "he" or "the mayor", and cannot be traced to a name, is in the second table alone:
-- of the quotes of each outlet how many are of a person with a name, how many have words for a speaker but no name, and how
-- many have neither. "sure" is the share in per cent of the named that come from rules which are right in 95 of 100.

DROP TABLE IF EXISTS temp.quoted_people;
CREATE TEMP TABLE quoted_people AS
WITH version AS (
    SELECT number, coalesce(outlet, '?') AS outlet, coalesce(clean, body) AS text,
           row_number() OVER (PARTITION BY outlet, coalesce(url, id) ORDER BY time IS NULL, time, number) AS place
    FROM articles WHERE coalesce(clean, body) IS NOT NULL)
SELECT number, outlet, speaker, speaker_mention, sure
FROM version v, quotes(v.text) WHERE place = 1 AND kind IN ('direct', 'partial');

SELECT substr(speaker, 1, 34) AS speaker, count(*) AS quotes, count(DISTINCT number) AS articles, count(DISTINCT outlet) AS outlets
FROM temp.quoted_people WHERE speaker IS NOT NULL
GROUP BY quoted_people.speaker ORDER BY articles DESC, quotes DESC, 1 LIMIT 40;

SELECT substr(outlet, 1, 26) AS outlet, count(*) AS quotes, count(speaker) AS named,
       sum(speaker IS NULL AND speaker_mention IS NOT NULL) AS "no name", sum(speaker_mention IS NULL) AS "no speaker",
       CAST(round(100.0 * sum(sure AND speaker IS NOT NULL) / count(speaker)) AS INTEGER) AS sure
FROM temp.quoted_people GROUP BY quoted_people.outlet ORDER BY quotes DESC, 1 LIMIT 60;

SELECT CASE count(*) WHEN 0 THEN 'none found'
       ELSE count(*) || ' quotes, ' || count(speaker) || ' of ' || count(DISTINCT speaker) || ' people, in ' || count(DISTINCT number)
            || ' articles of ' || count(DISTINCT outlet) || iif(count(DISTINCT outlet) = 1, ' outlet', ' outlets') END AS quoted
FROM temp.quoted_people;
DROP TABLE quoted_people;
