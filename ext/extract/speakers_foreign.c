/*
 * speakers_foreign.c - who said a quotation, in German, Spanish, French, Italian, Dutch and Portuguese
 *
 * The rules are tried in the order of RULES, the surest first, and the first that finds a speaker has him:
 *
 *     label               Ina Voss: „...“
 *     quote-verb-name     „...“, sagte Ina Voss          « ... », ajoute-t-elle
 *     quote-name-verb     ‘...’, zo Voss zei
 *     according-to        „...“, so Ina Voss             Selon Ina Voss, ... « ... »
 *     colon               Ina Voss dijo: «...»           Ina Voss está indignada: «...»
 *     verb-quote          Ina Voss nannte es „...“       hat ein Gutachter die Statik als „...“ eingestuft
 *     quote-far-verb      ... „...“ entgleist, sagte Ina Voss
 *     opinion             Pour Ina Voss, c'est « ... »
 *     lead-in             Ina Voss ist empört. „...“
 *     continued           the quotation before it has a speaker, and nothing else introduces this one
 */
#include "extract/speakers_foreign.h"
#include "text/chars.h"

enum {
    SOURCE_REACH = 6, /* "stando a quanto riferito dal questore": from "stando" to "questore" */
    VERBS_TRIED = 3,
    TOLD_WORDS = 4,        /* from the verb to "que": "a déclaré lundi à la BBC que" */
    PARTICIPLE_BEHIND = 3, /* from the quotation: "als „...“ eingestuft" */
};

struct context {
    const struct tokens *tokens;
    struct quotes *quotes;
    size_t i;            /* the quotation */
    struct quote *quote; /* the same */
    size_t begin, end;   /* of its sentence, as far as it is looked at: left of it and right of it */
};

bool speakers_foreign_reads(enum language language) {
    const uint64_t read = UINT64_C(1) << LANGUAGE_DE | UINT64_C(1) << LANGUAGE_ES |
                          UINT64_C(1) << LANGUAGE_FR | UINT64_C(1) << LANGUAGE_IT |
                          UINT64_C(1) << LANGUAGE_NL | UINT64_C(1) << LANGUAGE_PT;
    return read >> language & 1;
}

static bool is_none(struct phrase phrase) {
    return phrase.first == phrase.end;
}

static enum char_class class_at(const struct context *context, size_t i) {
    const struct token *token = &context->tokens->items[i];
    size_t size;
    return token->flags & TOKEN_WORD ? CHAR_OTHER : char_at(context->tokens->text.data + token->start, &size);
}

static bool has(const struct context *context, size_t i, uint64_t classes) {
    return clause_classes(context->tokens, i) & classes;
}

/* Attributes the quotation to a mention; false, and nothing done, when there is none. */
static bool say(struct context *context, struct phrase mention, size_t cue, size_t cue_end) {
    if (is_none(mention)) return false;
    struct attribution *by = &context->quote->by;
    by->mention = mention.first, by->mention_end = mention.end;
    by->cue = cue, by->cue_end = cue_end;
    return true;
}

/* True when what is said ends with a full stop, and no comma takes the sentence on. */
static bool ends_itself(const struct context *context) {
    const struct quote *quote = context->quote;
    bool comma = quote->end < context->tokens->count && class_at(context, quote->end) == CHAR_COMMA;
    return class_at(context, quote->last) == CHAR_DOT && !comma;
}

/* The sentence of a token in the same paragraph as the quotation, or an empty one at its end. */
static void look_around(struct context *context) {
    const struct tokens *tokens = context->tokens;
    const struct token_sentence *sentences = tokens->sentences.items;
    struct quote *quote = context->quote;
    size_t paragraph = sentences[quote->sentence].paragraph;
    context->begin = quote->open;
    if (quote->open > 0) {
        const struct token_sentence *left = &sentences[tokens->items[quote->open].sentence];
        if (left->first == quote->open && token_is(tokens, quote->open - 1, ':'))
            left = &sentences[tokens->items[quote->open - 1].sentence];
        context->begin = left->first;
    }
    context->end = quote->end;
    if (quote->end < tokens->count) {
        const struct token_sentence *right = &sentences[tokens->items[quote->end].sentence];
        if (right->paragraph == paragraph) context->end = right->end;
    }
    if (ends_itself(context)) context->end = quote->end;
    if (quote->open - context->begin > CLAUSE_REACH) context->begin = quote->open - CLAUSE_REACH;
    if (context->end - quote->end > CLAUSE_REACH) context->end = quote->end + CLAUSE_REACH;
}

