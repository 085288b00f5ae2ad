/*
 * judge.c - which blocks of a page are the article, what each is, and why the others are not
 *
 *     h1   Crane falls onto ferry hall          title      goes
 *     p    Eleven are dead, the pier is shut.   lead       stays, though the region begins behind it
 *     p    A crane fell onto the hall ...       paragraph  stays
 *     p    [Ten years of falls at the port]     links      goes: no prose beside it
 *     h2   More from the port                   heading    goes: nothing follows that stays
 */
#include "html/judge.h"
#include "html/class_words.h"
#include "html/hints.h"
#include "html/region.h"
#include "text/chars.h"

enum {
    LINKED_MIN = 62,   /* percent of a block that are links when it is one of links (50: damaged +.02) */
    PROSE_MIN = 60,    /* characters of a neighbour that make it prose */
    ANNOUNCE_MIN = 20, /* characters of a line with a colon that announces a list */
    LEAD_MOST = 3,     /* blocks of a standfirst, */
    LEAD_LONGEST = 700,
    LEAD_NAMED_MIN = 30,
    LEAD_PROSE_MIN = 50,
    LEAD_HEADING_MIN = 60,
    LEAD_OPEN_MIN = 140, /* that does not end as a sentence */
    TITLE_REACH = 10,    /* blocks at the start of the region in which an h1 is a title */
    EXCERPT_FAR = 30,    /* percent of the region's text behind which an excerpt is of another article, */
    EXCERPT_MOST = 50,   /* and that excerpts may make of it */
    PROSE_PERCENT = 8,   /* of the text of a page that is prose in any article (articles had 11 and more) */
    SHORT_PERCENT = 50,  /* the same for a short one */
    SHORT_MOST = 700,
    LINKS_TIMES = 3, /* characters of links for one of prose (articles had 1.8 and less) */
    SITE_MIN = 4,    /* letters of a label that is a name, */
    SITE_MOST = 60,  /* and characters of a line that is one */
};

struct judge {
    const struct html_page *page;
    struct html_wishes wishes;
    struct span host;
    struct html_region region;
    bool announced; /* the list whose items come next */
    struct html_verdict *verdicts;
};

static const struct html_node *node_of(const struct judge *judge, uint32_t node) {
    return &judge->page->nodes.items[node];
}

static bool is_gone(const struct judge *judge, const struct html_block *block) {
    return block->hidden || judge->region.gone[block->node];
}

/* ---- kinds ---- */

static bool is_list(enum element element) {
    return element == ELEMENT_li || element == ELEMENT_dt || element == ELEMENT_dd;
}

static enum html_kind kind_of(const struct html_page *page, const struct html_block *block) {
    enum element within = (enum element)page->nodes.items[block->node].within;
    if (block->in_pre) return HTML_KIND_CODE;
    if (html_is_heading(within)) return HTML_KIND_HEADING;
    if (is_list(within)) return HTML_KIND_LIST_ITEM;
    if (within == ELEMENT_blockquote) return HTML_KIND_QUOTE;
    if (within == ELEMENT_figcaption || within == ELEMENT_caption) return HTML_KIND_CAPTION;
    if (within == ELEMENT_td || within == ELEMENT_th) return HTML_KIND_TABLE;
    bool paragraph = page->nodes.items[block->node].element == ELEMENT_p || block->good > 0;
    return paragraph ? HTML_KIND_PARAGRAPH : HTML_KIND_OTHER;
}

const char *html_kind_name(enum html_kind kind) {
    static const char *const NAMES[] = {"other", "title",   "paragraph", "heading", "list_item",
                                        "quote", "caption", "table",     "code"};
    return NAMES[kind];
}

/* ---- blocks of links ---- */

static bool is_linked(const struct html_block *block) {
    return (uint64_t)100 * block->links > (uint64_t)LINKED_MIN * block->characters;
}

static bool is_prose(const struct judge *judge, uint32_t index) {
    if (index >= judge->page->blocks.count) return false;
    const struct html_block *block = &judge->page->blocks.items[index];
    return !is_gone(judge, block) && !is_linked(block) && (block->good > 0 || block->characters > PROSE_MIN);
}

/* Hears of a list before its items: "You can learn more from these books:". */
static void hear(struct judge *judge, uint32_t index, const struct html_verdict *verdict) {
    const struct html_block *block = &judge->page->blocks.items[index];
    struct span text = html_block_text(judge->page, block);
    if (verdict->kind == HTML_KIND_LIST_ITEM) return;
    judge->announced = verdict->kept && verdict->kind == HTML_KIND_PARAGRAPH &&
                       block->characters >= ANNOUNCE_MIN && text.data[text.size - 1] == ':';
}

