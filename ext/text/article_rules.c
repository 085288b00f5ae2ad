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

static const struct article_rule RULES[] = {
#define RULE(name, kind, place, pattern) {name, ARTICLE_##kind, PLACE_##place, pattern},
#include "data/boilerplate.def"
#undef RULE
};

/* What to look for before rules are tried, in either case. A line that ends like a sentence and holds none of
 * these is part of the article: so are nine lines in ten of a clean one. Those marked deep also stand in each
 * line that a rule matches which begins with anything (".{0,300}contributed to this report"); such rules are
 * dear. */
static const struct signal {
    const char *text;
    bool deep;
} SIGNALS[] = {
    {"\xC2\xA9", true},
    {"(c)", true},
    {"@", false},
    {"http", false},
    {"advertis", false},
    {"affiliate", true},
    {"all rights", true},
    {"appeared", false},
    {"browser", false},
    {"caption", true},
    {"click ", false},
    {"columnist", false},
    {"commission", true},
    {"contact", true},
    {"contributed", true},
    {"cookie", true},
    {"copyright", false},
    {"correspondent", false},
    {"credit", true},
    {"disclaimer", false},
    {"disclosure", false},
    {"distribution ", false},
    {"download ", false},
    {"e-mail", true},
    {"editing by", false},
    {"editor", false},
    {"email", true},
    {"excerpt", false},
    {"expressed ", true},
    {"follow him", true},
    {"follow her", true},
    {"follow them", true},
    {"follow me", true},
    {"follow us", false},
    {"freelance", false},
    {"full article", true},
    {"full story", true},
    {"full text", true},
    {"getty", true},
    {"image", true},
    {"inbox", false},
    {"instagram", false},
    {"javascript", false},
    {"join the ", false},
    {"journalist", false},
    {"log in", false},
    {"newsletter", false},
    {"originally", false},
    {"our standards", false},
    {"photo", true},
    {"picture", true},
    {"podcast", false},
    {"preview", false},
    {"can be reached", true},
    {"read more", false},
    {"read the full", false},
    {"register", false},
    {"reporter", false},
    {"reporting by", false},
    {"republish", false},
    {"sign up", false},
    {"source:", true},
    {"sources:", false},
    {"sponsor", false},
    {"story continues", false},
    {"subscribe", false},
    {"subscription", false},
    {"thank you for", false},
    {"this cop", false},
    {"updated at", false},
    {"whatsapp", false},
    {"writer", false},
    {"you must ", false},
    {"share of", true},
    {"(ap", true},
    {"(afp", true},
    {"(reuters", true},
    {"(pic", true},
    {"(file", true},
    {" says:", true},
    {" said:", true},
    {" am", true},
    {" pm", true},
    {":0", true},
    {"may earn", true},
    {"may receive", true},
    {"may get", true},
    {"author of", false},
};

enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

static const char *const KIND_NAMES[] = {
    "body",  "title",   "byline",      "dateline",       "timestamp",  "reading_time",
    "share", "credit",  "caption",     "related",        "newsletter", "comments",
    "legal", "contact", "source_link", "preview_notice", "ad",         "chrome",
};

/* PLACE_LINE stands for the first five places, which are one pattern. */
struct article_rules {
    struct pattern *patterns[ARTICLE_PLACES];
    struct pattern *deep;             /* whole-line rules that begin with anything */
    unsigned char signals[65536 / 8]; /* the pairs of bytes that SIGNALS begin with, folded */
};

static unsigned signal_pair(const char *p) {
    return (unsigned)((unsigned char)p[0] | 0x20) << 8 | ((unsigned char)p[1] | 0x20);
}

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

static bool is_deep(const struct article_rule *rule) {
    return is_whole_line(rule->place) && (rule->pattern[0] == '.' || rule->pattern[0] == '[');
}

static void append_rules(struct buffer *source, enum article_place place, bool deep) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (RULES[i].place == place && is_deep(&RULES[i]) == deep) append_rule(source, i);
}

static enum status compile(struct buffer *source, unsigned flags, struct pattern **pattern) {
    enum status status = STATUS_OK;
    if (source->size) {
        buffer_append_byte(source, ')');
        status = source->status ? source->status : pattern_new(pattern, buffer_span(source), flags);
    }
    buffer_release(source);
    return status;
}

static enum status compile_lines(struct pattern **pattern, bool deep) {
    struct buffer source = BUFFER_INIT;
    for (int place = PLACE_LINE; place <= PLACE_EDGE; place++)
        append_rules(&source, (enum article_place)place, deep);
    return compile(&source, PATTERN_WHOLE | PATTERN_CASELESS, pattern);
}

static enum status compile_place(struct article_rules *rules, enum article_place place) {
    struct buffer source = BUFFER_INIT;
    append_rules(&source, place, false);
    if (place == PLACE_FINISH && source.size) buffer_append(&source, span_of(")$(?:"));
    return compile(&source, PATTERN_ANCHORED, &rules->patterns[place]);
}

