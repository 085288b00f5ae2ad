/*
 * misread.c - UTF-8 that was read as if it were in another charset
 *
 * The bytes E2 80 99 of an apostrophe, read one by one as Windows-1252, are "â€™"; C3 A9 are "Ã©". Each such
 * group begins with the character of a byte C2..F4 and goes on with as many as that lead byte asks for, each
 * of a byte 80..BF. Correct text has groups too:
 *
 *     NESCAFÉ®   MALMÖ’S   fermé »   MITÄ…   В «        a word in capitals, and what may follow a word
 *     cafÃ©   mayorâ€™s   Ã…lesund   РїРѕСЂС‚          a capital behind a small letter, signs within a word
 *
 * So a group is asked two questions. Is it natural: may the lead stand behind what is before it, and do only
 * marks follow that may follow a word, up to where a word may end? And is what comes out of it wanted: a
 * character that news has, a letter in the case that its neighbours ask for? Groups side by side are a run.
 *
 *     a run of two groups or more, not all of them natural           is repaired
 *     one group that is not natural, and a sign or Latin letter      is repaired
 *     what is natural, or a lone letter of another script            only beside others of its kind
 *
 * Bytes that get lost on the way are known by their company: "Ã " was à, whose no-break space became a space,
 * "â€" at the end of a word was ”, whose last byte Windows-1252 lacks, and "saidÂ he" had a no-break space.
 *
 * Reference: WHATWG Encoding, indexes of single-byte encodings.
 */
#include "text/misread.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/charsets.h"
#include "text/utf8.h"

/* The byte of a character beyond ASCII; 0 where it has none. */
static unsigned byte_of(enum charset charset, uint32_t code) {
    return code < 0xA0 ? code : charset_bytes(code)[charset];
}

static bool is_lead(unsigned byte) {
    return byte >= 0xC2 && byte <= 0xF4;
}

/* ---- Kinds of characters ---- */

enum { UNWANTED, LATIN_1, LATIN_A, LATIN_B, CYRILLIC = 6, LATIN_C = 27, CONTROL = 61, PICTURE, SIGN };

/* What comes out of misread news, in order, by kind: scripts, signs, pictures. Letters of phonetics and of
 * dead scripts do not, and come out of what was right. */
static const struct {
    uint32_t first, last;
    int kind;
} KINDS[] = {
    {0x0080, 0x009F, CONTROL},  {0x00A0, 0x00BF, SIGN},      {0x00C0, 0x00D6, LATIN_1},
    {0x00D7, 0x00D7, SIGN},     {0x00D8, 0x00F6, LATIN_1},   {0x00F7, 0x00F7, SIGN},
    {0x00F8, 0x00FF, LATIN_1},  {0x0100, 0x017F, LATIN_A},   {0x0192, 0x0192, SIGN},
    {0x01A0, 0x01A1, LATIN_B},  {0x01AF, 0x01B0, LATIN_B},   {0x0218, 0x021B, LATIN_B},
    {0x0259, 0x0259, LATIN_B},  {0x02BB, 0x02BC, SIGN},      {0x02C6, 0x02C7, SIGN},
    {0x02D8, 0x02DD, SIGN},     {0x0300, 0x036F, 4},         {0x0384, 0x03CE, 5},
    {0x0400, 0x045F, CYRILLIC}, {0x0490, 0x04FF, CYRILLIC},  {0x0531, 0x058F, 7},
    {0x05B0, 0x05F4, 8},        {0x0600, 0x06FF, 9},         {0x0900, 0x097F, 10},
    {0x0980, 0x09FF, 11},       {0x0A00, 0x0A7F, 12},        {0x0A80, 0x0AFF, 13},
    {0x0B00, 0x0B7F, 14},       {0x0B80, 0x0BFF, 15},        {0x0C00, 0x0C7F, 16},
    {0x0C80, 0x0CFF, 17},       {0x0D00, 0x0D7F, 18},        {0x0D80, 0x0DFF, 19},
    {0x0E00, 0x0E7F, 20},       {0x0E80, 0x0EFF, 21},        {0x0F00, 0x0FFF, 22},
    {0x1000, 0x109F, 23},       {0x10A0, 0x10FF, 24},        {0x1200, 0x139F, 25},
    {0x1780, 0x17FF, 26},       {0x1E00, 0x1EFF, LATIN_C},   {0x1F00, 0x1FFF, 28},
    {0x2000, 0x206F, SIGN},     {0x20A0, 0x20BF, SIGN},      {0x2100, 0x22FF, SIGN},
    {0x25A0, 0x27BF, PICTURE},  {0x3000, 0x30FF, 30},        {0x4E00, 0x9FFF, 31},
    {0xAC00, 0xD7A3, 32},       {0xFB50, 0xFDFF, 9},         {0xFE0F, 0xFE0F, PICTURE},
    {0xFE70, 0xFEFE, 9},        {0xFEFF, 0xFEFF, PICTURE},   {0xFF00, 0xFFEF, 33},
    {0xFFFD, 0xFFFD, SIGN},     {0x1F000, 0x1FAFF, PICTURE},
};

