-- How do I take the network of copies to Gephi, as GEXF?
--
--     .parameter set :to "'copies.gexf'"           the file, which is overwritten; newsprint.gexf unless set
--     .parameter set :nodes "'articles'"           articles as nodes; outlets unless set, where there are any
--     .read sql/questions/export_gexf.sql
--
-- sql/network.sql says what is a node and an edge. An edge has a weight, the words that were copied, and a direction where
-- the times say who was earlier.

.read sql/answer.sql
.read sql/network.sql

DROP TABLE IF EXISTS temp.exported;
CREATE TEMP TABLE exported AS
WITH node AS (SELECT *, row_number() OVER (ORDER BY node) AS id FROM network_nodes),
line(part, place, line) AS (
    VALUES (1, 1, '<?xml version="1.0" encoding="UTF-8"?>'),
           (1, 2, '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'),
           (1, 3, '<graph mode="static" defaultedgetype="directed">'),
           (1, 4, '<attributes class="node"><attribute id="articles" title="articles" type="integer"/>'
                  || '<attribute id="day" title="day" type="string"/></attributes>'),
           (1, 5, '<attributes class="edge"><attribute id="words" title="words" type="integer"/></attributes>'),
                  (1, 6, '<nodes>'),
           (3, 0, '</nodes>'), (3, 1, '<edges>'), (5, 1, '</edges>'), (5, 2, '</graph>'), (5, 3, '</gexf>')
    UNION ALL
    SELECT 2, id, printf('<node id="%d" label="%s"><attvalues><attvalue for="articles" value="%d"/>%s</attvalues></node>', id,
           label, articles,
                         coalesce('<attvalue for="day" value="' || day || '"/>', '')) FROM node
    UNION ALL
    SELECT 4, row_number() OVER edge,
           printf('<edge id="%d" source="%d" target="%d" type="%s" weight="%.3f"><attvalues>'
                  || '<attvalue for="words" value="%d"/></attvalues></edge>',
                  row_number() OVER edge, s.id, t.id, iif(directed, 'directed', 'undirected'), weight, words)
    FROM network_edges e JOIN node s ON s.node = e.source JOIN node t ON t.node = e.target
    WINDOW edge AS (ORDER BY s.id, t.id, directed))
SELECT group_concat(line, char(10)) || char(10) AS text FROM (SELECT line FROM line ORDER BY part, place);

INSERT INTO answer(lead, text)
SELECT '-- ', iif(writefile(coalesce(:to, 'newsprint.gexf'), text) IS NULL, 'not written: ', 'written: ')
       || coalesce(:to, 'newsprint.gexf') || ', ' || (SELECT count(*) FROM network_nodes) || ' nodes, '
       || (SELECT count(*) FROM network_edges) || ' edges' || iif(EXISTS (SELECT 1 FROM network_edges), '', ' (none found)')
FROM exported;
SELECT line FROM printed;
DROP TABLE exported;
