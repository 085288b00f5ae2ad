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
    "(?:" DATE "(?:(?: at|,| -| /| \\||T| \\x{2013}| \\x{2022}| \\x{B7})? ?" CLOCK ")?|" CLOCK               \
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

/* What to look for before rules are tried, in either case, three bytes or more each. A line that ends like a
 * sentence and holds none of these is part of the article: so are nine lines in ten of a clean one. Those
 * marked deep also stand in each line that a rule matches which begins with anything (".{0,300}contributed to
 * this report"): such rules are dear. */
static const struct signal {
    const char *text;
    bool deep;
} SIGNALS[] = {
    {"(image", true},
    {"(photo", true},
    {"(picture", true},
    {"(pic", true},
    {"(credit", true},
    {"(file", true},
    {"(source", true},
    {"(getty", true},
    {"(reuters", true},
    {"(ap ", true},
    {"(ap)", true},
    {"(afp", true},
    {"photo:", true},
    {"photos:", true},
    {"image:", true},
    {"images:", true},
    {"picture:", true},
    {"photograph:", true},
    {"credit:", true},
    {"credits:", true},
    {"photo by", true},
    {"photo credit", true},
    {"image credit", true},
    {"picture credit", true},
    {"via getty", true},
    {"getty images", true},
    {"contributed to", true},
    {"contributed report", true},
    {"uses cookies", true},
    {"use cookies", true},
    {"cookies are", true},
    {"cookie is", true},
    {"cookie consent", true},
    {"rights reserved", true},
    {"\xC2\xA9 ", true},
    {"\xC2\xA9\x32", true},
    {"(c)2", true},
    {"error has occ", false},
    {"our journalism", false},
    {"digital access", false},
    {"online access", false},
    {"preferred source", false},
    {"in the comments", false},
    {"email updates", false},
    {"home page for more", false},
    {"homepage for more", false},
    {"alerts", false},
    {"successfully s", false},
    {"subscribing you", false},
    {"access articles", false},
    {"send letters", false},
    {"pay for your", false},
    {"let our news", false},
    {"apologi", false},
    {"tap here", false},
    {"you can follow", false},
    {"you can find", false},
    {"you can email", false},
    {"up to date", false},
    {"an account", false},
    {"may not be", false},
    {"published: ", false},
    {"updated: ", false},
    {"(c) 2", true},
    {"(c) 1", true},
    {"affiliate", true},
    {"may earn", true},
    {"may receive", true},
    {"may get a", true},
    {"might earn", true},
    {"will earn", true},
    {"views expressed", true},
    {"opinions expressed", true},
    {"be reached", true},
    {"follow him", true},
    {"follow her", true},
    {"follow them", true},
    {"follow me", true},
    {"contact him", true},
    {"contact her", true},
    {"contact them", true},
    {"email him", true},
    {"email her", true},
    {"email them", true},
    {"e-mail him", true},
    {"e-mail her", true},
    {"e-mail them", true},
    {"reach him", true},
    {"reach her", true},
    {"reach them", true},
    {"full article", true},
    {"full story", true},
    {"full text", true},
    {"http", false},
    {"advertis", false},
    {"appeared on", false},
    {"appeared first", false},
    {"browser", false},
    {"caption", false},
    {"click here", false},
    {"columnist", false},
    {"comment", false},
    {"contact the", false},
    {"contact us", false},
    {"cookie", false},
    {"copyright", false},
    {"correspondent", false},
    {"disclaimer", false},
    {"disclosure", false},
    {"redistribut", false},
    {"download", false},
    {"editing by", false},
    {"editor", false},
    {"email address", false},
    {"your email", false},
    {"e-mail address", false},
    {"your e-mail", false},
    {"excerpt", false},
    {"follow us", false},
    {"freelance", false},
    {"inbox", false},
    {"instagram", false},
    {"javascript", false},
    {"join the ", false},
    {"journalist", false},
    {"log in", false},
    {"newsletter", false},
    {"originally ", false},
    {"our standards", false},
    {"podcast", false},
    {"preview", false},
    {"privacy", false},
    {"terms of", false},
    {"read more", false},
    {"read the ", false},
    {"register", false},
    {"reporter", false},
    {"reporting by", false},
    {"republish", false},
    {"sign up", false},
    {"sources: ", false},
    {"sponsor", false},
    {"story continues", false},
    {"subscri", false},
    {"thank you for", false},
    {"this cop", false},
    {"updated at", false},
    {"whatsapp", false},
    {"writer", false},
    {"you must ", false},
    {"author of", false},
    {".com", false},
};

enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS, SIGNAL_SLOTS = 4096 };

enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

static const char *const KIND_NAMES[] = {
    "body",  "title",   "byline",      "dateline",       "timestamp",  "reading_time",
    "share", "credit",  "caption",     "related",        "newsletter", "comments",
    "legal", "contact", "source_link", "preview_notice", "ad",         "chrome",
};

/* PLACE_LINE stands for the first five places, which are one pattern. */
struct article_rules {
    struct pattern *patterns[ARTICLE_PLACES];
    bool first[ARTICLE_PLACES][256]; /* the bytes that a rule of the place may start with */
    struct pattern *deep;            /* whole-line rules that begin with anything */
    unsigned char
        signals[SIGNAL_SLOTS]; /* by hash of three bytes: 1 + the first of SIGNALS that begins with them */
    unsigned char others[SIGNAL_COUNT]; /* 1 + the next one of the same hash */
};

