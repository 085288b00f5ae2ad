/*
 * speaker_rules.c - the rules by which the speaker of a quotation is found, in the order in which they
 * are tried
 *
 * What stands right beside a quotation comes first, then what its sentence, its paragraph and the ones
 * before say. <Q> is the quotation that is asked about.
 */
#include "extract/speaker_rules.h"
#include "extract/around_rules.h"
#include "extract/beside_rules.h"
#include "text/chars.h"

/* clang-format off */
static const struct speaker_rule RULES[] = {
    {"label-inside", find_label_inside, SURE_ALWAYS, RULE_NEAR},
    {"quote-name-verb", find_quote_name_verb, SURE_ALWAYS, RULE_NEAR},
    {"quote-verb-name", find_quote_verb_name, SURE_ALWAYS, RULE_NEAR},
    {"quote-name-apposition-verb", find_quote_name_apposition_verb, SURE_NEVER, RULE_FAR},
    {"quote-name-word", find_quote_name_word, SURE_NEVER, RULE_FAR},
    {"torn-off", find_torn_off, SURE_NEVER, RULE_NEAR},
    {"label", find_label, SURE_NEVER, RULE_NEAR},
    {"dash-name", find_dash_name, SURE_NEVER, RULE_NEAR},
    {"interrupted", find_interrupted, SURE_ALWAYS, RULE_FAR},
    {"verb-quote", find_verb_quote, SURE_NAMED, RULE_NEAR},
    {"verb-quote-shared", find_verb_quote_shared, SURE_NEVER, RULE_FAR},
    {"according-to", find_according_to, SURE_NEVER, RULE_FAR},
    {"continued-paragraph", find_continued_paragraph, SURE_ALWAYS, RULE_NEAR},
    {"continued", find_continued, SURE_ALWAYS, RULE_NEAR},
    {"passive-by", find_passive_by, SURE_NEVER, RULE_FAR},
    {"same-sentence", find_same_sentence, SURE_NEVER, RULE_FAR},
    {"verb-before", find_verb_before, SURE_NAMED, RULE_FAR},
    {"verb-before-shared", find_verb_before_shared, SURE_NEVER, RULE_FAR},
    {"about-before", find_about_before, SURE_NEVER, RULE_FAR},
    {"attitude-before", find_attitude_before, SURE_NEVER, RULE_WEAK},
    {"colon", find_colon, SURE_NEVER, RULE_FAR},
    {"closing", find_closing, SURE_NEVER, RULE_FAR},
    {"noun-of", find_noun_of, SURE_NEVER, RULE_FAR},
    {"lead-in", find_lead_in, SURE_NEVER, RULE_FAR},
    {"sentence-before", find_sentence_before, SURE_NEVER, RULE_WEAK},
    {"paragraph-before", find_paragraph_before, SURE_NEVER, RULE_WEAK},
    {"clause", find_clause, SURE_NEVER, RULE_WEAK},
    {"same-paragraph", find_same_paragraph, SURE_NEVER, RULE_WEAK},
};
/* clang-format on */

/* True for a quotation that is nobody's words, unless something stands beside it that says so. */
static bool is_nobodys(const struct speech_view *view, const struct speaker_rule *rule) {
    enum { FEW_WORDS = 3 };
    if (rule->nearness == RULE_NEAR && !view_is_named(view)) return false;
    bool follows = item_paragraph(view->items, view->item - 1) == item_paragraph(view->items, view->item);
    bool sentence = view->opens && view->closes && follows && view->end && strchr(".!?", view->end);
    bool nobodys =
        view_is_title(view) || (rule->nearness == RULE_WEAK && view->words <= FEW_WORDS && !sentence);
    return nobodys && (view_is_named(view) || !view_calls(view));
}

/* True for "not", "never", "didn't". */
static bool negates(const struct speech_items *items, size_t i) {
    if (item_among(items, i, "not never cannot")) return true;
    if (!(item_classes(items, i) & CLASS_AUXILIARY)) return false;
    struct span word = token_text(items->tokens, items->items[i].token);
    return word.size > 3 && word.data[word.size - 1] == 't' && !is_ascii_letter(word.data[word.size - 2]);
}

/* True where it is told that somebody did not say it: "Voss never said it was <Q>". */
static bool is_denied(const struct speech_view *view, const struct finding *finding) {
    enum { AUXILIARIES = 4 };
    const struct speech_items *items = view->items;
    bool here = finding->cue >= view->low && finding->cue < view->item;
    if (finding->cue == NO_ITEM || !here || !item_is_word(items, finding->cue)) return false;
    for (size_t i = finding->mention.end; item_is_base(items, finding->cue) && i < finding->cue; i++)
        if (negates(items, i)) return true; /* "Voss did not stand up and say" */
    for (size_t i = finding->cue, n = 0; i-- > view->low && n < AUXILIARIES; n++) {
        if (negates(items, i)) return true;
        if (!(item_classes(items, i) & CLASS_AUXILIARY) && !item_is_adverb(items, i)) break;
    }
    return false;
}

const struct speaker_rule *speaker_rule_find(const struct speech_items *items, size_t quote,
                                             struct finding *finding) {
    struct speech_view view;
    speech_view_init(&view, items, quote);
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        *finding = (struct finding){{0, 0}, NO_ITEM, 0, 0};
        if (!RULES[i].find(&view, finding) || !phrase_may_speak(items, finding->mention)) continue;
        return is_nobodys(&view, &RULES[i]) || is_denied(&view, finding) ? NULL : &RULES[i];
    }
    return NULL;
}
