/*
 * names.c - the names in a text: who and what it speaks of, and where
 *
 * A text says a name in full once and by a part of it afterwards; its headline does it the other way round.
 * So the pieces (name_pieces.h) are gone through twice. First all that name their owner in full become
 * entities, and what such a name may be shortened to is noted:
 *
 *     Lena Marsk Voss      voss, marsk, marsk voss, lena
 *     Harbour Board (HB)   harbour board, hb
 *
 * Then every piece, in the order of the text, becomes a mention of the entity that has it as a whole name,
 * of the last person before it that it is a part of the name of, of the first such person behind it, or of
 * one of its own.
 *
 *     Voss quits                                 the first person behind it
 *     Lena Voss and Jon Voss met. Mr Voss ...    Jon, whose gender fits
 */
#include "extract/names.h"

struct owner {
    uint32_t entity; /* its number + 1; 0 for none */
    uint32_t piece;
};

/* Who has a key: as a whole name, and as a part of a person's name, by gender. */
struct name_key_owners {
    uint32_t whole; /* its number + 1; 0 for none */
    struct owner first[GENDER_COUNT], last[GENDER_COUNT];
};

/* One map has all keys; what a word is asked for as is mixed into its hash. */
enum key_use { KEY_WHOLE, KEY_PERSON, KEY_FAMILY, KEY_GIVEN, KEY_UNSURE, KEY_SPEAKS };

struct joiner {
    struct names *names;
    const struct tokens *tokens;
    const struct vocabulary *vocabulary;
    struct poll *poll;
};

static uint64_t key_for(enum key_use use, uint64_t hash) {
    return hash_mix(hash ^ HASH_GOLDEN, HASH_ROOT3 + 2 * (uint64_t)use);
}

/* The owners of a key, made unless they are there; NULL when memory is out. */
static struct name_key_owners *owners_of(struct names *names, uint64_t key) {
    if (u64_map_reserve(&names->keys, 1, NULL)) return NULL;
    size_t number = u64_map_add(&names->keys, key);
    if (number == names->owners.count) {
        struct name_key_owners *owners = VECTOR_ADD(&names->owners);
        if (!owners) return NULL;
        *owners = (struct name_key_owners){.whole = 0};
    }
    return &names->owners.items[number];
}

static struct name_key_owners *find_owners(const struct names *names, enum key_use use, uint64_t hash) {
    size_t number = u64_map_find(&names->keys, key_for(use, hash));
    return number == U64_MAP_NONE ? NULL : &names->owners.items[number];
}

static uint32_t find_whole(const struct names *names, enum key_use use, uint64_t hash) {
    const struct name_key_owners *owners = find_owners(names, use, hash);
    return owners ? owners->whole : 0;
}

/* The number + 1 of the entity that has a whole name, a new one unless it is there; 0 when memory is out.
 * */
static uint32_t own(struct names *names, enum key_use use, uint64_t hash, const struct name_piece *piece) {
    struct name_key_owners *owners = owners_of(names, key_for(use, hash));
    if (!owners) return 0;
    if (!owners->whole) {
        struct name_entity *entity = VECTOR_ADD(&names->entities);
        if (!entity) return 0;
        *entity = (struct name_entity){.kind = piece->kind, .gender = piece->gender};
        owners->whole = (uint32_t)names->entities.count;
    }
    return owners->whole;
}

/* Notes that a person may be called by a part of the name. */
static enum status note_part(struct names *names, enum key_use use, uint64_t hash, uint32_t entity,
                             uint32_t piece) {
    struct name_key_owners *owners = owners_of(names, key_for(use, hash));
    if (!owners) return STATUS_NOMEM;
    enum name_gender gender = names->entities.items[entity - 1].gender;
    if (!owners->first[gender].entity) owners->first[gender] = (struct owner){entity, piece};
    owners->last[gender] = (struct owner){entity, piece};
    return STATUS_OK;
}

/* The same for all parts of a full name. */
static enum status note_parts(struct names *names, const struct name_piece *piece, uint32_t entity,
                              uint32_t number) {
    enum status status = note_part(names, KEY_FAMILY, piece->family, entity, number);
    if (!status && piece->middle) status = note_part(names, KEY_FAMILY, piece->middle, entity, number);
    if (!status && piece->middle)
        status = note_part(names, KEY_FAMILY, phrase_hash(piece->middle, piece->family), entity, number);
    return status ? status : note_part(names, KEY_GIVEN, piece->given, entity, number);
}

/* Of owners by gender, the one whose piece is the last, or the first, among those that a gender fits; 0
 * for none. */
