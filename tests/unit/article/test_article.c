/*
 * test_article.c - parts cover the text, and what they keep is what normalising gives
 *
 * Which rule takes what is for tests/rules/article/ to say; here are the promises of article.h.
 */
#include "../unit.h"
#include "article/article.h"
#include "text/repair.h"

static struct article_rules *rules;

BEFORE_TESTS(make_rules) {
    return !article_rules_new(&rules);
}

AFTER_TESTS(free_rules) {
    article_rules_free(rules);
}

static const char PAGE[] = "\n\nHome > News > Coast\nCrane falls on ferry hall\n\nBy Corin Maddox\n4 min "
                           "read\n\nPORT ELLERY (Meridian Wire) — A cargo "
                           "crane fell onto the waiting hall on Thursday, the police "
                           "said.\n\nAdvertisement\n\nGetty Images Gusts of 104 "
                           "kilometres&nbsp;per hour had been measured. (Reporting by Una Pellew)\n\n  What "
                           "the union says\n\nThe dockers’ union "
                           "disputed\xC2\xA0that account, and its secretary did too.\n\nSimilar "
                           "Posts\nHerring quota cut again\nLetters\n";

static void assert_promises(struct span text, const struct line_keys *learned, enum article_level level) {
    struct span copy = exact_copy(text);
    struct article_parts parts = ARTICLE_PARTS_INIT;
    struct buffer kept = BUFFER_INIT, light = BUFFER_INIT, clean = BUFFER_INIT, again = BUFFER_INIT;
    assert_int_equal(article_split(rules, copy, learned, level, &parts, NULL), STATUS_OK);
    size_t at = 0;
    for (size_t i = 0; i < parts.list.count; i++) {
        const struct article_part *part = &parts.list.items[i];
        assert_int_equal(part->start, at);
        assert_true(part->end > part->start);
        assert_true(part->kept || part->rule);
        at = part->end;
        if (part->kept) buffer_append(&kept, span_slice(copy, part->start, part->end));
    }
    assert_int_equal(at, text.size);
    assert_int_equal(repair_text(buffer_span(&kept), &light, NULL), STATUS_OK);
    assert_int_equal(article_normalize(rules, copy, learned, level, &clean, NULL), STATUS_OK);
    assert_true(span_equal(buffer_span(&light), buffer_span(&clean)));
    assert_int_equal(article_normalize(rules, buffer_span(&clean), learned, level, &again, NULL), STATUS_OK);
    assert_true(span_equal(buffer_span(&clean), buffer_span(&again)));
    article_parts_release(&parts);
    buffer_release(&kept);
    buffer_release(&light);
    buffer_release(&clean);
    buffer_release(&again);
    free((void *)copy.data);
}

/* Each beginning of the page is a text too, and so is each end. */
TEST(parts_cover_and_agree) {
    for (size_t cut = 0; cut < sizeof PAGE; cut++) {
        if (((unsigned char)PAGE[cut] & 0xC0) == 0x80) continue;
        for (int level = ARTICLE_LIGHT; level <= ARTICLE_PAGE; level++) {
            assert_promises((struct span){PAGE, cut}, NULL, (enum article_level)level);
            assert_promises((struct span){PAGE + cut, sizeof PAGE - 1 - cut}, NULL,
                            (enum article_level)level);
        }
    }
}