static int kind_of(uint32_t code) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS && KINDS[i].first <= code; i++)
        if (code <= KINDS[i].last) return KINDS[i].kind;
    return UNWANTED;
}

static bool is_latin(int kind) {
    return kind == LATIN_1 || kind == LATIN_A || kind == LATIN_B || kind == LATIN_C;
}

static bool is_cased(enum char_class class) {
    return class == CHAR_UPPER || class == CHAR_LOWER || class == CHAR_LETTER;
}

static enum char_class class_before(const char *start, const char *p) {
    size_t size;
    return p > start ? char_before(start, p, &size) : CHAR_SPACE;
}

static bool stands_before(const char *start, const char *p, const char *bytes) {
    size_t size = strlen(bytes);
    return (size_t)(p - start) >= size && memcmp(p - size, bytes, size) == 0;
}

static size_t size_before(const char *start, const char *p) {
    size_t size = 0;
    if (p > start) char_before(start, p, &size);
    return size;
}

static enum char_class class_at(const char *p, const char *end) {
    size_t size;
    return p < end ? char_at(p, &size) : CHAR_SPACE;
}

/* ---- Groups ---- */

struct group {
    const char *p;
    size_t size;
    uint32_t lead, last, code; /* its first and last character, and what they were */
    int kind;                  /* of the code */
    bool natural;
};

/* Marks that may follow a word: spaces, quotes, dashes, dots, signs of trade, notes. */
static bool may_follow(uint32_t code) {
    switch (code) {
    case 0x00A0:
    case 0x00A9:
    case 0x00AB:
    case 0x00AD:
    case 0x00AE:
    case 0x00B2:
    case 0x00B3:
    case 0x00B4:
    case 0x00B7:
    case 0x00B9:
    case 0x00BB:
    case 0x2013:
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2020:
    case 0x2021:
    case 0x2022:
    case 0x2026:
    case 0x2039:
    case 0x203A:
    case 0x2122:
        return true;
    default:
        return false;
    }
}

/* Those that a word may go on behind. */
static bool may_join(uint32_t code) {
    return code == 0x00A0 || code == 0x00AD || code == 0x00B4 || code == 0x00B7 || code == 0x2013 ||
           code == 0x2014 || code == 0x2018 || code == 0x2019 || code == 0x2022 || code == 0x2026;
}

/* A letter Â or Ã by itself is a word of no language that sets it before a sign. */
static bool is_lone(const struct group *g, enum char_class before) {
    return (g->lead == 0x00C2 || g->lead == 0x00C3) && !is_cased(before) && before != CHAR_MARK;
}

