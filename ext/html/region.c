/*
 * region.c - the element that holds the article, and what in it is none
 *
 *     <body>
 *       <div class="header">menu</div>                 named menu, few characters: gone
 *       <main>                                         holds most good text: the region at first
 *         <div class="wrap sidebar-grid">              named side, but holds nearly all: stays
 *           <div class="story">the article</div>       holds 92 % of what is left: the region
 *           <div class="related-posts">teasers</div>          named related: gone
 *
 * A name counts for an element that holds less than a share of the good text of the region, and for some
 * kinds, of which a page has only small ones, fewer characters than a limit. Where one kind of word takes
 * away two fifths of the region in many pieces, the page uses it for its article, and it does not count.
 * Where all together leave less than three tenths, only the surest count.
 *
 * The numbers were measured on 613 pages with the article's text written out by people, as the share of
 * its words that are kept and the share of what is kept that is its; beside each stands what its
 * neighbours gave.
 */
#include "html/region.h"
#include "base/mem.h"
#include "html/class_words.h"
#include "html/hints.h"
#include "html/references.h"
#include "text/chars.h"

enum {
    HINTED_MIN = 35,   /* percent of the page's good text that an element with a hint must hold, */
    TITLED_MIN = 15,   /* or one that has the title in it, of the page and of the largest (30: F1 -.013) */
    TITLED_NEXT = 50,  /* an inner one with the title, of the outer one */
    TITLE_NEAR = 12,   /* blocks between title and article */
    CHILD_MIN = 92,    /* percent of what is left that a child must hold to be the region (96: F1 -.003) */
    NAME_MOST = 40,    /* percent of the region that an element may hold and still go by its name, */
    SURE_MOST = 60,    /* or by one that is seldom wrong */
    FOOTER_MOST = 101, /* a footer holds no article, or not this page's */
    LIE_MIN = 40,      /* percent that a kind of word takes away when it lies (25: F1 -.004) */
    LEFT_MIN = 30,     /* percent that must be left, */
    LEFT_FEW = 200,    /* and characters */
};

/* ---- what is no article ---- */

static const char *const WORD_RULES[] = {
#define HTML_WORD_RULE(kind, name) name,
    HTML_WORD_KINDS(HTML_WORD_RULE)
#undef HTML_WORD_RULE
};

enum {
    SURE_WORDS = HTML_WORD_COMMENTS | HTML_WORD_RELATED | HTML_WORD_SHARE | HTML_WORD_MENU | HTML_WORD_AD |
                 HTML_WORD_NEWSLETTER | HTML_WORD_UNSEEN | HTML_WORD_CONSENT,
    DROP_WORDS = SURE_WORDS | HTML_WORD_BYLINE | HTML_WORD_TAGS | HTML_WORD_CAPTION | HTML_WORD_LEGAL |
                 HTML_WORD_SIDE | HTML_WORD_BOX,
};

/* How an element goes. */
struct reason {
    const char *rule; /* NULL: it does not */
    uint32_t percent; /* of the region's good text that it may hold, */
    uint32_t most;    /* and characters of it */
};

/* Good text that an element named so has at most: more is no such thing. Of a consent nothing is article. */
static uint32_t most_of_word(enum html_word_number word) {
    switch (word) {
    case HTML_WORD_NUMBER_MENU:
    case HTML_WORD_NUMBER_TAGS:
    case HTML_WORD_NUMBER_UNSEEN:
        return 300;
    case HTML_WORD_NUMBER_CAPTION:
        return 1500;
    case HTML_WORD_NUMBER_SHARE:
    case HTML_WORD_NUMBER_AD:
        return 2000;
    case HTML_WORD_NUMBER_BYLINE:
        return 2500;
    case HTML_WORD_NUMBER_CONSENT:
        return 4000;
    default:
        return UINT32_MAX;
    }
}

static struct reason reason_of_words(uint32_t words) {
    for (int word = 0; word < HTML_WORD_NUMBERS; word++) {
        if (!(words & 1u << word)) continue;
        uint32_t percent = word == HTML_WORD_NUMBER_COMMENTS  ? SURE_MOST
                           : word == HTML_WORD_NUMBER_CONSENT ? 101
                                                              : NAME_MOST;
        return (struct reason){WORD_RULES[word], percent, most_of_word((enum html_word_number)word)};
    }
    return (struct reason){0};
}

static struct reason reason_of(const struct html_node *node, uint32_t words) {
    switch ((enum element)node->element) {
    case ELEMENT_nav:
    case ELEMENT_menu:
        return (struct reason){"menu", NAME_MOST, UINT32_MAX};
    case ELEMENT_aside:
        return (struct reason){"aside", NAME_MOST, UINT32_MAX};
    case ELEMENT_figcaption:
        return (struct reason){"caption", NAME_MOST, UINT32_MAX};
    case ELEMENT_footer:
        return (struct reason){"footer", FOOTER_MOST, UINT32_MAX};
    case ELEMENT_form:
    case ELEMENT_fieldset:
        return (struct reason){"form", SURE_MOST, UINT32_MAX};
    default:
        break;
    }
    if (node->hints & HTML_HINT_ASIDE) return (struct reason){"aside", SURE_MOST, UINT32_MAX};
    return reason_of_words(node->words & words);
}

