/*
 * temp_file.h - a temporary file of SQLite's, behind base/spill.h
 *
 *     struct temp_file file;
 *     temp_file_init(&file, db);
 *     work(&file.spill);
 *     temp_file_release(&file);          the file is gone
 *
 * It is made when something is first written, where SQLite puts its own (SQLITE_TMPDIR, /var/tmp ...), by the
 * VFS of the main database. Zeroed is released.
 */
#ifndef NEWSPRINT_SQLITE_TEMP_FILE_H
#define NEWSPRINT_SQLITE_TEMP_FILE_H

#include "base/spill.h"
#include "sqlite/api.h"

struct temp_file {
    sqlite3 *db;
    sqlite3_file *file; /* NULL before the first write */
    struct spill spill;
};

void temp_file_init(struct temp_file *file, sqlite3 *db);
void temp_file_release(struct temp_file *file);

#endif
