/*
 * near_corpus.c - the rows of a corpus, folded into distinct documents, each with its signature
 *
 * Rows 2 and 5 are one text in two spellings:
 *
 *     row        0   1   2   3   4   5            document   0   1   2
 *     document   0   1   2   -   1   2            rows       0   1 4   2 5
 *     next       -   4   5   -   -   -
 *
 * A text is read into its set of shingles first. Where sets often return, only a new one gets a signature,
 * which costs more than the reading where texts are short.
 */
#include "match/near_corpus.h"
#include "base/mem.h"

void near_corpus_init(struct near_corpus *corpus, unsigned shingle, size_t threads, struct overlap *overlap) {
    *corpus = (struct near_corpus){.shingle = shingle,
                                   .threads = threads,
                                   .overlap = overlap,
                                   .signed_by = MINHASH_SIZE_DEFAULT,
                                   .against = SIZE_MAX,
                                   .texts = BUFFER_INIT};
}

static void free_waiting(struct near_corpus *corpus) {
    for (size_t i = 0; i < corpus->waiting.count; i++) mem_free(corpus->waiting.items[i].hashes);
    corpus->waiting.count = 0;
    buffer_clear(&corpus->texts);
}

void near_corpus_release(struct near_corpus *corpus) {
    for (size_t i = 0; i < corpus->documents.count; i++)
        if (!corpus->documents.items[i].is_filed) mem_free(corpus->documents.items[i].shingles);
    VECTOR_RELEASE(&corpus->documents);
    VECTOR_RELEASE(&corpus->glances);
    VECTOR_RELEASE(&corpus->rows);
    for (size_t i = 0; i < corpus->chunks.count; i++) mem_free(corpus->chunks.items[i]);
    VECTOR_RELEASE(&corpus->chunks);
    free_waiting(corpus);
    VECTOR_RELEASE(&corpus->waiting);
    buffer_release(&corpus->texts);
    u64_map_release(&corpus->keys);
    for (size_t i = 0; i < PARALLEL_THREADS_MAX; i++) shingle_set_release(&corpus->sets[i]);
    struct holders *holders = corpus->holders;
    unsigned signed_by = corpus->signed_by;
    size_t memory = corpus->memory, needed = corpus->needed;
    struct spill *spill = corpus->spill;
    near_corpus_init(corpus, corpus->shingle, corpus->threads, corpus->overlap);
    corpus->holders = holders;
    corpus->signed_by = signed_by;
    corpus->memory = memory;
    corpus->needed = needed;
    corpus->spill = spill;
}

struct minhash near_corpus_signature(const struct near_corpus *corpus, size_t document) {
    return (struct minhash){.size = corpus->size,
                            .shingle = corpus->shingle,
                            .estimated = corpus->documents.items[document].estimated,
                            .count = corpus->documents.items[document].identity.count,
                            .registers = near_corpus_registers(corpus, document)};
}

/* ---- documents ---- */

/* Bytes that are held, besides those of texts that wait, and will be for the scan. */
static size_t used(const struct near_corpus *corpus) {
    return corpus->rows.count * (sizeof *corpus->rows.items + 8) +
           corpus->documents.count * (sizeof *corpus->documents.items + NEAR_SCAN_BYTES) +
           corpus->glances.count * sizeof *corpus->glances.items + u64_map_bytes(&corpus->keys) +
           (corpus->chunks.count - corpus->filed) * near_corpus_chunk_bytes(corpus) + corpus->shingles_held;
}

/* Puts the first chunks away until the others fit. Documents are being added to the last two. */
static enum status put_away(struct near_corpus *corpus) {
    const size_t bytes = near_corpus_chunk_bytes(corpus);
    while (corpus->memory && used(corpus) > corpus->memory) {
        if (corpus->filed + 2 >= corpus->chunks.count) {
            corpus->needed = used(corpus);
            return STATUS_NOMEM;
        }
        char **chunk = &corpus->chunks.items[corpus->filed];
        enum status status =
            corpus->spill->write(corpus->spill->context, corpus->filed * bytes, *chunk, bytes);
        if (status) return status;
        mem_free(*chunk);
        *chunk = NULL;
        corpus->filed++;
    }
    return STATUS_OK;
}

