/*
 * quote_spans.c - where quotations stand in a text
 *
 * Paragraph by paragraph, mark by mark: one that opens is put on a stack, one that closes takes its fellow
 * from it, and what lies between them is a quotation that swallows those within it.
 *
 *     "He said "go" and left," she said.      " opens, " opens, " closes, " closes: one quotation
 *     "A, she said. "B," he said.             the first " stays on the stack: a slip
 *     "the 6" gun," he said.                  the last " closes nothing: then the one behind 6 was inches
 *
 * Single marks are looked at where no double one is open. Of them only those count that find their fellow: to
 * the right, before another opens. One behind an s (‘The workers’ rights,’) gives way to a later one that a
 * comma or a full stop stands beside.
 */
#include "extract/quote_spans.h"
#include "text/chars.h"

enum mark_family { NO_MARK, STRAIGHT, CURLY, ANGLE, ANGLE_SINGLE, SINGLE, CORNER };

/* What a mark of these families shows: 1 opens, 0 closes. Corner brackets come in pairs of neighbours. */
static bool corner_opens(const char *p) {
    unsigned char last = (unsigned char)p[2];
    if (p[0] == '\xE3' && last >= 0x9D) return last == 0x9D;
    return p[0] == '\xEF' && p[1] == '\xB9' ? last & 1 : !(last & 1);
}

static enum mark_family family_of_three(const char *p) {
    unsigned char second = (unsigned char)p[1], last = (unsigned char)p[2];
    switch (p[0]) {
    case '\xE2': /* U+2018 to U+201F, U+2039, U+203A */
        if (second != 0x80) return NO_MARK;
        if (last == 0xB9 || last == 0xBA) return ANGLE_SINGLE;
        return last < 0x98 || last > 0x9F ? NO_MARK : last < 0x9C ? SINGLE : CURLY;
    case '\xE3': /* U+3008 to U+300F, U+301D to U+301F */
        return second == 0x80 && ((last >= 0x88 && last <= 0x8F) || (last >= 0x9D && last <= 0x9F)) ? CORNER
                                                                                                    : NO_MARK;
    case '\xEF': /* U+FE41 to U+FE44, U+FF02, U+FF07, U+FF62, U+FF63 */
        if (second == 0xB9) return last >= 0x81 && last <= 0x84 ? CORNER : NO_MARK;
        if (second == 0xBC) return last == 0x82 ? STRAIGHT : last == 0x87 ? SINGLE : NO_MARK;
        return second == 0xBD && (last == 0xA2 || last == 0xA3) ? CORNER : NO_MARK;
    }
    return NO_MARK;
}

struct walk {
    struct quote_spans *spans;
    const struct tokens *tokens;
    size_t first, end;     /* the tokens of the paragraph */
    size_t words, before;  /* of the text so far, and up to this paragraph */
    size_t mark;           /* of tokens.marks, the next one */
    size_t untagged;       /* no > stands between the present token and this one */
    bool inches;           /* the last mark closed, and stands behind a digit */
    bool marked;           /* the paragraph has had a mark */
    struct open_mark left; /* what a paragraph did not close, */
    size_t left_end;       /* and where it ended */
};

/* A mark of one token, or of two: '' */
struct mark {
    size_t first, end;
    enum mark_family family;
};

static const struct token *token(const struct walk *walk, size_t i) {
    return &walk->tokens->items[i];
}

static const char *start_of(const struct walk *walk, size_t i) {
    return walk->tokens->text.data + token(walk, i)->start;
}

/* True when token i is of the paragraph and nothing stands between it and the one before. */
static bool glued(const struct walk *walk, size_t i) {
    return i > walk->first && i < walk->end && token(walk, i)->flags & TOKEN_GLUED;
}

static bool is_word(const struct walk *walk, size_t i) {
    return token(walk, i)->flags & TOKEN_WORD;
}

static enum mark_family family_at(const struct walk *walk, size_t i) {
    if (is_word(walk, i)) return NO_MARK;
    const char *p = start_of(walk, i);
    switch (token(walk, i)->size) {
    case 1:
        return *p == '"' ? STRAIGHT : *p == '\'' || *p == '`' ? SINGLE : NO_MARK;
    case 2:
        return p[0] == '\xC2' && (p[1] == '\xAB' || p[1] == '\xBB') ? ANGLE : NO_MARK;
    case 3:
        return family_of_three(p);
    }
    return NO_MARK;
}

/* The mark that begins at token i. Two equal single ones side by side are a double one. */
static struct mark mark_at(const struct walk *walk, size_t i) {
    struct mark mark = {i, i + 1, family_at(walk, i)};
    bool twice = mark.family == SINGLE && glued(walk, i + 1) &&
                 span_equal(token_text(walk->tokens, i), token_text(walk->tokens, i + 1));
    if (twice) mark.end++, mark.family = STRAIGHT;
    return mark;
}

