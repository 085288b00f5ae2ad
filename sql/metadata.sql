-- Who wrote it, when does the page say it was published, whose pictures and whose wire is it, and what does it link to?
--
--     .mode line
--     .read sql/metadata.sql
--
-- What cleaning takes out of an article is what a reader is told about it. One row for each article, as printed: several of a
-- kind stand side by side with a bar between. A dateline stays in the body and is shown as well. `time` is what the printed
-- times say, where they can be read for sure and are the same; it is no more than that: the last update, on many pages.

SELECT a.id AS article, coalesce(a.title, '') AS title,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'byline') AS byline,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'timestamp') AS published,
       CASE WHEN count(DISTINCT iso_time(p.part)) FILTER (WHERE p.kind = 'timestamp') = 1
            THEN min(iso_time(p.part)) FILTER (WHERE p.kind = 'timestamp') END AS time,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'dateline') AS dateline,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'credit') AS credits,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'source_link') AS sources,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'legal') AS rights
FROM articles a, article_parts(a.body) p
GROUP BY a.id
ORDER BY a.id;
