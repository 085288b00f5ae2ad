/*
 * name_pieces.c - where names stand in a text, one by one
 *
 * Capitals show where names are, and nearly nothing else does. So the reader goes from capital to capital,
 * takes what may belong together as a run of words, and cuts the run by what the lists know of its words:
 *
 *     Yesterday U.S. Secretary of State Lena Voss met Bank of Ostrel Chairman J. Marsk Jr. of Quill Inc.
 *               [U.S.]                 [Lena Voss]    [Bank of Ostrel]      [J. Marsk Jr.]   [Quill Inc.]
 *
 * At the beginning of a sentence a capital says nothing: words that open sentences, and those that stand
 * elsewhere in the text without a capital, are taken off the run. In headlines that have a capital on every
 * word, all capitals are kept as one loose piece, in which names.c looks for names that stand elsewhere.
 */
#include "extract/name_pieces.h"
#include "extract/name_beside.h"
#include "extract/sought.h"

/* Behind the last token of the run's words up to `last`: with the full stop of "D.C." and "Jr.". */
static size_t end_behind(const struct name_reader *reader, size_t last) {
    size_t dot = last + 1;
    if (!is_mark(reader, dot, '.') || !is_glued(reader, dot)) return dot;
    bool abbreviated = is_initial(reader, last) && last > 0 && is_glued(reader, last);
    bool suffix = classes_at(reader, last) & (CLASS_NAME_SUFFIX | CLASS_COMPANY_WORD);
    return dot + (abbreviated || (suffix && name_run_dotted(reader, last)));
}

/* Classes that a word has only in capitals: "US", "UN", "IRA". */
static uint64_t unfit(const struct name_reader *reader, size_t i) {
    const struct token *token = token_at(reader, i);
    if (token->flags & TOKEN_CAPITALS || token->size > 3) return 0;
    return CLASS_ORGANIZATION | (token->size <= 2 ? CLASS_PLACE : 0);
}

/* The classes of words from .. to-1 of the run as one name. */
static uint64_t phrase_classes(const struct name_reader *reader, const struct name_run *run, size_t from,
                               size_t to) {
    if (to - from == 1) return classes_at(reader, run->words[from]) & ~unfit(reader, run->words[from]);
    uint64_t hash = token_at(reader, run->words[from])->hash;
    for (size_t i = from + 1; i < to; i++) hash = phrase_hash(hash, token_at(reader, run->words[i])->hash);
    return vocabulary_classes(reader->vocabulary, hash);
}

static enum name_gender gender_of(uint64_t classes) {
    bool male = classes & CLASS_MALE, female = classes & CLASS_FEMALE;
    return male == female ? GENDER_UNKNOWN : male ? GENDER_MALE : GENDER_FEMALE;
}

/* True when something beside the piece says that it is a person who acts. */
static bool speaks(const struct name_reader *reader, size_t first, size_t end) {
    if (is_small(reader, end) && classes_at(reader, end) & CLASS_SPEECH_VERB) return true;
    bool verb = first > 1 && is_small(reader, first - 1) && classes_at(reader, first - 1) & CLASS_SPEECH_VERB;
    if (verb && !(token_at(reader, first - 2)->flags & TOKEN_WORD)) return true;
    if (!is_mark(reader, end, ',') || end + 2 >= reader->end) return false;
    bool age = token_at(reader, end + 1)->flags & TOKEN_DIGITS && token_at(reader, end + 1)->size == 2;
    return is_word(reader, end + 1, "who") || (age && is_mark(reader, end + 2, ','));
}

/* The "Al" of "Al-Kerr". */
static bool is_article_of(const struct name_reader *reader, size_t i) {
    return classes_at(reader, i) & CLASS_PARTICLE && is_mark(reader, i + 1, '-') && is_glued(reader, i + 1);
}

