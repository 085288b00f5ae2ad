/*
 * pronoun.c - whom "he" or "she" beside a quotation stands for
 *
 * The people of the last sentences are weighed: who is a subject, who begins a sentence, who spoke last, how
 * far back it is. Voss wins in "Jon Voss met the son of Ian Kerr. He said", Kerr where "Ian Kerr arrived." is
 * between.
 */
#include "extract/pronoun.h"

enum {
    SENTENCES_BACK = 8,
    ITEMS_BACK = 400,
    NAMESAKES = 200, /* entities among which another of the surname is looked for */
};

/* In tenths: chosen on 1,696 pronouns of the training set. */
enum {
    WEIGHT_SUBJECT = 15,
    WEIGHT_FIRST = 10,
    WEIGHT_SENTENCE = -15,
    WEIGHT_SPOKEN = 3,
    WEIGHT_LAST_SPEAKER = 4,
    WEIGHT_UNKNOWN_GENDER = -7,
    WEIGHT_KIN = -8,
    WEIGHT_AGAIN = 20, /* who spoke last, where it was said so */
    WEIGHT_CHAIN = 33, /* and of whom a sentence between says "he": as a subject that begins one */
    CHAIN_BROKEN = 99, /* sentences: somebody else was named between */
    WEIGHT_MOST = 33,  /* without those for sentences */
    WEIGHT_NONE = -55, /* who fits no better is not meant */
};

/* Where the title of a name begins, "the" and all: "the former Russian President Ida Voss". */
static size_t titled_first(const struct speech_items *items, size_t first) {
    enum { TITLE_ITEMS = 10 };
    const uint64_t title = CLASS_TITLE | CLASS_TITLE_PART | CLASS_DEMONYM | CLASS_NO_NAME;
    bool passed = false;
    for (size_t n = 0; n < TITLE_ITEMS && !item_ends_sentence(items, first - 1); n++, first--) {
        bool dotted = item_mark(items, first - 1) == '.' && item_flags(items, first - 1) & TOKEN_GLUED;
        bool short_form = dotted || item_mark(items, first) == '.';
        bool titled = item_classes(items, first - 1) & title;
        bool office = passed && item_is_capital(items, first - 1); /* "Harbour Board chairman Ida Voss" */
        if (!dotted && !short_form && !titled && !office) break;
        passed = passed || titled;
    }
    bool the = item_classes(items, first - 1) & CLASS_DETERMINER;
    return first - (the && !item_ends_sentence(items, first - 1));
}

/* Where the names begin that an "and" joins to the one at item `first`: "Kerr, Lind and Voss". */
static size_t joined_first(const struct speech_items *items, size_t first) {
    enum { JOINED_ITEMS = 12 };
    if (!item_is(items, first - 1, "and")) return first;
    for (size_t n = 0; n < JOINED_ITEMS && !item_ends_sentence(items, first - 1); n++, first--) {
        char mark = item_mark(items, first - 1);
        if (mark != ',' && mark != '.' && !item_is_capital(items, first - 1) &&
            !item_is(items, first - 1, "and"))
            break;
    }
    return first;
}

/* Past "of Ostrel" behind a name that a comma follows. */
static size_t skip_origin(const struct speech_items *items, size_t end) {
    size_t i = end + 1;
    if (!(item_classes(items, end) & CLASS_PREPOSITION) || !item_among(items, end, "of from")) return end;
    while (item_is_capital(items, i) && i < end + 4) i++;
    return item_mark(items, i) == ',' ? i : end;
}

/* True for a name, with its title, that begins the sentence or follows what leads into it: "At noon, Mayor
 * Voss". */
static bool begins_sentence(const struct speech_items *items, size_t first, size_t end) {
    size_t opening = sentence_first(items, first), begin = titled_first(items, first);
    if (first - opening <= 2 || begin <= opening) return true;
    if (item_is_possessive(items, end)) return false;
    if (item_mark(items, begin - 1) != ',' ||
        !(item_classes(items, opening) & (CLASS_PREPOSITION | CLASS_SUBORDINATOR)))
        return false;
    for (size_t i = opening; i + 1 < begin; i++)
        if (item_mark(items, i) == ',') return false;
    return true;
}

