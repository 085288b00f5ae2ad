/*
 * near_duplicates.c - all pairs of a corpus that resemble each other
 *
 * The wire story "harbour wall fails" stands in the corpus as rows 3, 17 and 40, with different noise around
 * it. Their signatures agree in most registers, so they meet in most bands, and become a candidate in the
 * first of them (near_scan.h). Of texts the exact resemblance of the shingle sets decides then, which are
 * held only of the documents that are candidates.
 *
 * With min_containment a second way of looking follows the bands: an inverted index (overlap.h), because a
 * short excerpt resembles the long article it was taken from too little for any band.
 *
 * Documents are compared, rows are given: a pair of documents that stand in rows 3 8 and 5 gives 3-5 and 5-8,
 * and one of several rows gives all pairs among them.
 *
 * Reference: Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3.
 */
#include "match/near_duplicates.h"
#include "base/mem.h"
#include "match/near_shape.h"

void near_duplicates_init(struct near_duplicates *near, struct near_options options) {
    *near = (struct near_duplicates){.options = options, .set_of = SIZE_MAX};
    near_corpus_init(&near->corpus, options.shingle, options.threads,
                     options.min_containment > 0 ? &near->overlap : NULL);
    near->corpus.memory = options.memory;
    near->corpus.spill = options.spill;
    near->corpus.signed_by = options.threshold < NEAR_LOW ? NEAR_SIZE_LOW : NEAR_SIZE;
}

void near_duplicates_release(struct near_duplicates *near) {
    near_corpus_release(&near->corpus);
    near_scan_release(&near->scan);
    overlap_release(&near->overlap);
    VECTOR_RELEASE(&near->list);
    u64_map_release(&near->short_hashes);
    VECTOR_RELEASE(&near->short_documents);
    VECTOR_RELEASE(&near->shorts);
    shingle_set_release(&near->set);
    for (size_t i = 0; i < 2; i++)
        vector_release((void **)&near->rooms[i].items, &near->rooms[i].count, &near->rooms[i].capacity);
    near_duplicates_init(near, near->options);
}

enum status near_duplicates_add(struct near_duplicates *near, struct span text, struct poll *poll) {
    return near_corpus_add(&near->corpus, text, poll);
}

enum status near_duplicates_add_signature(struct near_duplicates *near, const struct minhash *signature) {
    return near_corpus_add_signature(&near->corpus, signature);
}

enum status near_duplicates_add_nothing(struct near_duplicates *near) {
    return near_corpus_add_nothing(&near->corpus);
}

static struct near_document *document_of(const struct near_duplicates *near, size_t document) {
    return &near->corpus.documents.items[document];
}

enum status near_duplicates_turn(struct near_duplicates *near, struct poll *poll) {
    return near_corpus_turn(&near->corpus, poll);
}

static bool has_sides(const struct near_duplicates *near) {
    return near->corpus.against != SIZE_MAX;
}

/* Whether a document makes pairs of its own rows, in the first part. */
static bool has_rows(const struct near_duplicates *near, size_t document) {
    const struct near_document *asked = document_of(near, document);
    if (near->options.part > 1) return false;
    return has_sides(near) ? near_corpus_face(&near->corpus, document, document)
                           : asked->first != asked->last;
}

/* ---- candidates: which documents to compare ---- */

/* The next candidate from the bands; behind the last the phase changes. */
static enum status next_in_bands(struct near_duplicates *near, struct poll *poll) {
    enum status status = near_scan_next(&near->scan, poll);
    near->at = (struct near_couple){near->scan.at.a, near->scan.at.b};
    if (near->scan.done) near->phase = near->options.min_containment > 0 ? NEAR_OVERLAP : NEAR_DONE;
    return status;
}

/* Overlap is asked from the smaller document: of two of one size, from the earlier. */
static bool is_smaller(const struct near_duplicates *near, size_t a, size_t b) {
    uint64_t x = document_of(near, a)->identity.count, y = document_of(near, b)->identity.count;
    return x != y ? x < y : a < b;
}