/* What looks for the region. */
struct search {
    const struct html_page *page;
    struct html_region *region;
};

static uint32_t good_of(const struct search *search, uint32_t node) {
    return search->page->nodes.items[node].good;
}

/* Whether a node has so many percent of the good text of another. */
static bool holds(const struct search *search, uint32_t node, uint32_t other, uint32_t percent) {
    return (uint64_t)100 * good_of(search, node) >= (uint64_t)percent * good_of(search, other);
}

static bool is_around_region(const struct search *search, uint32_t node) {
    return node <= search->region->node && search->page->nodes.items[node].end > search->region->node;
}

/* A piece so small that what is most of it says nothing. */
static bool is_piece(const struct html_page *page) {
    return page->nodes.items[0].good < LEFT_FEW;
}

static bool all_gone(const struct search *search) {
    for (size_t i = 0; i < search->page->blocks.count; i++) {
        const struct html_block *block = &search->page->blocks.items[i];
        if (!block->hidden && !search->region->gone[block->node]) return false;
    }
    return true;
}

static void count_left(const struct search *search) {
    const struct html_page *page = search->page;
    struct html_region *region = search->region;
    memset(region->left, 0, page->nodes.count * sizeof *region->left);
    for (size_t i = 0; i < page->blocks.count; i++) {
        const struct html_block *block = &page->blocks.items[i];
        if (!region->gone[block->node]) region->left[block->node] += block->good;
    }
    for (size_t i = page->nodes.count; i-- > 1;) region->left[page->nodes.items[i].parent] += region->left[i];
}

/* Takes away what the elements, and the words of these kinds, say is no article. */
static void take_away(const struct search *search, uint32_t words) {
    const struct html_node *nodes = search->page->nodes.items;
    struct html_region *region = search->region;
    for (uint32_t i = 1; i < search->page->nodes.count; i++) {
        region->gone[i] = region->gone[nodes[i].parent];
        if (region->gone[i] || is_around_region(search, i)) continue;
        struct reason reason = reason_of(&nodes[i], words);
        bool small = nodes[i].good <= reason.most && !holds(search, i, region->node, reason.percent);
        small |= is_piece(search->page);
        if (reason.rule && (small || nodes[i].good == 0)) region->gone[i] = reason.rule;
    }
    count_left(search);
}

/* The kinds of words that together take so much away that they must be used for the article itself. */
static uint32_t lying_words(const struct search *search) {
    const struct html_page *page = search->page;
    const struct html_node *region = &page->nodes.items[search->region->node];
    uint64_t lost[HTML_WORD_NUMBERS] = {0};
    uint32_t lying = 0;
    for (uint32_t i = region->first; i < region->last; i++)
        for (int word = 0; word < HTML_WORD_NUMBERS; word++)
            if (search->region->gone[page->blocks.items[i].node] == WORD_RULES[word])
                lost[word] += page->blocks.items[i].good;
    for (int word = 0; word < HTML_WORD_NUMBERS; word++)
        if (100 * lost[word] > (uint64_t)LIE_MIN * region->good) lying |= 1u << word;
    return lying & ~(uint32_t)(HTML_WORD_COMMENTS | HTML_WORD_CONSENT);
}

static void take_noise(const struct search *search, uint32_t words) {
    struct html_region *region = search->region;
    take_away(search, words);
    if (is_piece(search->page)) {
        if (all_gone(search)) take_away(search, HTML_WORD_CONSENT);
        return;
    }
    uint32_t lying = lying_words(search);
    if (lying) take_away(search, words & ~lying);
    if ((uint64_t)100 * region->left[region->node] >= (uint64_t)LEFT_MIN * good_of(search, region->node))
        return;
    take_away(search, words & SURE_WORDS);
    if (region->left[region->node] < LEFT_FEW) take_away(search, HTML_WORD_CONSENT);
}

/* ---- the title ---- */

/* A title as it is compared: letters and digits, those of ASCII in lower case. */
enum { TITLE_MAX = 300, TITLE_MIN = 12 };

struct title_key {
    char bytes[TITLE_MAX];
    size_t size;
};

static void read_key(struct title_key *key, struct span text) {
    key->size = 0;
    for (size_t i = 0; i < text.size && key->size < TITLE_MAX; i++) {
        char byte = text.data[i];
        if (!is_ascii_alnum(byte) && (unsigned char)byte < 0x80) continue;
        key->bytes[key->size++] = (char)(is_ascii_upper(byte) ? byte | 0x20 : byte);
    }
}

