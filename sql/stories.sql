-- Which story is each article in, under a number that never changes, while articles come, change and go?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .read sql/stories.sql
--
-- A story is what clusters() makes of the pairs of near-copies: articles that hang together by pairs of at least the
-- similarity in story_settings (.5). The first run numbers the stories that there are and makes triggers on articles, which
-- keep them from then on, in the statement that adds, changes or deletes an article. So an INSERT costs a look into the
-- index, and newsprint must be loaded where articles are written. Reading needs no extension.
--
--     article_stories    the story of each article that has a clean text
--     story_pairs        the pairs by which they hang together
--     stories            every number that was given out, with the article that founded the story
--     story_changes      what became of numbers: 'merged' when a pair (a, b) joined two stories, the older number stays;
--                        'split' when article a, changed or deleted, held parts together that no pair does any longer: the
--                        part with the earliest article keeps the number
--
-- An article whose clean text is NULL for a while, because its body was loaded again, returns to its story. What is in no
-- change keeps its number. At any time the stories are those that clusters() gives for all pairs at once.
-- Triggers were chosen over a table of newsprint's own because what they keep are plain rows: to be read, joined, copied and
-- checked without newsprint, and rolled back with the statement that made them.
--
-- Cost: a new article is one MATCH and a row for each pair. A changed or deleted one walks through its story. A text that
-- stands in thousands of articles, an error page say, makes millions of pairs: leave such pages out of articles.clean.
-- To end it: DROP TRIGGER stories_insert, stories_update, stories_delete, stories_renumber (one each).

CREATE TABLE IF NOT EXISTS story_settings(threshold REAL NOT NULL CHECK (threshold BETWEEN 0.4 AND 1));
BEGIN; -- with a write: another program that writes is waited for
INSERT INTO story_settings SELECT 0.5 WHERE NOT EXISTS (SELECT 1 FROM story_settings);

