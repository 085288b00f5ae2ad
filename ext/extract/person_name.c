/*
 * person_name.c - a person's name by itself, as words and as sounds
 *
 * Letters become sounds by a table of spellings, the longest first: "tsch", "tch", "ch", "sh", "zh", "j"
 * are one sound, J, as "kh", "gh", "q", "g" are K. Vowels lose their length and their glides, "ou" u, "iy"
 * i, and h is heard at the beginning alone. A consonant that is written twice is written once.
 */
#include "extract/person_name.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

enum { LETTER_BYTES = 4, LATIN_BYTES = 5, NICKNAME_BYTES = 16 };

struct letter {
    char letter[LETTER_BYTES], latin[LATIN_BYTES];
};

static const struct letter LETTERS[] = {
#define LETTER(letter, latin) {letter, latin},
#include "data/transliteration.def"
#undef LETTER
};

struct nickname {
    char name[NICKNAME_BYTES], full[NICKNAME_BYTES];
};

static const struct nickname NICKNAMES[] = {
#define NICKNAME(name, full) {name, full},
#include "data/nicknames.def"
#undef NICKNAME
};

struct spelling {
    char letters[LATIN_BYTES], sounds[LATIN_BYTES];
};

/* The first that fits counts. A letter that is in none is not heard. */
static const struct spelling SPELLINGS[] = {
    {"tsch", "J"}, {"shch", "J"}, {"dzh", "J"}, {"sch", "J"}, {"tch", "J"}, {"tzs", "C"}, {"chr", "KR"},
    {"chl", "KL"}, {"dj", "J"},   {"dz", "J"},  {"sh", "J"},  {"zh", "J"},  {"ch", "J"},  {"cz", "J"},
    {"ts", "C"},   {"tz", "C"},   {"kh", "K"},  {"gh", "K"},  {"ck", "K"},  {"ph", "F"},  {"th", "T"},
    {"ce", "Ze"},  {"ci", "Zi"},  {"cy", "Zi"}, {"ou", "u"},  {"oo", "u"},  {"ue", "u"},  {"oe", "o"},
    {"ee", "i"},   {"ei", "i"},   {"ey", "i"},  {"ie", "i"},  {"iy", "i"},  {"yy", "i"},  {"ij", "i"},
    {"ii", "i"},   {"aa", "a"},   {"ae", "e"},  {"ai", "e"},  {"ay", "e"},  {"yu", "u"},  {"iu", "u"},
    {"ju", "u"},   {"ya", "a"},   {"ia", "a"},  {"ye", "e"},  {"yo", "o"},  {"io", "o"},  {"eo", "o"},
    {"b", "B"},    {"c", "K"},    {"d", "D"},   {"f", "F"},   {"g", "K"},   {"j", "J"},   {"k", "K"},
    {"l", "L"},    {"m", "M"},    {"n", "N"},   {"p", "P"},   {"q", "K"},   {"r", "R"},   {"s", "Z"},
    {"t", "T"},    {"v", "V"},    {"w", "V"},   {"x", "KZ"},  {"z", "Z"},   {"a", "a"},   {"e", "e"},
    {"i", "i"},    {"o", "o"},    {"u", "u"},   {"y", "i"},
};

/* The spelling of what stands at p, or NULL. */
static const struct spelling *spelling_at(const char *p, const char *end) {
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        if (begins_with(p, end, SPELLINGS[i].letters)) return &SPELLINGS[i];
    return NULL;
}

size_t person_sounds(const struct person_word *word, char sounds[PERSON_SOUNDS]) {
    const char *p = word->letters, *end = p + word->size;
    size_t count = 0;
    if (word->size && *p == 'h') sounds[count++] = 'H';
    while (p < end) {
        const struct spelling *spelling = spelling_at(p, end);
        p += spelling ? strlen(spelling->letters) : 1;
        for (const char *s = spelling ? spelling->sounds : ""; *s; s++)
            if (!count || sounds[count - 1] != *s) sounds[count++] = *s;
    }
    if (count && sounds[count - 1] == 'F') sounds[count - 1] = 'V'; /* "Romanoff" */
    return count;
}

