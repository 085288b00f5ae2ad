/*
 * test_near_duplicates.c - all pairs of a corpus that resemble each other, held against brute force
 *
 * Documents are made as lists of word numbers, and compared as such: sets of runs of three numbers, pair by
 * pair, without a hash. Only then are they written out as texts.
 */
#include "../unit.h"
#include "match/near_duplicates.h"
#include <math.h>

enum { ROWS = 48, WORDS_MAX = 160, VOCABULARY = 800, TEXT_MAX = WORDS_MAX * 8 };

struct story {
    unsigned words[WORDS_MAX];
    size_t count; /* 0: no words */
};

struct corpus {
    struct story stories[ROWS];
    struct near_options options;
    size_t turn;                    /* rows from this on are of the other side; 0: there is none */
    unsigned size;                  /* of signatures; 0: texts */
    size_t shared[ROWS][ROWS];      /* distinct runs that both have; of a row with itself, all of its own */
    bool given[ROWS][ROWS];         /* the pairs, a < b */
    double similarity[ROWS][ROWS];  /* of the pairs that were given */
    double containment[ROWS][ROWS]; /* of row a in row b */
};

/* Puts `count` words from the first story, a part of it, into another: a copy, an excerpt, or edited. */
static void plant(struct story *story, const struct story *source, uint64_t *random) {
    size_t kind = random_below(random, 3), edits = kind == 2 ? 1 + random_below(random, 12) : 0;
    size_t skip = kind == 1 ? random_below(random, source->count / 2 + 1) : 0;
    story->count = kind == 1 ? (source->count - skip) / 2 : source->count;
    memcpy(story->words, source->words + skip, story->count * sizeof *story->words);
    for (size_t i = 0; i < edits && story->count; i++)
        story->words[random_below(random, story->count)] = (unsigned)random_below(random, VOCABULARY);
}

static struct near_options options_of(double threshold, double share, size_t threads) {
    return (struct near_options){threshold, share, NEAR_MISS, SHINGLE_DEFAULT, threads, 0, NULL, 0,
                                 0,         0,     false};
}

/* The product of two random numbers makes low ones frequent, as in language. */
static void make_corpus(struct corpus *corpus, uint64_t random) {
    corpus->turn = 0;
    for (size_t row = 0; row < ROWS; row++) {
        struct story *story = &corpus->stories[row];
        story->count = row % 11 == 0 ? 0 : row % 13 == 1 ? row % 3 : random_below(&random, WORDS_MAX);
        for (size_t i = 0; i < story->count; i++)
            story->words[i] = (unsigned)(random_below(&random, VOCABULARY) *
                                         random_below(&random, VOCABULARY) / VOCABULARY);
        if (row > 2 && row % 2) plant(story, &corpus->stories[random_below(&random, row)], &random);
    }
}

/* ---- brute force ---- */

/* Words in the runs that a story is compared by: three, or all of a shorter one. */
static size_t width_of(const struct story *story) {
    return story->count < 3 ? story->count : 3;
}

static size_t runs_of(const struct story *story) {
    return story->count ? story->count - width_of(story) + 1 : 0;
}

static bool same_run(const struct story *a, size_t i, const struct story *b, size_t j) {
    return width_of(a) == width_of(b) &&
           memcmp(a->words + i, b->words + j, width_of(a) * sizeof *a->words) == 0;
}

static bool has_run(const struct story *story, size_t end, const struct story *other, size_t run) {
    for (size_t i = 0; i < end; i++)
        if (same_run(story, i, other, run)) return true;
    return false;
}

static size_t shared_runs(const struct story *story, const struct story *other) {
    size_t count = 0;
    for (size_t i = 0; i < runs_of(story); i++)
        count += !has_run(story, i, story, i) && has_run(other, runs_of(other), story, i);
    return count;
}

static void compare_stories(struct corpus *corpus) {
    for (size_t a = 0; a < ROWS; a++)
        for (size_t b = a; b < ROWS; b++)
            corpus->shared[a][b] = shared_runs(&corpus->stories[a], &corpus->stories[b]);
}

/* The share of a story's runs that another has; of a story of fewer words than a run, whether the other has all
 * of them side by side. */
static double share_in(const struct corpus *corpus, size_t row, size_t other) {
    const struct story *story = &corpus->stories[row], *in = &corpus->stories[other];
    size_t shared = corpus->shared[row < other ? row : other][row < other ? other : row];
    if (story->count >= 3) return (double)shared / (double)corpus->shared[row][row];
    for (size_t i = 0; i + story->count <= in->count && story->count; i++)
        if (memcmp(in->words + i, story->words, story->count * sizeof *in->words) == 0) return 1;
    return 0;
}

