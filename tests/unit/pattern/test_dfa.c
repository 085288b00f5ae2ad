/*
 * test_dfa.c - what an outline rules out does not match
 */
#include "../unit.h"
#include "article/rules.h"
#include "pattern/dfa.h"
#include "pattern/regex.h"

/* An outline of one pattern, and the automaton that it is made of. */
struct made {
    struct automaton *automaton;
    struct outline *outline;
};

static struct made outline_of(const char *source, bool caseless) {
    struct made made;
    assert_int_equal(automaton_new(&made.automaton), STATUS_OK);
    assert_int_equal(automaton_add(made.automaton, span_of(source), caseless, 0), STATUS_OK);
    assert_int_equal(outline_new(&made.outline, made.automaton), STATUS_OK);
    assert_int_equal(outline_add(made.outline, 0), STATUS_OK);
    return made;
}

static void release(struct made made) {
    outline_free(made.outline);
    automaton_free(made.automaton);
}

static bool may_match(struct outline *outline, const char *text) {
    struct automaton_set set;
    assert_int_equal(outline_whole(outline, span_of(text), &set), STATUS_OK);
    return automaton_set_has(&set, 0);
}

static void assert_whole(const char *source, bool caseless, const char *fits, const char *fails) {
    struct made made = outline_of(source, caseless);
    assert_true(may_match(made.outline, fits));
    assert_false(may_match(made.outline, fails));
    release(made);
}

TEST(rules_out_by_shape) {
    assert_whole("by (?-i:[A-Z]\\p{L}+)", true, "BY Elke", "by elke");
    assert_whole("(?:print|save)(?: all)?", false, "save all", "save al");
    assert_whole("\\d{2,4}[./-]\\d+", false, "12/2031", "12:2031");
    assert_whole("[^.!?]{3,9}", false, "a pier – old", "a pier.");
    assert_whole("\\p{Lu}\\p{Ll}*+ .{0,40}\\bsaid", false, "Öffner und Tor said", "öffner said,");
    assert_whole("(?!.{20})pier(?=s)s", false, "piers", "pier");
    assert_whole("a|b|", false, "", "c");
    assert_whole("(?i)share|save", false, "SAVE", "SAV");
    assert_whole("\\(c\\) ?\\x{2013} 20", true, "(C) – 20", "(C) - 20");
    assert_whole("skip", true, "\xC5\xBFkip", "\xD7\x90kip"); /* the long s is an s in either case */
}

static void assert_follows(struct outline *outline, const char *text, const char *expected) {
    char follows[128];
    size_t count;
    assert_int_equal(outline_follows(outline, span_of(text), follows, &count), STATUS_OK);
    assert_span_equal((struct span){follows, count}, expected);
}

TEST(knows_what_follows) {
    struct made made = outline_of("(?<=[.] )\\((?:Photo(?: by)?|Pic)s?: |Lena?|Qu\xC3\xA4y|[a-c]+", false);
    assert_follows(made.outline, "", "(LQabc");
    assert_follows(made.outline, "(P", "hi");
    assert_follows(made.outline, "(Photo", " :s");
    assert_follows(made.outline, "Len", "");
    assert_follows(made.outline, "Qu", "");
    assert_follows(made.outline, "Quay", "");
    release(made);
}

TEST(starts_and_ends_soon) {
    struct made made = outline_of("Share (?:Save )+|X ", false);
    struct automaton_set set;
    assert_int_equal(outline_start(made.outline, span_of("Share Save EPA"), &set), STATUS_OK);
    assert_true(automaton_set_has(&set, 0));
    assert_int_equal(outline_start(made.outline, span_of("Share prices fell"), &set), STATUS_OK);
    assert_true(automaton_set_empty(&set));
    assert_int_equal(outline_begun(made.outline, span_of("gate Share"), false, &set), STATUS_OK);
    const char text[] = {'g', 'a', 't', 'e', ' ', 'S', 'h', 'a', 'r', 'e'};
    assert_true(outline_ends_soon(made.outline, text, text + sizeof text));
    assert_false(outline_ends_soon(made.outline, text + 5, text + sizeof text));
    struct span ended = span_of("X on the quay");
    assert_int_equal(outline_begun(made.outline, ended, true, &set), STATUS_OK);
    assert_false(outline_ends_soon(made.outline, ended.data, ended.data + ended.size));
    release(made);
}

