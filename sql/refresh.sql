-- What has to be done so that all that is derived of the articles is up to date?
--
--     .load ./build/newsprint
--     .read sql/schema.sql
--     .read sql/refresh.sql
--
-- To be run after every import, from the folder in which sql/ is. Says what it does while it does it, and does what is due:
--     lines        what an outlet repeats, learned at its third article and when it has grown by a quarter since; lines that
--                  you gave yourself stay (outlets.boilerplate, with learned_from NULL). After a change of yours to the lines:
--                  UPDATE articles SET clean = NULL WHERE outlet = 'The Tern';
--     texts        clean, signature, lang, time (sql/prepare.sql)
--     sentences, quotes, names, quantities: of the articles that are new or changed
--     pairs        of the articles that are new or changed, with all others; then the clusters of all pairs
--     passages     of the articles that are new, with all others; of all articles, where any was changed or is gone
--     events       of all articles at once, where any is new, changed or gone: a word's weight is learned from all of them
--     stories      of all articles the first time; then triggers keep them (sql/stories.sql), 3 ms an article: a large
--                  import into a database that has stories says how long that will take
-- A step is one statement, with the mark that says how far it came. Killed at any point and run again, it ends the same. Where
-- another program is writing, each step waits for it a minute. Steps that could not be done are named at the end. To
-- have all made anew, after an update of newsprint: DELETE FROM refresh_steps; UPDATE articles SET clean = NULL;
--
-- Time: linear in the text, 15 to 80 MB a second and step on one core. Events are quadratic in the articles within three days of
-- each other. An article without a time is in none, unless no article has one: then all are compared, up to 5,000. A text that
-- stands in thousands of articles, an error page say, makes a row of article_pairs of each two: SET body = NULL leaves it out.

.timeout 60000
PRAGMA cache_size = -262144; -- up to 256 MB of the file are held in memory, for each step reads the texts again
INSERT INTO refresh_steps
SELECT column1, 0, 0
FROM (VALUES ('sentences'), ('quotes'), ('names'), ('quantities'), ('pairs'), ('passages'), ('events'))
WHERE column1 NOT IN (SELECT step FROM refresh_steps);
CREATE TEMP TABLE IF NOT EXISTS known_weights(weights); -- term_weights() of a larger collection, see sql/events.sql
CREATE TEMP VIEW IF NOT EXISTS refresh_now AS
SELECT coalesce(max(change), 0) AS change, count(*) AS articles FROM article_changes;
CREATE TEMP VIEW IF NOT EXISTS refresh_due AS
SELECT step, number FROM refresh_steps s JOIN article_changes c ON c.change > s.change;
CREATE TEMP VIEW IF NOT EXISTS refresh_stale AS
SELECT step FROM refresh_steps s JOIN refresh_now n ON n.change <> s.change OR n.articles <> s.articles;
CREATE TEMP VIEW IF NOT EXISTS refresh_dated AS
SELECT number, title, clean, time FROM articles
WHERE time IS NOT NULL OR (NOT EXISTS (SELECT 1 FROM articles WHERE time IS NOT NULL) AND (SELECT count(*) <= 5000 FROM articles));

-- What an INSERT OR REPLACE left behind goes with a DELETE of the number that it took.
DROP TABLE IF EXISTS temp.refresh_gone;
CREATE TEMP TABLE refresh_gone AS
SELECT number FROM article_changes UNION SELECT number FROM article_versions EXCEPT SELECT number FROM articles;
BEGIN;
INSERT INTO articles(number, id) SELECT number, 'replaced' || char(10) || number FROM temp.refresh_gone;
DELETE FROM articles WHERE number IN (SELECT number FROM temp.refresh_gone);
COMMIT;
DROP TABLE temp.refresh_gone;

CREATE TEMP TRIGGER IF NOT EXISTS refresh_lines AFTER UPDATE OF boilerplate ON outlets
WHEN OLD.boilerplate IS NOT NEW.boilerplate
BEGIN
    UPDATE articles SET clean = NULL, signature = NULL
    WHERE outlet = NEW.outlet AND clean IS NOT NULL AND (instr(body, '</') OR clean <> normalize_article(body, NEW.boilerplate));
