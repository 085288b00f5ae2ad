/*
 * labels_impl.h - the phrases and stamps of labels.c as they are kept (for labels.c and labels_read.c only)
 */
#ifndef NEWSPRINT_ARTICLE_LABELS_IMPL_H
#define NEWSPRINT_ARTICLE_LABELS_IMPL_H

#include "article/labels.h"
#include "base/buffer.h"
#include "base/bytes.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "text/chars.h"

/* What may stand behind a phrase. */
enum shape {
    SHAPE_WHOLE, /* numbers */
    SHAPE_ASKS,  /* numbers; the phrase ends in a question or exclamation mark itself */
    SHAPE_COLON, /* nothing, or a colon and a headline or a name */
    SHAPE_COMMA, /* a comma and a headline or a name */
    SHAPE_REST,  /* anything */
    SHAPE_STEM,  /* anything that has a word which begins with the stem */
};

/* What the words of a stamp say. */
enum stamp_word {
    STAMP_VERB = 1,  /* published, updated */
    STAMP_OTHER = 2, /* months, days, o'clock, prepositions */
};

enum { LABEL_NONE = UINT32_MAX };

/* Of lines of English news one in eight passes. */
enum { BEGIN_BITS = 16 };

struct label_phrase {
    enum article_rule_number rule;
    enum shape shape;
    uint32_t words;
    uint32_t stem, stem_size; /* bytes of stems */
    uint32_t next;            /* of the same words, or LABEL_NONE */
};

struct article_labels {
    struct u64_map starts;      /* the phrases, word by word */
    VECTOR_OF(uint32_t) firsts; /* by number of starts: a phrase that ends there, or LABEL_NONE */
    VECTOR_OF(struct label_phrase) phrases;
    struct buffer stems;
    struct u64_map stamps;
    VECTOR_OF(unsigned char) says;          /* by number of stamps: enum stamp_word */
    struct buffer key;                      /* of the line, as far as it was read */
    uint32_t begins[1 << (BEGIN_BITS - 5)]; /* bits for the first words of phrases and stamps; ... */
    uint32_t opens[1 << (BEGIN_BITS - 5)];  /* ... of phrases that a sentence may begin with */
    bool foreign;                           /* phrases and words of other scripts than Latin are there too */
    bool unfiltered;
};

/* Reads the phrases and words in Latin script, or those in others. After a failure it may be tried again. */
enum status labels_read(struct article_labels *labels, bool foreign);

/* Whether a text begins with a letter of another script than Latin. */
bool labels_is_foreign(const char *text);

/* Whether a word ends before a byte: ASCII that is no letter, digit or apostrophe. */
static inline bool labels_end_word(char byte) {
    return (unsigned char)byte < 0x80 && !is_ascii_alnum(byte) && byte != '\'' && byte != '`';
}

/* The place, among the bits of `begins`, of the first word of a text in either case, by up to eight letters.
 * False where it does not begin with one, or goes on behind fewer than eight with what is none. All eight
 * bytes are looked at at once, since every line is asked about. */
static inline bool labels_beginning(struct span text, unsigned *place) {
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t bytes = text.size >= 8 ? load_le64(text.data) : load_le(text.data, text.size);
    uint64_t low = (bytes & ~tops) | ones * 0x20;
    uint64_t letters = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~bytes & tops;
    unsigned bits = letters == tops ? 64 : (unsigned)__builtin_ctzll(letters ^ tops) & ~7u;
    uint64_t word = bits == 64 ? low : low & (((uint64_t)1 << bits) - 1);
    *place = (unsigned)(word * 0x9E3779B97F4A7C15u >> (64 - BEGIN_BITS));
    return bits == 64 || (bits && labels_end_word((char)(bytes >> bits)));
}

/* Appends a word's key, each run of digits as one 0. False where it is a number and stands behind one, which
 * adds nothing, and where memory is out. */
bool labels_put_word(struct buffer *key, struct span word);

bool labels_ends_in(struct span text, const char *const *marks, size_t count);

#endif
