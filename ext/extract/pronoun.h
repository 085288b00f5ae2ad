/*
 * pronoun.h - whom "he" or "she" beside a quotation stands for: persons.h
 *
 *     Ida Voss, a guard at the gate, left. “I saw it,” she said.      Ida Voss
 */
#ifndef NEWSPRINT_EXTRACT_PRONOUN_H
#define NEWSPRINT_EXTRACT_PRONOUN_H

#include "extract/names.h"
#include "extract/speech_items.h"

#define NO_ENTITY UINT32_MAX

/* What is known of the people of a text while mentions are looked up, in their order. */
struct person_resolver {
    bool *spoken; /* of each entity: it says something by its name */
    const struct speech_items *items;
    const struct names *names;
    uint32_t last_speaker; /* an entity, or NO_ENTITY */
    size_t last_mention;   /* the item that stood for it */
};

static inline const struct token *resolver_token(const struct person_resolver *resolver, size_t i) {
    return &resolver->items->tokens->items[i];
}

static inline bool resolver_is_mark(const struct person_resolver *resolver, size_t i, char mark) {
    return token_is(resolver->items->tokens, i, mark);
}

/* The hash of the last word of the nth name that is mentioned. */
static inline uint64_t resolver_last_word(const struct person_resolver *resolver, size_t n) {
    return resolver_token(resolver, resolver->names->mentions.items[n].end - 1)->hash;
}

/* True for a name of a kind that no list knows which somebody has, by what is told of him between commas,
 * "Ida Voss, a guard at the gate,", or by what he does behind them: "Ida Voss, 1.8 metres tall, said".
 * O(1). */
bool pronoun_may_mean(const struct person_resolver *resolver, const struct name_mention *mention);

/* The entity that the pronoun at item `pronoun` stands for, or NO_ENTITY. O(names of the last sentences). */
uint32_t pronoun_person(const struct person_resolver *resolver, size_t pronoun, enum name_gender gender);

#endif