/* True for a name that does what the verb behind it says. */
static bool is_subject(const struct person_resolver *resolver, size_t first, size_t end) {
    const struct speech_items *items = resolver->items;
    size_t begin = joined_first(items, titled_first(items, first));
    bool tied = item_classes(items, begin - 1) & CLASS_PREPOSITION;
    if (tied && !item_is(items, end + 1, "who")) return false;
    if (item_is_possessive(items, end)) return false;
    end = skip_origin(items, end);
    size_t i = end + item_is_adverb(items, end);
    uint64_t verb = CLASS_AUXILIARY | CLASS_FINITE | CLASS_SAYS | CLASS_ABOUT | CLASS_HOLDS;
    if (item_classes(items, i) & verb || item_mark(items, i) == ',' || item_mark(items, i) == '(')
        return true;
    return item_is_participle(items, i) && !item_is_ing(items, i);
}

/* True for "her daughter Ida Voss", beside whose daughter she is. */
static bool is_kin(const struct speech_items *items, size_t first) {
    return first > 1 && item_classes(items, first - 1) & CLASS_KIN &&
           item_classes(items, first - 2) & CLASS_POSSESSIVE;
}

/* How well a mention that begins with item `first`, `sentences` back, fits a pronoun. */
static int weigh(const struct person_resolver *resolver, const struct name_mention *mention, size_t first,
                 int sentences) {
    size_t end = first + (mention->end - mention->first);
    int weight = WEIGHT_SENTENCE * sentences;
    if (is_subject(resolver, first, end)) weight += WEIGHT_SUBJECT;
    if (begins_sentence(resolver->items, first, end)) weight += WEIGHT_FIRST;
    if (resolver->spoken[mention->entity]) weight += WEIGHT_SPOKEN;
    if (mention->entity == resolver->last_speaker) weight += WEIGHT_LAST_SPEAKER;
    if (resolver->names->entities.items[mention->entity].gender == GENDER_UNKNOWN)
        weight += WEIGHT_UNKNOWN_GENDER;
    if (is_kin(resolver->items, first)) weight += WEIGHT_KIN;
    return weight;
}

/* True for whom a pronoun of a gender can stand for; a name of unknown kind that speaks is somebody. */
static bool fits(const struct person_resolver *resolver, uint32_t number, enum name_gender gender) {
    const struct name_entity *entity = &resolver->names->entities.items[number];
    bool person = entity->kind == NAME_PERSON || (entity->kind == NAME_UNKNOWN && resolver->spoken[number]);
    return person && (entity->gender == gender || entity->gender == GENDER_UNKNOWN);
}

bool pronoun_may_mean(const struct person_resolver *resolver, const struct name_mention *mention) {
    enum { TOLD_TOKENS = 30, ROLE_TOKENS = 7 };
    const struct tokens *tokens = resolver->items->tokens;
    size_t i = mention->end + 1, end = tokens->sentences.items[tokens->items[mention->first].sentence].end;
    if (mention->end - mention->first < 2 || i >= end || !resolver_is_mark(resolver, mention->end, ','))
        return false;
    bool role = false, told = resolver_token(resolver, i)->classes & CLASS_DETERMINER;
    if (mention->first > 0 && resolver_token(resolver, mention->first - 1)->classes & CLASS_PREPOSITION)
        return false;
    for (size_t n = 0; i + 1 < end && n < TOLD_TOKENS; i++, n++) {
        const struct token *token = resolver_token(resolver, i);
        if (told && token->classes & (CLASS_FINITE | CLASS_AUXILIARY)) return false; /* a clause of its own */
        told = told && !(token->classes & (CLASS_PREPOSITION | CLASS_CONJUNCTION));
        role = role || (told && n < ROLE_TOKENS && token->classes & CLASS_TITLE);
        if (!resolver_is_mark(resolver, i, ',')) continue;
        return role || (token[1].classes & CLASS_SAYS && !(token[1].classes & CLASS_GERUND));
    }
    return false;
}

