/*
 * caption.c - captions of pictures, known by their credit, their date or their label
 *
 * A caption is written in whole sentences, so nothing tells it from the story but what comes with it:
 *
 *     Dockers gather at the gate in Port Ellery, Tuesday, March 4, 2031. (AP Photo/Lena Marsk)
 *     The jib rests on the waiting hall. Lena Marsk/Getty Images
 *     FILE - Harbour master Jon Reede speaks to reporters in May.
 *
 * A *credit* is a name, a slash and an agency, in brackets or not, "REUTERS/Lena Marsk", or an agency behind
 * "via"; or, at the end of a line, what follows "Photo:". A line of few sentences with a credit at its end is
 * a caption. So is the one sentence before a credit that a paragraph was glued to. So is a line whose first
 * sentence names weekday, day and year and tells what is seen in the present tense: a story has "on Tuesday".
 *
 * An agency may stand before its caption, too: "Reuters Pilots on the quay at Skerrin, where the ferry lay".
 *
 * Not a credit: an agency alone, "(AFP)", which signs a story; the slash of "and/or".
 *
 * Cost: the start of a line is searched for brackets and slashes; long lines are paragraphs and only looked
 * at up to START_MAX.
 */
#include "article/caption.h"
#include "article/topics.h"
#include "text/chars.h"
#include "text/scan.h"

/* Bytes: a caption with its credit as a whole line, and before a paragraph; a credit in brackets, and after a
 * label. */
enum {
    LINE_MAX_BYTES = 640,
    START_MAX = 420,
    BRACKETS_MAX = 90,
    LABEL_MAX = 70,
    CREDIT_MAX = 160,
    SIGN_MAX = 60
};

/* A line of more sentences is a story with a credit at its end. */
enum { SENTENCES_MAX = 3 };

/* A sentence with "(Photo: ...)" behind it may be the story's; one of so few bytes names who is in the
 * picture. */
enum { SHORT_MAX = 64 };

/* Fewer bytes before a credit are the photographer's name. */
enum { CAPTION_MIN = 24 };

/* Words behind an agency: fewer are a headline about it. */
enum { AGENCY_WORDS_MIN = 6 };

enum { AGENCY_SIZE = 20 };

/* Those that count in captions; in byte order. */
static const char AGENCIES[][AGENCY_SIZE] = {
#define RULES(name)
#define CAPTION(name)       name,
#define BOTH(name)          name,
#define AGENCY(name, class) class(name)
#include "data/agencies.def"
#undef RULES
#undef CAPTION
#undef BOTH
#undef AGENCY
};

static const struct label {
    const char *text;
    enum { AT_END, IN_BRACKETS, CREDIT } class;
} LABELS[] = {
#define CREDIT_LABEL(label, class) {label, class},
#include "data/credit_labels.def"
#undef CREDIT_LABEL
};

enum { AGENCIES_COUNT = sizeof AGENCIES / sizeof *AGENCIES, LABELS_COUNT = sizeof LABELS / sizeof *LABELS };

static const struct verb {
    const char *word;
    enum verb_class { OTHER, SEEN, TOLD, REPORTS } class;
} VERBS[] = {
#define CAPTION_VERB(word, class) {word, class},
#include "data/caption_verbs.def"
#undef CAPTION_VERB
};

/* Of any script: bytes beyond ASCII count as letters. */
static bool is_letter(char c) {
    return is_ascii_letter(c) || (unsigned char)c >= 0x80;
}

static bool starts_with(struct span text, size_t at, const char *what) {
    size_t size = strlen(what);
    return at <= text.size && text.size - at >= size && memcmp(text.data + at, what, size) == 0;
}

/* The byte behind the agency at `at`; `at` where there is none. */
static size_t agency_end(struct span text, size_t at) {
    size_t end = at;
    for (size_t i = 0; at < text.size && i < AGENCIES_COUNT && *AGENCIES[i] <= text.data[at]; i++) {
        const char *name = AGENCIES[i];
        if (text.data[at] != *name) continue;
        size_t stop = at + strlen(name);
        bool whole = starts_with(text, at, name) && (stop == text.size || !is_letter(text.data[stop]));
        if (whole && stop > end) end = stop;
    }
    return end;
}