/* True for a quotation that '' opens. */
static bool is_doubled(const struct walk *walk, struct quote_span span) {
    return span.first == span.open + 2 && *start_of(walk, span.open) == '\'';
}

/* Adds a quotation with a word in it, or leaves it out where nobody asked for its marks; those within it go.
 * */
static enum status add_span(struct walk *walk, struct quote_span span) {
    struct quote_spans *spans = walk->spans;
    while (spans->count && spans->items[spans->count - 1].open >= span.open) spans->count--;
    if (!spans->reads_doubled && is_doubled(walk, span)) return STATUS_OK;
    struct quote_span *added = VECTOR_ADD(spans);
    if (!added) return STATUS_NOMEM;
    *added = span;
    return STATUS_OK;
}

/* True when the paragraph before left a quotation open. */
static bool is_pending(const struct walk *walk) {
    return walk->left_end && walk->left_end == walk->first;
}

static enum status add_pending(struct walk *walk) {
    const struct open_mark *left = &walk->left;
    size_t end = walk->left_end;
    walk->left_end = 0;
    return add_span(walk, (struct quote_span){left->open, left->first, end - 1, end, left->continues});
}

static void leave_open(struct walk *walk, struct open_mark open) {
    walk->left = open;
    walk->left_end = walk->end;
}

static enum status open_quote(struct walk *walk, struct mark mark, bool continues) {
    struct quote_spans *spans = walk->spans;
    if (spans->stack.count) {
        struct open_mark *below = &spans->stack.items[spans->stack.count - 1];
        below->broken = below->broken || below->family == mark.family;
    }
    struct open_mark *added = VECTOR_ADD(&spans->stack);
    if (!added) return STATUS_NOMEM;
    *added = (struct open_mark){mark.first, mark.end, walk->words, mark.family, false, continues};
    return STATUS_OK;
}

/* How far down the stack the fellow of a mark is looked for. */
enum { STACK_SEARCHED = 8 };

/* The place of the open mark that this one closes; the number of open marks where there is none. A mark of
 * another family is closed by it where none of its own is open, for half of the web mixes “ with ". */
static size_t fellow(const struct walk *walk, enum mark_family family) {
    size_t count = walk->spans->stack.count, any = count;
    const struct open_mark *items = walk->spans->stack.items;
    for (size_t i = count; i > 0 && count - i < STACK_SEARCHED; i--) {
        if (items[i - 1].family == family) return i - 1;
        if (any == count && (items[i - 1].family == CORNER) == (family == CORNER)) any = i - 1;
    }
    return any;
}

/* A mark that closes what nothing opened: the quotation that was closed behind a digit goes on to here, or
 * the one of the paragraph before does. */
static enum status close_nothing(struct walk *walk, struct mark mark) {
    struct quote_spans *spans = walk->spans;
    if (walk->inches && mark.family == STRAIGHT) {
        struct quote_span *last = &spans->items[spans->count - 1];
        last->last = mark.first - 1;
        last->end = mark.end;
        return STATUS_OK;
    }
    if (walk->marked || !is_pending(walk) || walk->left.family != mark.family) return STATUS_OK;
    enum status status = add_pending(walk);
    if (status || walk->words == walk->before) return status;
    return add_span(walk, (struct quote_span){walk->first, walk->first, mark.first - 1, mark.end, true});
}

static enum status close_quote(struct walk *walk, struct mark mark) {
    struct quote_spans *spans = walk->spans;
    size_t at = fellow(walk, mark.family);
    if (at == spans->stack.count) return close_nothing(walk, mark);
    struct open_mark open = spans->stack.items[at];
    spans->stack.count = at;
    if (open.words == walk->words) return STATUS_OK;
    return add_span(walk,
                    (struct quote_span){open.open, open.first, mark.first - 1, mark.end, open.continues});
}

/* True when a straight mark is no mark of quotation: inches, or the gershayim of a Hebrew abbreviation. */
static bool is_sign(const struct walk *walk, struct mark mark) {
    if (mark.family != STRAIGHT || !glued(walk, mark.first)) return false;
    const struct token *before = token(walk, mark.first - 1);
    unsigned char lead = (unsigned char)walk->tokens->text.data[before->start];
    bool hebrew = (lead == 0xD6 || lead == 0xD7) && glued(walk, mark.end) && is_word(walk, mark.end);
    return hebrew || (before->flags & TOKEN_DIGITS && !walk->spans->stack.count);
}