static bool is_natural(const char *start, const struct group *g, const char *end) {
    size_t size;
    enum char_class before = class_before(start, g->p), class = char_at(g->p, &size);
    enum char_class next = class_at(g->p + g->size, end);
    if (!is_cased(class) || (before == CHAR_LOWER && class == CHAR_UPPER)) return false;
    if (is_lone(g, before)) return g->last == 0x00A0 && next != CHAR_SPACE && !is_cased(next);
    for (const char *p = g->p + size; p < g->p + g->size; p += size) {
        enum char_class previous = class;
        class = char_at(p, &size);
        bool letter = is_cased(class);
        if (letter ? previous == CHAR_LOWER && class == CHAR_UPPER : !may_follow(utf8_decode_valid(p, &size)))
            return false;
    }
    if (is_cased(class)) return !(class == CHAR_LOWER && next == CHAR_UPPER);
    return !is_cased(next) || may_join(g->last);
}

/* The group at p, where there is one that could be wanted. */
static bool read_group(enum charset charset, const char *start, const char *p, const char *end,
                       struct group *g) {
    if (p == end || (unsigned char)*p < 0xC2) return false;
    *g = (struct group){.p = p};
    g->lead = utf8_decode_valid(p, &g->size);
    unsigned lead = byte_of(charset, g->lead);
    if (!is_lead(lead)) return false;
    int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    g->code = lead & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        const char *at = p + g->size;
        if (at == end || (unsigned char)*at < 0xC2) return false;
        size_t size;
        g->last = utf8_decode_valid(at, &size);
        unsigned byte = byte_of(charset, g->last);
        if (byte < 0x80 || byte >= 0xC0) return false;
        g->code = g->code << 6 | (byte & 0x3F);
        g->size += size;
    }
    g->kind = kind_of(g->code);
    char shortest[4];
    if (g->kind == UNWANTED || utf8_encode(g->code, shortest) != (size_t)more + 1) return false;
    g->natural = is_natural(start, g, end);
    return true;
}

/* ---- What lost a byte ---- */

/* A blank, the end, or punctuation of ASCII that stands close behind a word. */
static bool closes_at(const char *p, const char *end) {
    return p == end || is_one_of(*p, " .,;:!?)");
}

/* "â€" and, where it was not dropped, the replacement of the byte 9D: a closing quote. */
static bool read_lost_quote(const char *start, const char *p, const char *end, struct group *g) {
    static const char LOST[] = "\xC3\xA2\xE2\x82\xAC", REPLACED[] = "\xC3\xA2\xE2\x82\xAC\xEF\xBF\xBD";
    bool replaced = begins_with(p, end, REPLACED);
    const char *behind = p + (replaced ? sizeof REPLACED : sizeof LOST) - 1;
    if (!begins_with(p, end, LOST) || class_before(start, p) == CHAR_SPACE) return false;
    if (replaced ? is_cased(class_at(behind, end)) : !closes_at(behind, end)) return false;
    *g = (struct group){.p = p, .size = (size_t)(behind - p), .code = 0x201D, .kind = SIGN};
    return true;
}

/* "Ã" before a space or the end was à, and within a word in small letters í, whose bytes A0 and AD do not
 * show. "Â" before a space was a no-break space. */
static bool read_lost_space(const char *start, const char *p, const char *end, struct group *g) {
    enum char_class before = class_before(start, p), next = class_at(p + 2, end);
    if (begins_with(p, end, "\xC3\x82")) {
        bool small = before == CHAR_LOWER || before == CHAR_DIGIT || before == CHAR_CLOSE ||
                     before == CHAR_COMMA || char_is_mark(before);
        *g = (struct group){.p = p, .size = 2, .code = 0, .kind = SIGN};
        return small && (p + 2 == end || p[2] == ' ');
    }
    if (!begins_with(p, end, "\xC3\x83")) return false;
    bool inside = before == CHAR_LOWER && next == CHAR_LOWER;
    *g =
        (struct group){.p = p, .size = 2, .code = inside ? 0x00ED : 0x00E0, .kind = LATIN_1, .natural = true};
    return inside || (before != CHAR_UPPER && closes_at(p + 2, end));
}

