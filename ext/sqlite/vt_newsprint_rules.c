/*
 * vt_newsprint_rules.c - the cleaning rules, one a row: what each looks for, and examples
 *
 *     SELECT trim(p.part, char(10)) AS part, r.name, r.place, r.pattern
 *     FROM article_parts('By Corin Maddox
 *     A crane fell onto the ferry hall on Thursday, police said.
 *     Tags: cranes, ferries') p
 *     JOIN newsprint_rules r ON r.name = p.rule;
 *     By Corin Maddox|byline_by|edge|{WRITTEN_BY} {AUTHORS}{BEHIND_AUTHORS}?
 *     Tags: cranes, ferries|tags|edge|{TAG_LABEL}(?: ?[:/|]? ?.{0,300})?(?<![.!?])
 *
 * So SQL alone says why a part went. `pattern` has the rows of a rule as they stand in data/boilerplate.def,
 * one a line, with the names of their pieces in braces. Of a verdict, which has no rows, it is what code
 * looks for, and of a label the phrases of each language as data/labels.def has them. `level` is the lowest
 * level of normalize_article() that asks for the rule. `goes` and `stays` are the rule's examples. The rows
 * come in order of their name.
 */
#include "article/labels.h"
#include "article/rule_list.h"
#include "sqlite/table.h"

struct rules_cursor {
    struct table_cursor base;
};

enum column { NAME, KIND, PLACE, LEVEL, PATTERN, GOES, STAYS };

static int rules_settle(struct table_cursor *base) {
    base->done = base->row > ARTICLE_RULES_COUNT;
    return SQLITE_OK;
}

/* The rows of a rule, one a line. */
static void result_rows(sqlite3_context *context, enum article_rule_number number) {
    size_t count;
    const struct article_row *rows = article_rule_rows(number, &count);
    struct buffer lines = BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_append_byte(&lines, '\n');
        buffer_append(&lines, span_of(rows[i].pattern));
    }
    result_text(context, &lines);
    buffer_release(&lines);
}

/* What a verdict looks for, and the phrases of a label, those of a language in a line. */
static void result_verdict(sqlite3_context *context, enum article_rule_number number) {
    struct buffer lines = BUFFER_INIT;
    struct article_label_row row;
    buffer_append(&lines, span_of(ARTICLE_RULES[number].description));
    for (size_t i = 0; article_labels_row(i, &row); i++) {
        if (row.rule != number) continue;
        buffer_append_byte(&lines, '\n');
        buffer_append(&lines, span_of(row.language));
        buffer_append(&lines, span_of(": "));
        buffer_append(&lines, span_of(row.phrases));
    }
    result_text(context, &lines);
    buffer_release(&lines);
}

static int rules_column(struct table_cursor *base, sqlite3_context *context, int column) {
    enum article_rule_number number = (enum article_rule_number)(base->row - 1);
    const struct article_rule *rule = &ARTICLE_RULES[number];
    const char *text = NULL;
    switch ((enum column)column) {
    case NAME:
        text = rule->name;
        break;
    case KIND:
        text = article_kind_name(rule->kind);
        break;
    case PLACE:
        text = article_place_name(rule->place);
        break;
    case LEVEL:
        text = rule->place == PLACE_PAGE ? "page" : "standard";
        break;
    case PATTERN:
        rule->description ? result_verdict(context, number) : result_rows(context, number);
        return SQLITE_OK;
    case GOES:
        text = rule->goes;
        break;
    case STAYS:
        text = rule->stays;
        break;
    }
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);
    return SQLITE_OK;
}

const struct sql_table vt_newsprint_rules = {
    .name = "newsprint_rules",
    .columns = "name TEXT, kind TEXT, place TEXT, level TEXT, pattern TEXT, goes TEXT, stays TEXT",
    .arguments = "",
    .flags = TABLE_ORDERED,
    .rows = ARTICLE_RULES_COUNT,
    .cursor_size = sizeof(struct rules_cursor),
    .filter = rules_settle,
    .next = rules_settle,
    .column = rules_column,
    .usage = "newsprint_rules",
    .summary = "the cleaning rules, what each looks for, an example that goes and one that stays",
};
