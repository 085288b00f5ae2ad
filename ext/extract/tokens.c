/*
 * tokens.c - a text as words and marks, with what is known of each
 *
 * Readers of news look at the words around a quotation mark, a number or a capital letter, and ask of each
 * what it is. All is read once: sentence by sentence, word by word (text/words.h), and what stands between
 * two words, character by character. Most is plain, ASCII and no apostrophe but that of 's, and is told
 * from the next sixteen bytes (text/block.h). Which tokens are capitals and which are marks is listed on the
 * way, without a branch, so that who looks for them need not pass over all others.
 *
 *     l'avocat de Voss’s     l' avocat de Voss ’s        in a French text
 */
#include "extract/tokens.h"
#include "text/block.h"
#include "text/word_hash.h"

struct reader {
    struct tokens *tokens;
    const struct vocabulary *vocabulary;
    struct poll *poll;
    bool elides;      /* the language leans small words on vowels */
    const char *read; /* where the last token ends */
};

/* Tokens that room is made for at once. */
enum { ROOM = 64 };

/* Makes room for ROOM tokens, with as much in the lists of capitals and marks. */
static enum status make_room(struct tokens *tokens) {
    if (tokens->count + ROOM <= tokens->marks.capacity) return STATUS_OK;
    enum status status =
        vector_grow((void **)&tokens->items, &tokens->capacity, tokens->count + ROOM, sizeof *tokens->items);
    if (!status)
        status = vector_fit((void **)&tokens->capitals.items, &tokens->capitals.capacity, tokens->capacity,
                            sizeof *tokens->capitals.items);
    if (!status)
        status = vector_fit((void **)&tokens->marks.items, &tokens->marks.capacity, tokens->capacity,
                            sizeof *tokens->marks.items);
    return status;
}

/* Where the next token goes: by value, so that it is in registers while plain words are read. */
struct tail {
    size_t token, capital, mark; /* how many there are */
    uint32_t sentence;           /* its number */
    const char *read;            /* where the last token ends */
};

static inline struct tail tail_of(const struct reader *reader) {
    const struct tokens *tokens = reader->tokens;
    return (struct tail){tokens->count, tokens->capitals.count, tokens->marks.count,
                         (uint32_t)tokens->sentences.count - 1, reader->read};
}

static inline void set_tail(struct reader *reader, struct tail tail) {
    reader->tokens->count = tail.token;
    reader->tokens->capitals.count = tail.capital;
    reader->tokens->marks.count = tail.mark;
    reader->read = tail.read;
}

/* Puts a token of bytes start .. end-1 there. */
static inline struct token *put(const struct tokens *tokens, struct tail *tail, const char *start,
                                const char *end, unsigned flags) {
    struct token *token = &tokens->items[tail->token];
    token->hash = token->classes = 0;
    token->start = (uint32_t)(start - tokens->text.data);
    token->size = (uint32_t)(end - start);
    token->sentence = tail->sentence;
    token->flags = flags | (start == tail->read) * (unsigned)TOKEN_GLUED;
    tokens->capitals.items[tail->capital] = tokens->marks.items[tail->mark] = (uint32_t)tail->token++;
    tail->capital += (flags & TOKEN_CAPITAL) != 0;
    tail->mark += !(flags & TOKEN_WORD);
    tail->read = end;
    return token;
}

/* Adds a token, or gives NULL. */
static struct token *add(struct reader *reader, const char *start, const char *end, unsigned flags) {
    if (make_room(reader->tokens)) return NULL;
    struct tail tail = tail_of(reader);
    struct token *token = put(reader->tokens, &tail, start, end, flags);
    set_tail(reader, tail);
    return token;
}

/* TOKEN_CAPITAL, TOKEN_CAPITALS and TOKEN_DIGITS of a word. */
static unsigned looks(struct span word) {
    size_t size, capitals = 0;
    enum char_class class = char_at(word.data, &size);
    if (class == CHAR_DIGIT) return TOKEN_DIGITS;
    if (class != CHAR_UPPER) return 0;
    for (size_t i = 0; i < word.size; i += size) {
        class = char_at(word.data + i, &size);
        if (class == CHAR_LOWER) return TOKEN_CAPITAL;
        capitals += class == CHAR_UPPER;
    }
    return capitals > 1 ? TOKEN_CAPITAL | TOKEN_CAPITALS : TOKEN_CAPITAL;
}

/* The same of a word of ASCII letters and digits, without a branch between "on", "Monday" and "3": of their
 * bytes only those of capitals lack the bit 0x20, only those of digits 0x40. */
static inline unsigned looks_plain(struct span word) {
    bool capital = !(*word.data & 0x20), digit = !(*word.data & 0x40);
    if (capital & !is_ascii_lower(word.data[1])) return looks(word);
    return capital * (unsigned)TOKEN_CAPITAL | digit * (unsigned)TOKEN_DIGITS;
}

