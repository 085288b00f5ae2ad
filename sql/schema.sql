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
    published_at TEXT, -- as the source states it: '2031-03-14T09:12:00Z', '14 March 2031, 09:12', '13/03/2031' ...
    body         TEXT, -- as scraped
    clean        TEXT, -- normalize_article(body)                 sql/prepare.sql
    signature    BLOB, -- minhash(clean)                          sql/prepare.sql
    time         TEXT  -- iso_time(published_at), to sort by      sql/prepare.sql
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
    size    INTEGER NOT NULL,
    names   TEXT -- its dateline and credits that may say whose text it is: 'PORT ELLERY (Meridian Wire)'
);

-- The members of each cluster, the earliest first. place is one more than the number of members that are surely earlier: those
-- of an earlier day, and those of an earlier time of the same day, where both times are in UTC or both have no zone. tied is 1
-- where another member is neither surely earlier nor surely later. Articles without a time that can be read come last and have
-- no place.
CREATE VIEW IF NOT EXISTS publication_order AS
WITH member AS (
    SELECT c.cluster, c.size, c.names, a.id AS article, a.outlet, a.published_at, a.time, a.title,
           substr(a.time, 1, 10) AS day, length(a.time) AS precision -- 10: the day alone, 19: no zone, 20: UTC
    FROM article_clusters c JOIN articles a ON a.id = c.article)
SELECT cluster, size, article, outlet, published_at, time, title, names,
       iif(time IS NULL, NULL, rank() OVER (PARTITION BY cluster ORDER BY day IS NULL, day)
                               + rank() OVER (PARTITION BY cluster, day, precision ORDER BY time) - 1) AS place,
       time IS NOT NULL AND (count(*) OVER (PARTITION BY cluster, time) > 1
                             OR count(*) OVER (PARTITION BY cluster, day) > count(*) OVER (PARTITION BY cluster, day, precision))
         AS tied
FROM member;
