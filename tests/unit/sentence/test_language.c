/*
 * test_language.c - which language's word lists to use
 */
#include "../unit.h"
#include "sentence/language.h"
#include "text/utf8.h"

static const struct {
    enum language language;
    const char *text;
} TEXTS[] = {
    {LANGUAGE_EN, "The harbour was closed on Monday, and the ferry did not sail."},
    {LANGUAGE_EN, "Nobody was at the pier. We've asked them and they don't know what it is."},
    {LANGUAGE_DE, "Der Hafen war am Montag geschlossen, und die Fähre fuhr nicht."},
    {LANGUAGE_FR, "Le port était fermé lundi et le bac n'est pas parti avec les pêcheurs."},
    {LANGUAGE_ES, "El puerto estaba cerrado el lunes y los pescadores no salieron con el barco."},
    {LANGUAGE_IT, "Il porto era chiuso e la nave non è partita con gli uomini della città."},
    {LANGUAGE_PT, "O porto estava fechado e os pescadores não saíram com o barco da cidade."},
    {LANGUAGE_NL, "De haven was op maandag dicht en het schip is niet vertrokken."},
    {LANGUAGE_PL, "Port był zamknięty i nie wiadomo, kiedy prom do miasta się ruszy."},
    {LANGUAGE_RU, "Порт был закрыт, и паром не вышел в море."},
    {LANGUAGE_UK, "Порт був закритий, і пором не вийшов у море."},
    {LANGUAGE_AR, "كان الميناء مغلقا يوم الاثنين."},
    {LANGUAGE_HI, "बंदरगाह सोमवार को बंद था।"},
    {LANGUAGE_ZH, "港口星期一关闭，渡轮没有开。"},
    {LANGUAGE_JA, "港は月曜日に閉まり、船は出なかった。"},
    {LANGUAGE_AM, "ወደቡ ሰኞ ተዘግቷል።"},
    {LANGUAGE_DA, "Havnen var lukket, og færgen sejlede ikke på mandag efter stormen."},
    {LANGUAGE_NO, "Havna var stengt, og noen av båtene seilte etter stormen."},
    {LANGUAGE_EL, "Λιμάνι"},
    {LANGUAGE_PT, "O Sr. Lund e a Sra. Holm vieram."},
    {LANGUAGE_ES, "La avda. Lund está cerrada."},
    {LANGUAGE_IT, "L'on. Lund e l'avv. Voss vennero."},
    {LANGUAGE_IT, "L’on. Lund e l’avv. Voss vennero."},
    {LANGUAGE_EN, "El Dorado Gov. Lund was late."},
    {LANGUAGE_RU, "Лодка"},
    {LANGUAGE_AR, "ميناء"},
    {LANGUAGE_HI, "नाव"},
    {LANGUAGE_ES, "La flota tacha de «humo» el plan."}, /* as many votes for Catalan */
    {LANGUAGE_OTHER, "12:30"},
    {LANGUAGE_OTHER, ""},
};

TEST(texts) {
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct span text = exact_copy(span_of(TEXTS[i].text));
        enum language language = language_of(text);
        if (language != TEXTS[i].language) fail_msg("\"%s\" is taken for %d", TEXTS[i].text, (int)language);
        free((char *)(uintptr_t)text.data);
    }
}

