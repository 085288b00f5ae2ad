-- Where is a name, or are some words, in all articles, story by story?
--
--     .parameter set :name "'Nadia Fontell'"       words in a row, in any case, with accents or without
--     .parameter set :query "'NEAR(crane gale*, 10)'"    instead of :name what FTS5 reads: AND, OR, NOT, NEAR, word*
--     .read sql/questions/find_a_name.sql
--
-- Full-text search by the tokenizer newsprint: words are those of the function words, in every script. Shown is, for each
-- story, the article that was first, with the place where it stands, and what else has it. A story is a chain of articles
-- of which each two in a row have six tenths of one in the other. The rows stay in temp.found_articles.
--
-- The index is made anew for each question, of 14,000 articles in some seconds. To keep one in the database, which then
-- needs newsprint wherever articles are written:
--     CREATE VIRTUAL TABLE article_words USING fts5(title, clean, content='articles', content_rowid='number', tokenize='newsprint');
--     INSERT INTO article_words(article_words) VALUES ('rebuild');
--     SELECT title, snippet(article_words, 1, '[', ']', '...', 16) FROM article_words('"Nadia Fontell"') ORDER BY rank LIMIT 20;

.read sql/answer.sql

DROP TABLE IF EXISTS temp.word_search;
DROP TABLE IF EXISTS temp.found_articles;
DROP VIEW IF EXISTS temp.close_pairs;
CREATE VIRTUAL TABLE temp.word_search USING fts5(name, text, content='named_articles', content_rowid='number',
       tokenize='newsprint');
INSERT INTO word_search(word_search) SELECT 'rebuild' WHERE coalesce(:query, :name) IS NOT NULL;
CREATE TEMP VIEW close_pairs AS SELECT a, b, similarity FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6;
CREATE TEMP TABLE found_articles AS
WITH hit AS MATERIALIZED (
    SELECT rowid AS number, snippet(word_search, 1, '[', ']', '…', 24) AS snippet
    FROM word_search(coalesce(:query, '"' || replace(:name, '"', '""') || '"')) WHERE coalesce(:query, :name) IS NOT NULL),
story AS MATERIALIZED (SELECT member, cluster FROM clusters('temp.close_pairs'))
SELECT h.number, n.name, n.dated, n.time, replace(h.snippet, char(10), ' ') AS snippet, coalesce(s.cluster, h.number) AS story
FROM hit h JOIN named_articles n USING (number) LEFT JOIN story s ON s.member = h.number;

INSERT INTO answer(lead, text, lines)
WITH ordered AS (
    SELECT *, row_number() OVER (PARTITION BY story ORDER BY time IS NULL, time, number) AS row,
           min(time) OVER (PARTITION BY story) AS began, min(number) OVER (PARTITION BY story) AS least FROM found_articles),
placed AS (SELECT *, dense_rank() OVER (ORDER BY began IS NULL, began, least) AS place FROM ordered)
SELECT lead, text, lines
FROM (SELECT place, row, 1 AS part, printf('%3s  %-17s  ', iif(row = 1, place, ''), dated) AS lead, name AS text, 1 AS lines
       FROM placed
      UNION ALL SELECT place, row, 2, '       ', snippet, 4 FROM placed WHERE row = 1)
WHERE place <= 100 ORDER BY place, row, part;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN coalesce(:query, :name) IS NULL THEN 'none found: nothing was asked; set :name or :query'
                   WHEN count(*) = 0 THEN 'none found: ' || coalesce(:query, :name) || ' is in none of '
                          || (SELECT count(*) FROM named_articles) || ' articles'
                   ELSE count(*) || iif(count(*) = 1, ' article of ', ' articles of ') || count(DISTINCT story)
                        || iif(count(DISTINCT story) = 1, ' story', ' stories') || ', of '
                               || (SELECT count(*) FROM named_articles) || ' articles'
                        || iif(count(DISTINCT story) > 100, '; 100 stories shown', '') END
FROM found_articles;
SELECT line FROM printed;
DROP TABLE word_search;
DROP VIEW close_pairs;