static uint32_t choose(const struct owner owners[GENDER_COUNT], enum name_gender gender, bool last) {
    const struct owner *best = NULL;
    for (int g = 0; g < GENDER_COUNT; g++) {
        bool fits = gender == GENDER_UNKNOWN || g == GENDER_UNKNOWN || g == (int)gender;
        if (!owners[g].entity || !fits) continue;
        if (!best || (owners[g].piece > best->piece) == last) best = &owners[g];
    }
    return best ? best->entity : 0;
}

/* The number + 1 of the person that a part of a name stands for, or 0. */
static uint32_t find_person(const struct names *names, enum key_use use, uint64_t hash,
                            enum name_gender gender) {
    const struct name_key_owners *owners = find_owners(names, use, hash);
    if (!owners) return 0;
    uint32_t entity = choose(owners->last, gender, true);
    return entity ? entity : choose(owners->first, gender, false);
}

static uint64_t person_hash(const struct name_piece *piece) {
    return phrase_hash(piece->given, piece->family);
}

/* True for the letters of an acronym: one for each capitalised word of the piece. */
static bool abbreviates(const struct tokens *tokens, struct span acronym, const struct name_piece *piece) {
    size_t letter = 0;
    for (size_t i = piece->first; i < piece->end; i++) {
        if (!(tokens->items[i].flags & TOKEN_CAPITAL)) continue;
        if (letter == acronym.size || tokens->text.data[tokens->items[i].start] != acronym.data[letter++])
            return false;
    }
    return letter == acronym.size;
}

/* "European Union (EU)": notes that the entity has the acronym behind the piece as a whole name. */
static enum status note_acronym(struct joiner *joiner, const struct name_piece *piece, uint32_t entity) {
    const struct tokens *tokens = joiner->tokens;
    size_t i = piece->end;
    if (i + 2 >= tokens->count || !token_is(tokens, i, '(') || !token_is(tokens, i + 2, ')'))
        return STATUS_OK;
    if (!(tokens->items[i + 1].flags & TOKEN_CAPITALS)) return STATUS_OK;
    if (!abbreviates(tokens, token_text(tokens, i + 1), piece)) return STATUS_OK;
    struct name_key_owners *owners = owners_of(joiner->names, key_for(KEY_WHOLE, tokens->items[i + 1].hash));
    if (!owners) return STATUS_NOMEM;
    if (!owners->whole) owners->whole = entity;
    return STATUS_OK;
}

/* Notes the single words that speak, before names are told. */
static enum status read_speakers(struct names *names) {
    for (size_t i = 0; i < names->pieces.list.count; i++) {
        const struct name_piece *piece = &names->pieces.list.items[i];
        if (piece->words != 1 || !(piece->flags & (PIECE_SPEAKS | PIECE_TITLED))) continue;
        if (!owners_of(names, key_for(KEY_SPEAKS, piece->hash))) return STATUS_NOMEM;
    }
    return STATUS_OK;
}

/* A pair of unknown words is a person when the second of them is one who speaks. */
static void tell_unsure(const struct names *names, struct name_piece *piece) {
    if (piece->kind != NAME_UNKNOWN || piece->words < 2 || piece->words > 3) return;
    if (!find_owners(names, KEY_SPEAKS, piece->family)) return;
    piece->kind = NAME_PERSON;
    piece->flags |= PIECE_FULL;
}

/* The entity of a full name of a person; another one when the initials clash with those of the first. */
static uint32_t own_person(struct names *names, const struct name_piece *piece) {
    uint64_t hash = person_hash(piece);
    if (!piece->initials) return own(names, KEY_PERSON, hash, piece);
    uint32_t same = find_whole(names, KEY_PERSON, phrase_hash(hash, piece->initials));
    if (same) return same;
    const struct name_key_owners *any = find_owners(names, KEY_PERSON, hash);
    bool other = any && any->first[0].entity; /* one with initials has been there */
    uint32_t entity = own(names, KEY_PERSON, other ? phrase_hash(hash, piece->initials) : hash, piece);
    if (!entity || other) return entity;
    struct name_key_owners *owners =
        owners_of(names, key_for(KEY_PERSON, phrase_hash(hash, piece->initials)));
    if (!owners) return 0;
    owners->whole = entity;
    find_owners(names, KEY_PERSON, hash)->first[0].entity = entity;
    return entity;
}

/* True for a piece that is a name though nobody else has it: in German all nouns have capitals. */
static bool stands_alone(const struct joiner *joiner, const struct name_piece *piece) {
    if (piece->flags & PIECE_DOUBTFUL) return false;
    bool german = vocabulary_language(joiner->vocabulary) == LANGUAGE_DE;
    return !german || piece->kind || joiner->tokens->items[piece->first].flags & TOKEN_CAPITALS;
}

