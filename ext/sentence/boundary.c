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
#include "sentence/lexicon.h"
#include "sentence/list_marker.h"
#include "sentence/mark_run.h"
#include "text/block.h"
#include "text/chars.h"

/* The longest word that is looked at. Longer ones are no abbreviation, and the cut keeps the cost of
 * "a.a.a.a..." linear. */
enum { TOKEN_BYTES = 48 };

/* The word behind the mark. */
struct next {
    const char *start;     /* its first character, behind opening quotes and brackets */
    enum char_class class; /* of that character */
    bool spaced;           /* white space lies between */
    bool opened;           /* an opening quote or bracket does */
    bool quoted;           /* a double quotation mark does, first of all */
    bool direct;           /* nothing but white space lies between it and a dot */
    bool last;             /* nothing follows, or a line break that ends the sentence anyway */
};

static const char *text_end(const struct boundary *b) {
    return b->text.data + b->text.size;
}

static enum language language(struct boundary *b) {
    if (b->language == LANGUAGE_AUTO) b->language = language_of(b->text);
    return b->language;
}

bool boundary_break_ends(enum newlines newlines, struct line_break found, const char *end) {
    if (newlines == NEWLINES_SPACE) return found.end == end;
    if (newlines == NEWLINES_BOUNDARY || found.paragraph || found.end == end) return true;
    return found.indented || list_marker_end(found.end, end) > found.end;
}

/* ---- the next word ---- */

enum { OPENERS_MAX = 8 }; /* opening marks that are looked through */

/* The white space at p, and whether the sentence must end there. */
static const char *cross_space(const struct boundary *b, const char *p, bool *last) {
    const char *end = text_end(b);
    p = skip_space(p, end, false);
    if (p < end && is_graphic(*p)) return *last = false, p;
    while (p < end) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (class != CHAR_BREAK && class != CHAR_PAGE) break;
        struct line_break found = line_break_at(p, end);
        if (boundary_break_ends(b->newlines, found, end)) {
            *last = true;
            return p;
        }
        p = found.end;
    }
    *last = p == end;
    return p;
}

static struct next read_next(const struct boundary *b, const char *tail) {
    struct next next = {.start = tail};
    next.start = cross_space(b, tail, &next.last);
    next.spaced = next.start > tail;
    next.direct = next.spaced && tail[-1] == '.';
    for (int i = 0; i < OPENERS_MAX && !next.last; i++) {
        size_t size;
        next.class = char_at(next.start, &size);
        if (char_is_mark(next.class) && next.spaced) break;
        if (next.class != CHAR_QUOTE && next.class != CHAR_OPEN && next.class != CHAR_DASH &&
            next.class != CHAR_BULLET && next.class != CHAR_MARK)
            break;
        next.direct = false;
        next.opened |= next.class == CHAR_QUOTE || next.class == CHAR_OPEN;
        next.quoted |= i == 0 && next.class == CHAR_QUOTE && quote_mark_is_double(next.start, size);
        next.start = cross_space(b, next.start + size, &next.last);
    }
    return next;
}

/* Where the word at p ends: letters, marks and apostrophes between them. */
static const char *word_end(const char *p, const char *end) {
    const char *limit = end - p > TOKEN_BYTES ? p + TOKEN_BYTES : end;
    while (p < limit) {
        size_t size;
        enum char_class class = char_at(p, &size);
        bool apostrophe = *p == '\'' || (size == 3 && memcmp(p, "\xE2\x80\x99", 3) == 0);
        if (apostrophe) {
            size_t ignored;
            if (p + size >= end || !char_is_letter(char_at(p + size, &ignored))) break;
        } else if (!char_is_letter(class)) {
            break;
        }
        p += size;
    }
    return p;
}

static struct span word_at(const char *p, const char *end) {
    return (struct span){p, (size_t)(word_end(p, end) - p)};
}

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

