-- What does articles.csv know of the articles? (imported as the table metadata: file,outlet,url,published_at,title)

UPDATE articles SET (outlet, url, published_at, title) = (m.outlet, m.url, m.published_at, m.title)
FROM (SELECT * FROM metadata) AS m WHERE m.file = articles.id || '.txt';
DROP TABLE metadata;