/* What language_known() says where language_of() must guess. */
TEST(doubt) {
    static const struct {
        enum language language;
        const char *text;
    } CASES[] = {
        {LANGUAGE_DE, "Der Hafen war am Montag geschlossen."},
        {LANGUAGE_OTHER, "Der Hafen"},
        {LANGUAGE_OTHER, "Han kom i dag."},
        {LANGUAGE_OTHER, "Лодка"},
        {LANGUAGE_OTHER, "ميناء"},
        {LANGUAGE_OTHER, "東京都知事選挙"},
        {LANGUAGE_OTHER, "Λι"},
        {LANGUAGE_EL, "Λιμάνι"},
        {LANGUAGE_OTHER, "ናይ ሎሚ ኣብ ከተማ እዩ"},
        {LANGUAGE_OTHER, "Pristanišče je bilo zaprto, vendar so ladje vseeno prišle."},
        {LANGUAGE_HR,
         "U nesreći kod Zagreba ozlijeđeno je pet osoba. Vatrogasci su stigli na mjesto nakon poziva."},
        {LANGUAGE_SR, "U nesreći kod Novog Sada povređeno je pet osoba, saopštila je policija."},
        {LANGUAGE_ES, "Cinco personas murieron y doce resultaron heridas cerca de León, informó la policía."},
        {LANGUAGE_DA, "Fem personer blev dræbt og tolv såret ved Aarhus, oplyser politiet."},
        {LANGUAGE_BG, "Петима души загинаха, а дванадесет бяха ранени край Пловдив, съобщи полицията."},
        {LANGUAGE_OTHER, "Cinco persoas morreron nun accidente preto de Lugo, informou onte a policía."},
        {LANGUAGE_OTHER, "V prometni nesreči pri Ljubljani je umrlo pet ljudi"},
        {LANGUAGE_OTHER, "12:30"},
        {LANGUAGE_OTHER, ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct span text = exact_copy(span_of(CASES[i].text));
        enum language language = language_known(text);
        if (language != CASES[i].language) fail_msg("\"%s\" is taken for %d", CASES[i].text, (int)language);
        free((char *)(uintptr_t)text.data);
    }
}

/* Words of one language count two votes each: two are four, known among up to sixteen words. */
TEST(knowledge_is_a_vote_for_four_words) {
    char text[200] = "wurde nicht";
    assert_int_equal(language_known(span_of("wurde")), LANGUAGE_OTHER);
    for (size_t words = 3; words <= 17; words++) {
        strcat(text, " Xqzt");
        assert_int_equal(language_known(span_of(text)), words <= 16 ? LANGUAGE_DE : LANGUAGE_OTHER);
    }
}

/* "werden" is Dutch as well: of two languages with as many votes neither is known. */
TEST(knowledge_has_a_lead) {
    assert_int_equal(language_known(span_of("werden werden werden werden")), LANGUAGE_OTHER);
    assert_int_equal(language_known(span_of("werden werden wurde")), LANGUAGE_DE);
}

/* A lead of four is enough, or of a third of what the next one has. "der" and "werden" count for German, and for
 * Danish or Dutch as well; "wurde" counts two, for German alone. */
TEST(knowledge_has_a_lead_of_four_or_a_third) {
    static const struct {
        const char *often, *lead;
        size_t times;
        enum language language;
    } CASES[] = {
        {"werden ", "wurde wurde", 13, LANGUAGE_DE}, {"werden ", "wurde der", 13, LANGUAGE_OTHER},
        {"werden ", "wurde", 6, LANGUAGE_DE},        {"werden ", "wurde", 7, LANGUAGE_OTHER},
        {"werden ", "der", 3, LANGUAGE_DE},          {"werden ", "der", 4, LANGUAGE_OTHER},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char text[200] = "";
        for (size_t n = 0; n < CASES[i].times; n++) strcat(text, CASES[i].often);
        strcat(text, CASES[i].lead);
        if (language_known(span_of(text)) != CASES[i].language) fail_msg("%s", text);
    }
}

/* A text of one character. */
static enum language language_of_letter(uint32_t code) {
    char bytes[4];
    return language_of((struct span){bytes, utf8_encode(code, bytes)});
}

/* A script of one language, or of one that is guessed, from its first letter to its last. */
TEST(scripts_have_blocks) {
    static const struct {
        uint32_t first, last;
        enum language language;
    } BLOCKS[] = {
        {0x0370, 0x03FF, LANGUAGE_EL}, {0x0400, 0x052F, LANGUAGE_RU}, {0x0531, 0x058A, LANGUAGE_HY},
        {0x0591, 0x05F4, LANGUAGE_HE}, {0x0600, 0x06FF, LANGUAGE_AR}, {0x0900, 0x097F, LANGUAGE_HI},
        {0x0980, 0x09FF, LANGUAGE_BN}, {0x0B80, 0x0BFF, LANGUAGE_TA}, {0x0C00, 0x0C7F, LANGUAGE_TE},
        {0x0E00, 0x0E7F, LANGUAGE_TH}, {0x10A0, 0x10FF, LANGUAGE_KA}, {0x1200, 0x139F, LANGUAGE_AM},
        {0x1F00, 0x1FFF, LANGUAGE_EL}, {0x3040, 0x30FF, LANGUAGE_JA}, {0x4E00, 0x9FFF, LANGUAGE_ZH},
        {0xAC00, 0xD7A3, LANGUAGE_KO},
    };
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
        assert_int_equal(language_of_letter(BLOCKS[i].first), BLOCKS[i].language);
        assert_int_equal(language_of_letter(BLOCKS[i].last), BLOCKS[i].language);
        assert_int_not_equal(language_of_letter(BLOCKS[i].first - 1), BLOCKS[i].language);
        assert_int_not_equal(language_of_letter(BLOCKS[i].last + 1), BLOCKS[i].language);
    }
}

