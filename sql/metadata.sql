-- Who wrote it, when does the page say it was published, whose pictures and whose wire is it, and what does it link to?
--
--     .read sql/metadata.sql
--
-- What cleaning takes out of an article is what a reader is told about it. One row for each article, as printed: nothing
-- is interpreted, several of a kind stand side by side with a bar between. A dateline stays in the body and is shown as well.

SELECT a.id AS article,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'byline') AS byline,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'timestamp') AS published,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'dateline') AS dateline,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'credit') AS credits,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'source_link') AS sources,
       group_concat(trim(p.part, char(9, 10, 13, 32)), ' | ') FILTER (WHERE p.kind = 'legal') AS rights
FROM articles a, article_parts(a.body) p
GROUP BY a.id
ORDER BY a.id;
