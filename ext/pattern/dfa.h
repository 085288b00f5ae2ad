/*
 * dfa.h - which of many patterns a text can match at all, read off it in one pass
 *
 * A lazy automaton is made of patterns of an automaton (nfa.h), or of some of the ways they may begin. What
 * it rules out does not match; what it lets through may or may not, and is then searched for. The text must
 * be valid UTF-8.
 *
 * Cost: some ns a byte, and less where the answer is clear after the first few. It keeps what it
 * worked out for the next text, up to a bound (DFA_STATES, some 2 MB): one thread at a time. Calls fail with
 * STATUS_NOMEM alone.
 */
#ifndef NEWSPRINT_PATTERN_DFA_H
#define NEWSPRINT_PATTERN_DFA_H

#include "pattern/nfa.h"

enum { DFA_STATES = 4096 };

/* How far dfa_begun() looks. The longer, the fewer patterns are let through, and the more states are made:
 * 18 MB of news take 1,600 for our rules at 4 bytes, 2,200 at 5, 2,700 at 6; without a bound the products of
 * patterns that begin with any word fill all of DFA_STATES every few hundred lines. */
enum { DFA_GLANCE = 6 };

struct dfa;

/* The caller frees *dfa, which is NULL after a failure, and keeps the automaton until then. */
enum status dfa_new(struct dfa **dfa, struct nfa *nfa);
void dfa_free(struct dfa *dfa);

/* Adds one of the nodes that a branch of a pattern begins with. All are added before the first text is
 * read. */
enum status dfa_add_node(struct dfa *dfa, uint32_t node);

/* The patterns that may match the whole text: by all of it, or by its first few bytes. Many patterns at once
 * are cheap for the second alone, one by itself is cheap for the first. */
enum status dfa_whole(struct dfa *dfa, struct span text, struct nfa_set *set);
enum status dfa_begun(struct dfa *dfa, struct span text, bool whole, struct nfa_set *set);

/* True where the first few bytes are known to begin no pattern: the short way to an empty dfa_begun(). */
bool dfa_ends_soon(const struct dfa *dfa, const char *p, const char *end);

/* The patterns that may match at the start of the text, by as much of it as it takes one of them. */
enum status dfa_start(struct dfa *dfa, struct span text, struct nfa_set *set);

#endif