/* The letters with two marks are of Vietnamese alone; four with a dot below are of other languages, too. */
TEST(vietnamese_has_letters_of_its_own) {
    assert_int_equal(language_of_letter(0x1E9F), LANGUAGE_OTHER);
    assert_int_equal(language_of_letter(0x1EA0), LANGUAGE_VI);
    assert_int_equal(language_of_letter(0x1EF9), LANGUAGE_VI);
    assert_int_equal(language_of_letter(0x1EFA), LANGUAGE_OTHER);
    assert_int_equal(language_known(span_of("ạ ạ")), LANGUAGE_VI);
    assert_int_equal(language_known(span_of("ẹ ẹ ẹ ẹ")), LANGUAGE_OTHER);
    assert_int_equal(language_known(span_of("ọ ọ ọ ọ")), LANGUAGE_OTHER);
    assert_int_equal(language_known(span_of("ị ị ị ị")), LANGUAGE_OTHER);
    assert_int_equal(language_known(span_of("ụ ụ ụ ụ")), LANGUAGE_OTHER);
}

/* A sign of Han is worth two letters; kana settle Japanese where there is one for ten signs of Han. */
TEST(east_asian_signs_weigh) {
    assert_int_equal(language_of(span_of("港 a")), LANGUAGE_ZH);
    assert_int_equal(language_of(span_of("ab 港")), LANGUAGE_OTHER);
    assert_int_equal(language_of(span_of("港港港港港港港港港の")), LANGUAGE_JA);
    assert_int_equal(language_of(span_of("港港港港港港港港港港の")), LANGUAGE_ZH);
    assert_int_equal(language_of(span_of("のの abc")), LANGUAGE_JA);
}

TEST(an_abbreviation_of_one_language_tells_it) {
    assert_int_equal(language_known(span_of("Rep. Lund Rep. Voss Rep. Kerr")), LANGUAGE_EN);
    assert_int_equal(language_known(span_of("Q. Lund Q. Voss Q. Kerr")), LANGUAGE_OTHER); /* an initial */
}

/* Two of " the " and " and " settle English; one does not. */
TEST(two_words_settle_english) {
    assert_int_equal(language_of(span_of("xx the xx and xxxxxxxx wurde wurde wurde")), LANGUAGE_EN);
    assert_int_equal(language_of(span_of("xx the xx xxx xxxxxxxx wurde wurde wurde")), LANGUAGE_DE);
    assert_int_equal(language_of(span_of("xx and xx and xxxxxxxx wurde wurde wurde")), LANGUAGE_EN);
    assert_int_equal(language_of(span_of("xx then xx andy xxxxxx wurde wurde wurde")), LANGUAGE_DE);
}

/* The byte behind the text is none of it: "on.a" begins no abbreviation that goes on. */
TEST(nothing_behind_the_text_is_read) {
    assert_int_equal(language_of(span_slice(span_of("avda. "), 0, 6)), LANGUAGE_ES);
    assert_int_equal(language_of(span_slice(span_of("avda.a "), 0, 5)), LANGUAGE_OTHER);
}

TEST(codes) {
    assert_string_equal(language_code(LANGUAGE_DE), "de");
    assert_string_equal(language_code(LANGUAGE_ZH), "zh");
    assert_null(language_code(LANGUAGE_AUTO));
    assert_null(language_code(LANGUAGE_OTHER));
    for (enum language i = LANGUAGE_AUTO + 1; i < LANGUAGE_OTHER - 1; i++)
        assert_true(strcmp(language_code(i), language_code(i + 1)) < 0);
}

/* Only the beginning counts, and it may end within a character. */
TEST(only_the_sample_counts) {
    char text[2 * LANGUAGE_SAMPLE + 1];
    for (size_t i = 0; i < LANGUAGE_SAMPLE; i++) memcpy(text + 2 * i, "ж", 2);
    for (size_t skip = 0; skip <= 1; skip++) {
        memset(text, ' ', skip);
        memmove(text + skip, text + 2, sizeof text - 3);
        assert_int_equal(language_of((struct span){text, 2 * LANGUAGE_SAMPLE - 2 + skip}), LANGUAGE_RU);
    }
}