static enum status next_in_overlap(struct near_duplicates *near, struct poll *poll) {
    for (;;) {
        while (near->found == near->overlap.found.count) {
            near->phase = near->row == near->corpus.documents.count ? NEAR_DONE : NEAR_OVERLAP;
            if (near->phase == NEAR_DONE) return STATUS_OK;
            near->found = 0;
            near->at.focus = (uint32_t)near->row++;
            double share = near->options.min_containment;
            enum status status = overlap_find(&near->overlap, near->at.focus, share, poll);
            if (status) return status;
        }
        near->at.other = near->overlap.found.items[near->found++];
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        if (is_smaller(near, near->at.focus, near->at.other) &&
            near_corpus_face(&near->corpus, near->at.focus, near->at.other))
            return STATUS_OK;
    }
}

/* The next candidate, or NEAR_DONE. */
static enum status next_candidate(struct near_duplicates *near, struct poll *poll) {
    enum status status = STATUS_OK;
    if (near->phase == NEAR_BANDS) status = next_in_bands(near, poll);
    if (!status && near->phase == NEAR_OVERLAP) status = next_in_overlap(near, poll);
    return status;
}

/* To the first candidate. */
static enum status start_candidates(struct near_duplicates *near, struct poll *poll) {
    near->found = near->row = 0;
    near->overlap.found.count = 0;
    near->phase = NEAR_BANDS;
    return near_scan_start(&near->scan, &near->corpus, near->bands, near->options.threshold, poll);
}

/* ---- marking: which documents must be held ---- */

static void mark_compared(struct near_duplicates *near, uint32_t a, uint32_t b) {
    document_of(near, a)->compared = document_of(near, a)->named = true;
    document_of(near, b)->compared = document_of(near, b)->named = true;
}

static bool has_partner(const void *near, uint32_t document) {
    return document_of(near, document)->compared;
}

static void note_alike(void *context, uint32_t a, uint32_t b) {
    mark_compared(context, a, b);
}

/* Gives the list up. What the bands have left is only asked who has a partner, which is linear where many are
 * alike. */
static enum status mark_rest(struct near_duplicates *near, struct poll *poll) {
    near->is_listed = false;
    VECTOR_RELEASE(&near->list);
    if (near->phase != NEAR_BANDS) return STATUS_OK;
    return near_scan_rest(&near->scan, (struct near_partners){note_alike, has_partner, near}, poll);
}

/* Marks the documents of the candidate, and lists it while there is room. */
static enum status take_candidate(struct near_duplicates *near, struct poll *poll) {
    mark_compared(near, near->at.focus, near->at.other);
    if (!near->is_listed) return STATUS_OK;
    if (near->list.count == NEAR_LIST) return mark_rest(near, poll);
    struct near_couple *couple = VECTOR_ADD(&near->list);
    if (!couple) return STATUS_NOMEM;
    *couple = near->at;
    near->list_bands += near->phase == NEAR_BANDS;
    return STATUS_OK;
}

/* Names the documents of several rows, and lists those of fewer words than a shingle, when they matter. */
static enum status mark_rows(struct near_duplicates *near, struct poll *poll) {
    for (size_t i = 0; i < near->corpus.documents.count; i++) {
        struct near_document *document = document_of(near, i);
        document->named = has_rows(near, i);
        if (near->options.min_containment == 0 || document->short_words == 0) continue;
        uint32_t *added = VECTOR_ADD(&near->short_documents);
        if (!added) return STATUS_NOMEM;
        *added = (uint32_t)i;
        near->short_widths |= 1u << document->short_words;
        document->named = true;
        enum status status = u64_map_reserve(&near->short_hashes, 1, poll);
        if (status) return status;
        u64_map_add(&near->short_hashes, document->identity.sum); /* of its one shingle */
    }
    return STATUS_OK;
}

/* The bands of the corpus, and which of them are walked. */
static enum status choose_bands(struct near_duplicates *near, struct poll *poll) {
    const struct near_options *options = &near->options;
    const unsigned size = near->corpus.size, rows = options->band_rows;
    struct bands_shape shape = {rows, 0};
    enum status status = STATUS_OK;
    if (size && !rows)
        status = near_shape_choose(&shape, &near->corpus, options->threshold, options->miss, poll);
    else if (rows <= size && rows)
        shape = bands_shape_of(size, rows, options->threshold, options->miss);
    near->bands = (struct near_bands){shape, 0, shape.bands};
    if (status || !options->parts) return status;
    near->bands.first = (options->part - 1) * shape.bands / options->parts;
    near->bands.end = options->part * shape.bands / options->parts;
    return STATUS_OK;
}

