/*
 * furniture.c - menus, buttons and labels that were glued to a paragraph
 *
 * Some scrapers join the boxes of a page with blanks, and its furniture stands before what is read:
 *
 *     Nation Politics Weather Sign in Dockers reject harbour offer ...
 *     Advertisement 2 Story continues below Article content The inquiry opened on Monday.
 *
 * A *run* is a row of phrases of data/furniture.def with nothing but blanks, separators and counts between
 * them. Each phrase adds to the evidence: "Advertisement" is enough alone, "Sign in" wants company, and a
 * word that headlines begin with too ("World", "Sport") wants two of its kind. What follows a run begins like
 * a sentence; a phrase that runs on in lower case ("Share prices fell") is the first of what follows.
 *
 * Cost: for each place asked about a look into a table by its first four letters, and a comparison with the
 * few phrases that may share them; a run is walked once, up to RUN_MAX phrases.
 */
#include "article/furniture.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/scan.h"

/* How much a phrase says, and how much a run must say: at the start of a line, and in the middle of one,
 * where names are written in capitals too. */
enum { WEAK = 2, PLAIN = 3, STRONG = 6, ENOUGH = 6, ENOUGH_INSIDE = 7 };

/* Phrases of a run; a longer one is two. */
enum { RUN_MAX = 40 };

struct furniture {
    const char *phrase;
    int weight;
};

static const struct furniture FURNITURE[] = {
#define FURNITURE(phrase, weight) {phrase, weight},
#include "data/furniture.def"
#undef FURNITURE
};

enum { FURNITURE_COUNT = sizeof FURNITURE / sizeof *FURNITURE };

static unsigned char folded(char c) {
    return (unsigned char)(is_ascii_upper(c) ? c | 0x20 : c);
}

/* The byte behind the phrase, where it stands at p in either case, or NULL. */
static const char *behind_phrase(const char *phrase, const char *p, const char *end) {
    while (*phrase && p < end && *phrase == (char)folded(*p)) phrase++, p++;
    return *phrase ? NULL : p;
}

/* A phrase ends where a word does. */
static bool ends_word(const char *p, const char *end) {
    return p == end || *p == ' ';
}

/* A number for the two bytes that a phrase begins with, a letter and a letter or a mark, in the order of
 * phrases. */
static unsigned pair_of(const char *p) {
    unsigned first = folded(p[0]), second = folded(p[1]);
    return (first - 'a') * FURNITURE_SECONDS + (second >= 'a' && second <= 'z' ? second - 'a' + 1 : 0);
}

/* A bit for the third or the fourth byte of a phrase; a blank stands behind it. */
static uint32_t bit_of(char byte) {
    return (uint32_t)1 << (folded(byte ? byte : ' ') & 31);
}

/* Bits for the fourth byte of what a phrase may stand in: any, behind one of two. */
static uint32_t fourths_of(const char *phrase) {
    return phrase[2] ? bit_of(phrase[3]) : ~(uint32_t)0;
}

void article_furniture_init(struct article_furniture *furniture) {
    memset(furniture, 0, sizeof *furniture);
    for (unsigned i = FURNITURE_COUNT; i-- > 0;) {
        struct furniture_range *range = &furniture->ranges[pair_of(FURNITURE[i].phrase)];
        range->first = (unsigned short)i;
        range->count++;
        range->thirds |= bit_of(FURNITURE[i].phrase[2]);
        range->fourths |= fourths_of(FURNITURE[i].phrase);
    }
}

/* The longest phrase at p, or NULL: of those that share two bytes with it, the last one that it begins
 * with. */