static bool mark_opens(const struct walk *walk, struct mark mark) {
    if (mark.family == CORNER) return corner_opens(start_of(walk, mark.first));
    size_t count = walk->spans->stack.count;
    const struct open_mark *top = count ? &walk->spans->stack.items[count - 1] : NULL;
    if (top && top->first == mark.first && top->family != mark.family) return true;
    struct span marks = tokens_span(walk->tokens, mark.first, mark.end - 1);
    bool open = fellow(walk, mark.family) < count;
    return quote_opens(walk->tokens->text, marks.data, marks.size, open);
}

static enum status read_mark(struct walk *walk, struct mark mark) {
    if (is_sign(walk, mark)) return STATUS_OK;
    bool opens = mark_opens(walk, mark);
    size_t spans = walk->spans->count;
    enum status status = opens ? open_quote(walk, mark, false) : close_quote(walk, mark);
    bool digit = !opens && glued(walk, mark.first) && token(walk, mark.first - 1)->flags & TOKEN_DIGITS;
    walk->inches = digit && mark.family == STRAIGHT && walk->spans->count > spans;
    walk->marked = true;
    return status;
}

/* True when token i is glued to a letter of a script with case, where a single mark is an apostrophe. */
static bool leans_on_letter(const struct walk *walk, size_t i, size_t letter) {
    size_t size;
    return glued(walk, i) && is_word(walk, letter) && char_at(start_of(walk, letter), &size) != CHAR_LETTER;
}

/* True when the single mark at token i can open a quotation: ‘go, not d’or, workers’, ’90s or 'em. */
static bool single_opens(const struct walk *walk, size_t i) {
    struct span mark = token_text(walk->tokens, i);
    if (!glued(walk, i + 1) || leans_on_letter(walk, i, i - 1)) return false;
    if (span_equal(mark, span_of("\xE2\x80\x99"))) return false;
    const struct token *next = token(walk, i + 1);
    if (next->classes & CLASS_CLIPPED || (next->flags & TOKEN_DIGITS && next->size < 4)) return false;
    return quote_opens(walk->tokens->text, mark.data, mark.size, false);
}

/* True when it can close one. */
static bool single_closes(const struct walk *walk, size_t i) {
    return glued(walk, i) && !leans_on_letter(walk, i + 1, i + 1);
}

/* True when the single mark at i, which can close, can as well be the apostrophe of "workers' rights";
 * *punctuated when a mark stands beside it. */
static bool is_possessive(const struct walk *walk, size_t i, bool *punctuated) {
    struct span before = token_text(walk->tokens, i - 1);
    *punctuated = !is_word(walk, i - 1) || i + 1 == walk->end || !is_word(walk, i + 1);
    return !*punctuated && (before.data[before.size - 1] | 0x20) == 's';
}

/* The token of the mark that closes the single quotation which token i opens; 0 where none does before
 * another opens. *ended is set where the paragraph ends first. */
static size_t single_fellow(const struct walk *walk, size_t i, bool *ended) {
    size_t found = 0;
    bool balanced = true;
    for (size_t j = i + 1; j < walk->end; j++) {
        enum mark_family family = family_at(walk, j);
        if (family == STRAIGHT || family == CURLY) balanced = !balanced;
        if (family != SINGLE) continue;
        if (single_opens(walk, j)) return found;
        if (!balanced || !single_closes(walk, j)) continue;
        bool punctuated, possessive = is_possessive(walk, j, &punctuated);
        if (!possessive && (!found || punctuated)) return j;
        if (!found) found = j;
    }
    *ended = true;
    return found;
}

/* True for a mark that a colon introduces, in a paragraph that ends as a sentence does: what follows is
 * quoted. */
static bool is_introduced(const struct walk *walk, size_t open) {
    size_t size;
    return open > walk->first && token_is(walk->tokens, open - 1, ':') && !is_word(walk, walk->end - 1) &&
           char_is_mark(char_at(start_of(walk, walk->end - 1), &size));
}

/* Reads the single quotation that may begin at token *i, and sets it to the last token that was read. */
static enum status read_single(struct walk *walk, size_t *i, bool continues) {
    if (walk->spans->stack.count || !(continues || single_opens(walk, *i))) return STATUS_OK;
    bool ended = false;
    size_t open = *i, close = single_fellow(walk, open, &ended);
    if (close) {
        *i = close;
        bool word = false;
        for (size_t j = open; j < close; j++) word = word || is_word(walk, j);
        struct quote_span span = {open, open + 1, close - 1, close + 1, continues};
        return word ? add_span(walk, span) : STATUS_OK;
    }
    if (!ended || open + 1 == walk->end) return STATUS_OK;
    leave_open(walk, (struct open_mark){open, open + 1, walk->words, SINGLE, false, continues});
    if (!is_introduced(walk, open)) return STATUS_OK;
    *i = walk->end - 1;
    return add_span(walk, (struct quote_span){open, open + 1, walk->end - 1, walk->end, continues});
}

