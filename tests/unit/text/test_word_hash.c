/*
 * test_word_hash.c - the hashes of a text's words, fast: held against words_next_plain() and word_fold()
 *
 * Blocks are 64 bytes, words up to 16 bytes have a way of their own, and special bytes hand over to the
 * careful way: so words of all sizes and everything special are tried at every offset.
 */
#include "../unit.h"
#include "text/utf8.h"
#include "text/word_hash.h"
#include "text/word_hash_impl.h"
#include "text/words_impl.h"

enum { HASHES = 400 };

/* The hashes by the careful way. */
static size_t hash_one_by_one(struct span text, uint64_t hashes[HASHES]) {
    struct words words = {text, 0, NULL};
    struct span word;
    struct buffer key = BUFFER_INIT;
    size_t count = 0;
    while (words_next_plain(&words, &word) && count < HASHES) {
        buffer_clear(&key);
        word_fold(word, &key, NULL);
        hashes[count++] = hash_bytes(buffer_span(&key));
    }
    buffer_release(&key);
    return count;
}

/* The hashes as they come in portions of `room`. */
static size_t hash_in_portions(struct span text, size_t room, uint64_t hashes[HASHES]) {
    struct words words = {text, 0, NULL};
    struct buffer key = BUFFER_INIT;
    size_t count = 0;
    for (size_t got = 1; got > 0 && count + room <= HASHES; count += got)
        got = word_hash_next(&words, hashes + count, room, &key);
    assert_int_equal(key.status, STATUS_OK);
    buffer_release(&key);
    return count;
}

/* The same by word_hash(). */
static void assert_single_hashes(struct span text, const uint64_t *expected, size_t count) {
    struct words words = {text, 0, NULL};
    struct buffer key = BUFFER_INIT;
    struct span word;
    for (size_t i = 0; i < count; i++) {
        assert_true(words_next_plain(&words, &word));
        assert_true(word_hash(word, text.data + text.size, &key, NULL) == expected[i]);
    }
    buffer_release(&key);
}

static void assert_same_hashes(const char *bytes, size_t size) {
    uint64_t expected[HASHES], actual[HASHES];
    struct span text = exact_copy((struct span){bytes, size});
    size_t count = hash_one_by_one(text, expected);
    for (size_t room = WORD_HASH_ROOM; room <= 64; room++) {
        assert_int_equal(hash_in_portions(text, room, actual), count);
        assert_memory_equal(actual, expected, count * sizeof *actual);
    }
    assert_single_hashes(text, expected, count);
    free((char *)(uintptr_t)text.data);
}

/* `before` bytes of short words, the piece, then `after` bytes. */
static void try_at(const char *piece, size_t before, size_t after) {
    char text[600];
    size_t size = strlen(piece);
    for (size_t i = 0; i < before; i++) text[i] = i % 5 == 4 ? ' ' : (char)('a' + i % 26);
    memcpy(text + before, piece, size);
    for (size_t i = 0; i < after; i++) text[before + size + i] = i % 4 == 3 ? ' ' : (char)('A' + i % 26);
    assert_same_hashes(text, before + size + after);
}

TEST(words_of_every_size_agree_at_every_offset) {
    char word[204];
    for (size_t size = 1; size <= 200; size += size < 70 || (size > 120 && size < 135) ? 1 : 7) {
        for (size_t i = 0; i < size; i++) word[i + 1] = (char)("aZ09qX"[i % 6]);
        word[0] = word[size + 1] = ' ';
        word[size + 2] = 0;
        for (size_t before = 0; before <= 65; before++) try_at(word, before, before % 3 ? 100 : before % 9);
    }
}

