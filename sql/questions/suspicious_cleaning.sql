-- Which articles were cleaned suspiciously: more than half is gone, or nothing at all?
--
--     .parameter set :share 0.5      the share of an article that may be cut, 0 to 1; 0.5 unless set
--     .read sql/questions/suspicious_cleaning.sql
--
-- Of an article that lost more, the longest piece that was cut is shown, with the rule that said so: a page with thirty
-- links around a brief is right to lose most of itself. Nothing is cut of a text that was clean, and of one whose noise no
-- rule knows: such an article is named, as "uncut", where four in five of its outlet's lose something. The rows stay in
-- temp.cleaned.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.cleaned;
CREATE TEMP TABLE cleaned AS
SELECT number, outlet, name, body, text, length(trim(body, char(9, 10, 13, 32))) AS scraped, length(text) AS kept,
       1 - min(1, length(text) * 1.0 / length(trim(body, char(9, 10, 13, 32)))) AS lost
FROM named_articles WHERE trim(body, char(9, 10, 13, 32)) <> '';
DROP TABLE IF EXISTS temp.doubted;
CREATE TEMP TABLE doubted AS
SELECT *, kept = 0 AS empty FROM cleaned WHERE lost > coalesce(CAST(:share AS REAL), 0.5)
       ORDER BY lost DESC, scraped DESC LIMIT 40;

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT number, lost, scraped, 1 AS part, printf('%3d %% cut  ', round(100 * lost)) AS lead, name AS text, 1 AS lines
       FROM doubted
      UNION ALL
      SELECT d.number, lost, scraped, 2, '           ', scraped || ' characters, '
             || iif(empty, 'nothing left', kept || ' left')
             || coalesce((SELECT '; longest cut by ' || p.rule || ': ' || replace(p.part, char(10), ' ')
                          FROM article_parts(d.body) p WHERE NOT p.kept ORDER BY p.length DESC LIMIT 1), ''), 3
      FROM doubted d)
ORDER BY lost DESC, scraped DESC, number, part;
INSERT INTO answer(lead, text, lines)
SELECT 'uncut      ', name, 1 FROM cleaned c
WHERE lost = 0 AND outlet IN (SELECT outlet FROM cleaned GROUP BY outlet HAVING sum(lost > 0) >= 4 * sum(lost = 0))
ORDER BY outlet, number LIMIT 40;

INSERT INTO answer(lead, text)
SELECT '-- ', CASE WHEN count(*) = 0 THEN 'none found: there are no articles'
            ELSE iif(total(lost > coalesce(CAST(:share AS REAL), 0.5)) = 0, 'none found that',
                   sum(lost > coalesce(CAST(:share AS REAL), 0.5)) || ' of '
                     || count(*) || iif(count(*) = 1, ' article', ' articles')) || ' lost more than '
                 || CAST(round(100 * coalesce(CAST(:share AS REAL), 0.5)) AS INTEGER) || ' %'
                 || iif(sum(lost > coalesce(CAST(:share AS REAL), 0.5)) > 40, ', 40 shown', '') || '; '
                 || iif(sum(kept = 0), sum(kept = 0) || ' have nothing left; ', '')
                 || 'of ' || sum(lost = 0) || ' nothing was cut; of all characters '
                 || round(100.0 * (sum(scraped) - sum(min(kept, scraped))) / sum(scraped), 1) || ' % were' END
FROM cleaned;
SELECT line FROM printed;
