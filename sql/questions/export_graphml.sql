-- How do I take the network of copies to Gephi, yEd or Cytoscape, as GraphML?
--
--     .parameter set :to "'copies.graphml'"        the file, which is overwritten; newsprint.graphml unless set
--     .parameter set :nodes "'articles'"           articles as nodes; outlets unless set, where there are any
--     .read sql/questions/export_graphml.sql
--
-- sql/network.sql says what is a node and an edge. An edge has a weight, the words that were copied, and a direction where
-- the times say who was earlier.

.read sql/answer.sql
.read sql/network.sql

DROP TABLE IF EXISTS temp.exported;
CREATE TEMP TABLE exported AS
WITH node AS (SELECT *, row_number() OVER (ORDER BY node) AS id FROM network_nodes),
line(part, place, line) AS (
    VALUES (1, 1, '<?xml version="1.0" encoding="UTF-8"?>'), (1, 2, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'),
           (1, 3, '<key id="label" for="node" attr.name="label" attr.type="string"/>'),
           (1, 4, '<key id="articles" for="node" attr.name="articles" attr.type="int"/>'),
           (1, 5, '<key id="day" for="node" attr.name="day" attr.type="string"/>'),
           (1, 6, '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>'),
           (1, 7, '<key id="words" for="edge" attr.name="words" attr.type="int"/>'),
           (1, 8, '<graph id="copies" edgedefault="directed">'), (4, 1, '</graph>'), (4, 2, '</graphml>')
    UNION ALL
    SELECT 2, id, printf('<node id="n%d"><data key="label">%s</data><data key="articles">%d</data>%s</node>', id, label,
           articles,
                         coalesce('<data key="day">' || day || '</data>', '')) FROM node
    UNION ALL
    SELECT 3, row_number() OVER (ORDER BY s.id, t.id, directed),
           printf('<edge source="n%d" target="n%d"%s><data key="weight">%.3f</data><data key="words">%d</data></edge>',
                  s.id, t.id, iif(directed, '', ' directed="false"'), weight, words)
    FROM network_edges e JOIN node s ON s.node = e.source JOIN node t ON t.node = e.target)
SELECT group_concat(line, char(10)) || char(10) AS text FROM (SELECT line FROM line ORDER BY part, place);

INSERT INTO answer(lead, text)
SELECT '-- ', iif(writefile(coalesce(:to, 'newsprint.graphml'), text) IS NULL, 'not written: ', 'written: ')
       || coalesce(:to, 'newsprint.graphml') || ', ' || (SELECT count(*) FROM network_nodes) || ' nodes, '
       || (SELECT count(*) FROM network_edges) || ' edges' || iif(EXISTS (SELECT 1 FROM network_edges), '', ' (none found)')
FROM exported;
SELECT line FROM printed;
DROP TABLE exported;
