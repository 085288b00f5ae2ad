-- Do we have this article already?
--
--     .parameter set :text "'A crane fell onto the ferry hall ...'"
--     .parameter set :text_file "'new.txt'"        a file instead of :text
--     .read sql/questions/do_we_have_this.sql
--
-- Compares it, cleaned, with every article: 14,000 take about a second. Shown are those that have three tenths of it, or of
-- which it has three tenths, and what it is to each: verbatim, an excerpt, extended, edited, partial, rewritten (derivation
-- says what these are). "Of that" is the share of the article which stands here. The rows stay in temp.known_already.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.given;
DROP TABLE IF EXISTS temp.known_already;
CREATE TEMP TABLE given AS
SELECT article_text(said) AS text, said IS NULL AS missing, (SELECT count(*) FROM words(g.said)) AS words
FROM (SELECT coalesce(:text, CAST(readfile(:text_file) AS TEXT)) AS said) g;
CREATE TEMP TABLE known_already AS
SELECT number, name, dated, time, containment(g.text, a.text) AS of_it, containment(a.text, g.text) AS of_that,
       derivation(a.text, g.text) AS it_is
FROM given g JOIN named_articles a
WHERE g.words > 0 AND max(containment(g.text, a.text), containment(a.text, g.text)) >= 0.3;

INSERT INTO answer(lead, text, lines)
SELECT lead, text, 1
FROM (SELECT number, 1 AS part, of_it, of_that, printf('%3d %% of it  ', round(100 * of_it)) AS lead, name AS text
       FROM known_already
      UNION ALL
      SELECT number, 2, of_it, of_that, '             ',
             dated || '; ' || CAST(round(100 * of_that) AS INTEGER) || ' % of that; '
                    || replace(it_is, 'same_event', 'unrelated') FROM known_already)
ORDER BY of_it DESC, of_that DESC, number, part LIMIT 40;
INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN missing AND coalesce(:text, :text_file) IS NULL
       THEN 'none found: nothing was asked; set :text or :text_file'
                   WHEN missing THEN 'none found: there is no file ' || :text_file
                   WHEN words = 0 THEN 'none found: the text has no words'
                   WHEN count(of_it) = 0 THEN 'none found: no article of ' || (SELECT count(*) FROM articles)
                                              || ' has three tenths of these ' || words || ' words'
                   WHEN max(of_it) >= 0.95 THEN 'yes: all of it, or nearly'
                   WHEN max(of_it) >= 0.6 THEN 'most of it' ELSE 'parts of it' END
              || iif(count(of_it) = 0, '', ', in ' || count(of_it) || ' of ' || (SELECT count(*) FROM articles) || ' articles'
                     || iif(count(of_it) > 20, ', 20 shown', ''))
FROM given LEFT JOIN known_already;
SELECT line FROM printed;