/* The > that ends the tag which begins at token i, or i. */
static size_t tag_end(struct walk *walk, size_t i) {
    if (!token_is(walk->tokens, i, '<') || !glued(walk, i + 1) || i < walk->untagged) return i;
    bool name = is_ascii_letter(*start_of(walk, i + 1)) || token_is(walk->tokens, i + 1, '/') ||
                token_is(walk->tokens, i + 1, '!');
    if (!name) return i;
    for (size_t j = i + 1; j < walk->end; j++)
        if (token_is(walk->tokens, j, '>')) return j;
    walk->untagged = walk->end;
    return i;
}

/* The first mark of a paragraph, when the one before was left open and this is a mark as that: it
 * continues. */
static enum status read_continuing(struct walk *walk, size_t *i) {
    struct mark mark = mark_at(walk, *i);
    if (!is_pending(walk) || mark.family != walk->left.family) return STATUS_OK;
    if (mark.end == walk->end) return STATUS_OK;
    enum status status = add_pending(walk);
    if (status) return status;
    *i = mark.end;
    walk->marked = true;
    if (mark.family != SINGLE) return open_quote(walk, mark, true);
    *i = mark.first;
    status = read_single(walk, i, true);
    ++*i;
    return status;
}

/* What is left open at the end of a paragraph may go on in the next one. */
static enum status end_paragraph(struct walk *walk) {
    struct quote_spans *spans = walk->spans;
    enum status status = STATUS_OK;
    const struct open_mark *top = spans->stack.count ? &spans->stack.items[spans->stack.count - 1] : NULL;
    if (top && !top->broken && top->words < walk->words) {
        leave_open(walk, *top);
        struct quote_span span = {top->open, top->first, walk->end - 1, walk->end, top->continues};
        if (is_introduced(walk, top->open)) status = add_span(walk, span);
    }
    spans->stack.count = 0;
    return status;
}

/* The first token from i on that may be a mark of quotation, or begin a tag; the end of the paragraph where
 * there is none. Counts the words before it. */
static size_t next_mark(struct walk *walk, size_t i) {
    const uint32_t *marks = walk->tokens->marks.items;
    size_t count = walk->tokens->marks.count;
    while (walk->mark < count && marks[walk->mark] < i) walk->mark++;
    for (; walk->mark < count && marks[walk->mark] < walk->end; walk->mark++) {
        size_t mark = marks[walk->mark];
        char first = *start_of(walk, mark);
        walk->words += mark - i;
        if (first == '"' || first == '\'' || first == '`' || first == '<' || (unsigned char)first >= 0xC2)
            return mark;
        i = mark + 1;
    }
    walk->words += walk->end - i;
    return walk->end;
}

static enum status read_paragraph(struct walk *walk) {
    size_t i = walk->first;
    walk->inches = walk->marked = false;
    walk->before = walk->words;
    enum status status = read_continuing(walk, &i);
    for (; !status && (i = next_mark(walk, i)) < walk->end; i++) {
        i = tag_end(walk, i);
        struct mark mark = mark_at(walk, i);
        if (mark.family == SINGLE) {
            status = read_single(walk, &i, false);
            continue;
        }
        if (mark.family != NO_MARK) status = read_mark(walk, mark);
        i = mark.end - 1;
    }
    return status ? status : end_paragraph(walk);
}

enum status quote_spans_read(struct quote_spans *spans, const struct tokens *tokens, struct poll *poll) {
    struct walk walk = {.spans = spans, .tokens = tokens};
    size_t count = tokens->sentences.count;
    const struct token_sentence *sentences = tokens->sentences.items;
    enum status status = STATUS_OK;
    spans->count = spans->stack.count = 0;
    for (size_t i = 0; !status && i < count;) {
        size_t paragraph = sentences[i].paragraph;
        walk.first = sentences[i].first;
        for (; i < count && sentences[i].paragraph == paragraph; i++) walk.end = sentences[i].end;
        if (walk.first < walk.end) status = read_paragraph(&walk); /* accents alone are no tokens */
        if (!status && poll_stop(poll, walk.end - walk.first)) status = STATUS_INTERRUPT;
    }
    return status;
}

void quote_spans_release(struct quote_spans *spans) {
    VECTOR_RELEASE(spans);
    VECTOR_RELEASE(&spans->stack);
}
