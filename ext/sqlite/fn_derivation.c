/*
 * fn_derivation.c - derivation(a, b [, weights])
 *
 *     CREATE TABLE report(name, body);
 *     INSERT INTO report VALUES
 *       ('wire', 'A crane fell on the old pier at Lindmouth. Nobody was hurt. The ferry sails at noon.'),
 *       ('brief', 'A crane fell on the old pier at Lindmouth. Nobody was hurt.'),
 *       ('paper', 'A crane fell on the old pier in Lindmouth. No one was hurt. The ferry sails at noon.'),
 *       ('other', 'Voters in Ostrava Bay chose a new council on Sunday.');
 *     SELECT b.name, derivation(a.body, b.body) FROM report a, report b WHERE a.name = 'wire';
 *     wire|verbatim
 *     brief|excerpt
 *     paper|edited
 *     other|unrelated
 *
 * How b relates to a, its possible source. What the answers mean: match/derivation.h; the figures behind one:
 * derivation_evidence(). With weights of term_weights(), texts that have nothing of each other may be
 * same_event; without them never. NULL when a text is NULL or has no words; NULL for weights is none.
 *
 * Errors: weights that are no BLOB; a BLOB that is no weights, or damaged. Linear in both texts.
 */
#include "match/derivation.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/weights_argument.h"

static void derivation(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct term_weights weights;
    bool weighed = argc > 2 && !value_is_null(argv[2]);
    if (value_any_null(2, argv)) return;
    if (weighed && !weights_argument(context, "derivation", argv[2], &weights)) return;
    struct document a = DOCUMENT_INIT, b = DOCUMENT_INIT;
    struct evidence evidence = {.weighed = false};
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&a, argv[0], poll);
    if (!status) status = document_read(&b, argv[1], poll);
    if (!status) status = evidence_gather(&evidence, a.text, b.text, weighed ? &weights : NULL, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (evidence.words[0] && evidence.words[1])
        sqlite3_result_text(context, DERIVATION_NAMES[derivation_of(&evidence)], -1, SQLITE_STATIC);
    document_release(&a);
    document_release(&b);
}

const struct sql_function fn_derivation[] = {
    {"derivation", 2, 3, FUNCTION_PURE, derivation, NULL, "derivation(a, b [, weights])",
     "how b relates to a: verbatim, excerpt, extended, edited, partial, rewritten, same_event, unrelated"},
    {.name = NULL},
};
