/*
 * charsets.h - the bytes of characters in charsets of one byte
 *
 * Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_TEXT_CHARSETS_H
#define NEWSPRINT_TEXT_CHARSETS_H

#include <stdint.h>

enum charset { WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, KOI8_R, MAC_ROMAN, CHARSETS };

/* The bytes of a character from U+00A0 on, by charset, 80 and above; 0 where a charset lacks it. */
const unsigned char *charset_bytes(uint32_t code);

/* The characters of the bytes from 80 on; those of bytes that are free stay as they are. */
enum { CHARSET_CHARACTERS = 0x80 };
void charset_characters(enum charset charset, uint32_t characters[CHARSET_CHARACTERS]);

/* The character that a byte from 0x80 to 0x9F stands for in Windows-1252; the five that are free are
 * controls. */
uint32_t charset_control(uint32_t byte);

#endif
