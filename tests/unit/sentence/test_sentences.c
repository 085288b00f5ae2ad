/*
 * test_sentences.c - a text as sentences: what the header promises, kinds, paragraphs, quotations, options
 *
 * Which mark ends a sentence is for the case files of tests/rules/sentences.
 */
#include "../unit.h"
#include "sentence/sentences.h"
#include "text/chars.h"
#include "text/utf8.h"

static const struct sentence_options AUTO = {LANGUAGE_AUTO, NEWLINES_AUTO, STYLE_NEWS};

/* The sentences of a text, each as "kind paragraph quoted|text|". */
static void assert_sentences(const char *string, const struct sentence_options *options,
                             const char *expected) {
    struct span text = exact_copy(span_of(string));
    struct sentences sentences;
    struct sentence sentence;
    struct buffer list = BUFFER_INIT;
    sentences_init(&sentences, text, options, NULL);
    while (sentences_next(&sentences, &sentence)) {
        buffer_append_byte(&list, "SHLF"[sentence.kind]);
        buffer_append_byte(&list, (char)('0' + sentence.paragraph));
        if (sentences_quoted(&sentences, &sentence)) buffer_append_byte(&list, 'q');
        buffer_append_byte(&list, '|');
        buffer_append(&list, sentence.text);
        buffer_append_byte(&list, '|');
    }
    assert_int_equal(sentences.status, STATUS_OK);
    assert_false(sentences_next(&sentences, &sentence));
    assert_span_equal(buffer_span(&list), expected);
    buffer_release(&list);
    free((char *)(uintptr_t)text.data);
}

TEST(nothing_has_no_sentence) {
    assert_sentences("", NULL, "");
    assert_sentences(" \r\n\t\xC2\xA0\f\xE2\x80\xA8", NULL, "");
    struct sentences sentences;
    struct sentence sentence;
    sentences_init(&sentences, (struct span){NULL, 0}, NULL, NULL);
    assert_false(sentences_next(&sentences, &sentence));
}

TEST(kinds) {
    assert_sentences(
        "Crane falls in harbour\n\nIt fell at noon. No one was hurt.\n\n- Rope\n- Tar\n\nand then the", NULL,
        "H1|Crane falls in harbour|S2|It fell at noon.|S2|No one was hurt.|L3|- Rope|L3|- Tar|"
        "F4|and then the|");
    assert_sentences("***", NULL, "F1|***|");
    assert_sentences("1. Rope 2. Tar", NULL, "L1|1. Rope|L1|2. Tar|");
    assert_sentences("It sank. Ada Voss", NULL, "S1|It sank.|F1|Ada Voss|");
}

TEST(a_long_line_is_no_heading) {
    char line[200] = "Crane", expected[220];
    for (size_t i = 5; i < 120; i += 5) memcpy(line + i, " rope", 6);
    snprintf(expected, sizeof expected, "H1|%s|", line);
    assert_sentences(line, NULL, expected);
    memcpy(line + 120, "s", 2);
    snprintf(expected, sizeof expected, "F1|%s|", line);
    assert_sentences(line, NULL, expected);
}

TEST(paragraphs) {
    assert_sentences("A crane fell.\nIt sank.\r\nNo one came.", NULL,
                     "S1|A crane fell.|S2|It sank.|S3|No one came.|");
    assert_sentences("A crane fell.\n \nIt sank.\fNo one came.\xE2\x80\xA9Rain fell.", NULL,
                     "S1|A crane fell.|S2|It sank.|S3|No one came.|S4|Rain fell.|");
    assert_sentences("\n\nA crane fell.\n\nBoard: Voss\nClerk: Lund\n\nIt sank.\n\nRain fell.", NULL,
                     "S1|A crane fell.|H2|Board: Voss|H2|Clerk: Lund|S3|It sank.|S4|Rain fell.|");
    assert_sentences(
        "The crane fell on Tuesday evening as the\nferry came in. It\nsank.\n  The board met on Friday "
        "to hear who had\nbeen told.",
        NULL,
        "S1|The crane fell on Tuesday evening as the\nferry came in.|S1|It\nsank.|"
        "S2|The board met on Friday to hear who had\nbeen told.|");
}

