/*
 * form.c - the small print of forms, as data/form_phrases.def has it
 *
 *     The Tide Every morning, the coast in five minutes. Sign Up By signing up you agree to ...
 *
 * Some scrapers join a form for a newsletter to one line. Its fields say nothing that a story would not, but
 * its small print does. A line that begins with a quotation quotes it: "You agree to receive the boat in the
 * state it is in."
 *
 * Cost: a line without any of the phrases is not asked (article/rules.h); others are searched once, for what
 * phrases begin with.
 */
#include "article/form.h"
#include "article/topics.h"
#include "pattern/literals.h"
#include "text/chars.h"
#include "text/scan.h"

/* Bytes: longer lines are paragraphs that quote the small print. */
enum { FORM_MAX = 900 };

static const char *const PHRASES[] = {
#define FORM_PHRASE(phrase) phrase,
#include "data/form_phrases.def"
#undef FORM_PHRASE
};

enum { PHRASES_COUNT = sizeof PHRASES / sizeof *PHRASES };

enum status article_form_literals(struct literals *literals) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < PHRASES_COUNT && !status; i++)
        status = literals_add(literals, span_of(PHRASES[i]), LITERAL_EXACT, TOPIC_FORM);
    return status;
}

/* "You can unsubscribe, but the letters go on." */
static bool goes_on(const char *p, const char *end) {
    return p < end && *p == ',';
}

bool article_form(struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    if (line.size > FORM_MAX || line.size == 0 || *p == '"' || (unsigned char)*p == 0xE2) return false;
    for (; (p = scan_any(p, end, "YYBB")) < end; p++) {
        if ((p > line.data && p[-1] != ' ') || end - p < 2 || (p[1] != 'y' && p[1] != 'o')) continue;
        for (size_t i = 0; i < PHRASES_COUNT; i++)
            if (begins_with(p, end, PHRASES[i]) && !goes_on(p + strlen(PHRASES[i]), end)) return true;
    }
    return false;
}