/* Whether a block of links stands in running text. */
static bool is_in_prose(const struct judge *judge, uint32_t index, enum html_kind kind) {
    const struct html_block *block = &judge->page->blocks.items[index];
    bool before = index > 0 && is_prose(judge, index - 1), behind = is_prose(judge, index + 1);
    switch (kind) {
    case HTML_KIND_TABLE:
        return true;
    case HTML_KIND_HEADING:
        return behind;
    case HTML_KIND_LIST_ITEM:
        return judge->announced || (before && behind);
    case HTML_KIND_QUOTE:
        return before || behind;
    default:
        return node_of(judge, block->node)->element == ELEMENT_p && (before || behind);
    }
}

/* ---- the site's name ---- */

/* The host of an address: "www.calder-gazette.example" of "https://www.calder-gazette.example/2031/crane". */
static struct span host_of(struct span url) {
    const char *p = url.data, *end = p + url.size;
    for (const char *at = p; end - at >= 3; at++)
        if (begins_with(at, end, "://")) {
            p = at + 3;
            break;
        }
    const char *stop = p;
    while (stop < end && !is_one_of(*stop, "/?#:")) stop++;
    return (struct span){p, (size_t)(stop - p)};
}

/* Whether a text has the letters and digits of a label, and no others, in either case. */
static bool spells(struct span text, struct span label) {
    size_t at = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (!is_ascii_alnum(byte) && (unsigned char)byte < 0x80) continue;
        while (at < label.size && label.data[at] == '-') at++;
        if (at == label.size || (byte | 0x20) != (label.data[at++] | 0x20)) return false;
    }
    return at == label.size;
}

/* Whether a block is the name of the site: "Calder Gazette". */
static bool is_site_name(struct span text, struct span host) {
    for (size_t start = 0, end; start < host.size; start = end + 1) {
        for (end = start; end < host.size && host.data[end] != '.'; end++) continue;
        if (end - start >= SITE_MIN && spells(text, span_slice(host, start, end))) return true;
    }
    return false;
}

/* ---- rules ---- */

static const char *rule_of(const struct judge *judge, uint32_t index, enum html_kind kind) {
    const struct html_block *block = &judge->page->blocks.items[index];
    const struct html_node *region = node_of(judge, judge->region.node);
    if (block->characters == 0) return judge->page->has_script ? "script_rendered" : "empty";
    if (block->hidden) return "hidden";
    if (index == judge->region.title) return "title";
    if (index < region->first || index >= region->last) return "outside";
    if (is_gone(judge, block)) return judge->region.gone[block->node];
    if (kind == HTML_KIND_TABLE && !judge->wishes.tables) return "table";
    bool short_line = block->characters <= SITE_MOST && block->good == 0;
    if (short_line && is_site_name(html_block_text(judge->page, block), judge->host)) return "site_name";
    bool first_title =
        index < region->first + TITLE_REACH && node_of(judge, block->node)->within == ELEMENT_h1;
    if (first_title) return "title";
    return is_linked(block) && !is_in_prose(judge, index, kind) ? "links" : NULL;
}

/* Whether a block between the title and the region is a standfirst. */
static bool is_lead(const struct judge *judge, const struct html_block *block, enum html_kind kind) {
    if (is_gone(judge, block) || is_linked(block) || kind == HTML_KIND_LIST_ITEM) return false;
    if (block->characters > LEAD_LONGEST) return false;
    if (node_of(judge, block->node)->words & HTML_WORD_LEAD) return block->characters >= LEAD_NAMED_MIN;
    if (block->good == 0) return kind == HTML_KIND_HEADING && block->characters >= LEAD_HEADING_MIN;
    return block->characters >= (block->sentence ? (uint32_t)LEAD_PROSE_MIN : (uint32_t)LEAD_OPEN_MIN);
}

static void name_lead(struct judge *judge, uint32_t index) {
    judge->verdicts[index].rule = "lead";
    judge->verdicts[index].kept = judge->wishes.lead;
}

