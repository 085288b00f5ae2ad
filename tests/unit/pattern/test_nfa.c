/*
 * test_nfa.c - what patterns are by their rough shape
 */
#include "../unit.h"
#include "article/rules.h"
#include "pattern/nfa.h"
#include "pattern/regex.h"

static struct nfa *nfa_of(const char *source, bool caseless) {
    struct nfa *nfa;
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    assert_int_equal(nfa_add(nfa, span_of(source), caseless, 0), STATUS_OK);
    return nfa;
}

/* Whether the automaton reads all of the text and a pattern ends there; character by character. */
static bool reads_whole(struct nfa *nfa, const char *text) {
    struct nfa_nodes here = {VECTOR_INIT}, next = {VECTOR_INIT};
    size_t count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(nfa_begin(nfa, &branches[i], &here), STATUS_OK);
    for (; *text; text++) {
        if (((unsigned char)*text & 0xC0) == 0x80) continue;
        next.list.count = 0;
        assert_int_equal(
            nfa_step(nfa, here.list.items, here.list.count, (unsigned char)*text, &next),
            STATUS_OK);
        struct nfa_nodes last = here;
        here = next;
        next = last;
    }
    bool ends = false;
    for (size_t i = 0; i < here.list.count; i++) ends = ends || nfa_ends(nfa, here.list.items[i]);
    VECTOR_RELEASE(&here.list);
    VECTOR_RELEASE(&next.list);
    return ends;
}

static void assert_reads(const char *source, bool caseless, const char *fits, const char *fails) {
    struct nfa *nfa = nfa_of(source, caseless);
    assert_true(reads_whole(nfa, fits));
    assert_false(reads_whole(nfa, fails));
    nfa_free(nfa);
}

TEST(reads_what_a_pattern_matches) {
    assert_reads("ferry", false, "ferry", "ferr");
    assert_reads("fer{2}y?", false, "ferr", "fe");
    assert_reads("(?:tide|ebb)s?", false, "ebbs", "ebbtides");
    assert_reads("(?:ab+)?c", false, "abbbc", "ac");
    assert_reads("(?:a+b)?c", false, "aabc", "aac");
    assert_reads("a*b*c", false, "aabbc", "abac");
    assert_reads("(?:a*b)*c", false, "aabbc", "aac");
    assert_reads("x(?:|y)z", false, "xz", "xyyz");
    assert_reads("(?i)mole|pier", false, "PIER", "PIE");
    assert_reads("\\bpier$", false, "pier", "piers");
    assert_reads("\\x{2013}+", false, "–“", "–a");
}

TEST(knows_its_branches) {
    struct nfa *nfa =
        nfa_of("(?!.{91}).*quay|a(?:b|cd){2,3}e?|.+tide pool(?:s)?|[a-z]{4}", false);
    size_t count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    assert_int_equal(count, 4);
    assert_int_equal(branches[0].longest, 90);
    assert_string_equal(branches[0].word, "quay");
    assert_int_equal(branches[1].longest, 1 + 3 * 2 + 1);
    assert_string_equal(branches[1].word, "a");
    assert_int_equal(branches[2].longest, NFA_UNLIMITED);
    assert_string_equal(branches[2].word, "tide pool");
    assert_int_equal(branches[3].longest, 4);
    assert_string_equal(branches[3].word, "");
    nfa_branches(nfa, 1, &count);
    assert_int_equal(count, 0);
    nfa_free(nfa);
}

/* In either case an s may be a long s, and a k the Kelvin sign; a word is cut to what there is room for. */
TEST(leaves_out_of_words_what_is_written_otherwise) {
    struct nfa *nfa = nfa_of("harbour mask|piers?|abcdefghijlmnopqrtuvwxyz", true);
    size_t count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    assert_int_equal(count, 3);
    assert_string_equal(branches[0].word, "harbour ma");
    assert_string_equal(branches[1].word, "pier");
    assert_int_equal(branches[1].longest, 5);
    assert_string_equal(branches[2].word, "abcdefghijlmnop");
    nfa_free(nfa);
}

static unsigned char prefilter_of(const char *source, const char *const *rows, unsigned count) {
    struct nfa *nfa = nfa_of(source, false);
    struct nfa_nodes nodes = {VECTOR_INIT};
    unsigned char needed;
    size_t branch_count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &branch_count);
    for (size_t i = 0; i < branch_count; i++)
        assert_int_equal(nfa_begin(nfa, &branches[i], &nodes), STATUS_OK);
    assert_int_equal(nfa_needs(nfa, &nodes, rows, count, &needed), STATUS_OK);
    VECTOR_RELEASE(&nodes.list);
    nfa_free(nfa);
    return needed;
}

