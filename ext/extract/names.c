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
    uint32_t whole;  /* its number + 1; 0 for none */
    uint32_t most;   /* the same, of the person who is named in full most often */
    uint32_t office; /* the same, of one who is named with an office: "President" */
    uint32_t kin;    /* the same, of one who was first named as somebody's wife or son */
    struct owner first[GENDER_COUNT], last[GENDER_COUNT];
};

/* What a key is asked for, which is mixed into the hash of its words, so that one map has all: whole
 * names, people by first and family name, parts of people's names, first and family names that stand with
 * initials, first letters of organisations, words that speak, and those that stand with an office. */
enum key_use {
    KEY_WHOLE,
    KEY_PERSON,
    KEY_FAMILY,
    KEY_GIVEN,
    KEY_INITIALS,
    KEY_LETTERS,
    KEY_SPEAKS,
    KEY_TITLED
};

struct joiner {
    struct names *names;
    const struct tokens *tokens;
    const struct vocabulary *vocabulary;
    struct poll *poll;
};

static uint32_t sentence_of(const struct joiner *joiner, uint32_t piece) {
    return joiner->tokens->items[joiner->names->pieces.list.items[piece].first].sentence;
}

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

/* How often a person is named in full, as far as read. */
static uint32_t full_mentions(const struct names *names, uint32_t entity) {
    return names->entities.items[entity - 1].mentions;
}

