/*
 * test_words.c - the words of a text, and their match key
 */
#include "../unit.h"
#include "base/hash.h"
#include "text/word_hash.h"
#include "text/words.h"
#include "text/words_impl.h"

/* The words of a text with their keys, as "Mayor’s=mayors office=office". */
static void assert_words(const char *string, const char *expected) {
    struct span text = exact_copy(span_of(string)), word;
    struct words words = {text, 0, NULL};
    struct buffer list = BUFFER_INIT;
    size_t count = 0;
    while (words_next(&words, &word)) {
        if (count++) buffer_append_byte(&list, ' ');
        buffer_append(&list, word);
        buffer_append_byte(&list, '=');
        word_fold(word, &list, NULL);
    }
    assert_span_equal(buffer_span(&list), expected);
    assert_int_equal(words_count(text, NULL), count);
    buffer_release(&list);
    free((char *)(uintptr_t)text.data);
}

static void assert_folded(const char *string, const char *expected) {
    struct span text = exact_copy(span_of(string));
    struct buffer key = BUFFER_INIT;
    text_fold(text, &key, NULL);
    assert_span_equal(buffer_span(&key), expected);
    buffer_release(&key);
    free((char *)(uintptr_t)text.data);
}

TEST(letters_and_digits_make_words) {
    assert_words("", "");
    assert_words(" .,;!?-\n\t", "");
    assert_words("The ferry No. 4", "The=the ferry=ferry No=no 4=4");
    assert_words("A-level exam_results 3.5 per cent",
                 "A=a level=level exam=exam results=results 3=3 5=5 per=per cent=cent");
    assert_words("x", "x=x");
    assert_words("4th of MAY2031", "4th=4th of=of MAY2031=may2031");
}

TEST(apostrophes_belong_to_the_word) {
    assert_words("don't don’t dont", "don't=dont don’t=dont dont=dont");
    assert_words("'quoted' words’", "quoted=quoted words=words");
    assert_words("rock 'n' roll", "rock=rock n=n roll=roll");
    assert_words("a'", "a=a");
    assert_words("'", "");
    assert_words("a''b", "a=a b=b");
    assert_words("O’Brien’s", "O’Brien’s=obriens");
}

TEST(accents_fold_away) {
    assert_words("Zürich’s ZURICHS", "Zürich’s=zurichs ZURICHS=zurichs");
    assert_folded("Cafe\xCC\x81 CAFÉ", "cafe cafe");
    assert_folded("Straße STRASSE", "strasse strasse");
    assert_folded("Ελλάδα ΕΛΛΆΔΑ", "ελλαδα ελλαδα");
    assert_folded("σίγμας", "σιγμασ");
    assert_folded("ёлка ЁЛКА", "елка елка");
    assert_folded("Łódź", "lodz");
}

TEST(whatever_is_typed_for_an_apostrophe_is_one) {
    const char *apostrophes[] = {"'", "`", "´", "‘", "’", "‛",  "′",  "ʻ",      "ʼ",
                                 "ʽ", "ʾ", "ʿ", "՚", "׳", "＇", "｀", "\u1FEF", "\u1FFD"};
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++) {
        char text[40];
        snprintf(text, sizeof text, "%sDon%st%s", apostrophes[i], apostrophes[i], apostrophes[i]);
        assert_folded(text, "dont");
        snprintf(text, sizeof text, "п%sять n %s m", apostrophes[i], apostrophes[i]);
        assert_folded(text, "пять n m");
    }
    assert_words("a`‘b", "a=a b=b");
    assert_words("5′6″", "5′6=56");
}

TEST(latin_letters_without_a_decomposition_fold_as_accented_ones) {
    assert_folded("Smørrebrød ÆRØ Œuvre", "smorrebrod aero oeuvre");
    assert_folded("Đà Nẵng Ɖoɖo", "da nang dodo");
    assert_folded("Iğdır IĞDIR", "igdir igdir");
    assert_folded("Þórður Sigurðsson", "thordur sigurdsson");
    assert_folded("Ħamrun Boŧŧu ƙungiyar ƴan ɗan ɓarna", "hamrun bottu kungiyar yan dan barna");
    assert_folded("ǿ ǽ", "o ae");
}

TEST(compatibility_forms_of_letters_fold_and_of_numbers_do_not) {
    assert_folded("ＮＥＷＳ２０３１", "news2031");
    assert_words("10³", "10³=10³");
    assert_folded("½ ① x²", "½ ① x²");
    assert_folded("ﬁrst Ǆivo 𝐁old 1ª ⅩⅣ", "first dzivo bold 1a xiv");
    assert_words("ｶﾞﾗｽ", "ｶﾞ=ガ ﾗ=ラ ｽ=ス");
    assert_folded("ﻛﺘﺎﺏ ﻻ", "كتاب لا");
    assert_folded("ﷺ", "صلىاللهعليهوسلم");
    assert_words("ب\uFE77ت \uFE77 \uFC60", "ب\uFE77ت=بت");
    assert_folded("ㅎㅏ ﾡￂ", "하 가");
    assert_words("กำ", "ก=ก ำ=ำ");
    assert_words("ゟ", "ゟ=ゟ");
}

