/*
 * speech_items.c - a text as the words outside its quotations, with each quotation as one item
 *
 * Also here: which words are verbs that tell. "claims" is one in "Voss claims", none in "the claims" and
 * "of claims"; "called" tells nothing of its subject in "she was called a hero".
 */
#include "extract/speech_items.h"
#include "text/block.h"
#include "text/chars.h"

/* Room for items is made by speech_items_read(). */
static void add_item(struct speech_items *items, size_t token, uint32_t quote) {
    items->items[items->count++] = (struct speech_item){(uint32_t)token, quote, NO_QUOTE};
}

/* True for the second hyphen of "--", which is one dash. */
static bool is_second_hyphen(const struct tokens *tokens, size_t i) {
    return i > 0 && token_is(tokens, i, '-') && token_is(tokens, i - 1, '-') &&
           tokens->items[i].flags & TOKEN_GLUED;
}

static void add_words(struct speech_items *items, size_t first, size_t end) {
    struct speech_item *item = items->items + items->count;
    items->count += end - first;
    while (first < end) *item++ = (struct speech_item){(uint32_t)first++, NO_QUOTE, NO_QUOTE};
}

/* Adds tokens first .. end - 1; of tokens.marks, *mark is the next one. */
static void add_tokens(struct speech_items *items, size_t first, size_t end, size_t *mark) {
    const uint32_t *marks = items->tokens->marks.items;
    size_t count = items->tokens->marks.count;
    while (*mark < count && marks[*mark] < first) ++*mark;
    for (; *mark < count && marks[*mark] < end; ++*mark) {
        if (!is_second_hyphen(items->tokens, marks[*mark])) continue;
        add_words(items, first, marks[*mark]);
        first = marks[*mark] + 1;
    }
    add_words(items, first, end);
}

static enum status make_room(struct speech_items *items) {
    size_t tokens = items->tokens->count, quotes = items->quotes->count;
    items->count = items->quoted.count = 0;
    if (tokens > items->capacity &&
        vector_grow((void **)&items->items, &items->capacity, tokens, sizeof *items->items))
        return STATUS_NOMEM;
    if (quotes > items->quoted.capacity && vector_grow((void **)&items->quoted.items, &items->quoted.capacity,
                                                       quotes, sizeof *items->quoted.items))
        return STATUS_NOMEM;
    return STATUS_OK;
}

enum status speech_items_read(struct speech_items *items, const struct tokens *tokens, struct quotes *quotes,
                              struct poll *poll) {
    items->tokens = tokens;
    items->quotes = quotes;
    if (make_room(items)) return STATUS_NOMEM;
    size_t token = 0, mark = 0;
    for (size_t i = 0; i < quotes->count; i++) {
        const struct quote *quote = &quotes->items[i];
        add_tokens(items, token, quote->open, &mark);
        items->quoted.items[items->quoted.count++] =
            (struct quoted_item){items->count, {0, 0}, NO_ITEM, false};
        add_item(items, quote->open, (uint32_t)i);
        if (poll_stop(poll, quote->end - token)) return STATUS_INTERRUPT;
        token = quote->end;
    }
    add_tokens(items, token, tokens->count, &mark);
    return poll_stop(poll, tokens->count - token) ? STATUS_INTERRUPT : STATUS_OK;
}

void speech_items_release(struct speech_items *items) {
    VECTOR_RELEASE(items);
    VECTOR_RELEASE(&items->quoted);
}

uint64_t item_classes_of_capital(const struct speech_items *items, size_t i) {
    const struct token *token = item_token(items, i);
    uint64_t small = CLASS_OBJECT | CLASS_CONJUNCTION | CLASS_PREPOSITION | CLASS_AUXILIARY;
    if (token->flags & TOKEN_CAPITALS) return token->classes & ~(small | CLASS_PRONOUN);
    if (token->size == 1 && item_mark(items, i + 1) == '.' && item_flags(items, i + 1) & TOKEN_GLUED)
        return 0;
    if (!(token->classes & small)) return token->classes;
    unsigned before = item_flags(items, i - 1);
    bool inside = (before & TOKEN_WORD && !(before & TOKEN_CAPITAL)) || item_mark(items, i - 1) == ',' ||
                  item_is_quote(items, i - 1);
    return inside && !item_ends_sentence(items, i - 1) ? token->classes & ~small : token->classes;
}

char item_mark_of(const struct speech_items *items, const struct token *token) {
    const char *p = items->tokens->text.data + token->start;
    const char *text_end = items->tokens->text.data + items->tokens->text.size;
    bool spaced = !(token->flags & TOKEN_GLUED) || begins_with(p, text_end, "--");
    if (*p == '-' && spaced) return MARK_DASH;
    if (token->size == 1) return *p;
    size_t size;
    return char_at(p, &size) == CHAR_DASH ? MARK_DASH : 0;
}