/* The token behind the comma or dash that follows the quotation, or behind the quotation when what is said
 * ends with a mark of its own; 0 where its sentence does not go on so. */
static size_t behind(const struct context *context) {
    size_t i = context->quote->end;
    if (i >= context->end) return 0;
    enum char_class class = class_at(context, i), last = class_at(context, context->quote->last);
    if (class == CHAR_COMMA || class == CHAR_DASH) {
        for (i++;
             i < context->end && (class_at(context, i) == CHAR_COMMA || class_at(context, i) == CHAR_DASH);)
            i++;
        return i < context->end ? i : 0;
    }
    return char_is_mark(last) || last == CHAR_COMMA || context->quote->look & LOOK_SENTENCE ? i : 0;
}

/* The last quotation before token i that ends there, from quotation k down; k where none does. */
static size_t before(const struct context *context, size_t k, size_t i) {
    return k > 0 && context->quotes->items[k - 1].end == i ? k - 1 : k;
}

static bool is_noun(const struct context *context, size_t i) {
    return i > 0 && has(context, i - 1, CLASS_DETERMINER | CLASS_OF | CLASS_PREPOSITION) &&
           !has(context, i - 1, CLASS_BETWEEN | CLASS_PERSONAL | CLASS_RELATIVE);
}

/* The participle behind the quotation of "hat es als „...“ bezeichnet", or 0. */
static size_t participle_behind(const struct context *context) {
    for (size_t i = context->quote->end; i < context->end && i < context->quote->end + PARTICIPLE_BEHIND; i++)
        if (has(context, i, CLASS_PARTICIPLE)) return i;
    return 0;
}

/* The nearest verb of speech that ends before token `end`, outside other quotations. */
static bool verb_left(const struct context *context, size_t end, struct clause_verb *verb) {
    size_t k = context->i, behind = end == context->quote->open ? participle_behind(context) : 0;
    for (size_t i = end; i > context->begin; i--) {
        size_t quoted = before(context, k, i);
        if (quoted != k) {
            i = context->quotes->items[k = quoted].open + 1;
            continue;
        }
        if (clause_verb_at(context->tokens, i - 1, context->end, verb) && !is_noun(context, i - 1))
            return true;
        if (behind && has(context, i - 1, CLASS_AUXILIARY)) {
            *verb = (struct clause_verb){.first = i - 1, .end = i, .participle = behind};
            return true;
        }
    }
    return false;
}

/* True when a quotation, which then is the subject, ends before token i: Die „Welt“ meldete. */
static bool is_quoted(const struct context *context, size_t i) {
    return context->i > 0 && context->quote[-1].end == i;
}

/* The subject of the sentence, for a verb that has none of its own: "..., y dijo que", "diciendo". */
static struct phrase sentence_subject(const struct context *context) {
    return clause_speaker_at(context->tokens, context->begin, context->quote->open);
}

static struct phrase subject_of(const struct context *context, const struct clause_verb *verb, size_t end) {
    if (!is_none(verb->subject)) return verb->subject;
    if (is_quoted(context, verb->first)) return (struct phrase){0, 0};
    bool joined = verb->first > context->begin && has(context, verb->first - 1, CLASS_CONJUNCTION);
    if (verb->gerund || joined) return sentence_subject(context);
    struct phrase subject = clause_subject_left(context->tokens, context->begin, verb->first);
    return is_none(subject) && verb->end < end ? clause_subject_right(context->tokens, verb->end, end)
                                               : subject;
}

/* The colon before the quotation, or 0. */
static size_t colon(const struct context *context) {
    size_t open = context->quote->open;
    return open > context->begin && token_is(context->tokens, open - 1, ':') ? open - 1 : 0;
}

/* Past "Auch", "Pero" at the begin of a sentence. */
static size_t lead_first(const struct context *context, size_t i, size_t end) {
    while (i < end && has(context, i, CLASS_BETWEEN | CLASS_CONJUNCTION) &&
           !has(context, i, CLASS_DETERMINER))
        i++;
    return i;
}

/* Ina Voss: „...“ */
static bool label(struct context *context) {
    size_t end = colon(context);
    size_t first = lead_first(context, context->begin, end);
    struct phrase name = clause_speaker_at(context->tokens, first, end);
    if (!end || name.end != end || has(context, name.first, CLASS_DETERMINER)) return false;
    return say(context, name, end, end + 1);
}

/* „...“, sagte am Montag Ina Voss     « ... », ajoute-t-elle     A verb alone has the subject of what is
 * before it. */
