/*
 * fts5_tokenizer.c - words as newsprint has them, for full-text search
 *
 *     CREATE VIRTUAL TABLE pages USING fts5(clean, tokenize = 'newsprint');
 *     INSERT INTO pages VALUES ('Zürich’s “Old Quay” is shut.'), ('東京の港は閉鎖された。');
 *     SELECT highlight(pages, 0, '[', ']') FROM pages('(zurichs old) OR "東京"');
 *     [Zürich’s] “[Old] Quay” is shut.
 *     [東京]の港は閉鎖された。
 *
 * A token is a word of text/words.h and is indexed by its match key, so that a search finds what words()
 * gives and what shingles are made of: without case and accents, an apostrophe within a word folded away,
 * each character of a script without spaces by itself (a name in it is searched for in double quotation
 * marks, as a phrase). Bytes that are no UTF-8 separate words. Places are those of the text as it was given.
 *
 * Options stand behind the name, each with its value:
 *
 *     tokenize = 'newsprint diacritics keep'    é is not e: case alone is folded; what is typed as a letter
 *                                               and an accent is not the letter with an accent
 *     tokenize = 'newsprint stop_words en'      function words of a language (ISO 639-1) are neither indexed
 *                                               nor searched for: "state of the art" is "state art"
 *
 * An option that is unknown, or a value, is an error of CREATE VIRTUAL TABLE. Long texts obey
 * sqlite3_interrupt(). Time: linear in the text.
 *
 * Reference: https://sqlite.org/fts5.html#custom_tokenizers
 */
#include "sqlite/fts5_tokenizer.h"
#include "base/mem.h"
#include "sentence/language.h"
#include "sqlite/interrupt.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

struct Fts5Tokenizer {
    sqlite3 *db;
    bool keeps_diacritics;
    uint64_t stopped; /* the languages whose function words are left out, as bits */
};

typedef int fts5_tokenizer_take(void *context, int flags, const char *token, int size, int start, int end);

/* ---- options ---- */

/* The bit of a language by its code, or 0. */
static uint64_t language_bit(const char *code) {
    for (int language = LANGUAGE_AUTO + 1; language < LANGUAGE_OTHER; language++)
        if (sqlite3_stricmp(language_code((enum language)language), code) == 0)
            return UINT64_C(1) << language;
    return 0;
}

/* Takes one option; false when it is none. */
static bool take_option(Fts5Tokenizer *tokenizer, const char *name, const char *value) {
    if (sqlite3_stricmp(name, "stop_words") == 0) {
        tokenizer->stopped = language_bit(value);
        return tokenizer->stopped;
    }
    tokenizer->keeps_diacritics = sqlite3_stricmp(value, "keep") == 0;
    return sqlite3_stricmp(name, "diacritics") == 0 &&
           (tokenizer->keeps_diacritics || sqlite3_stricmp(value, "fold") == 0);
}

static int tokenizer_create(void *connection, const char **arguments, int count, Fts5Tokenizer **result) {
    Fts5Tokenizer *tokenizer = mem_zeroed(1, sizeof *tokenizer);
    if (!tokenizer) return SQLITE_NOMEM;
    tokenizer->db = ((struct connection *)connection)->db;
    for (int i = 0; i < count; i += 2) {
        if (i + 1 < count && take_option(tokenizer, arguments[i], arguments[i + 1])) continue;
        mem_free(tokenizer);
        return SQLITE_ERROR;
    }
    *result = tokenizer;
    return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer) {
    mem_free(tokenizer);
}

/* ---- tokens ---- */

/* Appends a word in small letters, without its apostrophes. */
static void lower_word(struct span word, struct buffer *key) {
    size_t size;
    for (size_t i = 0; i < word.size; i += size) {
        char bytes[4];
        if (char_at(word.data + i, &size) == CHAR_QUOTE) continue;
        uint32_t code = char_lower(utf8_decode_valid(word.data + i, &size));
        buffer_append(key, (struct span){bytes, utf8_encode(code, bytes)});
    }
}

/* Where tokens of a text go. */
struct taker {
    const Fts5Tokenizer *tokenizer;
    fts5_tokenizer_take *take;
    void *context;
    const char *text;  /* begin of the whole text */
    struct buffer key; /* of the word at hand */
    struct poll *poll;
};

static int give_word(struct taker *taker, struct span word) {
    const Fts5Tokenizer *tokenizer = taker->tokenizer;
    if (tokenizer->stopped && lexicon_function_word(word) & tokenizer->stopped) return SQLITE_OK;
    buffer_clear(&taker->key);
    if (tokenizer->keeps_diacritics)
        lower_word(word, &taker->key);
    else
        word_fold(word, &taker->key, taker->poll);
    if (taker->key.status) return status_code(taker->key.status);
    int start = (int)(word.data - taker->text);
    return taker->take(taker->context, 0, taker->key.data, (int)taker->key.size, start,
                       start + (int)word.size);
}

/* Gives the words of a valid piece of the text. */
static int give_words(struct taker *taker, struct span piece) {
    struct words words = {piece, 0, taker->poll};
    struct span word;
    int code = SQLITE_OK;
    for (size_t before = 0; code == SQLITE_OK && words_next(&words, &word); before = words.position) {
        code = give_word(taker, word);
        if (poll_stop(taker->poll, words.position - before)) break;
    }
    return code;
}

static int tokenizer_run(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int size,
                         fts5_tokenizer_take *take) {
    (void)flags;
    struct interrupt interrupt = interrupt_start(tokenizer->db);
    struct taker taker = {tokenizer, take, context, text, BUFFER_INIT, interrupt_poll(&interrupt)};
    struct span rest = {text, (size_t)size};
    int code = SQLITE_OK;
    while (rest.size && code == SQLITE_OK && !poll_stopped(taker.poll)) {
        size_t valid = utf8_valid_prefix(rest);
        code = give_words(&taker, span_slice(rest, 0, valid));
        size_t passed = valid < rest.size ? valid + 1 : valid;
        rest = span_slice(rest, passed, rest.size);
    }
    buffer_release(&taker.key);
    int stopped = interrupt_finish(&interrupt, poll_stopped(taker.poll) ? STATUS_INTERRUPT : STATUS_OK);
    return code == SQLITE_OK ? stopped : code;
}

/* ---- registering ---- */

/* The interface of the connection's FTS5 in *api, NULL where it has none. What goes wrong while asking must
 * not stay on the connection. */
static int find_fts5(sqlite3 *db, fts5_api **api) {
    sqlite3_stmt *statement = NULL;
    *api = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_bind_pointer(statement, 1, api, "fts5_api_ptr", NULL);
    if (code == SQLITE_OK) sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code == SQLITE_NOMEM) return code;
    return code == SQLITE_OK ? SQLITE_OK : sqlite3_exec(db, "", NULL, NULL, NULL);
}

int fts5_tokenizer_register(struct connection *connection) {
    fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_delete, tokenizer_run};
    fts5_api *api;
    int code = find_fts5(connection->db, &api);
    if (code != SQLITE_OK || !api || api->iVersion < 2) return code;
    code = api->xCreateTokenizer(api, "newsprint", connection_retain(connection), &tokenizer,
                                 connection_release);
    if (code != SQLITE_OK) connection_release(connection);
    return code;
}
