/*
 * interruptions.c - what stands between the marks of a quotation and is not said
 *
 *     « Je pars , a dit le maire , et je reviens »
 *       said    ^ verb   subject ^ said
 *
 * The first verb of speech behind a comma, a dash or the end of a sentence is looked for, and whether its
 * subject follows. What is told of the subject between commas belongs to him: it begins with a noun, "...,
 * président du port,".
 */
#include "extract/interruptions.h"
#include "text/chars.h"

enum { ASIDE_WORDS = 12 };

/* Tokens first .. end - 1 are not said. */
struct interruption {
    size_t first, end;
};

static enum char_class class_at(const struct tokens *tokens, size_t i) {
    const struct token *token = &tokens->items[i];
    size_t size;
    return token->flags & TOKEN_WORD ? CHAR_OTHER : char_at(tokens->text.data + token->start, &size);
}

static bool is_word(const struct tokens *tokens, size_t i) {
    return tokens->items[i].flags & TOKEN_WORD;
}

static bool is_comma(const struct tokens *tokens, size_t i) {
    return class_at(tokens, i) == CHAR_COMMA;
}

/* A dash between words, no hyphen. */
static bool is_dash(const struct tokens *tokens, size_t i) {
    bool hyphen = tokens->items[i].size == 1;
    return class_at(tokens, i) == CHAR_DASH && !(hyphen && tokens->items[i].flags & TOKEN_GLUED);
}

/* True for a mark behind which the interruption can begin. */
static bool may_precede(const struct tokens *tokens, size_t i) {
    enum char_class class = class_at(tokens, i);
    return class == CHAR_COMMA || class == CHAR_STRONG || class == CHAR_ELLIPSIS || is_dash(tokens, i);
}

/* Past "..., président du port," that begins with the comma at token i; i where none does. */
static size_t skip_aside(const struct tokens *tokens, size_t i, size_t end) {
    size_t last = end - i > ASIDE_WORDS ? i + ASIDE_WORDS : end;
    if (i + 1 >= last || lexicon_function_word(token_text(tokens, i + 1))) return i;
    for (size_t p = i + 1; p < last; p++)
        if (!is_word(tokens, p)) return is_comma(tokens, p) && p > i + 1 ? p : i;
    return i;
}

/* Where what is said goes on, behind an interruption whose subject ends before token i. */
static size_t interruption_end(const struct tokens *tokens, size_t i, size_t end, bool dashed) {
    while (i < end && !char_is_mark(class_at(tokens, i)) &&
           !(dashed ? is_dash(tokens, i) : is_comma(tokens, i)))
        i++;
    if (!dashed && i < end && is_comma(tokens, i)) i = skip_aside(tokens, i, end);
    while (i < end && !is_word(tokens, i) && class_at(tokens, i) != CHAR_QUOTE &&
           class_at(tokens, i) != CHAR_OPEN)
        i++;
    return i;
}

/* The first interruption of tokens first .. end - 1; false where there is none. */
static bool find_interruption(const struct tokens *tokens, size_t first, size_t end,
                              struct interruption *interruption) {
    for (size_t i = first + 1; i + 1 < end; i++) {
        struct clause_verb verb;
        if (is_word(tokens, i) || !may_precede(tokens, i) || !clause_verb_at(tokens, i + 1, end, &verb))
            continue;
        struct phrase subject = verb.subject;
        if (subject.first == subject.end) subject = clause_subject_right(tokens, verb.end, end);
        if (subject.first == subject.end) continue;
        size_t past = subject.end > verb.end ? subject.end : verb.end;
        while (i > first && !is_word(tokens, i - 1) && (is_dash(tokens, i) || is_comma(tokens, i))) i--;
        interruption->first = is_dash(tokens, i) || is_comma(tokens, i) ? i : i + 1;
        interruption->end = interruption_end(tokens, past, end, is_dash(tokens, verb.first - 1));
        return true;
    }
    return false;
}

static enum status add(struct quote_spans *spans, struct quote_span span) {
    struct quote_span *added = VECTOR_ADD(spans);
    if (!added) return STATUS_NOMEM;
    *added = span;
    return STATUS_OK;
}

/* Adds a span, or its two halves. */
static enum status add_cut(struct quote_spans *spans, const struct tokens *tokens, struct quote_span span) {
    struct interruption cut;
    if (!find_interruption(tokens, span.first, span.last + 1, &cut)) return add(spans, span);
    struct quote_span head = {span.open, span.first, cut.first - 1, cut.first, span.continues};
    enum status status = add(spans, head);
    if (status || cut.end > span.last) return status;
    return add(spans, (struct quote_span){cut.end, cut.end, span.last, span.end, false});
}

/* The speech of a paragraph, tokens first .. end - 1, that begins with a dash and tells who speaks. */
static enum status add_dialogue(struct quote_spans *spans, const struct tokens *tokens, size_t first,
                                size_t end) {
    struct interruption cut;
    if (first + 2 >= end || !is_dash(tokens, first)) return STATUS_OK;
    size_t begin = first + 1;
    if (!find_interruption(tokens, begin, end, &cut)) return STATUS_OK;
    enum status status = add(spans, (struct quote_span){begin, begin, cut.first - 1, cut.first, false});
    if (status || cut.end >= end) return status;
    return add(spans, (struct quote_span){cut.end, cut.end, end - 1, end, false});
}

/* The paragraphs as tokens, one after another. */
struct paragraphs {
    const struct tokens *tokens;
    size_t sentence;
    struct phrase tokens_of; /* of the paragraph read last */
};

static bool next_paragraph(struct paragraphs *paragraphs) {
    const struct token_sentence *sentences = paragraphs->tokens->sentences.items;
    size_t i = paragraphs->sentence, count = paragraphs->tokens->sentences.count;
    if (i == count) return false;
    paragraphs->tokens_of.first = sentences[i].first;
    while (i < count && sentences[i].paragraph == sentences[paragraphs->sentence].paragraph)
        paragraphs->tokens_of.end = sentences[i++].end;
    paragraphs->sentence = i;
    return true;
}

enum status quote_interruptions(struct quote_spans *spans, const struct tokens *tokens, struct poll *poll) {
    enum language language = tokens->language;
    if (language != LANGUAGE_FR && language != LANGUAGE_ES && language != LANGUAGE_IT &&
        language != LANGUAGE_PT)
        return STATUS_OK;
    struct quote_spans cut = QUOTE_SPANS_INIT;
    struct paragraphs paragraphs = {tokens, 0, {0, 0}};
    enum status status = STATUS_OK;
    size_t i = 0;
    while (!status && next_paragraph(&paragraphs)) {
        size_t end = paragraphs.tokens_of.end;
        bool marked = i < spans->count && spans->items[i].first < end;
        if (!marked) status = add_dialogue(&cut, tokens, paragraphs.tokens_of.first, end);
        for (; !status && i < spans->count && spans->items[i].first < end; i++)
            status = add_cut(&cut, tokens, spans->items[i]);
        if (poll_stop(poll, end - paragraphs.tokens_of.first)) status = STATUS_INTERRUPT;
    }
    if (!status) {
        struct quote_spans old = *spans;
        spans->items = cut.items, spans->count = cut.count, spans->capacity = cut.capacity;
        cut.items = old.items, cut.count = old.count, cut.capacity = old.capacity;
    }
    quote_spans_release(&cut);
    return status;
}
