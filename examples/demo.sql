-- What does newsprint find in a folder of articles? (demo.sh loads them, then reads this)

.read sql/prepare.sql
.mode box --wrap 70 --wordwrap on
.print
.print 1. What was cleaned away, and why: kinds of noise in all articles
SELECT kind, count(*) AS parts, count(DISTINCT a.id) AS articles, sum(length) AS characters,
       group_concat(DISTINCT rule) AS rules
FROM articles a, article_parts(a.body)
WHERE NOT kept GROUP BY kind ORDER BY parts DESC;
.print
.print ... and in the noisiest one
SELECT a.id AS article, p.kind, p.rule, trim(replace(p.part, char(10), ' ')) AS part
FROM (SELECT id, body FROM articles ORDER BY length(clean) * 1.0 / length(body) LIMIT 1) a, article_parts(a.body) p
WHERE NOT p.kept LIMIT 20;
.print
.print 2. Which articles are copies, excerpts or rewrites of which
.read sql/near_duplicates.sql
.print
.print 3. Clusters of copies, by who published first
.read sql/first_published.sql
.print
.print 4. The first sentences of one article
SELECT s.sentence_number AS n, s.words, s.start, s.length, s.sentence
FROM (SELECT clean FROM articles ORDER BY published_at IS NULL, published_at, id LIMIT 1) a, sentences(a.clean) s LIMIT 8;
