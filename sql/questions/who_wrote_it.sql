-- Who wrote it, which agency is named, and which time does the page print?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title; the first 50 unless set
--     .read sql/questions/who_wrote_it.sql
--
-- What is printed on the page around the article, word for word; "read as" is the time that it says for sure, and "stated"
-- the one that came with the article. A printed time may be that of the last update. The rows stay in temp.page_says, for
-- all.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.page_says;
CREATE TEMP TABLE page_says AS
WITH said AS (
    SELECT a.number, p.kind, group_concat(trim(replace(p.part, char(10), ' '), ' ' || char(9, 13, 160)), ' | ') AS said,
           min(iso_time(p.part)) AS earliest, max(iso_time(p.part)) AS latest
    FROM named_articles a, article_parts(a.body) p
    WHERE p.kind IN ('byline', 'timestamp', 'dateline', 'credit', 'source_link', 'legal')
      AND (:article IS NULL OR a.number IN (SELECT number FROM asked WHERE which = 'article'))
    GROUP BY a.number, p.kind)
SELECT number, max(said) FILTER (WHERE kind = 'byline') AS byline, max(said) FILTER (WHERE kind = 'timestamp') AS printed,
       max(earliest) FILTER (WHERE kind = 'timestamp' AND earliest = latest) AS printed_time,
       max(said) FILTER (WHERE kind = 'dateline') AS dateline, max(said) FILTER (WHERE kind = 'credit') AS credits,
       max(said) FILTER (WHERE kind = 'source_link') AS source, max(said) FILTER (WHERE kind = 'legal') AS rights
FROM said GROUP BY number;

DROP TABLE IF EXISTS temp.page_shown;
CREATE TEMP TABLE page_shown AS
SELECT p.*, n.name, n.dated, row_number() OVER (ORDER BY n.time IS NULL, n.time, number) AS place
       FROM page_says p JOIN named_articles n USING (number);
INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT place, 0 AS part, '== ' AS lead, name AS text, 1 AS lines FROM page_shown
      UNION ALL SELECT place, 1, '   stated    ', dated, 1 FROM page_shown WHERE dated <> 'undated'
      UNION ALL SELECT place, 2, '   byline    ', byline, 2 FROM page_shown
      UNION ALL SELECT place, 3, '   time      ', printed, 2 FROM page_shown
      UNION ALL SELECT place, 4, '   read as   ', printed_time, 1 FROM page_shown
      UNION ALL SELECT place, 5, '   dateline  ', dateline, 1 FROM page_shown
      UNION ALL SELECT place, 6, '   credit    ', credits, 3 FROM page_shown
      UNION ALL SELECT place, 7, '   source    ', source, 2 FROM page_shown
      UNION ALL SELECT place, 8, '   rights    ', rights, 2 FROM page_shown)
WHERE text IS NOT NULL AND (place <= 50 OR :article IS NOT NULL) ORDER BY place, part;

INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
            WHEN count(*) = 0 THEN 'none found, in ' || (SELECT count(*) FROM articles) || ' articles'
            ELSE 'Of ' || (SELECT count(*) FROM articles) || ' articles ' || count(*) || ' have something: ' || count(byline)
                 || ' a byline, ' || count(printed) || ' a time, ' || count(dateline) || ' a dateline, ' || count(credits)
                 || ' a credit' || iif(count(*) > 50 AND :article IS NULL, '; the first 50 are shown', '') END
FROM page_says;
SELECT line FROM printed;
