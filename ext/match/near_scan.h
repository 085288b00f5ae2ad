/*
 * near_scan.h - which documents of a corpus meet in a band of their signatures
 *
 *     near_scan_start(&scan, &corpus, shape, poll);
 *     while (near_scan_next(&scan, poll) == STATUS_OK && !scan.done)
 *         scan.a and scan.b meet in a band: a < b
 *         if (cheap filters let them pass && near_scan_is_first(&scan)) ...
 *     near_scan_release(&scan);
 *
 * Documents that agree in all registers of a band meet there. Two that resemble each other meet in
 * many bands; near_scan_is_first() says whether they do so for the first time, which their registers tell
 * without any memory of pairs, and which is true once for all that meet at all. Most that met before are not
 * given again. Where the corpus has two sides, only documents meet of which one has rows of the first; that
 * is `a` then, or one that has rows of both.
 *
 * near_scan_rest() walks what is left another way: it asks `alike` about documents that meet until each has
 * been found alike with one, for who wants to know only which documents have a partner.
 *
 * Time: O(documents) a band, and a few ns for each meeting. Memory: 80 bytes a document, 96 where many meet.
 * STATUS_NOMEM or STATUS_INTERRUPT ends the work: only start or release may follow. Zeroed is empty.
 */
#ifndef NEWSPRINT_MATCH_NEAR_SCAN_H
#define NEWSPRINT_MATCH_NEAR_SCAN_H

#include "match/bands.h"
#include "match/near_corpus.h"

/* Keys of so many bands are made in one walk over the registers, which are not in the cache: a cache line for
 * each document and walk is what it costs (100,000 documents: .55 s band by band, .09 s by eight). */
enum { NEAR_GROUP = 8 };

/* Bands that near_scan_met_early() asks: of pairs of resemblance .8, nine in ten agree in one of them. */
enum { NEAR_EARLY = 4 };

/* A bucket of so many documents is remembered in the labels of its documents, of NEAR_LABELS bands. */
enum { NEAR_CROWD = 64, NEAR_LABELS = 16 };

/* The crowds that a document was in: a byte for each of NEAR_LABELS bands, 0x80 and the number of a crowd, or
 * 0. */
struct near_labels {
    uint64_t half[2];
};

struct near_scan {
    const struct near_corpus *corpus;
    struct bands_shape shape;   /* registers in a band, and bands */
    unsigned band;              /* the one at hand */
    uint64_t *group;            /* keys of NEAR_GROUP bands, a band behind the other */
    uint64_t *keys, *spare;     /* of the band, hash << 32 | document, sorted */
    size_t start, end;          /* a bucket of equal hashes */
    size_t i, j;                /* two places in it */
    struct near_labels *labels; /* by document; NULL while there was no crowd */
    unsigned labelled;          /* bands that have labels, of NEAR_LABELS */
    unsigned crowds;            /* that the band had so far */
    size_t firsts;              /* documents below this may be `a` */
    uint32_t a, b;
    bool done;
};

enum status near_scan_start(struct near_scan *scan, const struct near_corpus *corpus,
                            struct bands_shape shape, struct poll *poll);
enum status near_scan_next(struct near_scan *scan, struct poll *poll);
/* Whether they agreed in one of the first bands, as most do that are much alike. O(1). */
bool near_scan_met_early(const struct near_scan *scan);
/* O(band). */
bool near_scan_is_first(const struct near_scan *scan);

/* Whether two documents that meet are alike, and whether one is known to have a partner; alike() also takes
 * note of that for both. */
struct near_partners {
    bool (*alike)(void *context, uint32_t a, uint32_t b);
    bool (*has_one)(const void *context, uint32_t document);
    void *context;
};
/* From the scan's band to the last. */
enum status near_scan_rest(struct near_scan *scan, struct near_partners partners, struct poll *poll);

/* Whether two documents agree in a band at all. O(bands). */
bool near_scan_meet(const struct near_scan *scan, size_t a, size_t b);
void near_scan_release(struct near_scan *scan);

#endif