static const struct furniture *phrase_at(const struct article_furniture *furniture, const char *p,
                                         const char *end) {
    if (end - p < 2 || !is_ascii_letter(*p)) return NULL;
    const struct furniture_range *range = &furniture->ranges[pair_of(p)];
    uint32_t third = bit_of(end - p > 2 ? p[2] : ' '), fourth = bit_of(end - p > 3 ? p[3] : ' ');
    if (!(range->thirds & third) || !(range->fourths & fourth)) return NULL;
    for (const struct furniture *f = FURNITURE + range->first + range->count;
         f-- > FURNITURE + range->first;) {
        if (bit_of(f->phrase[2]) != third) continue;
        const char *behind = behind_phrase(f->phrase, p, end);
        if (behind && ends_word(behind, end)) return f;
    }
    return NULL;
}

/* Behind blanks and the separators that menus are written with. */
static const char *skip_separators(const char *p, const char *end) {
    while (p < end) {
        if (*p == ' ' || *p == '|' || *p == '/' || *p == '>' || *p == '+')
            p++;
        else if (end - p > 1 && (memcmp(p, "\xC2\xB7", 2) == 0 || memcmp(p, "\xC2\xBB", 2) == 0))
            p += 2;
        else if (end - p > 2 && memcmp(p, "\xE2\x80\xA2", 3) == 0)
            p += 3;
        else
            break;
    }
    return p;
}

/* Behind a count, "2 " or "1.2k ", that stands between two phrases; p where there is none. */
static const char *skip_count(const char *p, const char *end) {
    const char *start = p;
    while (p < end && p - start < 6 &&
           (is_ascii_digit(*p) || (p > start && (*p == '.' || *p == ',' || *p == 'k'))))
        p++;
    return p > start && p < end && *p == ' ' ? p + 1 : start;
}

/* What follows a run: the end, or something that begins a sentence. */
static bool begins_sentence(const char *p, const char *end) {
    return p == end || is_ascii_upper(*p) || is_ascii_digit(*p) || *p == '"' || *p == '\'' || *p == '(' ||
           *p == '[' || (unsigned char)*p >= 0x80;
}

size_t article_furniture_end(const struct article_furniture *furniture, struct span text, size_t at,
                             bool joined) {
    const char *p = text.data + at, *end = text.data + text.size, *good = p;
    int sum = 0, weak = 0, enough = at ? ENOUGH_INSIDE : ENOUGH;
    bool known = false; /* a phrase that is not weak */
    for (int items = 0; items < RUN_MAX; items++) {
        const char *item = skip_count(p, end);
        const struct furniture *found = phrase_at(furniture, item, end);
        if (!found && item > p) found = phrase_at(furniture, item = p, end);
        if (!found) break;
        p = skip_separators(item + strlen(found->phrase), end);
        sum += found->weight;
        weak = found->weight == WEAK ? weak + 1 : 0;
        known = known || !weak;
        /* One weak word behind a sign may be the first of what follows: "Advertisement | Business leaders
         * ..." */
        bool doubtful = weak == 1 && p < end;
        if ((sum >= enough || (joined && known)) && !doubtful && begins_sentence(p, end)) good = p;
    }
    return (size_t)(good - text.data);
}

/* The first of the bytes from .. to-1 that is a capital behind a blank, or `to`. `from` is not 0. */
static size_t next_capital(struct span text, size_t from, size_t to) {
    const char *p = text.data + from, *end = text.data + to;
    for (; end - p >= BLOCK_BYTES; p += BLOCK_BYTES) {
        unsigned capitals = block_within(p, 0, 'A', 26) & block_within(p - 1, 0, ' ', 1);
        if (capitals) return (size_t)(p - text.data) + (size_t)__builtin_ctz(capitals);
    }
    while (p < end && !(p[-1] == ' ' && is_ascii_upper(*p))) p++;
    return (size_t)(p - text.data);
}

size_t article_furniture_next(const struct article_furniture *furniture, struct span text, size_t from,
                              size_t to, size_t *end) {
    bool capital = from == 0 && to > 0 && is_ascii_upper(text.data[0]);
    for (size_t i = capital ? 0 : next_capital(text, from ? from : 1, to); i < to;
         i = next_capital(text, i + 1, to)) {
        *end = article_furniture_end(furniture, text, i, false);
        if (*end > i) return i;
    }
    *end = to;
    return to;
}