static bool quote_verb_name(struct context *context) {
    struct clause_verb verb;
    size_t i = behind(context);
    if (!i) return false;
    if (has(context, i, CLASS_SOURCE_BESIDE) && clause_verb_at(context->tokens, i + 1, context->end, &verb))
        i++;
    if (!clause_verb_at(context->tokens, i, context->end, &verb)) return false;
    struct phrase subject = verb.subject;
    size_t end = verb.participle ? verb.participle : context->end;
    if (is_none(subject)) subject = clause_subject_right(context->tokens, verb.end, end);
    return say(context, subject, verb.first, verb.end);
}

/* ‘...’, zo Voss zei     «...», él dijo */
static bool quote_name_verb(struct context *context) {
    struct clause_verb verb;
    size_t i = behind(context);
    if (!i || i == context->quote->end || !(context->quote->look & LOOK_SENTENCE)) return false;
    if (has(context, i, CLASS_SOURCE_BESIDE) && i + 1 < context->end) i++;
    struct phrase name = clause_speaker_at(context->tokens, i, context->end);
    bool said = !is_none(name) && clause_verb_at(context->tokens, name.end, context->end, &verb);
    return said && say(context, name, verb.first, verb.end);
}

/* «...», è l'appello di Ina Voss     « ... », c'est le mot d'ordre de Voss */
static bool quote_noun_name(struct context *context) {
    const struct tokens *tokens = context->tokens;
    size_t i = behind(context);
    if (!i || i + 4 >= context->end || !has(context, i, CLASS_BE) || !has(context, i + 1, CLASS_DETERMINER))
        return false;
    bool noun = tokens->items[i + 2].flags & TOKEN_WORD && has(context, i + 3, CLASS_OF);
    return noun &&
           say(context,
               clause_speaker_at(tokens, i + 3 + !has(context, i + 3, CLASS_DETERMINER), context->end), i + 2,
               i + 3);
}

/* The speaker whom the word at token i names as a source: "según X", "nach Angaben des X", "X zufolge". */
static struct phrase source_at(const struct context *context, size_t i, size_t end) {
    size_t p = i + 1, last = end - i > SOURCE_REACH ? i + SOURCE_REACH : end;
    if (has(context, i, CLASS_SOURCE_BEHIND)) return clause_subject_left(context->tokens, context->begin, i);
    bool joined = p < last && has(context, p, CLASS_OF | CLASS_PREPOSITION);
    struct phrase speaker = clause_speaker_at(context->tokens, p, end);
    for (; joined && p < last && is_none(speaker) && context->tokens->items[p].flags & TOKEN_WORD; p++)
        if (!has(context, p, CLASS_OF | CLASS_PREPOSITION) || has(context, p, CLASS_DETERMINER))
            speaker = clause_speaker_at(context->tokens, p, end);
    return speaker;
}

/* True for a word that names a source, which "el segundo puerto" does not. */
static bool is_source(const struct context *context, size_t i) {
    return has(context, i, CLASS_SOURCE) && !(i > 0 && has(context, i - 1, CLASS_DETERMINER));
}

/* „...“, so Ina Voss     Selon Ina Voss, ... « ... »     ..., según Ina Voss */
static bool according_to(struct context *context) {
    const struct quote *quote = context->quote;
    size_t i = behind(context);
    if (i && has(context, i, CLASS_SOURCE | CLASS_SOURCE_BESIDE) &&
        say(context, source_at(context, i, context->end), i, i + 1))
        return true;
    for (i = quote->open; i > context->begin; i--)
        if (is_source(context, i - 1)) return say(context, source_at(context, i - 1, quote->open), i - 1, i);
    for (i = quote->end; i < context->end; i++)
        if (is_source(context, i)) return say(context, source_at(context, i, context->end), i, i + 1);
    return false;
}

/* Ina Voss dijo: «...»     Ina Voss está indignada: «...» */
static bool before_colon(struct context *context) {
    struct clause_verb verb;
    size_t end = colon(context);
    if (!end) return false;
    if (verb_left(context, end, &verb) && say(context, subject_of(context, &verb, end), verb.first, verb.end))
        return true;
    size_t first = lead_first(context, context->begin, end);
    struct phrase speaker = clause_speaker_at(context->tokens, first, end);
    bool plain =
        speaker.end < end && (speaker.end - speaker.first > 1 || has(context, first, CLASS_PERSONAL));
    return plain && say(context, speaker, end, end + 1);
}

/* The quotation before this one, in the same paragraph, when it has a speaker; NULL otherwise. */
static const struct quote *spoken_before(const struct context *context) {
    if (!context->i) return NULL;
    const struct quote *last = context->quote - 1;
    const struct token_sentence *sentences = context->tokens->sentences.items;
    bool same = sentences[last->sentence].paragraph == sentences[context->quote->sentence].paragraph;
    return (same || context->quote->link) && last->by.rule ? last : NULL;
}

