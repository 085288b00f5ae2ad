/*
 * test_same_name.c - a person's name as words, sounds and key, and which names are one
 */
#include "../unit.h"
#include "extract/name_key.h"
#include "extract/same_name.h"

static struct vocabularies all;
static const struct vocabulary *vocabulary;

BEFORE_TESTS(make_vocabulary) {
    return vocabulary_get(&all, LANGUAGE_EN, &vocabulary) == STATUS_OK;
}

AFTER_TESTS(free_vocabulary) {
    vocabularies_release(&all);
}

static struct person_name read_name(const char *text) {
    struct person_name name;
    struct buffer key = BUFFER_INIT;
    assert_int_equal(person_name_read(&name, span_of(text), vocabulary, &key, NULL), STATUS_OK);
    buffer_release(&key);
    return name;
}

static void assert_words(const char *text, const char *expected) {
    struct person_name name = read_name(text);
    struct buffer words = BUFFER_INIT;
    for (size_t i = 0; i < name.count; i++) {
        if (i) buffer_append_byte(&words, ' ');
        buffer_append(&words, (struct span){name.words[i].letters, name.words[i].size});
    }
    assert_span_equal(buffer_span(&words), expected);
    buffer_release(&words);
}

static void assert_sounds(const char *word, const char *expected) {
    struct person_name name = read_name(word);
    char sounds[PERSON_SOUNDS];
    assert_int_equal(name.count, 1);
    assert_span_equal((struct span){sounds, person_sounds(&name.words[0], sounds)}, expected);
}

static void assert_key(const char *text, const char *expected) {
    struct person_name name = read_name(text);
    struct buffer key = BUFFER_INIT;
    assert_int_equal(name_key(span_of(text), &name, &key, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&key), expected);
    buffer_release(&key);
}

static void assert_same(const char *a, const char *b, enum same_name expected) {
    struct person_name of_a = read_name(a), of_b = read_name(b);
    if (same_name(&of_a, &of_b) != expected || same_name(&of_b, &of_a) != expected)
        fail_msg("%s, %s: %d and %d, not %d", a, b, same_name(&of_a, &of_b), same_name(&of_b, &of_a),
                 expected);
}

TEST(titles_particles_and_suffixes_are_no_words_of_a_name) {
    assert_words("Prime Minister Lena Voss", "lena voss");
    assert_words("Mr. Karl van der Velde, Jr.", "karl velde");
    assert_words("Bashar al-Assad", "bashar assad");
    assert_words("Mr", "mr");
    assert_words("New Marsk", "new marsk");
    assert_words("Юрий Ушаков", "yurii ushakov");
    assert_words("Γιώργος", "giorgos");
    assert_words("محمد", "");
    assert_words("a b c d e f g h", "a b c d e f g h");
    assert_words("a b c d e f g h i", "");
    assert_words("", "");
}

TEST(a_word_has_forty_letters_at_most) {
    char word[42] = {0};
    memset(word, 'x', 40);
    assert_int_equal(read_name(word).count, 1);
    word[40] = 'x';
    assert_int_equal(read_name(word).count, 0);
}

TEST(spellings_are_sounds) {
    assert_sounds("Gaddafi", "KaDaFi");
    assert_sounds("Qadhafi", "KaDaFi");
    assert_sounds("Klitschko", "KLiJKo");
    assert_sounds("Romanoff", "RoMaNoV");
    assert_sounds("Hahn", "HaN");
    assert_sounds("Xx", "KZKZ");
}

TEST(keys_are_consonants) {
    assert_key("Muammar Gaddafi", "kdf mr");
    assert_key("Bill Brandt", "brndt vl");
    assert_key("William Brandt", "brndt vl");
    assert_key("Ayo", "ayo");
    assert_key("Ayo Eio", "eio a");
    assert_key("Voss", "vz");
    assert_key("??", "");
    assert_key("محمد", "محمد");
}

TEST(spellings_and_nicknames_are_one_name) {
    assert_same("Yuri Ushakov", "Yury Ushakov", SAME_NAME_YES);
    assert_same("Alexei Marovny", "Aleksey Marovnyy", SAME_NAME_YES);
    assert_same("Bill Brandt", "Will Brandt", SAME_NAME_YES);
    assert_same("Zoe Mueller", "Zoë Müller", SAME_NAME_YES);
    assert_same("Karl Brandt", "Karl W. Brandt", SAME_NAME_YES);
    assert_same("K. W. Brandt", "Karl Wilhelm Brandt", SAME_NAME_YES);
    assert_same("Karl Brandt Jr.", "Karl W. Brandt, Jr", SAME_NAME_YES);
    assert_same("Muhammad bin Marsk", "Mohammed bin Marsk", SAME_NAME_YES);
    assert_same("Voss", "Voss", SAME_NAME_YES);
    assert_same("Zelensky", "Zelenskiy", SAME_NAME_YES);
}

TEST(what_clashes_is_not_one_name) {
    assert_same("Karl Brandt", "Karl Voss", SAME_NAME_NO);
    assert_same("Karl Brandt", "Lena Brandt", SAME_NAME_NO);
    assert_same("Karl W. Brandt", "Karl H. Brandt", SAME_NAME_NO);
    assert_same("Karl Brandt Jr.", "Karl Brandt III", SAME_NAME_NO);
    assert_same("Alexander Voss", "Alexandra Voss", SAME_NAME_NO);
    assert_same("Tom Hall", "Tom Hill", SAME_NAME_NO);
    assert_same("Steven Laines", "Steven Lennis", SAME_NAME_NO);
    assert_same("Robert Buller", "Robert Maller", SAME_NAME_NO);
    assert_same("Voss", "Brandt", SAME_NAME_NO);
    assert_same("Alan Crost", "Alan Grost", SAME_NAME_NO);
    assert_same("James Kattersen", "James Ketersen", SAME_NAME_NO);
    assert_same("Steve Schoh", "Steve Cho", SAME_NAME_NO);
}

