/*
 * test_nfa.c - what patterns are by their rough shape
 */
#include "../unit.h"
#include "pattern/nfa.h"

static struct nfa *nfa_of(const char *source, bool caseless) {
    struct nfa *nfa;
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    const char *unread;
    assert_int_equal(nfa_add(nfa, span_of(source), caseless, 0, &unread), STATUS_OK);
    assert_null(unread);
    return nfa;
}

/* What is not known of a pattern, or "". */
static const char *unread_of(struct span source) {
    struct nfa *nfa;
    const char *unread;
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    assert_int_equal(nfa_add(nfa, source, false, 0, &unread), STATUS_OK);
    nfa_free(nfa);
    return unread ? unread : "";
}

/* Whether the automaton reads all of the text and a pattern ends there; character by character. */
static bool reads_whole(struct nfa *nfa, const char *text) {
    struct nfa_nodes here = {VECTOR_INIT}, next = {VECTOR_INIT};
    size_t count;
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    for (size_t i = 0; i < count; i++) assert_int_equal(nfa_begin(nfa, &branches[i], &here), STATUS_OK);
    for (; *text; text++) {
        if (((unsigned char)*text & 0xC0) == 0x80) continue;
        next.list.count = 0;
        assert_int_equal(nfa_step(nfa, here.list.items, here.list.count, (unsigned char)*text, &next),
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
    assert_reads("a(?:b|(?i)c)", false, "aC", "aB");
    assert_reads("a(?i:b)c", false, "aBc", "aBC");
    assert_reads("a(?-i:b)c", true, "AbC", "aBc");
    assert_reads("(?!.{9}x)pier", false, "pier", "pie");
    assert_reads("\\bpier$", false, "pier", "piers");
    assert_reads("\\x{2013}+", false, "–“", "–a");
}

TEST(knows_its_branches) {
    struct nfa *nfa = nfa_of("(?!.{91}).*quay|a(?:b|cd){2,3}e?|.+tide pool(?:s)?|[a-z]{4}", false);
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

/* What is not known is read as anything at all, and said. */
TEST(what_is_not_known_is_read_as_anything) {
    static const char *const sources[] = {"(pier", "pier)",  "(?<name>pier)", "[[:alpha:]]+", "\\Qpier",
                                          "pi{er", "(a)\\1", "(?>pier)",      "[\\b]",        "[pier",
                                          "pier[", "pier\\", "\\x41"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct nfa *nfa;
        const char *unread;
        assert_int_equal(nfa_new(&nfa), STATUS_OK);
        assert_int_equal(nfa_add(nfa, span_of(sources[i]), false, 0, &unread), STATUS_OK);
        assert_non_null(unread);
        assert_true(reads_whole(nfa, ""));
        assert_true(reads_whole(nfa, "the ferry – at noon"));
        nfa_free(nfa);
    }
}

/* Every front of these is a pattern, and what stands behind it in memory is none of it. */
TEST(nothing_behind_a_pattern_is_read) {
    static const char *const sources[] = {
        "\\x{41}\\p{Lu}\\P{Greek}", "[\\x{41}-\\x{5A}é-ü]", "(?:pi|(?=er)|(?<!y)q)+?",
        "a{2,3}b{4}c{5,}",          "\\d\\w\\s\\b",         "[^a-z\\]]–"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        for (size_t size = 0; size <= strlen(sources[i]); size++) {
            struct span within = {sources[i], size}, copy = exact_copy(within);
            assert_string_equal(unread_of(within), unread_of(copy));
            free((char *)(uintptr_t)copy.data);
        }
    assert_string_equal(unread_of((struct span){"\\x{41}", 2}), unread_of(span_of("\\x")));
    assert_string_equal(unread_of(span_of("\\x")), "an escape other than \\b \\d \\p \\s \\w \\x{...}");
}

/* Each bracket is a class of its own, and there is room for some thousand. */
TEST(too_many_classes_are_read_as_anything) {
    struct buffer source = BUFFER_INIT;
    for (int first = 'A'; first < 'z'; first++)
        for (int last = first + 1; last <= 'z'; last++) {
            if (first >= '[' && first <= '`' && first != '_') continue;
            if (last >= '[' && last <= '`') continue;
            char bracket[] = {'[', (char)first, (char)last, ']'};
            buffer_append(&source, (struct span){bracket, sizeof bracket});
        }
    struct nfa *nfa;
    const char *unread;
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    assert_int_equal(nfa_add(nfa, buffer_span(&source), false, 0, &unread), STATUS_OK);
    assert_non_null(unread);
    assert_true(reads_whole(nfa, "the ferry"));
    nfa_free(nfa);
    buffer_release(&source);
}

/* Twenty-four groups may be open at a time, and any number closed. */
TEST(groups_within_groups_are_read_to_a_depth) {
    for (int depth = 23; depth <= 26; depth++) {
        struct buffer source = BUFFER_INIT;
        struct nfa *nfa;
        const char *unread;
        for (int i = 0; i < 30; i++) buffer_append(&source, span_of("(?:x)?"));
        for (int i = 0; i < depth; i++) buffer_append(&source, span_of("(?:"));
        buffer_append(&source, span_of("pier"));
        for (int i = 0; i < depth; i++) buffer_append(&source, span_of(")"));
        assert_int_equal(nfa_new(&nfa), STATUS_OK);
        assert_int_equal(nfa_add(nfa, buffer_span(&source), false, 0, &unread), STATUS_OK);
        assert_true((unread == NULL) == (depth <= 24));
        assert_true(reads_whole(nfa, "pier"));
        assert_true(reads_whole(nfa, "quay") == (depth > 24));
        nfa_free(nfa);
        buffer_release(&source);
    }
}

TEST(any_property_may_be_any_character) {
    assert_reads("\\p{Greek}+", false, "xλ", "");
    assert_reads("a\\p{P}?", false, "a!", "ab!");
    assert_reads("\\P{Lu}\\pN", false, "a1", "a");
}

/* Rows of a pattern are its branches. */
TEST(rows_are_branches) {
    struct nfa *nfa = nfa_of("pier|quay", false);
    const char *unread;
    size_t count;
    assert_int_equal(nfa_add(nfa, span_of("gate"), true, 0, &unread), STATUS_OK);
    nfa_branches(nfa, 0, &count);
    assert_int_equal(count, 3);
    assert_true(reads_whole(nfa, "GATE"));
    assert_false(reads_whole(nfa, "PIER"));
    nfa_free(nfa);
}

static void assert_literals(const char *source, bool caseless, const char *expected) {
    struct nfa *nfa = nfa_of(source, caseless);
    struct buffer found = BUFFER_INIT;
    size_t count;
    const struct nfa_branch *branch = nfa_branches(nfa, 0, &count);
    const struct nfa_literal *literal = nfa_literals(nfa, branch);
    for (unsigned i = 0; i < branch->literal_count; i++, literal++) {
        assert_int_equal(literal->either_case, caseless);
        if (i > 0) buffer_append(&found, span_of(","));
        buffer_append(&found, (struct span){literal->bytes, literal->size});
    }
    assert_span_equal(buffer_span(&found), expected);
    buffer_release(&found);
    nfa_free(nfa);
}

/* Literals start words, are as long as can be, and one of them stands in each match. */
TEST(knows_its_literals) {
    assert_literals(".{0,300}\\bcontributed (?:to this|from).{0,80}", true,
                    "contributed to this,contributed from");
    assert_literals("ferr(?:y|ies) .*", false, "ferry ,ferries ");
    assert_literals("[Ff]erry .*", false, "Ferry ,ferry ");
    assert_literals(".* \\(?photos?: .*", false, "(photos: ,(photo: ,photos: ,photo: ");
    assert_literals("(?:reads|writes)+ .*", false, "reads,writes");
    assert_literals(".*(?: harbour| pier .*)", false, "harbour,pier ");
    assert_literals("SKIP (?=pier).*", true, "skip ");
}

TEST(knows_where_no_literal_is) {
    assert_literals(".{0,40}harbour", false, ""); /* perhaps within a word */
    assert_literals(".* (?:harbour|sea) .*", false, "harbour ,sea ");
    assert_literals(".* (?:harbour|a) .*", false, ""); /* " a " is too short */
    assert_literals("(?:harbour)?.*", false, "");      /* may be absent */
    assert_literals("(?:harbour )*.*", false, "");
    assert_literals("(?!harbour).*", false, ""); /* is not read */
    assert_literals("[a-z]harbour", false, "");
    assert_literals("harbour|.*", false, "harbour"); /* of the first branch alone */
    assert_literals("\xC3\xA9harbour", false, "");
}
