/*
 * test_chars.c - the classes of characters that layout and sentences look at
 */
#include "../unit.h"
#include "text/chars.h"
#include "text/utf8.h"
#include <utf8proc.h>

static enum char_class class_of(const char *character) {
    struct span text = exact_copy(span_of(character));
    size_t size, back;
    enum char_class class = char_at(text.data, &size);
    assert_int_equal(size, text.size);
    assert_int_equal(char_before(text.data, text.data + size, &back), class);
    assert_int_equal(back, size);
    free((char *)(uintptr_t)text.data);
    return class;
}

TEST(classes) {
    static const struct {
        const char *characters; /* separated by blanks */
        enum char_class class;
    } CASES[] = {
        {"A Z É Ж ǅ", CHAR_UPPER},
        {"a z é ж ß", CHAR_LOWER},
        {"港 ا ह あ ʰ", CHAR_LETTER},
        {"0 9 ٣ ² Ⅳ", CHAR_DIGIT},
        {". ．", CHAR_DOT},
        {"! ? ‼ ⁉", CHAR_STRONG},
        {"…", CHAR_ELLIPSIS},
        {"。 । ۔ ؟ ። ։ ！ ？", CHAR_FULL_STOP},
        {"\" ' “ ” „ ‘ ’ « » ‹ ›", CHAR_QUOTE},
        {"( [ { ¿ ¡ （ 「", CHAR_OPEN},
        {") ] } ） 」", CHAR_CLOSE},
        {"- – — ―", CHAR_DASH},
        {"• ⁃ · ■", CHAR_BULLET},
        {", ; : / % & = ، 、 ，", CHAR_COMMA},
        {"$ @ # + € № 🙂", CHAR_OTHER},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char list[64], *next = list;
        memcpy(list, CASES[i].characters, strlen(CASES[i].characters) + 1);
        for (char *one = list; one; one = next) {
            next = strchr(one, ' ');
            if (next) *next++ = '\0';
            if (class_of(one) != CASES[i].class) fail_msg("%s is of class %d", one, (int)class_of(one));
        }
    }
}

TEST(white_space_of_unicode) {
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char bytes[4];
        size_t size, written = utf8_encode(code, bytes);
        bool space = (code >= 9 && code <= 13) || code == ' ' || code == 0x85 || code == 0xA0 ||
                     code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
                     code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
        if (char_is_space(char_at(bytes, &size)) != space) fail_msg("U+%04X", (unsigned)code);
        assert_int_equal(size, written);
    }
}

TEST(skipping_and_trimming) {
    const char *text = " \t\xC2\xA0x\n \xE2\x80\xA8", *end = text + strlen(text);
    assert_ptr_equal(skip_space(text, end, false), text + 4);
    assert_ptr_equal(skip_space(text + 5, end, false), text + 5);
    assert_ptr_equal(skip_space(text + 5, end, true), end);
    assert_ptr_equal(trim_space(text, end), text + 5);
    assert_ptr_equal(trim_space(text, text + 4), text);
}

/* The mark is at ^ in the text. */
static bool opens(const char *before, const char *mark, const char *behind, bool open) {
    char text[32];
    int size = snprintf(text, sizeof text, "%s%s%s", before, mark, behind);
    return quote_opens((struct span){text, (size_t)size}, text + strlen(before), strlen(mark), open);
}

TEST(quotation_marks_are_read_off_their_neighbours) {
    static const char *const MARKS[] = {"\"", "“", "”", "„", "'", "’"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        for (int open = 0; open <= 1; open++) {
            assert_true(opens("said ", MARKS[i], "We", open));
            assert_true(opens("", MARKS[i], "We", open));
            assert_true(opens("(", MARKS[i], "We", open));
            assert_false(opens("go.", MARKS[i], " She", open));
            assert_false(opens("go.", MARKS[i], "", open));
            assert_int_equal(opens("a ", MARKS[i], " b", open), !open);
            assert_int_equal(opens("a", MARKS[i], "b", open), !open);
        }
    }
    for (int open = 0; open <= 1; open++) {
        assert_true(opens("dit ", "«", " ici", open) && opens("dit ", "‹", " ici", open));
        assert_false(opens("ici ", "»", " dit", open) || opens("ici ", "›", " dit", open));
    }
}

static enum char_class expected_class(uint32_t code) {
    if (code == 0x2022 || code == 0x2023) return CHAR_BULLET;
    if (code == 0x2026) return CHAR_ELLIPSIS;
    if (code == 0x203C || code == 0x203D) return CHAR_STRONG;
    if (code >= 0x2018 && code <= 0x201F) return CHAR_QUOTE;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
        return CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CHAR_LOWER;
    case UTF8PROC_CATEGORY_ZS:
        return CHAR_SPACE;
    case UTF8PROC_CATEGORY_ZL:
        return CHAR_BREAK;
    case UTF8PROC_CATEGORY_ZP:
        return CHAR_PAGE;
    case UTF8PROC_CATEGORY_CF:
        return CHAR_MARK;
    case UTF8PROC_CATEGORY_PD:
        return CHAR_DASH;
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
        return CHAR_QUOTE;
    default:
        return CHAR_OTHER;
    }
}

TEST(tables_agree_with_the_categories) {
    for (uint32_t code = 0xC0; code < 0x2040; code = code == 0xFF ? 0x2000 : code + 1) {
        char bytes[5] = "";
        size_t size, written = utf8_encode(code, bytes);
        assert_int_equal(char_at(bytes, &size), expected_class(code));
        assert_int_equal(size, written);
    }
}
