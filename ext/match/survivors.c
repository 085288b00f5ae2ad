/*
 * survivors.c - which documents of a corpus to keep, and for which of them the others are dropped
 *
 * The wire story stands in the corpus as 3 (the longest), 17 and 40, and an excerpt of it as 52:
 *
 *     in order of preference     3      17       40       52       9
 *     kept so far that hold it   -      3        3        3        -
 *     verdict                    kept   for 3    for 3    for 3    kept
 *
 * Texts are not at hand in that order, so it is gone through twice: in mark() by the index of shingles, which
 * lists for each document those that may hold it, and in decide() by the shingles themselves, of the
 * documents that were listed. What mark() is sure to be dropped is no longer looked for, which is why a
 * thousand copies are a thousand comparisons and not a million.
 *
 * Reference: Broder 1997 (containment).
 */
#include "match/survivors.h"
#include "base/mem.h"
#include "base/sort.h"

void survivors_init(struct survivors *survivors, struct survivors_options options) {
    *survivors = (struct survivors){.options = options};
    near_corpus_init(&survivors->corpus, options.shingle, options.threads, NULL);
    survivors->corpus.holders = &survivors->holders;
}

void survivors_release(struct survivors *survivors) {
    near_corpus_release(&survivors->corpus);
    holders_release(&survivors->holders);
    mem_free(survivors->documents);
    mem_free(survivors->ranked);
    VECTOR_RELEASE(&survivors->couples);
    VECTOR_RELEASE(&survivors->short_couples);
    VECTOR_RELEASE(&survivors->shorts);
    u64_map_release(&survivors->short_hashes);
    VECTOR_RELEASE(&survivors->verdicts);
    shingle_set_release(&survivors->set);
    survivors_init(survivors, survivors->options);
}

static uint64_t salt_of(size_t scope) {
    return scope ? hash_mix(scope, HASH_ROOT3) | 1 : 0;
}

enum status survivors_add(struct survivors *survivors, struct span text, size_t scope, struct poll *poll) {
    survivors->corpus.salt = salt_of(scope);
    return near_corpus_add(&survivors->corpus, text, poll);
}

enum status survivors_add_nothing(struct survivors *survivors) {
    return near_corpus_add_nothing(&survivors->corpus);
}

/* ---- preference ---- */

static const struct near_document *near_of(const struct survivors *survivors, size_t document) {
    return &survivors->corpus.documents.items[document];
}

static uint32_t document_of(const struct survivors *survivors, size_t row) {
    return survivors->corpus.rows.items[row].document;
}

static bool is_short(const struct survivors *survivors, size_t document) {
    return near_of(survivors, document)->short_words > 0;
}

/* What longer documents have more of. */
static uint64_t length_of(const struct survivors *survivors, size_t document) {
    const struct near_document *near = near_of(survivors, document);
    return near->identity.count * (SHINGLE_MAX + 1) + (near->short_words ? near->short_words : SHINGLE_MAX);
}

bool survivors_is_longer(const struct survivors *survivors, size_t a, size_t b) {
    return survivors->options.longest &&
           length_of(survivors, document_of(survivors, a)) > length_of(survivors, document_of(survivors, b));
}

struct ranking {
    uint64_t length;
    uint32_t document, row;
};

static int by_preference(const void *context, const void *left, const void *right) {
    const struct survivors *survivors = context;
    const struct ranking *a = left, *b = right;
    if (a->length != b->length) return a->length > b->length ? -1 : 1;
    return survivors->order.compare(survivors->order.context, a->row, b->row);
}

/* The most preferred row of a document. */
static uint32_t best_row(const struct survivors *survivors, size_t document, struct poll *poll) {
    const struct near_row *rows = survivors->corpus.rows.items;
    uint32_t best = near_of(survivors, document)->first;
    for (uint32_t row = rows[best].next; row != NEAR_NONE && !poll_stop(poll, 8); row = rows[row].next)
        if (survivors->order.compare(survivors->order.context, row, best) < 0) best = row;
    return best;
}

static void take_ranks(struct survivors *survivors, const struct ranking *rankings, size_t count) {
    for (size_t rank = 0; rank < count; rank++) {
        uint32_t document = rankings[rank].document;
        survivors->ranked[rank] = document;
        survivors->documents[document] = (struct survivors_document){
            .row = rankings[rank].row, .rank = (uint32_t)rank, .verdict = SURVIVORS_NONE};
    }
}