TEST(digits_of_every_script_are_digits) {
    assert_folded("٢٠٣١ ۲۰۳۱ २०३१ ２０３１ 𝟐𝟎𝟑𝟏", "2031 2031 2031 2031 2031");
    assert_words("ปี๒๐๓๑", "ปี=ปี ๒๐๓๑=2031");
}

TEST(hangul_is_the_same_composed_or_not) {
    const char *composed = "\xED\x95\x9C\xEA\xB5\xAD"; /* U+D55C U+AD6D */
    const char *apart =
        "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8"; /* as jamo */
    assert_folded(composed, composed);
    assert_folded(apart, composed);
}

TEST(scripts_without_spaces_go_by_character) {
    assert_words("港口关闭", "港=港 口=口 关=关 闭=闭");
    assert_words("第4号ferry港", "第=第 4=4 号=号 ferry=ferry 港=港");
    assert_words("ที่", "ที่=ที่");
    assert_words("ไทย", "ไ=ไ ท=ท ย=ย");
    assert_words("が", "が=が");
    assert_folded("か\xE3\x82\x99", "が");
}

TEST(a_word_of_a_script_without_spaces_is_known) {
    static const char *const UNSPACED[] = {"港", "ア", "ที", "ກ", "ក", "က", "𠀀"};
    static const char *const SPACED[] = {"a", "é", "Волга", "한국", "0", "๑", "ﬁ"};
    for (size_t i = 0; i < sizeof UNSPACED / sizeof *UNSPACED; i++)
        assert_true(word_is_unspaced(span_of(UNSPACED[i])));
    for (size_t i = 0; i < sizeof SPACED / sizeof *SPACED; i++)
        assert_false(word_is_unspaced(span_of(SPACED[i])));
}

TEST(vowel_points_and_tatweel_drop_and_vowel_signs_stay) {
    assert_folded("مَدْرَسَة", "مدرسة");
    assert_folded("خـبر", "خبر");
    assert_folded("שָׁלוֹם", "שלום");
    assert_folded("हिन्दी", "हिन्दी");
    assert_folded("\u0915\u094D\u093C\u0937",
                  "\u0915\u093C\u094D\u0937"); /* marks in either order are the same text */
}

TEST(format_characters_count_for_nothing) {
    assert_words("har\xC2\xAD"
                 "bour",
                 "har\xC2\xAD"
                 "bour=harbour");
    assert_words("zero\xE2\x80\x8Bwidth", "zero\xE2\x80\x8Bwidth=zerowidth");
    assert_words("\xC2\xAD"
                 "edge\xC2\xAD",
                 "edge=edge");
    assert_words("a\xC2\xAD.", "a=a");
    assert_words("\xEF\xBB\xBFTitle", "Title=title");
}

/* The fast way must give the words that the plain one gives, and their number. */
static void assert_ways_agree(struct span text) {
    struct words slow = {text, 0, NULL}, fast = {text, 0, NULL};
    struct span expected, word;
    size_t count = 0;
    for (; words_next_plain(&slow, &expected); count++) {
        assert_true(words_next(&fast, &word));
        assert_ptr_equal(word.data, expected.data);
        assert_int_equal(word.size, expected.size);
        assert_int_equal(fast.position, slow.position);
    }
    assert_false(words_next(&fast, &word));
    assert_int_equal(words_count(text, NULL), count);
}

/* The same with enough text around it that no part of it is too near the end for the fast way, at each place
 * of a block. */
static void assert_ways_agree_amid_text(struct span bytes, size_t before) {
    char text[300];
    struct span behind =
        span_of(" and the rest of the harbour-master's answer, of which nobody made a note.");
    memset(text, 'x', before);
    memcpy(text + before, bytes.data, bytes.size);
    memcpy(text + before + bytes.size, behind.data, behind.size);
    assert_ways_agree((struct span){text, before + bytes.size});
    assert_ways_agree((struct span){text, before + bytes.size + behind.size});
    if (before > 0) text[before - 1] = ' ';
    assert_ways_agree((struct span){text, before + bytes.size + behind.size});
}

TEST(the_fast_way_is_right_at_every_place) {
    const char *texts[] = {"don't",  "don’t”",  "’tis",    "rock ’n’ roll", "l’été",   "été’s",   "naïve",
                           "a''b",   "a'b'c",   "x\u00AD", "x\u00ADy",      "漢字",    "a漢b",    "—",
                           "x—y",    "“So?”",   "...’",    "Привет, мир",   "\u0301a", "a\u0301", "a’\u00ADb",
                           "9:30’s", "\uFEFFT", "’’a’’",   "don`t",         "`so´",    "don‘t‘",  "a`‘b",
                           "oʼa",    "“‘a",     "a′b"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t before = 0; before < 140; before++)
            assert_ways_agree_amid_text(span_of(texts[i]), before);
}