/* ---- the library ---- */

static struct span text_of(const struct story *story, char room[TEXT_MAX]) {
    size_t size = (size_t)snprintf(room, TEXT_MAX, "... ");
    for (size_t i = 0; i < story->count; i++)
        size += (size_t)snprintf(room + size, TEXT_MAX - size, i % 5 ? "w%u " : "W%u, ", story->words[i]);
    return (struct span){room, size};
}

static enum status add_signature(struct near_duplicates *near, struct span text, unsigned size) {
    struct shingle_set set = SHINGLE_SET_INIT;
    struct minhash signature;
    char blob[MINHASH_BYTES_MAX];
    enum status status = shingle_set_read(&set, text, SHINGLE_DEFAULT, NULL);
    if (!status && set.hashes.count) {
        minhash_write(set.hashes.items, set.hashes.count, size, SHINGLE_DEFAULT, blob, NULL);
        assert_null(minhash_parse((struct span){blob, MINHASH_HEADER_BYTES + 2 * size}, &signature));
        status = near_duplicates_add_signature(near, &signature);
    } else if (!status) {
        status = near_duplicates_add_nothing(near);
    }
    shingle_set_release(&set);
    return status;
}

/* Every 22nd row is NULL. Each text is in an exact block, and gone when the call is over. */
static enum status add_row(struct near_duplicates *near, const struct corpus *corpus, size_t row,
                           struct poll *poll) {
    char room[TEXT_MAX];
    struct span text = text_of(&corpus->stories[row], room);
    if (row % 22 == 0) return near_duplicates_add_nothing(near);
    if (corpus->size) return add_signature(near, text, corpus->size);
    text = exact_copy(text);
    enum status status = near_duplicates_add(near, text, poll);
    free((char *)(uintptr_t)text.data);
    return status;
}

static enum status load_wanted(struct near_duplicates *near, const struct corpus *corpus, struct poll *poll) {
    for (size_t row = 0; row < ROWS; row++) {
        char room[TEXT_MAX];
        bool same = true;
        if (!near_duplicates_wants(near, row)) continue;
        enum status status =
            near_duplicates_load(near, row, text_of(&corpus->stories[row], room), &same, poll);
        if (status) return status;
        assert_true(same);
    }
    return STATUS_OK;
}

static enum status take_pairs(struct near_duplicates *near, struct corpus *corpus, struct poll *poll) {
    for (;;) {
        struct near_pair pair;
        enum status status = near_duplicates_next(near, &pair, poll);
        if (status || near->phase == NEAR_DONE) return status;
        assert_true(pair.a < pair.b && pair.b < ROWS);
        assert_false(corpus->given[pair.a][pair.b]); /* each pair once */
        corpus->given[pair.a][pair.b] = true;
        corpus->similarity[pair.a][pair.b] = pair.similarity;
        corpus->containment[pair.a][pair.b] = pair.containment_a;
        corpus->containment[pair.b][pair.a] = pair.containment_b;
    }
}

/* The pairs are added to those that were given. */
static enum status find_more(struct corpus *corpus, struct poll *poll) {
    struct near_duplicates near;
    enum status status = STATUS_OK;
    near_duplicates_init(&near, corpus->options);
    for (size_t row = 0; row < ROWS && !status; row++) {
        if (row && row == corpus->turn) status = near_duplicates_turn(&near, poll);
        if (!status) status = add_row(&near, corpus, row, poll);
    }
    if (!status) status = near_duplicates_mark(&near, poll);
    if (!status && corpus->size == 0) status = load_wanted(&near, corpus, poll);
    if (!status) status = take_pairs(&near, corpus, poll);
    near_duplicates_release(&near);
    return status;
}

static enum status find_pairs(struct corpus *corpus, struct poll *poll) {
    memset(corpus->given, 0, sizeof corpus->given);
    return find_more(corpus, poll);
}

/* ---- texts ---- */

static size_t check_pair(const struct corpus *corpus, size_t a, size_t b) {
    double shared = (double)corpus->shared[a][b], x = (double)corpus->shared[a][a],
           y = (double)corpus->shared[b][b];
    double similarity = shared > 0 ? shared / (x + y - shared) : 0;
    double share = corpus->options.min_containment, in_b = share_in(corpus, a, b),
           in_a = share_in(corpus, b, a);
    bool words = a % 22 && b % 22 && x > 0 && y > 0;
    bool contained = share > 0 && (in_b >= share || in_a >= share);
    bool sides = corpus->turn == 0 || (a < corpus->turn && b >= corpus->turn);
    bool expected = words && sides && (similarity >= corpus->options.threshold || contained);
    assert_int_equal(corpus->given[a][b], expected);
    if (!expected) return 0;
    assert_true(fabs(corpus->similarity[a][b] - similarity) < 1e-12);
    assert_true(fabs(corpus->containment[a][b] - in_b) < 1e-12);
    assert_true(fabs(corpus->containment[b][a] - in_a) < 1e-12);
    return 1;
}

