-- What a page of HTML says of the article on it, in one row.
CREATE TABLE page(id INTEGER PRIMARY KEY, body);
INSERT INTO page(body) VALUES
  ('<html lang="en-GB"><title>Ice shuts the pier | The Tern</title><meta property="og:site_name" content="The Tern">
<link rel="canonical" href="https://tern.example/2031/03/14/ice/amp/?utm_source=mail">
<meta property="og:image" content="https://tern.example/ice.jpg"><meta name="description" content="The harbour froze &amp; closed.">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier shut", "author": [{"name": "Ada Holm"}, {"name": "Bo Lind"}],
"datePublished": "2031-03-14T09:12:00+01:00", "dateModified": "2031-03-15T10:00:00+01:00", "articleSection": "Harbour"}</script>
<h1>Ice shuts the pier</h1><p>By Cy Voss</p>'),
  ('<h1>Ice shuts the pier</h1><p>By Ada Holm, Harbour Editor</p><p>Updated 15 March 2031</p><p>First published 14 March 2031</p>'),
  ('only text'), (''), (NULL),
  (x'3C6D65746120636861727365743D6B6F69382D723E3C68313EECC5C420CEC120D2C5CBC53C2F68313E');
.mode line
SELECT p.* FROM page, page_metadata(body) p WHERE id = 1;
.mode list
SELECT id, title, author, published_at, language, source FROM page, page_metadata(body) WHERE id > 1;
-- A BLOB is read in its encoding, TEXT is text.
SELECT title FROM page_metadata(CAST('<meta charset=koi8-r><h1>Zürich</h1>' AS BLOB));
SELECT title FROM page_metadata('<meta charset=koi8-r><h1>Zürich</h1>');
SELECT title FROM page_metadata(x'FFFE3C00680031003E00E9003C002F0068003100');
SELECT title FROM page_metadata(x'3C68313E636166E93C2F68313E');
-- What is not sure is NULL: a place as the author, the site as the author, a date that may be of two months.
SELECT author IS NULL FROM page_metadata('<meta name="author" content="Frankfurt, Germany">');
SELECT author IS NULL FROM page_metadata('<meta property="og:site_name" content="The Tern"><meta name="author" content="Tern">');
SELECT published_at IS NULL FROM page_metadata('<html lang="en"><h1>Ice</h1><p>3/4/2031</p>');
SELECT published_at FROM page_metadata('<html lang="de"><h1>Eis</h1><p>3.4.2031</p>');
-- In a view.
CREATE VIEW titles AS SELECT id, title, site FROM page, page_metadata(body);
SELECT id, title FROM titles WHERE site = 'The Tern';
-- Errors.
SELECT * FROM page_metadata();
SELECT * FROM page_metadata(x'3C6D65746120636861727365743D676231383033303EC4E3');
SELECT * FROM page_metadata(x'3C6D65746120636861727365743D22782D6D696E65223EC4E3');
