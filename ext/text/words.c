/*
 * words.c - the words of a text, and their match key
 *
 * "The Mayor’s office—São Jorge" has the words The, Mayor’s, office, São, Jorge, with the keys the, mayors,
 * office, sao, jorge. ASCII letters and digits are found sixteen at a time, as bits (text/block.h), and
 * folded with one OR; curly quotes and dashes are recognised by their bytes; other characters are classified
 * and folded by utf8proc, code point by code point. Counting needs no words: in 64 bytes of "don't you, sir"
 * they are the starts of the runs of bits, once an apostrophe behind a letter is one of them:
 *
 *     text      d o n ' t _ y o u , _ s i r
 *     letters   1 1 1 0 1 0 1 1 1 0 0 1 1 1
 *     joined    1 1 1 1 1 0 1 1 1 0 0 1 1 1
 *     starts    1 0 0 0 0 0 1 0 0 0 0 1 0 0        three words
 *
 * Keys are made by full case folding and compatibility decomposition (utf8proc), dropping the marks of
 * DROPPED and composing what is left again, so that Hangul stays in syllables. What Unicode decomposes is
 * another way to type the same letter: full-width and half-width forms, Arabic presentation forms, ligatures.
 * Numbers that are no digits keep their difference: 10³ is not 103. Latin letters that Unicode does not take
 * apart, such as ø and ł, fold by a list of their own, PLAIN.
 *
 * Reference: Unicode Standard Annex #29 (word boundaries), of which this is the part that news needs: words
 * are not numbers here ("3.5" is the words 3 and 5), because a match key must not depend on thousands
 * separators.
 */
#include "text/words.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words_impl.h"
#include <utf8proc.h>

enum character_class { SEPARATOR, LETTER, MARK, IDEOGRAPH, FORMAT };

struct range {
    uint32_t first, last;
};

static bool in_ranges(uint32_t code, const struct range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last) return true;
    return false;
}

/* Scripts written without spaces: Thai and Lao, Myanmar, Khmer, Kana, Han and its extensions. */
static const struct range UNSPACED[] = {
    {0x0E01, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},   {0x3005, 0x303C},   {0x3040, 0x30FF},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xA9E0, 0xA9FF},   {0xAA60, 0xAA7F},
    {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x16FE2, 0x16FE3}, {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFF},
};

/* The stretch of an Arabic letter: a letter to Unicode, but nothing that a word could be made of; and the
 * forms of Arabic vowel signs and of the half-width voicing marks of Kana, from FORM_MARKS_FROM on. */
enum { TATWEEL = 0x0640, FORM_MARKS_FROM = 0xFC5E };
static const struct range FORM_MARKS[] = {
    {0xFC5E, 0xFC63}, {0xFCF2, 0xFCF4}, {0xFE70, 0xFE72},
    {0xFE74, 0xFE74}, {0xFE76, 0xFE7F}, {0xFF9E, 0xFF9F},
};

/* Letters of scripts without spaces that decompose into two, each of which would be a word: Thai and Lao AM,
 * two ligatures of Lao and two of Kana. They stay whole. */
static const struct range WHOLE[] = {
    {0x0E33, 0x0E33}, {0x0EB3, 0x0EB3}, {0x0EDC, 0x0EDD}, {0x309F, 0x309F}, {0x30FF, 0x30FF},
};

/* Latin letters that fold to others as accented ones do, in order: those with strokes and hooks, which are
 * left out on keyboards that lack them, ligatures, and the old letters of Icelandic. */
static const struct {
    uint32_t code;
    const char *letters;
} PLAIN[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},
    {0x0199, "k"},  {0x01B4, "y"}, {0x0253, "b"}, {0x0256, "d"},  {0x0257, "d"},
};

/* Accents and vowel points that a key drops: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel
 * signs and tatweel. The vowel signs of Indic scripts are letters to a reader and stay. */
static const struct range DROPPED[] = {
    {0x0300, 0x036F},   {0x0483, 0x0487}, {0x0591, 0x05C7}, {0x0610, 0x061A},
    {TATWEEL, TATWEEL}, {0x064B, 0x065F}, {0x0670, 0x0670},
};

#define IN(code, ranges) in_ranges(code, ranges, sizeof(ranges) / sizeof *(ranges))

/* ' and what is typed for it: ` ´ and their Greek twins, modifier letters, the apostrophe of Armenian, the
 * geresh of Hebrew, ‘ ’ ‛ ′ and full-width forms. */
static bool is_apostrophe(uint32_t code) {
    switch (code) {
    case '\'':
    case '`':
    case 0x00B4:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x02BE:
    case 0x02BF:
    case 0x055A:
    case 0x05F3:
    case 0x1FEF:
    case 0x1FFD:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
    case 0xFF40:
        return true;
    default:
        return false;
    }
}