/* Fills in the words of a piece: hashes and their number. */
static void read_words(const struct name_reader *reader, const struct name_run *run, size_t from, size_t to,
                       struct name_piece *piece) {
    bool person = piece->kind == NAME_PERSON, may_be = person || piece->kind == NAME_UNKNOWN;
    for (size_t i = from; i < to; i++) {
        const struct token *token = token_at(reader, run->words[i]);
        const uint64_t silent = person ? CLASS_PARTICLE | CLASS_NAME_SUFFIX : CLASS_COMPANY_WORD;
        bool initial = is_initial(reader, run->words[i]) && i + 1 < to;
        if (!piece->given)
            piece->given = token->hash;
        else if (initial && person)
            piece->initials = phrase_hash(piece->initials, token->hash);
        if ((initial && person) || (token->classes & silent && piece->words)) continue;
        if (may_be && i + 1 < to && is_article_of(reader, run->words[i])) continue;
        if (piece->words >= 2) piece->middle = piece->family;
        piece->family = token->hash;
        piece->hash = piece->words++ ? phrase_hash(piece->hash, token->hash) : token->hash;
    }
}

/* Words that are no name by themselves. */
enum {
    NOTHING = CLASS_TITLE | CLASS_TITLE_PART | CLASS_DEMONYM | CLASS_ORGANIZATION_WORD | CLASS_PLACE_WORD |
              CLASS_COMPANY_WORD | CLASS_NAME_SUFFIX,
    NAMED = CLASS_PLACE | CLASS_ORGANIZATION | CLASS_FIRST_NAME,
};

static bool names_nothing(const struct name_reader *reader, size_t i) {
    uint64_t classes = classes_at(reader, i);
    return classes & NOTHING && !(classes & NAMED);
}

/* True for a word that opens sentences, in the language or in English, for which short texts are taken. */
static bool is_opener(const struct name_reader *reader, size_t i) {
    struct span word = token_text(reader->tokens, i);
    if (!vocabulary_may_open(reader->vocabulary, token_at(reader, i)->hash)) return false;
    if (lexicon_is_opener(word, reader->language)) return true;
    return reader->language != LANGUAGE_EN && lexicon_is_opener(word, LANGUAGE_EN);
}

/* True for one word that is a name only if somebody is called so: a title, a nationality, a word that
 * opens sentences, or one that begins a sentence. */
static bool is_doubtful(const struct name_reader *reader, const struct name_run *run, size_t from,
                        size_t to) {
    size_t word = run->words[from];
    if (to - from == 1 && classes_at(reader, word) & CLASS_DEMONYM) return true;
    if (phrase_classes(reader, run, from, to) & NAMED) return false;
    if (names_nothing(reader, word)) return true;
    if (token_at(reader, word)->flags & TOKEN_CAPITALS) return false;
    return (run->initial && from == 0) || is_opener(reader, word);
}

/* Adds words from .. to-1 of the run as one piece. */
static void emit(struct name_reader *reader, const struct name_run *run, size_t from, size_t to,
                 enum name_kind kind, unsigned flags, enum name_gender gender) {
    struct name_piece *piece = VECTOR_ADD(&reader->pieces->list);
    if (!piece) {
        reader->status = STATUS_NOMEM;
        return;
    }
    size_t first = run->words[from], end = end_behind(reader, run->words[to - 1]);
    *piece = (struct name_piece){.first = (uint32_t)first,
                                 .end = (uint32_t)end,
                                 .title = (uint32_t)first,
                                 .kind = kind,
                                 .gender = gender,
                                 .flags = flags};
    read_words(reader, run, from, to, piece);
    if (speaks(reader, first, end)) piece->flags |= PIECE_SPEAKS;
    if (flags & PIECE_FULL && name_beside_is_kin(reader, first, end)) piece->flags |= PIECE_KIN;
    if (!(flags & PIECE_TITLED) && piece->words == 1 && is_doubtful(reader, run, from, to))
        piece->flags |= PIECE_DOUBTFUL;
}