static enum status add_word(struct reader *reader, struct span word) {
    struct tokens *tokens = reader->tokens;
    uint64_t hash = word_hash(word, tokens->text.data + tokens->text.size, &tokens->key, reader->poll);
    if (tokens->key.status) return tokens->key.status;
    struct token *token = add(reader, word.data, word.data + word.size, TOKEN_WORD | looks(word));
    if (!token) return STATUS_NOMEM;
    token->hash = hash;
    token->classes = vocabulary_classes(reader->vocabulary, hash);
    return STATUS_OK;
}

/* ---- what is plain ---- */

/* True for what ends a word of ASCII letters and digits that it stands behind, whatever follows: ASCII that
 * is no apostrophe, a dash, a double curly mark. Three bytes can be read at p. */
static inline bool ends_plain(const char *p) {
    if ((unsigned char)*p >= 0x80) return is_curly(p) && !is_curly_apostrophe(p);
    return *p != '\'' && *p != '`';
}

/* The bytes of the mark at p, where it is such a one and shows; 0 for others. */
static inline size_t plain_mark(const char *p) {
    if (!ends_plain(p)) return 0;
    return is_graphic(*p) ? 1 : (unsigned char)*p < 0x80 ? 0 : 3;
}

/* The bytes of a possessive 's at p that ends a word; 0 for another end. */
static inline size_t plain_possessive(const char *p) {
    size_t size = *p == '\'' ? 1 : begins_with(p, p + 3, "\xE2\x80\x99") ? 3 : 0;
    bool ends = size && (p[size] | 0x20) == 's' && !is_ascii_alnum(p[size + 1]) && ends_plain(p + size + 1);
    return ends ? size + 1 : 0;
}

/* Adds the plain words and marks from p on, with a blank before each or none, as far as there is room and
 * nothing else; gives where it stopped. Two blocks can be read before `end`, and behind it. */
static const char *add_few(struct reader *reader, const char *p, const char *end) {
    const struct tokens *tokens = reader->tokens;
    struct tail tail = tail_of(reader);
    size_t most = tail.token + ROOM - 1;
    while (p < end && tail.token < most) {
        const char *start = p + (*p == ' ');
        size_t size = block_run(block_words(start)), more = 0;
        if (size == 0) {
            size = plain_mark(start);
            if (size == 0 || start + size > end) break;
            put(tokens, &tail, start, start + size, 0);
            p = start + size;
            continue;
        }
        const char *stop = start + size;
        if (size == BLOCK_BYTES || stop > end) break;
        if (!ends_plain(stop)) {
            more = reader->elides ? 0 : plain_possessive(stop);
            if (more == 0 || stop + more > end) break;
        }
        struct token *token =
            put(tokens, &tail, start, stop, TOKEN_WORD | looks_plain((struct span){start, size}));
        token->hash = word_hash_ascii(start, size);
        token->classes = vocabulary_classes(reader->vocabulary, token->hash);
        if (more) put(tokens, &tail, stop, stop + more, TOKEN_POSSESSIVE);
        p = stop + more;
    }
    set_tail(reader, tail);
    return p;
}

