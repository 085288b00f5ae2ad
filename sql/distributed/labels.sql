-- One round over `pairs`: each member takes the smallest label of itself and its neighbours, and then the label of that one.
-- To be run until `moved` is 0: labels.label is then the smallest member of each cluster. A chain of n members takes log n
-- rounds or a few more.

CREATE TABLE IF NOT EXISTS labels(member PRIMARY KEY, label) WITHOUT ROWID;
INSERT OR IGNORE INTO labels SELECT a, a FROM pairs UNION SELECT b, b FROM pairs;
CREATE TEMP TABLE IF NOT EXISTS edges AS SELECT a AS member, b AS other FROM pairs UNION ALL SELECT b, a FROM pairs;
CREATE TEMP TABLE moving AS
SELECT l.member, min(o.label) AS label
FROM temp.edges e JOIN labels l USING (member) JOIN labels o ON o.member = e.other
GROUP BY l.member HAVING min(o.label) < l.label;
UPDATE labels SET label = m.label FROM temp.moving m WHERE m.member = labels.member;
UPDATE labels SET label = up.label FROM labels up WHERE up.member = labels.label AND up.label < labels.label;
DROP TABLE IF EXISTS moved;
CREATE TABLE moved AS SELECT count(*) AS count FROM temp.moving;
DROP TABLE temp.moving;