/* The entity that a mention stands for beside a pronoun of this gender: Ida for the "Voss" of "Voss spoke.
 * She", whoever has the surname else; NO_ENTITY for none. */
static uint32_t entity_of_gender(const struct person_resolver *resolver, size_t n, enum name_gender gender) {
    const struct names *names = resolver->names;
    const struct name_mention *mention = &names->mentions.items[n];
    if (fits(resolver, mention->entity, gender)) return mention->entity;
    if (names->entities.items[mention->entity].kind != NAME_PERSON || mention->end - mention->first > 1)
        return NO_ENTITY;
    for (uint32_t i = 0; i < names->entities.count && i < NAMESAKES; i++) {
        const struct name_entity *entity = &names->entities.items[i];
        if (entity->kind == NAME_PERSON && entity->gender == gender &&
            resolver_last_word(resolver, entity->fullest) == resolver_last_word(resolver, n))
            return i;
    }
    return NO_ENTITY;
}

/* The item of the "Asked" that opens the sentence of the pronoun, which is who was asked and none of whom he
 * was asked about: "When asked about Voss, he said"; NO_ITEM for none. */
static size_t opening_question(const struct speech_items *items, size_t pronoun) {
    size_t i = sentence_first(items, pronoun);
    i += (item_classes(items, i) & CLASS_SUBORDINATOR) != 0;
    bool asked = i < pronoun && item_classes(items, i) & CLASS_PAST;
    return asked && item_among(items, i, "asked questioned pressed") ? i : NO_ITEM;
}

/* True when who stands `sentences` back, or further, can weigh no more than `weight`. */
static bool is_decided(int weight, int sentences, int chain) {
    bool chained = chain >= 0 && chain < CHAIN_BROKEN;
    return !chained && WEIGHT_MOST + WEIGHT_SENTENCE * sentences <= weight;
}

uint32_t pronoun_person(const struct person_resolver *resolver, size_t pronoun, enum name_gender gender) {
    const struct speech_items *items = resolver->items;
    const struct names *names = resolver->names;
    uint32_t best = NO_ENTITY;
    int weight = WEIGHT_NONE, sentences = 0, chain = -1;
    size_t n = names_from(names, items->items[pronoun].token);
    const char *same = gender == GENDER_MALE ? "he" : "she";
    size_t question = opening_question(items, pronoun);
    for (size_t i = pronoun, steps = 0; i-- > 0 && steps < ITEMS_BACK; steps++) {
        sentences += item_ends_sentence(items, i);
        if (sentences > SENTENCES_BACK || is_decided(weight, sentences, chain)) break;
        if (chain < 0 && item_is(items, i, same) && item_ends_sentence(items, i - 1)) chain = sentences;
        bool again = i == resolver->last_mention && fits(resolver, resolver->last_speaker, gender);
        bool chained = again && chain >= 0 && chain < CHAIN_BROKEN;
        int this =
            chained ? WEIGHT_CHAIN + WEIGHT_SENTENCE * chain : WEIGHT_AGAIN + WEIGHT_SENTENCE * sentences;
        if (again && this > weight) {
            best = resolver->last_speaker;
            weight = this;
        }
        while (n > 0 && names->mentions.items[n - 1].first > items->items[i].token) n--;
        if (!n || names->mentions.items[n - 1].first != items->items[i].token || item_is_quote(items, i))
            continue;
        uint32_t entity = entity_of_gender(resolver, n - 1, gender);
        if (entity == NO_ENTITY || (question != NO_ITEM && i > question)) continue;
        if (chain >= 0 && entity != resolver->last_speaker) chain = CHAIN_BROKEN;
        this = weigh(resolver, &names->mentions.items[n - 1], i, sentences);
        if (this > weight) {
            best = entity;
            weight = this;
        }
    }
    return best;
}
