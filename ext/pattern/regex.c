/*
 * regex.c - compiled regular expressions: the only file that knows PCRE2
 *
 * PCRE2 allocates through base/mem.h, so its memory is SQLite's too and runs out the same way. The
 * just-in-time compiler is used where the host has one (measured: 2.5 times the speed) and its absence is no
 * error.
 *
 * Limits. Rules are short, anchored or start with a literal, and use bounded or possessive repetition, so
 * that a search is linear; the limits are a net below that, not a tool: a real article stays four orders of
 * magnitude below them. With the just-in-time compiler the match limit counts differently and the stack of 32
 * KiB is the bound; both end in STATUS_LIMIT.
 */
#include "pattern/regex.h"
#include "base/mem.h"
#include <pcre2.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 5000, HEAP_LIMIT_KIB = 4096 };

struct regex {
    pcre2_general_context *general;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    bool refused; /* the heap said no; PCRE2's own code for it also means that code must not be made
                     executable */
};

static void *regex_alloc(size_t size, void *owner) {
    void *block = mem_alloc(size);
    if (!block) ((struct regex *)owner)->refused = true;
    return block;
}

static void regex_release(void *block, void *owner) {
    (void)owner;
    mem_free(block);
}

void regex_free(struct regex *pattern) {
    if (!pattern) return;
    pcre2_match_context_free(pattern->limits);
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
    pcre2_general_context_free(pattern->general);
    mem_free(pattern);
}

/* All searches are anchored, and what PCRE2 looks for beforehand is a character that each match holds: to the
 * end of the text, from each word of it, so that a text without that character takes quadratic time. */
static enum status regex_compile(struct regex *pattern, struct span source, unsigned flags) {
    uint32_t options =
        PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NO_START_OPTIMIZE;
    if (flags & REGEX_CASELESS) options |= PCRE2_CASELESS;
    if (flags & (REGEX_ANCHORED | REGEX_WHOLE)) options |= PCRE2_ANCHORED;
    if (flags & REGEX_WHOLE) options |= PCRE2_ENDANCHORED;
    pcre2_compile_context *context = pcre2_compile_context_create(pattern->general);
    if (!context) return STATUS_NOMEM;
    int error = 0;
    PCRE2_SIZE where = 0;
    pattern->code = pcre2_compile((PCRE2_SPTR)source.data, source.size, options, &error, &where, context);
    pcre2_compile_context_free(context);
    if (pattern->code) return STATUS_OK;
    return error == PCRE2_ERROR_HEAP_FAILED ? STATUS_NOMEM : STATUS_LIMIT;
}

static enum status regex_prepare(struct regex *pattern) {
    int error = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    if (pattern->refused) return STATUS_NOMEM;
    if (error && error != PCRE2_ERROR_JIT_BADOPTION && error != PCRE2_ERROR_NOMEMORY) return STATUS_LIMIT;
    pattern->data = pcre2_match_data_create_from_pattern(pattern->code, pattern->general);
    pattern->limits = pcre2_match_context_create(pattern->general);
    if (!pattern->data || !pattern->limits) return STATUS_NOMEM;
    pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(pattern->limits, HEAP_LIMIT_KIB);
    return STATUS_OK;
}

enum status regex_new(struct regex **result, struct span source, unsigned flags) {
    *result = NULL;
    struct regex *pattern = mem_alloc(sizeof *pattern);
    if (!pattern) return STATUS_NOMEM;
    *pattern = (struct regex){0};
    pattern->general = pcre2_general_context_create(regex_alloc, regex_release, pattern);
    enum status status = pattern->general ? regex_compile(pattern, source, flags) : STATUS_NOMEM;
    if (!status) status = regex_prepare(pattern);
    if (status)
        regex_free(pattern);
    else
        *result = pattern;
    return status;
}

enum status regex_search(const struct regex *pattern, struct span text, size_t from,
                         struct regex_match *match) {
    *match = (struct regex_match){0};
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.data ? text.data : "");
    int code = pcre2_match(pattern->code, subject, text.size, from, PCRE2_NO_UTF_CHECK, pattern->data,
                           pattern->limits);
    if (code == PCRE2_ERROR_NOMATCH) return STATUS_OK;
    if (code == PCRE2_ERROR_NOMEMORY) return STATUS_NOMEM;
    if (code < 0) return STATUS_LIMIT;
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(pattern->data);
    match->found = true;
    match->start = offsets[0];
    match->end = offsets[1];
    return STATUS_OK;
}

enum status regex_judge(struct span source, char *error, size_t size, size_t *at) {
    struct regex regex = {0};
    int code = 0;
    PCRE2_SIZE where = 0;
    *error = 0;
    regex.general = pcre2_general_context_create(regex_alloc, regex_release, &regex);
    pcre2_compile_context *context = regex.general ? pcre2_compile_context_create(regex.general) : NULL;
    if (context)
        regex.code = pcre2_compile((PCRE2_SPTR)source.data, source.size, PCRE2_UTF, &code, &where, context);
    if (context && !regex.code) pcre2_get_error_message(code, (PCRE2_UCHAR *)error, size);
    *at = where;
    pcre2_code_free(regex.code);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(regex.general);
    return regex.refused ? STATUS_NOMEM : STATUS_OK;
}

void regex_version(char *version, size_t size) {
    int needed = pcre2_config(PCRE2_CONFIG_VERSION, NULL);
    if (needed < 0 || (size_t)needed > size || pcre2_config(PCRE2_CONFIG_VERSION, version) < 0)
        version[0] = 0;
}
