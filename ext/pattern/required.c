/*
 * required.c - literals of which every match of a pattern holds one
 *
 *     .{0,300}\bcontributed (?:to this|reporting|from).{0,80}
 *
 * matches no line without "contributed to this", "contributed reporting" or "contributed from". Looking for
 * such literals in one pass (literals.h) is much cheaper than to read a line along the pattern. They are read
 * off the pattern, so that nobody keeps a second list.
 *
 * The idea: a part of a pattern that matches few strings is written out, and what follows it is appended to
 * each. Where that gets too long, or something unknown follows, the strings so far are literals of which each
 * match holds one, and a new start is made behind it. The best of these sets is kept: its shortest literal is
 * the longest, since long literals are rare.
 *
 * literals.h finds a literal at the start of a word only. So a string must say that no letter stands before
 * it: it follows a blank, a mark or \b, or it begins the match.
 *
 * Cost: WORDING_STRINGS strings for each atom of a pattern, once a connection.
 *
 * Reference: R. Cox, Regular expression matching with a trigram index, 2012 (exact sets and match queries).
 */
#include "pattern/required.h"
#include "text/chars.h"

/* Strings beyond the count of a set are never read, and so not cleared: a wording is large, and is made at
 * each atom. */
static void clear(struct wording_strings *strings) {
    strings->count = 0;
    strings->either_case = false;
}

static void set_empty(struct wording_strings *strings, bool boundary) {
    clear(strings);
    strings->count = 1;
    strings->items[0].size = 0;
    strings->items[0].starts_word = boundary;
}

void wording_empty(struct wording *wording, bool boundary) {
    wording->exact = true;
    set_empty(&wording->strings, boundary);
    clear(&wording->best);
}

void wording_unknown(struct wording *wording) {
    wording->exact = false;
    clear(&wording->strings);
    clear(&wording->best);
}

static void copy(struct wording_strings *to, const struct wording_strings *from) {
    to->count = from->count;
    to->either_case = from->either_case;
    memcpy(to->items, from->items, from->count * sizeof *from->items);
}

static bool is_same(const struct wording_string *a, const struct wording_string *b) {
    return a->size == b->size && a->starts_word == b->starts_word && memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* Adds a string that is not there yet; false where there is no room. */
static bool add_string(struct wording_strings *strings, const struct wording_string *string) {
    for (unsigned i = 0; i < strings->count; i++)
        if (is_same(&strings->items[i], string)) return true;
    if (strings->count == WORDING_STRINGS) return false;
    strings->items[strings->count++] = *string;
    return true;
}

static bool add_strings(struct wording_strings *strings, const struct wording_strings *others) {
    strings->either_case = strings->either_case || others->either_case;
    for (unsigned i = 0; i < others->count; i++)
        if (!add_string(strings, &others->items[i])) return false;
    return true;
}

/* The longest literal within a string, as a string; its size is 0 where there is none. */
static struct wording_string literal_of(const struct wording_string *string) {
    struct wording_string literal = {.starts_word = true};
    for (unsigned i = 0; i < string->size; i++) {
        bool starts = i ? !is_ascii_letter(string->bytes[i - 1]) : string->starts_word;
        unsigned char size = (unsigned char)(string->size - i);
        if (!is_ascii_letter(string->bytes[i])) starts = true;
        if (!starts || size <= literal.size) continue;
        if (!literals_take((struct span){string->bytes + i, size})) continue;
        memcpy(literal.bytes, string->bytes + i, size);
        literal.size = size;
    }
    return literal;
}

/* How often a text holds one of some literals, roughly: each byte more makes one four times as rare. */
static double frequency(const struct wording_strings *literals) {
    double sum = 0;
    for (unsigned i = 0; i < literals->count; i++) {
        double share = 1;
        for (unsigned k = 0; k < literals->items[i].size; k++) share /= 4;
        sum += share;
    }
    return sum;
}

static void keep_better(struct wording_strings *best, const struct wording_strings *literals) {
    if (literals->count && (!best->count || frequency(literals) < frequency(best))) copy(best, literals);
}

/* Takes the strings that are known to be matched as literals, if each of them holds one. */
static void consider(struct wording *sequence) {
    struct wording_strings literals;
    clear(&literals);
    literals.either_case = sequence->strings.either_case;
    for (unsigned i = 0; i < sequence->strings.count; i++) {
        struct wording_string literal = literal_of(&sequence->strings.items[i]);
        if (!literal.size || !add_string(&literals, &literal)) return;
    }
    keep_better(&sequence->best, &literals);
}

/* Each string of one set with each of the other behind it; false where there is no room. */
static bool multiply(const struct wording_strings *a, const struct wording_strings *b,
                     struct wording_strings *product) {
    clear(product);
    product->either_case = a->either_case || b->either_case;
    for (unsigned i = 0; i < a->count; i++) {
        for (unsigned k = 0; k < b->count; k++) {
            struct wording_string string = a->items[i];
            const struct wording_string *tail = &b->items[k];
            if ((size_t)string.size + tail->size > LITERAL_MAX) return false;
            if (!string.size) string.starts_word = string.starts_word || tail->starts_word;
            memcpy(string.bytes + string.size, tail->bytes, tail->size);
            string.size = (unsigned char)(string.size + tail->size);
            if (!add_string(product, &string)) return false;
        }
    }
    return true;
}

void wording_append_character(struct wording *sequence, char byte, bool either_case) {
    struct wording_strings *strings = &sequence->strings;
    bool room = true;
    for (unsigned i = 0; i < strings->count; i++) room = room && strings->items[i].size < LITERAL_MAX;
    if (!room) {
        consider(sequence);
        sequence->exact = false;
        set_empty(strings, false);
    }
    strings->either_case = strings->either_case || either_case;
    for (unsigned i = 0; i < strings->count; i++) strings->items[i].bytes[strings->items[i].size++] = byte;
}

void wording_append(struct wording *sequence, const struct wording *part) {
    struct wording_strings product;
    if (part->exact && multiply(&sequence->strings, &part->strings, &product)) {
        copy(&sequence->strings, &product);
        return;
    }
    consider(sequence);
    keep_better(&sequence->best, &part->best);
    sequence->exact = false;
    if (part->exact)
        copy(&sequence->strings, &part->strings);
    else
        set_empty(&sequence->strings, false);
}

void wording_end(struct wording *sequence) {
    if (!sequence->exact) consider(sequence);
}

void wording_join(struct wording *all, struct wording *other) {
    if (all->exact && other->exact && add_strings(&all->strings, &other->strings)) return;
    if (all->exact) consider(all);
    if (other->exact) consider(other);
    bool required = all->best.count && other->best.count && add_strings(&all->best, &other->best);
    all->exact = false;
    if (!required) clear(&all->best);
}

void wording_repeat(struct wording *part, uint32_t least, uint32_t most) {
    if (least == 1 && most == 1) return;
    const struct wording_string empty = {.size = 0};
    if (least == 0 && most == 1 && part->exact && add_string(&part->strings, &empty)) return;
    if (part->exact && least > 0) consider(part);
    if (least == 0) clear(&part->best);
    part->exact = false;
}

bool wording_ends_word(const struct wording *sequence) {
    for (unsigned i = 0; i < sequence->strings.count; i++) {
        const struct wording_string *string = &sequence->strings.items[i];
        if (string->size ? is_ascii_letter(string->bytes[string->size - 1]) : !string->starts_word)
            return false;
    }
    return sequence->strings.count > 0;
}
