/*
 * fn_time.c - iso_time(text [, options])
 *
 *     SELECT iso_time('Mar 14, 2031 9:12 a.m. EST');
 *     2031-03-14T14:12:00Z
 *
 *     SELECT iso_time('Publié le 14 mars 2031 à 9h12'), iso_time('14. März 2031');
 *     2031-03-14T09:12:00|2031-03-14
 *
 *     SELECT iso_time('04/03/2031') IS NULL, iso_time('04/03/2031', '{"order": "dmy"}');
 *     1|2031-03-04
 *
 * A printed or machine-made time as ISO 8601: in UTC, with a Z, where its zone is known; as printed where it
 * is not; the day alone where there is no time. NULL gives NULL, and so does what cannot be read for sure
 * (extract/iso_time.h). Options: order (auto, dmy, mdy, ymd) of dates in numbers whose year stands last, zone
 * of times that print none. Errors: options that are no JSON object, an option or value that is not known.
 * O(bytes).
 */
#include "extract/iso_time.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/options.h"
#include "sqlite/value.h"
#include "text/utf8.h"

enum { OPTION_ORDER, OPTION_ZONE, OPTION_COUNT };

/* Room for the name of any zone: a longer text is none. */
enum { ZONE_BYTES = 32 };

/* The orders stand in the order of enum date_order. Gives a result code; *message as options_parse(). */
static int parse_options(sqlite3 *db, sqlite3_value *value, struct iso_time_options *asked, char **message) {
    char zone[ZONE_BYTES] = "";
    struct option options[OPTION_COUNT] = {
        [OPTION_ORDER] = {.name = "order", .values = "auto, dmy, mdy, ymd"},
        [OPTION_ZONE] = {.name = "zone", .text = zone, .room = sizeof zone},
    };
    int code = options_parse(db, "iso_time", value, options, OPTION_COUNT, message);
    if (code != SQLITE_OK) return code;
    asked->order = (enum date_order)options[OPTION_ORDER].value;
    if (!*zone) return SQLITE_OK;
    struct span given = span_of(zone);
    enum status status = STATUS_OK;
    if (utf8_valid_prefix(given) == given.size) status = iso_time_zone(given, &asked->zone);
    if (status) return status_code(status);
    if (asked->zone.kind != ZONE_NONE) return SQLITE_OK;
    *message =
        sqlite3_mprintf("iso_time: option zone must be a zone such as UTC, +02:00 or EST, not \"%s\"", zone);
    return *message ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* The options of the call, read once for a statement that has them as a constant. False with the error set.
 * */
static bool read_options(sqlite3_context *context, sqlite3_value *value, struct iso_time_options *asked) {
    const struct iso_time_options *kept = sqlite3_get_auxdata(context, 1);
    char *message = NULL;
    *asked = kept ? *kept : (struct iso_time_options){.order = DATE_ORDER_AUTO};
    if (kept || value_is_null(value)) return true;
    int code = parse_options(sqlite3_context_db_handle(context), value, asked, &message);
    if (message)
        result_error(context, "%s", message);
    else if (code != SQLITE_OK)
        result_code(context, code);
    sqlite3_free(message);
    struct iso_time_options *copy = code == SQLITE_OK ? sqlite3_malloc(sizeof *copy) : NULL;
    if (copy) *copy = *asked;
    if (copy) sqlite3_set_auxdata(context, 1, copy, sqlite3_free);
    return code == SQLITE_OK;
}

static void iso_time_of(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct iso_time_options options = {.order = DATE_ORDER_AUTO};
    if (argc > 1 && !read_options(context, argv[1], &options)) return;
    if (value_is_null(argv[0])) return;
    struct document document = DOCUMENT_INIT;
    struct buffer result = BUFFER_INIT;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    enum status status = document_read(&document, argv[0], interrupt_poll(&interrupt));
    if (!status) status = iso_time(document.text, &options, &result);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (result.size)
        result_text(context, &result);
    buffer_release(&result);
    document_release(&document);
}

const struct sql_function fn_time[] = {
    {"iso_time", 1, 2, FUNCTION_PURE, iso_time_of, NULL, "iso_time(text [, options])",
     "a printed time as ISO 8601, in UTC where its zone is known; NULL where it is unsure"},
    {.name = NULL},
};
