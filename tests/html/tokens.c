/*
 * tokens.c - what the tokenizer makes of pages that are given on standard input
 *
 * A page is a line of three fields, in hexadecimal, with a blank between them: how it begins to be read (a number of
 * enum html_content), the name whose end tag counts, the bytes. For each token a line comes out: its kind as a letter,
 * then its fields in hexadecimal, "-" for an empty one: S name self-closing (name value)..., E name, C text, T text, D;
 * behind the last a ".". Nothing is read by the rules of the element that stands before it: what follows is read as data.
 */
#include "html/tokenizer.h"
#include <stdio.h>
#include <stdlib.h>

static void print_hex(struct span bytes) {
    putchar(' ');
    if (bytes.size == 0) putchar('-');
    for (size_t i = 0; i < bytes.size; i++) printf("%02x", (unsigned char)bytes.data[i]);
}

static void print_decoded(struct span raw, enum html_reading reading) {
    struct buffer text = BUFFER_INIT;
    html_decode(raw, reading, &text, NULL);
    print_hex(buffer_span(&text));
    buffer_release(&text);
}

static void print_token(const struct html_token *token) {
    struct html_attribute attribute;
    struct span at = token->attributes;
    putchar("TSECD"[token->kind]);
    switch (token->kind) {
    case HTML_TEXT:
        print_decoded(token->text, token->reading);
        break;
    case HTML_COMMENT:
        print_decoded(token->text, HTML_READ_RAW);
        break;
    case HTML_START_TAG:
        print_hex(token->name);
        printf(" %d", token->self_closing);
        while (html_attribute_next(&at, &attribute)) {
            print_hex(attribute.name);
            print_decoded(attribute.value, HTML_READ_ATTRIBUTE);
        }
        break;
    case HTML_END_TAG:
        print_hex(token->name);
        break;
    case HTML_DOCTYPE:
        break;
    }
    putchar('\n');
}

/* The bytes of a field, in a block of their exact size that is the caller's. */
static struct span read_hex(char **at) {
    char *field = *at + strspn(*at, " ");
    size_t digits = strspn(field, "0123456789abcdef"), size = digits / 2;
    char *bytes = malloc(size + !size);
    if (!bytes) abort();
    for (size_t i = 0; i < size; i++) {
        char pair[] = {field[2 * i], field[2 * i + 1], '\0'};
        bytes[i] = (char)strtoul(pair, NULL, 16);
    }
    *at = field + (digits ? digits : 1);
    return (struct span){bytes, size};
}

static void print_page(char *line) {
    enum html_content content = (enum html_content)strtol(line, &line, 10);
    struct span name = read_hex(&line), html = read_hex(&line);
    struct html_tokenizer tokens = html_tokenizer_of(html, NULL);
    struct html_token token;
    tokens.content = content;
    tokens.last_name = name;
    while (html_next(&tokens, &token)) {
        print_token(&token);
        tokens.content = HTML_DATA;
    }
    puts(".");
    free((char *)name.data);
    free((char *)html.data);
}

int main(void) {
    static char line[1 << 20];
    while (fgets(line, sizeof line, stdin)) print_page(line);
    return 0;
}
