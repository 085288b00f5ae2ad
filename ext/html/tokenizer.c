/*
 * tokenizer.c - a page of HTML as tags and text, one after the other
 *
 *     <p class=lead>Ferries &amp; cranes<br/>if a < b <!-- > --> </P >
 *     START  p      TEXT              START TEXT     COMMENT   T END
 *
 * Browsers read any bytes, each broken page in the same way, and scrapers saved what browsers showed. So
 * this follows the states of the standard, several of them in one loop:
 *
 *     data           up to a "<" with a letter, "!", "?" or "/" behind it
 *     tag            attributes one by one, because a ">" in quotes does not end it
 *     title, style   up to their own end tag
 *     script         the same; but what "<!--" and "<script" open in it is closed first
 *
 * Each byte is looked at once, or twice where a tag or comment is found to have no end: then the page ends.
 *
 * Reference: HTML Standard, tokenization.
 */
#include "html/tokenizer.h"
#include "text/chars.h"

static bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r' && byte != '\v');
}

/* The first of a byte at p, or the end. */
static const char *find(const char *p, const char *end, char byte) {
    const char *found = p < end ? memchr(p, byte, (size_t)(end - p)) : NULL;
    return found ? found : end;
}

static struct span between(const char *start, const char *end) {
    return (struct span){start, (size_t)(end - start)};
}

struct html_tokenizer html_tokenizer_of(struct span html, struct poll *poll) {
    struct html_tokenizer tokens = {.at = html.data, .end = html.data, .content = HTML_DATA, .poll = poll};
    if (html.size) tokens.end += html.size;
    return tokens;
}

bool html_named(struct span name, const char *lower) {
    size_t i = 0;
    for (; i < name.size && lower[i]; i++)
        if ((is_ascii_upper(name.data[i]) ? (name.data[i] | 0x20) : name.data[i]) != lower[i]) return false;
    return i == name.size && !lower[i];
}

static bool same_name(struct span a, struct span b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if (a.data[i] != b.data[i] && ((a.data[i] ^ b.data[i]) != 0x20 || !is_ascii_letter(a.data[i])))
            return false;
    return true;
}

/* ---- attributes ---- */

/* Past white space and slashes. */
static const char *skip_between(const char *p, const char *end) {
    while (p < end && (*p == '/' || is_space(*p))) p++;
    return p;
}

static const char *skip_blank(const char *p, const char *end) {
    while (p < end && is_space(*p)) p++;
    return p;
}

/* Reads the value behind "=". Past it, or NULL where its quotes are not closed. */
static const char *read_value(const char *p, const char *end, struct span *value) {
    p = skip_blank(p, end);
    const char *start = p;
    if (p < end && (*p == '"' || *p == '\'')) {
        p = find(p + 1, end, *p);
        *value = between(start + 1, p);
        return p < end ? p + 1 : NULL;
    }
    while (p < end && *p != '>' && !is_space(*p)) p++;
    *value = between(start, p);
    return p;
}

/* Reads the attribute that begins at p, which is neither between attributes nor ">". */
static const char *read_attribute(const char *p, const char *end, struct html_attribute *attribute) {
    const char *start = p++;
    while (p < end && *p != '=' && *p != '>' && *p != '/' && !is_space(*p)) p++;
    attribute->name = between(start, p);
    attribute->value = between(p, p);
    const char *sign = skip_blank(p, end);
    return sign < end && *sign == '=' ? read_value(sign + 1, end, &attribute->value) : p;
}

bool html_attribute_next(struct span *at, struct html_attribute *attribute) {
    if (at->size == 0) return false;
    const char *end = at->data + at->size, *p = skip_between(at->data, end);
    if (p < end)
        p = read_attribute(p, end, attribute);
    else
        p = NULL;
    *at = between(p ? p : end, end);
    return p != NULL;
}

bool html_attribute(const struct html_token *tag, const char *name, struct span *value) {
    struct html_attribute attribute;
    for (struct span at = tag->attributes; html_attribute_next(&at, &attribute);)
        if (html_named(attribute.name, name)) return *value = attribute.value, true;
    return false;
}

/* ---- tags ---- */

