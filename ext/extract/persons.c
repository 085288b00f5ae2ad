/*
 * persons.c - which person, or organisation, a mention beside a quotation stands for
 *
 * A name is asked of names.h, which joins "Voss" to "Ida Voss"; a pronoun of pronoun.h. A role is whose
 * title it is; several, and groups, are nobody.
 */
#include "extract/persons.h"
#include "extract/pronoun.h"

enum {
    SAME_MENTION = 3,  /* quotations back to one with the same mention */
    TITLES_BACK = 300, /* mentions whose titles are compared */
};

/* True at the "of" within an office whose holder is named behind it: "Secretary of State Ida Voss"; not for
 * that of "the son of Mayor Ida Voss". */
static bool is_within_office(const struct person_resolver *resolver, const struct attribution *by,
                             size_t of) {
    const struct names *names = resolver->names;
    size_t n = names_from(names, by->mention_end - 1);
    if (!(resolver_token(resolver, of - 1)->classes & CLASS_TITLE) || n == names->mentions.count)
        return false;
    const struct name_mention *mention = &names->mentions.items[n];
    bool titled = mention->title < mention->first;
    const struct token *before = resolver_token(resolver, titled ? of - 1 : mention->first - 1);
    bool holder = mention->end == by->mention_end && mention->title > of + 1;
    return holder && before->flags & TOKEN_CAPITAL &&
           names->entities.items[mention->entity].kind == NAME_PERSON;
}

/* Where the head of a mention ends: before a bracket, a comma, or "of Ostrel". */
static size_t head_end(const struct person_resolver *resolver, const struct attribution *by) {
    size_t i = by->mention;
    while (i < by->mention_end) {
        size_t n = names_from(resolver->names, i);
        const struct name_mention *mention = &resolver->names->mentions.items[n];
        bool named =
            n < resolver->names->mentions.count && mention->first <= i && mention->end <= by->mention_end;
        if (named) {
            i = mention->end;
            continue;
        }
        if (resolver_is_mark(resolver, i, '(') || resolver_is_mark(resolver, i, ',')) break;
        if (i > by->mention && resolver_token(resolver, i)->classes & CLASS_PREPOSITION) {
            if (is_within_office(resolver, by, i)) return by->mention_end;
            break;
        }
        i++;
    }
    return i;
}

/* The name that is the head of a mention: the Voss of "Mayor Ida Voss of Ostrel", not that of "Voss's
 * lawyer"; the number of mentions for none. */
static size_t head_name(const struct person_resolver *resolver, const struct attribution *by) {
    const struct names *names = resolver->names;
    size_t end = head_end(resolver, by);
    if (end == by->mention) return names->mentions.count;
    size_t n = names_from(names, end - 1);
    bool there = n < names->mentions.count && names->mentions.items[n].first < end &&
                 names->mentions.items[n].end == end;
    return there ? n : names->mentions.count;
}

static bool begins_with_the(const struct person_resolver *resolver, size_t i) {
    struct span word = token_text(resolver->items->tokens, i);
    return word.size == 3 && (word.data[0] | 0x20) == 't' && word.data[1] == 'h' && word.data[2] == 'e';
}

static bool joins(const struct person_resolver *resolver, size_t i) {
    return span_equal(token_text(resolver->items->tokens, i), span_of("and"));
}

/* The comma that ends what belongs to a mention: "the spokesman for the board," or 0. */
static size_t comma_behind(const struct person_resolver *resolver, size_t i) {
    enum { TAIL_TOKENS = 12 };
    const struct tokens *tokens = resolver->items->tokens;
    for (size_t n = 0; i + 1 < tokens->count && n < TAIL_TOKENS; i++, n++) {
        uint64_t verb = CLASS_AUXILIARY | CLASS_FINITE | CLASS_SAYS | CLASS_PRONOUN | CLASS_CONJUNCTION;
        if (resolver_is_mark(resolver, i, ',')) return i;
        bool office = !n && joins(resolver, i) && !(resolver_token(resolver, i + 1)->flags & TOKEN_CAPITAL) &&
                      !(resolver_token(resolver, i + 1)->classes & CLASS_DETERMINER);
        if (office) continue;
        bool tied = n || resolver_token(resolver, i)->classes & CLASS_PREPOSITION;
        if (!tied || !(resolver_token(resolver, i)->flags & TOKEN_WORD) ||
            resolver_token(resolver, i)->classes & verb)
            break;
    }
    return 0;
}