/* Exactly the pairs that brute force finds, with the same figures; gives how many. */
static size_t check_texts(struct corpus *corpus) {
    size_t pairs = 0;
    assert_int_equal(find_pairs(corpus, NULL), STATUS_OK);
    for (size_t a = 0; a < ROWS; a++)
        for (size_t b = a + 1; b < ROWS; b++) pairs += check_pair(corpus, a, b);
    assert_int_equal(mem_live_blocks(), 0);
    return pairs;
}

TEST(texts_give_what_brute_force_finds) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    size_t pairs = 0;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        make_corpus(corpus, seed);
        compare_stories(corpus);
        corpus->size = 0;
        for (int fifth = 1; fifth <= 5; fifth += 2)
            for (size_t threads = 1; threads <= 2; threads++)
                for (int share = 0; share <= 8; share += 4) {
                    corpus->options = options_of(fifth / 5.0, share / 10.0, threads);
                    pairs += check_texts(corpus);
                }
    }
    assert_true(pairs > 2000);
    test_free(corpus);
}

TEST(rows_of_one_side_meet_those_of_the_other) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    size_t pairs = 0;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        make_corpus(corpus, seed);
        compare_stories(corpus);
        corpus->size = 0;
        for (size_t turn = 1; turn < ROWS; turn += 9)
            for (int share = 0; share <= 8; share += 4) {
                corpus->turn = turn;
                corpus->options = options_of(0.2 * (double)seed / 2, share / 10.0, 1);
                pairs += check_texts(corpus);
            }
    }
    assert_true(pairs > 500);
    test_free(corpus);
}

/* ---- signatures ---- */

/* The signature of each story with words, over blobs[row]. */
static void sign_stories(const struct corpus *corpus, char blobs[ROWS][MINHASH_BYTES_MAX],
                         struct minhash signatures[ROWS]) {
    struct shingle_set set = SHINGLE_SET_INIT;
    for (size_t row = 0; row < ROWS; row++) {
        char room[TEXT_MAX];
        struct span text = text_of(&corpus->stories[row], room),
                    blob = {blobs[row], MINHASH_HEADER_BYTES + 2 * corpus->size};
        if (corpus->stories[row].count == 0) continue;
        assert_int_equal(shingle_set_read(&set, text, SHINGLE_DEFAULT, NULL), STATUS_OK);
        minhash_write(set.hashes.items, set.hashes.count, corpus->size, SHINGLE_DEFAULT, blobs[row], NULL);
        assert_null(minhash_parse(blob, &signatures[row]));
    }
    shingle_set_release(&set);
}

static size_t check_estimate(const struct corpus *corpus, size_t a, size_t b,
                             const struct minhash *signatures) {
    bool words = corpus->stories[a].count && corpus->stories[b].count;
    const struct minhash *x = &signatures[a], *y = &signatures[b];
    double estimate = words ? minhash_resemblance(x, y) : 0;
    bool sides = corpus->turn == 0 || (a < corpus->turn && b >= corpus->turn);
    assert_int_equal(corpus->given[a][b], sides && a % 22 && b % 22 && estimate >= corpus->options.threshold);
    if (!corpus->given[a][b]) return 0;
    assert_true(fabs(corpus->similarity[a][b] - estimate) < 1e-12);
    assert_true(fabs(corpus->containment[a][b] - minhash_containment(x, y)) < 1e-12);
    assert_true(fabs(corpus->containment[b][a] - minhash_containment(y, x)) < 1e-12);
    return 1;
}

/* The pairs whose estimate reaches the threshold, each compared with each. */
static size_t check_signatures(struct corpus *corpus) {
    static char blobs[ROWS][MINHASH_BYTES_MAX];
    struct minhash signatures[ROWS];
    size_t pairs = 0;
    assert_int_equal(find_pairs(corpus, NULL), STATUS_OK);
    sign_stories(corpus, blobs, signatures);
    for (size_t a = 0; a < ROWS; a++)
        for (size_t b = a + 1; b < ROWS; b++) pairs += check_estimate(corpus, a, b, signatures);
    assert_int_equal(mem_live_blocks(), 0);
    return pairs;
}