/* The content of an element whose start tag was read. */
static enum html_content content_of(const struct html_tokenizer *tokens, enum element element) {
    if (tokens->foreign) return HTML_DATA;
    if (element_is(element, ELEMENT_SCRIPT)) return HTML_SCRIPT;
    if (element_is(element, ELEMENT_RCDATA)) return HTML_RCDATA;
    if (element_is(element, ELEMENT_RAWTEXT)) return HTML_RAWTEXT;
    return element_is(element, ELEMENT_PLAINTEXT) ? HTML_PLAINTEXT : HTML_DATA;
}

/* What a tag changes for the bytes behind it. A block ends svg and math that were left open. */
static void turn_content(struct html_tokenizer *tokens, const struct html_token *tag) {
    bool is_foreign = tag->element == ELEMENT_svg || tag->element == ELEMENT_math;
    if (is_foreign) tokens->foreign = tag->kind == HTML_START_TAG && !tag->self_closing;
    if (element_is(tag->element, ELEMENT_ENDS_P)) tokens->foreign = false;
    if (tag->kind == HTML_END_TAG) return;
    tokens->content = content_of(tokens, tag->element);
    tokens->last_name = tag->name;
}

/* Reads the tag whose name begins at `name`. False where the page ends in it. */
static bool read_tag(struct html_tokenizer *tokens, const char *name, struct html_token *token) {
    const char *p = name, *end = tokens->end;
    while (p < end && *p != '>' && *p != '/' && !is_space(*p)) p++;
    token->name = between(name, p);
    const char *attributes = p, *gap = p;
    while ((p = skip_between(p, end)) < end && *p != '>') {
        struct html_attribute attribute;
        gap = read_attribute(p, end, &attribute);
        if (!gap || poll_stop(tokens->poll, (size_t)(gap - p))) return false;
        p = gap;
    }
    if (p == end) return false;
    token->element = element_find(token->name);
    token->self_closing = p > gap && p[-1] == '/';
    token->attributes = between(attributes, p);
    tokens->at = p + 1;
    turn_content(tokens, token);
    return true;
}

/* ---- comments ---- */

/* Where the content of a comment that begins at p ends; *behind is past its last mark. */
static const char *comment_end(const char *p, const char *end, const char **behind) {
    if (begins_with(p, end, ">")) return *behind = p + 1, p;
    if (begins_with(p, end, "->")) return *behind = p + 2, p;
    for (const char *dash = p; (dash = find(dash, end, '-')) < end; dash++) {
        if (begins_with(dash, end, "-->")) return *behind = dash + 3, dash;
        if (begins_with(dash, end, "--!>")) return *behind = dash + 4, dash;
    }
    return *behind = end;
}

/* Any other "<!", "<?" and "</": up to ">". */
static void read_bogus(struct html_tokenizer *tokens, const char *start, struct html_token *token) {
    const char *stop = find(start, tokens->end, '>');
    token->text = between(start, stop);
    tokens->at = stop < tokens->end ? stop + 1 : stop;
}

static void read_declaration(struct html_tokenizer *tokens, struct html_token *token) {
    const char *p = tokens->at + 2, *end = tokens->end;
    token->kind = HTML_COMMENT;
    if (begins_with(p, end, "--")) {
        const char *stop = comment_end(p + 2, end, &tokens->at);
        token->text = between(p + 2, stop);
        return;
    }
    if (end - p >= 7 && html_named(between(p, p + 7), "doctype")) token->kind = HTML_DOCTYPE;
    read_bogus(tokens, p, token);
}

/* ---- text ---- */

/* Whether the "<" at p begins a tag or a comment. */
static bool is_markup(const char *p, const char *end) {
    if (end - p < 2) return false;
    return is_ascii_letter(p[1]) || p[1] == '!' || p[1] == '?' || (p[1] == '/' && end - p > 2);
}

static const char *data_end(const char *p, const char *end) {
    while ((p = find(p, end, '<')) < end && !is_markup(p, end)) p++;
    return p;
}

/* Whether the bytes at p are a name, with what may stand behind a name of a tag. */
static bool names(const char *p, const char *end, struct span name) {
    if ((size_t)(end - p) <= name.size || !same_name(between(p, p + name.size), name)) return false;
    return is_space(p[name.size]) || p[name.size] == '/' || p[name.size] == '>';
}

