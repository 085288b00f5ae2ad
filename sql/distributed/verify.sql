-- `candidates`, and `texts` of both sides: the pairs, with the figures that near_duplicates() gives. Exact: all of it is counted
-- on the texts.

CREATE TABLE pairs AS
SELECT a, b, similarity, containment(x.body, y.body) AS containment_a, containment(y.body, x.body) AS containment_b
FROM (SELECT a, b, similarity(x.body, y.body) AS similarity
      FROM (SELECT a, b FROM candidates ORDER BY a, b) CROSS JOIN texts x ON x.id = a CROSS JOIN texts y ON y.id = b) found
CROSS JOIN texts x ON x.id = found.a CROSS JOIN texts y ON y.id = found.b
WHERE similarity >= (SELECT threshold FROM settings);
