/*
 * windows.h - Windows-1252, and UTF-8 that was read as if it were that
 *
 * Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_TEXT_WINDOWS_H
#define NEWSPRINT_TEXT_WINDOWS_H

#include <stdbool.h>
#include <stdint.h>

/* The character that a byte from 0x80 to 0x9F stands for; the five that are free are the control
 * characters. */
uint32_t windows_code(unsigned char byte);

/* The byte that stands for a character, or -1. */
int windows_byte(uint32_t code);

/* Whether UTF-8 that was read as Windows-1252 may begin at p, before `end`, in valid UTF-8. */
bool windows_misread_at(const char *p, const char *end);

#endif
