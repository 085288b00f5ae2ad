/*
 * clause.h - verbs of speech and their subjects in German, Spanish, French, Italian, Dutch and Portuguese
 *
 *     struct clause_verb verb;
 *     if (clause_verb_at(&tokens, i, end, &verb)) subject = clause_subject_right(&tokens, verb.end, end);
 *
 * „Ja“, sagte am Montag Ina Voss.         verb: sagte             subject to the right: Ina Voss
 * Le maire, Yves Kerr, a dit : « Oui ».   verb: a dit             subject to the left: Yves Kerr
 * « Oui », ajoute-t-elle.                 verb: ajoute-t-elle     with its subject
 *
 * No parser: words are told by lists (data/quote_verbs.def, data/clause_words.def) and by their capitals,
 * and what is looked at ends with the sentence and after CLAUSE_REACH tokens.
 */
#ifndef NEWSPRINT_EXTRACT_CLAUSE_H
#define NEWSPRINT_EXTRACT_CLAUSE_H

#include "extract/tokens.h"

enum { CLAUSE_REACH = 60 };

/* Tokens first .. end - 1; none when both are equal. */
struct phrase {
    size_t first, end;
};

struct clause_verb {
    size_t first, end;     /* with the small words before it: "s'est réjouie", "hat" of "hat ... gesagt" */
    size_t participle;     /* where it stands apart, else 0 */
    bool beside;           /* tells of speech only right beside a quotation: "lachte" */
    bool gerund;           /* "diciendo": has the subject of the sentence */
    struct phrase subject; /* of "a-t-il dit" and "dit-elle" */
};

/* The classes of token i, less those that its accents rule out: "à" is no auxiliary and "a" no preposition
 * in French. 0 for a mark. O(1). */
uint64_t clause_classes(const struct tokens *tokens, size_t i);

/* True when a verb of speech, with its auxiliary and what leans on it, begins at token i; it ends before
 * `end`. O(1). */
bool clause_verb_at(const struct tokens *tokens, size_t i, size_t end, struct clause_verb *verb);

/* The speaker that begins at token i: the name where there is one ("el ministro, Juan Lara": Juan Lara),
 * else all that says who it is ("une cliente"). None where none begins there. O(1). */
struct phrase clause_speaker_at(const struct tokens *tokens, size_t i, size_t end);

/* The subject behind a verb that ends before token i, past times, places and people spoken to, and the one
 * before a verb that begins at i, past what is told of it between commas. None where it is not plain.
 * O(1). */
struct phrase clause_subject_right(const struct tokens *tokens, size_t i, size_t end);
struct phrase clause_subject_left(const struct tokens *tokens, size_t begin, size_t i);

#endif