static void emit_person(struct name_reader *reader, const struct name_run *run, size_t from, size_t to,
                        unsigned flags, enum name_gender gender) {
    uint64_t classes = classes_at(reader, run->words[from]);
    if (to - from > 1) flags |= PIECE_FULL;
    if (gender == GENDER_UNKNOWN && classes & CLASS_FIRST_NAME) gender = gender_of(classes);
    emit(reader, run, from, to, NAME_PERSON, flags, gender);
}

/* A kind that the words from .. to-1 tell themselves, as lists or by their last word; or NAME_UNKNOWN. */
static enum name_kind kind_of(const struct name_reader *reader, const struct name_run *run, size_t from,
                              size_t to) {
    uint64_t whole = phrase_classes(reader, run, from, to);
    uint64_t first = classes_at(reader, run->words[from]), last = classes_at(reader, run->words[to - 1]);
    if (whole & CLASS_ORGANIZATION) return NAME_ORGANIZATION;
    if (whole & CLASS_PLACE) return NAME_PLACE;
    if (to - from == 1) return NAME_UNKNOWN;
    if (last & (CLASS_ORGANIZATION_WORD | CLASS_COMPANY_WORD)) return NAME_ORGANIZATION;
    if (run->joined) {
        for (size_t i = from; i < to; i++) {
            if (classes_at(reader, run->words[i]) & CLASS_ORGANIZATION_WORD) return NAME_ORGANIZATION;
            if (is_word(reader, run->words[i] + 1, "for")) return NAME_ORGANIZATION;
        }
        return NAME_PLACE;
    }
    bool person = first & CLASS_FIRST_NAME && last & CLASS_FAMILY_NAME;
    return (last | first) & CLASS_PLACE_WORD && !person ? NAME_PLACE : NAME_UNKNOWN;
}

/* True for the first name, or its initial, that a full name begins with; not for the initials of "U.S.
 * Open". */
static bool is_given(const struct name_reader *reader, const struct name_run *run, size_t from, size_t to) {
    size_t first = run->words[from];
    if (is_article_of(reader, first)) return false;
    if (classes_at(reader, first) & (CLASS_FIRST_NAME | CLASS_FAMILY_FIRST)) return true;
    if (!is_initial(reader, first) || !is_mark(reader, first + 1, '.')) return false;
    size_t letters = from;
    while (letters < to && is_initial(reader, run->words[letters])) letters++;
    return letters < to && !(phrase_classes(reader, run, from, letters) & (CLASS_PLACE | CLASS_ORGANIZATION));
}

/* True for a first name with a family name, and not too much behind it. */
static bool is_full(const struct name_reader *reader, const struct name_run *run, size_t from, size_t to) {
    enum { WORDS = 6 };
    return to - from > 1 && to - from <= WORDS && is_given(reader, run, from, to);
}

/* What stands before a title or a first name: the words of the title go, a name remains. */
static void emit_before(struct name_reader *reader, const struct name_run *run, size_t from, size_t to) {
    uint64_t last = classes_at(reader, run->words[to - 1]);
    bool pair = to > 1 && is_mark(reader, run->words[to - 1] - 1, '-'); /* "US-Russian" */
    bool office = to < run->count || last & CLASS_TITLE || (pair && last & CLASS_DEMONYM);
    if (from + 1 == run->count) { /* alone it may be the family name of somebody */
        emit(reader, run, from, to, kind_of(reader, run, from, to), 0, GENDER_UNKNOWN);
        return;
    }
    while (office && to > from && names_nothing(reader, run->words[to - 1]) &&
           !(classes_at(reader, run->words[to - 1]) & (CLASS_ORGANIZATION_WORD | CLASS_COMPANY_WORD)))
        to--;
    while (from < to && classes_at(reader, run->words[from]) & CLASS_DEMONYM) from++;
    if (from == to) return;
    enum name_kind kind = kind_of(reader, run, from, to);
    if (!kind && is_full(reader, run, from, to))
        emit_person(reader, run, from, to, 0, GENDER_UNKNOWN);
    else
        emit(reader, run, from, to, kind, 0, GENDER_UNKNOWN);
}

