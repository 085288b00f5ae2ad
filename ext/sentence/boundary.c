/*
 * boundary.c - does a sentence end at this mark?
 *
 * "Gen. Ada Voss sailed at 9 p.m. Monday. “Will it hold?” she asked. The U.S. Navy had no comment." has eight
 * dots and marks, and three sentences. Evidence is taken in this order; most marks need only the first two:
 *
 *   1. the run: all marks side by side, spaced dots included, then closing quotes, brackets, footnotes [12];
 *   2. the next word: nothing or a line end, a capital, a small letter, a digit, a comma;
 *   3. the previous word, for a single dot before a capital: number, initial, or one of the abbreviations;
 *   4. for what may or may not end a sentence ("U.S.", "Inc.", "Ave."): whether the next word is an opener;
 *   5. for ?” and !” before a capital: whether speaker and verb of speech follow.
 *
 * Six marks in seven need none of this: behind a letter or digit stand a blank and a word, a line end, or a
 * letter ("3.5", "U.S."), and the word before is in no list, or is a title. That is told from one look at the
 * bytes on both sides and sixteen to the left, at a fifth of the cost, and comes to the same: "the common
 * shapes" below.
 *
 * What is read around one mark is bounded: TOKEN_BYTES to the left, a few words to the right, and white
 * space, which holds no marks and is therefore read at most twice in all.
 */
#include "sentence/boundary.h"
#include "sentence/attribution_impl.h"
#include "sentence/lexicon.h"
#include "sentence/list_marker.h"
#include "sentence/mark_run.h"
#include "sentence/previous_word_impl.h"
#include "sentence/single_dot_impl.h"
#include "sentence/trailer_impl.h"
#include "text/block.h"
#include "text/chars.h"

/* ---- the next word ---- */

/* A small letter that begins a name all the same: iPhone, eBay, macOS, al-Dorn. */
static bool begins_name(const char *p, const char *end) {
    enum { CAMEL = 12, PARTICLE = 3 };
    for (int letters = 0; p < end && letters <= CAMEL; letters++) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (class == CHAR_UPPER) return letters > 0;
        if (class == CHAR_DASH && letters > 1 && letters <= PARTICLE) {
            p += size;
            return p < end && char_at(p, &size) == CHAR_UPPER;
        }
        if (class != CHAR_LOWER) return false;
        p += size;
    }
    return false;
}

static bool begins_address(const char *p, const char *end) {
    return begins_with(p, end, "http://") || begins_with(p, end, "https://") || begins_with(p, end, "www.");
}

/* ---- brackets, speech, brands, missing spaces ---- */

/* "(The mayor had left.)": it begins with an opener, or ends with a mark. */
static bool is_sentence_in_brackets(struct surroundings *b, struct next next) {
    enum { BRACKET_BYTES = 300 };
    struct span word = word_at(next.start, text_end(b));
    size_t size, ignored;
    if (next.class != CHAR_UPPER) return false;
    char_at(word.data, &size);
    bool capitals = word.size > size && char_at(word.data + size, &ignored) == CHAR_UPPER;
    if (!capitals && is_opener(b, next)) return true;
    const char *end = text_end(b), *limit = end - word.data > BRACKET_BYTES ? word.data + BRACKET_BYTES : end;
    const char *close = memchr(word.data, ')', (size_t)(limit - word.data));
    return close && is_one_of(close[-1], ".!?");
}

/* What may end a sentence does not end it before a dash, nor before a bracket that holds no sentence. */
static bool dash_or_bracket_goes_on(struct surroundings *b, const struct mark_run *run, struct next next) {
    enum { DASH_BYTES = 8 };
    if (run->kind != MARK_RUN_DOT) return false;
    if (next.first == CHAR_DASH)
        return next.start - run->tail <= DASH_BYTES && single_dot_is_of_place(b, run->start);
    return next.first == CHAR_OPEN && single_dot_is_of_place(b, run->start) &&
           !is_sentence_in_brackets(b, next);
}

/* "On “Jeopardy!” Lund won": the quotation mark before it opens behind a phrase that needs a main clause, or
 * behind a single word. */
