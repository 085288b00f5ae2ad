/*
 * test_quote_spans.c - where quotations stand in a text
 */
#include "../unit.h"
#include "extract/quote_spans.h"

struct read {
    struct vocabularies all;
    struct tokens tokens;
    struct quote_spans spans;
};

/* Whether '' may open a quotation in what is read next. */
static bool reads_doubled = false;

static void read_text(struct read *read, struct span text) {
    *read = (struct read){.tokens = TOKENS_INIT, .spans = QUOTE_SPANS_INIT};
    read->spans.reads_doubled = reads_doubled;
    const struct vocabulary *vocabulary;
    assert_int_equal(vocabulary_get(&read->all, LANGUAGE_EN, &vocabulary), STATUS_OK);
    assert_int_equal(tokens_read(&read->tokens, text, vocabulary, NULL), STATUS_OK);
    assert_int_equal(quote_spans_read(&read->spans, &read->tokens, NULL), STATUS_OK);
}

static void release(struct read *read) {
    quote_spans_release(&read->spans);
    tokens_release(&read->tokens);
    vocabularies_release(&read->all);
}

/* The quotations of a text, each in brackets, with a + before one that continues. */
static void assert_quotes(const char *text, const char *expected) {
    struct read read;
    struct buffer shown = BUFFER_INIT;
    read_text(&read, span_of(text));
    for (size_t i = 0; i < read.spans.count; i++) {
        struct quote_span span = read.spans.items[i];
        assert_true(span.open <= span.first && span.first <= span.last && span.last < span.end);
        buffer_append(&shown, span_of(span.continues ? "+[" : "["));
        buffer_append(&shown, tokens_span(&read.tokens, span.first, span.last));
        buffer_append(&shown, span_of("]"));
    }
    assert_span_equal(buffer_span(&shown), expected);
    buffer_release(&shown);
    release(&read);
}

TEST(two_single_marks_open_a_quotation_where_that_is_asked_for) {
    assert_quotes("''We won,'' she said. A pier of 6'' and 8''.", "");
    assert_quotes("''I said, 'We won,' and left,'' she said, \"at last.\"", "[at last.]");
    reads_doubled = true;
    assert_quotes("''We won,'' she said. ''At last.''", "[We won,][At last.]");
    reads_doubled = false;
}

TEST(marks_of_all_styles_are_paired) {
    assert_quotes("\"We won,\" she said, \"at last.\"", "[We won,][at last.]");
    assert_quotes("“We won,” she said, “at last.”", "[We won,][at last.]");
    assert_quotes("‘We won,’ she said, 'at last.'", "[We won,][at last.]");
    assert_quotes("``We won,'' she said.", "[We won,]");
    assert_quotes("„Wir gehen“, sagte sie. ‚Jetzt‘, rief er.", "[Wir gehen][Jetzt]");
    assert_quotes("»Wir gehen«, sagte sie. ”Nu”, sa hon.", "[Wir gehen][Nu]");
    assert_quotes("« Nous partons », dit-elle. «Vamos», dijo.", "[Nous partons][Vamos]");
    assert_quotes("‹Wir gehen›, sagte sie.", "[Wir gehen]");
    assert_quotes("市長は「誰が払うのか。」と聞いた。『港』は古い。", "[誰が払うのか。][港]");
    assert_quotes("伦德说：“谁付钱？”伦德问。《港口》很旧。＂好＂", "[谁付钱？][港口][好]");
    assert_quotes("장관은 이 제안을 ‘실수’라고 평가했다. \"좋다\"라고 말했다.", "[실수][좋다]");
    assert_quotes("“We won,\" she said.", "[We won,]");
}

TEST(marks_of_each_family_are_told_from_their_neighbours) {
    static const char *const PAIRS[][2] = {
        {"〈", "〉"}, {"《", "》"}, {"「", "」"}, {"『", "』"}, {"〝", "〟"}, {"〝", "〞"},
        {"﹁", "﹂"}, {"﹃", "﹄"}, {"｢", "｣"},   {"＂", "＂"}, {"＇", "＇"}, {"‹", "›"},
        {"›", "‹"},   {"«", "»"},   {"»", "«"},   {"„", "‟"},   {"‚", "‛"},
    };
    static const char *const OTHERS[][2] = {{"†", "†"},   {"‗", "‗"},   {"【", "】"}, {"〔", "〕"},
                                            {"﹀", "﹀"}, {"﹅", "﹅"}, {"（", "）"}, {"¬", "¬"},
                                            {"฿", "฿"},   {"｡", "､"}};
    char text[60];
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        snprintf(text, sizeof text, "He said %swe won%s today.", PAIRS[i][0], PAIRS[i][1]);
        assert_quotes(text, "[we won]");
    }
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        snprintf(text, sizeof text, "He said %swe won%s today.", OTHERS[i][0], OTHERS[i][1]);
        assert_quotes(text, "");
    }
}

TEST(a_quotation_within_one_is_part_of_it) {
    assert_quotes("“He said ‘go’ and left,” she said.", "[He said ‘go’ and left,]");
    assert_quotes("\"He said \"go\" and left,\" she said.", "[He said \"go\" and left,]");
    assert_quotes("'He said “go” and left,' she said.", "[He said “go” and left,]");
    assert_quotes("«“Vamos”, dijo ella», contó.", "[“Vamos”, dijo ella]");
    assert_quotes("“‘Go,’ he told me,” she said.", "[‘Go,’ he told me,]");
    assert_quotes("“He said \"go and left,” she said.", "[He said \"go and left,]");
    assert_quotes("「『港』は古い」と言った。", "[『港』は古い]");
}