/* True when words from .. to-1 are a place, an organisation, an acronym or belong to a title. */
static bool stands_before_name(const struct name_reader *reader, const struct name_run *run, size_t from,
                               size_t to) {
    if (phrase_classes(reader, run, from, to) & (CLASS_PLACE | CLASS_ORGANIZATION)) return true;
    for (size_t i = from; i < to; i++) {
        bool acronym = token_at(reader, run->words[i])->flags & TOKEN_CAPITALS;
        if (!acronym && !(classes_at(reader, run->words[i]) & (CLASS_DEMONYM | CLASS_TITLE_PART)))
            return false;
    }
    return true;
}

static bool is_suffix(const struct name_reader *reader, size_t i) {
    return classes_at(reader, i) & CLASS_NAME_SUFFIX;
}

/* Where the name of a person begins behind words of title, place or organisation; `to` for nowhere. */
static size_t person_start(const struct name_reader *reader, const struct name_run *run, size_t from,
                           size_t to) {
    for (size_t i = to - 1; i-- > from;)
        if (classes_at(reader, run->words[i]) & CLASS_TITLE && !is_suffix(reader, run->words[i + 1]))
            return i + 1; /* but "Martin Luther King Jr." */
    return to;
}

/* "Chief Executive" is no name, "Mr King" is one. */
static bool is_office(const struct name_reader *reader, const struct name_run *run, size_t person) {
    bool honorific = gender_of(classes_at(reader, run->words[person - 1])) != GENDER_UNKNOWN;
    return !honorific && person + 1 == run->count && names_nothing(reader, run->words[person]);
}

/* True where unknown words stand before the title, and no first name behind it: "Parliamentary General
 * Election". */
static bool behind_unknown(const struct name_reader *reader, const struct name_run *run, size_t from,
                           size_t person) {
    if (classes_at(reader, run->words[person]) & (CLASS_FIRST_NAME | CLASS_FAMILY_FIRST)) return false;
    size_t title = person - 1;
    while (title > from && names_nothing(reader, run->words[title - 1])) title--;
    return title > from && !is_given(reader, run, person, run->count) && !is_full(reader, run, from, title) &&
           !stands_before_name(reader, run, from, title);
}

/* "U.S.-Norway talks": two names on both sides of a hyphen. True where both were added. */
static bool emit_two(struct name_reader *reader, const struct name_run *run, size_t from, size_t to) {
    const uint64_t known = CLASS_PLACE | CLASS_ORGANIZATION;
    for (size_t i = from + 1; i < to; i++) {
        if (!is_mark(reader, run->words[i] - 1, '-')) continue;
        if (!(phrase_classes(reader, run, from, i) & phrase_classes(reader, run, i, to) & known)) continue;
        emit(reader, run, from, i, kind_of(reader, run, from, i), 0, GENDER_UNKNOWN);
        emit(reader, run, i, to, kind_of(reader, run, i, to), 0, GENDER_UNKNOWN);
        return true;
    }
    return false;
}

