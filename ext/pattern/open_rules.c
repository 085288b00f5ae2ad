/*
 * open_rules.c - rules that a line may begin like whatever its first word is
 *
 * "Why y" is the beginning of no button and no legal notice, and of a hundred rules at once a glance leaves none. But
 *
 *     [^|.]{14,180} [|–—-] (?:PERSON)          a headline and its outlet
 *     .{0,300}contributed to this report       a credit
 *
 * begin like that too: they are open. One glance along them all would find them in every line, and to read every line
 * along them to its end makes states by the thousand. So they are grouped by what they need (prefilter.h), and a line is
 * read along a group only where it is not too long, and holds it.
 *
 * What is open is found out by a word of no language, Qqqqqq: a way to begin a rule that has read it and waits for
 * more. A rule may have ways of both kinds.
 *
 * Cost: that of needs_met() for each group, a dozen for our rules; then that of dfa.h for few.
 */
#include "pattern/open_rules.h"
#include "pattern/prefilter.h"

struct open_group {
    struct outline *outline;
    struct needs needs;
};

void open_rules_release(struct open_rules *open) {
    for (size_t i = 0; i < open->groups.count; i++) outline_free(open->groups.items[i].outline);
    VECTOR_RELEASE(&open->groups);
}

/* Whether a word of no language is read from a node on, and more is read behind it. */
static enum status is_open(struct automaton *automaton, uint32_t node, bool *open) {
    struct automaton_nodes here = {VECTOR_INIT}, next = {VECTOR_INIT};
    enum status status = automaton_step(automaton, &node, 1, 'Q', &here);
    for (int i = 1; i < OUTLINE_GLANCE && !status && here.list.count; i++) {
        next.list.count = 0;
        status = automaton_step(automaton, here.list.items, here.list.count, 'q', &next);
        struct automaton_nodes last = here;
        here = next;
        next = last;
    }
    *open = here.list.count > 0;
    VECTOR_RELEASE(&here.list);
    VECTOR_RELEASE(&next.list);
    return status;
}

/* The group of the open rules that begin at a node of a branch. */
static enum status find_group(struct open_rules *open, struct automaton *automaton,
                              const struct automaton_branch *branch, uint32_t node,
                              struct outline **outline) {
    struct automaton_nodes alone = {{&node, 1, 1}};
    struct needs needs;
    enum status status = needs_find(&needs, automaton, branch, &alone);
    for (size_t i = 0; i < open->groups.count && !status; i++) {
        const struct open_group *known = &open->groups.items[i];
        if (needs_equal(&known->needs, &needs)) return *outline = known->outline, STATUS_OK;
    }
    struct open_group *group = status ? NULL : VECTOR_ADD(&open->groups);
    if (!group) return STATUS_NOMEM;
    *group = (struct open_group){NULL, needs};
    status = outline_new(&group->outline, automaton);
    *outline = group->outline;
    return status;
}

/* Adds what a branch of a rule begins with to a group of `open`, or, where there is one, to `closed`. */
static enum status add_branch(struct open_rules *open, struct automaton *automaton,
                              const struct automaton_branch *branch, struct outline *closed) {
    struct automaton_nodes nodes = {VECTOR_INIT};
    enum status status = automaton_begin(automaton, branch, &nodes);
    for (size_t i = 0; i < nodes.list.count && !status; i++) {
        struct outline *outline = closed;
        bool is = !closed;
        if (closed) status = is_open(automaton, nodes.list.items[i], &is);
        if (is && !status) status = find_group(open, automaton, branch, nodes.list.items[i], &outline);
        if (!status) status = outline_add_node(outline, nodes.list.items[i]);
    }
    VECTOR_RELEASE(&nodes.list);
    return status;
}

enum status open_rules_add(struct open_rules *open, struct automaton *automaton, unsigned number,
                           struct outline *closed) {
    size_t count;
    const struct automaton_branch *branches = automaton_branches(automaton, number, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) status = add_branch(open, automaton, &branches[i], closed);
    return status;
}

enum status open_rules_whole(const struct open_rules *open, struct span text, struct automaton_set *set) {
    size_t characters = needs_characters(text);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < open->groups.count && !status; i++) {
        const struct open_group *group = &open->groups.items[i];
        struct automaton_set fit;
        if (characters > group->needs.longest || !needs_met(&group->needs, text)) continue;
        status = outline_whole(group->outline, text, &fit);
        automaton_set_join(set, &fit);
    }
    return status;
}

enum status open_rules_start(const struct open_rules *open, struct span text, unsigned lacks,
                             struct automaton_set *set) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < open->groups.count && !status; i++) {
        const struct open_group *group = &open->groups.items[i];
        struct automaton_set may;
        if ((group->needs.rows & lacks) || !needs_met(&group->needs, text)) continue;
        status = outline_start(group->outline, text, &may);
        automaton_set_join(set, &may);
    }
    return status;
}
