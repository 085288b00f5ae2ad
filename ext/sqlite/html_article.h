/*
 * html_article.h - what article_text() and html_blocks() share: the article of a page, and its options
 *
 * The tags are evidence first (html/judge.h); then the text of the blocks that stay is cleaned as
 * normalize_article() cleans text (article/article.h). A text that is no HTML is cleaned so at once.
 */
#ifndef NEWSPRINT_SQLITE_HTML_ARTICLE_H
#define NEWSPRINT_SQLITE_HTML_ARTICLE_H

#include "article/article.h"
#include "html/judge.h"
#include "sqlite/connection.h"

/* An address of a page; what is behind so many bytes names no host. */
enum { HTML_URL_ROOM = 400 };

struct html_options {
    const struct line_keys *lines; /* learned boilerplate, or NULL; the connection's */
    enum article_level level;
    bool text_only;            /* the blocks are not asked for */
    struct html_wishes wishes; /* but for the url, which is */
    char url[HTML_URL_ROOM];
};

/* Reads the options of the function or table `name`; value may be NULL. Gives a result code; *message, from
 * sqlite3_malloc(), is the caller's to free, and NULL where the code needs none. */
int html_options_read(struct connection *connection, const char *name, sqlite3_value *value,
                      struct html_options *options, char **message);

struct html_article {
    bool is_html; /* else there are no blocks */
    struct html_page page;
    struct html_verdicts verdicts;
    struct buffer text; /* clean; empty where a page has no article */
};
#define HTML_ARTICLE_INIT                                                                                    \
    { false, HTML_PAGE_INIT, HTML_VERDICTS_INIT, BUFFER_INIT }

/* Reads valid UTF-8. Linear. Fails as article_normalize() and html_page_read() do. */
enum status html_article_read(struct html_article *article, struct article_rules *rules, struct span html,
                              const struct html_options *options, struct poll *poll);
void html_article_release(struct html_article *article);

#endif
