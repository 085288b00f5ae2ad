/*
 * words.h - the words of a text, and their match key
 *
 * What a word is, for everything in newsprint (the words table, shingles, signatures, fold_text, full-text
 * search): a run of letters, marks and digits. An apostrophe between two of them (' or what is typed for it:
 * ` ´ ‘ ’ ‛ ′ ʻ ʼ ʽ ʾ ʿ, the Armenian one, the Hebrew geresh, and their full-width forms and Greek twins)
 * belongs to the word and is folded away, so "don't", "don’t" and "dont" are one word; format characters
 * (soft hyphen, zero width space ...) inside a word count for nothing. All else separates. In scripts written
 * without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) each character but digits, with the marks on it, is a
 * word of its own, so that three-word shingles there are character trigrams.
 *
 * The *match key* of a word is what is compared. "Zürich’s" and "ZURICHS" have the key "zurichs". It is the
 * word
 *
 *   - in small letters (full case folding), without apostrophes, accents, vowel points and tatweel
 *   - its letters in their compatibility form (NFKC): full-width and half-width forms, Arabic presentation
 *     forms, ligatures; numbers that are no digits stay (10³ is not 103), and so do letters of scripts
 *     without spaces that would become several words
 *   - digits of every script as 0 to 9
 *   - Latin letters that Unicode does not take apart as those that are typed for them: æ ae, œ oe, þ th,
 *     ð đ ɖ ɗ d, ø o, ł l, ı i, ħ h, ŧ t, ɓ b, ƙ k, ƴ y
 *
 * Text must be valid UTF-8 (utf8_repair() first). All functions are linear in the bytes they pass over.
 */
#ifndef NEWSPRINT_TEXT_WORDS_H
#define NEWSPRINT_TEXT_WORDS_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/span.h"

struct words {
    struct span text;
    size_t position;   /* byte behind the last word */
    struct poll *poll; /* may be NULL */
};

/* Start with {text, 0, poll}. Gives the next word as a span of the text; false when there is none, or when
 * the poll said to stop. */
bool words_next(struct words *words, struct span *word);

/* Appends the match key of one word, as words_next() gave it. Failure is in key->status. When poll, which may
 * be NULL, says to stop, the key is not whole. */
void word_fold(struct span word, struct buffer *key, struct poll *poll);

/* The value of a decimal digit of any script, such as 3 of U+0E53 (Thai), or -1. */
int word_digit(uint32_t code);

/* Appends the match key of a text: the keys of its words with one space between. Gives key->status, or
 * STATUS_INTERRUPT where poll, which may be NULL, said to stop. */
enum status text_fold(struct span text, struct buffer *key, struct poll *poll);

/* The number of words: what counting words_next() would give, at a third of the cost; fewer where poll, which
 * may be NULL, said to stop. */
size_t words_count(struct span text, struct poll *poll);

/* True for a character of a script that is written without spaces. */
bool word_is_unspaced(struct span word);

/* The version of the Unicode library at work, for a bug report. */
const char *words_unicode_library(void);

#endif
