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
#include "text/chars.h"

/* A run is cut behind so many words: longer ones are no names, and each word is then looked at a bounded
 * number of times. */
enum { RUN_WORDS = 12 };

struct reader {
    const struct tokens *tokens;
    const struct vocabulary *vocabulary;
    enum language language;
    struct name_pieces *pieces;
    size_t end; /* of the sentence */
    enum status status;
};

struct run {
    size_t words[RUN_WORDS]; /* tokens */
    size_t count;
    bool initial; /* its first word begins a sentence */
    bool joined;  /* "of", "for" or "and" join its words: an organisation or a place */
};

static const struct token *token_at(const struct reader *reader, size_t i) {
    return &reader->tokens->items[i];
}

static uint64_t classes_at(const struct reader *reader, size_t i) {
    return reader->tokens->items[i].classes;
}

static bool is_capital(const struct reader *reader, size_t i) {
    return i < reader->end && token_at(reader, i)->flags & TOKEN_CAPITAL;
}

static bool is_small(const struct reader *reader, size_t i) {
    return i < reader->end && (token_at(reader, i)->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
}

static bool is_glued(const struct reader *reader, size_t i) {
    return i < reader->end && token_at(reader, i)->flags & TOKEN_GLUED;
}

static bool is_mark(const struct reader *reader, size_t i, char mark) {
    return i < reader->end && token_is(reader->tokens, i, mark);
}

static bool is_word(const struct reader *reader, size_t i, const char *word) {
    return i < reader->end && span_equal(token_text(reader->tokens, i), span_of(word));
}

static bool is_initial(const struct reader *reader, size_t i) {
    return token_at(reader, i)->size == 1 && is_capital(reader, i);
}

/* True for capitalised words that are in no name: "I", "Monday", "Photo". */
static bool is_no_name(const struct reader *reader, size_t i) {
    return classes_at(reader, i) & (CLASS_CALENDAR | CLASS_CAPTION_WORD) ||
           (is_word(reader, i, "I") && !is_mark(reader, i + 1, '.'));
}

/* True for a word whose full stop is its own: "J.", "Gen.", "Jr.", "St." */
static bool takes_dot(const struct reader *reader, size_t i) {
    return is_initial(reader, i) || lexicon_abbreviation(token_text(reader->tokens, i), reader->language);
}

/* "of", "for" and what stands for them elsewhere may follow a word that heads the name of an organisation.
 * */
static bool joins_heads(const struct reader *reader, size_t i) {
    static const char *const WORDS[] = {"of", "for", "de", "du",  "des", "del", "della",
                                        "do", "da",  "di", "van", "fur", "für"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

static bool is_head(const struct reader *reader, size_t i) {
    return classes_at(reader, i) & (CLASS_ORGANIZATION_WORD | CLASS_PLACE_WORD);
}

/* The capital behind "of", "of the" at i, or 0. */
static size_t behind_joint(const struct reader *reader, size_t i) {
    size_t next = i + 1 + (is_word(reader, i + 1, "the") || is_word(reader, i + 1, "la"));
    return is_capital(reader, next) && !is_no_name(reader, next) ? next : 0;
}

/* "Food and Drug Administration": the capital behind "and" at i, where a word of organisations ends the
 * run. */
static size_t behind_and(const struct reader *reader, const struct run *run, size_t i) {
    const uint64_t own = CLASS_FIRST_NAME | CLASS_PLACE | CLASS_DEMONYM | CLASS_ORGANIZATION | CLASS_TITLE;
    size_t last = i + 1;
    if (run->count > 2 || classes_at(reader, run->words[run->count - 1]) & own) return 0;
    if (!is_capital(reader, last) || classes_at(reader, last) & own) return 0;
    while (last < i + RUN_WORDS && is_capital(reader, last + 1)) last++;
    return last > i + 1 && classes_at(reader, last) & CLASS_ORGANIZATION_WORD ? i + 1 : 0;
}

/* "van der" and the capital behind, from i on, within the name of a person; or 0. */
static size_t behind_particles(const struct reader *reader, const struct run *run, size_t i) {
    bool person = false;
    for (size_t w = 0; w < run->count; w++)
        person = person || classes_at(reader, run->words[w]) & (CLASS_FIRST_NAME | CLASS_TITLE);
    for (size_t most = i + 3; person && i < most && is_small(reader, i); i++) {
        if (!(classes_at(reader, i) & CLASS_PARTICLE)) return 0;
        size_t next = i + 1 + (is_mark(reader, i + 1, '-') && is_glued(reader, i + 1));
        if (is_capital(reader, next)) return is_no_name(reader, next) ? 0 : next;
    }
    return 0;
}

/* The word behind a small word at i that the run may go on with, or 0. */
static size_t behind_small(const struct reader *reader, struct run *run, size_t i) {
    size_t next = 0, last = run->words[run->count - 1];
    if (is_head(reader, last) && joins_heads(reader, i)) next = behind_joint(reader, i);
    if (!next && is_word(reader, i, "and")) next = behind_and(reader, run, i);
    if (next) return run->joined = true, next;
    return classes_at(reader, i) & CLASS_PARTICLE ? behind_particles(reader, run, i) : 0;
}

/* The word behind a hyphen at i: "Al-Assad", and the small "un" of "Kim Jong-un"; or 0. */
static size_t behind_hyphen(const struct reader *reader, const struct run *run, size_t i) {
    enum { SYLLABLE = 5 };
    size_t next = i + 1;
    if (!is_glued(reader, i) || !is_glued(reader, next)) return 0;
    if (is_capital(reader, next)) return next;
    bool family = run->count == 2 && classes_at(reader, run->words[0]) & CLASS_FAMILY_FIRST;
    return family && is_small(reader, next) && token_at(reader, next)->size <= SYLLABLE ? next : 0;
}

/* The next word of the run, or 0. */
static size_t next_word(const struct reader *reader, struct run *run) {
    size_t i = run->words[run->count - 1], next = i + 1;
    if (is_mark(reader, next, '.') && is_glued(reader, next) && takes_dot(reader, i)) next++;
    if (next >= reader->end) return 0;
    if (is_capital(reader, next)) return is_no_name(reader, next) ? 0 : next;
    if (is_mark(reader, next, '-')) return behind_hyphen(reader, run, next);
    if (is_small(reader, next)) return behind_small(reader, run, next);
    if (!is_capital(reader, next + 1)) return 0;
    if (is_mark(reader, next, '&')) return next + 1;
    bool suffix = classes_at(reader, next + 1) & (CLASS_NAME_SUFFIX | CLASS_COMPANY_WORD);
    return is_mark(reader, next, ',') && suffix ? next + 1 : 0;
}

/* Behind the last token of the run's words up to `last`: with the full stop of "D.C." and "Jr.". */
static size_t end_behind(const struct reader *reader, size_t last) {
    size_t dot = last + 1;
    if (!is_mark(reader, dot, '.') || !is_glued(reader, dot)) return dot;
    bool abbreviated = is_initial(reader, last) && last > 0 && is_glued(reader, last);
    bool suffix = classes_at(reader, last) & (CLASS_NAME_SUFFIX | CLASS_COMPANY_WORD);
    return dot + (abbreviated || (suffix && takes_dot(reader, last)));
}

/* Classes that a word has only in capitals: "US", "UN", "IRA". */
static uint64_t unfit(const struct reader *reader, size_t i) {
    const struct token *token = token_at(reader, i);
    if (token->flags & TOKEN_CAPITALS || token->size > 3) return 0;
    return CLASS_ORGANIZATION | (token->size <= 2 ? CLASS_PLACE : 0);
}

/* The classes of words from .. to-1 of the run as one name. */
static uint64_t phrase_classes(const struct reader *reader, const struct run *run, size_t from, size_t to) {
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
static bool speaks(const struct reader *reader, size_t first, size_t end) {
    if (end < reader->end && classes_at(reader, end) & CLASS_SPEECH_VERB && is_small(reader, end))
        return true;
    if (first > 0 && is_small(reader, first - 1) && classes_at(reader, first - 1) & CLASS_SPEECH_VERB)
        return true;
    if (!is_mark(reader, end, ',') || end + 2 >= reader->end) return false;
    bool age = token_at(reader, end + 1)->flags & TOKEN_DIGITS && token_at(reader, end + 1)->size == 2;
    return is_word(reader, end + 1, "who") || (age && is_mark(reader, end + 2, ','));
}

/* Fills in the words of a piece: hashes and their number. */
static void read_words(const struct reader *reader, const struct run *run, size_t from, size_t to,
                       struct name_piece *piece) {
    bool person = piece->kind == NAME_PERSON;
    for (size_t i = from; i < to; i++) {
        const struct token *token = token_at(reader, run->words[i]);
        const uint64_t silent = person ? CLASS_PARTICLE | CLASS_NAME_SUFFIX : CLASS_COMPANY_WORD;
        bool initial = is_initial(reader, run->words[i]) && i + 1 < to;
        if (!piece->given)
            piece->given = token->hash;
        else if (initial && person)
            piece->initials = phrase_hash(piece->initials, token->hash);
        if ((initial && person) || (token->classes & silent && piece->words)) continue;
        if (piece->words >= 2) piece->middle = piece->family;
        piece->family = token->hash;
        piece->hash = piece->words++ ? phrase_hash(piece->hash, token->hash) : token->hash;
    }
}

/* Adds words from .. to-1 of the run as one piece. */
static void emit(struct reader *reader, const struct run *run, size_t from, size_t to, enum name_kind kind,
                 unsigned flags, enum name_gender gender) {
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
    const uint64_t known = CLASS_FIRST_NAME | CLASS_PLACE | CLASS_ORGANIZATION;
    bool plain = piece->words == 1 && !(phrase_classes(reader, run, from, to) & known);
    bool acronym = token_at(reader, first)->flags & TOKEN_CAPITALS;
    if (run->initial && from == 0 && plain && !acronym && !(flags & PIECE_TITLED))
        piece->flags |= PIECE_DOUBTFUL;
}

static void emit_person(struct reader *reader, const struct run *run, size_t from, size_t to, unsigned flags,
                        enum name_gender gender) {
    uint64_t classes = classes_at(reader, run->words[from]);
    if (to - from > 1) flags |= PIECE_FULL;
    if (gender == GENDER_UNKNOWN && classes & CLASS_FIRST_NAME) gender = gender_of(classes);
    emit(reader, run, from, to, NAME_PERSON, flags, gender);
}

/* Words that are no name by themselves. */
enum {
    NO_NAME = CLASS_TITLE | CLASS_TITLE_PART | CLASS_DEMONYM | CLASS_ORGANIZATION_WORD | CLASS_PLACE_WORD |
              CLASS_COMPANY_WORD | CLASS_NAME_SUFFIX,
    NAMED = CLASS_PLACE | CLASS_ORGANIZATION | CLASS_FIRST_NAME,
};

static bool names_nothing(const struct reader *reader, size_t i) {
    uint64_t classes = classes_at(reader, i);
    return classes & NO_NAME && !(classes & NAMED);
}

/* A kind that the words from .. to-1 tell themselves, as lists or by their last word; or NAME_UNKNOWN. */
static enum name_kind kind_of(const struct reader *reader, const struct run *run, size_t from, size_t to) {
    uint64_t whole = phrase_classes(reader, run, from, to);
    uint64_t first = classes_at(reader, run->words[from]), last = classes_at(reader, run->words[to - 1]);
    if (whole & CLASS_ORGANIZATION) return NAME_ORGANIZATION;
    if (whole & CLASS_PLACE) return NAME_PLACE;
    if (to - from == 1) return NAME_UNKNOWN;
    if (last & (CLASS_ORGANIZATION_WORD | CLASS_COMPANY_WORD)) return NAME_ORGANIZATION;
    if (run->joined) {
        for (size_t i = from; i < to; i++)
            if (classes_at(reader, run->words[i]) & CLASS_ORGANIZATION_WORD) return NAME_ORGANIZATION;
        return NAME_PLACE;
    }
    bool person = first & CLASS_FIRST_NAME && last & CLASS_FAMILY_NAME;
    return (last | first) & CLASS_PLACE_WORD && !person ? NAME_PLACE : NAME_UNKNOWN;
}

/* What stands before a title or a first name: the words of the title go, a name remains. */
static void emit_before(struct reader *reader, const struct run *run, size_t from, size_t to) {
    while (to > from && names_nothing(reader, run->words[to - 1]) &&
           !(classes_at(reader, run->words[to - 1]) & (CLASS_ORGANIZATION_WORD | CLASS_COMPANY_WORD)))
        to--;
    while (from < to && classes_at(reader, run->words[from]) & CLASS_DEMONYM) from++;
    if (from == to) return;
    if (to - from == 1 && names_nothing(reader, run->words[from])) return;
    emit(reader, run, from, to, kind_of(reader, run, from, to), 0, GENDER_UNKNOWN);
}

/* True for the first name, or its initial, that a full name begins with; not for the initials of "U.S.
 * Open". */
static bool is_given(const struct reader *reader, const struct run *run, size_t from, size_t to) {
    size_t first = run->words[from];
    if (classes_at(reader, first) & (CLASS_FIRST_NAME | CLASS_FAMILY_FIRST)) return true;
    if (!is_initial(reader, first) || !is_mark(reader, first + 1, '.')) return false;
    size_t letters = from;
    while (letters < to && is_initial(reader, run->words[letters])) letters++;
    return letters < to && !(phrase_classes(reader, run, from, letters) & (CLASS_PLACE | CLASS_ORGANIZATION));
}

/* True when words from .. to-1 are a place, an organisation, an acronym or belong to a title. */
static bool stands_before_name(const struct reader *reader, const struct run *run, size_t from, size_t to) {
    if (phrase_classes(reader, run, from, to) & (CLASS_PLACE | CLASS_ORGANIZATION)) return true;
    for (size_t i = from; i < to; i++) {
        bool acronym = token_at(reader, run->words[i])->flags & TOKEN_CAPITALS;
        if (!acronym && !(classes_at(reader, run->words[i]) & (CLASS_DEMONYM | CLASS_TITLE_PART)))
            return false;
    }
    return true;
}

/* Where the name of a person begins behind the words of title, place or organisation; `to` where it does
 * not. */
static size_t person_start(const struct reader *reader, const struct run *run, size_t from, size_t to) {
    for (size_t i = to - 1; i-- > from + 1;)
        if (classes_at(reader, run->words[i]) & CLASS_TITLE) return i + 1;
    return classes_at(reader, run->words[from]) & CLASS_TITLE && to - from > 1 ? from + 1 : to;
}

/* Cuts a run without title, words from .. on. */
static void cut_untitled(struct reader *reader, const struct run *run, size_t from, unsigned flags,
                         enum name_gender gender) {
    size_t to = run->count;
    enum name_kind kind = kind_of(reader, run, from, to);
    if (kind) {
        emit(reader, run, from, to, kind, 0, GENDER_UNKNOWN);
        return;
    }
    for (size_t i = from + 1; i + 1 < to; i++)
        if (classes_at(reader, run->words[i]) & CLASS_FIRST_NAME &&
            stands_before_name(reader, run, from, i)) {
            emit_before(reader, run, from, i);
            emit_person(reader, run, i, to, flags, gender);
            return;
        }
    uint64_t first = classes_at(reader, run->words[from]), last = classes_at(reader, run->words[to - 1]);
    bool full = to - from > 1 && is_given(reader, run, from, to);
    bool office = last & CLASS_TITLE && to - from != 2; /* "NASA Administrator", but "Stephen King" */
    if (!office && (flags & PIECE_TITLED || full || (to - from == 1 && first & CLASS_FIRST_NAME)))
        emit_person(reader, run, from, to, flags, gender);
    else
        emit_before(reader, run, from, to);
}

/* Cuts a run into pieces. */
static void cut(struct reader *reader, const struct run *run, size_t from) {
    size_t to = run->count, before = run->words[from];
    unsigned flags = 0;
    enum name_gender gender = GENDER_UNKNOWN;
    bool by_itself = kind_of(reader, run, from, to) ||
                     (to - from == 2 && classes_at(reader, run->words[from]) & CLASS_FIRST_NAME);
    size_t person = by_itself && !run->joined ? to : person_start(reader, run, from, to);
    if (person < to) {
        size_t title = run->words[person - 1];
        if (person - 1 > from) emit_before(reader, run, from, person - 1);
        emit_person(reader, run, person, to, PIECE_TITLED, gender_of(classes_at(reader, title)));
        if (!reader->status)
            reader->pieces->list.items[reader->pieces->list.count - 1].title = (uint32_t)before;
        return;
    }
    if (before > 0 && is_small(reader, before - 1) && classes_at(reader, before - 1) & CLASS_TITLE) {
        flags = PIECE_TITLED;
        gender = gender_of(classes_at(reader, before - 1));
    }
    cut_untitled(reader, run, from, flags, gender);
}

/* How many words at the beginning of a sentence have their capital from there alone. */
static size_t opening_words(const struct reader *reader, const struct run *run) {
    size_t from = 0;
    for (; from < run->count; from++) {
        const struct token *token = token_at(reader, run->words[from]);
        bool more = run->count - from > 1;
        if (token->flags & TOKEN_CAPITALS || is_initial(reader, run->words[from])) break;
        if (more && token->classes & (CLASS_TITLE | CLASS_TITLE_PART)) break;
        struct span word = token_text(reader->tokens, run->words[from]);
        bool opener = lexicon_is_opener(word, reader->language) || lexicon_is_opener(word, LANGUAGE_EN);
        if (!opener && (token->classes & NAMED || !u64_map_has(&reader->pieces->small, token->hash))) break;
    }
    return from;
}

/* True where a capital says nothing: behind marks that a sentence may begin behind. */
static bool begins(const struct reader *reader, size_t first, size_t i) {
    return i == first || !(token_at(reader, i - 1)->flags & TOKEN_WORD || is_mark(reader, i - 1, ',') ||
                           is_mark(reader, i - 1, '(') || is_mark(reader, i - 1, '/') ||
                           token_at(reader, i - 1)->flags & TOKEN_POSSESSIVE);
}

/* Reads the run that begins at a capital, and gives the token behind it. */
static size_t read_run(struct reader *reader, size_t first, size_t i) {
    struct run run = {{i}, 1, begins(reader, first, i), false};
    for (size_t next; run.count < RUN_WORDS && (next = next_word(reader, &run)) != 0;)
        run.words[run.count++] = next;
    size_t end = run.words[run.count - 1] + 1, from = 0;
    if (run.initial) from = opening_words(reader, &run);
    while (from < run.count && is_word(reader, run.words[from], "The")) from++;
    if (from < run.count) cut(reader, &run, from);
    return end;
}

/* True for words of four letters that many headlines leave without a capital. */
static bool stays_small(const struct reader *reader, size_t i) {
    static const char *const WORDS[] = {"from", "with", "into", "over", "than", "amid"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is_word(reader, i, WORDS[w])) return true;
    return false;
}

/* True when capitals say nothing in a sentence: all words have them, or all but the small ones. */
static bool is_loose(const struct reader *reader, const struct token_sentence *sentence) {
    enum { LONG = 4, FEW = 3 };
    bool line = sentence->kind == SENTENCE_HEADING || sentence->kind == SENTENCE_FRAGMENT;
    size_t capitals = 0, all = 0, small = 0;
    for (size_t i = sentence->first; i < reader->end; i++) {
        unsigned flags = token_at(reader, i)->flags;
        if (!(flags & TOKEN_WORD) || flags & TOKEN_DIGITS) continue;
        capitals += (flags & TOKEN_CAPITAL) != 0;
        all += (flags & TOKEN_CAPITALS) != 0;
        small += !(flags & TOKEN_CAPITAL);
        if (!(flags & TOKEN_CAPITAL) && token_at(reader, i)->size >= LONG && !stays_small(reader, i))
            return false;
    }
    return (line && capitals > FEW && capitals > small) || (all >= FEW && all == capitals && !small);
}

/* All capitals of a sentence as loose pieces, one a run of them. */
static void read_loose(struct reader *reader, size_t first) {
    for (size_t i = first; i < reader->end && !reader->status; i++) {
        if (!is_capital(reader, i)) continue;
        size_t end = i + 1;
        while (is_capital(reader, end) && end - i < RUN_WORDS) end++;
        struct name_piece *piece = VECTOR_ADD(&reader->pieces->list);
        if (!piece)
            reader->status = STATUS_NOMEM;
        else
            *piece = (struct name_piece){.first = (uint32_t)i, .end = (uint32_t)end, .flags = PIECE_LOOSE};
        i = end - 1;
    }
}

static enum status read_small(struct name_pieces *pieces, const struct tokens *tokens, struct poll *poll) {
    enum { WORK_OF_WORD = 4 };
    enum status status = STATUS_OK;
    u64_map_clear(&pieces->small);
    for (size_t i = 0; !status && i < tokens->count; i++) {
        if ((tokens->items[i].flags & (TOKEN_WORD | TOKEN_CAPITAL | TOKEN_DIGITS)) != TOKEN_WORD) continue;
        status = u64_map_reserve(&pieces->small, 1, poll);
        if (!status) u64_map_add(&pieces->small, tokens->items[i].hash);
        if (!status && poll_stop(poll, WORK_OF_WORD)) status = STATUS_INTERRUPT;
    }
    return status;
}

enum status name_pieces_read(struct name_pieces *pieces, const struct tokens *tokens,
                             const struct vocabulary *vocabulary, struct poll *poll) {
    struct reader reader = {tokens, vocabulary, vocabulary_language(vocabulary), pieces, 0, STATUS_OK};
    pieces->list.count = 0;
    reader.status = read_small(pieces, tokens, poll);
    for (size_t s = 0; !reader.status && s < tokens->sentences.count; s++) {
        size_t first = tokens->sentences.items[s].first;
        reader.end = tokens->sentences.items[s].end;
        if (is_loose(&reader, &tokens->sentences.items[s])) {
            read_loose(&reader, first);
        } else {
            for (size_t i = first; i < reader.end && !reader.status;)
                i = is_capital(&reader, i) && !is_no_name(&reader, i) ? read_run(&reader, first, i) : i + 1;
        }
        if (poll_stop(poll, reader.end - first)) reader.status = STATUS_INTERRUPT;
    }
    return reader.status;
}

void name_pieces_release(struct name_pieces *pieces) {
    VECTOR_RELEASE(&pieces->list);
    u64_map_release(&pieces->small);
}
