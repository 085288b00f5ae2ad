/*
 * quantities.c - the quantities of a text: what is counted or measured, how much, and what became of it
 *
 * A walk over the tokens stops where one is a number, in digits or words, or the name of a month. From there
 * a date is read, else an amount, and what the words around it say is asked only then: most words of a text
 * are looked at once, as bits.
 */
#include "extract/quantities.h"
#include "extract/minus.h"
#include "extract/quantities_impl.h"
#include "text/chars.h"

struct walk {
    struct quantities *out;
    struct pieces pieces;
    size_t sentence;
    bool heading;
    struct span noun;    /* of the last number that had one, in this sentence */
    const char *counted; /* behind the last amount and what it counts */
};

static const struct token *token_at(const struct walk *walk, size_t token) {
    return &walk->pieces.tokens->items[token];
}

/* True for a token that a quantity may begin with. */
static bool may_begin(const struct walk *walk, const struct token *token) {
    if (token->flags & TOKEN_DIGITS || token->classes & CLASS_NUMBER_WORD) return true;
    if (!(token->flags & TOKEN_CAPITAL)) return false;
    return is_ascii_digit(walk->pieces.tokens->text.data[token->start + token->size - 1]);
}

static bool may_be_article(const struct walk *walk, size_t token) {
    struct span text = token_text(walk->pieces.tokens, token);
    return (text.size == 1 || (text.size == 2 && text.data[1] == 'n')) && (*text.data | 0x20) == 'a';
}

static struct quantity *add(struct walk *walk, struct place start, struct place next) {
    struct quantity *quantity = VECTOR_ADD(&walk->out->list);
    if (!quantity) return NULL;
    size_t last = next.token;
    const char *end = next.at;
    bool inside = last < walk->pieces.end && end > place_of(&walk->pieces, last).at;
    if (!inside) {
        struct span token = token_text(walk->pieces.tokens, last - 1);
        end = token.data + token.size;
    }
    *quantity = (struct quantity){.sentence = walk->sentence};
    quantity->text = (struct span){start.at, (size_t)(end - start.at)};
    return quantity;
}

