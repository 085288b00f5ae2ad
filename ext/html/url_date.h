/*
 * url_date.h - the date in the address of an article
 *
 *     https://news.example/2031/03/14/ice      2031-03-14
 *     https://news.example/2031/mar/14/ice     2031-03-14
 *     https://news.example/ice-20310314.html   2031-03-14
 */
#ifndef NEWSPRINT_HTML_URL_DATE_H
#define NEWSPRINT_HTML_URL_DATE_H

#include "base/buffer.h"

/* Appends the day, of the years 1990 to 2199, or nothing where there is none, or no such day: year, month and
 * day in this order, with one kind of mark between them, or none. Failure is in out->status. O(bytes). */
void url_date(struct span url, struct buffer *out);

#endif
