/*
 * test_open_branches.c - branches of patterns that a text may begin like whatever its first word is
 */
#include "../unit.h"
#include "pattern/open_branches.h"
#include "pattern/prefilter.h"

enum { OUTLET, CONTRIBUTED, LABEL, DESK };

enum { TRAIT = 4 };

static const char *const PATTERNS[] = {"[^|.]{3,40} [|–-] (?-i:\\p{Lu}\\p{L}+)",
                                       ".{0,60}contributed to this report.{0,9}",
                                       "(?:print|save) all|[a-z]+: \\d+", "(?:the )?[a-z ]+ desk"};

struct made {
    struct nfa *nfa;
    struct dfa *closed;
    struct open_branches open;
};

/* Adds what a pattern begins with: closed nodes where they belong, unless all are to be open. */
static enum status add(struct made *made, unsigned number, bool all_open, unsigned traits) {
    struct nfa_nodes nodes = {VECTOR_INIT}, room[2] = {{VECTOR_INIT}, {VECTOR_INIT}};
    size_t count;
    const struct nfa_branch *branches = nfa_branches(made->nfa, number, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) {
        nodes.list.count = 0;
        status = nfa_begin(made->nfa, &branches[i], &nodes);
        for (size_t k = 0; k < nodes.list.count && !status; k++) {
            uint32_t node = nodes.list.items[k];
            bool open = all_open;
            if (!all_open) status = open_branches_is_open(made->nfa, node, room, &open);
            if (status) break;
            status = open ? open_branches_add(&made->open, made->nfa, &branches[i], node, traits)
                          : dfa_add_node(made->closed, node);
        }
    }
    VECTOR_RELEASE(&nodes.list);
    for (int i = 0; i < 2; i++) VECTOR_RELEASE(&room[i].list);
    return status;
}

static enum status make(struct made *made) {
    const char *unread;
    *made = (struct made){NULL, NULL, {VECTOR_INIT}};
    enum status status = nfa_new(&made->nfa);
    for (unsigned i = 0; i <= DESK && !status; i++)
        status = nfa_add(made->nfa, span_of(PATTERNS[i]), true, i, &unread);
    if (!status) status = dfa_new(&made->closed, made->nfa);
    for (unsigned i = 0; i <= DESK && !status; i++)
        status = add(made, i, i == CONTRIBUTED, i == DESK ? TRAIT : 0);
    return status;
}

static void release(struct made *made) {
    open_branches_release(&made->open);
    dfa_free(made->closed);
    nfa_free(made->nfa);
}

static unsigned found(struct made *made, const char *text) {
    struct nfa_set set = {{0}}, closed;
    assert_int_equal(open_branches_whole(&made->open, span_of(text), 0, TRAIT, &set), STATUS_OK);
    assert_int_equal(dfa_whole(made->closed, span_of(text), &closed), STATUS_OK);
    return (unsigned)(set.bits[0] | closed.bits[0] << 8);
}

TEST(shares_out_what_is_open) {
    struct made made;
    assert_int_equal(make(&made), STATUS_OK);
    assert_int_equal(found(&made, "Ferry hall reopens | Gazette"), 1 << OUTLET);
    assert_int_equal(found(&made, "Ferry hall reopens | the Gazette"), 0);
    assert_int_equal(found(&made, "Ferry hall reopens. | Gazette"), 0);
    assert_int_equal(found(&made, "Nadia Fontell CONTRIBUTED to this report."), 1 << CONTRIBUTED);
    assert_int_equal(found(&made, "contributed to this report"), 1 << CONTRIBUTED);
    assert_int_equal(found(&made, "contributed to this article"), 0);
    assert_int_equal(found(&made, "Save all"), 1 << LABEL << 8);
    assert_int_equal(found(&made, "Pages: 12"), 1 << LABEL);
    assert_int_equal(found(&made, "The night desk"), 1 << DESK | 1 << DESK << 8);
    assert_int_equal(found(&made, "Our night desk"), 1 << DESK);
    assert_int_equal(found(&made, "The night shift"), 0);
    release(&made);
}

TEST(starts_are_found_too) {
    struct made made;
    struct nfa_set set = {{0}};
    assert_int_equal(make(&made), STATUS_OK);
    assert_int_equal(open_branches_start(&made.open, span_of("It rained: all day."), 0, &set), STATUS_OK);
    assert_int_equal(set.bits[0], 0);
    assert_int_equal(open_branches_start(&made.open, span_of("Pages: 12, all of them in colour"), 0, &set),
                     STATUS_OK);
    assert_int_equal(set.bits[0], 1 << LABEL);
    release(&made);
}

/* What a text lacks for sure, it is not looked through for. */
TEST(starts_are_ruled_out_by_what_is_known) {
    struct made made = {NULL, NULL, {VECTOR_INIT}};
    struct nfa_set set = {{0}};
    assert_int_equal(nfa_new(&made.nfa), STATUS_OK);
    const char *unread;
    assert_int_equal(nfa_add(made.nfa, span_of("[^.(]+\\(photo\\) "), false, 0, &unread), STATUS_OK);
    assert_int_equal(add(&made, 0, true, 0), STATUS_OK);
    struct span text = span_of("The ferry hall (photo) reopens");
    assert_int_equal(open_branches_start(&made.open, text, PREFILTER_BRACKET, &set), STATUS_OK);
    assert_true(nfa_set_empty(&set));
    assert_int_equal(open_branches_start(&made.open, text, PREFILTER_SLASH, &set), STATUS_OK);
    assert_true(nfa_set_has(&set, 0));
    release(&made);
}

TEST(branches_with_a_trait_are_left_out) {
    struct made made;
    struct nfa_set set = {{0}};
    assert_int_equal(make(&made), STATUS_OK);
    assert_int_equal(open_branches_whole(&made.open, span_of("Our night desk"), 0, 0, &set), STATUS_OK);
    assert_true(nfa_set_empty(&set));
    assert_int_equal(open_branches_whole(&made.open, span_of("Our night desk"), 0, TRAIT | 1, &set),
                     STATUS_OK);
    assert_true(nfa_set_has(&set, DESK));
    release(&made);
}

/* Longer than any match: by what is counted, and by the pattern. */
TEST(long_texts_are_left_out) {
    struct made made;
    char text[200];
    assert_int_equal(make(&made), STATUS_OK);
    const char *tail = "contributed to this report";
    for (size_t before = 50; before < 120; before++) {
        memset(text, 'a', before);
        memcpy(text + before, tail, strlen(tail) + 1);
        assert_int_equal(found(&made, text),
                         before + strlen(tail) <= 60 + strlen(tail) + 9 ? 1 << CONTRIBUTED : 0);
    }
    release(&made);
}

static enum status make_and_read(void *context) {
    (void)context;
    struct made made;
    struct nfa_set set = {{0}};
    enum status status = make(&made);
    if (!status)
        status = open_branches_whole(&made.open, span_of("The night desk | Gazette"), 0, TRAIT, &set);
    if (!status) status = open_branches_start(&made.open, span_of("Pages: 12"), 0, &set);
    release(&made);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_read, NULL);
}
