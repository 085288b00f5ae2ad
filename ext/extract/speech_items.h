/*
 * speech_items.h - a text as the words outside its quotations, with each quotation as one item
 *
 *     struct speech_items items = SPEECH_ITEMS_INIT;                        kept from text to text
 *     enum status status = speech_items_read(&items, &tokens, &quotes, poll);
 *     speech_items_release(&items);
 *
 * “We won. We did,” she said.     <quotation> she said .
 *
 * Who reads for a speaker walks over items: what is quoted is not looked into, and a full stop within a
 * quotation ends no sentence. All questions may be asked of any number: what is no item is no word, no
 * mark, no quotation, and ends a sentence.
 */
#ifndef NEWSPRINT_EXTRACT_SPEECH_ITEMS_H
#define NEWSPRINT_EXTRACT_SPEECH_ITEMS_H

#include "extract/quotes.h"

#define NO_ITEM  SIZE_MAX
#define NO_QUOTE UINT32_MAX

/* How far a sentence is looked at, to each side. */
enum { SENTENCE_ITEMS = 60 };

struct speech_item {
    uint32_t token; /* of a quotation: its opening mark */
    uint32_t quote; /* index into quotes, or NO_QUOTE */
    uint32_t cues;  /* the quotation that this verb was found to introduce, or NO_QUOTE */
};

/* Items first .. end - 1; none when both are equal. */
struct item_span {
    size_t first, end;
};

/* Where a quotation stands among the items, and who is said to have said it. */
struct quoted_item {
    size_t item;
    struct item_span mention; /* none so far, or none found */
    size_t cue;               /* what introduces it, or NO_ITEM */
    bool sure_if_named;       /* the rule is sure where the mention is a name */
};

struct speech_items {
    const struct tokens *tokens;
    struct quotes *quotes;
    struct speech_item *items;
    size_t count, capacity;
    VECTOR_OF(struct quoted_item) quoted; /* of each quotation */
};
#define SPEECH_ITEMS_INIT                                                                                    \
    { NULL, NULL, NULL, 0, 0, VECTOR_INIT }

/* Replaces the content and keeps the memory; tokens and quotes are not copied. STATUS_NOMEM or
 * STATUS_INTERRUPT leaves items that may only be read again or released. O(tokens). */
enum status speech_items_read(struct speech_items *items, const struct tokens *tokens, struct quotes *quotes,
                              struct poll *poll);
void speech_items_release(struct speech_items *items);

static inline bool item_is_quote(const struct speech_items *items, size_t i) {
    return i < items->count && items->items[i].quote != NO_QUOTE;
}

/* The token of an item that is no quotation, or NULL. */
static inline const struct token *item_token(const struct speech_items *items, size_t i) {
    if (i >= items->count || items->items[i].quote != NO_QUOTE) return NULL;
    return &items->tokens->items[items->items[i].token];
}

/* The flags (enum token_flags) and the classes of an item that is a token, 0 for others. */
static inline unsigned item_flags(const struct speech_items *items, size_t i) {
    const struct token *token = item_token(items, i);
    return token ? token->flags : 0;
}

/* The classes of a capitalised word, which within a sentence is no small word: US, Will, May. */
uint64_t item_classes_of_capital(const struct speech_items *items, size_t i);

static inline uint64_t item_classes(const struct speech_items *items, size_t i) {
    const struct token *token = item_token(items, i);
    if (!token) return 0;
    return token->flags & TOKEN_CAPITAL ? item_classes_of_capital(items, i) : token->classes;
}

static inline bool item_is_word(const struct speech_items *items, size_t i) {
    return item_flags(items, i) & TOKEN_WORD;
}

static inline bool item_is_capital(const struct speech_items *items, size_t i) {
    return item_flags(items, i) & TOKEN_CAPITAL;
}

static inline bool item_is_possessive(const struct speech_items *items, size_t i) {
    return item_flags(items, i) & TOKEN_POSSESSIVE;
}

/* The mark that an item is, where it is of ASCII; MARK_DASH for a dash, or a hyphen with space before it;
 * 0. */
