-- How do I take the articles to a spreadsheet?
--
--     .parameter set :to "'sheet.csv'"             the file, which is overwritten; newsprint.csv unless set
--     .parameter set :with_text "'yes'"            the clean text as the last column, up to 32,000 characters, as a cell can hold
--     .read sql/questions/export_csv.sql
--
-- One row an article: what is known of it, in which language it is, what cleaning left, and in which story it is: articles
-- of which each two in a row have six tenths of one in the other. The file is as Excel and LibreOffice read it: UTF-8 with
-- a mark in front, commas, texts between quotation marks. A text that begins with = + - or @ gets an apostrophe in front:
-- it would be run as a formula. As JSON: export_json.sql.

.read sql/answer.sql

DROP VIEW IF EXISTS temp.close_pairs;
DROP TABLE IF EXISTS temp.sheet;
CREATE TEMP VIEW close_pairs AS SELECT a, b, similarity FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE sheet AS
WITH story AS MATERIALIZED (SELECT member, dense_rank() OVER (ORDER BY size DESC, cluster) AS story, size
       FROM clusters('temp.close_pairs'))
SELECT n.id, n.outlet, n.title, n.url, a.published_at, n.time, text_language(n.text) AS language, length(n.body) AS scraped,
       length(n.text) AS clean,
       (SELECT count(*) FROM words(n.text)) AS words, s.story, coalesce(s.size, 1) AS copies,
       iif(:with_text IN ('yes', 1), substr(n.text, 1, 32000), NULL) AS text, n.number
FROM named_articles n JOIN articles a USING (number) LEFT JOIN story s ON s.member = n.number;

INSERT INTO answer(lead, text)
WITH cell AS (
    SELECT s.number, c.key, CASE WHEN c.value IS NULL THEN '' WHEN c.type = 'integer' THEN c.value ELSE
           '"' || iif(substr(c.value, 1, 1) IN ('=', '+', '-', '@', char(9), char(13)), '''', '')
                  || replace(c.value, '"', '""') || '"' END AS cell
    FROM sheet s, json_each(json_array(s.id, outlet, title, url, published_at, time, language, scraped, clean, words,
                                       story, copies, text)) c
    WHERE c.key < 12 OR :with_text IN ('yes', 1)),
row AS (SELECT number, group_concat(cell, ',') AS row FROM (SELECT * FROM cell ORDER BY number, key) GROUP BY number)
SELECT '-- ', iif(count(*) = 0, 'none found: there are no articles; ', '')
       || iif(writefile(coalesce(:to, 'newsprint.csv'), char(0xfeff)
                        || 'id,outlet,title,url,published_at,time,language,scraped,clean,words,story,copies'
                               || iif(:with_text IN ('yes', 1), ',text', '')
                        || char(13, 10) || coalesce(group_concat(row, char(13, 10)) || char(13, 10), '')) IS NULL,
                               'not written: ', 'written: ')
       || coalesce(:to, 'newsprint.csv') || ', ' || count(*) || ' articles'
FROM row;
SELECT line FROM printed;
DROP VIEW close_pairs;
