-- What is the clean text if captions stay, or one rule is switched off?
--
--     .parameter set :keep "'caption|credit'"      kinds and rules whose parts stay, | between; 'caption' unless set
--     .parameter set :article "'crane collapse'"   its id, its url or a piece of its title; all articles unless set
--     .read sql/questions/keep_captions.sql
--
-- Shows the parts that stay, and leaves the texts in temp.kept_texts, of the articles that have such parts. To go on with
-- them:
--     UPDATE articles SET clean = k.text, signature = NULL FROM temp.kept_texts k WHERE k.number = articles.number;
-- Kinds and rules that there are: SELECT DISTINCT kind, name FROM newsprint_rules;

.read sql/answer.sql

DROP TABLE IF EXISTS temp.kept_parts;
DROP TABLE IF EXISTS temp.kept_texts;
CREATE TEMP TABLE kept_parts AS
SELECT a.number, p.part_number, p.kind, p.rule, p.part
FROM named_articles a, article_parts(a.body) p
WHERE NOT p.kept AND (instr('|' || coalesce(:keep, 'caption') || '|', '|' || p.kind || '|')
                      OR instr('|' || coalesce(:keep, 'caption') || '|', '|' || p.rule || '|'))
  AND (:article IS NULL OR a.number IN (SELECT number FROM asked WHERE which = 'article'));
CREATE INDEX temp.kept_parts_by_article ON kept_parts(number, part_number);
CREATE TEMP TABLE kept_texts AS
SELECT number, normalize_article((SELECT group_concat(part, '') FROM (
           SELECT p.part FROM article_parts(a.body) p
           WHERE p.kept OR EXISTS (SELECT 1 FROM kept_parts k WHERE k.number = a.number AND k.part_number = p.part_number)
           ORDER BY p.part_number)), NULL, 'light') AS text
FROM articles a WHERE number IN (SELECT number FROM kept_parts);

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT number, 0 AS part_number, '== ' AS lead, name AS text, 1 AS lines FROM named_articles
      WHERE number IN (SELECT number FROM kept_parts ORDER BY 1 LIMIT 100)
      UNION ALL
      SELECT number, part_number, printf('   %-11s ', kind), replace(part, char(10), ' '), 4 FROM kept_parts
      WHERE number IN (SELECT number FROM kept_parts ORDER BY 1 LIMIT 100))
ORDER BY number, part_number;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN 'article' IN (SELECT which FROM not_known) THEN (SELECT says FROM not_known WHERE which = 'article')
            WHEN count(*) = 0 THEN 'none found: no part is ' || replace(coalesce(:keep, 'caption'), '|', ' or ') || ', in '
                 || (SELECT count(*) FROM articles) || ' articles'
            ELSE count(*) || iif(count(*) = 1, ' part stays, in ', ' parts stay, in ') || count(DISTINCT number)
                 || iif(count(DISTINCT number) = 1, ' article', ' articles') || ' of ' || (SELECT count(*) FROM articles) END
FROM kept_parts;
SELECT line FROM printed;
