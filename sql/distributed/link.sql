-- `candidates`, and `texts` of both sides: those of which b has as much of a as survivors() asks, exactly.

CREATE TABLE links AS
SELECT DISTINCT a, b FROM candidates CROSS JOIN texts x ON x.id = a CROSS JOIN texts y ON y.id = b
WHERE containment(x.body, y.body) >= (SELECT held FROM settings);
