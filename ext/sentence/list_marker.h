/*
 * list_marker.h - what a list item begins with
 *
 * "1." "12)" "1.)" "(3)" "2.1." "b." "b)", and the bullets of CHAR_BULLET, "-" and "*"; a blank stands behind
 * all but bullets. Text must be valid UTF-8. Nothing here reads outside p..end-1.
 */
#ifndef NEWSPRINT_SENTENCE_LIST_MARKER_H
#define NEWSPRINT_SENTENCE_LIST_MARKER_H

/* Past the marker at p and the blanks behind it; p itself where there is none. */
const char *list_marker_end(const char *p, const char *end);

/* Where the next item of a list in one line begins: the number, letter or bullet that follows the marker at
 * `from`, whose item begins at `to`. NULL when it does not come within the line, or not soon. */
const char *list_marker_next(const char *from, const char *to, const char *end);

#endif
