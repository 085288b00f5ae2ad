-- What was cut from the articles, and why?
--
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title: every part that was cut from it
--     .read sql/questions/what_was_cut.sql
--
-- Without :article, what was cut from all of them, by the kind and the rule that said so: how many parts, in how many
-- articles, and one of them. The rules, and what each looks for, are in the table newsprint_rules; lines that an outlet
-- repeats are in outlets. The rows stay in temp.cut_parts.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.cut_parts;
CREATE TEMP TABLE cut_parts AS
SELECT a.number, a.name, p.part_number, p.kind, p.rule, p.length,
       trim(replace(replace(p.part, char(10), ' '), char(13), ' '), ' ' || char(9, 160)) AS part
FROM named_articles a, article_parts(a.body) p
WHERE NOT p.kept AND (:article IS NULL OR a.number IN (SELECT number FROM asked WHERE which = 'article'));

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT number, 0 AS part_number, '== ' AS lead, name AS text, 1 AS lines FROM cut_parts WHERE :article IS NOT NULL
       GROUP BY number
      UNION ALL
      SELECT number, part_number, printf('%-14s %-21s ', kind, substr(rule, 1, 21)), part, 2 FROM cut_parts
      WHERE :article IS NOT NULL AND part <> '')
ORDER BY number, part_number LIMIT 400;
INSERT INTO answer(lead, text, lines)
SELECT printf('%-14s %-21s ', kind, substr(rule, 1, 21)),
       count(*) || ' in ' || count(DISTINCT number) || ': ' || (SELECT part FROM cut_parts e
              WHERE e.kind = c.kind AND e.rule IS c.rule AND length(part) > 1
             ORDER BY length(part) > 40, part_number, number LIMIT 1), 1
FROM cut_parts c WHERE :article IS NULL GROUP BY kind, rule ORDER BY sum(length) DESC;

INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN count(*) > 0 THEN count(*) || ' parts were cut from ' || count(DISTINCT number)
                 || iif(count(DISTINCT number) = 1, ' article: ', ' articles: ') || sum(length) || ' characters of '
                 || (SELECT sum(length(body)) FROM articles WHERE :article IS NULL OR number IN (SELECT number FROM cut_parts))
            WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
            ELSE 'none found: nothing was cut from ' || (SELECT count(*) FROM articles) || ' articles' END
FROM cut_parts;
SELECT line FROM printed;