static bool is_word_too(struct span month) {
    static const char *const WORDS[] = {"May", "March", "August", "April", "June"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (span_equal(month, span_of(WORDS[i]))) return true;
    return false;
}

/* A month by itself is one where no name goes on around it; May and March, and months in small letters, are
 * words too. */
static bool month_fits(const struct walk *walk, const struct moment *moment) {
    const struct pieces *pieces = &walk->pieces;
    size_t token = moment->start.token;
    struct piece month = piece_at(pieces, moment->start), behind = piece_at(pieces, moment->next);
    bool before = token > pieces->first;
    if (before &&
        token_is_word_of(pieces, token - 1, 1 << WORD_YEAR_BEFORE | 1 << WORD_OWN | 1 << WORD_DAY_BEFORE))
        return true;
    bool word = !is_ascii_upper(*month.text.data) || is_word_too(month.text);
    bool named = behind.word && is_ascii_upper(*behind.text.data);
    bool follows = before && token_at(walk, token - 1)->flags & TOKEN_CAPITAL && token - 1 > pieces->first;
    return before && !word && !named && !follows;
}

/* True where a capital before a month that is a word too makes a name of it: Long March 5. */
static bool is_named(const struct walk *walk, const struct moment *moment) {
    size_t token = moment->start.token;
    if (token <= walk->pieces.first + 1 || !is_word_too(piece_at(&walk->pieces, moment->start).text))
        return false;
    const struct token *before = token_at(walk, token - 1);
    struct span word = token_text(walk->pieces.tokens, token - 1);
    return before->flags & TOKEN_CAPITAL && !is_function_word(&walk->pieces, word) &&
           !lexicon_is_calendar(word);
}

/* The 19th of "Jan. 12, 19 and 26": a number behind a day of a month and a comma or "and", with no noun. */
static bool next_day(const struct walk *walk, size_t token, struct moment *moment) {
    const struct pieces *pieces = &walk->pieces;
    enum { MONTH_SIZE = 5, DAY_SIZE = 7, DAYS = 31 };
    unsigned figures;
    struct place place = place_of(pieces, token);
    if (!walk->out->list.count || token < pieces->first + 2) return false;
    const struct quantity *last = &walk->out->list.items[walk->out->list.count - 1];
    struct span link = token_text(pieces->tokens, token - 1), before = token_text(pieces->tokens, token - 2);
    bool lists = span_equal(link, span_of(",")) || span_equal(link, span_of("and"));
    bool follows = last->text.data + last->text.size == before.data + before.size;
    if (!lists || !follows || last->moment_size != DAY_SIZE || last->moment[0] != '-') return false;
    *moment = (struct moment){.start = place};
    int day = moment_number(pieces, place, &figures, &moment->next);
    struct piece behind = piece_at(pieces, moment->next);
    bool ends =
        !behind.word && !span_equal(behind.text, span_of("%")) && !span_equal(behind.text, span_of("."));
    ends = ends || !behind.text.size || span_equal(behind.text, span_of("and")) ||
           piece_at(pieces, behind.next).text.size == 0;
    if (day < 1 || day > DAYS || figures > 2 || !ends) return false;
    for (size_t i = 0; i < MONTH_SIZE; i++) moment->text[moment->size++] = last->moment[i];
    moment_write(moment, day, 2);
    return true;
}

/* Reads a date or time; gives the token behind it, or 0. */
static enum status read_moment(struct walk *walk, size_t token, size_t *next) {
    struct moment moment;
    struct place place = place_of(&walk->pieces, token);
    enum { BARE_MONTH = 4 };
    if (!moment_at(&walk->pieces, place, &moment) && !next_day(walk, token, &moment)) return STATUS_OK;
    bool alone = token == walk->pieces.first && moment.next.token == walk->pieces.end;
    if (moment.is_time && alone) return STATUS_OK;
    bool digit = is_ascii_digit(*place.at);
    bool bare = moment.size == BARE_MONTH && moment.text[0] == '-';
    if (!digit && !(bare ? month_fits(walk, &moment) : !is_named(walk, &moment))) return STATUS_OK;
    struct quantity *quantity = add(walk, moment.start, moment.next);
    if (!quantity) return STATUS_NOMEM;
    struct place behind;
    quantity->kind = moment.is_time ? QUANTITY_TIME : QUANTITY_DATE;
    memcpy(quantity->moment, moment.text, moment.size);
    quantity->moment_size = moment.size;
    quantity->has_value = true;
    quantity->modifier = context_modifier(&walk->pieces, moment.start.token, moment.next, &behind);
    quantity->verb = context_verb(&walk->pieces, moment.start.token, moment.next);
    *next = moment.next.token;
    return STATUS_OK;
}

/* What is counted or measured, and what became of it. */
static void add_context(struct walk *walk, const struct candidate *candidate, struct quantity *quantity) {
    const struct pieces *pieces = &walk->pieces;
    struct place behind, last;
    quantity->modifier = context_modifier(pieces, candidate->first, candidate->amount.next, &behind);
    walk->counted = candidate->amount.next.at;
    if (walk->pieces.language != LANGUAGE_EN && walk->pieces.language != LANGUAGE_OTHER) return;
    quantity->noun = context_noun(pieces, behind, &last);
    quantity->verb = context_verb(pieces, candidate->first, last);
    if (quantity->kind != QUANTITY_CARDINAL) return;
    if (quantity->noun.data) walk->counted = last.at;
    if (!quantity->noun.data) quantity->noun = walk->noun;
    if (!span_equal(quantity->verb, span_of("including"))) walk->noun = quantity->noun;
}

static bool between_before(const struct walk *walk, size_t token) {
    if (token == walk->pieces.first) return false;
    struct span text = token_text(walk->pieces.tokens, token - 1);
    return span_equal(text, span_of("between")) || span_equal(text, span_of("Between"));
}

/* True where the amount is the old or the new one of a change: "from 3% to 4%". */
static bool is_changed(const struct walk *walk, const struct amount *amount) {
    const struct pieces *pieces = &walk->pieces;
    size_t token = amount->start.token;
    enum { WORDS = 4 };
    if (token == pieces->first) return false;
    if (amount->unit && token_is_word_of(pieces, token - 1, 1 << WORD_MOVED)) return true;
    if (!amount->unit || !span_equal(token_text(pieces->tokens, token - 1), span_of("from"))) return false;
    for (size_t i = 2; i < 2 + WORDS && token >= pieces->first + i; i++)
        if (token_is_word_of(pieces, token - i, 1 << WORD_CHANGE)) return true;
    return false;
}

/* True where the quantity before is an age, with "and" behind it: "ages 11 and 15". */
static bool follows_age(const struct walk *walk, size_t token) {
    if (!walk->out->list.count || token < walk->pieces.first + 2) return false;
    const struct quantity *last = &walk->out->list.items[walk->out->list.count - 1];
    struct span link = token_text(walk->pieces.tokens, token - 1),
                before = token_text(walk->pieces.tokens, token - 2);
    return last->kind == QUANTITY_AGE && span_equal(link, span_of("and")) &&
           last->text.data + last->text.size == before.data + before.size;
}

/* "2 to 5 degrees below zero" are -5 to -2. */
static void put_below_zero(struct amount *amount) {
    struct decimal *value = &amount->number.value, most = *value;
    if (!amount->unit || amount->unit->digits >= 0 || value->digits < 0) return;
    if (amount->range) {
        *value = amount->maximum;
        amount->maximum = (struct decimal){-most.digits, most.exponent};
    }
    value->digits = -value->digits;
}

static bool read_candidate(struct walk *walk, size_t token, struct place start, struct candidate *candidate) {
    const struct pieces *pieces = &walk->pieces;
    bool article = token > pieces->first && may_be_article(walk, token - 1);
    bool unit = article && token_at(walk, token)->classes & CLASS_NUMBER_WORD;
    *candidate = (struct candidate){.pieces = pieces, .heading = walk->heading};
    if (!amount_at(pieces, start, &candidate->amount)) {
        if (!unit || !amount_at(pieces, place_of(pieces, token - 1), &candidate->amount)) return false;
    }
    candidate->first = candidate->amount.start.token;
    if (unit && candidate->amount.number.flags & NUMBER_HAS_ARTICLE) candidate->first = token - 1;
    size_t minus = minus_before(pieces, &candidate->amount);
    if (minus) candidate->amount.number.value.digits = -candidate->amount.number.value.digits;
    candidate->first -= minus;
    candidate->amount.start = place_of(pieces, candidate->first);
    if (!is_changed(walk, &candidate->amount))
        amount_join(pieces, between_before(walk, candidate->first), &candidate->amount);
    put_below_zero(&candidate->amount);
    candidate->behind = piece_at(pieces, candidate->amount.next);
    candidate->aged = follows_age(walk, candidate->first) &&
                      !(candidate->behind.word && candidate->behind.join == JOIN_SPACE);
    return true;
}

/* An article counts one only where a time or a way is measured, not where it is a rate: "barrels a day". */
static bool article_fits(const struct walk *walk, const struct candidate *candidate) {
    const struct amount *amount = &candidate->amount;
    bool one = decimal_compare(amount->number.value, decimal_of(1, 0)) == 0;
    if (!(amount->number.flags & NUMBER_HAS_ARTICLE) || !one) return true;
    const struct pieces *pieces = candidate->pieces;
    bool ago = candidate->behind.word && piece_is_word_of(pieces, &candidate->behind, 1 << WORD_AGO);
    if (!ago && place_of(pieces, candidate->first).at == walk->counted) return false;
    if (candidate->first > pieces->first &&
        token_is_word_of(pieces, candidate->first - 1, 1 << WORD_ARTICLE_BEFORE))
        return true;
    return candidate->behind.word && piece_is_word_of(pieces, &candidate->behind, 1 << WORD_ARTICLE_BEHIND);
}

static bool joins_names(struct span text) {
    static const char *const WORDS[] = {"and", "to", "or", ","};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (span_equal(text, span_of(WORDS[i]))) return true;
    return false;
}

/* Past the rest of a name or code: "caption 55 of 59", "districts 2, 9 and 13", "020 7946 0018". A number
 * that counts something is none of it. */
static size_t past_name(const struct walk *walk, const struct candidate *candidate) {
    const struct pieces *pieces = &walk->pieces;
    size_t token = candidate->amount.next.token;
    for (struct piece piece = candidate->behind;; piece = piece_at(pieces, place_of(pieces, token))) {
        bool of = span_equal(piece.text, span_of("of")), list = joins_names(piece.text);
        if (of || list) piece = piece_at(pieces, piece.next);
        if (piece.join != JOIN_SPACE || !piece.text.size || !is_ascii_digit(*piece.text.data)) return token;
        struct piece behind = piece_at(pieces, piece.next);
        bool counts = behind.join == JOIN_GLUED || (behind.word && piece_is_plural(pieces, &behind));
        if (list && (counts && !joins_names(behind.text))) return token;
        token = piece.next.token;
    }
}

static enum status read_amount(struct walk *walk, size_t token, struct place start, size_t *next) {
    struct candidate candidate;
    struct quantity judged = {.sentence = walk->sentence};
    if (!read_candidate(walk, token, start, &candidate)) return STATUS_OK;
    start = candidate.amount.start;
    *next = candidate.amount.next.token > token ? candidate.amount.next.token : token + 1;
    if (!article_fits(walk, &candidate)) return STATUS_OK;
    if (!candidate_judge(&candidate, &judged)) {
        if (candidate_is_name(&candidate)) *next = past_name(walk, &candidate);
        return STATUS_OK;
    }
    if (candidate.first != start.token) start = place_of(&walk->pieces, candidate.first);
    struct quantity *quantity = add(walk, start, candidate.amount.next);
    if (!quantity) return STATUS_NOMEM;
    judged.text = quantity->text;
    *quantity = judged;
    add_context(walk, &candidate, quantity);
    if (candidate.amount.next.token > token) *next = candidate.amount.next.token;
    return STATUS_OK;
}

/* Reads what begins with a token; *next is the token to go on with. */
static enum status read_token(struct walk *walk, size_t token, size_t *next) {
    *next = 0;
    bool digits = !(token_at(walk, token)->classes & CLASS_NUMBER_WORD);
    struct place start = amount_start(&walk->pieces, place_of(&walk->pieces, token));
    if (digits && candidate_is_code(&walk->pieces, token)) return STATUS_OK;
    enum status status = start.token != token ? STATUS_OK : read_moment(walk, token, next);
    if (!status && !*next) status = read_amount(walk, token, start, next);
    return status ? status : *walk->pieces.status;
}

static enum status read_sentence(struct walk *walk) {
    const struct pieces *pieces = &walk->pieces;
    for (size_t i = pieces->first, next; i < pieces->end; i = next) {
        next = i + 1;
        if (!may_begin(walk, token_at(walk, i))) continue;
        size_t behind;
        enum status status = read_token(walk, i, &behind);
        if (status) return status;
        if (behind > next) next = behind;
        if (poll_stop(pieces->poll, token_at(walk, i)->size * 100)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

enum status quantities_read(struct quantities *quantities, const struct tokens *tokens,
                            enum language language, struct poll *poll) {
    enum status status = STATUS_OK, keys = STATUS_OK;
    struct walk walk = {.out = quantities,
                        .pieces = {.tokens = tokens,
                                   .language = language,
                                   .mark = text_decimal_mark(tokens->text, language),
                                   .key = &quantities->key,
                                   .status = &keys,
                                   .poll = poll}};
    quantities->list.count = 0;
    for (size_t i = 0; !status && i < tokens->sentences.count; i++) {
        const struct token_sentence *sentence = &tokens->sentences.items[i];
        walk.pieces.first = sentence->first;
        walk.pieces.end = sentence->end;
        walk.sentence = i;
        walk.heading = sentence->kind == SENTENCE_HEADING;
        walk.noun = (struct span){NULL, 0};
        walk.counted = NULL;
        status = read_sentence(&walk);
        if (!status && poll_stop(poll, sentence->text.size)) status = STATUS_INTERRUPT;
    }
    return status;
}

void quantities_release(struct quantities *quantities) {
    VECTOR_RELEASE(&quantities->list);
    buffer_release(&quantities->key);
}