/* The name at token i or behind a title there: "former Sen. Ida Voss"; the number of mentions for none. */
static size_t name_at(const struct person_resolver *resolver, size_t i) {
    enum { TITLE_TOKENS = 5 };
    const struct names *names = resolver->names;
    size_t n = names_from(names, i), none = names->mentions.count;
    if (n == none || names->mentions.items[n].first > i + TITLE_TOKENS) return none;
    for (size_t k = i; k < names->mentions.items[n].first; k++) {
        bool title = resolver_token(resolver, k)->classes & (CLASS_TITLE | CLASS_TITLE_PART);
        if (!title && !resolver_is_mark(resolver, k, '.')) return none;
    }
    return n;
}

/* True where a name that ends before token i is all that stands there: not the Kerr of "Kerr's wife", "Kerr
 * and Voss", "Kerr is". */
static bool ends_apposition(const struct person_resolver *resolver, size_t i) {
    if (i >= resolver->items->tokens->count) return true;
    const struct token *token = resolver_token(resolver, i);
    if (token->flags & TOKEN_POSSESSIVE) return false;
    return !(token->flags & TOKEN_WORD) || token->classes & (CLASS_PREPOSITION | CLASS_DAY | CLASS_SAYS);
}

/* True for a mention that ends with a name; not for "the top Republican". */
static bool ends_in_name(const struct person_resolver *resolver, const struct attribution *by, size_t end) {
    if (!(resolver_token(resolver, end - 1)->flags & TOKEN_CAPITAL)) return false;
    if (resolver_token(resolver, end - 1)->classes & CLASS_INDEFINITE) return false; /* "One of the guards" */
    bool one = end < by->mention + 2 || !(resolver_token(resolver, end - 2)->flags & TOKEN_CAPITAL);
    uint64_t classes = resolver_token(resolver, end - 1)->classes;
    bool office = classes & CLASS_TITLE && end > by->mention + 1; /* "the board's CEO" */
    return !(one && (office || (classes & CLASS_DEMONYM && begins_with_the(resolver, by->mention))));
}

/* True for a name behind a comma that may be somebody's: a person's, or one of several words that no list
 * knows, right behind "the prefect"; one word will do behind "his father". */
static bool is_apposed(const struct person_resolver *resolver, const struct attribution *by, size_t n,
                       size_t comma) {
    const struct name_mention *mention = &resolver->names->mentions.items[n];
    enum name_kind kind = resolver->names->entities.items[mention->entity].kind;
    bool beside =
        comma == by->mention_end && mention->first == comma + 1 &&
        (mention->end > comma + 2 || resolver_token(resolver, by->mention)->classes & CLASS_POSSESSIVE);
    return kind == NAME_PERSON || (kind == NAME_UNKNOWN && beside);
}

/* The person that is named behind a mention: the Kerr of "the chairman of the board, Jon Kerr,". */
static size_t apposed_name(const struct person_resolver *resolver, const struct attribution *by) {
    const struct names *names = resolver->names;
    size_t comma = comma_behind(resolver, by->mention_end), none = names->mentions.count;
    size_t end = head_end(resolver, by);
    if (!comma || end == by->mention || ends_in_name(resolver, by, end)) return none;
    if (resolver_token(resolver, by->mention)->classes & CLASS_PRONOUN) return none;
    size_t n = name_at(resolver, comma + 1);
    if (n == none || !is_apposed(resolver, by, n, comma)) return none;
    return ends_apposition(resolver, names->mentions.items[n].end) ? n : none;
}

/* True for the "and" between two offices of one person: "radio and television host Ida Voss". A name stands
 * behind the second office, and the first is one thing: "the officials and mayor Ida Voss" are several. */
static bool joins_offices(const struct person_resolver *resolver, const struct attribution *by,
                          size_t joint) {
    const struct token *office = resolver_token(resolver, joint - 1);
    struct span word = token_text(resolver->items->tokens, joint - 1);
    if ((office->flags & (TOKEN_WORD | TOKEN_CAPITAL)) != TOKEN_WORD || word.data[word.size - 1] == 's')
        return false;
    if (resolver_token(resolver, joint + 1)->classes & CLASS_DETERMINER) return false;
    size_t n = head_name(resolver, by);
    return n < resolver->names->mentions.count && resolver->names->mentions.items[n].first > joint + 1;
}