bool item_is_hyphen(const struct speech_items *items, size_t i) {
    char mark = item_mark(items, i);
    return (mark == '-' || mark == '/') && item_flags(items, i + 1) & TOKEN_GLUED;
}

bool item_spells(const struct speech_items *items, const struct token *token, const char *word) {
    const char *p = items->tokens->text.data + token->start;
    for (size_t k = 0; k < token->size; k++)
        if ((p[k] | 0x20) != word[k]) return false;
    return true;
}

/* Looked for is the first letter with a blank before it, and one as far behind it as the word is long. */
bool item_is_listed(const struct speech_items *items, size_t i, const char *list, size_t size) {
    if (!item_is_word(items, i)) return false;
    const struct token *token = item_token(items, i);
    unsigned char first = (unsigned char)items->tokens->text.data[token->start] | 0x20;
    if (token->size > LISTED_BYTES || first >= 0x80) return false;
    for (const char *p = list; p < list + size; p += BLOCK_BYTES) {
        unsigned starts = block_within(p, 0, ' ', 1) & block_within(p + 1, 0, first, 1) &
                          block_within(p + 1 + token->size, 0, ' ', 1);
        for (; starts; starts &= starts - 1)
            if (item_spells(items, token, p + 1 + __builtin_ctz(starts))) return true;
    }
    return false;
}

size_t item_paragraph(const struct speech_items *items, size_t i) {
    if (i >= items->count) return 0;
    uint32_t sentence = items->tokens->items[item_last_token(items, i)].sentence;
    return items->tokens->sentences.items[sentence].paragraph;
}

/* The first item of the sentence up to i where it has no quotation before i, or NO_ITEM. */
static size_t plain_first(const struct speech_items *items, size_t i) {
    size_t token = items->items[i].token;
    size_t first = items->tokens->sentences.items[items->tokens->items[token].sentence].first;
    size_t most = token - first < SENTENCE_ITEMS ? token - first : SENTENCE_ITEMS;
    return i >= most && items->items[i - most].token + most == token ? i - most : NO_ITEM;
}

size_t sentence_first(const struct speech_items *items, size_t i) {
    size_t first = i < items->count ? plain_first(items, i) : NO_ITEM;
    if (first != NO_ITEM) return first;
    for (size_t n = 0; n < SENTENCE_ITEMS && !item_ends_sentence(items, i - 1); n++) i--;
    return i;
}

/* The last item of the sentence from i on where it has no quotation behind i, or NO_ITEM. */
static size_t plain_last(const struct speech_items *items, size_t i) {
    size_t token = item_last_token(items, i);
    size_t end = items->tokens->sentences.items[items->tokens->items[token].sentence].end - 1;
    size_t most = end - token < SENTENCE_ITEMS ? end - token : SENTENCE_ITEMS;
    size_t last = i + most;
    bool plain =
        last < items->count && items->items[last].token == token + most && !item_is_quote(items, last);
    return plain ? last : NO_ITEM;
}

size_t sentence_last(const struct speech_items *items, size_t i) {
    size_t last = i < items->count ? plain_last(items, i) : i;
    if (last != NO_ITEM) return last;
    for (size_t n = 0; n < SENTENCE_ITEMS && !item_ends_sentence(items, i); n++) i++;
    return i;
}

/* True for a word that ends so. */
static inline bool ends_with(const struct speech_items *items, size_t i, const char *end) {
    const struct token *token = item_token(items, i);
    size_t size = strlen(end);
    if (!token || token->size <= size + 2) return false;
    return !memcmp(items->tokens->text.data + token->start + token->size - size, end, size);
}

bool item_is_adverb(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i);
    return classes & CLASS_ADVERB ||
           (!(classes & CLASS_PLAIN) && !item_is_capital(items, i) && ends_with(items, i, "ly"));
}

bool item_is_noun(const struct speech_items *items, size_t i) {
    if (!item_is_word(items, i) || item_is_function(items, i) || item_classes(items, i) & CLASS_DAY)
        return false;
    return item_is_capital(items, i) || !item_is_adverb(items, i);
}

bool item_is_participle(const struct speech_items *items, size_t i) {
    return !item_is_capital(items, i) && (ends_with(items, i, "ing") || ends_with(items, i, "ed"));
}

bool item_is_ing(const struct speech_items *items, size_t i) {
    return ends_with(items, i, "ing");
}

bool item_is_gerund(const struct speech_items *items, size_t i) {
    return item_classes(items, i) & CLASS_GERUND;
}

bool item_is_base(const struct speech_items *items, size_t i) {
    return (item_classes(items, i) & (CLASS_BASE | CLASS_PAST)) == CLASS_BASE;
}

