-- Signatures: self-describing BLOBs.
SELECT typeof(minhash('The harbour wall failed at noon.')), length(minhash('The harbour wall failed at noon.'));
SELECT length(minhash('pier', 1)), length(minhash('pier', 4096)), length(minhash('pier', 64, 5));
-- magic, version, algorithm, shingle, estimated, size, count: 4 distinct shingles of 3 words.
SELECT substr(minhash('The harbour wall failed at noon.'), 1, 4) = CAST('npmh' AS BLOB),
       hex(substr(minhash('The harbour wall failed at noon.'), 5, 12));
SELECT minhash('The MAYOR’s office') = minhash('the mayors   office!') AS same;
SELECT minhash(NULL) IS NULL, minhash('') IS NULL, minhash(' … ') IS NULL, minhash('a', NULL) IS NULL;
SELECT minhash('a', 0);
SELECT minhash('a', 4097);
SELECT minhash('a', 'many');
SELECT minhash('a', 256, 0);
SELECT minhash('a', 256, 17);
SELECT minhash();
-- Counting: distinct shingles.
SELECT minhash_count(minhash('a b c d')), minhash_count(minhash('a a a a a a')), minhash_count(minhash('a', 8, 16));
SELECT minhash_count(NULL) IS NULL;
SELECT minhash_count('a text');
SELECT minhash_count(x'00');
-- Merging: the registers are those of the union, the count is an estimate.
CREATE TABLE part(body TEXT);
INSERT INTO part VALUES ('one two three'), ('three four'), (NULL), ('');
SELECT substr(minhash_merge(minhash(body, 64, 1)), 17) = substr(minhash('one two three four', 64, 1), 17) AS union_registers,
       hex(substr(minhash_merge(minhash(body, 64, 1)), 8, 1)) AS estimated FROM part;
SELECT minhash_merge(minhash(body)) = minhash('one two three') AS of_one FROM part WHERE rowid = 1;
SELECT minhash_merge(NULL) IS NULL, minhash_merge(minhash('a')) = minhash('a');
SELECT minhash_merge(minhash(body)) IS NULL FROM part WHERE rowid > 10;
SELECT minhash_merge(minhash('pier', 8 * rowid)) FROM part;
SELECT minhash_merge(minhash('pier', 8, rowid)) FROM part;
SELECT minhash_merge(body) FROM part;
-- Bands.
SELECT count(*), min(band), max(band), count(DISTINCT hash) FROM minhash_bands(minhash('pier', 256));
SELECT count(*), max(band) FROM minhash_bands(minhash('pier', 256), 10);
SELECT count(*) FROM minhash_bands(minhash('one two three four', 64), 16) a
  JOIN minhash_bands(minhash('One, two, three: FOUR', 64), 16) b USING (band, hash);
SELECT count(*) FROM minhash_bands(minhash('pier'), 0);
SELECT count(*) FROM minhash_bands(minhash('pier', 8), 9);
SELECT count(*) FROM minhash_bands('pier');
SELECT count(*) FROM minhash_bands(NULL);
