/*
 * attribution.c - does speaker and verb of speech follow a quotation?
 *
 * “Stop!” Ida B. Lund, 54, then shouted. is one sentence, “Stop!” Lund ran. is two. What tells them apart
 * is the verb, and that nothing stands before it but a speaker: capitalised words, titles and initials with
 * their dots, what is set off by commas, small words that join names, an owner and what is owned (Orle’s
 * mayor), adverbs. That a sentence may go on with a small letter is known already, and a word that opens
 * sentences is no name: “A joke!” He said that. is two.
 *
 * Where verbs come last (“कौन देगा?” लुंड ने पूछा।) the last word before the next mark tells; in Chinese,
 * which has no spaces, the end of it does; in Japanese a quotation is taken up by と.
 */
#include "sentence/attribution_impl.h"
#include "sentence/lexicon.h"

/* A speaker is read to this many words; the longest of 1,200 in news has nine. What commas set off may be
 * so many bytes long. */
enum { SPEAKER_TOKENS = 10, APPOSITION_BYTES = 80, OWNED_WORDS = 3 };

/* Past ", 54," and ", a baker from Orle,"; NULL when no second comma follows within the sentence. */
static const char *apposition_end(const char *p, const char *end) {
    const char *limit = end - p > APPOSITION_BYTES ? p + APPOSITION_BYTES : end;
    for (const char *q = p + 1; q < limit; q++) {
        if (*q == ',') return q + 1;
        if (is_one_of(*q, ".!?:;\"\n\r")) return NULL;
    }
    return NULL;
}

static bool is_possessive(struct span word) {
    return word.size > 2 && word.data[word.size - 1] == 's' &&
           (word.data[word.size - 2] == '\'' || word.data[word.size - 2] == '\x99');
}

static bool is_adverb(struct span word) {
    enum { ADVERB_BYTES = 5 };
    return word.size >= ADVERB_BYTES && !memcmp(word.data + word.size - 2, "ly", 2);
}

/* The dot of "Mr." or "J." at p, behind a word. */
static bool is_speakers_dot(struct surroundings *b, struct span word, const char *p) {
    if (p == text_end(b) || *p != '.') return false;
    enum abbreviation class = lexicon_abbreviation(word, surroundings_language(b));
    size_t size;
    char_at(word.data, &size);
    return word.size == size || class == ABBREVIATION_TITLE || class == ABBREVIATION_HONORIFIC ||
           class == ABBREVIATION_SUFFIX;
}

/* Past what follows a word of a speaker, up to the next word; NULL when the speaker ends here. */
static const char *next_token(struct surroundings *b, struct span word) {
    const char *p = word.data + word.size, *end = text_end(b);
    if (is_speakers_dot(b, word, p)) p++;
    if (p < end && *p == ',') p = apposition_end(p, end);
    if (p && p < end && (*p == '-' || begins_with(p, end, "–"))) return p + (*p == '-' ? 1 : 3);
    bool last = true;
    if (p) p = cross_space(b, p, &last);
    return last ? NULL : p;
}

/* “Must we go?” I ventured.: "I" and any one word. */
static bool is_first_person(struct surroundings *b, struct span pronoun) {
    const char *p = next_token(b, pronoun), *end = text_end(b);
    if (!p) return false;
    struct span verb = word_at(p, end);
    p += verb.size;
    return lexicon_is_speech_verb(verb, surroundings_language(b)) || (verb.size && p < end && *p == '.');
}

/* "Lund said that nobody would": a sentence of its own. */
static bool speech_is_reported(struct surroundings *b, struct span verb) {
    bool last;
    const char *p = cross_space(b, verb.data + verb.size, &last);
    return !last && span_equal(word_at(p, text_end(b)), span_of("that"));
}

static bool speaker_speaks(struct surroundings *b, const char *p) {
    int owned = 0;
    for (int i = 0; i < SPEAKER_TOKENS && p; i++) {
        struct span word = word_at(p, text_end(b));
        if (!word.size) return false;
        bool small = first_class(word) == CHAR_LOWER;
        if (i > 0 && small && lexicon_is_speech_verb(word, surroundings_language(b)))
            return !speech_is_reported(b, word);
        if (is_possessive(word) || (i > 1 && span_equal(word, span_of("of")))) owned = OWNED_WORDS + 1;
        bool passes = !small || lexicon_is_speaker_word(word) || lexicon_is_role(word) || is_adverb(word) ||
                      (--owned > 0 && !lexicon_function_word(word));
        if (!passes || (i == 0 && small)) return false;
        p = next_token(b, word);
    }
    return false;
}

