-- What all steps must agree on: they read it from the table `settings`, which each gets a copy of.
--
-- threshold   of near_duplicates()
-- band_rows   registers in a band: 2 up to some 20,000 articles in all, 3 up to some millions, 4 or 5 above. More let fewer
--             strangers meet, but make more bands. What one file was compared by, newsprint_debug() ->> '$.band_rows' says.
-- parts       the bands are compared in so many parts
-- registers   of a signature, as near_duplicates() makes them of texts
-- held        threshold of survivors()

CREATE TABLE IF NOT EXISTS settings(
    threshold REAL    NOT NULL DEFAULT 0.5 CHECK (threshold > 0 AND threshold <= 1),
    band_rows INTEGER NOT NULL DEFAULT 3   CHECK (band_rows BETWEEN 1 AND 16),
    parts     INTEGER NOT NULL DEFAULT 2   CHECK (parts BETWEEN 1 AND 1024),
    held      REAL    NOT NULL DEFAULT 0.8 CHECK (held > 0 AND held <= 1),
    registers INTEGER GENERATED ALWAYS AS (iif(threshold < 0.3, 256, 128))
);
