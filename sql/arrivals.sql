-- Which known event does each new article report, and which articles begin a new one?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/arrivals.sql
--
-- To be run after every import. Takes the articles that are in no event yet, the earliest first, and puts each to the event
-- whose centroid, the mean of its articles as vectors, is most similar to it, or else begins an event. What was decided
-- stays: an event keeps its number, an article its event, and a second run changes nothing. That is also the price: an
-- article that came too early for its event is not moved later. Where all articles are there already,
-- sql/questions/who_else_reported_it.sql decides better. What order costs: of two labelled collections, 404 and 496
-- articles in four random orders and without regard to their times, the events here agree with what people said by .93 and
-- .87 (B-cubed F1), those of event_clusters by .93 and .90.
--
-- Only articles within three days of each other are compared; one without a time waits until it has one. How much each word
-- says is learned from all articles; where these are fewer than some hundreds, give weights of a larger collection before:
--     CREATE TEMP TABLE known_weights AS SELECT term_weights(body) AS weights FROM larger.articles;
--
-- Cost: the weights, one pass over all texts; and the articles from three days before the first new one to three days after
-- the last are compared, each with those within six days of it. So a day's import costs what a week of articles costs.

CREATE TABLE IF NOT EXISTS event_articles(
    article    TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    event      INTEGER NOT NULL,
    similarity REAL -- to the centroid of the event as it was; NULL for the article that began it
);
CREATE INDEX IF NOT EXISTS event_articles_by_event ON event_articles(event);
CREATE TEMP TABLE IF NOT EXISTS known_weights(weights);
CREATE TEMP TABLE IF NOT EXISTS arrivals(place INTEGER PRIMARY KEY, article, day);
CREATE TEMP TABLE IF NOT EXISTS arrival_pairs(a, b, similarity, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TEMP VIEW IF NOT EXISTS arrival_window AS
SELECT id, title, clean, time FROM articles
WHERE julianday(time) BETWEEN (SELECT min(day) - 3 FROM temp.arrivals) AND (SELECT max(day) + 3 FROM temp.arrivals);

-- Cosine of an article and a centroid: the sum of its similarities to the members over the length of the sum of the
-- members, those of the article's window; two of them may lie six days apart. Similarities below .1 count as 0.
CREATE TEMP TRIGGER IF NOT EXISTS place_arrival AFTER UPDATE ON temp.arrivals
BEGIN
    INSERT INTO event_articles(article, event, similarity)
    WITH near AS (
        SELECT DISTINCT event FROM temp.arrival_pairs p JOIN event_articles ON article = p.b WHERE p.a = NEW.article),
    member AS (
        SELECT event, article FROM near JOIN event_articles USING (event) JOIN articles ON id = article
        WHERE abs(julianday(time) - NEW.day) <= 3),
    centroid AS (
        SELECT event, sum((SELECT p.similarity FROM temp.arrival_pairs p WHERE p.a = NEW.article AND p.b = member.article)) AS shared,
               count(*) + sum((SELECT coalesce(sum(p.similarity), 0) FROM temp.arrival_pairs p
                               JOIN member other ON other.article = p.b AND other.event = member.event
                               WHERE p.a = member.article)) AS square
        FROM member GROUP BY event),
    nearest AS (
        SELECT event, shared / sqrt(square) AS similarity FROM centroid
        WHERE shared / sqrt(square) >= 0.22 ORDER BY 2 DESC, 1 LIMIT 1)
    SELECT NEW.article, coalesce((SELECT event FROM nearest), (SELECT coalesce(max(event), 0) + 1 FROM event_articles)),
           (SELECT similarity FROM nearest);
END;

BEGIN IMMEDIATE; -- for it reads first: who writes meanwhile would make it fail
DELETE FROM temp.arrivals;
DELETE FROM temp.arrival_pairs;
INSERT INTO temp.arrivals(article, day)
SELECT id, julianday(time) FROM articles
WHERE julianday(time) IS NOT NULL AND trim(clean) <> '' AND id NOT IN (SELECT article FROM event_articles)
ORDER BY 2, 1;
INSERT INTO temp.arrival_pairs
SELECT a, b, similarity
FROM same_events('temp.arrival_window', 'clean', 0.1, 'id',
                 (SELECT coalesce((SELECT weights FROM temp.known_weights), term_weights(clean)) FROM articles),
                 '{"title": "title", "time": "time", "days": 6}');
INSERT INTO temp.arrival_pairs SELECT b, a, similarity FROM temp.arrival_pairs;
UPDATE temp.arrivals SET day = day;
COMMIT;

SELECT event, replace(substr(time, 1, 16), 'T', ' ') AS time, iif(similarity IS NULL, 'new', round(similarity, 2)) AS alike,
       substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 44) AS report
FROM temp.arrivals JOIN event_articles USING (article) JOIN articles ON id = article
ORDER BY event, day, article LIMIT 100;

SELECT count(*) || ' new articles' AS arrivals, coalesce(sum(similarity IS NOT NULL), 0) || ' put to an event' AS known,
       coalesce(sum(similarity IS NULL), 0) || ' began one' AS new,
       (SELECT count(*) FROM articles WHERE julianday(time) IS NULL AND clean IS NOT NULL) || ' without a time' AS waiting
FROM temp.arrivals JOIN event_articles USING (article);
