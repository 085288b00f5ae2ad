/*
 * quotes.c - the quotations of a text, what kind each is, and who said it
 *
 * “The pier is lost,” Voss said, “and the ‘experts’ know it.” She read from “Nine Tales of the Pier.”
 *
 * The first is a sentence, the second goes on with it; marks within it are part of it. In the last all words
 * of weight are capitalised, and the nearest verb of speech is in another sentence: a title.
 */
#include "extract/quotes.h"
#include "extract/interruptions.h"
#include "text/chars.h"

enum {
    SHORT_WORDS = 3,
    NAME_WORDS = 10,   /* longer titles are headlines, and read as sentences */
    WEIGHTY_BYTES = 4, /* "and", "the", "of" are small in a title, "with" and "from" mostly */
    NEAR_LEFT = 2,     /* words between a verb and the quotation behind it: called it a “..” */
    NEAR_RIGHT = 4,    /* and before it: “..,” Gen. Ida Voss said */
};

static bool is_word(const struct tokens *tokens, size_t i) {
    return tokens->items[i].flags & TOKEN_WORD;
}

static enum char_class class_at(const struct tokens *tokens, size_t i) {
    size_t size;
    return is_word(tokens, i) ? CHAR_OTHER : char_at(tokens->text.data + tokens->items[i].start, &size);
}

/* True for what can stand at the end of a sentence that is quoted: “Go,” he said. “Go --” */
static bool ends_speech(const struct tokens *tokens, size_t i) {
    enum char_class class = class_at(tokens, i);
    return char_is_mark(class) || class == CHAR_COMMA || class == CHAR_DASH;
}

/* The words of a quotation, how many have a capital, and how many of weight have none. Counts no further than
 * a name is long. */
struct counts {
    size_t words, capitals, small;
    bool capital; /* the first word has one, is a number, or of a script without capitals */
    bool inner;   /* a mark that ends a sentence stands before other words */
};

static struct counts count_words(const struct tokens *tokens, const struct quote *quote) {
    struct counts counts = {0, 0, 0, false, false};
    bool ended = false;
    for (size_t i = quote->first; i <= quote->last && counts.words <= NAME_WORDS; i++) {
        const struct token *token = &tokens->items[i];
        if (!is_word(tokens, i)) {
            ended = ended || char_is_mark(class_at(tokens, i));
            continue;
        }
        bool capital = token->flags & (TOKEN_CAPITAL | TOKEN_DIGITS);
        size_t size;
        const char *word = tokens->text.data + token->start;
        if (!counts.words) counts.capital = capital || char_at(word, &size) == CHAR_LETTER;
        counts.inner = counts.inner || ended;
        counts.capitals += capital;
        counts.small += !capital && token->size >= WEIGHTY_BYTES;
        counts.words++;
    }
    return counts;
}

/* True where a sentence may begin: at the start of one, or behind a colon. */
static bool may_begin(const struct tokens *tokens, const struct quote *quote) {
    size_t open = quote->open;
    return open == tokens->sentences.items[tokens->items[open].sentence].first ||
           token_is(tokens, open - 1, ':');
}

/* True for a quotation that reads as a sentence: it begins as one, and either ends as one or stands for
 * one. */
static bool is_sentence(const struct tokens *tokens, const struct quote *quote, const struct counts *counts) {
    bool ends = ends_speech(tokens, quote->last), longer = counts->words > SHORT_WORDS;
    bool behind = quote->end < tokens->count && ends_speech(tokens, quote->end);
    if (quote->link) return true;
    if (!counts->capital) return false;
    return ends || (behind && longer) || (may_begin(tokens, quote) && (behind || longer));
}

/* True for a sentence by itself of small words alone: “No, it is not.” */
static bool is_reply(const struct tokens *tokens, const struct quote *quote, const struct counts *counts) {
    return counts->capitals == 1 && may_begin(tokens, quote) && char_is_mark(class_at(tokens, quote->last));
}

static unsigned look_of(const struct tokens *tokens, const struct quote *quote) {
    struct counts counts = count_words(tokens, quote);
    bool name = counts.capital && !counts.small && !counts.inner && counts.words <= NAME_WORDS &&
                counts.words > 1 && !is_reply(tokens, quote, &counts);
    return (is_sentence(tokens, quote, &counts) ? LOOK_SENTENCE : 0) | (name ? LOOK_NAME : 0) |
           (counts.words <= SHORT_WORDS ? LOOK_SHORT : 0);
}

static bool is_speech_verb(const struct tokens *tokens, size_t i) {
    return tokens->items[i].classes & CLASS_SPEECH_VERB;
}

/* How near the verbs of speech to the left come to quotation i, within its sentence and outside other
 * quotations. */