/* The byte behind up to three names, "Lena K. Marsk", at `at`. */
static size_t names_end(struct span text, size_t at) {
    size_t end = at;
    for (int names = 0;
         names < 3 && at < text.size && is_letter(text.data[at]) && !is_ascii_lower(text.data[at]); names++) {
        while (at < text.size && (is_letter(text.data[at]) || text.data[at] == '-' || text.data[at] == '\''))
            at++;
        bool initial = at < text.size && text.data[at] == '.' && at - end <= 3;
        end = at += initial;
        if (!initial && names) break;
        if (at < text.size && text.data[at] == ' ') at++;
    }
    return end;
}

/* The byte behind ", File" and the like. */
static size_t note_end(struct span text, size_t at) {
    static const char *const NOTES[] = {", File", ", Pool", ", Handout", "/File Photo",
                                        "/File",  "/Pool",  " File"};
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++)
        if (starts_with(text, at, NOTES[i])) return at + strlen(NOTES[i]);
    return at;
}

/* The byte behind the credit whose slash is at `slash`: "Lena Marsk/AFP", "AP Photo/Lena Marsk",
 * "REUTERS/Lena Marsk". 0: no credit. */
static size_t slash_end(struct span text, size_t slash) {
    size_t after = slash + 1 + (slash + 1 < text.size && text.data[slash + 1] == ' ');
    size_t end = agency_end(text, after);
    bool led = (slash >= 8 && starts_with(text, slash - 8, "AP Photo")) ||
               (slash >= 7 && starts_with(text, slash - 7, "REUTERS"));
    if (end == after && led) end = names_end(text, after);
    return end == after ? 0 : note_end(text, end);
}

/* Whether brackets hold a credit. */
static bool is_credit(struct span inside) {
    for (size_t i = 0; i < inside.size; i++) {
        if (inside.data[i] == '/' && slash_end(inside, i)) return true;
        if ((i == 0 || !is_letter(inside.data[i - 1])) && starts_with(inside, i, "via ") &&
            agency_end(inside, i + 4) > i + 4)
            return true;
    }
    return starts_with(inside, 0, "AP Photo") || starts_with(inside, 0, "Getty Images");
}

/* The byte behind the credit that begins at `at`, or 0. */
static size_t credit_end(struct span text, size_t at) {
    size_t end = 0;
    if (text.data[at] == '(') {
        size_t left = text.size - at < BRACKETS_MAX ? text.size - at : BRACKETS_MAX;
        const char *close = memchr(text.data + at, ')', left);
        size_t stop = close ? (size_t)(close - text.data) : at;
        if (close && is_credit(span_slice(text, at + 1, stop))) end = stop + 1;
    } else if (text.data[at] == '/') {
        end = slash_end(text, at);
    } else if (text.data[at] == 'v' && at && text.data[at - 1] == ' ' && starts_with(text, at, "via ")) {
        end = agency_end(text, at + 4);
        if (end == at + 4) end = 0;
    }
    if (end && end < text.size && text.data[end] == '.') end++;
    return end;
}

/* The next place from `at` on where a credit may begin, or the size of the text. */
static size_t next_credit(struct span text, size_t at) {
    const char *p = text.data + at, *end = text.data + text.size;
    while ((p = scan_any(p, end, "(/vv")) < end && *p == 'v' && (end - p < 2 || p[1] != 'i')) p++;
    return (size_t)(p - text.data);
}

/* A full stop between sentences: behind a whole word, not an abbreviation, and before a capital or a
 * quote. */
