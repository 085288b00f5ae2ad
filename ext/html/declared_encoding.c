/*
 * declared_encoding.c - the encoding that a page says it is in
 *
 * What the bytes beyond ASCII mean is not known before the encoding is, but tags, attributes and the names of
 * encodings are ASCII in all that are read. A tag that the bytes break off counts for nothing.
 */
#include "html/declared_encoding.h"
#include "html/tokenizer.h"
#include "text/chars.h"

static const struct span NONE = {NULL, 0};

/* A label is made of letters, digits and the marks between them. */
static struct span as_label(struct span value) {
    const char *p = value.data, *end = p + value.size;
    while (p < end && is_one_of(*p, " \t\n\f\r")) p++;
    while (end > p && is_one_of(end[-1], " \t\n\f\r")) end--;
    for (const char *q = p; q < end; q++)
        if (!is_ascii_alnum(*q) && !is_one_of(*q, "-_.:+")) return NONE;
    return (struct span){p, (size_t)(end - p)};
}

/* "text/html; charset=koi8-r" */
static struct span label_of_content(struct span content) {
    static const char WORD[] = "charset";
    size_t size = sizeof WORD - 1;
    for (; content.size > size; content = span_slice(content, 1, content.size)) {
        struct html_attribute attribute;
        if (!html_named(span_slice(content, 0, size), WORD)) continue;
        struct span rest = content;
        bool is_value = html_attribute_next(&rest, &attribute) && attribute.name.size == size;
        const char *mark = is_value ? memchr(attribute.value.data, ';', attribute.value.size) : NULL;
        if (mark) attribute.value.size = (size_t)(mark - attribute.value.data);
        if (is_value && attribute.value.size > 0) return as_label(attribute.value);
    }
    return NONE;
}

static struct span label_of_meta(const struct html_token *meta) {
    struct span value;
    if (html_attribute(meta, "charset", &value) && value.size > 0) return as_label(value);
    if (!html_attribute(meta, "http-equiv", &value) || !html_named(value, "content-type")) return NONE;
    return html_attribute(meta, "content", &value) ? label_of_content(value) : NONE;
}

/* The attributes of an XML declaration, which is a comment to HTML. */
static struct span label_of_xml(struct span declaration) {
    struct html_attribute attribute;
    const char *close = memchr(declaration.data, '>', declaration.size);
    if (!close || close[-1] != '?') return NONE;
    struct span at = span_slice(declaration, strlen("<?xml"), (size_t)(close - 1 - declaration.data));
    while (html_attribute_next(&at, &attribute))
        if (html_named(attribute.name, "encoding")) return as_label(attribute.value);
    return NONE;
}

struct span declared_encoding(struct span bytes) {
    struct html_tokenizer tokens = html_tokenizer_of(bytes, NULL);
    struct html_token token;
    struct span label = NONE;
    if (begins_with(bytes.data, tokens.end, "<?xml")) label = label_of_xml(bytes);
    while (label.size == 0 && html_next(&tokens, &token))
        if (token.kind == HTML_START_TAG && token.element == ELEMENT_meta) label = label_of_meta(&token);
    return label;
}
