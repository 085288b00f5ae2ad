/*
 * declared_encoding.c - the encoding that a page says it is in
 *
 * Tags are walked from the first byte on, because what they hold is not known before the encoding is: names
 * of elements, attributes and encodings are ASCII in all that are read. A tag that the bytes break off counts
 * for nothing.
 */
#include "html/declared_encoding.h"
#include "text/chars.h"

static const struct span NONE = {NULL, 0};

struct attribute {
    struct span name, value;
};

static bool is_html_space(char byte) {
    return is_one_of(byte, " \t\n\f\r");
}

static bool equal_ascii(struct span text, const char *lower) {
    if (text.size != strlen(lower)) return false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if ((is_ascii_upper(byte) ? byte | 0x20 : byte) != lower[i]) return false;
    }
    return true;
}

static const char *find(const char *p, const char *end, const char *lower) {
    size_t size = strlen(lower);
    while ((size_t)(end - p) >= size && !equal_ascii((struct span){p, size}, lower)) p++;
    return (size_t)(end - p) >= size ? p : end;
}

static const char *skip_html_space(const char *p, const char *end) {
    while (p < end && is_html_space(*p)) p++;
    return p;
}

/* The value at p, in quotation marks or up to white space or a mark of `stop`; moves *p behind it. */
static struct span read_value(const char **p, const char *end, const char *stop) {
    const char *start = *p = skip_html_space(*p, end);
    if (start < end && is_one_of(*start, "\"'")) {
        char mark = *start++;
        const char *close = memchr(start, mark, (size_t)(end - start));
        *p = close ? close + 1 : end;
        return (struct span){start, (size_t)((close ? close : end) - start)};
    }
    while (*p < end && !is_html_space(**p) && !is_one_of(**p, stop)) ++*p;
    return (struct span){start, (size_t)(*p - start)};
}

/* The next attribute of a tag; false at its end. */
static bool next_attribute(const char **p, const char *end, struct attribute *attribute) {
    while (*p < end && (is_html_space(**p) || **p == '/')) ++*p;
    if (*p == end || **p == '>') return false;
    const char *name = (*p)++;
    while (*p < end && !is_html_space(**p) && !is_one_of(**p, "=/>")) ++*p;
    *attribute = (struct attribute){{name, (size_t)(*p - name)}, NONE};
    const char *equals = skip_html_space(*p, end);
    if (equals < end && *equals == '=') {
        *p = equals + 1;
        attribute->value = read_value(p, end, ">");
    }
    return true;
}

/* A label is made of letters, digits and the marks between them. */
static struct span as_label(struct span value) {
    const char *p = skip_html_space(value.data, value.data + value.size);
    const char *end = value.data + value.size;
    while (end > p && is_html_space(end[-1])) end--;
    for (const char *q = p; q < end; q++)
        if (!is_ascii_alnum(*q) && !is_one_of(*q, "-_.:+")) return NONE;
    return (struct span){p, (size_t)(end - p)};
}

/* "text/html; charset=koi8-r" */
static struct span label_of_content(struct span content) {
    const char *p = content.data, *end = p + content.size;
    while ((p = find(p, end, "charset")) < end) {
        p = skip_html_space(p + strlen("charset"), end);
        if (p == end || *p != '=') continue;
        p++;
        return as_label(read_value(&p, end, ";"));
    }
    return NONE;
}

/* What the attributes of a <meta> declare; moves *p to the end of the tag. */
static struct span label_of_meta(const char **p, const char *end) {
    struct attribute attribute;
    struct span charset = NONE, content = NONE;
    bool is_type = false;
    while (next_attribute(p, end, &attribute)) {
        if (equal_ascii(attribute.name, "charset")) charset = attribute.value;
        if (equal_ascii(attribute.name, "content")) content = attribute.value;
        if (equal_ascii(attribute.name, "http-equiv"))
            is_type = is_type || equal_ascii(attribute.value, "content-type");
    }
    if (*p == end) return NONE;
    if (charset.size > 0) return as_label(charset);
    return is_type && content.size > 0 ? label_of_content(content) : NONE;
}

static struct span label_of_xml(const char *p, const char *end) {
    struct attribute attribute;
    const char *stop = find(p, end, "?>");
    if (stop == end) return NONE;
    for (p += strlen("<?xml"); next_attribute(&p, stop, &attribute);)
        if (equal_ascii(attribute.name, "encoding")) return as_label(attribute.value);
    return NONE;
}

/* Behind the tag whose name begins at p, and behind the text of an element that holds no tags. */
static const char *skip_element(const char *p, const char *end) {
    static const char *const RAW[] = {"script", "style", "title", "textarea"};
    const char *name = p;
    struct attribute attribute;
    while (p < end && !is_html_space(*p) && !is_one_of(*p, "/>")) p++;
    struct span found = {name, (size_t)(p - name)};
    while (next_attribute(&p, end, &attribute)) continue;
    for (size_t i = 0; i < sizeof RAW / sizeof *RAW; i++)
        if (equal_ascii(found, RAW[i])) {
            do p = find(p, end, "</");
            while (p < end && (p += 2, (size_t)(end - p) < found.size ||
                                           !equal_ascii((struct span){p, found.size}, RAW[i])));
            return p;
        }
    return p;
}

static bool is_meta(const char *p, const char *end) {
    return end - p > 5 && equal_ascii((struct span){p, 5}, "<meta") && (is_html_space(p[5]) || p[5] == '/');
}

struct span declared_encoding(struct span bytes) {
    const char *p = bytes.data, *end = p + bytes.size;
    if (begins_with(p, end, "<?xml")) {
        struct span label = label_of_xml(p, end);
        if (label.size > 0) return label;
    }
    while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
        if (begins_with(p, end, "<!--")) {
            const char *close = find(p + 2, end, "-->");
            p = end - close > 3 ? close + 3 : end;
        } else if (is_meta(p, end)) {
            p += 5;
            struct span label = label_of_meta(&p, end);
            if (label.size > 0) return label;
        } else if (end - p > 1 && is_ascii_letter(p[1])) {
            p = skip_element(p + 1, end);
        } else {
            p++;
        }
    }
    return NONE;
}
