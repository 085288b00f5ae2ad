/*
 * windows.c - Windows-1252, and UTF-8 that was read as if it were that
 *
 * The bytes E2 80 99 of an apostrophe, read one by one, are "â€™"; C3 A9 are "Ã©". Each such group begins
 * with a letter U+00C2..U+00F4 and goes on with as many characters as that lead byte asks for, each of a byte
 * 80..BF. "São Tomé" has such letters too, but nothing behind them that fits.
 *
 * Reference: WHATWG Encoding, index windows-1252.
 */
#include "text/windows.h"
#include "text/utf8.h"

static const uint16_t FROM_80[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

uint32_t windows_code(unsigned char byte) {
    return FROM_80[byte - 0x80];
}

int windows_byte(uint32_t code) {
    if (code < 0x100) return (int)code;
    for (int i = 0; i < 32; i++)
        if (FROM_80[i] == code) return 0x80 + i;
    return -1;
}

bool windows_misread_at(const char *p, const char *end) {
    if (end - p < 4 || (unsigned char)p[0] != 0xC3) return false;
    unsigned lead = ((unsigned char)p[1] & 0x3F) | 0xC0;
    if (lead < 0xC2 || lead > 0xF4) return false;
    size_t size = 2;
    for (int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3; more > 0; more--) {
        p += size;
        if (p == end || (unsigned char)*p < 0xC2) return false;
        int byte = windows_byte(utf8_decode_valid(p, &size));
        if (byte < 0x80 || byte >= 0xC0) return false;
    }
    return true;
}