/* What rules see before repair and after it, and what joins or parts lines. */
static const char *const PIECES[] = {
    "&nbsp;",
    "&amp;",
    "&#x301;",
    "\xCC\x81",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xC2\xAD",
    "\xC3\x83\xC2\xA9",
    "&#133;",
    "\r",
    "\n\n",
    "\n",
    ". ",
    "  ",
    "Share Save ",
    "AP ",
    "Getty Images ",
    "By Una Pellew ",
    "Related\n",
    "4 min read\n",
    "ADVERTISEMENT ",
    "(Photo: A/B) ",
    "&amp;amp;",
    "8 hours ago ",
    "- ",
    "\x01",
    "Read more ",
    "\xE2\x80\x8C",
    "PORT ELLERY (AP) \xE2\x80\x94 ",
    "(Reporting by Una Pellew)",
    "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2",
};

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* The page with pieces put in, left out and repeated at random. */
static void append_mutated(struct buffer *out, uint32_t *seed) {
    size_t size = sizeof PAGE - 1, at = 0;
    while (at < size) {
        size_t to = at + next_random(seed) % 160;
        while (to < size && ((unsigned char)PAGE[to] & 0xC0) == 0x80) to++;
        if (to > size) to = size;
        if (next_random(seed) % 8) buffer_append(out, (struct span){PAGE + at, to - at});
        if (next_random(seed) % 8 == 0) buffer_append(out, (struct span){PAGE + at, to - at});
        buffer_append(out, span_of(PIECES[next_random(seed) % (sizeof PIECES / sizeof *PIECES)]));
        at = to;
    }
}

TEST(mutated_pages_keep_the_promises) {
    struct buffer text = BUFFER_INIT;
    for (uint32_t seed = 0; seed < 1500; seed++) {
        uint32_t random = seed * 2654435761u;
        buffer_clear(&text);
        append_mutated(&text, &random);
        assert_promises(buffer_span(&text), NULL, (enum article_level)(seed % 3));
    }
    buffer_release(&text);
}