enum status near_corpus_fetch_chunk(const struct near_corpus *corpus, size_t chunk, char *room,
                                    const char **registers) {
    const size_t bytes = near_corpus_chunk_bytes(corpus);
    *registers = corpus->chunks.items[chunk] ? corpus->chunks.items[chunk] : room;
    return corpus->chunks.items[chunk]
               ? STATUS_OK
               : corpus->spill->read(corpus->spill->context, chunk * bytes, room, bytes);
}

enum status near_corpus_fetch(const struct near_corpus *corpus, size_t document, char *room,
                              struct minhash *signature) {
    const size_t bytes = 2 * (size_t)corpus->size;
    *signature = near_corpus_signature(corpus, document);
    if (signature->registers) return STATUS_OK;
    signature->registers = room;
    return corpus->spill->read(corpus->spill->context, document * bytes, room, bytes);
}

enum status near_corpus_keep_shingles(struct near_corpus *corpus, size_t number, const uint64_t *shingles) {
    struct near_document *document = &corpus->documents.items[number];
    const size_t bytes = document->identity.count * sizeof *shingles;
    if (corpus->memory && used(corpus) + bytes > corpus->memory) {
        uint64_t first = corpus->chunks.count * (uint64_t)near_corpus_chunk_bytes(corpus);
        if (corpus->shingles_end < first) corpus->shingles_end = first;
        document->is_filed = true;
        document->place = corpus->shingles_end;
        corpus->shingles_end += bytes;
        return corpus->spill->write(corpus->spill->context, document->place, shingles, bytes);
    }
    document->shingles = mem_alloc(bytes);
    if (!document->shingles) return STATUS_NOMEM;
    memcpy(document->shingles, shingles, bytes);
    corpus->shingles_held += bytes;
    return STATUS_OK;
}

enum status near_corpus_shingles(const struct near_corpus *corpus, size_t number, struct near_shingles *room,
                                 const uint64_t **shingles) {
    const struct near_document *document = &corpus->documents.items[number];
    *shingles = document->shingles;
    if (!document->is_filed) return STATUS_OK;
    enum status status =
        vector_grow((void **)&room->items, &room->capacity, document->identity.count, sizeof *room->items);
    if (status) return status;
    *shingles = room->items;
    return corpus->spill->read(corpus->spill->context, document->place, room->items,
                               document->identity.count * sizeof *room->items);
}

/* Registers for `more` documents. */
static enum status make_room(struct near_corpus *corpus, size_t more, struct poll *poll) {
    size_t documents = corpus->documents.count + more, bytes = near_corpus_chunk_bytes(corpus);
    while (bytes && corpus->chunks.count * NEAR_CHUNK < documents) {
        char *chunk = mem_alloc(bytes), **added = chunk ? VECTOR_ADD(&corpus->chunks) : NULL;
        if (!added) return mem_free(chunk), STATUS_NOMEM;
        *added = chunk;
    }
    enum status status = put_away(corpus);
    return status ? status : u64_map_reserve(&corpus->keys, more, poll);
}

/* The number of a document, or the key under which it is to be added, which is the next free one where
 * another document has its own. */
static uint32_t find_document(const struct near_corpus *corpus, struct near_identity identity,
                              uint64_t *key) {
    for (*key = hash_mix(identity.sum, HASH_ROOT3);; ++*key) {
        size_t number = u64_map_find(&corpus->keys, *key);
        if (number == U64_MAP_NONE) return NEAR_NONE;
        const struct near_identity *there = &corpus->documents.items[number].identity;
        if (there->sum == identity.sum && there->parity == identity.parity && there->count == identity.count)
            return (uint32_t)number;
    }
}

/* Adds the document whose registers stand at its place, with a key that is free. */
static enum status add_document(struct near_corpus *corpus, uint64_t key, struct near_document document) {
    const size_t number = corpus->documents.count;
    struct near_document *added = VECTOR_ADD(&corpus->documents);
    if (!added) return STATUS_NOMEM;
    *added = document;
    added->first = added->last = added->middle = NEAR_NONE;
    if (corpus->size) {
        struct near_glance *glance = VECTOR_ADD(&corpus->glances);
        struct minhash signature = near_corpus_signature(corpus, number);
        if (!glance) return STATUS_NOMEM;
        *glance = near_glance_of(&signature);
    }
    u64_map_add(&corpus->keys, key);
    return STATUS_OK;
}

/* Puts a row behind the other rows of a document. */
static void chain(struct near_corpus *corpus, uint32_t number, uint32_t row) {
    struct near_document *document = &corpus->documents.items[number];
    *(document->last == NEAR_NONE ? &document->first : &corpus->rows.items[document->last].next) = row;
    document->last = row;
    if (row >= corpus->against && document->middle == NEAR_NONE) document->middle = row;
    corpus->rows.items[row].document = number;
}

