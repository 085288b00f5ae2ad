/*
 * iso_time.h - a printed time as ISO 8601, or nothing where it is not sure
 *
 *     "Fri, 14 Mar 2031 09:12:00 +0100"            2031-03-14T08:12:00Z
 *     "Mar 14, 2031 9:12 a.m. EST"                 2031-03-14T14:12:00Z
 *     "Publié le 14 mars 2031 à 9h12"              2031-03-14T09:12:00     as printed: no zone is known
 *     "14. März 2031"                              2031-03-14
 *     "04/03/2031"                                 nothing: of March or of April?
 *
 * Read are a day, its month by name or number and its year in four figures, in any order, between words of
 * any kind; with it a time and a zone. Months have the names of data/date_words.def; Persian dates of the
 * solar calendar, Buddhist years of Thai dates and Japanese eras are converted. 20310314, 20310314T091200Z
 * and 20310314091200 are read where they stand alone. Fractions of a second are dropped.
 *
 * A day that is named more often than a time is the day alone: published that day, updated at that time.
 * Nothing is what comes of: a day that does not exist, or is not the weekday beside it; two days or times
 * that differ; a range; a number of a month that may be one of a day, unless the order is stated, the weekday
 * decides or a word of a language that puts the day first stands there (Uhr, kl., às); a year in two figures;
 * a Unix time; a text longer than TIME_TEXT_MAX bytes. A zone of several meanings, or one that the time of a
 * change to or from summer time makes unsure, is as if none were printed.
 */
#ifndef NEWSPRINT_EXTRACT_ISO_TIME_H
#define NEWSPRINT_EXTRACT_ISO_TIME_H

#include "base/buffer.h"
#include "extract/printed_day.h"
#include "extract/zone.h"

struct iso_time_options {
    enum date_order order;
    struct zone zone; /* of times that print none; ZONE_NONE: they stay as they are */
    bool keep_zone;   /* 2031-03-14T09:12:00+01:00, the time as it is printed, in the place of UTC */
};

/* Appends the time to result, or nothing; the text is valid UTF-8. Gives result->status, or STATUS_NOMEM.
 * O(bytes), at most TIME_TEXT_MAX of them. */
enum status iso_time(struct span text, const struct iso_time_options *options, struct buffer *result);

/* Reads a zone by itself: "UTC", "+02:00", "EST", "ET". *zone is ZONE_NONE where it is none for sure. Fails
 * with STATUS_NOMEM. */
enum status iso_time_zone(struct span text, struct zone *zone);

#endif
