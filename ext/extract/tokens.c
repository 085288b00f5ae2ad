/*
 * tokens.c - a text as words and marks, with what is known of each
 *
 * Readers of news look at the words around a quotation mark, a number or a capital letter, and ask of each
 * what it is. All is read once: sentence by sentence, word by word (text/words.h), and what stands between
 * two words, character by character. Most is plain, ASCII and no apostrophe, and is told from the next
 * sixteen bytes (text/block.h).
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

/* Adds a token of bytes start .. end-1, or gives NULL. */
static inline struct token *add(struct reader *reader, const char *start, const char *end, unsigned flags) {
    struct tokens *tokens = reader->tokens;
    struct token *token = VECTOR_ADD(tokens);
    if (!token) return NULL;
    bool glued = start == reader->read && tokens->count > 1;
    *token = (struct token){
        .start = (uint32_t)(start - tokens->text.data),
        .size = (uint32_t)(end - start),
        .sentence = (uint32_t)tokens->sentences.count - 1,
        .flags = flags | (glued ? TOKEN_GLUED : 0),
    };
    reader->read = end;
    return token;
}

/* TOKEN_CAPITAL, TOKEN_CAPITALS and TOKEN_DIGITS of a word. */
static unsigned looks_otherwise(struct span word) {
    size_t size, capitals = 0;
    if (word.size > 1 && is_ascii_upper(*word.data) && is_ascii_lower(word.data[1])) return TOKEN_CAPITAL;
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

/* The same; nearly all words begin with a small letter. */
static inline unsigned looks(struct span word) {
    return is_ascii_lower(*word.data) ? 0 : looks_otherwise(word);
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

/* The bytes of the mark at p that ends a word whatever stands behind it, of which three can be read: ASCII
 * that shows and no apostrophe, a dash, a double curly mark; 0 for others. */
static size_t plain_mark(const char *p) {
    if (is_graphic(*p)) return *p != '\'' && *p != '`' && !is_ascii_alnum(*p);
    return is_curly(p) && !is_curly_apostrophe(p) ? 3 : 0;
}

/* The bytes of the plain word at p, of which two blocks can be read; 0 where it is long, or goes on
 * otherwise. */
static size_t plain_word(const char *p) {
    unsigned size = block_run(block_words(p));
    return size < BLOCK_BYTES && (p[size] == ' ' || plain_mark(p + size)) ? size : 0;
}

/* Adds the plain words and marks from *p on, with a blank before each or none, as far as there is nothing
 * else. */
static enum status add_plain(struct reader *reader, const char **p, const char *end) {
    const char *text_end = reader->tokens->text.data + reader->tokens->text.size;
    while (*p < end && text_end - *p > 2 * BLOCK_BYTES) {
        const char *start = *p + (**p == ' ');
        size_t word = plain_word(start), size = word ? word : plain_mark(start);
        if (size == 0 || start + size > end) return STATUS_OK;
        if (poll_stop(reader->poll, size + 1)) return STATUS_INTERRUPT;
        struct token *token =
            add(reader, start, start + size, word ? TOKEN_WORD | looks((struct span){start, size}) : 0);
        if (!token) return STATUS_NOMEM;
        *p = start + size;
        if (!word) continue;
        token->hash = word_hash_ascii(start, size);
        token->classes = vocabulary_classes(reader->vocabulary, token->hash);
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
    tokens->count = tokens->sentences.count = 0;
    sentences_init(&sentences, text, &options, poll);
    while (!status && sentences_next(&sentences, &sentence))
        status = add_sentence(&reader, &sentence, wanted(context, sentence.text));
    if (!status) status = sentences.status;
    return !status && poll_stopped(poll) ? STATUS_INTERRUPT : status;
}

void tokens_release(struct tokens *tokens) {
    VECTOR_RELEASE(tokens);
    VECTOR_RELEASE(&tokens->sentences);
    buffer_release(&tokens->key);
    tokens->text = (struct span){NULL, 0};
}
