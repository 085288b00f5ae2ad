/*
 * test_misread_kinds.c - what comes out of a misread line: scripts, Latin letters, signs, pictures
 */
#include "../unit.h"
#include "text/charsets.h"
#include "text/misread.h"
#include "text/utf8.h"

/* Letters and marks of scripts, two of each, of whose bytes one at least is read as a sign that does not stand
 * behind words; lines of one number are of one script. */
static const struct {
    int script;
    uint32_t one, other;
} SCRIPTS[] = {
    {1, 0x0331, 0x033E},  {2, 0x03B1, 0x03B6},  {3, 0x0431, 0x043E},  {3, 0x04B1, 0x04BE},
    {4, 0x0571, 0x057E},  {5, 0x05E1, 0x05E5},  {6, 0x0631, 0x0636},  {6, 0xFB71, 0xFB7E},
    {6, 0xFEB1, 0xFEBE},  {7, 0x0931, 0x0936},  {8, 0x09B0, 0x09B6},  {9, 0x0A30, 0x0A36},
    {10, 0x0AB0, 0x0AB6}, {11, 0x0B30, 0x0B36}, {12, 0x0BB0, 0x0BB6}, {13, 0x0C30, 0x0C36},
    {14, 0x0CB0, 0x0CB6}, {15, 0x0D30, 0x0D36}, {16, 0x0DB1, 0x0DB6}, {17, 0x0E25, 0x0E30},
    {18, 0x0EA5, 0x0EB0}, {19, 0x0F40, 0x0F56}, {20, 0x1000, 0x1015}, {21, 0x10D0, 0x10E1},
    {22, 0x1230, 0x1231}, {23, 0x1780, 0x17B0}, {24, 0x1F00, 0x1F30}, {25, 0x3042, 0x30A2},
    {26, 0x6E2F, 0x53E3}, {27, 0xAC00, 0xD561}, {28, 0xFF21, 0xFF30},
};
enum { SCRIPTS_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS };

static void append_code(struct buffer *out, uint32_t code) {
    char bytes[4];
    buffer_append(out, (struct span){bytes, utf8_encode(code, bytes)});
}

/* A character as its bytes are read in Windows-1252. */
static void append_misread(struct buffer *out, uint32_t code) {
    uint32_t characters[CHARSET_CHARACTERS];
    char bytes[4];
    size_t size = utf8_encode(code, bytes);
    for (size_t i = 0; i < CHARSET_CHARACTERS; i++) characters[i] = (uint32_t)(i + CHARSET_CHARACTERS);
    charset_characters(WINDOWS_1252, characters);
    for (size_t i = 0; i < size; i++)
        append_code(out, characters[(unsigned char)bytes[i] - CHARSET_CHARACTERS]);
}

/* The line with its pieces put right. */
static void repair(const struct buffer *line, struct buffer *out) {
    struct misread found;
    struct misread_piece piece = {0, 0, 0};
    size_t at = 0;
    buffer_clear(out);
    if (misread_find(&found, buffer_span(line), NULL))
        for (; misread_next(&found, &piece); at = piece.end) {
            buffer_append(out, span_slice(buffer_span(line), at, piece.start));
            if (piece.code) append_code(out, piece.code);
        }
    buffer_append(out, span_slice(buffer_span(line), at, line->size));
}

static void end_line(struct buffer *line) {
    buffer_append_byte(line, '\0');
    line->size--;
}

/* Three lines: one with a misread character, it repaired, and what comes out of the first. */
struct lines {
    struct buffer misread, right, repaired;
};

static void check(struct lines *lines, bool is_repaired, uint32_t a, uint32_t b) {
    struct buffer *all[] = {&lines->misread, &lines->right, &lines->repaired};
    repair(&lines->misread, &lines->repaired);
    struct buffer *expected = is_repaired ? &lines->right : &lines->misread;
    if (!span_equal(buffer_span(&lines->repaired), buffer_span(expected))) {
        end_line(&lines->misread);
        end_line(&lines->repaired);
        fail_msg("U+%04X, U+%04X: %s gives %s", a, b, lines->misread.data, lines->repaired.data);
    }
    for (int i = 0; i < 3; i++) buffer_clear(all[i]);
}

