/*
 * canonical_url.h - the address of a page, without what may differ from link to link
 *
 *     HTTPS://News.Example:443/a/../%7estory/amp/?utm_source=x&id=7#top     https://news.example/~story/?id=7
 *     https://www.google.com/amp/s/news.example/story                      https://news.example/story
 *
 * Folded away are: case of scheme and host, the port of the scheme, dot segments, percent signs that need not
 * be, in either case, and those that must be; the fragment, but one that begins with "!", by which pages once
 * were told apart; parameters that say where a reader came from (data/url_parameters.def), with a question
 * mark that nothing follows; a full stop behind the host; "&amp;" for "&"; AMP: a first or last segment
 * "amp", an ending ".amp" or ".amp.html", a host "amp.", and what Google and Bing keep copies under. What
 * else differs stays: http and https, www, a slash at the end, the order of parameters.
 *
 * Source: RFC 3986, sections 5.2.4 and 6.2.
 */
#ifndef NEWSPRINT_HTML_CANONICAL_URL_H
#define NEWSPRINT_HTML_CANONICAL_URL_H

#include "base/buffer.h"

/* Appends the address, or nothing where the text, which is valid UTF-8, is no absolute one with a host, or
 * has more than 65,535 bytes. What comes out gives itself. Gives result->status, or STATUS_NOMEM. Linear. */
enum status canonical_url(struct span text, struct buffer *result);

#endif