/* The first time through: entities of full names. */
static enum status read_full(struct joiner *joiner) {
    struct names *names = joiner->names;
    for (size_t i = 0; i < names->pieces.list.count; i++) {
        struct name_piece *piece = &names->pieces.list.items[i];
        if (piece->flags & PIECE_LOOSE) continue;
        tell_unsure(names, piece);
        bool person = piece->kind == NAME_PERSON && piece->flags & PIECE_FULL;
        if (!stands_alone(joiner, piece)) continue;
        uint32_t entity = person ? own_person(names, piece) : own(names, KEY_WHOLE, piece->hash, piece);
        enum status status = entity ? note_acronym(joiner, piece, entity) : STATUS_NOMEM;
        if (!status && person) status = note_parts(names, piece, entity, (uint32_t)i);
        if (status) return status;
        if (poll_stop(joiner->poll, 1)) return STATUS_INTERRUPT;
    }
    for (size_t i = 0; i < names->owners.count; i++)
        memset(names->owners.items[i].last, 0, sizeof names->owners.items[i].last);
    return STATUS_OK;
}

static enum status add_mention(struct names *names, const struct name_piece *piece, uint32_t entity) {
    struct name_mention *mention = VECTOR_ADD(&names->mentions);
    if (!entity || !mention) return STATUS_NOMEM;
    *mention = (struct name_mention){piece->first, piece->end, piece->title, entity - 1,
                                     (piece->flags & PIECE_TITLED) != 0};
    return STATUS_OK;
}

/* The entity of one word, or of several that may be a part of a person's name; 0 for no name. */
static uint32_t find_part(const struct names *names, const struct name_piece *piece) {
    bool known = piece->kind == NAME_PLACE || piece->kind == NAME_ORGANIZATION;
    bool acts = piece->flags & (PIECE_TITLED | PIECE_SPEAKS);
    uint32_t entity = 0;
    if (!known || (acts && piece->words == 1))
        entity = find_person(names, KEY_FAMILY, piece->hash, piece->gender);
    if (!entity && !known && piece->words == 1)
        entity = find_person(names, KEY_GIVEN, piece->hash, piece->gender);
    return entity ? entity : find_whole(names, KEY_WHOLE, piece->hash);
}

/* The number + 1 of a person whose name has the words of the piece without the first name, "President
 * Marsk Voss", or all but the last, "Lena Voss Live"; or 0. */
static uint32_t find_fuller(const struct names *names, const struct name_piece *piece) {
    if (piece->flags & PIECE_TITLED && piece->words == 2) {
        uint32_t entity = find_person(names, KEY_FAMILY, piece->hash, piece->gender);
        if (entity) return entity;
    }
    return piece->words == 3 ? find_whole(names, KEY_PERSON, phrase_hash(piece->given, piece->middle)) : 0;
}

static enum status add_piece(struct names *names, const struct name_piece *piece, uint32_t number) {
    if (piece->kind == NAME_PERSON && piece->flags & PIECE_FULL) {
        uint32_t entity = find_fuller(names, piece);
        if (entity) return add_mention(names, piece, entity);
        entity = own_person(names, piece);
        enum status status = entity ? note_parts(names, piece, entity, number) : STATUS_NOMEM;
        return status ? status : add_mention(names, piece, entity);
    }
    uint32_t entity = find_part(names, piece);
    if (!entity) return STATUS_OK;
    struct name_entity *owner = &names->entities.items[entity - 1];
    if (owner->kind == NAME_UNKNOWN) owner->kind = piece->kind;
    if (owner->kind == NAME_PERSON && owner->gender == GENDER_UNKNOWN) owner->gender = piece->gender;
    return add_mention(names, piece, entity);
}

/* The name that begins at token i of a loose piece: its entity, with its end in *end; 0 for none. */
static uint32_t find_loose(const struct joiner *joiner, size_t i, size_t last, size_t *end) {
    enum { WORDS = 4 };
    const struct token *tokens = joiner->tokens->items;
    uint64_t hash[WORDS] = {tokens[i].hash};
    size_t most = last - i < WORDS ? last - i : WORDS;
    for (size_t w = 1; w < most; w++) hash[w] = phrase_hash(hash[w - 1], tokens[i + w].hash);
    for (size_t w = most; w > 0; w--) {
        *end = i + w;
        uint32_t entity = find_person(joiner->names, KEY_FAMILY, hash[w - 1], GENDER_UNKNOWN);
        if (!entity && w > 1)
            entity =
                find_whole(joiner->names, KEY_PERSON, phrase_hash(tokens[i].hash, tokens[i + w - 1].hash));
        if (!entity) entity = find_whole(joiner->names, KEY_WHOLE, hash[w - 1]);
        if (entity) return entity;
        uint64_t classes = w > 1 ? vocabulary_classes(joiner->vocabulary, hash[w - 1]) : tokens[i].classes;
        if (w == 1 && tokens[i].size < 4) continue;
        if (!(classes & (CLASS_PLACE | CLASS_ORGANIZATION))) continue;
        enum name_kind kind = classes & CLASS_PLACE ? NAME_PLACE : NAME_ORGANIZATION;
        return own(joiner->names, KEY_WHOLE, hash[w - 1], &(struct name_piece){.kind = kind});
    }
    return 0;
}

