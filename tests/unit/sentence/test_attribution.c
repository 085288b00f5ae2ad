/*
 * test_attribution.c - whether speaker and verb of speech follow on a quotation that ends in ? or !
 */
#include "ends.h"

TEST(a_speaker_and_a_verb_go_on) {
    ASSERT_GOES_ON("“Who pays|?” Lund asked.", "“Who pays|?” Ada Lund asked.", "“Who pays|?” Mr. Lund asked.",
                   "“Who pays|?” J. B. Lund asked.", "“Who pays|?” Lund Jr. asked.",
                   "“Who pays|?” Lund, 54, asked.", "“Who pays|?” Lund, a baker from Orle, asked.",
                   "“Who pays|?” Lt.-Gen. Lund asked.", "“Who pays|?” Ada Lund-Holm asked.",
                   "“Who pays|?” Ada Lund–Holm asked.", "“Who pays|?” Lund angrily asked.",
                   "“Who pays|?” Marrow's harbour boss Ada Lund asked.",
                   "“Who pays|?” Marrow’s harbour boss Ada Lund asked.",
                   "“Who pays|?” Ada Lund of the harbour board asked.",
                   "“Who pays|?” Ada Bea Cia Dea Eve Fay Gil Hal Ivo asked.");
}

TEST(other_words_begin_a_sentence) {
    ASSERT_ENDS("“Who pays|?” Lund left.", "“Who pays|?” Lund said that nobody would.",
                "“Who pays|?” Lund. Nobody asked.", "“Who pays|?” Lund, a baker. Nobody asked.",
                "“Who pays|?” Lund, the baker of Orle that all of Marrow and half of the towns in the north"
                " know very well, asked.",
                "“Who pays|?” Lund brown asked.", "“Who pays|?” Lund fly asked.",
                "“Who pays|?” Asked of Lund.", "“Who pays|?” Lund\n\nasked.", "“Who pays|?” Lund",
                "“Who pays|?” Marrow's old red big harbour boss Ada Lund asked.",
                "“Who pays|?” Marrow's harbour with Ada Lund asked.",
                "“Who pays|?” Ada Bea Cia Dea Eve Fay Gil Hal Ivo Jo asked.");
}

TEST(how_far_a_speaker_is_read) {
    assert_false(ends_filled("“Who pays|?” Lund, ", 77, ", asked."));
    assert_true(ends_filled("“Who pays|?” Lund, ", 78, ", asked."));
    ASSERT_GOES_ON("“Who pays|?” Lund dully asked.", "“Who pays|?” Marrow's old red big Lund asked.");
    ASSERT_ENDS("“Who pays|?” Lund ugly asked.", "“Who pays|?” Marrow's old red big fat Lund asked.");
    ASSERT_ALL(LANGUAGE_ZH, false, "“谁付钱|？”一二三四五六七八九十一二三四五说。");
    ASSERT_ALL(LANGUAGE_HI, false, "“कौन देगा|?” क क क क क क ने पूछा।");
    ASSERT_ALL(LANGUAGE_KO, false, "“누가 내나요|?” 배를 판 물었다.", "“누가 내나요|?” 룬드가 물었다.");
    ASSERT_ALL(LANGUAGE_KO, true, "“누가 내나요|?” 배를 모두 판 물었다.", "“누가 내나요|?” 룬드가 떠났다.");
}

TEST(i_and_any_word) {
    ASSERT_GOES_ON("“Who pays|?” I asked him.", "“Who pays|?” I ventured.");
    ASSERT_ENDS("“Who pays|?” I ventured out.", "“Who pays|?” I", "“Who pays|?” I 5.");
}

TEST(openers_that_belong_to_a_speaker) {
    ASSERT_GOES_ON("“Who pays|?” The Rev. Ada Lund asked.", "“Who pays|?” Police chief Ada Lund asked.");
    ASSERT_GOES_ON("“Who pays|?” The Dr. Lund asked.", "“Who pays|?” Police asked.",
                   "“Who pays|?” Police asked, and left.");
    ASSERT_ENDS("“Who pays|?” The B. Lund asked.", "“Who pays|?” Police asked him.",
                "“Who pays|?” Police asked");
    ASSERT_ENDS("“Who pays|?” The ferry sank.", "“Who pays|?” Nobody asked Lund.", "“Who pays|?” The");
}

TEST(verbs_that_come_last) {
    ASSERT_ALL(LANGUAGE_JA, false, "「誰が払う|？」と聞いた。", "「誰が払う|？」って聞いた。",
               "「誰が払う|？」など聞いた。");
    ASSERT_ALL(LANGUAGE_JA, true, "「誰が払う|？」ところが雨だ", "「誰が払う|？」とても寒い",
               "「誰が払う|？」雨だ");
    ASSERT_ALL(LANGUAGE_ZH, false, "“谁付钱|？”伦德说，", "“谁付钱|？”伦德说。", "“谁付钱|？”伦德问道。");
    ASSERT_ALL(LANGUAGE_ZH, true, "“谁付钱|？”伦德说：", "“谁付钱|？”伦德走。", "“谁付钱|？”伦德说",
               "“谁付钱|？”一二三四五六七八九十一二三四五六说。", "“谁付钱|？”说。");
    ASSERT_ALL(LANGUAGE_HI, false, "“कौन देगा|?” लुंड ने पूछा।");
    ASSERT_ALL(LANGUAGE_HI, true, "“कौन देगा|?” लुंड ने पूछा:", "“कौन देगा|?” लुंड गया।",
               "“कौन देगा|?” क क क क क क क ने पूछा।");
}
