-- What does a database of articles need, so that everything here works on it and it can be shipped to people who do not
-- have newsprint?
--
--     .load ./build/newsprint
--     .read sql/schema.sql
--
-- Plain tables, plain columns, and views that call no function of newsprint: without the extension the file can be read,
-- queried, vacuumed and checked. A generated column, an index or a view on normalize_article() or minhash() would forbid
-- that. What is derived is filled in by sql/prepare.sql, and by the recipes named below.

CREATE TABLE IF NOT EXISTS articles(
    number       INTEGER PRIMARY KEY, -- what an index refers to: a rowid without a name may change when the file is vacuumed
    id           TEXT NOT NULL UNIQUE,
    outlet       TEXT,
    url          TEXT,
    title        TEXT,
    published_at TEXT, -- ISO 8601 in UTC, '2031-03-14T09:12:00Z', so that text order is time order
    body         TEXT, -- as scraped
    clean        TEXT, -- normalize_article(body)                 sql/prepare.sql
    signature    BLOB  -- minhash(clean)                          sql/prepare.sql
);

-- Pairs of articles that resemble each other                     sql/near_duplicates.sql
CREATE TABLE IF NOT EXISTS article_pairs(
    a             TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    b             TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    similarity    REAL NOT NULL,
    containment_a REAL NOT NULL, -- the share of a that is found in b
    containment_b REAL NOT NULL,
    PRIMARY KEY (a, b)
);

-- Which cluster of copies an article belongs to                  sql/first_published.sql
CREATE TABLE IF NOT EXISTS article_clusters(
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    cluster TEXT NOT NULL,
    size    INTEGER NOT NULL
);

-- The members of each cluster, the earliest first; articles without a date come last and have no place.
CREATE VIEW IF NOT EXISTS publication_order AS
SELECT c.cluster, c.size, a.id AS article, a.outlet, a.published_at, a.title,
       CASE WHEN a.published_at IS NOT NULL
            THEN rank() OVER (PARTITION BY c.cluster ORDER BY a.published_at IS NULL, a.published_at) END AS place
FROM article_clusters c JOIN articles a ON a.id = c.article;
