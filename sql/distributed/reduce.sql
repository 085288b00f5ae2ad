-- The signatures of all shards, in `signatures`: the pairs of them that first meet in one part of the bands (`part.number`) and
-- are alike enough to be looked at. All parts together have each pair once, and exactly those that near_duplicates() of all
-- texts in one table looks at by bands of so many rows.

CREATE TABLE candidates AS
SELECT a, b FROM near_duplicates('signatures', 'signature', (SELECT threshold FROM settings), 'id',
    (SELECT json_object('pairs', 'candidates', 'band_rows', band_rows, 'parts', parts, 'part', number) FROM settings, part));
