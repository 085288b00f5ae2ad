/*
 * near_corpus.h - the rows of a corpus, folded into distinct documents, each with its signature
 *
 *     near_corpus_init(&corpus, shingle, threads, overlap);
 *     for each row:   near_corpus_add(&corpus, text, poll)       or _add_signature(), _add_nothing()
 *     near_corpus_turn(&corpus, poll);              where rows of one side are to meet those of another
 *     for each row of that: ...
 *     near_corpus_finish(&corpus, poll);
 *     for (row = corpus.documents.items[d].first; row != NEAR_NONE; row = corpus.rows.items[row].next) ...
 *     near_corpus_release(&corpus);
 *
 * A corpus holds the same notice of a paywall ten thousand times. Rows of texts with the same set of
 * shingles, or of equal signatures, are one document, which has one signature however many rows it stands in,
 * and knows them in rising order. Rows and documents are numbered 0, 1, 2 ... as they come; a row without
 * words is of no document.
 *
 * Texts are equal when they have as many shingles and two sums over their hashes, of 64 bits each, are the
 * same. Texts that are added under different values of corpus.salt share no shingle. With corpus.holders set
 * behind init, documents are handed to it and have no signatures; corpus.signed_by may be set there too.
 *
 * With corpus.memory and corpus.spill set behind init, registers and shingles that do not fit into so many
 * bytes are put into a file. Counted are 8 bytes a row more than are held here, for keys, and NEAR_SCAN_BYTES
 * a document for what is to be done. Where nothing is left to be put away STATUS_NOMEM comes and
 * corpus.needed is set.
 *
 * Texts are read in batches by several threads, long ones one by one; the poll is asked by the calling thread
 * alone, and stops the others. Memory: 16 bytes a row, some 370 a document with 128 registers, 100 without
 * signatures. STATUS_NOMEM (also for more than 2^32 rows) or STATUS_INTERRUPT from any call ends the work:
 * only release may follow.
 */
#ifndef NEWSPRINT_MATCH_NEAR_CORPUS_H
#define NEWSPRINT_MATCH_NEAR_CORPUS_H

#include "base/parallel.h"
#include "base/spill.h"
#include "match/holders.h"
#include "match/minhash.h"
#include "match/near_glance.h"
#include "match/overlap.h"
#include <stdatomic.h>

#define NEAR_NONE UINT32_MAX

/* What near_scan.h takes of a document with one thread. */
enum { NEAR_SCAN_BYTES = 50 };

/* Registers are held in blocks, because one block for millions of documents would be more than SQLite's heap
 * gives at once. */
enum { NEAR_CHUNK = 4096 };

/* Texts that are read together, and bytes from which a text is read alone. */
enum { NEAR_BATCH = 512, NEAR_BATCH_BYTES = 2 * 1024 * 1024, NEAR_BYTES_ALONE = 64 * 1024 };

/* What tells documents apart: sums over the hashes of a set, or hashes of a signature, and its size. */
struct near_identity {
    uint64_t sum, parity;
    uint64_t count; /* distinct shingles; 0 = no words */
};

struct near_document {
    struct near_identity identity;
    union {
        uint64_t *shingles; /* NULL until loaded */
        uint64_t place;     /* of them in the file, where is_filed */
    };
    uint32_t first, last; /* of its rows */
    uint32_t middle;      /* the first of them on the other side, or NEAR_NONE */
    uint8_t short_words;  /* of a text of fewer words than a shingle: how many; else 0 */
    bool estimated;       /* the count */
    bool compared;        /* stands in a candidate pair of documents */
    bool named : 1;       /* stands in a pair, as far as is known */
    bool is_filed : 1;    /* its shingles are in the file */
};

struct near_row {
    uint64_t digest; /* of the text: the second pass must read the same */
    uint32_t document;
    uint32_t next; /* row of the same document */
};

/* A text that waits to be read, and what was read from it. */
struct near_waiting {
    size_t start, size; /* in corpus->texts */
    uint32_t row;
    enum status status;
    uint64_t salt;
    uint64_t digest;
    struct near_identity identity;
    uint8_t short_words;
    uint64_t *hashes; /* for overlap or holders; NULL without one, and for a document that is there already */
};