static bool read_lost(enum charset charset, const char *start, const char *p, const char *end,
                      struct group *g) {
    if (charset != WINDOWS_1252 || *p != '\xC3') return false;
    return read_lost_quote(start, p, end, g) || read_lost_space(start, p, end, g);
}

/* ---- Runs ---- */

enum verdict { STAYS, DOUBTFUL, SURE };

/* So many groups of MacRoman and one more are a run by themselves. */
enum { MAC_RUN = 3 };

struct run {
    const char *end;
    uint64_t kinds;
    enum verdict verdict;
};

/* A letter in the case that its neighbours ask for; where it is doubtful, no small one ends a word in
 * capitals. */
static bool fits_case(const char *start, const struct group *g, const char *end) {
    char bytes[4];
    utf8_encode(g->code, bytes);
    size_t size;
    enum char_class own = char_at(bytes, &size), before = class_before(start, g->p);
    enum char_class next = class_at(g->p + g->size, end);
    if (own == CHAR_UPPER) return before != CHAR_LOWER;
    if (before != CHAR_UPPER || next == CHAR_LOWER) return true;
    bool word_of_one = class_before(start, g->p - size_before(start, g->p)) != CHAR_UPPER;
    return next != CHAR_UPPER && (!g->natural || word_of_one);
}

/* A letter of the kind right before or behind. */
static bool beside_its_kind(const char *start, const struct group *g, const char *end) {
    const char *behind = g->p + g->size, *p = g->p;
    size_t size;
    if (behind < end && kind_of(utf8_decode_valid(behind, &size)) == g->kind) return true;
    if (p == start) return false;
    do p--;
    while (p > start && ((unsigned char)*p & 0xC0) == 0x80);
    return kind_of(utf8_decode_valid(p, &size)) == g->kind;
}

static enum verdict judge_one(enum charset charset, const char *start, const struct group *g,
                              const char *end) {
    const char *behind = g->p + g->size;
    enum char_class before = class_before(start, g->p), next = class_at(behind, end);
    bool in_word = is_cased(before) || is_cased(next),
         cyrillic = charset == WINDOWS_1251 || charset == KOI8_R;
    if (g->kind == CONTROL || (is_latin(g->kind) && !fits_case(start, g, end))) return STAYS;
    if (cyrillic && is_latin(g->kind) &&
        ((g->p > start && is_ascii_letter(g->p[-1])) || (behind < end && is_ascii_letter(*behind))))
        return SURE;
    if (g->natural || (cyrillic && g->code < 0x800)) return DOUBTFUL;
    if (g->kind == PICTURE) return is_cased(before) ? DOUBTFUL : SURE;
    if (g->kind == SIGN) return charset == MAC_ROMAN && g->code < 0x800 ? DOUBTFUL : SURE;
    if (!is_latin(g->kind)) return beside_its_kind(start, g, end) ? SURE : DOUBTFUL;
    return charset == MAC_ROMAN && !in_word ? DOUBTFUL : SURE;
}

/* Cyrillic that was misread as Cyrillic stands by itself: letters beside it are no part of it. */
static bool is_apart(const struct run *run, const char *start, const char *p, const char *end) {
    bool cyrillic = run->kinds >> CYRILLIC & 1;
    return !cyrillic || (!is_cased(class_before(start, p)) && !is_cased(class_at(run->end, end)));
}

/* What is doubtful may be what else surely comes out of the line, or a sign or letter of western Europe
 * beside whatever else does. */
static bool is_backed(const struct misread *m, const struct run *run) {
    const uint64_t common = (uint64_t)1 << LATIN_1 | (uint64_t)1 << LATIN_A | (uint64_t)1 << SIGN;
    return !(run->kinds & ~(m->kinds | common));
}

/* Signs of MacRoman that lead groups, and no word: √ ¬ ≈ ƒ, and ‚Ä. Most other leads are quotes and dashes,
 * before letters as in any text. */
static bool is_mac_lead(const struct group *g) {
    return g->lead == 0x221A || g->lead == 0x00AC || g->lead == 0x2248 || g->lead == 0x0192 ||
           (g->lead == 0x201A && (g->code & ~0x3Fu) == 0x2000);
}

