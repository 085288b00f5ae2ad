/*
 * labels.c - furniture of pages in many languages
 *
 *     Teilen                                        label_share
 *     Lesen Sie auch: Fährpreise steigen im April   label_related
 *     Foto: Ida Lund / dpa                          label_credit
 *     Zuletzt aktualisiert: 14. März 2031, 9:12     label_stamp
 *
 * The phrases of all languages are one table of the hashes of their beginnings, word by word:
 *
 *     lesen | lesen sie | lesen sie auch + what may follow it | lesen sie hier + ...
 *
 * A line is walked along it, each word by its match key (text/words.h), a number as "0". The walk ends at the
 * first word with which no phrase goes on, so a line of a story ends it at its first word or its second. The
 * words of stamps are a second table; a line of which each word is there is told by what they say.
 *
 * What may follow a phrase is written behind it, see data/labels.def. Phrases that stand in two languages are
 * one; the first in the list names the rule.
 */
#include "article/labels.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "text/chars.h"
#include "text/words.h"

/* Bytes: of a line that may be a label; of a headline behind one; of a name behind one, and of one with a
 * full stop. */
enum { LABEL_LINE_MAX = 300, HEADLINE_MAX = 220, NAME_MAX = 90, STOPPED_NAME_MAX = 40 };

/* What may stand behind a phrase. */
enum shape {
    SHAPE_WHOLE, /* numbers */
    SHAPE_ASKS,  /* numbers; the phrase ends in a question or exclamation mark itself */
    SHAPE_COLON, /* nothing, or a colon and a headline or a name */
    SHAPE_REST,  /* anything */
    SHAPE_STEM,  /* anything that has a word which begins with the stem */
};

/* What the words of a stamp say. */
enum stamp_word {
    STAMP_VERB = 1,    /* published, updated */
    STAMP_MONTH = 2,
    STAMP_OTHER = 4,   /* o'clock, on, Monday */
    STAMP_READING = 8, /* reading time */
};

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

enum { NONE = UINT32_MAX };

struct phrase {
    enum article_rule_number rule;
    enum shape shape;
    uint32_t words;
    uint32_t stem, stem_size; /* bytes of stems */
    uint32_t next;            /* of the same words, or NONE */
};

struct article_labels {
    struct u64_map starts;      /* the phrases, word by word */
    VECTOR_OF(uint32_t) firsts; /* by number of starts: a phrase that ends there, or NONE */
    VECTOR_OF(struct phrase) phrases;
    struct buffer stems;
    struct u64_map stamps;
    VECTOR_OF(unsigned char) says; /* by number of stamps: enum stamp_word */
    struct buffer key;             /* of the line, as far as it was read */
    uint32_t begins[1 << 10];      /* bits for the first three bytes of what lines begin with */
    bool unfiltered;
};

/* ---- Keys ---- */

/* Bytes of a digit at p, or 0. */
static size_t digit(const char *p, const char *end) {
    if (is_ascii_digit(*p)) return 1;
    if ((unsigned char)*p < 0x80) return 0;
    size_t size;
    return char_at(p, &size) == CHAR_DIGIT && p + size <= end ? size : 0;
}

/* Appends a word's key, each run of digits as one 0. False where it is a number and stands behind one, which
 * adds nothing. */
static bool put_word(struct buffer *key, struct span word) {
    size_t start = key->size;
    if (start) buffer_append_byte(key, ' ');
    size_t from = key->size, size = from;
    word_fold(word, key);
    if (key->status) return false;
    const char *end = key->data + key->size;
    for (const char *p = key->data + from; p < end; p++) {
        size_t bytes = digit(p, end);
        if (!bytes)
            key->data[size++] = *p;
        else if (size == from || key->data[size - 1] != '0')
            key->data[size++] = '0';
        if (bytes) p += bytes - 1;
    }
    key->size = size;
    bool number = size == from + 1 && key->data[from] == '0';
    bool again = number && start && key->data[start - 1] == '0' && (start == 1 || key->data[start - 2] == ' ');
    if (again) key->size = start;
    return !again;
}

/* ---- Reading the lists ---- */

static unsigned five_bits(const char *p, size_t size, size_t i) {
    return i < size ? (unsigned char)p[i] & 31u : 0;
}

/* A number for the first three bytes of a word in either case, or false where not all are ASCII letters. */
static bool beginning(struct span word, unsigned *number) {
    for (size_t i = 0; i < 3 && i < word.size; i++)
        if (!is_ascii_letter(word.data[i])) return false;
    *number = five_bits(word.data, word.size, 0) << 10 | five_bits(word.data, word.size, 1) << 5 |
              five_bits(word.data, word.size, 2);
    return true;
}

