/*
 * linked.c - boxes that unfold behind a linked name
 *
 * Some outlets link the names of politicians, and the page shows a box when the reader points at one. In
 * plain text the box stands in the middle of the sentence:
 *
 *     Mayor Una Pellew Una Margaret PellewFerry fares to rise by a tenth Harbour board splits over crane MORE
 *     said on Monday ...
 *
 * A box is the full name, with the first headline glued to the surname, more headlines, and the word MORE. It
 * is known by its two ends: MORE in capitals, and before it a surname with a headline glued to it which is
 * also the surname of the link, a few capitalised words back.
 *
 * Cost: a line without the word MORE is not asked (article/rules.h); in others a search for the letter M, and
 * one look at the BOX_MAX bytes before each MORE.
 */
#include "article/linked.h"
#include "article/topics.h"
#include "pattern/literals.h"
#include "text/chars.h"

/* Five headlines of news sites are 400 bytes; ten are the most seen. */
enum { BOX_MAX = 900 };

/* "McConnell Addison (Mitch) Mitchell McConnell": words between the link and the glued surname. */
enum { NAME_WORDS = 6, SURNAME_MIN = 3 };

/* A surname and the first word of a headline. */
enum { GLUED_MAX = 60 };

/* Letters beyond ASCII are, quotation marks and dashes (E2) are not: "MORE’s plan" has the word. */
static bool is_alphanumeric(char byte) {
    return is_ascii_alnum(byte) || ((unsigned char)byte >= 0xC3 && byte != '\xE2');
}

/* The word MORE at or behind p, or NULL. */
static const char *find_more(const char *p, const char *end) {
    for (; (p = memchr(p, 'M', (size_t)(end - p))) && end - p >= 4; p++)
        if (memcmp(p, "MORE", 4) == 0 && p[-1] == ' ' && (end - p == 4 || !is_alphanumeric(p[4]))) return p;
    return NULL;
}

/* Whether a headline may begin with the byte: a capital, a digit or a quotation mark. */
static bool opens_headline(char byte) {
    return is_ascii_upper(byte) || is_ascii_digit(byte) || byte == '"' || byte == '\'' || byte == '\xE2';
}

static const char *word_start(const char *start, const char *p) {
    while (p > start && p[-1] != ' ') p--;
    return p;
}

/* Whether the word at p is the surname, perhaps with the full name glued to it. */
static bool is_surname(const char *p, const char *end, struct span surname) {
    if ((size_t)(end - p) < surname.size || memcmp(p, surname.data, surname.size) != 0) return false;
    const char *behind = p + surname.size;
    return behind == end || is_ascii_upper(*behind);
}

/* Where the link's text ends to which the glued surname belongs; NULL when the words before are no name. */
static const char *link_end(const char *start, struct span surname) {
    const char *word = surname.data;
    for (int i = 0; i < NAME_WORDS && word > start; i++) {
        const char *end = word - 1;
        word = word_start(start, end);
        if (is_surname(word, end, surname)) return word + surname.size;
        if (!is_ascii_upper(*word) && *word != '(') return NULL;
    }
    return NULL;
}

/* The link of the word start .. end-1, in which a headline is glued to a surname: to the longest that fits,
 * since "McCain" is one. */
static const char *link_of(const char *low, const char *start, const char *end) {
    if (!is_ascii_upper(*start) || end - start > GLUED_MAX) return NULL;
    for (const char *glue = end - 1; glue - start >= SURNAME_MIN; glue--) {
        if (!is_ascii_lower(glue[-1]) || !opens_headline(*glue)) continue;
        const char *link = link_end(low, (struct span){start, (size_t)(glue - start)});
        if (link) return link;
    }
    return NULL;
}

/* The end of the link whose box goes on up to p. */
static const char *find_link(const char *low, const char *p) {
    for (const char *word = low, *end; word < p; word = end + 1) {
        end = memchr(word, ' ', (size_t)(p - word));
        if (!end) return NULL;
        const char *link = link_of(low, word, end);
        if (link) return link;
    }
    return NULL;
}

enum status article_linked_literals(struct literals *literals) {
    return literals_add(literals, span_of("MORE"), LITERAL_EXACT, TOPIC_LINKED);
}

bool article_linked_next(struct span line, size_t from, size_t *start, size_t *end) {
    const char *stop = line.data + line.size, *low = line.data + from, *p = low;
    while (stop - p > 1 && (p = find_more(p + 1, stop))) {
        if (p - low > BOX_MAX) low = p - BOX_MAX;
        const char *link = find_link(low, p);
        low = p + 4;
        if (!link) continue;
        *start = (size_t)(link - line.data);
        *end = (size_t)(low - line.data);
        return true;
    }
    return false;
}
