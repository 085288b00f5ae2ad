/*
 * speakers_foreign.c - who said a quotation, in German, Spanish, French, Italian, Dutch and Portuguese
 *
 * What is a name, „Gratis“-Abos, „Die Welt“, is nobody's words; of the others foreign_rules.h finds the
 * speaker.
 */
#include "extract/speakers_foreign.h"
#include "extract/foreign_rules.h"

bool speakers_foreign_reads(enum language language) {
    const uint64_t read = UINT64_C(1) << LANGUAGE_DE | UINT64_C(1) << LANGUAGE_ES |
                          UINT64_C(1) << LANGUAGE_FR | UINT64_C(1) << LANGUAGE_IT |
                          UINT64_C(1) << LANGUAGE_NL | UINT64_C(1) << LANGUAGE_PT;
    return read >> language & 1;
}

size_t speakers_foreign_words(const struct tokens *tokens, const struct vocabulary *vocabulary) {
    const uint64_t told = CLASS_BESIDE_VERB | CLASS_PARTICIPLE | CLASS_AUXILIARY | CLASS_BE |
                          CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_OF | CLASS_BETWEEN |
                          CLASS_CONJUNCTION | CLASS_PERSONAL | CLASS_RELATIVE | CLASS_SOURCE;
    size_t words = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        uint64_t classes = vocabulary_classes(vocabulary, tokens->items[i].hash);
        words += (classes & told) != 0;
        words += (classes & CLASS_SPEECH_VERB) != 0;
    }
    return speakers_foreign_reads(vocabulary_language(vocabulary)) ? words : 0;
}

static bool has(const struct foreign_context *context, size_t i, uint64_t classes) {
    return clause_classes(context->tokens, i) & classes;
}

/* True for the mark of a word that is put together: „Gratis“-Abos. */
static bool is_compound(const struct foreign_context *context) {
    size_t end = context->quote->end;
    return end < context->tokens->count && token_is(context->tokens, end, '-') &&
           context->tokens->items[end].flags & TOKEN_GLUED;
}

/* True when the first word of the quotation begins a sentence by its looks. */
static bool begins_sentence(const struct foreign_context *context) {
    const struct quote *quote = context->quote;
    size_t i = quote->first;
    while (i < quote->last && !(context->tokens->items[i].flags & TOKEN_WORD)) i++;
    return context->tokens->items[i].flags & (TOKEN_CAPITAL | TOKEN_DIGITS);
}

/* True for "film", "novela" right before the quotation, which is then a name. */
static bool is_title(const struct foreign_context *context) {
    size_t open = context->quote->open;
    return open > context->begin && has(context, open - 1, CLASS_TITLE_NOUN) && begins_sentence(context);
}

/* True for a name that stands behind a small word in a sentence with another quotation: "..., sagte er dem
 * „Kurier“". */
static bool is_paper(const struct foreign_context *context) {
    const struct quote *quote = context->quote, *last = foreign_spoken_before(context);
    bool same = last && last->sentence == quote->sentence && last->end < quote->open;
    return same && quote->look & (LOOK_SHORT | LOOK_NAME) && begins_sentence(context) && !quote->link &&
           has(context, quote->open - 1, CLASS_DETERMINER | CLASS_PREPOSITION);
}

/* True for what "los llamados «...»", "conocidas como «...»" or "ce « ... » coûteux" give a name to. */
static bool is_named(const struct foreign_context *context) {
    const struct quote *quote = context->quote;
    if (!(quote->look & LOOK_SHORT) || quote->open == context->begin) return false;
    size_t open = quote->open, end = quote->end;
    bool naming = has(context, open - 1, CLASS_NAMING) ||
                  (open > context->begin + 1 && has(context, open - 2, CLASS_NAMING) &&
                   has(context, open - 1, CLASS_CONJUNCTION | CLASS_DETERMINER));
    bool german = context->tokens->language == LANGUAGE_DE || context->tokens->language == LANGUAGE_NL;
    bool before_noun = !german && end < context->end && has(context, open - 1, CLASS_DETERMINER) &&
                       context->tokens->items[end].flags & TOKEN_WORD &&
                       !lexicon_function_word(token_text(context->tokens, end)) &&
                       !(clause_classes(context->tokens, end) & (CLASS_AUXILIARY | CLASS_BE));
    return naming || before_noun;
}

static void attribute(struct foreign_context *context) {
    struct quote *quote = context->quote;
    foreign_look_around(context);
    quote->reach = REACH_NONE;
    if (is_title(context) || is_paper(context)) quote->look = LOOK_NAME;
    bool nobody = is_compound(context) || is_named(context);
    if (nobody) quote->look = LOOK_SHORT;
    const struct foreign_rule *rule = nobody || quote->look == LOOK_NAME ? NULL : foreign_rule_find(context);
    if (!rule) return;
    if (rule->whole && begins_sentence(context)) quote->look |= LOOK_SENTENCE;
    quote->by.rule = rule->name;
    quote->by.sure = rule->sure;
    quote->reach = rule->reach;
}

/* A quotation that the next paragraph goes on with is said by whoever says that. */
static void attribute_back(struct quotes *quotes) {
    for (size_t i = quotes->count; i-- > 1;) {
        struct quote *quote = &quotes->items[i];
        if (quote->link == LINK_NONE || !quote->by.rule || quote[-1].by.rule) continue;
        quote[-1].by = quote->by;
        quote[-1].by.rule = "continued";
        quote[-1].reach = REACH_NEAR;
    }
}

enum status speakers_foreign(struct quotes *quotes, const struct tokens *tokens, struct poll *poll) {
    for (size_t i = 0; i < quotes->count; i++) {
        struct foreign_context context = {tokens, quotes, i, &quotes->items[i], 0, 0};
        attribute(&context);
        if (poll_stop(poll, CLAUSE_REACH)) return STATUS_INTERRUPT;
    }
    attribute_back(quotes);
    quotes_judge(quotes);
    return STATUS_OK;
}