END;
CREATE TEMP VIEW IF NOT EXISTS refresh_outlets AS
SELECT outlet, count(body) AS articles FROM articles LEFT JOIN outlets USING (outlet)
WHERE outlet IS NOT NULL GROUP BY outlet
HAVING count(body) >= coalesce(1.25 * learned_from, iif(boilerplate IS NULL, 3, NULL));
SELECT 'lines of ' || count(*) || iif(count(*) = 1, ' outlet, ', ' outlets, ') || sum(articles) || ' articles' AS refresh FROM temp.refresh_outlets HAVING count(*) > 0;
INSERT INTO outlets(outlet) SELECT outlet FROM temp.refresh_outlets WHERE outlet NOT IN (SELECT outlet FROM outlets);
UPDATE outlets SET boilerplate = l.lines, learned_from = l.articles
FROM (SELECT outlet, repeated_lines(body, 3) FILTER (WHERE number IN (
                 -- An article that is stored more than once is no line that the outlet repeats.
                 SELECT min(number) FROM articles GROUP BY outlet, coalesce(title, body)) AND NOT instr(body, '</')) AS lines, count(*) AS articles
      FROM articles WHERE body IS NOT NULL AND outlet IN (SELECT outlet FROM temp.refresh_outlets) GROUP BY outlet) l
WHERE l.outlet = outlets.outlet;
DROP TRIGGER temp.refresh_lines;

SELECT 'texts of ' || count(*) || ' articles'
       || iif(count(*) > 1000 AND (SELECT 1 FROM sqlite_schema WHERE name = 'stories_update'),
              ', each with its story: ' || CAST(count(*) * 0.003 AS INTEGER) || ' seconds or more', '') AS refresh
FROM articles WHERE clean IS NULL AND body IS NOT NULL HAVING count(*) > 0;
.read sql/prepare.sql

CREATE TEMP TRIGGER IF NOT EXISTS refresh_sentences BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'sentences'
BEGIN
    DELETE FROM article_sentences WHERE number IN (SELECT number FROM refresh_due WHERE step = 'sentences');
    INSERT INTO article_sentences
    SELECT d.number, sentence_number, paragraph_number, kind, in_quote, words, start, length
    FROM refresh_due d CROSS JOIN articles a USING (number), sentences(a.clean) WHERE step = 'sentences';
END;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_quotes BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'quotes'
BEGIN
    DELETE FROM article_quotes WHERE number IN (SELECT number FROM refresh_due WHERE step = 'quotes');
    INSERT INTO article_quotes
    SELECT d.number, quote_number, quote, kind, speaker, speaker_mention, mention_start, mention_length, cue, rule, sure,
           person_rule, sentence_number, paragraph_number, start, length
    FROM refresh_due d CROSS JOIN articles a USING (number), quotes(a.clean) WHERE step = 'quotes';
END;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_names BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'names'
BEGIN
    DELETE FROM article_names WHERE number IN (SELECT number FROM refresh_due WHERE step = 'names');
    INSERT INTO article_names
    SELECT d.number, first_start, name, kind, mentions, forms
    FROM refresh_due d CROSS JOIN articles a USING (number), names(a.clean) WHERE step = 'names';
END;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_quantities BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'quantities'
BEGIN
    DELETE FROM article_quantities WHERE number IN (SELECT number FROM refresh_due WHERE step = 'quantities');
    INSERT INTO article_quantities
    SELECT d.number, quantity_number, kind, value, value_max, unit, modifier, base_value, base_unit, noun, verb, text,
           sentence_number, start, length
    FROM refresh_due d CROSS JOIN articles a USING (number), quantities(a.clean) WHERE step = 'quantities';
END;
-- Pairs and passages: where no more than a tenth of the articles is due, these (refresh_near) are compared with all others
-- (refresh_far) and among themselves. The rest stays as it is, and is what it would be if made anew: with band_rows, a pair is found
-- or missed whatever else is there. A passage that stands in more than 100 articles makes no pairs. So where articles went or changed,
-- or a new one has such a passage, passages are made anew, for others may be one now or no longer.
CREATE TEMP TABLE IF NOT EXISTS refresh_current(step);
CREATE TEMP VIEW IF NOT EXISTS refresh_numbers AS SELECT number FROM refresh_due WHERE step = (SELECT step FROM refresh_current);
CREATE TEMP VIEW IF NOT EXISTS refresh_near AS SELECT number, clean FROM articles WHERE number IN (SELECT number FROM refresh_numbers) ORDER BY number;
CREATE TEMP VIEW IF NOT EXISTS refresh_far AS SELECT number, clean FROM articles WHERE number NOT IN (SELECT number FROM refresh_numbers) ORDER BY number;
CREATE TEMP VIEW IF NOT EXISTS refresh_ways AS
SELECT due, n.articles, CASE WHEN 10 * due > n.articles OR (step = 'passages' AND n.articles <> s.articles + due) THEN 'anew'
                             WHEN due THEN 'due' ELSE 'none' END AS way