/* True for the "and" within what an office is for: "Health and Human Services Secretary Ida Voss". */
static bool joins_fields(const struct person_resolver *resolver, const struct attribution *by, size_t joint) {
    const struct names *names = resolver->names;
    size_t n = head_name(resolver, by);
    bool field = resolver_token(resolver, joint - 1)->classes & CLASS_TITLE_PART;
    return field && n < names->mentions.count && names->mentions.items[n].first > joint + 2 &&
           names->entities.items[names->mentions.items[n].entity].kind == NAME_PERSON;
}

/* True for a mention of several: an "and" that is in no name, nor between offices of one: "mayor and
 * author". */
static bool is_several(const struct person_resolver *resolver, const struct attribution *by) {
    const struct names *names = resolver->names;
    bool somebody = resolver_token(resolver, by->mention)->classes & CLASS_DETERMINER;
    for (size_t i = by->mention; i + 1 < by->mention_end; i++) {
        somebody = somebody || resolver_token(resolver, i)->flags & TOKEN_CAPITAL;
        if (!somebody || !joins(resolver, i) || joins_offices(resolver, by, i) ||
            joins_fields(resolver, by, i))
            continue;
        size_t n = names_from(names, i);
        if (n == names->mentions.count || names->mentions.items[n].first > i) return true;
    }
    return false;
}

/* The name that ends as a mention does that is no name for names.h: "Voss" at the start of a sentence. */
static size_t namesake(const struct person_resolver *resolver, const struct attribution *by) {
    const struct names *names = resolver->names;
    size_t end = head_end(resolver, by);
    if (end == by->mention || !(resolver_token(resolver, end - 1)->flags & TOKEN_CAPITAL))
        return names->mentions.count;
    size_t n = 0;
    while (n < names->mentions.count && n < TITLES_BACK &&
           resolver_last_word(resolver, n) != resolver_token(resolver, end - 1)->hash)
        n++;
    return n < TITLES_BACK ? n : names->mentions.count;
}

static struct span mention_text(const struct person_resolver *resolver, size_t n) {
    const struct name_mention *mention = &resolver->names->mentions.items[n];
    return tokens_span(resolver->items->tokens, mention->first, mention->end - 1);
}

/* Where the name begins in words that no list knows, behind what is a title for sure: "Ostrel Police Chief
 * Voss". */
static size_t behind_titles(const struct person_resolver *resolver, size_t first, size_t end) {
    for (size_t i = end - 1; i > first; i--)
        if (resolver_token(resolver, i - 1)->classes & CLASS_TITLE)
            return i + resolver_is_mark(resolver, i, '.');
    return first;
}

static void set_person(const struct person_resolver *resolver, struct attribution *by, uint32_t entity,
                       enum person_rule rule) {
    const struct name_entity *named = &resolver->names->entities.items[entity];
    const struct name_mention *mention = &resolver->names->mentions.items[named->fullest];
    size_t first = mention->first;
    if (named->kind == NAME_UNKNOWN) first = behind_titles(resolver, first, mention->end);
    by->person = tokens_span(resolver->items->tokens, first, mention->end - 1);
    by->person_rule = rule;
}

/* True for "a Republican", "another Ostrel Democrat", "the Norwegian": somebody, but no name. */
static bool is_one_of_them(const struct person_resolver *resolver, const struct attribution *by) {
    size_t end = head_end(resolver, by);
    if (end < by->mention + 2 || !(resolver_token(resolver, by->mention)->classes & CLASS_DETERMINER))
        return false;
    struct span last = token_text(resolver->items->tokens, end - 1);
    return resolver_token(resolver, end - 1)->classes & (CLASS_DEMONYM | CLASS_TITLE) &&
           last.data[last.size - 1] != 's';
}

/* True for several people who are told by what they are, whatever capital they have: "Critics", "Members". */
static bool is_group(const struct person_resolver *resolver, const struct attribution *by) {
    size_t end = head_end(resolver, by);
    if (end != by->mention + 1) return false;
    struct span word = token_text(resolver->items->tokens, by->mention);
    uint64_t classes = resolver_token(resolver, by->mention)->classes;
    return classes & CLASS_GROUP || (classes & CLASS_DEMONYM && word.data[word.size - 1] == 's');
}