static bool is_title_in_phrase(struct surroundings *b, const struct mark_run *run) {
    enum { TITLE_BYTES = 60, PHRASE_WORDS = 6 };
    const char *limit = run->start - b->sentence > TITLE_BYTES ? run->start - TITLE_BYTES : b->sentence;
    const char *open = run->start, *p = b->sentence;
    while (open > limit && *open != '"' && !begins_with(open, text_end(b), "“")) open--;
    if (open <= b->sentence || open == limit) return false;
    struct span first = word_at(p, open);
    for (int words = 1; words <= PHRASE_WORDS; words++) {
        struct span word = word_at(p, open);
        p = skip_space(p + word.size, open, false);
        if (!word.size || p == word.data + word.size) return false;
        if (p == open) return words == 1 || lexicon_is_phrase_head(first, surroundings_language(b));
    }
    return false;
}

/* A word that is surely no abbreviation: three small letters or more, with a vowel among them. */
static bool is_plain_word(struct span word) {
    enum { PLAIN_LETTERS = 3 };
    size_t letters = 0;
    bool vowel = false;
    for (size_t i = 0, size; i < word.size; i += size, letters++) {
        if (char_at(word.data + i, &size) != CHAR_LOWER) return false;
        vowel |= size > 1 || is_one_of(word.data[i], "aeiouy");
    }
    return letters >= PLAIN_LETTERS && vowel;
}

/* Small letters behind the first one. */
static bool is_small_word(struct span word) {
    size_t letters = 0;
    for (size_t i = 0, size; i < word.size; i += size, letters++)
        if (char_at(word.data + i, &size) != CHAR_LOWER && i > 0) return false;
    return letters > 1;
}

/* ---- all together ---- */

/* "Yahoo!": a name, so with a capital. */
static bool is_brand(const struct surroundings *b, const char *mark) {
    struct span word = word_before(b, mark);
    return first_class(word) == CHAR_UPPER && lexicon_is_brand(word);
}

static bool before_capital(struct surroundings *b, const struct mark_run *run, struct next next) {
    switch (run->kind) {
    case MARK_RUN_DOT:
        return single_dot_ends(b, run->start, next);
    case MARK_RUN_ELLIPSIS:
        if (run->quoted && !next.opened) return !attribution_follows(b, next);
        return run->dots > 3 || !is_pronoun_i(word_at(next.start, text_end(b)));
    case MARK_RUN_STRONG:
        if (run->quoted && !next.opened) return !attribution_follows(b, next) && !is_title_in_phrase(b, run);
        return !is_brand(b, run->start) || is_opener(b, next);
    case MARK_RUN_FULL_STOP:
        break;
    }
    return true;
}

/* The last character that ends before or at p is of a script without spaces: Han, Kana, Thai. */
static bool is_unspaced(const char *p) {
    while (((unsigned char)*p & 0xC0) == 0x80) p--;
    unsigned char lead = (unsigned char)*p;
    return (lead >= 0xE3 && lead <= 0xE9) ||
           (lead == 0xE0 && (unsigned char)p[1] >= 0xB8 && (unsigned char)p[1] <= 0xB9);
}

/* "“We won.”He": the quotation mark or bracket behind the mark, not a footnote. */
static bool closes_before_capital(const struct mark_run *run) {
    return run->quoted || run->tail[-1] == ')';
}

/* "word.Next": a missing space when small letters stand before the dot, and an opener behind it. */
static bool glued_ends(struct surroundings *b, const struct mark_run *run, struct next next) {
    if (run->kind == MARK_RUN_STRONG && run->tail == run->end && next.class == CHAR_LETTER)
        return is_unspaced(run->start - 1) && is_unspaced(next.start);
    if (next.class != CHAR_UPPER) return false;
    if (run->tail != run->end) return closes_before_capital(run) && before_capital(b, run, next);
    if (run->kind == MARK_RUN_ELLIPSIS) return false;
    struct span word = word_before(b, run->start), behind = word_at(next.start, text_end(b));
    if (!word.size || is_opener(b, next)) return is_opener(b, next) && (!word.size || is_small_word(word));
    const char *p = behind.data + behind.size;
    size_t size, first;
    char_at(behind.data, &first);
    bool small = behind.size > first && char_at(behind.data + first, &size) == CHAR_LOWER;
    bool apart = p == text_end(b) || *p == ',' || char_is_space(char_at(p, &size));
    return small && apart && is_plain_word(word);
}

