-- What does a database of articles need, so that everything here works on it and it can be shipped to people who do not
-- have newsprint?
--
--     .load ./build/newsprint
--     .read sql/schema.sql
--
-- Plain tables, plain columns, and views and triggers that call no function of newsprint: without the extension the file can
-- be read, queried, vacuumed, checked, and articles be added and deleted. A generated column, an index or a view on
-- normalize_article() or minhash() would forbid that. The importers in sql/import fill articles, sql/refresh.sql all that is
-- derived from them; the file that stands behind a table fills that one alone.
--
-- Derived rows refer to articles.number, and their columns are named as those of the function that gives them. Deleting an
-- article deletes them, whatever PRAGMA foreign_keys is. INSERT OR REPLACE, which deletes an article without telling its
-- triggers, leaves them to sql/refresh.sql: use ON CONFLICT DO UPDATE.
--
-- A database of an older version is brought up to date by reading this file again, outside of a transaction. PRAGMA
-- user_version is 1; in version 0, which had no such number, pairs and clusters went by articles.id and are dropped.

CREATE TEMP TABLE version_known(
    version INTEGER CONSTRAINT "this database was made by a newer version of sql/schema.sql" CHECK (version <= 1),
    sqlite  REAL    CONSTRAINT "these recipes need SQLite 3.39 or newer" CHECK (sqlite >= 39)
);
INSERT INTO temp.version_known SELECT user_version, CAST(substr(sqlite_version(), 3) AS REAL) FROM pragma_user_version;
DROP TABLE temp.version_known;

-- Version 0. SQL cannot ask before ALTER TABLE whether there is something to alter. So that is done to the file under a second
-- name, or, where it is not of this version, to an empty database of that name.
ATTACH (SELECT iif(EXISTS (SELECT 1 FROM pragma_table_info('articles') WHERE name = 'clean')
                   AND NOT EXISTS (SELECT 1 FROM pragma_table_info('articles') WHERE name = 'lang'), file, '')
        FROM pragma_database_list WHERE name = 'main') AS older;
BEGIN;
CREATE TABLE IF NOT EXISTS older.articles(number INTEGER PRIMARY KEY);
ALTER TABLE older.articles ADD COLUMN lang TEXT;
ALTER TABLE older.articles ADD COLUMN seen TEXT;
DROP VIEW IF EXISTS older.publication_order;
DROP TABLE IF EXISTS older.article_clusters;
DROP TABLE IF EXISTS older.article_pairs;
COMMIT;
DETACH older;

BEGIN;
PRAGMA user_version = 1; -- a write, and so the first: another program that writes is waited for as long as .timeout says
CREATE TABLE IF NOT EXISTS articles(
    number       INTEGER PRIMARY KEY, -- what all else refers to: a rowid without a name may change when the file is vacuumed
    id           TEXT NOT NULL UNIQUE,
    outlet       TEXT,
    url          TEXT,
    title        TEXT,
    published_at TEXT, -- as the source states it: '2031-03-14T09:12:00Z', '14 March 2031, 09:12', '13/03/2031' ...
    body         TEXT, -- as scraped
    clean        TEXT, -- article_text(body), without the outlet's lines     sql/prepare.sql
    signature    BLOB, -- minhash(clean)                                     sql/prepare.sql
    time         TEXT, -- iso_time(published_at), to sort by                 sql/prepare.sql
    lang         TEXT, -- text_language(clean)                               sql/prepare.sql
    seen         TEXT  -- when this body was loaded, in UTC; NULL where it was not by sql/import
);
CREATE INDEX IF NOT EXISTS articles_by_outlet ON articles(outlet);
CREATE INDEX IF NOT EXISTS articles_by_time ON articles(time);

-- What is learned of an outlet from all of its articles                     sql/boilerplate.sql, sql/prepare.sql
CREATE TABLE IF NOT EXISTS outlets(
    outlet       TEXT PRIMARY KEY,
    boilerplate  TEXT,    -- repeated_lines(body, 3): a JSON array of lines, which you may edit
    articles     INTEGER, -- how many it has
    learned_from INTEGER, -- how many it had when the lines were learned
    date_order   TEXT     -- of 04/03/2031: 'dmy' or 'mdy', where its other dates tell it
);
CREATE TABLE IF NOT EXISTS outlet_boilerplate(outlet TEXT, lines TEXT); -- that of version 0
INSERT INTO outlets(outlet, boilerplate) SELECT outlet, lines FROM outlet_boilerplate;
DROP TABLE outlet_boilerplate;

-- The bodies that an article had before. A body that changes is put here by a trigger.
CREATE TABLE IF NOT EXISTS article_versions(
    version      INTEGER PRIMARY KEY,
    number       INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    title        TEXT,
    published_at TEXT,
    body         TEXT NOT NULL,
    seen         TEXT,         -- when it was loaded
    replaced     TEXT NOT NULL -- when another body took its place
);
CREATE INDEX IF NOT EXISTS article_versions_by_number ON article_versions(number);

