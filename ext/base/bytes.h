/*
 * bytes.h - numbers as bytes, little-endian on every host
 *
 *     char field[6];
 *     store_le(field, 6, 0x605040302010);          10 20 30 40 50 60
 *     load_le(field, 6)                            the number again
 *
 * Stored forms (match/minhash.h, match/postings.h, index/store.h) are written and read by these, and hashes
 * read their keys by them. No address needs to be aligned. Fields are 0 to 8 bytes; of a number that needs
 * more than its field has, the upper bytes are lost. A field of a constant size costs as much as a plain load
 * or store.
 */
#ifndef NEWSPRINT_BASE_BYTES_H
#define NEWSPRINT_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint32_t load_le32(const char *p) {
    uint32_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    return v;
}

static inline uint64_t load_le64(const char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

static inline uint64_t load_le(const char *p, size_t size) {
    uint64_t v = 0;
    for (size_t i = 0; i < size; i++) v |= (uint64_t)(unsigned char)p[i] << (8 * i);
    return v;
}

static inline void store_le(char *out, size_t size, uint64_t value) {
    for (size_t i = 0; i < size; i++) out[i] = (char)(value >> (8 * i));
}

#endif