/* A small letter goes on with the sentence, except for names and addresses, and for people who never use
 * capitals: a plain word with a full stop ends a sentence whatever follows. */
static bool before_small(struct surroundings *b, const struct mark_run *run, struct next next) {
    const char *end = text_end(b);
    if (begins_address(next.start, end))
        return run->kind != MARK_RUN_DOT || single_dot_ends(b, run->start, next);
    if (begins_name(next.start, end)) return before_capital(b, run, next);
    if (run->kind == MARK_RUN_ELLIPSIS || (run->tail > run->end && !next.opened)) return false;
    if (run->kind == MARK_RUN_STRONG) return b->style == STYLE_WEB;
    struct span word = word_before(b, run->start);
    return is_plain_word(word) && !lexicon_abbreviation(word, surroundings_language(b));
}

/* Money, handles, dashes ...: as a capital, but for what can only go on. */
static bool before_other(struct surroundings *b, const struct mark_run *run, struct next next) {
    if (run->kind == MARK_RUN_ELLIPSIS || next.class == CHAR_COMMA) return false;
    if (begins_with(next.start, text_end(b), "№")) return false;
    return run->kind != MARK_RUN_DOT || single_dot_ends(b, run->start, next);
}

/* Letters or digits before the mark; without them it opens the sentence: "...and then". What was looked at
 * once is not looked at again. */
static bool has_content(struct surroundings *b, const struct mark_run *run) {
    while (b->content < run->start) {
        size_t size;
        enum char_class class = char_at(b->content, &size);
        if (char_is_letter(class) || class == CHAR_DIGIT) return true;
        b->content += size;
    }
    return false;
}

/* 《Run! Rabbit》, （4月1日。市発表）: titles of works, and brackets within a sentence, hold marks of their own. */
static bool is_enclosed(const struct surroundings *b, const char *p) {
    const char *limit = p - b->sentence > TOKEN_BYTES ? p - TOKEN_BYTES : b->sentence;
    for (const char *q = p; q - limit >= 3; q--) {
        bool title = q[-3] == '\xE3' && q[-2] == '\x80' && (q[-1] == '\x8A' || q[-1] == '\x8B');
        bool bracket = q[-3] == '\xEF' && q[-2] == '\xBC' && (q[-1] == '\x88' || q[-1] == '\x89');
        if (title) return q[-1] == '\x8A';
        if (bracket) return q[-1] == '\x88' && q - 3 > b->sentence;
    }
    return false;
}

/* A mark that its script uses for nothing else. */
static bool full_stop_ends(struct surroundings *b, const struct mark_run *run, struct next next) {
    if (next.class == CHAR_COMMA || is_enclosed(b, run->start)) return false;
    return run->tail == run->end || next.class != CHAR_LETTER || next.opened || !attribution_follows(b, next);
}

/* A mark with white space behind it, by what the next word begins with. */
static bool ends_before(struct surroundings *b, const struct mark_run *run, struct next next) {
    switch (next.class) {
    case CHAR_UPPER:
    case CHAR_LETTER:
    case CHAR_DIGIT:
        return before_capital(b, run, next);
    case CHAR_LOWER:
        return before_small(b, run, next);
    default:
        return before_other(b, run, next);
    }
}

static bool ends(struct surroundings *b, const struct mark_run *run, struct next next) {
    if (next.last) return true;
    if (run->bracketed || !has_content(b, run)) return false;
    if (run->kind == MARK_RUN_FULL_STOP) return full_stop_ends(b, run, next);
    bool dash_or_bracket = next.first == CHAR_DASH || next.first == CHAR_OPEN;
    if (dash_or_bracket && dash_or_bracket_goes_on(b, run, next)) return false;
    return next.spaced ? ends_before(b, run, next) : glued_ends(b, run, next);
}

/* "rope. . . . The crane", "rope. ... Tar": a full stop, and then an ellipsis that
 * opens the next sentence. Spaced dots at the end of a line are one with the full stop. */