/* True for a name that ends with item i and is one thing's: "a new Reuters" of "a new Reuters report". */
static bool is_one_thing(const struct speech_items *items, size_t i) {
    enum { WORDS = 3 };
    size_t first = i;
    while (i - first < WORDS && !item_ends_sentence(items, first - 1) && item_is_noun(items, first - 1))
        first--;
    return !item_ends_sentence(items, first - 1) && item_among(items, first - 1, "a an");
}

/* True behind a name that agrees with the verb: "Voss claims", "Republicans claim", not "the Dutch claim". */
static bool may_govern(const struct speech_items *items, size_t i) {
    const struct token *before = item_token(items, i - 1);
    if (!item_is_capital(items, i - 1)) return false;
    if (!item_is_base(items, i) || item_is(items, i - 2, "and")) return true;
    if (is_one_thing(items, i - 1)) return false;
    return items->tokens->text.data[before->start + before->size - 1] == 's';
}

/* True for the noun that a verb looks like, by the word before it. */
static bool is_twin(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i), before = item_classes(items, i - 1);
    bool twin = classes & CLASS_VERB_OR_NOUN && !(classes & CLASS_PAST);
    if (item_ends_sentence(items, i - 1)) return twin;
    if (item_is_gerund(items, i)) return false;
    if (item_is_possessive(items, i - 1)) return true;
    if (!item_is_word(items, i - 1)) return item_mark(items, i - 1) == '-';
    if (before & CLASS_DETERMINER && !(before & CLASS_INDEFINITE)) return true;
    if (before & CLASS_PREPOSITION && !item_is(items, i - 1, "to")) return true;
    bool measured =
        before & (CLASS_ADVERB | CLASS_DETERMINER) && item_among(items, i - 1, "further more most");
    if (twin && (measured || item_mark(items, i + 1) == '-')) return true;
    bool much = classes & CLASS_PAST && item_is(items, i - 1, "most") && !item_ends_sentence(items, i - 2);
    if (much && item_classes(items, i - 2) & CLASS_DETERMINER) return true; /* "his most quoted words" */
    bool beside = before & (CLASS_PRONOUN | CLASS_AUXILIARY | CLASS_CONJUNCTION) ||
                  item_is_adverb(items, i - 1) || may_govern(items, i) || item_is(items, i - 1, "to");
    return twin && !beside;
}

/* True for "was called", "as reported". */
static bool is_passive(const struct speech_items *items, size_t i) {
    enum { ADVERBS = 3 };
    if (!(item_classes(items, i) & CLASS_PAST)) return false;
    size_t before = i - 1;
    for (size_t n = 0; n < ADVERBS && !item_ends_sentence(items, before) && item_is_adverb(items, before);
         n++)
        before--;
    if (item_ends_sentence(items, before)) return false;
    return item_classes(items, before) & CLASS_BE || item_is(items, before, "as");
}

/* True for "went on" and "put it", which tell as "said" does. */
static bool is_idiom(const struct speech_items *items, size_t i) {
    if (!(item_classes(items, i) & CLASS_IDIOM)) return false;
    if (item_among(items, i, "put puts")) return item_is(items, i + 1, "it");
    if (item_among(items, i, "fired fires hit hits shot struck")) return item_is(items, i + 1, "back");
    return item_among(items, i, "went goes") && item_is(items, i + 1, "on") && !item_is_word(items, i + 2);
}

/* True for "a play called “Rain”": nothing that is called so stands behind the verb or was named before
 * it. */
static bool is_naming(const struct speech_items *items, size_t i) {
    enum { FRONTED = 6 };
    size_t next = i + 1 + ((item_classes(items, i + 1) & CLASS_DETERMINER) != 0);
    if (!item_is_quote(items, next)) return false;
    if (!item_among(items, i, "called dubbed labeled labelled branded termed deemed named nicknamed"))
        return false;
    if (item_is(items, i - 1, "so")) return true; /* "a so called “expert”" */
    for (size_t k = i, n = 0; n < FRONTED && !item_ends_sentence(items, k - 1); n++)
        if (item_among(items, --k, "what which whom who that it he she they")) return false;
    return true;
}

enum saying item_saying_of(const struct speech_items *items, size_t i) {
    uint64_t classes = item_classes(items, i);
    if (classes & (CLASS_FINITE | CLASS_SAYS) && is_idiom(items, i)) return SAYING_SAYS;
    if (!(classes & (CLASS_SAYS | CLASS_ABOUT | CLASS_HOLDS))) return SAYING_NONE;
    if (item_is_capital(items, i) && !item_ends_sentence(items, i - 1)) return SAYING_NONE;
    if (is_twin(items, i)) return SAYING_NONE;
    if (is_passive(items, i) || is_naming(items, i)) return SAYING_PASSIVE;
    return classes & CLASS_SAYS ? SAYING_SAYS : classes & CLASS_ABOUT ? SAYING_ABOUT : SAYING_HOLDS;
}
