/*
 * tokenizer.h - a page of HTML as tags and text, one after the other
 *
 *     struct html_tokenizer tokens = html_tokenizer_of(html, poll);
 *     struct html_token token;
 *     while (html_next(&tokens, &token))
 *         if (token.kind == HTML_START_TAG && token.element == ELEMENT_meta) {
 *             struct span value;
 *             if (html_attribute(&token, "content", &value))
 *                 html_decode(value, HTML_READ_ATTRIBUTE, &out, poll);
 *         } else if (token.kind == HTML_TEXT)
 *             html_decode(token.text, token.reading, &out, poll);
 *
 * Any bytes are a page: what is broken is read as browsers read it (HTML Standard, tokenization). There is
 * no tree, nothing is copied and nothing is allocated: tokens are spans of the page, in order, and hold
 * for as long as the page does. They cover it, but for what a browser drops: "</>", and a tag that the
 * page ends in. Text may come as several tokens in a row.
 *
 * What stands in script, style, title, textarea and the like is read by their rules, up to their end tag.
 * In svg and math those rules do not hold, and CDATA sections do. Attributes are found when they are asked
 * for. Linear, whatever the page; `poll` is asked along the way, and may be NULL.
 */
#ifndef NEWSPRINT_HTML_TOKENIZER_H
#define NEWSPRINT_HTML_TOKENIZER_H

#include "base/poll.h"
#include "html/elements.h"
#include "html/references.h"

/* How the next bytes are read. */
enum html_content { HTML_DATA, HTML_RCDATA, HTML_RAWTEXT, HTML_SCRIPT, HTML_PLAINTEXT, HTML_CDATA };

enum html_token_kind { HTML_TEXT, HTML_START_TAG, HTML_END_TAG, HTML_COMMENT, HTML_DOCTYPE };

struct html_token {
    enum html_token_kind kind;
    enum element element;      /* of a tag */
    enum html_reading reading; /* of a text: for html_decode() */
    bool self_closing;         /* a tag ends with "/>", which means nothing outside svg and math */
    struct span source;        /* all bytes of it */
    struct span name;          /* of a tag, as it is written, in either case */
    struct span attributes;    /* of a tag: for html_attribute() */
    struct span text;          /* of a text or comment, as it is written */
};

/* content is set behind each start tag, and may be set by the caller for what comes next; last_name is the
 * name whose end tag ends it. */
struct html_tokenizer {
    const char *at, *end;
    enum html_content content;
    struct span last_name;
    bool foreign; /* in svg or math */
    struct poll *poll;
};

struct html_tokenizer html_tokenizer_of(struct span html, struct poll *poll);

/* The next token, or false at the end, or where the poll said to stop: the caller asks poll_stopped(). */
bool html_next(struct html_tokenizer *tokens, struct html_token *token);

/* One attribute, as it is written. The value is empty where there is none. */
struct html_attribute {
    struct span name, value;
};

/* Goes through the attributes of a tag: begins with *at = token.attributes, which shrinks; false behind the
 * last. Of several with one name the first counts. */
bool html_attribute_next(struct span *at, struct html_attribute *attribute);

/* The value of the attribute of a name, given in lower case; false where the tag has none. O(attributes). */
bool html_attribute(const struct html_token *tag, const char *name, struct span *value);

/* Whether a name as it is written is this one, given in lower case. */
bool html_named(struct span name, const char *lower);

#endif
