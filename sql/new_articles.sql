-- What arrived today: what is new, what is a copy or an excerpt of what we had, and in which story is it?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/stories.sql
--     .mode box
--     .read sql/new_articles.sql
--
-- To be run after every import and prepare.sql. An article arrives with the first run that finds a clean text of it, and is
-- compared with all that arrived before; of those that arrive together the one with the earliest time counts as there first.
-- What it was is kept in article_arrivals, and stays. Shown are the arrivals of the last day, in UTC, on which there were any,
-- or of a day of yours, the new ones first:
--     .parameter set :day "'2031-03-14'"
-- How to read what is shown, "it" being the arrival, "that" the earlier article that it is most like:
--     new          no article that was there is like it
--     edited       the two are in one story: they are similar to the threshold in story_settings
--     extended     four fifths of that stand in it, and it has more
--     excerpt      four fifths of it stand in that, which has more
--     copy         four fifths of either stand in the other
--     empty        it has no words
--     of it        how much of it stands in that, in per cent
--     story        that of that, if it is there, else its own
--
-- Cost: to look for excerpts, all texts are read once, some hundred megabytes a second.

CREATE TABLE IF NOT EXISTS article_arrivals(
    article     TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    arrived     TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    kind        TEXT NOT NULL CHECK (kind IN ('new', 'edited', 'extended', 'excerpt', 'copy', 'empty')),
    earlier     TEXT, -- the article that it is a copy, an excerpt ... of
    of_it       REAL, -- the share of it that stands in that one
    of_earlier  REAL  -- the share of that one that stands in it
);
CREATE INDEX IF NOT EXISTS article_arrivals_by_day ON article_arrivals(substr(arrived, 1, 10));

SELECT count(*) || ' without clean text: .read sql/prepare.sql' AS "articles that wait"
FROM articles WHERE clean IS NULL AND body IS NOT NULL HAVING count(*) > 0;

CREATE TEMP VIEW IF NOT EXISTS arrived_now AS -- in the order in which they count as there
SELECT number, id, clean, row_number() OVER (ORDER BY time IS NULL, time, number) AS place FROM articles
WHERE clean IS NOT NULL AND id NOT IN (SELECT article FROM article_arrivals);
CREATE TEMP VIEW IF NOT EXISTS arrived_before AS
SELECT number, clean FROM articles WHERE clean IS NOT NULL AND id IN (SELECT article FROM article_arrivals);

.once /dev/null
SELECT newsprint_progress(1);
BEGIN;
DELETE FROM article_arrivals WHERE article NOT IN (SELECT id FROM articles);
CREATE TEMP TABLE arrived AS SELECT * FROM temp.arrived_now;
CREATE UNIQUE INDEX temp.arrived_by_number ON arrived(number);
CREATE TEMP TABLE arrived_pairs AS -- of an arrival and another article
WITH pair(a, b, of_a, of_b) AS (
    SELECT a, b, containment_a, containment_b
    FROM near_duplicates('temp.arrived', 'clean', 0.8, 'number', '{"min_containment": 0.8}') UNION
    SELECT a, b, containment_a, containment_b
    FROM near_duplicates('temp.arrived', 'clean', 0.8, 'number', '{"min_containment": 0.8, "against": "temp.arrived_before"}') UNION
    SELECT a, b, containment_a, containment_b FROM temp.arrived JOIN story_pairs ON a = number UNION
    SELECT a, b, containment_a, containment_b FROM temp.arrived JOIN story_pairs ON b = number)
SELECT a AS number, b AS earlier, of_a AS of_it, of_b AS of_earlier FROM pair UNION SELECT b, a, of_b, of_a FROM pair;
INSERT INTO article_arrivals(article, kind, earlier, of_it, of_earlier)
WITH likeness AS (
    SELECT p.*, CASE WHEN of_it < 0.8 AND of_earlier < 0.8 THEN 'edited' WHEN of_it < 0.8 THEN 'extended'
                     WHEN of_earlier < 0.8 THEN 'excerpt' ELSE 'copy' END AS kind,
           that.id, row_number() OVER (PARTITION BY it.number ORDER BY of_it >= 0.8 DESC, of_it + of_earlier DESC,
                                       arrived.place, that.time IS NULL, that.time, that.number) AS n
    FROM temp.arrived_pairs p JOIN temp.arrived it ON it.number = p.number JOIN articles that ON that.number = p.earlier
    LEFT JOIN temp.arrived ON arrived.number = that.number
    WHERE coalesce(arrived.place < it.place, 1))
SELECT it.id, coalesce(kind, iif(EXISTS (SELECT 1 FROM words(it.clean)), 'new', 'empty')), likeness.id, of_it, of_earlier
FROM temp.arrived it LEFT JOIN likeness ON likeness.number = it.number AND n = 1;
DROP TABLE temp.arrived;
DROP TABLE temp.arrived_pairs;
COMMIT;

CREATE TEMP TABLE IF NOT EXISTS arrivals_shown(day);
DELETE FROM temp.arrivals_shown;
INSERT INTO temp.arrivals_shown SELECT coalesce(:day, max(substr(arrived, 1, 10))) FROM article_arrivals;

WITH name AS (SELECT id, number, time, substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 44) AS name FROM articles)
SELECT kind AS "it is", coalesce(CAST(100 * of_it AS INTEGER), '') AS "of it", coalesce(story, '') AS story,
       it.name || coalesce(char(10) || 'of ' || substr(that.name, 1, 41), '')
       || coalesce((SELECT char(10) || 'story of ' || count(*) || ' articles' FROM article_stories s WHERE s.story = own.story HAVING count(*) > 1), '')
       AS articles
FROM article_arrivals JOIN name it ON it.id = article LEFT JOIN name that ON that.id = earlier
LEFT JOIN article_stories own ON own.number = coalesce(that.number, it.number)
WHERE substr(arrived, 1, 10) = (SELECT day FROM temp.arrivals_shown)
ORDER BY instr('new edited extended excerpt copy empty', kind), story, it.time IS NULL, it.time, it.number LIMIT 100;

SELECT CASE WHEN count(*) = 0 THEN 'none found: no article arrived' || coalesce(' on ' || (SELECT day FROM temp.arrivals_shown), '')
       ELSE count(*) || ' arrived on ' || (SELECT day FROM temp.arrivals_shown) || ': ' || sum(kind = 'new') || ' new'
            || iif(sum(kind = 'copy'), ', ' || sum(kind = 'copy') || iif(sum(kind = 'copy') = 1, ' copy', ' copies'), '')
            || iif(sum(kind = 'excerpt'), ', ' || sum(kind = 'excerpt') || iif(sum(kind = 'excerpt') = 1, ' excerpt', ' excerpts'), '')
            || iif(sum(kind = 'extended'), ', ' || sum(kind = 'extended') || ' extended', '')
            || iif(sum(kind = 'edited'), ', ' || sum(kind = 'edited') || ' edited', '')
            || iif(sum(kind = 'empty'), ', ' || sum(kind = 'empty') || ' empty', '') || iif(count(*) > 100, '; 100 shown', '') END AS arrivals
FROM article_arrivals WHERE substr(arrived, 1, 10) = (SELECT day FROM temp.arrivals_shown);