/* √, ‚ and ¬ lead groups of MacRoman, and what is behind them is no lead. */
static bool is_led(enum charset charset, const char *start, const char *p) {
    return charset != MAC_ROMAN &&
           (stands_before(start, p, "\xE2\x88\x9A") || stands_before(start, p, "\xE2\x80\x9A") ||
            stands_before(start, p, "\xC2\xAC"));
}

/* The run at p. */
static bool read_run(const struct misread *m, const char *p, struct run *run) {
    const char *start = m->line.data, *end = start + m->line.size;
    struct group g, first = {.p = p};
    size_t count = 0;
    bool natural = true, mac = m->charset != MAC_ROMAN;
    *run = (struct run){p, 0, STAYS};
    for (; read_group(m->charset, start, run->end, end, &g); count++) {
        if (count == 0) first = g;
        natural = natural && g.natural;
        mac = mac || is_mac_lead(&g) || count >= MAC_RUN;
        run->kinds |= (uint64_t)1 << g.kind;
        run->end += g.size;
        if (poll_stop(m->poll, g.size)) return false;
    }
    if (count == 0 && read_lost(m->charset, start, p, end, &g)) {
        *run = (struct run){p + g.size, (uint64_t)1 << g.kind, g.natural ? DOUBTFUL : SURE};
        return true;
    }
    if (count == 0) return false;
    run->verdict = count > 1 ? (natural ? DOUBTFUL : SURE) : judge_one(m->charset, start, &first, end);
    if (run->verdict == DOUBTFUL && !is_apart(run, start, p, end)) run->verdict = STAYS;
    if (run->verdict == SURE && !mac) run->verdict = DOUBTFUL;
    if (is_led(m->charset, start, p)) run->verdict = STAYS;
    return true;
}

/* The first character from p on that a run may begin with. */
static const char *next_lead(const char *p, const char *end, struct poll *poll) {
    while (end - p >= BLOCK_BYTES && !block_beyond_ascii(p) && !poll_stop(poll, BLOCK_BYTES))
        p += BLOCK_BYTES;
    while (p < end && (unsigned char)*p < 0xC2 && !poll_stop(poll, 1)) p++;
    return p;
}

/* To look at a character costs what reading so many bytes does. */
enum { MISREAD_WORK = 8 };

/* The charsets that have a lead in a line, a bit each. */
static unsigned leading(struct span line, struct poll *poll) {
    const char *end = line.data + line.size;
    unsigned all = (1u << CHARSETS) - 1, charsets = 0;
    size_t size;
    for (const char *p = next_lead(line.data, end, poll); p < end && charsets != all;
         p = next_lead(p + size, end, poll)) {
        const unsigned char *bytes = charset_bytes(utf8_decode_valid(p, &size));
        for (int i = 0; i < CHARSETS; i++) charsets |= (unsigned)is_lead(bytes[i]) << i;
        if (poll_stop(poll, MISREAD_WORK)) break;
    }
    return charsets;
}

/* What surely comes out of a line in a charset: its kinds, and how many bytes it takes up. */
static size_t weigh(struct misread *m) {
    const char *end = m->line.data + m->line.size;
    struct run run;
    size_t size, sure = 0;
    for (const char *p = next_lead(m->line.data, end, m->poll); p < end && !poll_stopped(m->poll);
         p = next_lead(p, end, m->poll)) {
        if (!read_run(m, p, &run)) {
            utf8_decode_valid(p, &size);
            p += size;
            if (poll_stop(m->poll, MISREAD_WORK)) break;
            continue;
        }
        if (run.verdict == SURE) {
            m->kinds |= run.kinds;
            sure += (size_t)(run.end - p);
        }
        p = run.end;
    }
    return sure;
}

