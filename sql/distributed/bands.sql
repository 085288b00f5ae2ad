-- Behind map.sql, where no machine holds the signatures of all shards: a row for each band of each signature. Rows of one band
-- whose hashes are equal must come together; a machine may have some hashes of one band:
--
--     part.number = the band, settings.parts = plan.bands, `signatures` = the rows it got       in reduce.sql
--
-- `plan(bands)` says how many there are: newsprint_debug() ->> '$.bands', once near_duplicates() has read one signature with the
-- same threshold and band_rows.
--
-- A signature is sent once for each band, 128 registers in 84 bands of 3 make 25 KB an article: with parts of many bands
-- (map.sql alone) each machine gets every signature once, which is less up to 84 machines.

CREATE TABLE bands AS
SELECT band, hash, id, s.signature
FROM signatures s, minhash_bands(s.signature, (SELECT bands FROM plan), (SELECT band_rows FROM settings));
