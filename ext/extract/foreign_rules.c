/*
 * foreign_rules.c - the rules that tell who said a quotation in six languages
 *
 * The rules are tried in the order of RULES, the surest first, and the first that finds a speaker has him:
 *
 *     label               Ina Voss: „...“
 *     quote-verb-name     „...“, sagte Ina Voss          « ... », ajoute-t-elle
 *     quote-name-verb     ‘...’, zo Voss zei
 *     quote-colon-name    « ... » : Ina Voss ne cache pas sa colère
 *     quote-noun-name     «...», è l'appello di Ina Voss
 *     according-to        „...“, so Ina Voss             Selon Ina Voss, ... « ... »
 *     colon               Ina Voss dijo: «...»           Ina Voss está indignada: «...»
 *     verb-quote          Ina Voss nannte es „...“       hat ein Gutachter die Statik als „...“ eingestuft
 *     quote-far-verb      ... „...“ entgleist, sagte Ina Voss
 *     opinion             Pour Ina Voss, c'est « ... »
 *     lead-in             Ina Voss ist empört. „...“
 *     continued           the quotation before it has a speaker, and nothing else introduces this one
 */
#include "extract/foreign_rules.h"
#include "text/chars.h"

enum {
    SOURCE_REACH = 6, /* "stando a quanto riferito dal questore": from "stando" to "questore" */
    VERBS_TRIED = 3,
    QUOTES_BACK = 4,
    ASIDE_TOKENS = 20,
    TOLD_WORDS = 4,        /* from the verb to "que": "a déclaré lundi à la BBC que" */
    PARTICIPLE_BEHIND = 3, /* from the quotation: "als „...“ eingestuft" */
};

static bool is_none(struct phrase phrase) {
    return phrase.first == phrase.end;
}

static enum char_class class_at(const struct foreign_context *context, size_t i) {
    const struct token *token = &context->tokens->items[i];
    size_t size;
    return token->flags & TOKEN_WORD ? CHAR_OTHER : char_at(context->tokens->text.data + token->start, &size);
}

static bool has(const struct foreign_context *context, size_t i, uint64_t classes) {
    return clause_classes(context->tokens, i) & classes;
}

/* Attributes the quotation to a mention; false, and nothing done, when there is none. */
static bool say(struct foreign_context *context, struct phrase mention, size_t cue, size_t cue_end) {
    if (is_none(mention)) return false;
    struct attribution *by = &context->quote->by;
    by->mention = mention.first, by->mention_end = mention.end;
    by->cue = cue, by->cue_end = cue_end;
    return true;
}

/* True when what is said ends with a full stop, and no comma takes the sentence on. */
static bool ends_itself(const struct foreign_context *context) {
    const struct quote *quote = context->quote;
    bool comma = quote->end < context->tokens->count && class_at(context, quote->end) == CHAR_COMMA;
    return class_at(context, quote->last) == CHAR_DOT && !comma;
}