bool misread_find(struct misread *found, struct span line, struct poll *poll) {
    size_t best = 0;
    unsigned charsets = leading(line, poll);
    for (enum charset charset = 0; charset < CHARSETS; charset++) {
        if (!(charsets >> charset & 1)) continue;
        struct misread m = {.line = line, .charset = charset, .poll = poll};
        size_t sure = weigh(&m);
        if (sure <= best) continue;
        best = sure;
        *found = m;
    }
    return best > 0 && !poll_stopped(poll);
}

/* The piece at p, within a run that is approved, or one that is approved now; else where to look on. */
static bool piece_at(struct misread *m, const char **p, struct misread_piece *piece) {
    const char *start = m->line.data, *end = start + m->line.size;
    struct run run;
    struct group g;
    size_t size;
    if ((size_t)(*p - start) >= m->approved) {
        if (!read_run(m, *p, &run)) {
            utf8_decode_valid(*p, &size);
            *p += size;
            (void)poll_stop(m->poll, MISREAD_WORK);
            return false;
        }
        if (run.verdict == STAYS || (run.verdict == DOUBTFUL && !is_backed(m, &run))) {
            *p = run.end;
            return false;
        }
        m->approved = (size_t)(run.end - start);
    }
    if (!read_group(m->charset, start, *p, end, &g)) read_lost(m->charset, start, *p, end, &g);
    *piece = (struct misread_piece){(size_t)(g.p - start), (size_t)(g.p - start) + g.size, g.code};
    return true;
}

bool misread_next(struct misread *found, struct misread_piece *piece) {
    const char *end = found->line.data + found->line.size, *p = found->line.data + piece->end;
    while ((p = next_lead(p, end, found->poll)) < end && !poll_stopped(found->poll))
        if (piece_at(found, &p, piece)) return true;
    return false;
}

/* ---- At a glance ---- */

bool misread_near(const char *start, const char *p, const char *end) {
    struct group g;
    if (*p == '\xC3') {
        if (read_group(WINDOWS_1252, start, p, end, &g) || read_group(WINDOWS_1250, start, p, end, &g))
            return true;
        bool followed = p + 2 < end && (unsigned char)p[2] >= 0x80;
        return begins_with(p, end, "\xC3\xA2\xE2\x82\xAC") ||
               (followed && stands_before(start, p, "\xE2\x80\x9A"));
    }
    /* Curly quotes and dashes are not asked about (line_scan.h). Signs behind Р, С, В and Г, Ă and Ĺ; √ and
     * ¬; lines that frame boxes. */
    bool sign = *p == '\xC2' || (*p == '\xE2' && !is_curly(p));
    bool behind = stands_before(start, p, "\xD0\xA0") || stands_before(start, p, "\xD0\xA1") ||
                  stands_before(start, p, "\xD0\x92") || stands_before(start, p, "\xD0\x93") ||
                  stands_before(start, p, "\xC4\x82") || stands_before(start, p, "\xC4\xB9");
    if (sign && behind) return true;
    if (begins_with(p, end, "\xE2\x88\x9A") || begins_with(p, end, "\xC2\xAC")) return true;
    return *p == '\xE2' && p[1] >= '\x94' && p[1] <= '\x96';
}

/* Where it stands between a lead and what follows, or ends a group. A line begins with a capital or a number;
 * but behind Ã, or ÃÂ, it is Å. */
bool misread_break(const char *start, const char *p, const char *end) {
    struct group g;
    const char *lead = p;
    if (p + 2 == end || line_break(p + 2, end)) return false;
    bool begins = is_ascii_upper(p[2]) || is_ascii_digit(p[2]);
    bool a_with_ring = stands_before(start, p, "\xC3\x83") || stands_before(start, p, "\xC3\x82");
    if (begins && !a_with_ring) return false;
    for (int i = 0; i < 2 && lead > start; i++) {
        do lead--;
        while (lead > start && ((unsigned char)*lead & 0xC0) == 0x80);
        if ((*lead != '\xC2' && *lead != '\xC3') || lead == p) return false;
        if (read_group(WINDOWS_1252, start, lead, end, &g) && lead + g.size > p) return true;
    }
    return false;
}