static enum status rank_documents(struct survivors *survivors, struct poll *poll) {
    const size_t count = survivors->corpus.documents.count;
    struct ranking *rankings = mem_alloc((count + 1) * sizeof *rankings);
    survivors->documents = mem_alloc((count + 1) * sizeof *survivors->documents);
    survivors->ranked = mem_alloc((count + 1) * sizeof *survivors->ranked);
    bool room = rankings && survivors->documents && survivors->ranked;
    enum status status = room ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < count && !status; i++) {
        uint64_t length = survivors->options.longest ? length_of(survivors, i) : 0;
        rankings[i] = (struct ranking){length, (uint32_t)i, best_row(survivors, i, poll)};
        if (poll_stop(poll, 4) || poll_stopped(poll)) status = STATUS_INTERRUPT;
    }
    struct sort_order order = {sizeof *rankings, by_preference, survivors};
    if (!status) status = sort_items(rankings, count, order, poll);
    if (!status) take_ranks(survivors, rankings, count);
    mem_free(rankings);
    return status;
}

/* ---- figures ---- */

static struct survivors_verdict figures(const struct survivors *survivors, uint32_t document, uint32_t holder,
                                        double shared) {
    double own = (double)near_of(survivors, document)->identity.count,
           other = (double)near_of(survivors, holder)->identity.count;
    return (struct survivors_verdict){holder, shared / (own + other - shared), shared / own};
}

/* What is held against the threshold. */
static double measure(const struct survivors *survivors, struct survivors_verdict verdict) {
    return survivors->options.by_similarity ? verdict.similarity : verdict.containment;
}

/* ---- mark: who may hold whom ---- */

/* The share of a document's shingles that one that holds it has. */
static double needed_share(const struct survivors *survivors, uint32_t document, uint32_t holder) {
    const double threshold = survivors->options.threshold;
    if (!survivors->options.by_similarity) return threshold;
    double own = (double)near_of(survivors, document)->identity.count,
           other = (double)near_of(survivors, holder)->identity.count;
    return threshold * (own + other) / ((1 + threshold) * own);
}

static enum holds judge(const struct survivors *survivors, uint32_t document, struct holders_found found) {
    if (!holders_count_all(&survivors->holders, document, found.document)) {
        double share = needed_share(survivors, document, found.document);
        return holders_judge(&survivors->holders, document, found, share);
    }
    double measured = measure(survivors, figures(survivors, document, found.document, found.shared));
    return measured >= survivors->options.threshold ? HOLDS_SURELY : HOLDS_NOT;
}

static enum status add_couple(struct survivors *survivors, uint32_t document, uint32_t holder) {
    struct survivors_couple *couple = VECTOR_ADD(&survivors->couples);
    if (!couple) return STATUS_NOMEM;
    *couple = (struct survivors_couple){document, holder};
    survivors->documents[document].compared = survivors->documents[holder].compared = true;
    survivors->loads = true;
    return STATUS_OK;
}

/* Lists the documents kept so far that may hold one, and says whether it will be kept. */
static enum status mark_document(struct survivors *survivors, uint32_t document, struct poll *poll) {
    struct survivors_document *marked = &survivors->documents[document];
    struct holders *holders = &survivors->holders;
    enum status status = holders_find(holders, document, survivors->options.threshold, poll);
    for (size_t i = 0; i < holders->found.count && !status; i++) {
        struct holders_found found = holders->found.items[i];
        enum holds holds = judge(survivors, document, found);
        if (holds == HOLDS_NOT) continue;
        bool kept = survivors->documents[found.document].state == SURVIVORS_KEPT;
        if (holds == HOLDS_SURELY && kept) marked->state = SURVIVORS_DROPPED;
        if (marked->state == SURVIVORS_KEPT) marked->state = SURVIVORS_PERHAPS;
        status = add_couple(survivors, document, found.document);
    }
    if (!status && marked->state != SURVIVORS_DROPPED) holders_keep(holders, document);
    return status;
}

/* A document of fewer words than a shingle holds none that is not. */
static enum status mark_short(struct survivors *survivors, uint32_t document, struct poll *poll) {
    const struct near_document *near = near_of(survivors, document);
    if (survivors->options.by_similarity) return STATUS_OK;
    struct survivors_short *added = VECTOR_ADD(&survivors->shorts);
    if (!added) return STATUS_NOMEM;
    *added = (struct survivors_short){document, SURVIVORS_NONE};
    survivors->short_widths |= 1u << near->short_words;
    survivors->loads = true;
    enum status status = u64_map_reserve(&survivors->short_hashes, 1, poll);
    if (!status) u64_map_add(&survivors->short_hashes, near->identity.sum); /* of its one shingle */
    return status;
}

