/*
 * encoding.h - the bytes of a page as UTF-8, whatever encoding they are in
 *
 *     struct encoding encoding;
 *     status = encoding_read(bytes, &copy, &text, &encoding, poll);
 *     if (!status && !encoding.known) ...         "the page is encoded in gb18030"
 *
 * Looked at are, in this order: a byte order mark; bytes that are UTF-8 throughout; the encoding that the
 * page declares in its first ENCODING_SCAN bytes, in an XML declaration or a <meta charset>, and never what
 * looks like one in a comment or a script; bytes that are UTF-8 but for a few. What declares nothing is
 * windows-1252, as in every browser. UTF-16 is also known by the zeros around its first "<".
 *
 * Read are UTF-8, UTF-16, and the encodings of one byte of the WHATWG; not those of several bytes (gb18030,
 * Big5, Shift_JIS, EUC-JP, EUC-KR ...), nor what nobody has heard of: `known` is false, and the text empty.
 *
 * Source: WHATWG Encoding, sections 4 and 9 to 11; WHATWG HTML, section 13.2.3 (the byte stream prescan).
 */
#ifndef NEWSPRINT_HTML_ENCODING_H
#define NEWSPRINT_HTML_ENCODING_H

#include "base/buffer.h"
#include "base/poll.h"

enum { ENCODING_SCAN = 1024, ENCODING_NAME = 24 };

struct encoding {
    char name[ENCODING_NAME]; /* "windows-1251"; a declared one that is not known as it is declared */
    bool known;
};

/* *text is valid UTF-8 without a byte order mark: the bytes themselves, or their copy in `copy`, which the
 * caller releases. Damaged characters become U+FFFD. Fails with STATUS_NOMEM, STATUS_TOOBIG at the buffer's
 * ceiling, or STATUS_INTERRUPT where poll, which may be NULL, said to stop. O(bytes). */
enum status encoding_read(struct span bytes, struct buffer *copy, struct span *text,
                          struct encoding *encoding, struct poll *poll);

#endif
