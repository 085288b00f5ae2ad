/*
 * prefilter.c - what a text must hold for a pattern to match
 *
 * "[^|.]{14,180} [|–—-] (?:PERSON)" finds the outlet behind a headline, and begins like any line at all. But
 * a line without an upright stroke or a dash cannot match it. To look for those is much cheaper than to read
 * the line along the pattern. Likewise "depends? on readers" cannot stand in a line without "depend", and
 *
 *     [A-Za-z0-9._%+-]{2,40}@[A-Za-z0-9.-]{2,40}     needs an "@", and no more than 81 characters
 *
 * What is needed is read off the automaton of the pattern, so that nobody keeps a second list.
 *
 * Cost: a scan for each character, which goes 16 bytes and more at a time and is left out in a long text.
 */
#include "pattern/prefilter.h"
#include "text/block.h"

/* Characters of which few lines hold one; a pattern may need one of a row. The first row has those that next
 * to no line holds, each of them good enough alone. Those beyond ASCII stand for all that begin with the same
 * byte. PREFILTER_BRACKET, PREFILTER_SLASH and PREFILTER_LATIN are bits of the second, third and fourth. */
static const char *const RARE[] = {"@[|", "(", "/", "\xC2", ":", "0123456789", "|-\xE2", "|/>\xE2\xC2"};

enum { DIGITS = 5, RARE_COUNT = sizeof RARE / sizeof *RARE };

/* Shorter words stand in most lines. */
enum { WORD_MIN = 4 };

/* More characters than that few lines have: such limits count for none, so that patterns with them stay
 * together. */
enum { LONGEST_MAX = 200 };

enum status prefilter_find(struct prefilter *filter, struct nfa *nfa, const struct nfa_branch *branch,
                           const struct nfa_nodes *nodes) {
    bool limited = branch && branch->longest <= LONGEST_MAX;
    *filter = (struct prefilter){.longest = limited ? branch->longest : NFA_UNLIMITED};
    if (branch && strlen(branch->word) >= WORD_MIN) memcpy(filter->word, branch->word, sizeof filter->word);
    return nfa_needs(nfa, nodes, RARE, RARE_COUNT, &filter->rows);
}

bool prefilter_equal(const struct prefilter *a, const struct prefilter *b) {
    return a->longest == b->longest && a->rows == b->rows && strcmp(a->word, b->word) == 0;
}

static bool holds_digit(struct span text) {
    size_t i = 0;
    while (text.size - i >= BLOCK_BYTES && !block_digits(text.data + i)) i += BLOCK_BYTES;
    while (i < text.size && (text.data[i] < '0' || text.data[i] > '9')) i++;
    return i < text.size;
}

/* Whether a text holds a character of each of some rows. */
static bool holds_rows(struct span text, unsigned rows) {
    if (rows >> DIGITS & 1 && !holds_digit(text)) return false;
    for (rows &= ~(1u << DIGITS); rows; rows &= rows - 1) {
        const char *p = RARE[__builtin_ctz(rows)];
        while (*p && !memchr(text.data, *p, text.size)) p++;
        if (!*p) return false;
    }
    return true;
}

static bool short_holds_word(struct span text, const char *word) {
    size_t size = strlen(word);
    for (size_t at = 0, k = 0; at + size <= text.size; at++, k = 0) {
        while (k < size && (text.data[at + k] | 0x20) == (word[k] | 0x20)) k++;
        if (k == size) return true;
    }
    return false;
}

/* Whether a text holds a word of two characters or more in either case; or a little else, which does no harm
 * here. The last block overlaps the one before. */
static bool holds_word(struct span text, const char *word) {
    enum { PAIRS_BYTES = BLOCK_BYTES + 1 };
    if (text.size < PAIRS_BYTES) return short_holds_word(text, word);
    size_t size = strlen(word), last = text.size - size, last_block = text.size - PAIRS_BYTES;
    for (size_t next = 0; next <= last; next += BLOCK_BYTES) {
        size_t i = next < last_block ? next : last_block;
        const char *p = text.data + i;
        unsigned places = block_within(p, 0x20, (unsigned char)word[0] | 0x20, 1) &
                          block_within(p + 1, 0x20, (unsigned char)word[1] | 0x20, 1);
        for (; places; places &= places - 1) {
            size_t at = i + (size_t)__builtin_ctz(places), k = 2;
            while (at <= last && k < size && (text.data[at + k] | 0x20) == (word[k] | 0x20)) k++;
            if (at <= last && k == size) return true;
        }
    }
    return false;
}

size_t prefilter_characters(struct span text) {
    size_t beyond = 0, i = 0;
    for (; text.size - i >= BLOCK_BYTES; i += BLOCK_BYTES)
        for (unsigned bits = block_beyond_ascii(text.data + i); bits; bits &= bits - 1) beyond++;
    for (; i < text.size; i++) beyond += (unsigned char)text.data[i] >> 7;
    return text.size - beyond + beyond / 4;
}

/* A text is asked about at many of its words, each time up to its end, so that a long one is not looked
 * through. */
enum { LOOK_MAX = 4096 };

bool prefilter_met(const struct prefilter *filter, struct span text) {
    if (text.size > LOOK_MAX) return true;
    if (*filter->word && !holds_word(text, filter->word)) return false;
    return holds_rows(text, filter->rows);
}