static void let_begin(struct article_labels *labels, struct span key) {
    unsigned number;
    if (beginning(key, &number)) labels->begins[number >> 5] |= (uint32_t)1 << (number & 31);
}

/* The number of a hash in starts or stamps, which is added unless it is there. */
static enum status intern(struct u64_map *map, struct span key, size_t *number) {
    enum status status = u64_map_reserve(map, 1);
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
    *first = NONE;
    return STATUS_OK;
}

/* The words of a phrase, "#" for a number, up to where its shape is written. */
static enum status add_words(struct article_labels *labels, struct span text, size_t *last, uint32_t *count) {
    enum status status = STATUS_OK;
    const char *end = text.data + text.size;
    buffer_clear(&labels->key);
    for (const char *p = text.data, *stop; p < end && !status; p = stop) {
        struct words words = {{p, (size_t)(end - p)}, 0};
        struct span word;
        const char *sign = memchr(p, '#', (size_t)(end - p));
        if (!words_next(&words, &word) || (sign && sign < word.data)) {
            if (!sign) break;
            word = (struct span){"0", 1};
            stop = sign + 1;
        } else {
            stop = word.data + word.size;
        }
        bool first = labels->key.size == 0;
        if (!put_word(&labels->key, word)) continue;
        if (first) let_begin(labels, buffer_span(&labels->key));
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
    char last = text->data[text->size - 1];
    const char *dots = find_dots(*text), *end = text->data + text->size;
    if (!dots) return last == ':' ? SHAPE_COLON : last == '?' || last == '!' ? SHAPE_ASKS : SHAPE_WHOLE;
    text->size = (size_t)(dots - text->data);
    *stem = (struct span){dots + 3, (size_t)(end - dots) - 3};
    return stem->size ? SHAPE_STEM : SHAPE_REST;
}

static enum status add_phrase(struct article_labels *labels, enum article_rule_number rule, struct span text) {
    struct span stem = {NULL, 0};
    struct phrase *phrase = VECTOR_ADD(&labels->phrases);
    if (!phrase) return STATUS_NOMEM;
    *phrase = (struct phrase){.rule = rule, .shape = shape_of(&text, &stem)};
    size_t last = 0;
    enum status status = add_words(labels, text, &last, &phrase->words);
    if (status) return status;
    phrase->stem = (uint32_t)labels->stems.size;
    if (phrase->shape == SHAPE_STEM) {
        buffer_append_byte(&labels->stems, ' ');
        status = text_fold(stem, &labels->stems, NULL);
    }
    phrase->stem_size = (uint32_t)labels->stems.size - phrase->stem;
    uint32_t *at = &labels->firsts.items[last];
    while (*at != NONE) at = &labels->phrases.items[*at].next;
    phrase->next = NONE;
    *at = (uint32_t)(labels->phrases.count - 1);
    return status;
}

static enum status add_row(struct article_labels *labels, const struct article_label_row *row) {
    enum status status = STATUS_OK;
    for (const char *p = row->phrases; *p && !status;) {
        size_t size = strcspn(p, "|");
        status = add_phrase(labels, row->rule, (struct span){p, size});
        p += size + (p[size] == '|');
    }
    return status;
}

/* Adds a word of a stamp, which may say several things in several languages. */
static enum status add_stamp_word(struct article_labels *labels, struct span word, enum stamp_word says) {
    size_t number = 0;
    buffer_clear(&labels->key);
    put_word(&labels->key, word);
    enum status status = labels->key.status;
    if (!status) status = intern(&labels->stamps, buffer_span(&labels->key), &number);
    if (status) return status;
    let_begin(labels, buffer_span(&labels->key));
    if (number == labels->says.count) {
        unsigned char *fresh = VECTOR_ADD(&labels->says);
        if (!fresh) return STATUS_NOMEM;
        *fresh = 0;
    }
    labels->says.items[number] |= (unsigned char)says;
    return STATUS_OK;
}

static enum status add_stamp_words(struct article_labels *labels, const struct stamp_row *row) {
    struct words words = {span_of(row->words), 0};
    struct span word;
    enum status status = STATUS_OK;
    while (!status && words_next(&words, &word)) status = add_stamp_word(labels, word, row->says);
    return status;
}

enum status article_labels_new(struct article_labels **result) {
    *result = NULL;
    struct article_labels *labels = mem_alloc(sizeof *labels);
    if (!labels) return STATUS_NOMEM;
    memset(labels, 0, sizeof *labels);
    labels->stems = labels->key = (struct buffer)BUFFER_INIT;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ROWS_COUNT && !status; i++) status = add_row(labels, &ROWS[i]);
    for (size_t i = 0; i < STAMPS_COUNT && !status; i++) status = add_stamp_words(labels, &STAMPS[i]);
    if (status)
        article_labels_free(labels);
    else
        *result = labels;
    return status;
}

