/*
 * test_speaker_rules.c - which rule finds the speaker of a quotation, whom it names, and the person that is
 */
#include "../unit.h"
#include "document.h"
#include "extract/speakers.h"

/* "rule mention = person (cue)" of each quotation, "-" for one without. */
static void show(struct document *document) {
    for (size_t i = 0; i < document->quotes.count; i++) {
        const struct attribution *by = &document->quotes.items[i].by;
        if (i) document_show(document, "; ");
        document_show(document, by->rule ? by->rule : "-");
        if (!by->rule) continue;
        document_show(document, " ");
        document_show_tokens(document, by->mention, by->mention_end - 1);
        if (by->person.size) document_show(document, " = ");
        buffer_append(&document->shown, by->person);
        if (by->cue_end == by->cue) continue;
        document_show(document, " (");
        document_show_tokens(document, by->cue, by->cue_end - 1);
        document_show(document, ")");
    }
}

static void assert_found(const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    struct speakers speakers = SPEAKERS_INIT;
    assert_int_equal(document_read(&document, LANGUAGE_EN, text, NULL), STATUS_OK);
    assert_int_equal(speakers_read(&speakers, &document.tokens, document.vocabulary, &document.quotes, NULL),
                     STATUS_OK);
    show(&document);
    speakers_release(&speakers);
    document_assert_shown(&document, text, expected);
}

TEST(a_participle_behind_a_comma_closes_nothing) {
    assert_found("The “cold” pier, said Kerr, was shut.", "closing Kerr = Kerr (said)");
    assert_found("The “cold” pier, adding Kerr, was shut.", "-");
}

TEST(a_name_behind_a_dash_has_eight_words) {
    assert_found("“The pier is lost.” — Mayor Ida Maria Rosa Anna Eva Lena Voss",
                 "dash-name Mayor Ida Maria Rosa Anna Eva Lena Voss = Ida Maria Rosa Anna Eva Lena Voss");
    assert_found("“The pier is lost.” — Mayor Ida Maria Rosa Anna Eva Lena Tove Voss", "-");
}

static void assert_all_found(const char *const cases[][2], size_t count) {
    for (size_t i = 0; i < count; i++) assert_found(cases[i][0], cases[i][1]);
}

