/*
 * mention_names.c - the person, or organisation, that a mention beside a quotation stands for, by names
 * alone
 *
 * A name is asked of names.h, which joins "Voss" to "Ina Voss". Capitals that no list knows are a name as
 * they stand when there are two or more of them, for somebody says something by them.
 */
#include "extract/mention_names.h"

enum {
    NAMES_BACK = 60,    /* mentions that are asked for a pronoun */
    SENTENCES_BACK = 8, /* and how far back */
    SPEAKER_BACK = 3,   /* sentences to the speaker of the quotation before */
};

struct resolver {
    const struct attribution *last; /* of the quotation before, or NULL */
    const struct tokens *tokens;
    const struct names *names;
};

static const struct name_entity *entity_of(const struct resolver *resolver,
                                           const struct name_mention *mention) {
    return &resolver->names->entities.items[mention->entity];
}

static void set_person(const struct resolver *resolver, struct attribution *by,
                       const struct name_mention *mention, enum person_rule rule) {
    const struct name_mention *fullest =
        &resolver->names->mentions.items[entity_of(resolver, mention)->fullest];
    by->person = tokens_span(resolver->tokens, fullest->first, fullest->end - 1);
    by->person_rule = rule;
    bool shorter = mention->end - mention->first < fullest->end - fullest->first;
    if (rule == PERSON_FULL && shorter) by->person_rule = PERSON_SURNAME;
}

/* True for what an office is of, which is nobody's name: "el ministro del Interior", "der Sprecher der
 * Polizei". */
static bool is_of_office(const struct resolver *resolver, const struct attribution *by,
                         const struct name_mention *mention) {
    const struct token *items = resolver->tokens->items;
    if (!(items[by->mention].classes & CLASS_DETERMINER)) return false;
    bool of = false;
    for (size_t i = by->mention + 1; i < mention->first; i++) of = of || items[i].classes & CLASS_OF;
    bool german = resolver->tokens->language == LANGUAGE_DE; /* whose "der" says whose, too */
    bool titled = german && items[mention->first].classes & CLASS_TITLE;
    return of || (titled && mention->first + 1 < mention->end &&
                  items[mention->first + 1].classes & CLASS_DETERMINER);
}

/* True for a mention of several: "Ida Voss und Jan Kerr". */
static bool is_several(const struct resolver *resolver, const struct attribution *by) {
    const struct token *items = resolver->tokens->items;
    for (size_t i = by->mention + 1; i + 1 < by->mention_end; i++)
        if (items[i].classes & CLASS_CONJUNCTION && !(items[i].flags & TOKEN_CAPITAL)) return true;
    return false;
}

/* The last name within the mention that ends with it; NULL for none. */
static const struct name_mention *name_within(const struct resolver *resolver, const struct attribution *by) {
    const struct names *names = resolver->names;
    size_t n = names_from(names, by->mention_end - 1);
    if (n >= names->mentions.count) return NULL;
    const struct name_mention *mention = &names->mentions.items[n];
    if (mention->first >= by->mention_end || mention->end != by->mention_end) return NULL;
    return is_of_office(resolver, by, mention) ? NULL : mention;
}

static bool fits(const struct resolver *resolver, const struct name_mention *mention,
                 enum name_gender gender) {
    const struct name_entity *entity = entity_of(resolver, mention);
    return entity->kind == NAME_PERSON && (entity->gender == gender || entity->gender == GENDER_UNKNOWN);
}

/* The last person of a gender before a token; NULL for none in reach. */
static const struct name_mention *person_before(const struct resolver *resolver, size_t token,
                                                enum name_gender gender) {
    const struct names *names = resolver->names;
    size_t sentence = resolver->tokens->items[token].sentence;
    for (size_t n = names_from(names, token), steps = 0; n > 0 && steps < NAMES_BACK; n--, steps++) {
        const struct name_mention *mention = &names->mentions.items[n - 1];
        if (resolver->tokens->items[mention->first].sentence + SENTENCES_BACK < sentence) break;
        if (fits(resolver, mention, gender)) return mention;
    }
    return NULL;
}

