/*
 * open_branches.c - branches of patterns that a text may begin like whatever its first word is
 *
 * "Why y" is the beginning of no button and no legal notice, and of a hundred rules at once a glance leaves
 * none. But
 *
 *     [^|.]{14,180} [|–—-] (?:PERSON)          a headline and its outlet
 *     .{0,300}contributed to this report       a credit
 *
 * begin like that too: they are open. One glance along them all would find them in every line, and to read
 * every line along them to its end makes states by the thousand. So they are grouped by what they need
 * (prefilter.h), and a line is read along a group only where it is not too long, and holds what the group
 * needs.
 *
 * A branch is open if it can still match after reading the nonsense word Qqqqqq. A pattern may have branches
 * of both kinds.
 *
 * Cost: that of prefilter_met() for each group, a dozen for our rules; then that of dfa.h for few.
 */
#include "pattern/open_branches.h"
#include "pattern/prefilter.h"

struct open_group {
    uint64_t wants; /* traits, and below them the rows of the filter: one test leaves most groups out */
    struct dfa *dfa;
    struct prefilter filter;
};

/* Traits above rows, as in `wants`. */
static uint64_t join(unsigned traits, unsigned rows) {
    return (uint64_t)traits << 32 | rows;
}

void open_branches_release(struct open_branches *open) {
    for (size_t i = 0; i < open->groups.count; i++) dfa_free(open->groups.items[i].dfa);
    VECTOR_RELEASE(&open->groups);
}

enum status open_branches_is_open(struct nfa *nfa, uint32_t node, struct nfa_nodes room[2], bool *is_open) {
    struct nfa_nodes *here = &room[0], *next = &room[1];
    here->list.count = 0;
    enum status status = nfa_step(nfa, &node, 1, 'Q', here);
    for (int i = 1; i < DFA_GLANCE && !status && here->list.count; i++) {
        next->list.count = 0;
        status = nfa_step(nfa, here->list.items, here->list.count, 'q', next);
        struct nfa_nodes *last = here;
        here = next;
        next = last;
    }
    *is_open = here->list.count > 0;
    return status;
}

/* The lazy automaton of the branches that need the same and have the same traits. */
static enum status find_group(struct open_branches *open, struct nfa *nfa, const struct prefilter *filter,
                              unsigned traits, struct dfa **dfa) {
    for (size_t i = 0; i < open->groups.count; i++) {
        const struct open_group *known = &open->groups.items[i];
        if (known->wants == join(traits, filter->rows) && prefilter_equal(&known->filter, filter))
            return *dfa = known->dfa, STATUS_OK;
    }
    struct open_group *group = VECTOR_ADD(&open->groups);
    if (!group) return STATUS_NOMEM;
    *group = (struct open_group){join(traits, filter->rows), NULL, *filter};
    enum status status = dfa_new(&group->dfa, nfa);
    *dfa = group->dfa;
    return status;
}

enum status open_branches_add(struct open_branches *open, struct nfa *nfa, const struct nfa_branch *branch,
                              uint32_t node, unsigned traits) {
    struct nfa_nodes alone = {{&node, 1, 1}};
    struct prefilter filter;
    struct dfa *dfa = NULL;
    enum status status = prefilter_find(&filter, nfa, branch, &alone);
    if (!status) status = find_group(open, nfa, &filter, traits, &dfa);
    return status ? status : dfa_add_node(dfa, node);
}

static bool is_longer(struct span text, size_t characters) {
    return text.size > characters && prefilter_characters(text) > characters;
}

enum status open_branches_whole(const struct open_branches *open, struct span text, unsigned lacks,
                                unsigned traits, struct nfa_set *set) {
    const struct open_group *group = open->groups.items, *end = group + open->groups.count;
    const uint64_t missing = join(~traits, lacks);
    for (; group < end; group++) {
        struct nfa_set fit;
        if ((group->wants & missing) || is_longer(text, group->filter.longest) ||
            !prefilter_met(&group->filter, text))
            continue;
        enum status status = dfa_whole(group->dfa, text, &fit);
        if (status) return status;
        nfa_set_join(set, &fit);
    }
    return STATUS_OK;
}

enum status open_branches_start(const struct open_branches *open, struct span text, unsigned lacks,
                                struct nfa_set *set) {
    const struct open_group *group = open->groups.items, *end = group + open->groups.count;
    for (; group < end; group++) {
        struct nfa_set may;
        if ((group->wants & lacks) || !prefilter_met(&group->filter, text)) continue;
        enum status status = dfa_start(group->dfa, text, &may);
        if (status) return status;
        nfa_set_join(set, &may);
    }
    return STATUS_OK;
}