void article_labels_free(struct article_labels *labels) {
    if (!labels) return;
    u64_map_release(&labels->starts);
    u64_map_release(&labels->stamps);
    VECTOR_RELEASE(&labels->firsts);
    VECTOR_RELEASE(&labels->phrases);
    VECTOR_RELEASE(&labels->says);
    buffer_release(&labels->stems);
    buffer_release(&labels->key);
    mem_free(labels);
}

void article_labels_unfilter(struct article_labels *labels) {
    labels->unfiltered = true;
}

bool article_labels_row(size_t i, struct article_label_row *row) {
    if (i < ROWS_COUNT) *row = ROWS[i];
    return i < ROWS_COUNT;
}

/* ---- What may follow a phrase ---- */

static bool ends_in_any(struct span text, const char *const *marks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(marks[i]);
        if (text.size >= size && memcmp(text.data + text.size - size, marks[i], size) == 0) return true;
    }
    return false;
}

/* ASCII, Chinese, Devanagari, Urdu; an ellipsis of dots is none. */
static bool ends_in_stop(struct span text) {
    static const char *const STOPS[] = {".", "。", "।", "۔"}, *const DOTS[] = {".."};
    return ends_in_any(text, STOPS, sizeof STOPS / sizeof *STOPS) && !ends_in_any(text, DOTS, 1);
}

static bool ends_in_call(struct span text) {
    static const char *const CALLS[] = {"!", "?", "！", "？", "؟"};
    return ends_in_any(text, CALLS, sizeof CALLS / sizeof *CALLS);
}

static bool is_number(struct span word) {
    const char *end = word.data + word.size;
    for (const char *p = word.data; p < end;) {
        size_t size = digit(p, end);
        if (!size) return false;
        p += size;
    }
    return true;
}

/* Nothing but numbers and punctuation. */
static bool is_figures(struct span text) {
    struct words words = {text, 0};
    struct span word;
    while (words_next(&words, &word))
        if (!is_number(word)) return false;
    return true;
}

/* Where what a colon leads to begins, or NULL: a colon, an arrow or an equals sign, with blanks around it. A
 * slash and a copyright sign lead to names. */
static const char *behind_colon(struct span rest, bool name) {
    static const char *const COLONS[] = {":", "：", "|", ">", "»", "›", "→", "►", "▶", "＝", "="};
    static const char *const NAMES[] = {"/", "／", "©"};
    const char *p = rest.data, *end = p + rest.size, *start = NULL;
    while (p < end && *p == ' ') p++;
    for (size_t i = 0; i < sizeof COLONS / sizeof *COLONS && !start; i++)
        if (begins_with(p, end, COLONS[i])) start = p + strlen(COLONS[i]);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && name && !start; i++)
        if (begins_with(p, end, NAMES[i])) start = p + strlen(NAMES[i]);
    return start;
}

static bool leads_to_name(enum article_rule_number rule) {
    return rule == RULE_label_credit || rule == RULE_label_byline;
}

static bool is_name(struct span text) {
    return text.size <= NAME_MAX && !ends_in_call(text) && (!ends_in_stop(text) || text.size <= STOPPED_NAME_MAX);
}

static bool has_headline(const struct phrase *phrase, struct span rest) {
    bool name = leads_to_name(phrase->rule);
    const char *start = behind_colon(rest, name);
    if (!start) return false;
    struct span headline = {start, (size_t)(rest.data + rest.size - start)};
    return name ? is_name(headline) : headline.size <= HEADLINE_MAX && !ends_in_stop(headline);
}

/* Whether a word of the rest begins with the phrase's stem. The key is of no more use then. */
static bool has_stem(struct article_labels *labels, const struct phrase *phrase, struct span rest) {
    struct buffer *key = &labels->key;
    const char *stem = labels->stems.data + phrase->stem;
    size_t size = phrase->stem_size, start = key->size;
    buffer_append_byte(key, ' ');
    if (text_fold(rest, key, NULL)) return false;
    for (size_t i = start; i + size <= key->size; i++)
        if (memcmp(key->data + i, stem, size) == 0) return true;
    key->size = start;
    return false;
}

static bool is_alone(const struct phrase *phrase, struct span rest) {
    if (!is_figures(rest)) return false;
    return phrase->shape == SHAPE_ASKS || (!ends_in_call(rest) && (phrase->words > 1 || !ends_in_stop(rest)));
}

static bool may_follow(struct article_labels *labels, const struct phrase *phrase, struct span rest) {
    switch (phrase->shape) {
    case SHAPE_WHOLE:
    case SHAPE_ASKS:
        return is_alone(phrase, rest);
    case SHAPE_COLON:
        return is_alone(phrase, rest) || has_headline(phrase, rest);
    case SHAPE_REST:
        return !leads_to_name(phrase->rule) || is_name(rest);
    case SHAPE_STEM:
        return has_stem(labels, phrase, rest);
    }
    return false;
}

