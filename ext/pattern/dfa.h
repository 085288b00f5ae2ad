/*
 * dfa.h - which of many patterns a text can match at all, read off it in one pass
 *
 * An outline is made of patterns of an automaton (nfa.h), or of some of the ways they may begin. What it rules
 * out does not match; what it lets through may or may not, and is then searched for. The text must be valid UTF-8.
 *
 * Cost: some ns a byte, and less where the answer is clear after the first few. An outline keeps what it worked
 * out for the next text, up to a bound (OUTLINE_STATES, some 2 MB): one thread at a time. Calls fail with
 * STATUS_NOMEM alone.
 */
#ifndef NEWSPRINT_PATTERN_DFA_H
#define NEWSPRINT_PATTERN_DFA_H

#include "pattern/nfa.h"

enum { OUTLINE_STATES = 4096 };

/* How far outline_begun() looks. The longer, the fewer patterns are let through, and the more states are made:
 * 18 MB of news take 1,600 for our rules at 4 bytes, 2,200 at 5, 2,700 at 6; without a bound the products of
 * patterns that begin with any word fill all of OUTLINE_STATES every few hundred lines. */
enum { OUTLINE_GLANCE = 6 };

struct outline;

/* The caller frees *outline, which is NULL after a failure, and keeps the automaton until then. */
enum status outline_new(struct outline **outline, struct automaton *automaton);
void outline_free(struct outline *outline);

/* Adds a pattern of the automaton, or one of the nodes that it begins with. All are added before the first text is
 * read. */
enum status outline_add(struct outline *outline, unsigned number);
enum status outline_add_node(struct outline *outline, uint32_t node);

/* The patterns that may match the whole text: by all of it, or by its first few bytes. Many patterns at once are
 * cheap for the second alone, one by itself is cheap for the first. */
enum status outline_whole(struct outline *outline, struct span text, struct automaton_set *set);
enum status outline_begun(struct outline *outline, struct span text, bool whole, struct automaton_set *set);

/* True where the first few bytes are known to begin no pattern: the short way to an empty outline_begun(). */
bool outline_ends_soon(const struct outline *outline, const char *p, const char *end);

/* The patterns that may match at the start of the text, by as much of it as it takes one of them. */
enum status outline_start(struct outline *outline, struct span text, struct automaton_set *set);

/* The characters that a match which begins with the text may go on with, room for 128: none where it may end there, or
 * go on beyond ASCII. */
enum status outline_follows(struct outline *outline, struct span text, char *follows, size_t *count);

#endif