/* ---- verbs that come last ---- */

/* と, って and their like; ところ (but) and とても (very) begin words of their own. */
static bool is_taken_up(struct surroundings *b, const char *p) {
    const char *end = text_end(b);
    if (begins_with(p, end, "って") || begins_with(p, end, "など")) return true;
    static const char *const OWN[] = {"ところ",   "とても",   "とにかく", "とりわけ", "とりあえず",
                                      "とはいえ", "ともあれ", "ともかく", "とある",   "とうとう",
                                      "とくに",   "ときどき", "ときに"};
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (begins_with(p, end, OWN[i])) return false;
    return begins_with(p, end, "と");
}

/* “谁付钱？”伦德问。: a verb of up to three characters at the end of a few, before a comma or full stop. */
static bool ends_in_verb(struct surroundings *b, const char *p) {
    enum { CLAUSE_CHARACTERS = 16, VERB_CHARACTERS = 3, HAN_BYTES = 3 };
    const char *end = text_end(b), *start = p;
    size_t size = 0;
    enum char_class class = CHAR_OTHER;
    for (int i = 0; i <= CLAUSE_CHARACTERS && p < end; i++, p += size)
        if ((class = char_at(p, &size)) != CHAR_LETTER) break;
    if (p == end || (class != CHAR_FULL_STOP && class != CHAR_COMMA) || begins_with(p, end, "："))
        return false;
    for (ptrdiff_t bytes = HAN_BYTES; bytes <= HAN_BYTES * VERB_CHARACTERS && bytes < p - start;
         bytes += HAN_BYTES)
        if (lexicon_is_speech_verb((struct span){p - bytes, (size_t)bytes}, surroundings_language(b)))
            return true;
    return false;
}

/* “कौन देगा?” लुंड ने पूछा।: the last of a few words. */
static bool verb_comes_last(struct surroundings *b, const char *p) {
    enum { CLAUSE_WORDS = 8, KOREAN_WORDS = 3 };
    int most = surroundings_language(b) == LANGUAGE_KO ? KOREAN_WORDS : CLAUSE_WORDS;
    for (int i = 0; i < most; i++) {
        struct span word = word_at(p, text_end(b));
        if (!word.size) return false;
        bool last;
        p = cross_space(b, word.data + word.size, &last);
        size_t size;
        if (last || !char_is_letter(char_at(p, &size)))
            return (last || *p != ':') && lexicon_is_speech_verb(word, surroundings_language(b));
    }
    return false;
}

/* Openers that are part of a speaker all the same: "The Rev. Ada Lund asked", and nouns before an office or
 * before a verb that ends the sentence, "Police Chief Odo Benn asked", "Prosecutors asked." */
static bool opens_speaker(struct surroundings *b, struct span word) {
    const char *end = text_end(b);
    bool last;
    const char *p = cross_space(b, word.data + word.size, &last);
    if (last) return false;
    struct span second = word_at(p, end);
    p += second.size;
    if (second.size > 1 && is_speakers_dot(b, second, p)) return true;
    if (lexicon_is_speaker_word(word) || lexicon_function_word(word)) return false;
    bool ends = p < end && (*p == '.' || *p == ',');
    return lexicon_is_role(second) || (ends && lexicon_is_speech_verb(second, surroundings_language(b)));
}

bool attribution_follows(struct surroundings *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    if (next.class == CHAR_LETTER) {
        enum language language = surroundings_language(b);
        if (language == LANGUAGE_JA) return is_taken_up(b, next.start) || ends_in_verb(b, next.start);
        return language == LANGUAGE_ZH ? ends_in_verb(b, next.start) : verb_comes_last(b, next.start);
    }
    if (is_pronoun_i(word)) return is_first_person(b, word);
    return (!lexicon_is_opener(word, surroundings_language(b)) || opens_speaker(b, word)) &&
           speaker_speaks(b, next.start);
}
