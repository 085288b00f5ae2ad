/*
 * interruptions.h - what stands between the marks of a quotation and is not said
 *
 *     enum status status = quote_interruptions(&spans, &tokens, poll);      behind quote_spans_read()
 *
 * « Je pars, a dit le maire, et je reviens »        two quotations: Je pars,     et je reviens
 * «No iré —dijo Lara—, no puedo»                    No iré     no puedo
 * —¿Lo vio? —preguntó el fiscal.                    a paragraph that begins with a dash: ¿Lo vio?
 *
 * French, Spanish, Italian and Portuguese put who speaks within the marks, or write marks no more than a
 * dash. Told by a verb of speech and its subject behind a comma, a dash or the end of a sentence.
 */
#ifndef NEWSPRINT_EXTRACT_INTERRUPTIONS_H
#define NEWSPRINT_EXTRACT_INTERRUPTIONS_H

#include "extract/clause.h"
#include "extract/quote_spans.h"

/* Cuts spans in two and adds those of dialogues; nothing in other languages. Halves have no marks where they
 * were cut. STATUS_NOMEM and STATUS_INTERRUPT as quote_spans_read(). O(tokens). */
enum status quote_interruptions(struct quote_spans *spans, const struct tokens *tokens, struct poll *poll);

#endif