FROM refresh_current JOIN refresh_steps s USING (step), refresh_now n, (SELECT count(*) AS due FROM refresh_numbers);
CREATE TEMP TABLE IF NOT EXISTS refresh_partners(number); -- articles that have words in common with those due; NULL for more than 100
CREATE TEMP VIEW IF NOT EXISTS refresh_around AS
SELECT number, clean FROM articles WHERE number IN (SELECT number FROM refresh_numbers UNION SELECT number FROM refresh_partners) ORDER BY number;
CREATE TEMP VIEW IF NOT EXISTS refresh_passage_ways AS
SELECT iif(EXISTS (SELECT 1 FROM refresh_partners WHERE number IS NULL), 'anew', way) AS way FROM refresh_ways;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_pairs BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'pairs'
BEGIN
    DELETE FROM article_pairs
    WHERE (SELECT way FROM refresh_ways) = 'anew' OR a IN (SELECT number FROM refresh_numbers) OR b IN (SELECT number FROM refresh_numbers);
    INSERT INTO article_pairs
    SELECT a, b, max(similarity), max(containment_a), max(containment_b)
    FROM refresh_ways CROSS JOIN near_duplicates('articles', 'clean', 0.15, 'number', '{"min_containment": 0.5, "band_rows": 2}')
    WHERE way = 'anew' GROUP BY a, b;
    INSERT INTO article_pairs
    SELECT a, b, max(similarity), max(containment_a), max(containment_b)
    FROM refresh_ways CROSS JOIN near_duplicates('temp.refresh_near', 'clean', 0.15, 'number', '{"min_containment": 0.5, "band_rows": 2}')
    WHERE way = 'due' GROUP BY a, b;
    INSERT INTO article_pairs
    SELECT min(a, b), max(a, b), similarity, iif(a < b, containment_a, containment_b), iif(a < b, containment_b, containment_a)
    FROM refresh_ways CROSS JOIN near_duplicates('temp.refresh_near', 'clean', 0.15, 'number', '{"min_containment": 0.5, "band_rows": 2, "against": "temp.refresh_far"}')
    WHERE way = 'due' ORDER BY 1, 2;
    DELETE FROM article_clusters;
    INSERT INTO article_clusters
    SELECT member, cluster, size,
           (SELECT group_concat(DISTINCT trim(part, char(9, 10, 13, 32) || '—–-'))
            FROM article_parts((SELECT body FROM articles WHERE number = member))
            WHERE (kind = 'dateline' AND instr(part, '(') > 0)
               OR (kind = 'credit' AND rule NOT IN ('credit_photo', 'credit_below_label', 'credit_bracketed', 'glued_photo',
                                                    'glued_image', 'glued_credit')))
    FROM clusters('temp.refresh_close');
END;
CREATE TEMP VIEW IF NOT EXISTS refresh_close AS
SELECT a, b, similarity FROM article_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_passages BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'passages'
BEGIN
    DELETE FROM refresh_partners;
    INSERT INTO refresh_partners
    SELECT b FROM refresh_ways CROSS JOIN text_reuse('temp.refresh_near', 'clean', 25, 'number', '{"gap": 2, "against": "temp.refresh_far"}')
    WHERE way = 'due';
    DELETE FROM article_passages WHERE (SELECT way FROM refresh_passage_ways) = 'anew';
    INSERT INTO article_passages
    SELECT a, b, words, longest, passages, share_a, share_b, a_start, b_start
    FROM refresh_passage_ways CROSS JOIN text_reuse('articles', 'clean', 25, 'number', '{"gap": 2}') WHERE way = 'anew' AND b IS NOT NULL;
    INSERT INTO article_passages
    SELECT a, b, words, longest, passages, share_a, share_b, a_start, b_start
    FROM refresh_passage_ways CROSS JOIN text_reuse('temp.refresh_around', 'clean', 25, 'number', '{"gap": 2}')
    WHERE way = 'due' AND (a IN (SELECT number FROM refresh_numbers) OR b IN (SELECT number FROM refresh_numbers));
