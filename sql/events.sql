-- Which articles report the same event, for sql/questions/who_else_reported_it.sql and sql/figures.sql.
--
-- Puts articles together whose words are those of one event (event_clusters), and leaves them in temp.known_events: number
-- of the article, event, size, and copy_of, the least number of the copies of its text.
--
-- Only articles within :days of each other, 3 unless set, are taken for reports of one event, because words do not tell it
-- from the next of its kind: the report on a second meeting, a month later, has the names and phrases of the first. An
-- article without a time is therefore in no event, unless no article has one: then words alone decide. For a story that
-- goes on for weeks, raise the days; what it hangs together by is then up to you to read.
--
-- How much each word says is learned from your articles, which is sound from some hundreds on: among twenty of which ten
-- report one event, its names look like common words. Of fewer than fifty it is therefore learned from their sentences,
-- which finds more, and takes two events of one subject for one sooner. Better are weights of a larger collection in the
-- same language, given before you ask:
--     CREATE TEMP TABLE known_weights AS SELECT term_weights(body) AS weights FROM larger.articles;
--
-- Cost: quadratic in the articles that lie within :days of each other, or in all where none has a time: 14,000 take 5
-- seconds. It is none where sql/refresh.sql has the events, and :days is unset.

CREATE TEMP TABLE IF NOT EXISTS known_weights(weights);
DROP TABLE IF EXISTS temp.known_events;
DROP VIEW IF EXISTS temp.copied_texts;
CREATE TEMP VIEW copied_texts AS SELECT a, b FROM known_pairs
       WHERE similarity >= 0.4 OR max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE known_events(number INTEGER PRIMARY KEY, event, size, copy_of);
INSERT INTO known_events
WITH copied AS MATERIALIZED (SELECT member, cluster FROM clusters('temp.copied_texts')),
kept(yes) AS ( -- whether the events of sql/refresh.sql are those that are asked for
    SELECT EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'events') AND :days IS NULL AND count(time) > 0
           AND count(*) >= 50
    FROM articles),
event AS (
    SELECT number, cluster, size FROM article_events WHERE (SELECT yes FROM kept)
    UNION ALL
    SELECT member, cluster, size
    FROM event_clusters('temp.named_articles', 'text', NULL, 'number',
                        coalesce((SELECT weights FROM temp.known_weights),
                                 (SELECT term_weights(s.sentence) FROM named_articles a, sentences(a.text) s
                                  WHERE (SELECT count(*) < 50 FROM articles))),
                        iif((SELECT count(time)
                               FROM articles), json_object('title', 'title', 'time', 'time', 'days',
                               coalesce(CAST(:days AS INTEGER), 3)),
                            '{"title": "title"}'))
    WHERE NOT (SELECT yes FROM kept))
SELECT e.number, e.cluster, e.size, coalesce(c.cluster, e.number) FROM event e LEFT JOIN copied c ON c.member = e.number
WHERE e.size > 1;
