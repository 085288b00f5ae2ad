-- Who carried the wire story, what did each outlet cut or add, and on which figures do the reports disagree?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/journalist.sql'
--
-- The story is the first one published of the largest cluster: in the example articles, harbour-wire. Name another with
--     .parameter set :wire "'its id'"
-- in place of the line below. Each part compares one article with all others: linear in articles.

.headers on
.mode box --wrap 46 --wordwrap on
.parameter set :wire "(SELECT article FROM publication_order ORDER BY size DESC, cluster, place IS NULL, place, article LIMIT 1)"

CREATE TEMP VIEW named AS
SELECT number, id, time, clean, substr(coalesce(outlet, title, 'untitled, ' || id), 1, 18) AS outlet,
       coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id) AS name FROM articles;
SELECT coalesce((SELECT name FROM named WHERE id = :wire), 'none found: no article here has a copy') AS story;

.print
.print 1. Who carried it, how much of it, how long after
CREATE TEMP TABLE carried AS
SELECT a.outlet, a.id AS article, a.time, a.clean,
       round(containment(w.clean, a.clean), 2) AS "of story",
       round(containment(a.clean, w.clean), 2) AS "of theirs",
       -- Between two times of day in UTC; a day alone, or a time without a zone, says no hours.
       iif(length(a.time) = 20 AND length(w.time) = 20,
           round((julianday(a.time) - julianday(w.time)) * 24, 1), NULL) AS "hours after"
FROM named w JOIN named a ON a.id <> w.id
WHERE w.id = :wire AND (containment(w.clean, a.clean) >= 0.2 OR containment(a.clean, w.clean) >= 0.2);
SELECT outlet, article, "of story", "of theirs", coalesce("hours after", substr(time, 1, 10), 'undated') AS "hours after" FROM carried
ORDER BY time IS NULL, time, article;
SELECT 'none found' AS outlet WHERE NOT EXISTS (SELECT 1 FROM carried);

.print
.print 2. What each of them says that the story does not
CREATE TEMP TABLE added AS
SELECT c.outlet, c.time, s.sentence_number, s.sentence
FROM named w JOIN carried c, sentences(c.clean) s
WHERE w.id = :wire AND c."of theirs" >= 0.8 AND s.words >= 4 AND containment(s.sentence, w.clean) < 0.4;
SELECT outlet, sentence FROM added ORDER BY time IS NULL, time, outlet, sentence_number LIMIT 40;
SELECT 'none found' AS outlet WHERE NOT EXISTS (SELECT 1 FROM added);

.print
.print 3. What they cut from it
.mode box --wrap 34 --wordwrap on
CREATE TEMP TABLE cut AS
SELECT s.sentence_number AS n, s.sentence, group_concat(c.outlet, ', ') AS "not in"
FROM named w, sentences(w.clean) s JOIN carried c
WHERE w.id = :wire AND c."of theirs" >= 0.8 AND length(c.clean) > 0.7 * length(w.clean)
  AND s.words >= 4 AND containment(s.sentence, c.clean) < 0.4
GROUP BY s.sentence_number, s.sentence;
SELECT * FROM cut ORDER BY n LIMIT 40;
SELECT 'none found' AS sentence WHERE NOT EXISTS (SELECT 1 FROM cut);

.print
.print 4. Sentences with a toll, from the story and from reports of their own
.mode box --wrap 34 --wordwrap on
CREATE TEMP TABLE toll AS
SELECT a.time, a.outlet, s.sentence_number, s.sentence
FROM named a, sentences(a.clean) s
WHERE a.number NOT IN (SELECT b FROM article_pairs JOIN named w ON w.number = a AND w.id = :wire UNION
                       SELECT a FROM article_pairs JOIN named w ON w.number = b AND w.id = :wire)
  AND (' ' || fold_text(s.sentence) || ' ' LIKE '% dead %' OR fold_text(s.sentence) LIKE '%killing %'
       OR fold_text(s.sentence) LIKE '%people died%');
SELECT coalesce(replace(substr(time, 1, 16), 'T', ' '), 'undated') AS time, outlet, sentence FROM toll
ORDER BY toll.time IS NULL, toll.time, outlet, sentence_number LIMIT 20;
SELECT 'none found' AS sentence WHERE NOT EXISTS (SELECT 1 FROM toll);