/* The sentence of a token in the same paragraph as the quotation, or an empty one at its end. */
void foreign_look_around(struct foreign_context *context) {
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
static size_t behind(const struct foreign_context *context) {
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
static size_t before(const struct foreign_context *context, size_t k, size_t i) {
    return k > 0 && context->quotes->items[k - 1].end == i ? k - 1 : k;
}

static bool is_noun(const struct foreign_context *context, size_t i) {
    return i > 0 && has(context, i - 1, CLASS_DETERMINER | CLASS_OF | CLASS_PREPOSITION) &&
           !has(context, i - 1, CLASS_BETWEEN | CLASS_PERSONAL | CLASS_RELATIVE);
}

/* The participle behind the quotation of "hat es als „...“ bezeichnet", or 0. */
static size_t participle_behind(const struct foreign_context *context) {
    for (size_t i = context->quote->end; i < context->end && i < context->quote->end + PARTICIPLE_BEHIND; i++)
        if (has(context, i, CLASS_PARTICIPLE)) return i;
    return 0;
}

/* The nearest verb of speech that ends before token `end`, outside other quotations. */
static bool verb_left(const struct foreign_context *context, size_t end, struct clause_verb *verb) {
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
static bool is_quoted(const struct foreign_context *context, size_t i) {
    return context->i > 0 && context->quote[-1].end == i;
}

/* Past "Auch", "Pero" at the begin of a sentence. */
static size_t lead_first(const struct foreign_context *context, size_t i, size_t end) {
    while (i < end && has(context, i, CLASS_BETWEEN | CLASS_CONJUNCTION) &&
           !has(context, i, CLASS_DETERMINER))
        i++;
    return i;
}

/* True for a verb that has the subject of a verb before it: "..., y dijo que", "diciendo". */
static bool leans_back(const struct foreign_context *context, const struct clause_verb *verb) {
    return verb->gerund || (verb->first > context->begin && has(context, verb->first - 1, CLASS_CONJUNCTION));
}

/* Who begins the sentence, for a verb that leans back on one that is not of speech. */
static struct phrase sentence_subject(const struct foreign_context *context) {
    const struct tokens *tokens = context->tokens;
    size_t first = lead_first(context, context->begin, context->quote->open);
    for (size_t n = 1; n <= QUOTES_BACK && n <= context->i; n++)
        if (context->quote[-n].end > first && context->quote[-n].open <= first) return (struct phrase){0, 0};
    struct phrase speaker = clause_speaker_at(tokens, first, context->quote->open);
    bool plain = speaker.end - speaker.first > 1 || has(context, first, CLASS_PERSONAL);
    return plain ? speaker : (struct phrase){0, 0};
}

static struct phrase subject_of(const struct foreign_context *context, const struct clause_verb *verb,
                                size_t end) {
    if (!is_none(verb->subject)) return verb->subject;
    if (is_quoted(context, verb->first)) return (struct phrase){0, 0};
    if (leans_back(context, verb)) return (struct phrase){0, 0};
    struct phrase behind = clause_speaker_at(context->tokens, verb->end, end);
    bool comma = verb->first > context->begin && token_is(context->tokens, verb->first - 1, ',');
    bool inverted = !is_none(behind) && (has(context, behind.first, CLASS_PERSONAL) ||
                                         (comma && !has(context, verb->end, CLASS_DETERMINER)));
    if (inverted) return behind;
    struct phrase subject = clause_subject_left(context->tokens, context->begin, verb->first);
    return is_none(subject) && verb->end < end ? clause_subject_right(context->tokens, verb->end, end)
                                               : subject;
}

/* The colon before the quotation, or 0. */
static size_t colon(const struct foreign_context *context) {
    size_t open = context->quote->open;
    return open > context->begin && token_is(context->tokens, open - 1, ':') ? open - 1 : 0;
}

/* True where the language may leave out the subject of a verb. */
static bool may_drop_subject(const struct foreign_context *context) {
    enum language language = context->tokens->language;
    return language == LANGUAGE_ES || language == LANGUAGE_IT || language == LANGUAGE_PT;
}

/* The last of the quotations before this one, in the same paragraph, that has a speaker; NULL for none. */
const struct quote *foreign_spoken_before(const struct foreign_context *context) {
    const struct quote *quote = context->quote;
    if (quote->link) return context->i > 0 && quote[-1].by.rule ? quote - 1 : NULL;
    for (size_t n = 1; n <= QUOTES_BACK && n <= context->i; n++) {
        if (tokens_paragraph(context->tokens, quote[-n].first) !=
            tokens_paragraph(context->tokens, quote->first))
            break;
        if (quote[-n].by.rule) return quote - n;
    }
    return NULL;
}

static bool repeat(struct foreign_context *context, const struct quote *last) {
    if (last) context->quote->by = last->by;
    return last;
}

/* True when the clause that begins with token i is what another one tells: "Voss dit que Lund a refusé". */
static bool is_told(const struct foreign_context *context, size_t i) {
    struct clause_verb verb;
    while (i > context->begin && has(context, i - 1, CLASS_DETERMINER)) i--;
    if (i < context->begin + 2 || !has(context, i - 1, CLASS_RELATIVE | CLASS_CONJUNCTION)) return false;
    bool comma = token_is(context->tokens, i - 2, ',');
    for (size_t k = i - 1 - comma, n = 0; k > context->begin && n <= TOLD_WORDS; k--, n++)
        if (clause_verb_at(context->tokens, k - 1, i, &verb) && !verb.beside) return true;
    return false;
}

/* Attributes by the nearest verbs of speech before token `end`; one that leans back, or whose clause another
 * one tells, gives way to the next. A subject that is left out is who spoke before. */
static bool say_by_verb(struct foreign_context *context, size_t end, bool beside) {
    struct clause_verb verb;
    size_t tried = 0, subjects = 0, leaning = 0;
    for (size_t to = end; tried < VERBS_TRIED && verb_left(context, to, &verb); to = verb.first, tried++) {
        if (verb.beside && !beside) continue;
        struct phrase subject = subject_of(context, &verb, end);
        subjects += !is_none(subject);
        leaning += leans_back(context, &verb);
        if (!is_none(subject) && !is_told(context, subject.first))
            return say(context, subject, verb.first, verb.end);
    }
    if (leaning && say(context, sentence_subject(context), verb.first, verb.end)) return true;
    const struct quote *last = foreign_spoken_before(context);
    bool same = last && (last->sentence == context->quote->sentence || may_drop_subject(context));
    return tried && !subjects && same && repeat(context, last);
}

/* Ina Voss: „...“ */
static bool label(struct foreign_context *context) {
    size_t end = colon(context);
    size_t first = lead_first(context, context->begin, end);
    struct phrase name = clause_speaker_at(context->tokens, first, end);
    if (!end || name.end != end || has(context, name.first, CLASS_DETERMINER)) return false;
    return say(context, name, end, end + 1);
}

/* „...“, sagte am Montag Ina Voss     « ... », ajoute-t-elle     A verb alone has the subject of what is
 * before it. */
static bool quote_verb_name(struct foreign_context *context) {
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

/* Past the ", Leiterin der Behörde," behind a name that ends before token i; i where there is none. */
static size_t aside_end(const struct foreign_context *context, size_t i) {
    if (i >= context->end || class_at(context, i) != CHAR_COMMA) return i;
    size_t p = i + 1, last = i + ASIDE_TOKENS < context->end ? i + ASIDE_TOKENS : context->end;
    while (p < last && class_at(context, p) != CHAR_COMMA) p++;
    return p < last ? p + 1 : i + 1;
}

/* ‘...’, zo Voss zei     «...», él dijo     „...“, Voss, Leiterin der Behörde, sagte */
static bool quote_name_verb(struct foreign_context *context) {
    struct clause_verb verb;
    size_t i = behind(context);
    if (!i || i == context->quote->end || !(context->quote->look & LOOK_SENTENCE)) return false;
    if (has(context, i, CLASS_SOURCE_BESIDE) && i + 1 < context->end) i++;
    struct phrase name = clause_speaker_at(context->tokens, i, context->end);
    bool said =
        !is_none(name) && clause_verb_at(context->tokens, aside_end(context, name.end), context->end, &verb);
    return said && say(context, name, verb.first, verb.end);
}

/* «...», è l'appello di Ina Voss     « ... », c'est le mot d'ordre de Voss */
static bool quote_noun_name(struct foreign_context *context) {
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

/* « ... » : Ina Voss ne cache pas sa colère     "...": così Ina Voss ha chiuso */
static bool quote_colon_name(struct foreign_context *context) {
    const struct quote *quote = context->quote;
    size_t i = quote->end;
    if (i + 1 >= context->end || !token_is(context->tokens, i, ':')) return false;
    struct phrase speaker =
        clause_speaker_at(context->tokens, lead_first(context, i + 1, context->end), context->end);
    bool name = speaker.end > speaker.first + 1 && !has(context, speaker.first, CLASS_DETERMINER);
    return name && say(context, speaker, i, i + 1);
}

/* The speaker whom the word at token i names as a source: "según X", "nach Angaben des X", "X zufolge". */
static struct phrase source_at(const struct foreign_context *context, size_t i, size_t end) {
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
static bool is_source(const struct foreign_context *context, size_t i) {
    return has(context, i, CLASS_SOURCE) && !(i > 0 && has(context, i - 1, CLASS_DETERMINER));
}

/* True for the "so" of "..., so Ina Voss, ...". */
static bool is_aside_source(const struct foreign_context *context, size_t i) {
    if (!has(context, i, CLASS_SOURCE_BESIDE) || class_at(context, i - 1) != CHAR_COMMA) return false;
    struct phrase speaker = clause_speaker_at(context->tokens, i + 1, context->end);
    return !is_none(speaker) && speaker.end < context->end && class_at(context, speaker.end) == CHAR_COMMA;
}

/* Attributes to the source that token i names; "laut Recherchen der „Welt“" quotes a name, and nobody. */
static bool say_source(struct foreign_context *context, size_t i, size_t end) {
    struct phrase speaker = source_at(context, i, end);
    size_t open = context->quote->open;
    bool within = speaker.end <= open && speaker.end + 1 >= open && has(context, open - 1, CLASS_DETERMINER);
    return !within && say(context, speaker, i, i + 1);
}

/* „...“, so Ina Voss     Selon Ina Voss, ... « ... »     ..., según Ina Voss */
static bool according_to(struct foreign_context *context) {
    const struct quote *quote = context->quote;
    size_t i = behind(context);
    if (i && has(context, i, CLASS_SOURCE | CLASS_SOURCE_BESIDE) && say_source(context, i, context->end))
        return true;
    for (i = context->begin + 1; i < context->end; i++)
        if (is_aside_source(context, i)) return say_source(context, i, context->end);
    for (i = quote->open; i > context->begin; i--)
        if (is_source(context, i - 1)) return say_source(context, i - 1, quote->open);
    for (i = quote->end; i < context->end; i++)
        if (is_source(context, i)) return say_source(context, i, context->end);
    return false;
}

/* Ina Voss dijo: «...»     Ina Voss está indignada: «...» */
static bool before_colon(struct foreign_context *context) {
    size_t end = colon(context);
    if (!end) return false;
    if (say_by_verb(context, end, true)) return true;
    size_t first = lead_first(context, context->begin, end);
    struct phrase speaker = clause_speaker_at(context->tokens, first, end);
    bool plain =
        speaker.end < end && (speaker.end - speaker.first > 1 || has(context, first, CLASS_PERSONAL));
    return plain && say(context, speaker, end, end + 1);
}

/* Ina Voss nannte es „...“ */
static bool verb_quote(struct foreign_context *context) {
    return say_by_verb(context, context->quote->open, false);
}

/* ... „...“ entgleist, sagte Ina Voss.     ... „...“, wie Ina Voss sagte. */
static bool quote_far_verb(struct foreign_context *context) {
    struct clause_verb verb;
    for (size_t i = context->quote->end; i + 2 < context->end; i++) {
        if (class_at(context, i) != CHAR_COMMA) continue;
        if (has(context, i + 1, CLASS_CONJUNCTION)) {
            struct phrase speaker = clause_speaker_at(context->tokens, i + 2, context->end);
            bool said =
                !is_none(speaker) && clause_verb_at(context->tokens, speaker.end, context->end, &verb);
            if (said) return say(context, speaker, verb.first, verb.end);
        }
        if (clause_verb_at(context->tokens, i + 1, context->end, &verb) && !verb.beside) {
            struct phrase subject = verb.subject;
            if (is_none(subject)) subject = clause_subject_right(context->tokens, verb.end, context->end);
            return say(context, subject, verb.first, verb.end);
        }
    }
    return false;
}

/* Pour Ina Voss, c'est « ... »     Per Ina Voss «...» */
static bool opinion(struct foreign_context *context) {
    size_t begin = context->begin, open = context->quote->open;
    if (begin + 1 >= open || !has(context, begin, CLASS_OPINION)) return false;
    struct phrase speaker = clause_speaker_at(context->tokens, begin + 1, open);
    bool beside = speaker.end == open && !(context->quote->look & LOOK_NAME);
    return (speaker.end < open || beside) && say(context, speaker, begin, begin + 1);
}

/* « Je pars, a dit Voss, et vite » */
static bool split(struct foreign_context *context) {
    return context->quote->link == LINK_SPLIT && repeat(context, foreign_spoken_before(context));
}

/* Who begins the sentence before that of the quotation, if it stands in the same paragraph and quotes
 * nobody. */
static struct phrase lead_speaker(const struct foreign_context *context) {
    const struct tokens *tokens = context->tokens;
    size_t sentence = tokens->items[context->quote->open].sentence;
    const struct token_sentence *lead = &tokens->sentences.items[sentence - (sentence > 0)];
    struct phrase none = {0, 0};
    if (!sentence || lead->paragraph != lead[1].paragraph || lead->first == lead->end) return none;
    if (context->i > 0 && context->quote[-1].by.rule && context->quote[-1].end > lead->first) return none;
    return clause_speaker_at(tokens, lead_first(context, lead->first, lead->end), lead->end);
}

/* Ina Voss ist empört. „...“ */
static bool lead_in(struct foreign_context *context) {
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
static bool is_and(const struct foreign_context *context) {
    size_t end = colon(context);
    return end && end == context->begin + 1 && has(context, context->begin, CLASS_CONJUNCTION);
}

/* True for a verb that ends before token i and has no subject behind it. */
static bool drops_subject(const struct foreign_context *context, size_t i) {
    return may_drop_subject(context) &&
           (i >= context->end || !(context->tokens->items[i].flags & TOKEN_WORD) ||
            has(context, i, CLASS_PREPOSITION | CLASS_CONJUNCTION | CLASS_TIME_WORD));
}

/* «...», añadió.     „...“ behind another one that is attributed, with nothing to the left of it */
static bool continued(struct foreign_context *context) {
    struct clause_verb verb;
    const struct quote *last = foreign_spoken_before(context);
    struct quote *quote = context->quote;
    size_t i = behind(context);
    bool said = i && clause_verb_at(context->tokens, i, context->end, &verb);
    bool bare = said && drops_subject(context, verb.end);
    bool alone = !said && quote->look & LOOK_SENTENCE && context->begin == quote->open;
    if (last && (bare || alone || quote->link || is_and(context))) return repeat(context, last);
    return bare && say(context, lead_speaker(context), verb.first, verb.end);
}

static const struct {
    struct foreign_rule rule;
    bool (*find)(struct foreign_context *context);
} RULES[] = {
    {{"continued", true, true, REACH_NEAR}, split},
    {{"label", true, true, REACH_NEAR}, label},
    {{"colon", true, true, REACH_NEAR}, before_colon},
    {{"quote-verb-name", true, true, REACH_NEAR}, quote_verb_name},
    {{"quote-name-verb", true, true, REACH_NEAR}, quote_name_verb},
    {{"quote-colon-name", false, true, REACH_NEAR}, quote_colon_name},
    {{"quote-noun-name", false, true, REACH_NEAR}, quote_noun_name},
    {{"according-to", true, false, REACH_NEAR}, according_to},
    {{"verb-quote", false, false, REACH_FAR}, verb_quote},
    {{"quote-far-verb", false, false, REACH_FAR}, quote_far_verb},
    {{"opinion", false, false, REACH_FAR}, opinion},
    {{"lead-in", false, true, REACH_NEAR}, lead_in},
    {{"continued", true, true, REACH_NEAR}, continued},
};

const struct foreign_rule *foreign_rule_find(struct foreign_context *context) {
    for (size_t r = 0; r < sizeof RULES / sizeof *RULES; r++)
        if (RULES[r].find(context)) return &RULES[r].rule;
    return NULL;
}
