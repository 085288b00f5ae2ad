/*
 * byline.c - the names in a byline
 *
 * The text is cut into parts at marks and at words that join names; a part loses what leads to a name and
 * what follows one, and is a name unless its words say that it is something else. Words are compared by their
 * match keys, "Écrit par" as "ecrit par".
 */
#include "html/byline.h"
#include "html/tokenizer.h"
#include "text/chars.h"
#include "text/words.h"

enum word_kind { WORD_LEAD, WORD_LINK, WORD_CUT, WORD_OTHER, WORD_ROLE, WORD_PLACE };

struct listed_word {
    const char *words;
    enum word_kind kind;
};

static const struct listed_word BYLINE_WORDS[] = {
#define LEAD(words)  {words, WORD_LEAD},
#define LINK(word)   {word, WORD_LINK},
#define CUT(word)    {word, WORD_CUT},
#define OTHER(words) {words, WORD_OTHER},
#define ROLE(word)   {word, WORD_ROLE},
#include "data/byline_words.def"
#undef LEAD
#undef LINK
#undef CUT
#undef OTHER
#undef ROLE
};

static const struct listed_word PLACES[] = {
#define PLACE(name) {name, WORD_PLACE},
#define DEMONYM(name)
#include "data/places.def"
#undef PLACE
#undef DEMONYM
};

static const char *const FIRST_NAMES[] = {
#define FIRST_NAME(name, gender) name,
#define FAMILY_NAME(name)
#include "data/first_names.def"
#undef FIRST_NAME
#undef FAMILY_NAME
};

/* The match key of a text in room that is its own, and the first failure. */
struct key {
    struct buffer buffer;
    enum status status;
};
#define KEY_INIT                                                                                             \
    { BUFFER_INIT, STATUS_OK }

static struct span key_of(struct key *key, struct span text) {
    buffer_clear(&key->buffer);
    enum status status = text_fold(text, &key->buffer, NULL);
    if (status) key->status = status;
    return buffer_span(&key->buffer);
}

static bool is_listed(const struct listed_word *list, size_t count, struct span key, enum word_kind kind) {
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == kind && span_equal(key, span_of(list[i].words))) return true;
    return false;
}

static bool is_word(struct span key, enum word_kind kind) {
    return is_listed(BYLINE_WORDS, sizeof BYLINE_WORDS / sizeof *BYLINE_WORDS, key, kind);
}

/* ---- Parts ---- */

static struct span trimmed(struct span text) {
    const char *p = text.data, *end = p + text.size;
    size_t size;
    for (; p < end; p += size) {
        enum char_class class = char_at(p, &size);
        if (char_is_letter(class) || class == CHAR_DIGIT) break;
    }
    for (; end > p; end -= size) {
        enum char_class class = char_before(p, end, &size);
        if (char_is_letter(class) || class == CHAR_DIGIT || class == CHAR_DOT) break;
    }
    return (struct span){p, (size_t)(end - p)};
}

static size_t count_words(struct span text) {
    size_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++) words += text.data[i] == ' ';
    return words;
}

/* The bytes of a mark that parts names at p: a comma, a bar, a dash between blanks. */
static size_t mark_at(const char *p, const char *end, bool blank_before) {
    size_t size;
    enum char_class class = char_at(p, &size);
    bool blank_behind = p + size < end && p[size] == ' ';
    if (is_one_of(*p, ",;|/\n") || class == CHAR_BULLET || begins_with(p, end, "·")) return size;
    return (class == CHAR_DASH || *p == '&') && blank_before && blank_behind ? size : 0;
}

/* The next word of a text, up to a blank. */
static struct span word_at(struct span text, size_t at) {
    const char *blank = memchr(text.data + at, ' ', text.size - at);
    return span_slice(text, at, blank ? (size_t)(blank - text.data) : text.size);
}

/* Where the part that begins the text ends, and *next where the next begins. */
static size_t part_end(struct span text, struct key *key, size_t *next) {
    const char *end = text.data + text.size;
    for (size_t at = 0, size; at < text.size; at += size) {
        bool starts_word = at > 0 && text.data[at - 1] == ' ';
        size_t mark = mark_at(text.data + at, end, starts_word);
        if (mark) return *next = at + mark, at;
        struct span word = starts_word ? word_at(text, at) : (struct span){text.data, 0};
        bool links = word.size > 0 && is_ascii_lower(*word.data) && is_word(key_of(key, word), WORD_LINK);
        size_t behind = at + word.size + 1;
        if (links && behind < text.size && count_words(trimmed(span_slice(text, 0, at))) >= 2 &&
            count_words(trimmed(span_slice(text, behind, text.size))) >= 2)
            return *next = behind, at;
        char_at(text.data + at, &size);
    }
    return *next = text.size;
}

/* The bytes of up to three words at the beginning of a part that are listed together; 0 where none are. */
static size_t leading_words(struct span part, enum word_kind kind, struct key *key) {
    size_t ends[3], count = 0, at = 0;
    while (count < 3 && at < part.size) {
        at += word_at(part, at).size;
        ends[count++] = at++;
    }
    while (count > 0 && !is_word(key_of(key, span_slice(part, 0, ends[count - 1])), kind)) count--;
    return count > 0 ? ends[count - 1] : 0;
}

/* The part without the words that lead to a name. "Von", "Di" before a single word are part of it. */
static struct span without_lead(struct span part, struct key *key) {
    for (size_t size; (size = leading_words(part, WORD_LEAD, key)) > 0;) {
        struct span rest = trimmed(span_slice(part, size, part.size));
        bool of_name = size <= 3 && count_words(rest) == 1 && !html_named(span_slice(part, 0, size), "by");
        if (of_name) return part;
        part = rest;
    }
    return part;
}