enum status article_rules_new(struct article_rules **result) {
    *result = NULL;
    struct article_rules *rules = mem_alloc(sizeof *rules);
    if (!rules) return STATUS_NOMEM;
    *rules = (struct article_rules){0};
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        unsigned pair = signal_pair(SIGNALS[i].text);
        rules->signals[pair / 8] |= (unsigned char)(1 << pair % 8);
    }
    enum status status = compile_lines(&rules->patterns[PLACE_LINE], false);
    if (!status) status = compile_lines(&rules->deep, true);
    for (int place = PLACE_START; place < ARTICLE_PLACES && !status; place++)
        status = compile_place(rules, (enum article_place)place);
    if (status)
        article_rules_free(rules);
    else
        *result = rules;
    return status;
}

void article_rules_free(struct article_rules *rules) {
    if (!rules) return;
    for (int place = 0; place < ARTICLE_PLACES; place++) pattern_free(rules->patterns[place]);
    pattern_free(rules->deep);
    mem_free(rules);
}

/* The rule of a pattern that matches at byte `from`, or NULL. */
static enum status rule_at(const struct pattern *pattern, struct span line, size_t from,
                           const struct article_rule **rule, size_t *start, size_t *end) {
    struct pattern_match match = {0};
    enum status status = pattern ? pattern_search(pattern, line, from, &match) : STATUS_OK;
    *rule = match.found ? &RULES[match.mark - 1] : NULL;
    *start = match.start;
    *end = match.end;
    return status;
}

static const struct signal *signal_at(const char *p, const char *end) {
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        const char *q = p, *s = SIGNALS[i].text;
        while (*s && q < end && (*q | 0x20) == (*s | 0x20)) q++, s++;
        if (!*s) return &SIGNALS[i];
    }
    return NULL;
}

enum article_signal article_rules_signal(const struct article_rules *rules, struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    enum article_signal found = SIGNAL_NONE;
    for (; p + 1 < end; p++) {
        unsigned pair = signal_pair(p);
        if (!(rules->signals[pair / 8] >> pair % 8 & 1)) continue;
        const struct signal *signal = signal_at(p, end);
        if (signal && signal->deep) return SIGNAL_DEEP;
        if (signal) found = SIGNAL_PLAIN;
    }
    return found;
}

enum status article_rules_line(const struct article_rules *rules, struct span line,
                               enum article_signal signal, const struct article_rule **rule) {
    size_t start, end;
    enum status status = rule_at(rules->patterns[PLACE_LINE], line, 0, rule, &start, &end);
    if (status || *rule || signal != SIGNAL_DEEP) return status;
    return rule_at(rules->deep, line, 0, rule, &start, &end);
}

/* How the rules of PLACE_GLUED start, two bytes each, but for those that start with a digit. */
static const char GLUED_STARTS[] =
    "By Ph Im Pi Cr (P (I (C Re At In Sh SH Sa SA Tw TW Pr PR Em EM E- Co CO Li LI UR Bo BO Fa FA X  Wh WH "
    "Te Cl Or Ba Ad Sk "
    "Pu Up Po La Mo PU UP PO LA AP AF EP EF AN DP dp PA PT TA IT IA Xi RE Ge GE Al iS Bl As AS Th Ag Nu Si "
    "ZU Un "
    "Ja Fe Ma Ap Ju Au Se Oc No De Tu We Fr Su JA FE MA JU AU SE OC NO DE TU WE TH FR SU MO Pi PI Fl Go ";

static bool starts_glued(const char *p, const char *end) {
    if (*p >= '0' && *p <= '9') return true;
    for (const char *s = GLUED_STARTS; end - p > 1 && *s; s += 3)
        if (p[0] == s[0] && p[1] == s[1]) return true;
    return false;
}

/* Whether a rule of the place may start at p. */
static bool may_start(enum article_place place, const char *p, const char *end) {
    if (place == PLACE_INSIDE) return *p == 'A' || *p == 'F' || *p == 'S';
    if (place == PLACE_FINISH) return *p == '(' || *p == 'C' || *p == 'R' || *p == 'T';
    return starts_glued(p, end);
}

enum status article_rules_part(const struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, const struct article_rule **rule, size_t *start,
                               size_t *end) {
    if (place == PLACE_START || place == PLACE_KEPT)
        return rule_at(rules->patterns[place], line, from, rule, start, end);
    enum status status = STATUS_OK;
    *rule = NULL;
    for (size_t i = from; i < to && !status && !*rule; i++) {
        if (i > 0 && line.data[i - 1] != ' ' && line.data[i - 1] != '.' && line.data[i - 1] != '/') continue;
        if (!may_start(place, line.data + i, line.data + line.size)) continue;
        status = rule_at(rules->patterns[place], line, i, rule, start, end);
    }
    return status;
}