enum status near_duplicates_mark(struct near_duplicates *near, struct poll *poll) {
    enum status status = near_corpus_finish(&near->corpus, poll);
    u64_map_release(&near->corpus.keys); /* no document is looked for any more */
    if (!status) status = choose_bands(near, poll);
    if (!status) status = mark_rows(near, poll);
    if (!status && near->options.min_containment > 0)
        status = overlap_build(&near->overlap, near->corpus.documents.count, poll);
    if (!status) status = start_candidates(near, poll);
    near->is_listed = true;
    while (!status && near->phase != NEAR_DONE) {
        status = next_candidate(near, poll);
        if (!status && near->phase != NEAR_DONE) status = take_candidate(near, poll);
    }
    if (near->is_listed && near->options.min_containment == 0) near_scan_release(&near->scan);
    near->phase = NEAR_EQUAL;
    near->next = 0;
    near->row_focus = near->row_other = NEAR_NONE;
    return status;
}

/* ---- the second pass ---- */

static bool has_shorts(const struct near_duplicates *near) {
    return near->short_documents.count > 0;
}

bool near_duplicates_wants(const struct near_duplicates *near, size_t row) {
    uint32_t document = row < near->corpus.rows.count ? near->corpus.rows.items[row].document : NEAR_NONE;
    return document != NEAR_NONE && (document_of(near, document)->named || has_shorts(near));
}

bool near_duplicates_names(const struct near_duplicates *near, size_t row) {
    uint32_t document = row < near->corpus.rows.count ? near->corpus.rows.items[row].document : NEAR_NONE;
    return document != NEAR_NONE && document_of(near, document)->named;
}

/* Lists the short documents whose words stand in a row in the text, which is read for that by runs of so many
 * words as they have. */
static enum status find_shorts(struct near_duplicates *near, uint32_t number, struct span text,
                               struct poll *poll) {
    struct shingle_set *set = &near->corpus.sets[0];
    for (unsigned width = 1; width < near->options.shingle; width++) {
        if (!(near->short_widths >> width & 1)) continue;
        enum status status = shingle_set_read(set, text, width, poll);
        if (status) return status;
        for (size_t i = 0; i < set->hashes.count; i++) {
            size_t found = u64_map_find(&near->short_hashes, set->hashes.items[i]);
            uint32_t focus = found == U64_MAP_NONE ? number : near->short_documents.items[found];
            if (focus == number || !near_corpus_face(&near->corpus, focus, number)) continue;
            struct near_couple *couple = VECTOR_ADD(&near->shorts);
            if (!couple) return STATUS_NOMEM;
            *couple = (struct near_couple){focus, number};
            document_of(near, number)->named = true;
        }
    }
    return STATUS_OK;
}

enum status near_duplicates_load(struct near_duplicates *near, size_t row, struct span text, bool *same,
                                 struct poll *poll) {
    const struct near_row *loaded = &near->corpus.rows.items[row];
    struct near_document *document = document_of(near, loaded->document);
    *same = hash_bytes(text) == loaded->digest;
    if (!*same || row != document->first) return STATUS_OK;
    struct shingle_set *set = &near->corpus.sets[0];
    enum status status = STATUS_OK;
    if (document->compared) status = shingle_set_read(set, text, near->corpus.shingle, poll);
    if (!status && document->compared)
        status = near_corpus_keep_shingles(&near->corpus, loaded->document, set->hashes.items);
    if (status || !has_shorts(near)) return status;
    return find_shorts(near, loaded->document, text, poll);
}

/* ---- pairs of documents ---- */

/* The scratch set becomes that of the focus, unless it is already: candidates come with the same focus in a
 * row. */