/* The hash of three bytes, case folded as far as ASCII goes. */
static unsigned signal_slot(const char *p) {
    unsigned three = (unsigned)(unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8 |
                     (unsigned)(unsigned char)p[2] << 16;
    return (three | 0x202020) * 2654435761u >> 20;
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
    enum status status = source->status;
    if (source->size && !status) {
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

/* How far into a line a credit with a slash, or a caption with its credit in brackets, may reach. */
enum { SLASH_MAX = 60, CAPTION_MAX = 262 };

/* How the rules of a place start, two bytes each. */
static const char GLUED_STARTS[] =
    "By Ph Im Pi Cr (P (I (C Re At In Sh SH Sa SA Tw TW Pr PR Em EM E- Co CO Li LI UR Bo BO Fa FA X  Wh WH "
    "Te Cl Or Ba Ad "
    "Sk Pu Up Po La Mo PU UP PO LA AP AF EP EF AN DP dp PA PT TA IT IA Xi RE Ge GE Al iS Bl As AS Th Ag Nu "
    "Si ZU Un Ja Fe "
    "Ma Ap Ju Au Se Oc No De Tu We Fr Su JA FE MA JU AU SE OC NO DE TU WE TH FR SU MO PI Fl Go ";
static const char LINE_STARTS[] = "AD Ad Ar St Vi Re RE Op To Sh Sa Pr Tw Co Em Fa X  Wh Li Bo AP AF EP EF "
                                  "AN DP dp PA PT TA IT UP IA Xi Ge GE Al iS Bl As AS "
                                  "Th Ag An Nu Si ZU Ze Un Pi Wi Ha Su Fi ";
static const char INSIDE_STARTS[] = "AD Ad Ar St Sc Sh Fa Ph Qu Q& Ti Pr ";

static void set_first(struct article_rules *rules, enum article_place place, const char *starts,
                      size_t step) {
    for (; *starts; starts += step) rules->first[place][(unsigned char)*starts] = true;
}

enum status article_rules_new(struct article_rules **result) {
    *result = NULL;
    struct article_rules *rules = mem_alloc(sizeof *rules);
    if (!rules) return STATUS_NOMEM;
    *rules = (struct article_rules){0};
    for (unsigned i = 0; i < SIGNAL_COUNT; i++) {
        unsigned slot = signal_slot(SIGNALS[i].text);
        rules->others[i] = rules->signals[slot];
        rules->signals[slot] = (unsigned char)(i + 1);
    }
    set_first(rules, PLACE_GLUED, GLUED_STARTS, 3);
    set_first(rules, PLACE_GLUED, "0123456789", 1);
    set_first(rules, PLACE_INSIDE, INSIDE_STARTS, 3);
    set_first(rules, PLACE_FINISH, "(CRT", 1);
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

static bool signal_is_at(const struct signal *signal, const char *p, const char *end) {
    const char *s = signal->text;
    while (*s && p < end && (*p | 0x20) == (*s | 0x20)) p++, s++;
    return !*s;
}

enum article_signal article_rules_signal(const struct article_rules *rules, struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    enum article_signal found = SIGNAL_NONE;
    for (; end - p > 2; p++) {
        for (unsigned i = rules->signals[signal_slot(p)]; i; i = rules->others[i - 1]) {
            if (!signal_is_at(&SIGNALS[i - 1], p, end)) continue;
            if (SIGNALS[i - 1].deep) return SIGNAL_DEEP;
            found = SIGNAL_PLAIN;
        }
    }
    return found;
}

enum status article_rules_line(const struct article_rules *rules, struct span line,
                               enum article_signal signal, const struct article_rule **rule) {
    size_t start, end;
    enum status status = STATUS_OK;
    *rule = NULL;
    if (signal == SIGNAL_DEEP) status = rule_at(rules->deep, line, 0, rule, &start, &end);
    return status || *rule ? status : rule_at(rules->patterns[PLACE_LINE], line, 0, rule, &start, &end);
}

static bool starts_with_one(const char *starts, const char *p, const char *end) {
    for (; end - p > 1 && *starts; starts += 3)
        if (p[0] == starts[0] && p[1] == starts[1]) return true;
    return false;
}

/* Whether a rule of the place may start at p, where the first byte already fits. */
static bool may_start(enum article_place place, const char *p, const char *end) {
    size_t left = (size_t)(end - p);
    if (place == PLACE_GLUED) return (*p >= '0' && *p <= '9') || starts_with_one(GLUED_STARTS, p, end);
    if (place == PLACE_INSIDE) return starts_with_one(INSIDE_STARTS, p, end);
    if (place != PLACE_START) return true;
    return starts_with_one(LINE_STARTS, p, end) || memchr(p, '/', left < SLASH_MAX ? left : SLASH_MAX) ||
           memchr(p, '(', left < CAPTION_MAX ? left : CAPTION_MAX);
}

static enum status try_at(const struct article_rules *rules, enum article_place place, struct span line,
                          size_t at, const struct article_rule **rule, size_t *start, size_t *end) {
    *rule = NULL;
    if (!may_start(place, line.data + at, line.data + line.size)) return STATUS_OK;
    return rule_at(rules->patterns[place], line, at, rule, start, end);
}

enum status article_rules_part(const struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, const struct article_rule **rule, size_t *start,
                               size_t *end) {
    if (place == PLACE_START || place == PLACE_KEPT)
        return try_at(rules, place, line, from, rule, start, end);
    const bool *first = rules->first[place];
    enum status status = STATUS_OK;
    *rule = NULL;
    for (size_t i = from; i < to && !status && !*rule; i++) {
        if (!first[(unsigned char)line.data[i]]) continue;
        char before = i ? line.data[i - 1] : ' ';
        if (before == ' ' || before == '.' || before == '/')
            status = try_at(rules, place, line, i, rule, start, end);
    }
    return status;
}
