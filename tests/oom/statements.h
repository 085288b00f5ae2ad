/*
 * statements.h - what oom.c runs: a statement for every name of newsprint_functions, and changes of a stored index
 */
static const char SETUP[] =
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, body TEXT);"
    "INSERT INTO articles(body) VALUES"
    " ('Crane falls on pier'||char(10,10)||'By Ada Holm'||char(10,10)||'A crane fell on the old pier at "
    "Lindmouth. "
    "\"Nobody was hurt,\" said Dr. Holm.'||char(10,10)||'Share this story'),"
    " ('A crane fell on the old pier at Lindmouth. “Nobody was hurt,” said Dr. Holm. Zürich’s port sent "
    "help.'),"
    " ('Voters in Ostrava Bay chose a council.'||x'ff'||' The count ended at 4 a.m. on Friday.'), (NULL), "
    "('');"
    "CREATE TABLE long(body TEXT);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000), last(i) AS (VALUES "
    "(3500), (4000))"
    " INSERT INTO long SELECT group_concat('pier' || (n.i * n.i % 997), ' ') FROM last JOIN n ON n.i < "
    "last.i GROUP BY last.i;"
    "CREATE TABLE speeches(id TEXT, body); INSERT INTO speeches VALUES"
    " ('a', '“The old pier at Ostrel will not open before the summer,” Holm said.'), ('b', NULL),"
    " ('c', 'Holm said: “The old pier at Ostrel will never open before the summer comes.”');"
    "CREATE TABLE pairs(a, b); INSERT INTO pairs VALUES (1, 2), (2, 3), ('x', 'y'), (NULL, 1);"
    "CREATE VIEW scored AS SELECT *, 0.5 AS score FROM pairs;"
    "CREATE TABLE signed AS SELECT body, minhash(body, 32) AS signature FROM articles;"
    "CREATE VIRTUAL TABLE pages USING fts5(body, tokenize = 'newsprint stop_words en');"
    "INSERT INTO pages SELECT body FROM articles;";

/* What compiles the cleaning rules takes hundreds of allocations and 10 ms; that is swept once, with a fresh
 * connection each time, and the other statements that need the rules go on with one connection that has them.
 */
