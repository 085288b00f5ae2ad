/*
 * rules.c - what a person who changes data/boilerplate.def wants to be told of each row
 *
 *     rules          prints errors and costs, a line each:
 *
 *     error zz: "made by (": missing closing parenthesis at byte 9
 *     cost zz: ".{0,40}produced by a machine": lines are read along it to their end; a word of it behind a blank or \\b would do
 *
 * An error is a row that PCRE2 does not compile, or a piece that there is not. A cost is a row that the filters cannot
 * rule out early. Exit code 1 on any error. tests/lint.py runs it.
 */
#include "article/rule_list.h"
#include "pattern/pattern_set.h"
#include <stdio.h>

static int errors;

static enum pattern_place place_of(enum article_place place) {
    if (place <= PLACE_EDGE) return PATTERN_LINE;
    if (place == PLACE_START || place == PLACE_KEPT) return PATTERN_START;
    return place == PLACE_FINISH ? PATTERN_FINISH : PATTERN_INSIDE;
}

/* A name in brackets that was not put in. */
static bool names_a_piece(struct span source) {
    const char *end = source.data + source.size;
    for (const char *p = source.data; (p = memchr(p, '{', (size_t)(end - p))); p++) {
        const char *q = p + 1;
        while (q < end && ((*q >= 'A' && *q <= 'Z') || *q == '_')) q++;
        if (q - p > 2 && q < end && *q == '}' && (p == source.data || (p[-1] | 0x20) != 'p')) return true;
    }
    return false;
}

static void print_cost(const struct article_rule *rule, const struct article_row *row,
                       const struct pattern_row *judged) {
    bool within = rule->place == PLACE_INSIDE || rule->place == PLACE_FINISH,
         whole = rule->place <= PLACE_EDGE;
    if (judged->unread)
        printf("cost %s: \"%s\": the filters do not know %s: PCRE2 searches every line for it\n", rule->name,
               row->pattern, judged->unread);
    else if (within && !judged->gated)
        printf("cost %s: \"%s\": no word of four letters stands in all that it matches: every line is "
               "searched for all "
               "rules of its place\n",
               rule->name, row->pattern);
    else if (whole && judged->open && !judged->gated && !row->phrase)
        printf("cost %s: \"%s\": any word may begin it, and no word of four letters behind a blank or \\b "
               "stands in all "
               "that it matches: lines are read along it to their end\n",
               rule->name, row->pattern);
}

static int judge(const struct article_rule *rule, const struct article_row *row) {
    struct buffer source = BUFFER_INIT;
    struct pattern_row judged;
    article_pattern_expand(row->pattern, &source);
    if (source.status || pattern_set_judge(place_of(rule->place), buffer_span(&source), &judged)) return 1;
    if (names_a_piece(buffer_span(&source)))
        errors++,
            printf("error %s: \"%s\": a piece that is not in data/pieces.def\n", rule->name, row->pattern);
    if (*judged.error)
        errors++, printf("error %s: \"%s\": %s at byte %zu with its pieces put in\n", rule->name,
                         row->pattern, judged.error, judged.error_at);
    else
        print_cost(rule, row, &judged);
    buffer_release(&source);
    return 0;
}

int main(void) {
    for (int i = 0; i < ARTICLE_RULES_COUNT; i++) {
        size_t count;
        const struct article_row *rows = article_rule_rows((enum article_rule_number)i, &count);
        for (size_t k = 0; k < count; k++)
            if (judge(&ARTICLE_RULES[i], &rows[k])) return 2;
    }
    return errors > 0;
}