static bool is_full_stop(struct span text, size_t at) {
    if (at < 4 || at + 2 >= text.size || text.data[at + 1] != ' ' || is_ascii_lower(text.data[at + 2]) ||
        is_ascii_digit(text.data[at + 2]) ||
        (text.data[at] != '.' && text.data[at] != '!' && text.data[at] != '?'))
        return false;
    size_t start = at;
    while (start > 0 && is_letter(text.data[start - 1])) start--;
    size_t letters = at - start;
    return letters == 0 ? text.data[at - 1] != '.' : letters > (is_ascii_upper(text.data[start]) ? 5u : 2u);
}

static size_t count_sentences(struct span text) {
    size_t count = 1;
    for (size_t i = 0; i < text.size; i++) count += is_full_stop(text, i);
    return count;
}

/* What may stand behind a credit: nothing, or buttons. */
static bool is_rest(const struct article_furniture *furniture, struct span rest) {
    return rest.size == 0 || span_equal(rest, span_of(" less")) || span_equal(rest, span_of(" more")) ||
           (rest.data[0] == ' ' && article_furniture_end(furniture, rest, 1, false) == rest.size);
}

static bool ends_in_credit(const struct article_furniture *furniture, struct span line) {
    size_t i = line.size > CREDIT_MAX ? line.size - CREDIT_MAX : 0;
    while ((i = next_credit(line, i)) < line.size) {
        size_t end = credit_end(line, i);
        if (end && is_rest(furniture, span_slice(line, end, line.size))) return i >= CAPTION_MIN;
        i = end ? end : i + 1;
    }
    return false;
}

/* The byte behind the longest label of a class at `at`; `at` where there is none. */
static size_t label_end(struct span text, size_t at, int class) {
    size_t end = at;
    for (size_t i = 0; i < LABELS_COUNT; i++) {
        size_t stop = at + strlen(LABELS[i].text);
        if ((int)LABELS[i].class == class && stop > end && starts_with(text, at, LABELS[i].text)) end = stop;
    }
    return end;
}

/* "... on the hall. Photo: Lena Marsk", "... on the hall. Credit: Harbour Board". */
static bool ends_in_label(struct span line) {
    size_t from = line.size > LABEL_MAX ? line.size - LABEL_MAX : 0;
    const char *end = line.data + line.size, *p = line.data + (from > CAPTION_MIN ? from : CAPTION_MIN);
    for (; (p = scan_any(p, end, "PPIC")) < end; p++) {
        size_t i = (size_t)(p - line.data);
        if (p[-1] != ' ' && p[-1] != '.' && p[-1] != ')') continue;
        size_t name = label_end(line, i, AT_END);
        if (name > i && name < line.size && !is_ascii_lower(line.data[name]))
            return count_sentences(span_slice(line, name, line.size)) == 1;
    }
    return false;
}

/* "FILE - Harbour master ...", "FILE – In this March 4 photo ...". */
static bool starts_with_file(struct span line) {
    size_t at = starts_with(line, 0, "FILE ") ? 5 : 4;
    return starts_with(line, 0, "FILE") &&
           (starts_with(line, at, "-") || starts_with(line, at, "\xE2\x80\x93") ||
            starts_with(line, at, "\xE2\x80\x94"));
}