/* Family names of a first name, and first names of a family name, with what their spellings cost. */
TEST(spellings_may_differ_the_more_the_longer_they_are) {
    assert_same("Karl Tok", "Karl Tuk", SAME_NAME_NO);
    assert_same("Karl Toke", "Karl Tuke", SAME_NAME_NO);
    assert_same("Karl Toker", "Karl Tuker", SAME_NAME_YES);            /* o and u: 2 of 2 */
    assert_same("Karl Teker", "Karl Tiker", SAME_NAME_YES);            /* e and i: 2 */
    assert_same("Karl Taker", "Karl Toker", SAME_NAME_NO);             /* a and o: 3 */
    assert_same("Karl Tiker", "Karl Toker", SAME_NAME_NO);             /* i and o: 6 */
    assert_same("Karl Tokir", "Karl Tuker", SAME_NAME_NO);             /* 4 */
    assert_same("Karl Marskette", "Karl Morskette", SAME_NAME_NO);     /* 3 of 2 */
    assert_same("Karl Marsketten", "Karl Morsketten", SAME_NAME_YES);  /* 3 of 4 */
    assert_same("Karl Marsketten", "Karl Morskitten", SAME_NAME_NO);   /* 5 */
    assert_same("Karl Marsketten", "Karl Marsketteno", SAME_NAME_YES); /* a vowel more: 4 */
    assert_same("Maker Voss", "Moker Voss", SAME_NAME_YES);            /* 3 of 3 */
    assert_same("Maker Voss", "Miker Voss", SAME_NAME_NO);             /* 6 */
    assert_same("Makers Voss", "Mokirs Voss", SAME_NAME_NO);           /* 5 of 3 */
    assert_same("Makersa Voss", "Mokirsa Voss", SAME_NAME_YES);        /* 5 of 5 */
    assert_same("Makersa Voss", "Mikersa Voss", SAME_NAME_NO);         /* 6 of 5 */
    assert_same("Make Voss", "Moke Voss", SAME_NAME_NO);
}

TEST(letters_may_differ_the_more_the_longer_they_are) {
    assert_same("Karl Voss", "Karl Vos", SAME_NAME_YES);                 /* one letter */
    assert_same("Karl Shak", "Karl Tschak", SAME_NAME_NO);               /* two of one */
    assert_same("Karl Shaker", "Karl Tschaker", SAME_NAME_YES);          /* two of two */
    assert_same("Karl Jakers", "Karl Schakers", SAME_NAME_NO);           /* three of two */
    assert_same("Karl Jakerse", "Karl Schakerse", SAME_NAME_YES);        /* three of three */
    assert_same("Karl Jakersens", "Karl Tschakersens", SAME_NAME_NO);    /* four of three */
    assert_same("Karl Jakersense", "Karl Tschakersense", SAME_NAME_YES); /* four of four */
}

TEST(middle_names_agree_or_are_missing) {
    assert_same("Karl Wilhelm Brandt", "Karl W. Brandt", SAME_NAME_YES);
    assert_same("Karl Wilhelm Otto Brandt", "Karl Wilhelm Brandt", SAME_NAME_YES);
    assert_same("Karl Otto Wilhelm Brandt", "Karl Wilhelm Brandt", SAME_NAME_NO);
    assert_same("K. Brandt", "Karl Wilhelm Brandt", SAME_NAME_UNSURE);
    assert_same("K. Brandt", "L. Brandt", SAME_NAME_NO);
    assert_same("Karl Wilhelm Brandt Jr.", "Karl Wilhelm Brandt", SAME_NAME_UNSURE);
    assert_same("Ana Marsk", "Ana Lind Marsk Voss", SAME_NAME_UNSURE);
    assert_same("Ana Kerr", "Ana Marsk Voss", SAME_NAME_NO);
    assert_same("Ida Marsk", "Ana Marsk Voss", SAME_NAME_NO);
    assert_same("Brandt Jr.", "Brandt", SAME_NAME_YES);
}

TEST(what_is_missing_is_unsure) {
    assert_same("Brandt", "Karl Brandt", SAME_NAME_UNSURE);
    assert_same("K. Brandt", "Karl Brandt", SAME_NAME_UNSURE);
    assert_same("Ana Marsk", "Ana Marsk Voss", SAME_NAME_UNSURE);
    assert_same("Karl Brandt", "Karl Brandt Jr.", SAME_NAME_UNSURE);
}

static enum status read_and_key(void *context, struct poll *poll) {
    (void)context;
    struct person_name name;
    struct buffer scratch = BUFFER_INIT, key = BUFFER_INIT;
    struct span text = span_of("Юрий Ушаков");
    enum status status = person_name_read(&name, text, vocabulary, &scratch, poll);
    if (!status) status = name_key(text, &name, &key, poll);
    buffer_release(&scratch);
    buffer_release(&key);
    return status;
}

static enum status read_without_poll(void *context) {
    return read_and_key(context, NULL);
}

TEST(names_by_themselves_survive_no_memory) {
    assert_survives_no_memory(read_without_poll, NULL);
}

TEST(names_by_themselves_survive_interrupts) {
    assert_survives_interrupts(read_and_key, NULL);
}
