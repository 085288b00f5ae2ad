-- What does newsprint find in these articles? (demo.sh loads them, sets :report, then reads this)

.headers off
.mode list
.print
.read sql/refresh.sql

.print
SELECT format('%,d articles read, of %,d %s%s', count(*), count(DISTINCT outlet), iif(count(DISTINCT outlet) = 1, 'outlet', 'outlets'),
              coalesce(', ' || substr(min(time), 1, 10) || ' to ' || substr(max(time), 1, 10), '; no time of publication is known'))
FROM articles;
SELECT format('%,d characters scraped, %,d of them (%d %%) are article', coalesce(sum(length(body)), 0), coalesce(sum(length(clean)), 0),
              round(100.0 * coalesce(sum(length(clean)), 0) / max(sum(length(body)), 1)))
FROM articles;
SELECT format('%,d %s of copies, excerpts and rewrites', count(*), iif(count(*) = 1, 'pair', 'pairs')) FROM article_pairs;
SELECT format('%,d %s that more than one article tells', count(*), iif(count(*) = 1, 'story', 'stories'))
FROM (SELECT 1 FROM article_stories GROUP BY story HAVING count(*) > 1);
SELECT format('%,d quotes, %,d of them with a speaker', count(*), count(speaker_mention)) FROM article_quotes;
SELECT 'No outlet and no time is known. Columns outlet and published_at give them, or,' || char(10)
       || 'beside a folder of files, an articles.csv with these and file.'
WHERE (SELECT count(outlet) = 0 AND count(published_at) = 0 FROM articles);

CREATE TEMP TABLE shown AS -- the earliest that has something to read, and something that goes
SELECT id, coalesce(title, 'untitled, ' || id) || coalesce(' (' || outlet || ')', '') AS name FROM articles
ORDER BY length(clean) < 500, substr(body, 1, 300) = substr(clean, 1, 300), time IS NULL, time, id LIMIT 1;

.print
.print "1. An article as it was scraped, and its clean text"
SELECT substr(name, 1, 80) FROM shown;
.headers on
.mode box --wrap 36 --wordwrap on
SELECT substr(body, 1, 700) || iif(length(body) > 700, ' …', '') AS "as scraped",
       substr(clean, 1, 700) || iif(length(clean) > 700, ' …', '') AS clean FROM articles JOIN shown USING (id);

.print
.print "2. What was cleaned away, and why: kinds of noise in all articles"
.mode box --wrap 27 --wordwrap on
SELECT kind, count(*) AS parts, count(DISTINCT a.id) AS articles, sum(length) AS characters,
       replace(group_concat(DISTINCT rule), ',', ', ') AS rules
FROM articles a, article_parts(a.body) p
WHERE NOT kept AND NOT instr(a.body, '</') GROUP BY kind ORDER BY parts DESC;

.print
.print "3. Who copied whom? (sql/questions/who_copied_whom.sql)"
.read sql/questions/who_copied_whom.sql
.print
.print "4. Who published it first? (sql/questions/who_published_first.sql)"
.read sql/questions/who_published_first.sql
.print
.print "5. Which quotes were altered? (sql/questions/altered_quotes.sql)"
.read sql/questions/altered_quotes.sql
.print
.print "6. Where do the figures disagree? (sql/questions/where_figures_disagree.sql)"
.read sql/questions/where_figures_disagree.sql
.print
.print "7. All of it on one page (sql/report.sql)"
.read sql/report.sql
