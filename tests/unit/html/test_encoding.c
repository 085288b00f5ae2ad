#include "../unit.h"
#include "html/declared_encoding.h"
#include "html/encoding.h"

struct read_case {
    const char *bytes;
    size_t size;
    const char *text, *name;
};
#define BYTES(literal) (literal), sizeof(literal) - 1

static void assert_reads(struct span bytes, const char *text, const char *name) {
    struct buffer copy = BUFFER_INIT;
    struct span result;
    struct encoding encoding;
    char *exact = malloc(bytes.size + 1); /* an over-read shows */
    memcpy(exact, bytes.data, bytes.size);
    exact = realloc(exact, bytes.size ? bytes.size : 1);
    assert_int_equal(encoding_read((struct span){exact, bytes.size}, &copy, &result, &encoding, NULL),
                     STATUS_OK);
    assert_string_equal(encoding.name, name);
    assert_int_equal(encoding.known, text != NULL);
    assert_span_equal(result, text ? text : "");
    buffer_release(&copy);
    free(exact);
}

TEST(utf8_is_read_whatever_is_declared) {
    assert_reads(span_of("<meta charset=koi8-r>Żółw"), "<meta charset=koi8-r>Żółw", "utf-8");
    assert_reads(span_of("\xEF\xBB\xBFÖl"), "Öl", "utf-8");
    assert_reads(span_of(""), "", "utf-8");
    assert_reads(span_of("plain"), "plain", "utf-8");
}

TEST(what_declares_nothing_is_windows_1252) {
    assert_reads(span_of("caf\xE9 \x93no\x94 \x81"), "café “no” \xC2\x81", "windows-1252");
}

TEST(utf8_may_be_damaged_in_a_few_places) {
    assert_reads(span_of("éééééééééé\xFF"), "éééééééééé\uFFFD", "utf-8");
    assert_reads(span_of("ééééééééé\xFF"), "Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©ÿ", "windows-1252");
    assert_reads(span_of("<meta charset=utf-8>\xE9t\xE9"), "<meta charset=utf-8>\uFFFDt\uFFFD", "utf-8");
}

TEST(a_declared_encoding_of_one_byte_is_read) {
    assert_reads(span_of("<meta charset=KOI8-R>\xF0\xD2\xC9"), "<meta charset=KOI8-R>При", "koi8-r");
    assert_reads(span_of("<META CHARSET='iso-8859-1'>\x80"), "<META CHARSET='iso-8859-1'>€", "windows-1252");
    assert_reads(span_of("<?xml version='1.0' encoding='ISO-8859-2'?>\xB1"),
                 "<?xml version='1.0' encoding='ISO-8859-2'?>ą", "iso-8859-2");
    assert_reads(span_of("<meta charset=windows-1255>\xF9\xCA"), "<meta charset=windows-1255>ש\u05BA",
                 "windows-1255");
    assert_reads(span_of("<meta charset=windows-1253>\x81\xAA"), "<meta charset=windows-1253>\xC2\x81\uFFFD",
                 "windows-1253");
    assert_reads(span_of("<meta charset=iso-8859-7>\xE1\xFF"), "<meta charset=iso-8859-7>α\uFFFD",
                 "iso-8859-7");
    assert_reads(span_of("<meta charset=windows-1251>\x98\xE4"), "<meta charset=windows-1251>\xC2\x98д",
                 "windows-1251");
}

TEST(utf16_is_known_by_its_mark_or_by_its_zeros) {
    assert_reads((struct span){BYTES("\xFF\xFE\xE9\0\x3D\xD8\x00\xDE")}, "é😀", "utf-16le");
    assert_reads((struct span){BYTES("\xFE\xFF\x20\xAC")}, "€", "utf-16be");
    assert_reads((struct span){BYTES("<\0h\0\xE9\0")}, "<hé", "utf-16le");
    assert_reads((struct span){BYTES("\0<\0!\xD8\x3D\0a")}, "<!\uFFFDa", "utf-16be");
    assert_reads((struct span){BYTES("\xFF\xFE\x00\xDE\x3D\xD8")}, "\uFFFD\uFFFD", "utf-16le");
    assert_reads((struct span){BYTES("\xFF\xFE"
                                     "a\0b")},
                 "a\uFFFD", "utf-16le");
    assert_reads(span_of("<meta charset=utf-16>\xE9"), "<meta charset=utf-16>\uFFFD", "utf-8");
}

TEST(beginnings_say_what_the_bytes_are) {
    assert_reads((struct span){BYTES("\xFF\xFE")}, "", "utf-16le");
    assert_reads((struct span){BYTES("\xFE\xFF")}, "", "utf-16be");
    assert_reads((struct span){BYTES("\xEF\xBB\xBF")}, "", "utf-8");
    assert_reads((struct span){BYTES("\xFF\xFE\0\0")}, NULL, "utf-32le");
    assert_reads((struct span){BYTES("\0\0\xFE\xFF")}, NULL, "utf-32be");
    assert_reads((struct span){BYTES("\xFF\xFE\0")}, "\uFFFD", "utf-16le");
    static const char MARKS[] = "!hH?";
    for (size_t i = 0; i < sizeof MARKS - 1; i++) {
        char low[] = {'<', '\0', MARKS[i], '\0', 'a', '\0'}, high[] = {'\0', '<', '\0', MARKS[i], '\0', 'a'};
        char text[] = {'<', MARKS[i], 'a', '\0'};
        assert_reads((struct span){low, 6}, text, "utf-16le");
        assert_reads((struct span){high, 6}, text, "utf-16be");
        text[2] = '\0';
        assert_reads((struct span){low, 4}, text, "utf-16le");
        assert_reads((struct span){high, 4}, text, "utf-16be");
    }
    struct buffer copy = BUFFER_INIT;
    struct span text;
    struct encoding encoding;
    assert_int_equal(encoding_read((struct span){"<\0h", 3}, &copy, &text, &encoding, NULL), STATUS_OK);
    assert_string_equal(encoding.name, "utf-8");
    buffer_release(&copy);
}