/* The fast path must give the hash of each key that the slow one gives. */
static void assert_hashes_agree(struct span bytes) {
    struct span text = exact_copy(bytes), word;
    struct words slow = {text, 0, NULL}, fast = {text, 0, NULL};
    struct buffer key = BUFFER_INIT, scratch = BUFFER_INIT;
    uint64_t hashes[WORD_HASH_ROOM];
    size_t count = 0, at = 0;
    while (words_next_plain(&slow, &word)) {
        buffer_clear(&key);
        word_fold(word, &key, NULL);
        if (at == count) {
            count = word_hash_next(&fast, hashes, WORD_HASH_ROOM, &scratch);
            at = 0;
        }
        assert_in_range(at, 0, count - 1);
        assert_int_equal(hashes[at++], hash_bytes(buffer_span(&key)));
    }
    assert_int_equal(at, count);
    assert_int_equal(word_hash_next(&fast, hashes, WORD_HASH_ROOM, &scratch), 0);
    buffer_release(&key);
    buffer_release(&scratch);
    free((char *)(uintptr_t)text.data);
}

TEST(hashes_are_those_of_the_keys) {
    const char *pieces[] = {"a",      "Harbour",  "seventeenletters1",
                            "’",      "'",        "—",
                            "…",      "\xC2\xAD", "é",
                            "漢",     " ",        ".",
                            "0",      "\n",       "Z",
                            "\u0301", "‘",        "`"};
    enum { COUNT = sizeof pieces / sizeof *pieces };
    for (size_t i = 0; i < COUNT * COUNT * COUNT * COUNT; i++) {
        struct buffer text = BUFFER_INIT;
        for (size_t j = 0, choice = i; j < 4; j++, choice /= COUNT)
            buffer_append(&text, span_of(pieces[choice % COUNT]));
        assert_hashes_agree(buffer_span(&text));
        assert_ways_agree_amid_text(buffer_span(&text), 0);
        buffer_release(&text);
    }
}

TEST(words_of_every_length_hash_alike) {
    char text[80];
    for (size_t before = 0; before < 18; before++)
        for (size_t size = 1; size < 40; size++) {
            memset(text, ' ', sizeof text);
            memset(text + before, 'Q', size);
            assert_ways_agree((struct span){text, sizeof text});
            assert_hashes_agree((struct span){text, before + size});
            assert_hashes_agree((struct span){text, before + size + 1});
        }
}

TEST(every_byte_beside_a_word) {
    for (int byte = 0; byte < 0x80; byte++) {
        char text[] = "abc?DEF?";
        text[3] = text[7] = (char)byte;
        assert_hashes_agree((struct span){text, 8});
        assert_hashes_agree((struct span){text, 7});
    }
}

TEST(a_word_of_ten_megabytes) {
    enum { SIZE = 10 * 1000 * 1000 };
    char *text = test_malloc(SIZE);
    memset(text, 'A', SIZE);
    struct words words = {{text, SIZE}, 0, NULL};
    struct span word;
    struct buffer key = BUFFER_INIT;
    assert_true(words_next(&words, &word));
    assert_int_equal(word.size, SIZE);
    word_fold(word, &key, NULL);
    assert_int_equal(key.size, SIZE);
    assert_int_equal(key.data[SIZE - 1], 'a');
    assert_false(words_next(&words, &word));
    buffer_release(&key);
    test_free(text);
}

static enum status fold_long_words(void *context) {
    struct buffer key = BUFFER_INIT;
    text_fold(*(struct span *)context, &key, NULL);
    enum status status = key.status;
    buffer_release(&key);
    return status;
}

TEST(every_allocation_may_fail) {
    struct span text =
        span_of("Bürgermeisterkandidatenaufstellungsversammlungsprotokollführerinnen ärgerten Zürich");
    assert_survives_no_memory(fold_long_words, &text);
}

enum { ENDLESS = 3000 };

static enum status fold_endless(void *unit, struct poll *poll) {
    char text[ENDLESS];
    size_t size = 0, step = strlen(unit);
    for (; size + step <= ENDLESS; size += step) memcpy(text + size, unit, step);
    struct buffer key = BUFFER_INIT;
    enum status status = text_fold((struct span){text, size}, &key, poll);
    buffer_release(&key);
    return status;
}

static enum status hash_endless(void *unit, struct poll *poll) {
    char text[ENDLESS];
    size_t size = 0, step = strlen(unit);
    for (; size + step <= ENDLESS; size += step) memcpy(text + size, unit, step);
    struct buffer key = BUFFER_INIT;
    struct words words = {{text, size}, 0, poll};
    uint64_t hashes[WORD_HASH_ROOM];
    while (word_hash_next(&words, hashes, WORD_HASH_ROOM, &key)) continue;
    buffer_release(&key);
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Every loop over a word, and between words, asks. */
TEST(one_word_can_be_stopped_in_its_midst) {
    static char units[][8] = {"a", "é", "a'", "\xCC\x81", ".", "\n", "ท", "a\xC2\xAD", "\xC2\xAD", "—"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        {
            size_t n = assert_survives_interrupts(fold_endless, units[i]);
            printf("fold %zu %zu\n", i, n);
        }
        {
            size_t n = assert_survives_interrupts(hash_endless, units[i]);
            printf("hash %zu %zu\n", i, n);
        }
    }
}