struct near_corpus {
    unsigned shingle;   /* words in one: as given, or that of the signatures */
    unsigned size;      /* registers of a signature; 0 before the first that has one */
    unsigned signed_by; /* registers that texts are signed by */
    size_t threads;
    struct overlap *overlap; /* gets the shingles of each document; or NULL */
    struct holders *holders; /* likewise, and then there are no signatures */
    uint64_t salt;           /* of the texts that are added; 0 leaves hashes as they are */
    size_t against;          /* rows from this on are of the other side; SIZE_MAX: there is none */
    VECTOR_OF(struct near_row) rows;
    VECTOR_OF(struct near_document) documents;
    VECTOR_OF(struct near_glance) glances; /* of the documents that have signatures */
    struct u64_map keys;                   /* of the documents, by their number */
    VECTOR_OF(char *) chunks;              /* of registers, NEAR_CHUNK documents of 2 size bytes each */
    size_t memory;                         /* bytes to be held at most; 0: no limit */
    struct spill *spill;                   /* for what is above it */
    size_t filed;          /* chunks that are in the file, each at its place; NULL in chunks */
    uint64_t shingles_end; /* behind the shingles that are in the file */
    size_t shingles_held;  /* bytes of those that are not */
    size_t needed;         /* bytes, where `memory` is too small; else 0 */
    struct buffer texts;   /* of the rows that wait */
    VECTOR_OF(struct near_waiting) waiting;
    struct shingle_set sets[PARALLEL_THREADS_MAX]; /* scratch of each thread */
    size_t folded;                                 /* texts that were there already */
    struct poll *poll;                             /* of the calling thread, while a batch is read */
    atomic_bool stopped;                           /* the poll said so */
};

/* `threads` may read at a time, 1 .. PARALLEL_THREADS_MAX; more than 1 only if the heap is safe for
 * threads. */
void near_corpus_init(struct near_corpus *corpus, unsigned shingle, size_t threads, struct overlap *overlap);
void near_corpus_release(struct near_corpus *corpus);

/* Copies the text; it is read when a batch is full, or by near_corpus_finish(). */
enum status near_corpus_add(struct near_corpus *corpus, struct span text, struct poll *poll);
/* The signatures of one corpus have one size and shingle: the caller checks against corpus->size and
 * corpus->shingle. */
enum status near_corpus_add_signature(struct near_corpus *corpus, const struct minhash *signature);
/* A row without text or signature. */
enum status near_corpus_add_nothing(struct near_corpus *corpus);
/* Rows that follow are of the other side. */
enum status near_corpus_turn(struct near_corpus *corpus, struct poll *poll);
/* Reads the texts that wait. */
enum status near_corpus_finish(struct near_corpus *corpus, struct poll *poll);

/* The hash of a shingle in texts of a salt. One to one. */
static inline uint64_t near_corpus_salted(uint64_t hash, uint64_t salt) {
    uint64_t mixed = (hash ^ salt) * HASH_GOLDEN;
    return salt ? mixed ^ mixed >> 32 : hash;
}

/* Of a document: its registers, NULL where there are none or they are in the file, and its signature. */
static inline char *near_corpus_registers(const struct near_corpus *corpus, size_t document) {
    if (corpus->size == 0 || !corpus->chunks.items[document / NEAR_CHUNK]) return NULL;
    return corpus->chunks.items[document / NEAR_CHUNK] + document % NEAR_CHUNK * 2 * corpus->size;
}
/* Asks memory for the registers of a document. */
static inline void near_corpus_ask(const struct near_corpus *corpus, size_t document) {
    const char *registers = near_corpus_registers(corpus, document);
    for (size_t i = 0; registers && i < 2 * (size_t)corpus->size; i += 64) __builtin_prefetch(registers + i);
}

struct minhash near_corpus_signature(const struct near_corpus *corpus, size_t document);

/* The same wherever the registers are: those of the file are read into `room`, of 2 * MINHASH_SIZE_MAX bytes.
 * */
enum status near_corpus_fetch(const struct near_corpus *corpus, size_t document, char *room,
                              struct minhash *signature);
/* Registers of the documents of a chunk; those of the file are read into `room`, of
 * near_corpus_chunk_bytes(). */
enum status near_corpus_fetch_chunk(const struct near_corpus *corpus, size_t chunk, char *room,
                                    const char **registers);
static inline size_t near_corpus_chunk_bytes(const struct near_corpus *corpus) {
    return NEAR_CHUNK * 2 * (size_t)corpus->size;
}

/* Keeps a copy of the shingles of a document, as many as its count says; and gives them: those of the file
 * are read into `room`. */
enum status near_corpus_keep_shingles(struct near_corpus *corpus, size_t document, const uint64_t *shingles);
struct near_shingles {
    uint64_t *items;
    size_t count, capacity;
};
enum status near_corpus_shingles(const struct near_corpus *corpus, size_t document,
                                 struct near_shingles *room, const uint64_t **shingles);

/* Whether a row of one document and one of another are of different sides; true for all without sides. */
static inline bool near_corpus_face(const struct near_corpus *corpus, size_t a, size_t b) {
    const struct near_document *x = &corpus->documents.items[a], *y = &corpus->documents.items[b];
    if (corpus->against == SIZE_MAX) return true;
    return (x->first < corpus->against && y->middle != NEAR_NONE) ||
           (y->first < corpus->against && x->middle != NEAR_NONE);
}

#endif
