/*
 * unbuffered.c - linked into the sqlite3.exe of the tests: what it writes comes out at once and byte for byte
 *
 * Rows and messages then stand in a transcript in the order in which they were written.
 */
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <stdio.h>

__attribute__((constructor)) static void unbuffer(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    _setmode(_fileno(stdout), _O_BINARY);
}
#endif