TEST(signatures_give_what_comparing_each_gives) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    size_t pairs = 0;
    for (uint64_t seed = 1; seed <= 4; seed++)
        for (unsigned size = 64; size <= 1024; size *= 4)
            for (int fifth = 2; fifth <= 5; fifth++) {
                make_corpus(corpus, seed);
                corpus->size = size;
                corpus->turn = fifth == 3 ? ROWS / 3 : 0;
                corpus->options = options_of(fifth / 5.0, 0, 1);
                pairs += check_signatures(corpus);
            }
    assert_true(pairs > 500);
    test_free(corpus);
}

TEST(parts_of_the_bands_give_each_pair_once) {
    struct corpus *corpus = test_malloc(2 * sizeof *corpus), *whole = corpus + 1;
    make_corpus(corpus, 3);
    for (unsigned parts = 2; parts <= 200; parts *= 10)
        for (int way = 0; way < 3; way++) { /* texts, signatures, candidates */
            corpus->size = way ? NEAR_SIZE : 0;
            corpus->options = options_of(0.5, 0, 1);
            corpus->options.candidates = way == 2;
            assert_int_equal(find_pairs(corpus, NULL), STATUS_OK);
            *whole = *corpus;
            memset(corpus->given, 0, sizeof corpus->given);
            for (corpus->options.parts = parts; corpus->options.part++ < parts;)
                assert_int_equal(find_more(corpus, NULL), STATUS_OK);
            assert_memory_equal(corpus->given, whole->given, sizeof whole->given);
        }
    test_free(corpus);
}

/* ---- more rows than are read, and kept, together ---- */

TEST(rows_beyond_a_batch_are_paired) {
    enum { STORIES = NEAR_CHUNK / 2 + 100 };
    struct near_duplicates near;
    struct near_pair pair;
    char text[80];
    size_t pairs = 0;
    near_duplicates_init(&near, options_of(0.9, 0.9, 2));
    for (size_t row = 0; row < 2 * STORIES; row++) {
        int size = snprintf(text, sizeof text, "pier%zu quay%zu dock%zu crane%zu", row % STORIES,
                            row % STORIES, row % STORIES, row % STORIES);
        assert_int_equal(near_duplicates_add(&near, (struct span){text, (size_t)size}, NULL), STATUS_OK);
    }
    assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
    for (size_t row = 0; row < 2 * STORIES; row++) {
        bool same;
        int size = snprintf(text, sizeof text, "pier%zu quay%zu dock%zu crane%zu", row % STORIES,
                            row % STORIES, row % STORIES, row % STORIES);
        assert_true(near_duplicates_wants(&near, row));
        assert_int_equal(near_duplicates_load(&near, row, (struct span){text, (size_t)size}, &same, NULL),
                         STATUS_OK);
        assert_true(same);
    }
    for (; near_duplicates_next(&near, &pair, NULL) == STATUS_OK && near.phase != NEAR_DONE; pairs++) {
        assert_int_equal(pair.b, pair.a + STORIES);
        assert_true(pair.similarity == 1);
    }
    assert_int_equal(pairs, STORIES);
    near_duplicates_release(&near);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Rows 2 i and 2 i + 1 are alike. */
TEST(signatures_beyond_a_chunk_are_paired) {
    enum { PAIRS = NEAR_CHUNK / 2 + 5, SIZE = 16 };
    struct near_duplicates near;
    struct near_pair pair;
    size_t pairs = 0;
    near_duplicates_init(&near, options_of(1, 0, 1));
    for (uint64_t row = 0; row < 2 * PAIRS; row++) {
        uint64_t hashes[] = {hash_mix(row / 2 + 1, HASH_GOLDEN), hash_mix(row / 2 + 1, HASH_ROOT3)};
        char blob[MINHASH_HEADER_BYTES + 2 * SIZE];
        struct minhash signature;
        minhash_write(hashes, 2, SIZE, SHINGLE_DEFAULT, blob, NULL);
        assert_null(minhash_parse((struct span){blob, sizeof blob}, &signature));
        assert_int_equal(near_duplicates_add_signature(&near, &signature), STATUS_OK);
    }
    assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
    for (; near_duplicates_next(&near, &pair, NULL) == STATUS_OK && near.phase != NEAR_DONE; pairs++) {
        assert_int_equal(pair.a % 2, 0);
        assert_int_equal(pair.b, pair.a + 1);
    }
    assert_int_equal(pairs, PAIRS);
    near_duplicates_release(&near);
    assert_int_equal(mem_live_blocks(), 0);
}

/* ---- what can go wrong ---- */

/* More pairs than are kept in a list: each two of so many texts have 28 of 30 runs of three words in common. */
static void check_many(size_t count, size_t turn, size_t expected) {
    enum { TEXTS = 2200 };
    static char texts[TEXTS][160];
    struct near_duplicates near;
    struct near_pair pair;
    size_t pairs = 0;
    near_duplicates_init(&near, options_of(0.5, 0, 1));
    for (size_t i = 0; i < count; i++) {
        size_t size = 0;
        if (i && i == turn) assert_int_equal(near_duplicates_turn(&near, NULL), STATUS_OK);
        for (int word = 0; word < 30; word++)
            size += (size_t)snprintf(texts[i] + size, sizeof *texts - size, "w%d ", word);
        snprintf(texts[i] + size, sizeof *texts - size, "story%zu", i);
        assert_int_equal(near_duplicates_add(&near, span_of(texts[i]), NULL), STATUS_OK);
    }
    assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        bool same = false;
        assert_true(near_duplicates_wants(&near, i));
        assert_int_equal(near_duplicates_load(&near, i, span_of(texts[i]), &same, NULL), STATUS_OK);
        assert_true(same);
    }
    for (; near_duplicates_next(&near, &pair, NULL) == STATUS_OK && near.phase != NEAR_DONE; pairs++)
        assert_true(fabs(pair.similarity - 28.0 / 30.0) < 1e-9);
    assert_int_equal(pairs, expected);
    assert_true(pairs > NEAR_LIST);
    near_duplicates_release(&near);
    assert_int_equal(mem_live_blocks(), 0);
}

