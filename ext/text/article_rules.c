/*
 * article_rules.c - the rules of data/boilerplate.def, compiled
 *
 * A rule is one line of data:
 *
 *     RULE("reading_time", READING_TIME, LINE, "\\d+ min(?:ute)?s?,? ... read")
 *
 * Most lines match none of them, so a line is first held against the outlines of all rules at once (outline.h), by its
 * first few bytes, and against those that any word may begin (open_rules.h) along the whole line; then against the
 * outline of each rule that is left, as a whole; and only what passes is searched for with the rule's pattern. So it is
 * with the rules of a place within a line, at each of its words. Patterns are compiled when they are first needed.
 *
 * The order is that of the file, which is sorted by name; where two rules of one place match the same line, the
 * first name wins. LINE rules come before those that depend on where the line stands.
 *
 * The macros below are the vocabulary that the patterns share. Whole-line patterns match in either case, but
 * the names in them are (?-i:...): "By Corin Maddox" is a byline, "by far the most" is not.
 */
#include "text/article_rules.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/mem.h"
#include "text/block.h"
#include "text/needs.h"
#include "text/open_rules.h"
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

/* What to look for before rules are tried, in either case, four bytes or more each, with a mark or a letter that
 * starts a word first. A line that ends like a
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
    {"(c)2", true},
    {"your inbox", true},
    {"listen \xC2\xB7", true},
    {"more:", false},
    {"close ", false},
    {"| ap", true},
    {"| afp", true},
    {"| getty", true},
    {"| reuters", true},
    {"| bloomberg", true},
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
    {"read more", true},
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
    {"unsubscri", false},
    {"thank you for", false},
    {"this cop", false},
    {"updated at", false},
    {"whatsapp", false},
    {"writer", false},
    {"you must ", false},
    {"author of", false},
    {".com", false},
};

enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS, SIGNAL_SLOTS = 8192 };

enum { RULE_COUNT = sizeof RULES / sizeof *RULES };

static const char *const KIND_NAMES[] = {
    "body",  "title",   "byline",      "dateline",       "timestamp",  "reading_time",
    "share", "credit",  "caption",     "related",        "newsletter", "comments",
    "legal", "contact", "source_link", "preview_notice", "ad",         "chrome",
};

/* One rule by itself, made when it is first needed. */
struct single_rule {
    struct outline *outline;
    struct pattern *pattern; /* made later still */
    struct needs needs;
};

/* The rules of a place. */
struct place_rules {
    struct outline *outline;
    struct open_rules open; /* of a place at the start of a line */
    bool first[256];        /* the bytes that a rule of the place may start with */
    bool small;             /* a small letter is among them */
};

struct article_rules {
    struct automaton *automaton;
    unsigned order[RULE_COUNT]; /* the rules by place and name: their numbers in the automaton */
    unsigned lines_count;       /* whole-line rules come first */
    struct place_rules places[ARTICLE_PLACES]; /* from PLACE_START on */
    struct outline *lines;                     /* whole-line rules that are neither deep nor open */
    struct open_rules open, deep;              /* the others */
    struct single_rule singles[RULE_COUNT];    /* by number */
    unsigned char
        signals[SIGNAL_SLOTS]; /* by hash of four bytes: 1 + the first of SIGNALS that begins with them */
    unsigned char others[SIGNAL_COUNT]; /* 1 + the next one of the same hash */
};

