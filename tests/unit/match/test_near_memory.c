/*
 * test_near_memory.c - all pairs of a corpus under a limit of memory: what does not fit goes into a file
 */
#include "../unit.h"
#include "match/near_duplicates.h"

/* A file in memory. */
struct room {
    char *bytes;
    size_t size, written, read;
    size_t fails_at; /* the call of this number fails; 0: none */
    struct spill spill;
};

static enum status room_write(void *context, uint64_t at, const void *bytes, size_t size) {
    struct room *room = context;
    if (++room->written + room->read == room->fails_at) return STATUS_IO;
    if (room->size < at + size) {
        room->bytes = realloc(room->bytes, at + size);
        assert_non_null(room->bytes);
        room->size = at + size;
    }
    memcpy(room->bytes + at, bytes, size);
    return STATUS_OK;
}

static enum status room_read(void *context, uint64_t at, void *bytes, size_t size) {
    struct room *room = context;
    if (room->written + ++room->read == room->fails_at) return STATUS_IO;
    assert_true(at + size <= room->size);
    memcpy(bytes, room->bytes + at, size);
    return STATUS_OK;
}

enum { FILED_ROWS = 3 * NEAR_CHUNK + 7, FILED_WORDS = 24 };

/* Row 5 i + 1 is row 5 i with another last word, and no others are alike. */
static struct span filed_text(size_t row, char *text) {
    size_t size = 0, story = row - (row % 5 == 1);
    for (size_t word = 0; word < FILED_WORDS; word++)
        size += (size_t)sprintf(text + size, "w%zu-%zu ", word, word + 1 < FILED_WORDS ? story : row);
    return (struct span){text, size};
}

/* Finds the pairs of texts, or of signatures, in so many bytes. */
static enum status find_filed(struct near_duplicates *near, bool of_texts, size_t *pairs) {
    char text[FILED_WORDS * 16], blob[MINHASH_HEADER_BYTES + 2 * 128];
    struct shingle_set set = SHINGLE_SET_INIT;
    enum status status = STATUS_OK;
    for (size_t row = 0; row < FILED_ROWS && !status; row++) {
        struct minhash signature;
        struct span read = filed_text(row, text);
        if (of_texts) {
            status = near_duplicates_add(near, read, NULL);
            continue;
        }
        assert_int_equal(shingle_set_read(&set, read, SHINGLE_DEFAULT, NULL), STATUS_OK);
        minhash_write(set.hashes.items, set.hashes.count, 128, SHINGLE_DEFAULT, blob, NULL);
        assert_null(minhash_parse((struct span){blob, sizeof blob}, &signature));
        status = near_duplicates_add_signature(near, &signature);
    }
    shingle_set_release(&set);
    if (!status) status = near_duplicates_mark(near, NULL);
    for (size_t row = 0; row < FILED_ROWS && !status && of_texts; row++) {
        bool same = true;
        if (near_duplicates_wants(near, row))
            status = near_duplicates_load(near, row, filed_text(row, text), &same, NULL);
        assert_true(same);
    }
    struct near_pair pair;
    for (*pairs = 0; !status && !(status = near_duplicates_next(near, &pair, NULL)); ++*pairs) {
        if (near->phase == NEAR_DONE) break;
        assert_true(pair.a % 5 == 0 && pair.b == pair.a + 1);
    }
    return status;
}

/* What a limit of so many bytes comes to: all pairs, from the file, or too little. */
static enum status limited(size_t memory, bool of_texts, struct room *room) {
    struct near_duplicates near;
    struct near_options options = {.threshold = 0.6,
                                   .miss = NEAR_MISS,
                                   .shingle = SHINGLE_DEFAULT,
                                   .threads = 2,
                                   .memory = memory,
                                   .spill = &room->spill};
    size_t pairs;
    near_duplicates_init(&near, options);
    enum status status = find_filed(&near, of_texts, &pairs);
    if (!status) assert_int_equal(pairs, (FILED_ROWS + 3) / 5);
    if (status == STATUS_NOMEM) assert_true(near.corpus.needed > memory);
    near_duplicates_release(&near);
    free(room->bytes);
    room->bytes = NULL;
    room->size = 0;
    assert_int_equal(mem_live_blocks(), 0);
    return status;
}

TEST(a_limit_of_memory_changes_no_pair) {
    struct room room = {.spill = {room_write, room_read, &room}};
    for (int of_texts = 0; of_texts <= 1; of_texts++) {
        room.written = 0;
        assert_int_equal(limited(100 << 20, of_texts, &room), STATUS_OK);
        assert_int_equal(room.written, 0);
        assert_int_equal(limited(5 << 20, of_texts, &room), STATUS_OK);
        assert_true(room.written > 0);
        assert_int_equal(limited(1 << 20, of_texts, &room), STATUS_NOMEM);
    }
}

/* With the least memory some shingles are in the file, too. */
TEST(a_file_may_fail) {
    struct room room = {.spill = {room_write, room_read, &room}};
    size_t memory = 4 << 20;
    while (limited(memory, true, &room) == STATUS_NOMEM) {
        memory += 1 << 16;
        room.written = room.read = 0;
    }
    const size_t calls = room.written + room.read;
    assert_true(room.written > FILED_ROWS / 20);
    for (size_t n = 1; n < calls; n += n < 3 ? 1 : calls / 5) {
        room.written = room.read = 0;
        room.fails_at = n;
        assert_int_equal(limited(memory, true, &room), STATUS_IO);
        room.fails_at = 0;
    }
}