/* "I", "I'm", "I’ve": always a capital, so no evidence. */
static bool is_pronoun_i(struct span word) {
    return word.size >= 1 && word.data[0] == 'I' &&
           (word.size == 1 || word.data[1] == '\'' || word.data[1] == '\xE2');
}

/* An opener, either as it stands or without what follows its apostrophe ("The council's"). */
static bool is_opener(struct boundary *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    if (lexicon_is_opener(word, language(b))) return true;
    for (size_t i = 1; i < word.size; i++)
        if (word.data[i] == '\'' || word.data[i] == '\xE2')
            return lexicon_is_opener(span_slice(word, 0, i), language(b));
    return false;
}

/* ---- the previous word ---- */

/* The apostrophe of "O’Neill" and "JFK’s": unlike a quotation mark, it stands behind a letter. */
static bool is_apostrophe_before(const char *limit, const char *p, size_t size) {
    size_t ignored;
    bool form = p[-1] == '\'' || (size == 3 && memcmp(p - 3, "\xE2\x80\x99", 3) == 0);
    return form && p - size > limit && char_is_letter(char_before(limit, p - size, &ignored));
}

/* The word that ends at p: back to white space, a bracket or a quotation mark. Dots are in it. */
static struct span word_before(const struct boundary *b, const char *p) {
    if (p - b->text.data > BLOCK_BYTES) {
        size_t letters = block_run_back(block_letters(p - BLOCK_BYTES));
        if (letters < BLOCK_BYTES && letters <= (size_t)(p - b->sentence) &&
            p[-1 - (ptrdiff_t)letters] == ' ')
            return (struct span){p - letters, letters};
    }
    const char *start = p, *limit = p - b->sentence > TOKEN_BYTES ? p - TOKEN_BYTES : b->sentence;
    while (limit < start && ((unsigned char)*limit & 0xC0) == 0x80) limit++;
    while (start > limit) {
        size_t size;
        enum char_class class = char_before(limit, start, &size);
        if (char_is_space(class) || class == CHAR_OPEN || class == CHAR_CLOSE) break;
        if (class == CHAR_QUOTE && (start == p || !is_apostrophe_before(limit, start, size))) break;
        start -= size;
    }
    return (struct span){start, (size_t)(p - start)};
}

/* The part of a word behind its last hyphen, dash, slash or elision: Gen of Lt.-Gen, U.S of EPA/U.S, av of
 * l'av. */
static struct span last_part(struct span word) {
    size_t i = word.size;
    for (; i > 0; i--) {
        unsigned char byte = (unsigned char)word.data[i - 1];
        bool dash_or_apostrophe =
            (byte == 0x93 || byte == 0x99) && i >= 3 && !memcmp(word.data + i - 3, "\xE2\x80", 2);
        if (byte == '-' || byte == '/' || byte == '\'' || dash_or_apostrophe) break;
    }
    return span_slice(word, i, word.size);
}

/* Letters with a dot between each: U.S, N.A.S.A, J.K, a.k.a. In scripts without case up to three characters
 * stand between the dots. */
static bool is_dotted(struct span word) {
    enum { CASELESS_LETTERS = 3 };
    int letters = 0, dots = 0, most = 1;
    for (size_t i = 0, size; i < word.size; i += size) {
        enum char_class class = char_at(word.data + i, &size);
        if (class == CHAR_LETTER) most = CASELESS_LETTERS;
        if (class == CHAR_DOT && letters > 0) {
            dots++;
            letters = 0;
        } else if (!char_is_letter(class) || ++letters > most) {
            return false;
        }
    }
    return dots > 0 && letters > 0;
}

static bool is_all_digits(struct span word) {
    for (size_t i = 0; i < word.size; i++)
        if (!is_ascii_digit(word.data[i])) return false;
    return word.size > 0;
}

static enum char_class first_class(struct span word) {
    size_t size;
    return word.size ? char_at(word.data, &size) : CHAR_OTHER;
}

