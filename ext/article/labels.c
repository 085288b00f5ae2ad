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
#include "article/labels_impl.h"
#include "base/hash.h"
#include "base/mem.h"
#include "text/chars.h"
#include "text/words.h"

/* Bytes: of a line that may be a label, of a headline behind one, of a name behind one. */
enum { LABEL_LINE_MAX = 300, HEADLINE_MAX = 220, NAME_MAX = 90 };

enum status article_labels_new(struct article_labels **result) {
    *result = NULL;
    struct article_labels *labels = mem_alloc(sizeof *labels);
    if (!labels) return STATUS_NOMEM;
    memset(labels, 0, sizeof *labels);
    labels->stems = labels->key = (struct buffer)BUFFER_INIT;
    enum status status = labels_read(labels, false);
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

/* ---- What may follow a phrase ---- */

/* ASCII, Chinese, Devanagari, Urdu; an ellipsis of dots is none. */
static bool ends_in_stop(struct span text) {
    static const char *const STOPS[] = {".", "。", "।", "۔"}, *const DOTS[] = {".."};
    return labels_ends_in(text, STOPS, sizeof STOPS / sizeof *STOPS) && !labels_ends_in(text, DOTS, 1);
}

static bool ends_in_call(struct span text) {
    static const char *const CALLS[] = {"!", "?", "！", "？", "؟"};
    return labels_ends_in(text, CALLS, sizeof CALLS / sizeof *CALLS);
}

/* Whether a digit of any script begins at p; *size is that of the character. */
static bool is_digit(const char *p, size_t *size) {
    *size = 1;
    return (unsigned char)*p < 0x80 ? is_ascii_digit(*p) : char_at(p, size) == CHAR_DIGIT;
}

static bool is_number(struct span word) {
    for (size_t i = 0, size; i < word.size; i += size)
        if (!is_digit(word.data + i, &size)) return false;
    return true;
}

/* Nothing but numbers and punctuation. */
static bool is_figures(struct span text) {
    struct words words = {text, 0, NULL};
    struct span word;
    while (words_next(&words, &word))
        if (!is_number(word)) return false;
    return true;
}

static const char *behind_any(const char *p, const char *end, const char *const *marks, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (begins_with(p, end, marks[i])) return p + strlen(marks[i]);
    return NULL;
}

/* Where what a colon leads to begins, or NULL: a colon, an arrow or an equals sign, with blanks around it. A
 * slash and a copyright sign lead to names. */
static const char *behind_colon(struct span rest, bool name, bool comma) {
    static const char *const COLONS[] = {":", "：", "|", ">", "»", "›", "→", "►", "▶", "＝", "="},
                             *const NAMES[] = {"/", "／", "©"}, *const COMMAS[] = {",", "،", "，"};
    const char *p = rest.data, *end = p + rest.size;
    while (p < end && *p == ' ') p++;
    if (comma) return behind_any(p, end, COMMAS, sizeof COMMAS / sizeof *COMMAS);
    const char *start = behind_any(p, end, COLONS, sizeof COLONS / sizeof *COLONS);
    return start || !name ? start : behind_any(p, end, NAMES, sizeof NAMES / sizeof *NAMES);
}

static bool leads_to_name(enum article_rule_number rule) {
    return rule == RULE_label_credit || rule == RULE_label_byline;
}

/* "Foto: PAP." ends in a stop that is no sentence's. */
static bool is_name(struct span text) {
    enum { STOPPED_WORDS = 2 };
    return text.size <= NAME_MAX && !ends_in_call(text) &&
           (!ends_in_stop(text) || words_count(text, NULL) <= STOPPED_WORDS);
}

static bool has_headline(const struct label_phrase *phrase, struct span rest) {
    bool name = leads_to_name(phrase->rule);
    const char *start = behind_colon(rest, name, phrase->shape == SHAPE_COMMA);
    if (!start) return false;
    struct span headline = {start, (size_t)(rest.data + rest.size - start)};
    if (name) return is_name(headline);
    return headline.size <= HEADLINE_MAX && (phrase->rule == RULE_label_caption || !ends_in_stop(headline));
}

/* Whether a word of the rest begins with the phrase's stem. The key is of no more use then. */
static bool has_stem(struct article_labels *labels, const struct label_phrase *phrase, struct span rest) {
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

/* Whether a word may end a sentence: "Teilen." and 'Teilen,' are words of somebody. */
static bool is_spoken(struct span rest) {
    for (size_t i = 0, size; i < rest.size; i += size) {
        enum char_class class = char_at(rest.data + i, &size);
        if (class == CHAR_QUOTE || rest.data[i] == ',') return true;
    }
    return ends_in_stop(rest);
}

static bool is_alone(const struct label_phrase *phrase, struct span rest) {
    if (!is_figures(rest)) return false;
    return phrase->shape == SHAPE_ASKS || (!ends_in_call(rest) && (phrase->words > 1 || !is_spoken(rest)));
}

static bool may_follow(struct article_labels *labels, const struct label_phrase *phrase, struct span rest) {
    switch (phrase->shape) {
    case SHAPE_WHOLE:
    case SHAPE_ASKS:
        return is_alone(phrase, rest);
    case SHAPE_COLON:
        return is_alone(phrase, rest) || has_headline(phrase, rest);
    case SHAPE_COMMA:
        return has_headline(phrase, rest);
    case SHAPE_REST:
        return !leads_to_name(phrase->rule) || (is_name(rest) && !ends_in_stop(rest));
    case SHAPE_STEM:
        break;
    }
    if (leads_to_name(phrase->rule) && (!is_name(rest) || ends_in_stop(rest))) return false;
    return has_stem(labels, phrase, rest);
}

/* ---- Lines ---- */

/* A line as far as it was read. */
struct walk {
    bool sentence;      /* then what stands behind a phrase is none of its own */
    bool phrase, stamp; /* it may still be one */
    unsigned says;      /* enum stamp_word */
    uint32_t numbers, years;
    const struct article_rule *rule;
};

/* The rule of a phrase; a label of other stories without a headline behind it stands above them. */
static const struct article_rule *rule_of(const struct label_phrase *phrase, struct span rest) {
    bool heading = phrase->rule == RULE_label_related && phrase->shape != SHAPE_REST && is_figures(rest);
    return heading ? RULE_OF(label_heading) : &ARTICLE_RULES[phrase->rule];
}

static void walk_phrase(struct article_labels *labels, struct walk *walk, struct span rest) {
    size_t number = u64_map_find(&labels->starts, hash_bytes(buffer_span(&labels->key)));
    walk->phrase = number != U64_MAP_NONE;
    if (!walk->phrase) return;
    for (uint32_t i = labels->firsts.items[number]; i != LABEL_NONE && !walk->rule;) {
        const struct label_phrase *phrase = &labels->phrases.items[i];
        bool asked = !walk->sentence || phrase->shape > SHAPE_COLON;
        if (asked && may_follow(labels, phrase, rest)) walk->rule = rule_of(phrase, rest);
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
    size_t digits = 0;
    for (size_t i = 0, size; i < word.size; i += size) {
        digits = is_digit(word.data + i, &size) ? digits + 1 : 0;
        walk->numbers += digits == 1;
        walk->years += digits == 4;
        walk->years -= digits == 5;
    }
}

static void walk_word(struct article_labels *labels, struct walk *walk, struct span word, struct span rest) {
    struct buffer *key = &labels->key;
    size_t start = key->size;
    bool put = labels_put_word(key, word);
    if (key->status) return;
    count_numbers(walk, word);
    if (!put) return;
    if (walk->stamp) walk_stamp(labels, walk, span_slice(buffer_span(key), start + (start > 0), key->size));
    if (walk->phrase) walk_phrase(labels, walk, rest);
}

/* A date wants a year: "14. März" may be the heading of a day. One with a full stop ends a sentence. */
static const struct article_rule *stamp_rule(const struct walk *walk, struct span line) {
    enum { DATE_NUMBERS = 2, DATE_NUMBERS_MAX = 7 };
    if (!walk->stamp || !walk->numbers) return NULL;
    if (walk->says & STAMP_VERB) return RULE_OF(label_stamp);
    bool date = walk->years == 1 && walk->numbers >= DATE_NUMBERS && walk->numbers <= DATE_NUMBERS_MAX &&
                !ends_in_stop(line);
    return date && walk->says ? RULE_OF(label_date) : NULL;
}

/* A quotation begins as no label does. */
static bool is_quoted(struct span line) {
    size_t size;
    return char_at(line.data, &size) == CHAR_QUOTE;
}

/* False for seven lines in eight. */
static inline bool may_begin(const struct article_labels *labels, struct span line, bool sentence) {
    const uint32_t *bits = sentence ? labels->opens : labels->begins;
    unsigned place;
    bool told = labels_beginning(line, &place);
    return !told || bits[place >> 5] >> (place & 31) & 1 || labels->unfiltered;
}

/* Lists of other scripts are read when a line first needs them: most texts never do. */
static enum status add_foreign(struct article_labels *labels, struct span line) {
    if (labels->foreign || !labels_is_foreign(line.data)) return STATUS_OK;
    enum status status = labels_read(labels, true);
    labels->foreign = !status;
    return status;
}

static enum status walk_line(struct article_labels *labels, struct walk *walk, struct span line) {
    struct words words = {line, 0, NULL};
    struct span word;
    if (!words_next(&words, &word)) return STATUS_OK;
    buffer_clear(&labels->key);
    do walk_word(labels, walk, word, span_slice(line, words.position, line.size));
    while (!labels->key.status && !walk->rule && (walk->phrase || walk->stamp) && words_next(&words, &word));
    if (!walk->rule) walk->rule = stamp_rule(walk, line);
    return labels->key.status;
}

/* For the few lines that may begin like a label: inlined, it takes the others their time. */
__attribute__((noinline)) static enum status match(struct article_labels *labels, struct span line,
                                                   bool sentence, const struct article_rule **rule) {
    if (line.size == 0 || is_quoted(line)) return STATUS_OK;
    struct walk walk = {.phrase = true, .stamp = !sentence, .sentence = sentence};
    enum status status = add_foreign(labels, line);
    if (!status) status = walk_line(labels, &walk, line);
    *rule = walk.rule;
    return status;
}

enum status article_labels_match(struct article_labels *labels, struct span line, bool sentence,
                                 const struct article_rule **rule) {
    *rule = NULL;
    if (line.size > LABEL_LINE_MAX || !may_begin(labels, line, sentence)) return STATUS_OK;
    return match(labels, line, sentence, rule);
}