/* Notes that a person may be called by a part of the name. */
static enum status note_part(struct names *names, enum key_use use, uint64_t hash, uint32_t entity,
                             uint32_t piece) {
    struct name_key_owners *owners = owners_of(names, key_for(use, hash));
    if (!owners) return STATUS_NOMEM;
    enum name_gender gender = names->entities.items[entity - 1].gender;
    unsigned flags = names->pieces.list.items[piece].flags;
    bool kin = flags & PIECE_KIN && use == KEY_FAMILY && owners->first[gender].entity != entity;
    if (kin) owners->kin = entity;
    if (owners->kin == entity) return STATUS_OK;
    if (!owners->first[gender].entity) owners->first[gender] = (struct owner){entity, piece};
    owners->last[gender] = (struct owner){entity, piece};
    if (flags & PIECE_OFFICE) owners->office = entity;
    if (!owners->most || full_mentions(names, entity) > full_mentions(names, owners->most))
        owners->most = entity;
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

static bool fits(enum name_gender a, enum name_gender b) {
    return a == b || a == GENDER_UNKNOWN || b == GENDER_UNKNOWN;
}

/* Of owners by gender, the one whose piece is the last, or the first, among those that a gender fits; or
 * NULL. */
static const struct owner *choose(const struct owner owners[GENDER_COUNT], enum name_gender gender,
                                  bool last) {
    const struct owner *best = NULL;
    for (int g = 0; g < GENDER_COUNT; g++) {
        if (!owners[g].entity || !fits((enum name_gender)g, gender)) continue;
        if (!best || (owners[g].piece > best->piece) == last) best = &owners[g];
    }
    return best;
}

/* The number + 1 of one who was first named as somebody's wife or son, where the family name means her: by
 * her gender, "Mrs Voss", or because nobody else is said to have the name; or 0. */
static uint32_t find_kin(const struct names *names, const struct name_key_owners *owners, uint64_t hash,
                         const struct owner *other, enum name_gender gender) {
    if (!gender) return other || find_owners(names, KEY_TITLED, hash) ? 0 : owners->kin;
    enum name_gender of_kin = names->entities.items[owners->kin - 1].gender;
    if (!other) return fits(of_kin, gender) ? owners->kin : 0;
    return of_kin == gender && names->entities.items[other->entity - 1].gender != gender ? owners->kin : 0;
}

/* The number + 1 of the person that a part of a name stands for in a piece, or 0: of one who has an office
 * if the piece has one; else the last before it, else the first behind it. Unless that one was named in
 * the same sentence, it is rather the person whom the text names in full far more often. */
static uint32_t find_person(const struct joiner *joiner, enum key_use use, uint64_t hash,
                            const struct name_piece *piece) {
    const struct names *names = joiner->names;
    const struct name_key_owners *owners = find_owners(names, use, hash);
    if (!owners) return 0;
    if (piece->flags & PIECE_OFFICE && owners->office) return owners->office;
    bool tells = (piece->flags & (PIECE_TITLED | PIECE_OFFICE)) == PIECE_TITLED;
    enum name_gender gender = tells ? piece->gender : GENDER_UNKNOWN;
    const struct owner *owner = choose(owners->last, gender, true);
    bool near = owner && joiner->tokens->items[piece->first].sentence == sentence_of(joiner, owner->piece);
    if (!owner) owner = choose(owners->first, gender, false);
    if (owners->kin) {
        uint32_t kin = find_kin(names, owners, hash, owner, gender);
        if (kin) return kin;
    }
    if (!owner) return 0;
    bool fitting = fits(names->entities.items[owners->most - 1].gender, gender);
    bool other = fitting && full_mentions(names, owners->most) >= 2 * full_mentions(names, owner->entity);
    return other && !near ? owners->most : owner->entity;
}

static uint64_t person_hash(const struct name_piece *piece) {
    return phrase_hash(piece->given, piece->family);
}

/* Notes the first letters of an organisation's capitalised words, "Bureau of Labour Statistics (BLS)":
 * three or more, which then are its name anywhere, two only in brackets behind it. */
static enum status note_letters(struct joiner *joiner, const struct name_piece *piece, uint32_t entity) {
    enum { LETTERS = 8 };
    const struct tokens *tokens = joiner->tokens;
    char letters[LETTERS];
    size_t count = 0, i = piece->first;
    for (; i < piece->end && count < LETTERS; i++)
        if (tokens->items[i].flags & TOKEN_CAPITAL)
            letters[count++] = (char)(tokens->text.data[tokens->items[i].start] | 0x20);
    uint64_t hash = hash_bytes((struct span){letters, count});
    bool bracket = i + 2 < tokens->count && token_is(tokens, i, '(') && tokens->items[i + 1].hash == hash;
    if (i < piece->end || count < 2 || !(bracket || (count > 2 && piece->kind == NAME_ORGANIZATION)))
        return STATUS_OK;
    struct name_key_owners *owners = owners_of(joiner->names, key_for(KEY_LETTERS, hash));
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
        bool office = (piece->flags & (PIECE_TITLED | PIECE_OFFICE)) == (PIECE_TITLED | PIECE_OFFICE);
        if (office && !owners_of(names, key_for(KEY_TITLED, piece->hash))) return STATUS_NOMEM;
    }
    return STATUS_OK;
}

/* A pair of words that no list knows is a person when the second of them is one who speaks. */
static void tell_unsure(const struct joiner *joiner, struct name_piece *piece) {
    const struct token *first = &joiner->tokens->items[piece->first];
    if (piece->kind != NAME_UNKNOWN || piece->words != 2) return;
    if (first->classes || joiner->tokens->items[piece->end - 1].classes) return;
    if (first->flags & TOKEN_CAPITALS || first->size < 2) return;
    if (!find_owners(joiner->names, KEY_SPEAKS, piece->family)) return;
    if (find_owners(joiner->names, KEY_FAMILY, piece->family)) return;
    piece->kind = NAME_PERSON;
    piece->flags |= PIECE_FULL;
}

/* The number + 1 of the entity of a person's full name; another one where its initials clash with those of
 * the first. 0 when memory is out. */