static enum character_class classify(uint32_t code) {
    if (code < 0x80) return is_ascii_alnum((char)code) ? LETTER : SEPARATOR;
    if (is_apostrophe(code)) return SEPARATOR;
    if (code == TATWEEL || (code >= FORM_MARKS_FROM && IN(code, FORM_MARKS))) return MARK;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return IN(code, UNSPACED) ? IDEOGRAPH : LETTER;
    case UTF8PROC_CATEGORY_ND:
        return LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return MARK;
    case UTF8PROC_CATEGORY_CF:
        return FORMAT;
    default:
        return SEPARATOR;
    }
}

/* The apostrophe at p: its bytes, or 0. */
static size_t apostrophe(const char *p) {
    size_t size;
    return is_apostrophe(utf8_decode_valid(p, &size)) ? size : 0;
}

/* Where the word goes on behind an apostrophe or format characters at p: the first byte of the next letter,
 * or NULL when the word ends here. */
static const char *word_resumes(const char *p, const char *end, struct poll *poll) {
    size_t size = apostrophe(p);
    if (size) p += size;
    while (p < end && !poll_stop(poll, size)) {
        enum character_class class = classify(utf8_decode_valid(p, &size));
        if (class == LETTER || class == MARK) return p;
        if (class != FORMAT) return NULL;
        p += size;
    }
    return NULL;
}

static const char *word_end(const char *p, const char *end, bool ideograph, struct poll *poll) {
    for (size_t size = 0; p < end && !poll_stop(poll, size);) {
        enum character_class class = classify(utf8_decode_valid(p, &size));
        if (class == MARK || (class == LETTER && !ideograph)) {
            p += size;
            continue;
        }
        if (class == IDEOGRAPH) break;
        const char *next = ideograph ? NULL : word_resumes(p, end, poll);
        if (!next) break;
        p = next;
    }
    return p;
}

/* The next word from p on, character by character; NULL when there is none. */
static const char *next_carefully(const char *p, const char *end, struct span *word, struct poll *poll) {
    for (size_t size = 0; p < end && !poll_stop(poll, size); p += size) {
        enum character_class class = classify(utf8_decode_valid(p, &size));
        if (class != LETTER && class != IDEOGRAPH) continue;
        const char *stop = word_end(p + size, end, class == IDEOGRAPH, poll);
        *word = (struct span){p, (size_t)(stop - p)};
        return stop;
    }
    return NULL;
}

/* Curly quotes, dashes and the ellipsis: E2 80 90..A6, nearly all that English news has beyond ASCII. */
static bool is_punctuation(const char *p, const char *end) {
    return end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
           (unsigned char)p[2] <= 0xA6;
}

/* Where the ASCII letters and digits at p end, sixteen at a time. */
static const char *ascii_word_end(const char *p, const char *end, struct poll *poll) {
    while (end - p >= BLOCK_BYTES && !poll_stop(poll, BLOCK_BYTES)) {
        unsigned run = block_run(block_words(p));
        p += run;
        if (run < BLOCK_BYTES) return p;
    }
    while (p < end && is_ascii_alnum(*p)) p++;
    return p;
}

/* Where the word ends whose ASCII letters end at p. */
static const char *whole_word_end(const char *p, const char *end, struct poll *poll) {
    bool plain = p == end || ((unsigned char)*p < 0x80 && *p != '\'' && *p != '`') ||
                 (is_punctuation(p, end) && !is_curly_apostrophe(p));
    return plain ? p : word_end(p, end, false, poll);
}

/* The same as next_carefully(). What begins with an ASCII letter or digit is found by the masks of sixteen
 * bytes; another character beyond ASCII than punctuation is looked at. */
static const char *next_word(const char *p, const char *end, struct span *word, struct poll *poll) {
    while (end - p >= BLOCK_BYTES) {
        unsigned in = block_words(p), any = in | block_beyond_ascii(p);
        if (!any) {
            p += BLOCK_BYTES;
            if (poll_stop(poll, BLOCK_BYTES)) break;
            continue;
        }
        unsigned start = (unsigned)__builtin_ctz(any), run = block_run(in >> start);
        p += start;
        if (run == 0) {
            if (!is_punctuation(p, end) || poll_stop(poll, 3)) break;
            p += 3;
            continue;
        }
        const char *stop = p + run;
        if (start + run == BLOCK_BYTES) stop = ascii_word_end(stop, end, poll);
        stop = whole_word_end(stop, end, poll);
        *word = (struct span){p, (size_t)(stop - p)};
        return stop;
    }
    return next_carefully(p, end, word, poll);
}

