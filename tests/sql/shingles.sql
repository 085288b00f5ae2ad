-- Runs of words that documents are compared by.
SELECT shingle_number, shingle, start, length FROM shingles('The harbour wall failed at noon.');
SELECT shingle_number, shingle, start, length FROM shingles('The harbour wall failed at noon.', 5);
-- Fewer words than a shingle has: one shingle of all of them.
SELECT shingle_number, shingle, start, length FROM shingles('“Harbour” closed');
SELECT count(*) FROM shingles(' … ');
SELECT count(*) FROM shingles(NULL);
-- The hash is of the folded words.
SELECT count(*) FROM shingles('The Mayor’s office shut', 2) a JOIN shingles('the MAYORS office, shut', 2) b USING (hash);
-- 'Harbour' alone: the number of ext/format/fingerprint.py.
SELECT hash FROM shingles('Harbour', 1);
SELECT shingle FROM shingles('a b c a b c');
SELECT fold_text(substr(t, start, length)) = shingle FROM (SELECT 'São Jorge’s “quay” 🚢 is shut' AS t), shingles(t, 2);
-- Width.
SELECT count(*) FROM shingles('a b c d', 16);
SELECT count(*) FROM shingles('a b c d', 2.0);
SELECT count(*) FROM shingles('a b c d', NULL);
SELECT count(*) FROM shingles('a b c d', 0);
SELECT count(*) FROM shingles('a b c d', 17);
SELECT count(*) FROM shingles('a b c d', 2.5);
SELECT count(*) FROM shingles('a b c d', 'two');
SELECT * FROM shingles;
