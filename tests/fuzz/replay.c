/*
 * replay.c - runs every file of some folders through the fuzz target, as TAP
 *
 *     build/fuzz_replay tests/fuzz/corpus
 *
 * A failing input stops the program where it fails, behind "# FILE", so the last line names it. Each input
 * lies in a heap block of its exact size.
 */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int points;

static int run_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) return 1;
    long size = ftell(file);
    uint8_t *data = malloc((size_t)size);
    rewind(file);
    int failed = (size && !data) || fread(data, 1, (size_t)size, file) != (size_t)size;
    fclose(file);
    printf("# %s\n", path);
    fflush(stdout);
    if (!failed) LLVMFuzzerTestOneInput(data, (size_t)size);
    free(data);
    const char *name = strrchr(path, '/');
    printf("%sok %d - %s\n", failed ? "not " : "", ++points, name ? name + 1 : path);
    return failed;
}

static int run_folder(const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), failed = count < 0;
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') failed |= run_file(path);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return failed;
}

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++) failed |= run_folder(argv[i]);
    printf("1..%d\n", points);
    return failed;
}