/* The hash of four bytes, case folded as far as ASCII goes. */
static unsigned signal_slot(const char *p) {
    return (hash_load32(p) | 0x20202020) * 2654435761u >> 19;
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

static bool is_deep(const struct article_rule *rule) {
    return is_whole_line(rule->place) && (rule->pattern[0] == '.' || rule->pattern[0] == '[');
}

static const struct article_rule *rule_of(const struct article_rules *rules, unsigned number) {
    return &RULES[rules->order[number]];
}

/* All rules as one automaton. */
static enum status read_rules(struct article_rules *rules) {
    unsigned number = 0;
    enum status status = automaton_new(&rules->automaton);
    for (int place = 0; place < ARTICLE_PLACES; place++) {
        for (unsigned i = 0; i < RULE_COUNT && !status; i++) {
            if ((int)RULES[i].place != place) continue;
            bool caseless = is_whole_line(RULES[i].place);
            status = automaton_add(rules->automaton, span_of(RULES[i].pattern), caseless, number);
            rules->order[number++] = i;
        }
        if (place == PLACE_EDGE) rules->lines_count = number;
    }
    return status;
}

static enum status outline_lines(struct article_rules *rules) {
    enum status status = outline_new(&rules->lines, rules->automaton);
    for (unsigned i = 0; i < rules->lines_count && !status; i++)
        status = is_deep(rule_of(rules, i)) ? open_rules_add(&rules->deep, rules->automaton, i, NULL)
                                            : open_rules_add(&rules->open, rules->automaton, i, rules->lines);
    return status;
}

static bool is_at_start(enum article_place place) {
    return place == PLACE_START || place == PLACE_KEPT;
}

static enum status outline_place(struct article_rules *rules, enum article_place place) {
    struct place_rules *here = &rules->places[place];
    enum status status = outline_new(&here->outline, rules->automaton);
    for (unsigned i = 0; i < RULE_COUNT && !status; i++) {
        if (rule_of(rules, i)->place != place) continue;
        status = is_at_start(place) ? open_rules_add(&here->open, rules->automaton, i, here->outline)
                                    : outline_add(here->outline, i);
    }
    if (!status) status = outline_first_bytes(here->outline, here->first);
    for (int letter = 'a'; letter <= 'z'; letter++) here->small = here->small || here->first[letter];
    return status;
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
    enum status status = read_rules(rules);
    if (!status) status = outline_lines(rules);
    for (int place = PLACE_START; place < ARTICLE_PLACES && !status; place++)
        status = outline_place(rules, (enum article_place)place);
    if (status)
        article_rules_free(rules);
    else
        *result = rules;
    return status;
}

void article_rules_free(struct article_rules *rules) {
    if (!rules) return;
    for (int place = 0; place < ARTICLE_PLACES; place++) {
        outline_free(rules->places[place].outline);
        open_rules_release(&rules->places[place].open);
    }
    for (int i = 0; i < RULE_COUNT; i++) {
        outline_free(rules->singles[i].outline);
        pattern_free(rules->singles[i].pattern);
    }
    open_rules_release(&rules->open);
    outline_free(rules->lines);
    open_rules_release(&rules->deep);
    automaton_free(rules->automaton);
    mem_free(rules);
}

static bool signal_is_at(const struct signal *signal, const char *p, const char *end) {
    const char *s = signal->text;
    while (*s && p < end && (*p | 0x20) == (*s | 0x20)) p++, s++;
    return !*s;
}

/* A copyright sign with a blank or a year behind it. */
static bool has_copyright(struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    for (; end - p > 2 && (p = memchr(p, 0xC2, (size_t)(end - p - 2))); p++)
        if ((unsigned char)p[1] == 0xA9 && (p[2] == ' ' || p[2] == '2')) return true;
    return false;
}

enum { SIGNAL_BYTES = 4 };

/* The strongest signal that starts at one of the places of a block, which stands in the line at p. */
static enum article_signal signal_among(const struct article_rules *rules, const char *block, unsigned places,
                                        const char *p, const char *end) {
    enum article_signal found = SIGNAL_NONE;
    for (; places; places &= places - 1) {
        int at = __builtin_ctz(places);
        for (unsigned i = rules->signals[signal_slot(block + at)]; i; i = rules->others[i - 1])
            if (signal_is_at(&SIGNALS[i - 1], p + at, end))
                found = SIGNALS[i - 1].deep || found == SIGNAL_DEEP ? SIGNAL_DEEP : SIGNAL_PLAIN;
    }
    return found;
}

/* A signal starts with a mark or at the start of a word. */
enum article_signal article_rules_signal(const struct article_rules *rules, struct span line) {
    const char *p = line.data, *end = p + line.size;
    enum article_signal found = has_copyright(line) ? SIGNAL_DEEP : SIGNAL_NONE;
    char last[BLOCK_BYTES + SIGNAL_BYTES];
    for (unsigned letters = 0; p < end && found != SIGNAL_DEEP; p += BLOCK_BYTES) {
        const char *block = p;
        if ((size_t)(end - p) < sizeof last) {
            memset(last, ' ', sizeof last);
            block = memcpy(last, p, (size_t)(end - p));
        }
        unsigned before = letters >> (BLOCK_BYTES - 1);
        letters = block_letters(block);
        unsigned places = BLOCK_ALL & ~(letters & (letters << 1 | before)) & ~block_within(block, 0, ' ', 1);
        enum article_signal here = signal_among(rules, block, places, p, end);
        if (here) found = here;
    }
    return found;
}

/* What all ways to begin a rule need. */
static enum status make_needs(struct single_rule *single, struct automaton *automaton, unsigned number) {
    struct automaton_nodes nodes = {VECTOR_INIT};
    size_t count;
    const struct automaton_branch *branches = automaton_branches(automaton, number, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) status = automaton_begin(automaton, &branches[i], &nodes);
    if (!status) status = needs_find(&single->needs, automaton, NULL, &nodes);
    VECTOR_RELEASE(&nodes.list);
    return status;
}

static enum status make_single(struct article_rules *rules, unsigned number) {
    struct single_rule *single = &rules->singles[number];
    enum status status = outline_new(&single->outline, rules->automaton);
    if (!status) status = outline_add(single->outline, number);
    if (!status) status = make_needs(single, rules->automaton, number);
    if (!status) return status;
    outline_free(single->outline);
    single->outline = NULL;
    return status;
}

static enum status compile(const struct article_rule *rule, struct pattern **pattern) {
    unsigned flags = is_whole_line(rule->place) ? PATTERN_WHOLE | PATTERN_CASELESS : PATTERN_ANCHORED;
    struct buffer source = BUFFER_INIT;
    buffer_append(&source, span_of("(?:"));
    buffer_append(&source, span_of(rule->pattern));
    buffer_append(&source, span_of(rule->place == PLACE_FINISH ? ")$" : ")"));
    enum status status = source.status ? source.status : pattern_new(pattern, buffer_span(&source), flags);
    buffer_release(&source);
    return status;
}

/* Searches for one rule at byte `from`; *rule stays where it does not match. */
static enum status search(struct article_rules *rules, unsigned number, struct span line, size_t from,
                          const struct article_rule **rule, size_t *start, size_t *end) {
    struct single_rule *single = &rules->singles[number];
    struct pattern_match match = {0};
    enum status status = single->pattern ? STATUS_OK : compile(rule_of(rules, number), &single->pattern);
    if (!status) status = pattern_search(single->pattern, line, from, &match);
    if (!match.found) return status;
    *rule = rule_of(rules, number);
    *start = match.start;
    *end = match.end;
    return status;
}

/* Whether a rule that a line begins like matches it. */
static enum status match_line(struct article_rules *rules, unsigned number, struct span line,
                              const struct article_rule **rule) {
    struct single_rule *single = &rules->singles[number];
    struct automaton_set set;
    size_t start, end;
    enum status status = single->outline ? STATUS_OK : make_single(rules, number);
    if (status || !needs_met(&single->needs, line)) return status;
    status = outline_whole(single->outline, line, &set);
    if (status || automaton_set_empty(&set)) return status;
    return search(rules, number, line, 0, rule, &start, &end);
}

static enum status match_deep(struct article_rules *rules, struct span line,
                              const struct article_rule **rule) {
    size_t start, end;
    struct automaton_set set = {{0}};
    enum status status = open_rules_whole(&rules->deep, line, &set);
    unsigned i = automaton_set_next(&set, 0);
    for (; i < rules->lines_count && !status && !*rule; i = automaton_set_next(&set, i + 1))
        status = search(rules, i, line, 0, rule, &start, &end);
    return status;
}

enum status article_rules_line(struct article_rules *rules, struct span line, enum article_signal signal,
                               const struct article_rule **rule) {
    struct automaton_set open = {{0}}, set;
    size_t start, end;
    *rule = NULL;
    enum status status = signal == SIGNAL_DEEP ? match_deep(rules, line, rule) : STATUS_OK;
    if (status || *rule) return status;
    status = outline_begun(rules->lines, line, true, &set);
    if (!status) status = open_rules_whole(&rules->open, line, &open);
    if (status) return status;
    automaton_set_join(&set, &open);
    unsigned i = automaton_set_next(&set, 0);
    for (; i < rules->lines_count && !status && !*rule; i = automaton_set_next(&set, i + 1))
        status = automaton_set_has(&open, i) ? search(rules, i, line, 0, rule, &start, &end)
                                             : match_line(rules, i, line, rule);
    return status;
}

/* Tries a rule that may begin at a byte of the line. */
static enum status try_rule(struct article_rules *rules, unsigned number, struct span line, size_t at,
                            const struct article_rule **rule, size_t *start, size_t *end) {
    struct single_rule *single = &rules->singles[number];
    struct span text = span_slice(line, at, line.size);
    struct automaton_set set;
    enum status status = single->outline ? STATUS_OK : make_single(rules, number);
    if (status || !needs_met(&single->needs, text)) return status;
    status = outline_start(single->outline, text, &set);
    if (status || automaton_set_empty(&set)) return status;
    return search(rules, number, line, at, rule, start, end);
}

static enum status try_at(struct article_rules *rules, enum article_place place, struct span line, size_t at,
                          const struct article_rule **rule, size_t *start, size_t *end) {
    struct place_rules *here = &rules->places[place];
    struct span text = span_slice(line, at, line.size);
    struct automaton_set open = {{0}}, set = {{0}};
    *rule = NULL;
    enum status status = open_rules_start(&here->open, text, &open);
    if (!status && !outline_ends_soon(here->outline, text.data, text.data + text.size))
        status = outline_begun(here->outline, text, false, &set);
    automaton_set_join(&set, &open);
    unsigned i = automaton_set_next(&set, 0);
    for (; i < RULE_COUNT && !status && !*rule; i = automaton_set_next(&set, i + 1))
        if (rule_of(rules, i)->place == place) status = try_rule(rules, i, line, at, rule, start, end);
    return status;
}

static unsigned separators(const char *p) {
    return block_within(p, 0, ' ', 1) | block_within(p, 0, '.', '/' - '.' + 1);
}

static bool is_separator(char byte) {
    return byte == ' ' || byte == '.' || byte == '/';
}

/* Where words begin among the BLOCKS_BYTES bytes at p: behind a space, a full stop or a slash, and with a small letter
 * only where a rule of the place starts with one. */
static uint64_t word_starts(const struct place_rules *here, const char *p, bool first) {
    uint64_t starts = block_gather(separators, p) << 1 | first;
    return here->small ? starts : starts & ~block_gather(block_small, p);
}

/* The same from byte i of a line on; the last bytes are read with those before them, or copied. */
static uint64_t starts_from(const struct place_rules *here, struct span line, size_t i) {
    const char *p = line.data + i;
    size_t left = line.size - i;
    bool first = i == 0 || is_separator(p[-1]);
    if (left >= BLOCKS_BYTES) return word_starts(here, p, first);
    if (line.size >= BLOCKS_BYTES)
        return word_starts(here, line.data + line.size - BLOCKS_BYTES, false) >> (BLOCKS_BYTES - left);
    char copy[BLOCKS_BYTES] = {0};
    memcpy(copy, p, left);
    return word_starts(here, copy, first);
}

/* The next start of a word that a rule of the place may start with. */
static size_t next_start(const struct place_rules *here, struct span line, size_t i, size_t to) {
    for (; i < to; i += BLOCKS_BYTES) {
        for (uint64_t starts = starts_from(here, line, i); starts; starts &= starts - 1) {
            size_t at = i + (size_t)__builtin_ctzll(starts);
            if (at >= to) return to;
            const char *p = line.data + at;
            if (here->first[(unsigned char)*p] && !outline_ends_soon(here->outline, p, line.data + line.size))
                return at;
        }
    }
    return to;
}

enum status article_rules_part(struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, const struct article_rule **rule, size_t *start,
                               size_t *end) {
    const struct place_rules *here = &rules->places[place];
    if (place == PLACE_START || place == PLACE_KEPT)
        return try_at(rules, place, line, from, rule, start, end);
    enum status status = STATUS_OK;
    *rule = NULL;
    for (size_t i = from; (i = next_start(here, line, i, to)) < to && !status && !*rule; i++)
        status = try_at(rules, place, line, i, rule, start, end);
    return status;
}