#define MARK_DASH '\1'
char item_mark_of(const struct speech_items *items, const struct token *token); /* of one that is no word */

static inline char item_mark(const struct speech_items *items, size_t i) {
    const struct token *token = item_token(items, i);
    return token && !(token->flags & (TOKEN_WORD | TOKEN_POSSESSIVE)) ? item_mark_of(items, token) : 0;
}

/* True for a hyphen within a word, and for the slash of "9/11". */
bool item_is_hyphen(const struct speech_items *items, size_t i);

/* True when item i is this word, of ASCII letters, in either case; the second of a token of its size. */
bool item_spells(const struct speech_items *items, const struct token *token, const char *word);

static inline bool item_is(const struct speech_items *items, size_t i, const char *word) {
    const struct token *token = item_token(items, i);
    return token && token->flags & TOKEN_WORD && token->size == strlen(word) &&
           item_spells(items, token, word);
}

/* True when item i is one of these words: a literal, in small letters, with one blank between them, of up to
 * LISTED_BYTES each. Blanks are put around it, so that it can be read by blocks (text/block.h). */
enum { LISTED_BYTES = 16 };
#define LISTED_BLANKS               "                                                " /* three blocks */
#define item_among(items, i, words) item_is_listed(items, i, " " words LISTED_BLANKS, sizeof(words))
bool item_is_listed(const struct speech_items *items, size_t i, const char *list, size_t size);

/* The last token of item i, which is one. */
static inline size_t item_last_token(const struct speech_items *items, size_t i) {
    const struct speech_item *item = &items->items[i];
    return item->quote == NO_QUOTE ? item->token : items->quotes->items[item->quote].end - 1;
}

/* True when the sentence does not go on from item i to the next one. */
static inline bool item_ends_sentence(const struct speech_items *items, size_t i) {
    if (i >= items->count || i + 1 == items->count) return true;
    const struct token *tokens = items->tokens->items;
    return tokens[item_last_token(items, i)].sentence != tokens[items->items[i + 1].token].sentence;
}

/* The paragraph of an item; 0 for none. */
size_t item_paragraph(const struct speech_items *items, size_t i);

/* The first and last item of the sentence around i, no further than SENTENCE_ITEMS away. */
size_t sentence_first(const struct speech_items *items, size_t i);
size_t sentence_last(const struct speech_items *items, size_t i);

/* True for a small word: no noun, no verb that tells. */
static inline bool item_is_function(const struct speech_items *items, size_t i) {
    return item_classes(items, i) & (CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_AUXILIARY |
                                     CLASS_DETERMINER | CLASS_PRONOUN | CLASS_OBJECT);
}

/* True for "later", "reportedly"; not for "Kelly" and "family". */
bool item_is_adverb(const struct speech_items *items, size_t i);

/* True for a word that can stand in a noun phrase: no small word, adverb or day. */
bool item_is_noun(const struct speech_items *items, size_t i);

/* True for a word in small letters that ends in -ing or -ed, as participles do; and for one in -ing in
 * either case. */
bool item_is_participle(const struct speech_items *items, size_t i);
bool item_is_ing(const struct speech_items *items, size_t i);

/* What verb an item is here. Nouns that look like verbs are told by the word before them: "the claims". */
enum saying {
    SAYING_NONE,
    SAYING_PASSIVE, /* "was called" */
    SAYING_HOLDS,
    SAYING_ABOUT,
    SAYING_SAYS,
};
enum saying item_saying_of(const struct speech_items *items, size_t i); /* of one with classes */

static inline enum saying item_saying(const struct speech_items *items, size_t i) {
    const struct token *token = item_token(items, i);
    uint64_t verbs = CLASS_FINITE | CLASS_SAYS | CLASS_ABOUT | CLASS_HOLDS;
    return token && token->classes & verbs ? item_saying_of(items, i) : SAYING_NONE;
}

/* True for "saying", and for "say": their subject does not stand beside them. */
bool item_is_gerund(const struct speech_items *items, size_t i);
bool item_is_base(const struct speech_items *items, size_t i);

#endif
