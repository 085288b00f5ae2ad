-- In which language is each article?
--
--     .read sql/questions/which_language.sql
--
-- Shows the articles of each language but the most frequent one, up to 20 of each. Not known are texts that are too short
-- or mixed, and languages that text_language does not tell apart. The rows stay in temp.languages.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.languages;
CREATE TEMP TABLE languages AS SELECT number, text_language(text) AS language, name, length(text) AS characters
       FROM named_articles;

INSERT INTO answer(lead, text, lines)
WITH counted AS (SELECT language, count(*) AS articles, sum(characters) AS characters,
                        row_number() OVER (ORDER BY language IS NULL, count(*) DESC, language) AS place FROM languages
                               GROUP BY language)
SELECT lead, text, lines
FROM (SELECT place, 0 AS number, printf('%-9s ', coalesce(language, 'not known')) AS lead,
             articles || iif(articles = 1, ' article, ', ' articles, ') || characters || ' characters' AS text, 1 AS lines
                    FROM counted
      UNION ALL
      SELECT place, number, '          ', name, 1
      FROM (SELECT c.place, l.number, l.name, row_number() OVER (PARTITION BY c.place ORDER BY l.number) AS nth
            FROM languages l JOIN counted c ON c.language IS l.language WHERE c.place > 1 OR c.language IS NULL)
      WHERE nth <= 20)
ORDER BY place, number;
INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found: there are no articles',
           count(*) || iif(count(*) = 1, ' article in ', ' articles in ') || count(DISTINCT language)
           || iif(count(DISTINCT language) = 1, ' language', ' languages') || ', ' || sum(language IS NULL) || ' not known')
FROM languages;
SELECT line FROM printed;
