/*
 * vt_names.c - the names in a text, one a row
 *
 *     SELECT name, kind, mentions, forms, first_start
 *     FROM names('Voss quits. Mayor Lena Voss left Norway on Monday; Mrs Voss was tired.');
 *     Lena Voss|person|3|["Voss","Mayor Lena Voss","Mrs Voss"]|1
 *     Norway|place|1|["Norway"]|34
 *
 * What is a name, what belongs together, and what the kinds stand on: extract/names.h. Rows come in the
 * order of the first mentions, `name` is the fullest form, `forms` a JSON array of all that differ, with
 * their titles, in the order of the text; first_start is the place of the first mention, from 1. kind is
 * NULL where the lists do not know.
 */
#include "base/hash.h"
#include "extract/names.h"
#include "sqlite/reading.h"
#include "sqlite/table.h"

enum { NO_FORM = UINT32_MAX };

struct names_cursor {
    struct table_cursor base;
    struct tokens tokens;
    struct names names;
    struct u64_map seen;         /* forms of entities */
    VECTOR_OF(uint32_t) further; /* of a mention: the next with another form of its entity, or NO_FORM */
    VECTOR_OF(uint32_t) latest;  /* of an entity: its last mention with a form of its own */
    struct buffer json;
    bool ready;
};

enum column { NAME, KIND, MENTIONS, FORMS, FIRST_START };

static struct span mention_text(const struct names_cursor *cursor, size_t i) {
    const struct name_mention *mention = &cursor->names.mentions.items[i];
    return tokens_span(&cursor->tokens, mention->first, mention->end - 1);
}

/* A mention with the title before it. */
static struct span mention_form(const struct names_cursor *cursor, size_t i) {
    const struct name_mention *mention = &cursor->names.mentions.items[i];
    return tokens_span(&cursor->tokens, mention->title, mention->end - 1);
}

/* Links the mentions of each entity that have different forms. */
static enum status link_forms(struct names_cursor *cursor) {
    const struct names *names = &cursor->names;
    size_t mentions = names->mentions.count, entities = names->entities.count;
    u64_map_clear(&cursor->seen);
    enum status status = vector_grow((void **)&cursor->further.items, &cursor->further.capacity, mentions,
                                     sizeof *cursor->further.items);
    if (!status)
        status = vector_grow((void **)&cursor->latest.items, &cursor->latest.capacity, entities,
                             sizeof *cursor->latest.items);
    for (size_t i = 0; !status && i < mentions; i++) {
        uint32_t entity = names->mentions.items[i].entity;
        uint64_t seed = hash_mix(entity ^ HASH_GOLDEN, HASH_ROOT3);
        size_t before = cursor->seen.count;
        bool first = names->entities.items[entity].first == i;
        cursor->further.items[i] = NO_FORM;
        status = u64_map_reserve(&cursor->seen, 1, table_poll(&cursor->base));
        if (status) break;
        bool is_new = u64_map_add(&cursor->seen, hash_seeded(seed, mention_form(cursor, i))) == before;
        if (is_new && !first) cursor->further.items[cursor->latest.items[entity]] = (uint32_t)i;
        if (is_new || first) cursor->latest.items[entity] = (uint32_t)i;
    }
    return status;
}

static int names_filter(struct table_cursor *base) {
    struct names_cursor *cursor = (struct names_cursor *)base;
    const struct vocabulary *vocabulary;
    if (!cursor->ready) cursor->json = cursor->tokens.key = (struct buffer)BUFFER_INIT;
    cursor->ready = true;
    enum status status = reading_tokens(base, &cursor->tokens, &vocabulary);
    if (!status) status = names_read(&cursor->names, &cursor->tokens, vocabulary, table_poll(base));
    if (!status) status = link_forms(cursor);
    base->done = cursor->names.entities.count == 0;
    return table_finish(base, status);
}

static int names_next(struct table_cursor *base) {
    base->done = (size_t)base->row > ((struct names_cursor *)base)->names.entities.count;
    return SQLITE_OK;
}

static void append_json_string(struct buffer *json, struct span text) {
    buffer_append_byte(json, '"');
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '"' || byte == '\\') buffer_append_byte(json, '\\');
        if ((unsigned char)byte < ' ') byte = ' '; /* a line break within a name */
        buffer_append_byte(json, byte);
    }
    buffer_append_byte(json, '"');
}

static void result_forms(struct names_cursor *cursor, sqlite3_context *context,
                         const struct name_entity *entity) {
    buffer_clear(&cursor->json);
    buffer_append_byte(&cursor->json, '[');
    for (uint32_t i = entity->first; i != NO_FORM; i = cursor->further.items[i]) {
        if (i != entity->first) buffer_append_byte(&cursor->json, ',');
        append_json_string(&cursor->json, mention_form(cursor, i));
    }
    buffer_append_byte(&cursor->json, ']');
    result_text(context, &cursor->json);
}

static const char *const KINDS[] = {
    [NAME_PERSON] = "person", [NAME_ORGANIZATION] = "organization", [NAME_PLACE] = "place"};

static int names_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct names_cursor *cursor = (struct names_cursor *)base;
    const struct name_entity *entity = &cursor->names.entities.items[base->row - 1];
    switch ((enum column)column) {
    case NAME:
        column_text(context, mention_text(cursor, entity->fullest));
        break;
    case KIND:
        if (KINDS[entity->kind]) sqlite3_result_text(context, KINDS[entity->kind], -1, SQLITE_STATIC);
        break;
    case MENTIONS:
        sqlite3_result_int64(context, entity->mentions);
        break;
    case FORMS:
        result_forms(cursor, context, entity);
        break;
    case FIRST_START:
        column_start(base, context, mention_text(cursor, entity->first));
        break;
    }
    return SQLITE_OK;
}

static void names_table_release(struct table_cursor *base) {
    struct names_cursor *cursor = (struct names_cursor *)base;
    tokens_release(&cursor->tokens);
    names_release(&cursor->names);
    u64_map_release(&cursor->seen);
    VECTOR_RELEASE(&cursor->further);
    VECTOR_RELEASE(&cursor->latest);
    buffer_release(&cursor->json);
}

const struct sql_table vt_names = {
    .name = "names",
    .columns = "name TEXT, kind TEXT, mentions INTEGER, forms TEXT, first_start INTEGER",
    .arguments = "text",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_KEEPS,
    .rows = 20,
    .cursor_size = sizeof(struct names_cursor),
    .filter = names_filter,
    .next = names_next,
    .column = names_column,
    .release = names_table_release,
    .usage = "names(text)",
    .summary = "people, organisations and places that a text names, surnames joined to full names",
};