TEST(a_quotation_and_who_said_it) {
    static const char *const CASES[][2] = {
        {"“The pier is lost,” said Ida Voss, mayor of Ostrel.", "quote-verb-name Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said Ida Voss, who runs the port.",
         "quote-verb-name Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said Ostrel mayor Ida Voss.",
         "quote-verb-name Ostrel mayor Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said Mayor Ida Voss.", "quote-verb-name Mayor Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said former mayor Ida Voss.",
         "quote-verb-name former mayor Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said one of the three men.", "quote-verb-name one (said)"},
        {"“The pier is lost,” said a man who lives there.", "quote-verb-name a man (said)"},
        {"“The pier is lost,” said a spokesman for the port.", "quote-verb-name a spokesman (said)"},
        {"“The pier is lost,” says a report by the port.", "quote-verb-name a report (says)"},
        {"“The pier is lost,” the report says.", "quote-name-verb the report (says)"},
        {"“The pier is lost,” it said.", "quote-name-verb it (said)"},
        {"“The pier is lost,” he added.", "quote-name-verb he (added)"},
        {"“The pier is lost,” Voss told the Tern.", "quote-name-verb Voss = Voss (told)"},
        {"“The pier is lost,” Voss told reporters on Monday.", "quote-name-verb Voss = Voss (told)"},
        {"“The pier is lost,” Voss, 45, said.", "quote-name-apposition-verb Voss = Voss (said)"},
        {"“The pier is lost,” Voss (left) said.", "quote-name-apposition-verb Voss = Voss (said)"},
        {"“The pier is lost,” Voss himself said.", "quote-name-verb Voss = Voss (said)"},
        {"“The pier is lost,” Voss has said.", "quote-name-verb Voss = Voss (said)"},
        {"“The pier is lost,” said nobody.", "-"},
        {"“The pier is lost,” read the sign.", "quote-verb-name the sign (read)"},
        {"“The pier is lost,” wrote Voss in a letter.", "quote-verb-name Voss = Voss (wrote)"},
        {"“The pier is lost,” tweeted Voss.", "quote-verb-name Voss = Voss (tweeted)"},
        {"“The pier is lost,” Voss, speaking at the port, said.",
         "quote-name-apposition-verb Voss = Voss (said)"},
        {"“The pier is lost,” according to Voss.", "according-to Voss = Voss (according)"},
        {"“The pier is lost,” according to a report.", "according-to a report (according)"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

TEST(several_who_speak_together_are_no_one_of_them) {
    static const char *const CASES[][2] = {
        {"“The pier is lost,” Voss and Kerr said.", "quote-name-verb Voss and Kerr (said)"},
        {"“The pier is lost,” said Ida Voss and Jon Kerr.", "quote-verb-name Ida Voss and Jon Kerr (said)"},
        {"“The pier is lost,” said Ida Voss and Jon Kerr agreed.",
         "quote-verb-name Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said Ida Voss and left.", "quote-verb-name Ida Voss = Ida Voss (said)"},
        {"“The pier is lost,” said Mr. and Mrs. Kerr.", "quote-verb-name Mr. and Mrs. Kerr (said)"},
        {"“The pier is lost,” said the brothers, Jon and Karl Kerr.", "quote-verb-name the brothers (said)"},
        {"“The pier is lost,” said mayor and author Ida Voss.",
         "quote-verb-name mayor and author Ida Voss = Ida Voss (said)"},
        {"Ida Voss and Jon Kerr said the pier was “lost”.", "verb-before Ida Voss and Jon Kerr (said)"},
        {"Ida Voss and Jon Kerr, who own it, said the pier was “lost”.",
         "verb-before Ida Voss and Jon Kerr (said)"},
        {"Lind, Voss and Kerr said the pier was “lost”.", "verb-before Lind, Voss and Kerr (said)"},
        {"In Ostrel, Voss and Kerr said the pier was “lost”.", "verb-before Voss and Kerr (said)"},
        {"Voss left and Kerr said the pier was “lost”.", "verb-before Kerr = Kerr (said)"},
        {"He praised Voss and Kerr said the pier was “lost”.", "verb-before Kerr = Kerr (said)"},
        {"The mayor and her deputy said the pier was “lost”.", "verb-before The mayor and her deputy (said)"},
        {"The author and mayor Ida Voss said the pier was “lost”.",
         "verb-before mayor Ida Voss = Ida Voss (said)"},
        {"Ida Voss, head of the board, and Jon Kerr said the pier was “lost”.",
         "verb-before Jon Kerr = Jon Kerr (said)"},
        {"A spokesman for Voss and Kerr said the pier was “lost”.",
         "verb-before A spokesman for Voss and Kerr (said)"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

TEST(a_name_behind_an_office) {
    static const char *const CASES[][2] = {
        {"“The pier is lost,” said the mayor of Ostrel, Ida Voss.",
         "quote-verb-name the mayor of Ostrel = Ida Voss (said)"},
        {"The mayor of Ostrel, Ida Voss, said the pier was “lost”.",
         "verb-before The mayor of Ostrel = Ida Voss (said)"},
        {"The chairman and chief executive, Ida Voss, said the pier was “lost”.",
         "verb-before The chairman = Ida Voss (said)"},
        {"“The pier is lost,” said a friend of Voss, Jon Kerr's wife.",
         "quote-verb-name a friend of Voss (said)"},
        {"According to a friend of Voss, Jon Kerr is “a liar”.", "according-to a friend of Voss (According)"},
        {"Asked about it, the head of the union, Jon Kerr, said: “No.”",
         "verb-quote the head of the union = Jon Kerr (said)"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

TEST(who_is_quoted_by_another) {
    static const char *const CASES[][2] = {
        {"“The pier is lost,” the Tern quoted Voss as saying.", "quote-name-verb Voss = Voss (quoted)"},
        {"The Tern quoted Ida Voss as saying: “The pier is lost.”",
         "verb-quote Ida Voss = Ida Voss (saying)"},
        {"The Tern quoted the mayor as saying the pier was “lost”.", "verb-before the mayor (saying)"},
        {"The Tern quoted Ida Voss: “The pier is lost.”", "verb-before The Tern = Tern (quoted)"},
        {"Ida Voss spoke with Jon Kerr, who said the pier was “lost”.",
         "verb-before Jon Kerr = Jon Kerr (said)"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

TEST(a_subject_ends_before_an_article) {
    assert_found("According to Voss the pier is “unsafe”.", "according-to Voss = Voss (According)");
    assert_found("According to all the skippers the pier is “unsafe”.",
                 "according-to all the skippers (According)");
    assert_found("According to Voss and Kerr the pier is “unsafe”.",
                 "according-to Voss and Kerr (According)");
    assert_found("The two leaders said the pier was “lost”.", "verb-before The two leaders (said)");
    assert_found("In an emailed statement Voss said the pier was “lost”.", "verb-before Voss = Voss (said)");
}

TEST(a_subject_that_begins_oddly) {
    assert_found("“The pier is lost,” said 9/11 widow Ida Voss.",
                 "quote-verb-name 9/11 widow Ida Voss = Ida Voss (said)");
    assert_found("“The pier is lost,” said two-time champion Ida Voss.",
                 "quote-verb-name two-time champion Ida Voss = Ida Voss (said)");
    assert_found("“The pier is lost,” said then-mayor Ida Voss.",
                 "quote-verb-name mayor Ida Voss = Ida Voss (said)");
    assert_found("“The pier is lost,” said April Voss.", "quote-verb-name April Voss = April Voss (said)");
    assert_found("“The pier is lost,” said April.", "-");
}

TEST(what_somebody_did_not_say_or_wrote_is_no_speech) {
    assert_found("Voss never said the pier was “lost for good”.", "-");
    assert_found("Voss did not say the pier was “lost for good”.", "-");
    assert_found("Voss didn’t say the pier was “lost for good”.", "-");
    assert_found("Voss said it was not “lost for good”.", "verb-before Voss = Voss (said)");
    assert_found("Ida Voss reads “The Lost Pier” aloud every winter.", "-");
    assert_found("Voss said “Nine Tales” was her best book.", "-");
    assert_found("Voss's book, “Nine Tales”, says the pier was sold.", "-");
    assert_found("Voss shouted “Nine Tales” from the roof of it.", "verb-quote Voss = Voss (shouted)");
}

TEST(somebody_without_a_name) {
    assert_found("“The pier is lost,” said another Ostrel Republican.",
                 "quote-verb-name another Ostrel Republican (said)");
    assert_found("The Norwegian said the pier was “lost”.", "verb-before The Norwegian (said)");
    assert_found("The top Republican, Ida Voss, said the pier was “lost”.",
                 "verb-before The top Republican = Ida Voss (said)");
    assert_found("The Republicans said the pier was “lost”.",
                 "verb-before The Republicans = Republicans (said)");
    assert_found("Mayor Ida Voss came. The Mayor said the pier was “lost”.",
                 "verb-before The Mayor = Ida Voss (said)");
    assert_found("You've said the pier was “lost”.", "verb-before You've (said)");
}

TEST(a_verb_behind_a_quotation_that_is_no_speech) {
    assert_found("A rule, known as “age bands”, says insurers can ask for more.", "-");
    assert_found("Kerr spoke of “lies” – Voss's longtime questioning of the pier.",
                 "about-before Kerr = Kerr (spoke)");
    assert_found("The tanker “Sabina” was hit, Voss said.", "-");
}

TEST(a_pronoun_that_goes_on) {
    assert_found("“It is ours,” Jon Kerr said. He said Mark Voss is late. “Very late,” he said.",
                 "quote-name-verb Jon Kerr = Jon Kerr (said); quote-name-verb he = Jon Kerr (said)");
    assert_found("“It is ours,” Jon Kerr said. Karl Voss came. He said Lind is late. “Very late,” he said.",
                 "quote-name-verb Jon Kerr = Jon Kerr (said); quote-name-verb he = Karl Voss (said)");
}

TEST(a_verb_that_an_as_opens) {
    assert_found("As Kerr notes, the pier was shut because “too many boats hit it”.",
                 "verb-before Kerr = Kerr (notes)");
    assert_found("As Kerr watched, Voss said the pier was “lost for good”.",
                 "verb-before Voss = Voss (said)");
}

TEST(who_said_it_and_a_quotation) {
    static const char *const CASES[][2] = {
        {"According to Voss, “the pier is lost”.", "according-to Voss = Voss (According)"},
        {"As Voss put it: “The pier is lost.”", "verb-before Voss = Voss (put)"},
        {"Voss said: “The pier is lost.”", "verb-quote Voss = Voss (said)"},
        {"Voss, the mayor, said: “The pier is lost.”", "verb-quote Voss = Voss (said)"},
        {"Voss said on Monday that “the pier is lost”.", "verb-before Voss = Voss (said)"},
        {"Voss said the pier was “lost for good”.", "verb-before Voss = Voss (said)"},
        {"Voss called the pier “a lost cause”.", "about-before Voss = Voss (called)"},
        {"Voss described the pier as “a lost cause”.", "about-before Voss = Voss (described)"},
        {"Voss was asked whether the pier is “lost for good”.", "-"},
        {"Voss denied that the pier is “lost for good”.", "about-before Voss = Voss (denied)"},
        {"Asked by Kerr, Voss said: “The pier is lost.”", "verb-quote Voss = Voss (said)"},
        {"Kerr asked Voss: “Is the pier lost?”", "verb-before Kerr = Kerr (asked)"},
        {"“Is the pier lost?” asked Kerr.", "quote-verb-name Kerr = Kerr (asked)"},
        {"“Is the pier lost?” Kerr was asked.", "-"},
        {"The pier, Voss said, is “lost for good”.", "verb-before Voss = Voss (said)"},
        {"The pier is “lost for good,” Voss said.", "quote-name-verb Voss = Voss (said)"},
        {"The pier is “lost for good”, Voss said, and “nobody knows”.",
         "quote-name-verb Voss = Voss (said); verb-before Voss = Voss (said)"},
        {"The mayor's spokesman said: “The pier is lost.”", "verb-quote The mayor's spokesman (said)"},
        {"Voss's deputy said: “The pier is lost.”", "verb-quote Voss's deputy (said)"},
        {"Police said: “The pier is lost.”", "verb-quote Police (said)"},
        {"The police in Ostrel said “the pier is lost”.", "verb-quote The police (said)"},
        {"A statement said: “The pier is lost.”", "verb-quote A statement (said)"},
        {"In a statement, the port said: “The pier is lost.”", "verb-quote the port (said)"},
        {"In a statement: “The pier is lost.”", "-"},
        {"Voss: “The pier is lost.”", "label Voss = Voss (:)"},
        {"“The pier is lost.” Voss", "-"},
        {"“The pier is lost.” — Voss", "dash-name Voss = Voss"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

#define FIVE_STONES "stone stone stone stone stone "

TEST(rules_look_so_far_and_no_farther) {
    static const char *const CASES[][2] = {
        {"The pier was called by Ida Voss in the old hall “a bad joke”.",
         "passive-by Ida Voss = Ida Voss (called)"},
        {"The pier was called by Ida Voss in the old town hall “a bad joke”.", "-"},
        {"The pier was called by Ida Voss " FIVE_STONES FIVE_STONES FIVE_STONES "stone “a bad joke”.",
         "passive-by Ida Voss " FIVE_STONES FIVE_STONES "stone stone (called)"},
        {"The pier was called by Ida Voss " FIVE_STONES FIVE_STONES FIVE_STONES "stone stone “a bad joke”.",
         "-"},
        {"The “cold” pier, Voss, " FIVE_STONES FIVE_STONES FIVE_STONES
         "stone stone stone stone, said, was shut.",
         "closing Voss = Voss (said)"},
        {"The “cold” pier, Voss, " FIVE_STONES FIVE_STONES FIVE_STONES FIVE_STONES ", said, was shut.", "-"},
        {"Voss's claim " FIVE_STONES FIVE_STONES "stone stone stone “a bad joke on us all”.",
         "noun-of Voss = Voss (claim)"},
        {"Voss's claim " FIVE_STONES FIVE_STONES "stone stone stone stone “a bad joke”.", "-"},
        {"Kerr left, and the claims of “so it is late for us” grew.", "clause Kerr = Kerr"},
        {"Kerr left, and the claims of “late for us all now” grew.", "-"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

/* Which words may stand before a quotation that goes on, how many, and how far back the speaker is. */
TEST(a_speaker_goes_on_behind_a_word_or_two) {
#define VOSS  "“The pier is lost,” said Voss. "
#define SHOWN "quote-verb-name Voss = Voss (said); "
    static const char *const CASES[][2] = {
        {VOSS "Finally, “nobody at the old port knows of it”.", SHOWN "continued Voss = Voss"},
        {VOSS "But: “nobody at the old port knows of it”.", SHOWN "continued Voss = Voss"},
        {VOSS "Indeed, “nobody at the old port knows of it”.", SHOWN "continued Voss = Voss"},
        {VOSS "Stones, “nobody at the old port knows of it”.", SHOWN "clause Stones = Stones"},
        {VOSS "But well yes, “nobody at the old port knows of it”.", SHOWN "continued Voss = Voss"},
        {VOSS "But well yes oh indeed “nobody at the port knows of it”.", SHOWN "same-paragraph Voss = Voss"},
        {VOSS "But “so it is for all of us”, of all.", SHOWN "continued Voss = Voss"},
        {VOSS "But “so it is for us”, of all.", SHOWN "same-paragraph Voss = Voss"},
        {VOSS "The board heard “all of us are”.", SHOWN "same-paragraph Voss = Voss"},
        {VOSS "The board heard “so it is”.", SHOWN "-"},
        {VOSS "It rained.\n\n“So it is now for all.”", SHOWN "paragraph-before Voss = Voss"},
        {VOSS "It rained. It was cold.\n\n“So it is now for all.”", SHOWN "-"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}

TEST(small_words_may_stand_before_a_closing_verb) {
    static const char *const CASES[][2] = {
        {"The “cold” pier, Voss has often said, was shut.", "closing Voss = Voss (said)"},
        {"The “cold” pier, Voss has said", "closing Voss = Voss (said)"},
        {"The “cold” pier, Voss has.", "-"},
        {"From Ida Voss: “The pier is lost.”", "colon Ida Voss = Ida Voss (:)"},
        {"From Ida Voss in Ostrel: “The pier is lost.”", "-"},
        {"This is “a pier that is lost for us all”.", "-"},
        {"Voss, though, warned: “The pier is lost.”", "verb-quote-shared Voss = Voss (warned)"},
        {"The mayor met with Kerr said “the pier is lost”.", "verb-quote-shared The mayor (said)"},
        {"It stood there, “a pier that is lost for us all”.", "clause It"},
    };
    assert_all_found(CASES, sizeof CASES / sizeof *CASES);
}