static bool key_holds(const struct title_key *key, const struct title_key *piece) {
    for (size_t i = 0; i + piece->size <= key->size; i++)
        if (memcmp(key->bytes + i, piece->bytes, piece->size) == 0) return true;
    return false;
}

/* The first heading that stands in the title element and makes a third of it; else the first h1. */
static uint32_t find_title(const struct html_page *page, const struct title_key *title) {
    uint32_t first = HTML_NO_TITLE;
    struct title_key key;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        const struct html_block *block = &page->blocks.items[i];
        enum element within = (enum element)page->nodes.items[block->node].within;
        if (block->hidden || block->characters > TITLE_MAX || !html_is_heading(within)) continue;
        if (first == HTML_NO_TITLE && within == ELEMENT_h1) first = i;
        read_key(&key, html_block_text(page, block));
        if (key.size >= TITLE_MIN && 3 * key.size >= title->size && key_holds(title, &key)) return i;
    }
    return first;
}

/* ---- the region ---- */

enum hint { BODY_HINT, ARTICLE_HINT, MAIN_HINT, HINTS };

static bool is_hinted(const struct html_node *node, enum hint hint) {
    if (hint == BODY_HINT) return node->hints & HTML_HINT_BODY;
    if (hint == ARTICLE_HINT) return node->element == ELEMENT_article || (node->hints & HTML_HINT_ARTICLE);
    return node->element == ELEMENT_main || (node->hints & HTML_HINT_MAIN);
}

/* The largest element of a hint; of several the one that has the title, or begins behind it, is the article,
 * and the others are those that a reader is to scroll on to. */
static uint32_t largest_hinted(const struct search *search, enum hint hint) {
    const struct html_node *nodes = search->page->nodes.items;
    uint32_t title = search->region->title, largest = 0, titled = 0;
    for (uint32_t i = 1; i < search->page->nodes.count; i++) {
        if (!is_hinted(&nodes[i], hint) || (nodes[i].words & HTML_WORD_UNSEEN)) continue;
        if (!largest || nodes[i].good > nodes[largest].good) largest = i;
        bool near =
            title < nodes[i].last && title + TITLE_NEAR >= nodes[i].first && nodes[i].good >= LEFT_FEW;
        if (!near || (titled && i >= nodes[titled].end)) continue;
        if (!titled || holds(search, i, titled, TITLED_NEXT)) titled = i;
    }
    return titled && holds(search, titled, largest, TITLED_MIN) ? titled : largest;
}

static uint32_t find_hinted(const struct search *search) {
    for (int hint = 0; hint < HINTS; hint++) {
        uint32_t node = largest_hinted(search, (enum hint)hint), title = search->region->title;
        const struct html_node *found = &search->page->nodes.items[node];
        bool titled = title >= found->first && title < found->last;
        if (node && holds(search, node, 0, titled ? TITLED_MIN : HINTED_MIN)) return node;
    }
    return 0;
}

static bool may_be_region(enum element element) {
    return element != ELEMENT_p && element != ELEMENT_blockquote && element != ELEMENT_li;
}

/* Into the one child that holds nearly all that is left, again and again. */
static uint32_t innermost(const struct search *search) {
    const struct html_node *nodes = search->page->nodes.items;
    const uint32_t *left = search->region->left;
    uint32_t node = search->region->node;
    for (uint32_t i = node + 1; i < nodes[node].end;) {
        bool inner = may_be_region((enum element)nodes[i].element) && left[i] > 0 &&
                     (uint64_t)100 * left[i] >= (uint64_t)CHILD_MIN * left[node];
        if (inner)
            node = i++;
        else
            i = nodes[i].end;
    }
    return node;
}

static enum status find_page_title(const struct html_page *page, uint32_t *title) {
    struct buffer text = BUFFER_INIT;
    struct title_key key;
    struct span raw = page->title;
    if (raw.size > 4 * TITLE_MAX) raw.size = 4 * TITLE_MAX;
    html_decode(raw, HTML_READ_TEXT, &text, NULL);
    read_key(&key, buffer_span(&text));
    *title = find_title(page, &key);
    enum status status = text.status;
    buffer_release(&text);
    return status;
}

enum status html_region_find(struct html_region *region, const struct html_page *page, bool comments) {
    struct search search = {page, region};
    region->gone = mem_zeroed(page->nodes.count, sizeof *region->gone);
    region->left = mem_zeroed(page->nodes.count, sizeof *region->left);
    if (!region->gone || !region->left) return STATUS_NOMEM;
    enum status status = find_page_title(page, &region->title);
    if (status) return status;
    region->node = find_hinted(&search);
    take_noise(&search, comments ? DROP_WORDS & ~(uint32_t)HTML_WORD_COMMENTS : DROP_WORDS);
    if (!is_piece(page)) region->node = innermost(&search);
    return STATUS_OK;
}

void html_region_release(struct html_region *region) {
    mem_free(region->gone);
    mem_free(region->left);
    *region = (struct html_region)HTML_REGION_INIT;
}