END;
CREATE TEMP TRIGGER IF NOT EXISTS refresh_events BEFORE UPDATE ON refresh_steps WHEN OLD.step = 'events'
BEGIN
    DELETE FROM article_events;
    INSERT INTO article_events
    SELECT member, cluster, size, weakest
    FROM event_clusters('temp.refresh_dated', 'clean', NULL, 'number',
                        coalesce((SELECT weights FROM known_weights),
                                 (SELECT term_weights(s.sentence) FROM refresh_dated a, sentences(a.clean) s WHERE (SELECT count(*) < 50 FROM articles))),
                        iif((SELECT count(time) FROM articles), '{"title": "title", "time": "time", "days": 3}', '{"title": "title"}'));
END;

.once /dev/null
SELECT newsprint_progress(1);
SELECT 'sentences of ' || count(*) || ' articles' AS refresh FROM temp.refresh_due WHERE step = 'sentences' HAVING count(*) > 0;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'sentences' AND step IN temp.refresh_stale;
SELECT 'quotes of ' || count(*) || ' articles' AS refresh FROM temp.refresh_due WHERE step = 'quotes' HAVING count(*) > 0;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'quotes' AND step IN temp.refresh_stale;
SELECT 'names of ' || count(*) || ' articles' AS refresh FROM temp.refresh_due WHERE step = 'names' HAVING count(*) > 0;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'names' AND step IN temp.refresh_stale;
SELECT 'quantities of ' || count(*) || ' articles' AS refresh FROM temp.refresh_due WHERE step = 'quantities' HAVING count(*) > 0;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'quantities' AND step IN temp.refresh_stale;
DELETE FROM temp.refresh_current;
INSERT INTO temp.refresh_current VALUES ('pairs');
SELECT 'pairs and clusters, of ' || iif(way = 'anew', 'all ' || articles || ' articles', due || iif(due = 1, ' article', ' articles')) AS refresh
FROM temp.refresh_ways WHERE 'pairs' IN temp.refresh_stale;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'pairs' AND step IN temp.refresh_stale;
UPDATE temp.refresh_current SET step = 'passages';
SELECT 'passages, of ' || iif(way = 'anew', 'all ' || articles || ' articles', due || iif(due = 1, ' article', ' articles')) AS refresh
FROM temp.refresh_ways WHERE 'passages' IN temp.refresh_stale;
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now) WHERE step = 'passages' AND step IN temp.refresh_stale;
SELECT iif(articles, 'events, of ' || articles || ' articles', 'events: left out, for no article has a time') AS refresh
FROM temp.refresh_stale, (SELECT count(*) AS articles FROM temp.refresh_dated) WHERE step = 'events';
UPDATE refresh_steps SET (change, articles) = (SELECT * FROM temp.refresh_now)
WHERE step = 'events' AND step IN temp.refresh_stale AND EXISTS (SELECT 1 FROM temp.refresh_dated);

-- After the first load, which is faster without.
CREATE INDEX IF NOT EXISTS article_names_by_name ON article_names(name);
CREATE INDEX IF NOT EXISTS article_quotes_by_speaker ON article_quotes(speaker);

SELECT 'stories, of all ' || articles || ' articles' AS refresh FROM temp.refresh_now WHERE NOT EXISTS (SELECT 1 FROM article_stories) AND articles;
.output /dev/null
.read sql/stories.sql
.output

SELECT format('%d article%s of %d outlet%s: %d quotes, %d names, %d pair%s, %d %s', articles, iif(articles = 1, '', 's'),
              outlets, iif(outlets = 1, '', 's'), quotes, names, pairs, iif(pairs = 1, '', 's'), stories,
              iif(stories = 1, 'story', 'stories')) AS refresh
FROM (SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM articles),
     (SELECT count(*) AS quotes FROM article_quotes), (SELECT count(DISTINCT name) AS names FROM article_names),
     (SELECT count(*) AS pairs FROM article_pairs), (SELECT count(DISTINCT story) AS stories FROM article_stories);
SELECT 'not done: ' || group_concat(step, ', ') || '. See the error, then read this file again' AS "look at"
FROM (SELECT 'texts' AS step WHERE EXISTS (SELECT 1 FROM articles WHERE clean IS NULL AND body IS NOT NULL)
      UNION ALL SELECT step FROM temp.refresh_stale WHERE step <> 'events' OR EXISTS (SELECT 1 FROM temp.refresh_dated))
HAVING count(*) > 0;