/* The end tag of title, style and the like. */
static const char *raw_end(const struct html_tokenizer *tokens) {
    const char *p = tokens->at;
    while ((p = find(p, tokens->end, '<')) < tokens->end) {
        bool ends = begins_with(p, tokens->end, "</") && names(p + 2, tokens->end, tokens->last_name);
        if (ends || poll_stop(tokens->poll, 16)) break;
        p++;
    }
    return p;
}

/* The end tag of a script. In "<!--" another script may be opened, and closed, until "-->". */
static const char *script_end(const struct html_tokenizer *tokens) {
    static const struct span SCRIPT = {"script", 6};
    const char *p = tokens->at, *end = tokens->end;
    bool escaped = false, doubled = false;
    for (; p < end && !poll_stop(tokens->poll, 1); p++) {
        if (!escaped && (p = find(p, end, '<')) == end) break;
        if (begins_with(p, end, "-->")) escaped = doubled = false;
        if (*p != '<') continue;
        bool closes = begins_with(p, end, "</");
        if (!escaped && begins_with(p, end, "<!--")) {
            escaped = true;
            p++; /* the dashes may be those of "-->" */
        } else if (names(p + 1 + closes, end, SCRIPT)) {
            if (closes && !doubled) break;
            if (escaped) doubled = !closes;
        }
    }
    return p;
}

static const char *cdata_end(const char *p, const char *end) {
    while ((p = find(p, end, ']')) < end && !begins_with(p, end, "]]>")) p++;
    return p;
}

static const char *text_end(const struct html_tokenizer *tokens) {
    switch (tokens->content) {
    case HTML_DATA:
        return data_end(tokens->at, tokens->end);
    case HTML_RCDATA:
    case HTML_RAWTEXT:
        return raw_end(tokens);
    case HTML_SCRIPT:
        return script_end(tokens);
    case HTML_CDATA:
        return cdata_end(tokens->at, tokens->end);
    case HTML_PLAINTEXT:
        break;
    }
    return tokens->end;
}

/* The text at hand, which may be empty. What ends it is read as data. */
static void read_text(struct html_tokenizer *tokens, struct html_token *token) {
    const char *stop = text_end(tokens);
    bool in_section = tokens->content == HTML_CDATA && stop < tokens->end;
    bool referring = tokens->content == HTML_DATA || tokens->content == HTML_RCDATA;
    token->kind = HTML_TEXT;
    token->reading = referring ? HTML_READ_TEXT : HTML_READ_RAW;
    token->text = between(tokens->at, stop);
    tokens->content = HTML_DATA;
    tokens->at = stop + (in_section ? 3 : 0);
}

/* Reads what the "<" at hand begins. False where that is nothing. */
static bool read_markup(struct html_tokenizer *tokens, struct html_token *token) {
    const char *p = tokens->at, *end = tokens->end;
    if (p[1] == '!' && tokens->foreign && begins_with(p, end, "<![CDATA[")) {
        tokens->at += 9;
        tokens->content = HTML_CDATA;
        read_text(tokens, token);
        return token->text.size > 0;
    }
    if (p[1] == '!') return read_declaration(tokens, token), true;
    bool closes = p[1] == '/';
    if (is_ascii_letter(p[1 + closes])) {
        token->kind = closes ? HTML_END_TAG : HTML_START_TAG;
        tokens->at = end; /* where the tag has no end */
        return read_tag(tokens, p + 1 + closes, token);
    }
    token->kind = HTML_COMMENT;
    read_bogus(tokens, p + 1 + closes, token);
    return !closes || p[2] != '>';
}

bool html_next(struct html_tokenizer *tokens, struct html_token *token) {
    while (tokens->at < tokens->end && !poll_stopped(tokens->poll)) {
        const char *start = tokens->at;
        bool found;
        memset(token, 0, sizeof *token);
        if (tokens->content == HTML_DATA && *start == '<' && is_markup(start, tokens->end)) {
            found = read_markup(tokens, token);
        } else {
            read_text(tokens, token);
            found = token->text.size > 0;
        }
        token->source = between(start, tokens->at);
        if (poll_stop(tokens->poll, token->source.size)) return false;
        if (found) return true;
    }
    return false;
}