/* Cuts a run without title, words from .. on, which are of a kind as a whole or not. */
static void cut_untitled(struct name_reader *reader, const struct name_run *run, size_t from,
                         enum name_kind kind, unsigned flags, enum name_gender gender) {
    size_t to = run->count;
    if (kind) {
        emit(reader, run, from, to, kind, 0, GENDER_UNKNOWN);
        return;
    }
    if (emit_two(reader, run, from, to)) return;
    for (size_t i = from + 1; i + 1 < to; i++)
        if (classes_at(reader, run->words[i]) & CLASS_FIRST_NAME &&
            (stands_before_name(reader, run, from, i) || name_beside_is_of_office(reader, run->words[from]) ||
             name_beside_is_trade(reader, run, from, i))) {
            emit_before(reader, run, from, i);
            emit_person(reader, run, i, to, flags, gender);
            return;
        }
    uint64_t last = classes_at(reader, run->words[to - 1]);
    bool full = is_full(reader, run, from, to);
    bool office = last & CLASS_TITLE && to - from != 2; /* "NASA Administrator", but "Stephen King" */
    if (!office && (flags & PIECE_TITLED || full ||
                    (to - from == 1 && name_beside_is_first_name(reader, run->words[from]))))
        emit_person(reader, run, from, to, flags, gender);
    else
        emit_before(reader, run, from, to);
}

static unsigned title_flags(const struct name_reader *reader, size_t title) {
    return PIECE_TITLED | (gender_of(classes_at(reader, title)) == GENDER_UNKNOWN ? PIECE_OFFICE : 0);
}

/* Cuts a run into pieces. */
static void cut(struct name_reader *reader, const struct name_run *run, size_t from) {
    size_t to = run->count, before = run->words[from];
    unsigned flags = 0;
    enum name_gender gender = GENDER_UNKNOWN;
    enum name_kind kind = kind_of(reader, run, from, to);
    bool by_itself = kind || (to - from == 2 && classes_at(reader, run->words[from]) & CLASS_FIRST_NAME);
    size_t person = by_itself && !run->joined ? to : person_start(reader, run, from, to);
    if (person < to && !behind_unknown(reader, run, from, person) && !is_office(reader, run, person)) {
        size_t title = run->words[person - 1];
        if (person - 1 > from) emit_before(reader, run, from, person - 1);
        emit_person(reader, run, person, to, title_flags(reader, title),
                    gender_of(classes_at(reader, title)));
        if (!reader->status)
            reader->pieces->list.items[reader->pieces->list.count - 1].title = (uint32_t)before;
        return;
    }
    bool plain = !names_nothing(reader, before) && is_small(reader, before - 1);
    if (plain && classes_at(reader, before - 1) & CLASS_TITLE) {
        flags = title_flags(reader, before - 1);
        gender = gender_of(classes_at(reader, before - 1));
    } else if (!kind && to - from > 1 && name_beside_kin(reader, before)) {
        flags = PIECE_TITLED;
        gender = gender_of(name_beside_kin(reader, before));
    }
    cut_untitled(reader, run, from, kind, flags, gender);
}

/* True for a word at the beginning of a sentence that stands elsewhere without a capital. */
static bool stands_small(const struct name_reader *reader, uint64_t hash) {
    size_t number = u64_map_find(&reader->pieces->opening, hash);
    return number != U64_MAP_NONE && reader->pieces->small.items[number];
}

/* How many words at the beginning of a sentence have their capital from there alone. */
static size_t opening_words(const struct name_reader *reader, const struct name_run *run) {
    size_t from = 0;
    for (; from < run->count; from++) {
        const struct token *token = token_at(reader, run->words[from]);
        bool more = run->count - from > 1;
        bool initial = is_initial(reader, run->words[from]) && is_mark(reader, run->words[from] + 1, '.');
        if (token->flags & TOKEN_CAPITALS || initial) break;
        if (more && token->classes & (CLASS_TITLE | CLASS_TITLE_PART)) break;
        bool small = !(token->classes & NAMED) && stands_small(reader, token->hash);
        if (!small && !is_opener(reader, run->words[from])) break;
    }
    return from;
}

/* True where a capital says nothing: behind marks that a sentence may begin behind. */
static bool begins(const struct name_reader *reader, size_t first, size_t i) {
    return i == first || !(token_at(reader, i - 1)->flags & TOKEN_WORD || is_mark(reader, i - 1, ',') ||
                           is_mark(reader, i - 1, '(') || is_mark(reader, i - 1, '/') ||
                           token_at(reader, i - 1)->flags & TOKEN_POSSESSIVE);
}