/* Moves behind the word that ends at `stop`, or to the end of the text when that is NULL. */
static bool move_to(struct words *words, const char *stop) {
    words->position = stop ? (size_t)(stop - words->text.data) : words->text.size;
    return stop && !poll_stopped(words->poll);
}

bool words_next(struct words *words, struct span *word) {
    if (words->position == words->text.size) return false;
    const char *end = words->text.data + words->text.size;
    return move_to(words, next_word(words->text.data + words->position, end, word, words->poll));
}

bool words_next_plain(struct words *words, struct span *word) {
    if (words->position == words->text.size) return false;
    const char *end = words->text.data + words->text.size;
    return move_to(words, next_carefully(words->text.data + words->position, end, word, words->poll));
}

static bool is_dropped(uint32_t code) {
    enum character_class class = classify(code);
    return class == SEPARATOR || class == FORMAT || IN(code, DROPPED);
}

static unsigned combining_class(utf8proc_int32_t code) {
    return (unsigned)utf8proc_get_property(code)->combining_class;
}

/* Marks on one letter are put in canonical order as they come, as far back as the Stream-Safe Text Format
 * (UAX #15) looks, so that a text of nothing but marks costs no more than another. */
enum { MARKS_MAX = 30 };

static size_t append_ordered(utf8proc_int32_t *codes, size_t count, utf8proc_int32_t code) {
    unsigned class = combining_class(code);
    size_t at = count;
    while (class > 0 && at > 0 && count - at < MARKS_MAX && combining_class(codes[at - 1]) > class) {
        codes[at] = codes[at - 1];
        at--;
    }
    codes[at] = code;
    return count + 1;
}

/* One code point decomposes into at most DECOMPOSED others. A word is folded in pieces of FOLD_PIECE code
 * points or a few more: each piece ends before a letter that cannot compose with what comes before it. So a
 * long word needs no heap. */
enum { DECOMPOSED = 18, FOLD_PIECE = 64, FOLD_ROOM = 256 };

static utf8proc_category_t category(uint32_t code) {
    return utf8proc_category((utf8proc_int32_t)code);
}

/* The digits of a script stand in order of value, and ten by ten where several kinds stand side by side. */
int word_digit(uint32_t code) {
    if (code < 0x80) return is_ascii_digit((char)code) ? (int)(code - '0') : -1;
    uint32_t first = code;
    while (category(first) == UTF8PROC_CATEGORY_ND) first--;
    return first == code ? -1 : (int)((code - first - 1) % 10);
}

static size_t append_plain(utf8proc_int32_t *codes, size_t count, uint32_t code) {
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN && PLAIN[i].code <= code; i++) {
        if (PLAIN[i].code != code) continue;
        for (const char *letter = PLAIN[i].letters; *letter; letter++) codes[count++] = *letter;
        return count;
    }
    int digit = word_digit(code);
    if (digit >= 0) code = '0' + (uint32_t)digit;
    return append_ordered(codes, count, (utf8proc_int32_t)code);
}

/* Folds and decomposes one code point, drops what a key drops, and gives the new count. */
static size_t decompose(uint32_t code, utf8proc_int32_t *codes, size_t count) {
    utf8proc_int32_t parts[DECOMPOSED];
    int boundary = 0;
    bool kept = category(code) == UTF8PROC_CATEGORY_NO || IN(code, WHOLE);
    utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE;
    if (!kept) options |= UTF8PROC_COMPAT;
    utf8proc_ssize_t got =
        utf8proc_decompose_char((utf8proc_int32_t)code, parts, DECOMPOSED, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < got; i++)
        if (!is_dropped((uint32_t)parts[i])) count = append_plain(codes, count, (uint32_t)parts[i]);
    return count;
}

static void append_composed(utf8proc_int32_t *codes, size_t count, struct buffer *key) {
    utf8proc_ssize_t composed =
        utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        char bytes[4];
        buffer_append(key, (struct span){bytes, utf8_encode((uint32_t)codes[i], bytes)});
    }
}

/* Hangul vowels and finals, which compose with the syllable before them, and their compatibility and
 * half-width forms. */
static const struct range JAMO[] = {{0x1160, 0x11FF}, {0x3131, 0x318E}, {0xFFA0, 0xFFDC}};

static bool starts_piece(uint32_t code) {
    return classify(code) == LETTER && !IN(code, JAMO);
}

/* A vowel that Unicode has before the finals. Behind a syllable utf8proc takes it for the final that is none,
 * and loses it. It composes with nothing before it, so a piece ends there. */
enum { NO_FINAL = 0x11A7 };

/* What a code point costs to fold, in bytes that are read. */
enum { FOLD_WORK = 16 };