/* Adds what is plain from *p on. */
static enum status add_plain(struct reader *reader, const char **p, const char *end) {
    const char *text_end = reader->tokens->text.data + reader->tokens->text.size;
    while (text_end - *p > 2 * BLOCK_BYTES) {
        if (make_room(reader->tokens)) return STATUS_NOMEM;
        const char *start = *p, *most = text_end - 2 * BLOCK_BYTES;
        *p = add_few(reader, start, end < most ? end : most);
        if (*p == start) break;
        if (poll_stop(reader->poll, (size_t)(*p - start))) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* ---- all else ---- */

/* The bytes of the possessive 's that a word ends with, or 0. */
static size_t possessive(struct span word) {
    size_t size;
    const char *s = word.data + word.size - 1;
    if (word.size < 3 || (*s | 0x20) != 's') return 0;
    return char_before(word.data, s, &size) == CHAR_QUOTE ? size + 1 : 0;
}

/* The longest that is elided is "jusqu'"; behind it stands the rest. */
enum { ELIDED_MAX = 6 };

/* The bytes of the elided word with its apostrophe that a word begins with, or 0. */
static size_t elision(struct span word) {
    size_t letters = 0, size;
    while (letters < word.size && letters <= ELIDED_MAX && is_ascii_letter(word.data[letters])) letters++;
    if (!letters || letters >= word.size || char_at(word.data + letters, &size) != CHAR_QUOTE) return 0;
    struct span head = {word.data, letters + size};
    return head.size < word.size && lexicon_function_word(head) ? head.size : 0;
}

/* True for the first byte of a syllable of Hangul, and of little else. */
static bool is_hangul(char byte) {
    return (unsigned char)byte >= 0xEA && (unsigned char)byte <= 0xED;
}

/* Where a mark of quotation stands in a word: Korean leans its particles on what is quoted, '실수'라고, and
 * has no apostrophes. An empty span where there is none. */
static struct span inner_quote(struct span word) {
    size_t size;
    for (size_t i = 0; is_hangul(*word.data) && i < word.size; i += size) {
        bool mark = char_at(word.data + i, &size) == CHAR_QUOTE;
        if (mark && i + size < word.size && is_hangul(word.data[i + size]))
            return span_slice(word, i, i + size);
    }
    return span_slice(word, 0, 0);
}

/* A word of text/words.h, cut. */
static enum status add_cut(struct reader *reader, struct span word) {
    enum status status = STATUS_OK;
    struct span mark = inner_quote(word);
    if (mark.size) {
        size_t at = (size_t)(mark.data - word.data);
        status = add_word(reader, span_slice(word, 0, at));
        if (!status && !add(reader, mark.data, mark.data + mark.size, 0)) status = STATUS_NOMEM;
        return status ? status : add_word(reader, span_slice(word, at + mark.size, word.size));
    }
    size_t head = reader->elides ? elision(word) : 0;
    if (head) status = add_word(reader, span_slice(word, 0, head));
    struct span rest = span_slice(word, head, word.size);
    size_t tail = possessive(rest);
    if (!status) status = add_word(reader, span_slice(rest, 0, rest.size - tail));
    const char *end = rest.data + rest.size;
    if (!status && tail && !add(reader, end - tail, end, TOKEN_POSSESSIVE)) status = STATUS_NOMEM;
    return status;
}

/* What stands between two words. */
static enum status add_marks(struct reader *reader, const char *p, const char *end) {
    if (end - p == 1 && *p == ' ') return STATUS_OK;
    for (size_t size; p < end; p += size) {
        enum char_class class = char_at(p, &size);
        if (class == CHAR_MARK && reader->read == p) reader->read += size;
        if (char_is_space(class) || class == CHAR_MARK) continue;
        if (!add(reader, p, p + size, 0)) return STATUS_NOMEM;
        if (poll_stop(reader->poll, size)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Adds what stands from *p on to the end of the next word. */
static enum status add_next(struct reader *reader, const char **p, const char *end) {
    struct words words = {{*p, (size_t)(end - *p)}, 0, reader->poll};
    struct span word = {end, 0};
    bool found = words_next(&words, &word);
    enum status status = add_marks(reader, *p, word.data);
    if (!status && found) status = add_cut(reader, word);
    *p = word.data + word.size;
    return !status && poll_stopped(reader->poll) ? STATUS_INTERRUPT : status;
}

static enum status add_sentence(struct reader *reader, const struct sentence *sentence, bool wanted) {
    struct token_sentence *added = VECTOR_ADD(&reader->tokens->sentences);
    if (!added) return STATUS_NOMEM;
    size_t first = reader->tokens->count;
    *added = (struct token_sentence){first, first, sentence->paragraph, sentence->text, sentence->kind};
    const char *p = sentence->text.data, *end = p + sentence->text.size;
    enum status status = STATUS_OK;
    while (wanted && p < end && !status) {
        status = add_plain(reader, &p, end);
        if (!status && p < end) status = add_next(reader, &p, end);
    }
    added->end = reader->tokens->count;
    return status;
}

/* True for the languages in which small words lose their vowel before another: l'eau, dell'anno. */
static bool language_elides(enum language language) {
    return language == LANGUAGE_FR || language == LANGUAGE_IT || language == LANGUAGE_CA;
}

static bool want_all(const void *context, struct span sentence) {
    (void)context;
    (void)sentence;
    return true;
}

enum status tokens_read(struct tokens *tokens, struct span text, const struct vocabulary *vocabulary,
                        struct poll *poll) {
    return tokens_read_where(tokens, text, vocabulary, want_all, NULL, poll);
}

enum status tokens_read_where(struct tokens *tokens, struct span text, const struct vocabulary *vocabulary,
                              bool (*wanted)(const void *context, struct span sentence), const void *context,
                              struct poll *poll) {
    struct sentence_options options = {.language = vocabulary_language(vocabulary)};
    struct reader reader = {tokens, vocabulary, poll, language_elides(options.language), NULL};
    struct sentences sentences;
    struct sentence sentence;
    enum status status = STATUS_OK;
    tokens->text = text;
    tokens->language = options.language;
    tokens->count = tokens->sentences.count = tokens->capitals.count = tokens->marks.count = 0;
    sentences_init(&sentences, text, &options, poll);
    while (!status && sentences_next(&sentences, &sentence))
        status = add_sentence(&reader, &sentence, wanted(context, sentence.text));
    if (!status) status = sentences.status;
    return !status && poll_stopped(poll) ? STATUS_INTERRUPT : status;
}

void tokens_release(struct tokens *tokens) {
    VECTOR_RELEASE(tokens);
    VECTOR_RELEASE(&tokens->capitals);
    VECTOR_RELEASE(&tokens->marks);
    VECTOR_RELEASE(&tokens->sentences);
    buffer_release(&tokens->key);
    tokens->text = (struct span){NULL, 0};
}
