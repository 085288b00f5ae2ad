/*
 * judge.h - which blocks of a page are the article, what each is, and why the others are not
 *
 *     struct html_verdicts verdicts = HTML_VERDICTS_INIT;
 *     struct html_wishes wishes = {.lead = true, .tables = true};
 *     enum status status = html_judge(&page, wishes, &verdicts, poll);
 *     if (!status) status = html_join(&page, &verdicts, &text, starts, poll);
 *     html_verdicts_release(&verdicts);
 *
 * A block stays that is in the region (region.h) and that no rule takes away. The rules: hidden; outside;
 * the element or the word that took an element away (menu, aside, related ...); site_name; title; lead,
 * where it is not wanted; table, likewise; links, for a block of links that stands in no running text;
 * excerpt, the standfirst of another article; heading, one that nothing follows, or that stands over links
 * alone. A page without an article, one of menus, products or lists of links, keeps nothing: what would have
 * stayed has the rule no_article, and a page without any text one empty block, whose rule is script_rendered
 * or empty. A standfirst that stays has the rule lead, comments that are wanted have the rule comments.
 *
 * Linear. Fails with STATUS_NOMEM and STATUS_INTERRUPT; the verdicts may then only be released.
 */
#ifndef NEWSPRINT_HTML_JUDGE_H
#define NEWSPRINT_HTML_JUDGE_H

#include "html/page.h"

enum html_kind {
    HTML_KIND_OTHER,
    HTML_KIND_TITLE,
    HTML_KIND_PARAGRAPH,
    HTML_KIND_HEADING,
    HTML_KIND_LIST_ITEM,
    HTML_KIND_QUOTE,
    HTML_KIND_CAPTION,
    HTML_KIND_TABLE,
    HTML_KIND_CODE,
};

/* "paragraph". */
const char *html_kind_name(enum html_kind kind);

/* What a reader wants besides the article's paragraphs, and the address of the page where that is known: a
 * line that is the name of its host goes. */
struct html_wishes {
    bool lead, comments, tables;
    struct span url; /* empty where it is not known */
};

struct html_verdict {
    const char *rule; /* static; NULL where none says anything */
    enum html_kind kind;
    bool kept;
};

struct html_verdicts {
    VECTOR_OF(struct html_verdict) list; /* one for each block of the page */
};
#define HTML_VERDICTS_INIT                                                                                   \
    { VECTOR_INIT }

enum status html_judge(const struct html_page *page, struct html_wishes wishes,
                       struct html_verdicts *verdicts, struct poll *poll);
void html_verdicts_release(struct html_verdicts *verdicts);

/* Appends the blocks that stay: an empty line between two, none between items of a list, a blank between
 * the short cells of a row. starts[block], as many as blocks, is where each begins. The status is the
 * buffer's, or STATUS_INTERRUPT. */
enum status html_join(const struct html_page *page, const struct html_verdicts *verdicts, struct buffer *out,
                      uint32_t *starts, struct poll *poll);

#endif