/* The standfirst: between title and region, or first in the region and named so. */
static void find_lead(struct judge *judge) {
    const struct html_node *region = node_of(judge, judge->region.node);
    uint32_t found = 0, i = judge->region.title + 1;
    for (; i < region->first && found < LEAD_MOST; i++) {
        if (!is_lead(judge, &judge->page->blocks.items[i], judge->verdicts[i].kind)) continue;
        name_lead(judge, i);
        found++;
    }
    for (i = region->first; i < region->last; i++) {
        const struct html_block *block = &judge->page->blocks.items[i];
        if (!judge->verdicts[i].kept) continue;
        uint32_t words = node_of(judge, block->node)->words;
        if (!(words & HTML_WORD_LEAD) || !is_lead(judge, block, judge->verdicts[i].kind)) break;
        name_lead(judge, i);
    }
}

/* The comments stand outside of the region, behind it. */
static void find_comments(struct judge *judge) {
    const struct html_node *region = node_of(judge, judge->region.node);
    if (!judge->wishes.comments || (region->hints & HTML_HINT_COMMENTS)) return;
    for (size_t i = region->last; i < judge->page->blocks.count; i++) {
        const struct html_block *block = &judge->page->blocks.items[i];
        bool comment = node_of(judge, block->node)->hints & HTML_HINT_COMMENTS;
        if (!comment || is_gone(judge, block) || is_linked(block)) continue;
        judge->verdicts[i] = (struct html_verdict){"comments", judge->verdicts[i].kind, true};
    }
}

static void drop(struct html_verdict *verdict, const char *rule) {
    verdict->kept = false;
    verdict->rule = rule;
}

static bool is_excerpt(const struct judge *judge, const struct html_block *block) {
    const struct html_node *node = node_of(judge, block->node);
    return (node->words | node_of(judge, node->parent)->words) & HTML_WORD_EXCERPT;
}

/* An excerpt far behind the start is of another article; where most of the text is named so, none is. */
static void drop_excerpts(struct judge *judge) {
    const struct html_node *region = node_of(judge, judge->region.node);
    uint64_t passed = 0, named = 0, left = judge->region.left[judge->region.node];
    for (uint32_t i = region->first; i < region->last; i++)
        if (judge->verdicts[i].kept && is_excerpt(judge, &judge->page->blocks.items[i]))
            named += judge->page->blocks.items[i].good;
    if (100 * named > EXCERPT_MOST * left) return;
    for (uint32_t i = region->first; i < region->last; i++) {
        const struct html_block *block = &judge->page->blocks.items[i];
        if (!judge->verdicts[i].kept) continue;
        if (is_excerpt(judge, block) && 100 * passed > EXCERPT_FAR * left)
            drop(&judge->verdicts[i], "excerpt");
        passed += block->good;
    }
}

/* Whether a block went as what headings of navigation are put over. */
static bool is_led_away(const struct html_verdict *verdict) {
    static const char *const RULES[] = {"links", "menu", "related"};
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES && !verdict->kept; i++)
        if (verdict->rule && strcmp(verdict->rule, RULES[i]) == 0) return true;
    return false;
}

/* Headings over links alone: "More on the port", and a heading behind the links. */
static void drop_empty_headings(struct judge *judge) {
    const struct html_node *region = node_of(judge, judge->region.node);
    for (uint32_t i = region->first, next; i < region->last; i = next) {
        for (next = i + 1; next < region->last && is_led_away(&judge->verdicts[next]); next++) continue;
        bool over_links = next > i + 1 && judge->verdicts[i].kind == HTML_KIND_HEADING;
        bool at_heading = next < region->last && judge->verdicts[next].kept &&
                          judge->verdicts[next].kind == HTML_KIND_HEADING;
        if (over_links && at_heading && judge->verdicts[i].kept) drop(&judge->verdicts[i], "heading");
    }
}

/* Headings at the end, which nothing follows that stays. */
static void drop_last_headings(struct judge *judge) {
    const struct html_node *region = node_of(judge, judge->region.node);
    for (uint32_t i = region->last; i-- > region->first;) {
        if (!judge->verdicts[i].kept) continue;
        if (judge->verdicts[i].kind != HTML_KIND_HEADING) break;
        drop(&judge->verdicts[i], "heading");
    }
}

/* ---- whether there is an article ---- */

/* A whole page, not a piece of one as a feed has it. */
static bool is_page(const struct html_page *page) {
    if (page->title.size) return true;
    for (size_t i = 1; i < page->nodes.count; i++)
        if (page->nodes.items[i].element == ELEMENT_body) return true;
    return false;
}