static void free_lines(struct lines *lines) {
    buffer_release(&lines->misread);
    buffer_release(&lines->right);
    buffer_release(&lines->repaired);
}

TEST(a_letter_alone_is_one_beside_those_of_its_script) {
    struct lines lines = {BUFFER_INIT, BUFFER_INIT, BUFFER_INIT};
    for (int i = 0; i < SCRIPTS_COUNT; i++)
        for (int k = 0; k < SCRIPTS_COUNT; k++)
            for (int before = 0; before < 2; before++) {
                uint32_t beside = SCRIPTS[i].one, alone = SCRIPTS[k].other;
                for (int at = 0; at < 2; at++) {
                    append_code(&lines.right, at == before ? beside : alone);
                    if (at == before)
                        append_code(&lines.misread, beside);
                    else
                        append_misread(&lines.misread, alone);
                }
                check(&lines, SCRIPTS[i].script == SCRIPTS[k].script, beside, alone);
            }
    free_lines(&lines);
}

TEST(a_letter_alone_is_one_where_more_of_its_script_comes_out_of_the_line) {
    struct lines lines = {BUFFER_INIT, BUFFER_INIT, BUFFER_INIT};
    for (int i = 0; i < SCRIPTS_COUNT; i++)
        for (int k = 0; k < SCRIPTS_COUNT; k++) {
            uint32_t word[] = {SCRIPTS[i].one, SCRIPTS[i].other}, alone = SCRIPTS[k].other;
            bool same = SCRIPTS[i].script == SCRIPTS[k].script;
            for (int at = 0; at < 2; at++) append_misread(&lines.misread, word[at]);
            for (int at = 0; at < 2; at++) append_code(&lines.right, word[at]);
            buffer_append_byte(&lines.misread, ' ');
            buffer_append_byte(&lines.right, ' ');
            append_misread(&lines.misread, alone);
            append_code(&lines.right, alone);
            if (!same) {
                lines.right.size = 0;
                for (int at = 0; at < 2; at++) append_code(&lines.right, word[at]);
                buffer_append_byte(&lines.right, ' ');
                append_misread(&lines.right, alone);
            }
            check(&lines, true, SCRIPTS[i].one, alone);
        }
    free_lines(&lines);
}

/* "ferm", â, an ellipsis, each byte of 80..BF and `behind`: what comes out is a sign, and surely so where the
 * two that follow â could not follow a word. Those in `natural` can. */
static void check_bytes(const char *natural, const char *behind) {
    struct lines lines = {BUFFER_INIT, BUFFER_INIT, BUFFER_INIT};
    for (uint32_t byte = 0x80; byte < 0xC0; byte++) {
        uint32_t sign = 0x2140 | (byte & 0x3F);
        struct buffer *both[] = {&lines.misread, &lines.right};
        for (int i = 0; i < 2; i++) buffer_append(both[i], span_of("ferm"));
        append_misread(&lines.misread, sign);
        append_code(&lines.right, sign);
        for (int i = 0; i < 2; i++) buffer_append(both[i], span_of(behind));
        check(&lines, !memchr(natural, (int)byte, strlen(natural)), sign, byte);
    }
    free_lines(&lines);
}

#define LETTERS "\x83\x88\x8A\x8C\x8E\x9A\x9C\x9E\x9F\xAA\xB5\xBA"
#define JOINING "\x85\x91\x92\x95\x96\x97\xA0\xAD\xB4\xB7"
#define ENDING  "\x86\x87\x8B\x93\x94\x99\x9B\xA9\xAB\xAE\xB2\xB3\xB9\xBB"

TEST(marks_that_may_follow_a_word_are_no_proof) {
    check_bytes(LETTERS JOINING ENDING, " b");
    check_bytes(LETTERS JOINING ENDING, "");
    check_bytes(LETTERS JOINING, "b");
}

/* A capital within a word is no proof against what a small letter is not before. */
TEST(a_capital_behind_a_small_letter_is_proof) {
    check_bytes("\x88\x8A\x8C\x8E\x9F\xAA\xBA" JOINING, "B");
}
