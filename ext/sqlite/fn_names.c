/*
 * fn_names.c - name_key(name) and same_name(a, b)
 *
 *     SELECT name_key('Volodymyr Zelensky'), name_key('Vladimir Zelenskiy'),
 *            same_name('Yuri Ushakov', 'Yury Ushakov'), same_name('Karl W. Brandt', 'Karl H. Brandt');
 *     zlnzk vl|zlnzk vl|1|0
 *
 * The key is for joins of large tables, and same_name verifies what it joins: extract/name_key.h,
 * extract/same_name.h. NULL gives NULL; same_name gives it as well where it is unsure.
 */
#include "extract/name_key.h"
#include "extract/same_name.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/reading.h"
#include "sqlite/value.h"
#include "text/words.h"

/* A name that came in as an argument. */
struct argument {
    struct document document;
    struct person_name name;
};

static enum status read_argument(struct argument *argument, sqlite3_value *value,
                                 const struct vocabulary *vocabulary, struct buffer *key, struct poll *poll) {
    enum status status = document_read(&argument->document, value, poll);
    if (status) return status;
    return person_name_read(&argument->name, argument->document.text, vocabulary, key, poll);
}

/* The lists of names are those of all languages. */
static enum status get_vocabulary(sqlite3_context *context, const struct vocabulary **vocabulary) {
    return reading_vocabulary(function_connection(context), (struct span){"", 0}, vocabulary);
}

static void name_key_of(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (value_is_null(argv[0])) return;
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct argument argument = {.document = DOCUMENT_INIT};
    struct buffer key = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    const struct vocabulary *vocabulary;
    enum status status = get_vocabulary(context, &vocabulary);
    if (!status) status = read_argument(&argument, argv[0], vocabulary, &key, poll);
    buffer_clear(&key);
    if (!status) status = name_key(argument.document.text, &argument.name, &key, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (key.size)
        result_text(context, &key);
    buffer_release(&key);
    document_release(&argument.document);
}

/* Names that are no people's are one where their match keys are, and otherwise nothing is sure. */
static enum status compare_keys(const struct argument arguments[2], enum same_name *same, struct poll *poll) {
    struct buffer keys[2] = {BUFFER_INIT, BUFFER_INIT};
    enum status status = STATUS_OK;
    for (int i = 0; !status && i < 2; i++) status = text_fold(arguments[i].document.text, &keys[i], poll);
    bool equal = keys[0].size && span_equal(buffer_span(&keys[0]), buffer_span(&keys[1]));
    *same = equal ? SAME_NAME_YES : SAME_NAME_UNSURE;
    buffer_release(&keys[0]);
    buffer_release(&keys[1]);
    return status;
}

static void same_name_of(sqlite3_context *context, int argc, sqlite3_value **argv) {
    if (value_any_null(argc, argv)) return;
    struct argument arguments[2] = {{.document = DOCUMENT_INIT}, {.document = DOCUMENT_INIT}};
    struct buffer key = BUFFER_INIT;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    const struct vocabulary *vocabulary;
    enum same_name same = SAME_NAME_UNSURE;
    enum status status = get_vocabulary(context, &vocabulary);
    for (int i = 0; !status && i < 2; i++)
        status = read_argument(&arguments[i], argv[i], vocabulary, &key, poll);
    bool people = !status && arguments[0].name.count && arguments[1].name.count;
    if (people) same = same_name(&arguments[0].name, &arguments[1].name);
    if (!status && !people) status = compare_keys(arguments, &same, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (same != SAME_NAME_UNSURE)
        sqlite3_result_int(context, same == SAME_NAME_YES);
    buffer_release(&key);
    for (int i = 0; i < 2; i++) document_release(&arguments[i].document);
}

const struct sql_function fn_names[] = {
    {"name_key", 1, 1, FUNCTION_PURE, name_key_of, NULL, "name_key(name)",
     "a key that the spellings of a person's name have in common, for joins"},
    {"same_name", 2, 2, FUNCTION_PURE, same_name_of, NULL, "same_name(a, b)",
     "1 where two names are one person's, 0 where not, NULL where it is unsure"},
    {.name = NULL},
};