TEST(knows_what_is_needed) {
    static const char *const rows[] = {"(", ")", "0123456789|-", "0123456789|", "\xE2"};
    assert_int_equal(prefilter_of("(?:on|at)? [^(]*\\((?:a|b)\\)|c\\(", rows, 5), 1);
    assert_int_equal(prefilter_of("a+ \\d+|a[|-]b", rows, 5), 4);
    assert_int_equal(prefilter_of("a\\d\\(|7[^a]*\\(", rows, 5), 1 | 4 | 8);
    assert_int_equal(prefilter_of("a[–—]\\)?", rows, 5), 16);
    assert_int_equal(prefilter_of("(?:\\(\\))*", rows, 5), 0);
}

TEST(tells_apart_what_is_read) {
    struct nfa *nfa = nfa_of("[a-f]+x|\\d[a-c]", false);
    struct nfa_nodes nodes = {VECTOR_INIT};
    unsigned char column[256];
    unsigned columns;
    size_t count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    assert_int_equal(nfa_begin(nfa, &branches[0], &nodes), STATUS_OK);
    assert_int_equal(nfa_columns(nfa, &nodes, column, &columns), STATUS_OK);
    assert_int_equal(columns, 4); /* a-f, x, the rest, and the bytes within a character */
    assert_int_equal(column['a'], column['f']);
    assert_int_not_equal(column['a'], column['x']);
    assert_int_equal(column['7'], column[0xE2]);
    assert_int_equal(column[0x80], 3);
    assert_int_equal(nfa_begin(nfa, &branches[1], &nodes), STATUS_OK);
    assert_int_equal(nfa_columns(nfa, &nodes, column, &columns), STATUS_OK);
    assert_int_equal(columns, 6); /* digits, and d-f by themselves */
    assert_int_equal(column['a'], column['c']);
    assert_int_not_equal(column['c'], column['d']);
    assert_int_not_equal(column['7'], column[' ']);
    for (int byte = 0; byte < 256; byte++) assert_true(column[byte] < columns);
    VECTOR_RELEASE(&nodes.list);
    nfa_free(nfa);
}

TEST(what_is_no_pattern_is_refused) {
    static const char *const sources[] = {"(pier",      "pier)",   "(?<name>pier)",
                                          "\\p{Greek}", "\\Qpier", "pi{er"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct nfa *nfa;
        assert_int_equal(nfa_new(&nfa), STATUS_OK);
        assert_int_equal(nfa_add(nfa, span_of(sources[i]), false, 0), STATUS_LIMIT);
        nfa_free(nfa);
    }
}

static bool holds(const char *text, const char *word) {
    size_t size = strlen(word), k = 0;
    for (; strlen(text) >= size; text++) {
        for (k = 0; k < size && (text[k] | 0x20) == (word[k] | 0x20);) k++;
        if (k == size) return true;
    }
    return false;
}

/* No rule matches a line that is longer than its branches, or one without their words. */
TEST(rules_match_within_their_bounds) {
    static const char *const lines[] = {"This report depends on readers like you.",
                                        "Tovar contributed to this report.",
                                        "All rights reserved.",
                                        "The views expressed here are those of the writer.",
                                        "See the full story available on the Gazette",
                                        "Nadia Fontell, Calder Gazette",
                                        "by Corin Maddox",
                                        "4 min read",
                                        "We may earn a commission on what you buy.",
                                        "tags: ferries, harbour"};
    size_t count, matches = 0, branch_count;
    const struct article_rule *rules = article_rules_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].place > PLACE_EDGE) continue;
        struct nfa *nfa = nfa_of(rules[i].pattern, true);
        struct regex *pattern;
        assert_int_equal(regex_new(&pattern, span_of(rules[i].pattern), REGEX_WHOLE | REGEX_CASELESS),
                         STATUS_OK);
        const struct nfa_branch *branches = nfa_branches(nfa, 0, &branch_count);
        for (size_t n = 0; n < sizeof lines / sizeof *lines; n++) {
            struct regex_match match;
            assert_int_equal(regex_search(pattern, span_of(lines[n]), 0, &match), STATUS_OK);
            bool fits = false;
            for (size_t b = 0; b < branch_count; b++)
                fits = fits || (strlen(lines[n]) <= branches[b].longest && holds(lines[n], branches[b].word));
            assert_true(!match.found || fits);
            matches += match.found;
        }
        regex_free(pattern);
        nfa_free(nfa);
    }
    assert_true(matches >= sizeof lines / sizeof *lines - 1);
}
