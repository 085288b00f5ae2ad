/*
 * test_dfa.c - what an outline rules out does not match
 */
#include "../unit.h"
#include "article/rules.h"
#include "pattern/dfa.h"
#include "pattern/regex.h"

/* An outline of one pattern, and the automaton that it is made of. */
struct made {
    struct nfa *nfa;
    struct dfa *dfa;
};

static struct made dfa_of(const char *source, bool caseless) {
    struct made made;
    assert_int_equal(nfa_new(&made.nfa), STATUS_OK);
    assert_int_equal(nfa_add(made.nfa, span_of(source), caseless, 0), STATUS_OK);
    assert_int_equal(dfa_new(&made.dfa, made.nfa), STATUS_OK);
    assert_int_equal(dfa_add(made.dfa, 0), STATUS_OK);
    return made;
}

static void release(struct made made) {
    dfa_free(made.dfa);
    nfa_free(made.nfa);
}

static bool may_match(struct dfa *dfa, const char *text) {
    struct nfa_set set;
    assert_int_equal(dfa_whole(dfa, span_of(text), &set), STATUS_OK);
    return nfa_set_has(&set, 0);
}

static void assert_whole(const char *source, bool caseless, const char *fits, const char *fails) {
    struct made made = dfa_of(source, caseless);
    assert_true(may_match(made.dfa, fits));
    assert_false(may_match(made.dfa, fails));
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

static void assert_follows(struct dfa *dfa, const char *text, const char *expected) {
    char follows[128];
    size_t count;
    assert_int_equal(dfa_follows(dfa, span_of(text), follows, &count), STATUS_OK);
    assert_span_equal((struct span){follows, count}, expected);
}

TEST(knows_what_follows) {
    struct made made = dfa_of("(?<=[.] )\\((?:Photo(?: by)?|Pic)s?: |Lena?|Qu\xC3\xA4y|[a-c]+", false);
    assert_follows(made.dfa, "", "(LQabc");
    assert_follows(made.dfa, "(P", "hi");
    assert_follows(made.dfa, "(Photo", " :s");
    assert_follows(made.dfa, "Len", "");
    assert_follows(made.dfa, "Qu", "");
    assert_follows(made.dfa, "Quay", "");
    release(made);
}

TEST(starts_and_ends_soon) {
    struct made made = dfa_of("Share (?:Save )+|X ", false);
    struct nfa_set set;
    assert_int_equal(dfa_start(made.dfa, span_of("Share Save EPA"), &set), STATUS_OK);
    assert_true(nfa_set_has(&set, 0));
    assert_int_equal(dfa_start(made.dfa, span_of("Share prices fell"), &set), STATUS_OK);
    assert_true(nfa_set_empty(&set));
    assert_int_equal(dfa_begun(made.dfa, span_of("gate Share"), false, &set), STATUS_OK);
    const char text[] = {'g', 'a', 't', 'e', ' ', 'S', 'h', 'a', 'r', 'e'};
    assert_true(dfa_ends_soon(made.dfa, text, text + sizeof text));
    assert_false(dfa_ends_soon(made.dfa, text + 5, text + sizeof text));
    struct span ended = span_of("X on the quay");
    assert_int_equal(dfa_begun(made.dfa, ended, true, &set), STATUS_OK);
    assert_false(dfa_ends_soon(made.dfa, ended.data, ended.data + ended.size));
    release(made);
}

/* Two patterns that may match at one place: the one that is shorter, and the one that is not yet dead. */
TEST(starts_of_many) {
    struct nfa *nfa;
    struct dfa *dfa;
    struct nfa_set set;
    static const char *const sources[] = {"pier", "pier and gate", "pie[^r]", "quay"};
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    assert_int_equal(dfa_new(&dfa, nfa), STATUS_OK);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(nfa_add(nfa, span_of(sources[i]), false, i), STATUS_OK);
        assert_int_equal(dfa_add(dfa, i), STATUS_OK);
    }
    assert_int_equal(dfa_start(dfa, span_of("pier and quay"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 0 | 1 << 1);
    assert_int_equal(dfa_start(dfa, span_of("pies"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 2);
    assert_int_equal(dfa_start(dfa, span_of("pie"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 0);
    dfa_free(dfa);
    nfa_free(nfa);
}

/* Outlines of one automaton: of all of a pattern, and of one way to begin it. */
TEST(shares_an_automaton) {
    struct made made = dfa_of("harbour (?:pier|gate)|quay", false);
    struct nfa_nodes nodes = {VECTOR_INIT};
    struct dfa *quay;
    size_t count;
    const struct nfa_branch *branches = nfa_branches(made.nfa, 0, &count);
    assert_int_equal(count, 2);
    assert_int_equal(nfa_begin(made.nfa, &branches[1], &nodes), STATUS_OK);
    assert_int_equal(nodes.list.count, 1);
    assert_int_equal(dfa_new(&quay, made.nfa), STATUS_OK);
    assert_int_equal(dfa_add_node(quay, nodes.list.items[0]), STATUS_OK);
    assert_true(may_match(quay, "quay"));
    assert_false(may_match(quay, "harbour gate"));
    assert_true(may_match(made.dfa, "quay"));
    assert_true(may_match(made.dfa, "harbour gate"));
    assert_false(may_match(made.dfa, "harbour quay"));
    VECTOR_RELEASE(&nodes.list);
    dfa_free(quay);
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
        struct made made = dfa_of(rules[i].pattern, whole);
        struct dfa *dfa = made.dfa;
        struct regex *pattern;
        unsigned flags = whole ? REGEX_WHOLE | REGEX_CASELESS : REGEX_ANCHORED;
        assert_int_equal(regex_new(&pattern, span_of(rules[i].pattern), flags), STATUS_OK);
        uint32_t seed = (uint32_t)i;
        for (int n = 0; n < 4000; n++) {
            char text[256];
            struct span span = {text, random_text(&seed, text)};
            struct regex_match match;
            struct nfa_set set, begun, starts;
            assert_int_equal(regex_search(pattern, span, 0, &match), STATUS_OK);
            assert_int_equal(dfa_whole(dfa, span, &set), STATUS_OK);
            assert_int_equal(dfa_start(dfa, span, &starts), STATUS_OK);
            assert_int_equal(dfa_begun(dfa, span, whole, &begun), STATUS_OK);
            matches += match.found;
            assert_true(!match.found || (whole ? nfa_set_has(&set, 0) : nfa_set_has(&starts, 0)));
            assert_true(!match.found || nfa_set_has(&begun, 0));
        }
        regex_free(pattern);
        release(made);
    }
    assert_true(matches > 1000);
}

static enum status make_and_read(void *context) {
    (void)context;
    struct nfa *nfa;
    struct dfa *dfa = NULL;
    struct nfa_set set;
    char follows[128];
    size_t count;
    enum status status = nfa_new(&nfa);
    if (!status) status = nfa_add(nfa, span_of("(?:pier|gate)[a-z]+ \\d{1,3}"), true, 0);
    if (!status) status = nfa_add(nfa, span_of("p(?=.)[^x]*"), false, 1);
    if (!status) status = dfa_new(&dfa, nfa);
    if (!status) status = dfa_add(dfa, 0);
    if (!status) status = dfa_add(dfa, 1);
    if (!status) status = dfa_whole(dfa, span_of("gates 12"), &set);
    if (!status) status = dfa_begun(dfa, span_of("piers 12"), true, &set);
    if (!status) status = dfa_start(dfa, span_of("pier"), &set);
    if (!status) status = dfa_follows(dfa, span_of("g"), follows, &count);
    dfa_free(dfa);
    nfa_free(nfa);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_read, NULL);
}