TEST(special_bytes_agree_at_every_offset) {
    static const char *const pieces[] = {
        "'",         "''",      "'a",          "a'",       " ' ",        "’",
        "’’",        "’s",      "a’",          "“",        "”",          "—",
        "…",         "–a",      "é",           "É",        "\u0301",     "ß",
        "İ",         "ﬀ",       "Ａ",          "\u00ad",   "a\u00adb",   "\u200b",
        "한",        "각",      "港",          "ทา",       "\U0001F600", "\u2028",
        "\u2010",    "\u20AC",  "٣",           "_",        "-",          "@",
        "[",         "`",       "{",           "/",        ":",          "\x7f",
        "10³",       "a'b'c",   "a’b’c",       "a'’b",     "a'é",        "é'a",
        "O’Neill’s", "'tis",    "rock'n'roll", "Zürich’s", "straße",     "Łódź's",
        "Українa",   "Ελλάς",   "жé'ж’é",      "a\u00a0b", "«a»",        "\u00aba'é\u00bb",
        "aª",        "a\u00b5", "—é",          "é’",       "",           "o`neill`",
        "‘a‘b‘",     "a´b",     "ʼaʼb",        "æ`ß",      "Øœþ",        "٣a",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (size_t before = 0; before <= 130; before++) {
            try_at(pieces[i], before, 0);
            try_at(pieces[i], before, 1 + before % 5);
            try_at(pieces[i], before, 100);
        }
}

TEST(every_ascii_character_agrees) {
    for (int c = 0; c < 0x80; c++)
        for (size_t at = 0; at < 70; at++) {
            char text[140];
            memset(text, 'b', sizeof text);
            text[at] = text[at + 66] = (char)c;
            assert_same_hashes(text, sizeof text);
        }
}

TEST(random_texts_agree) {
    static const char *const pieces[] = {"a",    "B",      "7", " ", " ",      ".",     "'",
                                         "’",    "“",      "—", "é", "\u0301", "港",    "\u00ad",
                                         "word", "Longer", "Ж", "ß", "ż",      "\u0301"};
    uint64_t random = 11;
    for (int round = 0; round < 20000; round++) {
        char text[300];
        size_t size = 0, wanted = random_below(&random, sizeof text - 8);
        while (size < wanted) {
            const char *piece = pieces[random_below(&random, sizeof pieces / sizeof *pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        assert_same_hashes(text, size);
    }
}

static enum status hash_all(void *context) {
    struct span text = span_of(
        "Zürich’s pier and a very long word that needs memory: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé");
    struct words words = {text, 0, NULL};
    struct buffer key = BUFFER_INIT;
    uint64_t hashes[WORD_HASH_ROOM];
    (void)context;
    while (word_hash_next(&words, hashes, WORD_HASH_ROOM, &key)) continue;
    enum status status = key.status;
    buffer_release(&key);
    return status;
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(hash_all, NULL);
}

/* ---- the table of letters, held against word_fold(), which asks the Unicode library ---- */

/* The key of a one-character text, as letter_key() gives it; 0 when it has no word, or a longer key. */
static unsigned key_by_folding(struct span text) {
    struct words words = {text, 0, NULL};
    struct span word;
    struct buffer key = BUFFER_INIT;
    size_t size = 0;
    unsigned code = 0;
    if (words_next(&words, &word)) word_fold(word, &key, NULL);
    if (key.size) code = utf8_decode_valid(key.data, &size);
    if (key.size == 2 && size == 1) code |= (unsigned)(unsigned char)key.data[size++] << 8;
    if (size != key.size) code = 0;
    buffer_release(&key);
    return code;
}

TEST(each_entry_is_what_folding_gives) {
    unsigned known = 0;
    for (unsigned code = 0x80; code < 0x800; code++) {
        char text[4];
        size_t size = utf8_encode(code, text);
        unsigned key = letter_key(text);
        if (key) assert_int_equal(key, key_by_folding((struct span){text, size}));
        known += key != 0;
    }
    assert_in_range(known, 900, 0x530 - 0xC0);
}

TEST(the_letters_of_european_languages_are_known) {
    static const char *const pairs[][2] = {{"é", "e"}, {"Ü", "u"}, {"Ł", "l"}, {"ñ", "n"}, {"ç", "c"},
                                           {"ø", "o"}, {"ž", "z"}, {"Ж", "ж"}, {"й", "и"}, {"ї", "і"},
                                           {"Ω", "ω"}, {"ς", "σ"}, {"ό", "ο"}, {"ğ", "g"}, {"ő", "o"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t size;
        assert_int_equal(letter_key(pairs[i][0]), utf8_decode_valid(pairs[i][1], &size));
    }
}

TEST(ligatures_have_keys_of_two_letters) {
    static const char *const pairs[][2] = {{"æ", "ae"}, {"Œ", "oe"}, {"ß", "ss"}, {"Þ", "th"}, {"ǆ", "dz"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_int_equal(letter_key(pairs[i][0]), pairs[i][1][0] | pairs[i][1][1] << 8);
}

TEST(what_is_no_letter_is_not) {
    static const char *const others[] = {"ʼ", "×", "÷", "\u0301", "٣", "\u00a0", "a", "漢", "\U0001F600", ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_int_equal(letter_key(others[i]), 0);
}
