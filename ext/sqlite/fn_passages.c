/*
 * fn_passages.c - mark_shared(a, b [, open, close])
 *
 *     SELECT mark_shared('The harbour board voted on Tuesday to close the east pier for good.',
 *                        'There the Harbour Board voted last night to close the East Pier for ever.');
 *     There {=the Harbour Board voted=} last night {=to close the East Pier for=} ever.
 *
 * The text b with marks around what it shares with a: the equal words of the passages that shared_passages()
 * finds with its default options. The marks are {= and =} unless others are given; where the opening one is a
 * tag, such as <mark>, the text is escaped for HTML (match/markup.h). A text that is NULL gives
 * NULL; one mark without the other is an error.
 */
#include "base/mem.h"
#include "match/passages.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/mark_arguments.h"

/* Writes b with marks around the words that are in runs. */
static enum status write_marked(const struct passages *passages, const struct word_list *b,
                                struct marks marks, struct buffer *out, struct poll *poll) {
    bool *shared = mem_alloc(b->count + 1), tags = marks_are_tags(marks);
    if (!shared) return STATUS_NOMEM;
    memset(shared, false, b->count + 1);
    for (size_t i = 0; i < passages->runs.count; i++)
        memset(shared + passages->runs.items[i].b_first, true, passages->runs.items[i].count);
    size_t written = 0;
    for (size_t i = 0, first; i < b->count && !poll_stop(poll, 1); i++) {
        if (!shared[i]) continue;
        for (first = i; shared[i + 1]; i++) continue;
        struct span piece = word_list_span(b, first, i + 1 - first);
        size_t start = (size_t)(piece.data - b->text.data);
        markup_text(out, span_slice(b->text, written, start), tags, poll);
        markup_piece(out, piece, marks, poll);
        written = start + piece.size;
    }
    markup_text(out, span_slice(b->text, written, b->text.size), tags, poll);
    mem_free(shared);
    return poll_stopped(poll) ? STATUS_INTERRUPT : out->status;
}

static enum status mark(struct span a, struct span b, struct marks marks, struct buffer *out,
                        struct poll *poll) {
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list a_words = WORD_LIST_INIT, b_words = WORD_LIST_INIT;
    struct passages passages = PASSAGES_INIT;
    enum status status = word_list_read(&a_words, &vocabulary, a, poll);
    if (!status) status = word_list_read(&b_words, &vocabulary, b, poll);
    if (!status) status = passages_find(&passages, &a_words, &b_words, PASSAGES_DEFAULT, poll);
    if (!status) status = write_marked(&passages, &b_words, marks, out, poll);
    passages_release(&passages);
    word_list_release(&a_words);
    word_list_release(&b_words);
    u64_map_release(&vocabulary);
    return status;
}

static void mark_texts(sqlite3_context *context, sqlite3_value **argv, struct marks marks) {
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct document a = DOCUMENT_INIT, b = DOCUMENT_INIT;
    struct buffer out = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&a, argv[0], poll);
    if (!status) status = document_read(&b, argv[1], poll);
    if (!status) status = mark(a.text, b.text, marks, &out, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else
        result_text(context, &out);
    buffer_release(&out);
    document_release(&a);
    document_release(&b);
}

static void mark_shared(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct mark_arguments marks = MARK_ARGUMENTS_INIT;
    if (value_any_null(2, argv)) return;
    if (mark_arguments_read(context, "mark_shared", argc - 2, argv + 2, MARK_SHARED, &marks))
        mark_texts(context, argv, marks.marks);
    mark_arguments_release(&marks);
}

const struct sql_function fn_passages[] = {
    {"mark_shared", 2, 4, FUNCTION_PURE, mark_shared, NULL, "mark_shared(a, b [, open, close])",
     "b with marks around what it shares with a"},
    {.name = NULL},
};