static uint32_t own_person(struct names *names, const struct name_piece *piece) {
    uint64_t plain = person_hash(piece), initialled = phrase_hash(plain, piece->initials);
    if (!piece->initials) return own(names, KEY_PERSON, plain, piece);
    uint32_t entity = find_whole(names, KEY_PERSON, initialled);
    if (entity) return entity;
    bool clash = find_owners(names, KEY_INITIALS, plain);
    entity = own(names, KEY_PERSON, clash ? initialled : plain, piece);
    struct name_key_owners *owners = entity ? owners_of(names, key_for(KEY_PERSON, initialled)) : NULL;
    if (!owners) return 0;
    owners->whole = entity;
    return owners_of(names, key_for(KEY_INITIALS, plain)) ? entity : 0;
}

/* True for a piece that is a name though nobody else has it: in German all nouns have capitals. */
static bool stands_alone(const struct joiner *joiner, const struct name_piece *piece) {
    if (piece->flags & PIECE_DOUBTFUL) return false;
    bool german = vocabulary_language(joiner->vocabulary) == LANGUAGE_DE;
    return !german || piece->kind || joiner->tokens->items[piece->first].flags & TOKEN_CAPITALS;
}

/* The hash that a name which is no person's is found by: one for all names of a place. */
static uint64_t whole_hash(const struct joiner *joiner, const struct name_piece *piece) {
    const struct token *first = &joiner->tokens->items[piece->first];
    bool letters = first->flags & TOKEN_CAPITALS || (first->size == 1 && first->flags & TOKEN_CAPITAL);
    bool known = piece->kind == NAME_PLACE || piece->kind == NAME_ORGANIZATION || (!piece->kind && letters);
    return known ? vocabulary_full_name(joiner->vocabulary, piece->hash) : piece->hash;
}

static enum status read_full_name(struct joiner *joiner, struct name_piece *piece, uint32_t number) {
    struct names *names = joiner->names;
    bool person = piece->kind == NAME_PERSON && piece->flags & PIECE_FULL;
    uint32_t entity =
        person ? own_person(names, piece) : own(names, KEY_WHOLE, whole_hash(joiner, piece), piece);
    enum status status = entity ? note_letters(joiner, piece, entity) : STATUS_NOMEM;
    if (!status && person) names->entities.items[entity - 1].mentions++;
    return !status && person ? note_parts(names, piece, entity, number) : status;
}