/* "The", "Is": not of a name, though it has a capital. */
static bool is_function_word(const struct name_reader *reader, size_t i) {
    enum { LONGEST = 5 };
    const struct token *token = token_at(reader, i);
    if (token->size > LONGEST || token->classes || token->flags & TOKEN_CAPITALS || is_initial(reader, i) ||
        !vocabulary_may_open(reader->vocabulary, token->hash))
        return false;
    return lexicon_function_word(token_text(reader->tokens, i)) >> LANGUAGE_EN & 1;
}

/* "the Bishop" is nobody's family name. */
static bool is_article(const struct name_reader *reader, size_t i) {
    return is_word(reader, i, "the") || is_word(reader, i, "The") || is_word(reader, i, "a") ||
           is_word(reader, i, "an");
}

/* "(D-Ostrel)": a party before a place. */
static bool is_party(const struct name_reader *reader, size_t first, size_t i) {
    bool letter = is_initial(reader, i) && is_mark(reader, i + 1, '-') && is_capital(reader, i + 2);
    return letter && i > first && (is_mark(reader, i - 1, '(') || is_mark(reader, i - 1, ','));
}

/* Reads the run that begins at a capital, and gives the token behind it. */
static size_t read_run(struct name_reader *reader, size_t first, size_t i) {
    if (is_party(reader, first, i)) return i + 2;
    struct name_run run = {{i}, 1, begins(reader, first, i), false};
    for (size_t next; run.count < NAME_RUN_WORDS && (next = name_run_next(reader, &run)) != 0;)
        run.words[run.count++] = next;
    size_t end = run.words[run.count - 1] + 1, from = 0;
    if (run.initial) from = opening_words(reader, &run);
    while (from < run.count && is_function_word(reader, run.words[from])) from++;
    bool common = run.count == 1 && names_nothing(reader, i) && i > first && is_article(reader, i - 1);
    if (from < run.count && !common) cut(reader, &run, from);
    return end;
}