static bool repeat(struct context *context, const struct quote *last) {
    if (last) context->quote->by = last->by;
    return last;
}

/* True when the clause that begins with token i is what another one tells: "Voss dit que Lund a refusé". */
static bool is_told(const struct context *context, size_t i) {
    struct clause_verb verb;
    while (i > context->begin && has(context, i - 1, CLASS_DETERMINER)) i--;
    if (i < context->begin + 2 || !has(context, i - 1, CLASS_RELATIVE | CLASS_CONJUNCTION)) return false;
    bool comma = token_is(context->tokens, i - 2, ',');
    for (size_t k = i - 1 - comma, n = 0; k > context->begin && n < TOLD_WORDS; k--, n++)
        if (clause_verb_at(context->tokens, k - 1, i, &verb) && !verb.beside) return true;
    return false;
}

/* Ina Voss nannte es „...“ */
static bool verb_quote(struct context *context) {
    struct clause_verb verb;
    size_t open = context->quote->open;
    const struct quote *last = spoken_before(context);
    size_t tried = 0;
    for (size_t end = open; tried < VERBS_TRIED && verb_left(context, end, &verb);
         tried++, end = verb.first) {
        struct phrase subject = verb.beside ? (struct phrase){0, 0} : subject_of(context, &verb, open);
        if (!is_none(subject) && !is_told(context, subject.first))
            return say(context, subject, verb.first, verb.end);
    }
    bool same = last && last->sentence == context->quote->sentence;
    return same && tried && repeat(context, last);
}

/* ... „...“ entgleist, sagte Ina Voss.     ... „...“, wie Ina Voss sagte. */
static bool quote_far_verb(struct context *context) {
    struct clause_verb verb;
    for (size_t i = context->quote->end; i + 1 < context->end; i++) {
        if (class_at(context, i) != CHAR_COMMA) continue;
        if (clause_verb_at(context->tokens, i + 1, context->end, &verb) && !verb.beside) {
            struct phrase subject = verb.subject;
            if (is_none(subject)) subject = clause_subject_right(context->tokens, verb.end, context->end);
            return say(context, subject, verb.first, verb.end);
        }
    }
    return false;
}

/* Pour Ina Voss, c'est « ... » */
static bool opinion(struct context *context) {
    size_t begin = context->begin, open = context->quote->open;
    if (begin + 1 >= open || !has(context, begin, CLASS_OPINION)) return false;
    struct phrase speaker = clause_speaker_at(context->tokens, begin + 1, open);
    return speaker.end < open && say(context, speaker, begin, begin + 1);
}

/* « Je pars, a dit Voss, et vite » */
static bool split(struct context *context) {
    return context->quote->link == LINK_SPLIT && repeat(context, spoken_before(context));
}

/* Who begins the sentence before that of the quotation, if it stands in the same paragraph and quotes
 * nobody. */
static struct phrase lead_speaker(const struct context *context) {
    const struct tokens *tokens = context->tokens;
    size_t sentence = tokens->items[context->quote->open].sentence;
    const struct token_sentence *lead = &tokens->sentences.items[sentence - (sentence > 0)];
    struct phrase none = {0, 0};
    if (!sentence || lead->paragraph != lead[1].paragraph || lead->first == lead->end) return none;
    if (context->i > 0 && context->quote[-1].by.rule && context->quote[-1].end > lead->first) return none;
    return clause_speaker_at(tokens, lead_first(context, lead->first, lead->end), lead->end);
}

/* Ina Voss ist empört. „...“ */
static bool lead_in(struct context *context) {
    struct clause_verb verb;
    size_t i = behind(context);
    bool said = i && clause_verb_at(context->tokens, i, context->end, &verb);
    if (said || context->begin != context->quote->open || !(context->quote->look & LOOK_SENTENCE))
        return false;
    struct phrase speaker = lead_speaker(context);
    bool name = speaker.end > speaker.first + 1 && !has(context, speaker.first, CLASS_DETERMINER);
    return name && say(context, speaker, 0, 0);
}

/* „...“, sagte sie. Und: „...“ */
static bool is_and(const struct context *context) {
    size_t end = colon(context);
    return end && end == context->begin + 1 && has(context, context->begin, CLASS_CONJUNCTION);
}

/* True for a verb that ends before token i and has no subject behind it, where the language may leave it
 * out. */
