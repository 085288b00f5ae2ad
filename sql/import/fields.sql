-- Which of the names that people give to columns mean what? (sql/import/csv.sql and json_lines.sql read this)
--
-- A field of an article is taken from the first of these names that has a value, in this order. Names are compared in small
-- letters, with _ for blanks and dashes. Known are, among others, those of news-please, Media Cloud, GDELT, CC-News, NewsAPI and
-- trafilatura. To have another name known, add it here.

.timeout 60000
DROP TABLE IF EXISTS temp.incoming_names;
DROP TABLE IF EXISTS temp.incoming_cells;
CREATE TEMP TABLE incoming_names(rank INTEGER PRIMARY KEY, field TEXT NOT NULL, name TEXT NOT NULL UNIQUE);
INSERT INTO incoming_names(field, name) VALUES
    ('id', 'id'), ('id', 'article_id'), ('id', 'articleid'), ('id', 'stories_id'), ('id', 'guid'), ('id', 'uuid'), ('id', 'file'),
    ('outlet', 'outlet'), ('outlet', 'publication'), ('outlet', 'media_name'), ('outlet', 'newspaper'), ('outlet', 'paper'), ('outlet', 'publisher'),
    ('outlet', 'source'), ('outlet', 'source_name'), ('outlet', 'sitename'), ('outlet', 'site_name'), ('outlet', 'site'), ('outlet', 'feed'),
    ('outlet', 'source_domain'), ('outlet', 'domain'), ('outlet', 'hostname'),
    ('url', 'url'), ('url', 'link'), ('url', 'permalink'), ('url', 'canonical_url'), ('url', 'href'), ('url', 'uri'), ('url', 'requested_url'),
    ('title', 'title'), ('title', 'headline'), ('title', 'heading'), ('title', 'title_page'), ('title', 'title_rss'),
    ('published_at', 'published_at'), ('published_at', 'publishedat'), ('published_at', 'published'), ('published_at', 'printed'), ('published_at', 'date_publish'),
    ('published_at', 'publish_date'), ('published_at', 'published_date'), ('published_at', 'date_published'),
    ('published_at', 'publication_date'), ('published_at', 'pubdate'), ('published_at', 'pub_date'), ('published_at', 'datetime'),
    ('published_at', 'date'), ('published_at', 'time'), ('published_at', 'timestamp'), ('published_at', 'seendate'),
    ('body', 'body'), ('body', 'maintext'), ('body', 'plain_text'), ('body', 'full_text'), ('body', 'fulltext'), ('body', 'article_text'), ('body', 'articlebody'), ('body', 'article_body'),
    ('body', 'story_text'), ('body', 'text'), ('body', 'content'), ('body', 'article'), ('body', 'story');
CREATE TEMP TABLE incoming_cells(row INTEGER NOT NULL, rank INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (row, rank)) WITHOUT ROWID;