TEST(a_quotation_ends_with_its_paragraph_where_the_next_goes_on) {
    assert_quotes("“We won.\n\n“We are glad,” she said.", "[We won.]+[We are glad,]");
    assert_quotes("«Ganamos.\n\n»Estamos felices», dijo.", "[Ganamos.]+[Estamos felices]");
    assert_quotes("‘We won.\n\n‘We are glad,’ she said.", "[We won.]+[We are glad,]");
    assert_quotes("‘We won.\n\n‘We are glad.\n\n‘At last,’ she said.", "[We won.]+[We are glad.]+[At last,]");
    assert_quotes("“We won.\n\n“We are glad.\n\n“At last,” she said.", "[We won.]+[We are glad.]+[At last,]");
    assert_quotes("She said: “We won.\n\nWe are glad,” and left.", "[We won.]+[We are glad,]");
    assert_quotes("“We won.\n\nShe left. “We are glad,” she said.", "[We are glad,]");
    assert_quotes("\"We won.\n\n“We are glad,” she said.", "[We are glad,]");
    assert_quotes("“We won.", "");
}

TEST(a_quotation_behind_a_colon_ends_with_its_paragraph) {
    assert_quotes("She said: “We won. We are glad.\n\nShe left.", "[We won. We are glad.]");
    assert_quotes("She said: “We won.\n\n“We are glad,” she said.", "[We won.]+[We are glad,]");
    assert_quotes("She said: ‘We won. We are glad.\n\nShe left.", "[We won. We are glad.]");
    assert_quotes("She said: “We won, and then left\n\nShe left.", "");
    assert_quotes("She said: “We won. “We are glad,” she said.", "[We are glad,]");
}

TEST(a_mark_without_its_fellow_is_a_slip) {
    assert_quotes("\"We won, she said. \"At last,\" he said.", "[At last,]");
    assert_quotes("We won,\" she said. \"At last,\" he said.", "[At last,]");
    assert_quotes("We won,” she said. “At last,” he said.", "[At last,]");
    assert_quotes("“A, she said. “At last,” he said.\n\n“No,” she said.", "[At last,][No,]");
    assert_quotes("\" \" and \"\" and “—” are none.", "");
}

TEST(inches_apostrophes_and_tags_are_none) {
    assert_quotes("A 6\" gun and a 5'10\" man.", "");
    assert_quotes("\"The 6\" gun,\" he said, \"is old.\"", "[The 6\" gun,][is old.]");
    assert_quotes("The workers' rights and the '90s, rock 'n' roll, don't.", "");
    assert_quotes("‘The workers’ rights are safe,’ he said.", "[The workers’ rights are safe,]");
    assert_quotes("‘In the ’90s we won,’ she said.", "[In the ’90s we won,]");
    assert_quotes("'In the '90s we won,' she said.", "[In the '90s we won,]");
    assert_quotes("‘He said “it’s so” then,’ she said.", "[He said “it’s so” then,]");
    assert_quotes("‘He said “so’ ” then,’ she said.", "[He said “so’ ” then,]");
    assert_quotes("The ‘experts’ know, and the ‘boss’ too.", "[experts][boss]");
    assert_quotes("<a href=\"x\" title='y'>“We won,”</a> she <b class=\"c\">said</b>.", "[We won,]");
    assert_quotes("<!doctype \"html\"> He said \"go\".", "[go]");
    assert_quotes("</p \"x\"> He said \"go\".", "[go]");
    assert_quotes("3 < 4 and \"a < b\" <b", "[a < b]");
    assert_quotes("L’ « or » et l’“argent”, d'\"or\".", "[or][argent][or]");
    assert_quotes("צה\"ל אמר", "");
}

/* The work is the same for each token, whatever they are: what took n steps for n takes at most 2.5 n for
 * 2 n. */
static size_t steps_for(const char *piece, size_t times) {
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < times; i++) buffer_append(&text, span_of(piece));
    struct read read;
    read_text(&read, buffer_span(&text));
    size_t count = read.spans.count;
    release(&read);
    buffer_release(&text);
    return count;
}

TEST(hostile_marks_are_read_to_the_end) {
    static const char *const PIECES[] = {"\"a\" ", "\"a ", "a\" ",  "'a ",   "a' ", "as' ",
                                         "「a",    "a」",  "<a \"", "“a” “", "''"};
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++)
        assert_true(steps_for(PIECES[i], 20000) <= 20001);
}

static enum status read_all(void *context, struct poll *poll) {
    struct quote_spans spans = QUOTE_SPANS_INIT;
    enum status status = quote_spans_read(&spans, context, poll);
    quote_spans_release(&spans);
    return status;
}

static enum status read_unpolled(void *context) {
    return read_all(context, NULL);
}

TEST(memory_and_interrupts_are_survived) {
    struct read read;
    read_text(
        &read,
        span_of("“A “b” c”\n\n“We won.\n\n“At ‘x’ last,” ‘z’ \"a\" \"b\" \"c\" \"d\" \"e\" \"f\" \"g\""));
    assert_survives_no_memory(read_unpolled, &read.tokens);
    assert_true(assert_survives_interrupts(read_all, &read.tokens) >= 2);
    release(&read);
}
