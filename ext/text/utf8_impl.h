/*
 * utf8_impl.h - what utf8.c shows to its test alone: the narrow forms that the wide ones are held against
 */
#ifndef NEWSPRINT_TEXT_UTF8_IMPL_H
#define NEWSPRINT_TEXT_UTF8_IMPL_H

#include "text/utf8.h"

/* The functions of utf8.h by sixteen bytes, whatever the processor has. */
size_t utf8_valid_prefix_narrow(struct span text);
size_t utf8_count_narrow(struct span text);

#endif
