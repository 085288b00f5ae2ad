-- Who printed this press statement, and how much of it?
--
--     .parameter set :statement "'We will open every file we have to the investigators. ...'"
--     .parameter set :text_file "'statement.txt'"  a file instead of :statement
--     .read sql/questions/who_printed_this_statement.sql
--
-- Shows the articles that have a tenth of its words or more in passages of six words and longer, of which a word or two may
-- differ: in the order of time, how much of the statement each has, in per cent. Then its sentences, and in how many
-- articles six tenths of each stand. One comparison for each article: 14,000 take about a second. The rows stay in
-- temp.pick_up.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.given;
DROP TABLE IF EXISTS temp.pick_up;
CREATE TEMP TABLE given AS
SELECT normalize_article(text, NULL, 'light') AS text, text IS NULL AS missing
       FROM (SELECT coalesce(:statement, CAST(readfile(:text_file) AS TEXT)) AS text);
CREATE TEMP TABLE pick_up AS
SELECT a.number, a.name, a.outlet, a.dated, a.time, a.text, max(p.share_a) AS of_statement, max(p.share_b) AS of_article
FROM given g JOIN named_articles a ON containment(g.text, a.text) >= 0.05, shared_passages(g.text, a.text) p
GROUP BY a.number HAVING max(p.share_a) >= 0.1;

INSERT INTO answer(lead, text, lines)
SELECT printf('%3d %%  %-17s  ', round(100 * of_statement), dated), name, 1
FROM pick_up ORDER BY time IS NULL, time, of_statement DESC, number LIMIT 100;
INSERT INTO answer(text) SELECT 'Its sentences, and in how many articles they stand:' WHERE EXISTS (SELECT 1 FROM pick_up);
INSERT INTO answer(lead, text, lines)
SELECT printf('%5d  ', (SELECT count(*) FROM pick_up p WHERE containment(s.sentence, p.text) >= 0.6)), s.sentence, 3
FROM given g, sentences(g.text) s WHERE EXISTS (SELECT 1 FROM pick_up) AND s.words >= 3 ORDER BY s.sentence_number LIMIT 100;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN missing AND coalesce(:statement, :text_file) IS NULL
       THEN 'none found: nothing was asked; set :statement or :text_file'
                   WHEN missing THEN 'none found: there is no file ' || :text_file
                   WHEN count(number) = 0 THEN 'none found: no article of ' || (SELECT count(*) FROM articles)
                          || ' has a tenth of it'
                   ELSE count(number) || ' of ' || (SELECT count(*) FROM articles) || ' articles have some of it, of '
                        || count(DISTINCT outlet) || ' outlets; ' || sum(of_statement > 0.95) || ' all of it'
                        || iif(count(number) > 100, '; the first 100 are shown', '') END
FROM given LEFT JOIN pick_up;
SELECT line FROM printed;