/* Two patterns that may match at one place: the one that is shorter, and the one that is not yet dead. */
TEST(starts_of_many) {
    struct automaton *automaton;
    struct outline *outline;
    struct automaton_set set;
    static const char *const sources[] = {"pier", "pier and gate", "pie[^r]", "quay"};
    assert_int_equal(automaton_new(&automaton), STATUS_OK);
    assert_int_equal(outline_new(&outline, automaton), STATUS_OK);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(automaton_add(automaton, span_of(sources[i]), false, i), STATUS_OK);
        assert_int_equal(outline_add(outline, i), STATUS_OK);
    }
    assert_int_equal(outline_start(outline, span_of("pier and quay"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 0 | 1 << 1);
    assert_int_equal(outline_start(outline, span_of("pies"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 2);
    assert_int_equal(outline_start(outline, span_of("pie"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 0);
    outline_free(outline);
    automaton_free(automaton);
}

/* Outlines of one automaton: of all of a pattern, and of one way to begin it. */
TEST(shares_an_automaton) {
    struct made made = outline_of("harbour (?:pier|gate)|quay", false);
    struct automaton_nodes nodes = {VECTOR_INIT};
    struct outline *quay;
    size_t count;
    const struct automaton_branch *branches = automaton_branches(made.automaton, 0, &count);
    assert_int_equal(count, 2);
    assert_int_equal(automaton_begin(made.automaton, &branches[1], &nodes), STATUS_OK);
    assert_int_equal(nodes.list.count, 1);
    assert_int_equal(outline_new(&quay, made.automaton), STATUS_OK);
    assert_int_equal(outline_add_node(quay, nodes.list.items[0]), STATUS_OK);
    assert_true(may_match(quay, "quay"));
    assert_false(may_match(quay, "harbour gate"));
    assert_true(may_match(made.outline, "quay"));
    assert_true(may_match(made.outline, "harbour gate"));
    assert_false(may_match(made.outline, "harbour quay"));
    VECTOR_RELEASE(&nodes.list);
    outline_free(quay);
    release(made);
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Pieces of page furniture, so that a few in a row are matched by some rule now and then. */
static const char *const PIECES[] = {
    "By ",
    "Corin ",
    "Maddox",
    "Share ",
    "Save ",
    "4",
    " min read",
    "Advertisement",
    "(Photo: ",
    "Reuters",
    ")",
    ". ",
    "the ",
    "pier",
    "Related",
    ": ",
    "newsletter",
    "Sign up for ",
    "our ",
    "© ",
    "2031",
    " | ",
    " – ",
    "Calder Gazette",
    "12 May ",
    "10:30",
    " a.m. ",
    "Posted on ",
    "editor",
    "staff ",
    "@",
    "read more",
    "Comments",
    "Привет ",
    "港口",
    "“",
    "”",
    "’s ",
    "AP ",
    "/",
    "https://",
    "a.example",
    "cookies ",
    "we ",
    "use ",
    "says:",
    "PORT ELLERY",
    " (Meridian Wire) — ",
    "Facebook ",
    "Twitter ",
    "\n",
    "K",
    "contributed to this report",
    "all rights reserved",
};

static size_t random_text(uint32_t *seed, char *text) {
    size_t size = 0;
    for (uint32_t count = 1 + next_random(seed) % 6; count > 0; count--) {
        const char *piece = PIECES[next_random(seed) % (sizeof PIECES / sizeof *PIECES)];
        memcpy(text + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return size;
}

/* Every rule, as whole line or at the start, is let through wherever it matches. */
TEST(lets_through_what_matches) {
    size_t count, matches = 0;
    const struct article_rule *rules = article_rules_list(&count);
    for (size_t i = 0; i < count; i++) {
        bool whole = rules[i].place <= PLACE_EDGE;
        struct made made = outline_of(rules[i].pattern, whole);
        struct outline *outline = made.outline;
        struct pattern *pattern;
        unsigned flags = whole ? PATTERN_WHOLE | PATTERN_CASELESS : PATTERN_ANCHORED;
        assert_int_equal(pattern_new(&pattern, span_of(rules[i].pattern), flags), STATUS_OK);
        uint32_t seed = (uint32_t)i;
        for (int n = 0; n < 4000; n++) {
            char text[256];
            struct span span = {text, random_text(&seed, text)};
            struct pattern_match match;
            struct automaton_set set, begun, starts;
            assert_int_equal(pattern_search(pattern, span, 0, &match), STATUS_OK);
            assert_int_equal(outline_whole(outline, span, &set), STATUS_OK);
            assert_int_equal(outline_start(outline, span, &starts), STATUS_OK);
            assert_int_equal(outline_begun(outline, span, whole, &begun), STATUS_OK);
            matches += match.found;
            assert_true(!match.found || (whole ? automaton_set_has(&set, 0) : automaton_set_has(&starts, 0)));
            assert_true(!match.found || automaton_set_has(&begun, 0));
        }
        pattern_free(pattern);
        release(made);
    }
    assert_true(matches > 1000);
}

static enum status make_and_read(void *context) {
    (void)context;
    struct automaton *automaton;
    struct outline *outline = NULL;
    struct automaton_set set;
    char follows[128];
    size_t count;
    enum status status = automaton_new(&automaton);
    if (!status) status = automaton_add(automaton, span_of("(?:pier|gate)[a-z]+ \\d{1,3}"), true, 0);
    if (!status) status = automaton_add(automaton, span_of("p(?=.)[^x]*"), false, 1);
    if (!status) status = outline_new(&outline, automaton);
    if (!status) status = outline_add(outline, 0);
    if (!status) status = outline_add(outline, 1);
    if (!status) status = outline_whole(outline, span_of("gates 12"), &set);
    if (!status) status = outline_begun(outline, span_of("piers 12"), true, &set);
    if (!status) status = outline_start(outline, span_of("pier"), &set);
    if (!status) status = outline_follows(outline, span_of("g"), follows, &count);
    outline_free(outline);
    automaton_free(automaton);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_read, NULL);
}