static enum quote_reach reach_left(const struct quotes *quotes, const struct tokens *tokens, size_t i) {
    size_t sentence = tokens->sentences.items[quotes->items[i].sentence].first;
    size_t at = quotes->items[i].open, words = 0;
    for (size_t steps = 0; at > sentence && steps < REACH_TOKENS; steps++) {
        if (i > 0 && quotes->items[i - 1].end == at) {
            at = quotes->items[--i].open;
            continue;
        }
        at--;
        if (is_speech_verb(tokens, at)) return words <= NEAR_LEFT ? REACH_NEAR : REACH_FAR;
        words += is_word(tokens, at);
    }
    return REACH_NONE;
}

/* The same to the right, where the sentence goes on behind the quotation. */
static enum quote_reach reach_right(const struct quotes *quotes, const struct tokens *tokens, size_t i) {
    size_t at = quotes->items[i].end, words = 0;
    if (at >= tokens->count) return REACH_NONE;
    const struct token_sentence *sentence = &tokens->sentences.items[tokens->items[at].sentence];
    if (sentence->paragraph != tokens->sentences.items[quotes->items[i].sentence].paragraph)
        return REACH_NONE;
    for (size_t steps = 0; at < sentence->end && steps < REACH_TOKENS; steps++) {
        if (i + 1 < quotes->count && quotes->items[i + 1].open == at) {
            at = quotes->items[++i].end;
            continue;
        }
        if (is_speech_verb(tokens, at)) return words <= NEAR_RIGHT ? REACH_NEAR : REACH_FAR;
        words += is_word(tokens, at++);
    }
    return REACH_NONE;
}

static enum quote_reach reach_of(const struct quotes *quotes, const struct tokens *tokens, size_t i) {
    enum quote_reach left = reach_left(quotes, tokens, i);
    if (left == REACH_NEAR) return left;
    enum quote_reach right = reach_right(quotes, tokens, i);
    return right > left ? right : left;
}

/* True when a quotation goes on with the sentence of the one before it: “A,” she said, “b.” */
static bool is_split(const struct tokens *tokens, const struct quote *before, const struct quote *quote) {
    bool cut = before->end == before->last + 1 && quote->open == quote->first; /* extract/interruptions.h */
    if (cut && tokens_paragraph(tokens, before->first) == tokens_paragraph(tokens, quote->first)) return true;
    if (before->end >= quote->open || quote->open - before->end > REACH_TOKENS) return false;
    if (tokens->items[before->end].sentence != tokens->items[quote->open].sentence) return false;
    bool left = class_at(tokens, before->last) == CHAR_COMMA || class_at(tokens, before->end) == CHAR_COMMA;
    return left && class_at(tokens, quote->open - 1) == CHAR_COMMA && quote->open - 1 > before->end;
}

static enum status add_quote(struct quotes *quotes, const struct tokens *tokens,
                             const struct quote_span *span) {
    struct quote *quote = VECTOR_ADD(quotes);
    if (!quote) return STATUS_NOMEM;
    *quote = (struct quote){.open = span->open, .first = span->first, .last = span->last, .end = span->end};
    quote->sentence = tokens->items[span->first].sentence;
    if (span->continues)
        quote->link = LINK_PARAGRAPH;
    else if (quotes->count > 1 && is_split(tokens, quote - 1, quote))
        quote->link = LINK_SPLIT;
    quote->look = look_of(tokens, quote);
    return STATUS_OK;
}

enum quote_kind quote_kind(unsigned look, enum quote_reach reach) {
    if (look & LOOK_NAME && reach < REACH_NEAR) return QUOTE_TITLE;
    if (look & LOOK_SENTENCE) return QUOTE_DIRECT;
    return look & LOOK_SHORT && reach == REACH_NONE ? QUOTE_SCARE : QUOTE_PARTIAL;
}

void quotes_judge(struct quotes *quotes) {
    for (size_t i = 0; i < quotes->count; i++) {
        struct quote *quote = &quotes->items[i];
        bool goes_on = quote->link && quote_is_speech(quote - 1);
        quote->kind = goes_on ? quote[-1].kind : quote_kind(quote->look, quote->reach);
        if (!quote_is_speech(quote)) quote->by = (struct attribution){.rule = NULL};
    }
}

enum status quotes_read(struct quotes *quotes, const struct tokens *tokens, struct poll *poll) {
    quotes->count = 0;
    enum status status = quote_spans_read(&quotes->spans, tokens, poll);
    if (!status) status = quote_interruptions(&quotes->spans, tokens, poll);
    for (size_t i = 0; !status && i < quotes->spans.count; i++)
        status = add_quote(quotes, tokens, &quotes->spans.items[i]);
    for (size_t i = 0; !status && i < quotes->count; i++) {
        quotes->items[i].reach = reach_of(quotes, tokens, i);
        if (poll_stop(poll, REACH_TOKENS)) status = STATUS_INTERRUPT;
    }
    if (!status) quotes_judge(quotes);
    return status;
}

void quotes_release(struct quotes *quotes) {
    VECTOR_RELEASE(quotes);
    quote_spans_release(&quotes->spans);
}