-- sentences(clean); the text of each is in the view sentence_texts
CREATE TABLE IF NOT EXISTS article_sentences(
    number           INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    sentence_number  INTEGER NOT NULL,
    paragraph_number INTEGER NOT NULL,
    kind             TEXT NOT NULL,
    in_quote         INTEGER NOT NULL,
    words            INTEGER NOT NULL,
    start            INTEGER NOT NULL,
    length           INTEGER NOT NULL,
    PRIMARY KEY (number, sentence_number)
) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS sentence_texts AS
SELECT s.number, s.sentence_number, substr(a.clean, s.start, s.length) AS sentence, s.paragraph_number, s.kind, s.in_quote,
       s.words, s.start, s.length
FROM article_sentences s JOIN articles a USING (number);

-- quotes(clean)
CREATE TABLE IF NOT EXISTS article_quotes(
    number           INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    quote_number     INTEGER NOT NULL,
    quote            TEXT NOT NULL,
    kind             TEXT NOT NULL,
    speaker          TEXT,
    speaker_mention  TEXT,
    mention_start    INTEGER,
    mention_length   INTEGER,
    cue              TEXT,
    rule             TEXT,
    sure             INTEGER,
    person_rule      TEXT,
    sentence_number  INTEGER,
    paragraph_number INTEGER,
    start            INTEGER NOT NULL,
    length           INTEGER NOT NULL,
    PRIMARY KEY (number, quote_number)
) WITHOUT ROWID;

-- names(clean)
CREATE TABLE IF NOT EXISTS article_names(
    number      INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    first_start INTEGER NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT, -- person, organization, place; NULL where the lists do not know
    mentions    INTEGER NOT NULL,
    forms       TEXT NOT NULL, -- JSON array
    PRIMARY KEY (number, first_start)
) WITHOUT ROWID;

-- quantities(clean)
CREATE TABLE IF NOT EXISTS article_quantities(
    number          INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    quantity_number INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    value, -- a number; text for dates and times
    value_max,
    unit            TEXT,
    modifier        TEXT,
    base_value,
    base_unit       TEXT,
    noun            TEXT,
    verb            TEXT,
    text            TEXT NOT NULL,
    sentence_number INTEGER,
    start           INTEGER NOT NULL,
    length          INTEGER NOT NULL,
    PRIMARY KEY (number, quantity_number)
) WITHOUT ROWID;