static bool stop_then_ellipsis(const struct surroundings *b, const struct mark_run *run, struct next next) {
    enum { ELLIPSIS_DOTS = 3 };
    size_t size;
    if (run->kind != MARK_RUN_ELLIPSIS || run->dots != ELLIPSIS_DOTS + 1 || run->tail != run->end)
        return false;
    if (run->start == b->sentence || char_before(b->sentence, run->start, &size) == CHAR_SPACE) return false;
    if (*run->start != '.' || char_at(run->first, &size) != CHAR_SPACE) return false;
    return run->spaced == 1 || !next.last;
}

/* ---- the common shapes ---- */

/* What the word before a full stop says by itself, whatever capital or number follows. */
enum verdict { VERDICT_NONE, VERDICT_ENDS, VERDICT_GOES_ON };

/* "Mr.", "Gen.", "vs.": a name or a further word follows. A word that abbreviates in another language alone
 * is one like others. */
static enum verdict judge_abbreviation(struct surroundings *b, const struct lexeme *row, char first) {
    enum abbreviation class = lexicon_abbreviation_in(row, surroundings_language(b));
    if (!class) return VERDICT_ENDS;
    bool title = class == ABBREVIATION_TITLE && is_ascii_upper(first);
    return title || class == ABBREVIATION_HONORIFIC || class == ABBREVIATION_INNER ? VERDICT_GOES_ON
                                                                                   : VERDICT_NONE;
}

/* Letters that no list has, and years, surely end a sentence; that is nearly all words there are, and told
 * without a look at their characters one by one. */
static enum verdict judge_word(struct surroundings *b, const char *dot) {
    enum { YEAR_DIGITS = 3 };
    if (dot - b->text.data <= BLOCK_BYTES || (dot[-1] == 'r' && dot[-2] == 't')) return VERDICT_NONE;
    const char *before = dot - BLOCK_BYTES;
    size_t small = block_run_back(block_small(before)), room = (size_t)(dot - b->sentence);
    if (small > LEXICON_LETTERS_MAX && small <= room) return VERDICT_ENDS;
    size_t size = block_run_back(small ? block_letters(before) : block_digits(before));
    if (size == BLOCK_BYTES || size > room) return VERDICT_NONE;
    char gap = dot[-1 - (ptrdiff_t)size];
    if (gap != ' ' && gap != '\n') return VERDICT_NONE;
    if (!small) return size >= YEAR_DIGITS ? VERDICT_ENDS : VERDICT_NONE;
    if (size > LEXICON_LETTERS_MAX) return VERDICT_ENDS;
    if (size == 1) return VERDICT_NONE;
    const struct lexeme *row = lexicon_abbreviation_before(dot, size, b->language);
    return row ? judge_abbreviation(b, row, dot[-(ptrdiff_t)size]) : VERDICT_ENDS;
}

/* What stands at a mark . ? ! behind a letter or digit, when that can be told from one look at it. */
struct glance {
    enum {
        SHAPE_OTHER, /* it cannot */
        SHAPE_INNER, /* "3.5", "U.S.", "tide.org", "6 p.m.,": no sentence ends here */
        SHAPE_LINE,  /* "sank.”" at the end of a line that ends the sentence */
        SHAPE_WORD,  /* "sank.” The", "sank? “The": a blank, and then a word or a number */
    } shape;
    enum char_class class; /* of the word's first character */
    const char *tail;      /* behind the closing quotation mark, if there is one */
    const char *word;
};

/* Bytes of the quotation mark at p that English closes with, " ' ’ ”, or opens with, " ' ‘ “; else 0. */
static size_t common_closer(const char *p) {
    if (*p == '"' || *p == '\'') return 1;
    return p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x99' || p[2] == '\x9D') ? 3 : 0;
}

static size_t common_opener(const char *p) {
    if (*p == '"' || *p == '\'') return 1;
    return p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x98' || p[2] == '\x9C') ? 3 : 0;
}

static enum char_class ascii_class(char byte) {
    return (unsigned char)byte < 0x80 ? (enum char_class)CHAR_ASCII[(unsigned char)byte] : CHAR_OTHER;
}

/* A quotation mark before the blank or the line end leans on the left alone, and so it closes; one behind the
 * blank opens. */
