/*
 * spill.h - a file for what does not fit into memory
 *
 *     struct spill *spill = ...                         from the host: sqlite/temp_file.h
 *     status = spill->write(spill->context, at, bytes, size);
 *     status = spill->read(spill->context, at, bytes, size);      of bytes that were written
 *
 * Places are counted in bytes; bytes may be written in any order. It belongs to the thread that made it.
 * STATUS_IO where the file cannot be made, written or read, STATUS_NOMEM.
 */
#ifndef NEWSPRINT_BASE_SPILL_H
#define NEWSPRINT_BASE_SPILL_H

#include "base/status.h"
#include <stddef.h>
#include <stdint.h>

struct spill {
    enum status (*write)(void *context, uint64_t at, const void *bytes, size_t size);
    enum status (*read)(void *context, uint64_t at, void *bytes, size_t size);
    void *context;
};

#endif