TEST(halves_of_characters_of_utf16) {
    assert_reads((struct span){BYTES("\xFE\xFF\xD8\x00\xDC\x00\xDB\xFF\xDF\xFF")}, "\U00010000\U0010FFFF",
                 "utf-16be");
    assert_reads((struct span){BYTES("\xFE\xFF\xD7\xFF\xE0\x00")}, "\xED\x9F\xBF\xEE\x80\x80", "utf-16be");
    assert_reads((struct span){BYTES("\xFE\xFF\xD8\x00\xD8\x00\xDC\x00")}, "\uFFFD\U00010000", "utf-16be");
    assert_reads((struct span){BYTES("\xFE\xFF\xDB\xFF")}, "\uFFFD", "utf-16be");
    assert_reads((struct span){BYTES("\xFE\xFF\xDC\x00\0a")}, "\uFFFDa", "utf-16be");
}

TEST(what_is_not_read_is_named) {
    assert_reads(span_of("<meta charset=GB18030>\xC4\xE3"), NULL, "gb18030");
    assert_reads(span_of("<meta charset=shift_jis>\x83\x41"), NULL, "shift_jis");
    assert_reads(span_of("<meta charset=x-of-my-own>\xE9"), NULL, "x-of-my-own");
    assert_reads(span_of("<meta charset=iso-2022-jp>\x1B$B%\"\x1B(B"), NULL, "iso-2022-jp");
    assert_reads(span_of("<meta charset=iso-2022>\x1B$B"), "<meta charset=iso-2022>\x1B$B", "utf-8");
    assert_reads(span_of("<meta charset=iso-2022-jp>plain"), "<meta charset=iso-2022-jp>plain", "utf-8");
    assert_reads((struct span){BYTES("\xFF\xFE\0\0a\0\0\0")}, NULL, "utf-32le");
    assert_reads(span_of("<meta charset=a-name-that-is-longer-than-any-encoding>\xE9"), NULL,
                 "a-name-that-is-longer-t");
}

static void assert_declares(const char *bytes, const char *label) {
    assert_span_equal(declared_encoding(span_of(bytes)), label);
}

TEST(attributes_alone_declare) {
    assert_declares("<meta name=a content=b><meta\tcharset = \" utf-8 \"/>", "utf-8");
    assert_declares("<meta http-equiv=Content-Type content='text/html; charset = \"koi8-r\"; x'>", "koi8-r");
    assert_declares("<meta content='text/html;charset=big5' http-equiv=content-type>", "big5");
    assert_declares("<meta content='charset x charset=big5;' http-equiv=content-type>", "big5");
    assert_declares("<meta name=description content='text; charset=koi8-r'>", "");
    assert_declares("<!-- <meta charset=koi8-r> --><p data-x='<meta charset=big5>'>", "");
    assert_declares("<!--><meta charset=koi8-r>", "koi8-r");
    assert_declares("<script>'<meta charset=koi8-r></sc'</script><meta charset=l1>", "l1");
    assert_declares("<title><meta charset=koi8-r>", "");
    assert_declares("<metadata charset=koi8-r>", "");
    assert_declares("<meta charset=koi8-r", "");
    assert_declares("<meta charset='{{charset}}'>", "");
    assert_declares("<meta charset><meta charset=><meta charset=''><a><meta charset=l2>", "l2");
    assert_declares("<?xml version='1.0'?><meta charset=l2>", "l2");
    assert_declares("<?xml encoding=l2>", "");
    assert_declares("<?xml version='1.0' encoding='l2'?>", "l2");
    assert_declares("<meta http-equiv=content-type content='text/html'>", "");
    assert_declares("<meta http-equiv=content-type content='text/html; charset='>", "");
    assert_declares("<?xml encoding=l2", "");
    assert_declares(" <?xml encoding='l2'?>", "");
    assert_declares("< meta charset=l2></meta charset=l2><", "");
}

static enum status read_all(void *context, struct poll *poll) {
    struct buffer copy = BUFFER_INIT;
    struct span text;
    struct encoding encoding;
    enum status status = encoding_read(*(struct span *)context, &copy, &text, &encoding, poll);
    buffer_release(&copy);
    return status;
}

static enum status read_once(void *context) {
    return read_all(context, NULL);
}

TEST(it_survives_failures) {
    struct span pages[] = {{BYTES("<meta charset=koi8-r>\xF0\xD2\xC9 \xC9")},
                           {BYTES("\xFF\xFE\xE9\0\xE9\0\xE9\0")},
                           {BYTES("éééééééééééé\xFF")}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        assert_survives_no_memory(read_once, &pages[i]);
        assert_true(assert_survives_interrupts(read_all, &pages[i]) > 0);
    }
}
