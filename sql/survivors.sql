-- Which articles make a corpus without copies, which can go, for which one that stays, and what is lost with them?
--
--     .read sql/schema.sql
--     .read sql/prepare.sql
--     .mode box
--     .read sql/survivors.sql
--
-- Compares the clean text of all articles and writes article_survivors: an article can go when four fifths of it stand in one that
-- stays. No article that stays stands in another one to that share. Of copies the longest stays; to keep the earliest, which
-- makes excerpts stay that were out before the whole, or the copy of each outlet, put one of these in the place of the options:
--     '{"prefer": ["time asc"]}'        '{"scope": "outlet"}'
-- The corpus: SELECT clean FROM articles JOIN article_survivors ON article = id WHERE kept AND rule IS NULL;
-- How to read what is shown, the articles first that have most of their own:
--     in       how much of the article that goes stands in the one that stays, in per cent
--     lost     its longest sentence that does not stand there; read it before you delete
--     why      why that one stays: longest, a column as "time asc", or key: the two differ in nothing else
-- Articles that are empty stay, and are counted below: that is for you to decide.

CREATE TABLE IF NOT EXISTS article_survivors(
    article     TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    kept        INTEGER NOT NULL,
    kept_for    TEXT, -- the article that stays for it
    similarity  REAL,
    containment REAL, -- the share of it that stands in that one
    rule        TEXT  -- why that one stays; 'no words' of one that is kept for being empty
);

SELECT count(*) || ' without clean text: .read sql/prepare.sql' AS "articles that are not compared"
FROM articles WHERE clean IS NULL AND body IS NOT NULL HAVING count(*) > 0;

.once /dev/null
SELECT newsprint_progress(1);
BEGIN;
DELETE FROM article_survivors;
INSERT INTO article_survivors SELECT * FROM survivors('articles', 'clean', 0.8, 'id', '{"prefer": "longest"}');
COMMIT;

WITH shown AS (SELECT * FROM article_survivors WHERE NOT kept ORDER BY containment, kept_for, article LIMIT 100),
side AS (SELECT id, clean, substr(coalesce(outlet || ': ', '') || coalesce(title, 'untitled, ' || id), 1, 44) AS name FROM articles)
SELECT CAST(100 * s.containment AS INTEGER) AS "in", s.rule AS why,
       'goes  ' || a.name || char(10) || 'stays ' || b.name || coalesce(char(10) || 'lost  ' || (
           SELECT substr(replace(sentence, char(10), ' '), 1, 44) FROM sentences(a.clean)
           WHERE words > 3 AND containment(sentence, b.clean) < 0.5 ORDER BY words DESC LIMIT 1), '') AS articles
FROM shown s JOIN side a ON a.id = s.article JOIN side b ON b.id = s.kept_for
ORDER BY s.containment, s.kept_for, s.article;

SELECT CASE sum(NOT kept) WHEN 0 THEN 'none found: all ' || count(*) || ' articles stay'
       ELSE sum(NOT kept) || ' of ' || count(*) || ' articles can go for ' || count(DISTINCT kept_for) || ' that stay'
            || iif(sum(NOT kept) > 100, '; 100 shown', '') END
       || iif(sum(rule IS 'no words') > 0, '; empty, but kept: ' || sum(rule IS 'no words'), '') AS survivors
FROM article_survivors HAVING count(*) > 0;
SELECT 'none found: there are no articles' AS survivors WHERE NOT EXISTS (SELECT 1 FROM article_survivors);