static inline struct glance glance_at(const struct surroundings *b, const char *p) {
    enum { LOOK_AHEAD = 9 };
    struct glance glance = {SHAPE_OTHER, CHAR_OTHER, p + 1, p};
    if (text_end(b) - p < LOOK_AHEAD || p == b->sentence) return glance;
    const unsigned word = 1 << CHAR_UPPER | 1 << CHAR_LOWER | 1 << CHAR_DIGIT;
    enum char_class before = ascii_class(p[-1]);
    if (!(word >> before & 1)) return glance;
    if (p[1] != ' ') {
        unsigned inner = 1 << CHAR_LOWER | 1 << CHAR_DIGIT | 1 << CHAR_COMMA;
        if (before != CHAR_LOWER) inner |= 1 << CHAR_UPPER;
        if (inner >> ascii_class(p[1]) & 1) return glance.shape = SHAPE_INNER, glance;
        glance.tail += common_closer(p + 1);
    }
    if (*glance.tail == '\n' && b->newlines == NEWLINES_BOUNDARY) return glance.shape = SHAPE_LINE, glance;
    if (*glance.tail != ' ') return glance;
    glance.word = glance.tail + 1 + common_opener(glance.tail + 1);
    glance.class = ascii_class(*glance.word);
    if (word >> glance.class & 1) glance.shape = SHAPE_WORD;
    return glance;
}

/* "the U.S. trade": small letters and then a blank or a comma are neither a name nor an address. */
static bool is_small_word_at(const char *p, const char *end) {
    if (end - p <= BLOCK_BYTES) return false;
    size_t letters = block_run(block_small(p));
    return p[letters] == ' ' || p[letters] == ',';
}

/* Before a small letter a sentence ends only behind a small one. */
static enum verdict judge_dot(struct surroundings *b, const char *dot, const struct glance *glance) {
    if (glance->class != CHAR_LOWER) return judge_word(b, dot);
    bool small = ascii_class(dot[-1]) == CHAR_LOWER;
    return !small && is_small_word_at(glance->word, text_end(b)) ? VERDICT_GOES_ON : VERDICT_NONE;
}

/* What mark_run_read(), next_word() and ends() would come to. */
static bool word_ends(struct surroundings *b, const char *p, const struct glance *glance) {
    bool dot = *p == '.', closed = glance->tail > p + 1;
    size_t opener = (size_t)(glance->word - glance->tail - 1);
    struct mark_run run = {.start = p,
                           .end = p + 1,
                           .kind = dot ? MARK_RUN_DOT : MARK_RUN_STRONG,
                           .dots = dot,
                           .first = p + 1,
                           .tail = glance->tail,
                           .quoted = closed};
    struct next next = {.start = glance->word,
                        .class = glance->class,
                        .spaced = true,
                        .opened = opener > 0,
                        .quoted = opener && quote_mark_is_double(glance->tail + 1, opener),
                        .direct = dot && !closed && !opener};
    return ends_before(b, &run, next);
}

const char *boundary_question(const char *p, const char *limit) {
    while (p < limit && *p != ';' && !begins_with(p, limit, "\xCD\xBE")) p++;
    return p < limit ? p : NULL;
}

bool boundary_at_length(struct surroundings *b, const char *p, const char **next) {
    struct mark_run run = mark_run_read(&b->marks, p);
    if (trailer_may_begin(b, run.tail)) {
        const char *trailer = trailer_end(b, run.tail);
        if (trailer > run.tail && !(run.kind == MARK_RUN_DOT && single_dot_is_of_place(b, p)))
            run.tail = trailer;
    }
    struct next word = next_word(b, run.tail);
    bool ended = ends(b, &run, word);
    *next = ended && stop_then_ellipsis(b, &run, word) ? run.first : run.tail;
    return ended;
}

bool boundary_at(struct surroundings *b, const char *p, const char **next) {
    if (*p != '.' && *p != '?' && *p != '!') return boundary_at_length(b, p, next);
    struct glance glance = glance_at(b, p);
    if (glance.shape == SHAPE_OTHER) return boundary_at_length(b, p, next);
    *next = glance.tail;
    if (glance.shape != SHAPE_WORD) return glance.shape == SHAPE_LINE;
    enum verdict verdict = *p == '.' ? judge_dot(b, p, &glance) : VERDICT_NONE;
    return verdict ? verdict == VERDICT_ENDS : word_ends(b, p, &glance);
}