TEST(quoted_through_and_through) {
    assert_sentences("\"It fell. We heard it,\" she said. \"Then it sank. Nobody came.\"", NULL,
                     "S1q|\"It fell.|S1|We heard it,\" she said.|S1q|\"Then it sank.|S1q|Nobody came.\"|");
    assert_sentences("He called it “a wreck.” They left.", NULL, "S1|He called it “a wreck.”|S1|They left.|");
    assert_sentences("“It fell.\n\nThey left.", NULL, "S1q|“It fell.|S2|They left.|");
    assert_sentences("She said, “It fell. It sank.”", NULL, "S1|She said, “It fell.|S1q|It sank.”|");
}

TEST(words_outside_make_a_sentence_no_quotation) {
    assert_sentences("“It fell”, “it sank”.", NULL, "S1q|“It fell”, “it sank”.|");
    assert_sentences("“It fell” and “it sank”.", NULL, "S1|“It fell” and “it sank”.|");
    assert_sentences("Yes: “It fell”, “it sank”.", NULL, "S1|Yes: “It fell”, “it sank”.|");
    assert_sentences("“It fell”, 5 “it sank”.", NULL, "S1|“It fell”, 5 “it sank”.|");
    assert_sentences("“It fell”, “it sank”, he said.", NULL, "S1|“It fell”, “it sank”, he said.|");
    assert_sentences("(“It fell.”)", NULL, "S1q|(“It fell.”)|");
    assert_sentences("It fell.", NULL, "S1|It fell.|");
}

/* What heads a line: a capital, a letter without case, a number, a quotation mark. */
TEST(a_heading_begins_like_a_sentence) {
    assert_sentences("Crane", NULL, "H1|Crane|");
    assert_sentences("港口", NULL, "H1|港口|");
    assert_sentences("5 cranes", NULL, "H1|5 cranes|");
    assert_sentences("“Crane”", NULL, "H1q|“Crane”|");
    assert_sentences("crane", NULL, "F1|crane|");
    assert_sentences("(Crane)", NULL, "F1|(Crane)|");
}

TEST(items_within_a_line) {
    assert_sentences("Bring: • Rope • Tar", NULL, "F1|Bring:|L1|• Rope|L1|• Tar|");
    assert_sentences("Bring • Rope • Tar", NULL, "H1|Bring • Rope • Tar|");
    assert_sentences("Bring:• Rope", NULL, "H1|Bring:• Rope|");
    assert_sentences("It sank into chaos. 2. Debts grew.", NULL, "S1|It sank into chaos.|L1|2. Debts grew.|");
    assert_sentences("It sank into chaos. 2. debts grew.", NULL, "S1|It sank into chaos.|S1|2. debts grew.|");
}

TEST(newlines_as_asked) {
    struct sentence_options options = AUTO;
    options.newlines = NEWLINES_BOUNDARY;
    assert_sentences("The crane\nfell.\n\nIt sank.", &options, "H1|The crane|S1|fell.|S2|It sank.|");
    options.newlines = NEWLINES_BLANK;
    assert_sentences("The crane\nfell.\n\nIt sank\nsoon\n- Rope", &options,
                     "S1|The crane\nfell.|H2|It sank\nsoon|L2|- Rope|");
    options.newlines = NEWLINES_SPACE;
    assert_sentences("The crane\n\nfell.\nIt sank.", &options, "S1|The crane\n\nfell.|S1|It sank.|");
}

TEST(style_as_asked) {
    struct sentence_options options = AUTO;
    assert_sentences("is it late? no idea! thx", &options, "F1|is it late? no idea! thx|");
    options.style = STYLE_WEB;
    assert_sentences("is it late? no idea! thx", &options, "S1|is it late?|S1|no idea!|F1|thx|");
}

TEST(language_as_asked) {
    struct sentence_options options = AUTO;
    options.language = LANGUAGE_DE;
    assert_sentences("Am 3. Mai ist Ruhetag.", &options, "S1|Am 3. Mai ist Ruhetag.|");
    options.language = LANGUAGE_EN;
    assert_sentences("Am 3. Mai ist Ruhetag.", &options, "S1|Am 3.|S1|Mai ist Ruhetag.|");
}

TEST(what_numbers_something_does_not_reach_over_a_dash) {
    assert_sentences("It was No. — She left on Monday.", NULL, "S1|It was No.|S1|— She left on Monday.|");
    assert_sentences("It was in Pa. — She left on Monday.", NULL, "S1|It was in Pa. — She left on Monday.|");
}

