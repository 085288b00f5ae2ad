/*
 * reported.c - a sentence of the story that sounds like a button, known by its speaker
 *
 *     Download the app, the ministry told travellers.
 *     Subscribe to nothing, his rival told the parish, and save your money.
 *     The company said that it may earn a commission.
 *
 * No button says who says it. A sentence does between two commas, or between a comma and its end, in few
 * words with a verb of speech; or it begins with the speaker, and a "that" follows the verb.
 *
 * Cost: one walk along the words of a line that a rule matched.
 */
#include "article/reported.h"
#include "sentence/lexicon.h"
#include "text/chars.h"

/* "the head of the harbour board told all who came": words before the verb, and behind it. */
enum { SUBJECT_MAX = 8, OBJECT_MAX = 9 };

/* A line ends in a full stop, perhaps before closing quotes; "?" and "!" end headlines and buttons. */
static bool ends_in_stop(struct span line) {
    while (line.size && (line.data[line.size - 1] == '"' || (unsigned char)line.data[line.size - 1] >= 0x80))
        line.size--;
    return line.size && line.data[line.size - 1] == '.';
}

/* Takes the first word off a text, without the marks around it. */
static struct span take_word(struct span *text) {
    size_t start = 0, end;
    while (start < text->size && !is_ascii_letter(text->data[start])) start++;
    for (end = start; end < text->size && is_ascii_letter(text->data[end]);) end++;
    struct span word = span_slice(*text, start, end);
    while (end < text->size && text->data[end] != ' ') end++;
    *text = span_slice(*text, end, text->size);
    return word;
}

static bool is_word(struct span word, const char *what) {
    return span_equal(word, span_of(what));
}

/* In lower case: "Sang" is a name. */
static bool is_verb(struct span word) {
    return word.size && is_ascii_lower(word.data[0]) && lexicon_is_speech_verb(word, LANGUAGE_EN);
}

/* "which says", "and told": the clause has no speaker of its own. */
static bool is_joint(struct span word) {
    static const char *const JOINTS[] = {"and", "but", "or", "that", "to", "which", "who"};
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
        if (is_word(word, JOINTS[i])) return true;
    return false;
}

/* Whether a clause behind a comma names a speaker: "the ministry told travellers". */
static bool names_speaker(struct span clause) {
    size_t verb = SIZE_MAX, words = 0;
    for (; clause.size && words <= SUBJECT_MAX + OBJECT_MAX; words++) {
        struct span word = take_word(&clause);
        if (words == 0 && is_joint(word)) return false;
        if (words <= SUBJECT_MAX && verb == SIZE_MAX && is_verb(word)) verb = words;
        if (words == SUBJECT_MAX && verb == SIZE_MAX) return false;
    }
    return verb != SIZE_MAX && words - verb <= OBJECT_MAX && !clause.size;
}

/* "The company said that it ..." */
static bool begins_with_speaker(struct span line) {
    struct span last = {NULL, 0};
    for (size_t words = 0; line.size && words <= SUBJECT_MAX; words++) {
        struct span word = take_word(&line);
        if (is_word(word, "that") && is_verb(last)) return true;
        last = word;
    }
    return false;
}

bool article_reported(struct span line) {
    if (!ends_in_stop(line)) return false;
    if (begins_with_speaker(line)) return true;
    for (const char *comma; (comma = memchr(line.data, ',', line.size));) {
        line = span_slice(line, (size_t)(comma + 1 - line.data), line.size);
        const char *next = memchr(line.data, ',', line.size);
        if (names_speaker(span_slice(line, 0, next ? (size_t)(next - line.data) : line.size))) return true;
    }
    return false;
}