/* The only person of a gender in the text; NULL when there are more, or none. */
static const struct name_mention *only_person(const struct resolver *resolver, enum name_gender gender) {
    const struct names *names = resolver->names;
    const struct name_mention *found = NULL;
    if (names->mentions.count > NAMES_BACK) return NULL;
    for (size_t n = 0; n < names->mentions.count; n++) {
        const struct name_mention *mention = &names->mentions.items[n];
        if (!fits(resolver, mention, gender)) continue;
        if (found && found->entity != mention->entity) return NULL;
        found = mention;
    }
    return found;
}

/* True when the speaker of the quotation before, not far back, may be whom a pronoun of this gender stands
 * for: not "il" for whom "elle" stood there. */
static bool spoke_before(const struct resolver *resolver, const struct attribution *by,
                         enum name_gender gender) {
    const struct attribution *last = resolver->last;
    if (!last || !last->person.size || last->mention > by->mention) return false;
    const struct token *items = resolver->tokens->items;
    if (items[last->mention].sentence + SPEAKER_BACK < items[by->mention].sentence) return false;
    const uint64_t same = gender == GENDER_MALE ? CLASS_MALE : CLASS_FEMALE;
    if (last->person_rule == PERSON_PRONOUN) return items[last->mention].classes & same;
    const struct name_mention *mention = name_within(resolver, last);
    return !mention || fits(resolver, mention, gender);
}

static void resolve_pronoun(const struct resolver *resolver, struct attribution *by, uint64_t classes) {
    if (!(classes & (CLASS_MALE | CLASS_FEMALE))) return;
    enum name_gender gender = classes & CLASS_MALE ? GENDER_MALE : GENDER_FEMALE;
    if (spoke_before(resolver, by, gender)) {
        by->person = resolver->last->person;
        by->person_rule = PERSON_PRONOUN;
        return;
    }
    const struct name_mention *mention = person_before(resolver, by->mention, gender);
    if (!mention) mention = only_person(resolver, gender);
    if (mention) set_person(resolver, by, mention, PERSON_PRONOUN);
}

/* True when the mention is two capitals or more. */
static bool is_capitals(const struct resolver *resolver, const struct attribution *by) {
    const struct token *first = &resolver->tokens->items[by->mention];
    const struct token *last = &resolver->tokens->items[by->mention_end - 1];
    return first < last && first->flags & last->flags & TOKEN_CAPITAL && !(first->classes & CLASS_DETERMINER);
}

/* Where the name begins in capitals that no list knows. German titles have capitals as well: of three words
 * the last two are taken, two may be title and surname. */
static size_t title_end(const struct resolver *resolver, const struct attribution *by) {
    if (resolver->tokens->language != LANGUAGE_DE) return by->mention;
    return by->mention_end - by->mention > 2 ? by->mention_end - 2 : by->mention_end;
}

static void resolve(const struct resolver *resolver, struct attribution *by) {
    uint64_t classes = resolver->tokens->items[by->mention].classes;
    const struct name_mention *mention = name_within(resolver, by);
    if (is_several(resolver, by)) return;
    if (classes & CLASS_PERSONAL && by->mention_end - by->mention == 1) {
        resolve_pronoun(resolver, by, classes);
    } else if (mention) {
        set_person(resolver, by, mention, PERSON_FULL);
    } else if (is_capitals(resolver, by)) {
        size_t first = title_end(resolver, by);
        if (first + 1 < by->mention_end) {
            by->person = tokens_span(resolver->tokens, first, by->mention_end - 1);
            by->person_rule = PERSON_FULL;
        }
    }
}

void mention_names(struct quotes *quotes, const struct tokens *tokens, const struct names *names) {
    struct resolver resolver = {NULL, tokens, names};
    for (size_t i = 0; i < quotes->count; i++) {
        struct attribution *by = &quotes->items[i].by;
        if (!by->rule) continue;
        resolve(&resolver, by);
        resolver.last = by;
    }
}
