/*
 * language_bits.h - the languages of a row in a list of words, as bits 1 << language
 *
 * For .c files that compile lists in (data/ *.def): a row says DE | NL, or ANY. What EN stands for is said by
 * who includes this: English alone, or what English stands in for as well.
 */
#ifndef NEWSPRINT_SENTENCE_LANGUAGE_BITS_H
#define NEWSPRINT_SENTENCE_LANGUAGE_BITS_H

#define ONLY(name) (UINT64_C(1) << LANGUAGE_##name)
#define ANY        0
#define AM         ONLY(AM)
#define AR         ONLY(AR)
#define BG         ONLY(BG)
#define CA         ONLY(CA)
#define CS         ONLY(CS)
#define DA         ONLY(DA)
#define DE         ONLY(DE)
#define EL         ONLY(EL)
#define ES         ONLY(ES)
#define FA         ONLY(FA)
#define FI         ONLY(FI)
#define FR         ONLY(FR)
#define HI         ONLY(HI)
#define HR         ONLY(HR)
#define HU         ONLY(HU)
#define ID         ONLY(ID)
#define IT         ONLY(IT)
#define JA         ONLY(JA)
#define KO         ONLY(KO)
#define MS         ONLY(MS)
#define NL         ONLY(NL)
#define NO         ONLY(NO)
#define PL         ONLY(PL)
#define PT         ONLY(PT)
#define RO         ONLY(RO)
#define RU         ONLY(RU)
#define SK         ONLY(SK)
#define SR         ONLY(SR)
#define SV         ONLY(SV)
#define SW         ONLY(SW)
#define TH         ONLY(TH)
#define TR         ONLY(TR)
#define UK         ONLY(UK)
#define UR         ONLY(UR)
#define VI         ONLY(VI)
#define ZH         ONLY(ZH)
#define OTHER      ONLY(OTHER)

#endif