/* The byte behind "March 4, 2031" or "Mar. 4, 2031" at `at`, or 0. */
static size_t date_end(struct span text, size_t at) {
    static const char *const MONTHS[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    bool month = false;
    for (size_t i = 0; i < 12; i++) month = month || starts_with(text, at, MONTHS[i]);
    if (!month) return 0;
    while (at < text.size && is_letter(text.data[at])) at++;
    at += at < text.size && text.data[at] == '.';
    if (at >= text.size || text.data[at++] != ' ') return 0;
    for (int digits = 0; digits < 2 && at < text.size && is_ascii_digit(text.data[at]); digits++) at++;
    if (!starts_with(text, at, ", 20")) return 0;
    return at + 6 <= text.size ? at + 6 : 0;
}

/* The byte behind "Tuesday, March 4, 2031", which no story writes, or 0. Its year has a zero. */
static size_t weekday_date_end(struct span text) {
    const char *last = text.data + text.size, *comma = text.data;
    for (; (comma = memchr(comma, ',', (size_t)(last - comma))); comma++) {
        size_t at = (size_t)(comma - text.data);
        size_t end = at >= 6 && starts_with(text, at - 3, "day, ") ? date_end(text, at + 2) : 0;
        if (end) return end;
    }
    return 0;
}

static enum verb_class verb_class(struct span word) {
    for (size_t i = 0; word.size && i < sizeof VERBS / sizeof *VERBS; i++)
        if (VERBS[i].word[0] == word.data[0] && span_equal(word, span_of(VERBS[i].word)))
            return VERBS[i].class;
    return OTHER;
}

/* Takes the first word off a text: what stands before its first blank. */
static struct span take_word(struct span *text) {
    const char *blank = memchr(text->data, ' ', text->size);
    size_t end = blank ? (size_t)(blank - text->data) : text->size;
    struct span word = span_slice(*text, 0, end);
    *text = span_slice(*text, blank ? end + 1 : end, text->size);
    return word;
}

static bool tells_what_is_seen(struct span text) {
    while (text.size) {
        enum verb_class class = verb_class(take_word(&text));
        if (class == SEEN || class == REPORTS) return class == SEEN;
    }
    return false;
}

static struct span first_sentence(struct span line) {
    size_t end = 0;
    while (end < line.size && !is_full_stop(line, end)) end++;
    return span_slice(line, 0, end);
}

/* The first sentence ends in the date or goes on behind it: "Updated Monday, March 4, 2031 Pilots ..." does
 * not. */
static bool is_dated(struct span line) {
    size_t end = weekday_date_end(line);
    struct span first = end ? first_sentence(line) : line;
    if (!end || end > first.size) return false;
    end += end < first.size && first.data[end] == ',';
    bool goes_on = end + 1 >= first.size || (first.data[end] == ' ' && is_ascii_lower(first.data[end + 1]));
    return goes_on && tells_what_is_seen(first);
}

/* Whether a text has a verb that stories are told with; what names who is in a picture has none. */
static bool tells_a_story(struct span text) {
    while (text.size) {
        enum verb_class class = verb_class(take_word(&text));
        if (class == TOLD || class == REPORTS) return true;
    }
    return false;
}

/* "A tug leaves the basin. (AFP)", "A tug leaves the basin. (Photo: Harbour Board)", "Lena Marsk at the gate
 * in 2031. (Photo: Harbour Board)". */
static bool is_seen_and_credited(struct span line) {
    size_t open = line.size - 1;
    if (line.data[open] != ')') return false;
    while (open > CAPTION_MIN && line.size - open < BRACKETS_MAX && line.data[open] != '(') open--;
    struct span inside = span_slice(line, open + 1, line.size - 1), first = first_sentence(line);
    if (line.data[open] != '(' || inside.size == 0) return false;
    bool labelled = label_end(inside, 0, IN_BRACKETS) > 0, agency = agency_end(inside, 0) == inside.size;
    bool names = open <= SHORT_MAX && is_ascii_upper(line.data[0]) && !tells_a_story(first);
    return ((labelled || agency) && tells_what_is_seen(first)) || (labelled && names);
}

/* "Reuters Pilots on the quay at Skerrin": a credit, and a caption that ends without a mark. */
static bool starts_in_agency(struct span line) {
    char last = line.data[line.size - 1];
    size_t end = is_ascii_lower(last) || is_ascii_digit(last) ? agency_end(line, 0) : 0;
    if (!end || end + 1 >= line.size || line.data[end] != ' ' || !is_ascii_upper(line.data[end + 1]))
        return false;
    size_t blanks = 0;
    for (size_t i = end; i < line.size; i++) blanks += line.data[i] == ' ';
    return blanks >= AGENCY_WORDS_MIN;
}

enum status article_caption_literals(struct literals *literals) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < LABELS_COUNT && !status; i++) {
        unsigned topic = LABELS[i].class == AT_END ? TOPIC_LABEL : TOPIC_CREDIT;
        if (LABELS[i].class != IN_BRACKETS)
            status = literals_add(literals, span_of(LABELS[i].text), LITERAL_EXACT, topic);
    }
    return status;
}

