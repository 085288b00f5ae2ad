-- The curve by which pairs become candidates: 1 - (1 - s^rows)^bands, rows = size / bands.
SELECT lsh_probability(256, 64, 0), lsh_probability(256, 64, 1);
SELECT round(lsh_probability(256, 64, 0.5), 6) AS p, round(1 - pow(1 - pow(0.5, 4), 64), 6) AS formula;
SELECT round(lsh_probability(100, 30, 0.3), 6) AS p, round(1 - pow(1 - pow(0.3, 3), 30), 6) AS formula;
SELECT round(lsh_probability(1, 1, 0.25), 6), round(lsh_probability(4096, 1, 0.999), 6) AS p, round(pow(0.999, 4096), 6) AS formula;
-- Where it is steepest: (1 / bands) ^ (1 / rows).
SELECT round(lsh_threshold(256, 64), 6) AS threshold, round(pow(1.0 / 64, 1.0 / 4), 6) AS formula;
SELECT round(lsh_threshold(128, 16), 6) AS threshold, round(pow(1.0 / 16, 1.0 / 8), 6) AS formula;
SELECT lsh_threshold(1, 1);
SELECT lsh_probability(NULL, 64, 0.5), lsh_probability(256, NULL, 0.5), lsh_probability(256, 64, NULL), lsh_threshold(NULL, 1), lsh_threshold(1, NULL);
-- What goes wrong.
SELECT lsh_probability(0, 1, 0.5);
SELECT lsh_probability(4097, 1, 0.5);
SELECT lsh_probability(256, 257, 0.5);
SELECT lsh_probability(256, 0, 0.5);
SELECT lsh_probability('many', 1, 0.5);
SELECT lsh_probability(256, 64, 1.5);
SELECT lsh_probability(256, 64, -0.1);
SELECT lsh_probability(256, 64, 'half');
SELECT lsh_probability(256, 64, '0.5');
SELECT lsh_probability(256, 64, x'00');
SELECT lsh_probability(256, 64);
SELECT lsh_threshold(256, 512);
SELECT lsh_threshold(256);
-- Bands of so many rows, in several rounds: the first is that of as many bands as fit.
SELECT count(*), count(DISTINCT hash), max(band) FROM minhash_bands(minhash('the crane fell on the pier', 128), 84, 3);
SELECT count(*) FROM minhash_bands(minhash('the crane fell on the pier', 128), 84, 3) JOIN minhash_bands(minhash('the crane fell on the pier', 128), 42) USING (band, hash);
SELECT count(*) FROM minhash_bands(minhash('the crane fell on the pier', 128), 84, 3) x JOIN minhash_bands(minhash('The crane fell, on the pier.', 128), 84, 3) USING (band, hash);
SELECT count(*) FROM minhash_bands(minhash('the crane fell on the pier', 8), 1025, 3);
SELECT count(*) FROM minhash_bands(minhash('the crane fell on the pier', 8), 4, 9);
SELECT count(*) FROM minhash_bands(minhash('the crane fell on the pier', 8), NULL, 8);
