-- Who carried the wire story, what did each outlet cut or add, and on which figures do the reports disagree?
--
--     make demo
--     sqlite3 build/demo.db -cmd '.load build/newsprint' '.read examples/journalist.sql'
--
-- The wire story is harbour-wire of the example articles; for your own, change the parameter.

.mode box --wrap 72 --wordwrap on
.parameter set :wire "'harbour-wire'"

.print 1. Who carried it, how much of it, how long after
SELECT a.outlet, a.id AS article,
       round(containment(w.clean, a.clean), 2) AS "of the wire story",
       round(containment(a.clean, w.clean), 2) AS "of the article",
       round((julianday(a.published_at) - julianday(w.published_at)) * 24, 1) AS "hours after"
FROM articles w JOIN articles a ON a.id <> w.id
WHERE w.id = :wire AND (containment(w.clean, a.clean) >= 0.2 OR containment(a.clean, w.clean) >= 0.2)
ORDER BY a.published_at;

.print
.print 2. What each of them says that the wire story does not
SELECT a.outlet, s.sentence
FROM articles w JOIN articles a ON a.id <> w.id, sentences(a.clean) s
WHERE w.id = :wire AND containment(a.clean, w.clean) >= 0.8
  AND s.words >= 4 AND containment(s.sentence, w.clean) < 0.4
ORDER BY a.published_at, s.sentence_number;

.print
.print 3. What they cut from it
SELECT s.sentence_number AS n, s.sentence, group_concat(a.outlet, ', ') AS "not in"
FROM articles w, sentences(w.clean) s JOIN articles a ON a.id <> w.id
WHERE w.id = :wire AND containment(a.clean, w.clean) >= 0.8 AND length(a.clean) > 0.7 * length(w.clean)
  AND s.words >= 4 AND containment(s.sentence, a.clean) < 0.4
GROUP BY s.sentence_number, s.sentence ORDER BY s.sentence_number;

.print
.print 4. Sentences with a toll, from the wire story and from reports of their own: read them side by side
SELECT a.published_at, a.outlet, s.sentence
FROM articles a, sentences(a.clean) s
WHERE a.id LIKE 'harbour-%'
  AND a.id NOT IN (SELECT b FROM article_pairs WHERE a = :wire UNION SELECT a FROM article_pairs WHERE b = :wire)
  AND (' ' || fold_text(s.sentence) || ' ' LIKE '% dead %' OR fold_text(s.sentence) LIKE '%killing %'
       OR fold_text(s.sentence) LIKE '%people died%')
ORDER BY a.published_at, s.sentence_number;