/* The part up to a word that ends a name, or to a bracket. */
static struct span without_rest(struct span part, struct key *key) {
    const char *bracket = memchr(part.data, '(', part.size);
    if (bracket && bracket > part.data) part.size = (size_t)(bracket - part.data);
    for (size_t at = word_at(part, 0).size + 1; at < part.size;) {
        struct span word = word_at(part, at);
        if (word.size > 0 && is_ascii_lower(*word.data) && is_word(key_of(key, word), WORD_CUT))
            part.size = at;
        else
            at += word.size + 1;
    }
    return trimmed(part);
}

/* ---- Names ---- */

/* What has signs of an address or a name of a user, or more digits than a name has. */
static bool is_address(struct span part, size_t digits_most) {
    size_t digits = 0;
    for (size_t i = 0; i < part.size; i++) {
        if (is_one_of(part.data[i], "@:_")) return true;
        digits += is_ascii_digit(part.data[i]);
    }
    return digits > digits_most || (part.size > 4 && html_named(span_slice(part, 0, 4), "www."));
}

/* A word of a name of a person: with a capital, or small and short between others. */
static bool is_of_name(struct span word, bool edge) {
    size_t size;
    if (word.size == 0) return false;
    enum char_class class = char_at(word.data, &size);
    if (class == CHAR_UPPER || class == CHAR_LETTER) return true;
    return class == CHAR_LOWER && (word.size <= 3 || memchr(word.data, '\'', word.size)) && !edge;
}

/* Two to five words that look like the name of a person. */
static bool looks_like_person(struct span part) {
    size_t words = count_words(part), at = 0, unspaced = 0;
    for (size_t n = 0; n < words; n++) {
        struct span word = word_at(part, at);
        if (!is_of_name(word, n == 0 || n + 1 == words)) return false;
        at += word.size + 1;
        unspaced += word_is_unspaced(word);
    }
    return (words >= 2 || unspaced) && words <= 5;
}

static bool has_role(struct span part, struct key *key) {
    for (size_t at = 0; at < part.size;) {
        struct span word = word_at(part, at);
        if (is_word(key_of(key, word), WORD_ROLE)) return true;
        at += word.size + 1;
    }
    return false;
}

/* Whether a key begins with a first name, as that of a site that is a person's does. */
static bool has_first_name(struct span key) {
    struct span first = word_at(key, 0);
    for (size_t i = 0; i < sizeof FIRST_NAMES / sizeof *FIRST_NAMES && first.size < key.size; i++)
        if (span_equal(first, span_of(FIRST_NAMES[i]))) return true;
    return false;
}

/* Whether a key is that of the site, with or without its article, and the site is no person. */
static bool is_site(struct span key, struct span site) {
    if (site.size > 4 && memcmp(site.data, "the ", 4) == 0) site = span_slice(site, 4, site.size);
    if (key.size > 4 && memcmp(key.data, "the ", 4) == 0) key = span_slice(key, 4, key.size);
    return site.size > 0 && span_equal(key, site) && !has_first_name(key);
}

static bool is_name(struct span part, struct span site, enum byline_kind kind, struct key *key) {
    if (part.size < 2 || part.size > 100 || count_words(part) > 6 ||
        is_address(part, kind == BYLINE_STATED ? 2 : 0))
        return false;
    if (kind == BYLINE_SHOWN && !looks_like_person(part)) return false;
    struct span folded = key_of(key, part);
    return !is_listed(PLACES, sizeof PLACES / sizeof *PLACES, folded, WORD_PLACE) && !is_site(folded, site);
}

/* Whether a name, or one that has it, was appended from `start` on. */
static bool is_there(struct span name, size_t start, const struct buffer *out) {
    for (size_t at = start; at + name.size <= out->size; at++)
        if (memcmp(out->data + at, name.data, name.size) == 0) return true;
    return false;
}

static void append_name(struct span name, size_t start, struct buffer *out) {
    if (name.size == 0 || out->status || is_there(name, start, out)) return;
    if (out->size > start) buffer_append(out, span_of(", "));
    buffer_append(out, name);
}

static bool is_link(struct span text) {
    for (size_t at = 0; at + 3 <= text.size; at++)
        if (memcmp(text.data + at, "://", 3) == 0) return true;
    return false;
}

void byline_names(struct span text, struct span site, enum byline_kind kind, size_t start,
                  struct buffer *out) {
    struct key key = KEY_INIT, of_site = KEY_INIT;
    struct span role = {NULL, 0};
    size_t before = out->size;
    if (text.size > BYLINE_MAX || is_link(text)) return;
    site = key_of(&of_site, site);
    while (text.size > 0 && !out->status) {
        size_t next, end = part_end(text, &key, &next);
        struct span part = without_rest(without_lead(trimmed(span_slice(text, 0, end)), &key), &key);
        text = span_slice(text, next, text.size);
        if (part.size == 0 || leading_words(part, WORD_OTHER, &key) || !is_name(part, site, kind, &key))
            continue;
        if (!has_role(part, &key))
            append_name(part, start, out);
        else if (kind == BYLINE_STATED && count_words(part) > 1)
            role = part;
    }
    if (out->size == before) append_name(role, start, out); /* "Harbour Desk" */
    if (!out->status) out->status = of_site.status ? of_site.status : key.status;
    buffer_release(&key.buffer);
    buffer_release(&of_site.buffer);
}

enum status byline_leads(struct span text, bool all, bool *leads) {
    struct key key = KEY_INIT;
    text = trimmed(text);
    struct span rest = text.size <= BYLINE_MAX ? without_lead(text, &key) : text;
    buffer_release(&key.buffer);
    *leads = rest.size < text.size && (rest.size == 0) == all;
    return key.status;
}