enum status survivors_mark(struct survivors *survivors, struct survivors_order order, struct poll *poll) {
    survivors->order = order;
    enum status status = near_corpus_finish(&survivors->corpus, poll);
    u64_map_release(&survivors->corpus.keys); /* no document is looked for any more */
    if (!status) status = holders_build(&survivors->holders, poll);
    if (!status) status = rank_documents(survivors, poll);
    for (size_t rank = 0; rank < survivors->corpus.documents.count && !status; rank++) {
        uint32_t document = survivors->ranked[rank];
        status = is_short(survivors, document) ? mark_short(survivors, document, poll)
                                               : mark_document(survivors, document, poll);
        if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    if (!status) holders_release(&survivors->holders);
    return status;
}

/* ---- the second pass ---- */

bool survivors_wants(const struct survivors *survivors, size_t row) {
    uint32_t document = row < survivors->corpus.rows.count ? document_of(survivors, row) : NEAR_NONE;
    if (document == NEAR_NONE || near_of(survivors, document)->first != row) return false;
    return survivors->documents[document].compared || survivors->shorts.count > 0;
}

static enum status read_set(struct survivors *survivors, struct span text, unsigned width, size_t scope,
                            struct poll *poll) {
    struct u64_map *hashes = &survivors->set.hashes;
    enum status status = shingle_set_read(&survivors->set, text, width, poll);
    for (size_t i = 0; i < hashes->count && !status; i++)
        hashes->items[i] = near_corpus_salted(hashes->items[i], salt_of(scope));
    return status;
}

static enum status keep_shingles(struct survivors *survivors, uint32_t document) {
    struct near_document *near = &survivors->corpus.documents.items[document];
    size_t bytes = survivors->set.hashes.count * sizeof *near->shingles;
    near->shingles = mem_alloc(bytes);
    if (!near->shingles) return STATUS_NOMEM;
    memcpy(near->shingles, survivors->set.hashes.items, bytes);
    return STATUS_OK;
}

/* Takes note of a document that holds a short one: of those that are surely kept the most preferred is
 * enough. */
static enum status take_holder(struct survivors *survivors, size_t number, uint32_t holder) {
    const struct survivors_document *documents = survivors->documents;
    struct survivors_short *held = &survivors->shorts.items[number];
    if (documents[holder].rank >= documents[held->document].rank) return STATUS_OK;
    if (documents[holder].state == SURVIVORS_DROPPED) return STATUS_OK;
    if (documents[holder].state == SURVIVORS_KEPT && !is_short(survivors, holder)) {
        if (held->holder == SURVIVORS_NONE || documents[holder].rank < documents[held->holder].rank)
            held->holder = holder;
        return STATUS_OK;
    }
    struct survivors_couple *couple = VECTOR_ADD(&survivors->short_couples);
    if (!couple) return STATUS_NOMEM;
    *couple = (struct survivors_couple){(uint32_t)number, holder};
    return STATUS_OK;
}

/* Finds the short documents whose words stand side by side in a text. */
static enum status find_shorts(struct survivors *survivors, uint32_t document, struct span text, size_t scope,
                               struct poll *poll) {
    const struct u64_map *hashes = &survivors->set.hashes;
    enum status status = STATUS_OK;
    for (unsigned width = 1; width < survivors->options.shingle && !status; width++) {
        if (!(survivors->short_widths >> width & 1)) continue;
        status = read_set(survivors, text, width, scope, poll);
        for (size_t i = 0; i < hashes->count && !status; i++) {
            size_t number = u64_map_find(&survivors->short_hashes, hashes->items[i]);
            if (number != U64_MAP_NONE) status = take_holder(survivors, number, document);
        }
    }
    return status;
}

enum status survivors_load(struct survivors *survivors, size_t row, struct span text, size_t scope,
                           bool *same, struct poll *poll) {
    uint32_t document = document_of(survivors, row);
    *same = hash_bytes(text) == survivors->corpus.rows.items[row].digest;
    if (!*same) return STATUS_OK;
    enum status status = STATUS_OK;
    if (survivors->documents[document].compared) {
        status = read_set(survivors, text, survivors->options.shingle, scope, poll);
        if (!status) status = keep_shingles(survivors, document);
    }
    if (status || survivors->shorts.count == 0) return status;
    return find_shorts(survivors, document, text, scope, poll);
}

/* ---- decide ---- */

static bool is_kept(const struct survivors *survivors, uint32_t document) {
    return survivors->documents[document].verdict == SURVIVORS_NONE;
}

static enum status drop(struct survivors *survivors, uint32_t document, struct survivors_verdict verdict) {
    struct survivors_verdict *added = VECTOR_ADD(&survivors->verdicts);
    if (!added) return STATUS_NOMEM;
    *added = verdict;
    survivors->documents[document].verdict = (uint32_t)survivors->verdicts.count - 1;
    return STATUS_OK;
}

static bool holds_more(const struct survivors *survivors, struct survivors_verdict a,
                       struct survivors_verdict b) {
    double x = measure(survivors, a), y = measure(survivors, b);
    if (x < survivors->options.threshold) return false;
    if (b.kept_for == SURVIVORS_NONE || x != y) return b.kept_for == SURVIVORS_NONE || x > y;
    return survivors->documents[a.kept_for].rank < survivors->documents[b.kept_for].rank;
}

/* Decides about the document of couples at .. end-1. */
static enum status decide_document(struct survivors *survivors, size_t at, size_t end, struct poll *poll) {
    const struct survivors_couple *couples = survivors->couples.items;
    const uint32_t document = couples[at].document;
    const struct near_document *near = near_of(survivors, document);
    struct survivors_verdict best = {.kept_for = SURVIVORS_NONE};
    enum status status = shingle_set_fill(&survivors->set, near->shingles, near->identity.count, poll);
    for (; at < end && !status; at++) {
        if (!is_kept(survivors, couples[at].holder)) continue;
        const struct near_document *other = near_of(survivors, couples[at].holder);
        size_t shared = shingle_set_shared(&survivors->set, other->shingles, other->identity.count, poll);
        if (poll_stopped(poll)) return STATUS_INTERRUPT;
        struct survivors_verdict found = figures(survivors, document, couples[at].holder, (double)shared);
        if (holds_more(survivors, found, best)) best = found;
    }
    return status || best.kept_for == SURVIVORS_NONE ? status : drop(survivors, document, best);
}

static int by_document(const void *context, const void *left, const void *right) {
    const struct survivors_couple *a = left, *b = right;
    (void)context;
    return (a->document > b->document) - (a->document < b->document);
}

/* Shorts are numbered by rank, so each comes behind all that may hold it. */
static enum status decide_shorts(struct survivors *survivors, struct poll *poll) {
    struct survivors_couple *couples = survivors->short_couples.items;
    const size_t count = survivors->short_couples.count;
    struct sort_order order = {sizeof *couples, by_document, NULL};
    enum status status = sort_items(couples, count, order, poll);
    for (size_t i = 0, at = 0; i < survivors->shorts.count && !status; i++) {
        struct survivors_short held = survivors->shorts.items[i];
        for (; at < count && couples[at].document == i; at++) {
            uint32_t holder = couples[at].holder;
            bool better = held.holder == SURVIVORS_NONE ||
                          survivors->documents[holder].rank < survivors->documents[held.holder].rank;
            if (better && is_kept(survivors, holder)) held.holder = holder;
            if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        }
        if (held.holder == SURVIVORS_NONE) continue;
        status = drop(survivors, held.document, (struct survivors_verdict){held.holder, 0, 1});
    }
    return status;
}

enum status survivors_decide(struct survivors *survivors, struct poll *poll) {
    const struct survivors_couple *couples = survivors->couples.items;
    enum status status = STATUS_OK;
    for (size_t at = 0, end; at < survivors->couples.count && !status; at = end) {
        for (end = at + 1; end < survivors->couples.count && couples[end].document == couples[at].document;)
            end++;
        status = decide_document(survivors, at, end, poll);
    }
    return status ? status : decide_shorts(survivors, poll);
}

/* ---- verdicts ---- */

bool survivors_has_words(const struct survivors *survivors, size_t row) {
    return document_of(survivors, row) != NEAR_NONE;
}

struct survivors_verdict survivors_verdict(const struct survivors *survivors, size_t row) {
    if (!survivors_has_words(survivors, row)) return (struct survivors_verdict){.kept_for = SURVIVORS_NONE};
    const struct survivors_document *document = &survivors->documents[document_of(survivors, row)];
    if (document->verdict != SURVIVORS_NONE) {
        struct survivors_verdict verdict = survivors->verdicts.items[document->verdict];
        verdict.kept_for = survivors->documents[verdict.kept_for].row;
        return verdict;
    }
    bool kept = document->row == row;
    return (struct survivors_verdict){kept ? SURVIVORS_NONE : document->row, 1, 1};
}
