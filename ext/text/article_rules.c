/*
 * article_rules.c - the rules of data/boilerplate.def, compiled
 *
 * A rule is one line of data:
 *
 *     RULE("reading_time", READING_TIME, LINE, "\\d+ min(?:ute)?s?,? ... read")
 *
 * and is found through one alternation per place, each alternative marked with the number of its rule:
 *
 *     (?:(*MARK:12)(?:advertisement|...)|(*MARK:13)(?:by PEOPLE ...)|...)
 *
 * Order inside an alternation is the order of the file, which is sorted by name; where two rules of one place
 * match the same line, the first name wins. LINE rules come before those that depend on where the line
 * stands.
 *
 * The macros below are the vocabulary that the patterns share. Whole-line patterns match in either case, but
 * the names in them are (?-i:...): "By Corin Maddox" is a byline, "by far the most" is not.
 */
#include "text/article_rules.h"
#include "base/buffer.h"
#include "base/mem.h"
#include "text/pattern.h"

#define CAPITALISED "\\p{Lu}[\\p{L}\\x{2019}'.-]*+"
#define PARTICLE    "(?:de|der|den|van|von|bin|ibn|al|el|la|le|du|da|di|dos|del|ter|y|zu)"
#define PERSON      "(?-i:" CAPITALISED "(?: (?:" PARTICLE " )?" CAPITALISED "){1,3})"
#define PEOPLE      PERSON "(?:(?:, and |, | and | & )" PERSON ")*"
#define ROLE                                                                                                 \
    "(?:correspondent|editor|reporter|columnist|staff writer|writer|journalist|bureau chief|contributor|"    \
    "staff|producer|analyst|critic|editor-in-chief|desk)"
#define MONTH                                                                                                \
    "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|"           \
    "aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)"
#define WEEKDAY "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
#define DAY     "\\d{1,2}(?:st|nd|rd|th)?"
#define DATE                                                                                                 \
    "(?:(?:" WEEKDAY ",? )?(?:" DAY " " MONTH ",? \\d{4}|" MONTH " " DAY ",? \\d{4}|"                        \
    "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./-]\\d{2}[./-]\\d{2}))"
#define ZONE  "(?: ?\\(?(?-i:[A-Z]{2,4}T?|et|Z)\\)?(?: ?[+-]\\d{1,2}(?::?\\d{2})?)?)?"
#define CLOCK "\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?" ZONE
#define STAMP                                                                                                \
    "(?:" DATE "(?:(?: at|,| -| \\||T| \\x{2013}| \\x{2022}| \\x{B7})? ?" CLOCK ")?|" CLOCK                  \
    "(?:,| on)? " DATE ")"
#define AGENCY                                                                                               \
    "(?:AP|AFP|EPA|EPA-EFE|EFE|ANSA|DPA|dpa|PA|PTI|ANI|TASS|ITAR-TASS|UPI|IANS|Xinhua|Reuters|REUTERS|"      \
    "Getty Images|Getty|GETTY IMAGES|Shutterstock|Alamy|iStock|Bloomberg|Associated Press|"                  \
    "The Associated Press|ASSOCIATED PRESS|PA Media|PA Wire|Agence France-Presse|Press Association|"         \
    "Anadolu Agency|Anadolu|NurPhoto|Sipa USA|Sipa|ZUMA Press|Rex Features|Rex|Corbis|Unsplash|Pixabay|"     \
    "Wikimedia Commons|Handout|Supplied|File)"
#define NETWORK                                                                                              \
    "(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|messenger|flipboard|bluesky|threads|" \
    "instagram|youtube|tumblr|sms|e-?mail|google\\+?|google news|mastodon|tiktok|snapchat|pocket|gab|viber|" \
    "line|vk|xing|weibo|wechat|clipboard|rss|feedly|truth social|parler|mix|stumbleupon|digg|skype)"

/* What a long line that is noise as a whole has near its start or its end. */
#define SIGNALS                                                                                              \
    "\xC2\xA9|\\(c\\)|copyright|rights reserved|cookies?\\b|contributed "                                    \
    "(?:to|reporting)|(?:reporting|editing|"                                                                 \
    "writing|compiled) by|affiliate|commission|newsletter|subscri|sign up|inbox|first "                      \
    "(?:appeared|published)|"                                                                                \
    "appeared first|originally (?:published|appeared)|(?:excerpt|preview) |full (?:article|story)|https?:|"  \
    "(?:image|photo|photograph|picture|pic|credit|getty|caption|file)s?(?: credits?)?[:) "                   \
    "/]|disclaimer|disclosure|"                                                                              \
    "views expressed|opinions expressed|is an? |is the |follow |reached at|@|distribut|registered in|"       \
    "republished|sources? |tags?\\b|filed under|published (?:under|in)"

static const struct article_rule RULES[] = {
#define RULE(name, kind, place, pattern) {name, ARTICLE_##kind, PLACE_##place, pattern},
#include "data/boilerplate.def"
#undef RULE
};