static void assert_clean(const char *text, enum article_level level, const char *expected) {
    struct buffer out = BUFFER_INIT;
    assert_int_equal(article_normalize(rules, span_of(text), NULL, level, &out, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

TEST(what_stays) {
    assert_clean(
        PAGE, ARTICLE_STANDARD,
        "PORT ELLERY (Meridian Wire) — A cargo crane fell onto the waiting hall on Thursday, the police "
        "said.\n\n"
        "Gusts of 104 kilometres per hour had been measured.\n\nWhat the union says\n\nThe dockers’ union "
        "disputed that account, and its secretary did too.");
    assert_clean("Share\n\nGetty Images", ARTICLE_LIGHT, "Share\n\nGetty Images");
    assert_clean("", ARTICLE_STANDARD, "");
    assert_clean(" \n ", ARTICLE_PAGE, "");
}

/* A heading in the head takes headlines with it, but not the line that leads on to the first paragraph. */
TEST(what_a_heading_heads) {
    static const char lead[] =
        "OSTREL (Meridian Wire) — The latest on the fire at the old herring hall on Tuesday (all local "
        "times):\n10 p.m.\nThe hall is empty, and the divers went home at six, the police said.\n"
        "Nobody was hurt, the harbour board told reporters on the quay after midnight.";
    char text[600];
    snprintf(text, sizeof text, "Top stories\nHerring quota cut for the third year\n%s", lead);
    assert_clean(text, ARTICLE_STANDARD, lead);
}

/* A credit of 320 bytes at the end of a line is found, and of 321 is not: "é" has two. */
TEST(an_ending_is_short) {
    static const char story[] = "The harbour board met for five hours on Monday, and put off the vote.";
    for (size_t size = 320; size <= 321; size++) {
        struct buffer text = BUFFER_INIT;
        buffer_append(&text, span_of(story));
        buffer_append(&text,
                      span_of(size % 2 ? " (Reporting by Ines Corvane" : " (Reporting by Ines Corvanes"));
        while (text.size < strlen(story) + size) buffer_append(&text, span_of("é"));
        buffer_append(&text, (struct span){")", 2});
        assert_clean(text.data, ARTICLE_STANDARD, size == 320 ? story : text.data);
        buffer_release(&text);
    }
}

/* A line is judged by how it will be read. */
/* A list has headlines with summaries; a line of a hundred words and more, cut short, is the story. */
TEST(a_heading_heads_no_story) {
    static const char HEAD[] =
        "The board met on Monday and put off the vote on the ferry fares.\n\nRelated stories\n\n";
    struct buffer text = BUFFER_INIT;
    for (size_t words = 100; words <= 101; words++) {
        buffer_clear(&text);
        buffer_append(&text, (struct span){HEAD, sizeof HEAD - 1});
        for (size_t i = 1; i < words; i++) buffer_append(&text, (struct span){"pier ", 5});
        buffer_append(&text, (struct span){"and\n", 4});
        struct buffer clean = BUFFER_INIT;
        assert_int_equal(article_normalize(rules, buffer_span(&text), NULL, ARTICLE_STANDARD, &clean, NULL),
                         STATUS_OK);
        assert_int_equal(clean.size > sizeof HEAD, words == 101);
        buffer_release(&clean);
    }
    buffer_release(&text);
}

TEST(spelling_hides_nothing) {
    static const char body[] = "The divers went home at six, and the pier was shut.";
    static const char *const heads[] = {"4&nbsp;min&nbsp;read", "Adver\xC2\xADtisement",
                                        "&#83;hare\xC2\xA0Save", "Publicite\xCC\x81",
                                        "Publicit\xC3\x83\xC2\xA9"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct buffer text = BUFFER_INIT;
        buffer_append(&text, span_of(heads[i]));
        buffer_append(&text, span_of(i % 2 ? "\n" : "\xC2\x85"));
        buffer_append(&text, span_of(body));
        buffer_append_byte(&text, '\0');
        assert_clean(text.data, ARTICLE_STANDARD, body);
        buffer_release(&text);
    }
    assert_clean("AP AP Getty Images The divers went home at six, and the pier was shut.", ARTICLE_STANDARD,
                 body);
}

/* A list and a poem have no paragraph to be the head or the tail of. */
/* A known line goes with the ornaments around it; other signs make another line of it. */
TEST(ornaments_hide_nothing) {
    static const char *const ORNAMENTS[] = {"·", "»", "«", "•", "›", "‹", "–", "—", "→", "←", "▶",
                                            "►", "■", "●", "…", "-", "*", "|", ">", "#", ":", "» ·"};
    static const char *const OTHERS[] = {"£", "€", "“", "(", "7", "a", "¿", "☎", "Ж", "×"};
#define STORY "The harbour board met for five hours on Monday, and put off the vote on the fares until June."
    char text[300];
    for (size_t i = 0; i < sizeof ORNAMENTS / sizeof *ORNAMENTS; i++) {
        snprintf(text, sizeof text, STORY "\n%s Copy link\n" STORY, ORNAMENTS[i]);
        assert_clean(text, ARTICLE_STANDARD, STORY "\n" STORY);
        snprintf(text, sizeof text, STORY "\nCopy link %s\n" STORY, ORNAMENTS[i]);
        assert_clean(text, ARTICLE_STANDARD, STORY "\n" STORY);
    }
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        snprintf(text, sizeof text, STORY "\n%s Copy link\n" STORY, OTHERS[i]);
        assert_clean(text, ARTICLE_STANDARD, text);
    }
}

TEST(texts_without_paragraphs_stay) {
    assert_clean("Elke Stroud\nCorin Maddox\nUna Pellew", ARTICLE_STANDARD,
                 "Elke Stroud\nCorin Maddox\nUna Pellew");
    assert_clean("The tide goes out\nthe tide comes in\nand no one counts", ARTICLE_STANDARD,
                 "The tide goes out\nthe tide comes in\nand no one counts");
}

TEST(learned_lines_go) {
    struct line_keys keys = LINE_KEYS_INIT;
    struct buffer scratch = BUFFER_INIT, out = BUFFER_INIT;
    assert_int_equal(
        line_keys_add(&keys, line_key(span_of("The Gazette, at breakfast!"), &scratch, NULL), NULL),
        STATUS_OK);
    assert_promises(span_of(PAGE), &keys, ARTICLE_STANDARD);
    struct span text =
        span_of("The divers went home at six.\nthe gazette at breakfast\nNobody spoke to them on the way.");
    assert_int_equal(article_normalize(rules, text, &keys, ARTICLE_STANDARD, &out, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&out), "The divers went home at six.\nNobody spoke to them on the way.");
    line_keys_release(&keys);
    buffer_release(&scratch);
    buffer_release(&out);
}

TEST(rules_are_sorted_and_named) {
    for (size_t i = 1; i < ARTICLE_RULES_COUNT; i++)
        assert_true(strcmp(ARTICLE_RULES[i - 1].name, ARTICLE_RULES[i].name) < 0);
    assert_string_equal(article_kind_name(ARTICLE_BODY), "body");
    assert_string_equal(article_kind_name(ARTICLE_CHROME), "chrome");
    enum article_level level;
    assert_true(article_level_named(span_of("page"), &level));
    assert_int_equal(level, ARTICLE_PAGE);
    assert_false(article_level_named(span_of("Page"), &level));
}

static bool stop_at_once(void *context) {
    (void)context;
    return true;
}

TEST(can_be_stopped) {
    struct buffer text = BUFFER_INIT, out = BUFFER_INIT;
    for (int i = 0; i < 5000; i++) buffer_append(&text, span_of("Share this\n"));
    struct poll poll = {.stop = stop_at_once};
    assert_int_equal(article_normalize(rules, buffer_span(&text), NULL, ARTICLE_STANDARD, &out, &poll),
                     STATUS_INTERRUPT);
    buffer_release(&text);
    buffer_release(&out);
}

/* So many lines that steps over all of them are stopped in their midst. */
static enum status clean_many_lines(void *context, struct poll *poll) {
    struct buffer out = BUFFER_INIT;
    struct article_parts parts = ARTICLE_PARTS_INIT;
    enum status status = article_normalize(rules, *(struct span *)context, NULL, ARTICLE_PAGE, &out, poll);
    if (!status) status = article_split(rules, *(struct span *)context, NULL, ARTICLE_STANDARD, &parts, poll);
    buffer_release(&out);
    article_parts_release(&parts);
    return status;
}

TEST(many_lines_can_be_stopped_anywhere) {
    struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 3000; i++)
        buffer_append(&text, span_of(i % 1000 == 999 ? "The crane fell on the pier at noon.\n" : "4\n"));
    struct span all = buffer_span(&text);
    assert_true(assert_survives_interrupts(clean_many_lines, &all) > 50);
    buffer_release(&text);
}

TEST(a_text_of_four_gigabytes_is_too_big) {
    struct span text = {PAGE, (size_t)UINT32_MAX + 1}; /* nobody reads it */
    struct buffer out = BUFFER_INIT;
    struct article_parts parts = ARTICLE_PARTS_INIT;
    size_t before = mem_live_blocks();
    assert_int_equal(article_normalize(rules, text, NULL, ARTICLE_STANDARD, &out, NULL), STATUS_TOOBIG);
    assert_int_equal(article_split(rules, text, NULL, ARTICLE_LIGHT, &parts, NULL), STATUS_TOOBIG);
    assert_int_equal(article_split(rules, text, NULL, ARTICLE_PAGE, &parts, NULL), STATUS_TOOBIG);
    assert_int_equal(mem_live_blocks(), before);
}

/* Compiling the rules takes 15 ms, so allocations are refused in growing steps, not one by one. */
TEST(rules_without_memory) {
    for (int for_good = 0; for_good <= 1; for_good++) {
        bool failed = true;
        for (size_t n = 1; failed; n += 1 + n / 4) {
            size_t before = mem_live_blocks();
            struct article_rules *own = NULL;
            mem_fail_at(n, for_good);
            enum status status = article_rules_new(&own);
            failed = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(status, failed ? STATUS_NOMEM : STATUS_OK);
            assert_true((own == NULL) == failed);
            article_rules_free(own);
            assert_int_equal(mem_live_blocks(), before);
        }
    }
}

static enum status clean_page(void *context) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    enum status status = article_normalize(rules, span_of(PAGE), NULL, ARTICLE_PAGE, &out, NULL);
    buffer_release(&out);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(clean_page, NULL);
}