/* One letter, direction marks beside it not counted. */
static bool is_single_letter(struct span word) {
    enum { LETTER_BYTES = 4, MARK_BYTES = 3 };
    if (word.size > LETTER_BYTES + 2 * MARK_BYTES) return false;
    if (word.size > 1 && is_ascii_letter(word.data[0]) && is_ascii_letter(word.data[1])) return false;
    int letters = 0;
    for (size_t i = 0, size; i < word.size; i += size) {
        enum char_class class = char_at(word.data + i, &size);
        if (class == CHAR_MARK) continue;
        if (!char_is_letter(class) || ++letters > 1) return false;
    }
    return letters == 1;
}

/* The word before a word of the sentence. */
static struct span word_before_word(const struct boundary *b, struct span word) {
    return word_before(b, trim_space(b->sentence, word.data));
}

/* ---- a single dot ---- */

/* "Captain Ira B. Lund", "Plan B. The vote", "neither you nor I. Boats". */
static bool initial_ends(struct boundary *b, struct span letter, struct next next) {
    if (first_class(letter) == CHAR_LETTER) return false;
    struct span before = word_before_word(b, letter);
    if (!before.size) return false;
    if (*letter.data == 'I' && letter.size == 1 && first_class(before) == CHAR_LOWER) return true;
    return is_opener(b, next);
}

static bool is_roman_or_letter(struct span word) {
    if (is_pronoun_i(word)) return false;
    for (size_t i = 0; i < word.size; i++)
        if (!is_one_of(word.data[i], "IVXLC")) return word.size == 1;
    return true;
}

/* A number ends a sentence, with two exceptions. A list may begin behind a colon: "what to bring: 1. Rope".
 * German and Polish write "3." for "third", "70." for "seventies": after a small letter or an article that
 * ends a sentence only before an opener. */
static bool number_ends(struct boundary *b, struct span number, struct next next) {
    enum { ORDINAL_DIGITS = 2 };
    if (number.size > ORDINAL_DIGITS || next.class != CHAR_UPPER) return true;
    struct span before = word_before_word(b, number);
    if (before.size && before.data[before.size - 1] == ':') return false;
    if (language(b) != LANGUAGE_DE && language(b) != LANGUAGE_PL) return true;
    if (lexicon_is_calendar(word_at(next.start, text_end(b)))) return false;
    if (is_opener(b, next)) return true;
    return first_class(before) != CHAR_LOWER && !lexicon_is_opener(before, language(b));
}

/* Kings, centuries and regiments: "Ludwig XIV. Bau" in languages with ordinals. */
static bool is_roman_ordinal(struct boundary *b, struct span word) {
    if (word.size < 2 || !is_roman_or_letter(word)) return false;
    return language(b) == LANGUAGE_DE || language(b) == LANGUAGE_PL || language(b) == LANGUAGE_OTHER;
}

/* "Around 6 a.m. Capt. Lind rang", "In 44 B.C. Rome": so few words before the time are no sentence. */
static bool only_time_before(const struct boundary *b, struct span time) {
    enum { WORDS_BEFORE_TIME = 2 };
    struct span word = time;
    for (int i = 0; i < WORDS_BEFORE_TIME; i++) word = word.size ? word_before_word(b, word) : word;
    return word.size == 0 || word.data == b->sentence;
}

static bool number_follows(struct boundary *b, struct next next) {
    if (next.class != CHAR_UPPER) return next.class == CHAR_DIGIT;
    struct span word = word_at(next.start, text_end(b));
    return is_roman_or_letter(word) || lexicon_is_calendar(word);
}

/* "44 B.C.", "the second century B.C.": a word with a digit or a century before it. */
static bool is_dated(const struct boundary *b, struct span era) {
    struct span before = word_before_word(b, era);
    for (size_t i = 0; i < before.size; i++)
        if (is_ascii_digit(before.data[i])) return true;
    return span_equal(before, span_of("century"));
}

/* Where a suffix may end a sentence: an opener does begin the next one, and so does speech. */
static bool begins_sentence(struct boundary *b, struct next next) {
    return next.quoted || is_opener(b, next);
}

