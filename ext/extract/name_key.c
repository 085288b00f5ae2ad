/*
 * name_key.c - the key under which the spellings of a person's name meet
 *
 * Family names keep all consonants, first names two: "Mohammed" and "Mohamad" agree there, and so do
 * "Nikolai" and "Nikolay". A name whose family name has no consonant ("Ayo") has its letters instead.
 */
#include "extract/name_key.h"
#include "text/words.h"

enum { GIVEN_SOUNDS = 2 };

/* Appends up to `most` consonants of a word as small letters; gives how many. */
static size_t append_consonants(struct buffer *key, const struct person_word *word, size_t most) {
    char sounds[PERSON_SOUNDS];
    size_t count = person_sounds(word, sounds), appended = 0;
    char last = '\0';
    for (size_t i = 0; i < count && appended < most; i++) {
        if (sound_is_vowel(sounds[i]) || sounds[i] == last) continue;
        buffer_append_byte(key, (char)(sounds[i] | 0x20));
        last = sounds[i];
        appended++;
    }
    return appended;
}

/* The word that a first name is a nickname of, or the word. */
static struct person_word full_form(const struct person_word *word) {
    const char *full = nickname_full((struct span){word->letters, word->size}, 0);
    struct person_word form = *word;
    if (full) {
        form.size = strlen(full);
        memcpy(form.letters, full, form.size);
    }
    return form;
}

enum status name_key(struct span text, const struct person_name *name, struct buffer *key,
                     struct poll *poll) {
    if (!name->count) return text_fold(text, key, poll);
    const struct person_word *family = &name->words[name->count - 1];
    if (!append_consonants(key, family, SIZE_MAX))
        buffer_append(key, (struct span){family->letters, family->size});
    if (name->count > 1) {
        struct person_word given = full_form(&name->words[0]);
        buffer_append_byte(key, ' ');
        if (!append_consonants(key, &given, GIVEN_SOUNDS)) buffer_append_byte(key, given.letters[0]);
    }
    return key->status;
}
