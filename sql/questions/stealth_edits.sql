-- What was changed in an article after it was published, and was it told?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title; all articles unless set
--     .read sql/questions/stealth_edits.sql
--
-- Compares each version of an article with the one before it (sql/versions.sql says what these are) and shows every
-- sentence that was edited, added, deleted or moved: sql/changes.sql says how. "Silent" means that the outlet states the
-- same time for both, so that no reader was told; these come first. A page that was scraped twice differs in its noise as
-- well, so the clean texts are compared. The rows stay in temp.sentence_changes. For two articles of your choice:
-- what_was_added_and_cut.sql.

.read sql/answer.sql
.read sql/versions.sql

DROP TABLE IF EXISTS temp.version_pairs;
CREATE TEMP TABLE version_pairs AS
SELECT row_number() OVER (ORDER BY a = b, a_published IS NOT b_published OR a_published IS NULL, changed_at, number) AS pair,
       name AS first, NULL AS second,
       CASE WHEN a_published = b_published THEN 'silent: both state ' || a_published
            WHEN a_published IS NULL OR b_published IS NULL THEN 'not known whether it was told: no time is stated'
            ELSE 'told: ' || a_published || ' became ' || b_published END
       || coalesce(', seen ' || replace(substr(changed_at, 1, 16), 'T', ' '), '') AS note,
       a, b, a <> b AND coalesce(a_published = b_published, 0) AS silent
FROM versions WHERE :article IS NULL OR number IN (SELECT number FROM asked WHERE which = 'article');
.read sql/changes.sql

INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found: no article of ' || (SELECT count(*) FROM articles) || ' has a second version',
       count(*) || iif(count(*) = 1, ' pair', ' pairs') || ' of versions compared, ' || sum(a <> b) || ' with a change, '
       || sum(silent) || ' of them silent' || iif(count(*) > 100, '; the first 100 are shown', ''))
FROM version_pairs;
SELECT line FROM printed;