/* "Holm Mills Inc. Bakers in Marrow": a capital before a small letter is no name, unless it is an office
 * ("Chairman"). */
static bool is_alone(const struct boundary *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    bool last;
    const char *p = cross_space(b, word.data + word.size, &last);
    size_t size;
    return next.class == CHAR_UPPER && !last && p > word.data + word.size &&
           char_at(p, &size) == CHAR_LOWER && !lexicon_is_role(word);
}

/* "Marrow, Fla.", "Tamsin Crewe, D-Conn.": the state of a town or of a member. */
static bool is_behind_town(const struct boundary *b, struct span state) {
    const char *before = trim_space(b->sentence, state.data);
    return before > b->sentence && (before[-1] == ',' || before[-1] == '-');
}

/* "Marrow, Fla. Divers found": a full stop, and a capital that begins no name; but "Marrow, Fla. Monday
 * night" and "MARROW, Fla. — Divers found" go on. */
static bool begins_afresh(struct boundary *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    return next.direct && is_alone(b, next) && !lexicon_is_calendar(word);
}

static bool abbreviation_ends(struct boundary *b, enum abbreviation class, struct span word,
                              struct next next) {
    bool capital = first_class(word) == CHAR_UPPER;
    switch (class) {
    case ABBREVIATION_INNER:
    case ABBREVIATION_HONORIFIC:
        return false;
    case ABBREVIATION_TITLE:
        return !capital;
    case ABBREVIATION_NUMBER:
        return !number_follows(b, next);
    case ABBREVIATION_MONTH:
        return !capital || next.class != CHAR_DIGIT;
    case ABBREVIATION_UNIT:
        return next.class != CHAR_DIGIT;
    case ABBREVIATION_PLACE:
        return !capital || begins_sentence(b, next) || (is_behind_town(b, word) && begins_afresh(b, next));
    case ABBREVIATION_SUFFIX:
        return begins_sentence(b, next);
    case ABBREVIATION_COMPANY:
        return begins_sentence(b, next) || is_alone(b, next);
    case ABBREVIATION_ERA:
        return (is_dated(b, word) && !only_time_before(b, word)) || is_opener(b, next);
    case ABBREVIATION_TIME:
        return !only_time_before(b, word) && !lexicon_is_calendar(word_at(next.start, text_end(b)));
    case ABBREVIATION_NONE:
        break;
    }
    return true;
}

/* "C." as in "a. C." */
static bool is_letter_dot(struct next next, const char *end) {
    return next.class == CHAR_UPPER && end - next.start > 1 && next.start[1] == '.';
}

/* A dot between the word before it and a capital, a digit or a letter without case. */
static bool dot_ends(struct boundary *b, const char *dot, struct next next) {
    struct span word = word_before(b, dot);
    if (!word.size) return true;
    if (is_all_digits(word)) return number_ends(b, word, next);
    if (is_single_letter(word) && first_class(word) != CHAR_LOWER) return initial_ends(b, word, next);
    if (is_single_letter(word) && is_letter_dot(next, text_end(b))) return false;
    enum abbreviation class = lexicon_abbreviation(word, language(b));
    struct span part = class ? word : last_part(word);
    if (part.size < word.size) class = lexicon_abbreviation(part, language(b));
    if (class) return abbreviation_ends(b, class, part, next);
    if (is_dotted(part)) return first_class(part) == CHAR_UPPER && begins_sentence(b, next);
    return !is_roman_ordinal(b, word) || is_opener(b, next);
}

/* ---- speech, brands, missing spaces ---- */

/* "Stop!” Ada Voss shouted", "Must we go?” I ventured.": up to SPEAKER_WORDS capitalised words and a verb of
 * speech, or "I" and any one word. ("Will it hold?” she asked" goes on by its small letter, and so "“A joke!”
 * He said that" begins anew: no name is an opener.) */