static void fold_unicode(struct span word, struct buffer *key, struct poll *poll) {
    utf8proc_int32_t codes[FOLD_ROOM];
    size_t count = 0;
    for (size_t i = 0, size; i < word.size && !poll_stop(poll, FOLD_WORK); i += size) {
        uint32_t code = utf8_decode_valid(word.data + i, &size);
        bool whole = code == NO_FINAL || (count >= FOLD_PIECE && starts_piece(code));
        if (whole || count + 2 * DECOMPOSED > FOLD_ROOM) {
            append_composed(codes, count, key);
            count = 0;
        }
        count = decompose(code, codes, count);
    }
    append_composed(codes, count, key);
}

/* Appends the key of a word of ASCII letters, digits and apostrophes; false, and nothing appended, where it
 * is not. */
static bool fold_ascii(struct span word, struct buffer *key, struct poll *poll) {
    char *room = buffer_reserve(key, word.size);
    if (!room) return true;
    size_t size = 0, i = 0;
    for (size_t step = 0; i < word.size && !poll_stop(poll, step); i += step) {
        unsigned char byte = (unsigned char)word.data[i];
        size_t mark = byte == '\'' || byte == '`' || byte >= 0x80 ? apostrophe(word.data + i) : 0;
        if (byte >= 0x80 && !mark) return false;
        if (!mark) room[size++] = (char)(byte | 0x20);
        step = mark ? mark : 1;
    }
    key->size += size;
    return true;
}

void word_fold(struct span word, struct buffer *key, struct poll *poll) {
    if (!fold_ascii(word, key, poll)) fold_unicode(word, key, poll);
}

enum status text_fold(struct span text, struct buffer *key, struct poll *poll) {
    struct words words = {text, 0, poll};
    struct span word;
    for (size_t before = 0; words_next(&words, &word); before = words.position) {
        if (before) buffer_append_byte(key, ' ');
        word_fold(word, key, poll);
        if (poll_stop(poll, words.position - before)) break;
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : key->status;
}

/* One bit for each byte of a piece of text that is counted at once. */
struct masks {
    uint64_t word;   /* ASCII letters and digits, and apostrophes behind them, which begin no word */
    uint64_t gap;    /* where no word can go on; all bytes behind the end of the text */
    uint64_t beyond; /* what takes a closer look, and all behind it */
};

static struct masks read_masks(const char *p, const char *end) {
    char padded[BLOCKS_BYTES] = {0};
    if (end - p < BLOCKS_BYTES) {
        memcpy(padded, p, (size_t)(end - p));
        p = padded;
        end = padded + BLOCKS_BYTES;
    }
    uint64_t word = block_gather(block_words, p), apostrophes = block_gather(block_apostrophes, p);
    struct masks masks = {word, ~(word | apostrophes), block_gather(block_beyond_ascii, p)};
    masks.gap &= ~masks.beyond;
    masks.word |= apostrophes & word << 1;
    while (masks.beyond) {
        int i = __builtin_ctzll(masks.beyond);
        if (i > BLOCKS_BYTES - 3 || !is_punctuation(p + i, end)) break;
        uint64_t bytes = (uint64_t)7 << i;
        masks.beyond &= ~bytes;
        if (!is_curly_apostrophe(p + i))
            masks.gap |= bytes;
        else if (i > 0 && word >> (i - 1) & 1)
            masks.word |= bytes;
    }
    return masks;
}

bool word_is_unspaced(struct span word) {
    size_t size;
    if ((unsigned char)word.data[0] < 0xE0) return false; /* below U+0800 */
    uint32_t code = utf8_decode_valid(word.data, &size);
    return IN(code, UNSPACED) && classify(code) == IDEOGRAPH;
}

/* Words begin at the starts of the runs in masks.word. They are counted up to the last gap before what takes
 * a closer look, so that each piece begins where no word goes on. */
size_t words_count(struct span text, struct poll *poll) {
    if (!text.size) return 0;
    const char *p = text.data, *end = p + text.size;
    size_t count = 0;
    while (p < end && !poll_stop(poll, BLOCKS_BYTES)) {
        struct masks masks = read_masks(p, end);
        uint64_t sure = masks.beyond ? (masks.beyond & -masks.beyond) - 1 : ~(uint64_t)0;
        uint64_t gaps = masks.gap & sure;
        struct span word;
        if (gaps) {
            int last = BLOCKS_BYTES - 1 - __builtin_clzll(gaps);
            uint64_t starts = masks.word & ~(masks.word << 1) & ~(uint64_t)0 >> (BLOCKS_BYTES - 1 - last);
            count += (size_t)__builtin_popcountll(starts);
            p += last + 1;
        } else if ((p = next_word(p, end, &word, poll))) {
            count++;
        } else {
            break;
        }
    }
    return count;
}

const char *words_unicode_library(void) {
    return utf8proc_version();
}