enum status near_corpus_add_nothing(struct near_corpus *corpus) {
    struct near_row *row = corpus->rows.count < NEAR_NONE ? VECTOR_ADD(&corpus->rows) : NULL;
    if (!row) return STATUS_NOMEM;
    *row = (struct near_row){.document = NEAR_NONE, .next = NEAR_NONE};
    return STATUS_OK;
}

enum status near_corpus_add_signature(struct near_corpus *corpus, const struct minhash *signature) {
    size_t bytes = 2 * (size_t)signature->size;
    uint64_t hash = hash_bytes((struct span){signature->registers, bytes}), key;
    struct near_identity identity = {hash, hash_mix(hash ^ signature->estimated, HASH_GOLDEN),
                                     signature->count};
    corpus->size = signature->size;
    enum status status = near_corpus_add_nothing(corpus);
    if (!status) status = make_room(corpus, 1, NULL);
    if (status) return status;
    uint32_t number = find_document(corpus, identity, &key);
    if (number == NEAR_NONE) {
        number = (uint32_t)corpus->documents.count;
        memcpy(near_corpus_registers(corpus, number), signature->registers, bytes);
        struct near_document added = {.identity = identity, .estimated = signature->estimated};
        status = add_document(corpus, key, added);
    }
    if (!status) chain(corpus, number, (uint32_t)corpus->rows.count - 1);
    return status;
}

/* ---- texts ---- */

static struct near_identity identity_of(const struct shingle_set *set) {
    const uint64_t *hashes = set->hashes.items;
    const size_t count = set->hashes.count;
    uint64_t sum = 0, parity = 0;
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        sum += hashes[i] + hashes[i + 1] + hashes[i + 2] + hashes[i + 3];
        parity ^= hashes[i] ^ hashes[i + 1] ^ hashes[i + 2] ^ hashes[i + 3];
    }
    for (; i < count; i++) {
        sum += hashes[i];
        parity ^= hashes[i];
    }
    return (struct near_identity){sum, parity, count};
}

/* Keeps a copy of the shingles. */
static enum status keep_hashes(struct near_waiting *waiting, const struct shingle_set *set) {
    size_t bytes = set->hashes.count * sizeof *waiting->hashes;
    waiting->hashes = mem_alloc(bytes);
    if (!waiting->hashes) return STATUS_NOMEM;
    memcpy(waiting->hashes, set->hashes.items, bytes);
    return STATUS_OK;
}

/* Salts the hashes that are listed. The set can no longer be asked for one. */
static void salt_hashes(struct shingle_set *set, uint64_t salt) {
    for (size_t i = 0; i < set->hashes.count; i++)
        set->hashes.items[i] = near_corpus_salted(set->hashes.items[i], salt);
}

/* Reads a text, on any thread: touches `waiting`, `registers` and the set alone. */
static void read_text(struct near_corpus *corpus, struct span text, struct near_waiting *waiting,
                      struct shingle_set *set, char *registers, struct poll *poll) {
    uint64_t key;
    waiting->status = shingle_set_read(set, text, corpus->shingle, poll);
    if (waiting->status || set->hashes.count == 0) return;
    if (waiting->salt) salt_hashes(set, waiting->salt);
    waiting->digest = hash_bytes(text);
    waiting->identity = identity_of(set);
    waiting->short_words = set->words < corpus->shingle ? (uint8_t)set->words : 0;
    bool often = corpus->folded > corpus->documents.count / 8; /* then it pays to look */
    if (often && find_document(corpus, waiting->identity, &key) != NEAR_NONE) return;
    if (corpus->overlap || corpus->holders) waiting->status = keep_hashes(waiting, set);
    if (waiting->status || corpus->holders) return;
    char signature[MINHASH_BYTES_MAX];
    waiting->status =
        minhash_write(set->hashes.items, set->hashes.count, corpus->size, corpus->shingle, signature, poll);
    if (waiting->status) return;
    memcpy(registers, signature + MINHASH_HEADER_BYTES, 2 * corpus->size);
}

/* A job of a batch. Worker 0 is the calling thread, and asks for all whether to stop: between texts, and
 * every 64 KB, because in this place a question costs more than elsewhere, when other threads use the heap.
 * */