TEST(a_missing_blank) {
    assert_sentences("The crane fell.Voss saw it. See harbour.net or Node.js for more.", NULL,
                     "S1|The crane fell.|S1|Voss saw it.|S1|See harbour.net or Node.js for more.|");
}

TEST(straight_and_curly_alike) {
    assert_sentences("“Is it late?” Ada asked. “No.” He left. ‘Odd.’ It was.", NULL,
                     "S1|“Is it late?” Ada asked.|S1q|“No.”|S1|He left.|S1|‘Odd.’|S1|It was.|");
    assert_sentences("\"Is it late?\" Ada asked. \"No.\" He left. 'Odd.' It was.", NULL,
                     "S1|\"Is it late?\" Ada asked.|S1q|\"No.\"|S1|He left.|S1|'Odd.'|S1|It was.|");
}

/* Sentences are not empty, begin and end without white space, and cover the text but for that between them. */
static void assert_promises(struct span text, const struct sentence_options *options) {
    struct sentences sentences;
    struct sentence sentence;
    const char *end = text.data, *last = text.data + text.size;
    size_t paragraph = 1, ignored;
    sentences_init(&sentences, text, options, NULL);
    while (sentences_next(&sentences, &sentence)) {
        const char *stop = sentence.text.data + sentence.text.size;
        if (skip_space(end, last, true) != sentence.text.data || sentence.text.size == 0 ||
            char_is_space(char_before(sentence.text.data, stop, &ignored)) ||
            utf8_valid_prefix(sentence.text) != sentence.text.size || sentence.paragraph < paragraph)
            fail_msg("\"%.*s\": sentence at %td", (int)text.size, text.data, sentence.text.data - text.data);
        sentences_quoted(&sentences, &sentence);
        paragraph = sentence.paragraph;
        end = stop;
    }
    if (skip_space(end, last, true) != last) fail_msg("\"%.*s\": rest is lost", (int)text.size, text.data);
}

/* Pieces that have to do with boundaries, strung together at random: what the header promises holds for all.
 */
TEST(promises_hold_for_any_text) {
    static const char *const PIECES[] = {
        "The ",  "rope.Ж", "crane ", "fell",
        ".",     ". ",     "! ",     "? ",
        "... ",  "\"",     "“",      "”",
        "(",     ")",      "[1]",    "\n",
        "\n\n",  " ",      "\r\n",   "Gen. ",
        "U.S. ", "a.m. ",  "1. ",    "2) ",
        "• ",    "- ",     "J. ",    "é",
        "。",    "《",     "》",     "\xC2\xA0",
        "…",     ":) ",    "said ",  "I ",
        "www.",  "３",     "\f",     "\xE2\x80\xA8",
        "'",     "’",      "।",      "\xEF\xBB\xBF",
        "A",     "z",      "\t",     "- -",
        "/",
    };
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char string[256] = "";
        size_t size = 0;
        for (int i = 0; i < 24; i++) {
            random = random * 1664525u + 1013904223u;
            const char *piece = PIECES[(random >> 16) % (sizeof PIECES / sizeof *PIECES)];
            memcpy(string + size, piece, strlen(piece));
            size += strlen(piece);
        }
        struct span text = exact_copy((struct span){string, size});
        struct sentence_options options = {(enum language)(round % LANGUAGE_COUNT),
                                           (enum newlines)(round % 4), (enum style)(round % 2)};
        assert_promises(text, &options);
        free((char *)(uintptr_t)text.data);
    }
}

static bool stop_at_once(void *asked) {
    ++*(int *)asked;
    return true;
}

TEST(stops_when_told) {
    size_t size = 100 * (size_t)POLL_INTERVAL;
    char *text = malloc(size);
    static const char FILLINGS[] = {'a', '.', ' '};
    for (size_t i = 0; i < sizeof FILLINGS; i++) {
        memset(text, FILLINGS[i], size);
        int asked = 0;
        struct poll poll = {.stop = stop_at_once, .context = &asked};
        struct sentences sentences;
        struct sentence sentence;
        sentences_init(&sentences, (struct span){text, size}, NULL, &poll);
        assert_false(sentences_next(&sentences, &sentence));
        assert_int_equal(sentences.status, STATUS_INTERRUPT);
        assert_int_equal(asked, 1);
        assert_false(sentences_next(&sentences, &sentence));
    }
    free(text);
}
