/*
 * around_rules.h - rules for what stands elsewhere in the sentence of a quotation, and before it:
 * speaker_rules.h
 *
 * Each is true with the speaker in *finding, or false.
 */
#ifndef NEWSPRINT_EXTRACT_AROUND_RULES_H
#define NEWSPRINT_EXTRACT_AROUND_RULES_H

#include "extract/speech_view.h"

/* It was “late,” according to Voss. According to Voss it was “late”. */
bool find_according_to(struct speech_view *view, struct finding *finding);
/* The paragraph before left a quotation open that this one goes on with. */
bool find_continued_paragraph(struct speech_view *view, struct finding *finding);
/* “We won,” said Voss. “We did.” The second. */
bool find_continued(struct speech_view *view, struct finding *finding);
/* She was called “late” by Voss. */
bool find_passive_by(struct speech_view *view, struct finding *finding);
/* Voss called it “late” and “sad”. The second. */
bool find_same_sentence(struct speech_view *view, struct finding *finding);
/* Voss said that it was “late”. */
bool find_verb_before(struct speech_view *view, struct finding *finding);
/* Voss sighed, saying that it was “late”. Voss rose and said that it was “late”. */
bool find_verb_before_shared(struct speech_view *view, struct finding *finding);
/* Voss dismissed it as “late”. */
bool find_about_before(struct speech_view *view, struct finding *finding);
/* Voss believes that it is “late”. */
bool find_attitude_before(struct speech_view *view, struct finding *finding);
/* Voss sent a message to them: “It is late.” */
bool find_colon(struct speech_view *view, struct finding *finding);
/* The plan is “late” for all, Voss said. */
bool find_closing(struct speech_view *view, struct finding *finding);
/* Voss's claim that it was “late” */
bool find_noun_of(struct speech_view *view, struct finding *finding);
/* A paragraph that ends with a colon, and then the quotation as a paragraph. */
bool find_lead_in(struct speech_view *view, struct finding *finding);
/* A quotation alone, behind a sentence of the same paragraph with a speaker. */
bool find_sentence_before(struct speech_view *view, struct finding *finding);
/* The same behind the paragraph before. */
bool find_paragraph_before(struct speech_view *view, struct finding *finding);
/* Voss spoke of “a late hour”: the subject of the clause. */
bool find_clause(struct speech_view *view, struct finding *finding);
/* “We lost,” Voss said. It was “late for all of us”. The second, where no one else is named. */
bool find_same_paragraph(struct speech_view *view, struct finding *finding);

#endif
