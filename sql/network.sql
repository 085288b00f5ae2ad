-- The network of copies, for sql/questions/export_graphml.sql and export_gexf.sql.
--
-- Leaves it in temp.network_nodes (node, label, articles, day) and temp.network_edges (source, target, directed, weight,
-- words). Nodes are outlets, and edges go from the one that had the text earlier: sql/reuse.sql says what counts, weight is
-- in how many articles. With  .parameter set :nodes "'articles'"  , and where no article has an outlet, nodes are articles,
-- and edges pairs of which one has six tenths of the other or more: that is the weight. An edge has no direction where the
-- times do not say who was earlier. Labels are ready for XML.

.read sql/reuse.sql

DROP TABLE IF EXISTS temp.network_nodes;
DROP TABLE IF EXISTS temp.network_edges;
CREATE TEMP TABLE network_edges AS
SELECT o.outlet AS source, a.outlet AS target, r.other_is = 'earlier' AS directed,
       CAST(count(DISTINCT r.article) AS REAL) AS weight,
       CAST(sum(r.share * (SELECT count(*) FROM words(a.text))) + 0.5 AS INTEGER) AS words
FROM reuse r JOIN compared a ON a.number = r.article JOIN compared o ON o.number = r.other
WHERE coalesce(:nodes, 'outlets') <> 'articles'
  AND (r.other_is = 'earlier' OR (r.other_is = 'unclear' AND (o.outlet, o.number) < (a.outlet, a.number)))
GROUP BY 1, 2, 3;
INSERT INTO network_edges
SELECT iif(turned, b, a), iif(turned, a, b), ordered, share,
       CAST(share * (SELECT count(*) FROM words(n.text)) + 0.5 AS INTEGER)
FROM (SELECT p.a, p.b, coalesce(b.time < a.time, 0) AS turned,
             coalesce(substr(a.time, 1, 10) <> substr(b.time, 1, 10) OR (length(a.time) = length(b.time) AND a.time <> b.time), 0) AS ordered,
             max(p.containment_a, p.containment_b) AS share, iif(p.containment_a > p.containment_b, p.a, p.b) AS shorter
      FROM known_pairs p JOIN named_articles a ON a.number = p.a JOIN named_articles b ON b.number = p.b
      WHERE (:nodes = 'articles' OR NOT EXISTS (SELECT 1 FROM articles WHERE outlet IS NOT NULL))
        AND max(p.containment_a, p.containment_b) >= 0.6)
JOIN named_articles n ON n.number = shorter;

CREATE TEMP TABLE network_nodes AS
SELECT node, replace(replace(replace(replace(replace(replace(replace(
           printf('%s', normalize_article(label, NULL, 'light')), char(10), ' '), char(0xfffe), ' '), char(0xffff), ' '),
           '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS label, articles, day
FROM (SELECT outlet AS node, outlet AS label, count(*) AS articles, min(substr(time, 1, 10)) AS day
      FROM articles WHERE outlet IN (SELECT source FROM network_edges UNION SELECT target FROM network_edges) GROUP BY outlet
      UNION ALL
      SELECT number, name, 1, substr(time, 1, 10) FROM named_articles
      WHERE number IN (SELECT source FROM network_edges UNION SELECT target FROM network_edges));
CREATE INDEX temp.network_nodes_by_node ON network_nodes(node);
