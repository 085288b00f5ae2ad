-- The address of a page, without what may differ between two links to it.
SELECT canonical_url('HTTPS://News.Example:443/a/./b/../%7epier/?utm_source=mail&id=7&fbclid=x#top');
SELECT canonical_url('https://news.example/pier/amp/'), canonical_url('https://amp.news.example/pier'),
       canonical_url('https://www.google.com/amp/s/www.news.example/pier');
-- What else differs stays.
SELECT canonical_url('http://news.example/a'), canonical_url('https://www.news.example/a/?b=2&a=1');
-- A key to join by: in an index, in a generated column.
CREATE TABLE link(url TEXT, page TEXT AS (canonical_url(url)) STORED);
CREATE INDEX by_page ON link(canonical_url(url));
INSERT INTO link VALUES ('https://news.example/a?utm_medium=x'), ('https://NEWS.example/a#b'), ('news.example/a');
SELECT quote(page), count(*) FROM link GROUP BY page;
SELECT url FROM link WHERE canonical_url(url) = 'https://news.example/a';
-- Not an address: NULL, numbers, a BLOB, damaged UTF-8.
SELECT quote(canonical_url(NULL)), quote(canonical_url('')), quote(canonical_url(7)), quote(canonical_url('mailto:ada@news.example')),
       quote(canonical_url('/a')), quote(canonical_url('//news.example/a'));
SELECT canonical_url(x'68747470733a2f2f612e6578616d706c65'), canonical_url(CAST(x'68747470733a2f2f612e6578616d706c652fff' AS TEXT));
SELECT canonical_url('https://a.example/' || char(0) || 'b');
-- Errors.
SELECT canonical_url();
SELECT canonical_url('https://a.example/', 1);
