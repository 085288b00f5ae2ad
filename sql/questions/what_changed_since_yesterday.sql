-- What changed since yesterday: which articles came, and which have another text now?
--
--     .parameter set :since "'2031-03-13'"         a day or a time; unless set the day before the last on which something came
--     .read sql/questions/what_changed_since_yesterday.sql
--
-- An article came when it was loaded by sql/import, else when it says that it was published. What is in an edited text is
-- shown sentence by sentence: sql/versions.sql says what versions are, sql/changes.sql how they are shown. The rows stay in
-- temp.version_pairs and temp.sentence_changes. What is new and not a copy: what_is_new_today.sql.

.read sql/answer.sql
.read sql/versions.sql

DROP TABLE IF EXISTS temp.period;
DROP TABLE IF EXISTS temp.version_pairs;
CREATE TEMP TABLE period AS
SELECT iif(:since IS NULL, date(max(came), '-1 day'), iso_time(:since)) AS since
FROM (SELECT substr(coalesce(seen, time), 1, 10) AS came FROM articles UNION ALL SELECT substr(changed_at, 1, 10)
       FROM versions);
CREATE TEMP TABLE version_pairs AS
SELECT row_number() OVER (ORDER BY changed_at IS NULL, changed_at, number) AS pair,
       name AS first, NULL AS second,
       coalesce('changed ' || replace(substr(changed_at, 1, 16), 'T', ' '), 'changed at a time that is not known') AS note, a, b
FROM versions WHERE a <> b AND coalesce(replace(changed_at, ' ', 'T') >= (SELECT since FROM period), changed_at IS NULL);

DROP TABLE IF EXISTS temp.arrived;
CREATE TEMP TABLE arrived AS
SELECT n.number, n.name, n.dated FROM named_articles n JOIN articles a USING (number)
WHERE replace(coalesce(a.seen, a.time), ' ', 'T') >= (SELECT since FROM period) AND number NOT IN (SELECT number FROM versions)
ORDER BY coalesce(a.seen, a.time), number;
INSERT INTO answer(text) SELECT 'New:' WHERE EXISTS (SELECT 1 FROM arrived);
INSERT INTO answer(lead, text, lines) SELECT printf('     %-17s  ', dated), name, 1 FROM arrived LIMIT 100;
INSERT INTO answer(text) SELECT 'Changed:' WHERE EXISTS (SELECT 1 FROM version_pairs);
.read sql/changes.sql

INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN :since IS NOT NULL AND since IS NULL THEN 'none found: ' || :since || ' is no day or time'
                   WHEN since IS NULL AND NOT EXISTS (SELECT 1 FROM version_pairs)
                   THEN 'none found: no article of ' || (SELECT count(*) FROM articles) || ' has a time'
                   ELSE iif((SELECT count(*) FROM arrived) + (SELECT count(*) FROM version_pairs) = 0, 'none found: ', '')
                        || (SELECT count(*) FROM arrived) || ' new and ' || (SELECT count(*) FROM version_pairs)
                               || ' changed since '
                        || coalesce(since, 'the beginning') || ', of ' || (SELECT count(*) FROM articles) || ' articles'
                        || iif((SELECT max(count(*), (SELECT count(*) FROM version_pairs))
                               FROM arrived) > 100, '; the first 100 are shown', '') END
FROM period;
SELECT line FROM printed;
