/*
 * headline.c - the title of an article, of those that a page gives
 *
 * A site puts its name before or behind the title, with a mark between blanks: "Ice shuts the pier - Ostrel
 * - The Tern". Pieces go from the end, and then from the beginning, while they are of the name of the site.
 */
#include "html/headline.h"
#include "text/chars.h"
#include "text/words.h"

bool headline_holds(struct span key, struct span part) {
    if (part.size == 0) return false;
    for (size_t at = 0; at + part.size <= key.size; at++) {
        bool starts = at == 0 || key.data[at - 1] == ' ';
        size_t end = at + part.size;
        bool ends = end == key.size || key.data[end] == ' ';
        if (starts && ends && memcmp(key.data + at, part.data, part.size) == 0) return true;
    }
    return false;
}

/* The bytes of a mark between the pieces of a title at p; *bar where it is one that stands in no title. */
static size_t mark_at(const char *p, const char *end, bool *bar) {
    static const char *const MARKS[] = {"|", "»", "«", "›", "::", "•", "·", "-", "–", "—", ":", "~", "/"};
    enum { BARS = 7 };
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (begins_with(p, end, MARKS[i])) return *bar = i < BARS, strlen(MARKS[i]);
    return 0;
}

struct cut {
    size_t end, next; /* of the piece before the mark, of that behind it */
    bool bar;
};

/* The first or last mark between blanks; false where there is none. */
static bool find_cut(struct span title, bool last, struct cut *cut) {
    bool found = false, bar = false;
    const char *end = title.data + title.size;
    for (size_t at = 1; at + 1 < title.size && (last || !found); at++) {
        if (title.data[at - 1] != ' ') continue;
        size_t size = mark_at(title.data + at, end, &bar);
        if (size == 0 || at + size >= title.size || title.data[at + size] != ' ') continue;
        *cut = (struct cut){at - 1, at + size + 1, bar};
        found = true;
    }
    return found;
}

/* Whether a piece is the name of the site, or has it, or is part of it. */
static enum status is_of_site(struct span piece, struct span site, bool *is) {
    struct buffer key = BUFFER_INIT;
    enum status status = text_fold(piece, &key, NULL);
    *is = !status && (headline_holds(buffer_span(&key), site) || headline_holds(site, buffer_span(&key)));
    buffer_release(&key);
    return status;
}

enum status headline_without_site(struct span title, struct span site, struct span *bare) {
    enum { LAST, FIRST, SIDES };
    *bare = title;
    for (int side = title.size > HEADLINE_MAX ? SIDES : LAST; side < SIDES;) {
        struct cut cut = {0, 0, false};
        bool goes = false;
        if (find_cut(*bare, side == LAST, &cut)) {
            struct span before = span_slice(*bare, 0, cut.end),
                        behind = span_slice(*bare, cut.next, bare->size);
            struct span piece = side == LAST ? behind : before, rest = side == LAST ? before : behind;
            enum status status = STATUS_OK;
            if (site.size > 0)
                status = is_of_site(piece, site, &goes);
            else
                goes = side == LAST && cut.bar;
            if (status) return status;
            goes = goes && words_count(rest, NULL) >= 2;
            if (goes) *bare = rest;
        }
        if (!goes) side++;
    }
    return STATUS_OK;
}