/* Appends a letter of a match key in Latin script; false where it has none, or there is no room. */
static bool append_letter(struct person_word *word, const char *p, size_t size) {
    const char *latin = NULL;
    char ascii[2] = {*p, '\0'};
    if (size == 1 && is_ascii_letter(*p)) latin = ascii;
    for (size_t i = 0; !latin && i < sizeof LETTERS / sizeof *LETTERS; i++)
        if (strlen(LETTERS[i].letter) == size && !memcmp(LETTERS[i].letter, p, size))
            latin = LETTERS[i].latin;
    if (!latin || word->size + strlen(latin) > PERSON_NAME_LETTERS) return false;
    memcpy(word->letters + word->size, latin, strlen(latin));
    word->size += strlen(latin);
    return true;
}

/* Reads a word from its match key; false where it is none of a name. */
static bool read_word(struct person_word *word, struct span key, const struct vocabulary *vocabulary) {
    word->size = 0;
    for (size_t i = 0, size; i < key.size; i += size) {
        utf8_decode_valid(key.data + i, &size);
        if (!append_letter(word, key.data + i, size)) return false;
    }
    word->classes = vocabulary_classes(vocabulary, hash_bytes((struct span){word->letters, word->size}));
    return word->size > 0;
}

/* Takes a word up into the name, unless it is a title, a particle or a suffix. */
static void take_word(struct person_name *name, const struct person_word *word, bool *full) {
    uint64_t classes = word->classes;
    if (name->count && classes & CLASS_NAME_SUFFIX) {
        name->suffix = hash_bytes((struct span){word->letters, word->size});
        return;
    }
    if (name->count && classes & CLASS_PARTICLE && word->size > 1) return;
    *full = name->count == PERSON_NAME_WORDS;
    if (!*full) name->words[name->count++] = *word;
}

/* Titles before the name go, "Prime Minister", as long as a word remains. */
static void drop_titles(struct person_name *name) {
    size_t titles = 0;
    for (size_t i = 0; i + 1 < name->count; i++) {
        uint64_t classes = name->words[i].classes;
        if (!(classes & (CLASS_TITLE | CLASS_TITLE_PART)) || classes & CLASS_FIRST_NAME) break;
        if (classes & CLASS_TITLE) titles = i + 1;
    }
    name->count -= titles;
    memmove(name->words, name->words + titles, name->count * sizeof *name->words);
}

enum status person_name_read(struct person_name *name, struct span text, const struct vocabulary *vocabulary,
                             struct buffer *key, struct poll *poll) {
    enum { NAME_BYTES = 400 };
    struct words words = {text, 0, poll};
    struct person_word word;
    struct span piece;
    bool known = text.size <= NAME_BYTES, full = false;
    name->count = 0;
    name->suffix = 0;
    while (known && !full && words_next(&words, &piece)) {
        buffer_clear(key);
        word_fold(piece, key, poll);
        if (key->status) return key->status;
        known = read_word(&word, buffer_span(key), vocabulary);
        if (known) take_word(name, &word, &full);
    }
    if (poll_stopped(poll)) return STATUS_INTERRUPT;
    if (!known || full) name->count = 0;
    drop_titles(name);
    return STATUS_OK;
}

const char *nickname_full(struct span word, size_t n) {
    size_t low = 0, high = sizeof NICKNAMES / sizeof *NICKNAMES;
    char name[NICKNAME_BYTES] = {0};
    if (word.size >= NICKNAME_BYTES) return NULL;
    memcpy(name, word.data, word.size);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(NICKNAMES[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    low += n;
    bool found = low < sizeof NICKNAMES / sizeof *NICKNAMES && !strcmp(NICKNAMES[low].name, name);
    return found ? NICKNAMES[low].full : NULL;
}