bool article_caption_line(const struct article_furniture *furniture, struct span line, unsigned topics) {
    if (line.size < CAPTION_MIN || line.size > LINE_MAX_BYTES) return false;
    bool known = ((topics & (TOPIC_CREDIT | TOPIC_SLASH)) && ends_in_credit(furniture, line)) ||
                 ((topics & TOPIC_LABEL) && ends_in_label(line)) || starts_with_file(line) ||
                 ((topics & TOPIC_ZERO) && is_dated(line)) || is_seen_and_credited(line) ||
                 starts_in_agency(line);
    return known && count_sentences(line) <= SENTENCES_MAX + 1;
}

size_t article_caption_start(struct span line) {
    struct span start = span_slice(line, 0, line.size < START_MAX ? line.size : START_MAX);
    for (size_t i = 0; (i = next_credit(start, i)) < start.size; i++) {
        size_t end = credit_end(line, i);
        if (!end) continue;
        bool glued = i >= CAPTION_MIN && end + 1 < line.size && line.data[end] == ' ' &&
                     (is_ascii_upper(line.data[end + 1]) || line.data[end + 1] == '"' ||
                      starts_with(line, end + 1, "\xE2\x80\x9C"));
        return glued && count_sentences(span_slice(line, 0, i)) <= 2 ? end + 1 : 0;
    }
    return 0;
}

/* The byte behind a dash, or two, and blanks at `at`; `at` where there is none. */
static size_t dash_end(struct span text, size_t at) {
    size_t start = at;
    while (at < text.size && (text.data[at] == '-' || text.data[at] == ' ')) at++;
    if (starts_with(text, at, "\xE2\x80\x93") || starts_with(text, at, "\xE2\x80\x94")) at += 3;
    while (at > start && at < text.size && text.data[at] == ' ') at++;
    return at;
}

/* Whether nothing but agencies stands from `at` on: "AFP", "with Reuters and dpa". */
static bool is_signature(struct span text, size_t at) {
    static const char *const JOINTS[] = {", ", " and ", "/", " & "};
    if (starts_with(text, at, "with ")) at += 5;
    for (size_t end; (end = agency_end(text, at)) > at;) {
        if (end == text.size) return true;
        at = end;
        for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
            if (starts_with(text, end, JOINTS[i])) at = end + strlen(JOINTS[i]);
        if (at == end) return false;
    }
    return starts_with(text, at, "Agencies") && at + 8 == text.size;
}

/* Whether a line may end in the name of an agency. */
static bool ends_in_name(struct span line) {
    size_t start = line.size, least = line.size > SIGN_MAX ? line.size - SIGN_MAX : 0;
    while (start > least && is_letter(line.data[start - 1])) start--;
    return start > least && start < line.size &&
           (is_ascii_upper(line.data[start]) || line.data[start] == 'd');
}

static bool is_sentence_end(char byte) {
    return byte == '.' || byte == '!' || byte == '?' || byte == '"' || (unsigned char)byte == 0x9D;
}

size_t article_caption_sign(struct span line) {
    size_t from = line.size > SIGN_MAX ? line.size - SIGN_MAX : 2;
    if (!ends_in_name(line)) return line.size;
    for (size_t i = line.size; --i > from;) {
        if (line.data[i] != '-' && line.data[i] != '\xE2') continue;
        size_t start = line.data[i - 1] == '-' ? i - 1 : i, end = dash_end(line, start);
        bool apart = line.data[start - 1] == ' ' && is_sentence_end(line.data[start - 2]);
        return apart && end > start && is_signature(line, end) ? start - 1 : line.size;
    }
    return line.size;
}
