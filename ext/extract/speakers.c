/*
 * speakers.c - who says each quotation of a text
 *
 * In the order of the text: what goes on in a paragraph asks who spoke before.
 */
#include "extract/speakers.h"
#include "extract/speaker_rules.h"
#include "text/chars.h"

/* The tokens of items first .. end-1, whose first and last are no quotations. */
static void set_mention(const struct speech_items *items, struct item_span mention, struct attribution *by) {
    by->mention = items->items[mention.first].token;
    by->mention_end = items->items[mention.end - 1].token + 1;
}

static void set_cue(struct speech_items *items, size_t cue, uint32_t quote, struct attribution *by) {
    struct speech_item *item = &items->items[cue];
    by->cue = item->token;
    by->cue_end = item->token + 1;
    if (item->cues == NO_QUOTE) item->cues = quote;
}

static void attribute(struct speech_items *items, size_t number) {
    struct finding finding;
    struct quote *quote = &items->quotes->items[number];
    const struct speaker_rule *rule = speaker_rule_find(items, number, &finding);
    quote->reach = rule ? REACH_NEAR : REACH_NONE;
    if (!rule) return;
    items->quoted.items[number].sure_if_named = rule->sureness == SURE_NAMED;
    quote->by = (struct attribution){.rule = rule->name, .sure = rule->sureness == SURE_ALWAYS};
    items->quoted.items[number].mention = finding.mention;
    items->quoted.items[number].cue = finding.cue;
    if (phrase_is(finding.mention)) {
        set_mention(items, finding.mention, &quote->by);
    } else {
        quote->by.mention = finding.label;
        quote->by.mention_end = finding.label_end;
    }
    if (finding.cue != NO_ITEM) set_cue(items, finding.cue, (uint32_t)number, &quote->by);
}

/* True where two names lost the blank between them: "Ida VossbergKerr said", where a link was cut out. */
static bool has_glued_names(const struct tokens *tokens, const struct attribution *by) {
    enum { FIRST_NAME_LETTERS = 5 }; /* as many small ones are in no "MacKerr", "DeVoss" */
    for (size_t i = by->mention; i < by->mention_end; i++) {
        struct span word = token_text(tokens, i);
        size_t small = 0;
        for (size_t k = 0; k < word.size; k++) {
            if (is_ascii_upper(word.data[k]) && small >= FIRST_NAME_LETTERS) return true;
            small = is_ascii_lower(word.data[k]) ? small + 1 : 0;
        }
    }
    return false;
}

/* True for "Critics", "Republicans", several who are no person, but as plainly told as one. */
static bool is_plain_group(const struct tokens *tokens, const struct attribution *by) {
    return by->mention_end == by->mention + 1 &&
           tokens->items[by->mention].classes & (CLASS_GROUP | CLASS_DEMONYM);
}

/* Who stands behind the mentions. A text without any needs no names. */
static enum status resolve(struct speakers *speakers, const struct vocabulary *vocabulary,
                           struct poll *poll) {
    const struct quotes *quotes = speakers->items.quotes;
    size_t i = 0;
    while (i < quotes->count && !quotes->items[i].by.rule) i++;
    if (i == quotes->count) return STATUS_OK;
    enum status status = names_read(&speakers->names, speakers->items.tokens, vocabulary, poll);
    if (!status) status = persons_resolve(&speakers->persons, &speakers->items, &speakers->names, poll);
    for (i = 0; !status && i < quotes->count; i++) {
        struct attribution *by = &quotes->items[i].by;
        bool named = (by->person_rule != PERSON_NONE && by->person_rule != PERSON_ROLE) ||
                     is_plain_group(speakers->items.tokens, by);
        by->sure = by->sure || (named && speakers->items.quoted.items[i].sure_if_named);
        by->sure = by->sure && !has_glued_names(speakers->items.tokens, by);
    }
    return status;
}

enum status speakers_read(struct speakers *speakers, const struct tokens *tokens,
                          const struct vocabulary *vocabulary, struct quotes *quotes, struct poll *poll) {
    if (!quotes->count) return STATUS_OK;
    enum status status = speech_items_read(&speakers->items, tokens, quotes, poll);
    for (size_t i = 0; !status && i < quotes->count; i++) {
        attribute(&speakers->items, i);
        if (poll_stop(poll, SENTENCE_ITEMS)) status = STATUS_INTERRUPT;
    }
    if (!status) quotes_judge(quotes);
    return status ? status : resolve(speakers, vocabulary, poll);
}

void speakers_release(struct speakers *speakers) {
    speech_items_release(&speakers->items);
    names_release(&speakers->names);
    persons_release(&speakers->persons);
}