/* True for words of four letters that many headlines leave without a capital. */
static bool stays_small(const struct name_reader *reader, size_t i) {
    static const char *const WORDS[] = {"from", "with", "into", "over", "than", "amid"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

/* True when capitals say nothing in a sentence: all words have them, or all but the small ones. */
static bool is_loose(const struct name_reader *reader, const struct token_sentence *sentence) {
    enum { LONG = 4, FEW = 3 };
    bool line = sentence->kind == SENTENCE_HEADING || sentence->kind == SENTENCE_FRAGMENT;
    size_t capitals = 0, all = 0, small = 0;
    for (size_t i = sentence->first; i < reader->end; i++) {
        unsigned flags = token_at(reader, i)->flags;
        if (!(flags & TOKEN_WORD) || flags & TOKEN_DIGITS) continue;
        if (!line && !(flags & TOKEN_CAPITAL)) return false;
        capitals += (flags & TOKEN_CAPITAL) != 0;
        all += (flags & TOKEN_CAPITALS) != 0;
        small += !(flags & TOKEN_CAPITAL);
        if (!(flags & TOKEN_CAPITAL) && token_at(reader, i)->size >= LONG && !stays_small(reader, i))
            return false;
    }
    return (line && capitals > FEW && capitals > small) || (all >= FEW && all == capitals && !small);
}

/* All capitals of a sentence as loose pieces, one a run of them. */
static void read_loose(struct name_reader *reader, size_t first) {
    for (size_t i = first; i < reader->end && !reader->status; i++) {
        if (!is_capital(reader, i)) continue;
        size_t end = i + 1;
        while (is_capital(reader, end) && end - i < NAME_RUN_WORDS) end++;
        if (classes_at(reader, i) & CLASS_FIRST_NAME && (end - i == 2 || end - i == 3)) {
            i = read_run(reader, first, i) - 1;
            continue;
        }
        struct name_piece *piece = VECTOR_ADD(&reader->pieces->list);
        if (!piece)
            reader->status = STATUS_NOMEM;
        else
            *piece = (struct name_piece){.first = (uint32_t)i, .end = (uint32_t)end, .flags = PIECE_LOOSE};
        i = end - 1;
    }
}

/* Collects the words whose capital may come from where they stand: at the beginning of a sentence, behind
 * a mark. */
static enum status read_opening(struct name_pieces *pieces, const struct tokens *tokens, struct poll *poll) {
    u64_map_clear(&pieces->opening);
    for (size_t i = 0; i < tokens->capitals.count; i++) {
        size_t number = tokens->capitals.items[i];
        const struct token *token = &tokens->items[number];
        if (number && token[-1].flags & TOKEN_WORD && token[-1].sentence == token->sentence) continue;
        enum status status = u64_map_reserve(&pieces->opening, 1, poll);
        if (status) return status;
        u64_map_add(&pieces->opening, token->hash);
    }
    return STATUS_OK;
}

/* Notes which of them stand elsewhere in the text without a capital. */
static enum status read_small(struct name_pieces *pieces, const struct tokens *tokens, struct poll *poll) {
    enum status status = read_opening(pieces, tokens, poll);
    size_t count = pieces->opening.count;
    struct sought sought = {{0}};
    if (!status) status = vector_grow((void **)&pieces->small.items, &pieces->small.capacity, count + 1, 1);
    if (status) return status;
    memset(pieces->small.items, 0, count + 1);
    for (size_t i = 0; i < count; i++) sought_add(&sought, pieces->opening.items[i]);
    for (const struct token *token = tokens->items, *end = token + tokens->count; token < end; token++) {
        unsigned small = (token->flags & (TOKEN_WORD | TOKEN_CAPITAL | TOKEN_DIGITS)) == TOKEN_WORD;
        if (!(sought_has(&sought, token->hash) & -small)) continue; /* one branch: two are guessed wrong */
        size_t number = u64_map_find(&pieces->opening, token->hash);
        if (number == U64_MAP_NONE) continue;
        pieces->small.items[number] = true;
        sought_found(&sought, token->hash);
    }
    if (poll_stop(poll, tokens->count)) return STATUS_INTERRUPT;
    return STATUS_OK;
}

/* Reads the runs from token `first` on, beginning with a number of tokens.capitals; gives the next one. */
static size_t read_runs(struct name_reader *reader, size_t first, size_t capital) {
    size_t from = first;
    for (; capital < reader->tokens->capitals.count && !reader->status; capital++) {
        size_t i = reader->tokens->capitals.items[capital];
        if (i >= reader->end) break;
        if (i >= from && !name_run_skips(reader, i)) from = read_run(reader, first, i);
    }
    return capital;
}

enum status name_pieces_read(struct name_pieces *pieces, const struct tokens *tokens,
                             const struct vocabulary *vocabulary, struct poll *poll) {
    struct name_reader reader = {tokens, vocabulary, vocabulary_language(vocabulary), pieces, 0, STATUS_OK};
    pieces->list.count = 0;
    reader.status = read_small(pieces, tokens, poll);
    for (size_t s = 0, capital = 0; !reader.status && s < tokens->sentences.count; s++) {
        size_t first = tokens->sentences.items[s].first;
        reader.end = tokens->sentences.items[s].end;
        bool loose = is_loose(&reader, &tokens->sentences.items[s]);
        if (loose) read_loose(&reader, first);
        capital = read_runs(&reader, loose ? reader.end : first, capital);
        if (poll_stop(poll, reader.end - first)) reader.status = STATUS_INTERRUPT;
    }
    return reader.status;
}

void name_pieces_release(struct name_pieces *pieces) {
    VECTOR_RELEASE(&pieces->list);
    u64_map_release(&pieces->opening);
    VECTOR_RELEASE(&pieces->small);
}
