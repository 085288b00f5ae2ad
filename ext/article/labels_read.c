/*
 * labels_read.c - data/labels.def and data/stamp_words.def, read into tables
 *
 *     "Lesen Sie auch:|Abonnieren Sie…newsletter"
 *
 *     lesen | lesen sie | lesen sie auch              a colon and a headline may follow
 *     abonnieren | abonnieren sie                     what follows has a word in "newsletter..."
 *
 * Lists of other scripts than Latin are read when a line first needs them: most texts never do. To read them
 * all takes 10 ms, a third of that for those in Latin script.
 */
#include "article/labels_impl.h"
#include "base/hash.h"
#include "text/chars.h"
#include "text/words.h"

static const struct article_label_row ROWS[] = {
#define LABELS(language, rule, phrases) {#language, phrases, RULE_label_##rule},
#include "data/labels.def"
#undef LABELS
};

static const struct stamp_row {
    const char *words;
    enum stamp_word says;
} STAMPS[] = {
#define STAMP_WORDS(language, says, words) {words, STAMP_##says},
#include "data/stamp_words.def"
#undef STAMP_WORDS
};

enum { ROWS_COUNT = sizeof ROWS / sizeof *ROWS, STAMPS_COUNT = sizeof STAMPS / sizeof *STAMPS };

bool labels_put_word(struct buffer *key, struct span word) {
    size_t start = key->size;
    if (start) buffer_append_byte(key, ' ');
    size_t from = key->size, size = from;
    word_fold(word, key, NULL);
    if (key->status) return false;
    for (size_t i = from; i < key->size; i++) {
        bool digit = is_ascii_digit(key->data[i]);
        if (!digit || size == from || key->data[size - 1] != '0')
            key->data[size++] = digit ? '0' : key->data[i];
    }
    key->size = size;
    bool number = size == from + 1 && key->data[from] == '0';
    bool again =
        number && start && key->data[start - 1] == '0' && (start == 1 || key->data[start - 2] == ' ');
    if (again) key->size = start;
    return !again;
}

bool labels_ends_in(struct span text, const char *const *marks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(marks[i]);
        if (text.size >= size && memcmp(text.data + text.size - size, marks[i], size) == 0) return true;
    }
    return false;
}

static void let_begin(uint32_t *bits, struct span key) {
    unsigned place;
    if (labels_beginning(key, &place)) bits[place >> 5] |= (uint32_t)1 << (place & 31);
}

/* The number of a hash in starts or stamps, which is added unless it is there. */
static enum status intern(struct u64_map *map, struct span key, size_t *number) {
    enum status status = u64_map_reserve(map, 1, NULL);
    if (!status) *number = u64_map_add(map, hash_bytes(key));
    return status;
}

/* Adds the beginnings of the phrase in the key; *last is the number of the longest. */
static enum status add_start(struct article_labels *labels, size_t *last) {
    enum status status = labels->key.status;
    if (!status) status = intern(&labels->starts, buffer_span(&labels->key), last);
    if (status || *last < labels->firsts.count) return status;
    uint32_t *first = VECTOR_ADD(&labels->firsts);
    if (!first) return STATUS_NOMEM;
    *first = LABEL_NONE;
    return STATUS_OK;
}

/* The words of a phrase; *last is the number of the longest beginning, which is all of it. `opens`: a
 * sentence may follow it. */
static enum status add_words(struct article_labels *labels, struct span text, bool opens, size_t *last,
                             uint32_t *count) {
    struct words words = {text, 0, NULL};
    struct span word;
    enum status status = STATUS_OK;
    buffer_clear(&labels->key);
    while (!status && words_next(&words, &word)) {
        bool first = labels->key.size == 0;
        if (!labels_put_word(&labels->key, word)) continue;
        if (first) let_begin(labels->begins, buffer_span(&labels->key));
        if (first && opens) let_begin(labels->opens, buffer_span(&labels->key));
        status = add_start(labels, last);
        ++*count;
    }
    return status ? status : labels->key.status;
}

static const char *find_dots(struct span text) {
    for (const char *p = text.data; (size_t)(p - text.data) + 3 <= text.size; p++)
        if (memcmp(p, "\xE2\x80\xA6", 3) == 0) return p;
    return NULL;
}

