/*
 * known.c - noise that a line is known as by itself, wherever it stands
 *
 *     4 min read                                  known_match: reading_time, which goes anywhere
 *     » By Corin Maddox «                         known_match: byline_by, which goes in a head or a tail
 *     The Gazette at Breakfast                    known_match: learned_line
 *     Sign in Print this article Copy link        known_drop: furniture_run
 *     By signing up, you agree to our terms.      known_drop: newsletter_form
 *     The jib rests on the hall. Lena Marsk/AFP   known_drop: caption_agency
 *
 * Rules look at a line without the bullets and arrows around it. One that ends like a sentence of the story
 * is not asked for rows that are phrases.
 */
#include "article/known.h"
#include "article/caption.h"
#include "article/form.h"
#include "article/reported.h"

/* Lines that end like sentences and have as many words are no phrases (article/rules.h). */
enum { SENTENCE_WORDS = 8 };

/* Bytes of a line that is nothing but menus and buttons, and words of one that ends like a sentence: "... but
 * your article continues below." is the longest. */
enum { FURNITURE_MAX = 300, FURNITURE_WORDS_MAX = 20 };

static bool is_ascii_ornament(char byte) {
    return byte == '-' || byte == '*' || byte == '|' || byte == '>' || byte == '#' || byte == ':';
}

/* Whether a byte is surely of no ornament and no white space. */
static bool is_bare(char byte) {
    return byte > ' ' && byte < 0x7F && !is_ascii_ornament(byte);
}

/* Bytes of a bullet, an arrow or another ornament at p, with the space behind it. */
static size_t ornament(const char *p, const char *end) {
    static const char SIGNS[][4] = {"\xC2\xB7",     "\xC2\xBB",     "\xC2\xAB",     "\xE2\x80\xA2",
                                    "\xE2\x80\xBA", "\xE2\x80\xB9", "\xE2\x80\x93", "\xE2\x80\x94",
                                    "\xE2\x86\x92", "\xE2\x86\x90", "\xE2\x96\xB6", "\xE2\x96\xBA",
                                    "\xE2\x96\xA0", "\xE2\x97\x8F", "\xE2\x80\xA6"};
    size_t size = line_space(p, end);
    if (size) return size;
    if ((unsigned char)*p < 0x80) return is_ascii_ornament(*p);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (p[0] == SIGNS[i][0] && p[1] == SIGNS[i][1] && (!SIGNS[i][2] || p[2] == SIGNS[i][2]))
            return SIGNS[i][2] ? 3 : 2;
    return 0;
}

/* A line without the ornaments around it; the line itself when it is nothing else. */
static struct span undecorated(struct span line) {
    const char *start = line.data, *stop = line.data + line.size;
    if (line.size && is_bare(*start) && is_bare(stop[-1])) return line;
    for (size_t size; start < stop && (size = ornament(start, stop)) > 0;) start += size;
    while (stop > start) {
        const char *last = stop - 1;
        while (last > start && ((unsigned char)*last & 0xC0) == 0x80) last--;
        if (ornament(last, stop) != (size_t)(stop - last)) break;
        stop = last;
    }
    return start == stop ? line : (struct span){start, (size_t)(stop - start)};
}

/* A story tells of buttons and notices, and names who says so. Captions, credits and links may do so, too. */
static bool is_told(const struct draft_line *line) {
    enum article_kind kind = line->match ? line->match->kind : ARTICLE_CAPTION;
    return kind != ARTICLE_CAPTION && kind != ARTICLE_CREDIT && kind != ARTICLE_SOURCE_LINK &&
           (line->look.flags & LINE_SENTENCE_END) && article_reported(line->look.text);
}

/* The rule that knows a line as a whole. */
static enum status find_rule(struct draft *draft, struct draft_line *line) {
    bool sentence = (line->look.flags & LINE_SENTENCE_END) && line->look.words >= SENTENCE_WORDS;
    unsigned topics = line->topics | (sentence ? TOPIC_SENTENCE : 0u);
    struct span text = undecorated(line->look.text);
    enum status status = article_rules_line(draft->rules, text, topics, &line->match);
    if (!status && is_told(line)) line->match = NULL;
    return status;
}

static bool is_learned(struct draft *draft, struct span text) {
    uint64_t key = line_key(text, &draft->scratch, draft->poll);
    return !draft->scratch.status && line_keys_has(draft->learned, key);
}

/* Drops a line that was learned; a rule that matches it says what it is. */
static enum status drop_learned(struct draft *draft, struct draft_line *line) {
    struct span text = line->look.text, raw = draft_raw(draft, line);
    bool learned = is_learned(draft, text) || (text.data != raw.data && is_learned(draft, raw));
    if (!learned || draft->scratch.status) return draft->scratch.status;
    if (!line->match) line->match = RULE_OF(learned_line);
    draft_drop(line, line->match);
    return STATUS_OK;
}

enum status known_match(struct draft *draft, struct draft_line *line) {
    struct span text = line->look.text;
    enum status status = STATUS_OK;
    line->sign = line->look.flags & LINE_SENTENCE_END ? 0 : (uint32_t)article_caption_sign(text);
    if (line->sign && line->sign < text.size) line->look.flags |= LINE_SENTENCE_END;
    if (text.size <= RULE_LINE_MAX) status = find_rule(draft, line);
    bool any_learned = draft->learned && draft->learned->map.count;
    return status || !any_learned ? status : drop_learned(draft, line);
}

static bool is_furniture(const struct draft *draft, const struct draft_line *line) {
    struct span text = line->look.text;
    bool sentence = (line->look.flags & LINE_SENTENCE_END) && line->look.words > FURNITURE_WORDS_MAX;
    return !sentence && text.size <= FURNITURE_MAX &&
           article_furniture_end(article_rules_furniture(draft->rules), text, 0, false) == text.size;
}

static bool is_form(const struct draft_line *line) {
    return (line->topics & TOPIC_FORM) && article_form(line->look.text) && !article_reported(line->look.text);
}

const struct article_rule *known_noise(const struct draft *draft, const struct draft_line *line) {
    if (!line->asks_steps) return NULL;
    if (is_furniture(draft, line)) return RULE_OF(furniture_run);
    return is_form(line) ? RULE_OF(newsletter_form) : NULL;
}

static bool is_caption(const struct draft *draft, const struct draft_line *line) {
    const struct article_furniture *furniture = article_rules_furniture(draft->rules);
    return !line->glued && article_caption_line(furniture, line->look.text, line->topics);
}

enum status known_drop(struct draft *draft, struct draft_line *line) {
    const struct article_rule *rule = NULL;
    if (line->match)
        rule = line->match->place == PLACE_LINE ? line->match : NULL;
    else if (is_furniture(draft, line))
        rule = RULE_OF(furniture_run);
    else if (is_form(line))
        rule = RULE_OF(newsletter_form);
    if (!rule && is_caption(draft, line)) rule = RULE_OF(caption_agency);
    if (rule) draft_drop(line, rule);
    return STATUS_OK;
}