CREATE TABLE IF NOT EXISTS story_waiting( -- articles whose text was taken away, to be made anew, and the story to return to
    number INTEGER PRIMARY KEY,
    story  INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS story_waiting_by_story ON story_waiting(story);
CREATE VIEW IF NOT EXISTS story_neighbours AS
SELECT a AS number, b AS other, similarity FROM story_pairs UNION ALL SELECT b, a, similarity FROM story_pairs;

-- Candidates are looked for below the threshold, so that of pairs at .5 one in 70,000 is missed, at .4 one in 250. A lower one
-- would bring many more that are none: of a million articles thousands to each that arrives.
CREATE VIEW IF NOT EXISTS story_texts AS SELECT number, clean FROM articles WHERE clean IS NOT NULL;
CREATE VIRTUAL TABLE IF NOT EXISTS story_index
    USING minhash_index(content='story_texts', column='clean', key='number', threshold=0.39);

-- Work of a statement, empty behind it: the article that changed or went; those it was a neighbour of; the parts that these
-- hang together in now, each named by one of them.
CREATE TABLE IF NOT EXISTS story_edits(
    number INTEGER PRIMARY KEY,
    how    TEXT NOT NULL CHECK (how IN ('arrived', 'changed', 'emptied', 'gone'))
);
CREATE VIEW IF NOT EXISTS story_ways AS -- whether the article is known, and has a text now
SELECT 0 AS known, 1 AS given, 'arrived' AS how UNION ALL SELECT 1, 1, 'changed' UNION ALL SELECT 1, 0, 'emptied';
CREATE VIEW IF NOT EXISTS story_known AS SELECT number FROM article_stories UNION ALL SELECT number FROM story_waiting;
CREATE VIEW IF NOT EXISTS story_copies AS -- of which it is one now
SELECT min(x.rowid, e.number) AS a, max(x.rowid, e.number) AS b, x.similarity,
       iif(x.rowid < e.number, x.containment_of_row, x.containment) AS containment_a,
       iif(x.rowid < e.number, x.containment, x.containment_of_row) AS containment_b
FROM story_edits e JOIN articles t ON t.number = e.number AND e.how IN ('arrived', 'changed') JOIN story_index(t.clean) x
WHERE x.rowid <> e.number AND x.similarity >= (SELECT threshold FROM story_settings);
CREATE TABLE IF NOT EXISTS story_seeds(number INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS story_parts(number INTEGER PRIMARY KEY, part INTEGER NOT NULL, old INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS story_parts_by_part ON story_parts(part, old);
CREATE VIEW IF NOT EXISTS story_heirs AS
SELECT old, part, min(number) AS earliest FROM story_parts GROUP BY old;
CREATE VIEW IF NOT EXISTS story_targets AS
SELECT part, coalesce((SELECT min(old) FROM story_heirs h WHERE h.part = p.part),
                      (SELECT max(story) FROM stories WHERE founder = min(p.number))) AS new
FROM story_parts p GROUP BY part;

CREATE TRIGGER IF NOT EXISTS stories_insert AFTER INSERT ON articles
BEGIN
    INSERT INTO story_edits SELECT number, how FROM (SELECT NEW.number AS number, NEW.clean IS NOT NULL AS given,
        EXISTS (SELECT 1 FROM story_known WHERE number = NEW.number) AS known) JOIN story_ways USING (known, given);
END;
CREATE TRIGGER IF NOT EXISTS stories_update AFTER UPDATE OF clean ON articles WHEN OLD.clean IS NOT NEW.clean
BEGIN
    INSERT INTO story_edits SELECT number, how FROM (SELECT NEW.number AS number, NEW.clean IS NOT NULL AS given,
        EXISTS (SELECT 1 FROM story_known WHERE number = NEW.number) AS known) JOIN story_ways USING (known, given);
END;
CREATE TRIGGER IF NOT EXISTS stories_delete AFTER DELETE ON articles
BEGIN
    INSERT INTO story_edits SELECT number, 'gone' FROM story_known WHERE number = OLD.number;
END;
CREATE TRIGGER IF NOT EXISTS stories_renumber BEFORE UPDATE OF number ON articles WHEN OLD.number <> NEW.number
BEGIN
    SELECT RAISE(ABORT, 'stories: the number of an article may not change');
END;

-- A new text founds a story or joins one; then the other stories that it is a copy of are that one.
CREATE TRIGGER IF NOT EXISTS stories_arrived AFTER INSERT ON story_edits WHEN NEW.how = 'arrived'
BEGIN
    INSERT INTO story_index(rowid, text) SELECT number, clean FROM articles WHERE number = NEW.number;
    INSERT INTO story_pairs SELECT a, b, similarity, containment_a, containment_b FROM story_copies;
    INSERT INTO stories(founder)
    SELECT NEW.number WHERE NOT EXISTS (SELECT 1 FROM story_neighbours WHERE number = NEW.number);
    INSERT INTO article_stories
    SELECT NEW.number, coalesce((SELECT min(story) FROM story_neighbours n JOIN article_stories s ON s.number = n.other
                                 WHERE n.number = NEW.number),
                                (SELECT max(story) FROM stories WHERE founder = NEW.number));
    INSERT INTO story_changes(kind, old, new, a, b)
    SELECT 'merged', old, new, NEW.number, other
    FROM (SELECT s.story AS old, n.other, max(n.similarity) FROM story_neighbours n JOIN article_stories s ON s.number = n.other
          WHERE n.number = NEW.number GROUP BY s.story),
         (SELECT story AS new FROM article_stories WHERE number = NEW.number)
    WHERE old <> new ORDER BY old;
    UPDATE story_waiting SET story = (SELECT story FROM article_stories WHERE number = NEW.number)
    WHERE story IN (SELECT s.story FROM story_neighbours n JOIN article_stories s ON s.number = n.other
                    WHERE n.number = NEW.number);
    UPDATE article_stories SET story = (SELECT story FROM article_stories WHERE number = NEW.number)
    WHERE story IN (SELECT s.story FROM story_neighbours n JOIN article_stories s ON s.number = n.other
                    WHERE n.number = NEW.number);
    DELETE FROM story_edits;
END;

-- Where a text changed or went, what it held together is walked through: the part that has the earliest article of a story
-- keeps its number, and a part that keeps several goes by the oldest.
CREATE TRIGGER IF NOT EXISTS stories_edited AFTER INSERT ON story_edits WHEN NEW.how <> 'arrived'
BEGIN
    INSERT INTO story_seeds
    SELECT other FROM story_neighbours WHERE number = NEW.number UNION
    SELECT number FROM article_stories WHERE story IN (SELECT story FROM story_waiting WHERE number = NEW.number) UNION
    SELECT NEW.number WHERE NEW.how = 'changed';
    INSERT INTO article_stories SELECT number, story FROM story_waiting WHERE number = NEW.number AND NEW.how = 'changed';
    DELETE FROM story_waiting WHERE number = NEW.number AND NEW.how <> 'emptied';
    INSERT INTO story_waiting SELECT number, story FROM article_stories WHERE number = NEW.number AND NEW.how = 'emptied';
    DELETE FROM article_stories WHERE number = NEW.number AND NEW.how <> 'changed';
    DELETE FROM story_pairs WHERE a = NEW.number OR b = NEW.number;
    DELETE FROM story_index WHERE rowid = NEW.number;
    INSERT INTO story_index(rowid, text) SELECT number, clean FROM articles WHERE number = NEW.number AND NEW.how = 'changed';
    INSERT INTO story_pairs SELECT a, b, similarity, containment_a, containment_b FROM story_copies;
    INSERT INTO story_parts
    WITH RECURSIVE reached(seed, number) AS (
        SELECT number, number FROM story_seeds UNION
        SELECT seed, n.other FROM reached JOIN story_neighbours n ON n.number = reached.number)
    SELECT r.number, min(r.seed), s.story FROM reached r JOIN article_stories s ON s.number = r.number GROUP BY r.number;
    INSERT INTO stories(founder)
    SELECT min(number) FROM story_parts WHERE part NOT IN (SELECT part FROM story_heirs) GROUP BY part ORDER BY 1;
    INSERT INTO story_changes(kind, old, new, a, b)
    SELECT iif(h.part = p.part, 'merged', 'split'), p.old, t.new, NEW.number,
           iif(h.part = p.part, (SELECT n.other FROM story_neighbours n JOIN story_parts o ON o.number = n.other
                                 WHERE n.number = NEW.number AND o.old = p.old ORDER BY n.similarity DESC, n.other LIMIT 1), NULL)
    FROM (SELECT DISTINCT part, old FROM story_parts) p JOIN story_heirs h ON h.old = p.old JOIN story_targets t ON t.part = p.part
    WHERE p.old <> t.new ORDER BY p.old, t.new;
    UPDATE story_waiting SET story = t.new FROM story_heirs h JOIN story_targets t ON t.part = h.part
    WHERE h.old = story_waiting.story AND h.old <> t.new;
    UPDATE article_stories SET story = t.new FROM story_parts p JOIN story_targets t ON t.part = p.part
    WHERE p.number = article_stories.number AND article_stories.story <> t.new;
    DELETE FROM story_edits;
    DELETE FROM story_seeds;
    DELETE FROM story_parts;
END;

-- What is there already, at the first run; its pairs are among those of sql/refresh.sql, where these are of today.
CREATE TEMP TABLE first_run AS
SELECT EXISTS (SELECT 1 FROM refresh_steps WHERE step = 'pairs' AND (change, articles) = (SELECT max(change), count(*) FROM article_changes)) AS known
WHERE NOT EXISTS (SELECT 1 FROM article_stories);
INSERT INTO story_index(story_index) SELECT 'rebuild' FROM temp.first_run;
INSERT INTO story_pairs
SELECT min(a, b), max(a, b), similarity, iif(a < b, containment_a, containment_b), iif(a < b, containment_b, containment_a)
FROM temp.first_run CROSS JOIN near_duplicates('articles', 'clean', (SELECT threshold FROM story_settings), 'number') WHERE NOT known;
INSERT INTO story_pairs
SELECT p.* FROM temp.first_run CROSS JOIN article_pairs p WHERE known AND similarity >= (SELECT threshold FROM story_settings);
CREATE TEMP TABLE first_member AS
SELECT number, coalesce(cluster, number) AS founder
FROM articles LEFT JOIN clusters('main.story_pairs') ON member = number
WHERE clean IS NOT NULL AND EXISTS (SELECT 1 FROM temp.first_run);
INSERT INTO stories(founder) SELECT DISTINCT founder FROM temp.first_member ORDER BY 1;
INSERT INTO article_stories SELECT number, story FROM temp.first_member JOIN stories USING (founder);
DROP TABLE temp.first_member;
DROP TABLE temp.first_run;
COMMIT;

SELECT story, count(*) OVER (PARTITION BY story) AS size, coalesce(replace(substr(time, 1, 16), 'T', ' '), '') AS time,
       substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 40) AS article
FROM article_stories JOIN articles USING (number)
WHERE story IN (SELECT story FROM article_stories GROUP BY story HAVING count(*) > 1 ORDER BY count(*) DESC, story LIMIT 20)
ORDER BY size DESC, story, time IS NULL, time, number;

SELECT substr(at, 1, 16) AS at, 'story ' || old || iif(kind = 'merged', ' into ', ' gave off ') || new AS change,
       substr(coalesce((SELECT coalesce(title, id) FROM articles WHERE number = a), 'an article that is gone'), 1, 28) AS because_of
FROM story_changes ORDER BY change DESC LIMIT 20;

SELECT stories || iif(stories = 1, ' story', ' stories') AS stories, articles || iif(articles = 1, ' article', ' articles') AS articles,
       pairs || iif(pairs = 1, ' pair', ' pairs') AS pairs
FROM (SELECT count(DISTINCT story) AS stories, count(*) AS articles, (SELECT count(*) FROM story_pairs) AS pairs FROM article_stories);