static const struct statement {
    const char *sql;
    bool reuse;
} STATEMENTS[] = {
    {"SELECT newsprint_version()", false},
    {"SELECT newsprint_debug()", false},
    {"SELECT * FROM newsprint_functions", false},
    {"SELECT * FROM newsprint_rules", false},
    {"SELECT fold_text(body) FROM articles", false},
    {"SELECT iso_time('Fri, 14. März 2031 09:12:00 +0100 (CET)'), iso_time('14/03/2031 9:12', '{\"order\": "
     "\"dmy\", "
     "\"zone\": \"ET\"}'), iso_time(body) FROM articles",
     false},
    {"SELECT canonical_url('https://amp.tern.example/crane/amp?utm_a=b&c=%64'), canonical_url(body) FROM "
     "articles",
     false},
    {"SELECT p.* FROM (SELECT '<html lang=en><title>Crane falls | The Tern</title><meta "
     "property=og:site_name content=\"The Tern\">"
     "<link rel=canonical href=https://tern.example/crane><script type=application/ld+json>{\"@type\": "
     "\"Article\", \"author\": "
     "[{\"@id\": \"#a\"}, {\"name\": \"Bo Lind\"}], \"x\": {\"@id\": \"#a\", \"name\": \"Ada "
     "Holm\"}}</script><h1>Crane falls</h1><p>By Ada "
     "Holm<p>14 March 2031' AS html UNION ALL SELECT x'3C6D65746120636861727365743D6B6F69382D723EC4C9CE' "
     "UNION ALL SELECT body "
     "FROM articles) h, page_metadata(h.html) p",
     false},
    {"SELECT rowid, highlight(pages, 0, '[', ']') FROM pages('crane OR zurichs')", false},
    {"SELECT text_language(body), text_language(x'FF6465') FROM articles", false},
    {"SELECT normalize_article(body) FROM articles", false},
    {"SELECT normalize_article(body, '[\"Share this story\"]', 'page') FROM articles", true},
    {"SELECT repeated_lines(body, 1) FROM articles", false},
    {"SELECT p.* FROM articles a, article_parts(a.body) p", true},
    {"SELECT p.* FROM articles a, article_parts(a.body, '[\"Share this story\"]', 'light') p", true},
    {"SELECT article_text(page), article_text(page, '{\"boilerplate\": [\"Share this story\"], \"url\": "
     "\"http://a.b\"}') "
     "FROM (SELECT '<title>A</title><h1>A</h1><nav><a href=/>B</a></nav><p>' || body || '<table><tr><td>1' "
     "AS page FROM articles)",
     true},
    {"SELECT b.* FROM articles a, html_blocks('<article><p class=lead>' || a.body || '</p><p hidden>c') b",
     true},
    {"SELECT s.* FROM articles a, sentences(a.body) s", false},
    {"SELECT p.* FROM articles a, articles b, shared_passages(a.body, b.body, '{\"min_words\": 3}') p",
     false},
    {"SELECT mark_shared(a.body, b.body), mark_shared(a.body, b.body, '<b>', '</b>') FROM articles a, "
     "articles "
     "b",
     false},
    {"SELECT w.* FROM articles a, words(a.body) w", false},
    {"SELECT q.* FROM articles a, quotes(a.body) q", false},
    {"SELECT * FROM quotes('La flota tacha de «humo» el plan.')",
     false}, /* in a language that must be settled */
    {"SELECT n.* FROM articles a, names(a.body) n", false},
    {"SELECT name_key(body), name_key('Yuri Ushakov'), same_name(body, body), same_name('Bill Brandt', "
     "'William J. Brandt') "
     "FROM articles",
     false},
    {"SELECT q.* FROM articles a, quantities(a.body) q", false},
    {"SELECT s.* FROM articles a, shingles(a.body, 2) s ORDER BY s.hash", false},
    {"SELECT minhash(body), minhash(body, 4096, 1) FROM articles", false},
    {"SELECT minhash_merge(minhash(body)), minhash_count(minhash_merge(minhash(body, 64, 1))) FROM articles",
     false},
    {"SELECT b.* FROM articles a, minhash_bands(minhash(a.body, 16), 4) b", false},
    {"SELECT similarity(a.body, b.body), containment(a.body, b.body, 2) FROM articles a, articles b", false},
    {"SELECT similarity(a.body, minhash(b.body)), containment(minhash(a.body), b.body) FROM articles a, "
     "articles b",
     false},
    {"SELECT term_weights(body), term_weights((SELECT term_weights(b.body) FROM articles b)) FROM articles",
     false},
    {"SELECT tfidf_similarity(a.body, b.body, (SELECT term_weights(body) FROM articles)) FROM articles a, "
     "articles b",
     false},
    {"SELECT * FROM near_duplicates('articles', 'body', 0.2)", false},
    {"SELECT * FROM text_reuse('articles', 'body', 4, 'id', '{\"gap\": 2, \"group\": \"id\", "
     "\"boilerplate\": 50, \"common\": 5}')",
     false},
    {"SELECT quote_similarity(a.body, b.body) FROM articles a, articles b", false},
    {"SELECT * FROM altered_quotes('speeches', 'body', 'id', '{\"group\": \"id\", \"changes\": 0}')", false},
    {"SELECT * FROM altered_quotes('speeches', 'body', 'id', '{\"common\": 1}')", false},
    {"SELECT minhash(a.body), similarity(a.body, b.body), length(fold_text(a.body)) FROM long a, long b",
     false},
    {"SELECT length(normalize_article(body)), (SELECT count(*) FROM sentences(body)) FROM long", true},
    {"SELECT length(normalize_article(hex(zeroblob(40000)), NULL, 'light'))", true},
    {"SELECT * FROM near_duplicates('long', 'body')", false},
    {"SELECT p.a_start, p.passage FROM long a, long b, shared_passages(a.body, b.body) p", false},
    {"SELECT * FROM near_duplicates('articles', 'body', 0.9, 'id', '{\"min_containment\": 0.2, \"shingle\": "
     "2}')",
     false},
    {"SELECT * FROM near_duplicates('main.signed', 'signature', 0.2, 'body')", false},
    {"SELECT * FROM near_duplicates('articles', 'body', 0.2, 'id', '{\"against\": \"articles\", "
     "\"min_containment\": 0.3}')",
     false},
    {"SELECT * FROM survivors('articles', 'body', 0.2)", false},
    {"SELECT a.id, s.* FROM articles a LEFT JOIN survivors('articles', 'body', 0.1, 'id', '{\"prefer\": "
     "[\"body desc\", \"id\"], \"scope\": [\"id\"], \"by\": \"similarity\"}') s ON s.id = a.id",
     false},
    {"SELECT * FROM same_events('articles', 'body')", false},
    {"SELECT * FROM same_events('articles', 'body', 0.01, 'id', (SELECT term_weights(body) FROM articles), "
     "'{\"title\": "
     "\"body\", \"time\": \"id\", \"days\": 2}')",
     false},
    {"SELECT * FROM event_clusters('articles', 'body', 0.1, 'id', NULL, '{\"time\": \"body\"}')", false},
    {"SELECT * FROM clusters('pairs')", false},
    {"SELECT * FROM clusters('scored', 'a', 'b', 'score', '{\"link\": \"complete\"}')", false},
    {"SELECT newsprint_progress(0), p.* FROM articles a, paragraphs(a.body) p", false},
    {"SELECT p.* FROM articles a, paragraphs(a.body, '{\"newlines\": \"blank\"}') p", false},
    {"SELECT s.* FROM articles a, articles b, aligned_sentences(a.body, b.body) s", true},
    {"SELECT word_diff(a.body, b.body, '{\"marks\": \"html\"}'), mark_changes(a.body, b.body, '[', ']'), "
     "c.* FROM articles a, articles b, word_changes(a.body, b.body) c WHERE a.rowid < b.rowid",
     true},
    {"SELECT derivation(a.body, b.body, (SELECT term_weights(body) FROM articles)), e.* FROM articles a, "
     "articles b, derivation_evidence(a.body, b.body, (SELECT term_weights(body) FROM articles)) e WHERE "
     "a.rowid < b.rowid",
     true},
    {"SELECT simhash(body), hamming_distance(simhash(body), 7), lsh_probability(256, 64, 0.5), "
     "lsh_threshold(256, 64) FROM articles",
     false},
};
enum { STATEMENT_COUNT = sizeof STATEMENTS / sizeof *STATEMENTS };

