-- What is asked of minhash_index seldom: names beside its own, rowids of other types, the signature of a row that is
-- found, MATCH among other conditions
CREATE VIRTUAL TABLE prints USING minhash_index(size=16);
INSERT INTO prints(rowid, text) VALUES (1, 'the crane fell on the old pier at noon'), (2, 'the council met on Monday in the hall');

-- A table named like one of the index's, which is none
CREATE TABLE prints_notes(id, note);
INSERT INTO prints_notes VALUES (1, 'seen');
DROP TABLE prints_notes;

INSERT INTO prints(rowid, text) VALUES ('first', 'the tide came in');
INSERT INTO prints(rowid, text) VALUES (1.5, 'the tide came in');
UPDATE prints SET rowid = 'first' WHERE rowid = 1;
INSERT INTO prints(rowid, text) VALUES ('3', 'the tide came in');
SELECT rowid FROM prints;

SELECT rowid, signature = minhash('the crane fell on the old pier at noon', 16) AS same FROM prints
 WHERE prints MATCH 'the crane fell on the old pier at noon';
SELECT rowid FROM prints
 WHERE prints MATCH 'the crane fell on the old pier at noon' AND prints MATCH 'the crane fell on the old pier at noon';
SELECT rowid FROM prints
 WHERE prints MATCH 'the crane fell on the old pier at noon' AND prints MATCH 'the council met on Monday in the hall';
