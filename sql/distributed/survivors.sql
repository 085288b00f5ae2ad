-- The `texts` of all articles that have or are a link, and all that are `known`: which to keep, as survivors() of one file says.
-- An article without a link is kept, and what it has is not asked for by any other.

CREATE TABLE survivors AS SELECT * FROM survivors('texts', 'body', (SELECT held FROM settings), 'id');
INSERT INTO survivors(id, kept, rule) SELECT id, 1, rule FROM known WHERE id NOT IN (SELECT id FROM texts);
