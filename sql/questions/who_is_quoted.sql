-- Who is quoted, by which outlets, and how many of the quotes have no speaker that can be told?
--
--     .read sql/questions/who_is_quoted.sql
--
-- Counts the quotes of kind direct and partial (quotes says what these are) of all articles, a url once for each outlet, in
-- its first version. The first table has the 40 people of whom the most articles have a quote, under the name that the
-- articles print in full; who is told only by "he" or "the mayor", and cannot be traced to a name, is in the second table
-- alone: of the quotes of each outlet how many are of a person with a name, how many have words for a speaker but no name,
-- and how many have neither. "sure" is the share in per cent of the named that come from rules which are right in 95 of
-- 100.
--
-- Names of one person are counted as one, under the form that most articles have: "Ada Voss" and "Ada M. Voss", as
-- same_name tells, and "Voss", in articles that print no more of the name, where the articles name one Voss in full and no
-- second. Where they name two, or a company is called so, the surname stays apart: nobody is guessed. The rows stay in
-- temp.quoted_people.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.quoted_people;
CREATE TEMP TABLE quoted_people AS
WITH version AS (
    SELECT number, coalesce(outlet, 'no outlet') AS outlet,
           row_number() OVER (PARTITION BY outlet, coalesce(url, id) ORDER BY time IS NULL, time, number) AS place
    FROM articles)
SELECT number, outlet, speaker, speaker_mention, sure
FROM version JOIN said_quotes USING (number) WHERE place = 1 AND kind IN ('direct', 'partial');

DROP TABLE IF EXISTS temp.named_people;
CREATE TEMP TABLE named_people AS
WITH named AS MATERIALIZED (
    SELECT name, kind FROM article_names WHERE EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'names')
    UNION ALL
    SELECT n.name, n.kind FROM named_articles a, names(a.text) n
    WHERE NOT EXISTS (SELECT 1 FROM temp.fresh_steps WHERE step = 'names'))
SELECT name, name_key(name) AS key, family, articles
FROM (SELECT name, fold_text(replace(name, rtrim(name, replace(name, ' ', '')), '')) AS family, count(*) AS articles
      FROM named WHERE kind = 'person' AND instr(name, ' ') GROUP BY name)
WHERE family NOT IN (SELECT fold_text(name) FROM named WHERE kind <> 'person');
WITH speakers AS MATERIALIZED (SELECT DISTINCT speaker FROM quoted_people WHERE speaker IS NOT NULL),
fitting AS MATERIALIZED (
    SELECT speaker, name, articles FROM speakers JOIN named_people ON family = fold_text(speaker)
    WHERE NOT instr(speaker, ' ')
    UNION ALL
    SELECT speaker, p.name, p.articles FROM speakers s JOIN named_people o ON o.name = s.speaker
    JOIN named_people p ON p.key = o.key AND (p.name = o.name OR same_name(p.name, o.name))),
best AS MATERIALIZED (
    SELECT speaker, name
    FROM (SELECT *, row_number() OVER (PARTITION BY speaker ORDER BY articles DESC, length(name) DESC, name) AS place
          FROM fitting) WHERE place = 1),
sure AS MATERIALIZED (
    SELECT speaker, name FROM best b WHERE speaker <> name AND NOT EXISTS (
        SELECT 1 FROM fitting f WHERE f.speaker = b.speaker AND f.name <> b.name AND same_name(f.name, b.name) IS NOT 1))
UPDATE quoted_people SET speaker = sure.name FROM sure WHERE sure.speaker = quoted_people.speaker;
DROP TABLE named_people;

INSERT INTO answer(text) SELECT 'quotes  articles  outlets  speaker' WHERE EXISTS (SELECT 1 FROM quoted_people
       WHERE speaker IS NOT NULL);
INSERT INTO answer(lead, text, lines)
SELECT printf('%6d  %8d  %7d  ', count(*), count(DISTINCT number), count(DISTINCT nullif(outlet, 'no outlet'))), speaker, 1
FROM quoted_people WHERE speaker IS NOT NULL GROUP BY quoted_people.speaker
ORDER BY count(DISTINCT number) DESC, count(*) DESC, speaker LIMIT 40;
INSERT INTO answer(text)
SELECT char(10) || 'quotes   named  no name  no speaker  sure %  outlet' WHERE EXISTS (SELECT 1 FROM quoted_people);
INSERT INTO answer(lead, text, lines)
SELECT printf('%6d  %6d  %7d  %10d  %6s  ', count(*), count(speaker), sum(speaker IS NULL AND speaker_mention IS NOT NULL),
              sum(speaker_mention IS NULL),
              coalesce(CAST(round(100.0 * sum(sure AND speaker IS NOT NULL) / nullif(count(speaker), 0)) AS INTEGER), '')),
                     outlet, 1
FROM quoted_people GROUP BY quoted_people.outlet ORDER BY count(*) DESC, outlet LIMIT 60;
INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found, in ' || (SELECT count(*) FROM articles) || ' articles',
                  count(*) || ' quotes, ' || count(speaker) || ' of them of ' || count(DISTINCT speaker)
                         || ' people with a name, in '
                  || count(DISTINCT number) || ' articles of ' || count(DISTINCT nullif(outlet, 'no outlet')) || ' outlets')
FROM quoted_people;
SELECT line FROM printed;