TEST(pairs_beyond_the_list_are_found_again) {
    check_many(1500, 0, 1500 * 1499 / 2);
    check_many(2200, 1200, 1200 * 1000);
}

TEST(a_text_that_changed_is_told) {
    struct near_duplicates near;
    bool same = true;
    near_duplicates_init(&near, options_of(0.5, 0, 1));
    for (int i = 0; i < 2; i++)
        assert_int_equal(near_duplicates_add(&near, span_of("a crane fell on the pier"), NULL), STATUS_OK);
    assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
    assert_true(near_duplicates_wants(&near, 0) && near_duplicates_wants(&near, 1) &&
                !near_duplicates_wants(&near, 2));
    assert_int_equal(near_duplicates_load(&near, 0, span_of("a crane fell on the pier!"), &same, NULL),
                     STATUS_OK);
    assert_false(same);
    assert_int_equal(near_duplicates_load(&near, 1, span_of("a crane fell on the pier"), &same, NULL),
                     STATUS_OK);
    assert_true(same);
    near_duplicates_release(&near);
    assert_int_equal(mem_live_blocks(), 0);
}

TEST(nothing_pairs_with_nothing) {
    struct near_duplicates near;
    struct near_pair pair;
    for (int rows = 0; rows < 3; rows++) {
        near_duplicates_init(&near, options_of(0.5, 0.5, 1));
        for (int i = 0; i < rows; i++) {
            assert_int_equal(near_duplicates_add_nothing(&near), STATUS_OK);
            assert_int_equal(near_duplicates_add(&near, span_of(i ? "" : "..."), NULL), STATUS_OK);
        }
        assert_int_equal(near_duplicates_mark(&near, NULL), STATUS_OK);
        assert_int_equal(near_duplicates_next(&near, &pair, NULL), STATUS_OK);
        assert_int_equal(near.phase, NEAR_DONE);
        near_duplicates_release(&near);
    }
}

static enum status with_memory(void *corpus) {
    return find_pairs(corpus, NULL);
}

static enum status with_poll(void *corpus, struct poll *poll) {
    return find_pairs(corpus, poll);
}

/* Texts with overlap by one thread and by two, then signatures. */
static void disturb(void (*sweep)(struct corpus *corpus)) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    for (int kind = 0; kind < 3; kind++) {
        make_corpus(corpus, 3);
        corpus->size = kind == 2 ? 64 : 0;
        corpus->options = options_of(0.4, kind == 2 ? 0 : 0.5, kind == 1 ? 2 : 1);
        sweep(corpus);
    }
    test_free(corpus);
}

static void refuse_memory(struct corpus *corpus) {
    assert_survives_no_memory(with_memory, corpus);
}

static void stop_everywhere(struct corpus *corpus) {
    size_t asked = assert_survives_interrupts(with_poll, corpus);
    assert_true(asked >= 1);
}

TEST(every_allocation_may_fail) {
    disturb(refuse_memory);
}

TEST(every_question_may_end_it) {
    disturb(stop_everywhere);
}
