/*
 * likely.c - whether a text is HTML: a page, or a piece as a feed has it
 *
 *     <p>Ice shut the pier.</p>                                 HTML: a paragraph, opened and closed
 *     Ice shut the pier.<br><br>Ferries sail.                   HTML: two breaks
 *     Ice shut the <a href="/pier">pier</a>.                    HTML: a link
 *     Ice shut the pier.<br>Ferries sail.                       HTML: a break between two sentences
 *     <p>Ice shut the pier.                                     HTML: words stand right behind the tag
 *     <![CDATA[<p>Ice shut the pier.</p>]]>                     HTML, in the wrapping of a feed
 *     If a < b, then List<String> is empty, and <p> is a tag.   text
 */
#include "html/likely.h"
#include "html/tokenizer.h"
#include "text/chars.h"

enum { LOOK_AT = 4096, ENOUGH = 2 };

/* How much a tag says, and its end tag. */
static int weight_of(const struct html_token *token) {
    struct span unused;
    switch (token->element) {
    case ELEMENT_html:
    case ELEMENT_head:
    case ELEMENT_body:
        return ENOUGH;
    case ELEMENT_br:
    case ELEMENT_hr:
        return 1;
    case ELEMENT_img:
    case ELEMENT_iframe:
        return html_attribute(token, "src", &unused) ? ENOUGH : 0;
    default:
        return 0;
    }
}

static int weight_of_pair(enum element element) {
    if (element == ELEMENT_OTHER) return 0;
    return element_is(element, ELEMENT_BLOCK) || element == ELEMENT_a || element == ELEMENT_script ||
                   element == ELEMENT_style
               ? ENOUGH
               : 1;
}

/* Whether a text begins with the start tag of a block, which nothing may close, and then, where `bound` says
 * so, at once with words: "<p>Ice shut the pier", but not "<p> is a tag". */
static bool begins_with_block(struct span text, bool bound) {
    struct html_tokenizer tokens = html_tokenizer_of(text, NULL);
    struct html_token token;
    const char *end = text.data + text.size, *start = skip_space(text.data, end, true);
    bool begins = html_next(&tokens, &token) && (token.kind != HTML_TEXT || html_next(&tokens, &token)) &&
                  token.kind == HTML_START_TAG && token.source.data == start &&
                  element_is(token.element, ELEMENT_BLOCK);
    if (!begins || !bound) return begins;
    const char *behind = token.source.data + token.source.size;
    return behind < end && !is_one_of(*behind, " \t\r\n<");
}

/* Whether a break stands between two sentences: "Ice shut the pier.<br>Ferries sail." */
static bool parts_sentences(const struct html_token *token, struct span text) {
    const char *before = token->source.data, *behind = before + token->source.size;
    if (token->element != ELEMENT_br || before == text.data || behind == text.data + text.size) return false;
    return is_one_of(before[-1], ".!?\"") && (is_ascii_alnum(*behind) || (unsigned char)*behind >= 0x80);
}

struct span html_unwrap(struct span text) {
    const char *end = text.data + text.size, *start = skip_space(text.data, end, true);
    if (!begins_with(start, end, "<![CDATA[")) return text;
    start += strlen("<![CDATA[");
    const char *stop = trim_space(start, end);
    if (memcmp(stop - 3, "]]>", 3) == 0) end = stop - 3; /* which cannot overlap "[CDATA[" */
    return (struct span){start, (size_t)(end - start)};
}

bool html_is_likely(struct span text) {
    text = html_unwrap(text);
    bool longer = text.size > LOOK_AT;
    if (longer) text.size = LOOK_AT;
    struct html_tokenizer tokens = html_tokenizer_of(text, NULL);
    struct html_token token;
    bool open[ELEMENTS] = {false};
    int weight = 0, blocks = 0;
    while (weight < ENOUGH && html_next(&tokens, &token)) {
        if (token.kind == HTML_DOCTYPE) return true;
        if (token.kind == HTML_START_TAG) {
            weight += parts_sentences(&token, text) ? ENOUGH : weight_of(&token);
            open[token.element] = true;
            blocks += element_is(token.element, ELEMENT_BLOCK) != 0;
        } else if (token.kind == HTML_END_TAG && open[token.element]) {
            weight += weight_of_pair(token.element);
        }
    }
    return weight >= ENOUGH || begins_with_block(text, !longer && blocks < 2);
}
