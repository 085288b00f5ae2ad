/*
 * temp_file.c - a temporary file of SQLite's, behind base/spill.h
 */
#include "sqlite/temp_file.h"
#include <string.h>

/* More than the largest page SQLite does not write at once, and its files need not either. */
enum { PIECE = 65536 };

static sqlite3_vfs *vfs_of(sqlite3 *db) {
    sqlite3_vfs *vfs = NULL;
    int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
    return code == SQLITE_OK && vfs ? vfs : sqlite3_vfs_find(NULL);
}

static void close_file(struct temp_file *file) {
    if (file->file && file->file->pMethods) file->file->pMethods->xClose(file->file);
    sqlite3_free(file->file);
    file->file = NULL;
}

static enum status open_file(struct temp_file *file) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                      SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_TEMP_DB;
    sqlite3_vfs *vfs = vfs_of(file->db);
    if (!vfs) return STATUS_IO;
    file->file = sqlite3_malloc(vfs->szOsFile);
    if (!file->file) return STATUS_NOMEM;
    memset(file->file, 0, (size_t)vfs->szOsFile);
    if (vfs->xOpen(vfs, NULL, file->file, flags, NULL) == SQLITE_OK) return STATUS_OK;
    close_file(file);
    return STATUS_IO;
}

static enum status write_file(void *context, uint64_t at, const void *bytes, size_t size) {
    struct temp_file *file = context;
    enum status status = file->file ? STATUS_OK : open_file(file);
    const char *from = bytes;
    for (size_t done = 0, some; done < size && !status; done += some) {
        some = size - done < PIECE ? size - done : PIECE;
        int code =
            file->file->pMethods->xWrite(file->file, from + done, (int)some, (sqlite3_int64)(at + done));
        if (code != SQLITE_OK) status = STATUS_IO;
    }
    return status;
}

static enum status read_file(void *context, uint64_t at, void *bytes, size_t size) {
    struct temp_file *file = context;
    char *to = bytes;
    for (size_t done = 0, some; done < size; done += some) {
        some = size - done < PIECE ? size - done : PIECE;
        int code = file->file->pMethods->xRead(file->file, to + done, (int)some, (sqlite3_int64)(at + done));
        if (code != SQLITE_OK) return STATUS_IO;
    }
    return STATUS_OK;
}

void temp_file_init(struct temp_file *file, sqlite3 *db) {
    *file = (struct temp_file){.db = db, .spill = {write_file, read_file, file}};
}

void temp_file_release(struct temp_file *file) {
    close_file(file);
}
