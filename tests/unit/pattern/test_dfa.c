/*
 * test_dfa.c - what a lazy automaton rules out does not match
 */
#include "../unit.h"
#include "pattern/dfa.h"

/* A lazy automaton of one pattern, and the automaton that it is made of. */
struct made {
    struct nfa *nfa;
    struct dfa *dfa;
};

/* Adds a pattern and all that it begins with. */
static enum status add(struct nfa *nfa, struct dfa *dfa, const char *source, bool caseless, unsigned number) {
    struct nfa_nodes nodes = {VECTOR_INIT};
    const char *unread;
    size_t count;
    enum status status = nfa_add(nfa, span_of(source), caseless, number, &unread);
    const struct nfa_branch *branches = nfa_branches(nfa, number, &count);
    for (size_t i = 0; i < count && !status; i++) status = nfa_begin(nfa, &branches[i], &nodes);
    for (size_t i = 0; i < nodes.list.count && !status; i++) status = dfa_add_node(dfa, nodes.list.items[i]);
    VECTOR_RELEASE(&nodes.list);
    return status;
}

static struct made dfa_of(const char *source, bool caseless) {
    struct made made;
    assert_int_equal(nfa_new(&made.nfa), STATUS_OK);
    assert_int_equal(dfa_new(&made.dfa, made.nfa), STATUS_OK);
    assert_int_equal(add(made.nfa, made.dfa, source, caseless, 0), STATUS_OK);
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
    for (unsigned i = 0; i < 4; i++) assert_int_equal(add(nfa, dfa, sources[i], false, i), STATUS_OK);
    assert_int_equal(dfa_start(dfa, span_of("pier and quay"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 0 | 1 << 1);
    assert_int_equal(dfa_start(dfa, span_of("pies"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 1 << 2);
    assert_int_equal(dfa_start(dfa, span_of("pie"), &set), STATUS_OK);
    assert_int_equal(set.bits[0], 0);
    dfa_free(dfa);
    nfa_free(nfa);
}

/* Lazy automata of one automaton: of all of a pattern, and of one way to begin it. */
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

#define FOUR "[ab][ab][ab][ab]"

/* What tells is the character fourteen before the last, so each way in which the last fourteen can be is a
 * state: one text would need 16,000. What cannot be ruled out may match. */
TEST(too_many_states_rule_nothing_out) {
    struct made made = dfa_of("[ab]*a" FOUR FOUR FOUR "[ab][ab]", false);
    struct nfa_set set;
    char text[40000];
    uint32_t state = 7; /* of a generator whose high bits have no pattern */
    for (size_t i = 0; i < sizeof text; i++) text[i] = "ab"[(state = state * 1664525 + 1013904223) >> 31];
    text[sizeof text - 15] = 'b';
    struct span whole = {text, sizeof text};
    assert_int_equal(dfa_whole(made.dfa, whole, &set), STATUS_OK);
    assert_true(nfa_set_has(&set, 0));
    assert_true(may_match(made.dfa, "abbbbbbbbbbbbbb"));
    assert_false(may_match(made.dfa, "bbbbbbbbbbbbbbb"));
    release(made);
}

static enum status make_and_read(void *context) {
    (void)context;
    struct nfa *nfa;
    struct dfa *dfa = NULL;
    struct nfa_set set;
    enum status status = nfa_new(&nfa);
    if (!status) status = dfa_new(&dfa, nfa);
    if (!status) status = add(nfa, dfa, "(?:pier|gate)[a-z]+ \\d{1,3}", true, 0);
    if (!status) status = add(nfa, dfa, "p(?=.)[^x]*", false, 1);
    if (!status) status = dfa_whole(dfa, span_of("gates 12"), &set);
    if (!status) status = dfa_begun(dfa, span_of("piers 12"), true, &set);
    if (!status) status = dfa_start(dfa, span_of("pier"), &set);
    dfa_free(dfa);
    nfa_free(nfa);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_read, NULL);
}