static bool drops_subject(const struct context *context, size_t i) {
    enum language language = context->tokens->language;
    bool may = language == LANGUAGE_ES || language == LANGUAGE_IT || language == LANGUAGE_PT;
    return may && (i >= context->end || !(context->tokens->items[i].flags & TOKEN_WORD) ||
                   has(context, i, CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_TIME_WORD));
}

/* «...», añadió.     „...“ behind another one that is attributed, with nothing to the left of it */
static bool continued(struct context *context) {
    struct clause_verb verb;
    const struct quote *last = spoken_before(context);
    struct quote *quote = context->quote;
    size_t i = behind(context);
    bool said = i && clause_verb_at(context->tokens, i, context->end, &verb);
    bool bare = said && drops_subject(context, verb.end);
    bool alone = !said && quote->look & LOOK_SENTENCE && context->begin == quote->open;
    if (last && (bare || alone || quote->link || is_and(context))) return repeat(context, last);
    return bare && say(context, lead_speaker(context), verb.first, verb.end);
}

static const struct {
    const char *name;
    bool (*find)(struct context *context);
    bool sure;
    bool whole; /* what it finds is a sentence when it looks like the begin of one */
    enum quote_reach reach;
} RULES[] = {
    {"continued", split, true, true, REACH_NEAR},
    {"label", label, true, true, REACH_NEAR},
    {"colon", before_colon, true, true, REACH_NEAR},
    {"quote-verb-name", quote_verb_name, true, true, REACH_NEAR},
    {"quote-name-verb", quote_name_verb, true, true, REACH_NEAR},
    {"quote-noun-name", quote_noun_name, false, true, REACH_NEAR},
    {"according-to", according_to, true, false, REACH_NEAR},
    {"verb-quote", verb_quote, false, false, REACH_FAR},
    {"quote-far-verb", quote_far_verb, false, false, REACH_FAR},
    {"opinion", opinion, false, false, REACH_FAR},
    {"lead-in", lead_in, false, true, REACH_NEAR},
    {"continued", continued, true, true, REACH_NEAR},
};

/* True for the mark of a word that is put together: „Gratis“-Abos. */
static bool is_compound(const struct context *context) {
    size_t end = context->quote->end;
    return end < context->tokens->count && token_is(context->tokens, end, '-') &&
           context->tokens->items[end].flags & TOKEN_GLUED;
}

/* True when the first word of the quotation begins a sentence by its looks. */
static bool begins_sentence(const struct context *context) {
    const struct quote *quote = context->quote;
    size_t i = quote->first;
    while (i < quote->last && !(context->tokens->items[i].flags & TOKEN_WORD)) i++;
    return context->tokens->items[i].flags & (TOKEN_CAPITAL | TOKEN_DIGITS);
}

/* True for "film", "novela" right before the quotation, which is then a name. */
static bool is_title(const struct context *context) {
    size_t open = context->quote->open;
    return open > context->begin && has(context, open - 1, CLASS_TITLE_NOUN) && begins_sentence(context);
}

/* True for a name that stands behind a small word in a sentence with another quotation: "..., sagte er dem
 * „Kurier“". */
static bool is_paper(const struct context *context) {
    const struct quote *quote = context->quote, *last = spoken_before(context);
    bool same = last && last->sentence == quote->sentence && last->end < quote->open;
    return same && quote->look & (LOOK_SHORT | LOOK_NAME) && begins_sentence(context) && !quote->link &&
           has(context, quote->open - 1, CLASS_DETERMINER | CLASS_PREPOSITION);
}

/* True for what "los llamados «...»", "conocidas como «...»" or "ce « ... » coûteux" give a name to. */
static bool is_named(const struct context *context) {
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

static void attribute(struct context *context) {
    struct quote *quote = context->quote;
    look_around(context);
    quote->reach = REACH_NONE;
    if (is_title(context) || is_paper(context)) quote->look = LOOK_NAME;
    bool nobody = is_compound(context) || is_named(context);
    if (nobody) quote->look = LOOK_SHORT;
    for (size_t r = 0; r < sizeof RULES / sizeof *RULES && quote->look != LOOK_NAME; r++) {
        if (nobody || !RULES[r].find(context)) continue;
        if (RULES[r].whole && begins_sentence(context)) quote->look |= LOOK_SENTENCE;
        quote->by.rule = RULES[r].name;
        quote->by.sure = RULES[r].sure;
        quote->reach = RULES[r].reach;
        return;
    }
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
        struct context context = {tokens, quotes, i, &quotes->items[i], 0, 0};
        attribute(&context);
        if (poll_stop(poll, CLAUSE_REACH)) return STATUS_INTERRUPT;
    }
    attribute_back(quotes);
    quotes_judge(quotes);
    return STATUS_OK;
}
