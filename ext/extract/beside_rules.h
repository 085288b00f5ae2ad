/*
 * beside_rules.h - rules for what stands beside a quotation: speaker_rules.h
 *
 * Each is true with the speaker in *finding, or false.
 */
#ifndef NEWSPRINT_EXTRACT_BESIDE_RULES_H
#define NEWSPRINT_EXTRACT_BESIDE_RULES_H

#include "extract/speech_view.h"

/* “VOSS: We won.” */
bool find_label_inside(struct speech_view *view, struct finding *finding);
/* “We won,” Voss later said. */
bool find_quote_name_verb(struct speech_view *view, struct finding *finding);
/* “We won,” said Voss. */
bool find_quote_verb_name(struct speech_view *view, struct finding *finding);
/* “We won,” Voss, who lost, said. */
bool find_quote_name_apposition_verb(struct speech_view *view, struct finding *finding);
/* “We won,” he grinned. “We won,” beamed Voss. Verbs that are in no list. */
bool find_quote_name_word(struct speech_view *view, struct finding *finding);
/* “Who won?” Voss began. Torn off: the second is a sentence, or a paragraph, of its own. */
bool find_torn_off(struct speech_view *view, struct finding *finding);
/* VOSS: “We won.” */
bool find_label(struct speech_view *view, struct finding *finding);
/* “We won.” -- Ida Voss */
bool find_dash_name(struct speech_view *view, struct finding *finding);
/* “We won,” said Voss, “at last.” */
bool find_interrupted(struct speech_view *view, struct finding *finding);
/* Voss said: “We won.” */
bool find_verb_quote(struct speech_view *view, struct finding *finding);
/* Voss rose, saying: “We won.” Voss rose and said, “We won.” */
bool find_verb_quote_shared(struct speech_view *view, struct finding *finding);

#endif
