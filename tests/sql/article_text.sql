-- What article_text() and html_blocks() make of pages, pieces of pages, and text.
.headers on
.nullvalue NULL

-- A page: menu, byline, standfirst, figure, comments.
CREATE TABLE pages(id INTEGER PRIMARY KEY, html);
INSERT INTO pages VALUES (1, '<!doctype html><html><head><title>Ice shuts the pier at Ostrel - Calder Gazette</title>
<style>p { color: red }</style><script>var a = "<p>never shown</p>";</script></head>
<body class="post category-ads"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav></header>
<div class="content-sidebar-wrap"><article>
<h1>Ice shuts the pier at Ostrel</h1>
<p class="standfirst">Nobody was hurt when the ferry hall was closed for a week.</p>
<p class="byline">By Corin Maddox</p>
<figure><img src="a.jpg"><figcaption>The pier on Monday. Photo: Ann Field</figcaption></figure>
<div itemprop="articleBody"><p>Ice shut the pier at Ostrel on Monday, police said, and the ferries stayed in the harbour.</p>
<p>“It came over night,” said Nadia Fontell, who sells tickets there. <a href="/t">Her kiosk</a> was closed as well.</p>
<h2>What comes next</h2><p>The town will send a tug at noon on Tuesday, and hopes to open the pier on Friday.</p>
<ul><li>Bread ships will sail first.</li><li>Tourists will have to wait.</li></ul>
<p hidden>This sentence is hidden, and nobody who reads the page can see it.</p>
<div class="related-posts"><a href="/f">Ferries sail again after a week in the harbour</a></div></div>
</article></div>
<section id="comments"><p>I was there on Monday and it was colder than anything that I remember.</p></section>
<footer>© 2031 Calder Gazette. <a href="/c">Contact</a></footer></body></html>');
SELECT article_text(html) FROM pages;
SELECT article_text(html, '{"lead": false}') LIKE 'Ice shut%' AS without_lead FROM pages;
SELECT article_text(html, '{"comments": true}') LIKE '%colder than%' AS with_comments FROM pages;
SELECT block_number, kind, tag, link_density AS links, kept, rule, start, length, substr(block, 1, 30) AS block FROM pages, html_blocks(html);
SELECT DISTINCT path FROM pages, html_blocks(html) WHERE kept;

-- start and length give the source of each block.
SELECT count(*) AS blocks, sum(instr(substr(html, start, length), substr(block, 1, 5)) = 1) AS begin_so FROM pages, html_blocks(html);

-- Text is cleaned as text; NULL is NULL.
SELECT article_text('By Corin Maddox' || char(10) || 'Ice shut the pier, police said.'), article_text(NULL), article_text(''), article_text(12);
SELECT count(*) FROM html_blocks('no tag at all');

-- Pages without an article, and why.
INSERT INTO pages VALUES
  (2, '<html><body><div id="app"></div><script src="x.js"></script></body></html>'),
  (3, '<html><title>Shop</title><body><ul><li><a href="/b">Boots and nets</a></li><li><a href="/r">Ropes</a></li></ul></body></html>'),
  (4, '<html><body></body></html>'),
  (5, '<html><body><div class="cookie-banner"><p>We use cookies to make this page better for you, and for us.</p></div></body></html>'),
  (6, '<html><title>Nets</title><body><h2>Green nets</h2><p>12 crowns</p><h2>Red nets</h2><p>14 crowns</p></body></html>');
SELECT id, article_text(html), (SELECT group_concat(DISTINCT rule) FROM html_blocks(html)) AS rules FROM pages WHERE id > 1;

-- Tables, options, learned lines.
SELECT article_text('<table><tr><th>Port<th>Ships<tr><td>Ostrel<td>12<tr><td>Calder<td>7</table><p>That is all.</p>') AS rows;
SELECT article_text('<table><tr><th>Port<th>Ships</table><p>That is all.</p>', '{"tables": "drop"}') AS rows;
SELECT article_text('<p>Echo rings at seven.</p><p>Ice shut the pier.</p>', '{"boilerplate": ["echo rings at 7", "Echo rings at seven."]}') AS learned;
SELECT article_text('<p>Calder Gazette</p><p>Ice shut the pier.</p>', '{"url": "https://www.calder-gazette.example/ice"}') AS site;
SELECT article_text('<p>By Corin Maddox</p><p>Ice  shut the pier.</p>', '{"level": "light"}') AS light;

-- A BLOB is read in its encoding.
SELECT article_text(CAST('<meta charset="windows-1252"><p>Z' AS BLOB) || x'FC' || CAST('rich sent help.</p>' AS BLOB)) AS text;
SELECT article_text(CAST('<meta charset="windows-1252"><p>Z' || x'FC' || 'rich sent help.</p>' AS BLOB)) AS blob;

-- Errors.
SELECT article_text(CAST('<meta charset="gb18030"><p>a' || x'FF' || '</p>' AS BLOB));
SELECT article_text('<p>a</p>', '{"level": "heavy"}');
SELECT article_text('<p>a</p>', '{"lead": "perhaps"}');
SELECT article_text('<p>a</p>', '{"title": 1}');
SELECT article_text('<p>a</p>', '{"boilerplate": "x"}');
SELECT article_text('<p>a</p>', '[1]');
SELECT * FROM html_blocks('<p>a</p>', '{"level": "heavy"}');
SELECT * FROM html_blocks;