static void read_waiting(void *context, size_t worker, size_t job) {
    struct near_corpus *corpus = context;
    struct near_waiting *waiting = &corpus->waiting.items[job];
    struct span text = {corpus->texts.data + waiting->start, waiting->size};
    char *registers = near_corpus_registers(corpus, corpus->documents.count + job);
    if (worker == 0 && poll_stop(corpus->poll, text.size / 4)) atomic_store(&corpus->stopped, true);
    waiting->status = STATUS_INTERRUPT;
    if (!atomic_load(&corpus->stopped))
        read_text(corpus, text, waiting, &corpus->sets[worker], registers, NULL);
}

/* Makes a document of a text that was read, unless it is there already. */
static enum status take_waiting(struct near_corpus *corpus, struct near_waiting *waiting,
                                const char *registers) {
    uint64_t key;
    if (waiting->status || waiting->identity.count == 0) return waiting->status;
    uint32_t number = find_document(corpus, waiting->identity, &key);
    enum status status = STATUS_OK;
    if (number == NEAR_NONE) {
        number = (uint32_t)corpus->documents.count;
        char *place = near_corpus_registers(corpus, number);
        if (place != registers) memcpy(place, registers, 2 * corpus->size);
        struct near_document added = {.identity = waiting->identity, .short_words = waiting->short_words};
        status = add_document(corpus, key, added);
        if (!status && corpus->overlap)
            status = overlap_add(corpus->overlap, number, waiting->hashes, waiting->identity.count);
        if (!status && corpus->holders)
            status = holders_add(corpus->holders, waiting->hashes, waiting->identity.count);
    } else {
        corpus->folded++;
    }
    corpus->rows.items[waiting->row].digest = waiting->digest;
    if (!status) chain(corpus, number, waiting->row);
    return status;
}

enum status near_corpus_finish(struct near_corpus *corpus, struct poll *poll) {
    size_t count = corpus->waiting.count, read = corpus->texts.size, first = corpus->documents.count;
    if (count == 0) return STATUS_OK;
    corpus->size = corpus->holders ? 0 : corpus->signed_by;
    enum status status = corpus->texts.status;
    if (!status) status = make_room(corpus, count, poll);
    if (status) return status;
    corpus->poll = poll;
    parallel_run(corpus->threads, count, read_waiting, corpus);
    for (size_t i = 0; i < count && !status; i++)
        status = take_waiting(corpus, &corpus->waiting.items[i], near_corpus_registers(corpus, first + i));
    free_waiting(corpus);
    return !status && poll_stop(poll, read) ? STATUS_INTERRUPT : status;
}

enum status near_corpus_turn(struct near_corpus *corpus, struct poll *poll) {
    enum status status = near_corpus_finish(corpus, poll);
    corpus->against = corpus->rows.count;
    return !status && corpus->overlap ? overlap_turn(corpus->overlap) : status;
}

/* Reads a text without copying it. */
static enum status add_alone(struct near_corpus *corpus, struct span text, struct near_waiting waiting,
                             struct poll *poll) {
    enum status status = near_corpus_finish(corpus, poll);
    corpus->size = corpus->holders ? 0 : corpus->signed_by;
    if (!status) status = make_room(corpus, 1, poll);
    if (status) return status;
    char *registers = near_corpus_registers(corpus, corpus->documents.count);
    read_text(corpus, text, &waiting, &corpus->sets[0], registers, poll);
    status = take_waiting(corpus, &waiting, registers);
    mem_free(waiting.hashes);
    if (text.size > NEAR_BATCH_BYTES) shingle_set_release(&corpus->sets[0]);
    return status;
}

enum status near_corpus_add(struct near_corpus *corpus, struct span text, struct poll *poll) {
    struct near_waiting added = {
        .size = text.size, .row = (uint32_t)corpus->rows.count, .salt = corpus->salt};
    enum status status = near_corpus_add_nothing(corpus);
    if (status) return status;
    if (text.size >= NEAR_BYTES_ALONE) return add_alone(corpus, text, added, poll);
    struct near_waiting *waiting = VECTOR_ADD(&corpus->waiting);
    if (!waiting) return STATUS_NOMEM;
    *waiting = added;
    waiting->start = corpus->texts.size;
    buffer_append(&corpus->texts, text);
    bool full = corpus->waiting.count == NEAR_BATCH || corpus->texts.size >= NEAR_BATCH_BYTES;
    return full || corpus->texts.status ? near_corpus_finish(corpus, poll) : STATUS_OK;
}
