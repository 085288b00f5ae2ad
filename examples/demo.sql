-- What does newsprint find in a folder of articles? (demo.sh loads them, then reads this)

.headers off
.mode list
.read sql/prepare.sql
SELECT count(*) || ' articles read; ' || count(title) || ' have a title, ' || count(outlet) || ' an outlet, '
       || count(time) || ' a time that can be read.' FROM articles;
SELECT 'An articles.csv beside the text files adds outlets and times: see README.'
WHERE (SELECT count(outlet) = 0 OR count(published_at) = 0 FROM articles);
SELECT sum(length(body)) || ' characters were scraped, ' || sum(length(clean)) || ' are article.' FROM articles;

CREATE TEMP TABLE shown AS -- the earliest that has something to read, and something that goes
SELECT id, coalesce(title, 'the file ' || id || '.txt') || coalesce(' (' || outlet || ')', '') AS name FROM articles
ORDER BY length(clean) < 500, substr(body, 1, 300) = substr(clean, 1, 300), time IS NULL, time, id LIMIT 1;

.print
.print 1. The clean text of an article beside its source
SELECT substr(name, 1, 80) FROM shown;
.headers on
.mode box --wrap 36 --wordwrap on
SELECT substr(body, 1, 700) AS "as scraped", substr(clean, 1, 700) AS clean FROM articles JOIN shown USING (id);

.print
.print 2. What was cleaned away, and why: kinds of noise in all articles
.mode box --wrap 27 --wordwrap on
SELECT kind, count(*) AS parts, count(DISTINCT a.id) AS articles, sum(length) AS characters,
       replace(group_concat(DISTINCT rule), ',', ', ') AS rules
FROM articles a, article_parts(a.body)
WHERE NOT kept GROUP BY kind ORDER BY parts DESC;
.headers off
.mode list
.print
SELECT '... and in the noisiest one: ' || substr(coalesce(title, id), 1, 50) FROM articles
WHERE length(body) > 0 ORDER BY length(clean) * 1.0 / length(body), id LIMIT 1;
.headers on
.mode box
SELECT p.kind, p.rule, substr(trim(replace(replace(p.part, char(10), ' '), char(13), ' ')), 1, 32) AS part
FROM (SELECT id, body FROM articles WHERE length(body) > 0 ORDER BY length(clean) * 1.0 / length(body), id LIMIT 1) a,
     article_parts(a.body) p
WHERE NOT p.kept AND length(trim(p.part, char(9, 10, 13, 32))) > 1 LIMIT 20;

.print
.print 3. Which articles are copies, excerpts or rewrites of which
.mode box --wrap 50
.read sql/near_duplicates.sql

.print
.print 4. Who published first, in each cluster of copies
.read sql/first_published.sql

.print
.print 5. The first sentences of the article of part 1:
.headers off
.mode list
SELECT substr(name, 1, 80) FROM shown;
.headers on
.mode box --wrap 47 --wordwrap on
SELECT s.sentence_number AS n, s.words, s.start, s.length, s.sentence
FROM shown JOIN articles USING (id), sentences(clean) s LIMIT 8;