static bool is_attribution(struct boundary *b, struct next next) {
    enum { SPEAKER_WORDS = 4 };
    const char *p = next.start, *end = text_end(b);
    bool pronoun = is_pronoun_i(word_at(p, end));
    if (!pronoun && lexicon_is_opener(word_at(p, end), language(b))) return false;
    for (int i = 0; i <= SPEAKER_WORDS && p < end; i++) {
        struct span word = word_at(p, end);
        if (!word.size) return false;
        p += word.size;
        if (i > 0 && lexicon_is_speech_verb(word)) return true;
        if (i == 1 && pronoun && p < end && *p == '.') return true;
        if (first_class(word) != CHAR_UPPER) return false;
        bool last;
        p = cross_space(b, p, &last);
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
    for (size_t i = 0, size; i < word.size; i += size)
        if (char_at(word.data + i, &size) != CHAR_LOWER && i > 0) return false;
    return word.size > 1;
}

/* "word.Next": a missing space when small letters stand before the dot, and an opener behind it. */
static bool glued_ends(struct boundary *b, const struct mark_run *run, struct next next) {
    if (next.class != CHAR_UPPER || run->kind == MARK_RUN_ELLIPSIS || run->tail != run->end) return false;
    struct span word = word_before(b, run->start), behind = word_at(next.start, text_end(b));
    if (!word.size || is_opener(b, next)) return is_opener(b, next) && (!word.size || is_small_word(word));
    const char *p = behind.data + behind.size;
    size_t size, first;
    char_at(behind.data, &first);
    bool small = behind.size > first && char_at(behind.data + first, &size) == CHAR_LOWER;
    bool apart = p == text_end(b) || *p == ',' || char_is_space(char_at(p, &size));
    return small && apart && is_plain_word(word);
}

/* ---- all together ---- */

static bool before_capital(struct boundary *b, const struct mark_run *run, struct next next) {
    switch (run->kind) {
    case MARK_RUN_DOT:
        return dot_ends(b, run->start, next);
    case MARK_RUN_ELLIPSIS:
        return run->dots > 3 || !is_pronoun_i(word_at(next.start, text_end(b)));
    case MARK_RUN_STRONG:
        if (run->quoted && !next.opened) return !is_attribution(b, next);
        return !lexicon_is_brand(word_before(b, run->start)) || is_opener(b, next);
    case MARK_RUN_FULL_STOP:
        break;
    }
    return true;
}

/* A small letter goes on with the sentence, except for names and addresses, and for people who never use
 * capitals: a plain word with a full stop ends a sentence whatever follows. */
static bool before_small(struct boundary *b, const struct mark_run *run, struct next next) {
    const char *end = text_end(b);
    if (begins_address(next.start, end)) return run->kind != MARK_RUN_DOT || dot_ends(b, run->start, next);
    if (begins_name(next.start, end)) return before_capital(b, run, next);
    if (run->kind == MARK_RUN_ELLIPSIS || (run->tail > run->end && !next.opened)) return false;
    if (run->kind == MARK_RUN_STRONG) return b->style == STYLE_WEB;
    struct span word = word_before(b, run->start);
    return is_plain_word(word) && !lexicon_abbreviation(word, language(b));
}

/* Money, handles, dashes ...: as a capital, but for what can only go on. */
static bool before_other(struct boundary *b, const struct mark_run *run, struct next next) {
    if (run->kind == MARK_RUN_ELLIPSIS || next.class == CHAR_COMMA) return false;
    if (begins_with(next.start, text_end(b), "№")) return false;
    return run->kind != MARK_RUN_DOT || dot_ends(b, run->start, next);
}

/* Letters or digits before the mark; without them it opens the sentence: "...and then". What was looked at
 * once is not looked at again. */
static bool has_content(struct boundary *b, const struct mark_run *run) {
    while (b->content < run->start) {
        size_t size;
        enum char_class class = char_at(b->content, &size);
        if (char_is_letter(class) || class == CHAR_DIGIT) return true;
        b->content += size;
    }
    return false;
}

/* 《Run! Rabbit》: titles of works in Chinese hold marks of their own. */
static bool in_title(const struct boundary *b, const char *p) {
    const char *limit = p - b->sentence > TOKEN_BYTES ? p - TOKEN_BYTES : b->sentence;
    for (const char *q = p; q - limit >= 3; q--) {
        if (q[-2] != '\x80' || q[-3] != '\xE3' || (q[-1] != '\x8A' && q[-1] != '\x8B')) continue;
        return q[-1] == '\x8A';
    }
    return false;
}

/* A mark with white space behind it, by what the next word begins with. */
static bool ends_before(struct boundary *b, const struct mark_run *run, struct next next) {
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

static bool ends(struct boundary *b, const struct mark_run *run, struct next next) {
    if (next.last) return true;
    if (run->bracketed || !has_content(b, run)) return false;
    if (run->kind == MARK_RUN_FULL_STOP) return next.class != CHAR_COMMA && !in_title(b, run->start);
    return next.spaced ? ends_before(b, run, next) : glued_ends(b, run, next);
}

/* "rope. . . . The crane", "rope. ... Tar": a full stop, and then an ellipsis that
 * opens the next sentence. Spaced dots at the end of a line are one with the full stop. */
static bool stop_then_ellipsis(const struct boundary *b, const struct mark_run *run, struct next next) {
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

/* "Mr.", "Gen.", "vs.": a name or a further word follows. */
static enum verdict judge_abbreviation(struct boundary *b, const struct lexeme *row, char first) {
    enum abbreviation class = lexicon_abbreviation_in(row, language(b));
    bool title = class == ABBREVIATION_TITLE && is_ascii_upper(first);
    return title || class == ABBREVIATION_HONORIFIC || class == ABBREVIATION_INNER ? VERDICT_GOES_ON
                                                                                   : VERDICT_NONE;
}

/* Letters that no list has, and years, surely end a sentence; that is nearly all words there are, and told
 * without a look at their characters one by one. */
static enum verdict judge_word(struct boundary *b, const char *dot) {
    enum { YEAR_DIGITS = 3 };
    if (dot - b->text.data <= BLOCK_BYTES) return VERDICT_NONE;
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
    const struct lexeme *row = lexicon_abbreviation_before(dot, size);
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
static inline struct glance glance_at(const struct boundary *b, const char *p) {
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
    return letters < BLOCK_BYTES && (p[letters] == ' ' || p[letters] == ',');
}

/* Before a small letter a sentence ends only behind a small one. */
static enum verdict judge_dot(struct boundary *b, const char *dot, const struct glance *glance) {
    if (glance->class != CHAR_LOWER) return judge_word(b, dot);
    bool small = ascii_class(dot[-1]) == CHAR_LOWER;
    return !small && is_small_word_at(glance->word, text_end(b)) ? VERDICT_GOES_ON : VERDICT_NONE;
}

/* What mark_run_read(), read_next() and ends() would come to. */
static bool word_ends(struct boundary *b, const char *p, const struct glance *glance) {
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

bool boundary_at_length(struct boundary *b, const char *p, const char **next) {
    struct mark_run run = mark_run_read(&b->marks, p);
    struct next word = read_next(b, run.tail);
    bool ended = ends(b, &run, word);
    *next = ended && stop_then_ellipsis(b, &run, word) ? run.first : run.tail;
    return ended;
}

bool boundary_at(struct boundary *b, const char *p, const char **next) {
    if (*p != '.' && *p != '?' && *p != '!') return boundary_at_length(b, p, next);
    struct glance glance = glance_at(b, p);
    if (glance.shape == SHAPE_OTHER) return boundary_at_length(b, p, next);
    *next = glance.tail;
    if (glance.shape != SHAPE_WORD) return glance.shape == SHAPE_LINE;
    enum verdict verdict = *p == '.' ? judge_dot(b, p, &glance) : VERDICT_NONE;
    return verdict ? verdict == VERDICT_ENDS : word_ends(b, p, &glance);
}