/* ---- Lines ---- */

/* A line as far as it was read. */
struct walk {
    bool phrase, stamp; /* it may still be one */
    unsigned says;      /* enum stamp_word */
    uint32_t numbers, years;
    const struct article_rule *rule;
};

/* The rule of a phrase; a label of other stories without a headline behind it stands above them. */
static const struct article_rule *rule_of(const struct phrase *phrase, struct span rest) {
    bool heading = phrase->rule == RULE_label_related && phrase->shape != SHAPE_REST && is_figures(rest);
    return heading ? RULE_OF(label_heading) : &ARTICLE_RULES[phrase->rule];
}

static void walk_phrase(struct article_labels *labels, struct walk *walk, struct span rest) {
    size_t number = u64_map_find(&labels->starts, hash_bytes(buffer_span(&labels->key)));
    walk->phrase = number != U64_MAP_NONE;
    if (!walk->phrase) return;
    for (uint32_t i = labels->firsts.items[number]; i != NONE && !walk->rule;) {
        const struct phrase *phrase = &labels->phrases.items[i];
        if (may_follow(labels, phrase, rest)) walk->rule = rule_of(phrase, rest);
        i = phrase->next;
    }
}

/* The letters of a word of a stamp between its digits: the h of 9h30. */
static void walk_stamp(const struct article_labels *labels, struct walk *walk, struct span key) {
    for (size_t i = 0, size; i < key.size && walk->stamp; i += size) {
        for (size = 0; i + size < key.size && key.data[i + size] != '0';) size++;
        if (!size) {
            size = 1;
            continue;
        }
        size_t number = u64_map_find(&labels->stamps, hash_bytes(span_slice(key, i, i + size)));
        walk->stamp = number != U64_MAP_NONE;
        if (walk->stamp) walk->says |= labels->says.items[number];
    }
}

static void count_numbers(struct walk *walk, struct span word) {
    const char *end = word.data + word.size;
    for (const char *p = word.data; p < end;) {
        size_t size, digits = 0;
        for (; p < end && (size = digit(p, end)) > 0; p += size) digits++;
        walk->numbers += digits > 0;
        walk->years += digits == 4;
        while (p < end && !digit(p, end)) p++;
    }
}

static void walk_word(struct article_labels *labels, struct walk *walk, struct span word, struct span rest) {
    struct buffer *key = &labels->key;
    size_t start = key->size;
    bool put = put_word(key, word);
    if (key->status) return;
    count_numbers(walk, word);
    if (!put) return;
    if (walk->stamp) walk_stamp(labels, walk, span_slice(buffer_span(key), start + (start > 0), key->size));
    if (walk->phrase) walk_phrase(labels, walk, rest);
}

/* A date wants a year: "14. März" may be the heading of a day. */
static const struct article_rule *stamp_rule(const struct walk *walk) {
    enum { DATE_NUMBERS = 3 };
    if (!walk->stamp || !walk->numbers) return NULL;
    if (walk->says & STAMP_VERB) return RULE_OF(label_stamp);
    if (walk->says & STAMP_READING) return RULE_OF(label_reading);
    bool date = walk->years && (walk->says & STAMP_MONTH || walk->numbers >= DATE_NUMBERS);
    return date && walk->says ? RULE_OF(label_date) : NULL;
}

/* Whether the line is a quotation. */
static bool is_quoted(struct span line, const char *word) {
    size_t size;
    for (const char *p = line.data; p < word; p += size)
        if (char_at(p, &size) == CHAR_QUOTE) return true;
    return false;
}

static bool may_begin(const struct article_labels *labels, struct span word) {
    unsigned number;
    return labels->unfiltered || !beginning(word, &number) || labels->begins[number >> 5] >> (number & 31) & 1;
}

enum status article_labels_match(struct article_labels *labels, struct span line,
                                 const struct article_rule **rule) {
    struct walk walk = {.phrase = true, .stamp = true};
    struct words words = {line, 0};
    struct span word;
    *rule = NULL;
    if (line.size > LABEL_LINE_MAX || !words_next(&words, &word) || !may_begin(labels, word) ||
        is_quoted(line, word.data))
        return STATUS_OK;
    buffer_clear(&labels->key);
    do
        walk_word(labels, &walk, word, span_slice(line, words.position, line.size));
    while (!labels->key.status && !walk.rule && (walk.phrase || walk.stamp) && words_next(&words, &word));
    *rule = walk.rule ? walk.rule : stamp_rule(&walk);
    return labels->key.status;
}