/* The capitalised words that a mention ends with, where names.h knows none of them. */
static struct span unlisted_name(const struct person_resolver *resolver, const struct attribution *by) {
    size_t end = head_end(resolver, by), first = end;
    while (first > by->mention && resolver_token(resolver, first - 1)->flags & TOKEN_CAPITAL) first--;
    first += first + 1 < end && resolver_token(resolver, first)->classes & CLASS_DETERMINER;
    uint64_t small = CLASS_PRONOUN | CLASS_INDEFINITE | CLASS_DETERMINER | CLASS_ADVERB | CLASS_CONJUNCTION;
    if (first < end && resolver_token(resolver, end - 1)->classes & small) return (struct span){NULL, 0};
    if (is_one_of_them(resolver, by)) return (struct span){NULL, 0};
    bool office =
        first + 1 == end && end < by->mention_end && resolver_token(resolver, first)->classes & CLASS_TITLE;
    if (first == end || office) return (struct span){NULL, 0}; /* "Mayor of Ostrel" */
    return tokens_span(resolver->items->tokens, behind_titles(resolver, first, end), end - 1);
}

static bool resolve_name(struct person_resolver *resolver, struct attribution *by, uint32_t *entity) {
    const struct names *names = resolver->names;
    size_t n = apposed_name(resolver, by);
    if (n == names->mentions.count) {
        n = head_name(resolver, by);
        bool person = n < names->mentions.count &&
                      names->entities.items[names->mentions.items[n].entity].kind == NAME_PERSON;
        if (!person && is_one_of_them(resolver, by)) return false;
    }
    if (n == resolver->names->mentions.count) n = namesake(resolver, by);
    if (n == resolver->names->mentions.count) return false;
    *entity = resolver->names->mentions.items[n].entity;
    set_person(resolver, by, *entity, PERSON_FULL);
    if (mention_text(resolver, n).size < by->person.size) by->person_rule = PERSON_SURNAME;
    return true;
}

