/*
 * near_scan.h - candidates: which documents of a corpus meet in a band of their signatures and look alike
 *
 *     near_scan_start(&scan, &corpus, bands, threshold, poll);
 *     while (near_scan_next(&scan, poll) == STATUS_OK && !scan.done)
 *         scan.at.a and scan.at.b are a candidate: a < b
 *     near_scan_release(&scan);
 *
 * Documents that agree in all registers of a band meet there. A candidate is a pair that meets, and that a
 * glance (near_glance.h) and an estimate from all registers, less NEAR_SIGMAS standard deviations, leave
 * possible at the threshold. Each comes once, from the first band in which it meets, which the registers
 * tell without any memory of pairs. Where the corpus has two sides, one of the two has rows of the first, the
 * other of the second.
 *
 * The shape of the bands is the caller's (near_shape.h), and so is which of them are walked. Each candidate
 * of all bands comes from exactly one, which the two documents alone decide: several scans can share them.
 *
 * near_scan_rest() walks from the band at hand to the last another way: it asks about documents that meet
 * until each has been found alike with one, for who wants to know only which documents have a partner.
 *
 * Bands are walked side by side by up to NEAR_WALKERS threads, when corpus.threads says so and documents are
 * many. Time: 10 ns a document and band, 2 ns a meeting, 100 ns one that passes the glance. Memory: 4 bytes a
 * document for each of NEAR_GROUP bands, for each walker 9 or, where most documents meet, 17, and 64 KB.
 * Where the corpus has a limit of memory one thread works, and registers may be read from the file.
 * STATUS_NOMEM, STATUS_INTERRUPT or STATUS_IO ends the work: only start or release may follow. Zeroed is
 * empty.
 */
#ifndef NEWSPRINT_MATCH_NEAR_SCAN_H
#define NEWSPRINT_MATCH_NEAR_SCAN_H

#include "match/bands.h"
#include "match/near_corpus.h"

/* Keys of so many bands are made in one walk over the registers, which are not in the cache. */
enum { NEAR_GROUP = 8 };

/* Threads, and the documents from which on they are worth starting. */
enum { NEAR_WALKERS = 4, NEAR_WALKERS_FROM = 32 * 1024 };

/* Candidates that a walker finds before they are asked for. */
enum { NEAR_FOUND = 8 * 1024 };

struct near_candidate {
    uint32_t a, b;
};

/* Bands first .. end-1 of the shape. */
struct near_bands {
    struct bands_shape shape;
    unsigned first, end;
};

struct near_walker;

struct near_scan {
    const struct near_corpus *corpus;
    struct bands_shape shape;
    unsigned first, end; /* of the bands to be walked */
    struct near_look look;
    double estimate_min;
    uint16_t *places;                      /* registers of the bands (bands_places) */
    unsigned band;                         /* the first that is being walked */
    uint32_t *keys;                        /* of a group of bands, a band behind the other */
    size_t firsts;                         /* documents below this may have rows of the first side */
    size_t walkers_count, walking, walker; /* in all, at work, and the one whose candidates are given */
    struct near_walker *walkers;
    struct poll *poll;   /* of the calling thread, while others work */
    atomic_bool stopped; /* it said stop */
    enum status status;  /* of a read that failed, while keys were made */
    char *room;          /* for a chunk of registers, where some are in a file; then one thread works */
    struct near_candidate at;
    bool done;
};

enum status near_scan_start(struct near_scan *scan, const struct near_corpus *corpus, struct near_bands bands,
                            double threshold, struct poll *poll);
enum status near_scan_next(struct near_scan *scan, struct poll *poll);

/* Takes note of two that may be alike, and says whether a document is known to have a partner. */
struct near_partners {
    void (*note)(void *context, uint32_t a, uint32_t b);
    bool (*has_one)(const void *context, uint32_t document);
    void *context;
};
enum status near_scan_rest(struct near_scan *scan, struct near_partners partners, struct poll *poll);

/* Whether two documents are a candidate of any band. O(bands). */
enum status near_scan_gives(const struct near_scan *scan, uint32_t a, uint32_t b, bool *gives);
void near_scan_release(struct near_scan *scan);

#endif