/* The first time through: entities of full names, of people first. */
static enum status read_full(struct joiner *joiner) {
    struct names *names = joiner->names;
    for (int people = 1; people >= 0; people--)
        for (size_t i = 0; i < names->pieces.list.count; i++) {
            struct name_piece *piece = &names->pieces.list.items[i];
            if (piece->flags & PIECE_LOOSE || !stands_alone(joiner, piece)) continue;
            if ((piece->kind == NAME_PERSON && piece->flags & PIECE_FULL) != people) continue;
            tell_unsure(joiner, piece);
            enum status status = read_full_name(joiner, piece, (uint32_t)i);
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
static uint32_t find_part(const struct joiner *joiner, const struct name_piece *piece) {
    bool known = piece->kind == NAME_PLACE || piece->kind == NAME_ORGANIZATION;
    bool acts = piece->flags & (PIECE_TITLED | PIECE_SPEAKS);
    const struct token *first = &joiner->tokens->items[piece->first];
    uint32_t entity = 0;
    if (first->flags & TOKEN_CAPITALS && piece->words == 1)
        entity = find_whole(joiner->names, KEY_LETTERS, piece->hash);
    if (entity) return entity;
    if (!known || (acts && piece->words == 1)) entity = find_person(joiner, KEY_FAMILY, piece->hash, piece);
    if (!entity && !known && piece->words == 1) entity = find_person(joiner, KEY_GIVEN, piece->hash, piece);
    return entity ? entity : find_whole(joiner->names, KEY_WHOLE, whole_hash(joiner, piece));
}

/* The number + 1 of a person whose name has the words of the piece without the first name, "President Marsk
 * Voss", or all but the last, "Lena Voss Live"; or 0. */
static uint32_t find_fuller(const struct joiner *joiner, const struct name_piece *piece) {
    if (piece->flags & PIECE_TITLED && piece->words == 2) {
        uint32_t entity = find_person(joiner, KEY_FAMILY, piece->hash, piece);
        if (entity) return entity;
    }
    return piece->words == 3 ? find_whole(joiner->names, KEY_PERSON, phrase_hash(piece->given, piece->middle))
                             : 0;
}

static enum status add_full(struct joiner *joiner, const struct name_piece *piece, uint32_t number) {
    uint32_t entity = find_fuller(joiner, piece);
    if (entity) return add_mention(joiner->names, piece, entity);
    entity = own_person(joiner->names, piece);
    enum status status = entity ? note_parts(joiner->names, piece, entity, number) : STATUS_NOMEM;
    return status ? status : add_mention(joiner->names, piece, entity);
}

/* "Voss-Brandt talks": two family names of people in the text. True, with *status, where both were added.
 * */
static bool add_two(struct joiner *joiner, const struct name_piece *piece, enum status *status) {
    if (piece->kind != NAME_UNKNOWN || piece->words != 2) return false;
    uint32_t a = find_person(joiner, KEY_FAMILY, piece->given, piece);
    uint32_t b = find_person(joiner, KEY_FAMILY, piece->family, piece);
    if (!a || !b || a == b) return false;
    struct name_piece one = *piece, two = *piece;
    one.end = piece->first + 1;
    two.first = two.title = piece->end - 1;
    *status = add_mention(joiner->names, &one, a);
    if (!*status) *status = add_mention(joiner->names, &two, b);
    return true;
}

static enum status add_piece(struct joiner *joiner, const struct name_piece *piece, uint32_t number) {
    struct names *names = joiner->names;
    enum status status = STATUS_OK;
    if (piece->kind == NAME_PERSON && piece->flags & PIECE_FULL) return add_full(joiner, piece, number);
    if (add_two(joiner, piece, &status)) return status;
    uint32_t entity = find_part(joiner, piece);
    if (!entity) return STATUS_OK;
    struct name_entity *owner = &names->entities.items[entity - 1];
    if (owner->kind == NAME_UNKNOWN) owner->kind = piece->kind;
    bool tells = (piece->flags & (PIECE_TITLED | PIECE_OFFICE)) == PIECE_TITLED;
    if (owner->kind == NAME_PERSON && owner->gender == GENDER_UNKNOWN && tells) owner->gender = piece->gender;
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
        uint32_t entity =
            find_person(joiner, KEY_FAMILY, hash[w - 1], &(struct name_piece){.first = (uint32_t)i});
        if (!entity && w > 1)
            entity =
                find_whole(joiner->names, KEY_PERSON, phrase_hash(tokens[i].hash, tokens[i + w - 1].hash));
        if (!entity) entity = find_whole(joiner->names, KEY_WHOLE, hash[w - 1]);
        if (entity) return entity;
        uint64_t full = vocabulary_full_name(joiner->vocabulary, hash[w - 1]);
        uint64_t classes = w > 1 ? vocabulary_classes(joiner->vocabulary, hash[w - 1]) : tokens[i].classes;
        if (w == 1 && tokens[i].size < 4) continue;
        if (!(classes & (CLASS_PLACE | CLASS_ORGANIZATION))) continue;
        enum name_kind kind = classes & CLASS_PLACE ? NAME_PLACE : NAME_ORGANIZATION;
        return own(joiner->names, KEY_WHOLE, full, &(struct name_piece){.kind = kind});
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
        status =
            piece->flags & PIECE_LOOSE ? add_loose(joiner, piece) : add_piece(joiner, piece, (uint32_t)i);
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
    if (names->entities.count == 0) return STATUS_OK;
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
    const struct name_mention *from = names->mentions.items;
    for (size_t count = names->mentions.count; count > 0;) {
        size_t half = (count + 1) / 2;
        from += half & -(size_t)(from[half - 1].end <= token); /* no branch: half of them are guessed wrong */
        count -= half;
    }
    return (size_t)(from - names->mentions.items);
}