/* What may follow a phrase, by how it ends; *text is left with its words. */
static enum shape shape_of(struct span *text, struct span *stem) {
    static const struct {
        const char *end;
        enum shape shape;
    } ENDS[] = {{":", SHAPE_COLON}, {"：", SHAPE_COLON}, {"=", SHAPE_COLON}, {",", SHAPE_COMMA},
                {"،", SHAPE_COMMA}, {"?", SHAPE_ASKS},   {"!", SHAPE_ASKS},  {"؟", SHAPE_ASKS}};
    const char *dots = find_dots(*text), *end = text->data + text->size;
    if (dots) {
        text->size = (size_t)(dots - text->data);
        *stem = (struct span){dots + 3, (size_t)(end - dots) - 3};
        return stem->size ? SHAPE_STEM : SHAPE_REST;
    }
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (labels_ends_in(*text, &ENDS[i].end, 1)) return ENDS[i].shape;
    return SHAPE_WHOLE;
}

static enum status add_phrase(struct article_labels *labels, enum article_rule_number rule,
                              struct span text) {
    struct span stem = {NULL, 0};
    struct label_phrase *phrase = VECTOR_ADD(&labels->phrases);
    if (!phrase) return STATUS_NOMEM;
    *phrase = (struct label_phrase){.rule = rule, .shape = shape_of(&text, &stem)};
    size_t last = 0;
    enum status status = add_words(labels, text, phrase->shape > SHAPE_COLON, &last, &phrase->words);
    if (status) return status;
    phrase->stem = (uint32_t)labels->stems.size;
    if (phrase->shape == SHAPE_STEM) {
        buffer_append_byte(&labels->stems, ' ');
        status = text_fold(stem, &labels->stems, NULL);
    }
    phrase->stem_size = (uint32_t)labels->stems.size - phrase->stem;
    uint32_t *at = &labels->firsts.items[last];
    while (*at != LABEL_NONE) at = &labels->phrases.items[*at].next;
    phrase->next = LABEL_NONE;
    *at = (uint32_t)(labels->phrases.count - 1);
    return status;
}

bool labels_is_foreign(const char *text) {
    enum { GREEK = 0xCE, PUNCTUATION = 0xE2 };
    return (unsigned char)*text >= GREEK && (unsigned char)*text != PUNCTUATION;
}

/* Adds the phrases of a row that are in Latin script, or those that are not. */
static enum status add_row(struct article_labels *labels, const struct article_label_row *row, bool foreign) {
    enum status status = STATUS_OK;
    for (const char *p = row->phrases; *p && !status;) {
        size_t size = strcspn(p, "|");
        if (labels_is_foreign(p) == foreign) status = add_phrase(labels, row->rule, (struct span){p, size});
        p += size + (p[size] == '|');
    }
    return status;
}

/* Adds a word of a stamp, which may say several things in several languages. */
static enum status add_stamp_word(struct article_labels *labels, struct span word, enum stamp_word says) {
    size_t number = 0;
    buffer_clear(&labels->key);
    labels_put_word(&labels->key, word);
    enum status status = labels->key.status;
    if (!status) status = intern(&labels->stamps, buffer_span(&labels->key), &number);
    if (status) return status;
    let_begin(labels->begins, buffer_span(&labels->key));
    if (number == labels->says.count) {
        unsigned char *fresh = VECTOR_ADD(&labels->says);
        if (!fresh) return STATUS_NOMEM;
        *fresh = 0;
    }
    labels->says.items[number] |= (unsigned char)says;
    return STATUS_OK;
}

static enum status add_stamp_words(struct article_labels *labels, const struct stamp_row *row) {
    struct words words = {span_of(row->words), 0, NULL};
    struct span word;
    enum status status = STATUS_OK;
    while (!status && words_next(&words, &word)) status = add_stamp_word(labels, word, row->says);
    return status;
}

enum status labels_read(struct article_labels *labels, bool foreign) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ROWS_COUNT && !status; i++) status = add_row(labels, &ROWS[i], foreign);
    for (size_t i = 0; i < STAMPS_COUNT && !status; i++)
        if (labels_is_foreign(STAMPS[i].words) == foreign) status = add_stamp_words(labels, &STAMPS[i]);
    return status;
}

bool article_labels_row(size_t i, struct article_label_row *row) {
    if (i < ROWS_COUNT) *row = ROWS[i];
    return i < ROWS_COUNT;
}
