-- How do I take the articles, with their clean texts, elsewhere as JSON lines?
--
--     .parameter set :to "'texts.jsonl'"           the file, which is overwritten; newsprint.jsonl unless set
--     .read sql/questions/export_json.sql
--
-- One object a line: what is known of an article, its clean text, and the ids of the articles of which it has, or that have
-- of it, six tenths or more. For a spreadsheet: export_csv.sql.

.read sql/answer.sql

DROP TABLE IF EXISTS temp.copied_ids;
CREATE TEMP TABLE copied_ids AS
WITH pair AS MATERIALIZED (SELECT a, b FROM known_pairs WHERE max(containment_a, containment_b) >= 0.6),
copy(number, other) AS (SELECT a, b FROM pair UNION ALL SELECT b, a FROM pair)
SELECT number, json_group_array(id) AS ids
FROM (SELECT c.number, a.id FROM copy c JOIN articles a ON a.number = c.other ORDER BY 1, 2) GROUP BY number;
CREATE INDEX temp.copied_ids_by_article ON copied_ids(number);

INSERT INTO answer(lead, text)
SELECT '-- ', iif(count(*) = 0, 'none found: there are no articles; ', '')
       || iif(writefile(coalesce(:to, 'newsprint.jsonl'), coalesce(group_concat(line, char(10)) || char(10), '')) IS NULL,
              'not written: ', 'written: ')
       || coalesce(:to, 'newsprint.jsonl') || ', ' || count(*) || ' articles'
FROM (SELECT json_object('id', n.id, 'outlet', n.outlet, 'url', n.url, 'title', n.title, 'published_at', a.published_at,
       'time', n.time,
                         'language', text_language(n.text), 'text', n.text, 'copies', json(coalesce(c.ids, '[]'))) AS line
      FROM named_articles n JOIN articles a USING (number) LEFT JOIN copied_ids c USING (number) ORDER BY number);
SELECT line FROM printed;
