/*
 * items.c - short lines that belong to a story: results, prices, ingredients, verse, answers
 *
 *     Closing prices                    heading
 *     Brightwater 412.5 -4.1%           item: it has a figure
 *     Advertisement                     passed over
 *     Referee: H. Brandt                item: it has a label
 *     Nobody knows                      it begins or ends nothing
 *     the end.                          item: it ends a sentence, and goes on with the line above
 *     Most read                         the list ends
 *
 * No such line is a paragraph, and nothing but its like around it tells it from the menus and headlines that
 * stand where the story ends. An *item* has a figure, a label with a colon, a full stop, an open end, or a
 * small letter at its start; few menu entries and few headlines of so few words have. Lines are a list up to
 * the last item at which enough of them are items.
 */
#include "article/items.h"
#include "text/chars.h"

/* A longer line is a headline, which weighs against a list as two lines do. */
enum { ITEM_WORDS_MAX = 8, LONG_WORDS_MAX = 20 };

/* Fewer items are the end of anything: five figures, or three short sentences; each item counts two, and a
 * text one more. */
enum { ITEMS_MIN = 9 };

/* A digit, or a colon with a space behind it: "Eggs: 3", "Ostrel (Group A): tenth time". */
static bool has_figure(struct span text) {
    for (size_t i = 0; i < text.size; i++) {
        bool label = text.data[i] == ':' && i + 1 < text.size && text.data[i + 1] == ' ';
        if (label || is_ascii_digit(text.data[i])) return true;
    }
    return false;
}

static bool is_sentence(const struct line *look) {
    char last = look->text.data[look->text.size - 1];
    return (look->flags & LINE_SENTENCE_END) && last != '?' && last != '!';
}

static bool goes_on(const struct line *look) {
    return (look->words > 2 && !(look->flags & LINE_CAPITAL)) ||
           (look->words > 1 && (look->flags & LINE_OPEN_END));
}

/* What may stand anywhere in a story says nothing of its end. */
static bool is_passed(const struct article_rule *rule) {
    return rule->kind == ARTICLE_AD || rule->kind == ARTICLE_CAPTION || rule->kind == ARTICLE_CREDIT ||
           rule->kind == ARTICLE_NEWSLETTER || rule->kind == ARTICLE_SOURCE_LINK;
}

/* Names, places, times and the names of sections stand in lists as they do in heads. */
static bool is_listed_kind(enum article_kind kind) {
    return kind == ARTICLE_BYLINE || kind == ARTICLE_DATELINE || kind == ARTICLE_TIMESTAMP ||
           kind == ARTICLE_TITLE || kind == ARTICLE_CHROME;
}

/* A heading of other stories, a line that goes wherever it stands, legal notices: the list is over. */
static bool ends_list(const struct draft_line *line) {
    const struct article_rule *rule = line->match;
    return line->drop || (rule && (rule->place <= PLACE_SECTION || !is_listed_kind(rule->kind)));
}

/* What a line says for a list, and what it costs. Figures stand beside the headlines of other stories, too,
 * every other line a date: where nothing but figures tells, more than half of the lines must have them.
 * Elsewhere half is enough, questions and their answers. */
enum { SAYS_FIGURE = 11, SAYS_TEXT = 12, LINE_COSTS = 6 };

/* So many lines that say nothing before the first items, and the list begins behind them. */
enum { START_LINES = 3 };

/* Lines of a list so far, but for those that are passed over. */
struct tally {
    size_t lines, items, texts;
    int sum;
    bool headed; /* the first line is no item */
};

/* True for an item. A long line with a figure is one in a list of nothing else. */
static bool add_line(struct tally *tally, const struct line *look) {
    bool is_short = look->words <= ITEM_WORDS_MAX, text = is_short && (is_sentence(look) || goes_on(look));
    bool all = tally->items + tally->headed == tally->lines && look->words <= LONG_WORDS_MAX;
    bool figure = (is_short || all) && look->words > 1 && has_figure(look->text), item = text || figure;
    tally->headed = tally->headed || (!tally->lines && !item);
    tally->lines++;
    tally->items += item;
    tally->texts += text;
    tally->sum += (text     ? SAYS_TEXT
                   : figure ? SAYS_FIGURE
                            : 0) -
                  (is_short || item ? LINE_COSTS : 2 * LINE_COSTS);
    return item;
}

struct items items_find(const struct draft *draft, size_t from, enum items_way way) {
    size_t left = way == ITEMS_DOWN ? draft->lines.count - from : from + 1, end = 0;
    struct items list = {0, 0, 0, 0, 0};
    struct tally tally = {0, 0, 0, 0, false};
    for (; list.seen < left && list.seen < ITEMS_WINDOW; list.seen++) {
        const struct draft_line *line =
            &draft->lines.items[way == ITEMS_DOWN ? from + list.seen : from - list.seen];
        const struct article_rule *rule = line->drop ? line->drop : line->match;
        if (rule && is_passed(rule)) continue;
        if (ends_list(line)) break;
        if (add_line(&tally, &line->look) && tally.items * 2 + tally.texts >= ITEMS_MIN && tally.sum >= 0)
            end = list.seen + 1, list.lines = tally.lines, list.items = tally.items;
        else if (!end && tally.sum < -START_LINES * LINE_COSTS)
            list.start = list.seen + 1, tally = (struct tally){0, 0, 0, 0, false};
    }
    list.count = end ? end - list.start : 0;
    return list;
}