/* A page of menus, products or headings has hardly any prose, or far less than links around it. */
static void drop_all_without_article(struct judge *judge) {
    uint64_t characters = 0, prose = 0, links = 0;
    const struct html_page *page = judge->page;
    for (size_t i = 0; i < page->blocks.count; i++) {
        const struct html_block *block = &page->blocks.items[i];
        const char *rule = judge->verdicts[i].rule;
        if (rule && strcmp(rule, "links") == 0) links += block->characters;
        if (!judge->verdicts[i].kept) continue;
        characters += block->characters;
        if (block->good > 0) prose += block->characters - block->links;
    }
    uint64_t least = characters < SHORT_MOST ? SHORT_PERCENT : PROSE_PERCENT;
    bool hardly_any = 100 * prose < least * characters || links > LINKS_TIMES * prose;
    if (!is_page(page) || !hardly_any) return;
    for (size_t i = 0; i < page->blocks.count; i++)
        if (judge->verdicts[i].kept) drop(&judge->verdicts[i], "no_article");
}

enum status html_judge(const struct html_page *page, struct html_wishes wishes,
                       struct html_verdicts *verdicts, struct poll *poll) {
    struct judge judge = {
        .page = page, .wishes = wishes, .host = host_of(wishes.url), .region = HTML_REGION_INIT};
    enum status status = html_region_find(&judge.region, page, wishes.comments);
    if (!status && page->blocks.count > 0)
        status = vector_fit((void **)&verdicts->list.items, &verdicts->list.capacity, page->blocks.count,
                            sizeof *verdicts->list.items);
    for (uint32_t i = 0; i < page->blocks.count && !status; i++) {
        struct html_verdict *verdict = &verdicts->list.items[verdicts->list.count++];
        verdict->kind = i == judge.region.title ? HTML_KIND_TITLE : kind_of(page, &page->blocks.items[i]);
        verdict->rule = rule_of(&judge, i, verdict->kind);
        verdict->kept = !verdict->rule;
        hear(&judge, i, verdict);
        if (poll_stop(poll, sizeof *verdict)) status = STATUS_INTERRUPT;
    }
    judge.verdicts = verdicts->list.items;
    if (!status) {
        find_lead(&judge);
        find_comments(&judge);
        drop_excerpts(&judge);
        drop_empty_headings(&judge);
        drop_last_headings(&judge);
        drop_all_without_article(&judge);
    }
    html_region_release(&judge.region);
    return status;
}

void html_verdicts_release(struct html_verdicts *verdicts) {
    VECTOR_RELEASE(&verdicts->list);
}

/* ---- text ---- */

/* The longest cell that is put into one line with its row; longer ones are of tables that lay a page out. */
enum { CELL_LONGEST = 150 };

/* The row of a short cell; 0 for what is none. */
static uint32_t row_of(const struct html_page *page, const struct html_block *block, enum html_kind kind) {
    if (kind != HTML_KIND_TABLE || block->characters > CELL_LONGEST) return 0;
    return page->nodes.items[block->node].row;
}

/* Bytes that the blocks that stay take, and no more than are between them. */
static size_t size_of_kept(const struct html_page *page, const struct html_verdicts *verdicts) {
    size_t size = 0;
    for (size_t i = 0; i < page->blocks.count; i++)
        if (verdicts->list.items[i].kept) size += html_block_text(page, &page->blocks.items[i]).size + 2;
    return size;
}

enum status html_join(const struct html_page *page, const struct html_verdicts *verdicts, struct buffer *out,
                      uint32_t *starts, struct poll *poll) {
    uint32_t row_before = 0;
    enum html_kind before = HTML_KIND_OTHER;
    buffer_reserve(out, size_of_kept(page, verdicts));
    for (size_t i = 0; i < page->blocks.count; i++) {
        const struct html_verdict *verdict = &verdicts->list.items[i];
        const struct html_block *block = &page->blocks.items[i];
        if (!verdict->kept) continue;
        uint32_t row = row_of(page, block, verdict->kind);
        bool line =
            (row && row_before) || (verdict->kind == HTML_KIND_LIST_ITEM && before == HTML_KIND_LIST_ITEM);
        if (out->size) buffer_append(out, span_of(row && row == row_before ? " " : line ? "\n" : "\n\n"));
        starts[i] = (uint32_t)out->size;
        buffer_append_polled(out, html_block_text(page, block), poll);
        if (poll_stopped(poll)) return STATUS_INTERRUPT;
        row_before = row;
        before = verdict->kind;
    }
    return out->status;
}