/* Longer lines are matched as a whole only when they hold a signal in so many bytes at their start or end.
 * Nine bytes in ten of a clean article are in such lines, and looking for signals costs a tenth of trying all
 * rules. */
enum { SHORT_LINE = 150, SIGNAL_HEAD = 60, SIGNAL_TAIL = 100 };

enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

static const char *const KIND_NAMES[] = {
    "body",  "title",   "byline",      "dateline",       "timestamp",  "reading_time",
    "share", "credit",  "caption",     "related",        "newsletter", "comments",
    "legal", "contact", "source_link", "preview_notice", "ad",         "chrome",
};

/* PLACE_LINE stands for the first five places, which are one pattern. */
struct article_rules {
    struct pattern *patterns[ARTICLE_PLACES];
    struct pattern *signals;
};

const struct article_rule *article_rules_list(size_t *count) {
    *count = RULE_COUNT;
    return RULES;
}

const char *article_kind_name(enum article_kind kind) {
    return KIND_NAMES[kind];
}

static bool is_whole_line(enum article_place place) {
    return place <= PLACE_EDGE;
}

/* Marks are counted from 1: mark 0 is "no mark". */
static void append_rule(struct buffer *source, size_t index) {
    char number[4] = {(char)('0' + (index + 1) / 100), (char)('0' + (index + 1) / 10 % 10),
                      (char)('0' + (index + 1) % 10)};
    buffer_append(source, span_of(source->size ? "|(*MARK:" : "(?:(*MARK:"));
    buffer_append(source, span_of(number));
    buffer_append(source, span_of(")(?:"));
    buffer_append(source, span_of(RULES[index].pattern));
    buffer_append_byte(source, ')');
}

static void append_rules(struct buffer *source, enum article_place place) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (RULES[i].place == place) append_rule(source, i);
}

static enum status compile_place(struct article_rules *rules, enum article_place place) {
    struct buffer source = BUFFER_INIT;
    append_rules(&source, place);
    for (int other = PLACE_SECTION; place == PLACE_LINE && other <= PLACE_EDGE; other++)
        append_rules(&source, (enum article_place)other);
    enum status status = STATUS_OK;
    if (source.size) {
        buffer_append_byte(&source, ')');
        unsigned flags = is_whole_line(place) ? PATTERN_WHOLE | PATTERN_CASELESS : 0;
        if (place == PLACE_START || place == PLACE_KEPT) flags = PATTERN_ANCHORED;
        if (place == PLACE_FINISH) buffer_append_byte(&source, '$');
        status =
            source.status ? source.status : pattern_new(&rules->patterns[place], buffer_span(&source), flags);
    }
    buffer_release(&source);
    return status;
}

enum status article_rules_new(struct article_rules **result) {
    *result = NULL;
    struct article_rules *rules = mem_alloc(sizeof *rules);
    if (!rules) return STATUS_NOMEM;
    *rules = (struct article_rules){0};
    enum status status = compile_place(rules, PLACE_LINE);
    for (int place = PLACE_START; place < ARTICLE_PLACES && !status; place++)
        status = compile_place(rules, (enum article_place)place);
    if (!status) status = pattern_new(&rules->signals, span_of("(?:" SIGNALS ")"), PATTERN_CASELESS);
    if (status)
        article_rules_free(rules);
    else
        *result = rules;
    return status;
}

void article_rules_free(struct article_rules *rules) {
    if (!rules) return;
    for (int place = 0; place < ARTICLE_PLACES; place++) pattern_free(rules->patterns[place]);
    pattern_free(rules->signals);
    mem_free(rules);
}

enum status article_rules_part(const struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, const struct article_rule **rule, size_t *start, size_t *end) {
    struct pattern_match match = {0};
    enum status status = STATUS_OK;
    if (rules->patterns[place]) status = pattern_search(rules->patterns[place], line, from, &match);
    *rule = match.found ? &RULES[match.mark - 1] : NULL;
    *start = match.start;
    *end = match.end;
    return status;
}

/* Whether a part of a line, cut at character boundaries, holds one of SIGNALS. */
static enum status has_signal(const struct article_rules *rules, struct span line, size_t start, size_t end,
                              bool *found) {
    while (start > 0 && ((unsigned char)line.data[start] & 0xC0) == 0x80) start--;
    while (end < line.size && ((unsigned char)line.data[end] & 0xC0) == 0x80) end++;
    struct pattern_match match;
    enum status status = pattern_search(rules->signals, span_slice(line, start, end), 0, &match);
    *found = match.found;
    return status;
}

enum status article_rules_line(const struct article_rules *rules, struct span line,
                               const struct article_rule **rule) {
    size_t start, end;
    bool found = true;
    *rule = NULL;
    if (line.size > SHORT_LINE) {
        enum status status = has_signal(rules, line, 0, SIGNAL_HEAD, &found);
        if (!status && !found) status = has_signal(rules, line, line.size - SIGNAL_TAIL, line.size, &found);
        if (status || !found) return status;
    }
    return article_rules_part(rules, PLACE_LINE, line, 0, rule, &start, &end);
}