/* What ends with a message, for which there may be no memory either. */
static const struct statement MISTAKES[] = {
    {"SELECT normalize_article('a pier', NULL, 7)", true},
    {"SELECT normalize_article('a pier', '[7]')", true},
    {"SELECT minhash('a pier', 99999)", false},
    {"SELECT minhash_merge(x'00')", false},
    {"SELECT iso_time('14/03/2031', '{\"order\": 7}')", false},
    {"SELECT * FROM near_duplicates('articles', 'body', 7)", false},
    {"SELECT * FROM survivors('articles', 'body', 0.2, 'id', '{\"prefer\": 7}')", false},
    {"SELECT * FROM clusters('nowhere')", false},
    {"SELECT derivation('a pier', 'a pier', x'00')", false},
    {"SELECT * FROM derivation_evidence('a pier', 'a pier', 7)", false},
};
enum { MISTAKE_COUNT = sizeof MISTAKES / sizeof *MISTAKES };

/* Run as the first statement of a transaction on a connection that has the tables below. `rows` shows what
 * there is: it must be what it was before a statement that failed, or what it is after one that did not, and
 * integrity-check must find the index whole. `full` is one article short of a flush that also merges. */
static const char INDEX_SETUP[] =
    "CREATE VIRTUAL TABLE article_index USING minhash_index(size=32);"
    "INSERT INTO article_index(rowid, text) SELECT id, body FROM articles;"
    "CREATE VIRTUAL TABLE by_content USING minhash_index(content=articles, column=body, key=id);"
    "INSERT INTO by_content(by_content) VALUES ('rebuild');";
static const char FULL_SETUP[] =
    "CREATE VIRTUAL TABLE full USING minhash_index(size=16);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2047)"
    " INSERT INTO full(rowid, text) SELECT i, 'story' || i FROM n;";

static const struct change {
    const char *sql, *rows;
} CHANGES[] = {
    {"CREATE VIRTUAL TABLE fresh USING minhash_index(content=articles, column='body')",
     "SELECT name FROM sqlite_schema ORDER BY name"},
    {"DROP TABLE article_index", "SELECT name FROM sqlite_schema ORDER BY name"},
    {"ALTER TABLE article_index RENAME TO renamed", "SELECT name FROM sqlite_schema ORDER BY name"},
    {"INSERT INTO article_index(text) VALUES ('A crane fell on the old pier at Lindmouth.')",
     "SELECT rowid, signature FROM article_index"},
    {"INSERT OR REPLACE INTO article_index(rowid, text) VALUES (1, 'a ferry ran aground')",
     "SELECT rowid, signature FROM article_index"},
    {"UPDATE article_index SET rowid = rowid + 100", "SELECT rowid, signature FROM article_index"},
    {"DELETE FROM article_index WHERE rowid < 3", "SELECT rowid, signature FROM article_index"},
    {"INSERT INTO article_index(article_index) VALUES ('delete-all')", "SELECT rowid FROM article_index"},
    {"INSERT INTO by_content(by_content) VALUES ('rebuild')", "SELECT rowid, signature FROM by_content"},
    {"INSERT INTO by_content(by_content) VALUES ('integrity-check')",
     "SELECT rowid, signature FROM by_content"},
    {"INSERT INTO full(text) VALUES ('story 2048')",
     "SELECT rowid FROM full WHERE full MATCH 'story700' OR rowid > 2040"},
    {"INSERT INTO full(full) VALUES ('optimize')", "SELECT rowid FROM full WHERE full MATCH 'story700'"},
    {"SELECT rowid, similarity, signature FROM full WHERE full MATCH 'story700'", "SELECT 1"},
    {"SELECT rowid, similarity, text, signature FROM by_content WHERE by_content MATCH (SELECT body FROM "
     "articles)",
     "SELECT 1"},
};
enum { CHANGE_COUNT = sizeof CHANGES / sizeof *CHANGES };
