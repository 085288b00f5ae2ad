-- The texts of all shards, in `texts`: which to keep, as survivors() of one file says. What may hold an article is found by the
-- shingles of all, so this step is one process.

CREATE TABLE survivors AS SELECT * FROM survivors('texts', 'body', (SELECT held FROM settings), 'id');
