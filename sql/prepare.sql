-- What is the clean text of each article, and its signature?
--
--     .read sql/prepare.sql
--
-- Fills articles.clean and articles.signature where they are missing, so it can be run again after every import. After an
-- article's body changed, set its clean to NULL and run this once more.

UPDATE articles SET clean = normalize_article(body), signature = NULL WHERE clean IS NULL AND body IS NOT NULL;
UPDATE articles SET signature = minhash(clean) WHERE signature IS NULL AND clean IS NOT NULL;