static enum status set_of_focus(struct near_duplicates *near, struct poll *poll) {
    if (near->set_of == near->at.focus) return STATUS_OK;
    near->set_of = SIZE_MAX;
    const size_t count = document_of(near, near->at.focus)->identity.count;
    const uint64_t *shingles;
    enum status status = near_corpus_shingles(&near->corpus, near->at.focus, &near->rooms[0], &shingles);
    if (!status) status = shingle_set_fill(&near->set, shingles, count, poll);
    if (!status) near->set_of = near->at.focus;
    return status;
}

static enum status measure_texts(struct near_duplicates *near, struct poll *poll) {
    const struct near_document *focus = document_of(near, near->at.focus),
                               *other = document_of(near, near->at.other);
    const uint64_t *shingles;
    enum status status = set_of_focus(near, poll);
    if (!status) status = near_corpus_shingles(&near->corpus, near->at.other, &near->rooms[1], &shingles);
    if (status) return status;
    double a = (double)focus->identity.count, b = (double)other->identity.count;
    double shared = (double)shingle_set_shared(&near->set, shingles, other->identity.count, poll);
    near->measured = (struct near_pair){
        .similarity = shared / (a + b - shared), .containment_a = shared / a, .containment_b = shared / b};
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status measure_signatures(struct near_duplicates *near) {
    char rooms[2][2 * MINHASH_SIZE_MAX];
    struct minhash a, b;
    enum status status = near_corpus_fetch(&near->corpus, near->at.focus, rooms[0], &a);
    if (!status) status = near_corpus_fetch(&near->corpus, near->at.other, rooms[1], &b);
    if (status) return status;
    near->measured = (struct near_pair){.similarity = minhash_resemblance(&a, &b),
                                        .containment_a = minhash_containment(&a, &b),
                                        .containment_b = minhash_containment(&b, &a)};
    return STATUS_OK;
}

/* Whether the measured documents are to be given: by resemblance where they are candidates from a band, else
 * by containment. */
static enum status qualify(const struct near_duplicates *near, bool *qualified) {
    const struct near_pair *pair = &near->measured;
    bool given;
    *qualified = pair->similarity >= near->options.threshold || near->options.candidates;
    if (near->phase == NEAR_BANDS) return STATUS_OK;
    if (*qualified) {
        enum status status = near_scan_gives(&near->scan, near->at.focus, near->at.other, &given);
        *qualified = !given;
        return status;
    }
    double contained = pair->containment_a > pair->containment_b ? pair->containment_a : pair->containment_b;
    *qualified = contained >= near->options.min_containment;
    return STATUS_OK;
}

/* The next document of several rows; false behind the last. */
static bool next_equal(struct near_duplicates *near) {
    while (near->next < near->corpus.documents.count && !has_rows(near, near->next)) near->next++;
    if (near->next == near->corpus.documents.count) return false;
    near->at.focus = near->at.other = (uint32_t)near->next++;
    near->measured = (struct near_pair){.similarity = 1, .containment_a = 1, .containment_b = 1};
    return true;
}

static bool next_short(struct near_duplicates *near) {
    if (near->next == near->shorts.count) return false;
    near->at = near->shorts.items[near->next++];
    near->measured = (struct near_pair){.similarity = 0, .containment_a = 1, .containment_b = 0};
    return true;
}

/* The next candidate, from the list where there is one, or NEAR_DONE. */
static enum status next_compared(struct near_duplicates *near, struct poll *poll) {
    if (!near->is_listed) return next_candidate(near, poll);
    near->phase = near->next == near->list.count  ? NEAR_DONE
                  : near->next < near->list_bands ? NEAR_BANDS
                                                  : NEAR_OVERLAP;
    if (near->phase != NEAR_DONE) near->at = near->list.items[near->next++];
    return STATUS_OK;
}

/* The next documents whose rows are pairs, or NEAR_DONE. */
static enum status next_documents(struct near_duplicates *near, struct poll *poll) {
    enum status status = STATUS_OK;
    if (near->phase == NEAR_EQUAL) {
        if (next_equal(near)) return STATUS_OK;
        near->phase = NEAR_SHORT;
        near->next = 0;
    }
    if (near->phase == NEAR_SHORT) {
        if (next_short(near)) return STATUS_OK;
        near->phase = NEAR_BANDS;
        near->next = 0;
        if (!near->is_listed) status = start_candidates(near, poll);
    }
    for (bool qualified = false; !status && !qualified;) {
        status = next_compared(near, poll);
        if (status || near->phase == NEAR_DONE) break;
        const struct near_document *focus = document_of(near, near->at.focus);
        status = focus->is_filed || focus->shingles ? measure_texts(near, poll) : measure_signatures(near);
        if (!status) status = qualify(near, &qualified);
    }
    return status;
}

/* ---- pairs of rows ---- */

/* The row behind another of the same document, or NEAR_NONE. */
static uint32_t next_row(const struct near_duplicates *near, uint32_t row) {
    return row == NEAR_NONE ? NEAR_NONE : near->corpus.rows.items[row].next;
}

/* ---- with two sides, a row of each ---- */

/* The first row of a document on a side, and the one behind another; or NEAR_NONE. */
static uint32_t first_on_side(const struct near_duplicates *near, size_t document, bool second) {
    const struct near_document *asked = document_of(near, document);
    if (second) return asked->middle;
    return asked->first < near->corpus.against ? asked->first : NEAR_NONE;
}

static uint32_t next_on_side(const struct near_duplicates *near, uint32_t row) {
    uint32_t next = next_row(near, row);
    return next != NEAR_NONE && (row < near->corpus.against) == (next < near->corpus.against) ? next
                                                                                              : NEAR_NONE;
}

/* To the first rows of the focus on one side and of the other document on the other. */
static void first_of_sides(struct near_duplicates *near, bool turned) {
    near->turned = turned;
    near->row_focus = first_on_side(near, near->at.focus, turned);
    near->row_other = first_on_side(near, near->at.other, !turned);
    if (near->row_focus == NEAR_NONE) near->row_other = NEAR_NONE;
    if (near->row_other == NEAR_NONE && !turned && near->phase != NEAR_EQUAL) first_of_sides(near, true);
}

static void next_of_sides(struct near_duplicates *near) {
    near->row_other = next_on_side(near, near->row_other);
    if (near->row_other != NEAR_NONE) return;
    near->row_focus = next_on_side(near, near->row_focus);
    if (near->row_focus != NEAR_NONE)
        near->row_other = first_on_side(near, near->at.other, !near->turned);
    else if (!near->turned && near->phase != NEAR_EQUAL)
        first_of_sides(near, true);
}

/* ---- all rows ---- */

static void first_rows(struct near_duplicates *near) {
    if (has_sides(near)) return first_of_sides(near, false);
    near->row_focus = document_of(near, near->at.focus)->first;
    near->row_other = near->phase == NEAR_EQUAL ? next_row(near, near->row_focus)
                                                : document_of(near, near->at.other)->first;
}

/* To the next two rows of the documents at hand; row_other is NEAR_NONE behind the last. */
static void next_rows(struct near_duplicates *near) {
    if (has_sides(near)) return next_of_sides(near);
    near->row_other = next_row(near, near->row_other);
    if (near->row_other != NEAR_NONE) return;
    near->row_focus = next_row(near, near->row_focus);
    if (near->phase == NEAR_EQUAL)
        near->row_other = next_row(near, near->row_focus);
    else if (near->row_focus != NEAR_NONE)
        near->row_other = document_of(near, near->at.other)->first;
}

enum status near_duplicates_next(struct near_duplicates *near, struct near_pair *pair, struct poll *poll) {
    if (near->row_other != NEAR_NONE) next_rows(near);
    if (near->row_other == NEAR_NONE) {
        enum status status = next_documents(near, poll);
        if (status || near->phase == NEAR_DONE) return status;
        first_rows(near);
    }
    bool swapped = near->row_focus > near->row_other;
    *pair = near->measured;
    pair->a = swapped ? near->row_other : near->row_focus;
    pair->b = swapped ? near->row_focus : near->row_other;
    if (swapped) {
        pair->containment_a = near->measured.containment_b;
        pair->containment_b = near->measured.containment_a;
    }
    return STATUS_OK;
}