-- near_duplicates(): pairs of articles that resemble each other, a < b      sql/refresh.sql
CREATE TABLE IF NOT EXISTS article_pairs(
    a             INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    b             INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    similarity    REAL NOT NULL,
    containment_a REAL NOT NULL, -- the share of a that is found in b
    containment_b REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS article_pairs_by_b ON article_pairs(b);

-- clusters() of the close pairs: which articles are copies of one           sql/refresh.sql
CREATE TABLE IF NOT EXISTS article_clusters(
    number  INTEGER PRIMARY KEY REFERENCES articles(number) ON DELETE CASCADE,
    cluster INTEGER NOT NULL, -- the smallest number in it
    size    INTEGER NOT NULL,
    names   TEXT -- its dateline and credits that may say whose text it is: 'PORT ELLERY (Meridian Wire)'
);

-- text_reuse(): pairs of articles that have passages in common, a < b
CREATE TABLE IF NOT EXISTS article_passages(
    a        INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    b        INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE,
    words    INTEGER NOT NULL,
    longest  INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    share_a  REAL NOT NULL,
    share_b  REAL NOT NULL,
    a_start  INTEGER NOT NULL,
    b_start  INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS article_passages_by_b ON article_passages(b);

-- event_clusters(): which articles report the same event
CREATE TABLE IF NOT EXISTS article_events(
    number  INTEGER PRIMARY KEY REFERENCES articles(number) ON DELETE CASCADE,
    cluster INTEGER NOT NULL, -- the smallest number in it
    size    INTEGER NOT NULL,
    weakest REAL
);
CREATE INDEX IF NOT EXISTS article_events_by_cluster ON article_events(cluster);

-- Stories, whose numbers stay while articles come, change and go            sql/stories.sql says what they are
CREATE TABLE IF NOT EXISTS stories(
    story   INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out twice
    founder INTEGER NOT NULL,                  -- articles.number
    began   TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX IF NOT EXISTS stories_by_founder ON stories(founder);
CREATE TABLE IF NOT EXISTS article_stories(
    number INTEGER PRIMARY KEY, -- of the article
    story  INTEGER NOT NULL REFERENCES stories(story)
);
CREATE INDEX IF NOT EXISTS article_stories_by_story ON article_stories(story);
CREATE TABLE IF NOT EXISTS story_pairs(
    a             INTEGER NOT NULL, -- numbers of articles, a < b
    b             INTEGER NOT NULL,
    similarity    REAL NOT NULL,
    containment_a REAL NOT NULL,    -- the share of a that is found in b
    containment_b REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS story_pairs_by_b ON story_pairs(b);
CREATE TABLE IF NOT EXISTS story_changes(
    change INTEGER PRIMARY KEY,
    at     TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    kind   TEXT NOT NULL CHECK (kind IN ('merged', 'split')),
    old    INTEGER NOT NULL, -- the story that articles left
    new    INTEGER NOT NULL, -- the one that they are in now
    a      INTEGER NOT NULL, -- the article that came, changed or went
    b      INTEGER           -- the article of the old story that it is most similar to, where stories merged
);

-- Which articles changed in what is derived from, each with its last change; and how far the steps of sql/refresh.sql have
-- come: all articles up to a change, and how many there were.
CREATE TABLE IF NOT EXISTS article_changes(
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS refresh_steps(
    step     TEXT PRIMARY KEY,
    change   INTEGER NOT NULL,
    articles INTEGER NOT NULL
);

CREATE TRIGGER IF NOT EXISTS articles_added AFTER INSERT ON articles WHEN NEW.clean IS NOT NULL
BEGIN
    DELETE FROM article_changes WHERE number = NEW.number;
    INSERT INTO article_changes(number) VALUES (NEW.number);
END;
CREATE TRIGGER IF NOT EXISTS articles_changed AFTER UPDATE OF outlet, title, clean, time ON articles
WHEN OLD.clean IS NOT NEW.clean OR OLD.title IS NOT NEW.title OR OLD.time IS NOT NEW.time OR OLD.outlet IS NOT NEW.outlet
BEGIN
    DELETE FROM article_changes WHERE number = NEW.number;
    INSERT INTO article_changes(number) VALUES (NEW.number);
END;
CREATE TRIGGER IF NOT EXISTS articles_new_body AFTER UPDATE OF body ON articles WHEN OLD.body IS NOT NEW.body
BEGIN
    INSERT INTO article_versions(number, title, published_at, body, seen, replaced)
    SELECT NEW.number, OLD.title, OLD.published_at, OLD.body, OLD.seen, CURRENT_TIMESTAMP WHERE OLD.body IS NOT NULL;
    UPDATE articles SET clean = iif(clean IS OLD.clean, NULL, clean), signature = NULL, lang = NULL, seen = CURRENT_TIMESTAMP
    WHERE number = NEW.number;
END;
CREATE TRIGGER IF NOT EXISTS articles_moved AFTER UPDATE OF outlet ON articles
WHEN OLD.outlet IS NOT NEW.outlet
     AND EXISTS (SELECT 1 FROM outlets WHERE outlet IN (OLD.outlet, NEW.outlet) AND boilerplate IS NOT NULL)
BEGIN
    UPDATE articles SET clean = iif(clean IS OLD.clean, NULL, clean), signature = NULL WHERE number = NEW.number AND body IS NOT NULL;
END;
CREATE TRIGGER IF NOT EXISTS articles_renumbered BEFORE UPDATE OF number ON articles WHEN OLD.number <> NEW.number
BEGIN
    SELECT RAISE(ABORT, 'the number of an article may not change');
END;
CREATE TRIGGER IF NOT EXISTS articles_deleted AFTER DELETE ON articles
BEGIN
    DELETE FROM article_versions WHERE number = OLD.number;
    DELETE FROM article_sentences WHERE number = OLD.number;
    DELETE FROM article_quotes WHERE number = OLD.number;
    DELETE FROM article_names WHERE number = OLD.number;
    DELETE FROM article_quantities WHERE number = OLD.number;
    DELETE FROM article_pairs WHERE a = OLD.number;
    DELETE FROM article_pairs WHERE b = OLD.number;
    DELETE FROM article_passages WHERE a = OLD.number;
    DELETE FROM article_passages WHERE b = OLD.number;
    DELETE FROM article_clusters WHERE number = OLD.number;
    DELETE FROM article_events WHERE number = OLD.number;
    DELETE FROM article_changes WHERE number = OLD.number;
END;

-- The members of each cluster, the earliest first. place is one more than the number of members that are surely earlier: those
-- of an earlier day, and those of an earlier time of the same day, where both times are in UTC or both have no zone. tied is 1
-- where another member is neither surely earlier nor surely later. Articles without a time that can be read come last and have
-- no place.
CREATE VIEW IF NOT EXISTS publication_order AS
WITH member AS (
    SELECT c.cluster, c.size, c.names, a.number, a.id AS article, a.outlet, a.published_at,
           iif(substr(a.time, 11, 9) = 'T00:00:00', substr(a.time, 1, 10), a.time) AS time, -- a midnight is no time of day
           a.title, substr(a.time, 1, 10) AS day,
           iif(substr(a.time, 11, 9) = 'T00:00:00', 10, length(a.time)) AS precision -- 10: the day alone, 19: no zone, 20: UTC
    FROM article_clusters c JOIN articles a USING (number))
SELECT cluster, size, number, article, outlet, published_at, time, title, names,
       iif(time IS NULL, NULL, rank() OVER (PARTITION BY cluster ORDER BY day IS NULL, day)
                               + rank() OVER (PARTITION BY cluster, day, precision ORDER BY time) - 1) AS place,
       time IS NOT NULL AND (count(*) OVER (PARTITION BY cluster, time) > 1
                             OR count(*) OVER (PARTITION BY cluster, day) > count(*) OVER (PARTITION BY cluster, day, precision))
         AS tied
FROM member;
COMMIT;