static enum status add_loose(struct joiner *joiner, const struct name_piece *piece) {
    enum status status = STATUS_OK;
    for (size_t i = piece->first, end; !status && i < piece->end; i = end) {
        uint32_t entity = find_loose(joiner, i, piece->end, &end);
        struct name_piece found = {.first = (uint32_t)i, .end = (uint32_t)end, .title = (uint32_t)i};
        if (entity)
            status = add_mention(joiner->names, &found, entity);
        else
            end = i + 1;
    }
    return status;
}

static enum status read_mentions(struct joiner *joiner) {
    struct names *names = joiner->names;
    enum status status = STATUS_OK;
    for (size_t i = 0; !status && i < names->pieces.list.count; i++) {
        const struct name_piece *piece = &names->pieces.list.items[i];
        status = piece->flags & PIECE_LOOSE ? add_loose(joiner, piece) : add_piece(names, piece, (uint32_t)i);
        if (!status && poll_stop(joiner->poll, piece->end - piece->first)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* True when a mention has a fuller form than another: a longer one, or the same not in capitals. */
static bool is_fuller(const struct tokens *tokens, const struct name_mention *a,
                      const struct name_mention *b) {
    size_t size = tokens_span(tokens, a->first, a->end - 1).size;
    size_t other = tokens_span(tokens, b->first, b->end - 1).size;
    bool capitals = tokens->items[b->first].flags & ~tokens->items[a->first].flags & TOKEN_CAPITALS;
    return size > other || (size == other && capitals);
}

/* Gives entities their numbers by their first mentions; those without one go. */
static enum status number_entities(struct names *names, const struct tokens *tokens) {
    VECTOR_OF(struct name_entity) told = VECTOR_INIT;
    enum status status = vector_grow((void **)&names->numbers.items, &names->numbers.capacity,
                                     names->entities.count, sizeof *names->numbers.items);
    if (!status) memset(names->numbers.items, 0, names->entities.count * sizeof *names->numbers.items);
    for (size_t i = 0; !status && i < names->mentions.count; i++) {
        struct name_mention *mention = &names->mentions.items[i];
        uint32_t *number = &names->numbers.items[mention->entity];
        if (!*number) {
            struct name_entity *entity = VECTOR_ADD(&told);
            if (!entity) {
                status = STATUS_NOMEM;
                break;
            }
            *entity = names->entities.items[mention->entity];
            entity->mentions = 0;
            entity->first = entity->fullest = (uint32_t)i;
            *number = (uint32_t)told.count;
        }
        struct name_entity *entity = &told.items[*number - 1];
        const struct name_mention *fullest = &names->mentions.items[entity->fullest];
        if (is_fuller(tokens, mention, fullest)) entity->fullest = (uint32_t)i;
        mention->entity = *number - 1;
        entity->mentions++;
    }
    VECTOR_RELEASE(&names->entities);
    names->entities.items = told.items;
    names->entities.count = told.count;
    names->entities.capacity = told.capacity;
    return status;
}

enum status names_read(struct names *names, const struct tokens *tokens, const struct vocabulary *vocabulary,
                       struct poll *poll) {
    struct joiner joiner = {names, tokens, vocabulary, poll};
    names->mentions.count = names->entities.count = names->owners.count = 0;
    u64_map_clear(&names->keys);
    enum status status = name_pieces_read(&names->pieces, tokens, vocabulary, poll);
    if (!status) status = read_speakers(names);
    if (!status) status = read_full(&joiner);
    if (!status) status = read_mentions(&joiner);
    return status ? status : number_entities(names, tokens);
}

void names_release(struct names *names) {
    VECTOR_RELEASE(&names->mentions);
    VECTOR_RELEASE(&names->entities);
    name_pieces_release(&names->pieces);
    u64_map_release(&names->keys);
    VECTOR_RELEASE(&names->owners);
    VECTOR_RELEASE(&names->numbers);
}

size_t names_from(const struct names *names, size_t token) {
    size_t low = 0, high = names->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names->mentions.items[middle].end > token)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