/* The item of a token outside quotations. */
static size_t item_of(const struct speech_items *items, size_t token) {
    size_t low = 0, high = items->count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (items->items[middle].token <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool resolve_pronoun(struct person_resolver *resolver, struct attribution *by, uint32_t *entity) {
    size_t item = item_of(resolver->items, by->mention);
    bool he = item_is(resolver->items, item, "he"), she = item_is(resolver->items, item, "she");
    if (by->mention_end - by->mention != 1 || (!he && !she)) return false;
    *entity = pronoun_person(resolver, item, he ? GENDER_MALE : GENDER_FEMALE);
    if (*entity == NO_ENTITY) return false;
    set_person(resolver, by, *entity, PERSON_PRONOUN);
    return true;
}

/* True when token `title` is the word of token `role`, or its abbreviation: Sen. and senator. */
static bool same_role(const struct person_resolver *resolver, size_t title, size_t role) {
    const struct token *a = resolver_token(resolver, title), *b = resolver_token(resolver, role);
    if (a->flags & TOKEN_WORD) return a->hash == b->hash;
    if (!resolver_is_mark(resolver, title, '.') || !title) return false;
    struct span short_form = token_text(resolver->items->tokens, title - 1);
    struct span word = token_text(resolver->items->tokens, role);
    if (short_form.size < 3 || short_form.size >= word.size) return false;
    for (size_t i = 0; i < short_form.size; i++)
        if ((short_form.data[i] | 0x20) != (word.data[i] | 0x20)) return false;
    return true;
}

/* "the mayor": the one person who has it as a title before the name: Mayor Voss; the mayor, Ida Voss. */
static bool resolve_role(struct person_resolver *resolver, struct attribution *by, uint32_t *entity) {
    const struct names *names = resolver->names;
    size_t end = head_end(resolver, by), count = 0;
    if (end <= by->mention + 1 || !begins_with_the(resolver, by->mention)) return false;
    const struct token *role = resolver_token(resolver, end - 1);
    bool party = role->classes & CLASS_DEMONYM;
    if (role->flags & TOKEN_CAPITAL && (party || !(role->classes & CLASS_TITLE))) return false;
    for (size_t n = 0; n < names->mentions.count && n < TITLES_BACK; n++) {
        const struct name_mention *mention = &names->mentions.items[n];
        if (!mention->first || names->entities.items[mention->entity].kind != NAME_PERSON) continue;
        size_t title = mention->first - 1;
        bool comma = title && resolver_is_mark(resolver, title, ',');
        if (comma && !ends_apposition(resolver, mention->end)) continue;
        title -= comma;
        if (!same_role(resolver, title, end - 1)) continue;
        count += !count || mention->entity != *entity;
        *entity = mention->entity;
    }
    if (count != 1) return false;
    set_person(resolver, by, *entity, PERSON_ROLE);
    return true;
}

/* The two people whom the last sentence before a token that names several names, in its order; false for
 * none, or more. */
static bool last_two(const struct person_resolver *resolver, size_t token, uint32_t two[2]) {
    enum { SENTENCES = 3, MENTIONS = 40 };
    const struct names *names = resolver->names;
    size_t count = 0, n = names_from(names, token), sentence = resolver_token(resolver, token)->sentence;
    for (size_t back = 0; n > 0 && back < MENTIONS && count < 3; back++, n--) {
        const struct name_mention *mention = &names->mentions.items[n - 1];
        size_t other = resolver_token(resolver, mention->first)->sentence;
        if (other + SENTENCES < resolver_token(resolver, token)->sentence) break;
        if (names->entities.items[mention->entity].kind != NAME_PERSON) continue;
        if (other != sentence && count > 1) break;
        if (other != sentence) count = 0;
        sentence = other;
        if (count && (two[0] == mention->entity || two[1] == mention->entity)) continue;
        if (count < 2) two[1] = count ? two[1] : mention->entity;
        two[0] = mention->entity;
        count++;
    }
    return count == 2;
}

/* "the former", "the latter" of two who were named together. */
static bool resolve_ordinal(const struct person_resolver *resolver, struct attribution *by,
                            uint32_t *entity) {
    struct span word = token_text(resolver->items->tokens, by->mention_end - 1);
    bool former = span_equal(word, span_of("former")), latter = span_equal(word, span_of("latter"));
    uint32_t two[2] = {0, 0};
    if (by->mention_end != by->mention + 2 || !(former || latter)) return false;
    if (!begins_with_the(resolver, by->mention) || !last_two(resolver, by->mention, two)) return false;
    *entity = two[latter];
    set_person(resolver, by, *entity, PERSON_ROLE);
    return true;
}

static enum status forget_speakers(struct persons *persons, size_t count) {
    persons->spoken.count = 0;
    if (count > persons->spoken.capacity &&
        vector_grow((void **)&persons->spoken.items, &persons->spoken.capacity, count,
                    sizeof *persons->spoken.items))
        return STATUS_NOMEM;
    persons->spoken.count = count;
    if (count) memset(persons->spoken.items, 0, count * sizeof *persons->spoken.items);
    return STATUS_OK;
}

static void resolve(struct person_resolver *resolver, struct quote *quotes, size_t i) {
    struct attribution *by = &quotes[i].by;
    uint32_t entity = NO_ENTITY;
    if (by->mention == by->mention_end) return;
    for (size_t k = i; k-- > 0 && k + SAME_MENTION >= i;)
        if (quotes[k].by.rule && quotes[k].by.mention == by->mention) {
            by->person = quotes[k].by.person;
            by->person_rule = quotes[k].by.person_rule;
            return;
        }
    if (is_several(resolver, by) || is_group(resolver, by)) return;
    if (resolve_name(resolver, by, &entity) || resolve_pronoun(resolver, by, &entity)) {
        resolver->last_speaker = entity;
        resolver->last_mention = item_of(resolver->items, by->mention);
    } else if (!resolve_role(resolver, by, &entity) && !resolve_ordinal(resolver, by, &entity)) {
        by->person = unlisted_name(resolver, by);
        by->person_rule = by->person.size ? PERSON_FULL : PERSON_NONE;
    }
}

enum status persons_resolve(struct persons *persons, struct speech_items *items, const struct names *names,
                            struct poll *poll) {
    struct person_resolver resolver = {NULL, items, names, NO_ENTITY, NO_ITEM};
    struct quotes *quotes = items->quotes;
    if (forget_speakers(persons, names->entities.count)) return STATUS_NOMEM;
    resolver.spoken = persons->spoken.items;
    for (size_t i = 0; i < quotes->count; i++) {
        size_t n =
            quotes->items[i].by.rule ? head_name(&resolver, &quotes->items[i].by) : names->mentions.count;
        if (n < names->mentions.count) persons->spoken.items[names->mentions.items[n].entity] = true;
    }
    for (size_t n = 0; n < names->mentions.count; n++) {
        uint32_t entity = names->mentions.items[n].entity;
        bool unknown = names->entities.items[entity].kind == NAME_UNKNOWN && !persons->spoken.items[entity];
        if (unknown && pronoun_may_mean(&resolver, &names->mentions.items[n]))
            persons->spoken.items[entity] = true;
    }
    for (size_t i = 0; i < quotes->count; i++) {
        resolve(&resolver, quotes->items, i);
        if (poll_stop(poll, SENTENCE_ITEMS)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

void persons_release(struct persons *persons) {
    VECTOR_RELEASE(&persons->spoken);
}
